"""The sieves, in the order in which they are asked: that of their precision on annotated articles.

The first that answers signs. Each comes with a text that it answers and one that looks alike and is not for it; both
are tested with the model.
"""

from __future__ import annotations

from quotes.attribution.far_sieves import FAR
from quotes.attribution.names import Rule
from quotes.attribution.near_sieves import NEAR
from quotes.attribution.sieve import Sieve

SIEVES: tuple[Sieve, ...] = (*NEAR, *FAR)
"""All sieves."""


def _check() -> None:
    """Refuse a name that two sieves bear, and a rule that none signs with."""
    names = [sieve.name for sieve in SIEVES]
    unsigned = set(Rule) - {rule for sieve in SIEVES for rule in sieve.rules}
    if len(set(names)) < len(names) or unsigned:
        message = f"sieves of one name, or rules that nobody signs with: {names}, {unsigned}"
        raise ValueError(message)


_check()
