"""Tables as gold: the rows that should be found, or those that a person has judged, with a column ``sure``."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from quotes.data import MARKED_SPEECH
from quotes.evaluation import fields
from quotes.evaluation.gold import Press, Row, Who
from quotes.table import legend
from quotes.table.legend import english
from quotes.table.reading import canonical

_CATEGORIES = {"direct": "speech", "partial": "partial", "title": "title", "scare": "term"}
"""What the type of a row is called in gold of the press. A row of another type is no stretch in marks."""


def records(text: str, columns: Iterable[str]) -> Iterator[dict[str, str]]:
    """Yield the records of a CSV text, parted by semicolons or commas, in English whichever language it is in.

    Raises KeyError where it lacks one of the ``columns``, csv.Error where it is no CSV.
    """
    head = text.split("\n", 1)[0]
    csv.field_size_limit(1 << 30)  # a quotation may be as long as its article
    table = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",")
    table.fieldnames = [canonical(name) for name in table.fieldnames or ()]
    missing = set(columns) - set(table.fieldnames or ())
    if missing:
        raise KeyError(min(missing))
    for record in table:
        yield record | {column: english(column, record[column]) for column in legend.COLUMNS if record.get(column)}


def row(record: Mapping[str, str], document: str) -> Row:
    """Return the row that a record of a table wants."""
    return Row(
        document=document,
        span=fields.span(int(record["start"]), int(record["end"])),
        type=record["type"],
        who=Who(record["speaker"]),
        way=record.get("attribution") or "",
        kind=record.get("kind") or "",
        cue=record.get("cue"),
        role=record.get("role"),
    )


def press(record: Mapping[str, str], document: str) -> Iterator[Press]:
    """Yield the stretch of a record that a person has judged; nothing for a row without marks."""
    if record["type"] not in _CATEGORIES:
        return
    is_speech = record["type"] in MARKED_SPEECH
    others = (fields.parted(record.get(name)) for name in ("aliases", "alternatives"))
    yield Press(
        document,
        fields.span(int(record["start"]), int(record["end"])),
        category=_CATEGORIES[record["type"]],
        who=Who(record["speaker"].strip(), *others) if is_speech else Who(""),
        way=record.get("attribution") or "",
        sure=fields.sure(int(record["sure"]) if record["sure"].strip() else None),
    )
