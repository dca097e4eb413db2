"""An index of many texts by runs of words: where a run stands, and where something like it may stand.

All words are numbers in one row, and each run of one, two or three of them has a code; the codes lie sorted, so that a
run is found by bisection, however many texts there are. A million words take half a second and 40 bytes each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from quotes.checking.words import Words, words

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LONGEST = 3  # words of a run that has a code
_MIX = (1, 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F)  # odd, so that other words give another code; all is proved after
_EDGE = 0  # between two texts stands a word that nothing has
_COMMON = 5000  # places of a run, above which it does not help to find anything
_WINDOWS = 8  # places that are worth a closer look
STEM = 5  # letters that two forms of a word must share
ENDING = 3  # letters that they may differ by in length


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a text that has many of the words sought."""

    text: int  # number
    first: int  # word
    end: int


@dataclass(frozen=True, slots=True)
class _Codes:
    codes: NDArray[np.uint64]  # sorted
    places: NDArray[np.int64]  # of each


class Index:
    """Texts by their words, made once and then only asked."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Take the texts, whose numbers are their places in the sequence."""
        self.texts: list[Words] = [words(text) for text in texts]
        self._known: dict[str, int] = {}
        row = [_EDGE]
        self._starts = [0] * len(self.texts)
        for number, text in enumerate(self.texts):
            self._starts[number] = len(row)
            row += [self._known.setdefault(key, len(self._known) + 1) for key in text.folded()]
            row.append(_EDGE)
        self._row: NDArray[np.uint64] = np.array(row, dtype=np.uint64)
        self._begins = np.array(self._starts, dtype=np.int64)

    def places(self, run: Sequence[str]) -> list[tuple[int, int]]:
        """Return where a run of words stands, its case aside: number of the text and of the first word there.

        ``run``: casefolded, at least one word.
        """
        sought = [self._known.get(key, -1) for key in run]
        if -1 in sought:
            return []
        size = min(_LONGEST, len(sought))
        options = [self._hits(sought[at : at + size]) - at for at in range(len(sought) - size + 1)]
        found = min(options, key=len)
        found = found[(found >= 0) & (found + len(sought) <= len(self._row))]
        for at, word in enumerate(sought):
            found = found[self._row[found + at] == word]
        return [self._at(int(place)) for place in np.sort(found)]

    def count(self, key: str) -> int:
        """Return how often a word stands in all texts."""
        known = self._known.get(key)
        return len(self._hits([known])) if known is not None else 0

    def windows(self, run: Sequence[str]) -> list[Window]:
        """Return where most of the words of a run stand together, the best first.

        What three words in a row tell, counts more than what single words do, and rare ones more than frequent ones.
        """
        where: list[NDArray[np.int64]] = []
        weights: list[NDArray[np.float64]] = []
        for size in range(min(_LONGEST, len(run)), 0, -1):
            for at in range(len(run) - size + 1):
                for hits in self._like(run[at : at + size]):
                    if 0 < len(hits) <= _COMMON:
                        where.append(np.maximum(hits - at, 0))
                        weights.append(np.full(len(hits), size / np.log2(2 + len(hits))))
        if not where:
            return []
        return self._best(np.concatenate(where), np.concatenate(weights), len(run))

    def neighbours(self, text: int) -> list[int]:
        """Return the other texts that share runs of three words with a text, those that share most of them first."""
        start = self._starts[text]
        row = self._row[start : start + len(self.texts[text])]
        if len(row) < _LONGEST:
            return []
        lying = self._codes[_LONGEST]
        codes = _mixed([row[at : len(row) - _LONGEST + 1 + at] for at in range(_LONGEST)])
        first = np.searchsorted(lying.codes, codes, "left")
        end = np.searchsorted(lying.codes, codes, "right")
        shared = [lying.places[one:two] for one, two in zip(first, end, strict=True) if 1 < two - one <= _COMMON]
        if not shared:
            return []
        numbers = np.searchsorted(self._begins, np.concatenate(shared), "right") - 1
        found, times = np.unique(numbers[numbers != text], return_counts=True)
        return [int(found[at]) for at in np.argsort(-times, kind="stable")[:_WINDOWS]]

    def _best(self, where: NDArray[np.int64], weights: NDArray[np.float64], size: int) -> list[Window]:
        """Return the windows with most weight."""
        wide = max(8, size)
        ranked: list[tuple[float, int]] = []
        for shift in (0, wide // 2):
            slots, inverse = np.unique((where + shift) // wide, return_inverse=True)
            sums = np.bincount(inverse, weights)
            best = np.argsort(-sums, kind="stable")[:_WINDOWS]
            ranked += [(-float(sums[number]), int(slots[number]) * wide - shift) for number in best]
        found: list[Window] = []
        for _, start in sorted(ranked):
            window = self._window(start - wide, start + 3 * wide + size)
            if window is not None and window not in found:
                found.append(window)
        return found[:_WINDOWS]

    def _window(self, start: int, end: int) -> Window | None:
        """Return a stretch of the row of words, cut to the text that its middle lies in."""
        number, _ = self._at(min(max(0, (start * 2 + end) // 3), len(self._row) - 1))
        begin = self._starts[number]
        last = len(self.texts[number])
        window = Window(number, max(0, start - begin), min(last, end - begin))
        return window if window.first < window.end else None

    def _like(self, run: Sequence[str]) -> list[NDArray[np.int64]]:
        """Return the places of a run; where it is a single unknown word, those of other forms of it."""
        sought = [self._known.get(key, -1) for key in run]
        if -1 not in sought:
            return [self._hits(sought)]
        return [self._hits([number]) for number in self._forms(run[0])] if len(run) == 1 else []

    def _forms(self, key: str) -> list[int]:
        """Return the words that begin like one: other forms of it, by their numbers."""
        stem = key[: max(STEM, len(key) - 2)]
        if len(stem) < STEM:
            return []
        opposite = self._known.get(key[2:] if key.startswith("un") else f"un{key}")
        if opposite is not None:
            return [opposite]
        first = np.searchsorted(self._sorted, stem)
        found = []
        for other in self._sorted[first : first + 50]:
            if not str(other).startswith(stem):
                break
            if abs(len(other) - len(key)) <= ENDING:
                found.append(self._known[str(other)])
        return found

    @cached_property
    def _sorted(self) -> NDArray[np.str_]:
        return np.sort(np.array(list(self._known), dtype=np.str_))

    @cached_property
    def _codes(self) -> dict[int, _Codes]:
        """The codes of all runs, by length; none goes over the edge of a text."""
        return {size: self._sort(size) for size in range(1, _LONGEST + 1)}

    def _sort(self, size: int) -> _Codes:
        last = max(0, len(self._row) - size + 1)
        parts = [self._row[at : at + last] for at in range(size)]
        codes = _mixed(parts)
        inside = np.ones(last, dtype=bool)
        for part in parts:
            inside &= part != _EDGE
        places = np.flatnonzero(inside)
        order = np.argsort(codes[places], kind="stable")
        return _Codes(codes[places][order], places[order].astype(np.int64))

    def _hits(self, sought: Sequence[int]) -> NDArray[np.int64]:
        """Return the places of a run of known words, which another run may share by chance."""
        lying = self._codes[len(sought)]
        code = _mixed([np.array([word], dtype=np.uint64) for word in sought])
        first = int(np.searchsorted(lying.codes, code[0], "left"))
        end = int(np.searchsorted(lying.codes, code[0], "right"))
        return lying.places[first:end]

    def _at(self, place: int) -> tuple[int, int]:
        """Return the text and the word of a place in the row."""
        number = int(np.searchsorted(self._begins, place, "right")) - 1
        return max(0, number), place - self._starts[max(0, number)]


def _mixed(parts: Sequence[NDArray[np.uint64]]) -> NDArray[np.uint64]:
    """Return the codes of runs, given their first words, their second ones and so on."""
    codes = np.zeros(len(parts[0]), dtype=np.uint64)
    for part, mix in zip(parts, _MIX, strict=False):
        codes += part * np.uint64(mix)  # wraps round, as it should
    return codes
