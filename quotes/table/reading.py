"""Reads tables back: every format and both languages of column names, as written or as a spreadsheet saved them since.

``read(path)`` tells the format by what the file holds, not by its suffix: CSV (both dialects, tabs too; UTF-8 with or
without BOM, UTF-16, or Windows-1252), XLSX, ODS, JSONL, JSON, Parquet, archives (SQLite). The rows have English keys
and right types, so that whoever takes a table need not know how it was written:

- every row has all of ``COLUMNS``; what the file lacks is "" in text and 0 in numbers (``Loaded.columns`` says which
  columns were there). Further columns, as users add them in Excel, come after them, as text under their own names;
- the apostrophe before a formula's sign, which the CSV writer puts there, is taken off again;
- German words stand in English (``legend``): «Teilzitat» is partial;
- what Excel does to cells is undone where it can be: 87,0 is 87, and in ``date`` 22.11.2026 is 2026-11-22;
- rows without anything in them, and columns without a name, are left out.

CSV for Excel has folded line breaks and cut long cells when it was written: that is not undone.
"""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import cast

from quotes import isolation
from quotes.errors import cause
from quotes.table import database, files
from quotes.table.cells import unguard
from quotes.table.columns import COLUMNS, GERMAN, NUMBERS, Headers, Row
from quotes.table.errors import TableError
from quotes.table.files import Format, Record
from quotes.table.legend import english_row

STDIN = "-"
_CANONICAL: Mapping[str, str] = MappingProxyType(
    {name.casefold(): name for name in COLUMNS} | {german.casefold(): name for name, german in GERMAN.items()}
)
_WHOLE = re.compile(r"(-?\d+|-?\d{1,3}(?:\.\d{3})+)(?:[.,]0{1,2})?(?: ?%)?")  # 87, 1.204, 87,0, 87 %
_GERMAN_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?: 0?0:00(?::00)?)?")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A table that was read: its rows, and what is needed to write it again as it was."""

    rows: tuple[Row, ...]  # English keys: COLUMNS, then the further columns
    columns: tuple[str, ...]  # those that the file has, ours by their English names, in its order
    format: Format
    headers: Headers  # the language of most of its column names
    dialect: str = ""  # of a CSV: excel-de (semicolons) or rfc4180 (all others)
    name: str = ""  # as given
    aside: tuple[Row, ...] = ()  # what a workbook holds beside the table: «Kein Zitat»
    nameless: tuple[int, ...] = ()  # lines with something in columns without a name
    loose: tuple[int, ...] = ()  # those of them that have nothing else

    @property
    def extra(self) -> tuple[str, ...]:
        """The columns that are none of ours, in the order of the file."""
        return tuple(column for column in self.columns if column not in COLUMNS)


def read(path: str | Path, needs: Collection[str] = ("speaker", "quote")) -> Loaded:
    """Return the table at ``path`` («-»: standard input).

    ``needs``: English names of the columns that must be there. Raises TableError, one German sentence with the cure,
    when the file cannot be read, is no table, lacks a column that is needed, or has text where a number must stand.
    """
    name = str(path)
    raw = _raw(name)
    guarded = raw.format == "csv"  # an apostrophe may stand before a formula's sign
    named, beside = _english(name, raw.names, guarded=guarded), _english(name, raw.aside_names)
    lacking = [column for column in needs if column not in named.values()]
    if lacking and not set(COLUMNS) & set(named.values()):
        raise TableError.no_table(name, "keine Spalte heißt wie eine von quotes")
    if lacking:
        raise TableError.missing(name, {column: GERMAN.get(column, column) for column in lacking})
    german = sum(given.casefold() not in COLUMNS and column in COLUMNS for given, column in named.items())
    further = [column for column in beside.values() if column not in {*COLUMNS, *named.values()}]
    columns = (*named.values(), *further)
    blank: Row = dict.fromkeys((*COLUMNS, *columns), "") | dict.fromkeys(NUMBERS, 0)
    return Loaded(
        rows=tuple(_rows(name, raw.lines, named, blank, guarded=guarded)),
        columns=columns,
        format=raw.format,
        headers="de" if german * 2 > len(set(named.values()) & set(COLUMNS)) else "en",
        dialect=raw.dialect,
        name=name,
        aside=tuple(_rows(name, raw.aside, beside, blank, guarded=False)),
        nameless=tuple(line for line, cells in raw.lines if _filled(cells, named=False)),
        loose=tuple(line for line, cells in raw.lines if _filled(cells, named=False) and not _filled(cells)),
    )


def canonical(name: str) -> str:
    """Return the English name of a column of ours, in whichever language and case; that of another as it is."""
    return _CANONICAL.get(name.strip().casefold(), name.strip())


def _raw(name: str) -> files.Raw:
    """Return what a file or standard input holds. Raises TableError."""
    try:
        return _archive(name) if database.is_database(Path(name)) else _content(name, _bytes(name))
    except files.NotATableError as error:
        raise TableError.no_table(name, str(error)) from error
    except files.NoLibraryError as error:
        raise TableError.no_pyarrow() from error


def _archive(name: str) -> files.Raw:
    """Return what an archive holds. Raises TableError and NotATableError."""
    names: dict[str, None] = {}
    lines: list[Record] = []
    try:
        for line, (columns, cells) in enumerate(database.rows(Path(name)), 1):
            names |= dict.fromkeys(columns)
            if line > 1:
                lines.append((line, cells))
    except database.NoArchiveError as error:
        raise files.NotATableError(str(error)) from error
    except sqlite3.OperationalError as error:
        if database.is_locked(error):
            raise TableError.locked(name) from error
        raise TableError.unreadable(name, str(error)) from error
    except (sqlite3.Error, ValueError, AttributeError) as error:
        what = "die Datenbank ist beschädigt"
        raise files.NotATableError(what) from error
    return files.Raw("db", tuple(names), lines)


def _content(name: str, data: bytes) -> files.Raw:
    """Return what a file holds. Packed ones are taken apart in a process that cannot take this one down with it."""
    if data.startswith(database.MAGIC):
        what = "eine Datenbank, die nur als Datei zu lesen ist; bitte ihren Namen angeben"
        raise files.NotATableError(what)
    if not files.is_packed(data):
        return files.content(data, Path(name).suffix.lower())
    try:
        return files.joined(_apart(data))
    except isolation.LimitError as error:
        raise TableError.too_costly(name, str(error)) from error


def _apart(data: bytes) -> Iterator[files.Raw]:
    for piece in isolation.stream(f"{__name__}:pieces", data, size=len(data)):
        if isinstance(piece, Exception):
            raise piece
        yield cast("files.Raw", piece)


def pieces(data: bytes) -> Iterator[files.Raw | Exception]:
    """Yield what a packed file holds, and why it cannot be read on: over there, where no error of it is known."""
    try:
        yield from files.packed(data)
    except (files.NotATableError, files.NoLibraryError) as error:
        yield error


def _bytes(name: str) -> bytes:
    """Return what a file or standard input holds. Raises TableError."""
    if name == STDIN and sys.stdin is None:
        raise TableError.no_input()
    try:
        return sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    except OSError as error:
        raise TableError.unreadable(name, cause(error)) from error


def _english(name: str, names: Sequence[str], *, guarded: bool = False) -> dict[str, str]:
    """Return the English or own name of each column of the file that has one. Raises TableError for two of a name."""
    found: dict[str, str] = {}
    for given in names:
        if not given.strip():
            continue
        column = canonical(unguard(given) if guarded else given)
        if column in found.values():
            raise TableError.twice(name, given.strip())
        found[given] = column
    return found


def _filled(cells: Mapping[str, object], *, named: bool = True) -> bool:
    """Tell whether something stands in the columns that have a name, or in the others."""
    return any(cell is not None and cell != "" for name, cell in cells.items() if bool(name.strip()) is named)


def _rows(
    name: str, lines: Iterable[Record], english: Mapping[str, str], blank: Row, *, guarded: bool
) -> Iterator[Row]:
    """Yield the rows with English keys and right types. ``guarded``: cells may have an apostrophe for a formula."""
    for line, cells in lines:
        if not _filled(cells):
            continue
        row = dict(blank)
        for given, column in english.items():
            value = cells.get(given)
            if column in NUMBERS:
                row[column] = _number(name, line, given, value)
            else:
                text = plain_text(value)
                row[column] = unguard(text) if guarded else text
        row["date"] = _iso(str(row["date"]))
        yield english_row(row)


def _number(name: str, line: int, column: str, value: object) -> int:
    """Return the whole number of a cell, 0 for an empty one. Raises TableError."""
    text = plain_text(value).strip()
    if not text:
        return 0
    match = _WHOLE.fullmatch(text)
    if match is None or isinstance(value, (bool, dt.date)):
        raise TableError.no_number(name, line, column, text)
    return int(match[1].replace(".", ""))


def plain_text(value: object) -> str:
    """Return a cell as text; numbers and dates that users or spreadsheets have made of it in their plain form."""
    if value is None or value != value:  # noqa: PLR0124 - pandas writes an empty cell as NaN, which equals nothing
        return ""
    if isinstance(value, bool):
        return "WAHR" if value else "FALSCH"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return value if isinstance(value, str) else str(value)


def _iso(date: str) -> str:
    """Return a date as 2026-11-22, which a German Excel shows and saves as 22.11.2026; other texts as they are."""
    match = _GERMAN_DATE.fullmatch(date)
    return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}" if match else date
