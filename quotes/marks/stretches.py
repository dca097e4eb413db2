"""Quotation marks: every stretch of an article that stands in marks, also where a mark is lost.

The way: :mod:`quotes.marks.paragraphs` → :mod:`quotes.marks.signs` (what looks like a mark) →
:mod:`quotes.marks.apostrophes` (what is none) → :mod:`quotes.marks.pairing` (what belongs together) → here, where
the stretches are nested, tied over paragraphs, and numbered. Work and memory grow linearly.

Flags of a stretch:

=============  ======================================================================================
``continued``  takes up the unclosed stretch at the end of the paragraph before (same ``group``)
``glued``      a letter follows the closing mark without a blank: «nur Danke.“Die Minister»
``mismatched`` the closing mark does not go with the opening one: «„… beenden‘»
``nested``     stands in another stretch
``unclosed``   has no closing mark; ends where the speech seems to end, or with its paragraph
``unopened``   has no opening mark; begins where the speech seems to begin, or with its paragraph
=============  ======================================================================================
"""

from __future__ import annotations

from dataclasses import dataclass

from quotes.data import Span, Stretch
from quotes.distances import UNMARKED
from quotes.marks.nesting import nesting
from quotes.marks.pairing import Raw, pair
from quotes.marks.paragraphs import paragraphs
from quotes.marks.signs import GUILLEMETS, any_sign, signs


@dataclass(slots=True)
class _Placed:
    """A stretch with its paragraph's number and its group."""

    raw: Raw
    paragraph: int
    group: int


def find(text: str, blocks: tuple[Span, ...] | None = None) -> tuple[Stretch, ...]:
    """Find every stretch in quotation marks.

    Args:
        text: The article as read; it is not changed.
        blocks: Its paragraphs, where they are known already.

    Returns:
        The stretches, sorted by start, the longer ones first, so that each stands after the one around
        it. Spans are code-point offsets; two of them nest or are disjoint, and each lies within one
        paragraph.
    """
    if blocks is None:
        blocks = paragraphs(text)
    tying = _Tying(text, blocks)
    for number, block in enumerate(blocks, start=1):
        if tying.is_running or any_sign(text, block):  # most paragraphs of most articles are neither
            tying.take(number, block)
    return _numbered(tying.placed)


class _Tying:
    """Goes through the paragraphs and ties what runs over several of them."""

    def __init__(self, text: str, blocks: tuple[Span, ...]) -> None:
        self.placed: list[_Placed] = []
        self._text, self._blocks = text, blocks
        self._outward = _outward(text, blocks)
        self._running: _Placed | None = None  # the stretch that was still open at the last end of a paragraph
        self._gap: list[int] = []  # paragraphs without marks since then
        self._groups = 0

    @property
    def is_running(self) -> bool:
        """Tell whether a quotation may go on in the next paragraph."""
        return self._running is not None

    def take(self, number: int, block: Span) -> None:
        """Take the next paragraph that is running or has a sign in it."""
        here = [self._place(raw, number) for raw in self._raws(block)]
        self.placed += here
        going_on = next((found for found in here if found.raw.running), None)
        if going_on is None and self._running is not None and not here and len(self._gap) < UNMARKED:
            self._gap.append(number)
        else:
            self._running, self._gap = going_on, []

    def _raws(self, block: Span) -> list[Raw]:
        """Return a paragraph's stretches; a closing mark without an opening one ends what runs since a gap."""
        running = self._running.raw.mark if self._running is not None else ""
        raws = _nestable(pair(self._text, block, outward=self._outward, running="" if self._gap else running))
        if running and self._gap and any("unopened" in raw.flags for raw in raws):
            return _nestable(pair(self._text, block, outward=self._outward, running=running))
        return raws

    def _place(self, raw: Raw, number: int) -> _Placed:
        """Give a stretch its paragraph and its group: that of the stretch which it goes on with, or a new one."""
        if self._running is not None and "continued" in raw.flags:
            group = self._running.group
            self.placed += [_Placed(_whole(self._blocks[i - 1]), i, group) for i in self._gap]
            return _Placed(raw, number, group)
        raw.flags.discard("continued")
        self._groups += 1
        return _Placed(raw, number, self._groups)


def _whole(block: Span) -> Raw:
    """Return the stretch of a paragraph that stands wholly within a quotation."""
    flags = {"continued", "unclosed", "unopened"}
    return Raw(block.start, block.start, block.end, block.end, "", flags)


def _outward(text: str, blocks: tuple[Span, ...]) -> bool:
    """Decide for the whole article whether » opens and « closes («…» counts in Swiss copy).

    Each guillemet that stands clearly before or after a word has two votes; one with blanks (« Oui »)
    or letters on both sides has one if it is its paragraph's first.
    """
    if not any(
        sign in text for sign in (*GUILLEMETS, "<<", ">>")
    ):  # most copy has none; the signs are found again later
        return True
    votes = 0
    for block in blocks:
        marks = [sign for sign in signs(text, block) if sign.mark in GUILLEMETS]
        for index, sign in enumerate(marks):
            points_right = sign.mark in "»›"
            if sign.position in ("open", "close"):
                votes += 2 if points_right == (sign.position == "open") else -2
            elif index == 0:
                votes += 1 if points_right else -1
    return votes >= 0


def _nestable(raws: list[Raw]) -> list[Raw]:
    """Sort a paragraph's stretches, join doubled marks, and drop what crosses another stretch."""
    raws.sort(key=lambda raw: (raw.start, -raw.end))
    kept: list[Raw] = []
    around: list[Raw] = []
    for raw in raws:
        while around and around[-1].end <= raw.start:
            around.pop()
        if around:
            outer = around[-1]
            if raw.end > outer.inner_end or raw.start < outer.inner_start:
                continue
            doubled = (raw.start, raw.end, raw.mark) == (outer.inner_start, outer.inner_end, outer.mark)
            if doubled and not raw.flags and "unclosed" not in outer.flags:
                outer.inner_start, outer.inner_end = raw.inner_start, raw.inner_end  # „„…““
                continue
        kept.append(raw)
        around.append(raw)
    return kept


def _numbered(placed: list[_Placed]) -> tuple[Stretch, ...]:
    """Turn what was found into stretches, each with its depth and the index of the one around it."""
    placed.sort(key=lambda found: (found.raw.start, -found.raw.end))
    spans = [Span(found.raw.start, found.raw.end) for found in placed]
    return tuple(
        Stretch(
            span=span,
            inner=Span(found.raw.inner_start, found.raw.inner_end),
            paragraph=found.paragraph,
            group=found.group,
            depth=depth,
            parent=parent,
            flags=tuple(sorted(found.raw.flags | ({"nested"} if depth else set()))),
        )
        for found, span, (parent, depth) in zip(placed, spans, nesting(spans), strict=True)
    )
