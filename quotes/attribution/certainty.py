"""How sure a row is: the precision that its sieve had on annotated articles, in whole percent.

Nothing is weighed by hand. ``lexicon/certainty.toml``, which ``quotes evaluate --calibrate`` writes, holds for each
sieve how many of its answers were right and wrong; a sieve that was seldom seen is drawn towards the middle by one
right and one wrong answer (Laplace), so that three of three are no hundred percent. What the answer rests on (a name,
a role, a pronoun: see :mod:`quotes.attribution.grounds`) moves that up or down, by as much as such answers were more or
less often right than their sieves alone let expect: a shift in log odds, drawn towards none where few were seen, of
such answers or of the sieve's own. A sieve that was never seen says 50, whatever its answer rests on: nobody has
measured it.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from quotes import lexicon
from quotes.data import Attribution

TABLE = "certainty.toml"
_UNSEEN = (0, 0)
_MOST = 99  # percent: a hundred would be a proof, and counts are none
_TINY = 1e-9
_UNSHIFTED = 8.0  # answers as expected that are added to those counted: fewer than these hardly move anything


@functools.cache
def of_rule(rule: str, rests_on: str = "") -> int:
    """Return the certainty of a sieve's answer in percent, 0 to 100.

    Args:
        rule: the sieve that signed.
        rests_on: what the answer rests on; what the table does not know moves nothing.
    """
    return of_table(lexicon.toml(TABLE), rule, rests_on)


def of_table(table: Mapping[str, Mapping[str, Sequence[Any]]], rule: str, rests_on: str) -> int:
    """Return the same after any table of this kind."""
    counted = table["rules"].get(rule, _UNSEEN)
    share, seen = share_of(*counted), table.get("rests_on", {}).get(rests_on)
    weight = sum(counted) / (sum(counted) + _UNSHIFTED)
    return min(_MOST, round(100 * (moved(share, *seen, weight=weight) if seen else share)))


def withheld(given: Attribution, least: int) -> Attribution:
    """Return an attribution without its name if that is less certain than ``least`` percent; the reason tells both."""
    if not given.speaker or given.certainty >= least:
        return given
    why = f"Name weggelassen, Sicherheit {given.certainty} statt mindestens {least} Prozent: {given.speaker}. "
    return replace(given, speaker="", kind="empty", role="", certainty=0, reason=why + given.reason)


def share_of(right: int, wrong: int) -> float:
    """Return the share of right answers to expect of a sieve, between 0 and 1, both exclusive."""
    return (right + 1) / (right + wrong + 2)


def moved(share: float, right: int, wrong: int, expected: float, *, weight: float = 1.0) -> float:
    """Return a sieve's share, moved by what its answer rests on; 0 to 1.

    Args:
        share: what the sieve alone lets expect, between 0 and 1, both exclusive.
        right: right answers that rested on the same.
        wrong: wrong ones.
        expected: how many of these would have been right after their sieves alone.
        weight: of the shift, 0 to 1; less where the sieve itself was seldom seen.
    """
    total = right + wrong
    if not 0 < expected < total:
        return share
    usual = min(max(expected / total, _TINY), 1 - _TINY)  # a quotient so near to 0 or 1 has no odds
    seen = (right + _UNSHIFTED * usual) / (total + _UNSHIFTED)
    odds = _log_odds(share) + weight * (_log_odds(seen) - _log_odds(usual))
    return 1 / (1 + math.exp(-odds))


def _log_odds(share: float) -> float:
    return math.log(share / (1 - share))
