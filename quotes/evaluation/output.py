"""Files that an evaluation writes: checked before the work begins, and there only when they are whole."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Self

from quotes.errors import UsageError, cause


class OutputError(UsageError):
    """A file that cannot be written."""

    @classmethod
    def suffix(cls, option: str, path: str, suffix: str) -> Self:
        """Name the option; the file must end on ``suffix``, so that no article is overwritten by mistake."""
        return cls(f"{option}: «{path}» muss auf {suffix} enden.")

    @classmethod
    def unwritable(cls, option: str, path: str, cause: str) -> Self:
        """Name the option and the operating system's reason."""
        return cls(f"{option}: «{path}» lässt sich nicht schreiben ({cause}); bitte einen anderen Ort angeben.")


def check(option: str, path: str | None, suffix: str) -> None:
    """Raise OutputError unless a file can be written at ``path`` (None: there is nothing to write)."""
    if path is None:
        return
    target = Path(path)
    if target.suffix.lower() != suffix:
        raise OutputError.suffix(option, path, suffix)
    if target.is_dir() or not target.parent.is_dir():
        raise OutputError.unwritable(option, path, "es ist ein Ordner" if target.is_dir() else "der Ordner fehlt")


def write(option: str, path: str, text: str) -> None:
    """Write a file in UTF-8, its line ends as given, replacing the old one at once. Raises OutputError."""
    target = Path(os.path.realpath(path))  # write through a link
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        temporary.write_text(text, encoding="utf-8", newline="")
        temporary.replace(target)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise OutputError.unwritable(option, path, cause(error)) from error
