"""Nouns for persons that no list holds, told by how German makes them: «Analystin», «Antragsteller», «Versicherte»."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.lexicon.forms import REMEMBERED, ungendered
from quotes.lexicon.lists import WHOLE
from quotes.lexicon.merged import words
from quotes.lexicon.nouns import cue_noun, is_document, is_organisation, role_gender, work_class
from quotes.lexicon.own import remembered

_SHORTEST_FRONT = 2  # letters that must stand before an end
_WHOLE = 4  # letters of an end that is a noun by itself
_SHORTEST_THING = 3  # letters of a thing that may end a compound
_DECLENSION = ("s", "n", "en", "es", "r", "m")
_MASCULINE = ("", "e", "er")  # what the feminine may have lost: Botin, Pädagogin, Zauberin
_PLAIN = str.maketrans("äöü", "aou")


@remembered(REMEMBERED)
def person_gender(noun: str) -> str:
    """Return the gender that a noun for a person tells, whether a list holds it or its derivation shows it; or "".

    For nouns only: many surnames end like them («Lindner»).
    """
    return role_gender(noun) or _derived(noun.rpartition("-")[2])


def is_person(noun: str) -> bool:
    """Tell whether a noun, in any form, stands for a person, by list or by derivation; not for proper nouns."""
    return bool(person_gender(noun))


def _derived(noun: str) -> str:
    """Return the gender that the derivation of a noun tells, "" where it shows no person."""
    plain = ungendered(noun)
    if not _is_plain(plain):
        return ""
    table, forms = words("person_ends.txt"), tuple(_singulars(plain))
    if any(table.get(form.lower()) == ("m",) for form in forms):
        return "m"
    if _is_other(noun):
        return ""
    if _is_adjectival(plain):
        return "m" if plain.endswith("er") else "mf"
    if any(_is_thing(form.lower()) for form in forms):
        return ""
    if plain.endswith(("in", "innen")) and any(_ends_so(form) for form in _masculines(plain)):
        return "mf" if plain != noun else "f"
    return next((found for form in forms if (found := _ends_so(form))), "")


def _is_plain(noun: str) -> bool:
    """Tell whether a noun is long enough for a derivation and written like a common noun."""
    return len(noun) >= _SHORTEST_FRONT + 2 and noun[:1].isupper() and noun[1:].islower()


def _is_other(noun: str) -> bool:
    """Tell whether a list holds a noun as one for a body, a text, a work or words."""
    return bool(is_organisation(noun) or is_document(noun) or work_class(noun) or cue_noun(noun))


def _is_adjectival(noun: str) -> bool:
    """Tell whether a noun is an adjective or participle for people: «Versicherte», «Heroinsüchtiger»."""
    small = noun.lower()
    forms = [small.removesuffix(end) + "e" for end in ("e", "en", "er", "em", "es") if small.endswith(end)]
    return any(_end_of(form) == "mf" and not _is_thing(form) for form in forms)


def _end_of(small: str) -> str:
    """Return the gender that the end of a word in small letters tells, whatever the word means."""
    table = words("person_ends.txt")
    starts = (0, *range(_SHORTEST_FRONT, len(small) - 1)) if len(small) >= _WHOLE else ()
    return next((table[small[at:]][0] for at in starts if small[at:] in table), "")


def _singulars(noun: str) -> Iterator[str]:
    """Yield what a masculine noun, or an adjective as a noun, may be a form of; «Liste» is none of «List»."""
    yield noun
    for end in _DECLENSION:
        stem = noun.removesuffix(end)
        if (
            stem != noun
            and (end != "n" or stem.endswith(("e", "er")))
            and (end != "r" or stem.endswith("e"))
            and not stem.endswith("ier")
        ):
            yield stem
    if noun.endswith(("eure", "äre", "euren", "ären", "warte", "feinde", "diebe", "köche", "wirte")):
        yield noun.removesuffix("n").removesuffix("e").replace("köch", "koch")


def _masculines(noun: str) -> Iterator[str]:
    """Yield what a feminine noun may be made from: «Ärztin» → Arzt, «Botin» → Bote."""
    stem = noun.removesuffix("nen").removesuffix("in")
    for end in _MASCULINE:
        yield stem + end
        yield stem.translate(_PLAIN) + end


@remembered(REMEMBERED)
def _ends_so(noun: str) -> str:
    """Return the gender that the end of a noun tells, if it is one of persons."""
    small = noun.lower()
    if role_gender(noun) == "m":
        return "m"
    found = _end_of(small)
    return found if small in words("person_ends.txt") or not _is_thing(small) else ""


@remembered(REMEMBERED)
def _is_thing(noun: str) -> bool:
    """Tell whether a noun in small letters, or the end of the compound that it is, is a thing."""
    table = words("things.txt")
    if noun in table:
        return True
    ends = (noun[at:] for at in range(2, len(noun) - _SHORTEST_THING))
    return any(end in table and table[end] != (WHOLE,) for end in ends)
