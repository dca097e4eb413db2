"""Nouns of persons, organisations, groups, texts, works and speech, in any form and as the end of a compound."""

from __future__ import annotations

from collections.abc import Mapping

from quotes.lexicon.forms import REMEMBERED, base_forms, ungendered
from quotes.lexicon.lists import END, NO, WHOLE
from quotes.lexicon.merged import lines, words
from quotes.lexicon.own import remembered

_PERSONS = frozenset({"role_nouns.txt", "group_nouns.txt"})  # lists with nouns that are declined like adjectives
_THERE = "+"
_SHORTEST_FRONT = 3  # letters that must stand before the end of a compound
_SHORTEST_END = 4  # letters of a listed noun that may be such an end: many words end in «amt» or «rat» by chance


@remembered(REMEMBERED)
def cue_noun(noun: str) -> frozenset[str]:
    """Return the tags of a noun of speech (words, view, document, event), in whatever form it stands; else nothing."""
    table = words("cue_nouns.txt")
    for part in (noun, noun.rpartition("-")[2]):
        for form in base_forms(part):
            if form in table:
                return frozenset(table[form]) - {END}
    end = _by_end(noun, _ends_of_cue_nouns(), adjectival=False)[1]
    return frozenset(end.split())


@remembered()
def _ends_of_cue_nouns() -> Mapping[str, str]:
    """Return the ends of compounds that are cue nouns → their tags, blanks between."""
    table = words("cue_nouns.txt")
    return {noun.lower(): " ".join(tags[:-1]) for noun, tags in table.items() if tags[-1] == END}


@remembered()
def _ends(name: str) -> Mapping[str, str]:
    """Return small-letter ends of compounds → second column, from a list whose words may be such ends."""
    found = {}
    for word, columns in words(name).items():
        if len(word) >= _SHORTEST_END and columns[:1] != (NO,) and WHOLE not in columns:
            found[word.lower()] = _value(columns)
    return found


@remembered()
def _ends_of_roles() -> Mapping[str, str]:
    return {end: rest[0] for end, rest in words("role_suffixes.txt").items()}


def _whole(noun: str, name: str) -> tuple[str, str] | None:
    """Look a noun up as a whole, then what stands behind its last hyphen.

    Out: the form that was found and the list's second column; ("", "") for a word that the list excludes; None for
    one that it does not know.
    """
    table = words(name)
    for part in dict.fromkeys((noun, noun.rpartition("-")[2])):
        for form in base_forms(part, adjectival=name in _PERSONS):
            if form in table:
                return ("", "") if table[form][:1] == (NO,) else (form, _value(table[form]))
    return None


def _value(columns: tuple[str, ...]) -> str:
    """Return what a list says of a word, or that it says nothing but that it is there."""
    return columns[0] if columns else _THERE


def _by_end(noun: str, ends: Mapping[str, str], *, adjectival: bool) -> tuple[str, str]:
    """Look a compound up by its longest end. Out: its form and what the end says, or ("", "")."""
    for form in base_forms(noun, adjectival=adjectival):
        small = form.lower()
        for start in range(_SHORTEST_FRONT, len(small) - 1):
            if small[start:] in ends:
                return form, ends[small[start:]]
    return "", ""


def _person(noun: str) -> tuple[str, str]:
    """Look a noun for a person up. Out: its form in the list (or the compound's), and m, f, mf; or ("", "")."""
    found = _whole(noun, "role_nouns.txt")
    return _by_end(noun, _ends_of_roles(), adjectival=True) if found is None else found


def _thing(noun: str, name: str) -> str:
    """Look a noun up in a list that is not of persons; a compound for a person (Journa-liste-n) is none of them."""
    found = _whole(noun, name)
    if found is not None:
        return found[1]
    if _person(noun)[1] and name not in _PERSONS:
        return ""
    return _by_end(noun, _ends(name), adjectival=name in _PERSONS)[1]


@remembered(REMEMBERED)
def role_gender(noun: str) -> str:
    """Return the gender that a noun for a person tells: m, f, mf (it does not tell) or "" (no such noun).

    Any form will do: «Präsidenten» m, «Ministerinnen» f, «Vorsitzender» m, «Vorsitzenden» mf.
    """
    form, known = _person(noun)
    if known and form != noun and ungendered(noun) != noun:
        return "mf"  # «Sprecher:in»
    if known == "mf" and noun.endswith("er") and form == noun[:-1]:
        return "m"  # the strong ending: «Vorsitzender», never a woman in the nominative
    return known


def is_role(noun: str) -> bool:
    """Tell whether a noun, in any form, stands for a person by office, profession, relation, part or origin."""
    return bool(role_gender(noun))


@remembered(REMEMBERED)
def is_adjectival(noun: str) -> bool:
    """Tell whether a noun for a person is declined like an adjective: «Abgeordneter», «Vorsitzende», not «Opfer»."""
    form, known = _person(noun)
    return known == "mf" and form.endswith("e") and form != "Leute"


@remembered(REMEMBERED)
def is_also_surname(noun: str) -> bool:
    """Tell whether a role noun is a common surname as well: «Richter», «Koch», «König»."""
    return "name" in words("role_nouns.txt").get(noun, ())


@remembered(REMEMBERED)
def organisation_gender(noun: str) -> str:
    """Return m, f, n or p for a noun of an organisation in any form, "" for any other noun."""
    return _thing(noun, "organisation_nouns.txt")


def is_organisation(noun: str) -> bool:
    """Tell whether a noun, in any form, stands for an organisation: «Umweltministeriums», «SPD»."""
    return bool(organisation_gender(noun))


@remembered(REMEMBERED)
def is_group(noun: str) -> bool:
    """Tell whether a noun stands for a group: a plural of the list («Experten») or a collective («Opposition»)."""
    return bool(_thing(noun, "group_nouns.txt"))


@remembered(REMEMBERED)
def document_gender(noun: str) -> str:
    """Return m, f, n or p for a noun of a text in any form, "" for any other noun."""
    return _thing(noun, "document_nouns.txt")


def is_document(noun: str) -> bool:
    """Tell whether a noun, in any form, stands for a text that can be a source: «Berichts», «Gesetzentwurf»."""
    return bool(document_gender(noun))


@remembered(REMEMBERED)
def work_class(noun: str) -> str:
    """Return the class of a noun that introduces a title, a name or a term («Kinofilm» → «work»), "" for others."""
    return _thing(noun, "work_nouns.txt")


def is_press_role(noun: str) -> bool:
    """Tell whether a role is one at a medium: «Redakteurin», «Korrespondent»."""
    return noun.lower().removesuffix("in").endswith(lines("press_roles.txt"))


def is_press_people(noun: str) -> bool:
    """Tell whether a noun means people of the press, to whom others speak: «Journalisten», «Reportern»."""
    plural = noun.lower().endswith(("n", "s", "innen"))
    return plural and is_role(noun) and any(map(is_press_role, base_forms(noun)))


def is_whole_role(noun: str) -> bool:
    """Tell whether a noun for a person stands in the list itself, and not by its end only: no «Finanzprofessor»."""
    return bool(_whole(noun, "role_nouns.txt"))


@remembered(REMEMBERED)
def fields_of(noun: str) -> frozenset[str]:
    """Return the fields to which a profession belongs, or for which it stands: «anwalt» → {Jurist}; masculines."""
    small = noun.lower()
    return frozenset(
        field
        for field, (ends,) in words("fields.txt").items()
        if small.endswith((field.lower(), *ends.split())) or small + "e" == field.lower()
    )


@remembered(REMEMBERED)
def posts_of(noun: str) -> frozenset[str]:
    """Return the posts that a noun for a person may name: «rathauschef», «Bürgermeisterin» → {Rathauschef, …}."""
    small = noun.rpartition("-")[2].lower()
    stem = small.removesuffix("in")
    forms = {small, stem, stem + "e", stem.replace("ä", "a")}  # Beamtin, Staatsanwältin
    forms |= {small.removesuffix(ending) for ending in ("r", "n", "en", "s")}
    exact, ends = _posts()
    found = {post for form in forms for post in exact.get(form, ())}
    return frozenset(found | {post for end, post in ends for form in forms if form.endswith(end)})


@remembered()
def _posts() -> tuple[Mapping[str, frozenset[str]], tuple[tuple[str, str], ...]]:
    """Return the nouns of posts.txt → their posts, and the ends of compounds with the post of each."""
    exact: dict[str, set[str]] = {}
    ends = []
    for post, (nouns,) in words("posts.txt").items():
        for noun in nouns.split():
            exact.setdefault(noun.removeprefix("*"), set()).add(post)
            if noun.startswith("*"):
                ends.append((noun.removeprefix("*"), post))
    return {noun: frozenset(posts) for noun, posts in exact.items()}, tuple(ends)


@remembered(REMEMBERED)
def is_general_body(noun: str) -> bool:
    """Tell whether a noun is a kind of body and no name: «Verein», «Unternehmen», not «Bundesgerichtshof», «SPD»."""
    small = noun.lower()
    listed = noun.istitle() and bool(_whole(noun, "organisation_nouns.txt"))
    return listed and not any(
        small[at:] in _ends("organisation_nouns.txt") for at in range(_SHORTEST_FRONT, len(small))
    )
