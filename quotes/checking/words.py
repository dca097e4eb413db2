"""A text as its words: what two texts must have in common so that one is verbatim in the other.

A word is letters and digits. Marks, blanks, dashes, line ends, punctuation and what nobody sees are none; hyphens and
apostrophes within a word, also those at the end of a line, do not count («Klima-Paket» is «Klimapaket»). Signs that
one speaks are words of their own (%, €, §), and so is the minus before a number. Every word knows its place in the
text as read.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from quotes.data import Span

_MARKS = "\u0300-\u036f"  # accents that stand for themselves
_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"  # soft hyphen, zero widths, word joiner, byte order mark
_HYPHEN = "-\u2010\u2011"
_APOSTROPHE = "'’‘`´ʼ"
_PART = rf"[^\W_][^\W_{_MARKS}{_UNSEEN}]*(?:[{_MARKS}{_UNSEEN}]+[^\W_]*)*"
_HANGING = "(?:und|oder|bis|sowie|bzw|beziehungsweise)"  # «Ein-⏎und Ausgang»
_JOINT = (
    r"(?<=\d)[.,:/](?=\d)"  # 3,5  19.30  1/2
    rf"|[{_HYPHEN}](?=[^\W\d_])"
    rf"|[{_HYPHEN}][ \t]*\r?\n[ \t]*(?=[^\W\d_])(?!{_HANGING}\b)"
    r"|(?<=\u00ad)[ \t]*\r?\n[ \t]*(?=[^\W\d_])"
    rf"|[{_APOSTROPHE}](?=[^\W\d_])"
)
WORD = re.compile(rf"{_PART}(?:(?:{_JOINT}){_PART})*|[%‰€$£§&+=°]|(?<![\w)\]])[-−–](?=\d)")
_DROPPED = re.compile(f"[{_UNSEEN}{_APOSTROPHE}]")
_JOINED = re.compile(rf"(?<![^\S\n])[{_HYPHEN}]?[^\S\n]*+\n\s*+|[{_HYPHEN}]")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_MINUS = frozenset("-−–")
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, in its order."""

    text: str
    forms: Sequence[str]  # as they are compared, with their capitals
    starts: array[int]  # of each, in the text
    ends: array[int]

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self.forms)

    def folded(self) -> list[str]:
        """Return the words without capitals, for looking them up."""
        return [form.casefold() for form in self.forms]

    def span(self, first: int, end: int) -> Span:
        """Return the place of the words ``first`` to before ``end``; ``first < end``."""
        return Span(self.starts[first], self.ends[end - 1])

    def between(self, first: int, end: int) -> str:
        """Return the words ``first`` to before ``end`` as they stand in the text, on one line; nothing if none."""
        return " ".join(self.span(first, end).of(self.text).split()) if first < end else ""


def words(text: str) -> Words:
    """Return the words of a text."""
    forms: list[str] = []
    starts, ends = array("L"), array("L")
    for match in WORD.finditer(text):
        forms.append(form(match[0]))
        starts.append(match.start())
        ends.append(match.end())
    return Words(text, forms, starts, ends)


@lru_cache(maxsize=1 << 16)
def form(word: str) -> str:
    """Return what a word is compared by, its letters composed: «Klima-⏎Paket» is «Klimapaket», «3.500» is «3500»."""
    if word.isascii() and word.isalnum():
        return word
    if word in _MINUS:
        return "−"
    if _THOUSANDS.fullmatch(word):
        return word.replace(".", "")
    first, *rest = _JOINED.split(_DROPPED.sub("", unicodedata.normalize("NFC", word).translate(_LIGATURES)))
    return first + "".join(part[:1].lower() + part[1:] for part in rest)


def alike(one: str, other: str) -> bool:
    """Tell whether two forms are the same but for the case of the first letter."""
    return one == other or (one[1:] == other[1:] and one[:1].casefold() == other[:1].casefold())
