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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count, groupby, islice
from typing import TYPE_CHECKING, Literal, cast

from quotes.table import ods
from quotes.table.bounds import Cells, TooManyCellsError
from quotes.table.columns import COLUMNS, GERMAN

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Format = Literal["csv", "xlsx", "ods", "jsonl", "json", "parquet", "md", "db"]
WORKBOOKS = frozenset({"xlsx", "ods"})
"""Those that have sheets."""

Record = tuple[int, Mapping[str, object]]
"""A line of a table: its number as a spreadsheet counts (the names are line 1), and its cells by column."""

_SHEET = re.compile(r"Zitate(?: \d+)?")  # the sheets of a workbook that hold the table, see quotes.writers.xlsx
_ASIDE = re.compile(r"Kein Zitat(?: \d+)?")  # and those that hold what is no speech
_OURS = frozenset(name.casefold() for name in (*COLUMNS, *GERMAN.values()))
_AT_ONCE = 500  # lines of a packed file
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
    if is_packed(data):
        return joined(packed(data))
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        what = "eine Arbeitsmappe mit Passwort oder in einem alten Format; bitte als XLSX ohne Passwort speichern"
        raise NotATableError(what)
    text = _decoded(data)
    begin = text.lstrip()[:1]
    if begin == "[":
        return _json(text)
    if begin == "{":
        return _jsonl(text)
    if begin == "|":
        return _markdown(text)
    return _csv(text)


def is_packed(data: bytes) -> bool:
    """Tell whether the bytes have to be taken apart, which is not done in the process that must live."""
    return data.startswith((b"PK", b"PAR1"))


def packed(data: bytes) -> Iterator[Raw]:
    """Yield what a packed file holds piece by piece, some lines in each. Raises like ``content``."""
    if data.startswith(b"PAR1"):
        return _parquet(data)
    return _ods(data) if ods.is_ods(io.BytesIO(data)) else _xlsx(data)


def joined(pieces: Iterable[Raw]) -> Raw:
    """Return pieces as one; the names are those of the first that has any."""
    form: Format = "xlsx"
    names: tuple[str, ...] = ()
    aside_names: tuple[str, ...] = ()
    lines: list[Record] = []
    aside: list[Record] = []
    for piece in pieces:
        form, names, aside_names = piece.format, names or piece.names, aside_names or piece.aside_names
        lines += piece.lines
        aside += piece.aside
    return Raw(form, names, lines, aside_names=aside_names, aside=aside)


def _some(lines: Iterator[Record]) -> Iterator[list[Record]]:
    """Yield the lines of a sheet, a few hundred at a time, so that no more of them are held."""
    while some := list(islice(lines, _AT_ONCE)):
        yield some


def _taken(lines: Iterable[Record], left: Cells) -> Iterator[Record]:
    """Yield lines for whose cells there is room."""
    for line, cells in lines:
        left.take(max(len(cells), len(COLUMNS) // 2))  # each line becomes a row with all columns
        yield line, cells


@contextmanager
def _damage(what: str) -> Iterator[None]:
    """Turn whatever a library raises over a damaged file into a NotATableError that says ``what``."""
    try:
        yield
    except (NotATableError, MemoryError):
        raise
    except TooManyCellsError as error:
        many = "sie hat mehr Zellen, als eine Datei ihrer Größe haben kann"
        raise NotATableError(many) from error
    except Exception as error:
        if isinstance(error, RuntimeError) and "encrypted" in str(error):
            what = "die Datei ist mit einem Passwort geschützt"
        raise NotATableError(what) from error


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


def _xlsx(data: bytes) -> Iterator[Raw]:
    """Read a workbook: its sheets «Zitate», «Zitate 2», …; else, if they were renamed, the first with our columns."""
    import openpyxl  # here, because only workbooks need it

    left = Cells(len(data))
    with warnings.catch_warnings(), _damage("die Arbeitsmappe ist beschädigt oder kein Excel"):
        warnings.simplefilter("ignore")  # about decorations that openpyxl does not know
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        table, aside = table_of(book), beside_of(book)
        yield Raw("xlsx", _head(table[:1]), [], aside_names=_head(aside[:1]))
        for sheet in table:
            yield from (Raw("xlsx", (), lines) for lines in _some(_lines(sheet, left)))
        for sheet in aside:
            yield from (Raw("xlsx", (), (), aside=lines) for lines in _some(_lines(sheet, left)))


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
    blanks = count()
    return tuple(name if name.strip() else " " * next(blanks) for name in names)


def _record(names: Sequence[str], cells: Sequence[object]) -> dict[str, object]:
    """Return a line's cells by column; those beyond the last name as those of columns without one, if they hold any."""
    beyond = {" " * at: cells[at] for at in range(len(names), len(cells)) if cells[at] not in {None, ""}}
    return dict(zip(names, cells, strict=False)) | beyond


def _heads(row: Iterable[object]) -> tuple[str, ...]:
    """Return the names in a row of a workbook up to the last one, behind which a sheet may be blank for long."""
    names = ["" if name is None else str(name) for name in row]
    while names and not names[-1].strip():
        names.pop()
    return apart(names)


def _names(sheet: Worksheet) -> set[str]:
    """Return the first row of a sheet, as far as it is text, in lower case."""
    return {str(name).casefold() for name in next(sheet.iter_rows(max_row=1, values_only=True), ()) if name is not None}


def _head(sheets: Sequence[Worksheet]) -> tuple[str, ...]:
    """Return the names in the first row of the first sheet."""
    for sheet in sheets:
        row = next(sheet.iter_rows(max_row=1, values_only=True), ())
        return _heads(row)
    return ()


def _lines(sheet: Worksheet, left: Cells) -> Iterator[Record]:
    """Yield the lines of a sheet."""
    if hasattr(sheet, "reset_dimensions"):
        sheet.reset_dimensions()  # what a sheet says of its size need not be true
    rows = sheet.values
    names = _heads(next(rows, ()))
    for line, cells in enumerate(rows, 2):
        left.take(max(len(cells), len(COLUMNS) // 2))  # each line becomes a row with all columns
        yield line, _record(names, [_plain(cell) for cell in cells])


def _plain(cell: object) -> object:
    """Return a cell with the characters that a workbook spells out: «_x000D_» is CR, «_x005F_x000D_» is «_x000D_»."""
    from openpyxl.utils.escape import unescape

    return unescape(cell) if isinstance(cell, str) else cell


def _ods(data: bytes) -> Iterator[Raw]:
    """Read an OpenDocument table; which sheets of it, is told as in a workbook."""
    with _damage("die OpenDocument-Tabelle ist beschädigt"):
        try:
            yield from _ods_sheets(data)
        except ods.EncryptedError as error:
            what = "die Datei ist mit einem Passwort geschützt"
            raise NotATableError(what) from error
        except ods.TooLargeError as error:
            what = f"sie würde ausgepackt mehr als {ods.LIMIT_MB} MB belegen"
            raise NotATableError(what) from error
        except ods.RepeatedError as error:
            what = "sie besteht fast nur aus Zellen, die sich wiederholen"
            raise NotATableError(what) from error


def _ods_sheets(data: bytes) -> Iterator[Raw]:
    """Yield the lines of the sheets. Raises whatever a damaged file makes it raise."""
    left = Cells(len(data))
    renamed: list[Raw] = []  # the first sheet with our columns, for which nobody knows yet whether it is the table
    named = False
    yield Raw("ods", (), ())
    for title, found in groupby(ods.rows(io.BytesIO(data)), lambda row: row.sheet):
        names = _heads(next(found).cells)
        some = _some(_taken(_records(names, found), left))  # noqa: B031 - what is left of it
        if _ASIDE.fullmatch(title):
            yield Raw("ods", (), (), aside_names=names)
            yield from (Raw("ods", (), (), aside=lines) for lines in some)
        elif _SHEET.fullmatch(title):
            named = True
            yield Raw("ods", names, ())
            yield from (Raw("ods", (), lines) for lines in some)
        elif not named and not renamed and _OURS & {name.casefold() for name in names}:
            renamed = [Raw("ods", names, ()), *(Raw("ods", (), lines) for lines in some)]
    if not named:
        yield from renamed


def _records(names: Sequence[str], rows: Iterable[ods.Row]) -> Iterator[Record]:
    """Yield rows as lines."""
    yield from ((row.number, _record(names, row.cells)) for row in rows)


def _parquet(data: bytes) -> Iterator[Raw]:
    """Read Parquet."""
    try:
        from pyarrow import BufferReader, parquet
    except ImportError as error:
        raise NoLibraryError from error
    left = Cells(len(data))
    with _damage("die Parquet-Datei ist beschädigt"):
        table = parquet.ParquetFile(BufferReader(data))
        yield Raw("parquet", tuple(table.schema_arrow.names), ())
        rows = (row for batch in table.iter_batches(_AT_ONCE) for row in batch.to_pylist())
        yield from (Raw("parquet", (), lines) for lines in _some(_taken(enumerate(rows, 2), left)))
