"""Every fault as a row of a table to read in a spreadsheet, by kind of fault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from quotes.data import Span
from quotes.evaluation.gold import Text
from quotes.evaluation.tallies import Fault
from quotes.table.columns import Row
from quotes.writers.csv import DIALECTS, CsvFormat

COLUMNS = (
    "fault",
    "document",
    "quote",
    "expected",
    "speaker",
    "context",
    "type",
    "rule",
    "cue",
    "mention",
    "certainty",
    "reason",
    "start",
    "end",
)
_AROUND = 250  # characters of the article before and after a quotation


def table(faults: Iterable[Fault], texts: Mapping[str, Text]) -> str:
    """Return the faults as CSV for a German Excel, the most frequent kind first.

    Args:
        faults: what was wrong.
        texts: the articles; where one lacks, the context is that of the row.
    """
    faults = list(faults)
    often = Counter(each.fault for each in faults)
    faults.sort(key=lambda each: (-often[each.fault], each.fault, each.document, each.span))
    form = CsvFormat(DIALECTS["excel-de"], COLUMNS)
    return form.head() + form.body(_row(each, texts.get(each.document)) for each in faults)


def _row(fault: Fault, text: Text | None) -> Row:
    """Return the row of a fault."""
    row = fault.row
    context = row.context if row is not None else ""
    if text is not None:
        context = Span(max(0, fault.span.start - _AROUND), fault.span.end + _AROUND).of(text.text)
    return {
        "fault": fault.fault,
        "document": fault.document,
        "quote": fault.span.of(text.text) if text is not None else "",
        "expected": fault.expected,
        "speaker": row.speaker if row is not None else "",
        "context": context,
        "type": row.type if row is not None else "",
        "rule": row.rule if row is not None else "",
        "cue": row.cue if row is not None else "",
        "mention": row.mention if row is not None else "",
        "certainty": row.certainty if row is not None else 0,
        "reason": row.reason if row is not None else "",
        "start": fault.span.start,
        "end": fault.span.end,
    }
