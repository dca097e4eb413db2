"""``quotes extract --append`` where an article comes under another name, in another language, or with a proof sheet."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from quotes.cli import run
from quotes.table import reading

TEXTS = {
    "a": "„Das reicht nicht“, sagte Eva Maier. Der „Stern“ schrieb.\n",
    "b": "„Der Deich hält“, sagte Eva Maier.\n",
}


@pytest.fixture(autouse=True)
def _articles(folder, no_model):
    del folder, no_model
    Path("artikel").mkdir()
    for name, text in TEXTS.items():
        Path(f"artikel/{name}.txt").write_text(text, encoding="utf-8")


def extract(*arguments):
    return run(["extract", *arguments, "--workers", "1"])


def rows(table="t.csv"):
    return [(row["document"], row["quote"], row["same_as"]) for row in reading.read(table).rows]


KNOWN = [("artikel/a.txt", "Das reicht nicht", ""), ("artikel/b.txt", "Der Deich hält", "")]


# the same text under another name


@pytest.mark.parametrize("table", ["t.csv", "t.xlsx", "t.parquet"])
@pytest.mark.parametrize("inputs", [["artikel", "neu"], ["neu"]])
def test_a_further_copy_is_added_and_tied_as_in_a_run_over_all(capsys, table, inputs):
    assert extract("artikel", "-o", table, "-q") == 0
    Path("neu").mkdir()
    Path("neu/meldung.txt").write_text(TEXTS["a"], encoding="utf-8")
    assert extract(*inputs, "-o", table, "--append") == 0
    first = reading.read(table).rows[0]["id"]
    assert rows(table) == [*KNOWN, ("neu/meldung.txt", "Das reicht nicht", first)]
    err = capsys.readouterr().err
    assert "Hinweis: 1 Artikel hat denselben Text wie ein früherer (Spalte same_as" in err
    assert f"Angefügt: 1 Artikel neu, {2 * (len(inputs) - 1)} schon bekannt, 0 geändert." in err
    whole = f"alles{Path(table).suffix}"
    assert extract("artikel", "neu", "-o", whole, "-q") == 0
    assert reading.read(whole).rows == reading.read(table).rows
    assert extract(*inputs, "-o", table, "--append") == 0  # and only once
    assert len(rows(table)) == 3


def test_a_second_copy_gets_ids_of_its_own():
    assert extract("artikel", "-o", "t.csv", "-q") == 0
    for name in ("c", "d"):
        Path(f"artikel/{name}.txt").write_text(TEXTS["a"], encoding="utf-8")
        assert extract("artikel", "-o", "t.csv", "--append", "-q") == 0
    assert len({row["id"] for row in reading.read("t.csv").rows}) == len(rows()) == 4


def test_a_renamed_article_is_not_added_and_that_is_told(capsys):
    assert extract("artikel", "-o", "t.csv", "-q") == 0
    Path("artikel/a.txt").rename("artikel/anders.txt")
    assert extract("artikel", "-o", "t.csv", "--append") == 0
    assert rows() == KNOWN
    err = capsys.readouterr().err
    assert "Hinweis: steht unter anderem Namen in der Tabelle; seine Zeilen bleiben" in err
    assert "kommen nicht noch einmal: artikel/anders.txt" in err
    assert "Angefügt: 0 Artikel neu, 2 schon bekannt (1 unter anderem Namen), 0 geändert." in err


def test_the_same_file_by_another_path_is_no_other_name(capsys):
    assert extract("artikel", "-o", "t.csv", "-q") == 0
    assert extract(str(Path("artikel").absolute()), "-o", "t.csv", "--append") == 0
    assert "0 Artikel neu, 2 schon bekannt, 0 geändert." in capsys.readouterr().err


@pytest.mark.parametrize("before", [["", "„Eins“", "„Zwei“"], ["„Neu“", "„Eins“", "„Zwei“"]])
def test_rows_that_moved_within_a_table_are_not_copies(capsys, before):
    """Without ids an article is called by the number of its row."""
    lines = [json.dumps({"text": text}) for text in ("„Eins“", "„Zwei“")]
    Path("a.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert extract("a.jsonl", "-o", "t.csv", "-q") == 0
    Path("a.jsonl").write_text("\n".join(json.dumps({"text": text}) for text in before) + "\n", encoding="utf-8")
    assert extract("a.jsonl", "-o", "t.csv", "--append") == 0
    assert [quote for _, quote, _ in rows()] == ["Eins", "Zwei", *["Neu"] * (before[0] == "„Neu“")]
    assert "2 schon bekannt (2 unter anderem Namen)" in capsys.readouterr().err


def test_names_that_rotate_add_nothing():
    """The newest is always 1.txt: each text has another name each day, at which another text lies now."""
    for day in range(3):
        texts = [f"„Satz {day - number}“, sagte Eva Maier.\n" for number in range(day + 1)]
        for number, text in enumerate(texts):
            Path(f"artikel/{number}.txt").write_text(text, encoding="utf-8")
        assert extract("artikel", "-o", "t.csv", "--append", "-q") == 0
    assert [quote for _, quote, _ in rows() if quote.startswith("Satz")] == ["Satz 0", "Satz 1", "Satz 2"]


# the language of the table


@pytest.mark.parametrize(("there", "asked"), [("de", "en"), ("en", "de")])
def test_a_table_stays_in_its_language(capsys, there, asked):
    assert extract("artikel", "-o", "t.csv", "--headers", there, "-q") == 0
    before = Path("t.csv").read_bytes()
    Path("artikel/c.txt").write_text("„Neu“", encoding="utf-8")
    assert extract("artikel", "-o", "t.csv", "--append", "--headers", asked) == 2
    told = f"--headers: «t.csv» hat Spalten in der Sprache {there}, und mit --append bleibt das so, statt {asked};"
    assert told in capsys.readouterr().err
    assert Path("t.csv").read_bytes() == before
    assert extract("artikel", "-o", "t.csv", "--append", "--headers", there, "-q") == 0
    assert len(rows()) == 3


# the proof sheet of a table that has grown


def sheet(path="p.html"):
    """Return what the sheet shows: its documents with their texts, and the quotations of its rows."""
    (found,) = re.findall(
        r'<script type="application/json"[^>]*>(.*?)</script>', Path(path).read_text("utf-8"), re.DOTALL
    )
    data = json.loads(html.unescape(found))
    return {each["name"]: not each["missing"] for each in data["documents"]}, [row["quote"] for row in data["rows"]]


@pytest.mark.parametrize("table", ["t.csv", "t.xlsx"])
def test_the_proof_sheet_shows_the_whole_table(capsys, table):
    assert extract("artikel", "-o", table, "-q") == 0
    Path("neu").mkdir()
    Path("neu/c.txt").write_text("„Ganz neu“, sagte Eva Maier.\n", encoding="utf-8")
    aside = ["Stern"] * (table == "t.xlsx")
    for inputs in (["neu"], ["artikel", "neu"]):  # read anew, or by the run; at last nothing is new
        assert extract(*inputs, "-o", table, "--append", "--report", "p.html") == 0
        documents, quotations = sheet()
        assert documents == {"artikel/a.txt": True, "artikel/b.txt": True, "neu/c.txt": True}
        assert quotations == ["Das reicht nicht", *aside, "Der Deich hält", "Ganz neu"]
        err = capsys.readouterr().err
        assert f"Prüfbogen: {Path('p.html').resolve()}" in err
        assert "nicht mehr da" not in err


def test_articles_that_are_gone_are_told(capsys):
    assert extract("artikel", "-o", "t.csv", "-q") == 0
    Path("artikel/a.txt").unlink()
    assert extract("artikel", "-o", "t.csv", "--append", "--report", "p.html") == 0
    told = "Hinweis: 1 Artikel liegt nicht mehr da; im Prüfbogen stehen nur die Zeilen: «artikel/a.txt»."
    assert told in capsys.readouterr().err
    assert sheet() == ({"artikel/a.txt": False, "artikel/b.txt": True}, ["Das reicht nicht", "Der Deich hält"])
