"""Measures the tool against gold: figures, calibration, faults. Knows no rules, only rows.

``evaluate`` is the one way in; :mod:`quotes.evaluation.goldfiles` reads the gold, :mod:`quotes.evaluation.found` the
rows of a table.
"""

from __future__ import annotations

from dataclasses import dataclass

from quotes._version import __version__
from quotes.evaluation import calibration
from quotes.evaluation.found import Rows
from quotes.evaluation.gold import Gold
from quotes.evaluation.report import Report
from quotes.evaluation.scores import score
from quotes.evaluation.signature import Signature
from quotes.evaluation.tallies import Fault, Judged, Outcome, by

__all__ = ["Evaluation", "evaluate"]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A report, and what it was made from."""

    report: Report
    judged: tuple[Judged, ...]
    faults: tuple[Fault, ...]
    outcomes: tuple[Outcome, ...]

    def data(self) -> dict[str, object]:
        """Return the report and what became of each line of the gold, for JSON."""
        return {**self.report.data(), "outcomes": [each.data() for each in self.outcomes]}


def evaluate(gold: Gold, rows: Rows, signature: Signature | None = None) -> Evaluation:
    """Measure rows against gold.

    Args:
        gold: what is right.
        rows: what was found, by document; rows of documents that the gold does not know count nowhere.
        signature: with what the rows were found; the report tells it.
    """
    sections, log = score(gold, rows)
    known = gold.documents | {name for name, text in gold.texts.items() if text.tokens}
    report = Report(
        sections=sections,
        rules=by(log.judged, lambda each: each.row.rule),
        grounds=by((each for each in log.judged if each.by_name), lambda each: each.row.rests_on),
        certainty=calibration.bins(log.judged),
        articles=len(known),
        rows=sum(row.type != "indirect" for name in known for row in rows.get(name, ())),
        indirect=sum(row.type == "indirect" for name in known for row in rows.get(name, ())),
        version=__version__,
        signature=signature,
    )
    return Evaluation(report, tuple(log.judged), tuple(log.faults), tuple(log.outcomes))
