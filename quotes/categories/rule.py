"""What a deciding rule is: a record with a name, the fact that it rests on, and a text for and against it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from quotes.categories.look import Look
from quotes.data import Article, Category, Type


@dataclass(frozen=True, slots=True)
class Rule:
    """Decides what some stretches are, and leaves the others to the rules behind it."""

    name: str  # «category:…», unique
    types: tuple[Type, ...]  # that it can decide
    fact: str  # of German or of its typography
    decides: tuple[str | Article, tuple[Type, ...]]  # a text in which it decides, and the type of each stretch there
    leaves: str  # a text like it in which it decides nothing
    decide: Callable[[Look], Category | None]
    masked: bool | None = None
    """Asked only of stretches that the parser saw as one word (True), or only of words inside the reporter's sentence
    (False); None: of all."""
