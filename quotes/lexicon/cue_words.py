"""Reporting verbs and phrases, the verbs that label and quote, irregular forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from quotes.lexicon.lists import NO, STRENGTHS, VERB_CLASSES, LexiconError, OwnListError
from quotes.lexicon.merged import own_toml, toml, words
from quotes.lexicon.own import in_force, remembered

# Left out of a phrase: they change with number, gender and case («vertrat eine andere Ansicht» has none of them).
_ARTICLES = re.compile(r"(?:d(?:er|ie|as|en|em|es)|(?:ein|sein|ihr|kein)(?:e|er|es|en|em)?)", re.IGNORECASE)
_PHRASES = "reporting_phrases.toml"
_CONTRACTIONS = {"zum": "zu", "zur": "zu", "ins": "in", "im": "in", "am": "an", "vom": "von", "beim": "bei"}


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


def uncontracted(word: str) -> str:
    """Return the preposition of a word that merges one with an article («vom» → «von»), others as they are."""
    return _CONTRACTIONS.get(word, word)


@remembered()
def reporting_verbs() -> Mapping[str, Verb]:
    """Return the reporting verbs by infinitive, written together: «hinzufügen»."""
    table: dict[str, Verb] = {}
    for entry, (cls, strength) in words("reporting_verbs.txt").items():
        particle, base = _split(entry)
        table[particle + base] = Verb(particle + base, particle, base, cls, strength)
    return MappingProxyType(table)


@remembered()
def particle_verbs() -> Mapping[tuple[str, str], Verb]:
    """Return the separable reporting verbs by particle and base: («hinzu», «fügen»)."""
    return MappingProxyType({(verb.particle, verb.base): verb for verb in reporting_verbs().values() if verb.particle})


def _split(entry: str) -> tuple[str, str]:
    """Take «hinzu|fügen» or «sagen»; return particle (or "") and base."""
    particle, _, base = entry.rpartition("|")
    return particle, base


@remembered()
def as_verbs() -> Mapping[str, tuple[str, ...]]:
    """Return verbs that label by infinitive → frames (als, acc, für): «bezeichnen» → («als»,)."""
    return MappingProxyType({entry.replace("|", ""): rest for entry, rest in words("as_verbs.txt").items()})


@remembered()
def of_verbs() -> Mapping[str, tuple[str, ...]]:
    """Return verbs by infinitive → prepositions of the object that quotes: «sprechen» → («von», «über»)."""
    return MappingProxyType({entry.replace("|", ""): rest for entry, rest in words("of_verbs.txt").items()})


def parse_phrases(content: Mapping[str, Any], name: str, own: str = "") -> tuple[Phrase, ...]:
    """Take the content of the phrase file; return its phrases, alternatives written out, or raise LexiconError.

    ``own``: the path of a user's own file, in which a phrase with «-» before it has the strength NO.
    """
    fault, where = (OwnListError, own) if own else (LexiconError, name)
    found: dict[tuple[str, tuple[str, ...]], Phrase] = {}
    for cls, table in content.items():
        if cls not in VERB_CLASSES or not isinstance(table, dict) or not set(table) <= set(STRENGTHS):
            known = ", ".join(VERB_CLASSES)
            raise fault.at(where, 0, f"«{cls}» ist keine Klasse mit Listen strong und weak; möglich ist {known}")
        for strength, texts in table.items():
            if not isinstance(texts, list) or not all(isinstance(text, str) and text.strip(f"{NO} ") for text in texts):
                raise fault.at(where, 0, f"in {cls}, {strength} steht etwas anderes als Wendungen in Anführungszeichen")
            for phrase in (phrase for text in texts for phrase in _phrases(text, cls, strength, own=bool(own))):
                if (phrase.verb, phrase.words) in found:
                    raise fault.at(where, 0, f"«{phrase.text}» steht zweimal da")
                found[phrase.verb, phrase.words] = phrase
    return tuple(found.values())


def _phrases(text: str, cls: str, strength: str, *, own: bool) -> Iterator[Phrase]:
    """Return the phrases that a text of the file stands for."""
    out = own and text.startswith(NO)
    return _expanded(text.removeprefix(NO) if out else text, cls, NO if out else strength)


def _expanded(text: str, cls: str, strength: str) -> Iterator[Phrase]:
    """Take «die Ansicht/Meinung vertreten»; yield a phrase for each alternative.

    A separable verb gives a second phrase, for its particle apart: «gab eine Erklärung ab».
    """
    variants = [""]
    for word in text.split():
        variants = [f"{front} {choice}".strip() for front in variants for choice in word.split("/")]
    for variant in variants:
        *front, verb = variant.split()
        kept = tuple(uncontracted(word) for word in front if not _ARTICLES.fullmatch(word))
        particle, base = _split(verb)
        yield Phrase(variant.replace("|", ""), particle + base, kept, cls, strength)
        if particle:
            yield Phrase(variant.replace("|", ""), base, (*kept, particle), cls, strength)


@remembered()
def reporting_phrases() -> tuple[Phrase, ...]:
    """Return all light-verb phrases: the package's, the user's own over them."""
    found = {(phrase.verb, phrase.words): phrase for phrase in parse_phrases(toml(_PHRASES), _PHRASES)}
    for phrase in parse_phrases(own_toml(_PHRASES), _PHRASES, in_force().path(_PHRASES)):
        found[phrase.verb, phrase.words] = phrase
    return tuple(phrase for phrase in found.values() if phrase.strength != NO)


@remembered()
def _phrases_by_verb() -> Mapping[str, tuple[Phrase, ...]]:
    table: dict[str, list[Phrase]] = {}
    for phrase in reporting_phrases():
        table.setdefault(phrase.verb, []).append(phrase)
    # The phrase with most words first, so that «zu dem Schluss kommen» is found before a shorter one.
    return {verb: tuple(sorted(found, key=lambda phrase: -len(phrase.words))) for verb, found in table.items()}


def phrases_of(verb: str) -> tuple[Phrase, ...]:
    """Return the phrases of a light verb, those with most words first: «geben» → («zu Protokoll geben», …)."""
    return _phrases_by_verb().get(verb, ())


@remembered()
def verb_forms() -> Mapping[str, str]:
    """Return irregular verb form → infinitive («sprach» → «sprechen»)."""
    table = words("verb_forms.txt")
    return MappingProxyType(
        {form: verb for verb, columns in table.items() for column in columns for form in column.split()}
    )
