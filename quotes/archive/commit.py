"""The transaction that puts a run into an archive.

Plain SQL: each statement belongs to the one transaction, and some are carried out a hundred thousand times.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from quotes.archive import merging, schema, tables
from quotes.archive.merging import Held
from quotes.review.corrections import EDITABLE
from quotes.table.columns import Row


@dataclass(slots=True)
class Plan:
    """What a run has seen, article by article, apart from what it found in those that it has read."""

    recipe: str  # digest of what decides on all rows
    seen: dict[str, set[str]] = field(default_factory=dict)  # hashes of the texts of each document
    whole: set[str] = field(default_factory=set)  # documents with a text to put in the place of what was
    moved: dict[int, tuple[str, str]] = field(default_factory=dict)  # texts, to the document and file they are in now
    back: list[int] = field(default_factory=list)  # texts that were gone or replaced, and are there again
    files: dict[str, str] = field(default_factory=dict)  # that were read to their end, to their hash


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What an archive keeps of a run."""

    started: str
    inputs: str
    settings: Mapping[str, str]  # the recipe, and what else decides on the rows
    failed: int = 0
    notices: str = ""


@dataclass(slots=True)
class Outcome:
    """What an update has done to an archive."""

    counts: Counter[str] = field(default_factory=Counter)  # of articles, by what they were to it, and «gone»
    kept: list[Held] = field(default_factory=list)  # checked rows that were not found anew
    over: list[Held] = field(default_factory=list)  # rows of changed texts with what was decided about earlier ones
    left: list[Held] = field(default_factory=list)  # checked rows of earlier texts, for which there is none now


class Commit:
    """The transaction."""

    def __init__(self, connection: sqlite3.Connection, plan: Plan, outcome: Outcome) -> None:
        """Begin with nothing; what was done is told in the ``outcome``."""
        self._connection = connection
        self._plan = plan
        self._outcome = outcome
        self._speakers: set[str] = set()

    def all(
        self, collected: Iterable[tuple[dict[str, str], list[Row]]], facts: RunFacts, gone: Callable[[str], bool]
    ) -> None:
        """Do all of it: ``collected`` are the articles that were read, with their rows; see ``Update.commit``."""
        execute = self._connection.execute
        schema.refresh(self._connection)
        known = {name: value for name, value in facts.settings.items() if name in schema.SETTINGS}
        execute("INSERT INTO runs (started) VALUES (?)", (facts.started,))
        (run,) = execute("SELECT last_insert_rowid()").fetchone()
        for key, (document, file) in self._plan.moved.items():
            execute("DELETE FROM files WHERE name = (SELECT file FROM articles WHERE key = ?)", (key,))
            execute("UPDATE articles SET document = ?, file = ? WHERE key = ?", (document, file, key))
            execute("UPDATE quotations SET document = ? WHERE article = ?", (document, key))
        for article, rows in collected:
            self._put(article, rows, run)
        self._bring_back()
        self._replace()
        self._mark_gone(gone)
        self._note_files()
        tables.recount_persons(self._connection, self._speakers)
        counts = self._outcome.counts | Counter(failed=facts.failed)
        cells = known | {name: counts[name] for name in schema.COUNTS}
        cells |= {"finished": now(), "inputs": facts.inputs, "notices": facts.notices}
        execute(f"UPDATE runs SET {', '.join(f'{name} = ?' for name in cells)} WHERE key = ?", (*cells.values(), run))

    def _put(self, article: dict[str, str], found: list[Row], run: int) -> None:
        """Put in an article with its rows, in the place of what was found in the same text before."""
        execute = self._connection.execute
        cells = {**article, "state": "current", "run": run}
        there = execute(
            "SELECT key FROM articles WHERE document = ? AND hash = ?", (article["document"], article["hash"])
        ).fetchone()
        if there is None:
            execute(
                f"INSERT INTO articles ({', '.join(cells)}) VALUES ({schema.placeholders(cells)})",
                tuple(cells.values()),
            )
            (key,) = execute("SELECT last_insert_rowid()").fetchone()
            rows = self._with_earlier([Held(row) for row in found], article["document"], int(key))
        else:
            key = there[0]
            names = ", ".join(f"{name} = ?" for name in cells)
            execute(f"UPDATE articles SET {names} WHERE key = ?", (*cells.values(), key))
            old = tables.rows_of(self._connection, key)
            self._speakers |= tables.speakers(old)
            rows, kept = merging.again(found, old, article["document"])
            self._outcome.kept += kept
            execute("DELETE FROM quotations WHERE article = ?", (key,))
        tables.put_rows(self._connection, key, rows)
        self._speakers |= tables.speakers(rows)

    def _with_earlier(self, found: list[Held], document: str, key: int) -> list[Held]:
        """Return the rows of a new text with what persons have decided about the one that the article had before."""
        if document not in self._plan.whole:
            return found
        versions = self._connection.execute(
            "SELECT key, hash FROM articles WHERE document = ? AND key <> ? AND state <> 'replaced'", (document, key)
        ).fetchall()
        replaced = [number for number, digest in versions if digest not in self._plan.seen[document]]
        earlier = [held for number in replaced for held in tables.rows_of(self._connection, number)]
        rows, over, left = merging.carried(found, earlier)
        self._outcome.over += [new for _, new in over]
        self._outcome.left += left
        for old, new in over:
            for column, (was, now_is) in new.by_hand.items():
                if column in EDITABLE:
                    entry: Row = {"id": new.row["id"], "field": column, "old": was, "new": now_is, "verdict": ""}
                    entry |= {"date": now()[:10], "document": document, "quote": new.row["quote"]}
                    tables.log(self._connection, entry | {"source": f"aus {old.row['id']}", "entered": now()})
        return rows

    def _bring_back(self) -> None:
        """Bring back the articles that are there again."""
        for key in self._plan.back:
            self._connection.execute("UPDATE articles SET state = 'current' WHERE key = ?", (key,))
            tables.withdraw(self._connection, key, back=True)
            self._speakers |= tables.speakers(tables.rows_of(self._connection, key))

    def _replace(self) -> None:
        """Take texts out of the table that their articles do not have any more."""
        for document in self._plan.whole:
            there = self._connection.execute(
                "SELECT key, hash FROM articles WHERE document = ? AND state <> 'replaced'", (document,)
            ).fetchall()
            for key, digest in there:
                if digest not in self._plan.seen[document]:
                    self._connection.execute("UPDATE articles SET state = 'replaced' WHERE key = ?", (key,))
                    self._speakers |= tables.speakers(tables.rows_of(self._connection, key))
                    tables.withdraw(self._connection, key)

    def _mark_gone(self, gone: Callable[[str], bool]) -> None:
        """Mark the articles that do not lie there any more; their rows stay."""
        current = self._connection.execute(
            "SELECT key, document, file FROM articles WHERE state = 'current'"
        ).fetchall()
        for key, document, file in current:
            if document not in self._plan.seen and gone(document):
                self._connection.execute("UPDATE articles SET state = 'gone' WHERE key = ?", (key,))
                self._connection.execute("DELETE FROM files WHERE name = ?", (file,))
                self._outcome.counts["gone"] += 1

    def _note_files(self) -> None:
        """Keep which files need not be read again."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO files (name, hash, recipe) VALUES (?, ?, ?)",
            [(name, content, self._plan.recipe) for name, content in self._plan.files.items()],
        )


def now() -> str:
    """Return the time in the form that sorts."""
    return dt.datetime.now(tz=dt.UTC).astimezone().isoformat(timespec="seconds")
