"""Which party a speaker belongs to, or is, as far as the text tells, and by which words it does.

A bracket or comma behind a name («Ida Korff (SPD)», «Ida Korff, SPD,»), a noun for a person with the party before or
behind it («SPD-Chefin», «Chefin der SPD»), a member's noun («der Sozialdemokrat») and an adjective before an office
(«die grüne Ministerin») tell it. Who is against a party, or has left it, is none of its members; who led it once, is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from quotes import lexicon
from quotes.data import Entity, Mention
from quotes.people import party_phrases, spoken_for
from quotes.people.genders import Shown
from quotes.people.party_phrases import UNION
from quotes.people.pronouns import Known

_NOTHING = Shown()
_BEHIND = 140  # characters behind a mention that may tell a party
_SOCIAL = "Sozialdemokrat"
_ADJECTIVES: Mapping[str, str] = MappingProxyType(
    {
        "grün": "Grüne",
        "bündnisgrün": "Grüne",
        "sozialdemokratisch": _SOCIAL,
        "christdemokratisch": "CDU",
        "christlichsozial": "CSU",
        "christlich-sozial": "CSU",
        "freiheitlich": "FPÖ",
        "freisinnig": "FDP",
        "grünliberal": "GLP",
    }
)
_MEMBERS = frozenset(
    "Sozialdemokrat Christdemokrat Christsozial Freidemokrat Freisinnig Freiheitlich Grünliberal".split()
)
_NAMED = frozenset({"Grüne", "Grüner", "Grünen", "Linke", "Linker", "Linken"})
_AUSTRIAN = re.compile(r"\bSPÖ\b")
_GERMAN = re.compile(r"\bSPD\b")
_SWISS = re.compile(r"\bSP\b(?!D|Ö)")
_SOCIALS = MappingProxyType({"SPÖ": _AUSTRIAN, "SPD": _GERMAN, "SP": _SWISS})  # which the article names, is meant
_OWN = frozenset({"deutsch", "österreichisch", "schweizerisch"})
_EUROPEAN = "EVP"  # whom a national party is told of, too, belongs to that
_FURTHER = re.compile(r"\s[A-ZÄÖÜ]\w+")
_WORD = re.compile(r"\w[\w-]*")
_FORMER = re.compile(r"\b(?:früher\w*|ehemalig\w*|ehemals|einstig\w*|vormalig\w*|Ex|Alt)\b")


def of_speaker(text: str, known: Known, entity: Entity, mention: Mention | None) -> Shown:
    """Return the party of an entity, nothing where the text tells none; arguments as for genders.of_speaker."""
    if entity.kind in {"organisation", "group"}:
        names = (entity.name, *entity.aliases)
        return next((shown for name in names if (shown := of_body(name, text)).value), _NOTHING)
    if entity.kind not in {"person", "unnamed"}:
        return _NOTHING
    mentions = [known.mentions[index] for index in entity.mentions] or ([mention] if mention is not None else [])
    for category in ("name", "role"):  # what was tied to a name may be somebody else's
        asked = [each for each in mentions if each.category == category]
        sure = [shown for each in asked for shown in _firmly(text, each)]
        if category == "name":
            sure += _bracketed_anywhere(text, entity)
        found = _one(sure or [shown for each in asked for shown in _loosely(text, each)])
        if found.value or sure:
            return found
    return _NOTHING


def _bracketed_anywhere(text: str, entity: Entity) -> Iterator[Shown]:
    """Yield what brackets tell behind the whole name of a person, also where no mention was found: in a headline."""
    for name in {entity.name, *entity.aliases}:
        if " " in name:
            for found in re.finditer(rf"(?<!\w){re.escape(name)}(?=(?: \(\d+\))? \()", text):
                rest = text[found.end() : found.end() + _BEHIND]
                yield from party_phrases.bracketed(re.sub(r"^ \(\d+\)(?= \()", "", rest))


def of_body(name: str, text: str) -> Shown:
    """Return the party that an organisation or group is: «SPD», «Berliner CDU», «SPD-Abgeordnete», «die Liberalen»."""
    found = party_phrases.of_name(name)
    if found.value:
        return found
    nouns = [word for word in _WORD.findall(name) if word[:1].isupper()]
    if nouns == ["Union"]:
        return Shown(UNION, f"„{name}“") if re.search(r"\bC[DS]U\b", text) else _NOTHING
    if " und " in name:
        return _NOTHING
    told = [*party_phrases.in_words(name)]
    if not told and nouns == [name] and _is_of_members(name, text):
        people = sorted(lexicon.parties_of(name))
        told = [_social(text, people[0], name)] if len(people) == 1 or people[:1] == ["SPD"] else []
    return _one(told)


def _one(told: Sequence[Shown]) -> Shown:
    """Return the one party that is told; nothing where there are two, but for groups that several parties form."""
    national = [each for each in told if each.value not in {_EUROPEAN, UNION}] or list(told)
    return national[0] if len({each.value for each in national}) == 1 else _NOTHING


def _firmly(text: str, mention: Mention) -> Iterator[Shown]:
    """Yield what brackets, commas and nouns with the name of a party tell of a mention."""
    phrase, after = mention.span.of(text), text[mention.span.end : mention.span.end + _BEHIND]
    if mention.category != "name":
        further = _FURTHER.match(after)  # «die Chefin der Grünen Liste», of which a parser sees a part
        yield from party_phrases.in_words(phrase + (further[0] if further is not None else ""))
        yield from party_phrases.bracketed(after)
        return
    last = mention.name.split()[-1] if mention.name else ""
    front, found, tail = phrase.rpartition(last) if last else ("", "", "")
    front, after = (front, tail + after) if found else (phrase, after)
    yield from party_phrases.in_words(front)
    yield from party_phrases.behind(after.split("\n", maxsplit=1)[0])
    yield from party_phrases.in_words(mention.role)
    yield from spoken_for.clauses(text, mention)


def _loosely(text: str, mention: Mention) -> Iterator[Shown]:
    """Yield what a member's noun or an adjective of a party tells: «der Sozialdemokrat», «die grüne Ministerin»."""
    phrase = mention.span.of(text)
    name = mention.name.split()[0] if mention.category == "name" and mention.name else ""
    front = _WORD.findall(phrase.partition(name)[0] if name else phrase)
    if front and front[-1] in _NAMED and not any(word[:1].isupper() for word in front[1:-1]):
        yield Shown("Grüne" if front[-1].startswith("Gr") else "Linke", f"„{front[-1]}“")  # «die Grüne Ida Korff»
    words = front + _WORD.findall(mention.role)
    for word, after in pairwise([*words, ""]):
        noun = word.removesuffix("s") if word[:1].isupper() else ""
        party = lexicon.parties().get(noun.removesuffix("in").removesuffix("r"), "") if noun else ""
        if party and _is_of_members(noun, text) and _is_own(words, word):
            yield _social(text, party, word)
        elif word in _forms() and after[:1].isupper() and party_phrases.is_political(after):
            yield _social(text, _forms()[word], f"{word} {after}")


def _is_of_members(noun: str, text: str) -> bool:
    """Tell whether a member's noun says that by itself; colours, pirates and communists need not be of a party."""
    plain = noun.removesuffix("in").removesuffix("r").removesuffix("n").removesuffix("e")
    return plain in _MEMBERS or (plain == "Liberal" and "FDP" in text)


def _is_own(words: Sequence[str], word: str) -> bool:
    """Tell whether nothing before a member's noun says that it is one of another country, or of former times."""
    before = words[: words.index(word)]
    foreign = frozenset(adjective for _, adjective in lexicon.governments().values() if adjective) - _OWN
    stems = [re.sub(r"e[nrms]?$", "", each.lower()) for each in before]
    return not any(stem in foreign for stem in stems) and not _FORMER.search(" ".join(before))


def _social(text: str, party: str, word: str) -> Shown:
    """Return the party of a noun; of social democrats the one of three that the article names, SPD if it names none."""
    if party not in {_SOCIAL, *_SOCIALS}:
        return Shown(party, f"„{word}“")
    named = [name for name, pattern in _SOCIALS.items() if pattern.search(text)]
    return Shown(named[0] if named else "SPD", f"„{word}“") if len(named) < 2 else _NOTHING


@lexicon.remembered()
def _forms() -> Mapping[str, str]:
    """Return the forms of the adjectives of parties → the party."""
    return {stem + end: party for stem, party in _ADJECTIVES.items() for end in ("e", "en", "er", "em", "es")}
