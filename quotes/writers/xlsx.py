"""XLSX: a workbook for journalists, which opens by double click in every Excel and in LibreOffice.

Four sheets: the table, the people in it, what stood in marks and is no speech, and how the table came about. Every
text is written as text: nothing is run as a formula or becomes a link, a number or a date.

A cell cannot hold everything. Line ends become LF, as Excel writes them; other control characters, which no workbook
may hold, become blanks; what is longer than Excel's 32,767 characters is cut, and counted.
"""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zipfile import BadZipFile, ZipFile

from quotes._version import __version__
from quotes.data import SPEECH
from quotes.table.cells import shorten
from quotes.table.columns import Headers, Row
from quotes.table.groups import Tallies
from quotes.writers.base import Facts, Run
from quotes.writers.spool import Entry

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

TABLE, PEOPLE, ASIDE, RUN = "Zitate", "Personen", "Kein Zitat", "Lauf"
"""The names of the sheets, in their order. A table with more rows than a sheet can hold goes on in «Zitate 2», …"""

ROWS = 1_048_575  # of a sheet, without the line of names
AUTHOR = f"quotes {__version__}"
_PROGRAM = "Microsoft Excel"  # what XlsxWriter says made the workbook
_WIDTHS: Mapping[str, int] = {  # in characters; those of other columns follow from their names
    "speaker": 26,
    "quote": 60,
    "context": 60,
    "role": 26,
    "cue": 16,
    "mention": 24,
    "kind": 14,
    "addressee": 16,
    "document": 28,
    "title": 32,
    "date": 12,
    "rule": 18,
    "reason": 60,
    "flags": 16,
    "id": 18,
}
_NARROW = 4  # characters that a name needs beside itself, for the arrow of the filter
_LINE = 15.0  # points of a line of text
_MOST = 12  # lines of a row; what is longer shows when somebody enters the cell or pulls the row
_CONTROLS = re.compile("[\0-\x08\x0b-\x1f]")
_NO_CHARACTERS = str.maketrans("\ufffe\uffff", "\N{REPLACEMENT CHARACTER}" * 2)
_PEOPLE: Mapping[Headers, Sequence[str]] = {
    "en": ("speaker", "kind", "roles", "utterances", "rows", "words", "documents"),
    "de": ("Sprecher", "Sprecherart", "Rollen", "Zitate", "Zeilen", "Wörter", "Dokumente"),
}
"""Counted as quotes stats does it: an utterance that its frame interrupts has several rows and counts once."""
_PEOPLE_WIDTHS = (32, 16, 60, 14, 11, 11, 14)


class XlsxMaker:
    """Makes a workbook, row by row: memory holds one row of each sheet and the counts of the people."""

    def __init__(self, names: Mapping[str, str], headers: Headers = "en", rows: int = ROWS) -> None:
        """Write the columns that are the keys of ``names`` under their names there; ``rows``: at most in a sheet."""
        self._names = names
        self._headers: Headers = headers
        self._rows = rows
        self.shortened = 0

    def make(self, path: Path, entries: Iterable[Entry], run: Run) -> None:
        """Write the workbook. Raises OSError."""
        import xlsxwriter
        from xlsxwriter.exceptions import XlsxFileError

        with tempfile.TemporaryDirectory(prefix="quotes-") as folder:
            book = xlsxwriter.Workbook(
                str(path),
                {
                    "constant_memory": True,
                    "tmpdir": folder,
                    "strings_to_formulas": False,
                    "strings_to_urls": False,
                    "strings_to_numbers": False,
                },
            )
            book.use_zip64()
            now = dt.datetime.now(tz=dt.UTC).replace(microsecond=0)
            book.set_properties({"author": AUTHOR, "title": "Zitate", "created": now})
            try:
                self._fill(book, entries, run, now)
                book.close()
            except XlsxFileError as error:
                raise OSError(str(error)) from error
            finally:
                for sheet in book.worksheets():  # else its open files keep Windows from clearing the folder
                    sheet.row_data_fh.close()

    def _fill(self, book: Workbook, entries: Iterable[Entry], run: Run, now: dt.datetime) -> None:
        """Write the sheets."""
        looks = _looks(book)
        widths = [_WIDTHS.get(column, len(name) + _NARROW) for column, name in self._names.items()]
        names = list(self._names.values())
        table = _Sheets(book, _Plan(TABLE, names, widths), looks, self._rows)
        people = _Sheets(book, _Plan(PEOPLE, _PEOPLE[self._headers], _PEOPLE_WIDTHS), looks, self._rows)
        beside = _Sheets(book, _Plan(ASIDE, names, widths), looks, self._rows)
        told = book.add_worksheet(RUN)
        tallies = Tallies()
        types, rules = Counter[str](), Counter[str]()
        for row, is_aside in entries:
            (beside if is_aside else table).add(self._cells(row))
            if not is_aside:
                types[str(row["type"])] += 1
                rules[str(row["rule"])] += 1
            if not is_aside and row["type"] in SPEECH and row["speaker"]:
                tallies.add(str(row["speaker"]), row)
        for group in tallies.groups():
            numbers = (group.utterances, group.rows, group.words, group.documents)
            cells = (group.name, group.kind, ", ".join(group.roles), *numbers)
            people.add([self._cell(cell) for cell in cells])
        for sheets in (table, people, beside):
            sheets.finish()
        facts = [*run.counts, *_counted("Zeilen der Art", types), *_counted("Zeilen der Regel", rules)]
        facts.append((f"Zeilen im Blatt «{ASIDE}»", beside.rows))
        facts.append(("Zellen, für Excel gekürzt", self.shortened))
        self._tell(told, run, facts, now, looks)

    def _cells(self, row: Row) -> list[str | int]:
        return [self._cell(row[column]) for column in self._names]

    def _cell(self, value: str | int) -> str | int:
        if isinstance(value, int):
            return value
        text = shorten(cell_text(value))
        self.shortened += text != cell_text(value)
        return text

    def _tell(self, sheet: Worksheet, run: Run, counts: Facts, now: dt.datetime, looks: _Looks) -> None:
        """Write the sheet about the run."""
        parts: Sequence[tuple[str, Facts]] = (
            ("Programm", (("Version", AUTHOR), ("erstellt", now.astimezone().strftime("%Y-%m-%d %H:%M %Z")))),
            ("Eingaben", [("", given) for given in run.inputs]),
            ("Einstellungen", run.settings),
            ("Zahlen", counts),
            ("Hinweise", [("", notice) for notice in run.notices] or [("", "keine")]),
        )
        looks = looks._replace(number=looks.count)
        sheet.set_column(0, 0, 44)
        sheet.set_column(1, 1, 80)
        line = 0
        for title, facts in parts:
            sheet.write_string(line, 0, title, looks.names)
            sheet.write_string(line, 1, "", looks.names)
            for name, value in facts:
                line += 1
                _put(sheet, line, 0, self._cell(name), looks)
                _put(sheet, line, 1, self._cell(value), looks)
            line += 2


class _Looks(NamedTuple):
    """How cells look."""

    names: Format
    text: Format
    number: Format
    count: Format  # a number beside its name, not in a column of numbers


class _Plan(NamedTuple):
    """What a sheet is called, and its columns with their widths in characters."""

    title: str
    names: Sequence[str]
    widths: Sequence[int]


class _Sheets:
    """A table in a workbook, on as many sheets as it needs."""

    def __init__(self, book: Workbook, plan: _Plan, looks: _Looks, most: int) -> None:
        """Begin the first sheet; ``most``: rows on each."""
        self._book = book
        self._plan = plan
        self._looks = looks
        self._most = most
        self._number = 0
        self.rows = 0
        self._begin()

    def add(self, cells: Sequence[str | int]) -> None:
        """Write a row, high enough for its longest cell: LibreOffice does not see to that by itself."""
        if self._line == self._most:
            self.finish()
            self._begin()
        self._line += 1
        self.rows += 1
        self._sheet.set_row(self._line, _LINE * self._lines(cells))
        for column, cell in enumerate(cells):
            _put(self._sheet, self._line, column, cell, self._looks)

    def finish(self) -> None:
        """Say how far the filter goes, which is known only now."""
        self._sheet.autofilter(0, 0, self._line, len(self._plan.names) - 1)

    def _lines(self, cells: Sequence[str | int]) -> int:
        """Return how many lines of text the row shows."""
        most = 1
        for cell, width in zip(cells, self._plan.widths, strict=True):
            if isinstance(cell, str) and (len(cell) > width or "\n" in cell):
                most = max(most, sum(-(-len(line) // width) or 1 for line in cell[: _MOST * width].split("\n")))
        return min(most, _MOST)

    def _begin(self) -> None:
        self._number += 1
        self._line = 0
        self._sheet = self._book.add_worksheet(self._plan.title + (f" {self._number}" if self._number > 1 else ""))
        self._sheet.freeze_panes(1, 1)
        # A year that is text because it was quoted needs no green triangle.
        self._sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        for column, (name, width) in enumerate(zip(self._plan.names, self._plan.widths, strict=True)):
            self._sheet.set_column(column, column, width, self._looks.text)  # also for cells that somebody fills in
            self._sheet.write_string(0, column, name, self._looks.names)


def _looks(book: Workbook) -> _Looks:
    """Return how cells look: text wrapped, all at the top; «@» so that a text stays text when somebody edits it."""
    return _Looks(
        book.add_format({"bold": True, "bg_color": "#DDE6EE", "bottom": 1, "valign": "vcenter", "num_format": "@"}),
        book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"}),
        book.add_format({"valign": "top", "num_format": "0", "align": "right", "indent": 1}),
        book.add_format({"valign": "top", "num_format": "#,##0", "align": "left"}),
    )


def _put(sheet: Worksheet, line: int, column: int, cell: str | int, looks: _Looks) -> None:
    """Write a cell as what it is; an empty one is none at all, which is what spreadsheets call empty."""
    if isinstance(cell, int):
        sheet.write_number(line, column, cell, looks.number)
    elif cell:
        sheet.write_string(line, column, cell, looks.text)


def _counted(what: str, counts: Counter[str]) -> Facts:
    """Return «Zeilen der Art direct»: 12, the most frequent first."""
    return [(f"{what} {name}", count) for name, count in counts.most_common() if name]


def cell_text(text: str) -> str:
    """Return the text as a workbook can hold it."""
    text = _CONTROLS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")).translate(_NO_CHARACTERS)
    # XlsxWriter takes such a cell for its own markup and writes it as it stands, which would damage the workbook.
    return text + " " if text.startswith("<r>") and text.endswith("</r>") else text


def is_ours(path: Path) -> bool:
    """Tell whether quotes has written the workbook and nobody has saved it since.

    Whoever saves it changes some of this: Excel the last author, the date and where the texts lie, LibreOffice and
    openpyxl the name of the program.
    """
    try:
        with ZipFile(path) as archive:
            shared = "xl/sharedStrings.xml" in archive.namelist()
            core, app = (archive.read(f"docProps/{name}.xml").decode("utf-8", "replace") for name in ("core", "app"))
    except (BadZipFile, KeyError, OSError, NotImplementedError, RuntimeError):
        return False
    author, last = _property(core, "dc:creator"), _property(core, "cp:lastModifiedBy")
    created, modified = _property(core, "dcterms:created"), _property(core, "dcterms:modified")
    program = _property(app, "Application")
    return author.startswith("quotes ") and (author, created, program) == (last, modified, _PROGRAM) and not shared


def _property(properties: str, name: str) -> str:
    """Return the value of a property of a workbook, or nothing."""
    match = re.search(rf"<{name}[^<>]*>([^<]*)</{name}>", properties)
    return match[1] if match else ""
