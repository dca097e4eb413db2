"""The tables of an archive, the index of its words, and its views with German names.

Made by sqlite-utils, once; an archive that is there already only gets the columns that rows have got since.
"""

from __future__ import annotations

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
_ORIGIN = ("hash", "recipe", "ids", "file")  # of the text; what else decided on the rows; how ids begin; source
_ASKED = ("article", "speaker", "type", "date")  # what rows are looked for by, besides words
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
_WORDS = frozenset({"type", "kind", "check"})  # columns with one word of ours
_FIELDS_GERMAN = {"id": "Kennung", "field": "Spalte", "old": "vorher", "new": "nachher", "verdict": "Urteil"}
_FIELDS_GERMAN |= {"date": "Datum", "document": "Dokument", "quote": "Zitat"}


def create(path: Path) -> None:
    """Make an empty archive where nothing lies yet; it appears when it is whole. Raises OSError and sqlite3.Error."""
    files.clear(path.parent, path.name)  # what a killed process has left
    with files.whole(path, sync=True) as draft:
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

    numbers = {column: int if column in NUMBERS else str for column in COLUMNS}
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = MEMORY")  # nobody needs half a draft
        made = Database(connection, execute_plugins=False)  # those of other programs have no business here
        runs, articles, quotations = made.table("runs"), made.table("articles"), made.table("quotations")
        persons, corrections = made.table("persons"), made.table("corrections")
        runs.create({"key": int} | _text(*_RUN, "notices") | dict.fromkeys(COUNTS, int), pk="key")
        articles.create(
            {"key": int} | _text("document", "state", *list(_ARTICLE_GERMAN)[1:]) | _text(*_ORIGIN) | {"run": int},
            pk="key",
            foreign_keys=[("run", "runs", "key")],
        )
        quotations.create(
            {"key": int, **numbers, "article": int} | _text("state", "more", "by_hand"),
            pk="key",  # not the id: the index of words goes by numbers, which must be the same after a VACUUM
            not_null=set(numbers),
            defaults={column: 0 if column in NUMBERS else "" for column in COLUMNS},
            foreign_keys=[("article", "articles", "key")],
        )
        quotations.create_index(["id"], unique=True)
        persons.create(
            _text("name", *OF_PERSON) | {"quotations": int, "articles": int} | _text("first", "last"),
            pk="name",
            defaults=dict.fromkeys(OF_PERSON, ""),
        )
        corrections.create(
            {"key": int} | _text(*HEAD, "source", "entered"), pk="key", foreign_keys=[("id", "quotations", "id")]
        )
        made.table("files").create(_text("name", "hash", "recipe"), pk="name")
        articles.create_index(["document", "hash"], unique=True)
        for table, columns in ((articles, ("hash", "file")), (quotations, _ASKED), (corrections, ("id",))):
            for column in columns:
                table.create_index([column])
        quotations.enable_fts(SEARCHED, create_triggers=True, tokenize=_TOKENIZE)
        for name, asked in _views().items():
            made.create_view(name, asked)
        connection.execute(f"PRAGMA application_id = {database.APPLICATION}")
        connection.execute(f"PRAGMA user_version = {database.VERSION}")


def _text(*names: str) -> dict[str, type]:
    """Return columns that hold text."""
    return dict.fromkeys(names, str)


def _views() -> Mapping[str, str]:
    """Return the views, name to what they ask for."""
    return {
        "zitate": f"SELECT {_named(titles('de'), words=True)} FROM quotations "
        f"WHERE state = '{database.CURRENT}' ORDER BY article, start, key",
        "artikel": f'SELECT {_named(_ARTICLE_GERMAN)}, {_case("state", _STATES_GERMAN)} AS "Stand" FROM articles',
        "personen": f'SELECT name AS "Name", {_named({name: GERMAN[name] for name in OF_PERSON}, words=True)}, '
        'quotations AS "Zeilen", articles AS "Artikel", first AS "zuerst", last AS "zuletzt" FROM persons '
        "ORDER BY quotations DESC, name",
        "korrekturen": f'SELECT {_named(_FIELDS_GERMAN)}, source AS "Herkunft", entered AS "eingetragen" '
        "FROM corrections",
        "laeufe": f"SELECT {_named(_RUN_GERMAN)} FROM runs",
    }


def _named(names: Mapping[str, str], *, words: bool = False) -> str:
    """Return columns with what they are called; ``words``: those that hold one word of ours say it in German."""
    return ", ".join(
        f'{_case(name, legend.vocabulary(name)) if words and name in _WORDS else _quoted(name)} AS "{german}"'
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
    """Raise NoArchiveError or sqlite3.Error unless an archive lies there that can be written, or nothing.

    So that nobody waits for an hour of work before being told. An empty file is nothing.
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
