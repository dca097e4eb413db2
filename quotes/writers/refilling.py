"""Rows of a sheet written anew, each with the look and the further cells that it had before."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from quotes.table.columns import COLUMNS
from quotes.table.reading import canonical, plain_text
from quotes.writers.stretching import guess, stretch

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.dimensions import RowDimension
    from openpyxl.worksheet.worksheet import Worksheet

Name = str | int
"""A column: its English name, or the user's; one without a name by its number."""

_KEYS = ("id", "document")


@dataclass(frozen=True, slots=True)
class _Line:
    """A row as it was."""

    cells: Mapping[Name, Cell]
    dimension: RowDimension | None


def names_of(sheet: Worksheet) -> list[Name]:
    """Return the columns of a sheet."""
    given = [cell.value for cell in next(sheet.iter_rows(max_row=1), ())]
    return [number if name is None else canonical(str(name)) for number, name in enumerate(given, 1)]


def _key(names: Sequence[Name], values: Sequence[object]) -> tuple[object, ...]:
    """Return what tells a row from the others: id and document, in other sheets its first two cells."""
    cells = dict(zip(names, values, strict=False))
    chosen = [cells.get(name) for name in _KEYS] if "id" in cells else list(values[:2])
    return tuple("" if value is None else value for value in chosen)


class Kept:
    """The rows of some sheets as they were, each to be taken once."""

    def __init__(self, sheets: Iterable[Worksheet]) -> None:
        """Keep what these sheets hold."""
        self._lines: dict[tuple[object, ...], deque[_Line]] = defaultdict(deque)
        self.usual: Mapping[Name, Cell] = {}  # a row whose look is given to new ones, but for its colour
        for sheet in sheets:
            names = names_of(sheet)
            for number, cells in enumerate(sheet.iter_rows(min_row=2), 2):
                held = {name: cast("Cell", copy(cell)) for name, cell in zip(names, cells, strict=False)}
                line = _Line(held, sheet.row_dimensions.get(number))
                self._lines[_key(names, [cell.value for cell in cells])].append(line)
                self.usual = self.usual or held

    def take(self, key: tuple[object, ...]) -> _Line | None:
        """Return the row of this key, if there was one."""
        lines = self._lines.get(key)
        return lines.popleft() if lines else None


@dataclass(slots=True)
class _Filling:
    """A sheet that is being written anew."""

    sheet: Worksheet
    names: list[Name]
    kept: Kept
    fresh: Worksheet
    ours: frozenset[Name]  # columns whose cells are not the user's
    dates: Mapping[Name, str]  # how days look, by column

    def line(self, number: int, values: Mapping[Name, object], before: _Line | None) -> None:
        """Write a row."""
        self._size(number, before)
        for column, name in enumerate(self.names, 1):
            old = before.cells.get(name) if before is not None else None
            value = values.get(name)
            if old is not None or value is not None or name in self.kept.usual:
                self._fill(_cell(self.sheet, number, column), name, value, old)
        for name, old in before.cells.items() if before is not None else ():
            if isinstance(name, int) and name not in self.names and old.value is not None:  # from another sheet
                self._fill(_cell(self.sheet, number, max(name, len(self.names) + 1)), name, None, old)

    def _size(self, number: int, before: _Line | None) -> None:
        """Give a row the height that it had, a new one that of the fresh sheet."""
        height = self.fresh.row_dimensions[number].ht
        if before is not None and before.dimension is not None:
            before.dimension.index = number
            self.sheet.row_dimensions[number] = before.dimension
        elif before is None and height is not None:
            self.sheet.row_dimensions[number] = guess(self.sheet.row_dimensions[number], height)

    def _fill(self, cell: Cell, name: Name, value: object, old: Cell | None) -> None:
        """Write a cell."""
        from openpyxl.styles.numbers import is_date_format  # here, because only workbooks need it

        _look(cell, old, self.kept.usual.get(name))
        look = cell.number_format
        if old is not None and name not in self.ours and _says(old, value):
            _move(cell, old)
        else:
            _put(cell, value)
        if isinstance(value, dt.date):  # whose look openpyxl sets, unless it is one of a day
            cell.number_format = look if is_date_format(look) else self.dates[name]


def _dates(names: Sequence[Name], fresh: Worksheet) -> dict[Name, str]:
    """Return how the days of each column look."""
    found: dict[Name, str] = {}
    for cells in fresh.iter_rows(min_row=2):
        days = ((name, cell) for name, cell in zip(names, cells, strict=False) if isinstance(cell.value, dt.date))
        found |= {name: cell.number_format for name, cell in days}
    return found


def refill(sheet: Worksheet, fresh: Worksheet, kept: Kept) -> None:
    """Make a sheet hold the rows of a ``fresh`` one; what was ``kept`` of a row stays with it."""
    new = names_of(fresh)
    names = _widened(sheet, fresh, new)
    rows = [[cell.value for cell in cells] for cells in fresh.iter_rows(min_row=2)]
    last = sheet.max_row
    for merged in [each for each in sheet.merged_cells.ranges if each.max_row > 1]:
        sheet.unmerge_cells(merged.coord)
    if last > 1:
        sheet.delete_rows(2, last - 1)
    for number in [number for number in sheet.row_dimensions if number > 1]:
        del sheet.row_dimensions[number]
    ours = frozenset(name for name in new if "id" not in new or name in COLUMNS)
    filling = _Filling(sheet, names, kept, fresh, ours, _dates(new, fresh))
    for number, values in enumerate(rows, 2):
        filling.line(number, dict(zip(new, values, strict=False)), kept.take(_key(new, values)))
    stretch(sheet, last, len(rows) + 1)


def restate(sheet: Worksheet, fresh: Worksheet) -> None:
    """Make the first two columns of a sheet hold those of a ``fresh`` one; a line looks as the one of its name did."""
    lines = [
        [copy(_cell(sheet, number, column)) for column in (1, 2)] for number in range(1, max(sheet.max_row, 2) + 1)
    ]
    looks = {line[0].value: line for line in lines}
    for number in range(1, max(sheet.max_row, fresh.max_row) + 1):
        name = fresh.cell(number, 1).value
        for column in (1, 2):
            cell = _cell(sheet, number, column)
            _look(cell, looks.get(name, lines[1])[column - 1], None)
            _put(cell, fresh.cell(number, column).value)


def _widened(sheet: Worksheet, fresh: Worksheet, new: Sequence[Name]) -> list[Name]:
    """Add the columns that a sheet lacks, on the right; return all."""
    names = names_of(sheet) if sheet.max_row > 1 or sheet.cell(1, 1).value is not None else []
    for place, name in enumerate(new, 1):
        if name in names:
            continue
        head, given = _cell(sheet, 1, len(names) + 1), _cell(fresh, 1, place)
        if names:
            _look(head, _cell(sheet, 1, len(names)), None)
        _put(head, given.value)
        sheet.column_dimensions[head.column_letter].width = fresh.column_dimensions[given.column_letter].width
        names.append(name)
    return names


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    return cast("Cell", sheet.cell(row, column))  # none is merged, see refill


def _look(cell: Cell, old: Cell | None, usual: Cell | None) -> None:
    """Give a cell the look that it had, or that of others but for their colour."""
    from openpyxl.styles import PatternFill

    if old is not None:
        cell._style = copy(old._style)  # type: ignore[attr-defined]  # noqa: SLF001 - all of its look, within one workbook
    elif usual is not None:
        cell._style = copy(usual._style)  # type: ignore[attr-defined]  # noqa: SLF001 - the same
        cell.fill = PatternFill()
    if old is not None and old.comment is not None:
        cell.comment = copy(old.comment)


def _says(old: Cell, value: object) -> bool:
    """Tell whether the user's cell is what a row has in this column; a formula always is."""
    return old.data_type == "f" or value is None or plain_text(old.value) == plain_text(value)


def _move(cell: Cell, old: Cell) -> None:
    """Give a cell what the user had written into it, a formula for its new row."""
    from openpyxl.formula.translate import Translator

    value = old.value
    if old.data_type == "f" and isinstance(value, str) and old.coordinate != cell.coordinate:
        value = Translator(value, origin=old.coordinate).translate_formula(cell.coordinate)
    cell.value = value
    cell.data_type = old.data_type
    if old.hyperlink is not None:
        cell.hyperlink = old.hyperlink.target


def _put(cell: Cell, value: object) -> None:
    """Write a cell as what it is: a text is never run."""
    cell.value = cast("str", value)
    if isinstance(value, str):
        cell.data_type = "s"
