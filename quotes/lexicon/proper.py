"""Given names, titles, media, countries; abbreviations and the words that hold others at a distance."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from quotes.lexicon.forms import REMEMBERED
from quotes.lexicon.lists import NO
from quotes.lexicon.merged import tagged, words
from quotes.lexicon.own import remembered


@remembered()
def given_names() -> Mapping[str, str]:
    """Return given name → m, f or mf."""
    merged = {**words("given_names.txt"), **words("given_names_extra.txt")}
    return MappingProxyType({name: rest[0] for name, rest in merged.items() if rest[0] != NO})


@remembered()
def titles() -> frozenset[str]:
    """Return the forms of address and academic titles that are no part of a name."""
    return frozenset(words("titles.txt"))


def title_gender(title: str) -> str:
    """Return m, f or mf for a title («Frau» → f), "" for any other word."""
    return words("titles.txt").get(title, ("",))[0]


@remembered()
def abbreviations() -> frozenset[str]:
    """Return the abbreviations with their full stops; those with blanks also without them («z. B.», «z.B.»)."""
    found = words("abbreviations.txt")
    return frozenset(found) | {word.replace(" ", "") for word in found}


@remembered()
def final_abbreviations() -> frozenset[str]:
    """Return the abbreviations that end a sentence as often as not: «usw.», «e. V.»."""
    found = tagged("abbreviations.txt", "final")
    return frozenset(found) | {word.replace(" ", "") for word in found}


@remembered()
def _media() -> tuple[frozenset[tuple[str, ...]], re.Pattern[str]]:
    """Return the media's names as stems, and one pattern for the names that follow a rule."""
    table = words("media.txt")
    rules = (re.escape(name).replace(r"\*", ".+") for name, rest in table.items() if "pattern" in rest)
    names = frozenset(_stems(name) for name, rest in table.items() if "pattern" not in rest)
    return names, re.compile("|".join(rules))


def _stems(name: str) -> tuple[str, ...]:
    """Return the words of a name without the ends that adjectives and genitives take."""
    found = tuple(re.sub(r"(?<=[a-zäöüß]{3})(?:e[nrms]?|[ns])$", "", word) for word in name.split())
    return found[1:] if len(found) > 1 and found[0] in {"Der", "Die", "Das"} else found


@remembered(REMEMBERED)
def is_medium(name: str) -> bool:
    """Tell whether a name is that of a news agency, newspaper or broadcaster: «Süddeutschen Zeitung», «dpa»."""
    names, rules = _media()
    name = " ".join(name.strip("„“\"»«‚‘'").split())
    return _stems(name) in names or rules.fullmatch(name) is not None


@remembered(REMEMBERED)
def is_scare_marker(text: str) -> bool:
    """Tell whether a word or group of words announces a word used at a distance: «sogenannten», «im Volksmund»."""
    small = " ".join(text.lower().split())
    table = words("scare_markers.txt")
    stem = re.sub(r"e[nrms]?$", "", small)
    return (
        small in _scare_fixed()
        or table.get(stem, ("",))[0] == "adjective"
        or small in tagged("scare_markers.txt", "adjective")
    )


@remembered()
def _scare_fixed() -> frozenset[str]:
    return frozenset(word.lower() for word, rest in words("scare_markers.txt").items() if rest[0] == "fixed")


@remembered()
def governments() -> Mapping[str, tuple[str, str]]:
    """Return names that may stand for a government → its country and adjective: «Moskau» → «Russland», «russisch»."""
    table = words("countries.txt")
    found = {country: (country, adjective) for country, (adjective, _) in table.items()}
    for country, (adjective, seat) in table.items():
        if seat != NO:
            found.setdefault(seat, (country, adjective))
    return MappingProxyType(found)


@remembered()
def _parties_of() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for party, (nouns,) in words("parties.txt").items():
        for noun in nouns.split():
            found.setdefault(noun.lower().removesuffix("e"), set()).add(party)
    return MappingProxyType({noun: frozenset(names) for noun, names in found.items()})


def parties_of(noun: str) -> frozenset[str]:
    """Return the parties whose people a noun in the plural may name, in whatever case: «Christdemokraten», «Blauen»."""
    small = noun.lower()
    forms = (small.removesuffix(end) for end in ("en", "n", "e", "innen", ""))
    return frozenset().union(*(_parties_of().get(form, frozenset()) for form in forms))


@remembered()
def parties() -> Mapping[str, str]:
    """Return nouns for members of parties → the party; parties stand for themselves."""
    found: dict[str, str] = {}
    for party, (nouns,) in words("parties.txt").items():
        for noun in (party, *nouns.split()):
            found.setdefault(noun, party)
    return MappingProxyType(found)


@remembered()
def party_names() -> Mapping[str, tuple[str, bool]]:
    """Return names of parties as they stand in texts → the party, and whether the name counts in tight places only."""
    return MappingProxyType({name: (rest[0], "tight" in rest) for name, rest in words("party_names.txt").items()})


@remembered()
def androgynous() -> Mapping[str, str]:
    """Return the given names that tell no gender by themselves → both, italian (before an Italian surname)."""
    return MappingProxyType({name: rest[0] for name, rest in words("androgynous_names.txt").items()})
