"""Which mentions are one: persons by name, then roles, organisations, groups and documents by their nouns.

After Citron (BBC) and CoreNLP's second stage: a name belongs to the fullest form of it in the article; a role
(«der Kanzler») to the person who was given it, before or after; grammar has to agree in gender and number.
Pronouns are tied later, when it is known which sentence asks (see :mod:`quotes.people.pronouns`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from quotes.data import Entity, Gender, Mention, Number, SpeakerKind
from quotes.people.matching import (
    bare,
    bare_parts,
    compatible,
    firm_nouns,
    fullest,
    head_noun,
    is_bare,
    is_firm,
    is_kind_of,
    is_resumptive,
    marks_of,
    parts,
    same_office,
    same_person,
)

_ACRONYM = re.compile(r"\(\s*(?:kurz:?\s*)?([A-ZÄÖÜ][\w.&-]{1,11})\s*\)")
_SEAT = re.compile(
    r"(?<!\s)\s+(?:in|im|aus|bei|beim|mit|am)\s+"
)  # where a «Landgericht in Seestadt» sits is not its name
_COURTS = ("Bundes", "Landes", "Ober")  # beginnings of names of bodies that need no seat
_GERMAN = re.compile(r"deutsche[rs]? (\w*(?:ministerium|regierung|amt))$")
_PARENTHESIS = re.compile(r"(?:(?<!\s)\s++)?\([^()]*\)")
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
        """Add a mention by its index."""
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
        self._called: dict[str, set[int]] = {}  # persons by each word of their names
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
                    fullest(names, draft.kind),
                    draft.kind,
                    draft.gender,
                    draft.number,
                    tuple(names),
                    tuple(dict.fromkeys(draft.roles)),
                    tuple(sorted(draft.mentions)),
                )
            )
        return tuple(made), dict(self._of)

    def _add(self, index: int, draft: int) -> None:
        """Tie a mention to an entity in the making."""
        self._drafts[draft].take(index, self._mentions[index])
        self._of[index] = draft

    def _new(self, kind: SpeakerKind, index: int) -> int:
        """Begin an entity with a mention; return its number."""
        self._drafts.append(_Draft(kind, number=self._mentions[index].number))
        self._add(index, len(self._drafts) - 1)
        return len(self._drafts) - 1

    # persons -----------------------------------------------------------------------------------------

    def _persons(self) -> None:
        """Tie names: full ones first, then surnames and given names to the full one nearest before."""
        named = [i for i, mention in enumerate(self._mentions) if mention.category == "name" and mention.name]
        for index in sorted(named, key=lambda i: (-len(parts(self._mentions[i].name)), i)):
            mention = self._mentions[index]
            draft = self._person_for(index)
            if draft is None:
                draft = self._new("person", index)
            else:
                self._add(index, draft)
            if mention.name not in self._drafts[draft].names:
                self._drafts[draft].names.append(mention.name)
            for part in bare_parts(mention.name):
                self._called.setdefault(part, set()).add(draft)
            if mention.role:
                self._drafts[draft].roles.append(mention.role)
                self._drafts[draft].nouns.add(head_noun(mention.role))

    def _person_for(self, index: int) -> int | None:
        """Return the person whom a name means, None for one not yet known."""
        mention = self._mentions[index]
        words = bare_parts(mention.name)
        candidates = sorted(self._called.get(words[-1], ())) if words else ()  # whoever it is bears its last word
        fitting = [
            number
            for number in candidates
            if any(same_person(mention.name, name) for name in self._drafts[number].names)
            and self._drafts[number].gender in {"", mention.gender or self._drafts[number].gender}
        ]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        # two of one surname: the one named last before this mention, else the first in the text
        before = {n: max((i for i in self._drafts[n].mentions if i < index), default=-1) for n in fitting}
        return max(fitting, key=lambda n: (before[n], -self._drafts[n].mentions[0]))

    # organisations and the rest ----------------------------------------------------------------------

    def _organisations(self) -> None:
        """Tie organisations: by name, by acronym, a bare noun to the one that it takes up."""
        acronyms: dict[str, int] = {}
        for index, mention in enumerate(self._mentions):
            if mention.category != "organisation":
                continue
            name = _without_seat(_PARENTHESIS.sub("", mention.name).strip())
            key = _federal(bare(name))
            draft = acronyms.get(key)
            if draft is None:
                draft = self._organisation_before(index) if mention.definite and is_bare(name) else None
            if draft is None:
                draft = self._new("organisation", index)
            else:
                self._add(index, draft)
            entity = self._drafts[draft]
            entity.names.append(name)
            entity.nouns.add(self._nouns[index])
            acronyms.setdefault(key, draft)
            if found := _ACRONYM.search(mention.name):
                acronyms.setdefault(bare(found[1]), draft)

    def _organisation_before(self, index: int) -> int | None:
        """Return what «der Verband» or «der Konzern» takes up: by its noun, or as the firm named last."""
        found = self._by_noun(index, "organisation")
        if found is not None or self._nouns[index] not in firm_nouns():
            return found
        firms = [
            (max(i for i in draft.mentions if i < index), number)
            for number, draft in enumerate(self._drafts)
            if draft.kind == "organisation"
            and any(i < index for i in draft.mentions)
            and any(is_firm(name) for name in draft.names)
        ]
        return max(firms)[1] if firms else None

    def _later_full(self) -> None:
        """Tie a bare noun to the first fuller name of it that follows: «Gewerkschaft droht … Die Gewerkschaft Holz»."""
        for number, draft in enumerate(self._drafts):
            if draft.kind != "organisation" or any(len(parts(name)) > 1 for name in draft.names):
                continue
            first = min(draft.mentions)
            if not self._mentions[first].definite or not draft.names:
                continue
            fuller = self._fuller(number, draft.names[0].lower(), first)
            if fuller is not None:
                for index in draft.mentions:
                    self._add(index, fuller)
                draft.mentions, draft.names = [], []

    def _fuller(self, number: int, noun: str, first: int) -> int | None:
        """Return another organisation, from mention ``first`` on, that is named with ``noun`` and more words."""
        for other_number, other in enumerate(self._drafts):
            if other_number == number or other.kind != "organisation" or min(other.mentions, default=-1) < first:
                continue
            words = ([word.lower() for word in parts(name)] for name in other.names)
            if noun in other.nouns and any(len(name) > 1 and noun in name for name in words):
                return other_number
        return None

    def _others(self) -> None:
        """Tie groups and documents by their nouns."""
        for index, mention in enumerate(self._mentions):
            if mention.category not in {"group", "document"}:
                continue
            kind: SpeakerKind = "group" if mention.category == "group" else "document"
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
            and any(is_kind_of(other, noun) for other in draft.nouns)
            and draft.number == self._mentions[index].number
        ]
        return max(fitting)[1] if fitting else None

    # roles -------------------------------------------------------------------------------------------

    def _roles(self) -> None:
        """Tie offices and professions to those who bear them."""
        for index, mention in enumerate(self._mentions):
            if mention.category != "role":
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
        before: list[tuple[int, int]] = []
        after: list[tuple[int, int]] = []
        for number, draft in enumerate(self._drafts):
            if not self._may_bear(draft, index):
                continue
            earlier = [i for i in draft.mentions if i < index]
            marked = not marks_of(self._mentions[index].name) or any(marks_of(role) for role in draft.roles)
            if earlier:
                before.append((max(earlier), number))
            elif draft.kind == "person" and marked:
                after.append((min(draft.mentions), number))
        if before:
            return max(before)[1]
        if after:
            return min(after)[1]
        return self._taken_up(index)

    def _may_bear(self, draft: _Draft, index: int) -> bool:
        """Tell whether a person can be meant by a role: gender, number, noun and complements agree."""
        mention, noun = self._mentions[index], self._nouns[index]
        if draft.kind not in {"person", "unnamed"} or draft.number != "s":
            return False
        if mention.gender and draft.gender and mention.gender != draft.gender:
            return False
        marks = marks_of(mention.name)
        if marks and any(other.endswith(("amtskollege", "amtskollegin")) for other in draft.nouns):
            fits = any(
                marks & marks_of(role) for role in draft.roles
            )  # «sein polnischer Amtskollege»: his country tells him
        else:
            fits = any(is_kind_of(other, noun) or same_office(other, noun) for other in draft.nouns if other)
        return fits and compatible(mention.name, [*draft.roles, *(draft.names if draft.kind == "unnamed" else [])])

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
        aged = bool(_AGE.search(mention.name.partition(" ")[0])) or bool(_AGE.match(noun))
        if not aged and " " in mention.name:
            return None
        if not aged and not is_resumptive(noun):
            return self._only_unknown(index)
        persons = [
            (bool(draft.gender), max(i for i in draft.mentions if i < index), number)
            for number, draft in enumerate(self._drafts)
            if draft.kind == "person"
            and self._told_before(draft, index)
            and (not mention.gender or draft.gender in {mention.gender, ""})
        ]
        return max(persons)[2] if persons else None


def _federal(name: str) -> str:
    """Return one name for «deutsches Innenministerium» and «Bundesinnenministerium», in small letters.

    Bodies of the Federal Republic bear «Bundes-» in their names, for which papers write «deutsch» as for any country.
    """
    found = _GERMAN.match(name)
    return f"bundes{found[1]}" if found else name


def _without_seat(name: str) -> str:
    """Return the name of a body without its seat, if it is a name without it: «Bundesgerichtshof in Seestadt»."""
    seat = _SEAT.search(name)
    if seat is None:
        return name
    front = name[: seat.start()]
    enough = name.startswith(_COURTS) or len([part for part in parts(front) if part[:1].isupper()]) > 1
    return front if enough else name
