"""Which mentions are one: persons by name, then roles, organisations, groups and documents by their nouns.

After Citron (BBC) and CoreNLP's second stage: a name belongs to the fullest form of it in the article; a role
(«der Kanzler») to the person who was given it, before or after; grammar has to agree in gender and number.
Pronouns are tied later, when it is known which sentence asks (see :mod:`quotes.people.pronouns`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes import lexicon
from quotes.data import Entity, Mention, SpeakerKind
from quotes.people.affiliations import Told
from quotes.people.bearers import Bearers
from quotes.people.bodies import begun, federal, without_seat
from quotes.people.drafts import Draft
from quotes.people.matching import (
    are_others,
    bare,
    bare_parts,
    firm_nouns,
    fullest,
    halves,
    head_noun,
    is_bare,
    is_firm,
    is_general,
    is_kind_of,
    is_misspelt,
    is_proper_name,
    kinds_of,
    parts,
    same_person,
    without_nickname,
)

_ACRONYM = re.compile(r"\(\s*(?:kurz:?\s*)?([A-ZÄÖÜ][\w.&-]{1,11})\s*\)")
_FROM = re.compile(r"^\w+ aus \w[\w-]+$")
_PARENTHESIS = re.compile(r"(?:(?<!\s)\s++)?\([^()]*\)")


class Entities:
    """Ties the mentions of one article. ``of`` gives the entity of a mention, by the mention's index."""

    def __init__(
        self,
        mentions: Sequence[Mention],
        nouns: Sequence[str],
        told: Sequence[Told] = (),
    ) -> None:
        """Take the mentions in the order of the text, and what the sentences tell of each.

        Args:
            mentions: all, in the order of the text.
            nouns: the head noun (lemma) of each.
            told: what the sentence tells of each besides.
        """
        self._mentions = mentions
        self._nouns = [noun.lower() for noun in nouns]
        self._told = told or [Told()] * len(mentions)
        self._drafts: list[Draft] = []
        self._bearers = Bearers(mentions, self._nouns, self._told, self._drafts)
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
                    without_nickname(fullest(names, draft.kind)),
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
        self._drafts.append(Draft(kind, number=self._mentions[index].number))
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
            words = bare_parts(mention.name)
            for part in (*words, *halves(words)):
                self._called.setdefault(part, set()).add(draft)
            self._drafts[draft].party = self._drafts[draft].party or self._told[index].party
            self._drafts[draft].age = self._drafts[draft].age or self._told[index].age
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
            and self._agrees(mention, self._drafts[number])
        ]
        whole = [n for n in fitting if any(words[-1] in bare_parts(name) for name in self._drafts[n].names)]
        fitting = self._spelt_so(mention.name, whole) or whole or fitting  # «Kraus» is rather Jan than Lena Kraus-Oduya
        if not fitting:
            return self._misspelt(index)
        return fitting[0] if len(fitting) < 2 else self._namesake(fitting, index)

    def _spelt_so(self, name: str, among: Sequence[int]) -> list[int]:
        """Return those whose surname a name is to the letter: «Peters» is Nele Peters rather than Peter Harms."""
        return [n for n in among if any(parts(known)[-1] == name for known in self._drafts[n].names)]

    def _namesake(self, fitting: Sequence[int], index: int) -> int:
        """Return whom a surname means that several bear: by «seine» or «ihre» behind it, then who was named last.

        Who is told as a relative («seine frühere Frau Ida Korff») is afterwards called by the given name, or in full.
        """
        kin, sex = lexicon.closed("kin"), self._told[index].owner
        owners = [n for n in fitting if sex and self._drafts[n].gender == sex]
        leading = [n for n in fitting if not kin & self._drafts[n].nouns]
        alone = len(parts(self._mentions[index].name)) == 1
        fitting = owners or (leading if alone and not self._mentions[index].role else []) or fitting
        # the one named last before this mention, else the first in the text
        before = {n: max((i for i in self._drafts[n].mentions if i < index), default=-1) for n in fitting}
        return max(fitting, key=lambda n: (before[n], -self._drafts[n].mentions[0]))

    def _misspelt(self, index: int) -> int | None:
        """Return the one person whose surname stands here with a letter wrong and no given name: «Yildrim»."""
        mention = self._mentions[index]
        words = bare_parts(mention.name)
        if len(words) != 1 or mention.name in lexicon.given_names():
            return None
        fitting = [
            number
            for number, draft in enumerate(self._drafts)
            if any(len(parts(name)) > 1 and is_misspelt(words[0], bare_parts(name)[-1]) for name in draft.names)
            and self._agrees(mention, draft)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _agrees(self, mention: Mention, draft: Draft) -> bool:
        """Tell whether a name can be a person's by its gender; a surname that is a given name, too, tells none."""
        if not draft.gender or mention.gender in {"", draft.gender}:
            return True
        if len(parts(mention.name)) > 1 and mention.name in draft.names:
            return True  # the whole name again: one of the two genders was read wrong
        by_given_name = mention.name in lexicon.given_names() and not mention.role
        return by_given_name and any(bare_parts(name)[1:][-1:] == bare_parts(mention.name) for name in draft.names)

    # organisations and the rest ----------------------------------------------------------------------

    def _organisations(self) -> None:
        """Tie organisations: by name, by acronym, a bare noun to the one that it takes up."""
        acronyms: dict[str, int] = {}
        full = self._spelt_out()
        for index, mention in enumerate(self._mentions):
            if mention.category != "organisation":
                continue
            name = self._body(index)
            key = federal(bare(name))
            key = full.get(key, key)
            draft = acronyms.get(key)
            if draft is None:
                draft = self._organisation_before(index, name) if mention.definite else None
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

    def _spelt_out(self) -> dict[str, str]:
        """Return the acronyms that the article explains, wherever it does, with the names that they stand for."""
        bodies = [index for index, mention in enumerate(self._mentions) if mention.category == "organisation"]
        found = {bare(short): federal(bare(name)) for short, name in begun([self._body(i) for i in bodies]).items()}
        for index in bodies:
            name = self._mentions[index].name
            short = _ACRONYM.search(name)
            if short is not None and name[:1].lower() == short[1][:1].lower():
                found[bare(short[1])] = federal(bare(self._body(index)))
        return found

    def _body(self, index: int) -> str:
        """Return the name of the organisation of a mention, without acronym and seat."""
        name = _PARENTHESIS.sub("", self._mentions[index].name).strip()
        return name if self._told[index].whole else without_seat(name)

    def _organisation_before(self, index: int, name: str) -> int | None:
        """Return what «der Verband», «der Konzern aus Hamm» takes up: by its noun, or as the firm named last.

        Papers vary the name of a firm by its kind and its seat; a noun with a seat may as well be another's.
        """
        if not is_bare(name):
            return self._firm_before(index) if _FROM.search(name) and self._nouns[index] in firm_nouns() else None
        found = self._by_noun(index, "organisation")
        return self._firm_before(index) if found is None and self._nouns[index] in firm_nouns() else found

    def _firm_before(self, index: int) -> int | None:
        """Return the firm that was named last before a mention, else the only body with a name of its own."""
        before = [
            (max(i for i in draft.mentions if i < index), number)
            for number, draft in enumerate(self._drafts)
            if draft.kind == "organisation" and any(i < index and not self._mentions[i].quoted for i in draft.mentions)
        ]
        firms = [place for place in before if any(" " in n and is_firm(n) for n in self._drafts[place[1]].names)]
        if firms:
            return max(firms)[1]
        return self._only_proper([number for _, number in before])

    def _only_proper(self, numbers: Sequence[int]) -> int | None:
        """Return the one organisation with a name of its own that tells no kind of body, or the one named far most."""
        proper = [
            number
            for number in numbers
            if self._drafts[number].number == "s" and all(is_proper_name(name) for name in self._drafts[number].names)
        ]
        counts = sorted(((len(self._drafts[number].mentions), number) for number in proper), reverse=True)
        if not counts or (len(counts) > 1 and counts[0][0] < 2 * counts[1][0]):
            return None
        return counts[0][1]

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
            names = [
                name for name in other.names if not is_general(name) and other.number == self._drafts[number].number
            ]
            words = ([word.lower() for word in parts(name)] for name in names)
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
            party = self._party_of(index) if draft is None else None
            if party is not None:
                self._add(index, party)
                continue
            if draft is None:
                draft = self._new(kind, index)
            else:
                self._add(index, draft)
            self._drafts[draft].names.append(_PARENTHESIS.sub("", mention.name).strip())
            self._drafts[draft].nouns.add(self._nouns[index])

    def _party_of(self, index: int) -> int | None:
        """Return the one party of the article that a noun for its people means: «die Christdemokraten», «die Roten»."""
        mention = self._mentions[index]
        if not mention.definite or mention.category != "group" or mention.number != "p" or " " in mention.name:
            return None
        names = lexicon.parties_of(mention.name)
        named = [n for n, draft in enumerate(self._drafts) if draft.kind == "organisation" and names & set(draft.names)]
        return named[0] if len(named) == 1 else None

    def _by_noun(self, index: int, kind: SpeakerKind) -> int | None:
        """Return the latest entity of ``kind`` before that was called by this noun, or a compound of it."""
        noun = self._nouns[index]
        fitting = [
            (max(i for i in draft.mentions if i < index), number)
            for number, draft in enumerate(self._drafts)
            if draft.kind == kind
            and any(i < index for i in draft.mentions)
            and (any(is_kind_of(other, noun) for other in draft.nouns) or any(noun in kinds_of(n) for n in draft.names))
            and draft.number == self._mentions[index].number
            and not are_others(self._mentions[index].name, draft.names)
        ]
        return max(fitting)[1] if fitting else None

    # roles -------------------------------------------------------------------------------------------

    def _roles(self) -> None:
        """Tie offices and professions to those who bear them."""
        for index, mention in enumerate(self._mentions):
            if mention.category != "role":
                continue
            draft = self._bearers.of(index) if mention.definite else None
            if draft is None:
                draft = self._new("unnamed", index)
            else:
                self._add(index, draft)
            if self._drafts[draft].kind == "unnamed":
                self._drafts[draft].names.append(_PARENTHESIS.sub("", mention.name).strip())
            else:
                self._drafts[draft].roles.append(mention.name)
                self._drafts[draft].age = self._drafts[draft].age or self._told[index].age
            self._drafts[draft].nouns.add(self._nouns[index])
