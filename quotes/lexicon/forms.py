"""Dictionary forms of German nouns: «Präsidenten» → «Präsident», «Ärzten» → «Arzt»."""

from __future__ import annotations

import functools
import re

# What takes the least off comes first. Plurals that change their vowel: Rät-e, Rät-en, Länd-er, Länd-ern.
_ENDINGS = ("s", "n", "e", "es", "en", "er", "ern", "nen", "innen", "se", "ses", "sen")
_CHANGES_VOWEL = frozenset({"e", "en", "er", "ern"})
_PLURAL_ER = frozenset({"er", "ern"})
_ADJECTIVE_ENDINGS = ("r", "m")
_UMLAUT = {"ä": "a", "ö": "o", "ü": "u", "Ä": "A", "Ö": "O", "Ü": "U"}
# The last vowel of a stem that would have changed before -er: Land, Länder, so Planer is no plural of Plan.
_COULD_CHANGE = re.compile(r"(?:[aou]|au)[^aeiouyäöü]*$", re.IGNORECASE)
_MARK = re.compile(r"(?<=[a-zäöüß])[:*_·/](?=in|[er]$)")
_SHORTEST = 2
REMEMBERED = 2**16  # answers kept: a newspaper archive has millions of words, most of them once


def ungendered(noun: str) -> str:
    """Return a noun without its mark of gender: «Bewohner:innen» → «Bewohnerinnen», which are declined alike."""
    return _MARK.sub("", noun) if not noun.isalpha() else noun


@functools.lru_cache(maxsize=REMEMBERED)
def base_forms(noun: str, *, adjectival: bool = False) -> tuple[str, ...]:
    """Return the forms under which a noun may stand in a list: itself first, then less and less of it.

    In: a noun as it stands in a text; ``adjectival``: whether «Abgeordneter» shall give «Abgeordnete» (only for lists
    of persons: «Kläger» is no form of «Klage»). Out: guesses, many of them no words at all; the list decides.
    """
    noun = ungendered(noun)
    found = [noun]
    if noun.endswith(("er", "el", "en")):  # Väter, Töchter, Häfen
        found.append(_without_umlaut(noun))
    for ending in (*_ENDINGS, *(_ADJECTIVE_ENDINGS if adjectival else ())):
        stem = noun.removesuffix(ending)
        if stem != noun and len(stem) >= _SHORTEST:
            found += _stems(stem, ending)
    return tuple(dict.fromkeys(found))


def _stems(stem: str, ending: str) -> list[str]:
    """Take what is left of a noun and the ending that was taken off; return the nouns that it may be."""
    if ending == "innen":
        return [stem + "in"]
    if ending in _ADJECTIVE_ENDINGS:
        return [stem] if stem.endswith("e") else []
    if ending in _PLURAL_ER and _COULD_CHANGE.search(stem):
        return []
    if ending in _CHANGES_VOWEL or (ending == "n" and stem.endswith(("er", "el"))):
        return [stem, _without_umlaut(stem)]
    return [stem]


def _without_umlaut(word: str) -> str:
    """Return the word with its last umlaut undone: plurals have it there (Ämt → Amt, Gerichtshöf → Gerichtshof)."""
    for index in range(len(word) - 1, -1, -1):
        if word[index] in _UMLAUT:
            return word[:index] + _UMLAUT[word[index]] + word[index + 1 :]
    return word
