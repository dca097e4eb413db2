"""What a file of a table holds, told by its first bytes: names of columns and lines of cells, nothing understood yet.

This is the lower half of :mod:`quotes.table.reading`, which knows the columns. One function a format.
"""

from __future__ import annotations

import codecs
import csv
import html
import io
import json
import re
import warnings
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING, Literal, NamedTuple, cast
from zipfile import BadZipFile

from quotes.table import ods
from quotes.table.columns import COLUMNS, GERMAN

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Format = Literal["csv", "xlsx", "ods", "jsonl", "json", "parquet", "md"]
WORKBOOKS = frozenset({"xlsx", "ods"})
"""Those that have sheets."""

Record = tuple[int, Mapping[str, object]]
"""A line of a table: its number as a spreadsheet counts (the names are line 1), and its cells by column."""

_SHEET = re.compile(r"Zitate(?: \d+)?")  # the sheets of a workbook that hold the table, see quotes.writers.xlsx
_ASIDE = re.compile(r"Kein Zitat(?: \d+)?")  # and those that hold what is no speech
_OURS = frozenset(name.casefold() for name in (*COLUMNS, *GERMAN.values()))
_LONGEST = (1 << 31) - 1  # characters of a CSV cell: a quotation may be as long as its article


class NotATableError(Exception):
    """The bytes are no table; the text says why, in a few German words."""


class NoLibraryError(Exception):
    """A library that reads the format is not installed."""


@dataclass(frozen=True, slots=True)
class Raw:
    """What a file holds."""

    format: Format
    names: tuple[str, ...]  # of the columns, as given; those twice in the file are twice in here
    lines: Sequence[Record]
    dialect: str = ""  # of a CSV
    aside_names: tuple[str, ...] = ()  # of the columns beside the table, where a workbook has that sheet
    aside: Sequence[Record] = ()


def content(data: bytes, suffix: str = "") -> Raw:
    """Return what the bytes of a file hold. Raises NotATableError, and NoLibraryError for Parquet.

    ``suffix``, in lower case, says only whether an empty file is a table: in JSONL that is one without rows.
    """
    if not data and suffix in {".jsonl", ".ndjson"}:
        return _of_objects("jsonl", ())
    if data.startswith(b"PK"):
        return _ods(data) if ods.is_ods(io.BytesIO(data)) else _xlsx(data)
    if data.startswith(b"PAR1"):
        return _parquet(data)
    text = _decoded(data)
    begin = text.lstrip()[:1]
    if begin == "[":
        return _json(text)
    if begin == "{":
        return _jsonl(text)
    if begin == "|":
        return _markdown(text)
    return _csv(text)


def _decoded(data: bytes) -> str:
    """Return the text, in one of the encodings that Excel saves CSV in. Raises NotATableError."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    what = "die Datei ist kein Text"
    raise NotATableError(what)


def _csv(text: str) -> Raw:
    """Read CSV, parted by whatever makes the most column names of the first line into ours."""
    csv.field_size_limit(_LONGEST)
    try:
        heads = {sign: next(csv.reader(io.StringIO(text, newline=""), delimiter=sign), []) for sign in ";,\t"}
        sign = max(heads, key=lambda sign: len(_OURS & {name.strip().casefold() for name in heads[sign]}))
        records = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
        names = apart(next(records, []))
        lines = [(line, _record(names, cells)) for line, cells in enumerate(records, 2)]
    except csv.Error as error:
        what = f"CSV-Fehler: {error}"
        raise NotATableError(what) from error
    return Raw("csv", tuple(names), lines, "excel-de" if sign == ";" else "rfc4180")


def _markdown(text: str) -> Raw:
    """Read a table as quotes writes it in Markdown: a line a row, cells parted by bars, signs as their numbers."""
    lines = [line.strip()[2:-2].split(" | ") for line in text.split("\n") if line.strip()]
    names, *rows = [[html.unescape(cell.replace("<br>", "\n")) for cell in line] for line in lines]
    numbered = enumerate(rows[1:], 2)  # the first is the rule below the names
    return Raw("md", tuple(names), [(line, dict(zip(names, cells, strict=False))) for line, cells in numbered])


def _json(text: str) -> Raw:
    """Read a list of objects."""
    try:
        made = json.loads(text)
    except (ValueError, RecursionError) as error:
        what = f"ungültiges JSON: {error}"
        raise NotATableError(what) from error
    return _of_objects("json", list(enumerate(made, 2)))


def _jsonl(text: str) -> Raw:
    """Read an object a line."""
    made: list[tuple[int, object]] = []
    for line, part in enumerate(text.split("\n"), 1):  # splitlines() would also part at U+2028 within a cell
        try:
            if part.strip():
                made.append((line, json.loads(part)))
        except (ValueError, RecursionError) as error:
            what = f"ungültiges JSON in Zeile {line}"
            raise NotATableError(what) from error
    return _of_objects("jsonl", made)


def _of_objects(form: Format, made: Sequence[tuple[int, object]]) -> Raw:
    """Return objects as a table that has each of their fields. Raises NotATableError where one is no object."""
    lines: list[Record] = []
    names: dict[str, None] = {}  # a set that keeps the order
    for line, each in made:
        if not isinstance(each, dict):
            what = "erwartet werden Objekte mit Feldern"
            raise NotATableError(what)
        names |= dict.fromkeys(each)
        lines.append((line, each))
    # A table without rows names no columns: it has all of them, and nothing in them.
    return Raw(form, tuple(names) if made else COLUMNS, lines)


def _xlsx(data: bytes) -> Raw:
    """Read a workbook: its sheets «Zitate», «Zitate 2», …; else, if they were renamed, the first with our columns."""
    import openpyxl  # here, because only workbooks need it

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about decorations that openpyxl does not know
        try:
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheets = [_sheet(sheet) for sheet in table_of(book)] or [((), [])]
            aside = [_sheet(sheet) for sheet in beside_of(book)] or [((), [])]
        except (BadZipFile, KeyError, ValueError, OSError, SyntaxError) as error:  # SyntaxError: the XML within
            what = "die Arbeitsmappe ist beschädigt oder kein Excel"
            raise NotATableError(what) from error
    return Raw("xlsx", sheets[0][0], _joined(sheets), aside_names=aside[0][0], aside=_joined(aside))


def table_of(book: Workbook) -> list[Worksheet]:
    """Return the sheets of a workbook that hold the table, maybe one under another name, maybe none."""
    found: list[Worksheet] = [sheet for sheet in _sheets(book) if _SHEET.fullmatch(sheet.title)]
    others = (sheet for sheet in _sheets(book) if not _ASIDE.fullmatch(sheet.title) and _OURS & _names(sheet))
    return found or list(islice(others, 1))


def beside_of(book: Workbook) -> list[Worksheet]:
    """Return the sheets of a workbook that hold what stands beside the table."""
    return [sheet for sheet in _sheets(book) if _ASIDE.fullmatch(sheet.title)]


def _sheets(book: Workbook) -> list[Worksheet]:
    return cast("list[Worksheet]", book.worksheets)  # or, in a book that is only read, what looks alike


def apart(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names of columns; those without one differ in their number of blanks, so that none hides another."""
    found: list[str] = []
    for name in names:
        found.append(name if name.strip() else " " * sum(not each.strip() for each in found))
    return tuple(found)


def _record(names: Sequence[str], cells: Sequence[object]) -> dict[str, object]:
    """Return a line's cells by column; those beyond the last name as those of columns without one."""
    beyond = (" " * (len(names) + number) for number in range(len(cells) - len(names)))
    return dict(zip((*names, *beyond), cells, strict=False))


def _names(sheet: Worksheet) -> set[str]:
    """Return the first row of a sheet, as far as it is text, in lower case."""
    return {str(name).casefold() for name in next(sheet.iter_rows(max_row=1, values_only=True), ()) if name is not None}


def _joined(sheets: Sequence[tuple[tuple[str, ...], list[Record]]]) -> list[Record]:
    return [line for _, lines in sheets for line in lines]


def _sheet(sheet: Worksheet) -> tuple[tuple[str, ...], list[Record]]:
    """Return the names and lines of a sheet."""
    if hasattr(sheet, "reset_dimensions"):
        sheet.reset_dimensions()  # what a sheet says of its size need not be true
    rows = sheet.values
    names = apart("" if name is None else str(name) for name in next(rows, ()))
    return names, [(line, _record(names, [_plain(cell) for cell in cells])) for line, cells in enumerate(rows, 2)]


def _plain(cell: object) -> object:
    """Return a cell with the characters that a workbook spells out: «_x000D_» is CR, «_x005F_x000D_» is «_x000D_»."""
    from openpyxl.utils.escape import unescape

    return unescape(cell) if isinstance(cell, str) else cell


def _ods(data: bytes) -> Raw:
    """Read an OpenDocument table; which sheets of it, is told as in a workbook."""
    try:
        sheets = list(_ods_sheets(data))
    except ods.EncryptedError as error:
        what = "die Datei ist mit einem Passwort geschützt"
        raise NotATableError(what) from error
    except ods.TooLargeError as error:
        what = f"sie würde ausgepackt mehr als {ods.LIMIT_MB} MB belegen"
        raise NotATableError(what) from error
    except (BadZipFile, KeyError, ValueError, OSError, EOFError, SyntaxError, NotImplementedError, zlib.error) as error:
        what = "die OpenDocument-Tabelle ist beschädigt"
        raise NotATableError(what) from error
    beside = [sheet for sheet in sheets if _ASIDE.fullmatch(sheet.title)]
    others = [sheet for sheet in sheets if sheet not in beside and _OURS & {name.casefold() for name in sheet.names}]
    table = _OdsSheet.joined([sheet for sheet in sheets if _SHEET.fullmatch(sheet.title)] or others[:1])
    aside = _OdsSheet.joined(beside)
    return Raw("ods", table.names, table.lines, aside_names=aside.names, aside=aside.lines)


class _OdsSheet(NamedTuple):
    title: str
    names: tuple[str, ...]
    lines: Sequence[Record]

    @classmethod
    def joined(cls, sheets: Sequence[_OdsSheet]) -> _OdsSheet:
        """Return sheets as one with the names of the first."""
        return cls("", sheets[0].names if sheets else (), [line for sheet in sheets for line in sheet.lines])


def _ods_sheets(data: bytes) -> Iterator[_OdsSheet]:
    """Yield each sheet that is not blank. Raises whatever a damaged file makes it raise."""
    for title, found in groupby(ods.rows(io.BytesIO(data)), lambda row: row.sheet):
        names = apart("" if cell is None else str(cell) for cell in next(found).cells)
        yield _OdsSheet(title, names, [(row.number, _record(names, row.cells)) for row in found])


def _parquet(data: bytes) -> Raw:
    """Read Parquet."""
    try:
        from pyarrow import ArrowException, BufferReader, parquet
    except ImportError as error:
        raise NoLibraryError from error
    try:
        table = parquet.read_table(BufferReader(data))
    except (ArrowException, OSError, ValueError) as error:
        what = "die Parquet-Datei ist beschädigt"
        raise NotATableError(what) from error
    return Raw("parquet", tuple(table.column_names), list(enumerate(table.to_pylist(), 2)))
