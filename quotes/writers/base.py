"""What all formats share: the interface of a text format, and what a run has to tell about itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from quotes.table.columns import Row


class Form(Protocol):
    """Turns rows into text, article by article. The text of a table is head, bodies, foot, one after the other."""

    @property
    def guarded(self) -> int:
        """Number of cells that got an apostrophe, so that a spreadsheet does not run them."""
        ...

    @property
    def shortened(self) -> int:
        """Number of cells cut to what a spreadsheet can hold."""
        ...

    def head(self) -> str:
        """Return what comes before the first row."""
        ...

    def body(self, rows: Iterable[Row], aside: Iterable[Row] = ()) -> str:
        """Return what an article adds. ``aside``: its rows that belong beside the table, where the format can."""
        ...

    def foot(self) -> str:
        """Return what comes after the last row."""
        ...


Facts = Sequence[tuple[str, str | int]]
"""Names in German with their values, in the order in which people read them."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a workbook tells about the run that made it, so that a colleague can repeat it."""

    inputs: Sequence[str] = ()  # as given
    counts: Facts = ()
    settings: Facts = ()
    notices: Sequence[str] = field(default=())  # what was read with reservations, and what failed
