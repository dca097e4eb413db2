"""Quotations that a person found in an article and the table misses: rows made of what was marked there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quotes.table import ids
from quotes.table.columns import COLUMNS, NUMBERS, Row

if TYPE_CHECKING:
    from quotes.review.corrections import Change

FIELD = "added"
"""What a corrections file calls such a row: ``new`` holds start, end and paragraph, ``quote`` the words."""
FLAG = "added"
RULE = "correction"
_OF_ARTICLE = ("document", "title", "date", "author", "url", "outlet")
"""What a new row has from its neighbours, besides the columns that are no columns of quotes."""


@dataclass(frozen=True, slots=True)
class Added:
    """A table with the rows that were asked for, and what could not be made."""

    rows: tuple[Row, ...]
    made: tuple[str, ...]  # ids
    refused: tuple[tuple[Change, str], ...]  # and the reason, in German


def add(rows: Sequence[Row], changes: Iterable[Change]) -> Added:
    """Return the table with a row for each change of the field ``FIELD``, in the order of its article.

    A row that is there already, from the same call made before, is left as it is.
    """
    result = list(rows)
    made: list[str] = []
    refused: list[tuple[Change, str]] = []
    for change in changes:
        if change.field != FIELD:
            continue
        named = [number for number, row in enumerate(result) if str(row["document"]) == change.document]
        here = [number for number in named if _is_of_text(result[number], change)]
        reason = _against(change, [result[number] for number in here], known=bool(named))
        if reason:
            refused.append((change, reason))
        elif not any(_is_at(result[number], change) for number in here):
            row = _row(change, [result[number] for number in here])
            before = [number for number in here if int(result[number]["start"]) <= int(row["start"])]
            result.insert(max(before, default=here[0] - 1) + 1, row)
            made.append(str(row["id"]))
    return Added(tuple(result), tuple(made), tuple(refused))


def _is_of_text(row: Row, change: Change) -> bool:
    """Tell whether a row is about the text in which somebody has marked a quotation."""
    return ids.text_of(str(row["id"])) == ids.text_of(change.id)


def _is_at(row: Row, change: Change) -> bool:
    """Tell whether a row of the same document is at this place."""
    return ids.plain(str(row["id"])) == ids.plain(change.id)


def _against(change: Change, here: Sequence[Row], *, known: bool) -> str:
    """Return what speaks against a new row, or nothing. ``known``: the table has the article, in whichever state."""
    if not known:
        return f"der Artikel «{change.document}» steht nicht in der Tabelle"
    if not here:
        return f"der Artikel «{change.document}» hat in der Tabelle einen anderen Text"
    place = _place(change)
    if place is None or not change.quote or not change.id:
        return "die Stelle des ergänzten Zitats ist nicht zu lesen"
    for row in here:
        if _is_at(row, change) and FLAG not in str(row["flags"]).split():
            return "an dieser Stelle steht in der Tabelle schon ein Zitat"
    return ""


def _place(change: Change) -> tuple[int, int, int] | None:
    """Return start and end in characters and the number of the paragraph, or None where these are none."""
    parts = change.new.split()
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    start, end, paragraph = map(int, parts)
    return (start, end, paragraph) if start < end else None


def _id(change: Change, here: Sequence[Row]) -> str:
    """Return the new row's id, which begins as those of its document do in this table."""
    place = change.id.partition("-")[2]
    return f"{str(here[0]['id']).partition('-')[0]}-{place}" if ids.text_of(change.id) else change.id


def _row(change: Change, here: Sequence[Row]) -> Row:
    """Return the new row; whom it quotes is said by further changes."""
    place = _place(change)
    assert place is not None  # noqa: S101 - _against has seen to it
    blank: Row = {column: 0 if column in NUMBERS else "" for column in COLUMNS}
    kept = {name: cell for name, cell in here[0].items() if name in _OF_ARTICLE or name not in COLUMNS}
    day = f" am {change.date}" if change.date else ""
    return {
        **blank,
        **kept,
        "id": _id(change, here),
        "quote": change.quote or "",
        "start": place[0],
        "end": place[1],
        "paragraph": place[2],
        "utterance": 1 + max(int(row["utterance"]) for row in here),
        "type": "direct",
        "kind": "empty",
        "rule": RULE,
        "reason": f"Von Hand ergänzt{day}.",
        "flags": FLAG,
    }
