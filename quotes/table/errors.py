"""What can be wrong with a row that was just made, and with a table that is read back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Self

from quotes.errors import QuotesError, UsageError


class VerbatimError(QuotesError):
    """A row that does not stand in its article letter for letter: a bug, so the row must not be written."""

    exit_code = 1

    @classmethod
    def at(cls, start: int, end: int, what: str) -> Self:
        """Name the place (code points) and ``what`` does not fit."""
        return cls(f"Zeichen {start} bis {end}: {what} steht so nicht im Artikel")


class TableError(UsageError):
    """A table that cannot be read. Nothing was done; the exit code is 2."""

    @classmethod
    def unreadable(cls, name: str, cause: str) -> Self:
        """Say why the operating system refuses; ``cause`` is its short reason."""
        return cls(f"{name}: lässt sich nicht lesen ({cause}); bitte Namen, Ordner und Zugriffsrechte prüfen.")

    @classmethod
    def locked(cls, name: str) -> Self:
        """Name an archive that another program is writing to, for longer than anybody waits."""
        return cls(
            f"{name}: ist gerade von einem anderen Programm gesperrt; bitte dort schließen und noch einmal aufrufen."
        )

    @classmethod
    def no_input(cls) -> Self:
        """Standard input was closed before the start."""
        return cls("Die Standardeingabe ist geschlossen; bitte die Datei der Tabelle angeben.")

    @classmethod
    def no_table(cls, name: str, what: str) -> Self:
        """Whatever this is, it is no table of quotes; ``what`` says why."""
        return cls(
            f"{name}: ist keine Tabelle von quotes ({what}); gelesen werden CSV, XLSX, ODS, JSON, JSONL, Parquet, "
            "Markdown und Archive (.db), wie quotes extract sie schreibt."
        )

    @classmethod
    def too_costly(cls, name: str, cause: str) -> Self:
        """A table that takes more memory or time than one of its size may; ``cause`` says what, in a few words."""
        return cls(
            f"{name}: wird nicht gelesen, denn das Auspacken braucht mehr, als eine Datei dieser Größe darf ({cause}); "
            "bitte prüfen, woher die Datei kommt, oder als CSV speichern."
        )

    @classmethod
    def missing(cls, name: str, columns: Mapping[str, str]) -> Self:
        """Columns that are needed and not there, to their German names; maybe somebody has renamed them."""
        lacking = ", ".join(f"{column} (deutsch {german})" for column, german in columns.items())
        return cls(
            f"{name}: ist keine Tabelle von quotes, oder jemand hat Spalten umbenannt, denn es fehlt {lacking}; "
            "bitte die Namen in der ersten Zeile prüfen."
        )

    @classmethod
    def twice(cls, name: str, column: str) -> Self:
        """Two columns of one name, so that nobody knows which holds."""
        return cls(f"{name}: Die Spalte {column} steht zweimal in der Tabelle; bitte eine umbenennen oder löschen.")

    @classmethod
    def no_number(cls, name: str, line: int, column: str, value: str) -> Self:
        """Text where a whole number must stand; ``line`` is the row as a spreadsheet numbers it."""
        return cls(f"{name}, Zeile {line}: «{value[:40]}» in der Spalte {column} ist keine ganze Zahl; bitte ändern.")

    @classmethod
    def no_pyarrow(cls) -> Self:
        """Parquet without the library of its extra."""
        return cls("Für Parquet fehlt pyarrow; bitte mit «pip install 'quotes[parquet]'» nachinstallieren.")


class UnknownTypeError(UsageError):
    """A type of quotations that there is not."""

    @classmethod
    def of(cls, name: str, known: Iterable[str]) -> Self:
        """Name it, and those that there are."""
        return cls(f"--types: «{name}» gibt es nicht; möglich sind {', '.join(known)} und all.")
