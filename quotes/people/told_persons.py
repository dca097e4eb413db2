"""Who was told before a mention, how near, as what: what every way to the bearer of a description asks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes import lexicon
from quotes.data import Mention
from quotes.people.affiliations import Told
from quotes.people.drafts import Draft

_AGE = re.compile(r"^\d{1,3}-?[Jj]ährige[rnms]?$")
SOON = 4  # sentences back in which «der Mann» was told, those of quotations counted
NEAR = 3  # sentences back in which a man must be the only one, and a subject, to be «der frühere Präsident»


class ToldPersons:
    """Looks at the mentions of one article and at the entities in the making."""

    def __init__(
        self, mentions: Sequence[Mention], nouns: Sequence[str], told: Sequence[Told], drafts: list[Draft]
    ) -> None:
        """Take the mentions, their head nouns in small letters, what is told of each, and the list of drafts."""
        self._mentions, self._nouns, self._told, self._drafts = mentions, nouns, told, drafts

    def _told_before(self, draft: Draft, index: int) -> bool:
        """Tell whether the reporter has named somebody before a mention; names inside quotations do not count."""
        return any(i < index and not self._mentions[i].quoted for i in draft.mentions)

    def _salience(self, number: int, index: int) -> tuple[int, bool, int]:
        """Return how near a person is to a mention: the sentence that tells of it last, as subject there, the place."""
        places = [i for i in self._drafts[number].mentions if i < index]
        last = max(places)
        sentence = self._mentions[last].sentence
        leads = any(self._told[i].subject for i in places if self._mentions[i].sentence == sentence)
        return sentence, leads, last

    def _fitting(self, index: int) -> list[int]:
        """Return the persons told before who agree in gender with a mention."""
        sex = self._mentions[index].gender
        return [
            number
            for number, draft in enumerate(self._drafts)
            if draft.kind == "person" and self._told_before(draft, index) and (not sex or draft.gender in {sex, ""})
        ]

    def _just_named(self, index: int) -> list[int]:
        """Return the persons that a description may mean and that its sentence or the one before it names."""
        return [
            number
            for number in self._fitting(index)
            if any(0 <= self._reach(i, index) <= 1 for i in self._drafts[number].mentions if i < index)
        ]

    def _leads(self, number: int, index: int) -> bool:
        """Tell whether a person is the subject of the sentence before a mention, or of its own."""
        places = (i for i in self._drafts[number].mentions if i < index and 0 <= self._reach(i, index) <= 1)
        return any(self._told[i].subject for i in places)

    def _is_undescribed(self, draft: Draft) -> bool:
        """Tell whether no office or profession of a person is told; ages and relations are none."""
        others = lexicon.closed("kin") | lexicon.closed("anybody") | lexicon.closed("relations")
        return not any(noun and not _AGE.match(noun) and noun not in others for noun in draft.nouns)

    def _reach(self, place: int, index: int) -> int:
        """Return how many sentences a mention stands before another, -1 for one inside a quotation."""
        here = self._mentions[place]
        return -1 if here.quoted else self._mentions[index].sentence - here.sentence

    def _near(self, index: int) -> list[Draft]:
        """Return who was told in the sentences before a mention and may be a man: persons, and others who are known."""
        persons = [
            draft
            for draft in self._drafts
            if draft.kind == "person" or (draft.kind == "unnamed" and self._is_definite(draft))
        ]
        return [
            draft
            for draft in persons
            if draft.gender != "f" and any(i < index and self._is_near(i, index) for i in draft.mentions)
        ]

    def _is_definite(self, draft: Draft) -> bool:
        """Tell whether somebody unnamed was spoken of as known: «der Wirt», not «Vermieter» in general."""
        return any(self._mentions[i].definite for i in draft.mentions)

    def _is_near(self, place: int, index: int) -> bool:
        """Tell whether a mention of the reporter stands in one of the sentences before another."""
        here = self._mentions[place]
        return not here.quoted and here.sentence >= self._mentions[index].sentence - NEAR

    def _is_of_person(self, index: int) -> bool:
        """Tell whether a mention is what somebody is to a person: «ihr Chef», behind a person for a subject.

        The possessive tells who it is by whose he is: no chief whom the text has named for himself. That of a body
        («die Bahn … ihr Chef») is.
        """
        if not self._told[index].owned or " " in self._mentions[index].name:
            return False
        before = [i for i in range(index) if self._told[i].subject and 0 <= self._reach(i, index) <= SOON]
        owners = [i for i in before if self._mentions[i].category in {"name", "role", "organisation", "pronoun"}]
        return bool(owners) and self._mentions[owners[-1]].category != "organisation"

    def _may_be_another(self, index: int, last: int, bearer: int) -> bool:
        """Tell whether somebody else just spoken of may be meant by a role whose bearer was told far before.

        «Stürmer Abt traf. … „Es war schwer“, meinte Kapitän Bruns. Der Stürmer warnte»: a team has several. An office,
        «der Minister», has one.
        """
        if self._reach(last, index) <= NEAR or not self._is_of_team(index):
            return False
        before = [i for i in range(index) if not self._mentions[i].quoted and self._reach(i, index) > 0]
        spoken = {
            i for i in before if self._told[i].subject and self._reach(i, index) == self._reach(before[-1], index)
        }
        return any(number != bearer and spoken & set(self._drafts[number].mentions) for number in self._fitting(index))

    def _is_of_team(self, index: int) -> bool:
        """Tell whether a bare subject is one of which a team or house has several: «der Stürmer», «die Abgeordnete»."""
        mention, told = self._mentions[index], self._told[index]
        if " " in mention.name or not mention.definite or not told.subject or told.owned:
            return False
        return self._nouns[index].removesuffix("in").endswith(tuple(lexicon.closed("roles_of_teams")))

    def _is_answered(self, index: int) -> bool:
        """Tell whether another description stands in the sentence before: «sagt die Ärztin. … sagt die alte Frau».

        Two descriptions side by side are two people.
        """
        mention = self._mentions[index]
        before = [i for i in range(index) if self._told[i].subject and not self._mentions[i].quoted]
        last = before[-1] if before and self._told[index].subject else index
        if last == index or self._mentions[last].category != "role" or self._mentions[last].gender != mention.gender:
            return False
        apart = " " in mention.name and not self._told[last].owned
        return apart and self._mentions[last].definite and self._nouns[last] != self._nouns[index]
