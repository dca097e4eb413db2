"""Makes the texts over which a pattern takes longest: see ``test_patterns.py``.

For each repeat of the pattern that has no bound: what leads there, then a long run of what the repeat takes, then what
the rest of the pattern cannot take; the same over and over; and runs of two repeats that follow one another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice, pairwise
from re import _compiler as compiler
from re import _constants as code
from re import _parser as parser

import regex

NEUTRAL = "aA1 \n\t\r.,:;!?-–_'\"“„”«»‘’()[]{}<>/\\@#&=+*|~$%^`´…\u00a0\u00ad\u200b\u0301ß\x00\ud800"
TAILS = ("", "\x00", "a", " ", "\n", ".", "=", '"')
MANY = 10  # times from which on a repeat counts as unbounded
_PROPERTIES = {"Lu": "A-Z", "Ll": "a-z", "L": "A-Za-z", "N": "0-9", "M": "\u0300-\u036f"}
_SET = {code.LITERAL, code.NOT_LITERAL, code.IN, code.ANY}
_REPEAT = {code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT}

Text = Callable[[int], str]
"""Returns a text of about so many characters."""


def worst_cases(pattern: re.Pattern | regex.Pattern) -> Iterator[Text]:
    """Yield the makers of the texts."""
    repeats = _Repeats(pattern).found
    for before, run in repeats:
        for tail in TAILS:
            yield lambda n, before=before, run=run, tail=tail: before + run * (n // len(run)) + tail
        for unit in (before, before + run, f"{before}{run}{run}\0"):
            if unit:
                yield lambda n, unit=unit: unit * (n // len(unit))
    for (before, one), (_, other) in pairwise(repeats):
        yield (
            lambda n, before=before, one=one, other=other: (
                before + one * (n // 2 // len(one)) + other * (n // 2 // len(other)) + "\0"
            )
        )
    for run in {*(run for _, run in repeats), *NEUTRAL}:
        yield lambda n, run=run: run * (n // len(run)) + "\0"


class _Repeats:
    """Reads a pattern and notes its repeats without a bound: ``found`` has what leads there and what they take."""

    def __init__(self, pattern: re.Pattern | regex.Pattern) -> None:
        flags = pattern.flags & (re.IGNORECASE | re.DOTALL | re.MULTILINE | re.VERBOSE)
        parsed = parser.parse(_readable(pattern), flags)
        self._state = parsed.state
        self._noted: dict[tuple[str, str], None] = {}
        self._through(parsed, [""])
        self.found = list(self._noted)

    def _through(self, items: Iterable, befores: list[str]) -> list[str]:
        """Return a few texts that lead up to and through ``items``, given some that lead up to them."""
        for kind, value in items:
            befores = list(dict.fromkeys(islice(self._after(kind, value, befores), 60)))[:8]
        return befores

    def _after(self, kind, value, befores: list[str]) -> Iterable[str]:
        if kind in _SET:
            return (before + char for char in self._chars(kind, value) for before in befores)
        if kind is code.BRANCH:
            return (text for branch in value[1][:40] for text in self._through(branch, befores[:2])[:3])
        if kind is code.SUBPATTERN:
            return self._through(value[3], befores)
        if kind is code.ATOMIC_GROUP:
            return self._through(value, befores)
        if kind in {code.ASSERT, code.ASSERT_NOT}:
            through = self._through(value[1], befores[:2])  # what is looked at may have repeats, too
            return through + befores if kind is code.ASSERT and value[0] < 0 else befores
        if kind in _REPEAT:
            return self._repeated(*value, befores)
        return befores  # anchors

    def _repeated(self, least: int, most: int, body: Iterable, befores: list[str]) -> list[str]:
        runs = [run for run in self._through(body, [""]) if run]
        if most >= MANY:
            self._noted.update(dict.fromkeys((before, run) for before in befores[:4] for run in runs))
        once = [before + run * max(least, 1) for run in runs[:3] for before in befores]
        return (befores if least == 0 else []) + once

    def _chars(self, kind, value) -> list[str]:
        """Return some characters, unlike one another, of those that an item takes."""
        item = compiler.compile(parser.SubPattern(self._state, [(kind, value)]))
        named = (
            {value} if kind is code.LITERAL else {n for op, n in value if op is code.LITERAL} if kind is code.IN else {}
        )
        own = [chr(number) for number in named]
        unlike: dict[tuple, str] = {}
        for char in (*own, *NEUTRAL):
            if isinstance(item, re.Pattern) and item.match(char):
                unlike.setdefault((char.isalpha(), char.isdigit(), char.isspace(), char in own), char)
        return list(unlike.values())


def _readable(pattern: re.Pattern | regex.Pattern) -> str | bytes:
    r"""Return a pattern as ``re`` can parse it: ranges for \p{…}, which it does not have."""
    if isinstance(pattern, re.Pattern):
        return pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    made, inside = [], False
    for part in re.findall(r"\\p\{\w+\}|\\.|.", pattern.pattern, re.DOTALL):
        inside = {"[": True, "]": False}.get(part, inside)
        letters = _PROPERTIES[part[3:-1]] if part.startswith(r"\p") else ""
        made.append(part if not letters else letters if inside else f"[{letters}]")
    return "".join(made)
