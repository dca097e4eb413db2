"""Which of several stretches stands in which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from quotes.data import Span, Stretch


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


def placed(stretches: Sequence[tuple[Stretch, bool]]) -> tuple[Stretch, ...]:
    """Return stretches in the order of the text, each with the one around it.

    Args:
        stretches: with each, whether it is a paragraph without marks; such are not called nested, and of two that are
            the same it is the outer one.
    """
    kept = sorted(stretches, key=lambda item: (item[0].span.start, -item[0].span.end, not item[1]))
    return tuple(
        replace(
            stretch,
            parent=parent,
            depth=depth,
            flags=stretch.flags if is_bare or not depth else tuple(sorted({*stretch.flags, "nested"})),
        )
        for (stretch, is_bare), (parent, depth) in zip(kept, nesting(stretch.span for stretch, _ in kept), strict=True)
    )
