"""What the sieves look at: one article with everything that was found in it, and what has been answered so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from quotes.cues import Cue
from quotes.data import Article, Category, Entity, Mention, Span, Stretch
from quotes.frames import Frame
from quotes.grammar.tree import Tree
from quotes.people import pronouns
from quotes.people.entities import Entities
from quotes.people.mentions import Mentions

_LINKS = frozenset("und weiter zudem außerdem ferner aber denn sowie auch dazu".split())


@dataclass(frozen=True, slots=True)
class Source:
    """A sieve's answer: the token that says who speaks, the cue, and where both stand."""

    rule: str
    sentence: int
    token: int | None  # head of the source phrase; None: the text says that somebody speaks, not who
    cue: Cue | None = None
    how: str = ""  # the first half of the reason, in German
    like: int | None = None  # the stretch whose speaker this one shares, instead of a token
    together: bool = False  # shares the utterance of that stretch, too
    label: Span | None = None  # a speaker's label that the parser need not know: «SPIEGEL:»


@dataclass
class Scene:
    """One article. Only ``answers`` and ``speakers`` grow while the sieves work."""

    article: Article
    paragraphs: Sequence[Span]
    stretches: Sequence[Stretch]
    frames: Sequence[Frame]
    categories: Sequence[Category]
    trees: Sequence[Tree]
    cues: Sequence[tuple[Cue, ...]]
    finder: Mentions
    mentions: Sequence[Mention]
    entities: Sequence[Entity]
    of: Mapping[int, int]
    sources: dict[int, Source] = field(default_factory=dict)  # by stretch
    answers: dict[int, int | None] = field(default_factory=dict)  # entity by stretch
    speakers: dict[int, int] = field(default_factory=dict)  # entity by sentence
    by_place: dict[tuple[int, int], int] = field(default_factory=dict)  # mention by sentence and token
    by_sentence: dict[int, list[int]] = field(default_factory=dict)  # stretches by frame sentence
    leading: dict[tuple[int, int | None], list[int]] = field(default_factory=dict)  # by group and parent: see `note`
    full: dict[int, list[Mention]] = field(default_factory=dict)  # mentions by an entity's full name
    _levels: dict[int | None, list[int]] = field(default_factory=dict)  # sentences by what they stand inside

    def __post_init__(self) -> None:
        """Look up once what the sieves ask for again and again."""
        for index, frame in enumerate(self.frames):
            if frame.sentence is not None:
                self.by_sentence.setdefault(frame.sentence, []).append(index)
        for number, tree in enumerate(self.trees):
            self._levels.setdefault(tree.sentence.inside, []).append(number)
        self.by_place = {(mention.sentence, mention.token): index for index, mention in enumerate(self.mentions)}

    def note(self, stretch: int, source: Source) -> None:
        """Keep the source of a stretch, and the first two of a running quotation that have one of their own."""
        self.sources[stretch] = source
        here = self.stretches[stretch]
        leading = self.leading.setdefault((here.group, here.parent), [])
        if source.rule != "running" and stretch not in leading and len(leading) < 2:
            leading.append(stretch)

    def sentence(self, stretch: int) -> int:
        """Return the number of the frame sentence of a stretch that has one."""
        number = self.frames[stretch].sentence
        assert number is not None  # noqa: S101  (callers have asked for its tree)
        return number

    def tree(self, stretch: int) -> Tree | None:
        """Return the frame sentence of a stretch."""
        sentence = self.frames[stretch].sentence
        return None if sentence is None else self.trees[sentence]

    def before(self, sentence: int) -> int | None:
        """Return the reporter's sentence before, on the same level, in the same or the paragraph before."""
        level = self._levels[self.trees[sentence].sentence.inside]
        at = bisect_left(level, sentence)
        return level[at - 1] if at else None

    def after(self, sentence: int) -> int | None:
        """Return the reporter's next sentence on the same level."""
        level = self._levels[self.trees[sentence].sentence.inside]
        at = bisect_right(level, sentence)
        return level[at] if at < len(level) else None

    def paragraph_of(self, sentence: int) -> int:
        """Return the number of the paragraph in which a sentence begins."""
        start = self.trees[sentence].sentence.span.start
        return max(0, bisect_right(self.paragraphs, start, key=lambda paragraph: paragraph.start) - 1)

    def is_bare(self, sentence: int) -> bool:
        """Tell whether a sentence consists of quotations alone."""
        tokens = self.trees[sentence].tokens
        return any(token.mask is not None for token in tokens) and all(
            token.mask is not None or token.upos in {"PUNCT", "SYM", "CCONJ"} or token.text.lower() in _LINKS
            for token in tokens
        )

    def masks(self, sentence: int) -> list[int]:
        """Return the stretches masked in a sentence, in its order."""
        return [token.mask for token in self.trees[sentence].tokens if token.mask is not None and token.text]


Sieve = Callable[[Scene, int], Source | None]
"""Takes the article and the index of a stretch, gives what says who speaks, or None."""


def build_entities(finder: Mentions) -> tuple[tuple[Mention, ...], tuple[Entity, ...], dict[int, int]]:
    """Return an article's mentions, its entities, and for each mention that has one the index of its entity."""
    mentions = finder.all()
    nouns = [finder.trees[mention.sentence][mention.token].lemma for mention in mentions]
    entities, of = Entities(mentions, nouns).result()
    known = pronouns.Known(mentions, entities, of, finder.trees)
    for index, mention in enumerate(mentions):  # in the order of the text, so that «er» can go on with «er»
        if mention.category == "pronoun" and not mention.quoted:
            found = pronouns.resolve(mention, known, {})
            if found is not None:
                of[index] = found
    return mentions, entities, of
