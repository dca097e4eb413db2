"""Counts over rows that belong together: those of a speaker, of a role, of a document, of a month, all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from quotes.data import MARKED_SPEECH, SPEECH, Quotation
from quotes.table.columns import Row
from quotes.table.words import words

_TYPES = SPEECH
"""An utterance whose stretches differ is of the first of these types that one of them has."""


@dataclass(frozen=True, slots=True)
class Group:
    """What was counted over some rows of speech."""

    name: str
    kind: str  # the most frequent kind of speaker
    roles: tuple[str, ...]  # the most frequent first
    rows: int
    utterances: int  # what people are told as «Zitate»: one that its frame interrupts has several rows and counts once
    words: int  # quoted; those of a quotation within a quotation count for both speakers
    reported: int  # words of indirect speech, as far as ``words`` leaves them out: nobody has said them so
    documents: int  # different ones
    speakers: int  # different ones
    direct: int  # utterances, as the next two; together they are all of them
    partial: int
    indirect: int
    unnamed: int  # utterances whose source is there but has no name
    unknown: int  # utterances of which the text does not tell who said them
    first: str  # date of the first and of the last document, where known
    last: str
    women: int  # utterances of a woman, as the column «gender» has it, and the words of their rows
    women_words: int
    men: int
    men_words: int
    no_gender: int  # utterances of one person, or of nobody knows whom, whose gender the text does not tell
    no_party: int  # utterances for whose source the text names no party
    kinds: tuple[tuple[str, int], ...]  # the kinds of source with their utterances, the most frequent first
    parties: tuple[tuple[str, int], ...]  # the parties that are told, likewise


def gender(row: Row) -> str:
    """Return whose words a row has: w, m, several (a group), body (an organisation or document) or unknown."""
    told, kind = str(row["gender"]), str(row["kind"])
    if told in {"w", "m"}:
        return told
    return "body" if kind in {"organisation", "document"} else "several" if kind == "group" else "unknown"


Key = tuple[str, int, int]
"""An utterance: its document, its number there, and the row where a table has no such numbers."""


class Tally:
    """Rows of one group, while they come in. Memory grows with its documents and utterances, not with its text."""

    def __init__(self, name: str = "", *, indirect: bool = False) -> None:
        """Count for the group of this name; ``indirect``: the words of indirect speech count, too."""
        self.name = name
        self._counted = SPEECH if indirect else MARKED_SPEECH
        self._words = self._reported = 0
        self._rows = 0
        self._roles = Counter[str]()
        self._kinds = Counter[str]()
        self._utterances: dict[Key, int] = {}  # to their types, as places in _TYPES
        self._unnamed: set[Key] = set()
        self._unknown: set[Key] = set()
        self._genders: dict[Key, str] = {}  # of an utterance as its last row has it, as the next two
        self._parties: dict[Key, str] = {}
        self._sources: dict[Key, str] = {}
        self._spoken = Counter[str]()  # words by gender
        self._documents: set[str] = set()
        self._speakers: set[str] = set()
        self._dates: set[str] = set()

    def add(self, row: Row) -> None:
        """Count a row, which must be speech."""
        speaker, kind, document = str(row["speaker"]), str(row["kind"]), str(row["document"])
        length = words(str(row["quote"]))
        if row["type"] in self._counted:
            self._words += length
            self._spoken[gender(row)] += length
        else:
            self._reported += length
        self._rows += 1
        self._kinds[kind] += 1
        utterance = int(row["utterance"])
        # A table without numbers of utterances says nothing of interruptions: then each row is one.
        key = (document, utterance, 0 if utterance else self._rows)
        kind_of_speech = _TYPES.index(str(row["type"]))
        self._utterances[key] = min(kind_of_speech, self._utterances.get(key, kind_of_speech))
        self._genders[key], self._parties[key] = gender(row), str(row["party"])
        self._sources[key] = kind or "empty"
        if not speaker:
            self._unknown.add(key)
        elif kind == "unnamed":
            self._unnamed.add(key)
        for value, seen in ((speaker, self._speakers), (document, self._documents), (str(row["date"]), self._dates)):
            if value:
                seen.add(value)
        if row["role"]:
            self._roles[str(row["role"])] += 1

    def group(self) -> Group:
        """Return the counts so far."""
        types = Counter(_TYPES[each] for each in self._utterances.values())
        genders, parties = Counter(self._genders.values()), Counter(self._parties.values())
        no_party = parties.pop("", 0)
        return Group(
            name=self.name,
            kind=max(self._kinds, key=self._kinds.__getitem__, default=""),
            roles=tuple(role for role, _ in self._roles.most_common()),
            rows=self._rows,
            utterances=len(self._utterances),
            words=self._words,
            reported=self._reported,
            documents=len(self._documents),
            speakers=len(self._speakers),
            direct=types["direct"],
            partial=types["partial"],
            indirect=types["indirect"],
            unnamed=len(self._unnamed),
            unknown=len(self._unknown),
            first=min(self._dates, default=""),
            last=max(self._dates, default=""),
            women=genders["w"],
            women_words=self._spoken["w"],
            men=genders["m"],
            men_words=self._spoken["m"],
            no_gender=genders["unknown"],
            no_party=no_party,
            kinds=_ranked(Counter(self._sources.values())),
            parties=_ranked(parties),
        )


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    """Return names with their numbers, the most frequent first, then by name."""
    return tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0])))


class Spoken(NamedTuple):
    """What was said in an article, in the same units as in a group."""

    utterances: int
    named: int  # utterances whose speaker is known
    words: int  # those of indirect speech left out, as usual in a group

    @classmethod
    def of(cls, quotations: Iterable[Quotation]) -> Spoken:
        """Count the quotations of one article; what is no speech, or stands in an earlier article too, is left out."""
        said = [quotation for quotation in quotations if quotation.type in SPEECH and not quotation.same_as]
        unknown = {quotation.utterance for quotation in said if not quotation.speaker}
        every = {quotation.utterance for quotation in said}
        quoted = (quotation for quotation in said if quotation.type in MARKED_SPEECH)
        return cls(len(every), len(every - unknown), sum(words(quotation.quote) for quotation in quoted))


def told(utterances: int, rows: int, spoken_words: int) -> str:
    """Return the three numbers as every command tells them: «5 Zitate in 6 Zeilen, 16 zitierte Wörter»."""
    quotations = _many(utterances, "Zitat", "Zitate")
    return (
        f"{quotations} in {_many(rows, 'Zeile', 'Zeilen')}, {_many(spoken_words, 'zitiertes Wort', 'zitierte Wörter')}"
    )


def _many(number: int, one: str, many: str) -> str:
    return f"{number:,}".replace(",", ".") + " " + (one if number == 1 else many)


class Tallies:
    """Rows by the name of the group that they belong to."""

    def __init__(self, *, indirect: bool = False) -> None:
        """Begin without any group; ``indirect`` as for a tally."""
        self._indirect = indirect
        self._tallies: dict[str, Tally] = {}

    def add(self, name: str, row: Row) -> None:
        """Count a row for the group of this name."""
        if name not in self._tallies:
            self._tallies[name] = Tally(name, indirect=self._indirect)
        self._tallies[name].add(row)

    def groups(self) -> tuple[Group, ...]:
        """Return the groups, the most quoted first: by utterances, then words, then name."""
        made = (tally.group() for tally in self._tallies.values())
        return tuple(sorted(made, key=lambda group: (-group.utterances, -group.words, group.name)))
