"""What the user names, as sources: files one by one, folders to their bottom, patterns, standard input."""

from __future__ import annotations

import glob
import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from quotes.errors import InputError, cause
from quotes.readers import own, skipping
from quotes.readers.base import Source
from quotes.readers.errors import ReadError
from quotes.readers.formats import TABLES
from quotes.readers.skipping import Skipped

STDIN = "-"
STDIN_NAME = "stdin"  # for the table, where a cell «-» would be taken for the beginning of a formula
_Each = Source | InputError | Skipped
"""What a named file, folder or pattern stands for, one by one."""


@dataclass(frozen=True, slots=True)
class Found:
    """What ``find`` found: the sources in order, a message for each input that led to nothing, what was left out."""

    sources: tuple[Source, ...]
    failures: tuple[InputError, ...]
    skipped: Mapping[str, int] = field(default_factory=dict)  # files and folders in folders, by kind


def find(inputs: Iterable[str], *, tables: bool = False) -> Found:
    """Turn files, folders, patterns and ``-`` into sources, in the order given, each file once.

    Folders are searched to the bottom, sorted by name; hidden files and folders, links to folders, tables, READMEs, the
    folders that browsers put beside a saved page and what quotes itself has left there are left out. Patterns are
    expanded here when the shell has not done it (Windows, quoted patterns). Never raises: what cannot be found is among
    the failures.

    ``tables``: a table is one of articles, whoever has made it, as the user has named its columns.
    """
    sources: dict[str, Source] = {}
    failures: list[InputError] = []
    skipped = Counter[str]()
    inputs = list(inputs)
    for given in inputs:
        for found in _without_own(_expand(given, inputs), tables=tables):
            if isinstance(found, InputError):
                failures.append(found)
            elif isinstance(found, Skipped):
                skipped[found.kind] += 1
            else:
                sources.setdefault(_identity(found), found)
    texts = own.texts_of(sources.values())
    skipped += Counter({own.TEXT: len(texts)})
    if not sources and not failures and len(inputs) == 1 and skipped:
        alone = _printable(inputs[0])
        is_folder = Path(inputs[0]).is_dir()
        failures.append(ReadError.no_articles(alone) if is_folder else ReadError.own(alone, next(iter(skipped))))
    kept = tuple(source for source in sources.values() if source.path not in texts)
    return Found(kept, tuple(failures), skipped)


def _without_own(found: Iterable[_Each], *, tables: bool) -> Iterator[_Each]:
    """Yield what was found, and in the place of what quotes itself has left what kind of file that is."""
    for each in found:
        if not isinstance(each, Source) or each.path is None or (tables and each.path.suffix.lower() in TABLES):
            yield each
        else:
            kind = own.kind(each.path)
            yield Skipped(kind) if kind else each


def _expand(given: str, inputs: Sequence[str]) -> Iterator[_Each]:
    """Yield what one of the ``inputs`` stands for."""
    if given == STDIN:
        yield Source(STDIN_NAME, None)
    elif given and os.path.lexists(given):  # a file may have [ or * in its name, so look before globbing
        yield from _existing(given, inputs)
    elif glob.has_magic(given):
        matches = sorted(glob.glob(given, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute patterns
        if not matches:
            yield ReadError.no_match(_printable(given))
        for match in matches:
            yield from _existing(match, matches)
    else:
        yield ReadError.missing(_printable(given))


def _existing(given: str, others: Iterable[str]) -> Iterator[_Each]:
    """Yield the file itself, or the articles of a folder; a pattern also names the folders beside saved pages."""
    path = Path(given)
    if not path.is_dir():
        yield Source(_printable(given), path)
        return
    if skipping.beside_page(path.name, (Path(other).name for other in others if Path(other).parent == path.parent)):
        yield Skipped(skipping.BESIDE_PAGE)
        return
    empty = True
    for found in _articles_below(given):
        empty = empty and isinstance(found, Skipped)
        yield found
    if empty:
        yield ReadError.no_articles(_printable(given))


def _articles_below(folder: str) -> Iterator[_Each]:
    """Yield the articles of a folder and of the folders in it, sorted; first what is left out, and closed folders."""
    closed: list[OSError] = []
    paths: list[Path] = []
    for found in _walked(folder, closed):
        if isinstance(found, Path):
            paths.append(found)
        else:
            yield found
    for error in closed:
        yield ReadError.unreadable(_printable(str(error.filename)), cause(error))
    for path in sorted(paths, key=lambda path: path.parts):
        yield Source(_printable(str(path)), path)


def _walked(folder: str, closed: list[OSError]) -> Iterator[Path | Skipped]:
    """Yield the articles below a folder and what is left out, as they come; ``closed`` gets the folders that are."""
    for here, folders, names in os.walk(folder, onerror=closed.append):
        files = [name for name in names if not skipping.is_hidden(name)]
        beside = {name for name in folders if skipping.beside_page(name, files)}
        links = {name for name in folders if not name.startswith(".") and Path(here, name).is_symlink()} - beside
        left_out = beside | links
        folders[:] = [name for name in folders if name not in left_out and not name.startswith(".")]  # where it goes on
        for name in files:
            path = Path(here, name)
            kind = skipping.kind(name) or (skipping.SPECIAL if _is_special(path) else "")
            yield Skipped(kind) if kind else path
        yield from [Skipped(skipping.BESIDE_PAGE)] * len(beside)
        yield from [Skipped(skipping.LINK)] * len(links)


def _is_special(path: Path) -> bool:
    """Tell whether a file is a pipe, a socket or a device, which may have no end; what is not there is told later."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def _identity(source: Source) -> str:
    """Name the file behind a source, the same for each way to write its path."""
    if source.path is None:
        return STDIN
    try:
        return os.path.normcase(os.path.realpath(source.path))
    except OSError:  # the folder that we stand in is gone
        return os.fspath(source.path)


def _printable(name: str) -> str:
    """Return a file name that can be written as UTF-8; Linux allows names that are no valid text."""
    return os.fsencode(name).decode("utf-8", errors="replace")
