"""Where each quotation stands in the syntax: its frame sentence, its words there, what touches it."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quotes.data import Span, Stretch
from quotes.distances import FRAME_BACK, FRAME_ON
from quotes.grammar.tree import Tree

_BLANKS = " \t\r\n\u00a0\u202f"
_AROUND = 80  # characters before and after the marks


@dataclass(frozen=True, slots=True)
class Frame:
    """The place of one stretch. ``sentence`` is None when the parser saw nothing of it."""

    stretch: int
    sentence: int | None
    tokens: tuple[int, ...]  # the mask, or the quoted words in the reporter's sentence
    masked: bool
    before: str  # up to _AROUND characters of the paragraph before the opening mark, blanks at the end stripped
    after: str  # up to _AROUND characters after the closing mark, blanks at the start stripped

    @property
    def first(self) -> int:
        """Index of the first token; 0 where there is none, so that first to last is nothing."""
        return self.tokens[0] if self.tokens else 0

    @property
    def last(self) -> int:
        """Index of the last token; -1 where there is none: between marks stands no word («„ – “»)."""
        return self.tokens[-1] if self.tokens else -1


def frames(
    text: str, paragraphs: Sequence[Span], stretches: Sequence[Stretch], trees: Sequence[Tree]
) -> tuple[Frame, ...]:
    """Return the frame of each stretch, in the order of ``stretches``."""
    places = _Places(stretches, trees)
    found = []
    for index, stretch in enumerate(stretches):
        paragraph = paragraphs[stretch.paragraph - 1]
        before = text[max(paragraph.start, stretch.span.start - _AROUND) : stretch.span.start].rstrip(_BLANKS)
        after = text[stretch.span.end : min(paragraph.end, stretch.span.end + _AROUND)].lstrip(_BLANKS)
        found.append(replace(places.of(index), before=before, after=after))
    return tuple(found)


class _Places:
    """Finds stretches in the sentences of one article."""

    def __init__(self, stretches: Sequence[Stretch], trees: Sequence[Tree]) -> None:
        self._stretches, self._trees = stretches, trees
        self._starts = [tree.sentence.span.start for tree in trees]
        self._masks: dict[int, tuple[int, int]] = {}  # sentence and token of a stretch's mask, the first one
        for number, tree in enumerate(trees):
            for token in tree.tokens:
                if token.mask is not None:
                    self._masks.setdefault(token.mask, (number, token.index))

    def of(self, index: int) -> Frame:
        """Return the frame of a stretch, the text around it still missing."""
        if index in self._masks:
            number, token = self._masks[index]
            return Frame(index, number, (token,), masked=True, before="", after="")
        inner, inside = self._stretches[index].inner, self._masked_parent(index)
        first = bisect.bisect_right(self._starts, inner.start)
        for number in range(max(0, first - FRAME_BACK), min(len(self._trees), first + FRAME_ON)):
            tree = self._trees[number]
            if tree.sentence.inside != inside or not tree.sentence.span.meets(inner):
                continue
            tokens = tuple(token.index for token in tree.tokens if token.mask is None and token.span.meets(inner))
            if tokens:
                return Frame(index, number, tokens, masked=False, before="", after="")
        return Frame(index, None, (), masked=False, before="", after="")

    def _masked_parent(self, index: int) -> int | None:
        """Return the nearest stretch around that has a mask, so that its inside is a text of its own."""
        parent = self._stretches[index].parent
        while parent is not None and parent not in self._masks:
            parent = self._stretches[parent].parent
        return parent
