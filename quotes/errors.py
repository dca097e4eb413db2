"""Everything that quotes can say went wrong, in one place: one German sentence each, with the cure.

``str(error)`` is what the user reads; ``error.exit_code`` is what the command line ends with when the
error stops the run. An :class:`InputError` stops one input only, the others go on.
"""

from __future__ import annotations

from pathlib import Path
from typing import Self


def _one_line(error: Exception) -> str:
    """Return an exception's kind and text on one line, cut to what a message can bear."""
    text = " ".join(str(error).split()) or "ohne Angabe"
    return f"{type(error).__name__}: {text[:200]}"


class QuotesError(Exception):
    """Base of all errors that a user may read; never shown with a traceback."""

    exit_code = 1


class InputError(QuotesError):
    """An input that cannot be read. The run goes on with the next one and ends with 1."""

    exit_code = 1

    @classmethod
    def missing(cls, name: str) -> Self:
        """No file, folder or pattern of this name."""
        return cls(f"{name or '«»'}: nicht gefunden; bitte Namen und Ordner prüfen.")

    @classmethod
    def no_match(cls, pattern: str) -> Self:
        """A glob that fits nothing."""
        return cls(f"{pattern}: Auf dieses Muster passt keine Datei; bitte Muster und Ordner prüfen.")

    @classmethod
    def no_articles(cls, folder: str) -> Self:
        """A folder in which (or below which) no article lies."""
        return cls(f"{folder}: Im Ordner liegt kein Artikel; gesucht werden Textdateien, die auf .txt enden.")

    @classmethod
    def unreadable(cls, name: str, cause: str) -> Self:
        """The operating system refuses; ``cause`` is its short reason."""
        return cls(f"{name}: lässt sich nicht lesen ({cause}); bitte Zugriffsrechte und Datenträger prüfen.")

    @classmethod
    def document(cls, name: str, sort: str) -> Self:
        """A document in a format that is no plain text, such as PDF or Word."""
        return cls(f"{name}: ist kein reiner Text ({sort}); bitte den Artikel als Textdatei (.txt, UTF-8) speichern.")

    @classmethod
    def binary(cls, name: str) -> Self:
        """Bytes that are no text at all."""
        return cls(f"{name}: enthält keinen Text, sondern Binärdaten; bitte eine Textdatei angeben.")

    @classmethod
    def encoding(cls, name: str) -> Self:
        """Bytes that look like text, in an encoding that quotes does not know."""
        return cls(f"{name}: Der Zeichensatz ist nicht zu erkennen; bitte die Datei als UTF-8 speichern.")

    @classmethod
    def too_large(cls, name: str, limit_mb: int) -> Self:
        """More bytes than one article can sensibly have."""
        return cls(f"{name}: ist größer als {limit_mb} MB; bitte in einzelne Artikel aufteilen.")

    @classmethod
    def unexpected(cls, name: str, error: Exception) -> Self:
        """An error of the program in one article; the others are not touched by it."""
        return cls(
            f"{name}: übersprungen wegen eines Programmfehlers ({_one_line(error)}); "
            "bitte melden, Einzelheiten mit --verbose."
        )


class UsageError(QuotesError):
    """The command was called in a way that cannot work; nothing was done."""

    exit_code = 2

    @classmethod
    def unknown_type(cls, name: str, known: tuple[str, ...]) -> Self:
        """A name in ``--types`` that is no type."""
        return cls(f"--types: «{name}» gibt es nicht; möglich sind {', '.join(known)} und all.")

    @classmethod
    def unknown_dialect(cls, name: str, known: tuple[str, ...]) -> Self:
        """A name in ``--dialect`` that is no dialect."""
        return cls(f"--dialect: «{name}» gibt es nicht; möglich sind {' und '.join(known)}.")

    @classmethod
    def unknown_format(cls, path: str, known: tuple[str, ...]) -> Self:
        """An output file whose suffix is no known format."""
        return cls(f"--output: «{path}» hat keine bekannte Endung; möglich ist {', '.join(known)}.")

    @classmethod
    def output_is_folder(cls, path: str) -> Self:
        """``-o`` names a folder."""
        inside = path.rstrip("/") + "/zitate.csv"
        return cls(f"--output: «{path}» ist ein Ordner; bitte einen Dateinamen angeben, etwa {inside}.")

    @classmethod
    def output_is_special(cls, path: str) -> Self:
        """``-o`` names a device, a pipe or a socket, which must not be replaced by a file."""
        return cls(f"--output: «{path}» ist keine gewöhnliche Datei; für die Standardausgabe --output weglassen.")

    @classmethod
    def no_output_folder(cls, folder: str) -> Self:
        """The folder in which the table should lie does not exist."""
        return cls(f"--output: Den Ordner «{folder}» gibt es nicht; bitte zuerst anlegen.")

    @classmethod
    def output_unwritable(cls, path: str, cause: str) -> Self:
        """The table cannot be written; ``cause`` is the operating system's reason."""
        return cls(f"--output: «{path}» lässt sich nicht schreiben ({cause}); bitte einen anderen Ort angeben.")

    @classmethod
    def output_exists(cls, path: str) -> Self:
        """The file to write exists and is not a table as quotes left it."""
        return cls(
            f"--output: «{path}» gibt es schon, und es ist keine unveränderte Tabelle von quotes; "
            "bitte einen anderen Namen wählen oder mit --force überschreiben."
        )

    @classmethod
    def output_locked(cls, path: str, kept: str, cause: str) -> Self:
        """The finished table cannot take its place, most often because Excel holds the old one open."""
        return cls(
            f"--output: «{path}» lässt sich nicht ersetzen ({cause}), vielleicht ist die Tabelle noch geöffnet; "
            f"das Ergebnis liegt in «{kept}»."
        )


class ModelError(QuotesError):
    """The language model is missing or damaged; nothing can be found without it."""

    exit_code = 3

    @classmethod
    def missing(cls, path: Path) -> Self:
        """A file of the model does not exist."""
        return cls(
            f"Das Sprachmodell ist unvollständig, es fehlt «{path}»; bitte quotes neu installieren oder --model prüfen."
        )

    @classmethod
    def damaged(cls, path: Path, cause: Exception) -> Self:
        """A file or folder of the model cannot be loaded; ``cause`` is what the loader raised."""
        what = _one_line(cause)
        return cls(f"Das Sprachmodell in «{path}» ist beschädigt ({what}); bitte quotes neu installieren.")


class VerbatimError(QuotesError):
    """A row that does not stand in its article letter for letter: a bug, so the row must not be written."""

    exit_code = 1

    @classmethod
    def at(cls, start: int, end: int, what: str) -> Self:
        """Name the place (code points) and ``what`` does not fit."""
        return cls(f"Zeichen {start} bis {end}: {what} steht so nicht im Artikel")


# What is told about an input that was read all the same. The command line groups inputs by these texts.
READ_AS = "als {encoding} gelesen, nicht als UTF-8"
READ_AS_CP1252 = "als Windows-1252 gelesen, weil es kein gültiges UTF-8 ist; bitte die Umlaute prüfen"
UTF8_WITH_BOM = "als UTF-8 mit BOM gelesen"
DAMAGED_BYTES = "beschädigtes {encoding}; unlesbare Stellen stehen als \N{REPLACEMENT CHARACTER} im Text"
STRAY_CONTROLS = "enthält Steuerzeichen, etwa NUL; sie bleiben im Text stehen"
LOOKS_LIKE_HTML = "sieht nach HTML aus; gelesen wird es als reiner Text, samt den Auszeichnungen"
EMPTY = "leer, also ohne Zitate"
