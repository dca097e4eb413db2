"""Reads the word lists, each once and only when it is asked for, and says where a line is wrong."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Self

from quotes.errors import QuotesError

VERB_CLASSES = (
    "neutral", "claim", "admit", "conjecture", "demand", "ask", "judge", "write", "answer", "sound", "announce", "cite",
)  # fmt: skip
STRENGTHS = ("strong", "weak")
NO = "-"  # in the second column: the word only ends like one of the list (Tonleiter is no Leiter)
WHOLE = "whole"  # in the third column: not as the end of a compound (Fahrzeuge are no Zeugen)
END = "end"  # in the last column of cue nouns: compounds with this end count, too (Polizeiangaben)

_PREPOSITIONS = (
    "an", "auf", "aus", "bei", "für", "gegen", "in", "mit", "nach", "über", "um", "von", "vor", "zu", "als",
)  # fmt: skip
_TAGS = ("words", "view", "document", "event")
_PERSON = ("m", "f", "mf", NO)
_NOUN = ("m", "f", "n", "p", NO)
_FIRM = ("form", "part", "before", "general")
_CLASSES = ("work", "press", "vehicle", "event", "organisation", "place", "law", "name", "term", NO)

# What the columns behind the first may hold: no words for free text, "?" for a column that may lack.
_COLUMNS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "reporting_verbs.txt": (VERB_CLASSES, STRENGTHS),
    "as_verbs.txt": (("als", "acc", "für"), ("?", "als", "acc", "für")),
    "of_verbs.txt": (_PREPOSITIONS, *[("?", *_PREPOSITIONS)] * 6),
    "cue_nouns.txt": (("m", "f", "n", "p"), _TAGS, ("?", *_TAGS, END), ("?", END)),
    "document_nouns.txt": (_NOUN, ("?", WHOLE)),
    "role_nouns.txt": (_PERSON, ("?", "name")),
    "role_suffixes.txt": (_PERSON,),
    "titles.txt": (("m", "f", "mf"),),
    "organisation_nouns.txt": (_NOUN, ("?", WHOLE)),
    "group_nouns.txt": (("p", "s", NO), ("?", WHOLE)),
    "media.txt": (("agency", "paper", "broadcaster", "online", "pattern"), ("?", "marks")),
    "work_nouns.txt": (_CLASSES, ("?", WHOLE)),
    "scare_markers.txt": (("adjective", "fixed"),),
    "abbreviations.txt": (("general", "title", "unit", "date", "final"),),
    "given_names.txt": (("m", "f", "mf"),),
    "given_names_extra.txt": (("m", "f", "mf", NO),),
    "countries.txt": ((), (), ()),
    "verb_forms.txt": ((),),
    "resumptive_nouns.txt": (),
    "special_verbs.txt": (("deny", "continue", "publish"),),
    "firm_words.txt": (_FIRM, ("?", *_FIRM), ("?", *_FIRM)),
    "interview_labels.txt": (("question", "answer", "other"),),
    "press_roles.txt": (),
    "abstract_ends.txt": (),
    "verb_particles.txt": (),
}


_CLOSED = "closed_classes.toml"
_SEPARATOR = re.compile(r"\t+| {2,}")


class LexiconError(QuotesError):
    """A word list that cannot be read; a fault in the installation or in a line that somebody added."""

    exit_code = 3

    @classmethod
    def at(cls, name: str, line: int, what: str) -> Self:
        """Name the file, the line (0: the whole file) and what is wrong there."""
        where = f"{name}, Zeile {line}" if line else name
        return cls(f"Wortliste {where}: {what}.")


def parse(text: str, name: str) -> Mapping[str, tuple[str, ...]]:
    """Take a list's text and its file name; return first column → remaining columns, in the order of the file.

    Raises LexiconError when a column is missing, too many, unknown, or an entry stands there twice.
    """
    table: dict[str, tuple[str, ...]] = {}
    for number, entry in entries(text):
        first, *rest = [column.strip() for column in _SEPARATOR.split(entry)]
        if first in table:
            raise LexiconError.at(name, number, f"«{first}» steht schon weiter oben")
        _check(name, number, first, rest)
        table[first] = tuple(rest)
    return MappingProxyType(table)


def entries(text: str) -> Iterator[tuple[int, str]]:
    """Take a list's text; yield line number and content of each entry, without comments and blank lines."""
    for number, line in enumerate(text.split("\n"), start=1):
        entry = re.split(r"(?:^|\s)#", line, maxsplit=1)[0].strip()
        if entry:
            yield number, entry


def _check(name: str, number: int, first: str, rest: list[str]) -> None:
    """Raise LexiconError when the columns of a line are not those that the file's list has."""
    wanted = _COLUMNS.get(name)
    if wanted is None:
        return
    least = sum(1 for column in wanted if "?" not in column)
    if not least <= len(rest) <= len(wanted):
        count = str(least + 1) if least == len(wanted) else f"{least + 1} bis {len(wanted) + 1}"
        what = f"«{first}» hat {len(rest) + 1} Spalte(n) statt {count}; zwischen die Spalten gehört ein Tabulator"
        raise LexiconError.at(name, number, what)
    for value, allowed in zip(rest, wanted, strict=False):
        if allowed and value not in allowed:
            known = ", ".join(word for word in allowed if word != "?")
            raise LexiconError.at(name, number, f"«{value}» ist hier unbekannt, möglich ist {known}")
    if first.count("|") > 1 or first.startswith("|") or first.endswith("|"):
        raise LexiconError.at(name, number, f"«{first}» braucht genau einen Strich, hinter der Vorsilbe")


def _read(name: str) -> str:
    """Return the text of a file of this folder."""
    try:
        return files(__package__).joinpath(name).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise LexiconError.at(name, 0, "ist kein UTF-8") from None
    except OSError:
        raise LexiconError.at(name, 0, "fehlt oder ist nicht lesbar") from None


@functools.cache
def words(name: str) -> Mapping[str, tuple[str, ...]]:
    """Return a list by its file name: first column → remaining columns."""
    return parse(_read(name), name)


@functools.cache
def lines(name: str) -> tuple[str, ...]:
    """Return the first column of a list, in the order of the file."""
    return tuple(words(name))


@functools.cache
def tagged(name: str, tag: str) -> frozenset[str]:
    """Return the entries of a list that have a tag in one of their columns; separable verbs are written together."""
    return frozenset(entry.replace("|", "") for entry, tags in words(name).items() if tag in tags)


@functools.cache
def toml(name: str) -> Mapping[str, Any]:
    """Return the content of a TOML file of this folder."""
    return MappingProxyType(parse_toml(_read(name), name))


@functools.cache
def closed(name: str) -> frozenset[str]:
    """Return a closed class of small words, in small letters: a key of closed_classes.toml.

    Raises LexiconError when there is no such class.
    """
    found = toml(_CLOSED).get(name)
    if not isinstance(found, str):
        raise LexiconError.at(_CLOSED, 0, f"die Klasse «{name}» fehlt")
    return frozenset(found.split())


def parse_toml(text: str, name: str) -> dict[str, Any]:
    """Take the text of a TOML file and its name; return its content, or raise LexiconError."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else 0
        raise LexiconError.at(name, line, "ist kein gültiges TOML, oft fehlt ein Komma") from None
