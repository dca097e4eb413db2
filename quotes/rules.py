"""Rules that have names: who watches them can leave some out and count how often the others have answered.

A repair of a parse, a sieve, a rule that decides what a stretch is: each is a record with a name, in a visible list.
Whoever goes through such a list takes it from :func:`active` and tells :func:`fired` which rule has changed or decided
something. Outside of :func:`watched` both cost next to nothing and change nothing.

The names of all lists together are unique: «repair:…» for repairs, «sieve:…» for sieves, «category:…» for categories.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol, TypeVar


class Rule(Protocol):
    """What has a name to be counted by."""

    @property
    def name(self) -> str:
        """The rule's name, unique among all rules."""


_R = TypeVar("_R", bound=Rule)
_off: ContextVar[frozenset[str]] = ContextVar("off", default=frozenset())
_counted: ContextVar[Counter[str] | None] = ContextVar("counted", default=None)


def active(rules: Sequence[_R]) -> Sequence[_R]:
    """Return the rules of a list that are not left out, in its order."""
    off = _off.get()
    return [rule for rule in rules if rule.name not in off] if off else rules


def fired(name: str) -> None:
    """Note that a rule has changed or decided something."""
    counted = _counted.get()
    if counted is not None:
        counted[name] += 1


@contextmanager
def watched(off: Collection[str] = ()) -> Iterator[Counter[str]]:
    """Leave out the rules of these names while within, and count what the others do, by name.

    For measuring (``python -m quotes.grammar.count``), and for tests. Holds in this thread only.
    """
    counted = Counter[str]()
    before, counter = _off.set(frozenset(off)), _counted.set(counted)
    try:
        yield counted
    finally:
        _off.reset(before)
        _counted.reset(counter)
