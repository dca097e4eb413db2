"""Which sentences of an article a quotation can need; the others are left to no parser.

Whoever is quoted stands near the quotation, or is named there and introduced elsewhere. So a sentence matters

* near a quotation (`PARSED_BEFORE` sentences before it, `PARSED_AFTER` behind it, see :mod:`quotes.distances`),
* among the first `PARSED_HEAD` sentences, where people and their offices are introduced,
* anywhere, if a word in it is a word of a name in one of those: there may stand the full name or an office.

Measured on 529 news articles with quotations (850 of the public data set of the README): one word in nine is left
out, two in three of long articles with few quotations, and every one of 1,598 rows stays the same.
"""

from __future__ import annotations

import bisect
from collections.abc import Collection, Iterable, Sequence

from quotes.data import Span
from quotes.distances import PARSED_AFTER, PARSED_BEFORE, PARSED_HEAD

STEM = 5  # letters by which a name is known again: «Merkel» in «Merkels», «norwegisch» in «norwegischer»


def near(sentences: Sequence[Span], quoted: Sequence[Span]) -> frozenset[int]:
    """Return the numbers of the sentences near a quotation, and of the first ones.

    Args:
        sentences: the places of an article's sentences, in order; a masked quotation belongs to the sentence around it.
        quoted: the places of its quotations, sorted by start.
    """
    found = set(range(min(PARSED_HEAD, len(sentences))))
    starts = [span.start for span in sentences]
    for span in quoted:
        first = bisect.bisect_right(starts, span.start) - 1
        if first >= 0 and not sentences[first].meets(span):
            first += 1  # the quotation begins between two sentences
        last = bisect.bisect_left(starts, span.end) - 1
        found.update(range(max(0, first - PARSED_BEFORE), min(len(sentences), max(first, last) + PARSED_AFTER + 1)))
    return frozenset(found)


def stems(words: Iterable[str]) -> frozenset[str]:
    """Return what names are known by: the beginnings of their words, if those are neither short nor small."""
    return frozenset(word.casefold()[:STEM] for word in words if len(word) > 2 and word[0].isupper())


def names_one(words: Iterable[str], known: Collection[str]) -> bool:
    """Tell whether a sentence of these words may name what is known by ``known``; where names stand in it is open."""
    return not stems(words).isdisjoint(known)
