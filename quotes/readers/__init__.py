"""From what the user names to articles: ``find`` lists the sources, ``read`` reads one of them.

A format is one file of this folder with a ``read(data, name) -> Read``, entered in ``READERS``.
"""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from quotes.errors import InputError
from quotes.readers import plain
from quotes.readers.base import Read, Reader, Source

__all__ = ["READERS", "STDIN", "Found", "Read", "Reader", "Source", "find", "read"]

STDIN = "-"
STDIN_NAME = "stdin"  # for the table, where a cell «-» would be taken for the beginning of a formula
READERS: Mapping[str, Reader] = MappingProxyType({".txt": plain.read})
"""Reader by suffix in lower case; folders are searched for these. Any other file named by the user is read as text."""

MAX_MB = 200  # one article; far above any real one, it only keeps an endless device from filling the memory


@dataclass(frozen=True, slots=True)
class Found:
    """What ``find`` found: the sources in order, and a message for each input that led to nothing."""

    sources: tuple[Source, ...]
    failures: tuple[InputError, ...]


def find(inputs: Iterable[str]) -> Found:
    """Turn files, folders, patterns and ``-`` into sources, in the order given, each file once.

    Folders are searched to the bottom, sorted by name; hidden files and folders and links to folders are left out.
    Patterns are expanded here when the shell has not done it (Windows, quoted patterns). Never raises: what
    cannot be found is among the failures.
    """
    sources: dict[str, Source] = {}
    failures: list[InputError] = []
    for given in inputs:
        for found in _expand(given):
            if isinstance(found, InputError):
                failures.append(found)
            else:
                sources.setdefault(_identity(found), found)
    return Found(tuple(sources.values()), tuple(failures))


def read(source: Source) -> Read:
    """Read one source.

    Raises InputError, one sentence, when it cannot be read or holds no text.
    """
    try:
        if source.path is None:
            data = sys.stdin.buffer.read(MAX_MB * 1_000_000 + 1)
        else:
            with source.path.open("rb") as file:
                data = file.read(MAX_MB * 1_000_000 + 1)
    except OSError as error:
        raise InputError.unreadable(source.name, error.strerror or type(error).__name__) from error
    if len(data) > MAX_MB * 1_000_000:
        raise InputError.too_large(source.name, MAX_MB)
    suffix = source.path.suffix.lower() if source.path else ""
    return READERS.get(suffix, plain.read)(data, source.name)


def _expand(given: str) -> Iterator[Source | InputError]:
    """Yield what one input stands for."""
    if given == STDIN:
        yield Source(STDIN_NAME, None)
    elif given and os.path.lexists(given):  # a file may have [ or * in its name, so look before globbing
        yield from _existing(given)
    elif glob.has_magic(given):
        matches = sorted(glob.glob(given, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute patterns
        if not matches:
            yield InputError.no_match(_printable(given))
        for match in matches:
            yield from _existing(match)
    else:
        yield InputError.missing(_printable(given))


def _existing(given: str) -> Iterator[Source | InputError]:
    """Yield the file itself, or the articles of a folder."""
    if not Path(given).is_dir():
        yield Source(_printable(given), Path(given))
        return
    empty = True
    for found in _articles_below(given):
        empty = False
        yield found
    if empty:
        yield InputError.no_articles(_printable(given))


def _articles_below(folder: str) -> Iterator[Source | InputError]:
    """Yield the articles of a folder and of the folders in it, sorted; a failure for a folder that is closed."""
    closed: list[OSError] = []
    paths: list[Path] = []
    for here, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]  # os.walk goes where this list says
        paths += [
            Path(here, file) for file in files if not file.startswith(".") and Path(file).suffix.lower() in READERS
        ]
    for error in closed:
        yield InputError.unreadable(_printable(str(error.filename)), error.strerror or type(error).__name__)
    for path in sorted(paths, key=lambda path: path.parts):
        yield Source(_printable(str(path)), path)


def _identity(source: Source) -> str:
    """Name the file behind a source, the same for each way to write its path."""
    return STDIN if source.path is None else os.path.normcase(source.path.resolve())


def _printable(name: str) -> str:
    """Return a file name that can be written as UTF-8; Linux allows names that are no valid text."""
    return os.fsencode(name).decode("utf-8", errors="replace")
