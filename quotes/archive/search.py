"""Finds rows by words, with the index of SQLite (FTS5), and by speaker, type and day.

Whatever is asked is taken as words, never as an expression of FTS5: so a quotation mark too many is no error. A word
finds all that begin with it («Klima» also «Klimaschutz», not «Weltklima»), in either case and with or without its
umlaut's dots; what stands in quotation marks is found as it is, word for word. All of it must stand in the same row.
"""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from quotes.archive.errors import ArchiveError, told
from quotes.archive.schema import placeholders
from quotes.table import database
from quotes.table.columns import COLUMNS, NUMBERS, Row

_PART = re.compile(r'["„“”»«](?P<exact>[^"„“”»«]*)["„“”»«]?|(?P<word>[^\s"„“”»«]+)')
_GERMAN_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_DAY = "substr(date, 1, 10)"
_IS_DAY = "date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'"


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for. Empty: no matter."""

    words: str = ""
    speaker: str = ""  # words of the name, whole
    since: str = ""  # days, as YYYY-MM-DD
    until: str = ""
    types: Collection[str] = ()
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What was found: the newest first, and at the end what has no date."""

    rows: tuple[Row, ...]
    number: int  # of all, of which the rows may be the first
    undated: int  # rows that would fit, but for a day that nobody knows


def search(path: Path, query: Query) -> Result:
    """Return the rows of an archive that fit. Raises ArchiveError."""
    conditions, values = ["state = ?"], [database.CURRENT]
    match = expression(query)
    if match:
        conditions.append("key IN (SELECT rowid FROM quotations_fts WHERE quotations_fts MATCH ?)")
        values.append(match)
    if query.types:
        conditions.append(f"type IN ({placeholders(query.types)})")
        values += sorted(query.types)
    without_days = list(conditions), list(values)
    for day, sign in ((query.since, ">="), (query.until, "<=")):
        if day:
            conditions.append(f"{_IS_DAY} AND {_DAY} {sign} ?")
            values.append(day)
    with told(path), closing(database.connect(path)) as connection:
        database.check(connection)
        (number,) = connection.execute(_asked("COUNT(*)", conditions), values).fetchone()
        undated = 0
        if query.since or query.until:
            asked = _asked("COUNT(*)", [*without_days[0], f"NOT ({_IS_DAY})"])
            (undated,) = connection.execute(asked, without_days[1]).fetchone()
        return Result(tuple(_rows(connection, conditions, values, query.limit)), number, undated)


def expression(query: Query) -> str:
    """Return what FTS5 is asked for; nothing where no words are. Raises ArchiveError for something without a word."""
    parts = [*_phrases(query.words, "* "), *(f"speaker : {each}" for each in _phrases(query.speaker, ""))]
    return " AND ".join(parts)


def day(option: str, given: str) -> str:
    """Return a day as a date of the table. Raises ArchiveError."""
    match = _GERMAN_DAY.fullmatch(given.strip())
    try:
        if match is not None:
            return dt.date(int(match[3]), int(match[2]), int(match[1])).isoformat()
        return dt.date.fromisoformat(given.strip()).isoformat()
    except ValueError as error:
        raise ArchiveError.no_date(option, given) from error


def _phrases(words: str, ending: str) -> list[str]:
    """Return words as phrases of FTS5. ``ending``: of those that do not stand in marks."""
    found = []
    for part in _PART.finditer(words):
        text = (part["word"] or part["exact"] or "").replace("\0", " ")
        if any(map(str.isalnum, text)):
            found.append(f'"{text}"{ending if part["word"] else ""}'.strip())
    if words.strip() and not found:
        raise ArchiveError.no_words(words)
    return found


def _rows(connection: sqlite3.Connection, conditions: list[str], values: list[str], limit: int | None) -> list[Row]:
    names = database.columns(connection)
    asked = _asked(", ".join(f'"{name}"' for name in names), conditions)
    order = f'ORDER BY {_IS_DAY} DESC, {_DAY} DESC, article, start, "end" DESC, key LIMIT ?'
    found = connection.execute(f"{asked} {order}", [*values, -1 if limit is None else limit])
    blank: Row = dict.fromkeys(COLUMNS, "") | dict.fromkeys(NUMBERS, 0)  # an older archive lacks the latest columns
    return [blank | dict(zip(names, cells, strict=True)) for cells in found]


def _asked(what: str, conditions: list[str]) -> str:
    return f"SELECT {what} FROM quotations WHERE {' AND '.join(conditions)}"
