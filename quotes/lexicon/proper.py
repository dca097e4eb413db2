"""Given names, titles, media, countries; abbreviations and the words that hold others at a distance."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from quotes.lexicon.forms import REMEMBERED
from quotes.lexicon.lists import NO, toml, words


@functools.cache
def given_names() -> Mapping[str, str]:
    """Return given name → m, f or mf."""
    merged = {**words("given_names.txt"), **words("given_names_extra.txt")}
    return MappingProxyType({name: rest[0] for name, rest in merged.items() if rest[0] != NO})


@functools.cache
def titles() -> frozenset[str]:
    """Return the forms of address and academic titles that are no part of a name."""
    return frozenset(words("titles.txt"))


def title_gender(title: str) -> str:
    """Return m, f or mf for a title («Frau» → f), "" for any other word."""
    return words("titles.txt").get(title, ("",))[0]


@functools.cache
def abbreviations() -> frozenset[str]:
    """Return the abbreviations with their full stops; those with blanks also without them («z. B.», «z.B.»)."""
    found = words("abbreviations.txt")
    return frozenset(found) | {word.replace(" ", "") for word in found}


@functools.cache
def final_abbreviations() -> frozenset[str]:
    """Return the abbreviations that end a sentence as often as not: «usw.», «e. V.»."""
    found = [word for word, rest in words("abbreviations.txt").items() if rest[0] == "final"]
    return frozenset(found) | {word.replace(" ", "") for word in found}


@functools.cache
def _media() -> tuple[Mapping[tuple[str, ...], str], re.Pattern[str]]:
    """Return the media's names as stems → name, and one pattern for the names that follow a rule."""
    table = words("media.txt")
    rules = (re.escape(name).replace(r"\*", ".+") for name, rest in table.items() if rest[0] == "pattern")
    names = {_stems(name): name for name, rest in table.items() if rest[0] != "pattern"}
    return names, re.compile("|".join(rules))


def _stems(name: str) -> tuple[str, ...]:
    """Return the words of a name without the ends that adjectives and genitives take."""
    found = tuple(re.sub(r"(?<=[a-zäöüß]{3})(?:e[nrms]?|[ns])$", "", word) for word in name.split())
    return found[1:] if len(found) > 1 and found[0] in {"Der", "Die", "Das"} else found


@functools.lru_cache(maxsize=REMEMBERED)
def is_medium(name: str) -> bool:
    """Tell whether a name is that of a news agency, newspaper or broadcaster: «Süddeutschen Zeitung», «dpa»."""
    names, rules = _media()
    name = " ".join(name.strip("„“\"»«‚‘'").split())
    return _stems(name) in names or rules.fullmatch(name) is not None


@functools.lru_cache(maxsize=REMEMBERED)
def medium_needs_marks(name: str) -> bool:
    """Tell whether a medium's name is a common word too, so that it is one only in marks: «Welt», «Zeit»."""
    names, _ = _media()
    return "marks" in words("media.txt").get(names.get(_stems(name), name), ())


@functools.cache
def scare_adjectives() -> frozenset[str]:
    """Return the ground forms of adjectives that announce a word used at a distance: «sogenannt»."""
    return frozenset(word for word, rest in words("scare_markers.txt").items() if rest[0] == "adjective")


@functools.lru_cache(maxsize=REMEMBERED)
def is_scare_marker(text: str) -> bool:
    """Tell whether a word or group of words announces a word used at a distance: «sogenannten», «im Volksmund»."""
    small = " ".join(text.lower().split())
    table = words("scare_markers.txt")
    stem = re.sub(r"e[nrms]?$", "", small)
    return small in _scare_fixed() or table.get(stem, ("",))[0] == "adjective" or small in scare_adjectives()


@functools.cache
def _scare_fixed() -> frozenset[str]:
    return frozenset(word.lower() for word, rest in words("scare_markers.txt").items() if rest[0] == "fixed")


@functools.cache
def governments() -> Mapping[str, str]:
    """Return names that may stand for a government → country: «Moskau» → «Russland», «Russland» → «Russland»."""
    table = words("countries.txt")
    seats: dict[str, str] = {}
    for country, rest in table.items():
        seats.setdefault(rest[2], country)
    seats.pop(NO, None)
    return MappingProxyType(seats | {country: country for country in table})


def source_prepositions() -> Mapping[str, Any]:
    """Return source_prepositions.toml as it stands; its head says what each key means."""
    return toml("source_prepositions.toml")
