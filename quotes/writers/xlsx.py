"""XLSX: a workbook for journalists, which opens by double click in every Excel and in LibreOffice.

Five sheets: the table, the people in it, what stood in marks and is no speech, how the table came about, and what its
columns and words mean. Every text is written as text: nothing is run as a formula or becomes a link, a number or a
date; a date is one only in the column for it.

A cell cannot hold everything. Line ends become LF, as Excel writes them; other control characters, which no workbook
may hold, become blanks; what is longer than Excel's 32,767 characters is cut, and counted.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from quotes._version import __version__
from quotes.data import SPEECH
from quotes.table import glance, ids, legend
from quotes.table.cells import shorten
from quotes.table.columns import GLANCE, Headers, Row
from quotes.table.groups import Tallies
from quotes.writers.base import Facts, Run
from quotes.writers.sheets import FONT, Cell, Looks, Plan, Sheets, fit, let_rows_fit, looks, put, set_page
from quotes.writers.spool import Entry

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

TABLE, PEOPLE, ASIDE, RUN, LEGEND = "Zitate", "Personen", "Kein Zitat", "Lauf", "Legende"
"""The names of the sheets, in their order. A table with more rows than a sheet can hold goes on in «Zitate 2», …"""

ROWS = 1_048_575  # of a sheet, without the line of names
AUTHOR = f"quotes {__version__}"
_PROGRAM = "Microsoft Excel"  # what XlsxWriter says made the workbook
_WIDTHS: Mapping[str, int] = {  # in characters; those of other columns follow from their names
    "speaker": 22,
    "quote": 58,
    "context": 60,
    "type": 11,
    "role": 22,
    "cue": 16,
    "mention": 24,
    "kind": 14,
    "addressee": 16,
    "document": 28,
    "title": 30,
    "date": 12,
    "rule": 22,
    "reason": 60,
    "flags": 18,
    "id": 18,
    "author": 20,
    "url": 30,
    "outlet": 20,
    "gender": 10,
    "party": 12,
    "check": 16,
}
_BEHIND: Mapping[str, int] = {"context": 120, "reason": 100}  # behind the glance, where they would make every row high
_NARROW = 4  # characters that a name needs beside itself, for the arrow of the filter
_CONTROLS = re.compile("[\0-\x08\x0b-\x1f]")
_PROPERTIES = 100_000  # bytes of the part with them that are looked at
_NO_CHARACTERS = str.maketrans("\ufffe\uffff", "\N{REPLACEMENT CHARACTER}" * 2)
_PEOPLE: Mapping[Headers, Sequence[str]] = {
    "en": ("speaker", "kind", "roles", "utterances", "rows", "words", "documents", "indirect"),
    "de": ("Sprecher", "Sprecherart", "Rollen", "Zitate", "Zeilen", "Wörter", "Dokumente", "indirekt"),
}
_PEOPLE_WIDTHS = (32, 16, 60, 14, 11, 11, 14, 11)
"""Counted as quotes stats does it: a text that stands in two articles counts once, and so does an utterance that its
frame interrupts, which has several rows; the words are the quoted ones, indirect speech has a column of its own."""
_LEGEND: Mapping[Headers, Sequence[str]] = MappingProxyType(
    {"en": ("about", "word", "meaning"), "de": ("Wozu", "Wort", "Bedeutung")}
)
_LEGEND_WIDTHS = (16, 28, 100)
_RUN_WIDTHS = (44, 80)
_DATES: Mapping[Headers, str] = MappingProxyType({"en": "yyyy-mm-dd", "de": "dd.mm.yyyy"})
_FOOTERS: Mapping[Headers, str] = MappingProxyType({"en": "&L&A&R&P / &N", "de": "&L&A&RSeite &P von &N"})
_PRINTED: Mapping[Headers, int] = MappingProxyType({"en": 6, "de": len(GLANCE)})  # columns that a page can bear
_ISO = re.compile(r"(?:19|20|21)\d\d-\d\d-\d\d")  # of the days that every spreadsheet counts alike


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
                    "default_format_properties": dict(FONT),
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
        how = looks(book, _DATES[self._headers])
        table = Sheets(book, self._plan(TABLE), how, self._rows)
        people = Sheets(book, self._plan_of(PEOPLE, _PEOPLE[self._headers], _PEOPLE_WIDTHS), how, self._rows)
        beside = Sheets(book, self._plan(ASIDE), how, self._rows)
        told = book.add_worksheet(RUN)
        explained = Sheets(book, self._plan_of(LEGEND, _LEGEND[self._headers], _LEGEND_WIDTHS), how, ROWS)
        tallies, known = Tallies(), ids.Once()
        types, rules = Counter[str](), Counter[str]()
        for row, is_aside in entries:
            (beside if is_aside else table).add(self._cells(row))
            if not is_aside:
                types[self._word("type", row["type"])] += 1
                rules[self._word("rule", row["rule"])] += 1
            if not is_aside and known.first(row) and row["type"] in SPEECH and row["speaker"]:
                tallies.add(str(row["speaker"]), row)
        self._list_people(people, tallies)
        for line in legend.lines(self._headers):
            explained.add(line)
        for sheets in (table, people, beside, explained):
            sheets.finish()
        facts = [*run.counts, *_counted("Zeilen der Art", types), *_counted("Zeilen der Regel", rules)]
        facts.append((f"Zeilen im Blatt «{ASIDE}»", beside.rows))
        facts.append(("Zellen, für Excel gekürzt", self.shortened))
        self._tell(told, run, facts, now, how)

    def _plan(self, title: str) -> Plan:
        """Return the plan of a sheet with rows of the table."""
        columns = list(self._names)
        known = _WIDTHS if self._headers == "en" else {**_WIDTHS, **_BEHIND}
        return Plan(
            title,
            list(self._names.values()),
            [known.get(column, len(name) + _NARROW) for column, name in self._names.items()],
            _FOOTERS[self._headers],
            dates=columns.index("date"),
            tinted_by=columns.index("check"),
            printed=_PRINTED[self._headers],
        )

    def _plan_of(self, title: str, names: Sequence[str], widths: Sequence[int]) -> Plan:
        """Return the plan of another sheet."""
        return Plan(title, names, widths, _FOOTERS[self._headers])

    def _list_people(self, sheet: Sheets, tallies: Tallies) -> None:
        """Write who speaks how often."""
        for group in tallies.groups():
            numbers = (group.utterances, group.rows, group.words, group.documents, group.indirect)
            cells = (group.name, self._word("kind", group.kind), ", ".join(group.roles), *numbers)
            sheet.add([self._cell(cell) for cell in cells])

    def _cells(self, row: Row) -> list[Cell]:
        """Return the cells of a row as people read them."""
        date = str(row["date"])
        row = glance.bare(row if self._headers == "en" else glance.framed(legend.german_row(row)))
        cells: dict[str, Cell] = {column: self._cell(row[column]) for column in self._names}
        if _ISO.fullmatch(date):
            with contextlib.suppress(ValueError):  # the 31st of February stays text
                cells["date"] = dt.date.fromisoformat(date)
        return list(cells.values())

    def _word(self, column: str, word: str | int) -> str:
        return str(word) if self._headers == "en" else legend.german(column, str(word))

    def _cell(self, value: str | int) -> str | int:
        if isinstance(value, int):
            return value
        text = shorten(cell_text(value))
        self.shortened += text != cell_text(value)
        return text

    def _tell(self, sheet: Worksheet, run: Run, counts: Facts, now: dt.datetime, how: Looks) -> None:
        """Write the sheet about the run."""
        parts: Sequence[tuple[str, Facts]] = (
            ("Programm", (("Version", AUTHOR), ("erstellt", now.astimezone().strftime("%Y-%m-%d %H:%M %Z")))),
            ("Eingaben", [("", given) for given in run.inputs]),
            ("Einstellungen", run.settings),
            ("Zahlen", counts),
            ("Hinweise", [("", notice) for notice in run.notices] or [("", "keine")]),
        )
        how = how._replace(number=how.count)
        let_rows_fit(sheet)
        set_page(sheet, _FOOTERS[self._headers])
        for column, width in enumerate(_RUN_WIDTHS):
            sheet.set_column(column, column, width)
        line = 0
        for title, facts in parts:
            sheet.write_string(line, 0, title, how.names)
            sheet.write_string(line, 1, "", how.names)
            for name, value in facts:
                line += 1
                cells = [self._cell(name), self._cell(value)]
                fit(sheet, line, cells, _RUN_WIDTHS)
                for column, cell in enumerate(cells):
                    put(sheet, line, column, cell, how)
            line += 2


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
            core, app = (_begin(archive, f"docProps/{name}.xml") for name in ("core", "app"))
    except (BadZipFile, KeyError, OSError, NotImplementedError, RuntimeError):
        return False
    author, last = _property(core, "dc:creator"), _property(core, "cp:lastModifiedBy")
    created, modified = _property(core, "dcterms:created"), _property(core, "dcterms:modified")
    program = _property(app, "Application")
    return author.startswith("quotes ") and (author, created, program) == (last, modified, _PROGRAM) and not shared


def _begin(archive: ZipFile, name: str) -> str:
    """Return the beginning of a part, which may be a bomb."""
    with archive.open(name) as part:
        return part.read(_PROPERTIES).decode("utf-8", "replace")


def _property(properties: str, name: str) -> str:
    """Return the value of a property of a workbook, or nothing."""
    match = re.search(rf"<{name}[^<>]*>([^<]*)</{name}>", properties)
    return match[1] if match else ""
