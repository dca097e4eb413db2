"""Which of several stretches stands in which."""

from __future__ import annotations

from collections.abc import Iterable

from quotes.data import Span


def nesting(spans: Iterable[Span]) -> list[tuple[int | None, int]]:
    """Return, for each span, the index of the innermost one around it (None: there is none) and how many are around.

    Args:
        spans: nested or disjoint, sorted by start, the longer ones first; of two that are the same, the outer one.
    """
    found: list[tuple[int | None, int]] = []
    around: list[tuple[int, int]] = []  # index and end of those that are open
    for index, span in enumerate(spans):
        while around and around[-1][1] <= span.start:
            around.pop()
        found.append((around[-1][0] if around else None, len(around)))
        around.append((index, span.end))
    return found
