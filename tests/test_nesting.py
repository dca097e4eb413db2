"""Which stretch stands in which: spans → the index of the one around each, and how many are around."""

from __future__ import annotations

import pytest

from quotes.data import Span
from quotes.marks.nesting import nesting


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], []),
        ([(0, 5)], [(None, 0)]),
        ([(0, 5), (5, 9)], [(None, 0), (None, 0)]),  # they touch: neither stands in the other
        ([(0, 9), (1, 4), (5, 8)], [(None, 0), (0, 1), (0, 1)]),
        ([(0, 9), (1, 8), (2, 3), (9, 12)], [(None, 0), (0, 1), (1, 2), (None, 0)]),
        ([(0, 9), (0, 9), (0, 4)], [(None, 0), (0, 1), (1, 2)]),  # a turn that is one quotation as a whole
    ],
)
def test_each_span_has_the_innermost_one_around_it(spans, expected):
    assert nesting(Span(start, end) for start, end in spans) == expected
