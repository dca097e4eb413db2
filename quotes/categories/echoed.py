"""What a stretch in a heading is, by what the same words are in the text: a headline quotes the text below it.

«„Grausame Tat“ erschüttert Neuhagen» has a title's capitals; only «… sprach von einer „grausamen Tat“» in the body
tells that somebody said it. Words that the reporter uses without marks as well are the name of a thing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from quotes import echoes
from quotes.categories.look import Look
from quotes.categories.rule import Rule
from quotes.cues import Cue
from quotes.data import NO_SPEECH, SPEECH, Category, Span, Stretch, Type
from quotes.grammar.tree import Tree

_REACH = 120  # stretches on both sides of a heading, and sentences behind it, that are looked through
_CONTENT = 2  # words with content that are no chance where they come back in a longer quotation or a report
_SHARE = 0.8  # of the words that a report has at least


@dataclass(frozen=True)
class Echoes:
    """Finds what the words of headings are in the text below them."""

    text: str
    stretches: Sequence[Stretch]
    found: Sequence[Category]  # what each is by itself
    heads: Collection[int]  # the stretches that stand in headings
    trees: Sequence[Tree]
    cues: Sequence[tuple[Cue, ...]]

    def of(self, index: int, *, weak: bool) -> Type | None:
        """Return what the words of a stretch in a heading are in the text; None where they do not stand there.

        Args:
            index: the stretch.
            weak: whether only the form of the words told what it is.
        """
        here = self._words[index]
        if not here.exact:
            return None
        others = self._near(index)
        same = self._same(here, others, declined=weak)
        if same is not None:
            return same
        return "direct" if self._is_said(index, others, weak=weak) else None

    def _near(self, index: int) -> Sequence[int]:
        """Return the stretches of the text around one in a heading, the lines of an interview left out."""
        near = range(max(0, index - _REACH), min(len(self.stretches), index + _REACH))
        return [i for i in near if i not in self.heads and "turn" not in self.stretches[i].flags]

    def _same(self, here: echoes.Words, others: Sequence[int], *, declined: bool) -> Type | None:
        """Return what the stretches with the same words are; None where there is none."""
        same = [self.found[i].type for i in others if self._is_same(self._words[i], here, declined=declined)]
        if any(kind in SPEECH for kind in same):
            return "direct"
        return same[0] if same else None

    def _is_said(self, index: int, others: Sequence[int], *, weak: bool) -> bool:
        """Tell whether somebody says the words of a heading in the text: in a longer quotation, or in a report."""
        here, quoted = self._words[index], self.found[index].type in SPEECH
        said = [self._words[i] for i in others if self.found[i].type in SPEECH]
        if not quoted and echoes.holds_declined(self._told, here):
            return False  # the reporter's own word as well
        if here.content >= _CONTENT and any(echoes.holds(each, here) for each in said):
            return True
        if not weak or quoted:
            return False
        return any(echoes.holds_declined(each.bases, here) for each in said) or self._is_reported(index, here)

    @staticmethod
    def _is_same(one: echoes.Words, other: echoes.Words, *, declined: bool) -> bool:
        """Tell whether words are the same, in another case or number where ``declined`` says so."""
        return one.bases == other.bases if declined else one.exact == other.exact

    def _is_reported(self, index: int, here: echoes.Words) -> bool:
        """Tell whether a sentence behind a heading reports its words: in the Konjunktiv, or with some in marks."""
        return here.content >= _CONTENT and any(
            share >= _SHARE and content >= _CONTENT
            for share, content in (echoes.share(sentence, here) for sentence in self._reports(index))
        )

    def _reports(self, index: int) -> Iterator[echoes.Words]:
        """Yield the words of sentences that report what somebody said, marks and what is in them included."""
        start = self.stretches[index].span.end
        first = bisect_left(self.trees, start, key=lambda tree: tree.sentence.span.start)
        quoted = [stretch.span for number, stretch in enumerate(self.stretches) if number not in self.heads]
        for tree, cues in zip(self.trees[first : first + _REACH], self.cues[first : first + _REACH], strict=True):
            span = tree.sentence.span
            sourced = any(cue.source is not None for cue in cues) and any(span.holds(each) for each in quoted)
            reported = any(token.feats.get("Mood") == "Sub" for token in tree.tokens)
            if tree.sentence.inside is None and (sourced or reported):
                yield echoes.words(span.of(self.text))

    @cached_property
    def _words(self) -> Sequence[echoes.Words]:
        return [echoes.words(stretch.inner.of(self.text)) for stretch in self.stretches]

    @cached_property
    def _told(self) -> Sequence[str]:
        """The words of the text outside of marks and of the headings."""
        lines = (
            Span(self.text.rfind("\n", 0, span.start) + 1, self.text.find("\n", span.end) % (len(self.text) + 1))
            for span in (self.stretches[index].span for index in self.heads)
        )
        parts, at = [], 0
        for span in sorted([*lines, *(stretch.span for stretch in self.stretches)]):
            parts.append(self.text[at : max(at, span.start)])
            at = max(at, span.end)
        return echoes.bases(" | ".join([*parts, self.text[at:]]))


def _words_of_the_text(look: Look) -> Category | None:
    if look.echo is None:
        return None
    if look.echo in NO_SPEECH:
        return Category(look.echo, ("wie dieselben Worte im Text",))
    whole = look.inside_finite or look.ends_sentence() or len(look.words) > _CONTENT + 1
    return Category("direct" if whole and not look.begins_small() else "partial", ("Worte eines Zitats im Text",))


def _heading_of_quoted_words(look: Look) -> Category | None:
    alone = look.head and not look.frame.before and not look.frame.after
    found = alone and look.inside_finite and not look.begins_small()
    return Category("direct", ("Satz, der als Überschrift steht",)) if found else None


WEAK = frozenset(
    f"category:{name}"
    for name in (
        "keyword-of-a-line",
        "capitals",
        "no-verb-no-source",
        "capitals-inside",
        "given-term",
        "proper-name",
        "two-capitals",
        "part-behind-colon",
        "",
    )
)
"""Rules that go by the form of the words, "" for none: what the body tells outweighs them."""

RULES = (
    Rule(
        "category:words-of-the-text",
        ("direct", "partial", "scare", "title"),
        "A heading quotes the text below it: the same words in marks are the same thing there and here (La Roche, "
        "Einführung in den praktischen Journalismus: nothing in the headline that is not in the text).",
        (
            "„Ein Schlag für Neuhagen“\n\nDer Deich fällt. „Das ist ein Schlag für Neuhagen“, sagte Petra Harms.",
            ("direct", "direct"),
        ),
        "„Ein Schlag für Neuhagen“\n\nDer Deich fällt. „Das ist bitter“, sagte Petra Harms.",
        _words_of_the_text,
    ),
    Rule(
        "category:heading-of-quoted-words",
        ("direct",),
        "A heading that consists of marks and a sentence in them is what somebody said; titles of works hardly ever "
        "have a finite verb (Burger and Luginbühl, Mediensprache).",
        ("„Der Deich hält noch lange“\n\nIn Neuhagen wird gebaut.", ("direct",)),
        "„Ein langer Tag am Deich“\n\nIn Neuhagen wird gebaut.",
        _heading_of_quoted_words,
    ),
)
