"""Whom a description means: «der Minister», «die Biologin», «der 48-Jährige», «der CDU-Mann», «der junge Chef».

Who bears the office or profession comes first, then who fits by party, age, gender and salience; somebody who may
as well be another stays unnamed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes import lexicon
from quotes.people.affiliations import party_of_noun
from quotes.people.drafts import Draft, is_person
from quotes.people.matching import compatible, head_noun, is_former, is_kind_of, is_resumptive, marks_of, same_office
from quotes.people.told_persons import NEAR, SOON, ToldPersons

_AGE = re.compile(r"^\d{1,3}-?[Jj]ährige[rnms]?$")
_YEARS = re.compile(r"^\d{1,3} Jahre alte[rnms]?\b")
_YEARS_BEHIND = re.compile(r"\(\d{1,3}\)$")
_STEM = 5  # letters of a noun that its forms share
_HEAD = 4  # sentences of headline and lead, which call by a description whom the text names below
_KNOWN = frozenset({"Staatsoberhaupt", "Regierungschef", "Papst"})  # posts whose holders papers need not introduce
_GENERIC = re.compile(r"^(?:bundes|landes|staats|kreis|stadt|ober|general)(?=\w{5})")


class Bearers(ToldPersons):
    """Finds who is meant by the descriptions of one article, among the entities in the making."""

    def of(self, index: int) -> int | None:
        """Return who is meant by «der Minister»: the nearest before who bears the role, else the first after."""
        if self._is_aged(index):
            return self._of_age(index)
        if _YEARS_BEHIND.search(self._mentions[index].name):
            return self._of_this_age(index)
        if self._nouns[index] in lexicon.closed("anybody") and self._is_answered(index):
            return None
        before, after = self._bearing(index)
        somebody = self._somebody(index)
        if somebody is not None:
            return None if self._is_one_of_two(somebody, index) else somebody
        if is_former(self._mentions[index].name):  # «die frühere Ministerin» is not the one in office
            before = [each for each in before if any(map(is_former, self._drafts[each[1]].roles))] or before
        if before:
            last, bearer = max(before)
            nearer = self._nearer(index, last)
            if nearer is None and self._may_be_another(index, last, bearer):
                return None
            return bearer if nearer is None else nearer
        if after:  # whom the text has named in the post by another word comes before whom it names only later
            in_post = self._in_post(index)
            return min(after)[1] if in_post is None else in_post
        return self._taken_up(index)

    def _bearing(self, index: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Return who bears a role: the last place before a mention and whose it is, and the first after it."""
        before: list[tuple[int, int]] = []
        after: list[tuple[int, int]] = []
        for number, draft in enumerate(self._drafts):
            if not self._may_bear(draft, index) or self._is_past(draft, index) or self._is_anothers(draft, index):
                continue
            earlier = [i for i in draft.mentions if i < index]
            marked = not marks_of(self._mentions[index].name) or any(marks_of(role) for role in draft.roles)
            if earlier:
                before.append((max(earlier), number))
            elif draft.kind == "person" and marked:
                after.append((min(draft.mentions), number))
        return before, after

    def _is_somebody(self, draft: Draft, index: int) -> bool:
        """Tell whether a draft is a person told for himself just before a mention, whose gender agrees."""
        sex = self._mentions[index].gender
        agrees = sex in {"", draft.gender} or not draft.gender or bool(draft.nouns & lexicon.closed("epicene"))
        person = draft.kind == "person" or (draft.kind == "unnamed" and any(map(is_person, draft.nouns)))
        near = (i for i in draft.mentions if i < index and 0 <= self._reach(i, index) <= SOON)
        return agrees and person and draft.number == "s" and any(not self._told[i].owned for i in near)

    def _nearer(self, index: int, last: int) -> int | None:
        """Return the one just named where a general noun stands far behind its bearer's ``last`` mention.

        «Der Experte» takes up who is spoken of, though another was called so paragraphs before.
        """
        general = " " not in self._mentions[index].name and is_resumptive(self._nouns[index])
        here = self._just_named(index) if general and self._reach(last, index) > NEAR else []
        return here[0] if len(here) == 1 else None

    def _is_one_of_two(self, number: int, index: int) -> bool:
        """Tell whether another without a name stands in the same sentence as the one whom «der Mann» may mean."""
        here = self._drafts[number]
        if here.kind != "unnamed":
            return False
        others = (n for n, draft in enumerate(self._drafts) if draft is not here and draft.kind == "unnamed")
        last = self._salience(number, index)[0]
        near = [
            n for n in others if self._is_somebody(self._drafts[n], index) and self._drafts[n].gender == here.gender
        ]
        return any(self._salience(n, index)[0] == last for n in near)

    def _may_bear(self, draft: Draft, index: int) -> bool:
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

    def _is_past(self, draft: Draft, index: int) -> bool:
        """Tell whether somebody held once what a mention says that its bearer holds: «ehemaliger Präsident».

        Who is named may be called so for short, «der Minister», where nobody else of the text has the office.
        """
        if is_former(self._mentions[index].name):
            return False
        noun, roles = self._nouns[index], draft.roles if draft.kind == "person" else draft.names
        of_noun = [role for role in roles if is_kind_of(head_noun(role), noun)]
        if not of_noun or not all(map(is_former, of_noun)):
            return False
        leading = [n for n in self._just_named(index) if self._drafts[n] is not draft and self._leads(n, index)]
        return draft.kind == "unnamed" or bool(leading) or any(self._holds(each, index) for each in self._drafts)

    def _holds(self, draft: Draft, index: int) -> bool:
        """Tell whether somebody bears a role, and not only once."""
        return self._may_bear(draft, index) and not all(map(is_former, draft.roles or draft.names))

    def _is_anothers(self, draft: Draft, index: int) -> bool:
        """Tell whether a mention is what somebody is to a person, «ihr Chef», and a draft was not told as owned."""
        if self._nouns[index] in draft.nouns or not self._is_of_person(index):
            return False  # «Regisseur Ole Behn … ihr Regisseur»
        return not any(self._told[i].owned or self._told[i].owner for i in draft.mentions if i < index)

    def _somebody(self, index: int) -> int | None:
        """Return who of the sentences just before is «der Mann», «die Frau»: also one of whom no name is told.

        A noun for anybody takes up who was spoken of last, subjects first (centering), with a name or without:
        «Eine Pflegerin, die anonym bleiben will, … Die Frau zuckt mit den Schultern.»
        """
        mention, noun = self._mentions[index], self._nouns[index]
        if " " in mention.name or noun not in lexicon.closed("anybody") or self._told[index].owned:
            return None
        near = [number for number, draft in enumerate(self._drafts) if self._is_somebody(draft, index)]
        return max(near, key=lambda n: self._salience(n, index), default=None)

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
        """Return the person whom a description takes up that nobody was given: «die Autorin», «der 36-Jährige»."""
        mention, noun = self._mentions[index], self._nouns[index]
        if self._is_of_person(index):
            return None
        party = party_of_noun(mention.name.partition(" ")[0]) if " " not in mention.name else ""
        in_post = self._in_post(index)
        if in_post is not None:
            return in_post
        if party:
            return self._last([n for n in self._fitting(index) if self._drafts[n].party in {party, ""}], index, party)
        if " " not in mention.name and is_resumptive(noun):
            related = self._related(index)
            found = self._last(related or self._without_work(index), index)
            return self._undescribed_nearer(index, found) if related and found is not None else found
        ways = (self._more_special, self._introduced, self._only_unknown, self._told_apart)
        return next((found for way in ways if (found := way(index)) is not None), None)

    def _is_aged(self, index: int) -> bool:
        """Tell whether a mention says how old somebody is and no more: «der 48-Jährige», «die 48 Jahre alte Ärztin»."""
        name = self._mentions[index].name
        return bool(_AGE.search(name.partition(" ")[0]) or _AGE.match(self._nouns[index]) or _YEARS.match(name))

    def _of_age(self, index: int) -> int | None:
        """Return the person of the age that a mention tells, else the one named last of whom no other age is told."""
        age = self._told[index].age
        fitting = self._fitting(index)
        known = [number for number in fitting if age and self._drafts[number].age == age]
        open_ = [number for number in fitting if not self._drafts[number].age or not age]
        return max(known or open_, key=lambda n: self._salience(n, index), default=None)

    def _of_this_age(self, index: int) -> int | None:
        """Return the person told before with the age behind a description; with another, «Die Fahrerin (27)» is new.

        Papers give the age in brackets where they introduce somebody.
        """
        fitting = (number for number in self._fitting(index) if self._drafts[number].age == self._told[index].age)
        return next(fitting, None)

    def _last(self, persons: Sequence[int], index: int, party: str = "") -> int | None:
        """Return who was named last before a mention: whose party or gender is known rather than others."""
        just_named = self._just_named(index)
        ranked = [
            (
                bool(party) and self._drafts[number].party == party,
                bool(self._drafts[number].gender) or number in just_named,
                self._salience(number, index),
                number,
            )
            for number in persons
        ]
        return max(ranked)[3] if ranked else None

    def _undescribed_nearer(self, index: int, found: int) -> int:
        """Return the one just named of whom nothing is told rather than one of the field ``found`` far before."""
        nearer = self._nearer(index, max(i for i in self._drafts[found].mentions if i < index))
        return nearer if nearer is not None and self._is_undescribed(self._drafts[nearer]) else found

    def _without_work(self, index: int) -> list[int]:
        """Return whom a noun for a profession may mean that nobody's fits: no one of another, told paragraphs before.

        «Der Landwirt» of a fire is not the commander of the firemen.
        """
        fitting = self._fitting(index)
        if self._mentions[index].gender != "m" or not lexicon.fields_of(self._nouns[index]):
            return fitting  # a woman's profession tells her closer
        return [
            n
            for n in fitting
            if self._is_undescribed(self._drafts[n])
            or any(0 <= self._reach(i, index) <= NEAR for i in self._drafts[n].mentions if i < index)
        ]

    def _related(self, index: int) -> list[int]:
        """Return the persons with a profession of the same field: «der Jurist» is the «Anwalt», not his client."""
        noun = self._nouns[index].removesuffix("in")
        fields = lexicon.fields_of(noun)
        return [
            number
            for number in self._fitting(index)
            if any(fields & lexicon.fields_of(own.removesuffix("in")) for own in self._drafts[number].nouns if own)
        ]

    def _is_in_post(self, draft: Draft, posts: frozenset[str], index: int) -> bool:
        """Tell whether a person holds one of some posts and may be meant by a mention."""
        mention, noun = self._mentions[index], self._nouns[index]
        agrees = mention.gender in {"", draft.gender} or not draft.gender or noun in lexicon.closed("epicene")
        holds = any(posts & lexicon.posts_of(own) for own in draft.nouns if own)
        fits = draft.kind == "person" and agrees and holds and compatible(mention.name, draft.roles)
        return fits and not self._is_past(draft, index)

    def _in_post(self, index: int) -> int | None:
        """Return the person in the post that a description calls by another word: «Bürgermeisterin», «Rathauschefin».

        Newspapers vary the word for one person (synonyms as a means of coreference: Duden, Die Grammatik, Text). Named
        last before; else the only one whom the text names at all, as in a headline.
        """
        mention, posts = self._mentions[index], lexicon.posts_of(self._nouns[index])
        if not posts or self._told[index].owned:
            return None
        persons = [n for n, draft in enumerate(self._drafts) if self._is_in_post(draft, posts, index)]
        before = [number for number in persons if self._told_before(self._drafts[number], index)]
        if before:
            last, bearer = max((max(i for i in self._drafts[n].mentions if i < index), n) for n in before)
            nearer = self._nearer(index, last)
            return bearer if nearer is None else nearer
        return persons[0] if len(persons) == 1 and mention.sentence < _HEAD else None

    def _more_special(self, index: int) -> int | None:
        """Return the one person whose general office a noun tells closer: «Ministerin Raab … die Frauenministerin»."""
        noun = self._nouns[index]
        if " " in self._mentions[index].name.replace("- und ", ""):
            return None
        persons = [
            number
            for number in self._fitting(index)
            if any(
                len(own) > 4 and noun != own and noun.endswith(_without_level(own)) and own == own.strip("-")
                for own in self._drafts[number].nouns
            )
        ]
        return persons[0] if len(persons) == 1 else None

    def _introduced(self, index: int) -> int | None:
        """Return the person just named of whom no office or profession is told in all the text: the description does.

        News tell of everybody whom they name what he or she is, before the name or behind it; so a definite noun for
        a person right behind the first mention of somebody of whom nothing is told tells it: «Da kam Ida Korff. Die
        Ärztin rief». A man of a scene («der Richter») may be another than the one who was named.
        """
        mention, noun = self._mentions[index], self._nouns[index]
        scene = noun.endswith(tuple(lexicon.closed("roles_of_scenes")))
        if self._told[index].owned or mention.gender not in {"m", "f"} or (scene and mention.gender == "m"):
            return None
        here = self._just_named(index)
        if len(here) != 1 or not self._is_undescribed(self._drafts[here[0]]):
            return None
        if mention.gender == "m" and self._drafts[here[0]].gender != "m":
            return None  # the masculine may mean anybody
        first = min(self._drafts[here[0]].mentions)
        # «der Präsident» for somebody whom every reader knows
        known = bool(lexicon.posts_of(noun) & _KNOWN) and " " not in mention.name and self._leads(here[0], index)
        return here[0] if self._reach(first, index) <= 1 or mention.gender == "f" or known else None

    def _told_apart(self, index: int) -> int | None:
        """Return the only man in the sentences before, a subject there, where a new description is no role of a scene.

        «der frühere Präsident», «der Finanzprofessor»: an adjective or a compound tells more than a bare noun, which
        may as well be anybody («der Richter», «ein Polizist»).
        """
        near = self._near(index)
        if not self._tells_closer(index) or len(near) != 1 or (near[0].kind, near[0].gender) != ("person", "m"):
            return None
        if self._is_office(index) or self._is_other(near[0], index):
            return None
        places = [i for i in near[0].mentions if i < index and self._is_near(i, index)]
        number = next(number for number, draft in enumerate(self._drafts) if draft is near[0])
        return number if any(self._told[place].subject for place in places) else None

    def _tells_closer(self, index: int) -> bool:
        """Tell whether a man's description tells more than a bare noun does, and is neither owned nor of a scene."""
        mention = self._mentions[index]
        words = mention.name.split()
        closer = len(words) > 1 or not lexicon.is_whole_role(words[0])
        anybody = self._nouns[index].endswith(tuple(lexicon.closed("roles_of_scenes")))
        return mention.gender == "m" and closer and not anybody and not self._told[index].owned

    def _is_office(self, index: int) -> bool:
        """Tell whether a description is an office of somewhere, «der Präsident Norlands»: whoever holds it."""
        noun, last = self._nouns[index], self._mentions[index].name.split()[-1].lower()
        return noun.endswith(tuple(lexicon.closed("offices"))) and not last.startswith(noun[:_STEM])

    def _is_other(self, draft: Draft, index: int) -> bool:
        """Tell whether somebody has a profession that shares nothing with a description."""
        marks = marks_of(self._mentions[index].name)
        return bool(draft.roles) and not any(marks & marks_of(role) for role in draft.roles)


def _without_level(noun: str) -> str:
    """Return a noun for an office without the front for its level, if a word for a person is left: «Bundesminister»."""
    plain = _GENERIC.sub("", noun)
    return plain if lexicon.is_role(plain.capitalize()) else noun
