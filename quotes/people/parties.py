"""Which party a speaker belongs to, or is, as far as the text tells, and by which words it does.

A bracket or comma behind a name («Ida Korff (SPD)», «Ida Korff, SPD,»), a noun for a person with the party before or
behind it («SPD-Chefin», «Chefin der SPD»), a member's noun («der Sozialdemokrat») and an adjective before an office («die
grüne Ministerin») tell it. Who is against a party, or has left it, is none of its members; one who led it once is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from quotes import lexicon
from quotes.data import Entity, Mention
from quotes.people.genders import Shown
from quotes.people.pronouns import Known

_NOTHING = Shown()
_BEHIND = 140  # characters behind a mention that may tell a party
_ADJECTIVES: Mapping[str, str] = MappingProxyType(
    {
        "grün": "Grüne",
        "bündnisgrün": "Grüne",
        "sozialdemokratisch": "Sozialdemokrat",
        "christdemokratisch": "CDU",
        "christlichsozial": "CSU",
        "christlich-sozial": "CSU",
        "freiheitlich": "FPÖ",
        "freisinnig": "FDP",
        "grünliberal": "GLP",
    }
)
_PEOPLE = frozenset(
    "Sozialdemokrat Christdemokrat Christsozial Freidemokrat Freisinnig Freiheitlich Grünliberal".split()
)
_AWAY = frozenset("von vom des beim bei mit für gegen über an am im in aus zum zur".split())
_SOCIAL = "Sozialdemokrat"  # SPD, SPÖ or SP: by which of them the article names
_SOCIALS = (("SPÖ", re.compile(r"\bSPÖ\b")), ("SPD", re.compile(r"\bSPD\b")), ("SP", re.compile(r"\bSP\b(?!D|Ö)")))
_UNION = "CDU/CSU"  # «die Unionsabgeordnete»: of one of the two
_EUROPEAN = "EVP"  # whom a national party is told of, too, belongs to that
_FORMER = re.compile(r"\b(?:früher\w*|ehemalig\w*|ehemals|einstig\w*|vormalig\w*|vormals|damalig\w*|damals|Ex|Alt)\b")
_BRACKET = re.compile(r"[ \u00a0]?\(([^()]{1,90})\)")
_NOW = re.compile(r"(?:heute|jetzt|inzwischen|mittlerweile|nun|seit \d{4}) ")
_WORD = re.compile(r"\w[\w-]*")
_APPOSED = re.compile(
    r"(?:(?:der|die|eine?|derzeit|damals|heute|einst)\s)?(?:(?!d(?:er|ie|en|em|es)\b)[a-zäöü]+(?:e|er|es|en|em)\s|[A-ZÄÖÜ]\w+(?:er|s)\s){0,2}"
    r"([A-ZÄÖÜ][\w-]+)"
)  # «, die frühere Berliner Chefin der SPD»
_JOINED = re.compile(r"(?:\bund|\bsowie|,)\s(?:\w+\s)?$")
_OTHER = r"(?!\s(?:Liste|Jugend|Woche|Punkt|Band|Alternative|Kreuz|Hilfe|Gewölbe)\b)"  # «Chefin der Grünen Woche»
_WITH = re.compile(r"\s*(?:und|oder|sowie|/|,)\s*(?:der |den |die |dem )?")  # «Kandidat von SPD und FDP»
_LED = re.compile(r"\s+(?:ge\w+t|\w+iert|nahe?steh\w+|nahe)(?:e[nrms]?)?\b")  # «der von der SPD geführten Stadt»
_LINKS = r"(?:(?:in|im|der|des|den|dem|von|vom|bei|beim|die|für|auf)\s+|[a-zäöü]+e[nrs]\s+|[A-ZÄÖÜ]\w+er\s+)"


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The names of the parties as patterns."""

    free: str  # those that count wherever a party may stand
    every: str

    def behind(self) -> re.Pattern[str]:
        """Return what tells a party behind a name, but for brackets."""
        return _compiled(
            rf",\s(?P<comma>{self.every})(?=\s?[,.;:)“”\"«]|$)"
            rf"|,?\s(?:von|bei)\s(?:der|den|dem|die)\s(?:\w+er\s|\w+isch\w+\s)?(?P<of>{self.free}){_OTHER}(?![\w-]*\w)"
            rf"|,?\svom\s(?:\w+er\s|\w+isch\w+\s)?(?P<vom>{self.free})(?![\w-]*\w)"
            rf"|,\s(?:der|die)\s(?:seit\s\d{{4}}\s)?für\s(?:die|das|den)\s(?P<sits>{self.free})(?![\w-]*\w)"
        )


_CACHE: dict[str, re.Pattern[str]] = {}


def _compiled(pattern: str) -> re.Pattern[str]:
    found = _CACHE.get(pattern)
    if found is None:
        found = _CACHE[pattern] = re.compile(pattern)
    return found


@lexicon.remembered()
def _names() -> _Patterns:
    names = lexicon.party_names()
    ordered = sorted(names, key=len, reverse=True)
    return _Patterns(
        "|".join(re.escape(name) for name in ordered if not names[name][1]), "|".join(map(re.escape, ordered))
    )


def of_speaker(text: str, known: Known, entity: Entity, mention: Mention | None) -> Shown:
    """Return the party of an entity, nothing where the text tells none; arguments as for genders.of_speaker."""
    if entity.kind in {"organisation", "group"}:
        names = (entity.name, *entity.aliases)
        return next((shown for name in names if (shown := of_body(name, text)).value), _NOTHING)
    if entity.kind not in {"person", "unnamed"}:
        return _NOTHING
    mentions = [known.mentions[index] for index in entity.mentions] or ([mention] if mention is not None else [])
    named = [each for each in mentions if each.category == "name"]
    for asked in (named, [each for each in mentions if each.category == "role"]):
        sure = [shown for each in asked for shown in _firmly(text, each)]
        found = _one(sure) if sure else _one([shown for each in asked for shown in _loosely(text, each)])
        if found.value or sure:
            return found
    return _NOTHING


def _one(told: Sequence[Shown]) -> Shown:
    """Return the one party that is told; nothing where there are two, but for groups that several parties form."""
    national = [each for each in told if each.value not in {_EUROPEAN, _UNION}] or list(told)
    return national[0] if len({each.value for each in national}) == 1 else _NOTHING


def _firmly(text: str, mention: Mention) -> Iterator[Shown]:
    """Yield what brackets, commas and nouns with the name of a party tell of a mention."""
    phrase, behind = mention.span.of(text), text[mention.span.end : mention.span.end + _BEHIND]
    if mention.category == "name":
        last = mention.name.split()[-1] if mention.name else ""
        front, found, tail = phrase.rpartition(last) if last else ("", "", "")
        front, behind = (front, tail + behind) if found else (phrase, behind)
        yield from _in_words(front)
        yield from _behind(behind.split("\n", maxsplit=1)[0])
        yield from _in_words(mention.role)
    else:
        yield from _in_words(phrase)
        yield from _bracketed(behind)


def _behind(behind: str) -> Iterator[Shown]:
    """Yield what stands right behind a name: a bracket, «, SPD,», «von der SPD», an apposition."""
    yield from _bracketed(behind)
    found = _names().behind().match(re.sub(r"^s\b", "", behind))
    if found is not None and not _LED.match(behind[found.end() :]):
        name = next(each for each in found.groups() if each)
        yield _shown(name, found[0].strip(" ,"))
    added = re.match(r"(?:[ \u00a0]\(\d+\))?,\s([^,;.:()„“”»«\"–\n]{3,90})(?=\s?[,.(–:“”]|$)", behind)
    if added is not None:
        head = _APPOSED.match(added[1])
        if head is not None and lexicon.is_person(head[1]):
            yield from _in_words(added[1])


def _bracketed(behind: str) -> Iterator[Shown]:
    """Yield the party that a bracket at the start of a text holds: «(SPD)», «(Die Linke, Bremen)», «(früher FDP)» none."""
    bracket = _BRACKET.match(behind)
    if bracket is None:
        return
    whole = bracket[1].strip()
    pieces = (
        [whole]
        if whole in lexicon.party_names()
        else [piece.strip() for piece in re.split(r"[,;]|/(?!\s?Die|FW|Gr)", whole)]
    )
    told = []
    for piece in pieces:
        now = _NOW.match(piece)
        name = piece[now.end() :] if now else piece
        name = name if name in lexicon.party_names() else name.partition(" ")[0] if _is_place(name) else ""
        name = name.partition("-")[0] if "-" in name and name not in lexicon.party_names() else name
        if name in lexicon.party_names():
            told.append((now is not None, name))
    if told:  # the first, but for «(SPD, heute BSW)»; what stands behind is a place: «(SPD, Mitte)»
        yield _shown(max(told, key=lambda each: each[0])[1], f"({whole})")


def _is_place(name: str) -> bool:
    """Tell whether a party's name has a place behind it: «SPD Bremen»."""
    first, _, rest = name.partition(" ")
    return first in lexicon.party_names() and bool(rest) and rest[:1].isupper() and " " not in rest


def _in_words(words: str) -> Iterator[Shown]:
    """Yield the party that a role tells: «SPD-Chefin», «Chefin der SPD», «Grünen-Abgeordnete»."""
    if not words:
        return
    names = _names()
    for found in _compiled(rf"(?<![\w-])(Ex-|Alt-)?({names.every})-((?:\w+-)*\w+)").finditer(words):
        noun = found[3]
        if not _leads(words[: found.start()]):
            continue  # «Sprecher von SPD-Chef Ole Brandt»
        if _is_member(noun, former=bool(found[1]) or bool(_FORMER.search(words[: found.start()]))):
            yield _shown(found[2], found[0])
    for found in _compiled(r"(?<![\w-])(Grünen|Linken)(?=[a-zäöü]{3})(\w+)").finditer(words):
        if _is_member(found[2].capitalize(), former=bool(_FORMER.search(words[: found.start()]))):
            yield _shown(found[1], found[0])
    for found in _compiled(r"(?<![\w-])Unions-?([a-zäöü]{3}\w+|[A-ZÄÖÜ]\w+)").finditer(words):
        if _is_political(found[1].capitalize()):
            yield Shown(_UNION, f"„{found[0]}“")
    for found in _compiled(rf"(?<![\w-])({names.free})ler(?:in|s|n)?\b").finditer(words):
        yield _shown(found[1], found[0])
    pattern = rf"(?<![\w-])(?!D(?:er|ie|as|e[mns])\b|Eine?\b)([A-ZÄÖÜ][\w-]*\w)\s+{_LINKS}{{1,3}}(?:([A-ZÄÖÜ][\w-]*\w)\s+(?:[„»\"][^“”«\"]{{1,40}}[“”«\"]\s+)?{_LINKS}{{0,2}})?({names.free}){_OTHER}(?:-(\w+))?(?![\w-])"
    for found in _compiled(pattern).finditer(words):
        noun, within, body, rest = found[1], found[2] or "", found[4] or "", words[found.end() :]
        apart = _WITH.match(rest) and _compiled(rf"(?:{names.every})\b").match(rest, (_WITH.match(rest) or found).end())
        if (
            apart
            or _LED.match(rest)
            or (within and lexicon.is_person(within))
            or (body and not body.lower().endswith(tuple(lexicon.closed("party_bodies"))))
        ):
            continue
        if _is_member(noun, former=bool(_FORMER.search(words[: found.start()]))):
            yield _shown(found[3], found[0])


def _leads(before: str) -> bool:
    """Tell whether no other person's noun and no preposition stands before a noun in a role, but with «und»."""
    if _JOINED.search(before):
        return True
    words = _WORD.findall(before)
    people = any(word[:1].isupper() and not word.endswith("er") and lexicon.is_person(word) for word in words)
    return not people and not any(word in _AWAY for word in words)


def _is_member(noun: str, *, former: bool) -> bool:
    """Tell whether a noun beside a party's name is one of its people; ``former``: of old times."""
    small = noun.rpartition("-")[2].lower()
    plain = small.removesuffix("nen").removesuffix("in").replace("anwält", "anwalt")
    ends = tuple(lexicon.closed("no_members"))
    known = lexicon.person_gender(noun) or lexicon.person_gender(small.capitalize()) or small in {"mdb", "mdl", "ob"}
    if not known or plain == "experte" or plain.endswith(tuple(end for end in ends if end != "experte")):
        return False
    return not former or not plain.endswith(tuple(lexicon.closed("members")))


def _loosely(text: str, mention: Mention) -> Iterator[Shown]:
    """Yield what a member's noun or an adjective of a party tells: «der Sozialdemokrat», «die grüne Ministerin»."""
    phrase = mention.span.of(text)
    name = mention.name.split()[0] if mention.category == "name" and mention.name else ""
    words = _WORD.findall(phrase.partition(name)[0] if name else phrase) + _WORD.findall(mention.role)
    for word, after in pairwise([*words, ""]):
        noun = word.removesuffix("s") if word[:1].isupper() else ""
        party = lexicon.parties().get(noun.removesuffix("in").removesuffix("r"), "") if noun else ""
        if party and _is_said_of_people(noun, text) and _is_own(words, word):
            yield _social(text, party, word)
        elif noun in {"Grüne", "Grüner", "Grünen", "Linke", "Linker", "Linken"}:
            yield Shown("Grüne" if noun.startswith("Gr") else "Linke", f"„{word}“")
        elif word in _forms() and after[:1].isupper() and _is_political(after):
            yield _social(text, _forms()[word], f"{word} {after}")


def _is_said_of_people(noun: str, text: str) -> bool:
    """Tell whether a member's noun says that by itself; colours, pirates and communists need not be of a party."""
    plain = noun.removesuffix("in").removesuffix("r").removesuffix("n").removesuffix("e")
    return plain in _PEOPLE or (plain == "Liberal" and "FDP" in text)


def _is_own(words: Sequence[str], word: str) -> bool:
    """Tell whether nothing before a member's noun says that it is one of another country, or of former times."""
    before = words[: words.index(word)]
    foreign = frozenset(adjective for _, adjective in lexicon.governments().values() if adjective)
    stems = [re.sub(r"e[nrms]?$", "", each.lower()) for each in before]
    own = {"deutsch", "österreichisch", "schweizerisch"}
    return not any(stem in foreign - own for stem in stems) and not _FORMER.search(" ".join(before))


def _social(text: str, party: str, word: str) -> Shown:
    """Return the party of a noun; that of social democrats by which of the three the article names, SPD if none."""
    if party not in {_SOCIAL, "SP", "SPD", "SPÖ"}:
        return Shown(party, f"„{word}“")
    named = [name for name, pattern in _SOCIALS if pattern.search(text)]
    return Shown(named[0] if len(named) == 1 else "SPD", f"„{word}“") if len(named) < 2 or "SPD" in named else _NOTHING


@lexicon.remembered()
def _forms() -> Mapping[str, str]:
    """Return the forms of the adjectives of parties → the party."""
    return {stem + end: party for stem, party in _ADJECTIVES.items() for end in ("e", "en", "er", "em", "es")}


def _is_political(noun: str) -> bool:
    """Tell whether a noun is an office or work in politics."""
    small = noun.rpartition("-")[2].lower().removesuffix("in")
    return small.endswith(tuple(lexicon.closed("political")))


def of_body(name: str, text: str) -> Shown:
    """Return the party that an organisation or group is: «SPD», «Grünen-Fraktion», «Berliner CDU», «SPD-Abgeordnete»."""
    names = _names()
    bodies = f"(?i:{'|'.join(lexicon.closed('party_bodies'))})"
    front = r"(?:[A-ZÄÖÜ]\w+er\s|[a-zäöü]\w+\s)?"
    whole = _compiled(
        rf"{front}({names.free}|Die Mitte)(?:\s(?:in\s|im\s)?(?!Jugend)[A-ZÄÖÜ][\w-]+)?"
        rf"|{front}({names.every})-(?:\w+-)*\w*{bodies}\b.*"
        rf"|{front}[\w-]*{bodies}(?:s|es)?\s{_LINKS}{{0,3}}({names.free})(?:\s[\w-]+)?"
        rf"|{front}(Grünen|Linken){bodies}\b.*",
    ).fullmatch(name)
    if whole is not None:
        return _shown(next(each for each in whole.groups() if each), name)
    told = [*_in_words(name)]
    if not told:
        nouns = [word for word in _WORD.findall(name) if word[:1].isupper()]
        if nouns == ["Union"] and re.search(r"\bC[DS]U\b", text):
            return Shown(_UNION, f"„{name}“")
        known = len(nouns) == 1 and name[:1].isupper() and _is_said_of_people(nouns[0], text)
        people = sorted(lexicon.parties_of(nouns[0])) if known else []
        told = [_social(text, people[0], nouns[0])] if len(people) == 1 or people[:1] == ["SPD"] else []
    return _one(told) if " und " not in name else _NOTHING


def _shown(name: str, by: str) -> Shown:
    """Return a party by one of its names."""
    return Shown(lexicon.party_names()[name][0], f"„{by}“")
