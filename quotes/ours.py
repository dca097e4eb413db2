"""Which files quotes itself has left as they are: known by the hash of their whole content.

Only such a file may be replaced unasked. Whatever somebody has changed in it, be it one letter at its end, makes it
that person's. The hashes lie where the platform keeps the state of programs (Linux: ``~/.local/state/quotes``), or in
the folder that ``QUOTES_STATE`` names; none are kept where it is empty. There are no names of files in it and nothing
of their content. Where a hash is not there (another machine, a full disk, a record cleared away) the file counts as
somebody's: nothing is lost by that but the convenience.

A record is a line, ``HASH KIND``, appended in one piece; a torn or damaged one counts for nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

Kind = Literal["whole", "part", "corrected", "text"]
"""Finished; what an interrupted run had done; with what a person has decided; the text of an article."""

VARIABLE = "QUOTES_STATE"
EMPTY = hashlib.sha256(b"").hexdigest()
UNREADABLE = "?"
"""Stands for the hash of a file that cannot be read."""

RECORDS = 4_000  # of tables, sheets and figures; a day of work leaves some tens
TEXTS = 20_000  # of texts of --save-text: an archive leaves many at once
_LINE = re.compile(r"([0-9a-f]{64}) (\w+)((?: [0-9a-f]{64})*)\n")
_LONGEST = 64 + 1 + max(map(len, get_args(Kind))) + 2 * 65 + 1  # bytes of a line


def digest(path: Path) -> str:
    """Return the hash of a file's content; nothing where there is no file."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""
    except OSError:
        return UNREADABLE


def kind(content: str) -> Kind | None:
    """Return as what quotes has left a file with this hash; None: it is somebody's. The latest record counts."""
    found = [each.kind for each in _records("files", RECORDS) if each.content == content]
    return found[-1] if found else None


def remember(content: str, of_kind: Kind) -> None:
    """Keep that quotes leaves a file with this hash. Where that cannot be kept, it will count as somebody's."""
    _append("files", f"{content} {of_kind}\n", RECORDS)


@dataclass(frozen=True, slots=True)
class _Record:
    content: str
    kind: Kind
    more: tuple[str, ...] = ()


def remember_text(path: Path, origin: Path | None) -> None:
    """Keep that a file holds the text of an article, and from which file that is (None: standard input).

    Its name and origin belong to it: a text that was plain is letter for letter its article, which must be read.
    """
    name, place = _hashed(path.name), place_of(origin) if origin is not None else _hashed("")
    _append("texts", f"{digest(path)} text {name} {place}\n", TEXTS)


class Texts:
    """The saved texts that there are records of, read once for many files."""

    def __init__(self) -> None:
        """Read the records."""
        self._places: dict[tuple[str, str], set[str]] = {}
        for each in _records("texts", TEXTS):
            if len(each.more) == 2:
                self._places.setdefault((each.more[0], each.content), set()).add(each.more[1])
        self._names = {name for name, _ in self._places}

    def origins(self, path: Path) -> Collection[str]:
        """Return where the text came from that a file holds as quotes has left it, see ``place_of``; else nothing."""
        name = _hashed(path.name) if self._names else ""
        return self._places.get((name, digest(path)), ()) if name in self._names else ()


def place_of(path: Path) -> str:
    """Return what stands for a file as an origin: the hash of its path."""
    return _hashed(os.path.realpath(path))


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def _folder() -> Path | None:
    """Return where records lie; None: they are not kept."""
    told = os.environ.get(VARIABLE)
    if told is not None:
        return Path(told) if told else None
    import platformdirs  # here, because help must come at once

    folder = platformdirs.user_state_path("quotes", appauthor=False)
    return folder if folder.is_absolute() else None  # in a container, whoever runs it may have no home


def _records(name: str, most: int) -> list[_Record]:
    """Return the latest records, the oldest first; whatever is no record counts for nothing."""
    folder = _folder()
    data = b""
    if folder is not None and (folder / name).is_file():
        with contextlib.suppress(OSError), (folder / name).open("rb") as file:
            file.seek(max(0, os.fstat(file.fileno()).st_size - 2 * most * _LONGEST))
            data = file.read(2 * most * _LONGEST)
    kinds = get_args(Kind)
    found = [_LINE.fullmatch(line) for line in data.decode("ascii", "replace").splitlines(keepends=True)]
    return [
        _Record(match[1], match[2], tuple(match[3].split()))  # type: ignore[arg-type]  # asked in the next line
        for match in found
        if match is not None and match[2] in kinds
    ][-most:]


def _append(name: str, line: str, most: int) -> None:
    """Add a record; when there are twice as many as are kept, the older half goes."""
    folder = _folder()
    if folder is None:
        return
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / name
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
        try:
            torn = (size := os.fstat(descriptor).st_size) > 0 and _last(descriptor, size) != b"\n"
            os.write(descriptor, b"\n" * torn + line.encode("ascii"))
        finally:
            os.close(descriptor)
        if size > 2 * most * len(line):
            _trim(path, name, most)


def _last(descriptor: int, size: int) -> bytes:
    os.lseek(descriptor, size - 1, os.SEEK_SET)
    return os.read(descriptor, 1)


def _trim(path: Path, name: str, most: int) -> None:
    """Keep the latest records only. One that another process adds at this moment may go: its file is somebody's."""
    kept = "".join(f"{' '.join((each.content, each.kind, *each.more))}\n" for each in _records(name, most))
    draft = path.with_name(f".{name}.{secrets.token_hex(8)}.tmp")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii", newline="\n") as file:
            file.write(kept)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
