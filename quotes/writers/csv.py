"""CSV in two dialects: one that a German Excel opens by double click, one for programs.

Both guard against formulas: a cell that a spreadsheet would run is told to be text by a leading apostrophe
(OWASP, «CSV injection»). Numbers are written as numbers and never guarded.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from quotes.table import COLUMNS, Row

EXCEL_CELL = 32_767  # UTF-16 units; Excel lets what is longer run over into the rows below
# A formula's sign, also full-width, which Excel runs too, and also after blanks and characters that nobody sees;
# a tab or carriage return in front is enough by itself.
_FORMULA = re.compile(r"[\t\r]|[\s\x00\u200b\u200c\u200d\u2060\ufeff]*[-=+@\uff1d\uff0b\uff0d\uff20]")


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
        return self.dialect.mark + self._lines([self._names])

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


def fold(text: str) -> str:
    """Return the text on one line: line breaks and the blanks around them become one space, NUL a space."""
    text = text.replace("\0", " ")  # Excel ends the cell at a NUL
    lines = text.splitlines()
    if len(lines) < 2 and lines == [text]:  # one line: nothing to fold
        return text
    return " ".join(line for line in (line.strip(" \t") for line in lines) if line)


def is_formula(text: str) -> bool:
    """Tell whether a spreadsheet might run the cell: it begins, maybe after blanks, with a formula's sign."""
    return _FORMULA.match(text) is not None


def guard(text: str) -> str:
    """Return the text of a cell so that no spreadsheet runs it, with an apostrophe before it where it needs one.

    A text that itself begins with apostrophes before a formula's sign gets one more, so that ``unguard`` is exact.
    """
    return "'" + text if is_formula(text.lstrip("'")) else text


def unguard(text: str) -> str:
    """Return the text of a cell without the apostrophe of ``guard``."""
    return text[1:] if text.startswith("'") and is_formula(text.lstrip("'")) else text


def shorten(text: str) -> str:
    """Return the text cut to what an Excel cell holds, with an ellipsis at its end where it was cut."""
    if len(text) * 2 <= EXCEL_CELL:  # no character has more than two units: spares the common case the counting
        return text
    units = text.encode("utf-16-le")
    if len(units) <= EXCEL_CELL * 2:
        return text
    return units[: (EXCEL_CELL - 1) * 2].decode("utf-16-le", errors="ignore") + "…"
