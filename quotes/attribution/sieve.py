"""What a sieve is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from quotes.attribution.names import Rule
from quotes.attribution.said import Said, Source
from quotes.attribution.scene import Scene
from quotes.data import Article

Find = Callable[[Scene, Said, int], Source | None]
"""Takes the article, what has been said so far and the index of a stretch, gives what says who speaks, or None."""


class Case(NamedTuple):
    """A text of which a sieve answers the last stretch that is speech, or another one."""

    text: str | Article
    speaker: str
    rule: str
    at: int = -1  # which of them


@dataclass(frozen=True, slots=True)
class Sieve:
    """A rule that finds who said a stretch, with what is to be known of it.

    ``name`` tells it from all other rules (see :mod:`quotes.rules`). ``rules`` are all that it can sign with: ways of
    finding a source that differ in their precision.
    """

    name: str  # «sieve:…»
    find: Find
    rules: tuple[Rule, ...]
    shows: str  # what it looks for, in a few German words: for «quotes explain»
    answers: Case
    leaves: str  # a text none of whose stretches it answers, though much is the same
    again: bool = False  # asked once more when all else is said: for an unclosed stretch that has no speaker yet
