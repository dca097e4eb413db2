"""From pieces of lines, each with its place on a page, to paragraphs: a PDF has neither lines nor paragraphs.

1. What repeats at the edges of pages (running heads, page numbers) is left out.
2. A page is cut into columns, which come one after the other (``reading_order``).
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

from quotes import lexicon
from quotes.readers.reading_order import Column, Line, Piece, columns, rows

_EDGE_LINES = 2  # at the top and at the bottom of a page that may be a running head
_SAME_HEIGHT = 4.0  # points within which a running head stays where it is
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:seite)?[-–—|·•\s]*+\d{1,4}[-–—|·•\s]*+(?:(?:/|von)\s*+\d{1,4})?", re.IGNORECASE)
_WIDER, _OTHER_SIZE, _INDENT = 1.35, 0.08, 0.35  # of the usual distance; of the size; of the size
_OTHER_WIDTH = 1.2  # of a column's width: what is wider runs over several columns
_MIN_INDENTS = 2  # from which on a document indents its paragraphs
_MIN_LINES = 3  # of one size, which tell the edges between which they are set
_ROOM = 0.3  # of the column's width, free at the end of a line that was not to be filled
_TAIL, _LONGEST = 12, 100  # characters of a line in which its end is looked for; of a word
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
    before: Column = []
    for column in all_columns:
        left = min(line.left for line in column)
        for index, lines in enumerate(_cut(column, indents=indents)):
            flush = indents and lines[0].left - left < _INDENT * lines[0].size  # so no new paragraph
            flush = flush and not _runs_over(column, before) and not _runs_over(before, column)
            if index == 0 and found and _goes_on(found[-1][-1], lines[0], flush=flush):
                found[-1] += lines
            else:
                found.append(lines)
        before = column
    return [text for text in (_text(lines) for lines in found) if text.strip()]


def _runs_over(one: Column, other: Column) -> bool:
    """Tell whether a column is so much wider than another one that it runs over several; a last line is often short."""
    return bool(one) and len(other) > 1 and _width(one) > _OTHER_WIDTH * _width(other)


def _width(column: Column) -> float:
    return max(line.right for line in column) - min(line.left for line in column)


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
    edges = rows(page)
    if len(edges) <= _EDGE_LINES:  # the page has nothing else
        return {piece for row in edges for piece in row if _PAGE_NUMBER.fullmatch(piece.text)}
    return {piece for row in (*edges[:_EDGE_LINES], *edges[-_EDGE_LINES:]) for piece in row}


def _key(piece: Piece) -> tuple[str, int]:
    """Return what a running head has in common on all pages: its words and its height."""
    return _DIGITS.sub("#", piece.text), round(piece.bottom / _SAME_HEIGHT)


def _keys(piece: Piece) -> Iterator[tuple[str, int]]:
    text, height = _key(piece)
    yield from ((text, height + near) for near in (-1, 0, 1))


# paragraphs --------------------------------------------------------------------------------------------


def _cut(lines: Column, *, indents: bool) -> Iterator[list[Line]]:
    """Yield the paragraphs of a column. ``indents``: in this document their first lines are indented."""
    steps = sorted(above.bottom - below.bottom for above, below in pairwise(lines))
    usual = steps[len(steps) // 4] if steps else 0.0  # within a paragraph; gaps between paragraphs are the larger ones
    edges = _edges(lines)
    paragraph = [lines[0]]
    for above, below in pairwise(lines):
        indented = below.left - edges[below.size][0] > _INDENT * below.size and _is_indented(below, above)
        if (indented and (indents or _ends(above))) or _begins(above, below, usual, *edges[above.size]):
            yield paragraph
            paragraph = []
        paragraph.append(below)
    yield paragraph


def _edges(lines: Column) -> dict[float, tuple[float, float]]:
    """Return the edges between which lines are set, by the size of their letters.

    They are those of the lines of about that size, if there are enough of them to tell: a headline and a running head
    over a text that fills one narrow column of an empty page say nothing of that column's width.
    """
    found: dict[float, tuple[float, float]] = {}
    for alike in _of_one_size(lines):
        told = alike if len(alike) >= _MIN_LINES else lines
        edges = min(line.left for line in told), max(line.right for line in told)
        found.update((line.size, edges) for line in alike)
    return found


def _of_one_size(lines: Column) -> Iterator[list[Line]]:
    """Yield the lines of about the same size of letters, from the smallest to the largest."""
    alike: list[Line] = []
    for line in sorted(lines, key=lambda line: line.size):
        if alike and line.size > (1 + _OTHER_SIZE) * alike[-1].size:
            yield alike
            alike = []
        alike.append(line)
    yield alike


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
    return free > max(_ROOM * (right - left), (len(first) + 1) * letter * 1.5) and not _HYPHENED.search(
        above.text[-_TAIL:]
    )


def _is_indented(below: Line, above: Line) -> bool:
    """Tell whether a line is indented against the one above it."""
    return below.left - above.left > _INDENT * below.size


def _ends(line: Line) -> bool:
    """Tell whether a line ends a sentence."""
    return bool(_ENDS.search(line.text[-_TAIL:]))


def _goes_on(above: Line, below: Line, *, flush: bool) -> bool:
    """Tell whether a paragraph goes on at the top of the next column or page. ``flush``: the line is not indented."""
    same = abs(above.size - below.size) <= _OTHER_SIZE * max(above.size, below.size)
    return same and (flush or not _ends(above))


def _text(lines: Sequence[Line]) -> str:
    """Join the lines of a paragraph."""
    parts = [lines[0].text]
    for line in lines[1:]:
        dropped, joint = _joint(parts[-1], line.text)
        parts[-1] = parts[-1][: len(parts[-1]) - dropped]
        parts.append(joint + line.text)
    return "".join(parts)


def joined(above: str, below: str) -> str:
    """Join two lines of a paragraph, and the word that is parted between them."""
    dropped, joint = _joint(above, below)
    return above[: len(above) - dropped] + joint + below


def _joint(above: str, below: str) -> tuple[int, str]:
    """Return how many characters go from the end of a line, and what stands between it and the next one."""
    hyphened = _HYPHENED.search(above[-_TAIL:])
    first = below[:_LONGEST].split(maxsplit=1)[0] if below.strip() else ""
    if above.endswith("\N{SOFT HYPHEN}"):
        return 1, ""
    if not hyphened or not first:
        return 0, "" if above.endswith("/") and not above.endswith(" /") else " "
    if first.rstrip(",;") in lexicon.closed("joining"):
        return 0, " "
    if hyphened["keep"] or not first[0].islower():
        return 0, ""
    return 1, ""
