"""Sentences that a line end breaks: copy whose forced line breaks became paragraphs of their own.

A German sentence begins with a capital and ends with a mark (Duden, Rechtschreibung). So a paragraph that ends in a
word or a comma, and one below that begins small, are two lines of one sentence. A heading ends without a mark, too:
what follows it begins with a capital. Lines of one sentence are joined

* in an article in which this is how lines are broken (at least ``_SYSTEM`` times, over blank lines), and
* wherever a quotation is open at the line's end and a mark on one of the next lines closes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from quotes import lexicon, patterns
from quotes.data import Span
from quotes.marks.pairing import pair
from quotes.marks.signs import any_sign

_SYSTEM = 3  # such breaks make a way of breaking lines; one or two may be a list or a slip
_MOST_LINES = 12  # that one quotation is looked for over
_SMALL = patterns.compile(r"\p{Ll}[\p{L}\p{N}.’'-]*+(?!\s*:)")  # begins small; not a label: «taz: …»
_LAST_WORD = patterns.compile(r"(?<![\p{L}\p{N}])\p{Ll}++$")
_LEAST_WORDS = 3  # of a line that goes on; fewer are a credit: «dpa», «mit afp»
_TAIL = 40  # characters of a line that may hold its last word
_CLOSED = frozenset('.!?…“”"«»')  # a shorter one that ends like this is no credit


def joined(text: str, blocks: Sequence[Span]) -> tuple[Span, ...]:
    """Return the paragraphs of an article with those joined that are lines of one sentence."""
    breaks = {below.start for above, below in pairwise(blocks) if _is_open(text, above) and _goes_on(text, below)}
    wide = {
        below.start
        for above, below in pairwise(blocks)
        if below.start in breaks and len(text[above.end : below.start].splitlines()) > 1
    }
    system = wide if len(wide) >= _SYSTEM else set()
    return tuple(_closed(text, _lines(blocks, system)))


def _lines(blocks: Sequence[Span], breaks: set[int]) -> list[Span]:
    """Join each block that begins at a break to the one before it."""
    result: list[Span] = []
    for block in blocks:
        if result and block.start in breaks:
            result[-1] = Span(result[-1].start, block.end)
        else:
            result.append(block)
    return result


def _closed(text: str, blocks: Sequence[Span]) -> list[Span]:
    """Join the lines of each quotation that a line end breaks in mid sentence and a mark below closes."""
    result: list[Span] = []
    at = 0
    while at < len(blocks):
        last = _last_line(text, blocks, at)
        result.append(Span(blocks[at].start, blocks[last].end))
        at = last + 1
    return result


def _last_line(text: str, blocks: Sequence[Span], first: int) -> int:
    """Return the number of the line whose mark closes the quotation that is open at the end of the first one."""
    if not _breaks_below(text, blocks, first) or not any_sign(text, blocks[first]):  # so it is nearly always
        return first
    for at in range(first, min(first + _MOST_LINES, len(blocks))):
        here = Span(blocks[first].start, blocks[at].end)
        if not any(_is_running(text, here, way) for way in (True, False)):
            return at
        if not _breaks_below(text, blocks, at):
            return first
    return first


def _breaks_below(text: str, blocks: Sequence[Span], at: int) -> bool:
    """Tell whether the sentence of a line goes on in the one below it."""
    return at + 1 < len(blocks) and is_broken(text, blocks[at], blocks[at + 1])


def _is_running(text: str, span: Span, outward: bool) -> bool:  # noqa: FBT001 - whether » opens
    """Tell whether a quotation is open at the span's end."""
    return any(raw.running for raw in pair(text, span, outward=outward))


def is_broken(text: str, above: Span, below: Span) -> bool:
    """Tell whether the sentence of a line goes on in the line below."""
    if not _is_open(text, above) or not text[below.start].isalnum():
        return False
    last = _LAST_WORD.search(text[max(above.start, above.end - _TAIL) : above.end])
    waits = text[above.end - 1] == "," or (last is not None and last[0] in _waiting())
    return waits or _goes_on(text, below)


def _waiting() -> frozenset[str]:
    """Return the words behind which no sentence ends: articles, prepositions, conjunctions, auxiliaries."""
    return lexicon.closed("unfinished") | lexicon.closed("joining") | lexicon.closed("small_words_of_titles")


def _is_open(text: str, line: Span) -> bool:
    """Tell whether a line ends in mid sentence: with a word or a comma."""
    last = text[line.end - 1]
    return last.isalnum() or last == ","


def _goes_on(text: str, line: Span) -> bool:
    """Tell whether a line begins small, as none does that begins a sentence."""
    if _SMALL.match(text, line.start, line.end) is None:
        return False
    words = text[line.start : min(line.end, line.start + _TAIL)].split()
    return len(words) >= _LEAST_WORDS or text[line.end - 1] in _CLOSED
