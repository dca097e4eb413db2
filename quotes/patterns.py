"""Patterns of the library ``regex``, which has Unicode properties, each with a time-out.

The only place that imports it. A pattern that is not done in time gives no answer at all, since half an answer would
be a wrong table: it raises :class:`SlowPatternError`, and whoever goes through many articles names this one and goes
on with the next. No pattern of ours should ever come near it (``tests/test_patterns.py`` feeds each its worst cases);
``re``, which knows no time-outs, is for patterns of which that test is enough.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from typing import TypeVar

import regex

WORD = regex.WORD  # boundaries as Unicode defines them
VERBOSE = regex.VERBOSE

SECONDS = 10.0
"""Processor time that one call may take, and one more for every `PER_SECOND` characters that it is given."""
PER_SECOND = 100_000
_SHOWN = 60  # characters of a pattern in a message

_T = TypeVar("_T")


class SlowPatternError(Exception):
    """A pattern took too long over a text. Concerns one article, hence no QuotesError, which would end the run."""


class Pattern:
    """A compiled pattern. Its methods are those of ``regex`` and raise SlowPatternError."""

    def __init__(self, bare: regex.Pattern[str]) -> None:
        """Put a time-out around a pattern as the library compiled it."""
        self.bare = bare
        self.pattern: str = bare.pattern

    def match(self, text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """Return the match that begins at ``start``, if there is one."""
        return self._timed(lambda limit: self.bare.match(text, start, end, timeout=limit), text)

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """Return the match from ``start`` to ``end``, if there is one."""
        return self._timed(lambda limit: self.bare.fullmatch(text, start, end, timeout=limit), text)

    def search(self, text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """Return the first match, if there is one."""
        return self._timed(lambda limit: self.bare.search(text, start, end, timeout=limit), text)

    def findall(self, text: str) -> list[str]:
        """Return what all matches cover; the pattern has no groups."""
        return self._timed(lambda limit: self.bare.findall(text, timeout=limit), text)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[regex.Match[str]]:
        """Yield all matches. They are found at once: the library's clock would go on while the caller works."""
        return iter(self._timed(lambda limit: list(self.bare.finditer(text, start, end, timeout=limit)), text))

    def sub(self, by: str, text: str) -> str:
        """Return the text with ``by`` in the place of every match."""
        return self._timed(lambda limit: self.bare.sub(by, text, timeout=limit), text)

    def _timed(self, call: Callable[[float], _T], text: str) -> _T:
        limit = SECONDS + len(text) / PER_SECOND
        try:
            return call(limit)
        except TimeoutError as error:
            message = f"das Muster «{self.pattern[:_SHOWN]}» brauchte länger als {limit:.0f} Sekunden"
            raise SlowPatternError(message) from error


def compile(pattern: str, flags: int = 0) -> Pattern:  # noqa: A001 - called as patterns.compile, like the library's
    """Return the pattern, ready to use. Raises regex.error for one that is none."""
    return Pattern(regex.compile(pattern, flags))


# soft hyphen, zero-width space/joiners/no-break, word joiner, directional marks and isolates
INVISIBLE = compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f]")


def shown(text: str) -> str:
    """Return a text as a reader sees it: no invisible characters, letters composed, single blanks."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", INVISIBLE.sub("", text))
    return " ".join(text.split())
