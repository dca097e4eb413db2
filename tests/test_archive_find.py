"""``quotes find``, and what Datasette shows of the same archive."""

from __future__ import annotations

import asyncio
import contextlib
import io
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest
from datasette.app import Datasette
from hypothesis import given
from hypothesis import strategies as st

from quotes.archive import ArchiveError, Query, schema
from quotes.archive.merging import Held
from quotes.archive.search import expression
from quotes.archive.tables import held_rows, put_rows
from quotes.cli import run
from quotes.table import reading
from quotes.table.columns import COLUMNS, NUMBERS

ROWS = (  # speaker, quote, context, type, date
    ("Eva Maier", "Das Klima wartet nicht", "„Das Klima wartet nicht“, sagte Maier.", "direct", "2026-02-03"),
    ("Eva Maier", "mehr Klimaschutz", "Maier will „mehr Klimaschutz“.", "partial", "2025-11-30"),
    ("Jörg Müller", "Das Weltklima", "„Das Weltklima“, sagte Müller.", "direct", "2026-02-01"),
    ("", "Der Deich hält", "„Der Deich hält“, hieß es im Klimarat.", "direct", ""),
    ("Ida Maierhofer", "Das ist Klima\x1b[31m", "", "direct", "2026-01-01"),
)


def row(number, *cells):
    blank = dict.fromkeys(COLUMNS, "") | dict.fromkeys(NUMBERS, 0)
    told = dict(zip(("speaker", "quote", "context", "type", "date"), cells, strict=True)) | {"id": f"i{number}"}
    return blank | told | {"document": f"neu/{number}.txt", "role": "Ministerin" if cells[0] == "Eva Maier" else ""}


@pytest.fixture(autouse=True)
def _archive(folder):
    del folder
    schema.create(Path("z.db"))
    with closing(sqlite3.connect("z.db")) as archive:
        for number, cells in enumerate(ROWS, 1):
            archive.execute(
                "INSERT INTO articles (key, document, state) VALUES (?, ?, 'current')", (number, str(number))
            )
            put_rows(archive, number, [Held(row(number, *cells))])
        archive.commit()


def found(capsys, *arguments):
    code = run(["find", "z.db", *arguments, "-o", "t.jsonl", "--force", "-q"])
    capsys.readouterr()
    assert code in {0, 1}
    return [int(row["id"][1:]) for row in reading.read("t.jsonl").rows] if code == 0 else []


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        (
            "Klima",
            [1, 5, 2, 4],
        ),  # the newest first, what has no date at the end; also what begins so, and in the context
        ("klima", [1, 5, 2, 4]),
        ("KLIMASCHUTZ", [2]),
        ('"Klima"', [1, 5]),  # in marks only the word itself
        ("„Klima“", [1, 5]),
        ("muller", [3]),
        ("Klima nicht", [1]),
        ('"nicht Klima"', []),
        ('"klima wartet"', [1]),
        ("Klima AND nicht", []),  # a word as any other
        ("klima*", [1, 5, 2, 4]),
        ('"klima', [1, 5]),
        ("hält!", [4]),
        ("quote:Klima", []),
    ],
)
def test_words(asked, numbers, capsys):
    assert found(capsys, asked) == numbers


@pytest.mark.parametrize(
    ("options", "numbers"),
    [
        ("--speaker Maier", [1, 2]),
        ("--speaker maier,", [1, 2]),
        ("Klima --speaker Müller", []),
        ("--from 2026-01-01", [1, 3, 5]),
        ("--from 1.1.2026 --to 1.2.2026", [3, 5]),
        ("--type partial", [2]),
        ("--type Teilzitat,indirect", [2]),
        ("--limit 2", [1, 3]),
        ("Klima --speaker Maier --from 2026-01-01", [1]),
        ("", [1, 3, 5, 2, 4]),
    ],
)
def test_choices(options, numbers, capsys):
    assert found(capsys, *options.split()) == numbers


@pytest.mark.parametrize("asked", [["*"], ["--speaker", "„“"], ["--from", "gestern"], ["--to", "31.2.2026"]])
def test_what_cannot_be_looked_for_is_told(asked, capsys):
    assert run(["find", "z.db", *asked]) == 2
    err = capsys.readouterr().err
    assert err.startswith("Fehler: ")
    assert err.count("\n") == 1


@given(words=st.text(max_size=30), speaker=st.text(alphabet=' "*()^:-+{}AND', max_size=12))
def test_whatever_is_asked_for_is_no_error_of_the_index(words, speaker):
    asked = ""
    with contextlib.suppress(ArchiveError):  # no word in it
        asked = expression(Query(words, speaker))
    if asked:
        with closing(sqlite3.connect(":memory:")) as empty:
            empty.execute("CREATE VIRTUAL TABLE f USING fts5 (quote, context, speaker)")
            assert empty.execute("SELECT * FROM f WHERE f MATCH ?", (asked,)).fetchall() == []


def test_the_screen_shows_rows_with_their_context(capsys):
    assert run(["find", "z.db", "Klima", "--speaker", "Eva"]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[:3] == [
        "  1  Eva Maier (Ministerin) · direkt · 2026-02-03 · neu/1.txt · i1",
        "     „Das Klima wartet nicht“",
        "     Kontext: „Das Klima wartet nicht“, sagte Maier.",
    ]
    assert err == "2 Zeilen gefunden.\n"


def test_what_is_not_shown_is_told(capsys):
    assert run(["find", "z.db", "Klima", "--from", "2020-01-01", "--limit", "1"]) == 0
    assert capsys.readouterr().err.splitlines() == [
        "3 Zeilen gefunden, hier die neuesten 1; mehr mit --limit.",
        "Hinweis: 1 weitere Zeile passt sonst, hat aber kein Datum.",
    ]


def test_nothing_found_is_told_and_no_table_is_made(capsys):
    assert run(["find", "z.db", "Nordwind", "-o", "t.csv"]) == 1
    assert capsys.readouterr().err == "Nichts gefunden.\n"
    assert not Path("t.csv").exists()


def test_nothing_of_a_row_steers_the_terminal(capsys, monkeypatch):
    screen = io.StringIO()
    screen.isatty = lambda: True
    monkeypatch.setattr(sys, "stdout", screen)
    assert run(["find", "z.db", "ist"]) == 0
    assert "Klima␛[31m" in screen.getvalue()
    capsys.readouterr()


# Datasette


def shown(*paths):
    """Return what Datasette answers: JSON, or the page."""

    async def ask():
        datasette = Datasette(["z.db"])
        answers = [await datasette.client.get(path) for path in paths]
        assert [answer.status_code for answer in answers] == [200] * len(paths)
        return [each.json() if "json" in each.headers["content-type"] else each.text for each in answers]

    return asyncio.run(ask())


def test_datasette_opens_it_as_it_is():
    (database,) = shown("/z.json")
    assert {"articles", "quotations", "persons", "corrections", "runs"} <= {each["name"] for each in database["tables"]}
    assert {each["name"] for each in database["views"]} == {"zitate", "artikel", "personen", "korrekturen", "laeufe"}
    (quotations,) = (each for each in database["tables"] if each["name"] == "quotations")
    assert (quotations["count"], quotations["fts_table"]) == (5, "quotations_fts")


def test_datasette_counts_by_speaker_and_type():
    table, view = shown("/z/quotations.json?_facet=speaker&_facet=type", "/z/zitate.json?_facet=Sprecher&_facet=Art")
    counted = [
        {facet: {each["value"]: each["count"] for each in page["facet_results"][facet]["results"]} for facet in facets}
        for page, facets in ((table, ("speaker", "type")), (view, ("Sprecher", "Art")))
    ]
    assert counted[0]["speaker"]["Eva Maier"] == counted[1]["Sprecher"]["Eva Maier"] == 2
    assert counted[0]["type"] == {"direct": 4, "partial": 1}
    assert counted[1]["Art"] == {"direkt": 4, "Teilzitat": 1}


def test_datasette_finds_words():
    answers = shown(
        "/z/quotations.json?_search=klima&_shape=objects",
        f"/z/quotations?_search={quote('Deich')}",
        "/z/quotations/1.json",
    )
    assert [each["id"] for each in answers[0]["rows"]] == ["i1", "i5"]
    assert "Der Deich hält" in answers[1]
    assert answers[2]["rows"][0][1] == "Eva Maier"


def test_what_stands_in_an_archive_comes_out_of_it():
    with closing(sqlite3.connect("z.db")) as archive:
        assert [held.row for held in held_rows(archive, "state = 'current'")] == [
            row(number, *cells) for number, cells in enumerate(ROWS, 1)
        ]
