"""Paragraphs: which line ends of an article separate, and which only wrap a line.

A blank line always separates. A single line end separates too, since a CMS exports one paragraph a line, unless

* the article is hard-wrapped, as copy from e-mail or an old agency wire is (:mod:`quotes.marks.wrapping`), or
* it stands inside a sentence (:mod:`quotes.marks.single_breaks`).

At last the lines of a sentence that a forced line break tore apart are joined (:mod:`quotes.marks.broken_lines`).
"""

from __future__ import annotations

import re

from quotes.data import Span
from quotes.marks import broken_lines, single_breaks, wrapping
from quotes.marks.wrapping import Line

_LINE_END = re.compile(
    "\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]"  # x85: next line, 2028: line separator, 2029: paragraph separator
)


def paragraphs(text: str) -> tuple[Span, ...]:
    """Find the paragraphs of an article.

    Args:
        text: The article as read, with whatever line ends it has.

    Returns:
        The spans (code points) of all non-blank paragraphs, in order, without the white space around
        them. All other white space lies between them.
    """
    blocks = _blocks(_lines(text))
    how = wrapping.wrapped(text, blocks)
    if how is not None:
        return broken_lines.joined(text, wrapping.paragraphs(text, blocks, how))
    return broken_lines.joined(text, single_breaks.joined(text, [line.span for block in blocks for line in block]))


def _lines(text: str) -> list[Line]:
    """Return each line, trimmed; the span of a blank one is empty."""
    lines: list[Line] = []
    start = 0
    for match in _LINE_END.finditer(text):
        lines.append(_trimmed(text, start, match.start()))
        start = match.end()
    lines.append(_trimmed(text, start, len(text)))
    return lines


def _trimmed(text: str, start: int, end: int) -> Line:
    """Return the line without white space (and byte order marks) at its edges."""
    if start == end or not (text[start].isspace() or text[end - 1].isspace() or text[start] == "\ufeff"):
        return Line(Span(start, end), 0)
    line = text[start:end]
    left = line.lstrip(" \t\ufeff").lstrip()
    here = end - len(left)
    return Line(Span(here, here + len(left.rstrip())), here - start)


def _blocks(lines: list[Line]) -> list[list[Line]]:
    """Group the lines into blocks, which blank lines separate."""
    blocks: list[list[Line]] = []
    open_block = False
    for line in lines:
        if len(line.span) == 0:
            open_block = False
        elif open_block:
            blocks[-1].append(line)
        else:
            blocks.append([line])
            open_block = True
    return blocks
