"""Lines of a CSV file to rows of cells: strictly first, and a cell that begins with a stray mark as it stands.

A cell that begins with «"» is one in marks, unless what follows is none: «1;"Der Hafen ist alt", sagte sie.» Read the
lenient way, Python's module would drop the marks of that cell; and where only one stands there, it would take the
lines below for the rest of the cell.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

LARGEST_CELL = 10_000_000  # characters; beyond it a closing mark is missing rather than an article so long

_MOST_LINES = 100_000  # of one row


class Line(NamedTuple):
    """A row of a CSV file."""

    cells: Sequence[str]
    stray: bool = False  # whether a mark at the start of a cell was none of CSV's


class _Source:
    """The lines of a file, some of which may be read again."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._again: deque[str] = deque()
        self.taken: list[str] = []  # since the last row

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.taken) > _MOST_LINES:
            raise csv.Error("too many lines")  # noqa: EM101, TRY003 - what Python's module raises of too large a cell
        line = self._again.popleft() if self._again else next(self._lines)
        self.taken.append(line)
        return line

    def put_back(self, lines: Sequence[str]) -> None:
        """Have lines read again, next of all."""
        self._again.extendleft(reversed(lines))


def rows(lines: Iterable[str], delimiter: str) -> Iterator[Line]:
    """Yield the rows of a CSV file, blank lines as rows without cells.

    Args:
        lines: with their line ends, as a file opened with ``newline=""`` gives them.
        delimiter: between cells.

    Raises:
        csv.Error: a cell is larger than any article, most likely because a mark is missing.
    """
    source = _Source(lines)
    reader = csv.reader(source, delimiter=delimiter, strict=True)
    while True:
        source.taken.clear()
        try:
            row = Line(next(reader))
        except StopIteration:
            return
        except csv.Error:
            row = _as_it_stands(source, delimiter)
            reader = csv.reader(source, delimiter=delimiter, strict=True)
        yield row


def _cells(delimiter: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds a cell in marks, and one without."""
    end = re.escape(delimiter)
    return re.compile(rf'"((?:[^"]++|"")*+)"[ \t]*(?={end}|[\r\n]|\Z)'), re.compile(rf"[^{end}\r\n]*")


def _as_it_stands(source: _Source, delimiter: str) -> Line:
    """Return the row that the lines taken last begin with, cells that are not in marks to their end as they stand."""
    taken = source.taken[:]
    text = "".join(taken)
    quoted, plain = _cells(delimiter)
    cells, at, cell = [], -1, ""
    while at < 0 or text[at : at + 1] == delimiter:
        marked = quoted.match(text, at + 1)
        cell = marked[1].replace('""', '"') if marked else plain.match(text, at + 1)[0]  # type: ignore[index]
        at = (marked or plain.match(text, at + 1)).end()  # type: ignore[union-attr]
        cells.append(cell)
    ends = accumulate(map(len, taken))
    source.put_back(taken[next((number for number, end in enumerate(ends, 1) if end >= at), len(taken)) :])
    if len(cells) > 1 and cell.startswith('"') and cell.count('"') % 2:  # the mark that closes it is missing
        cells[-1] += _lines_without_cells(source, delimiter)
    return Line(cells, stray=True)


def _lines_without_cells(source: _Source, delimiter: str) -> str:
    """Take the lines that no cell ends in: the rest of a text over several lines."""
    source.taken.clear()
    for line in source:
        if delimiter in line:
            source.put_back([source.taken.pop()])
            break
    return "\n" + "".join(source.taken).rstrip() if any(map(str.strip, source.taken)) else ""
