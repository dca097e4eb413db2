"""Finds where a text stands in an article, also when the article or the text has been edited since.

The way, from sure to unsure: letter for letter → all but blanks, marks and dashes → the most similar passage. The
work on a row is bounded: long articles are narrowed down to a few passages by the words they share with the text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

from quotes.data import Span, Stretch

MARKS = frozenset("„“”‟\"″＂〝〞〟»«‚‘’‛'′´`‹›")
_DASHES = frozenset("-‐‑‒–—―−")
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")  # soft hyphen, zero widths, word joiner, byte order mark
_WORD = re.compile(r"\w+")
_NEAR = 150  # stretches before and after the old place that are looked at roughly for a row
_PUNCTUATION = re.compile(r"[.,;:!?…]+")
_LOOKED_AT = 6  # passages compared closely for a row
_SIMILAR = 0.6  # share of letters or words in common, from which on a passage is taken for the text, edited
_CONTAINED = 0.8  # or of the shorter one's words that stand in the longer one in the same order
_FEW_WORDS = 3  # below this, shared words prove nothing
_COMMON_WORD = 400  # places of a word in an article, above which it does not help to find anything
_LONG = 120  # letters, from which on words are compared instead of letters


@dataclass(frozen=True, slots=True)
class Plain:
    """A text with blanks, marks and dashes made alike, and where each of its characters comes from."""

    text: str
    starts: tuple[int, ...]  # of each character, in the original
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Return the place of ``text[start:end]`` in the original; ``start < end``."""
        return Span(self.starts[start], self.ends[end - 1])


@lru_cache(maxsize=4096)
def _alike(char: str) -> str:
    """Return what a character counts as: nothing, a blank, or characters."""
    if char in _UNSEEN:
        return ""
    if char in MARKS:
        return "'"
    if char in _DASHES:
        return "-"
    if char.isspace() or char == "\0":
        return " "
    return unicodedata.normalize("NFKC", char)


def plain(text: str) -> Plain:
    """Return the text with one kind of blank, of mark and of dash, letters composed, and what nobody sees left out."""
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for at, char in enumerate(text):
        alike = _alike(char)
        if chars and alike and unicodedata.combining(alike[0]):
            composed = unicodedata.normalize("NFC", chars[-1] + alike)
            if len(composed) == 1:
                chars[-1], ends[-1] = composed, at + 1
                continue
        for one in alike:
            doubled = one == "'" and ends[-1:] == [at]  # ,, and '' for „ and “
            if chars and chars[-1] == one and (one == " " or doubled):
                ends[-1] = at + 1
            else:
                chars.append(one)
                starts.append(at)
                ends.append(at + 1)
    return Plain("".join(chars), tuple(starts), tuple(ends))


@dataclass(frozen=True, slots=True)
class _Word:
    text: str  # casefolded
    span: Span


def words(text: str) -> list[str]:
    """Return the words of a text, for comparing; how many a text has, quotes.table.words tells."""
    return _WORD.findall(text)


class Passages:
    """An article, made ready for looking texts up in it. What is costly is done once, and only when needed."""

    def __init__(self, text: str) -> None:
        """Look into ``text``."""
        self.text = text

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """What stands in quotation marks."""
        from quotes.marks import stretches  # here, because it brings regex, and help must come at once

        return stretches.find(self.text)

    @cached_property
    def _plain(self) -> Plain:
        return plain(self.text)

    @cached_property
    def _words(self) -> list[_Word]:
        return [_Word(found[0].casefold(), Span(*found.span())) for found in _WORD.finditer(self.text)]

    @cached_property
    def _frequency(self) -> Counter[str]:
        return Counter(word.text for word in self._words)

    @cached_property
    def _starts(self) -> list[int]:
        return [stretch.span.start for stretch in self.stretches]

    def exact(self, wanted: str) -> list[Span]:
        """Return the places where ``wanted`` stands letter for letter and not as part of a word."""
        return [Span(at, at + len(wanted)) for at in _places(self.text, wanted)]

    def alike(self, wanted: str) -> list[Span]:
        """Return the places where ``wanted`` stands but for blanks, marks and dashes."""
        sought = plain(wanted).text.strip(" '")
        return [self._plain.span(at, at + len(sought)) for at in _places(self._plain.text, sought)]

    def around(self, place: Span) -> Stretch | None:
        """Return the smallest stretch in marks that holds a place, or None."""
        last = bisect_right(self._starts, place.start) - 1
        while last >= 0:  # stretches nest or are disjoint, so what holds the place is the last one or around it
            stretch = self.stretches[last]
            if stretch.span.holds(place):
                return stretch
            last = -1 if stretch.parent is None else stretch.parent
        return None

    def quoted_near(self, place: Span) -> list[Span]:
        """Return the outermost stretches in marks that meet a place, in the order of the text."""
        first = bisect_right(self._starts, place.start) - 1
        while first > 0 and self.stretches[first].parent is not None:
            first -= 1
        last = bisect_right(self._starts, place.end)
        near = self.stretches[max(0, first) : last]
        return [stretch.span for stretch in near if stretch.parent is None and stretch.span.meets(place)]

    def similar(self, wanted: str, first: Span | None = None) -> Span | None:
        """Return the passage that is most like ``wanted``, without marks around it, or None when none is like it.

        ``first``: a place to look at before all others, which wins when several are equally like it.
        """
        sought = Counter(word.casefold() for word in words(wanted))
        stretches = self._near(first.start if first is not None else 0)
        if sum(sought.values()) >= _FEW_WORDS:
            stretches.sort(key=lambda inner: -self._shared(inner, sought))
        else:  # one or two words: only their letters can tell
            stretches.sort(key=lambda inner: -_quick(inner.of(self.text), wanted))
        candidates = [*([first] if first is not None and len(first) else []), *stretches[:_LOOKED_AT]]
        candidates += self._windows(wanted, sought)
        best, most = None, 0.0
        for candidate in candidates:
            likeness = similarity(wanted, candidate.of(self.text))
            if likeness > most:
                best, most = candidate, likeness
        return best

    def _near(self, at: int) -> list[Span]:
        """Return what stands in marks near an offset; in most articles this is all of it."""
        number = bisect_right(self._starts, at)
        near = self.stretches[max(0, number - _NEAR) : number + _NEAR]
        return [stretch.inner for stretch in near if len(stretch.inner)]

    def _shared(self, place: Span, sought: Counter[str]) -> float:
        """Return how many of the words sought stand at a place, as a share of the words of both."""
        here = Counter(word.casefold() for word in words(place.of(self.text)))
        return 2 * (here & sought).total() / max(1, here.total() + sought.total())

    def _windows(self, wanted: str, sought: Counter[str]) -> Iterator[Span]:
        """Yield the passage with most of the words sought close together, and what stands in marks there."""
        size = sought.total() * 3 // 2 + 2
        hits = [
            number
            for number, word in enumerate(self._words)
            if word.text in sought and self._frequency[word.text] <= _COMMON_WORD
        ]
        best, most, first, weight = None, 0.0, 0, 0.0
        for last, hit in enumerate(hits):
            weight += 1 / self._frequency[self._words[hit].text]
            while hit - hits[first] >= size:
                weight -= 1 / self._frequency[self._words[hits[first]].text]
                first += 1
            if weight > most + 1e-9:
                wide = 0 if last - first + 1 >= _FEW_WORDS else size  # the common words around few rare ones count too
                best, most = (max(0, hits[first] - wide), hit + wide), weight
        if best is None:
            return
        hull = self._hull(wanted, best)
        first = max(0, bisect_right(self._starts, hull.start) - 1)
        for stretch in self.stretches[first : bisect_right(self._starts, hull.end)]:
            if stretch.span.meets(hull):
                yield stretch.inner
        yield hull

    def _hull(self, wanted: str, window: tuple[int, int]) -> Span:
        """Return the part of a window of words that goes from the first to the last word in common."""
        here = self._words[window[0] : window[1] + 1]
        blocks = _matcher([word.casefold() for word in words(wanted)], [word.text for word in here])
        matching = [block for block in blocks.get_matching_blocks() if block.size]
        start, end = matching[0].b, matching[-1].b + matching[-1].size - 1
        after = _PUNCTUATION.match(self.text, here[end].span.end)
        return Span(here[start].span.start, after.end() if after else here[end].span.end)


def similarity(wanted: str, found: str) -> float:
    """Return how like two texts are, 0 to 1; 0 below what counts as like."""
    one, two = plain(wanted).text.casefold(), plain(found).text.casefold()
    if one == two:
        return 1.0
    if max(len(one), len(two)) <= _LONG:
        ratio = SequenceMatcher(None, one, two, autojunk=False).ratio()
        if ratio >= _SIMILAR:
            return ratio
    mine, others = words(one), words(two)
    common = sum(block.size for block in _matcher(mine, others).get_matching_blocks())
    ratio = 2 * common / max(1, len(mine) + len(others))
    if ratio >= _SIMILAR:
        return ratio
    shorter = min(len(mine), len(others))
    # what contains the other is like it, but less so than anything that is like it as a whole
    return _SIMILAR * common / shorter if common >= _FEW_WORDS and common >= _CONTAINED * shorter else 0.0


def _matcher(one: Sequence[str], two: Sequence[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, one, two, autojunk=False)


def _quick(one: str, two: str) -> float:
    """Return an upper bound of how many letters two texts share."""
    if len(one) > 4 * len(two) + 8:
        return 0.0
    return SequenceMatcher(None, one, two, autojunk=False).quick_ratio()


def _places(text: str, wanted: str) -> Iterator[int]:
    """Yield where ``wanted`` begins in ``text``, but not within a word."""
    if not wanted:
        return
    at = text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        cut_in = wanted[0].isalnum() and at > 0 and text[at - 1].isalnum()
        cut_off = wanted[-1].isalnum() and end < len(text) and text[end].isalnum()
        if not cut_in and not cut_off:
            yield at
        at = text.find(wanted, at + 1)
