"""Hard-wrapped copy: articles whose lines end where they are full, as in e-mail, agency wires and archives.

Decided once per article, over all lines that have a further line below them in the same block (blocks stand apart by
blank lines). An article is hard-wrapped when there are at least three such lines that end in mid sentence, and

* nine in ten lines are no longer than a width of 25 to 100 characters, the width being the longest of them,
* eight in ten of those that end in mid sentence are *full*: the next line's first word would not have fitted any more,
* three in ten lines end in mid sentence, and
* of a narrow column (below 40), which verse and lists may look like: nine in ten, of five, and three in ten go on with
  a small letter.

A list, a table or a poem fails the second test, an article with one paragraph a line the first. Within a block a
paragraph ends where a sentence does and the line had room for more, or where the line below is indented, is a list's
or has a speaker's label; a heading is a line with a lot of room above one that begins large.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from quotes import patterns
from quotes.data import Span
from quotes.marks.interviews import label_of


class Line(NamedTuple):
    """A line that is not blank, without the white space around it."""

    span: Span
    indent: int  # characters of white space before it


class Wrapped(NamedTuple):
    """How an article is wrapped."""

    width: int
    exact: bool  # whether every line in mid sentence is full: so one with room for more ends a paragraph


_MIN_LINES, _MIN_NARROW_LINES = 3, 5
_MIN_WIDTH, _NARROW, _MAX_WIDTH = 25, 40, 100
_FITTING, _FULL, _FULL_NARROW, _MID_SENTENCE, _SMALL = 0.9, 0.8, 0.9, 0.3, 0.3
_ROOM, _ROOM_IN_BLOCKS, _ROOM_OF_HEADING = 0.1, 0.25, 0.33  # of the width, free at the end of a paragraph's last line
_MOST_INDENT = 12  # characters; more of them are a column of a table
_SENTENCE_END = frozenset(".!?:…")
_CLOSERS = "“”\"«»‘’')]"  # stand after the full stop
_LIST = patterns.compile(r"[-–—•*·]\s+\S|\d{1,2}[.)]\s")


def wrapped(text: str, blocks: Sequence[Sequence[Line]]) -> Wrapped | None:
    """Return how an article is wrapped, None where it is not."""
    pairs = [pair for block in blocks for pair in pairwise(block)]
    mid = [pair for pair in pairs if not ends_sentence(text, pair[0].span)]
    if len(mid) < _MIN_LINES or len(mid) < _MID_SENTENCE * len(pairs):
        return None
    lengths = sorted(_length(line) for line, _ in pairs)
    width = lengths[max(0, round(len(lengths) * _FITTING) - 1)]
    if not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return None
    if lengths[-1] <= _MAX_WIDTH and all(_room(text, above, below, lengths[-1]) < 0 for above, below in mid):
        width = lengths[-1]
    full = sum(_room(text, above, below, width) < 0 for above, below in mid)
    small = sum(text[below.span.start].islower() for _, below in mid)
    if width < _NARROW and (len(mid) < _MIN_NARROW_LINES or small < _SMALL * len(mid)):
        return None
    enough = full >= (_FULL if width >= _NARROW else _FULL_NARROW) * len(mid)
    return Wrapped(width, exact=full == len(mid)) if enough else None


def paragraphs(text: str, blocks: Sequence[Sequence[Line]], how: Wrapped) -> list[Span]:
    """Return the paragraphs of an article that is wrapped."""
    several = sum(len(block) > 1 for block in blocks) > 1  # so blank lines part its paragraphs
    room = 0 if how.exact else (_ROOM_IN_BLOCKS if several else _ROOM) * how.width
    found: list[Span] = []
    for block in blocks:
        found.append(block[0].span)
        heads = True  # whether only a heading stands above
        for above, below in pairwise(block):
            heads = heads and found[-1] == above.span and _is_heading(text, above, below, how.width)
            if heads or _ends(text, above, below, room=room, width=how.width):
                found.append(below.span)
            else:
                found[-1] = Span(found[-1].start, below.span.end)
    return found


def _is_heading(text: str, above: Line, below: Line, width: int) -> bool:
    """Tell whether a line is a heading: no sentence, much room, and what follows begins large."""
    free = _room(text, above, below, width) >= _ROOM_OF_HEADING * width
    return free and not text[below.span.start].islower() and text[above.span.end - 1] != ","


def _ends(text: str, above: Line, below: Line, *, room: float, width: int) -> bool:
    """Tell whether a paragraph ends with the line ``above``."""
    if not ends_sentence(text, above.span):
        return False
    if _room(text, above, below, width) >= room or above.indent < below.indent <= above.indent + _MOST_INDENT:
        return True
    here = below.span
    return label_of(text, here) is not None or _LIST.match(text, here.start, here.end) is not None


def _length(line: Line) -> int:
    return line.indent + len(line.span)


def _room(text: str, above: Line, below: Line, width: int) -> int:
    """Return how many characters would have been free if the next line's first word stood on the line, too."""
    return width - _length(above) - 1 - _first_word(text, below.span)


def _first_word(text: str, line: Span) -> int:
    """Return the length of the line's first word, in code points (at most a line's width)."""
    return len(text[line.start : min(line.end, line.start + _MAX_WIDTH)].split(maxsplit=1)[0])


def ends_sentence(text: str, line: Span) -> bool:
    """Tell whether the line ends with a sentence's end, closing marks aside."""
    tail = text[max(line.start, line.end - 6) : line.end].rstrip(_CLOSERS)
    return tail[-1:] in _SENTENCE_END and tail != ""
