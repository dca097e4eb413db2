"""Where a quotation stands word for word: its runs in their order, with no more between them than its gaps allow."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quotes.checking.index import Index
from quotes.checking.wanted import Wanted
from quotes.checking.words import Words
from quotes.data import Span

MOST = 200  # places of a quotation that are told
_TRIED = 20_000  # places that are looked at; only a single frequent word has more, and one of them is enough


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quotation stands in a text."""

    text: int  # number
    runs: tuple[tuple[int, int], ...]  # words of the text, first and end of each run

    @property
    def first(self) -> int:
        """The first word."""
        return self.runs[0][0]

    @property
    def end(self) -> int:
        """The word behind the last."""
        return self.runs[-1][1]

    def span(self, words: Words) -> Span:
        """Return the place in the text."""
        return words.span(self.first, self.end)

    def skipped(self, words: Words) -> Iterator[tuple[str, ...]]:
        """Yield the words that stand there for each gap of the quotation."""
        for (_, end), (first, _) in zip(self.runs, self.runs[1:], strict=False):
            yield tuple(words.forms[end:first])


def verbatim(sought: Wanted, index: Index) -> list[Place]:
    """Return the places where a quotation stands word for word, in the order of the texts."""
    if not len(sought.words):
        return []
    starts = [_starts(sought, run, index) for run in sought.runs]
    anchor = min(range(len(starts)), key=lambda number: sum(map(len, starts[number].values())))
    found: list[Place] = []
    for text in starts[anchor]:
        if any(text not in each for each in starts):
            continue
        found += _chains(sought, text, [each[text] for each in starts])
        if len(found) >= MOST:
            break
    return found[:MOST]


def _starts(sought: Wanted, run: tuple[int, int], index: Index) -> Mapping[int, Sequence[int]]:
    """Return where a run stands: texts, and the first words there."""
    found: dict[int, list[int]] = {}
    for text, first in _candidates(sought, run, index)[:_TRIED]:
        forms = index.texts[text].forms
        if first >= 0 and first + run[1] - run[0] <= len(forms) and _fits(sought, run, forms, first):
            found.setdefault(text, []).append(first)
    return found


def _candidates(sought: Wanted, run: tuple[int, int], index: Index) -> list[tuple[int, int]]:
    """Return where a run may stand, from those of its words that have no letters in brackets."""
    keys = [form.casefold() for form in sought.words.forms[run[0] : run[1]]]
    plain: list[tuple[int, int]] = []  # stretches without edited words
    for number in range(run[0], run[1]):
        if number not in sought.edited:
            begins = not plain or plain[-1][1] != number - run[0]
            plain = [*plain, (number - run[0], number - run[0] + 1)] if begins else _longer(plain)
    if plain:
        first, end = max(plain, key=lambda each: each[1] - each[0])
        return [(text, at - first) for text, at in index.places(keys[first:end])]
    edited = sought.edited[run[0]]
    either = {edited.form.casefold(), (edited.head + edited.tail).casefold()} - {""}
    return sorted(place for key in either for place in index.places([key]))


def _longer(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    first, end = stretches[-1]
    return [*stretches[:-1], (first, end + 1)]


def _fits(sought: Wanted, run: tuple[int, int], forms: Sequence[str], first: int) -> bool:
    """Tell whether a run is what stands from a word on."""
    return all(
        sought.fits(number, forms[first + number - run[0]], first=number == run[0]) for number in range(run[0], run[1])
    )


def _chains(sought: Wanted, text: int, starts: Sequence[Sequence[int]]) -> Iterator[Place]:
    """Yield the places in a text where all runs follow one another; for each start, the closest."""
    sizes = [end - first for first, end in sought.runs]
    behind: list[dict[int, int]] = [{}] * len(sizes)  # for each start of a run, that of the next one
    alive = list(starts[-1])
    for number in range(len(sizes) - 2, -1, -1):
        behind[number] = _next(starts[number], alive, sizes[number], sought.gaps[number].most)
        alive = list(behind[number])
    for start in alive:
        runs, at = [(start, start + sizes[0])], start
        for number in range(1, len(sizes)):
            at = behind[number - 1][at]
            runs.append((at, at + sizes[number]))
        yield Place(text, tuple(runs))


def _next(starts: Sequence[int], after: Sequence[int], size: int, most: int) -> dict[int, int]:
    """Return the first start of the next run for each start of a run, where there is one near enough."""
    found = {}
    for start in starts:
        number = bisect_left(after, start + size)
        if number < len(after) and after[number] <= start + size + most:
            found[start] = after[number]
    return found
