"""Which row of a table names its columns: the first one, below the lines that people put above it.

«Presseauswertung März 2026» fills one cell where the header fills several. So the header is looked for among the first
rows, but only in rows that fill more cells than all above them: the one with the column that the user asked for, else
one with a usual name of a text's column, else the first that fills more than one cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from quotes.errors import InputError

_LOOKED_AT = 12  # rows that are not blank
_LONGEST = 60  # characters of a column's name


class Cells(NamedTuple):
    """A row of a table before its columns have names."""

    number: int  # as the table's own program counts
    cells: Sequence[str]
    notices: tuple[str, ...] = ()


class Table(NamedTuple):
    """A table whose header is known."""

    header: Sequence[str]  # empty: there is none
    skipped: bool  # whether lines above it are left out
    rows: Iterator[Cells | InputError]  # those below it


def found(rows: Iterable[Cells | InputError], asked: str, usual: Iterable[str]) -> Table:
    """Take the header off a table.

    Args:
        rows: the rows that are not blank.
        asked: the text's column as the user named it, or nothing.
        usual: names of a text's column, in lower case.
    """
    rows = iter(rows)
    first = list(islice(rows, _LOOKED_AT))
    names = [[cell.strip().lower() for cell in row.cells] if isinstance(row, Cells) else [] for row in first]
    at = _header(names, asked.strip().lower(), frozenset(usual))
    if at is None:
        return Table((), skipped=False, rows=chain(first, rows))
    row = first[at]
    header = row.cells if isinstance(row, Cells) else ()
    return Table(header, skipped=at > 0, rows=chain(first[at + 1 :], rows))


def _header(rows: Sequence[Sequence[str]], asked: str, usual: frozenset[str]) -> int | None:
    """Return the index of the header among the first rows."""
    if not any(map(any, rows)):
        return None
    if asked:
        here = next((at for at, row in enumerate(rows) if asked in row), None)
        if here is not None:
            return here
    filled = list(map(_filled, rows))
    wider = [at for at, number in enumerate(filled) if number > max(filled[:at], default=0)]
    named = (at for at in wider if not usual.isdisjoint(rows[at]) and not any(map(_is_value, rows[at])))
    several = (at for at in wider if filled[at] > 1)
    return next(chain(named, several, wider))


def _filled(row: Sequence[str]) -> int:
    return sum(map(bool, row))


def _is_value(cell: str) -> bool:
    """Tell whether a cell names no column: a number, an article."""
    return cell.isdecimal() or len(cell) > _LONGEST
