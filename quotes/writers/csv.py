"""CSV in two dialects: one that a German Excel opens by double click, one for programs.

Both guard against formulas: a cell that a spreadsheet would run is told to be text by a leading apostrophe
(OWASP, «CSV injection»). Numbers are written as numbers and never guarded.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from quotes.table.cells import fold, guard, shorten
from quotes.table.columns import COLUMNS, Row


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is written down. ``excel``: for a spreadsheet, so cells are folded and kept short."""

    name: str
    delimiter: str
    line_end: str
    mark: str  # byte order mark, or nothing
    excel: bool


DIALECTS: Mapping[str, Dialect] = MappingProxyType(
    {
        # No «sep=;» line: it switches off Excel's recognition of UTF-8.
        "excel-de": Dialect("excel-de", ";", "\r\n", "\ufeff", excel=True),
        "rfc4180": Dialect("rfc4180", ",", "\n", "", excel=False),
    }
)


class CsvFormat:
    """Turns rows into CSV text and counts what it had to change in their cells."""

    def __init__(self, dialect: Dialect, columns: Sequence[str] = COLUMNS, names: Sequence[str] = ()) -> None:
        """Write these ``columns`` in ``dialect``, under these ``names`` if they shall have others than their own."""
        self.dialect = dialect
        self._columns = columns
        self._names = names or columns
        self.guarded = 0  # cells with an apostrophe before them
        self.shortened = 0  # cells cut to what Excel can hold

    def head(self) -> str:
        """Return what comes before the first row: the byte order mark and the names of the columns."""
        return self.dialect.mark + self._lines([map(self._cell, self._names)])

    def body(self, rows: Iterable[Row], aside: Iterable[Row] = ()) -> str:
        """Return the lines of these rows; a CSV has no room beside the table."""
        del aside
        return self._lines([self._cell(row[column]) for column in self._columns] for row in rows)

    def foot(self) -> str:
        """Return nothing."""
        return ""

    def _lines(self, lines: Iterable[Iterable[str | int]]) -> str:
        text = io.StringIO(newline="")
        # All text is quoted, in both dialects: the csv module of Python 3.11 leaves a lone CR unquoted otherwise,
        # and a table that a spreadsheet has saved since differs in its very first line (see Table in __init__).
        csv.writer(
            text,
            delimiter=self.dialect.delimiter,
            lineterminator=self.dialect.line_end,
            quoting=csv.QUOTE_NONNUMERIC,
        ).writerows(lines)
        return text.getvalue()

    def _cell(self, value: str | int) -> str | int:
        if isinstance(value, int):
            return value
        if self.dialect.excel:
            value = fold(value)
        safe = guard(value)
        self.guarded += safe != value
        value = safe
        if self.dialect.excel:
            short = shorten(value)
            self.shortened += short != value
            value = short
        return value
