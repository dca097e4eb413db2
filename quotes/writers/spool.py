"""Where rows wait for a format that cannot be written piece by piece: a file of JSON lines beside the target.

The rows of an article are on disk as soon as it is done, so an interruption loses none of them, and memory holds one
article at a time. When the run ends, the format is made from the spool. A spool that is left over after a crash is
a table itself: ``quotes.table.reading`` reads it, with what belongs beside the table marked in a column of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from quotes.table.columns import Row
from quotes.writers.base import Run
from quotes.writers.jsontext import to_json

ASIDE = "aside"
"""The further column of the spool: 1 in rows that belong beside the table, else 0."""

Entry = tuple[Row, bool]
"""A row, and whether it belongs beside the table."""


class Maker(Protocol):
    """Makes a file of a format from all rows at once."""

    @property
    def shortened(self) -> int:
        """Number of cells cut to what the format can hold."""
        ...

    def make(self, path: Path, entries: Iterable[Entry], run: Run) -> None:
        """Write the file at ``path``, which is not there yet or may be replaced. Raises OSError."""
        ...


class Spool:
    """Turns rows into the lines of the spool; ``maker`` is what will be made of it."""

    def __init__(self, maker: Maker) -> None:
        """Collect rows for the ``maker``."""
        self._maker = maker
        self.guarded = 0

    @property
    def shortened(self) -> int:
        """Number of cells cut to what the format can hold; known when it has been made."""
        return self._maker.shortened

    def head(self) -> str:
        """Return nothing."""
        return ""

    def body(self, rows: Iterable[Row], aside: Iterable[Row] = ()) -> str:
        """Return a line for each row, also for those beside the table."""
        marked = [*((row, 0) for row in rows), *((row, 1) for row in aside)]
        return "".join(f"{to_json(row | {ASIDE: mark})}\n" for row, mark in marked)

    def foot(self) -> str:
        """Return nothing."""
        return ""

    def make(self, spool: Path, path: Path, run: Run) -> None:
        """Make the file at ``path`` from the rows in ``spool``. Raises OSError."""
        self._maker.make(path, _entries(spool), run)


def _entries(spool: Path) -> Iterator[Entry]:
    """Yield the rows of a spool, in their order."""
    with spool.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            row = json.loads(line)
            yield row, bool(row.pop(ASIDE))
