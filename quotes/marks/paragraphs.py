"""Paragraphs: which line ends of an article separate, and which only wrap a line.

A blank line always separates. A single line end separates too, since a CMS exports one paragraph a
line, unless the article is *hard-wrapped*, as copy from e-mail or an old agency wire is. Decided once
per article, over all lines that have a further line below them in the same block: the article is
hard-wrapped when there are at least three such lines, and

* nine in ten are no longer than a width of 40 to 100 characters, the width being the longest of them,
* eight in ten are *full*: the first word of the next line would not have fitted any more, and
* more than half of them end in mid sentence.

At last the lines of a sentence that a forced line break tore apart are joined (:mod:`quotes.marks.broken_lines`).

A list, a table or a poem fails the second test, an article with one paragraph a line the first.
"""

from __future__ import annotations

import re
from itertools import pairwise

from quotes.data import Span
from quotes.marks.broken_lines import joined

_LINE_END = re.compile(
    "\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]"  # x85: next line, 2028: line separator, 2029: paragraph separator
)

_MIN_INNER_LINES = 3
_MIN_WIDTH, _MAX_WIDTH = 40, 100
_FITTING, _FULL, _MID_SENTENCE = 0.9, 0.8, 0.5

_SENTENCE_END = frozenset(".!?:…")
_CLOSERS = "“”\"«»‘’')]"  # stand after the full stop


def paragraphs(text: str) -> tuple[Span, ...]:
    """Find the paragraphs of an article.

    Args:
        text: The article as read, with whatever line ends it has.

    Returns:
        The spans (code points) of all non-blank paragraphs, in order, without the white space around
        them. All other white space lies between them.
    """
    blocks = _blocks(_lines(text))
    if not _hard_wrapped(text, blocks):
        return joined(text, [line for block in blocks for line in block])
    return joined(text, [Span(block[0].start, block[-1].end) for block in blocks])


def _lines(text: str) -> list[Span]:
    """Return the trimmed span of each line; that of a blank line is empty."""
    lines: list[Span] = []
    start = 0
    for match in _LINE_END.finditer(text):
        lines.append(_trimmed(text, start, match.start()))
        start = match.end()
    lines.append(_trimmed(text, start, len(text)))
    return lines


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return the span without white space (and byte order marks) at its edges."""
    if start == end or not (text[start].isspace() or text[end - 1].isspace() or text[start] == "\ufeff"):
        return Span(start, end)
    line = text[start:end]
    left = line.lstrip(" \t\ufeff").lstrip()
    return Span(end - len(left), end - len(left) + len(left.rstrip()))


def _blocks(lines: list[Span]) -> list[list[Span]]:
    """Group the lines into blocks, which blank lines separate."""
    blocks: list[list[Span]] = []
    open_block = False
    for line in lines:
        if len(line) == 0:
            open_block = False
        elif open_block:
            blocks[-1].append(line)
        else:
            blocks.append([line])
            open_block = True
    return blocks


def _hard_wrapped(text: str, blocks: list[list[Span]]) -> bool:
    """Tell whether single line ends only wrap lines, by the rule in the module's docstring."""
    pairs = [pair for block in blocks for pair in pairwise(block)]
    if len(pairs) < _MIN_INNER_LINES:
        return False
    lengths = sorted(len(line) for line, _ in pairs)
    width = lengths[max(0, round(len(lengths) * _FITTING) - 1)]
    if not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return False
    full = sum(len(line) + 1 + _first_word(text, below) > width for line, below in pairs)
    mid = sum(not _ends_sentence(text, line) for line, _ in pairs)
    return full >= _FULL * len(pairs) and mid > _MID_SENTENCE * len(pairs)


def _first_word(text: str, line: Span) -> int:
    """Return the length of the line's first word, in code points (at most a line's width)."""
    return len(text[line.start : min(line.end, line.start + _MAX_WIDTH)].split(maxsplit=1)[0])


def _ends_sentence(text: str, line: Span) -> bool:
    """Tell whether the line ends with a sentence's end, closing marks aside."""
    tail = text[max(line.start, line.end - 6) : line.end].rstrip(_CLOSERS)
    return tail[-1:] in _SENTENCE_END and tail != ""
