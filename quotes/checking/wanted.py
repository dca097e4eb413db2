"""A quotation as it is looked for: runs of words, and between them the gaps that it shows.

«…», «...», «[…]» and «(…)» stand for words left out, «[Worte]» for words of the editor in the place of others.
Letters in brackets within a word («[W]ir», «sein[e]») are the editor's, too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from quotes.checking.words import Words, alike, form, words

OMITTED = 300  # words of a source that an omission may stand for
_REPLACED = 10  # and words in brackets
_LETTERS = 6  # letters that those in brackets within a word may stand for
_DOTS = r"(?:…|\.(?:\s?\.){2,})"
_GAP = re.compile(rf"[\[(]\s*{_DOTS}\s*[\])]|{_DOTS}|\[([^\[\]]*)\]")
_JOINER = "\u2060"  # nobody sees it, and it parts no word


@dataclass(frozen=True, slots=True)
class Gap:
    """Where the quotation may lack words of its source, or have words of its own."""

    most: int  # words of the source that it may stand for
    own: tuple[str, ...] = ()  # forms of the words in its brackets


@dataclass(frozen=True, slots=True)
class Edited:
    """A word with letters in brackets."""

    form: str  # with them
    head: str  # what stands before them
    tail: str  # and behind

    def stands_for(self, other: str) -> bool:
        """Tell whether a word of a source may be meant."""
        if alike(self.form, other) or alike(self.head + self.tail, other):
            return True
        spare = len(other) - len(self.head) - len(self.tail)
        framed = other.startswith(self.head) and other.endswith(self.tail)
        return bool(self.head + self.tail) and framed and 0 <= spare <= _LETTERS


@dataclass(frozen=True, slots=True)
class Wanted:
    """A quotation, ready to be looked for."""

    words: Words  # without what stands in brackets of its own
    cuts: Sequence[int]  # before which word each of the gaps lies, from 1 to before the last
    gaps: Sequence[Gap]
    edited: Mapping[int, Edited] = field(default_factory=dict)  # words with letters in brackets, by number
    before: tuple[str, ...] = ()  # forms of the words in brackets before the first word
    behind: tuple[str, ...] = ()  # and behind the last

    @property
    def runs(self) -> list[tuple[int, int]]:
        """The runs of words between the gaps."""
        edges = [0, *self.cuts, len(self.words)]
        return list(pairwise(edges))

    def fits(self, number: int, other: str, *, first: bool) -> bool:
        """Tell whether a word is one of a source. ``first``: of a run, whose first letter may have another case."""
        mine = self.words.forms[number]
        if mine == other or (first and alike(mine, other)):
            return True
        edited = self.edited.get(number)
        return edited is not None and edited.stands_for(other)


def wanted(quote: str) -> Wanted:
    """Return a quotation ready to be looked for."""
    text = list(quote)
    gaps: list[tuple[int, Gap]] = []
    inside: list[tuple[int, int]] = []  # of brackets within words, without the brackets
    for match in _GAP.finditer(quote):
        own = match[1]
        if own and own.isalpha() and _touches(quote, match.start(), match.end()):
            text[match.start()] = text[match.end() - 1] = _JOINER
            inside.append((match.start() + 1, match.end() - 1))
            continue
        text[match.start() : match.end()] = " " * (match.end() - match.start())
        most = OMITTED if own is None else _REPLACED
        gaps.append((match.start(), Gap(most, tuple(words(own or "").forms))))
    found = _placed(words("".join(text)), quote)
    cuts, kept, before, behind = _cut(found, gaps)
    return Wanted(found, cuts, kept, dict(_edited(found, inside)), before, behind)


def as_it_stands(quote: str) -> Wanted:
    """Return a quotation whose brackets and dots mean nothing: they may stand in the source, too."""
    return Wanted(words(quote), [], [])


def _touches(quote: str, start: int, end: int) -> bool:
    return quote[start - 1 : start].isalpha() or quote[end : end + 1].isalpha()


def _placed(found: Words, quote: str) -> Words:
    """Return the words with the text that they are to be shown from."""
    return Words(quote, found.forms, found.starts, found.ends)


def _cut(
    found: Words, gaps: Sequence[tuple[int, Gap]]
) -> tuple[list[int], list[Gap], tuple[str, ...], tuple[str, ...]]:
    """Return where gaps lie among the words, neighbours joined, and the words in brackets at the two edges."""
    cuts: list[int] = []
    kept: list[Gap] = []
    edges: tuple[list[str], list[str]] = ([], [])
    for at, gap in gaps:
        before = bisect_right(found.ends, at)
        if not 0 < before < len(found):
            edges[before > 0].extend(gap.own)
        elif cuts and cuts[-1] == before:
            kept[-1] = Gap(max(kept[-1].most, gap.most), kept[-1].own + gap.own)
        else:
            cuts.append(before)
            kept.append(gap)
    return cuts, kept, tuple(edges[0]), tuple(edges[1])


def _edited(found: Words, inside: Sequence[tuple[int, int]]) -> list[tuple[int, Edited]]:
    """Return the words with letters in brackets, by their number."""
    made = []
    for number, (start, end) in enumerate(zip(found.starts, found.ends, strict=True)):
        here = [(one, two) for one, two in inside if start <= one and two <= end + 1]
        if here:
            head = found.text[start : here[0][0] - 1] if here[0][0] - 1 > start else ""
            tail = found.text[here[-1][1] + 1 : end]
            made.append((number, Edited(found.forms[number], form(head) if head else "", form(tail) if tail else "")))
    return made
