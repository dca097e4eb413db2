"""What scoring keeps on the way: verdicts, faults, and counts that become figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from quotes.data import Span
from quotes.evaluation import judging
from quotes.evaluation.figures import F1, Figure, Share, Verdicts
from quotes.evaluation.found import Found
from quotes.evaluation.gold import Annotation, Row, Speech
from quotes.evaluation.judging import Verdict
from quotes.table.legend import vocabulary

NEAR = 0.5  # overlap by which a quotation counts as found
SAME = 0.8  # the same for a stretch in marks and for rows of a table

WAYS = {
    "explicit": "Name im selben Satz",
    "pronoun": "Fürwort",
    "previous-sentence": "Satz davor",
    "next-sentence": "Satz danach",
    "headline": "Überschrift",
    "interview": "Interview",
    "implicit": "erschlossen",
    "none": "niemand genannt",
}
_TYPES, _KINDS = vocabulary("type"), vocabulary("kind")
MARKS = {
    "speech": "Rede",
    "partial": _TYPES["partial"],
    "title": _TYPES["title"],
    "name": "Name",
    "term": _TYPES["scare"],
}
KINDS = {**_KINDS, "anonymous": _KINDS["unnamed"], "medium": "Medium", "none": _KINDS["empty"]}
"""Kinds of speakers by the words of the legend, with those that only gold has."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A row whose speaker was judged."""

    row: Found
    verdict: Verdict
    by_name: bool  # by the canonical name; else by the annotated phrase alone


@dataclass(frozen=True, slots=True)
class Outcome:
    """A line of the gold and what became of it: by these two runs are compared."""

    gold: str  # which kind of it: the key of its section
    document: str
    span: Span
    expected: str  # the speaker; of what nobody says, what it is
    verdict: str  # on the speaker: a ``Verdict``, defensible, or of what is no speech: unnamed, named
    told: bool | None  # whether speech was told from what is none; None: not asked
    row: Found | None

    def data(self) -> dict[str, object]:
        """Return it for JSON."""
        row = self.row
        found = {"type": row.type, "speaker": row.speaker, "certainty": row.certainty, "rule": row.rule} if row else {}
        return {
            "gold": self.gold,
            "document": self.document,
            "start": self.span.start,
            "end": self.span.end,
            "expected": self.expected,
            "verdict": self.verdict,
            "told": self.told,
            **found,
        }


@dataclass(frozen=True, slots=True)
class Fault:
    """What was wrong, for the table of faults."""

    fault: str  # in German
    document: str
    span: Span
    expected: str
    row: Found | None


_SECTIONS = {Speech: "speech", Row: "rows", Annotation: "dataset"}  # what gold is judged in


@dataclass
class Log:
    """What comes to light while scoring."""

    judged: list[Judged] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)

    def add(self, gold: Speech | Row | Annotation, span: Span, row: Found | None, verdict: Verdict) -> None:
        """Note the verdict on a speaker."""
        name = gold.speaker if isinstance(gold, Annotation) else gold.who.name
        self.outcomes.append(Outcome(_SECTIONS[type(gold)], gold.document, span, name, verdict, None, row))
        if row is not None:
            self.judged.append(Judged(row, verdict, by_name=not isinstance(gold, Annotation)))
        if verdict == "wrong":
            self.fault("Sprecher falsch" if name else "Sprecher, wo keiner genannt ist", gold.document, span, name, row)
        if verdict == "empty" and row is not None:
            self.fault("Sprecher leer", gold.document, span, name, row)

    def fault(self, fault: str, document: str, span: Span, expected: str, row: Found | None) -> None:
        """Note a fault."""
        self.faults.append(Fault(fault, document, span, expected, row))


class Speakers:
    """Verdicts on speakers, by what is known of them."""

    def __init__(self) -> None:
        """Begin with all of them together."""
        self._counts: dict[tuple[str, str], Counter[Verdict]] = {("speaker", "gesamt"): Counter()}

    def add(self, verdict: Verdict, way: str, kind: str) -> None:
        """Count a verdict."""
        self._counts["speaker", "gesamt"][verdict] += 1
        for group, name, labels in (("way", way, WAYS), ("kind", kind, KINDS)):
            if name:
                label = labels.get(name, name)
                self._counts.setdefault((f"{group}.{name}", label), Counter())[verdict] += 1

    def figures(self) -> Iterator[Figure]:
        """Yield them: all, by way of attribution, by kind of speaker."""
        order = {key: number for number, key in enumerate(("speaker", *(f"way.{way}" for way in WAYS)))}
        for key, label in sorted(self._counts, key=lambda each: (order.get(each[0], 99), each[0])):
            yield verdicts(key, label if key == "speaker" else f"  {label}", self._counts[key, label])


def verdicts(key: str, label: str, counts: Counter[Verdict]) -> Verdicts:
    """Return counted verdicts as a figure."""
    return Verdicts(key, label, counts["right"], counts["wrong"], counts["empty"], counts["open"])


class Cues:
    """Words of cues, those of the gold beside those of the rows."""

    def __init__(self, log: Log) -> None:
        """Tell the ``log`` where they differ."""
        self._log = log
        self._counts: dict[str, Counter[int]] = {}  # by document: 0 in both, 1 found, 2 in the gold

    def add(self, cue: str, document: str, span: Span, row: Found) -> None:
        """Compare the cue of a quotation with that of the row found for it."""
        both, expected, found = judging.common_words(cue, row.cue)
        self._counts.setdefault(document, Counter()).update({0: both, 1: found, 2: expected})
        if both < max(expected, found):
            self._log.fault("Redewort anders", document, span, cue, row)

    def figure(self) -> F1:
        """Return the F1 of the words."""
        counts = ((each[0], each[1], each[2]) for each in self._counts.values())
        return F1.over("cue", "Redewort (F1 der Wörter)", counts)


class Roles:
    """Roles where they are annotated and somebody was named: the same but for case, articles and titles."""

    def __init__(self, log: Log) -> None:
        """Tell the ``log`` which are wrong."""
        self._log = log
        self._right = self._all = 0

    def add(self, gold: Speech | Row, row: Found | None) -> None:
        """Judge the role of a row."""
        if gold.role is None or row is None or not row.speaker:
            return
        is_right = judging.norm(gold.role) == judging.norm(row.role)
        self._right += is_right
        self._all += 1
        if not is_right:
            self._log.fault("Funktion falsch", gold.document, gold.span, gold.role, row)

    def figure(self) -> Share:
        """Return the share of right ones."""
        return Share("role", "Funktion richtig", self._right, self._all)


def places(gold: Iterable[tuple[str, Span]], rows: Iterable[Found], label: str = "genaue Stelle (F1)") -> F1:
    """Return the F1 of exact places, each counted once."""
    expected, found = set(gold), {(row.document, row.span) for row in rows}
    both, *all_ = (Counter(document for document, _ in some) for some in (expected & found, found, expected))
    documents = all_[0].keys() | all_[1].keys()
    return F1.over("span", label, ((both[name], all_[0][name], all_[1][name]) for name in sorted(documents)))


def by(judged: Iterable[Judged], of: Callable[[Judged], str]) -> tuple[Verdicts, ...]:
    """Return the answers, right and wrong, by a property of theirs; those that are most often asked come first."""
    counts: dict[str, Counter[Verdict]] = {}
    for each in judged:
        if each.row.speaker and each.verdict in {"right", "wrong"}:
            counts.setdefault(of(each), Counter())[each.verdict] += 1
    found = [verdicts(name, name, count) for name, count in counts.items() if name]
    return tuple(sorted(found, key=lambda each: (-each.of, each.key)))
