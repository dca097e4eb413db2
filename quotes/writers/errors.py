"""Why a table or a text beside it cannot be written: one German sentence each, with the cure."""

from __future__ import annotations

from typing import Self

from quotes.errors import InputError, UsageError


class OutputError(UsageError):
    """A table that cannot be written as the user wants it."""

    @classmethod
    def unknown_dialect(cls, name: str, known: tuple[str, ...]) -> Self:
        """A name in ``--dialect`` that is no dialect."""
        return cls(f"--dialect: «{name}» gibt es nicht; möglich sind {' und '.join(known)}.")

    @classmethod
    def unknown_format(cls, path: str, known: tuple[str, ...]) -> Self:
        """An output file whose suffix is no known format."""
        return cls(f"--output: «{path}» hat keine bekannte Endung; möglich sind {', '.join(known)}.")

    @classmethod
    def unknown_format_name(cls, name: str, known: tuple[str, ...]) -> Self:
        """A name in ``--format`` that is no format."""
        return cls(f"--format: «{name}» gibt es nicht; möglich sind {', '.join(known)}.")

    @classmethod
    def unknown_headers(cls, name: str) -> Self:
        """A name in ``--headers`` that is no language of column names."""
        return cls(f"--headers: «{name}» gibt es nicht; möglich sind en und de.")

    @classmethod
    def format_against_suffix(cls, name: str, path: str) -> Self:
        """``--format`` says one thing and the suffix of the file another."""
        return cls(
            f"--format: Die Endung von «{path}» sagt etwas anderes als {name}; bitte eines von beidem ändern, "
            "sonst öffnet kein Programm die Datei."
        )

    @classmethod
    def format_needs_file(cls, name: str) -> Self:
        """A format that is no text, for standard output."""
        return cls(f"--format: {name} ist kein Text; bitte mit --output eine Datei angeben, etwa zitate.{name}.")

    @classmethod
    def dialect_is_of_csv(cls, name: str) -> Self:
        """``--dialect`` with another format than CSV."""
        return cls(f"--dialect: Dialekte hat nur CSV, nicht {name}; bitte --dialect weglassen.")

    @classmethod
    def no_pyarrow(cls) -> Self:
        """Parquet without the library of its extra."""
        return cls("Für Parquet fehlt pyarrow; bitte mit «pip install 'quotes[parquet]'» nachinstallieren.")

    @classmethod
    def unmade(cls, path: str, kept: str, cause: str) -> Self:
        """The rows are there, but the file of their format cannot be made of them, as on a full disk."""
        return cls(
            f"--output: «{path}» lässt sich nicht schreiben ({cause}); die Zeilen liegen als JSONL in «{kept}», "
            "und quotes liest sie als Tabelle."
        )

    @classmethod
    def no_text_folder(cls, folder: str, cause: str) -> Self:
        """The folder of ``--save-text`` cannot be made; ``cause`` is the operating system's reason."""
        return cls(f"--save-text: «{folder}» ist kein Ordner und lässt sich nicht anlegen ({cause}); bitte anderswo.")


class TextError(InputError):
    """The text of one article that cannot be written beside the table; its rows are."""

    @classmethod
    def exists(cls, path: str) -> Self:
        """``--save-text`` would replace a text by another one."""
        return cls(
            f"--save-text: «{path}» gibt es schon, mit anderem Inhalt; bitte einen anderen Ordner wählen oder mit "
            "--force überschreiben."
        )

    @classmethod
    def unwritable(cls, path: str, cause: str) -> Self:
        """A text cannot be written beside the table; ``cause`` is the operating system's reason."""
        return cls(f"--save-text: «{path}» lässt sich nicht schreiben ({cause}); bitte Platz und Rechte prüfen.")
