"""How much chance is in a figure: 95 % intervals, and whether two runs differ by more than it.

Shares get Wilson's score interval (Wilson 1927), which holds for few cases and for shares near 0 and 100, where the
usual ± fails (Brown, Cai and DasGupta 2001). F1 is no share of anything; its interval comes from drawing documents
anew, with replacement (Efron 1979, percentiles): quotations of one article resemble each other, so it is the document
that is drawn. Two runs over the same gold are compared by a paired permutation test over documents, see
:func:`by_chance`.
"""

from __future__ import annotations

import functools
import math
from collections import defaultdict
from collections.abc import Iterable

Interval = tuple[float, float]
"""From, to, in percent."""
Counts = tuple[int, int, int]
"""Of one document: what is in both, what was found, what the gold has."""

_Z = 1.959963984540054  # of the normal distribution, 95 % within
_DRAWN = 2000  # times
_SEED = 20260
_ENDS = (2.5, 97.5)  # percent


def wilson(right: int, of: int) -> Interval | None:
    """Return the interval of a share, None of nothing."""
    if not of:
        return None
    share, square = right / of, _Z**2
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = _Z * math.sqrt(share * (1 - share) / of + square / (4 * of**2)) / (1 + square / of)
    low = 0.0 if right == 0 else 100 * (middle - half)  # rounding must not cross the ends
    return low, 100.0 if right == of else 100 * (middle + half)


@functools.lru_cache(maxsize=64)  # for reading and for JSON
def bootstrap(documents: tuple[Counts, ...]) -> Interval | None:
    """Return the interval of an F1 from the counts of each document, always the same for the same counts.

    None where there is nothing to draw from.
    """
    import numpy as np  # here, because help must come at once

    counts = np.array(documents, dtype=np.int64).reshape(-1, 3)
    counts = counts[counts.any(axis=1)]
    if not len(counts):
        return None
    drawn = np.random.default_rng(_SEED)
    sums = np.array([counts[drawn.integers(0, len(counts), len(counts))].sum(axis=0) for _ in range(_DRAWN)])
    low, high = np.percentile(200 * sums[:, 0] / (sums[:, 1] + sums[:, 2]), _ENDS)
    return float(low), float(high)


def by_chance(differences: Iterable[int]) -> float:
    """Return how probable so large a difference between two runs is if it is chance which run is which, 0 to 1.

    If the runs are equally good, what each made of a document could as well be the other's: each document's difference
    may have either sign. The share of all choices of signs whose sum is as far from zero as the real one is the
    probability (paired permutation test, two-sided; in language processing recommended by Yeh 2000 and Dror et al.
    2018). The sums of whole numbers are few, so that all choices are counted, none drawn at random (Zmigrod, Vieira and
    Cotterell 2022).

    Args:
        differences: by document, how many more answers one run has right than the other.
    """
    given = [each for each in differences if each]
    chances = {0: 1.0}
    for each in given:
        after: dict[int, float] = defaultdict(float)
        for total, chance in chances.items():
            after[total + each] += chance / 2
            after[total - each] += chance / 2
        chances = after
    observed = abs(sum(given))
    return min(1.0, math.fsum(chance for total, chance in chances.items() if abs(total) >= observed))
