"""The word lists: cue verbs and phrases, nouns for persons, organisations and texts, names, abbreviations.

Each list is a commented text file beside this one, which a journalist can extend; its head says how. This is the
one loader: a file is read when it is first asked for, once, and nothing is read at import.

In a ``.txt`` file a line is an entry, its columns are separated by a TAB (or by two blanks and more), ``#`` begins
a comment. A file that is not so raises :class:`LexiconError`, whose text is one sentence with file and line.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Self

from quotes.errors import QuotesError
from quotes.lexicon.forms import REMEMBERED, base_forms

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

_PERSONS = frozenset({"role_nouns.txt", "group_nouns.txt"})  # lists with nouns that are declined like adjectives

# Left out of a phrase: they change with number, gender and case («vertrat eine andere Ansicht» has none of them).
_ARTICLES = re.compile(r"(?:d(?:er|ie|as|en|em|es)|(?:ein|sein|ihr|kein)(?:e|er|es|en|em)?)", re.IGNORECASE)
_CONTRACTIONS = {"zum": "zu", "zur": "zu", "ins": "in", "im": "in", "am": "an", "vom": "von", "beim": "bei"}
_SEPARATOR = re.compile(r"\t+| {2,}")
_SHORTEST_FRONT = 3  # letters that must stand before the end of a compound
_SHORTEST_END = 4  # letters of a listed noun that may be such an end: many words end in «amt» or «rat» by chance


class LexiconError(QuotesError):
    """A word list that cannot be read; a fault in the installation or in a line that somebody added."""

    exit_code = 3

    @classmethod
    def at(cls, name: str, line: int, what: str) -> Self:
        """Name the file, the line (0: the whole file) and what is wrong there."""
        where = f"{name}, Zeile {line}" if line else name
        return cls(f"Wortliste {where}: {what}.")


@dataclass(frozen=True, slots=True)
class Verb:
    """A reporting verb."""

    infinitive: str  # «hinzufügen»
    particle: str  # «hinzu», or empty
    base: str  # «fügen»
    cls: str  # one of VERB_CLASSES
    strength: str  # strong, weak


@dataclass(frozen=True, slots=True)
class Phrase:
    """A light verb with the words that make it a report."""

    text: str  # «zu Protokoll geben»
    verb: str  # «geben»: the infinitive, or its base where the particle is one of the words
    words: tuple[str, ...]  # «zu», «Protokoll»: all must stand in the clause, as form or lemma
    cls: str
    strength: str


# --- reading --------------------------------------------------------------------------------------------------------


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


def parse_toml(text: str, name: str) -> dict[str, Any]:
    """Take the text of a TOML file and its name; return its content, or raise LexiconError."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else 0
        raise LexiconError.at(name, line, "ist kein gültiges TOML, oft fehlt ein Komma") from None


# --- verbs and phrases ----------------------------------------------------------------------------------------------


@functools.cache
def reporting_verbs() -> Mapping[str, Verb]:
    """Return the reporting verbs by infinitive, written together: «hinzufügen»."""
    table: dict[str, Verb] = {}
    for entry, (cls, strength) in words("reporting_verbs.txt").items():
        particle, base = _split(entry)
        table[particle + base] = Verb(particle + base, particle, base, cls, strength)
    return MappingProxyType(table)


@functools.cache
def particle_verbs() -> Mapping[tuple[str, str], Verb]:
    """Return the separable reporting verbs by particle and base: («hinzu», «fügen»)."""
    return MappingProxyType({(verb.particle, verb.base): verb for verb in reporting_verbs().values() if verb.particle})


def _split(entry: str) -> tuple[str, str]:
    """Take «hinzu|fügen» or «sagen»; return particle (or "") and base."""
    particle, _, base = entry.rpartition("|")
    return particle, base


@functools.cache
def as_verbs() -> Mapping[str, tuple[str, ...]]:
    """Return verbs that label by infinitive → frames (als, acc, für): «bezeichnen» → («als»,)."""
    return MappingProxyType({entry.replace("|", ""): rest for entry, rest in words("as_verbs.txt").items()})


@functools.cache
def of_verbs() -> Mapping[str, tuple[str, ...]]:
    """Return verbs by infinitive → prepositions of the object that quotes: «sprechen» → («von», «über»)."""
    return MappingProxyType({entry.replace("|", ""): rest for entry, rest in words("of_verbs.txt").items()})


def parse_phrases(content: Mapping[str, Any], name: str) -> tuple[Phrase, ...]:
    """Take the content of the phrase file; return its phrases, alternatives written out, or raise LexiconError."""
    found: dict[tuple[str, tuple[str, ...]], Phrase] = {}
    for cls, table in content.items():
        if cls not in VERB_CLASSES or not isinstance(table, dict) or not set(table) <= set(STRENGTHS):
            raise LexiconError.at(name, 0, f"«{cls}» ist keine Klasse mit Listen strong und weak")
        for strength, texts in table.items():
            for text in texts:
                for phrase in _expanded(text, cls, strength):
                    if (phrase.verb, phrase.words) in found:
                        raise LexiconError.at(name, 0, f"«{phrase.text}» steht zweimal da")
                    found[phrase.verb, phrase.words] = phrase
    return tuple(found.values())


def _expanded(text: str, cls: str, strength: str) -> Iterator[Phrase]:
    """Take «die Ansicht/Meinung vertreten»; yield a phrase for each alternative.

    A separable verb gives a second phrase, for its particle apart: «gab eine Erklärung ab».
    """
    variants = [""]
    for word in text.split():
        variants = [f"{front} {choice}".strip() for front in variants for choice in word.split("/")]
    for variant in variants:
        *front, verb = variant.split()
        kept = tuple(_CONTRACTIONS.get(word, word) for word in front if not _ARTICLES.fullmatch(word))
        particle, base = _split(verb)
        yield Phrase(variant.replace("|", ""), particle + base, kept, cls, strength)
        if particle:
            yield Phrase(variant.replace("|", ""), base, (*kept, particle), cls, strength)


@functools.cache
def reporting_phrases() -> tuple[Phrase, ...]:
    """Return all light-verb phrases."""
    return parse_phrases(toml("reporting_phrases.toml"), "reporting_phrases.toml")


@functools.cache
def _phrases_by_verb() -> Mapping[str, tuple[Phrase, ...]]:
    table: dict[str, list[Phrase]] = {}
    for phrase in reporting_phrases():
        table.setdefault(phrase.verb, []).append(phrase)
    # The phrase with most words first, so that «zu dem Schluss kommen» is found before a shorter one.
    return {verb: tuple(sorted(found, key=lambda phrase: -len(phrase.words))) for verb, found in table.items()}


def phrases_of(verb: str) -> tuple[Phrase, ...]:
    """Return the phrases of a light verb, those with most words first: «geben» → («zu Protokoll geben», …)."""
    return _phrases_by_verb().get(verb, ())


@functools.lru_cache(maxsize=REMEMBERED)
def cue_noun(noun: str) -> frozenset[str]:
    """Return the tags of a noun of speech (words, view, document, event), in whatever form it stands; else nothing."""
    table = words("cue_nouns.txt")
    for part in (noun, noun.rpartition("-")[2]):
        for form in base_forms(part):
            if form in table:
                return frozenset(table[form][1:]) - {END}
    end = _by_end(noun, _ends_of_cue_nouns(), adjectival=False)[1]
    return frozenset(end.split())


@functools.cache
def _ends_of_cue_nouns() -> Mapping[str, str]:
    """Return the ends of compounds that are cue nouns → their tags, blanks between."""
    table = words("cue_nouns.txt")
    return {noun.lower(): " ".join(tags[:-1]) for noun, (_, *tags) in table.items() if tags[-1] == END}


# --- nouns ----------------------------------------------------------------------------------------------------------


@functools.cache
def _ends(name: str) -> Mapping[str, str]:
    """Return small-letter ends of compounds → second column, from a list whose words may be such ends."""
    found = {}
    for word, (value, *more) in words(name).items():
        if len(word) >= _SHORTEST_END and value != NO and WHOLE not in more:
            found[word.lower()] = value
    return found


@functools.cache
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
                return ("", "") if table[form][0] == NO else (form, table[form][0])
    return None


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


@functools.lru_cache(maxsize=REMEMBERED)
def role_gender(noun: str) -> str:
    """Return the gender that a noun for a person tells: m, f, mf (it does not tell) or "" (no such noun).

    Any form will do: «Präsidenten» m, «Ministerinnen» f, «Vorsitzender» m, «Vorsitzenden» mf.
    """
    form, known = _person(noun)
    if known == "mf" and noun.endswith("er") and form == noun[:-1]:
        return "m"  # the strong ending: «Vorsitzender», never a woman in the nominative
    return known


def is_role(noun: str) -> bool:
    """Tell whether a noun, in any form, stands for a person by office, profession, relation, part or origin."""
    return bool(role_gender(noun))


@functools.lru_cache(maxsize=REMEMBERED)
def is_adjectival(noun: str) -> bool:
    """Tell whether a noun for a person is declined like an adjective: «Abgeordneter», «Vorsitzende», not «Opfer»."""
    form, known = _person(noun)
    return known == "mf" and form.endswith("e") and form != "Leute"


@functools.lru_cache(maxsize=REMEMBERED)
def is_also_surname(noun: str) -> bool:
    """Tell whether a role noun is a common surname as well: «Richter», «Koch», «König»."""
    return "name" in words("role_nouns.txt").get(noun, ())


@functools.lru_cache(maxsize=REMEMBERED)
def organisation_gender(noun: str) -> str:
    """Return m, f, n or p for a noun of an organisation in any form, "" for any other noun."""
    return _thing(noun, "organisation_nouns.txt")


def is_organisation(noun: str) -> bool:
    """Tell whether a noun, in any form, stands for an organisation: «Umweltministeriums», «SPD»."""
    return bool(organisation_gender(noun))


@functools.lru_cache(maxsize=REMEMBERED)
def is_group(noun: str) -> bool:
    """Tell whether a noun stands for a group: a plural of the list («Experten») or a collective («Opposition»)."""
    return bool(_thing(noun, "group_nouns.txt"))


@functools.lru_cache(maxsize=REMEMBERED)
def document_gender(noun: str) -> str:
    """Return m, f, n or p for a noun of a text in any form, "" for any other noun."""
    return _thing(noun, "document_nouns.txt")


def is_document(noun: str) -> bool:
    """Tell whether a noun, in any form, stands for a text that can be a source: «Berichts», «Gesetzentwurf»."""
    return bool(document_gender(noun))


@functools.lru_cache(maxsize=REMEMBERED)
def work_class(noun: str) -> str:
    """Return the class of a noun that introduces a title, a name or a term («Kinofilm» → «work»), "" for others."""
    return _thing(noun, "work_nouns.txt")


# --- names, titles, media, abbreviations ----------------------------------------------------------------------------


@functools.cache
def given_names() -> Mapping[str, str]:
    """Return given name → m, f or mf."""
    merged = {**words("given_names.txt"), **words("given_names_extra.txt")}
    return MappingProxyType({name: rest[0] for name, rest in merged.items() if rest[0] != NO})


@functools.cache
def verb_forms() -> Mapping[str, str]:
    """Return irregular verb form → infinitive («sprach» → «sprechen»)."""
    table = words("verb_forms.txt")
    return MappingProxyType(
        {form: verb for verb, columns in table.items() for column in columns for form in column.split()}
    )


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
