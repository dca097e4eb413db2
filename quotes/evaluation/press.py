"""Gold of the press: every stretch in marks of an article, what it is, who says it, how sure the annotator was.

The figures: stretches found; speech told from what is none; the speaker of speech, right (the canonical name or an
alias), defensible (an answer that the annotator allows beside it, an empty cell included), wrong or empty; how many of
the rows that say 90 or more are right. A row and a stretch belong together when they overlap by 0.8 (intersection over
union). A stretch of which the annotator was not sure counts only for having been found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from quotes.evaluation import judging
from quotes.evaluation.figures import F1, Figure, Graded, Section, Share, Spread
from quotes.evaluation.found import Found, Rows
from quotes.evaluation.gold import MARK_CATEGORIES, Press, Who
from quotes.evaluation.judging import Verdict, norm
from quotes.evaluation.tallies import MARKS, SAME, WAYS, Judged, Log, Outcome

Grade = Literal["right", "defensible", "wrong", "empty", "unnamed", "named"]
"""On a speaker; the last two are for what is no speech: whether somebody is said to have said it."""

_GOOD = frozenset({"right", "defensible"})
_OPEN = 1  # as sure as that: counts for neither side
_HIGH = 90  # percent: certain, as «--strict» understands it
_JUDGED: dict[Grade, Verdict] = {
    "right": "right",
    "defensible": "right",
    "wrong": "wrong",
    "empty": "wrong",  # a row that has a speaker, but only an article or title («Frau»); rows without do not count
    "named": "wrong",
}  # for certainty: is the name in this row one that may stand there?
_FAULTS = {"wrong": "Sprecher falsch", "empty": "Sprecher leer", "named": "Nicht-Rede für Rede gehalten"}


@dataclass(frozen=True, slots=True)
class _Pair:
    """A stretch beside the row that was found for it."""

    gold: Press
    row: Found | None

    @property
    def said(self) -> Found | None:
        """The row, if it says that this is speech."""
        return self.row if self.row is not None and self.row.is_speech else None

    @property
    def is_told(self) -> bool:
        """Tell whether it was found, and speech told from what is none."""
        return self.row is not None and self.row.is_speech == self.gold.is_speech

    @property
    def grade(self) -> Grade:
        """How good the speaker is."""
        if not self.gold.is_speech:
            return "named" if self.said is not None and self.said.speaker else "unnamed"
        return grade(self.gold.who, self.said)


def grade(who: Who, row: Found | None) -> Literal["right", "defensible", "wrong", "empty"]:
    """Judge the speaker of a row (None: not found, or not held to be speech)."""
    names = {norm(name) for name in (who.name, *who.aliases)} - {""}
    given = norm(row.speaker) if row is not None else ""
    if not given:
        if not names:
            return "right"
        return "defensible" if "" in who.alternatives else "empty"
    if given in names:
        return "right"
    return "defensible" if given in {norm(name) for name in who.alternatives} else "wrong"


def press(gold: Sequence[Press], rows: Rows, log: Log) -> Section:
    """Return the figures; what is wrong, and how certain the answers were, goes to the ``log``."""
    pairs = [_Pair(each, judging.best(rows.get(each.document, ()), each.span, SAME)) for each in gold]
    judged = [pair for pair in pairs if pair.gold.sure != _OPEN]
    for pair in judged:
        _note(pair, log)
    spoken = [pair for pair in judged if pair.gold.is_speech]
    figures: list[Figure] = [
        Share("found", "Stellen gefunden", sum(pair.row is not None for pair in pairs), len(pairs)),
        Share("speech", "Rede von anderem unterschieden", sum(pair.is_told for pair in judged), len(judged)),
        F1.over("speech_f1", "Rede als Rede erkannt (F1)", _by_document(judged)),
        *_certain(judged),
        *_confusion(judged),
        *_speakers(spoken),
    ]
    return Section("press", "Presse: alle Stellen in Anführungszeichen, mit Sprecher", tuple(figures))


def _note(pair: _Pair, log: Log) -> None:
    """Log what became of a stretch."""
    gold, row, verdict = pair.gold, pair.row, pair.grade
    expected = gold.who.name if gold.is_speech else MARKS[gold.category]
    log.outcomes.append(Outcome("press", gold.document, gold.span, expected, verdict, pair.is_told, row))
    if pair.said is not None and verdict != "unnamed":
        log.judged.append(Judged(pair.said, _JUDGED[verdict], by_name=True))
    if row is None:
        fault = "Stelle nicht gefunden"
    elif not pair.is_told:
        fault = "Nicht-Rede für Rede gehalten" if row.is_speech else "Rede nicht erkannt"
    else:
        fault = _FAULTS.get(verdict, "")
    if fault:
        log.fault(fault, gold.document, gold.span, expected, row)


def _by_document(pairs: Iterable[_Pair]) -> Iterable[tuple[int, int, int]]:
    """Yield for each document how much is speech and held to be it, how much is held to be it, how much is it."""
    counts: dict[str, Counter[str]] = {}
    for pair in pairs:
        said, is_speech = pair.said is not None, pair.gold.is_speech
        count = counts.setdefault(pair.gold.document, Counter())
        count.update({"both": said and is_speech, "found": said, "gold": is_speech})
    return ((each["both"], each["found"], each["gold"]) for each in counts.values())


def _certain(judged: Sequence[_Pair]) -> tuple[Share, Share]:
    """Return how many of the certain rows are right, and how many of all rows are certain."""
    said = [(row, pair.grade) for pair in judged if (row := pair.said) is not None]
    sure = [verdict for row, verdict in said if row.speaker and row.certainty >= _HIGH]
    right = sum(verdict in _GOOD for verdict in sure)
    return (
        Share("sure", f"Sicherheit ab {_HIGH}: Name stimmt", right, len(sure)),
        Share("sure_rows", f"Rede mit Sicherheit ab {_HIGH}", len(sure), len(said)),
    )


def _confusion(judged: Sequence[_Pair]) -> Iterable[Spread]:
    """Yield what type the stretches of each category got."""
    for category in MARK_CATEGORIES:
        types = Counter(pair.row.type if pair.row else "lost" for pair in judged if pair.gold.category == category)
        if types:
            yield Spread(f"as.{category}", f"{MARKS[category]} als", dict(types.most_common()), {"lost": "fehlt"})


def _speakers(spoken: Sequence[_Pair]) -> Iterable[Figure]:
    """Yield how good the speakers of speech are: of all, and by how the text names them."""
    whole = _graded("speaker", "gesamt", spoken)
    labels = {"right": "richtig", "defensible": "vertretbar", "wrong": "falsch", "empty": "leer"}
    for name, share in whole.shares().items():
        if name in labels:
            yield Share(share.key, f"Sprecher {labels[name]}", share.right, share.of)
    yield whole
    ways = {pair.gold.way for pair in spoken}
    for way in (*(way for way in WAYS if way in ways), *sorted(ways - WAYS.keys())):
        yield _graded(f"way.{way}", f"  {WAYS.get(way, way)}", [pair for pair in spoken if pair.gold.way == way])


def _graded(key: str, label: str, pairs: Iterable[_Pair]) -> Graded:
    """Return the grades of some stretches, counted."""
    counts = Counter(pair.grade for pair in pairs)
    return Graded(key, label, counts["right"], counts["defensible"], counts["wrong"], counts["empty"])
