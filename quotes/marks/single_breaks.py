"""A line end inside a sentence of an article that is not hard-wrapped: a stray Enter, Shift+Enter in Word, a <br>.

Lines that stand directly below one another are one paragraph where

* the one above ends in the frame of a quotation, which the one below goes on with («„Ja“,|sagte Eva Maier»,
  «„Ja“, sagte|Eva Maier»), or
* the one above ends in mid sentence and the one below begins small or is waited for («hat die|Brücke»), the sentence
  comes to an end, and it is no verse: some line has a verse's length and more, or there is one such line end.

So headlines, lists, turns and verse stay lines.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes import patterns
from quotes.data import Span
from quotes.marks import broken_lines, wrapping
from quotes.marks.interviews import label_of

_MOST_LINES = 12  # of one sentence
_VERSE = 45  # characters of a line; longer ones are prose
_LABEL = 40  # characters in which a line that begins small may have a label's colon: «zugestimmt ‚Arbeitgeber‘: …»
_TAIL = 60  # characters of a line that may hold the frame
_FRAME = patterns.compile(
    r"[“”\"«»’‘],?(?:\s+\p{Ll}[\p{Ll}-]*+){1,3}$|[“”\"«»’‘],$"
)  # «“, sagte» «“ rief er laut» «“,»
_SUBJECTS = frozenset("er sie es man wir ich".split())  # after one of them a frame has all it needs: a headline's
_NAMED = patterns.compile(
    r"(?:(?:der|die|das|ein|eine)\s+)?\p{Lu}[\p{L}.-]*+(?!\s*:)|\p{Ll}"
)  # what a frame goes on with


def joined(text: str, lines: Sequence[Span]) -> list[Span]:
    """Return the lines of an article with those joined that a single line end parts in mid sentence."""
    found: list[Span] = []
    at = 0
    while at < len(lines):
        last, looked_at = _last(text, lines, at)
        if last == at:  # verse and lists, seen from any of their lines
            found += lines[at : looked_at + 1]
            at = looked_at + 1
        else:
            found.append(Span(lines[at].start, lines[last].end))
            at = last + 1
    return found


def _last(text: str, lines: Sequence[Span], first: int) -> tuple[int, int]:
    """Return the numbers of the last line of the paragraph that begins with a line, and of the last one looked at."""
    last = at = first
    breaks, prose = 0, False
    while at + 1 < min(len(lines), first + _MOST_LINES) and _is_single(text, lines[at], lines[at + 1]):
        above, below = lines[at], lines[at + 1]
        if _is_labelled(text, below) and label_of(text, below):
            break
        if _is_framed(text, above, below):
            last = at + 1
        elif broken_lines.is_broken(text, above, below) and not _is_labelled(text, below):
            breaks += 1
        else:
            break
        at += 1
        prose = prose or len(above) > _VERSE
        if (prose or breaks < 2) and wrapping.ends_sentence(text, below):
            last = at
    return last, at


def _is_single(text: str, above: Span, below: Span) -> bool:
    """Tell whether there is no blank line between two lines."""
    return len(text[above.end : below.start].splitlines()) <= 1


def _is_framed(text: str, above: Span, below: Span) -> bool:
    """Tell whether a line ends in a quotation's frame and the one below goes on with it."""
    frame = _FRAME.search(text[max(above.start, above.end - _TAIL) : above.end])
    if frame is None or frame[0].split()[-1] in _SUBJECTS:
        return False
    return _NAMED.match(text, below.start, below.end) is not None


def _is_labelled(text: str, line: Span) -> bool:
    return ":" in text[line.start : min(line.end, line.start + _LABEL)]
