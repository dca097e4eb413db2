"""How sure a row is: the probability that its speaker is right, in whole percent.

A linear model over the answer's signals (see :mod:`quotes.attribution.signals`): the sum of their weights is the log
odds of being right (logistic regression, e.g. Hosmer, Lemeshow and Sturdivant 2013). Nothing is weighed by hand:
``quotes evaluate --calibrate`` fits the weights on annotated articles and writes ``lexicon/certainty.toml``, with the
right and wrong answers beside each weight, so that one can see what it stands on. At run time it is a sum.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import replace

from quotes import lexicon
from quotes.data import Attribution

TABLE = "certainty.toml"
ALWAYS = "always"
_SIEVE = "rule "  # before the name of the sieve that signed, see quotes.attribution.signals
_ENOUGH = 30.0  # log odds; further out nothing changes but that the exponential grows too large
_LEAST, _MOST = 1, 99  # percent: 0 and 100 would be proofs, and what was counted is none


def of_signals(shown: Collection[str]) -> int:
    """Return how likely an answer with these signals is right, 1 to 99 percent; a signal that is not known is none.

    An answer whose sieve has no weight, since too few articles showed it, is no surer than answers are on the whole:
    what else speaks for it was measured on the answers of other sieves.
    """
    weights, found = _weights(), of_odds(log_odds(shown, _weights()))
    measured = any(each.startswith(_SIEVE) and each in weights for each in shown)
    return found if measured else min(found, _usual())


@lexicon.remembered()
def _usual() -> int:
    """Return how many of all answers that the weights were fitted on were right, in percent."""
    _, right, wrong = lexicon.toml(TABLE)["weights"][ALWAYS]
    return round(100 * float(right) / float(right + wrong))


def log_odds(shown: Collection[str], weights: Mapping[str, float]) -> float:
    """Return the sum of the weights of signals and of what counts always."""
    return weights.get(ALWAYS, 0.0) + sum(weights.get(each, 0.0) for each in shown)


def of_odds(odds: float) -> int:
    """Return log odds as whole percent."""
    near = min(max(odds, -_ENOUGH), _ENOUGH)
    return min(_MOST, max(_LEAST, round(100 / (1 + math.exp(-near)))))


@lexicon.remembered()
def _weights() -> Mapping[str, float]:
    """Return the weight of each signal, in log odds."""
    return {name: line[0] for name, line in lexicon.toml(TABLE)["weights"].items()}


def withheld(given: Attribution, least: int) -> Attribution:
    """Return an attribution without its name if that is less certain than ``least`` percent; the reason tells both."""
    if not given.speaker or given.certainty >= least:
        return given
    why = f"Name weggelassen, Sicherheit {given.certainty} statt mindestens {least} Prozent: {given.speaker}. "
    return replace(
        given, speaker="", kind="empty", role="", certainty=0, gender="", party="", about="", reason=why + given.reason
    )
