"""What can be wrong with an archive: one German sentence each, with the cure; the file is as it was before."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from quotes.errors import UsageError, cause
from quotes.table.database import NoArchiveError, is_locked


class ArchiveError(UsageError):
    """An archive that cannot be used so."""

    @classmethod
    def no_archive(cls, path: str, what: str) -> Self:
        """Say what the file is instead."""
        return cls(
            f"«{path}» ist kein Archiv von quotes ({what}) und bleibt, wie es ist; bitte eine andere Datei angeben."
        )

    @classmethod
    def locked(cls, path: str) -> Self:
        """Another program has it, and does not let go."""
        return cls(
            f"«{path}» ist gerade von einem anderen Programm gesperrt und bleibt, wie es ist; bitte dort schließen und "
            "noch einmal aufrufen."
        )

    @classmethod
    def unwritable(cls, path: str, why: str) -> Self:
        """Say why it cannot be written, in a few words."""
        return cls(
            f"«{path}» lässt sich nicht schreiben ({why}) und bleibt, wie es war; bitte Platz und Zugriffsrechte "
            "prüfen."
        )

    @classmethod
    def useless(cls, options: Sequence[str]) -> Self:
        """Name options that say how a table looks, which an archive does not."""
        return cls(
            f"{', '.join(options)}: geht nicht mit einem Archiv; deutsche Spalten hat darin die Sicht «zitate», "
            "dieselben Zitate verbindet es von selbst (same_as), und eine Tabelle daraus schreibt quotes find ARCHIV "
            "-o zitate.xlsx."
        )

    @classmethod
    def not_into(cls, table: str, output: str) -> Self:
        """Corrections of another table were to be put into an archive."""
        return cls(
            f"--output: «{output}» ist ein Archiv, und «{table}» ein anderes oder eine Tabelle; Korrekturen kommen "
            f"hinein mit: quotes apply {output} KORREKTUREN."
        )

    @classmethod
    def no_words(cls, words: str) -> Self:
        """Nothing in what is looked for is a word."""
        return cls(
            f"find: «{words}» enthält kein Wort, nach dem sich suchen lässt; bitte Buchstaben oder Ziffern angeben."
        )

    @classmethod
    def no_date(cls, option: str, given: str) -> Self:
        """Name what should be a day and is none."""
        return cls(f"{option}: «{given}» ist kein Tag; bitte so angeben: 2026-01-31 oder 31.1.2026.")

    @classmethod
    def needs_archive(cls, path: str) -> Self:
        """Name a file that is no archive, in which nothing can be looked for."""
        return cls(
            f"find: «{path}» ist kein Archiv; gesucht wird in dem, was quotes extract artikel/ -o zitate.db anlegt."
        )


@contextmanager
def told(path: Path | str) -> Iterator[None]:
    """Turn whatever SQLite and the system say against an archive into an ArchiveError."""
    name = str(path)
    try:
        yield
    except NoArchiveError as error:
        raise ArchiveError.no_archive(name, str(error)) from error
    except sqlite3.OperationalError as error:
        if is_locked(error):
            raise ArchiveError.locked(name) from error
        raise ArchiveError.unwritable(
            name, _CAUSES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, str(error))
        ) from error
    except sqlite3.DatabaseError as error:
        what = (
            "gar keine Datenbank"
            if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_NOTADB
            else f"die Datenbank ist beschädigt: {error}"
        )
        raise ArchiveError.no_archive(name, what) from error
    except OSError as error:
        raise ArchiveError.unwritable(name, cause(error)) from error


_CAUSES = {
    sqlite3.SQLITE_FULL: "der Datenträger ist voll",
    sqlite3.SQLITE_READONLY: "nur zum Lesen",
    sqlite3.SQLITE_CANTOPEN: "lässt sich nicht öffnen",
    sqlite3.SQLITE_IOERR: "Fehler des Datenträgers, oder er ist voll",
}
