"""On which sheet of a workbook a row stands: speech in the table, all else beside it, and back after a correction.

Where the table was made with all types, what is no speech stands in both; then it stays in both. Formats without
sheets have only the table, in which such rows stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import filterfalse

from quotes.data import NO_SPEECH
from quotes.table.columns import Row
from quotes.table.files import WORKBOOKS
from quotes.table.reading import Loaded


@dataclass(frozen=True, slots=True)
class Placed:
    """The rows of a table, and those beside it."""

    rows: tuple[Row, ...]
    aside: tuple[Row, ...]


class Sheets:
    """The rows of a table that was read, each once, so that they can be corrected, and their way back to the sheets."""

    def __init__(self, loaded: Loaded) -> None:
        """Take the rows of a table with those beside it."""
        there = {_key(row) for row in loaded.rows}
        beside = tuple(row for row in loaded.aside if _key(row) not in there)
        self.main = len(loaded.rows)  # so many of the rows stand in the table
        self.rows = (*loaded.rows, *beside)
        self._there, self._beside = there, {_key(row) for row in beside}
        both = len(beside) < len(loaded.aside)
        self._both = both or (loaded.format not in WORKBOOKS and any(row["type"] in NO_SPEECH for row in loaded.rows))

    @property
    def together(self) -> tuple[Row, ...]:
        """All rows in the order of the articles and their texts."""
        return _with(self.rows[self.main :], self.rows[: self.main])

    def placed(self, rows: Sequence[Row], *, workbook: bool) -> Placed:
        """Return where the rows belong now: those that were read, and new ones. ``workbook``: there are sheets."""
        main = [row for row in rows if _key(row) in self._there]
        beside = [row for row in rows if _key(row) in self._beside]
        new = [row for row in rows if _key(row) not in self._there | self._beside]
        table = _with([*new, *filter(_is_speech, beside)], main)
        left, moved = tuple(filterfalse(_is_speech, beside)), tuple(filterfalse(_is_speech, table))
        if self._both:
            return Placed(table, _with(left, moved))
        if not workbook:
            return Placed(table, left)
        return Placed(tuple(filter(_is_speech, table)), _with(moved, left))


def _key(row: Row) -> tuple[object, object]:
    return row["id"], row["document"]


def _is_speech(row: Row) -> bool:
    return row["type"] not in NO_SPEECH


def _with(new: Iterable[Row], rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return rows with new ones at their places in the order of the articles and their texts."""
    made = list(rows)
    for row in new:
        made.insert(_place(row, made), row)
    return tuple(made)


def _place(row: Row, rows: Sequence[Row]) -> int:
    """Return the index at which a row belongs; that of an article which is not there yet by its name, if all do so."""
    mine = [number for number, other in enumerate(rows) if other["document"] == row["document"]]
    before = [number for number in mine if int(rows[number]["start"]) <= int(row["start"])]
    if mine:
        return before[-1] + 1 if before else mine[0]
    names = [_parts(other) for other in rows]
    if names != sorted(names):
        return len(rows)
    return sum(name < _parts(row) for name in names)


def _parts(row: Row) -> list[str]:
    return str(row["document"]).replace("\\", "/").split("/")
