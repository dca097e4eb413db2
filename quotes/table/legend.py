"""The words that stand in a table, in both languages, and what they mean: ``legend.toml``, looked up both ways.

A table with German headers has German words in the columns ``COLUMNS``; whoever reads a table back takes both, so that
nobody has to know which language it was written in. What is none of our words stays as it is, either way.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

from quotes.table.columns import GERMAN, Headers, Row

COLUMNS = ("type", "kind", "rule", "flags", "check")
"""The columns whose cells hold words of ours, in the order in which they are explained."""
SEVERAL = frozenset({"flags"})
"""Those of them that may hold several: parted by blanks in English, by commas in German, whose words have blanks."""
OPEN, _OPEN_GERMAN = ":open", ", offen"
"""How a rule ends that has found the source and not its name."""
_OPEN_TELLS: Mapping[Headers, str] = MappingProxyType(
    {
        "de": f"Endet eine Regel auf «{_OPEN_GERMAN}», ist die Quelle gefunden, aber nicht, wer mit ihr gemeint ist.",
        "en": f"A rule that ends in «{OPEN}» has found the source, but not who is meant by it.",
    }
)
_HEADINGS: Mapping[str, Mapping[Headers, str]] = MappingProxyType(
    {"column": {"de": "Spalte", "en": "column"}, **{name: {"de": GERMAN[name], "en": name} for name in COLUMNS}}
)


class Line(NamedTuple):
    """A line of the legend."""

    about: str  # «Spalte», or the column that the word stands in
    word: str
    tells: str


def german(column: str, cell: str) -> str:
    """Return what stands in a cell of a German table."""
    if column in SEVERAL:
        return ", ".join(_german(column, word) for word in cell.split())
    return _german(column, cell)


def english(column: str, cell: str) -> str:
    """Return what a cell of either language says, in English."""
    if column in SEVERAL and "," in cell:
        words = [word.strip() for word in cell.split(",") if word.strip()]
        known = [_english(column, word) for word in words]
        return " ".join(known) if known != words else cell
    return _english(column, cell)


def german_row(row: Row) -> Row:
    """Return a row with German words."""
    return row | {column: german(column, str(row[column])) for column in COLUMNS if row.get(column)}


def english_row(row: Row) -> Row:
    """Return a row with English words, whichever it has."""
    return row | {column: english(column, str(row[column])) for column in COLUMNS if row.get(column)}


def lines(headers: Headers) -> Iterator[Line]:
    """Yield what every column and every word means, in this language."""
    told = 0 if headers == "de" else 1
    for heading, words in _legend().items():
        for name, entry in words.items():
            word = entry[0] if heading != "column" else GERMAN[name]
            yield Line(_HEADINGS[heading][headers], word if headers == "de" else name, entry[-2:][told])
    yield Line(_HEADINGS["rule"][headers], f"… {_OPEN_GERMAN}" if headers == "de" else OPEN, _OPEN_TELLS[headers])


def vocabulary(column: str) -> Mapping[str, str]:
    """Return the words of a column, English to German, in the order of the legend."""
    return MappingProxyType({name: entry[0] for name, entry in _legend()[column].items()})


def meaning(column: str, word: str) -> str:
    """Return what an English word of a column means, in German; nothing for what is none of our words."""
    entry = _legend()[column].get(word.removesuffix(OPEN))
    return entry[-2] if entry is not None else ""


def _german(column: str, word: str) -> str:
    bare = word.removesuffix(OPEN)
    known = _legend()[column].get(bare)
    return word if known is None else known[0] + (_OPEN_GERMAN if bare != word else "")


def _english(column: str, word: str) -> str:
    bare = word.strip().removesuffix(_OPEN_GERMAN)
    known = _to_english(column).get(bare.casefold())
    return word if known is None else known + (OPEN if bare != word.strip() else "")


@cache
def _to_english(column: str) -> Mapping[str, str]:
    """Return the English words of a column by both, in lower case."""
    entries = _legend()[column]
    return {name.casefold(): name for name in entries} | {entry[0].casefold(): name for name, entry in entries.items()}


@cache
def _legend() -> Mapping[str, Mapping[str, list[str]]]:
    text = files("quotes.table").joinpath("legend.toml").read_text(encoding="utf-8")
    legend: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(text)
    return legend
