"""Which parts of an article are read together: the whole, unless it is a book."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotes import patterns
from quotes.data import Span, Stretch
from quotes.distances import SECTIONS_AFTER, SECTIONS_BEFORE

LONGEST_BLOCK = 4_000
"""Characters of one block. Stanza's tokenizer copies what is left of a block after every 1,000 characters, or fewer
where it sees a sentence end, so that its time grows with the square of a block's length. 4,000 characters are more
than any paragraph of an edited article has."""

LONG_ARTICLE = 200_000
"""Characters beyond which an article is read in parts, and only around its quotations. The parser does some 5,000
characters a second: a book would take it ten minutes, 20 MB an hour. What is left out holds no quotation; all that
can be lost is that somebody's full name stands only there, or in another part."""

PART = 100_000
"""Characters of one part. Each part has its own people: «der Sprecher» means none who was named 16 pages before, and
the time grows with the number of parts, not with the square of the length."""

HEAD = 20_000  # characters at the start of a long article that are parsed anyway: there people are introduced

_SURE_END = patterns.compile(r"(?<=\p{Ll}{3}[.!?…][“”«»\"'’‘)]{0,2})\s+(?=\p{Lu}|[„“»«\"‚])")
_BLANK = patterns.compile(r"\s")


def split(
    text: str, paragraphs: Sequence[Span], stretches: Sequence[Stretch]
) -> Iterator[tuple[tuple[Span, ...], tuple[Stretch, ...]]]:
    """Yield what is to be parsed together, and the stretches in it: the whole article unless it is very long.

    In a long article only sections near a quotation are taken (a section is a paragraph, or a piece of a long one
    that ends in no stretch). ``parent`` of the stretches yielded counts within the part.
    """
    if len(text) <= LONG_ARTICLE:
        yield tuple(paragraphs), tuple(stretches)
        return
    top = [index for index, stretch in enumerate(stretches) if stretch.parent is None]
    starts = [stretches[index].span.start for index in top]
    sections: list[Span] = []
    size = first = 0
    for section in near(text, paragraphs, [stretches[index].span for index in top], HEAD):
        if sections and size + len(section) > PART:
            last = _at(top, bisect.bisect_left(starts, section.start), len(stretches))
            yield tuple(sections), _rebased(stretches, first, last)
            sections, size, first = [], 0, last
        sections.append(section)
        size += len(section)
    yield tuple(sections), _rebased(stretches, first, len(stretches))


def _at(numbers: Sequence[int], index: int, after: int) -> int:
    return numbers[index] if index < len(numbers) else after


def _rebased(stretches: Sequence[Stretch], first: int, last: int) -> tuple[Stretch, ...]:
    """Return some of the stretches, their parents counted from the first of them."""
    return tuple(
        stretch if stretch.parent is None else replace(stretch, parent=stretch.parent - first)
        for stretch in stretches[first:last]
    )


def near(text: str, spans: Sequence[Span], here: Sequence[Span], head: int) -> Iterator[Span]:
    """Yield the sections of ``spans`` near a stretch of ``here``, and those in the first ``head`` characters."""
    starts = [span.start for span in here]
    sections = [section for span in spans for section in _sections(text, span, here, starts)]
    limit = spans[0].start + head if spans else 0
    near: set[int] = set()
    for number, section in enumerate(sections):
        if bisect.bisect_left(starts, section.start) < bisect.bisect_left(starts, section.end):
            near.update(range(number - SECTIONS_BEFORE, number + SECTIONS_AFTER + 1))
    yield from (section for number, section in enumerate(sections) if number in near or section.start < limit)


def _sections(text: str, span: Span, here: Sequence[Span], starts: Sequence[int]) -> Iterator[Span]:
    """Cut a long paragraph into sections of the size of a block, none of which ends in a stretch of ``here``."""
    at, following = span.start, bisect.bisect_left(starts, span.start)
    while (cut := cut_at(text, at, span.end)) is not None:
        while following < len(here) and here[following].end <= cut:
            following += 1
        if following < len(here) and here[following].start < cut:
            cut = here[following].end
        if cut >= span.end:
            break
        yield Span(at, cut)
        at = cut
    yield Span(at, span.end)


def cut_at(text: str, start: int, end: int, size: int = 0) -> int | None:
    """Return where to cut the text from ``start`` to ``end``, so that a block of ``size`` does not grow too long by it.

    After the first sentence beyond three quarters of a block, else after the last word, else in the middle of a word.
    """
    soft, hard = (start + max(0, limit - size) for limit in (LONGEST_BLOCK * 3 // 4, LONGEST_BLOCK))
    if end <= soft:
        return None
    sure = _SURE_END.search(text, soft, min(end, hard))
    if sure is not None and sure.end() < end:
        return sure.end()
    if end <= hard:
        return None
    return max((blank.end() for blank in _BLANK.finditer(text, soft, hard)), default=hard)
