"""Fits the weights of signals (see :mod:`quotes.attribution.certainty`) on answers that gold has judged.

Logistic regression with a penalty on the square of the weights, by scikit-learn: a well-kept library, needed by who
calibrates only, not at run time. How strong the penalty is and how far the certainty can be trusted is found by leaving
out whole houses (newspapers, broadcasters; where none is given, articles), since the articles of one house resemble
each other: a figure on articles whose neighbours were fitted on would be too good.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

from quotes.attribution import certainty

_SEEN = 3  # articles that a signal has to be seen in: a weight from fewer would speak of these articles
_STRENGTHS = (0.02, 0.05, 0.1, 0.2, 0.4)  # inverse of the penalty, scikit-learn's C
_PARTS = 10  # parts that are left out in turn, each of whole houses
_TINY = 1e-6
_ASIDE = "*"  # before a group that stands aside: no signal of an answer, and not written


@dataclass(frozen=True, slots=True)
class Example:
    """An answer that names somebody: its signals, whether it is right, and the article and house that it stands in.

    ``aside`` names a group that stands aside: articles that were written to measure by, answers of an earlier state
    of the tool. Such articles are harder or easier than those that houses print, and such answers were worse, so they
    tell how much a signal counts, not how often answers are right.
    """

    signals: frozenset[str]
    right: bool
    document: str
    house: str
    aside: str = ""

    def data(self) -> dict[str, object]:
        """Return it for JSON."""
        return {**asdict(self), "signals": sorted(self.signals)}

    @classmethod
    def parsed(cls, data: Mapping[str, Any]) -> Self:
        """Return the example of what :meth:`data` gave. Raises KeyError, TypeError."""
        return cls(
            frozenset(map(str, data["signals"])),
            bool(data["right"]),
            str(data["document"]),
            str(data["house"]),
            str(data["aside"]),
        )


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights by signal, ``certainty.ALWAYS`` among them, and what each stands on."""

    weights: Mapping[str, float]
    counts: Mapping[str, tuple[int, int]]  # right and wrong answers that showed the signal
    strength: float


def fit(examples: Sequence[Example], strength: float | None = None) -> Weights:
    """Return the weights that make the examples likeliest.

    Args:
        examples: answers; at least one.
        strength: inverse of the penalty; None: the best one by leaving out houses.
    """
    if strength is None:
        strength = min(_STRENGTHS, key=lambda each: loss(examples, held_out(examples, each)))
    weights = {name: weight for name, weight in _fitted(examples, strength).items() if not name.startswith(_ASIDE)}
    return Weights(weights, _counts(examples), strength)


def held_out(examples: Sequence[Example], strength: float) -> list[float]:
    """Return the probability of each example by the weights that were fitted without its house."""
    houses = sorted({each.house for each in examples})
    part = {house: number % _PARTS for number, house in enumerate(houses)}
    found = [0.0] * len(examples)
    for number in range(min(_PARTS, len(houses))):
        rest = [each for each in examples if part[each.house] != number]
        weights = _fitted(rest, strength)
        for index, each in enumerate(examples):
            if part[each.house] == number:
                found[index] = probability(_shown(each), weights)
    return found


def probability(signals: Collection[str], weights: Mapping[str, float]) -> float:
    """Return how likely an answer with these signals is right, 0 to 1."""
    return 1 / (1 + math.exp(-certainty.log_odds(signals, weights)))


def loss(examples: Sequence[Example], found: Sequence[float]) -> float:
    """Return the mean logarithmic loss of probabilities (in nats): the smaller, the better they fit."""
    kept = [p if each.right else 1 - p for each, p in zip(examples, found, strict=True)]
    return -sum(math.log(max(_TINY, p)) for p in kept) / len(kept)


def _shown(example: Example) -> frozenset[str]:
    """Return an example's signals, and the group in which it stands aside."""
    return example.signals | {_ASIDE + example.aside} if example.aside else example.signals


def _fitted(examples: Sequence[Example], strength: float) -> dict[str, float]:
    """Return the weights of the signals that enough articles show."""
    articles: dict[str, set[str]] = defaultdict(set)
    for each in examples:
        for signal in _shown(each):
            articles[signal].add(each.document)
    names = sorted(signal for signal, where in articles.items() if len(where) >= _SEEN)
    right = sum(each.right for each in examples)
    if right in {0, len(examples)} or not names:  # nothing to tell apart, or nothing to tell it by
        return {certainty.ALWAYS: math.log((right + 1) / (len(examples) - right + 1))}
    import numpy as np  # these two here, because only who calibrates needs them
    from sklearn.linear_model import LogisticRegression

    shown = np.array([[name in _shown(each) for name in names] for each in examples], dtype=float)
    model = LogisticRegression(C=strength, max_iter=2000).fit(shown, [each.right for each in examples])
    weights = {name: float(weight) for name, weight in zip(names, model.coef_[0], strict=True)}
    return {certainty.ALWAYS: float(model.intercept_[0]), **weights}


def _counts(examples: Sequence[Example]) -> dict[str, tuple[int, int]]:
    """Return how many right and wrong answers show each signal."""
    right, wrong = Counter[str](), Counter[str]()
    for each in examples:
        (right if each.right else wrong).update([*each.signals, certainty.ALWAYS])
    return {name: (right[name], wrong[name]) for name in sorted(right.keys() | wrong.keys())}
