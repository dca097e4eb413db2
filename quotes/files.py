"""Files other than tables that a command writes: there only when they are whole, and never over somebody's work."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Self

from quotes.errors import UsageError, cause


class TextFileError(UsageError):
    """A file that must not or cannot be written; nothing has been touched."""

    @classmethod
    def suffix(cls, path: str, suffix: str) -> Self:
        """Tell of a suffix that the format does not have: perhaps an article or a table by mistake."""
        return cls(f"«{path}» muss auf {suffix} enden; bitte den Namen der Ausgabe prüfen.")

    @classmethod
    def exists(cls, path: str) -> Self:
        """Name a file that may hold somebody's work."""
        return cls(f"«{path}» gibt es schon; bitte einen anderen Namen wählen oder mit --force überschreiben.")

    @classmethod
    def no_folder(cls, path: str) -> Self:
        """Say that the folder is missing, or that the name is that of a folder."""
        return cls(f"«{path}» ist ein Ordner oder liegt in keinem; bitte den Namen der Ausgabe prüfen.")

    @classmethod
    def unwritable(cls, path: str, cause: str) -> Self:
        """Say why the operating system refuses; ``cause`` is its short reason."""
        return cls(f"«{path}» lässt sich nicht schreiben ({cause}); bitte einen anderen Ort angeben.")


def check(path: str, suffix: str, *, force: bool, ours: str | None = None) -> None:
    """Raise TextFileError unless a file may be written at ``path``.

    Args:
        path: as the user gave it.
        suffix: what its name must end with.
        force: whatever lies there may be replaced.
        ours: how a file begins that quotes itself has made and nobody edits, and that may be replaced without force.
    """
    target = Path(path)
    if target.suffix.lower() != suffix:
        raise TextFileError.suffix(path, suffix)
    if target.is_dir() or not target.parent.is_dir():
        raise TextFileError.no_folder(path)
    if force or not os.path.lexists(target):
        return
    try:
        with target.open("rb") as file:
            begin = file.read(len(ours.encode())) if ours else b""
    except OSError:
        raise TextFileError.exists(path) from None
    if ours is None or begin != ours.encode():
        raise TextFileError.exists(path)


def write(path: str, texts: Iterable[str]) -> Path:
    """Write a file in UTF-8, line ends as given, replacing the old one at once; return its full path.

    Raises TextFileError when that cannot be done; then the old file is as it was.
    """
    target = Path(os.path.realpath(path))  # write through a link, do not put a file in its place
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("w", encoding="utf-8", newline="") as file:
            file.writelines(texts)
        temporary.replace(target)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise TextFileError.unwritable(path, cause(error)) from error
    return target
