"""The party that a stretch of text tells: «SPD-Chefin», «Chefin der SPD», «(SPD)», «von der SPD», «Berliner SPD».

Everything here looks at words alone and knows nobody; whom they are about is decided in quotes.people.parties.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quotes import lexicon
from quotes.people.genders import Shown

UNION = "CDU/CSU"  # «die Unionsabgeordnete»: of one of the two
_LONGEST = 300  # characters that are looked at
_SHORT = frozenset({"mdb", "mdl", "ob"})  # «SPD-MdB»: as short as nouns for persons are
_FORMER = re.compile(r"\b(?:früher\w*|ehemalig\w*|ehemals|einstig\w*|vormalig\w*|vormals|damalig\w*|damals|Ex|Alt)\b")
_BRACKET = re.compile(r"[ \u00a0]?\(([^()]{1,90})\)")
_PARTS = re.compile(r"[,;]|/(?!\s?Die|FW|Gr)")
_NOW = re.compile(r"(?:heute|jetzt|inzwischen|mittlerweile|nun|seit \d{4}) ")
_WORD = re.compile(r"\w[\w-]*")
_WITH = re.compile(r"\s*(?:und|oder|sowie|/|,)\s*(?:der |den |die |dem )?")  # «Kandidat von SPD und FDP»
_LED = re.compile(r"\s+(?:ge\w+t|\w+iert|nahe?steh\w+|nahe)(?:e[nrms]?)?\b")  # «der von der SPD geführten Stadt»
_PARTICIPLE = (
    r"(?:\s(?!(?:ha[tb]|hatte|ist|will|kann|möchte)\w*\b)[a-zäöü]\w*){0,3}"
    r"\s(?:\w*ge\w+(?:t|en)|(?:ver|be|er|ent|unter|über)\w+(?:t|en)|\w+iert)"
)
_PASSIVE = re.compile(rf"{_PARTICIPLE}\s(?:wird|wurde|werde|werden|worden|würde|sei|ist|war)\b")  # «… gewählt wurde»
_ABSOLUTE = re.compile(rf"{_PARTICIPLE}\s?[,.]")  # «Ole Berg, von der FDP scharf kritisiert,»
_APPOSED = re.compile(
    r"(?:(?:der|die|eine?|derzeit|damals|heute|einst)\s)?"
    r"(?:(?!d(?:er|ie|en|em|es)\b)[a-zäöü]+(?:e|er|es|en|em)\s|[A-ZÄÖÜ]\w+(?:er|s)\s){0,2}([A-ZÄÖÜ][\w-]+)"
)  # «, die frühere Berliner Chefin der SPD»
_ADDED = re.compile(r"(?:[ \u00a0]\(\d+\))?,\s([^,;.:()„“”»«\"–\n]{3,90})(?=\s?[,.(–:“”]|$)")
_JOINED = re.compile(r"(?:\bund|\bsowie|,)\s(?:\w+\s)?$")
_AWAY = frozenset("von vom des beim bei mit für gegen über an am im in aus zum zur".split())
_GLUED = re.compile(r"(?<![\w-])(Grünen|Linken)(?=[a-zäöü]{3})(\w+)")  # «Grünenpolitikerin»
_OF_UNION = re.compile(r"(?<![\w-])Unions-?([a-zäöü]{3}\w+|[A-ZÄÖÜ]\w+)")


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What the names of the parties are found by."""

    name: re.Pattern[str]
    behind: re.Pattern[str]  # a name: «, SPD,», «von der SPD», «, die für die SPD im Rat sitzt»
    compound: re.Pattern[str]  # «Ex-SPD-Chefin»
    person: re.Pattern[str]  # «FDPler»
    chain: re.Pattern[str]  # «Sprecherin des Arbeitskreises „Wald“ in der SPD»
    body: re.Pattern[str]  # a whole name: «Berliner SPD», «SPD-Fraktion», «Ortsverein der SPD»


@lexicon.remembered()
def _patterns() -> _Patterns:
    """Return the patterns, of the lists in force."""
    names = lexicon.party_names()
    ordered = sorted(names, key=len, reverse=True)
    every = "|".join(map(re.escape, ordered))
    free = "|".join(re.escape(name) for name in ordered if not names[name][1])  # those that are no common words
    bodies = f"(?i:{'|'.join(lexicon.closed('party_bodies'))})"
    # «Chefin der Grünen Woche» leads no party
    apart = r"(?!\s(?:Liste|Jugend|Woche|Punkt|Band|Alternative|Kreuz|Hilfe|Gewölbe)\b)(?![\w-]*\w)"
    # «von der Berliner SPD», «von der rechten SVP», «vom Koalitionspartner FDP»; not «von der früheren SED»
    old = r"(?!(?:früher|ehemalig|einstig|damalig|vormalig|verboten|aufgelöst)en\s)"
    where = rf"(?:{old}(?:\w+er\s|\w+isch\w+\s|[a-zäöü]\w+en\s|[A-ZÄÖÜ]\w*(?:partner|partei)\s))?"
    links = r"(?:(?:in|im|der|des|den|dem|von|vom|bei|beim|die|für|auf)\s+|[a-zäöü]+e[nrs]\s+|[A-ZÄÖÜ]\w+er\s+)"
    past = r"[^,.]{0,60}\b(?:saß|sass|früher|damals|einst|kandidierte|bis\s\d{4})\b"  # may be no longer of it
    sits = r"[^,.]{0,60}\b(?:sitzt|politisiert|kandidiert)\b"
    front = r"(?:[A-ZÄÖÜ]\w+er\s|[a-zäöü]\w+\s)?"
    return _Patterns(
        name=re.compile(rf"(?:{every})\b"),
        behind=re.compile(
            rf",\s({every})(?=\s?[,.;:)“”\"«]|$)"
            rf"|,?\s(?:von|bei)\s(?:der|den|dem|die)\s{where}({free}){apart}"
            rf"|,?\svom\s{where}({free}){apart}"
            rf"|,\s(?:der|die)\s(?:seit\s\d{{4}}\s)?für\s(?:die|das|den)\s({free}){apart}(?!{past})"
            rf"|,\s(?:der|die)\s(?:seit\s\d{{4}}\s)?für\s(?:die|das|den)\s(SP)\b(?={sits})"
        ),
        compound=re.compile(rf"(?<![\w-])(Ex-|Alt-)?({every})-((?:\w+-)*\w+)"),
        person=re.compile(rf"(?<![\w-])({free})ler(?:in|s|n)?\b"),
        chain=re.compile(
            rf"(?<![\w-])(?!D(?:er|ie|as|e[mns])\b|Eine?\b)(?P<noun>[A-ZÄÖÜ][\w-]*\w)\s+{links}{{1,3}}"
            rf"(?:(?P<within>[A-ZÄÖÜ][\w-]*\w)\s+(?:[„»\"][^“”«\"]{{1,40}}[“”«\"]\s+)?{links}{{0,2}})?"
            rf"(?P<party>{free})(?P<body>-\w+)?{apart}"
        ),
        body=re.compile(
            rf"{front}({free}|Die Mitte)(?:\s(?:in\s|im\s)?(?!Jugend|Liste|Woche)[A-ZÄÖÜ][\w-]+)?"
            rf"|{front}({every})-(?:\w+-)*\w*{bodies}\b.*"
            rf"|{front}[\w-]*{bodies}(?:s|es)?\s{links}{{0,3}}({free})(?:\s[\w-]+)?"
            rf"|{front}(Grünen|Linken){bodies}\b.*"
        ),
    )


def shown(name: str, by: str) -> Shown:
    """Return a party by one of its names, and the words that tell it."""
    return Shown(lexicon.party_names()[name][0], f"„{by}“")


def behind(text: str) -> Iterator[Shown]:
    """Yield what stands right behind a person's name: a bracket, «, SPD,», «von der SPD», an apposition."""
    yield from bracketed(text)
    found = _patterns().behind.match(text)
    if found is not None and not is_of_passive(found[0], text[found.end() :]):
        yield shown(next(each for each in found.groups() if each), found[0].strip(" ,"))
    added = _ADDED.match(text)
    head = _APPOSED.match(added[1]) if added is not None else None
    if added is not None and head is not None and lexicon.is_person(head[1]):
        yield from in_words(added[1])


def is_of_passive(found: str, rest: str) -> bool:
    """Tell whether the words behind «von der SPD», as found, make of it who does something: «… gewählt wurde»."""
    absolute = found.startswith(",") and _ABSOLUTE.match(rest)
    return bool(absolute or _LED.match(rest) or _PASSIVE.match(rest))


def bracketed(text: str) -> Iterator[Shown]:
    """Yield the party in a bracket that a text begins with: of «(SPD)», «(Die Linke, Bremen)», not «(früher FDP)»."""
    bracket = _BRACKET.match(text)
    if bracket is None:
        return
    whole = bracket[1].strip()
    told = []
    for piece in [whole] if whole in lexicon.party_names() else map(str.strip, _PARTS.split(whole)):
        now = _NOW.match(piece)
        name = _named(piece[now.end() :] if now else piece)
        if name:
            told.append((now is not None, name))
    if told:  # the first, but for «(SPD, heute BSW)»; what stands behind is a place: «(SPD, Mitte)»
        yield shown(max(told, key=lambda each: each[0])[1], f"({whole})")


def _named(piece: str) -> str:
    """Return the party's name that a part of a bracket is, maybe with a place or a seat: «SPD Bremen», «CDU-MdB»."""
    names = lexicon.party_names()
    if piece in names:
        return piece
    first, _, rest = piece.partition(" ")
    if first in names and rest[:1].isupper() and " " not in rest:
        return first
    front = piece.partition("-")[0]
    return front if "-" in piece and " " not in piece and front in names else ""


def in_words(words: str) -> Iterator[Shown]:
    """Yield the party that the words for a person tell: «SPD-Chefin», «Chefin der SPD», «Grünen-Abgeordnete»."""
    words = words[-_LONGEST:]  # what stands nearest before the name; a parser may make a phrase of a page
    yield from _in_compounds(words)
    yield from _in_chains(words)


def _in_compounds(words: str) -> Iterator[Shown]:
    """Yield the party of «Ex-SPD-Chefin», «Grünenpolitikerin», «Unionsabgeordnete», «FDPler»."""
    patterns = _patterns()
    for found in patterns.compound.finditer(words):
        leads = _leads(words[: found.start()])  # not «Sprecher von SPD-Chef Ole Brandt»
        if leads and is_member(found[3], former=bool(found[1]) or _is_former(words[: found.start()])):
            yield shown(found[2], found[0])
    for found in _GLUED.finditer(words):
        if is_member(found[2].capitalize(), former=_is_former(words[: found.start()])):
            yield shown(found[1], found[0])
    for found in _OF_UNION.finditer(words):
        if is_political(found[1].capitalize()):
            yield Shown(UNION, f"„{found[0]}“")
    for found in patterns.person.finditer(words):
        yield shown(found[1], found[0])


def _in_chains(words: str) -> Iterator[Shown]:
    """Yield the party of «Chefin der SPD», «Abgeordnete der Fraktion Die Linke»."""
    for found in _patterns().chain.finditer(words):
        within, body, rest = found["within"] or "", found["body"] or "", words[found.end() :]
        joint = _WITH.match(rest)
        several = joint is not None and _patterns().name.match(rest, joint.end())
        bodiless = body and not body.lower().endswith(tuple(lexicon.closed("party_bodies")))
        if several or bodiless or _LED.match(rest) or (within and lexicon.is_person(within)):
            continue
        if is_member(found["noun"], former=_is_former(words[: found.start()])):
            yield shown(found["party"], found[0])


def _is_former(before: str) -> bool:
    """Tell whether words before a noun say that it no longer holds: «der frühere SPD-Mann»."""
    return bool(_FORMER.search(before))


def _leads(before: str) -> bool:
    """Tell whether no other person's noun and no preposition stands before a noun in a role, but with «und»."""
    if _JOINED.search(before):
        return True
    words = _WORD.findall(before)
    people = any(word[:1].isupper() and not word.endswith("er") and lexicon.is_person(word) for word in words)
    return not people and not any(word in _AWAY for word in words)


def is_member(noun: str, *, former: bool) -> bool:
    """Tell whether a noun beside a party's name is one of its people; ``former``: of old times."""
    small = noun.rpartition("-")[2].lower()
    plain = small.removesuffix("nen").removesuffix("in").replace("anwält", "anwalt")
    if plain == "experte":  # «AfD-Experte»; a «CDU-Innenexperte» is one of the CDU's
        return False
    known = lexicon.person_gender(noun) or lexicon.person_gender(small.capitalize()) or small in _SHORT
    known = known or is_political(noun)  # «ÖVP-Mandatar»
    if not known or plain.endswith(tuple(lexicon.closed("no_members"))):
        return False
    return not former or not plain.endswith(tuple(lexicon.closed("members")))


def is_political(noun: str) -> bool:
    """Tell whether a noun is an office or work in politics."""
    small = noun.rpartition("-")[2].lower()
    return small.endswith(tuple(lexicon.closed("political"))) or small.removesuffix("in").endswith(
        tuple(lexicon.closed("political"))
    )


def of_name(name: str) -> Shown:
    """Return the party that a body of this name is: «SPD», «Grünen-Fraktion», «Berliner CDU», «Ortsverein der SPD»."""
    whole = _patterns().body.fullmatch(name) if len(name) < _LONGEST else None
    return Shown() if whole is None else shown(next(each for each in whole.groups() if each), name)
