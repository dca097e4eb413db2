"""Where each quotation stands in the syntax: its frame sentence, its words there, what touches it."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.syntax import Tree
from quotes.types import Span, Stretch

_BLANKS = " \t\r\n\u00a0\u202f"


@dataclass(frozen=True, slots=True)
class Frame:
    """The place of one stretch. ``sentence`` is None when the parser saw nothing of it."""

    stretch: int
    sentence: int | None
    tokens: tuple[int, ...]  # the mask, or the quoted words in the reporter's sentence
    masked: bool
    before: str  # up to 80 characters of the paragraph before the opening mark, blanks at the end stripped
    after: str  # up to 80 characters after the closing mark, blanks at the start stripped

    @property
    def first(self) -> int:
        """Index of the first token."""
        return self.tokens[0]

    @property
    def last(self) -> int:
        """Index of the last token."""
        return self.tokens[-1]


def frames(text: str, paragraphs: Sequence[Span], stretches: Sequence[Stretch], trees: Sequence[Tree]) -> tuple[Frame, ...]:
    """Return the frame of each stretch, in the order of ``stretches``."""
    masks: dict[int, tuple[int, int]] = {}
    for number, tree in enumerate(trees):
        for token in tree.tokens:
            if token.mask is not None and token.mask not in masks:
                masks[token.mask] = (number, token.index)
    starts = [tree.sentence.span.start for tree in trees]
    return tuple(
        _frame(text, paragraphs[stretch.paragraph - 1], index, stretch, stretches, trees, starts, masks)
        for index, stretch in enumerate(stretches)
    )


def _frame(
    text: str,
    paragraph: Span,
    index: int,
    stretch: Stretch,
    stretches: Sequence[Stretch],
    trees: Sequence[Tree],
    starts: Sequence[int],
    masks: dict[int, tuple[int, int]],
) -> Frame:
    before = text[max(paragraph.start, stretch.span.start - 80) : stretch.span.start].rstrip(_BLANKS)
    after = text[stretch.span.end : min(paragraph.end, stretch.span.end + 80)].lstrip(_BLANKS)
    if index in masks:
        number, token = masks[index]
        return Frame(index, number, (token,), True, before, after)
    inside = _masked_parent(index, stretches, masks)
    first = bisect.bisect_right(starts, stretch.inner.start)
    for number in range(max(0, first - 12), min(len(trees), first + 6)):
        tree = trees[number]
        if tree.sentence.inside != inside or not tree.sentence.span.meets(stretch.inner):
            continue
        tokens = tuple(token.index for token in tree.tokens if token.mask is None and token.span.meets(stretch.inner))
        if tokens:
            return Frame(index, number, tokens, False, before, after)
    return Frame(index, None, (), False, before, after)


def _masked_parent(index: int, stretches: Sequence[Stretch], masks: dict[int, tuple[int, int]]) -> int | None:
    parent = stretches[index].parent
    while parent is not None and parent not in masks:
        parent = stretches[parent].parent
    return parent

