"""From what the user names to articles: ``find`` lists the sources, ``read`` reads one of them.

A format is one file of this folder with a function ``articles(file)`` (see ``base.Reader``), entered in ``READERS``.
Which of them reads a file, ``formats`` tells from content and suffix. What has to be taken apart, is read in a process
of its own (``quotes.isolation``), so that no file takes the run down.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from importlib import import_module
from types import MappingProxyType
from typing import Any, BinaryIO, TypeGuard, cast

from quotes import isolation
from quotes.data import Article
from quotes.errors import InputError, cause
from quotes.readers import formats, hints, mojibake, oddities
from quotes.readers.base import Columns, File, Read, Reader, Rows, Source
from quotes.readers.errors import NoTableError, ReadError
from quotes.readers.finding import STDIN, STDIN_NAME, Found, find
from quotes.readers.formats import TABLES, Format

__all__ = [
    "READERS",
    "STDIN",
    "STDIN_NAME",
    "TABLES",
    "Columns",
    "File",
    "Found",
    "Read",
    "Reader",
    "Rows",
    "Source",
    "count_rows",
    "find",
    "kept",
    "prepare",
    "read",
    "read_rows",
]

READERS: Mapping[Format, str] = MappingProxyType(
    {
        "text": "plain",
        "markdown": "markdown",
        "html": "html",
        "mhtml": "mhtml",
        "docx": "docx",
        "odt": "odt",
        "pdf": "pdf",
        "eml": "eml",
        "epub": "epub",
        "feed": "feed",
        "agency": "agency",
        "csv": "csvtable",
        "jsonl": "jsonl",
        "json": "jsonfile",
        "xlsx": "xlsx",
        "ods": "ods",
        "parquet": "parquet",
    }
)
"""The module of each format, by name: it is imported, with its libraries, when the first file of the format comes."""


MAX_MB = 200  # of what cannot be read piece by piece: standard input, pipes
_NEED_NUMPY = frozenset({".xlsx", ".xlsm", ".parquet"})  # openpyxl and pyarrow
_FIELDS = tuple(field.name for field in fields(Article) if field.type == "str")  # the texts


def prepare(sources: Iterable[Source]) -> None:
    """Begin the process that takes files apart, if it will be needed: it starts while others load what they need."""
    suffixes = {each.path.suffix.lower() for each in sources if each.path is not None}
    if suffixes & _NEED_NUMPY:
        import numpy as np  # noqa: F401 - the model needs it, too: imported before that process begins, it is so once
    if suffixes - formats.PLAIN:
        isolation.prepare()


def read(source: Source, columns: Columns | None = None) -> Iterator[Read | InputError]:
    """Yield the articles of one source, and an InputError for each that cannot be read.

    Args:
        source: a file or standard input.
        columns: where the text and the id of the articles stand, if it is a table.

    Raises:
        InputError: one sentence: the source cannot be read, or not to its end.
    """
    with _telling(source), _opened(source) as stream:
        file = _file(source, stream, columns)
        if (told := formats.plain(file)) is not None:
            yield from _here(file, *told)
            return
        given = (_absolute(source), _held(stream), columns)
        size = stream.seek(0, os.SEEK_END)
    yield from _apart(source, size, "read_here", *given)


def read_rows(source: Source, columns: Columns | None, rows: Rows) -> Iterator[Read | InputError]:
    """Yield the articles of some rows of a Parquet table, each exactly as ``read`` would. Raises InputError."""
    with _telling(source), _opened(source) as stream:
        given, size = (_absolute(source), _held(stream), columns), stream.seek(0, os.SEEK_END)
    yield from _apart(source, size, "rows_here", *given, rows)


def count_rows(source: Source) -> int:
    """Return the number of rows of a Parquet table, which its end tells. Raises InputError."""
    with _telling(source), _opened(source) as stream:
        size = stream.seek(0, os.SEEK_END)
    try:
        (rows,) = isolation.stream(f"{__name__}:size_here", _absolute(source), size=size)
        return cast("int", rows)
    except isolation.LimitError as error:
        raise ReadError.too_costly(source.name, str(error)) from error


def size_here(source: Source) -> Iterator[int]:
    """Do what ``count_rows`` does within this process."""
    from quotes.readers import parquet

    with _telling(source), _opened(source) as stream:
        yield parquet.size(_file(source, stream, None))


def read_here(source: Source, data: bytes | None, columns: Columns | None) -> Iterator[Read | InputError]:
    """Do what ``read`` does within this process, ``data`` being what cannot be read from the file a second time."""
    with _telling(source), _opened(source, data) as stream:
        file = _file(source, stream, columns)
        yield from _here(file, *formats.recognise(file))


def rows_here(source: Source, data: bytes | None, columns: Columns | None, rows: Rows) -> Iterator[Read | InputError]:
    """Do what ``read_rows`` does within this process."""
    from quotes.readers import parquet

    with _telling(source), _opened(source, data) as stream:
        for each in parquet.part(_file(source, stream, columns), rows):
            yield each if isinstance(each, InputError) else _finished(each, columns or Columns())


def _here(file: File, form: Format, unlike: bool) -> Iterator[Read | InputError]:  # noqa: FBT001 - as recognised
    """Yield what an opened file holds."""
    if unlike:
        yield Read(None, (hints.OTHER_FORMAT.format(form=formats.LABELS[form]),))
    file.stream.seek(0)
    for each in _reader(form)(file):
        yield each if isinstance(each, InputError) else _finished(each, file.columns)


def _apart(source: Source, size: int, task: str, *given: object) -> Iterator[Read | InputError]:
    """Yield what a function of this module yields in a process that cannot take this one down with it."""
    try:
        for each in isolation.stream(f"{__name__}:{task}", *given, size=size):
            yield cast("Read | InputError", each)
    except isolation.LimitError as error:
        raise ReadError.too_costly(source.name, str(error)) from error


@contextlib.contextmanager
def _telling(source: Source) -> Iterator[None]:
    """Tell in a sentence what the operating system refuses."""
    try:
        yield
    except OSError as error:
        raise ReadError.unreadable(source.name, cause(error)) from error


def _absolute(source: Source) -> Source:
    """Return a source as another process can find it."""
    return source if source.path is None else Source(source.name, source.path.absolute())


def _held(stream: BinaryIO) -> bytes | None:
    """Return what was read from standard input or a pipe, which nobody can read again."""
    return stream.getvalue() if isinstance(stream, io.BytesIO) else None


def kept(sources: Iterable[Source], columns: Columns) -> tuple[str, ...]:
    """Return the columns that go along from the articles' tables into that of the quotations, as ``columns.keep`` asks.

    The first article of each table tells; what cannot be read is told when its turn comes. Raises UsageError without
    any table.
    """
    if not columns.keep:
        return ()
    tables = [each for each in sources if each.path is not None and each.path.suffix.lower() in formats.TABLES]
    if not tables:
        raise NoTableError.of()
    names: dict[str, None] = {}
    for source in tables:
        with contextlib.suppress(InputError):
            article = next((each.article for each in read(source, columns) if _has_article(each)), None)
            names |= dict.fromkeys(name for name, _ in article.kept) if article else {}
    return tuple(names)


def _has_article(each: Read | InputError) -> TypeGuard[Read]:
    return isinstance(each, Read) and each.article is not None


def _file(source: Source, stream: BinaryIO, columns: Columns | None) -> File:
    return File(source.name, source.path.suffix.lower() if source.path else "", stream, columns or Columns())


def _reader(form: Format) -> Reader:
    """Return the function that reads a format."""
    reader: Reader = import_module(f"{__name__}.{READERS[form]}").articles
    return reader


def _opened(source: Source, data: bytes | None = None) -> BinaryIO:
    """Open a source; what cannot be read twice (standard input, a pipe) is read into memory, or was: ``data``."""
    if data is not None:
        return io.BytesIO(data)
    if source.path is not None:
        file = source.path.open("rb")
        if file.seekable():
            return file
        with file:
            data = file.read(MAX_MB * 1_000_000 + 1)
    elif sys.stdin is None:
        raise ReadError.no_input()
    else:
        data = sys.stdin.buffer.read(MAX_MB * 1_000_000 + 1)
    if len(data) > MAX_MB * 1_000_000:
        raise ReadError.too_large(source.name, MAX_MB)
    return io.BytesIO(data)


def _finished(read: Read, asked: Columns) -> Read:
    """Return what was read as it goes on: writable, mended if asked, with what is odd about it.

    Halves of surrogate pairs, which JSON and XLSX can hold and no file can, are replaced. So no reader has to look for
    any of this.
    """
    if read.article is None:
        return read
    told: dict[str, Any] = {field: _writable(getattr(read.article, field)) for field in _FIELDS}
    kept = tuple((_writable(name), _writable(cell)) for name, cell in read.article.kept)
    article = replace(read.article, **told, kept=kept)
    mended = mojibake.of(article) if asked.repair else article
    notices = (hints.REPAIRED,) if mended.text != article.text else ()
    return Read(mended, (*read.notices, *notices, *oddities.of(mended)))


def _writable(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
