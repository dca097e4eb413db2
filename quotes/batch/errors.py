"""What can go wrong with workers and journals: one German sentence each, with the cure."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Self

from quotes.errors import QuotesError, UsageError


class WorkerError(QuotesError):
    """Something about a worker process."""

    exit_code = 1

    @classmethod
    def killed(cls, name: str, cause: str) -> Self:
        """Name an article at which workers die."""
        return cls(
            f"{name}: übersprungen, weil zweimal ein Arbeitsprozess daran gestorben ist ({cause}); bitte den Artikel "
            "aufteilen oder weniger --workers nehmen."
        )

    @classmethod
    def stillborn(cls, cause: str) -> Self:
        """Say that all workers die before they can do anything."""
        return cls(f"Die Arbeitsprozesse sterben schon beim Start ({cause}); bitte mit --workers 1 versuchen.")

    @classmethod
    def broken(cls, error: Exception) -> Self:
        """Tell of an error of the program in a worker that no article is to blame for."""
        what = f"{type(error).__name__}: {error}"
        return cls(f"Das Programm ist gescheitert ({what}); Einzelheiten mit --verbose.")


class JournalError(UsageError):
    """A journal that must not be used, or cannot be written; no result in it has been touched."""

    @classmethod
    def begun(cls, path: Path, articles: str) -> Self:
        """Name the journal that an unfinished run has left, when this one is not to resume it."""
        return cls(
            f"Ein früherer Aufruf ist nicht fertig geworden ({articles} in «{path}»); bitte mit --resume dort "
            "weitermachen oder mit --force von vorn beginnen."
        )

    @classmethod
    def other_recipe(cls, path: Path, differences: Sequence[str]) -> Self:
        """Say why the results of a journal do not fit; ``differences``: what was different."""
        return cls(
            f"--resume: «{path}» ist unter anderen Bedingungen entstanden ({', '.join(differences)}); bitte die von "
            "damals herstellen oder ohne --resume mit --force von vorn beginnen."
        )

    @classmethod
    def not_ours(cls, path: Path) -> Self:
        """Name a file that is no journal, or of which not a line can be read."""
        return cls(
            f"«{path}» ist kein lesbares Journal von quotes; bitte die Datei umbenennen oder ohne --resume mit --force "
            "überschreiben."
        )

    @classmethod
    def busy(cls, path: Path) -> Self:
        """Say that another process has it."""
        return cls(f"«{path}» gehört zu einem Aufruf, der noch läuft; bitte warten oder eine andere Ausgabe angeben.")

    @classmethod
    def unwritable(cls, path: Path, cause: str) -> Self:
        """Say why the operating system refuses; ``cause`` is its short reason."""
        return cls(f"«{path}» lässt sich nicht schreiben ({cause}); bitte Platz und Zugriffsrechte prüfen.")

    @classmethod
    def needs_file(cls) -> Self:
        """Ask for a file for the table: without one there is no journal."""
        return cls("--resume: Weitermachen geht nur mit einer Datei; bitte dieselbe wie damals mit --output angeben.")
