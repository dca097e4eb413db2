"""Whole rows of tables, and of hand-made cases, against those found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from quotes.data import MARKED_SPEECH
from quotes.evaluation import judging
from quotes.evaluation.figures import Figure, Section, Share
from quotes.evaluation.found import Found, Rows, in_marks
from quotes.evaluation.gold import Gold, Row
from quotes.evaluation.tallies import NEAR, SAME, Cues, Judged, Log, Roles, Speakers, places

_UNSAID = frozenset({"scare", "title"})  # what stands in marks and nobody says


def whole_rows(gold: Gold, rows: Rows, log: Log) -> Section:
    """Tell whether place, type and speaker of each row are right.

    Indirect speech counts only in the figure that says so, by its whole rows. Optional rows count nowhere.
    """
    everything, rows = rows, in_marks(rows)
    counted = [row for row in gold.rows if not row.is_optional]
    marked = [row for row in counted if row.type != "indirect"]
    one_by_one = _Rows(log)
    for row in marked:
        one_by_one.add(row, judging.best(rows.get(row.document, ()), row.span, SAME))
    speech = _speech(gold, counted, rows)
    wide = _right(marked, rows, alternatives=True)
    indirect = counted if len(counted) > len(marked) else []  # else it would be the same figure twice
    figures = (
        *one_by_one.shares(),
        places(
            ((row.document, row.span) for row in marked if row.type in MARKED_SPEECH),
            speech,
            "Rede, genaue Stelle (F1)",
        ),
        Share("whole", "ganze Zeile richtig, ohne indirekte", _right(marked, rows), len(marked)),
        Share("whole_indirect", "ganze Zeile richtig, mit indirekter", _right(indirect, everything), len(indirect)),
        Share("whole_lenient", "ganze Zeile, auch nach anderer Lesart", wide, len(marked)),
        Share("traps", "Fallen gemieden", _escaped(gold, rows, log), len(gold.traps)),
        *one_by_one.figures(),
    )
    return Section("rows", "Zeilen von Tabellen", figures)


def _speech(gold: Gold, counted: Sequence[Row], rows: Rows) -> list[Found]:
    """Return what was found in the articles of the ``counted`` rows and is called speech, optional rows left out."""
    allowed = {(row.document, row.span) for row in gold.rows if row.is_optional}
    here = ((name, row) for name in {row.document for row in counted} for row in rows.get(name, ()))
    return [row for name, row in here if row.is_speech and (name, row.span) not in allowed]


class _Rows:
    """Counts over rows in marks, each beside the one that was found for it."""

    def __init__(self, log: Log) -> None:
        """Tell the ``log`` what is wrong."""
        self._log = log
        self._counts = Counter[str]()
        self._cues = Cues(log)
        self._roles = Roles(log)
        self._speakers = Speakers()

    def add(self, gold: Row, row: Found | None) -> None:
        """Judge a row; None: it was not found."""
        self._counts["all"] += 1
        if row is None:
            self._log.fault("Stelle nicht gefunden", gold.document, gold.span, gold.type, None)
        else:
            self._place_and_type(gold, row)
        if gold.type in MARKED_SPEECH and (gold.who.name or row is not None):
            self._speaker(gold, row)
        elif gold.type in _UNSAID and row is not None and row.is_speech and row.speaker:
            self._log.judged.append(Judged(row, "wrong", by_name=True))  # no name is right there: for certainty

    def _place_and_type(self, gold: Row, row: Found) -> None:
        self._counts["found"] += 1
        self._counts["place"] += row.span == gold.span
        self._counts["type"] += row.type == gold.type
        self._counts["told"] += row.is_speech == (gold.type in MARKED_SPEECH)
        if row.type != gold.type:
            self._log.fault("Art falsch", gold.document, gold.span, gold.type, row)

    def _speaker(self, gold: Row, row: Found | None) -> None:
        verdict = judging.speaker(gold.who, row)
        self._log.add(gold, gold.span, row, verdict)
        if gold.who.name:
            self._counts["named"] += 1
            self._speakers.add(verdict, gold.way, gold.kind)
        if row is None:
            return
        same = row.speaker == gold.who.name
        self._counts["speech"] += 1
        self._counts["letters right"] += same and bool(row.speaker)
        self._counts["letters wrong"] += not same and bool(row.speaker)
        self._roles.add(gold, row)
        if gold.cue is not None:
            self._cues.add(gold.cue, gold.document, gold.span, row)

    def shares(self) -> tuple[Share, ...]:
        """Return how often place and type were right."""
        found = self._counts["found"]
        return (
            Share("found", "gefunden", found, self._counts["all"]),
            Share("place", "an genau der richtigen Stelle", self._counts["place"], self._counts["all"]),
            Share("type", "Art richtig", self._counts["type"], found),
            Share("speech", "Rede von anderem unterschieden", self._counts["told"], found),
        )

    def figures(self) -> Iterable[Figure]:
        """Yield how often speaker, role and cue were right."""
        yield Share(
            "exact.right", "Name Buchstabe für Buchstabe richtig", self._counts["letters right"], self._counts["named"]
        )
        yield Share(
            "exact.wrong", "Name nicht so, wie er sein soll", self._counts["letters wrong"], self._counts["speech"]
        )
        yield self._roles.figure()
        yield self._cues.figure()
        yield from self._speakers.figures()


def _right(gold: Iterable[Row], rows: Rows, *, alternatives: bool = False) -> int:
    """Count the rows for which one was found at their place with their type and speaker.

    Here, a speaker that the text does not name must be left empty. ``alternatives``: those count as right, too.
    """
    right = 0
    for row in gold:
        names = (row.who.name, *row.who.aliases, *(row.who.alternatives if alternatives else ()))
        accepted = {judging.norm(name) for name in names}
        right += any(
            judging.norm(other.speaker) in accepted and other.type == row.type
            for other in rows.get(row.document, ())
            if judging.overlap(other.span, row.span) >= SAME
        )
    return right


def _escaped(gold: Gold, rows: Rows, log: Log) -> int:
    """Count the traps that no row has walked into."""
    escaped = 0
    for trap in gold.traps:
        row = judging.best(rows.get(trap.document, ()), trap.span, NEAR)
        escaped += row is None
        if row is not None:
            log.fault("Falle gemeldet", trap.document, trap.span, "", row)
    return escaped
