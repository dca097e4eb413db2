"""Corrections into an archive, in one transaction: rows as a person has made them, and each decision written down.

The rows themselves are corrected where those of all tables are (:mod:`quotes.review.corrections`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from quotes.archive import schema, tables
from quotes.archive.commit import now
from quotes.archive.errors import told
from quotes.archive.merging import Held, decide
from quotes.review.additions import FIELD, FLAG
from quotes.review.corrections import CHECKED, DISPUTED, EDITABLE, RIGHT, WRONG, Change, Key, key
from quotes.table import database, ids
from quotes.table.columns import COLUMNS, Row, rechecked

_BLANK: Row = {**dict.fromkeys(COLUMNS, ""), "flags": f"{CHECKED} {FLAG}", "kind": "empty", "type": "direct"}
"""A quotation that a person has just added, before it is said whose it is."""


class Correction:
    """An archive that nobody else changes as long as this lasts; what was not written is as it was."""

    def __init__(self, path: Path) -> None:
        """Begin. Raises ArchiveError when it is none, or another program has it."""
        self._path = path
        with told(path):
            schema.checked(path)
            self._connection = database.connect(path, write=True)
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                schema.refresh(self._connection)
            except BaseException:
                self._connection.close()
                raise

    def __enter__(self) -> Self:
        """Nothing more to do."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take back what was not written."""
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")
        self._connection.close()

    def write(self, before: Sequence[Row], after: Iterable[Row], changes: Iterable[Change], source: str) -> int:
        """Put in the rows that have changed, and write down what was decided; return how many rows have.

        Args:
            before: the rows of the archive, as they were read while this lasts.
            after: the same with corrections, and new ones that a person has found.
            changes: what was asked for, which tells when.
            source: from which files.

        Raises:
            ArchiveError: it cannot be written; then it is as it was.
        """
        there = {key(row): row for row in before}
        days = {(ids.plain(change.id), change.field): change.date for change in changes}
        speakers: set[str] = set()
        written = 0
        with told(self._path):
            for row in after:
                old = there.get(key(row))
                if old == row:
                    continue
                made = rechecked(row)
                speakers |= {str(made["speaker"]), str(old["speaker"]) if old is not None else ""}
                if old is None:
                    self._add(made)
                else:
                    self._change(old, made)
                for entry in _entries(old, made, days):
                    tables.log(self._connection, entry | {"source": source, "entered": now()})
                written += 1
            tables.recount_persons(self._connection, speakers)
            self._connection.execute("COMMIT")
        return written

    def _change(self, old: Row, row: Row) -> None:
        """Write a row that is there."""
        (held,) = tables.held_rows(
            self._connection, "id = ? AND document = ? AND state = 'current'", str(old["id"]), str(old["document"])
        )
        tables.put_back(self._connection, decide(held, row))

    def _add(self, row: Row) -> None:
        """Write a row that a person has found, in the text that its id tells."""
        begin = str(row["id"]).partition("-")[0]
        (article,) = self._connection.execute(
            "SELECT key FROM articles WHERE document = ? AND ids = ?", (row["document"], begin)
        ).fetchone()
        tables.put_rows(self._connection, article, [Held(row)])


def _entries(old: Row | None, row: Row, days: Mapping[Key, str]) -> Iterable[Row]:
    """Yield what was decided about a row: cells, a quotation added, or else a verdict alone."""
    told_of: Row = {"id": row["id"], "document": row["document"], "quote": row["quote"]}

    def entry(field: str, was: str, is_now: str, verdict: str) -> Row:
        day = days.get((ids.plain(str(row["id"])), field)) or now()[:10]
        return told_of | {"field": field, "old": was, "new": is_now, "verdict": verdict, "date": day}

    was = _BLANK | {name: row[name] for name in ("title", "date")} if old is None else old
    if old is None:
        yield entry(FIELD, "", f"{row['start']} {row['end']} {row['paragraph']}", "")
    changed = [name for name in EDITABLE if str(was[name]) != str(row[name])]
    for name in changed:
        yield entry(name, str(was[name]), str(row[name]), WRONG)
    new = set(str(row["flags"]).split()) - set(str(was["flags"]).split())
    if not changed and not {CHECKED, DISPUTED}.isdisjoint(new):
        yield entry("", "", "", RIGHT if CHECKED in new else WRONG)
