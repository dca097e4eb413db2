"""An entity in the making: what its mentions, as they are tied, tell of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from quotes import lexicon
from quotes.data import Gender, Mention, Number, SpeakerKind


@dataclass
class Draft:
    """An entity in the making."""

    kind: SpeakerKind
    names: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)  # head nouns it was called by, in small letters
    gender: Gender = ""
    number: Number = "s"
    mentions: list[int] = field(default_factory=list)
    party: str = ""
    age: str = ""
    told: Counter[Gender] = field(default_factory=Counter)  # how often each gender was told; a given name counts twice

    def take(self, index: int, mention: Mention) -> None:
        """Add a mention by its index."""
        self.mentions.append(index)
        if mention.gender and not (self.gender and mention.category == "name" and _may_be_surname(mention)):
            given = lexicon.given_names().get(mention.name.partition(" ")[0]) if mention.category == "name" else ""
            self.told[mention.gender] += 2 if given == mention.gender else 1
            self.gender = max(self.told, key=lambda sex: self.told[sex])  # of equals what was told first


def _may_be_surname(mention: Mention) -> bool:
    """Tell whether a name alone says nothing of a gender: «Ali», which is a given name and a surname."""
    return " " not in mention.name and not mention.role


def is_person(noun: str) -> bool:
    """Tell whether a noun in small letters is one for a person."""
    return lexicon.is_person(noun.capitalize())
