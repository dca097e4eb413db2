"""How many words a text has."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quotes.patterns import Pattern


def words(text: str) -> int:
    """Return the number of words: what Unicode calls one (UAX 29), with a letter or digit; «SPD-Chef» is one."""
    word, link = _patterns()
    return len(word.findall(link.sub("", text)))


@cache
def _patterns() -> tuple[Pattern, Pattern]:
    """Return what begins a word, and what links two, which Unicode takes for a boundary and Germans do not."""
    from quotes import patterns  # here, because help must come at once

    # WORD: boundaries as Unicode defines them, so that «geht's» and «3,5» are one word
    return patterns.compile(r"\b(?=\w)", patterns.WORD), patterns.compile(r"(?<=\w)[-\u2010\u2011](?=\w)")
