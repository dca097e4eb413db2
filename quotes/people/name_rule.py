"""What a rule on names is: a record with a name, a fact of German, and cases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quotes.data import Name, Sentence, Span, Token

Names = dict[int, list[Name]]  # by sentence


@dataclass(frozen=True, slots=True)
class Known:
    """What an article tells of its people's names."""

    surnames: frozenset[str] = frozenset()
    families: frozenset[tuple[str, ...]] = frozenset()  # names with particles, in small letters
    full: frozenset[tuple[str, ...]] = frozenset()  # names of two words and more

    @property
    def doubles(self) -> frozenset[tuple[str, ...]]:
        """The double surnames of full names, their hyphen a word: («Brandt», «-», «Weyde»)."""
        return frozenset(name[-3:] for name in self.full if len(name) > 2 and name[-2] == "-")

    @property
    def parts(self) -> frozenset[str]:
        """All words of full names."""
        return frozenset(word for name in self.full for word in name)


@dataclass(frozen=True, slots=True)
class Rule:
    """Mends the names of a sentence by one fact of German."""

    name: str  # «name:…», unique
    fact: str
    cases: tuple[tuple[str, str], ...]
    """Sentences as tagged, and the persons in them afterwards. A word may have its part of speech behind a bar, names
    stand in brackets with their label, «~» ties words without a blank, «/» stands between sentences."""
    mend: Callable[[Sentence, list[Name], Known], list[Name]]


def words_of(sentence: Sentence, span: Span) -> list[Token]:
    """Return the tokens of a sentence that a name covers."""
    return [token for token in sentence.tokens if token.span.meets(span) and token.mask is None]


def word_before(sentence: Sentence, words: Sequence[Token]) -> Token | None:
    """Return the token right before some words, if there is one."""
    return sentence.tokens[words[0].index - 1] if words and words[0].index else None
