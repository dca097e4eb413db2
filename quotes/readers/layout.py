"""From pieces of lines, each with its place on a page, to paragraphs: a PDF has neither lines nor paragraphs.

1. What repeats at the edges of pages (running heads, page numbers) is left out.
2. A page is cut into columns where white runs down between them, else into what stands above and below, so that a
   headline over three columns comes first and each column after the other («XY cut», Nagy and Seth 1984).
3. Lines become paragraphs: one ends before a wider gap, an indented line, another size of letters, or where the next
   word would still have fitted on the line. It goes on over the edge of a column or page if a sentence does.
4. A hyphen at the end of a line is taken out where the word goes on with a small letter («Ver-|ein»), and stays in
   «Nord-|Süd-Achse», «US-|amerikanisch», «Nord- |und Südtirol».

Places are in points (1/72 inch), y upwards.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from quotes import lexicon


class Piece(NamedTuple):
    """A piece of a line, or a whole line."""

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

_GUTTER = 0.6  # of the letters' size: white between columns
_MIN_LINES = 3  # of a column
_EDGE_LINES = 2  # at the top and at the bottom of a page that may be a running head
_SAME_HEIGHT = 4.0  # points within which a running head stays where it is
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:seite)?[-–—|·•\s]*+\d{1,4}[-–—|·•\s]*+(?:(?:/|von)\s*+\d{1,4})?", re.IGNORECASE)
_WIDER, _OTHER_SIZE, _INDENT = 1.35, 0.08, 0.35  # of the usual distance; of the size; of the size
_MIN_INDENTS = 2  # from which on a document indents its paragraphs
_ROOM = 0.3  # of the column's width, free at the end of a line that was not to be filled
_ENDS = re.compile(r"[.!?…:][“”\"»«’‘)\]]*$")
_HYPHENED = re.compile(r"(?:(?P<keep>[A-ZÄÖÜ\d]|isch|deutsch)|\w)[-\u2010\u00ad]$")


def paragraphs(pages: Sequence[Sequence[Piece]]) -> list[str]:
    """Return the paragraphs of a document, in reading order.

    Args:
        pages: what is written on each page, in any order.
    """
    found: list[list[Line]] = []
    all_columns = [column for page in _without_running_heads(pages) for column in columns(page)]
    indents = _has_indents(all_columns)
    for column in all_columns:
        left = min(line.left for line in column)
        for index, lines in enumerate(_cut(column, indents=indents)):
            flush = indents and lines[0].left - left < _INDENT * lines[0].size  # so no new paragraph
            if index == 0 and found and _goes_on(found[-1][-1], lines[0], flush=flush):
                found[-1] += lines
            else:
                found.append(lines)
    return [text for text in (_text(lines) for lines in found) if text.strip()]


def _has_indents(all_columns: Iterable[Sequence[Line]]) -> bool:
    """Tell whether the document indents its paragraphs: often enough a line does that follows the end of a sentence."""
    pairs = (pair for column in all_columns for pair in pairwise(column))
    return sum(_is_indented(below, above) and _ends(above) for above, below in pairs) >= _MIN_INDENTS


# pages -------------------------------------------------------------------------------------------------


def _without_running_heads(pages: Sequence[Sequence[Piece]]) -> Iterator[list[Piece]]:
    """Yield each page without the lines at its edges that repeat from page to page, and without its number."""
    edges = [_edge_pieces(page) for page in pages]
    seen = Counter(key for here in edges for key in {_key(piece) for piece in here})
    for page, here in zip(pages, edges, strict=True):
        dropped = {
            piece for piece in here if _PAGE_NUMBER.fullmatch(piece.text) or any(seen[key] > 1 for key in _keys(piece))
        }
        yield [piece for piece in page if piece not in dropped]


def _edge_pieces(page: Sequence[Piece]) -> set[Piece]:
    """Return what stands in the first and the last lines of a page."""
    rows = _rows(page)
    if len(rows) <= _EDGE_LINES:  # the page has nothing else
        return {piece for row in rows for piece in row if _PAGE_NUMBER.fullmatch(piece.text)}
    return {piece for row in (*rows[:_EDGE_LINES], *rows[-_EDGE_LINES:]) for piece in row}


def _key(piece: Piece) -> tuple[str, int]:
    """Return what a running head has in common on all pages: its words and its height."""
    return _DIGITS.sub("#", piece.text), round(piece.bottom / _SAME_HEIGHT)


def _keys(piece: Piece) -> Iterator[tuple[str, int]]:
    text, height = _key(piece)
    yield from ((text, height + near) for near in (-1, 0, 1))


def columns(pieces: Sequence[Piece]) -> list[Column]:
    """Return the columns of a page in reading order, each with its lines from top to bottom."""
    todo, found = [list(pieces)], []
    while todo:
        here = todo.pop()
        parts = _side_by_side(here) or _one_above_the_other(here)
        if parts:
            todo += reversed(parts)
        elif here:
            found.append([_line(row) for row in _rows(here)])
    return found


def _side_by_side(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Cut where white runs down all the way between columns; nothing where it does not."""
    if len(pieces) < 2 * _MIN_LINES:
        return []
    gutter = _GUTTER * median(piece.size for piece in pieces)
    parts: list[list[Piece]] = []
    edge = float("-inf")
    for piece in sorted(pieces, key=lambda piece: piece.left):
        if not parts or piece.left > edge + gutter:
            parts.append([])
        parts[-1].append(piece)
        edge = max(edge, piece.right)
    if len(parts) < 2 or any(len(_rows(part)) < _MIN_LINES for part in parts):
        return []
    return parts


def _one_above_the_other(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Cut below or above something that runs over several columns; nothing where there are no columns."""
    rows = _rows(pieces)
    if len(rows) <= _MIN_LINES or max(map(len, rows)) < 2:
        return []
    for at in range(1, len(rows)):
        above, below = ([piece for row in part for piece in row] for part in (rows[:at], rows[at:]))
        if _side_by_side(below) or _side_by_side(above):
            return [above, below]
    return []


def _rows(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Group pieces by height, from top to bottom; those of a row overlap by more than half."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: -(piece.bottom + piece.top)):
        if rows and _overlap(rows[-1][0], piece) > 0.5:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows


def _overlap(one: Piece, other: Piece) -> float:
    """Return the share of the smaller height that two pieces have in common."""
    return (min(one.top, other.top) - max(one.bottom, other.bottom)) / max(0.1, min(one.size, other.size))


def _line(row: list[Piece]) -> Line:
    """Join the pieces of a line."""
    row = sorted(row, key=lambda piece: piece.left)
    base = max(row, key=lambda piece: len(piece.text))
    words = " ".join(piece.text for piece in row)
    return Line(words, row[0].left, max(piece.right for piece in row), base.bottom, base.top)


# paragraphs --------------------------------------------------------------------------------------------


def _cut(lines: Column, *, indents: bool) -> Iterator[list[Line]]:
    """Yield the paragraphs of a column. ``indents``: in this document their first lines are indented."""
    steps = sorted(above.bottom - below.bottom for above, below in pairwise(lines))
    usual = steps[len(steps) // 4] if steps else 0.0  # within a paragraph; gaps between paragraphs are the larger ones
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    paragraph = [lines[0]]
    for above, below in pairwise(lines):
        indented = below.left - left > _INDENT * below.size and _is_indented(below, above)
        if (indented and (indents or _ends(above))) or _begins(above, below, usual, left, right):
            yield paragraph
            paragraph = []
        paragraph.append(below)
    yield paragraph


def _begins(above: Line, below: Line, usual: float, left: float, right: float) -> bool:
    """Tell whether a paragraph begins with the line ``below``, in a column with these edges."""
    size = max(above.size, below.size)
    if abs(above.size - below.size) > _OTHER_SIZE * size:
        return True
    if above.bottom - below.bottom > _WIDER * max(usual, size):
        return True
    first = below.text.split(maxsplit=1)[0]
    letter = (below.right - below.left) / max(1, len(below.text))
    free = right - above.right
    if _ends(above):
        return free > (len(first) + 1) * letter * 1.1 + size * 0.3
    return free > max(_ROOM * (right - left), (len(first) + 1) * letter * 1.5) and not _HYPHENED.search(above.text)


def _is_indented(below: Line, above: Line) -> bool:
    """Tell whether a line is indented against the one above it."""
    return below.left - above.left > _INDENT * below.size


def _ends(line: Line) -> bool:
    """Tell whether a line ends a sentence."""
    return bool(_ENDS.search(line.text))


def _goes_on(above: Line, below: Line, *, flush: bool) -> bool:
    """Tell whether a paragraph goes on at the top of the next column or page. ``flush``: the line is not indented."""
    same = abs(above.size - below.size) <= _OTHER_SIZE * max(above.size, below.size)
    return same and (flush or not _ends(above))


def _text(lines: Sequence[Line]) -> str:
    """Join the lines of a paragraph."""
    text = lines[0].text
    for line in lines[1:]:
        text = joined(text, line.text)
    return text


def joined(above: str, below: str) -> str:
    """Join two lines of a paragraph, and the word that is parted between them."""
    hyphened = _HYPHENED.search(above)
    first = below.split(maxsplit=1)[0] if below.strip() else ""
    if above.endswith("\N{SOFT HYPHEN}"):
        return above[:-1] + below
    if not hyphened or not first:
        return above + ("" if above.endswith("/") and not above.endswith(" /") else " ") + below
    if first.rstrip(",;") in lexicon.closed("joining"):
        return f"{above} {below}"
    if hyphened["keep"] or not first[0].islower():
        return above + below
    return above[:-1] + below
