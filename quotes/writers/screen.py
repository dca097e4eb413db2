"""A table for the eyes: the first rows as lines that fit the terminal, and how many more there are.

Not a format to keep: nothing reads it back. Whoever wants that gives ``--output`` or sends standard output elsewhere.
"""

from __future__ import annotations

import io
import os
import shutil
import unicodedata
from collections.abc import Iterable

from quotes.table.columns import Row
from quotes.visible import visible

ROWS = 15  # shown
_LONGEST = 240  # characters of a quotation that are shown
_NARROW, _WIDE = 40, 140  # columns of a terminal that are used
_BLANKS = {"Zs", "Zl", "Zp"}
_NOBODY = "–"


class ScreenFormat:
    """Collects the first rows and shows them at the end, when it is known how wide the columns must be."""

    def __init__(self) -> None:
        """Begin without rows."""
        self.guarded = 0
        self.shortened = 0
        self._first: list[Row] = []
        self._documents: set[str] = set()
        self._rows = 0

    def head(self) -> str:
        """Return nothing."""
        return ""

    def body(self, rows: Iterable[Row], aside: Iterable[Row] = ()) -> str:
        """Return nothing yet."""
        del aside
        for row in rows:
            self._rows += 1
            if len(self._first) < ROWS:
                self._first.append(row)
                self._documents.add(str(row["document"]))
        return ""

    def foot(self) -> str:
        """Return the table."""
        if not self._first:
            return ""
        from rich import box  # here, because help does not need it
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        colour = "NO_COLOR" not in os.environ
        width = min(max(shutil.get_terminal_size().columns, _NARROW), _WIDE)
        table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 1, 0))
        table.add_column("Sprecher", ratio=4, style="bold", overflow="fold")
        table.add_column("Zitat", ratio=9, overflow="fold")
        table.add_column("Art", no_wrap=True)
        table.add_column("Sicherheit", justify="right", no_wrap=True)
        if len(self._documents) > 1:
            table.add_column("Artikel", ratio=3, overflow="fold")
        for row in self._first:
            cells = [_who(row), _cut(_clean(row["quote"])), str(row["type"]), _sure(row)]
            cells += [_clean(row["document"]).rpartition("/")[2]] * (len(self._documents) > 1)
            table.add_row(*map(Text, cells))  # Text: brackets in a quotation are no markup
        file = io.StringIO()
        console = Console(file=file, width=width, force_terminal=colour, color_system="standard" if colour else None)
        console.print(table)
        lines = [line.rstrip() for line in file.getvalue().rstrip().split("\n")]
        return "\n".join([*lines, *self._rest()]) + "\n"

    def _rest(self) -> list[str]:
        rest = self._rows - len(self._first)
        more = f"{rest:,}".replace(",", ".")
        return ["", f"… und {more} weitere {'Zeile' if rest == 1 else 'Zeilen'}"] if rest else []


def _who(row: Row) -> str:
    speaker, role = _clean(row["speaker"]), _clean(row["role"])
    return f"{speaker}, {role}" if speaker and role else speaker or _NOBODY


def _sure(row: Row) -> str:
    return f"{row['certainty']} %" if row["speaker"] else ""


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rpartition(" ")[0].rstrip() + " …"


def _clean(value: str | int) -> str:
    """Return a cell on one line; what would steer the terminal or turn its letters round is only shown."""
    text = visible(" ".join(str(value).split()))
    kinds = ((char, unicodedata.category(char)) for char in text)
    return "".join(" " if kind in _BLANKS else char for char, kind in kinds if kind != "Cf")
