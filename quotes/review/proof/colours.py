"""Which colour a speaker has on the proof sheet.

The page has ``COLOURS`` colours (sheet.css: c0, c1, …), and ``PATTERNS`` kinds of line for those who share one. Two
speakers of one article get different colours as long as there are enough; colour is never the only sign, since
every place also bears the number of its row and the name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

COLOURS = 12
PATTERNS = 4


@dataclass(frozen=True, slots=True)
class Look:
    """A speaker's colour and kind of line, both from 0."""

    colour: int
    pattern: int


def looks(appearances: Iterable[tuple[str, int]]) -> Mapping[str, Look]:
    """Return the look of each speaker, those with most quotations first.

    ``appearances``: speaker and document, once a quotation; the empty speaker has no look.
    """
    counted: Counter[str] = Counter()
    documents: dict[str, set[int]] = {}
    for speaker, document in appearances:
        if speaker:
            counted[speaker] += 1
            documents.setdefault(speaker, set()).add(document)
    taken: dict[int, Counter[int]] = {}  # document to colours in use there
    used: Counter[int] = Counter()
    result: dict[str, Look] = {}
    for speaker, _ in counted.most_common():
        colour = _freest(documents[speaker], taken, used)
        result[speaker] = Look(colour, used[colour] % PATTERNS)
        used[colour] += 1
        for document in documents[speaker]:
            taken.setdefault(document, Counter())[colour] += 1
    return result


def _freest(documents: Collection[int], taken: Mapping[int, Counter[int]], used: Counter[int]) -> int:
    """Return the colour that fewest others have in the same articles, then anywhere."""
    clashes = Counter[int]()
    for document in documents:
        clashes.update(taken.get(document, {}))
    return min(range(COLOURS), key=lambda colour: (clashes[colour], used[colour], colour))
