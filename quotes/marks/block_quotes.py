"""Block quotations of web pages that name somebody: an utterance of whom they name, with or without marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from quotes.data import SignedQuote, Span, Stretch
from quotes.marks.nesting import placed

FLAG = "blockquote"


def with_block_quotes(
    stretches: Sequence[Stretch], signed: Sequence[SignedQuote], paragraphs: Sequence[Span]
) -> tuple[Stretch, ...]:
    """Return the stretches in marks with one more for each paragraph of a signed block quotation.

    A paragraph that stands in marks as a whole is that stretch already; marks within one are nested in it.
    """
    if not signed:
        return tuple(stretches)
    group = max((stretch.group for stretch in stretches), default=0)
    kept = list(stretches)
    starts = [stretch.span.start for stretch in stretches]
    added: set[int] = set()  # indices into ``kept``
    for quote in signed:
        group += 1
        for number, body in _bodies(quote, paragraphs):
            first = bisect_left(starts, paragraphs[number - 1].start)  # no stretch begins in the paragraph before
            near = [at for at in range(first, bisect_left(starts, body.end)) if kept[at].span.meets(body)]
            whole = [at for at in near if body.holds(kept[at].span) and _is_whole(kept[at].span, body)]
            if whole:
                kept[whole[0]] = replace(kept[whole[0]], flags=tuple(sorted({*kept[whole[0]].flags, FLAG})))
            elif all(body.holds(kept[at].span) for at in near):
                added.add(len(kept))
                kept.append(Stretch(body, body, number, group, flags=(FLAG,)))
    return placed([(stretch, at in added) for at, stretch in enumerate(kept)])


def _bodies(quote: SignedQuote, paragraphs: Sequence[Span]) -> list[tuple[int, Span]]:
    """Return the paragraphs of a block quotation, with their numbers from 1."""
    found = []
    for span in quote.paragraphs:
        number = bisect_right(paragraphs, span.start, key=lambda here: here.end)
        while number < len(paragraphs) and paragraphs[number].start < span.end:
            here = paragraphs[number]
            found.append((number + 1, Span(max(here.start, span.start), min(here.end, span.end))))
            number += 1
    return found


def _is_whole(span: Span, body: Span) -> bool:
    """Tell whether a stretch in marks is all of a paragraph, a mark or full stop behind it aside."""
    return span.start - body.start <= 1 and body.end - span.end <= 1
