"""Who is quoted how often and with how many words: counts over the rows of a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quotes.data import SPEECH
from quotes.stats.periods import over_time
from quotes.table import ids
from quotes.table.columns import Row
from quotes.table.groups import Group, Tallies, Tally, gender

__all__ = ["SPEECH", "Group", "Stats", "count"]


@dataclass(frozen=True, slots=True)
class Stats:
    """What was counted. Groups stand in order of weight, those of ``periods`` in that of time."""

    total: Group
    others: int  # rows that are no speech: scare quotes, titles; counted nowhere else
    copies: int  # rows of a text that another document has, too; counted nowhere else
    undated: int  # rows of speech without a date; in no period
    speakers: tuple[Group, ...]  # by name; rows without a speaker are in none
    kinds: tuple[Group, ...]  # by kind of source; «empty»: nobody knows
    genders: tuple[Group, ...]  # w, m, several, body, unknown; see quotes.table.groups.gender
    parties: tuple[Group, ...]  # «»: of no party that the text names
    roles: tuple[Group, ...]
    documents: tuple[Group, ...]
    periods: tuple[Group, ...]  # days, months or years without a gap, named 2026-11-22, 2026-11, 2026


def count(rows: Iterable[Row], *, every: bool = False, indirect: bool = False) -> Stats:
    """Count over the rows of a table, as :func:`quotes.table.reading.read` gives them.

    Args:
        rows: of any type.
        every: a text that stands in several documents counts in each.
        indirect: the words of indirect speech count as quoted ones do.
    """
    total = Tally(indirect=indirect)
    speakers, kinds, roles, documents, genders, parties = (Tallies(indirect=indirect) for _ in range(6))
    dated: list[Row] = []
    others = copies = 0
    for row, first in ids.once(rows):
        if row["type"] not in SPEECH:
            others += 1
            continue
        if not first and not every:
            copies += 1
            continue
        total.add(row)
        kinds.add(str(row["kind"]) or "empty", row)
        genders.add(gender(row), row)
        parties.add(str(row["party"]), row)
        for name, tallies in ((row["speaker"], speakers), (row["role"], roles), (row["document"], documents)):
            if name:
                tallies.add(str(name), row)
        if row["date"]:
            dated.append(row)
    made = total.group()
    by_time, left = over_time(dated, indirect=indirect)
    return Stats(
        total=made,
        others=others,
        copies=copies,
        undated=made.rows - len(dated) + left,
        speakers=speakers.groups(),
        kinds=kinds.groups(),
        genders=genders.groups(),
        parties=parties.groups(),
        roles=roles.groups(),
        documents=documents.groups(),
        periods=by_time,
    )
