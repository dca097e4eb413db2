"""Which rows have their speaker from another row, so that a correction there can be offered here too.

A person who corrects one name should not have to hunt for the quotations that ran on from it.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes import lexicon
from quotes.attribution.names import CARRIED
from quotes.table.columns import Row

NOWHERE = -1


def sources(rows: Sequence[Row]) -> list[int]:
    """Return for each row the number of the row that its speaker was carried over from, or ``NOWHERE``.

    A row carries over when its rule takes the speaker from quotations around it, or when its mention is a mere
    pronoun. The source is the nearest row before it in the same document that bears the same name and stands on
    its own, else the nearest behind it (headlines come before what they repeat).
    """
    own: dict[tuple[str, str], list[int]] = {}
    for number, row in enumerate(rows):
        if row["speaker"] and not _carried(row):
            own.setdefault((str(row["document"]), str(row["speaker"])), []).append(number)
    return [_source(number, row, own) for number, row in enumerate(rows)]


def _carried(row: Row) -> bool:
    mention = str(row["mention"]).casefold()
    return str(row["rule"]) in CARRIED or mention in lexicon.closed("speaking_pronouns")


def _source(number: int, row: Row, own: dict[tuple[str, str], list[int]]) -> int:
    found = own.get((str(row["document"]), str(row["speaker"])), [])
    if not found or not _carried(row):
        return NOWHERE
    return max((each for each in found if each < number), default=found[0])
