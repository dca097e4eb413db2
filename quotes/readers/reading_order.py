"""In which order a page is read: column by column, and what runs over several columns apart from them.

1. A page is cut where white runs down all the way between columns («XY cut», Nagy and Seth 1984).
2. Where something runs over the white (a headline, a pull quote, a caption, a footer), the page is cut above and below
   it, all such places at once: the lines between two of them are a *band* of columns.
3. Bands are read one after the other, since a new headline begins another article. Only where the sentences say that a
   column goes on below what runs over it (a pull quote set into running columns) are the columns read through.

Every step looks at each piece a bounded number of times, so that a page of any make costs what its pieces cost.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple


class Piece(NamedTuple):
    """A piece of a line, or a whole line. In points (1/72 inch), y upwards."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def size(self) -> float:
        """The height of its letters."""
        return self.top - self.bottom


Line = Piece
Column = list[Line]
_Row = list[Piece]
_Band = list[list[Piece]]  # columns side by side, or one block that runs over them or has nothing beside it

_GUTTER = 0.6  # of the letters' size: white between columns
_MIN_LINES = 3  # of a column
_MIN_WIDTH = 6.0  # of the letters' size: of a column; narrower are the signs and numbers of a list
_NEAR = 1.0  # points by which lines of a column may begin beside its edge
_MOST_EDGES = 24  # edges of columns that are tried
_MOST_CUTS = 8  # cuts within cuts; newspapers need three
_LARGER = 1.3  # than the text: a headline, also where it is shorter than a column
_ENDS = re.compile(r"[.!?…][“”\"»«’‘)\]]*$")  # a sentence
_TAIL = 12  # characters in which a sentence's end is looked for
_GOES_ON, _FITS, _TORN = 2, 1, -4  # how well a column's beginning follows another one's end


def columns(pieces: Sequence[Piece]) -> list[Column]:
    """Return the columns of a page in reading order, each with its lines from top to bottom."""
    todo: list[tuple[Sequence[Piece], int]] = [(pieces, 0)]
    found = []
    while todo:
        here, depth = todo.pop()
        parts = _cut(here) if depth < _MOST_CUTS else []
        if parts:
            todo += [(part, depth + 1) for part in reversed(parts)]
        elif here:
            found.append([_line(row) for row in rows(here)])
    return found


def _cut(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Cut a page once, in one of the ways of the module's docstring; nothing where it is one column."""
    sides = _side_by_side(pieces)
    if not sides:
        return _bands(pieces, _best_gutter(pieces))
    edge = min(piece.left for piece in sides[1])
    return _bands(pieces, _Gutter(edge, edge)) or sides  # a headline shorter than a column runs over none of them


def rows(pieces: Iterable[Piece]) -> list[_Row]:
    """Group pieces by height, from top to bottom; those of a row overlap by more than half."""
    found: list[_Row] = []
    for piece in sorted(pieces, key=lambda piece: -(piece.bottom + piece.top)):
        if found and _overlap(found[-1][0], piece) > 0.5:
            found[-1].append(piece)
        else:
            found.append([piece])
    return found


def _overlap(one: Piece, other: Piece) -> float:
    """Return the share of the smaller height that two pieces have in common."""
    return (min(one.top, other.top) - max(one.bottom, other.bottom)) / max(0.1, min(one.size, other.size))


def _line(row: _Row) -> Line:
    """Join the pieces of a line."""
    row = sorted(row, key=lambda piece: piece.left)
    base = max(row, key=lambda piece: len(piece.text))
    words = " ".join(piece.text for piece in row)
    return Line(words, row[0].left, max(piece.right for piece in row), base.bottom, base.top)


def _side_by_side(pieces: Sequence[Piece], least: int = _MIN_LINES) -> list[list[Piece]]:
    """Cut where white runs down all the way between columns of at least so many lines; nothing where it does not."""
    if len(pieces) < 2 * least:
        return []
    gutter = _GUTTER * median(piece.size for piece in pieces)
    parts: list[list[Piece]] = []
    edge = float("-inf")
    for piece in sorted(pieces, key=lambda piece: piece.left):
        if not parts or piece.left > edge + gutter:
            parts.append([])
        parts[-1].append(piece)
        edge = max(edge, piece.right)
    if len(parts) < 2 or any(len(rows(part)) < least for part in parts):
        return []
    return parts


# bands -------------------------------------------------------------------------------------------------


class _Gutter(NamedTuple):
    """White between two columns: the edge of the right one, and how far to the left of it the other one may reach."""

    edge: float
    end: float

    def is_crossed(self, piece: Piece) -> bool:
        """Tell whether a piece runs over it."""
        return not self.is_right(piece) and piece.right > self.end

    def is_right(self, piece: Piece) -> bool:
        """Tell whether a piece begins on its right side."""
        return piece.left >= self.edge - _NEAR


def _bands(pieces: Sequence[Piece], gutter: _Gutter | None) -> list[list[Piece]]:
    """Cut above and below what runs over columns; return the parts in reading order, nothing without columns."""
    if gutter is None:
        return []
    bands = [_parted(run, gutter) for run in _runs(rows(pieces), gutter)]
    return _ordered(bands) if len(bands) > 1 else []


def _best_gutter(pieces: Sequence[Piece]) -> _Gutter | None:
    """Return the white between columns that most lines stand at both sides of, None where there are no columns."""
    if len(pieces) < 2 * _MIN_LINES:
        return None
    size = median(piece.size for piece in pieces)
    edges = Counter(round(piece.left) for piece in pieces)
    downwards = sorted(pieces, key=lambda piece: -piece.top)
    best, most = None, 0
    for edge, times in edges.most_common(_MOST_EDGES):
        if times < _MIN_LINES:
            break
        gutter = _Gutter(edge, edge - _GUTTER * size)
        lines = sum(_lines_beside(run, gutter, size) for run in _uncrossed(downwards, gutter))
        if lines > most:
            best, most = gutter, lines
    return best if most >= _MIN_LINES else None


def _uncrossed(downwards: Iterable[Piece], gutter: _Gutter) -> Iterable[list[Piece]]:
    """Yield the pieces between two that cross the gutter."""
    for crossed, run in groupby(downwards, gutter.is_crossed):
        if not crossed:
            yield list(run)


def _lines_beside(run: Sequence[Piece], gutter: _Gutter, size: float) -> int:
    """Return how many lines the smaller one of two columns has; 0 where they are none, or not side by side."""
    sides = _split(run, gutter)
    if not all(sides):
        return 0
    if any(
        max(piece.right for piece in side) - min(piece.left for piece in side) < _MIN_WIDTH * size for side in sides
    ):
        return 0
    tops, bottoms = ([max(p.top for p in side) for side in sides], [min(p.bottom for p in side) for side in sides])
    return min(map(len, sides)) if min(tops) > max(bottoms) else 0


def _split(pieces: Iterable[Piece], gutter: _Gutter) -> tuple[list[Piece], list[Piece]]:
    """Return what begins to the left of a gutter, and to its right."""
    sides: tuple[list[Piece], list[Piece]] = ([], [])
    for piece in pieces:
        sides[gutter.is_right(piece)].append(piece)
    return sides


def _runs(page: Sequence[_Row], gutter: _Gutter) -> list[list[Piece]]:
    """Cut the rows of a page where something begins or ends to run over the gutter."""
    over = [any(map(gutter.is_crossed, row)) for row in page]
    size = median(piece.size for row in page for piece in row)
    for at in range(len(page)):
        goes_with = at > 0 and over[at - 1] and _goes_with(page, at, gutter)
        over[at] = over[at] or goes_with or _is_short_headline(page, at, gutter, size)
    runs: list[list[Piece]] = []
    for at, row in enumerate(page):
        if at == 0 or over[at] != over[at - 1]:
            runs.append([])
        runs[-1] += row
    return runs


def _is_one_sided(row: _Row, gutter: _Gutter) -> bool:
    return len({gutter.is_right(piece) for piece in row}) == 1


def _is_short_headline(page: Sequence[_Row], at: int, gutter: _Gutter, size: float) -> bool:
    """Tell whether a row is a headline over several columns that is shorter than one: large, with nothing beside it."""
    row = page[at]
    if row[0].size < _LARGER * size or not _is_one_sided(row, gutter) or not 0 < at < len(page) - 1:
        return False
    top, bottom = max(piece.top for piece in row), min(piece.bottom for piece in row)
    above, below = page[at - 1], page[at + 1]
    apart = min(piece.bottom for piece in above) >= top and max(piece.top for piece in below) <= bottom
    return apart and not _is_one_sided(below, gutter)


def _goes_with(page: Sequence[_Row], at: int, gutter: _Gutter) -> bool:
    """Tell whether a row below one that runs over columns goes with it: a headline's last line, a byline."""
    row = page[at]
    if not _is_one_sided(row, gutter) or at + 1 == len(page):
        return False
    return _step(page[at - 1], row) < _step(row, page[at + 1])


def _step(above: _Row, below: _Row) -> float:
    """Return the white between two rows."""
    return min(piece.bottom for piece in above) - max(piece.top for piece in below)


def _parted(run: list[Piece], gutter: _Gutter) -> _Band:
    """Return the columns of a run, or the run itself where it crosses the gutter or has one side only."""
    if any(map(gutter.is_crossed, run)):
        return [run]
    return [part for side in _split(run, gutter) if side for part in (_side_by_side(side, 1) or [side])]


# order -------------------------------------------------------------------------------------------------


def _ordered(bands: Sequence[_Band]) -> list[list[Piece]]:
    """Return the parts of bands in reading order.

    What runs over columns stands between the bands, unless a sentence goes on below it: then it comes after them.
    """
    found: list[list[Piece]] = []
    columns_: list[list[Piece]] = []  # that may go on below
    over: list[list[Piece]] = []  # what runs over columns, to come after them
    for band in bands:
        if len(band) == 1:
            over += band
        elif columns_ and _reads_through(columns_, band):
            columns_ = [above + below for above, below in zip(columns_, band, strict=True)]
        elif columns_ and _fit(columns_[-1], band[0]) == _GOES_ON:
            found += columns_
            columns_ = band
        else:
            found += columns_ + over
            columns_, over = band, []
    return found + columns_ + over


def _reads_through(above: _Band, below: _Band) -> bool:
    """Tell whether columns go on below what runs over them, rather than begin anew: by what follows which sentence."""
    if len(above) != len(below):
        return False
    by_band = [*above, *below]
    by_column = [part for pair in zip(above, below, strict=True) for part in pair]
    return _fitness(by_column) > _fitness(by_band)


def _fitness(parts: Sequence[list[Piece]]) -> int:
    return sum(_fit(above, below) for above, below in pairwise(parts))


def _fit(above: Sequence[Piece], below: Sequence[Piece]) -> int:
    """Tell how well the beginning of one column follows the end of another."""
    last, first = _line(rows(above)[-1]).text, _line(rows(below)[0]).text
    small = first.lstrip("„“\"»«‚‘'( ")[:1].islower()
    if _ENDS.search(last[-_TAIL:]):
        return _TORN if small else _FITS
    return _GOES_ON if small else 0
