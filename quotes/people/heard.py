"""What the last two columns of a row say of its speaker: woman or man, and of which party."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from quotes.data import Answered, Attribution, Entity, Mention, Sex
from quotes.people import genders, parties
from quotes.people.genders import Shown
from quotes.people.pronouns import Known

_NOTHING = (Shown(), Shown())


class Heard:
    """Tells of the speakers of one article; of each only once, however often he or she speaks."""

    def __init__(self, text: str, known: Known) -> None:
        """Take the article's text, and who is in it."""
        self._text, self._known = text, known
        self._told: dict[tuple[int, str], tuple[Shown, Shown]] = {}

    def of(self, given: Attribution) -> Attribution:
        """Return an attribution with gender and party of its speaker; several have what all of them have."""
        meant = given.meant if isinstance(given, Answered) else ()
        given = given.told() if isinstance(given, Answered) else given
        if not given.speaker:
            return given
        told = [self._of(each.entity, each.mention) for each in meant] or [self._unmeant(given)]
        gender, party = (_shared([each[part] for each in told]) for part in (0, 1))
        about = [f"{name}: {shown.by}." for name, shown in (("Geschlecht", gender), ("Partei", party)) if shown.value]
        sex: Sex = "w" if gender.value == "w" else "m" if gender.value == "m" else ""
        return replace(given, gender=sex, party=party.value, about=" ".join(about))

    @cached_property
    def _pronouns(self) -> Mapping[int, Sequence[int]]:
        """The pronouns of each entity, as indices of mentions, in the order of the text."""
        found: dict[int, list[int]] = {}
        for index, entity in sorted(self._known.of.items()):
            if self._known.mentions[index].category == "pronoun":
                found.setdefault(entity, []).append(index)
        return found

    def _of(self, entity: Entity, mention: Mention | None) -> tuple[Shown, Shown]:
        key = (entity.index, entity.name)
        if key not in self._told:
            pointing = [self._known.mentions[index] for index in self._pronouns.get(entity.index, ())]
            gender = genders.of_speaker(self._text, self._known, entity, mention, pointing)
            self._told[key] = (gender, parties.of_speaker(self._text, self._known, entity, mention))
        return self._told[key]

    def _unmeant(self, given: Attribution) -> tuple[Shown, Shown]:
        """Return what a name tells of which only the name is known: a label, «Polizeiangaben»."""
        known = next((each for each in self._known.entities if each.name == given.speaker), None)
        if known is not None:
            return self._of(known, None)
        if given.kind == "person":
            return genders.of_name(given.speaker), Shown()
        return (Shown(), parties.of_body(given.speaker, self._text)) if given.kind == "organisation" else _NOTHING


def _shared(told: list[Shown]) -> Shown:
    """Return what is told of all alike, nothing where one is told otherwise or not at all."""
    return told[0] if len({each.value for each in told}) == 1 else Shown()
