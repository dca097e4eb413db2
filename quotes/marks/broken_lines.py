"""Sentences that a line end breaks: copy whose forced line breaks became paragraphs of their own.

A German sentence begins with a capital and ends with a mark (Duden, Rechtschreibung). So a paragraph that ends in a
word or a comma, and one below that begins small, are two lines of one sentence. A heading ends without a mark, too:
what follows it begins with a capital. Lines of one sentence are joined

* in an article in which this is how lines are broken (at least ``_SYSTEM`` times, over blank lines), and
* wherever a quotation is open at the line's end and a mark on one of the next lines closes it.

And a mark that stands alone on its line, as layouts set them around a quotation, belongs to the paragraph beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from quotes import lexicon, patterns
from quotes.data import Span
from quotes.marks.pairing import pair
from quotes.marks.signs import any_sign, signs

_SYSTEM = 3  # such breaks make a way of breaking lines; one or two may be a list or a slip
_MOST_LINES = 12  # that one quotation is looked for over
_SMALL = patterns.compile(r"\p{Ll}[\p{L}\p{N}.’'-]*+(?!\s*:)")  # begins small; not a label: «taz: …»
_LAST_WORD = patterns.compile(r"(?<![\p{L}\p{N}])\p{Ll}++$")
_LEAST_WORDS = 3  # of a line that goes on; fewer are a credit: «dpa», «mit afp»
_TAIL = 40  # characters of a line that may hold its last word
_GOES_ON = frozenset(",;–—-")  # ends a line in mid sentence
_STOP = patterns.compile(r"[.!?:…]\s")
_OPENS_ALONE = frozenset('„“»«"')
_ENDS_ALONE = frozenset('“”«»"')
_CLOSED = frozenset('.!?…“”"«»')  # a shorter one that ends like this is no credit


def joined(text: str, blocks: Sequence[Span]) -> tuple[Span, ...]:
    """Return the paragraphs of an article with those joined that are lines of one sentence."""
    blocks = _with_lone_marks(text, blocks)
    breaks = {below.start for above, below in pairwise(blocks) if _is_open(text, above) and _goes_on(text, below)}
    wide = {
        below.start
        for above, below in pairwise(blocks)
        if below.start in breaks and len(text[above.end : below.start].splitlines()) > 1
    }
    system = wide if len(wide) >= _SYSTEM else set()
    return tuple(_closed(text, _lines(blocks, system)))


def _with_lone_marks(text: str, blocks: Sequence[Span]) -> Sequence[Span]:
    """Join a paragraph that is one mark alone to the one that it opens or ends."""
    if all(len(block) > 1 or text[block.start] not in _OPENS_ALONE | _ENDS_ALONE for block in blocks):
        return blocks
    result: list[Span] = []
    opened: int | None = None  # how many paragraphs stood before the mark that opened alone
    opener: Span | None = None
    for block in blocks:
        alone = text[block.start] if len(block) == 1 else ""
        ends = opened is None or len(result) > opened
        if alone in _ENDS_ALONE and result and ends and (opened is not None or alone not in _OPENS_ALONE):
            result[-1] = Span(result[-1].start, block.end)
            opened = None
        elif alone in _OPENS_ALONE and opener is None:
            opener, opened = block, len(result)
        else:
            result.append(block if opener is None else Span(opener.start, block.end))
            opener = None
            if opened is not None and len(result) - opened > _MOST_LINES:
                opened = None
    return result if opener is None else [*result, opener]


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
    if not any_sign(text, blocks[first]) or not _breaks_below(text, blocks, first):  # so it is nearly always
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
    goes_on = text[above.end - 1] in _GOES_ON
    if not (goes_on or _is_open(text, above)) or not text[below.start].isalnum():
        return False
    last = _LAST_WORD.search(text[max(above.start, above.end - _TAIL) : above.end])
    waits = goes_on or (last is not None and last[0] in _waiting())
    return waits or _goes_on(text, below) or _ends_speech(text, below)


def _ends_speech(text: str, line: Span) -> bool:
    """Tell whether a line's first mark is a closing one, and no sentence ends before it: «Abend gebaut“, sagte er»."""
    first = next(iter(signs(text, line)), None)
    return (
        first is not None
        and first.double
        and first.position == "close"
        and _STOP.search(text, line.start, first.start) is None
    )


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
