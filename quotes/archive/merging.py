"""What persons have decided about the rows of an article, kept when the article is read anew. Rows in, rows out.

A row remembers what a person has made of it cell by cell, and what the program had found there (``by_hand``). Read anew
from the same text, by a newer version, it is found by its id and gets those cells back. A changed text has other ids:
there what was decided goes over to the same words if the program says the same of them as it did before; who said it
may be just what was changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from quotes.review.additions import FLAG as ADDED
from quotes.review.corrections import CHECKED, DISPUTED, EDITABLE, RULE
from quotes.table.cells import fold
from quotes.table.columns import COLUMNS, Row, rechecked

Decided = Mapping[str, tuple[str | int, str | int]]
"""Cells by column: as the program had found them, and as a person has made them."""
_PLACE = ("quote", "context", "document", "title", "date", "paragraph", "start", "end", "utterance", "flags", "id")
_FOUND = tuple(column for column in COLUMNS if column not in {*_PLACE, "same_as", "author", "url", "outlet", "check"})
"""What was found out about a quotation, apart from what its text and place are."""
_OF_PERSONS = frozenset({CHECKED, DISPUTED, ADDED})
"""Flags that persons set; the others are the program's."""


@dataclass(frozen=True, slots=True)
class Held:
    """A row as it stands in an archive."""

    row: Row
    by_hand: Decided = field(default_factory=dict)

    @property
    def is_vouched_for(self) -> bool:
        """Whether a person has said that it is right, or made it so."""
        flags = str(self.row["flags"]).split()
        return self.row["rule"] == RULE or CHECKED in flags or ADDED in flags

    @property
    def is_checked(self) -> bool:
        """Whether a person has looked at it, or made it."""
        return self.is_vouched_for or DISPUTED in str(self.row["flags"]).split()


def decide(before: Held, after: Row) -> Held:
    """Return a row with what a person has just made of its cells."""
    changed = {name: cell for name, cell in after.items() if name in COLUMNS and cell != before.row.get(name)}
    found = {name: before.by_hand[name][0] if name in before.by_hand else before.row[name] for name in changed}
    return Held(after, {**before.by_hand, **{name: (found[name], cell) for name, cell in changed.items()}})


def again(found: Iterable[Row], there: Iterable[Held], document: str) -> tuple[list[Held], list[Held]]:
    """Return the rows of a text that was read anew, and those of them that are kept though they were not found again.

    ``there``: those of the same text that the archive has; its ``document`` may be called otherwise now.
    """
    old = {str(held.row["id"]): held for held in there}
    made = []
    for row in found:
        held = old.pop(str(row["id"]), Held(row))
        whole = _further(held) | row
        made.append(_kept(whole, held) if held.is_vouched_for else _given_back(whole, held.by_hand))
    kept = [Held(held.row | {"document": document}, held.by_hand) for held in old.values() if held.is_checked]
    return [*made, *kept], kept


def carried(found: Sequence[Held], earlier: Iterable[Held]) -> tuple[list[Held], list[tuple[Held, Held]], list[Held]]:
    """Return the rows of a changed text with what was decided about the same words of the earlier one.

    Also what went over, each row before with the row now, and the earlier rows for which there is no row now.
    """
    made = list(found)
    over: list[tuple[Held, Held]] = []
    left: list[Held] = []
    places: dict[str, list[int]] = {}
    for number, held in enumerate(made):
        places.setdefault(fold(str(held.row["quote"])), []).append(number)
    for held in earlier:
        same = places.get(fold(str(held.row["quote"])), [])
        if len(same) == 1:
            made[same[0]] = Held(_further(held) | made[same[0]].row, made[same[0]].by_hand)
        if not held.is_checked and not held.by_hand:
            continue
        if len(same) == 1 and not made[same[0]].by_hand and _says_the_same(made[same[0]].row, held):
            made[same[0]] = _given_back(made[same[0]].row, held.by_hand)
            over.append((held, made[same[0]]))
        elif held.is_checked and not any(made[number].is_checked for number in same):
            left.append(held)
    return made, over, left


def _further(held: Held) -> Row:
    """Return the cells of a row in columns that are none of ours: a person may have added them."""
    return {name: cell for name, cell in held.row.items() if name not in COLUMNS and cell != ""}


def _kept(row: Row, held: Held) -> Held:
    """Return a row that was found anew as it was when a person held it to be right; what is new in it comes along."""
    other = row["speaker"] != held.row["speaker"]
    cells: Row = {name: held.row[name] for name in _FOUND if other or name in held.by_hand or held.row[name] != ""}
    given = _given_back(row, {"flags": ("", held.row["flags"]), **held.by_hand})
    after = rechecked(given.row | cells)
    return Held(after, {name: (row[name], after[name]) for name in held.by_hand})


def _given_back(row: Row, by_hand: Decided) -> Held:
    """Return a row that was found anew with the cells that a person has given it."""
    if not by_hand:
        return Held(row)
    cells: Row = {name: now for name, (_, now) in by_hand.items() if name != "check"}
    if "flags" in cells:
        persons = _OF_PERSONS & set(str(cells["flags"]).split())
        cells["flags"] = " ".join(sorted({*str(row["flags"]).split(), *persons}))
    after = rechecked(row | cells)
    return Held(after, {name: (row[name], after[name]) for name in by_hand})


def _says_the_same(row: Row, held: Held) -> bool:
    """Tell whether the program has found now what it had found before a person decided about it."""
    asked = {"speaker", "type", *(set(held.by_hand) & set(EDITABLE))}
    before = {name: held.by_hand[name][0] if name in held.by_hand else held.row[name] for name in asked}
    return ADDED not in str(held.row["flags"]).split() and all(row[name] == before[name] for name in asked)
