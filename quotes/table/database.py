"""An archive (``zitate.db``): how it is known and opened, and its rows as those of any other table.

Writing one is the matter of :mod:`quotes.archive`; whoever reads tables needs no more than this, and SQLite of Python's
own. The file is known by two numbers in its head, not by its name.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path, PurePath

SUFFIXES = (".db", ".sqlite", ".sqlite3")
MAGIC = b"SQLite format 3\0"
APPLICATION = 0x5A697461  # «Zita»: whose database it is
VERSION = 1  # of the tables; a new column at the end of a row makes no new version
WAIT = 30.0  # seconds for which another program may have it
BESIDE = ("key", "article", "state", "by_hand", "more")
"""The columns of ``quotations`` that belong to the archive and not to the row. ``more``: further columns, as JSON."""
CURRENT, WITHDRAWN = "current", "withdrawn"
"""Whether a row is in the table, or of a text that its article does not have any more."""


class NoArchiveError(Exception):
    """A file that is no archive, or of a version that is not known yet; the text says why, in a few German words."""


def is_archive_name(name: str | None) -> bool:
    """Tell whether a file would be an archive, by the end of its name."""
    return name is not None and PurePath(name).suffix.lower() in SUFFIXES


def is_database(path: Path) -> bool:
    """Tell whether a file is a database of SQLite, whoever has made it."""
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:  # whoever reads it will tell
        return False


def connect(path: Path, *, write: bool = False) -> sqlite3.Connection:
    """Open a database that is there; nothing but what is asked for begins a transaction. Raises sqlite3.Error.

    A process that was killed in its transaction leaves a journal, which the next one has to roll back: so also who only
    reads asks for a file that can be written, and takes one that cannot where there is no other.
    """
    uri = path.absolute().as_uri()
    for mode in ("rw",) if write else ("rw", "ro"):
        connection = sqlite3.connect(f"{uri}?mode={mode}", uri=True, timeout=WAIT, isolation_level=None)
        try:
            if not write:  # a file from elsewhere may be meant to do harm; what is written to is one's own
                connection.execute("PRAGMA trusted_schema = OFF")
                connection.execute("PRAGMA query_only = ON")
            connection.execute("PRAGMA schema_version").fetchone()  # opens the file at last
        except sqlite3.Error:
            connection.close()
            if mode == "ro" or write:
                raise
        else:
            return connection
    raise AssertionError


def is_locked(error: sqlite3.Error) -> bool:
    """Tell whether it was only that another program is at the file."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # without what is more exact
    return code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def check(connection: sqlite3.Connection) -> None:
    """Raise NoArchiveError unless it is an archive that this version knows; sqlite3.Error where it cannot be read."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION:
        what = "eine Datenbank, die quotes nicht angelegt hat"
        raise NoArchiveError(what)
    if version > VERSION:
        what = f"ein Archiv einer neueren Fassung von quotes, Stand {version} statt {VERSION}; bitte quotes erneuern"
        raise NoArchiveError(what)


def columns(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the columns of the rows that an archive has, as they stand in it."""
    names = [name for _, name, *_ in connection.execute("PRAGMA table_info(quotations)")]
    return tuple(name for name in names if name not in BESIDE)


def rows(path: Path) -> Iterator[tuple[tuple[str, ...], dict[str, object]]]:
    """Yield the names of the columns that a row has, with its cells; first those of all rows, without cells.

    Raises NoArchiveError, also for a damaged one, and sqlite3.Error where it cannot be opened or is locked.
    """
    with closing(connect(path)) as connection:
        check(connection)
        names = columns(connection)
        yield names, {}
        asked = ", ".join(f'"{name}"' for name in (*names, "more"))
        found = connection.execute(
            f'SELECT {asked} FROM quotations WHERE state = ? ORDER BY article, start, "end" DESC, key',
            (CURRENT,),
        )
        for *cells, more in found:
            further = json.loads(more) if more else {}
            yield tuple(further), dict(zip(names, cells, strict=True)) | further


def articles(path: Path) -> Iterator[tuple[str, str, str, str, str, str, str]]:
    """Yield the articles of an archive as its rows are about them, each as the first fields of quotes.data.Article.

    Raises NoArchiveError, and sqlite3.Error where it cannot be read.
    """
    with closing(connect(path)) as connection:
        check(connection)
        asked = "SELECT text, document, title, date, author, url, outlet FROM articles"
        yield from connection.execute(f"{asked} WHERE state <> 'replaced' ORDER BY key")
