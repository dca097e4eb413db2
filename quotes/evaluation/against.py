"""Two runs over the same gold: which lines changed, and whether the figures differ by more than chance.

The run before is read from what ``--json`` wrote. Lines belong together by their place in the gold; where the two runs
had different gold, those that both have are compared.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Self

from quotes.errors import UsageError
from quotes.evaluation.figures import number, percent
from quotes.evaluation.intervals import by_chance
from quotes.evaluation.tallies import Outcome

_LEAST = 0.05  # rarer than that is called more than chance
_ORDER = ("wrong", "named", "open", "empty", "defensible", "unnamed", "right")  # of verdicts, from bad to good
_RANKS = {verdict: rank for rank, verdict in enumerate(_ORDER)}
_VERDICTS = {
    "right": "richtig",
    "defensible": "vertretbar",
    "wrong": "falsch",
    "empty": "leer",
    "open": "offen",
    "unnamed": "niemand, zu Recht",
    "named": "keine Rede, benannt",
}
_SECTIONS = {
    "press": "Presse",
    "speech": "Rede",
    "rows": "Zeilen",
    "dataset": "Datensatz",
    "marks": "Stellen",
    "indirect": "Indirekte Rede",
}
_GOOD, _WRONG = frozenset({"right", "defensible"}), frozenset({"wrong"})
_SPEAKERS = _GOOD | _WRONG | {"empty", "open"}

Place = tuple[str, str, int, int]
"""Kind of gold, document, start, end."""
Way = Literal["worse", "better", "other"]
_WAYS: dict[Way, str] = {"worse": "schlechter", "better": "besser", "other": "anders"}


class AgainstError(UsageError):
    """A run that nothing can be compared with."""

    @classmethod
    def unreadable(cls, name: str) -> Self:
        """Name the file."""
        return cls(f"--against: «{name}» ist keine Datei, die quotes evaluate mit --json geschrieben hat.")

    @classmethod
    def nothing_common(cls, name: str) -> Self:
        """Different gold."""
        return cls(f"--against: «{name}» und das Gold von jetzt haben keine Zeile gemeinsam.")


@dataclass(frozen=True, slots=True)
class Line:
    """What a run made of a line of the gold."""

    verdict: str
    told: bool | None
    row: tuple[str, str] | None  # type and speaker; None: not found

    @classmethod
    def of(cls, outcome: Outcome) -> Self:
        """Return it of a run that has just been."""
        row = outcome.row
        return cls(outcome.verdict, outcome.told, (row.type, row.speaker) if row is not None else None)

    @property
    def rank(self) -> tuple[int, bool]:
        """How good it is, to be compared with another run's."""
        return _RANKS.get(self.verdict, 0), bool(self.told)

    @property
    def text(self) -> str:
        """Return it in German."""
        if self.row is None:
            return "nicht gefunden"
        return " ".join(filter(None, (*self.row, f"({_VERDICTS[self.verdict]})" if self.verdict else "")))


Lines = Mapping[Place, Line]


@dataclass(frozen=True, slots=True)
class Old:
    """The run before."""

    name: str
    signature: str  # of the gold
    lines: Lines


@dataclass(frozen=True, slots=True)
class Change:
    """A line that has become another."""

    place: Place
    way: Way
    before: Line
    after: Line

    def lines(self) -> Iterator[str]:
        """Yield it for reading."""
        _, document, start, _ = self.place
        yield f"  {_WAYS[self.way]:<10}  {document}, Zeichen {start}"
        yield f"  {'':<10}  {self.before.text} → {self.after.text}"

    def data(self) -> dict[str, object]:
        """Return it for JSON."""
        gold, document, start, end = self.place
        before, after = ({"verdict": each.verdict, "told": each.told, "row": each.row} for each in self.both)
        place = {"gold": gold, "document": document, "start": start, "end": end}
        return {**place, "way": self.way, "before": before, "after": after}

    @property
    def both(self) -> tuple[Line, Line]:
        """Before and after."""
        return self.before, self.after


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure of both runs, and how probable it is that they differ so much by chance."""

    key: str
    label: str
    before: int
    after: int
    of: int
    chance: float

    def line(self) -> str:
        """Return it for reading."""
        then, now = (100 * each / self.of for each in (self.before, self.after))
        tells = "mehr als Zufall" if self.chance < _LEAST else "kann Zufall sein"
        moved = f"{now - then:+.1f}".replace(".", ",")
        chance = f"{self.chance:.3f}".replace(".", ",")
        return f"  {self.label:<26}{percent(then):>8} → {number(now):>5} {moved:>6}  p = {chance}  {tells}"

    def data(self) -> dict[str, object]:
        """Return it for JSON."""
        return {"before": self.before, "after": self.after, "of": self.of, "chance": self.chance}


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs."""

    name: str  # of the file with the run before
    same_gold: bool
    compared: int  # lines
    changes: tuple[Change, ...]
    differences: tuple[Difference, ...]

    def text(self) -> str:
        """Return it for reading, in German."""
        counts = Counter(change.way for change in self.changes)
        told = ", ".join(f"{counts[way]} {label}" for way, label in _WAYS.items())
        lines = [f"Verglichen mit {self.name}", f"  Zeilen des Golds: {self.compared}, davon {told}"]
        if not self.same_gold:
            lines.append("  Das Gold ist nicht dasselbe; verglichen ist, was beide haben.")
        lines += [each.line() for each in self.differences]
        lines += [line for change in self.changes for line in change.lines()]
        return "\n".join(lines) + "\n"

    def data(self) -> dict[str, object]:
        """Return it for JSON."""
        return {
            "against": self.name,
            "same_gold": self.same_gold,
            "compared": self.compared,
            "differences": {each.key: each.data() for each in self.differences},
            "changes": [each.data() for each in self.changes],
        }


def parse(text: str, name: str) -> Old:
    """Return the run that ``--json`` has written; ``name`` is for messages. Raises AgainstError."""
    try:
        told = json.loads(text)
        lines = {
            (str(each["gold"]), str(each["document"]), int(each["start"]), int(each["end"])): Line(
                str(each["verdict"]),
                None if each["told"] is None else bool(each["told"]),
                (str(each["type"]), str(each["speaker"])) if "type" in each else None,
            )
            for each in told["outcomes"]
        }
        signature = str((told["signature"] or {}).get("gold", ""))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise AgainstError.unreadable(name) from error
    if not {line.verdict for line in lines.values()} <= {"", *_ORDER}:
        raise AgainstError.unreadable(name)
    return Old(name, signature, lines)


def compare(old: Old, outcomes: Iterable[Outcome], signature: str) -> Comparison:
    """Return what has changed since the run before. Raises AgainstError where there is nothing to compare.

    Args:
        old: the run before.
        outcomes: of the run just now.
        signature: of its gold.
    """
    new = {(each.gold, each.document, *_ends(each)): Line.of(each) for each in outcomes}
    common = [place for place in new if place in old.lines]
    if not common:
        raise AgainstError.nothing_common(old.name)
    changes = (Change(place, _way(old.lines[place], new[place]), old.lines[place], new[place]) for place in common)
    order = list(_WAYS)
    return Comparison(
        old.name,
        signature == old.signature,
        len(common),
        tuple(sorted((each for each in changes if each.before != each.after), key=lambda each: order.index(each.way))),
        tuple(_differences(common, old.lines, new)),
    )


def _ends(outcome: Outcome) -> tuple[int, int]:
    return outcome.span.start, outcome.span.end


def _way(before: Line, after: Line) -> Way:
    """Tell whether a line has become better or worse."""
    if before.rank == after.rank:
        return "other"
    return "better" if after.rank > before.rank else "worse"


def _differences(common: Sequence[Place], old: Lines, new: Lines) -> Iterator[Difference]:
    """Yield the figures of each kind of gold, over the lines that both runs were asked for."""
    for gold, title in _SECTIONS.items():
        here = [(place, old[place], new[place]) for place in common if place[0] == gold]
        spoken = [each for each in here if {each[1].verdict, each[2].verdict} <= _SPEAKERS]
        for key, label, verdicts in (("good", "Sprecher gut", _GOOD), ("wrong", "Sprecher falsch", _WRONG)):
            pairs = {place: (then.verdict in verdicts, now.verdict in verdicts) for place, then, now in spoken}
            yield from _difference(f"{gold}.{key}", f"{title}: {label}", pairs)
        told = {
            place: (bool(then.told), bool(now.told)) for place, then, now in here if None not in {then.told, now.told}
        }
        yield from _difference(f"{gold}.speech", f"{title}: Rede erkannt", told)


def _difference(key: str, label: str, pairs: Mapping[Place, tuple[bool, bool]]) -> Iterator[Difference]:
    """Yield how often something holds in either run, with the chance of such a difference; nothing without pairs."""
    if not pairs:
        return
    by_document = Counter[str]()
    for (_, document, _, _), (then, now) in pairs.items():
        by_document[document] += now - then
    before, after = (sum(pair[number] for pair in pairs.values()) for number in (0, 1))
    yield Difference(key, label, before, after, len(pairs), by_chance(by_document.values()))
