"""The sheets of a workbook: tables that can be read, sorted, filtered and printed as they are.

A row's height is a first guess that says of itself that it is one: Excel and LibreOffice fit the row to its text when
rows are sorted or edited, while a height that counts as set by hand would stay with the line and clip another row.
Without any, LibreOffice lets texts run over one another until somebody touches the row.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell = str | int | dt.date

# On every machine, or one as wide (Liberation Sans): columns are measured by a digit of it, which in what stands in for
# Excel's Calibri where that lacks is so wide that a third of the columns leave the screen.
FONT: Mapping[str, object] = MappingProxyType({"font_name": "Arial", "font_size": 10, "font_scheme": ""})

_NARROWER = 1.2  # letters that stand in the room of a digit, by which columns are measured
_LINE = 13  # points of a line of text
_MOST = 27  # lines of a row, which is as much as Excel has room for
_HAIR = 7  # the number that workbooks have for this line
_A4 = 9  # the number that workbooks have for this paper
_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.7}  # inches


class Looks(NamedTuple):
    """How cells look."""

    names: Format
    text: Format
    number: Format
    count: Format  # a number beside its name, not in a column of numbers
    date: Format
    tint: Format  # of a row to check, over the others


@dataclass(frozen=True, slots=True)
class Plan:
    """What a sheet is called, and its columns with their widths in characters."""

    title: str
    names: Sequence[str]
    widths: Sequence[int]
    footer: str
    dates: int | None = None  # the column that holds dates
    tinted_by: int | None = None  # the column that tints its row where it is not empty
    printed: int | None = None  # so many columns go on paper, the first ones; None: all


def looks(book: Workbook, date: str) -> Looks:
    """Return how cells look: text wrapped, all at the top; «@» so that a text stays text when somebody edits it."""
    cell = {"valign": "top", "bottom": _HAIR, "bottom_color": "#B0B0B0"}  # on paper there are no other lines
    return Looks(
        book.add_format({"bold": True, "bg_color": "#DDE6EE", "bottom": 1, "valign": "vcenter", "num_format": "@"}),
        book.add_format(cell | {"text_wrap": True, "num_format": "@"}),
        book.add_format(cell | {"num_format": "0", "align": "right", "indent": 1}),
        book.add_format(cell | {"num_format": "#,##0", "align": "left"}),
        book.add_format(cell | {"num_format": date, "align": "left"}),
        book.add_format({"bg_color": "#FFF0CC"}),
    )


class Sheets:
    """A table in a workbook, on as many sheets as it needs."""

    def __init__(self, book: Workbook, plan: Plan, how: Looks, most: int) -> None:
        """Begin the first sheet; ``most``: rows on each."""
        self._book = book
        self._plan = plan
        self._looks = how
        self._most = most
        self._number = 0
        self.rows = 0
        self._begin()

    def add(self, cells: Sequence[Cell]) -> None:
        """Write a row."""
        if self._line == self._most:
            self.finish()
            self._begin()
        self._line += 1
        self.rows += 1
        fit(self._sheet, self._line, cells, self._plan.widths)
        for column, cell in enumerate(cells):
            put(self._sheet, self._line, column, cell, self._looks)

    def finish(self) -> None:
        """Say how far the filter, the tint and the printed part go, which is known only now."""
        last = len(self._plan.names) - 1
        self._sheet.autofilter(0, 0, self._line, last)
        if self._plan.printed is not None:
            self._sheet.print_area(0, 0, self._line, self._plan.printed - 1)
        if self._plan.tinted_by is not None and self._line:
            from xlsxwriter.utility import xl_col_to_name

            # By a rule and not by the cells' own colour: it goes when somebody has emptied the cell, and moves along.
            told = {"type": "formula", "criteria": f'=${xl_col_to_name(self._plan.tinted_by)}2<>""'}
            self._sheet.conditional_format(1, 0, self._line, last, told | {"format": self._looks.tint})

    def _begin(self) -> None:
        self._number += 1
        self._line = 0
        self._sheet = self._book.add_worksheet(self._plan.title + (f" {self._number}" if self._number > 1 else ""))
        let_rows_fit(self._sheet)
        self._sheet.freeze_panes(1, 1)
        # A year that is text because it was quoted needs no green triangle.
        self._sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        for column, (name, width) in enumerate(zip(self._plan.names, self._plan.widths, strict=True)):
            style = self._looks.date if column == self._plan.dates else self._looks.text
            self._sheet.set_column(column, column, width, style)  # also for cells that somebody fills in
            self._sheet.write_string(0, column, name, self._looks.names)
        set_page(self._sheet, self._plan.footer)
        self._sheet.repeat_rows(0)


def fit(sheet: Worksheet, line: int, cells: Sequence[Cell], widths: Sequence[int]) -> None:
    """Give a line the height that its texts will need, about."""
    pairs = zip(cells, widths, strict=True)
    sheet.set_row(line, _LINE * max(wrapped(cell, width) if isinstance(cell, str) else 1 for cell, width in pairs))


def wrapped(text: str, width: int) -> int:
    """Return how many lines a text takes in a column of so many characters, about: textwrap takes ten times as long."""
    width = int(width * _NARROWER)
    if len(text) <= width and "\n" not in text:
        return 1
    lines = 0
    for line in text[: _MOST * width].split("\n"):
        lines += 1
        room = width
        for word in line.split(" "):
            if len(word) > room and room < width:
                lines += 1
                room = width
            lines += max(0, len(word) - 1) // width
            room -= len(word) % width + 1
    return min(lines, _MOST)


def let_rows_fit(sheet: Worksheet) -> None:
    """Let the sheet's heights be guesses: XlsxWriter marks every one as set by hand, and offers no other way."""
    write = sheet._xml_start_tag_unencoded  # noqa: SLF001

    def write_tag(tag: str, attributes: Sequence[tuple[str, object]] = ()) -> None:
        write(tag, [each for each in attributes if tag != "row" or each[0] != "customHeight"])

    sheet._xml_start_tag_unencoded = write_tag  # noqa: SLF001


def set_page(sheet: Worksheet, footer: str) -> None:
    """Set how a sheet is printed: across, as wide as the paper, with its name and the pages counted."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(**_MARGINS)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(footer)


def put(sheet: Worksheet, line: int, column: int, cell: Cell, how: Looks) -> None:
    """Write a cell as what it is; an empty one is none at all, which is what spreadsheets call empty."""
    if isinstance(cell, int):
        sheet.write_number(line, column, cell, how.number)
    elif isinstance(cell, dt.date):
        sheet.write_datetime(line, column, cell, how.date)
    elif cell:
        sheet.write_string(line, column, cell, how.text)
