"""Files that quotes writes: there under their names only when they are whole, and never over somebody's work.

A file grows as a draft in the folder where it shall lie, hidden, under a name of this process, and takes the place of
an older one in one step. Whoever looks sees the old file or the new one, never half of one. Where the old one cannot be
replaced, most often because Excel holds it open, the draft stays, and the message says where.
"""

from __future__ import annotations

import contextlib
import os
import re
import socket
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from quotes.errors import UsageError, cause

_BEGIN = 4096  # bytes of a file in which its maker is named


class FileError(UsageError):
    """A file that must not or cannot be written; what was there is as it was. ``option``: which asked for it."""

    @classmethod
    def suffix(cls, option: str, path: str, suffixes: Sequence[str]) -> Self:
        """Tell of a suffix that the format does not have: perhaps an article or a table by mistake."""
        return cls(f"{option}: «{path}» muss auf {' oder '.join(suffixes)} enden.")

    @classmethod
    def is_folder(cls, option: str, path: str, example: str) -> Self:
        """Name a folder, and what a file in it could be called."""
        inside = path.rstrip("/") + "/" + example
        return cls(f"{option}: «{path}» ist ein Ordner; bitte einen Dateinamen angeben, etwa {inside}.")

    @classmethod
    def is_special(cls, option: str, path: str) -> Self:
        """Name a device, a pipe or a socket, which must not be replaced by a file."""
        return cls(f"{option}: «{path}» ist keine gewöhnliche Datei; für die Standardausgabe {option} weglassen.")

    @classmethod
    def no_folder(cls, option: str, folder: str) -> Self:
        """Name the folder in which the file should lie, and which does not exist."""
        return cls(f"{option}: Den Ordner «{folder}» gibt es nicht; bitte zuerst anlegen.")

    @classmethod
    def exists(cls, option: str, path: str) -> Self:
        """Name a file that may hold somebody's work."""
        return cls(
            f"{option}: «{path}» gibt es schon; bitte einen anderen Namen wählen oder mit --force überschreiben."
        )

    @classmethod
    def unwritable(cls, option: str, path: str, cause: str) -> Self:
        """Say why the operating system refuses; ``cause`` is its short reason."""
        return cls(f"{option}: «{path}» lässt sich nicht schreiben ({cause}); bitte einen anderen Ort angeben.")

    @classmethod
    def held(cls, option: str, path: str, kept: str, cause: str) -> Self:
        """Say that the finished file cannot take its place, and where it lies."""
        return cls(
            f"{option}: «{path}» lässt sich nicht ersetzen ({cause}), vielleicht ist die Datei noch geöffnet; "
            f"das Ergebnis liegt in «{kept}»."
        )


def place(option: str, path: str, example: str) -> Path:
    """Return where a file that the user calls ``path`` lies, links followed: a link stays, and its file is replaced.

    Raises FileError when no file may lie there. ``example``: a name for messages.
    """
    target = Path(os.path.realpath(path))
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        mode = 0
    except OSError as error:
        raise FileError.unwritable(option, path, cause(error)) from error
    if stat.S_ISDIR(mode) or path.endswith(("/", os.sep)):
        raise FileError.is_folder(option, path, example)
    if mode and not stat.S_ISREG(mode):
        raise FileError.is_special(option, path)
    if not target.parent.is_dir():
        raise FileError.no_folder(option, str(Path(path).parent))
    return target


def check(
    option: str,
    path: str,
    suffixes: Sequence[str],
    *,
    force: bool,
    ours: Callable[[bytes], bool] = lambda begin: not begin,
) -> None:
    """Raise FileError unless a file may be written at ``path``, before any work is done.

    Args:
        option: which asked for it.
        path: as the user gave it.
        suffixes: one of which its name must end with.
        force: whatever lies there may be replaced.
        ours: tells of the first bytes of a file whether quotes has made it and nobody edits it; then it may be replaced
            without ``force``. An empty file is nobody's work.
    """
    if Path(path).suffix.lower() not in suffixes:
        raise FileError.suffix(option, path, suffixes)
    target = place(option, path, f"datei{suffixes[0]}")
    if force or not target.exists():
        return
    try:
        with target.open("rb") as file:
            begin = file.read(_BEGIN)
    except OSError:
        raise FileError.exists(option, path) from None
    if begin and not ours(begin):
        raise FileError.exists(option, path)


def beginning_with(head: str) -> Callable[[bytes], bool]:
    """Return what knows files of ours by how they begin."""
    return lambda begin: begin.startswith(head.encode())


def naming(maker: str) -> Callable[[bytes], bool]:
    """Return what knows files of ours by who made them, named somewhere near the beginning."""
    return lambda begin: maker.encode() in begin


def draft(target: Path, mark: str = "", *, host: bool = False) -> Path:
    """Return where a file is written that shall lie at ``target``: beside it, so that it needs only a new name.

    Args:
        target: where it shall lie.
        mark: tells a second draft of one process from its first.
        host: processes on several machines write to the folder, where their numbers may be the same.
    """
    parts = ["", target.name, *[socket.gethostname()] * host, str(os.getpid()), *[mark] * bool(mark), "tmp"]
    return target.with_name(".".join(parts))


def clear_drafts(target: Path, ours: str) -> None:
    """Delete the drafts that killed processes have left beside a file. ``ours``: the name of one that stays."""
    left = re.compile(rf"\.{re.escape(target.name)}\.\d+(?:\.made)?\.tmp")
    with contextlib.suppress(OSError), os.scandir(target.parent) as entries:
        for name in [entry.name for entry in entries if left.fullmatch(entry.name) and entry.name != ours]:
            target.with_name(name).unlink(missing_ok=True)


def settle(option: str, made: Path, target: Path) -> None:
    """Put a finished draft in its place. Raises FileError, which names where it lies, when that cannot be done."""
    try:
        made.replace(target)
    except OSError as error:
        raise FileError.held(option, str(target), str(made), cause(error)) from error


def write(option: str, path: str, data: str | bytes) -> Path:
    """Write a file that a user asked for, text in UTF-8 with line ends as given; return its full path.

    Raises FileError when that cannot be done; then the old file is as it was.
    """
    target = Path(os.path.realpath(path))
    made = draft(target)
    try:
        made.write_bytes(data.encode() if isinstance(data, str) else data)
    except OSError as error:
        with contextlib.suppress(OSError):
            made.unlink(missing_ok=True)
        raise FileError.unwritable(option, path, cause(error)) from error
    settle(option, made, target)
    return target


@contextmanager
def whole(target: Path, made: Path | None = None, *, sync: bool = False) -> Iterator[Path]:
    """Give the path of a draft; when the block ends without an error, what was written there takes ``target``'s place.

    For files that only quotes reads: after an error no draft stays.

    Args:
        target: where the file shall lie.
        made: the draft, where it shall not be called as usual.
        sync: see that no power cut takes it once it is in its place.

    Raises:
        OSError: it cannot be written or replaced; then the old file is as it was.
    """
    made = made or draft(target)
    try:
        yield made
        if sync:
            safe(made)
        made.replace(target)
    finally:
        with contextlib.suppress(OSError):
            made.unlink(missing_ok=True)


def safe(path: Path) -> None:
    """See that what was written to a file is on the disk, whatever happens to the power. Raises OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
