"""How much of some quoted words comes back in others: letter for letter, shortened, or changed.

A headline quotes the text below it, but fits the words to its line: it leaves out adverbs and clauses, turns the order
and changes endings (Burger and Luginbühl, Mediensprache, on quotations in headlines). Words are compared by their
beginnings, so that an ending makes no difference; words with content count more than articles and conjunctions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotes import patterns

_WORD = patterns.compile(r"[\p{L}\p{N}]++")
_END = patterns.compile(r"(?<=\p{L}{4})(?:e[nrms]?|[ns])$")  # endings of nouns and adjectives
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_STEM = 5  # letters by which a word is known again in another form
_CONTENT = 5  # letters of a word with content that has no capital; one with a capital may be shorter
_FUNCTION = 0.3  # what a word without content counts
_BAG = 0.9  # what the same words in another order count
_MOST_WORDS = 400  # of a quotation or sentence that are looked through


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: stems and weights, sentence by sentence."""

    sentences: tuple[tuple[str, ...], ...]  # stems
    exact: tuple[str, ...]  # whole words of all sentences, in small letters
    bases: tuple[str, ...]  # the same without the endings of nouns and adjectives
    weights: tuple[float, ...]  # of the words of all sentences

    @property
    def stems(self) -> tuple[str, ...]:
        """The stems of all sentences."""
        return tuple(stem for sentence in self.sentences for stem in sentence)

    @property
    def content(self) -> int:
        """The number of words with content."""
        return sum(weight == 1 for weight in self.weights)


def words(text: str) -> Words:
    """Return the words of a text."""
    sentences: list[tuple[str, ...]] = []
    exact: list[str] = []
    weights: list[float] = []
    for sentence in _SENTENCE.split(text):
        found = _found(sentence)[: max(0, _MOST_WORDS - len(exact))]
        if found:
            sentences.append(tuple(word.casefold()[:_STEM] for word in found))
            exact += [word.casefold() for word in found]
            weights += [_weight(word, first=not index) for index, word in enumerate(found)]
    return Words(tuple(sentences), tuple(exact), tuple(_END.sub("", word) for word in exact), tuple(weights))


def bases(text: str) -> tuple[str, ...]:
    """Return all words of a text, however long it is, in small letters and without endings."""
    return tuple(_END.sub("", word.casefold()) for word in _found(text))


def _found(text: str) -> list[str]:
    """Return the words of a text as they stand; a heading writes «%» for «Prozent»."""
    return _WORD.findall(text.replace("%", " Prozent "))


def _weight(word: str, *, first: bool) -> float:
    """Return how much a word counts."""
    has_content = len(word) >= _CONTENT or (word[0].isupper() and not first and len(word) > 2) or word.isdigit()
    return 1.0 if has_content else _FUNCTION


def holds(long: Words, short: Words) -> bool:
    """Tell whether the words of ``short`` stand in ``long``, letter for letter and one after the other."""
    return _stands_in(long.exact, short.exact)


def holds_declined(bases: Sequence[str], short: Words) -> bool:
    """Tell whether the words of ``short`` stand among others, one after the other, in whatever case and number."""
    return _stands_in(bases, short.bases)


def _stands_in(long: Sequence[str], short: Sequence[str]) -> bool:
    size = len(short)
    return size > 0 and any(
        long[start : start + size] == short for start in range(len(long) - size + 1) if long[start] == short[0]
    )


def share(long: Words, short: Words) -> tuple[float, int]:
    """Return how much of ``short`` comes back in one or two sentences of ``long``, and how many words with content.

    Returns:
        The share, from 0 to 1, and the number of words with content among what comes back.
    """
    known = set(long.stems)
    told = [stem in known for stem, weight in zip(short.stems, short.weights, strict=True) if weight == 1]
    if told and not any(told):
        return (0.0, 0)
    whole = sum(short.weights)
    best = (0.0, 0)
    for index in range(len(long.sentences)):
        near = [stem for sentence in long.sentences[index : index + 2] for stem in sentence]
        ordered = _in_order(short.stems, short.weights, near)
        known = set(near)
        bag = [weight for stem, weight in zip(short.stems, short.weights, strict=True) if stem in known and weight == 1]
        loose = (_BAG * sum(bag) / max(1, short.content), len(bag))
        best = max(best, (ordered[0] / whole, ordered[1]), loose)
    return best


def _in_order(short: Sequence[str], weights: Sequence[float], long: Sequence[str]) -> tuple[float, int]:
    """Return the weight of the longest common subsequence, and the number of words with content in it."""
    row = [(0.0, 0)] * (len(long) + 1)
    for stem, weight in zip(short, weights, strict=True):
        before = row[:]
        for at, other in enumerate(long, 1):
            if stem == other:
                row[at] = max(row[at - 1], before[at], (before[at - 1][0] + weight, before[at - 1][1] + (weight == 1)))
            else:
                row[at] = max(row[at - 1], before[at])
    return row[-1]
