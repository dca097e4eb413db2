"""Rows into the tables of an archive and out of them, within a transaction that somebody else has begun."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable

from quotes.archive.merging import Held
from quotes.archive.schema import OF_PERSON, placeholders
from quotes.table.columns import COLUMNS, Row
from quotes.table.database import CURRENT, WITHDRAWN

_CELLS = ", ".join(f'"{column}"' for column in COLUMNS)
_INSERT = (
    f"INSERT INTO quotations ({_CELLS}, article, state, more, by_hand) VALUES ({placeholders(COLUMNS)}, ?, ?, ?, ?)"
)


def put_rows(connection: sqlite3.Connection, article: int, rows: Iterable[Held]) -> None:
    """Add rows to an article."""
    connection.executemany(
        _INSERT,
        [
            (
                *(held.row[column] for column in COLUMNS),
                article,
                CURRENT,
                _packed(_further(held.row)),
                _packed(held.by_hand),
            )
            for held in rows
        ],
    )


def put_back(connection: sqlite3.Connection, held: Held) -> None:
    """Write a row that is there anew; which article it is of, and where it stands in its text, does not change."""
    cells = ", ".join(f'"{column}" = ?' for column in COLUMNS)
    connection.execute(
        f"UPDATE quotations SET {cells}, more = ?, by_hand = ? WHERE id = ?",
        (
            *(held.row[column] for column in COLUMNS),
            _packed(_further(held.row)),
            _packed(held.by_hand),
            held.row["id"],
        ),
    )


def rows_of(connection: sqlite3.Connection, article: int) -> list[Held]:
    """Return the rows of an article, in the order of its text."""
    return held_rows(connection, "article = ?", article)


def held_rows(connection: sqlite3.Connection, where: str, *values: str | int) -> list[Held]:
    """Return rows with what persons have made of them. ``where``: a condition of ours in SQL."""
    found = connection.execute(
        f'SELECT {_CELLS}, more, by_hand FROM quotations WHERE {where} ORDER BY article, start, "end" DESC, key',
        values,
    )
    return [
        Held(
            dict(zip(COLUMNS, cells, strict=True)) | (json.loads(more) if more else {}),
            {name: (was, now) for name, (was, now) in json.loads(by_hand).items()} if by_hand else {},
        )
        for *cells, more, by_hand in found
    ]


def withdraw(connection: sqlite3.Connection, article: int, *, back: bool = False) -> None:
    """Take the rows of an article out of the table, or put them ``back``; they stay in the archive either way."""
    connection.execute("UPDATE quotations SET state = ? WHERE article = ?", (CURRENT if back else WITHDRAWN, article))


def recount_persons(connection: sqlite3.Connection, names: Iterable[str]) -> None:
    """Bring the table of persons up to date for those whose rows have changed."""
    for name in sorted(set(names) - {""}):
        rows = connection.execute(
            f"SELECT article, date, {', '.join(OF_PERSON)} FROM quotations WHERE speaker = ? AND state = ?",
            (name, CURRENT),
        ).fetchall()
        connection.execute("DELETE FROM persons WHERE name = ?", (name,))
        if rows:
            dates = sorted(filter(None, (date for _, date, *_ in rows)))
            often = [_often(cells[number + 2] for cells in rows) for number in range(len(OF_PERSON))]
            first, last = (dates[0], dates[-1]) if dates else ("", "")
            connection.execute(
                f"INSERT INTO persons (name, {', '.join(OF_PERSON)}, quotations, articles, first, last) "
                f"VALUES (?, {placeholders(OF_PERSON)}, ?, ?, ?, ?)",
                (name, *often, len(rows), len({cells[0] for cells in rows}), first, last),
            )


def speakers(rows: Iterable[Held]) -> set[str]:
    """Return who speaks in these rows."""
    return {str(held.row["speaker"]) for held in rows}


def log(connection: sqlite3.Connection, entry: Row) -> None:
    """Write down a decision."""
    connection.execute(
        f"INSERT INTO corrections ({', '.join(entry)}) VALUES ({placeholders(entry)})",
        tuple(entry.values()),
    )


def _often(cells: Iterable[str]) -> str:
    """Return the cell that comes most often, the first of several; nothing only where there is nothing."""
    counted = Counter(filter(None, cells))
    return counted.most_common(1)[0][0] if counted else ""


def _further(row: Row) -> Row:
    """Return the cells of a row that are in no column of ours."""
    return {name: cell for name, cell in row.items() if name not in COLUMNS and cell != ""}


def _packed(cells: object) -> str:
    return json.dumps(cells, ensure_ascii=False) if cells else ""
