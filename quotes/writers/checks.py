"""The table of ``quotes check``: what became of each quotation of a draft, as CSV, JSONL or a workbook."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from quotes.checking import Finding
from quotes.table.cells import shorten
from quotes.table.columns import Row
from quotes.writers.csv import DIALECTS, CsvFormat
from quotes.writers.jsontext import JsonlFormat
from quotes.writers.sheets import FONT, Plan, Sheets, looks
from quotes.writers.xlsx import AUTHOR, ROWS, cell_text

COLUMNS = (
    "state",
    "quote",
    "speaker",
    "source",
    "source_quote",
    "source_speaker",
    "difference",
    "document",
    "start",
    "end",
)
SUFFIXES = (".csv", ".xlsx", ".jsonl")
_WIDTHS: Mapping[str, int] = MappingProxyType(
    {"state": 14, "quote": 50, "speaker": 20, "source": 26, "source_quote": 50, "source_speaker": 20, "difference": 50}
)


def row(finding: Finding) -> Row:
    """Return the row of a finding. Where a quotation stands in a headline beside the text, it has no place in it."""
    claim, first = finding.claim, finding.found[0] if finding.found else None
    return {
        "state": finding.state,
        "quote": claim.quote,
        "speaker": claim.speaker,
        "source": first.document if first else "",
        "source_quote": first.quote if first else "",
        "source_speaker": finding.speaker,
        "difference": finding.difference,
        "document": claim.document,
        "start": claim.start if claim.start >= 0 else "",
        "end": claim.end if claim.end >= 0 else "",
    }


def table(findings: Iterable[Finding], suffix: str) -> str | bytes:
    """Return the table in the format of a suffix."""
    rows = [row(finding) for finding in findings]
    if suffix == ".xlsx":
        return _workbook(rows)
    form = JsonlFormat({each: each for each in COLUMNS}) if suffix == ".jsonl" else None
    made = form or CsvFormat(DIALECTS["excel-de"], COLUMNS)
    return made.head() + made.body(rows)


def _workbook(rows: Iterable[Row]) -> bytes:
    """Return a workbook of one sheet; every text is text, nothing is run."""
    import xlsxwriter

    file = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(file, plain | {"default_format_properties": dict(FONT)}) as book:
        book.set_properties({"author": AUTHOR, "title": "Prüfung"})
        plan = Plan("Prüfung", COLUMNS, [_WIDTHS.get(each, 12) for each in COLUMNS], "&L&A&RSeite &P von &N", printed=7)
        sheets = Sheets(book, plan, looks(book, "dd.mm.yyyy"), ROWS)
        for each in rows:
            cells = (each[column] for column in COLUMNS)
            sheets.add([shorten(cell_text(cell)) if isinstance(cell, str) else cell for cell in cells])
        sheets.finish()
    return file.getvalue()
