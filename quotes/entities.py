"""Which mentions are one: persons by name, then roles, organisations, groups and documents by their nouns.

After Citron (BBC) and CoreNLP's second stage: a name belongs to the fullest form of it in the article; a role
(«der Kanzler») to the person who was given it, before or after; grammar has to agree in gender and number.
Pronouns are tied later, when it is known which sentence asks (see :mod:`quotes.pronouns`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from quotes import lexicon
from quotes.types import Entity, Gender, Mention, Number, SpeakerKind

_ACRONYM = re.compile(r"\(\s*(?:kurz:?\s*)?([A-ZÄÖÜ][\w.&-]{1,11})\s*\)")
_SEAT = re.compile(
    r"\s+(?:in|im|aus|bei|beim|mit|am)\s+"
)  # «Landgericht in Seestadt»: where it sits is no part of its name
_PARENTHESIS = re.compile(r"\s*\([^()]*\)")
# nouns that any person can be called by once the text has named him or her
_AGE = re.compile(r"^\d{1,3}-?[Jj]ährige[rnms]?$")


@dataclass
class _Draft:
    """An entity in the making."""

    kind: SpeakerKind
    names: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)  # head nouns it was called by, in small letters
    gender: Gender = ""
    number: Number = "s"
    mentions: list[int] = field(default_factory=list)

    def take(self, index: int, mention: Mention) -> None:
        self.mentions.append(index)
        if mention.gender and not self.gender:
            self.gender = mention.gender


class Entities:
    """Ties the mentions of one article. ``of`` gives the entity of a mention, by the mention's index."""

    def __init__(self, mentions: Sequence[Mention], nouns: Sequence[str]) -> None:
        """Take the mentions in the order of the text and the head noun (lemma) of each."""
        self._mentions = mentions
        self._nouns = [noun.lower() for noun in nouns]
        self._drafts: list[_Draft] = []
        self._of: dict[int, int] = {}
        self._persons()
        self._organisations()
        self._later_full()
        self._others()
        self._roles()

    def result(self) -> tuple[tuple[Entity, ...], dict[int, int]]:
        """Return the entities and, for each mention that has one, the index of its entity."""
        made = []
        for index, draft in enumerate(self._drafts):
            names = list(dict.fromkeys(draft.names))
            made.append(
                Entity(
                    index,
                    _fullest(names, draft.kind),
                    draft.kind,
                    draft.gender,
                    draft.number,
                    tuple(names),
                    tuple(dict.fromkeys(draft.roles)),
                    tuple(sorted(draft.mentions)),
                )  # fmt: skip
            )
        return tuple(made), dict(self._of)

    def _add(self, index: int, draft: int) -> None:
        self._drafts[draft].take(index, self._mentions[index])
        self._of[index] = draft

    def _new(self, kind: SpeakerKind, index: int) -> int:
        self._drafts.append(_Draft(kind, number=self._mentions[index].number))
        self._add(index, len(self._drafts) - 1)
        return len(self._drafts) - 1

    # persons -----------------------------------------------------------------------------------------

    def _persons(self) -> None:
        """Tie names: full ones first, then surnames and given names to the full one nearest before."""
        named = [i for i, mention in enumerate(self._mentions) if mention.sort == "name" and mention.name]
        for index in sorted(named, key=lambda i: (-len(_parts(self._mentions[i].name)), i)):
            mention = self._mentions[index]
            draft = self._person_for(index)
            if draft is None:
                draft = self._new("person", index)
            else:
                self._add(index, draft)
            self._drafts[draft].names.append(mention.name)
            if mention.role:
                self._drafts[draft].roles.append(mention.role)
                self._drafts[draft].nouns.add(_head_noun(mention.role))

    def _person_for(self, index: int) -> int | None:
        mention = self._mentions[index]
        fitting = [
            number
            for number, draft in enumerate(self._drafts)
            if draft.kind == "person"
            and any(_same_person(mention.name, name) for name in draft.names)
            and (not draft.gender or not mention.gender or draft.gender == mention.gender)
        ]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        # two of one surname: the one named last before this mention, else the first in the text
        before = {n: max((i for i in self._drafts[n].mentions if i < index), default=-1) for n in fitting}
        return max(fitting, key=lambda n: (before[n], -self._drafts[n].mentions[0]))

    # organisations and the rest ----------------------------------------------------------------------

    def _organisations(self) -> None:
        acronyms: dict[str, int] = {}
        for index, mention in enumerate(self._mentions):
            if mention.sort != "organisation":
                continue
            name = _PARENTHESIS.sub("", mention.name).strip()
            seat = _SEAT.search(name)
            if seat and (
                name.startswith(("Bundes", "Landes", "Ober"))
                or len([p for p in _parts(name[: seat.start()]) if p[:1].isupper()]) > 1
            ):
                name = name[: seat.start()]
            key = _bare(name)
            draft = acronyms.get(key)
            if draft is None:
                draft = self._organisation_before(index, name) if mention.definite and _is_bare(name) else None
            if draft is None:
                draft = self._new("organisation", index)
            else:
                self._add(index, draft)
            entity = self._drafts[draft]
            entity.names.append(name)
            entity.nouns.add(self._nouns[index])
            acronyms.setdefault(key, draft)
            if found := _ACRONYM.search(mention.name):
                acronyms.setdefault(_bare(found[1]), draft)

    def _organisation_before(self, index: int, name: str) -> int | None:
        """Return what «der Verband» or «der Konzern» takes up: by its noun, as a firm, or (in a headline) what comes later."""
        found = self._by_noun(index, "organisation")
        if found is not None:
            return found
        noun = self._nouns[index]
        if noun in _FIRM_NOUNS:
            firms = [
                (max(i for i in draft.mentions if i < index), number)
                for number, draft in enumerate(self._drafts)
                if draft.kind == "organisation"
                and any(i < index for i in draft.mentions)
                and any(_FIRM.search(n) for n in draft.names)
            ]
            if firms:
                return max(firms)[1]
        return None

    def _later_full(self) -> None:
        """Tie a bare noun to the first fuller name of it that follows: «Gewerkschaft droht … Die Gewerkschaft Holz»."""
        for number, draft in enumerate(self._drafts):
            if draft.kind != "organisation" or any(len(_parts(name)) > 1 for name in draft.names):
                continue
            first = min(draft.mentions)
            if not self._mentions[first].definite or not draft.names:
                continue
            noun = draft.names[0].lower()
            for other_number, other in enumerate(self._drafts):
                if other_number == number or other.kind != "organisation" or min(other.mentions, default=-1) < first:
                    continue
                fuller = [
                    name
                    for name in other.names
                    if len(_parts(name)) > 1 and noun in (word.lower() for word in _parts(name))
                ]
                if fuller and noun in other.nouns:
                    for index in draft.mentions:
                        self._add(index, other_number)
                    draft.mentions, draft.names = [], []
                    break

    def _others(self) -> None:
        for index, mention in enumerate(self._mentions):
            if mention.sort not in {"group", "document"}:
                continue
            kind: SpeakerKind = "group" if mention.sort == "group" else "document"
            draft = self._by_noun(index, kind) if mention.definite else None
            if draft is None:
                draft = self._new(kind, index)
            else:
                self._add(index, draft)
            self._drafts[draft].names.append(_PARENTHESIS.sub("", mention.name).strip())
            self._drafts[draft].nouns.add(self._nouns[index])

    def _by_noun(self, index: int, kind: SpeakerKind) -> int | None:
        """Return the latest entity of ``kind`` before that was called by this noun, or a compound of it."""
        noun = self._nouns[index]
        fitting = [
            (max(i for i in draft.mentions if i < index), number)
            for number, draft in enumerate(self._drafts)
            if draft.kind == kind
            and any(i < index for i in draft.mentions)
            and any(_is_kind_of(other, noun) for other in draft.nouns)
            and draft.number == self._mentions[index].number
        ]
        return max(fitting)[1] if fitting else None

    # roles -------------------------------------------------------------------------------------------

    def _roles(self) -> None:
        for index, mention in enumerate(self._mentions):
            if mention.sort != "role":
                continue
            draft = self._bearer(index) if mention.definite else None
            if draft is None:
                draft = self._new("unnamed", index)
            else:
                self._add(index, draft)
            if self._drafts[draft].kind == "unnamed":
                self._drafts[draft].names.append(_PARENTHESIS.sub("", mention.name).strip())
            else:
                self._drafts[draft].roles.append(mention.name)
            self._drafts[draft].nouns.add(self._nouns[index])

    def _bearer(self, index: int) -> int | None:
        """Return who is meant by «der Minister»: the nearest before who bears the role, else the first after."""
        mention, noun = self._mentions[index], self._nouns[index]
        before: list[tuple[int, int]] = []
        after: list[tuple[int, int]] = []
        for number, draft in enumerate(self._drafts):
            if draft.kind not in {"person", "unnamed"} or draft.number != "s":
                continue
            if mention.gender and draft.gender and mention.gender != draft.gender:
                continue
            colleague = any(other.endswith(("amtskollege", "amtskollegin")) for other in draft.nouns) and bool(
                _marks_of(mention.name)
            )
            if not colleague and not any(
                _is_kind_of(other, noun) or _same_office(other, noun) for other in draft.nouns if other
            ):
                continue
            if colleague and not any(_marks_of(mention.name) & _marks_of(role) for role in draft.roles):
                continue
            if not _compatible(mention.name, [*draft.roles, *(draft.names if draft.kind == "unnamed" else [])]):
                continue
            earlier = [i for i in draft.mentions if i < index]
            if earlier:
                before.append((max(earlier), number))
            elif draft.kind == "person" and (
                not _marks_of(mention.name) or any(_marks_of(role) for role in draft.roles)
            ):
                after.append((min(draft.mentions), number))
        if before:
            return max(before)[1]
        if after:
            return min(after)[1]
        return self._taken_up(index)

    def _told_before(self, draft: _Draft, index: int) -> bool:
        """Tell whether the reporter has named somebody before a mention; names inside quotations do not count."""
        return any(i < index and not self._mentions[i].quoted for i in draft.mentions)

    def _only_unknown(self, index: int) -> int | None:
        """Return the one person of the noun's gender named so far without office or profession: «die Vorführerin»."""
        mention = self._mentions[index]
        if mention.gender != "f":  # the masculine may be generic or anybody
            return None
        persons = [
            number
            for number, draft in enumerate(self._drafts)
            if draft.kind == "person" and draft.gender == "f" and self._told_before(draft, index)
        ]
        return persons[0] if len(persons) == 1 and not self._drafts[persons[0]].roles else None

    def _taken_up(self, index: int) -> int | None:
        """Return the person whom a general noun takes up: «die Autorin», «der Politiker», «der 36-Jährige»."""
        mention, noun = self._mentions[index], self._nouns[index]
        aged = bool(_AGE.search(mention.name.split(" ")[0])) or bool(_AGE.match(noun))
        if not aged and " " in mention.name:
            return None
        if not aged and not _is_resumptive(noun):
            return self._only_unknown(index)
        persons = [
            (bool(draft.gender), max(i for i in draft.mentions if i < index), number)
            for number, draft in enumerate(self._drafts)
            if draft.kind == "person" and self._told_before(draft, index)
            and (not mention.gender or draft.gender == mention.gender or (not draft.gender and not _other_gender(draft, mention.gender)))
        ]  # fmt: skip
        return max(persons)[2] if persons else None


_FIRM = re.compile(
    r"\b(?:AG|GmbH|SE|KG|KGaA|Inc|Corp|Ltd|plc|Group|Holding)\b|[Hh]ersteller\b|[Kk]onzern\b|[Bb]etreiber\b|[Ww]erft\b|[Rr]eederei\b"
)
_FIRM_NOUNS = frozenset({"konzern", "unternehmen", "firma", "hersteller", "betrieb", "betreiber"})


def _is_bare(name: str) -> bool:
    """Tell whether a phrase is a noun alone or with an adjective that names no country or place."""
    parts = _parts(name)
    return len(parts) == 1 or (
        len(parts) == 2 and parts[0][:1].islower() and not parts[0].rstrip("ernms").endswith("isch")
    )


def _parts(name: str) -> list[str]:
    return [part for part in re.split(r"[\s]+", name) if part]


def _bare(word: str) -> str:
    return word.casefold().strip("'’.").removesuffix("s")


def _same_person(short: str, full: str) -> bool:
    """Tell whether ``short`` can be a form of the name ``full`` (or is as long and the same)."""
    ours, theirs = [_bare(p) for p in _parts(short)], [_bare(p) for p in _parts(full)]
    if ours == theirs:
        return True
    if len(ours) == 1:
        return ours[0] in (theirs[-1], theirs[0]) or (len(theirs) > 2 and ours[0] in theirs[1:] and len(ours[0]) > 3)
    if ours[-1] != theirs[-1]:
        return len(ours) < len(theirs) and all(part in theirs for part in ours)
    given, their_given = ours[:-1], theirs[:-1]
    return (
        all(part in their_given for part in given)
        or all(part in given for part in their_given)
        or (given[0][:1] == their_given[0][:1] and (len(given[0]) == 1 or len(their_given[0]) == 1))
    )


def _fullest(names: Sequence[str], kind: SpeakerKind) -> str:
    """Return the fullest name: most parts, then the longest; the first of equals, the shorter of «Merkel», «Merkels»."""
    if not names:
        return ""
    if kind != "person":
        # «Bundesgerichtshof» tells more than «oberster Gerichtshof», «russisches Außenministerium» than «Ministerium»
        return max(names, key=lambda name: (max(map(len, _parts(name)), default=0), len(_parts(name)), len(name)))
    plain = [name for name in names if not (name.endswith("s") and _is_genitive_of(name, names))] or list(names)
    return max(plain, key=lambda name: (len(_parts(name)), len(name)))


def _is_genitive_of(name: str, names: Sequence[str]) -> bool:
    return any(other != name and other == name[:-1] for other in names)


def _head_noun(role: str) -> str:
    """Return the noun of a role text in small letters: «deutsche Ministerin der Finanzen» → «ministerin»."""
    for word in re.findall(r"[\w-]+", role):
        if word[:1].isupper() and lexicon.is_role(word):
            return word.lower()
    return next((word.lower() for word in re.findall(r"[\w-]+", role) if word[:1].isupper()), "")


def _is_kind_of(full: str, noun: str) -> bool:
    """Tell whether ``noun`` names the same thing as the compound ``full``: minister – außenminister."""
    return full == noun or (len(noun) > 3 and full.endswith(noun)) or (full.removesuffix("s") == noun.removesuffix("s"))


def _same_office(full: str, noun: str) -> bool:
    """Tell whether two role nouns are masculine and feminine, weak or strong forms of one: vorsitzende(r)."""
    return full.removesuffix("r").removesuffix("n") == noun.removesuffix("r").removesuffix("n")


def _compatible(name: str, roles: Sequence[str]) -> bool:
    """Tell whether a role with a complement can be a role already known: «der ukrainische Präsident» is not
    «US-Präsident». Only adjectives of countries and complements with a capital count."""
    own = _marks_of(name)
    known = [_marks_of(role) for role in roles]
    if not own or not known:
        return True
    return any(own & theirs for theirs in known) or not any(known)


def _is_resumptive(noun: str) -> bool:
    """Tell whether a noun is one of those by which any named person can be taken up."""
    table = lexicon.words("resumptive_nouns.txt")
    plain = noun.translate(_UMLAUTS)  # Anwältin: Anwalt
    forms = {noun, plain.removesuffix("in"), noun.removesuffix("in"), noun.removesuffix("n"), noun.removesuffix("en")}
    return any(word.lower() in forms for word in table)


_UMLAUTS = str.maketrans("äöü", "aou")


def _other_gender(draft: _Draft, gender: Gender) -> bool:
    return bool(draft.gender) and draft.gender != gender


def _marks_of(role: str) -> set[str]:
    """Return what tells a role from others of the same noun: adjectives of countries, complements, prefixes."""
    words = re.findall(r"[\w-]+", role)
    heads = [i for i, word in enumerate(words) if lexicon.is_role(word)]
    if not heads:
        return set()
    head = heads[0]
    marks = {word.lower()[:6] for word in words[:head]}
    marks |= {word.lower()[:6] for word in words[head + 1 :] if word[:1].isupper()}
    if "-" in words[head]:
        marks.add(words[head].split("-")[0].lower()[:6])
    return marks
