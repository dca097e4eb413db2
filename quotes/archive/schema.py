"""The tables of an archive, the index of its words, and its views with German names.

Made by sqlite-utils, once; an archive that is there already only gets the columns that rows have got since.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

from quotes import files
from quotes.review.corrections import HEAD
from quotes.table import database, legend
from quotes.table.columns import COLUMNS, GERMAN, NUMBERS, titles

SEARCHED = ("quote", "context", "speaker")
"""The columns whose words can be looked for."""
_TOKENIZE = "unicode61 remove_diacritics 2"  # «Müller» is found by «muller», not by «Mueller»
OF_PERSON = tuple(column for column in ("kind", "role", "gender", "party") if column in COLUMNS)
"""What the table of persons has from the rows: what they say most often."""
STATES = ("current", "replaced", "gone")
"""Of an article: as it lies there; an earlier text of one that has another now; not there any more, and kept."""
_STATES_GERMAN = {"current": "aktuell", "replaced": "ersetzt", "gone": "nicht mehr da"}
_ARTICLE_GERMAN = {"document": "Dokument", "title": "Titel", "date": "Datum", "author": "Autor", "url": "Adresse"}
_ARTICLE_GERMAN |= {"outlet": "Medium", "text": "Text"}
SETTINGS = ("version", "model", "lexicon", "libraries", "certainty", "types", "persons")
"""What decides on the rows besides the articles, and is kept of each run."""
_RUN = ("started", "finished", "inputs", *SETTINGS)
COUNTS = ("new", "changed", "reread", "known", "renamed", "gone", "failed")
_RUN_GERMAN = dict(
    zip(
        ("key", *_RUN, *COUNTS, "notices"),
        "Lauf|Beginn|Ende|Eingaben|Fassung|Sprachmodell|Wortlisten|Bibliotheken|Mindestsicherheit|Arten|Personendatei|neu|"
        "geändert|neu gelesen|bekannt|umbenannt|nicht mehr da|gescheitert|Hinweise".split("|"),
        strict=True,
    )
)
_FIELDS_GERMAN = {"id": "Kennung", "field": "Spalte", "old": "vorher", "new": "nachher", "verdict": "Urteil"}
_FIELDS_GERMAN |= {"date": "Datum", "document": "Dokument", "quote": "Zitat"}


def create(path: Path) -> None:
    """Make an empty archive where nothing lies yet; it appears when it is whole. Raises OSError and sqlite3.Error."""
    with files.whole(path) as draft:
        _make(draft)


def refresh(connection: sqlite3.Connection) -> None:
    """Give an older archive the columns of today, within the transaction that is open. Raises sqlite3.Error."""
    for table, wanted in (("quotations", COLUMNS), ("persons", OF_PERSON)):
        there = {name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")}
        missing = [column for column in wanted if column not in there]
        for column in missing:
            kind = "INTEGER NOT NULL DEFAULT 0" if column in NUMBERS else "TEXT NOT NULL DEFAULT ''"
            connection.execute(f'ALTER TABLE {table} ADD COLUMN "{column}" {kind}')
        if missing:
            for name, made in _views().items():
                connection.execute(f"DROP VIEW IF EXISTS {name}")
                connection.execute(f"CREATE VIEW {name} AS {made}")


def _make(path: Path) -> None:
    from sqlite_utils import Database  # here, because it brings half a second of pandas along

    text = dict.fromkeys  # of names of columns
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        made = Database(connection, execute_plugins=False)  # those of other programs have no business here
        made["runs"].create({"key": int, **text([*_RUN, "notices"], str), **text(COUNTS, int)}, pk="key")
        made["articles"].create(
            {
                "key": int,
                **text(("document", "state", *list(_ARTICLE_GERMAN)[1:], "hash", "recipe", "ids", "file"), str),
            }
            | {"run": int},
            pk="key",
            foreign_keys=[("run", "runs", "key")],
        )
        numbers = {column: int if column in NUMBERS else str for column in COLUMNS}
        made["quotations"].create(
            {"key": int, **numbers, "article": int, "state": str, "more": str, "by_hand": str},
            pk="key",
            not_null=set(numbers),
            defaults={column: 0 if column in NUMBERS else "" for column in COLUMNS},
            foreign_keys=[("article", "articles", "key")],
        )
        made["persons"].create(
            {"name": str, **text(OF_PERSON, str), "quotations": int, "articles": int, "first": str, "last": str},
            pk="name",
            defaults=text(OF_PERSON, ""),
        )
        made["quotations"].create_index(["id"], unique=True)
        made["corrections"].create(
            {"key": int, **text(HEAD, str), "source": str, "entered": str},
            pk="key",
            foreign_keys=[("id", "quotations", "id")],
        )
        made["files"].create({"name": str, "hash": str, "recipe": str}, pk="name")
        made["articles"].create_index(["document", "hash"], unique=True)
        made["articles"].create_index(["hash"])
        made["articles"].create_index(["file"])
        made["corrections"].create_index(["id"])
        for columns in (["article"], ["speaker"], ["type"], ["date"]):
            made["quotations"].create_index(columns)
        made["quotations"].enable_fts(SEARCHED, create_triggers=True, tokenize=_TOKENIZE)
        for name, asked in _views().items():
            made.create_view(name, asked)
        connection.execute(f"PRAGMA application_id = {database.APPLICATION}")
        connection.execute(f"PRAGMA user_version = {database.VERSION}")


def _views() -> Mapping[str, str]:
    """Return the views, name to what they ask for."""
    return {
        "zitate": f"SELECT {_named(titles('de'), words=True)} FROM quotations "  # noqa: S608 - our own names
        f"WHERE state = '{database.CURRENT}' ORDER BY article, start, key",
        "artikel": f'SELECT {_named(_ARTICLE_GERMAN)}, {_case("state", _STATES_GERMAN)} AS "Stand" FROM articles',
        "personen": f'SELECT name AS "Name", {_named({name: GERMAN[name] for name in OF_PERSON}, words=True)}, '
        'quotations AS "Zeilen", articles AS "Artikel", first AS "zuerst", last AS "zuletzt" FROM persons '
        "ORDER BY quotations DESC, name",
        "korrekturen": f'SELECT {_named(_FIELDS_GERMAN)}, source AS "Herkunft", entered AS "eingetragen" FROM corrections',
        "laeufe": f"SELECT {_named(_RUN_GERMAN)} FROM runs",
    }


def _named(names: Mapping[str, str], *, words: bool = False) -> str:
    """Return columns with what they are called; ``words``: those that hold one word of ours say it in German."""
    return ", ".join(
        f'{_case(name, legend.vocabulary(name)) if words and name in {"type", "kind"} else _quoted(name)} AS "{german}"'
        for name, german in names.items()
    )


def _case(column: str, words: Mapping[str, str]) -> str:
    """Return what looks words up."""
    pairs = ((word.replace("'", "''"), german.replace("'", "''")) for word, german in words.items())
    lines = " ".join(f"WHEN '{word}' THEN '{german}'" for word, german in pairs)
    return f"CASE {_quoted(column)} {lines} ELSE {_quoted(column)} END"


def _quoted(name: str) -> str:
    return f'"{name}"'


def placeholders(names: Iterable[str]) -> str:
    """Return as many question marks as there are names."""
    return ", ".join("?" for _ in names)


def checked(path: Path) -> None:
    """Raise NoArchiveError or sqlite3.Error unless an archive lies there that can be written; an empty file is nobody's.

    So that nobody waits for an hour of work before being told.
    """
    if not path.exists() or not path.stat().st_size:
        return
    if not database.is_database(path):
        what = "gar keine Datenbank"
        raise database.NoArchiveError(what)
    with closing(database.connect(path, write=True)) as connection:
        database.check(connection)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
