"""Prepositions that name a source: what each asks of the noun that it governs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from quotes.lexicon.lists import CUE_TAGS, NO, LexiconError, OwnListError
from quotes.lexicon.merged import own_toml, toml
from quotes.lexicon.own import in_force, remembered

_FILE = "source_prepositions.toml"
_PLACES = ("before", "behind", "both")
_NEEDS = ("anything", "noun", "subjunctive")


@dataclass(frozen=True, slots=True)
class SourcePreposition:
    """What a preposition asks for. The file's head tells what each field means."""

    stands: str = "before"
    needs: str = "anything"
    tags: frozenset[str] = frozenset(CUE_TAGS)
    nouns: frozenset[str] = frozenset()
    whose: bool = False


@remembered()
def source_prepositions() -> Mapping[str, SourcePreposition]:
    """Return the prepositions that name a source, in small letters → what they ask for. Raises LexiconError."""
    mine = own_toml(_FILE)
    found = {word: _one(word, table) for word, table in toml(_FILE).items()}
    path = in_force().path(_FILE)
    found |= {word: _one(word, table, path) for word, table in mine.items() if table != NO}
    return MappingProxyType({word: asks for word, asks in found.items() if mine.get(word) != NO})


def _one(word: str, table: object, own: str = "") -> SourcePreposition:
    """Return what a table of the file says; ``own``: the path, if it is the user's. Raises LexiconError."""
    fault, where = (OwnListError, own) if own else (LexiconError, _FILE)
    if not isinstance(table, dict):
        raise fault.at(where, 0, f'«{word}» ist keine Tabelle, wie ["laut"]')
    lists: Mapping[str, tuple[str, ...] | None] = {"tags": CUE_TAGS, "nouns": None}
    texts: Mapping[str, tuple[str, ...]] = {"stands": _PLACES, "needs": _NEEDS}
    made: dict[str, Any] = {}
    for key, value in table.items():
        if key in texts and value in texts[key]:
            made[key] = value
        elif key in lists and isinstance(value, list) and set(value) <= set(lists[key] or value):
            made[key] = frozenset(value)
        elif key == "whose" and isinstance(value, bool):
            made[key] = value
        else:
            raise fault.at(
                where, 0, f"bei «{word}» ist «{key} = {value}» unbekannt; der Kopf der Liste sagt, was möglich ist"
            )
    return SourcePreposition(**made)
