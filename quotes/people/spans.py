"""Looks up, among many spans, those around or across a place without going through all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from quotes.data import Span


class Spans:
    """Spans in the order of their starts; they may be nested."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        """Take the spans in any order."""
        self.all: Sequence[Span] = sorted(spans, key=lambda span: (span.start, -span.end))
        self._starts = [span.start for span in self.all]
        self._reach = list(accumulate((span.end for span in self.all), max))  # the furthest end so far

    def hold(self, place: Span) -> bool:
        """Tell whether a place lies wholly within one of the spans."""
        before = bisect_right(self._starts, place.start)
        return before > 0 and self._reach[before - 1] >= place.end

    def around(self, place: Span) -> Sequence[Span]:
        """Return the spans that share a character with a place, in order, and perhaps a few more before it."""
        return self.all[bisect_right(self._reach, place.start) : bisect_left(self._starts, place.end)]
