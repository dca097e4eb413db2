"""What is to be done, cut into pieces: rows of Parquet tables, and files of articles."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quotes import readers
from quotes.corpus.errors import CorpusError
from quotes.errors import InputError, cause
from quotes.readers import File, Rows, Source, parquet
from quotes.readers.errors import ReadError

SMALLEST, LARGEST = 20, 1000  # articles in a partition, if the user does not say
_EACH = 4  # partitions for every worker, so that all end at about the same time
_PARQUET = (".parquet", ".pq")


@dataclass(frozen=True, slots=True)
class Partition:
    """What one worker does at once."""

    number: int  # from 0
    sources: tuple[Source, ...]  # with absolute paths
    rows: Rows | None  # of the only source, a Parquet table; else the sources are files of articles
    stamp: str  # changes when a file of it does

    @property
    def size(self) -> int:
        """Number of rows or files."""
        return self.rows.size if self.rows else len(self.sources)

    @property
    def name(self) -> str:
        """What messages call it."""
        first = self.sources[0].name
        if self.rows:
            return f"{first}, Zeilen {self.rows.first + 1} bis {self.rows.first + self.rows.size}"
        return first if len(self.sources) == 1 else f"{first} bis {self.sources[-1].name}"


@dataclass(frozen=True, slots=True)
class Input:
    """What the user wants to have done."""

    tables: tuple[tuple[Source, int], ...]  # Parquet, with the number of rows
    files: tuple[Source, ...]
    failures: tuple[InputError, ...]

    @property
    def size(self) -> int:
        """Number of rows and files."""
        return sum(count for _, count in self.tables) + len(self.files)

    @property
    def sources(self) -> tuple[Source, ...]:
        """All of it, tables first."""
        return (*(source for source, _ in self.tables), *self.files)

    def fitting(self, workers: int) -> int:
        """Return a number of articles for a partition, so that so many workers have enough to do."""
        return max(SMALLEST, min(LARGEST, -(-self.size // (_EACH * max(1, workers)))))

    def cut(self, size: int) -> Iterator[Partition]:
        """Yield the partitions, at most ``size`` articles each, in the order of the input."""
        number = 0
        for source, count in self.tables:
            for first in range(0, count, size):
                rows = Rows(first, min(size, count - first))
                yield Partition(number, (source,), rows, _stamp((source,), rows))
                number += 1
        for first in range(0, len(self.files), size):
            here = self.files[first : first + size]
            yield Partition(number, here, None, _stamp(here, None))
            number += 1


def look(given: str, output: Path) -> Input:
    """Return what lies at ``given``: a Parquet table, or a folder with such tables or articles, searched to the bottom.

    Raises InputError when there is nothing, CorpusError for another file, and when ``output`` lies in the folder.
    """
    path = Path(given)
    if path.is_dir():
        if output.resolve().is_relative_to(path.resolve()):
            raise CorpusError.output_in_input(output)
        found = readers.find([given])
        tables = [Source(str(file), file.absolute()) for file in _tables_below(path)]
        failures = [] if tables and not found.sources else list(found.failures)
        files = [Source(source.name, source.path.absolute()) for source in found.sources if source.path is not None]
    elif not path.exists():
        raise ReadError.missing(given)
    elif path.suffix.lower() not in _PARQUET:
        raise CorpusError.no_corpus(given)
    else:
        tables, files, failures = [Source(given, path.absolute())], [], []
    counted = []
    for source in tables:
        try:
            counted.append((source, _rows(source)))
        except InputError as error:
            failures.append(error)
    if not counted and not files and failures:
        raise failures[0]
    return Input(tuple(counted), tuple(files), tuple(failures))


def _tables_below(folder: Path) -> Iterator[Path]:
    """Yield the Parquet tables of a folder, sorted; not those whose name says that they are hidden or unfinished."""
    for path in sorted(folder.rglob("*"), key=lambda path: path.parts):
        inside = path.relative_to(folder).parts
        if path.suffix.lower() in _PARQUET and not any(part.startswith((".", "_")) for part in inside):
            yield path


def _rows(source: Source) -> int:
    """Return the number of rows of a table. Raises InputError."""
    assert source.path is not None  # noqa: S101
    try:
        with source.path.open("rb") as stream:
            return parquet.size(File(source.name, source.path.suffix.lower(), stream))
    except OSError as error:
        raise ReadError.unreadable(source.name, cause(error)) from error


def _stamp(sources: Sequence[Source], rows: Rows | None) -> str:
    """Return a digest of what a partition consists of, as far as a look at the folder tells it."""
    digest = hashlib.sha256(repr(tuple(rows) if rows else None).encode())
    for source in sources:
        try:
            facts = source.path.stat() if source.path else None
        except OSError:  # reading it will tell
            facts = None
        digest.update(repr((source.name, facts and (facts.st_size, facts.st_mtime_ns))).encode())
    return digest.hexdigest()[:32]
