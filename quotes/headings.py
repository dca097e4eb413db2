"""Which paragraphs of an article are headings: kicker, headline, subheadings.

Headlines and subheadings end without a full stop, stand in one short paragraph of their own, and something follows
(Duden, Rechtschreibung: no full stop after headings; La Roche, Einführung in den praktischen Journalismus). They begin
a section: what is said before them does not run on behind them, and what they quote is taken from the text below.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes import patterns
from quotes.data import Span

_LONGEST = 160  # characters of a heading
_WORDS = 20  # and words
_STACKED = 2  # headings in a row inside of an article; more are a list. At its head there may be any number.
_CLOSERS = "“”\"«»‘’'›‹)] \t\u00a0\u202f"
_STOPS = frozenset(".:;,")
_DASHES = frozenset("–—―")  # begin the line that names who said what stands above
_CALLS = frozenset("!?")  # of a headline, but as well of a line of a dialogue
_KICKER = 2  # words of a line above the headline, if it is shorter than that
_LABEL = patterns.compile(r"[\p{L}][^„“”\"«»‚‘:]*+:\s*+[„“»«\"‚›‹](.*)")


def headings(text: str, paragraphs: Sequence[Span]) -> frozenset[int]:
    """Return the indices of the paragraphs that are headings.

    Args:
        text: the article's.
        paragraphs: its paragraphs, in order.
    """
    like = [_is_like(text, span, first=number == 0) for number, span in enumerate(paragraphs)]
    if not any(_ends_sentence(span.of(text)) for span in paragraphs):
        return frozenset()  # lines without full stops all over: nothing tells a heading
    found: list[int] = []
    number = 0
    while number < len(like):
        end = number
        while end < len(like) and like[end]:
            end += 1
        if end < len(like) and (number == 0 or end - number <= _STACKED):  # something follows
            found += range(number, end)
        number = end + 1
    return frozenset(found)


def headline(text: str, paragraphs: Sequence[Span], heads: frozenset[int]) -> str:
    """Return the headline that an article begins with, on one line, or nothing.

    The kicker above it is none, nor is the line that says who wrote it.

    Args:
        text: the article's.
        paragraphs: its paragraphs, in order.
        heads: the indices of those that are headings.
    """
    top = range(next((number for number in range(len(paragraphs)) if number not in heads), 0))
    lines = [line for line in (" ".join(paragraphs[number].of(text).split()) for number in top) if line]
    lines = [line for line in lines if not (line.startswith(("Von ", "von ")) and line[4].isupper())]
    long = [line for line in lines if len(line.split()) > _KICKER]
    return (long or lines or [""])[0]


def _is_like(text: str, span: Span, *, first: bool) -> bool:
    """Tell whether a paragraph looks like a heading."""
    if len(span) > _LONGEST:
        return False
    line = span.of(text)
    bare = line.rstrip(_CLOSERS)
    if not bare or bare[-1] in _STOPS or line[0] in _DASHES or len(line.split()) > _WORDS:
        return False
    return first or bare[-1] not in _CALLS or _LABEL.fullmatch(line) is not None


def _ends_sentence(line: str) -> bool:
    """Tell whether a paragraph ends as a sentence does."""
    return line.rstrip(_CLOSERS)[-1:] in {".", "!", "?", "…"}
