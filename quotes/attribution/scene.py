"""What the sieves look at: one article with everything that was found in it.

Frozen; what has been answered so far stands beside it, see :mod:`quotes.attribution.said`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from quotes import echoes
from quotes.cues import Cue
from quotes.data import Article, Category, Entity, Mention, Span, Stretch, Token
from quotes.frames import Frame
from quotes.grammar.tree import Tree
from quotes.people import affiliations, pronouns, topics
from quotes.people.entities import Entities
from quotes.people.mentions import Mentions

_CROWD = 200  # quotations; of some 1,000 articles measured none has more than 40
_FRONT = 3  # words before a colon that only link: «Und dann noch: „…“»
_LINKS = frozenset("und weiter zudem außerdem ferner aber denn sowie auch dazu".split())


@dataclass(frozen=True)
class Scene:
    """One article. Look-up tables are made once, when they are first asked for."""

    article: Article
    paragraphs: Sequence[Span]
    stretches: Sequence[Stretch]
    frames: Sequence[Frame]
    categories: Sequence[Category]
    trees: Sequence[Tree]
    cues: Sequence[tuple[Cue, ...]]
    finder: Mentions
    known: pronouns.Known  # mentions, entities, and which mention is which entity
    heads: frozenset[int] = frozenset()  # indices of the paragraphs that are headings

    @property
    def mentions(self) -> Sequence[Mention]:
        """The mentions, in the order of the text."""
        return self.known.mentions

    @property
    def entities(self) -> Sequence[Entity]:
        """The persons, organisations, groups, documents."""
        return self.known.entities

    @property
    def of(self) -> Mapping[int, int]:
        """The entity of each mention that has one, by index."""
        return self.known.of

    @cached_property
    def by_sentence(self) -> Mapping[int, Sequence[int]]:
        """The stretches of each frame sentence."""
        found: dict[int, list[int]] = {}
        for index, frame in enumerate(self.frames):
            if frame.sentence is not None:
                found.setdefault(frame.sentence, []).append(index)
        return found

    @cached_property
    def by_place(self) -> Mapping[tuple[int, int], int]:
        """The mention at a sentence and token."""
        return {(mention.sentence, mention.token): index for index, mention in enumerate(self.mentions)}

    @cached_property
    def full(self) -> Sequence[Sequence[Mention]]:
        """The mentions of each entity that have its full name, in the order of the text."""
        return [
            [self.mentions[index] for index in entity.mentions if self.mentions[index].name == entity.name]
            for entity in self.entities
        ]

    @cached_property
    def _words(self) -> dict[int, echoes.Words]:
        """The words of stretches that were asked for."""
        return {}

    @cached_property
    def _sorted_heads(self) -> Sequence[int]:
        """The indices of the paragraphs that are headings, in order."""
        return sorted(self.heads)

    @cached_property
    def _levels(self) -> Mapping[int | None, Sequence[int]]:
        """The sentences by what they stand inside."""
        found: dict[int | None, list[int]] = {}
        for number, tree in enumerate(self.trees):
            found.setdefault(tree.sentence.inside, []).append(number)
        return found

    def sentence(self, stretch: int) -> int:
        """Return the number of the frame sentence of a stretch that has one."""
        number = self.frames[stretch].sentence
        assert number is not None  # noqa: S101  (callers have asked for its tree)
        return number

    def words(self, stretch: int) -> echoes.Words:
        """Return the words of a stretch, as they are compared with others."""
        found = self._words.get(stretch)
        if found is None:
            found = self._words[stretch] = echoes.words(self.stretches[stretch].inner.of(self.article.text))
        return found

    @property
    def is_crowded(self) -> bool:
        """Tell whether there are more quotations than a report of one voice, or an interview, has.

        Rules that look at all others of an article for each of them stop there: work grows with the length alone.
        """
        return len(self.stretches) > _CROWD

    def mentions_in(self, span: Span) -> range:
        """Return the indices of the mentions that begin in a span."""
        first = bisect_left(self.mentions, span.start, key=lambda mention: mention.span.start)
        return range(first, bisect_left(self.mentions, span.end, key=lambda mention: mention.span.start))

    def sentence_of(self, stretch: int) -> int:
        """Return the number of the frame sentence of a stretch, else of the nearest before it."""
        number = self.frames[stretch].sentence
        if number is not None:
            return number
        start = self.stretches[stretch].span.start
        return max(0, bisect_right(self.trees, start, key=lambda tree: tree.sentence.span.start) - 1)

    def tree(self, stretch: int) -> Tree | None:
        """Return the frame sentence of a stretch."""
        sentence = self.frames[stretch].sentence
        return None if sentence is None else self.trees[sentence]

    def before(self, sentence: int) -> int | None:
        """Return the reporter's sentence before, on the same level, if no heading parts the two."""
        level = self._levels[self.trees[sentence].sentence.inside]
        at = bisect_left(level, sentence)
        return level[at - 1] if at and self._goes_on(level[at - 1], sentence) else None

    def after(self, sentence: int) -> int | None:
        """Return the reporter's next sentence on the same level, if no heading parts the two."""
        level = self._levels[self.trees[sentence].sentence.inside]
        at = bisect_right(level, sentence)
        return level[at] if at < len(level) and self._goes_on(sentence, level[at]) else None

    def _goes_on(self, sentence: int, other: int) -> bool:
        """Tell whether two sentences stand in one paragraph, or no heading is or parts theirs."""
        if not self.heads:
            return True
        first, last = self.paragraph_of(sentence), self.paragraph_of(other)
        at = bisect_left(self._sorted_heads, first)
        return first == last or at == len(self._sorted_heads) or self._sorted_heads[at] > last

    def is_head(self, stretch: int) -> bool:
        """Tell whether a stretch stands in a heading."""
        return self.stretches[stretch].paragraph - 1 in self.heads

    def paragraph_of(self, sentence: int) -> int:
        """Return the number of the paragraph in which a sentence begins."""
        start = self.trees[sentence].sentence.span.start
        return max(0, bisect_right(self.paragraphs, start, key=lambda paragraph: paragraph.start) - 1)

    def is_bare(self, sentence: int) -> bool:
        """Tell whether a sentence consists of quotations alone; notes in brackets aside: «(wir berichteten)»."""
        tokens = _without_notes(self.trees[sentence].tokens)
        colon = any(token.text == ":" for token in tokens[: _FRONT + 1]) and len(tokens) <= _FRONT + 3
        return any(token.mask is not None for token in tokens) and all(
            token.mask is not None
            or token.upos in {"PUNCT", "SYM", "CCONJ"}
            or token.text.lower() in _LINKS
            or (colon and token.upos == "ADV")  # «Dann aber: „…“»
            for token in tokens
        )

    def alone(self, stretch: int) -> int | None:
        """Return the sentence of a stretch that consists of quotations alone, else None."""
        number = self.frames[stretch].sentence
        bare = number is not None and self.frames[stretch].masked and self.is_bare(number)
        return number if bare else None

    def bare_utterance(self, stretch: int) -> int | None:
        """Return the sentence of an utterance that has no frame in it and is no line of a dialogue, else None."""
        number = self.alone(stretch)
        bare = number is not None and self.categories[stretch].type == "direct" and not self.is_dialogue(number)
        return number if bare else None

    def is_dialogue(self, sentence: int) -> bool:
        """Tell whether a sentence is „…“ – „…“: a dialogue, whose turns nothing in the text assigns."""
        dash = any(token.text in {"–", "—", "-"} for token in self.trees[sentence].tokens)
        return dash and len(self.masks(sentence)) > 1

    def masks(self, sentence: int) -> list[int]:
        """Return the stretches masked in a sentence, in its order."""
        return [token.mask for token in self.trees[sentence].tokens if token.mask is not None and token.text]


def _without_notes(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the tokens of a sentence up to a bracket that opens behind its first quotation."""
    quoted = next((token.index for token in tokens if token.mask is not None), None)
    if quoted is None:
        return tokens
    note = next((token.index for token in tokens[quoted:] if token.text == "("), len(tokens))
    return tokens[:note]


def people(finder: Mentions) -> pronouns.Known:
    """Return who is in an article: its mentions, its entities, and which mention is which."""
    mentions = finder.all()
    nouns = [finder.trees[mention.sentence][mention.token].lemma for mention in mentions]
    told = [affiliations.told(finder.trees[mention.sentence], mention) for mention in mentions]
    entities, of = Entities(mentions, nouns, told).result()
    return pronouns.tie(mentions, entities, of, finder.trees, topics.paragraphs(finder.text, finder.trees))
