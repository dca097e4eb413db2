"""A workbook that somebody has worked in: what is new goes into its sheets, and all else stays as it is.

The new table is written as a workbook of its own first (see xlsx). Then its cells are put into the old one, row by row
by ``id``: so colours, notes, heights, columns, sheets and formulas of whoever worked in it stay with their rows.

A workbook may come from anywhere: what opens one works in a process of its own (``quotes.isolation``), under its name
with ``_here``.
"""

from __future__ import annotations

import importlib.util
import re
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast
from zipfile import BadZipFile, ZipFile

from quotes import isolation
from quotes.budgets import BOOK_TIMES_SIZE
from quotes.errors import cause
from quotes.table import ods
from quotes.table.errors import TableError
from quotes.table.files import beside_of, table_of
from quotes.table.reading import plain_text
from quotes.writers import xlsx
from quotes.writers.base import Run
from quotes.writers.refilling import Kept, refill, restate
from quotes.writers.stretching import free_heights

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Fact = tuple[str, str | int]

_PARTS = {  # what openpyxl does not write again, by names of parts in the file
    "Makros": r"xl/vbaProject\.bin",
    "Formularfelder": r"xl/ctrlProps/.*|xl/activeX/.*",
    "Datenschnitte": r"xl/slicers/.*|xl/timelines/.*",
    "Kommentar-Unterhaltungen": r"xl/threadedComments/.*",
    "SmartArt": r"xl/diagrams/.*",
    "Formen und Textfelder": r"xl/drawings/drawing\d+\.xml(?=.*<xdr:(?:sp|grpSp|cxnSp)\b)",
}
_PICTURES = r"xl/media/.*"
_SECTIONS = ("Programm", "Eingaben", "Einstellungen", "Zahlen", "Hinweise")  # of «Lauf», see xlsx
_RECOUNTED = re.compile(rf"Zeilen der (?:Art|Regel) .*|Zeilen im Blatt «{xlsx.ASIDE}»|Zellen, für Excel gekürzt")


def is_edited(path: Path) -> bool:
    """Tell whether a file is a workbook that was saved by another program since quotes has written it, if it has."""
    with path.open("rb") as file:
        return file.read(2) == b"PK" and not xlsx.is_ours(path) and not ods.is_ods(file)


def losses(path: Path) -> list[str]:
    """Return what a workbook holds that does not come along, in German. Raises TableError."""
    return cast("list[str]", _apart("losses_here", path))


def losses_here(path: Path) -> Iterator[list[str]]:
    """Do what ``losses`` does within this process."""
    parts = dict(_PARTS)
    if importlib.util.find_spec("PIL") is None:
        parts["Bilder"] = _PICTURES
    try:
        with ZipFile(path) as archive:
            names = [_with_shapes(archive, name) for name in archive.namelist()]
    except (BadZipFile, OSError):
        yield []
        return
    yield [what for what, pattern in parts.items() if any(re.match(pattern, name, re.DOTALL) for name in names)]


def _with_shapes(archive: ZipFile, name: str) -> str:
    """Return the name of a part, of a drawing with what is in it."""
    drawing = name.startswith("xl/drawings/drawing")
    return name + archive.read(name).decode("utf-8", "replace") if drawing else name


def own_sheets(path: Path) -> list[str]:
    """Return the sheets of a workbook that are not ours. Raises TableError."""
    return cast("list[str]", _apart("own_sheets_here", path))


def own_sheets_here(path: Path) -> Iterator[list[str]]:
    """Do what ``own_sheets`` does within this process."""
    with _opened(path) as book:
        ours = re.compile(rf"(?:{xlsx.TABLE}|{xlsx.PEOPLE}|{xlsx.ASIDE})(?: \d+)?|{xlsx.RUN}|Legende")
        found = table_of(book)
        yield [sheet.title for sheet in book.worksheets if sheet not in found and not ours.fullmatch(sheet.title)]


def about(path: Path) -> Run:
    """Return what a workbook tells of its run, without what every writing counts anew. Raises TableError."""
    return cast("Run", _apart("about_here", path))


def about_here(path: Path) -> Iterator[Run]:
    """Do what ``about`` does within this process."""
    with _opened(path) as book:
        told = _sections(_pairs(cast("Worksheet", book[xlsx.RUN])) if xlsx.RUN in book.sheetnames else ())
    notices = [" ".join(part for part in (name, str(value)) if part) for name, value in told["Hinweise"]]
    yield Run(
        [str(value) for _, value in told["Eingaben"]],
        [(name, value) for name, value in told["Zahlen"] if not _RECOUNTED.fullmatch(name)],
        [(name, str(value)) for name, value in told["Einstellungen"]],
        [notice for notice in notices if notice != "keine"],
    )


def _sections(lines: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Return what stands below each title of «Lauf»; a line of the user's own before the first is a notice."""
    told: dict[str, list[Fact]] = {section: [] for section in _SECTIONS}
    section = "Hinweise"
    for name, value in lines:
        if name in told and value == "":
            section = name
        elif name or value != "":
            told[section].append((name, value))
    return told


def _pairs(sheet: Worksheet) -> Iterator[Fact]:
    """Yield the first two cells of each row."""
    for name, value in sheet.iter_rows(min_col=1, max_col=2, values_only=True):
        yield plain_text(name), value if isinstance(value, int) else plain_text(value)


def refresh(old: Path, fresh: Path) -> None:
    """Put what a ``fresh`` workbook holds into an ``old`` one, and save that in the place of ``fresh``.

    Raises TableError, and OSError where it cannot be saved.
    """
    _apart("refresh_here", old, fresh)


def refresh_here(old: Path, fresh: Path) -> Iterator[None]:
    """Do what ``refresh`` does within this process."""
    with _opened(old) as book, _opened(fresh) as new:
        free_heights(book, old)
        found = table_of(book)
        kept = Kept([*found, *beside_of(book)])
        for sheet in new.worksheets:
            target = _counterpart(book, found, sheet)
            if target is None:
                continue
            if sheet.title == xlsx.RUN:
                restate(target, sheet)
            elif sheet.title.startswith(xlsx.PEOPLE):
                refill(target, sheet, Kept([target]))
            else:
                refill(target, sheet, kept)
        book.save(fresh)
    yield None


def _apart(task: str, *paths: Path) -> object:
    """Return what a function of this module yields about workbooks in a process that cannot take this one down."""
    given = tuple(path.absolute() for path in paths)
    size = BOOK_TIMES_SIZE * sum(path.stat().st_size for path in paths)
    try:
        (found,) = isolation.stream(f"{__name__}:told_here", task, given, size=size)
    except isolation.LimitError as error:
        raise TableError.too_costly(str(paths[0]), str(error)) from error
    if isinstance(found, _Refused):
        raise OSError(found.number, found.reason)
    return found


def told_here(task: str, paths: tuple[Path, ...]) -> Iterator[object]:
    """Yield what a function of this module yields within this process, or why the operating system refuses."""
    try:
        yield from globals()[task](*paths)
    except OSError as error:
        yield _Refused(error.errno or 0, cause(error))


class _Refused(NamedTuple):
    """An error of the operating system, as it may come from the other process."""

    number: int
    reason: str


def _counterpart(book: Workbook, found: list[Worksheet], sheet: Worksheet) -> Worksheet | None:
    """Return the sheet of an old book that holds what this one holds; None: the user has deleted it, or it is text."""
    if sheet.title == "Legende":
        return None
    if sheet.title in book.sheetnames:
        return cast("Worksheet", book[sheet.title])
    if sheet.title == xlsx.TABLE:  # under a name of the user's
        return found[0]
    if sheet.title.startswith((xlsx.TABLE, xlsx.ASIDE)) and sheet.max_row > 1:
        return cast("Worksheet", book.create_sheet(sheet.title))
    return None


@contextmanager
def _opened(path: Path) -> Iterator[Workbook]:
    """Give a workbook to read and change."""
    import openpyxl  # here, because only workbooks need it

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about decorations that openpyxl does not know
        with path.open("rb") as file:  # and not by its path: a draft has another suffix
            book = openpyxl.load_workbook(file)
        try:
            yield book
        finally:
            book.close()
