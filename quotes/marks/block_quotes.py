"""Block quotations of web pages that name somebody: an utterance of whom they name, with or without marks."""

from __future__ import annotations

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
    added: set[int] = set()  # indices into ``kept``
    for quote in signed:
        group += 1
        for number, body in _bodies(quote, paragraphs):
            near = [at for at, stretch in enumerate(kept) if stretch.span.meets(body)]
            whole = [at for at in near if body.holds(kept[at].span) and _is_whole(kept[at].span, body)]
            if whole:
                kept[whole[0]] = replace(kept[whole[0]], flags=tuple(sorted({*kept[whole[0]].flags, FLAG})))
            elif all(body.holds(kept[at].span) for at in near):
                added.add(len(kept))
                kept.append(Stretch(body, body, number, group, flags=(FLAG,)))
    return placed([(stretch, at in added) for at, stretch in enumerate(kept)])


def _bodies(quote: SignedQuote, paragraphs: Sequence[Span]) -> list[tuple[int, Span]]:
    """Return the paragraphs of a block quotation, with their numbers from 1."""
    return [
        (number, Span(max(here.start, span.start), min(here.end, span.end)))
        for span in quote.paragraphs
        for number, here in enumerate(paragraphs, 1)
        if here.meets(span)
    ]


def _is_whole(span: Span, body: Span) -> bool:
    """Tell whether a stretch in marks is all of a paragraph, a mark or full stop behind it aside."""
    return span.start - body.start <= 1 and body.end - span.end <= 1
