"""Ids are unique within a table; the same text in several documents is tied by ``same_as`` and counted once."""

from __future__ import annotations

import csv
from pathlib import Path

import proof_sheets
import pytest
from fake import Extractor

from quotes.cli import run
from quotes.data import Article
from quotes.review import corrections
from quotes.review.corrections import Change
from quotes.table import ids

TEXT = "„Das reicht nicht“, sagte Eva Maier. „Nie“, sagte sie.\n"
OTHER = "„Der Deich hält“, sagte Petra Harms.\n"
HASH = ids.of_text(TEXT)


def test_what_an_id_says():
    assert proof_sheets.digest(TEXT) == HASH
    for ident in (f"{HASH}-0", f"{HASH}-0-5", f"{HASH}.0123ab-0"):
        assert ids.text_of(ident) == HASH
    assert [ids.plain(f"{HASH}.0123ab-{place}") for place in ("0", "0-5")] == [f"{HASH}-0", f"{HASH}-0-5"]
    for ident in ("", "q10", "zeile-4", f"{HASH}"):
        assert (ids.text_of(ident), ids.plain(ident)) == ("", ident)


@pytest.mark.parametrize("documents", ["a a", "a b", "a b c", "a b b b a"])
def test_ids_are_unique_and_the_same_in_each_run(documents):
    def made():
        copies, rows = ids.Copies(), []
        for document in documents.split():
            article = Article(TEXT, document)
            rows += copies.tell(article, Extractor().extract(article))
        return rows

    rows = made()
    assert len({row.id for row in rows}) == len(rows)
    assert [row.id for row in rows] == [row.id for row in made()]
    assert [row.same_as for row in rows] == ["", ""] + [f"{HASH}-0", f"{HASH}-37"] * (len(documents.split()) - 1)
    assert {ids.plain(row.id) for row in rows} == {f"{HASH}-0", f"{HASH}-37"}


# a folder with the same agency report under two names, as the user has it


@pytest.fixture
def folder_with_copies(folder, no_model):
    del no_model
    (folder / "artikel").mkdir()
    for name, text in {"a": TEXT, "b": OTHER, "c": TEXT, "d": TEXT}.items():
        Path(f"artikel/{name}.txt").write_text(text, encoding="utf-8")


def load(name="t.csv"):
    with Path(name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_a_run_tells_copies_once_and_ties_their_rows(folder_with_copies, capsys):
    del folder_with_copies
    assert run(["extract", "artikel", "-o", "t.csv"]) == 0
    hints = [line for line in capsys.readouterr().err.splitlines() if "Hinweis" in line]
    assert len(hints) == 1
    assert hints[0].startswith("Hinweis: 2 Artikel haben denselben Text wie ein früherer (Spalte same_as; ")
    assert hints[0].endswith(": artikel/c.txt, artikel/d.txt")
    rows = load()
    assert len({row["id"] for row in rows}) == len(rows) == 7
    assert [row["same_as"] for row in rows] == ["", "", "", f"{HASH}-0", f"{HASH}-37", f"{HASH}-0", f"{HASH}-37"]


def test_stats_count_a_text_once_or_all(folder_with_copies, capsys):
    del folder_with_copies
    assert run(["extract", "artikel", "-o", "t.csv", "-q"]) == 0
    assert run(["stats", "t.csv"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("2 Zitate in 3 Zeilen, ")
    assert "Nicht gezählt, weil der Text schon zählt (--all zählt alle): 4 Zeilen." in out
    assert run(["stats", "t.csv", "--all"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("4 Zitate in 7 Zeilen, ")
    assert "schon zählt" not in out


def old(document, place=0):
    return proof_sheets.row(start=place, document=document, id=f"{HASH}-{place}")


def copy(document, place=0):
    return old(document, place) | {"id": f"{HASH}.{document[0] * 6}-{place}", "same_as": f"{HASH}-{place}"}


@pytest.mark.parametrize(
    ("rows", "first"),
    [
        ([old("a"), copy("b"), copy("c")], [True, False, False]),
        ([copy("b"), copy("c")], [True, False]),  # the user has deleted the first document's rows
        ([copy("b"), old("a")], [True, False]),  # or sorted the table: the first that comes, in every command
        ([old("a"), old("b"), old("a", 9), old("b", 9)], [True, False, True, False]),  # a table of an older version
        ([proof_sheets.row(document="a"), proof_sheets.row(document="b")], [True, True]),  # ids of somebody else
        ([proof_sheets.row(id="")] * 2, [True, True]),
    ],
)
def test_what_counts_once(rows, first):
    assert [each for _, each in ids.once(rows)] == first


# corrections find their rows, whichever document has the plain ids


@pytest.mark.parametrize(
    ("rows", "ident", "document", "corrected"),
    [
        ([old("a"), copy("b")], f"{HASH}-0", "a", "a"),
        ([old("a"), copy("b")], f"{HASH}-0", "b", "b"),  # made with a table of an older version
        ([old("a"), copy("b")], f"{HASH}-0", "", "a"),
        ([old("a"), copy("b")], f"{HASH}.bbbbbb-0", "b", "b"),
        ([old("a"), copy("b")], f"{HASH}.bbbbbb-0", "", "b"),
        ([old("b"), copy("a")], f"{HASH}.bbbbbb-0", "b", "b"),  # the first document is another one since
        ([old("b")], f"{HASH}.bbbbbb-0", "b", "b"),  # and is alone now
        ([old("neu/b")], f"{HASH}.bbbbbb-0", "b", "neu/b"),  # under another name
        ([old("a"), old("b")], f"{HASH}-0", "b", "b"),  # table and corrections of an older version
        ([old("a"), old("b")], f"{HASH}-0", "", "a b"),
        ([old("a"), copy("b")], f"{HASH}.cccccc-0", "c", ""),  # nobody knows which
    ],
)
def test_corrections_find_their_row(rows, ident, document, corrected):
    applied = corrections.apply(rows, [Change(ident, "speaker", "Eva Maier", "Petra Harms", document=document)])
    assert " ".join(row["document"] for row in applied.rows if row["speaker"] == "Petra Harms") == corrected
    assert len(applied.refused) == (not corrected)
