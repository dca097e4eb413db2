"""What can go wrong, and what follows from it; the messages stand in the rooms, each in its ``errors.py``.

``str(error)`` is what the user reads, one German sentence with the cure; ``error.exit_code`` is what the command line
ends with when the error stops the run. An :class:`InputError` stops one input only, the others go on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

_NAMED = 5  # in a message; the others are counted


class QuotesError(Exception):
    """Base of all errors that a user may read; never shown with a traceback."""

    exit_code = 1


class InputError(QuotesError):
    """One input that fails. The run goes on with the next one and ends with 1."""

    exit_code = 1

    @classmethod
    def unexpected(cls, name: str, error: Exception) -> Self:
        """An error of the program in one article; the others are not touched by it."""
        return cls(
            f"{name}: übersprungen wegen eines Programmfehlers ({one_line(error)}); "
            "bitte melden, Einzelheiten mit --verbose."
        )


class UsageError(QuotesError):
    """The command was called in a way that cannot work; nothing was done."""

    exit_code = 2


def one_line(error: Exception) -> str:
    """Return an exception's kind and text on one line, cut to what a message can bear."""
    text = " ".join(str(error).split()) or "ohne Angabe"
    return f"{type(error).__name__}: {text[:200]}"


def listed(names: Sequence[str]) -> str:
    """Return names for a message: «a», «b» und «c»; of many, the first ones and how many more there are."""
    shown = [f"«{name}»" for name in names[:_NAMED]]
    more = f"{len(names) - _NAMED:,}".replace(",", ".")
    if len(names) > _NAMED:
        return f"{', '.join(shown)} und {more} weitere"
    return " und ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)


def cause(error: OSError) -> str:
    """Return the operating system's reason, in a few words."""
    return error.strerror or type(error).__name__
