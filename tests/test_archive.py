"""``quotes extract … -o zitate.db``: what a day's run reads, keeps, marks and tells."""

from __future__ import annotations

import io
import json
import os
import re
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import fake
import pytest

from quotes.archive import Correction, schema
from quotes.batch import recipes
from quotes.cli import run
from quotes.table import database, reading

DEICH, STERN = "„Der Deich hält“, sagte Eva Maier.\n", "„Das reicht nicht“, sagte Eva Maier. Der „Stern“ schrieb.\n"


@pytest.fixture(autouse=True)
def _articles(folder, no_model):
    del folder, no_model
    Path("neu").mkdir()
    lay(a=DEICH, b=STERN)


def lay(**texts):
    for name, text in texts.items():
        Path(f"neu/{name}.txt").write_text(text, encoding="utf-8")


def extract(*arguments, code=0):
    assert run(["extract", *(arguments or ["neu"]), "-o", "z.db", "--workers", "1"]) == code


def rows(name="z.db"):
    return [(row["document"], row["quote"]) for row in reading.read(name).rows]


def asked(sql, *values):
    with closing(sqlite3.connect("z.db")) as archive:
        return archive.execute(sql, values).fetchall()


def states():
    return asked("SELECT document, state FROM articles ORDER BY key")


def correct(*lines):
    Path("k.csv").write_text("\n".join(["id;field;old;new;verdict;date;document;quote", *lines]), encoding="utf-8")
    assert run(["apply", "z.db", "k.csv"]) == 0


FIRST = [("neu/a.txt", "Der Deich hält"), ("neu/b.txt", "Das reicht nicht")]


# what the archive holds is what the table holds


@pytest.mark.parametrize("types", ["direct,partial", "all"])
def test_the_rows_are_those_of_a_table(types):
    extract("neu", "--types", types)
    assert run(["extract", "neu", "-o", "t.jsonl", "--types", types, "-q"]) == 0
    assert reading.read("z.db").rows == reading.read("t.jsonl").rows


def test_columns_of_a_table_of_articles_go_along():
    lines = [{"id": 7, "text": DEICH, "Ressort": "Küste"}, {"id": 8, "text": STERN, "Ressort": ""}]
    Path("a.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    extract("a.jsonl", "--keep", "Ressort")
    assert [(row["document"], row.get("Ressort")) for row in reading.read("z.db").rows] == [
        ("a.jsonl#7", "Küste"),
        ("a.jsonl#8", ""),
    ]


def test_one_file_is_all_of_it():
    extract()
    assert sorted(path.name for path in Path().iterdir()) == ["neu", "z.db"]
    assert asked("PRAGMA journal_mode") == [("delete",)]


@pytest.mark.parametrize("suffix", database.SUFFIXES)
def test_any_suffix_of_a_database_makes_one(suffix):
    assert run(["extract", "neu", "-o", f"x{suffix}", "-q"]) == 0
    assert rows(f"x{suffix}") == FIRST


# the next day


def test_the_next_day_only_what_is_new_or_changed_is_read(capsys, monkeypatch):
    extract()
    lay(b=STERN + "Mehr nicht.\n", c="„Neu“, sagte Eva Maier.\n")
    read = []
    old = fake.Extractor.extract
    monkeypatch.setattr(fake.Extractor, "extract", lambda *given: read.append(given[1]) or old(*given))
    capsys.readouterr()
    extract()
    assert [article.document for article in read] == ["neu/b.txt", "neu/c.txt"]
    assert rows() == [*FIRST, ("neu/c.txt", "Neu")]
    assert states() == [
        ("neu/a.txt", "current"),
        ("neu/b.txt", "replaced"),
        ("neu/b.txt", "current"),
        ("neu/c.txt", "current"),
    ]
    assert "Im Archiv: 1 Artikel neu, 1 geändert, 1 schon bekannt." in capsys.readouterr().err


def test_what_is_as_it_was_is_not_even_opened(monkeypatch):
    extract()
    monkeypatch.setattr("quotes.readers.read", None)
    extract()
    assert asked("SELECT new, known FROM runs") == [(2, 0), (0, 2)]


@pytest.mark.parametrize("option", [["--append"], ["--resume"]])
def test_options_that_ask_for_what_an_archive_does_anyway_change_nothing(option):
    extract("neu", *option)
    lay(c="„Neu“, sagte Eva Maier.\n")
    extract("neu", *option)
    assert rows() == [*FIRST, ("neu/c.txt", "Neu")]


def test_an_article_that_is_gone_stays_and_is_marked(capsys):
    extract()
    Path("neu/a.txt").unlink()
    extract()
    assert rows() == FIRST
    assert states() == [("neu/a.txt", "gone"), ("neu/b.txt", "current")]
    assert "1 nicht mehr da (sie bleiben)" in capsys.readouterr().err
    lay(a=DEICH)
    extract()
    assert states() == [("neu/a.txt", "current"), ("neu/b.txt", "current")]


def test_what_another_call_reads_is_not_gone():
    extract()
    Path("gestern").mkdir()
    Path("gestern/c.txt").write_text("„Alt“, sagte Eva Maier.\n", encoding="utf-8")
    extract("gestern")
    extract("neu/b.txt")
    assert {state for _, state in states()} == {"current"}


def test_a_row_of_a_table_can_be_gone():
    lines = [json.dumps({"id": name, "text": text}) for name, text in (("a", DEICH), ("b", STERN))]
    Path("t.jsonl").write_text("\n".join(lines), encoding="utf-8")
    extract("t.jsonl")
    Path("t.jsonl").write_text(lines[1], encoding="utf-8")
    for _ in range(2):
        extract("t.jsonl")
        assert states() == [("t.jsonl#a", "gone"), ("t.jsonl#b", "current")]


def test_what_cannot_be_read_is_not_gone():
    extract()
    Path("neu/a.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    extract(code=1)
    assert states() == [("neu/a.txt", "current"), ("neu/b.txt", "current")]
    assert rows() == FIRST


def test_an_article_at_which_the_program_fails_keeps_its_former_rows():
    extract()
    lay(a="ABSTURZ „Anders“")
    extract(code=1)
    assert rows() == FIRST
    assert asked("SELECT changed, known, failed FROM runs")[1] == (0, 1, 1)
    lay(a="„Anders“")
    extract()
    assert rows() == [FIRST[1], ("neu/a.txt", "Anders")]


def test_a_text_that_comes_back_is_not_read_again():
    extract()
    lay(a="„Anders“")
    extract()
    lay(a=DEICH)
    extract()
    assert states() == [("neu/a.txt", "current"), ("neu/b.txt", "current"), ("neu/a.txt", "replaced")]
    assert rows() == FIRST


# names


def test_the_same_text_under_two_names_is_told_apart(capsys):
    lay(c=DEICH)
    extract()
    assert run(["extract", "neu", "-o", "t.jsonl", "-q"]) == 0
    assert reading.read("z.db").rows == reading.read("t.jsonl").rows
    assert "1 Artikel hat denselben Text wie ein früherer (Spalte same_as" in capsys.readouterr().err
    lay(d=DEICH)  # and the next day, too
    extract()
    assert len({row["id"] for row in reading.read("z.db").rows}) == 4


def test_a_renamed_article_takes_its_rows_and_corrections_along(capsys):
    extract()
    ident = reading.read("z.db").rows[0]["id"]
    correct(f"{ident};speaker;Eva Maier;Ida Korff;falsch;;neu/a.txt;Der Deich hält")
    Path("neu/a.txt").rename("neu/z.txt")
    extract()
    extract()
    row = reading.read("z.db").rows[0]
    assert (row["document"], row["speaker"], row["id"]) == ("neu/z.txt", "Ida Korff", ident)
    assert states() == [("neu/z.txt", "current"), ("neu/b.txt", "current")]
    assert "stand unter anderem Namen im Archiv" in capsys.readouterr().err


def test_names_that_rotate_lose_nothing():
    """The newest is always 1.txt: each text has another name each day, at which another text lies now."""
    for path in Path("neu").iterdir():
        path.unlink()
    for day in range(3):
        for number in range(day + 1):
            lay(**{str(number): f"„Satz {day - number}“, sagte Eva Maier.\n"})
        extract()
    assert sorted(rows()) == [("neu/0.txt", "Satz 2"), ("neu/1.txt", "Satz 1"), ("neu/2.txt", "Satz 0")]


def test_the_same_place_by_another_path_is_the_same_article():
    extract()
    extract(os.path.abspath("neu"))  # noqa: PTH100 - as a user would write it
    extract(os.path.abspath("neu"))  # noqa: PTH100
    assert [quote for _, quote in rows()] == [quote for _, quote in FIRST]
    assert len(states()) == 2


def test_articles_of_standard_input_take_nobodys_place(monkeypatch):
    for day in range(3):
        text = f"„Satz {min(day, 1)}“, sagte Eva Maier.\n"
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(text.encode()), isatty=lambda: False))
        extract("-")
    assert rows() == [("stdin", "Satz 0"), ("stdin", "Satz 1")]
    assert asked("SELECT new, changed, known FROM runs") == [(1, 0, 0), (1, 0, 0), (0, 0, 1)]


def test_rows_that_moved_within_a_table_of_articles_are_the_same_articles():
    """Without ids an article is called by the number of its row."""
    texts = [f"„Satz {number}“, sagte Eva Maier.\n" for number in range(3)]
    for there in (texts[1:], texts):
        Path("t.jsonl").write_text("\n".join(json.dumps({"text": text}) for text in there), encoding="utf-8")
        extract("t.jsonl")
    assert sorted(rows()) == [(f"t.jsonl#{number + 1}", f"Satz {number}") for number in range(3)]


# another version of the program


def test_another_version_reads_all_of_it_anew(monkeypatch, capsys):
    extract()
    monkeypatch.setattr(recipes, "__version__", "9.9.9")
    extract()
    extract()
    assert rows() == FIRST
    assert asked("SELECT version, reread, known FROM runs")[1:] == [("9.9.9", 2, 0), ("9.9.9", 0, 2)]
    assert "2 neu gelesen" in capsys.readouterr().err


def test_other_types_are_read_anew():
    extract()
    extract("neu", "--types", "all")
    assert rows() == [*FIRST, ("neu/b.txt", "Stern")]


def test_a_persons_file_renames_and_a_further_call_knows_it():
    Path("p.toml").write_text('[[person]]\nname = "Dr. Eva Maier"\naliases = ["Eva Maier"]\n', encoding="utf-8")
    extract("neu", "--persons", "p.toml")
    extract("neu", "--persons", "p.toml")
    assert asked("SELECT name, quotations, articles FROM persons") == [("Dr. Eva Maier", 2, 2)]
    assert asked("SELECT reread, known FROM runs")[1] == (0, 2)


def test_an_archive_of_an_older_version_gets_the_columns_of_today():
    extract()
    with closing(sqlite3.connect("z.db")) as archive:
        archive.executescript("DROP VIEW zitate; ALTER TABLE quotations DROP COLUMN outlet;")
    assert rows() == FIRST
    lay(c="„Neu“, sagte Eva Maier.\n")
    extract()
    assert rows() == [*FIRST, ("neu/c.txt", "Neu")]
    assert asked('SELECT "Zitat", "Medium" FROM zitate')[0] == ("Der Deich hält", "")


# the other commands


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["stats", "z.db"], "2 Zitate in 2 Zeilen"),
        (["verify", "z.db", "neu"], "2 Zeilen: 2 stimmen."),
        (["verify", "z.db"], "2 Zeilen: 2 stimmen."),
        (["persons", "z.db"], 'name = "Eva Maier"'),
        (["report", "z.db", "neu"], "2 Zeilen."),
        (["report", "z.db"], "2 Zeilen."),
        (["apply", "z.db", "t.jsonl", "-o", "k.jsonl"], "Tabelle: "),
    ],
)
def test_every_command_that_reads_a_table_reads_an_archive(command, told, capsys):
    extract()
    assert run(["extract", "neu", "-o", "t.jsonl", "-q"]) == 0
    capsys.readouterr()
    assert run(command) == 0
    assert told in "".join(capsys.readouterr())


def test_explain_does_not_look_for_articles_in_one(capsys):
    extract()
    assert run(["explain", "z.db"]) == 2
    assert "ist eine Tabelle von Zitaten" in capsys.readouterr().err


def test_a_proof_sheet_shows_what_is_new_as_the_archive_has_it(capsys):
    extract("neu", "--report", "p.html")
    assert "Der Deich hält" in Path("p.html").read_text(encoding="utf-8")
    ident = reading.read("z.db").rows[0]["id"]
    correct(f"{ident};speaker;Eva Maier;Ida Korff;falsch;;neu/a.txt;Der Deich hält")
    lay(a=DEICH + "Mehr nicht.\n")
    extract("neu", "--report", "p.html")
    page = Path("p.html").read_text(encoding="utf-8")
    assert "Ida Korff" in page
    assert "Das reicht nicht" not in page
    assert re.search(r"quotes apply \S*z\.db\S* korrekturen\.csv\"", page)
    assert "z-geprueft" not in page
    capsys.readouterr()
    extract("neu", "--report", "p.html")
    assert "Hinweis: kein Prüfbogen, denn neue Zitate gibt es nicht." in capsys.readouterr().err


def test_nothing_heavy_is_needed_to_read_one():
    extract()
    assert schema.SEARCHED == ("quote", "context", "speaker")
    with Correction(Path("z.db")):
        assert rows() == FIRST  # also while somebody else is about to write
