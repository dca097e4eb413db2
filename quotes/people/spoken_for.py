"""The party that somebody speaks for, by the clause a name stands in, and local lists, which no list of parties has.

«Für die SPD verlangte Ida Korff …», «die SPD, für die Ida Korff sprach», «Deren Sprecherin Ida Korff», «Ida Korff von
der Bürgerliste Lund». A list is the party by its name, or by its short form in capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quotes import lexicon
from quotes.data import Mention
from quotes.people import party_phrases
from quotes.people.genders import Shown

_AHEAD = 400  # characters before a mention that are looked at
_LIST = (
    r"(?:Bürger|Wähler|Frauen|Gemeinde|Stadt|Dorf|Heimat|Umwelt|Orts)liste|Liste"
    r"|Wähler(?:gemeinschaft|vereinigung|gruppe|gruppierung)|Bürger(?:gemeinschaft|vereinigung)"
)
_FREE = r"(?:Unabhängige|Freie|Parteilose|Parteifreie|Überparteiliche|Bunte|Alternative|Christliche|Soziale)n?\s"
_NAME = r"(?:\s(?:für\s)?(?!Jugend\b)[A-ZÄÖÜ][\w-]+){1,3}"
_BODY = (
    rf"(?:(?:{_FREE})?(?:{_LIST}){_NAME}|{_FREE}(?!Liste)(?:{_LIST}))(?![\w-])"
    rf"(?:\s\([A-ZÄÖÜ][\w-]{{1,6}}\))?"
)
_SHORT = re.compile(r"\s\(([A-ZÄÖÜ][\w-]{1,6})\)$")
_CLASS = re.compile(r"Wähler(?:gemeinschaft|vereinigung|gruppe|gruppierung) (?=([A-ZÄÖÜ]\w+))")
_BRACKET = re.compile(r"\s\(([^()]{2,60})\)")
_FORMER = re.compile(r"\b(?:früher\w*|ehemal\w*|einst\w*|vormal\w*|damal\w*|Ex)\b")
_DIRECTLY = re.compile(r"(?<![\w-])(?:[\w-]++ ){1,3}$")
_BESIDE = re.compile(
    r"\b(?:mit|von|bei|neben|wie|als|für|über|an|gegen)\s(?:(?:der|die)\s)?(?:(?!de[nm]\b|das\b|ein)[a-zäöü]+\s)?[A-ZÄÖÜ]"
)
_SENTENCE = re.compile(r"[.!?][“”«»\"]?\s+|\n+")


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What a party and the clause are found by."""

    party: re.Pattern[str]
    behalf: re.Pattern[str]  # «Für die SPD verlangte »
    which: re.Pattern[str]  # «der SPD, für die »
    spoke: re.Pattern[str]
    theirs: re.Pattern[str]  # «Deren Sprecherin »


@lexicon.remembered()
def _patterns() -> _Patterns:
    """Return the patterns, of the lists in force."""
    names = lexicon.party_names()
    free = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if not names[name][1])
    party = rf"(?<![\w-])(?P<party>(?:{free})(?![\w-]*\w)|{_BODY})"
    verbs = "|".join(lexicon.closed("speaking_for"))
    words = r"(?:d(?:er|ie)\s)?(?:[A-ZÄÖÜ][\w-]+\s){0,2}"
    partner = r"(?:[a-zäöü]+en\s)?(?:[A-ZÄÖÜ]\w*(?:partner|partei)\s)?"
    return _Patterns(
        party=re.compile(party),
        behalf=re.compile(rf"(?:^|[.!?:“”»]\s+)Für\s(?:die|den|das)\s{partner}{party}\s(?:{verbs})\s{words}$"),
        which=re.compile(rf"{party}(?:\s\([\w-]+\))?,\sfür\sdie\s{words}$"),
        spoke=re.compile(r"\s(?:sprach|spricht|redete|redet|sitzt)\b"),
        theirs=re.compile(r"(?:^|[.!?]\s+)Deren\s(?:[a-zäöü]+e\s)?(?P<noun>[A-ZÄÖÜ][\w-]+)\s$"),
    )


def clauses(text: str, mention: Mention) -> Iterator[Shown]:
    """Yield what tells of a person's name the clause that it stands in, and lists beside it."""
    phrase = mention.span.of(text)
    at = mention.span.start + max(phrase.find(mention.name), 0) if mention.name else mention.span.start
    end = at + len(mention.name) if text.startswith(mention.name, at) else mention.span.end
    ahead, after = text[max(0, at - _AHEAD) : at], text[end : end + _AHEAD].split("\n", maxsplit=1)[0]
    directly = _DIRECTLY.search(ahead)
    if directly is not None:
        yield from party_phrases.in_words(directly[0])  # a parser may leave an office out of a phrase
    yield from _behalf(ahead, after)
    yield from _lists(ahead, after, text)


def _behalf(ahead: str, after: str) -> Iterator[Shown]:
    """Yield the party of «Für die SPD verlangte …», «der SPD, für die … sprach», «Die SPD lehnt ab. Deren Chefin …»."""
    patterns = _patterns()
    line = ahead.rpartition("\n")[2]
    found = patterns.behalf.search(line)
    if found is None and patterns.spoke.match(after):
        found = patterns.which.search(line)
    if found is not None and not _FORMER.search(after[:40]):
        yield _shown(found["party"], found[0].strip(" .!?:“”»"))
    theirs = patterns.theirs.search(ahead)
    if theirs is not None and _is_theirs(theirs["noun"]):
        before = _SENTENCE.split(ahead[: theirs.start()].rstrip())[-1]
        named = list(patterns.party.finditer(before)) if not _has_other(before) else []
        if len({_shown(each["party"], "").value for each in named}) == 1:
            yield _shown(named[0]["party"], f"{named[0]['party']} … Deren {theirs['noun']}")


def _has_other(sentence: str) -> bool:
    """Tell whether a sentence has, beside what it begins with, somebody else whom «Deren» may take up."""
    if not re.match(r"(?:(?:Auch|Nur|Selbst|Sogar)\s)?[Dd]ie\s", sentence) or _BESIDE.search(sentence):
        return True
    nouns = re.findall(r"[A-ZÄÖÜ][\w-]+", _patterns().party.sub("", sentence))
    return any(lexicon.is_organisation(noun) or lexicon.is_person(noun) for noun in nouns)


def _is_theirs(noun: str) -> bool:
    """Tell whether a noun behind «Deren» is for one of a party's own people: «Deren Chefin», «Deren Schulexperte»."""
    own = noun.lower().removesuffix("in").endswith(("experte", "expert"))
    return own or party_phrases.is_member(noun, former=False)


def _lists(ahead: str, after: str, text: str) -> Iterator[Shown]:
    """Yield the local list that a name's words tell: «Ida Korff, Sprecherin der Bürgerliste Lund»."""
    noun = r"(?P<noun>[A-ZÄÖÜ][\w-]+)\s(?:der|von\sder|bei\sder|in\sder)\s"
    front = re.search(rf"(?P<before>(?:[\w-]+\s){{0,3}}){noun}(?P<party>{_BODY}),?\s$", ahead)
    behind = re.match(
        rf"(?:\s\(\d+\))?(?:,\s(?P<before>(?:[a-zäöü]\w*\s){{0,3}}){noun}|,?\s(?:von|bei)\sder\s)(?P<party>{_BODY})",
        after,
    )
    for found in (front, behind):
        if found is None or _FORMER.search(found["before"] or ""):
            continue
        if found is behind and party_phrases.is_of_passive(found[0], after[found.end() :]):
            continue
        if not found["noun"] or party_phrases.is_member(found["noun"], former=False):
            yield _shown(found["party"], found[0].strip(" ,"))
    bracket = _BRACKET.match(after)
    if bracket is not None:
        for piece in map(str.strip, bracket[1].split(",")):
            if re.fullmatch(_BODY, piece):
                yield _shown(piece, f"({bracket[1]})")
            elif re.fullmatch(r"(?=\w+[A-ZÄÖÜ])[A-ZÄÖÜ][\w-]{1,6}", piece):  # «(BLL)», no place
                meant = re.search(rf"(?<![\w-]){_BODY.removesuffix('?')}(?<=\({re.escape(piece)}\))", text)
                if meant is not None:
                    yield _shown(meant[0], f"({bracket[1]})")


def _shown(name: str, by: str) -> Shown:
    """Return a party of the list, or a local list in the nominative or by its short form in capitals."""
    if name in lexicon.party_names():
        return party_phrases.shown(name, by)
    short = _SHORT.search(name)
    if short is not None and short[1].isupper():
        return Shown(short[1], f"„{by}“")
    plain = _SHORT.sub("", name)
    if (group := _CLASS.match(plain)) is not None and lexicon.is_person(group[1]):
        plain = plain[group.end() :]  # «die Wählergemeinschaft Bürger für Lund»
    first, _, rest = plain.partition(" ")
    return Shown(f"{first.removesuffix('n')} {rest}" if re.match(_FREE, plain) else plain, f"„{by}“")
