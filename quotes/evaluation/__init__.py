"""Measures the tool against gold: figures, calibration, faults. Knows no rules, only rows.

``evaluate`` is the one way in; :mod:`quotes.evaluation.goldfiles` reads the gold, :mod:`quotes.evaluation.found` the
rows of a table.
"""

from __future__ import annotations

from dataclasses import dataclass

from quotes._version import __version__
from quotes.evaluation import calibration
from quotes.evaluation.figures import Report
from quotes.evaluation.found import Rows
from quotes.evaluation.gold import Gold
from quotes.evaluation.scores import score
from quotes.evaluation.tallies import Fault, Judged, by

__all__ = ["Evaluation", "evaluate"]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A report, and what it was made from."""

    report: Report
    judged: tuple[Judged, ...]
    faults: tuple[Fault, ...]


def evaluate(gold: Gold, rows: Rows) -> Evaluation:
    """Measure rows against gold.

    Args:
        gold: what is right.
        rows: what was found, by document; rows of documents that the gold does not know count nowhere.
    """
    sections, log = score(gold, rows)
    bins, error = calibration.bins(log.judged)
    known = gold.documents | {name for name, text in gold.texts.items() if text.tokens}
    report = Report(
        sections=sections,
        rules=by(log.judged, lambda each: each.row.rule),
        grounds=by((each for each in log.judged if each.by_name), lambda each: each.row.rests_on),
        bins=bins,
        error=error,
        articles=len(known),
        rows=sum(len(rows.get(name, ())) for name in known),
        version=__version__,
    )
    return Evaluation(report, tuple(log.judged), tuple(log.faults))
