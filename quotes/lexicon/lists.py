"""What a word list may hold, and where a line of one is wrong."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Self

from quotes.errors import QuotesError

VERB_CLASSES = ("neutral", "sound", "other")
STRENGTHS = ("strong", "weak")
NO = "-"  # in the second column: the word only ends like one of the list (Tonleiter is no Leiter)
WHOLE = "whole"  # in the last column: not as the end of a compound (Fahrzeuge are no Zeugen)
END = "end"  # in the last column of cue nouns: compounds with this end count, too (Polizeiangaben)

_PREPOSITIONS = (
    "an", "auf", "aus", "bei", "für", "gegen", "in", "mit", "nach", "über", "um", "von", "vor", "zu", "als",
)  # fmt: skip
CUE_TAGS = ("words", "view", "document", "event")
_PERSON = ("m", "f", "mf", NO)
_NOUN = ("m", "f", "n", "p", NO)
_FIRM = ("form", "part", "before", "general")
_CLASSES = ("work", "press", "vehicle", "event", "organisation", "place", "law", "name", "term", NO)

# What the columns behind the first may hold: no words for free text, "?" for a column that may lack.
_COLUMNS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "reporting_verbs.txt": (VERB_CLASSES, STRENGTHS),
    "as_verbs.txt": (("als", "acc", "für"), ("?", "als", "acc", "für")),
    "of_verbs.txt": (_PREPOSITIONS, *[("?", *_PREPOSITIONS)] * 6),
    "cue_nouns.txt": (CUE_TAGS, ("?", *CUE_TAGS, END), ("?", END)),
    "document_nouns.txt": (_NOUN, ("?", WHOLE)),
    "role_nouns.txt": (_PERSON, ("?", "name")),
    "role_suffixes.txt": (_PERSON,),
    "titles.txt": (("m", "f", "mf"),),
    "organisation_nouns.txt": (_NOUN, ("?", WHOLE)),
    "group_nouns.txt": (("?", WHOLE, NO),),
    "media.txt": (("?", "pattern"),),
    "work_nouns.txt": (_CLASSES, ("?", WHOLE)),
    "scare_markers.txt": (("adjective", "fixed"),),
    "abbreviations.txt": (("?", "final"),),
    "given_names.txt": (("m", "f", "mf"),),
    "given_names_extra.txt": (("m", "f", "mf", NO),),
    "androgynous_names.txt": (("both", "italian"),),
    "countries.txt": ((), ()),
    "verb_forms.txt": ((),),
    "resumptive_nouns.txt": (),
    "special_verbs.txt": (("deny", "continue", "publish", "gesture", "ask", "show", "react", "escape"),),
    "firm_words.txt": (_FIRM, ("?", *_FIRM), ("?", *_FIRM)),
    "interview_labels.txt": (("question", "answer", "other"),),
    "press_roles.txt": (),
    "abstract_ends.txt": (),
    "person_ends.txt": (_PERSON,),
    "things.txt": (("?", WHOLE),),
    "parties.txt": ((),),
    "party_names.txt": ((), ("?", "tight")),
    "fields.txt": ((),),
    "posts.txt": ((),),
    "verb_particles.txt": (),
    "konjunktiv_phrases.txt": (),
    "negations.txt": (),
}

TXTS = tuple(_COLUMNS)
TOMLS = ("closed_classes.toml", "reporting_phrases.toml", "source_prepositions.toml")
"""The lists that users may have of their own; certainty.toml is counted, pages.toml is about web pages."""

_VERBS = frozenset({"reporting_verbs.txt", "as_verbs.txt", "of_verbs.txt", "special_verbs.txt"})
_SEPARATOR = re.compile(r"\t+| {2,}")


class LexiconError(QuotesError):
    """A word list of the package that cannot be read: a fault in the installation."""

    exit_code = 3

    @classmethod
    def at(cls, name: str, line: int, what: str) -> Self:
        """Name the file, the line (0: the whole file) and what is wrong there."""
        where = f"{name}, Zeile {line}" if line else name
        return cls(f"Wortliste {where}: {what}.")

    @classmethod
    def two_at_once(cls, here: str, wanted: str) -> Self:
        """Two threads of a process want different lists."""
        names = " und ".join(f"«{name}»" if name else "ohne eigene" for name in (here, wanted))
        return cls(f"Zwei Threads arbeiten mit verschiedenen Wortlisten ({names}); bitte zwei Prozesse nehmen.")


class OwnListError(LexiconError):
    """A slip in a list of the user's own, or in the name of its folder."""

    exit_code = 2

    @classmethod
    def no_folder(cls, folder: str, cause: str) -> Self:
        """Tell of a folder that cannot be read; ``cause`` is the operating system's reason."""
        return cls(f"--lexicon: «{folder}» ist kein Ordner mit Wortlisten ({cause}); bitte den Pfad prüfen.")

    @classmethod
    def unknown(cls, path: str, known: Sequence[str]) -> Self:
        """Tell of a file whose name is that of no list."""
        return cls(f"Wortliste {path}: Eine Liste dieses Namens gibt es nicht; möglich sind {', '.join(known)}.")


Columns = Mapping[str, tuple[str, ...]]
"""The first column of a list → the remaining ones."""


def knows_no(name: str) -> bool:
    """Tell whether «-» in the second column says something of its own in a list."""
    return any(NO in column for column in _COLUMNS[name][:1])


def parse(text: str, name: str, own: str = "") -> Columns:
    """Take a list's text and its file name; return first column → remaining columns, in the order of the file.

    ``own``: the path of a user's own list, in which an entry with «-» alone takes a word out.

    Raises LexiconError when a column is missing, too many, unknown, or an entry stands there twice.
    """
    fault, where = (OwnListError, own) if own else (LexiconError, name)
    table: dict[str, tuple[str, ...]] = {}
    for number, entry in entries(text):
        first, *rest = [column.strip() for column in _SEPARATOR.split(entry)]
        if first in table:
            raise fault.at(where, number, f"«{first}» steht schon weiter oben")
        wrong = _wrong(name, first, rest) if rest != [NO] or not own else ""
        if wrong:
            raise fault.at(where, number, wrong)
        table[first] = tuple(rest)
    return MappingProxyType(table)


def entries(text: str) -> Iterator[tuple[int, str]]:
    """Take a list's text; yield line number and content of each entry, without comments and blank lines."""
    for number, line in enumerate(text.split("\n"), start=1):
        entry = re.split(r"(?:^|\s)#", line, maxsplit=1)[0].strip()
        if entry:
            yield number, entry


def _wrong(name: str, first: str, rest: list[str]) -> str:
    """Return in German why the columns of a line are not those of the file's list, nothing if they are."""
    wanted = _COLUMNS.get(name)
    if wanted is None:
        return ""
    least = sum(1 for column in wanted if "?" not in column)
    if not least <= len(rest) <= len(wanted):
        count = str(least + 1) if least == len(wanted) else f"{least + 1} bis {len(wanted) + 1}"
        return f"«{first}» hat {len(rest) + 1} Spalte(n) statt {count}; zwischen die Spalten gehört ein Tabulator"
    for value, allowed in zip(rest, wanted, strict=False):
        if allowed and value not in allowed:
            known = ", ".join(word for word in allowed if word != "?")
            return f"«{value}» ist hier unbekannt, möglich ist {known}"
    return _wrong_entry(name, first)


def _wrong_entry(name: str, first: str) -> str:
    """Return in German why a word itself cannot stand in a list, nothing if it can."""
    if first.count("|") > 1 or first.startswith("|") or first.endswith("|"):
        return f"«{first}» braucht genau einen Strich, hinter der Vorsilbe"
    if name in _VERBS and not (first.endswith("n") and first.islower()):
        return f"«{first}» ist keine Grundform eines Verbs, wie «sagen» oder «hinzu|fügen»"
    return ""


def parse_toml(text: str, name: str, own: str = "") -> dict[str, Any]:
    """Take the text of a TOML file and its name (and path, if it is a user's); return its content.

    Raises LexiconError.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1  # «at end of document»
        fault = OwnListError if own else LexiconError
        raise fault.at(own or name, line, "ist kein gültiges TOML, oft fehlt ein Komma") from None
