"""``extract --link``: the same quotation in several articles is tied, and what the others tell is told."""

from __future__ import annotations

import json
from pathlib import Path

import fake
import openpyxl
import pytest

from quotes.checking.linking import Said, Ties, notes
from quotes.cli import run
from quotes.data import Attribution
from quotes.table import reading

LONG = "Der Deich hält diesen Winter noch"
NO = Attribution(reason="Niemand ist genannt.")


def said(quote, document, speaker="", certainty=90):
    return Said(quote, document, f"{document}-1", speaker, "person" if speaker else "empty", certainty)


@pytest.mark.parametrize(
    ("first", "second", "tied"),
    [
        ((LONG, "a", ""), (LONG, "b", ""), True),
        ((LONG, "a", ""), (LONG, "a", ""), False),  # of the same article
        ((LONG, "a", ""), ("der Deich –\nhält »diesen« Win\u00adter noch!", "b", ""), True),
        ((LONG, "a", ""), ("Der Deich hielt diesen Winter noch", "b", ""), False),
        (("Der Deich hält", "a", "Eva Maier"), ("Der Deich hält", "b", "Eva Maier"), True),
        (("Der Deich hält", "a", "Eva Maier"), ("Der Deich hält", "b", "Jan Ohm"), False),
        (("Der Deich hält", "a", ""), ("Der Deich hält", "b", ""), False),
        (("Deich hält", "a", "Eva Maier"), ("Deich hält", "b", "Eva Maier"), False),
    ],
)
def test_which_rows_are_one_quotation(first, second, tied):
    ties = Ties()
    assert ties.know("1", first[1], first[0], first[2]) == ""
    assert ties.know("2", second[1], second[0], second[2]) == ("1" if tied else "")


def test_all_name_the_first():
    ties = Ties()
    assert [ties.know(str(number), str(number), LONG, "") for number in range(4)] == ["", "0", "0", "0"]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([said(LONG, "a"), said(LONG, "b", "Eva Maier")], {"a": "Name aus b: Eva Maier."}),
        ([said(LONG, "a", "Maier"), said(LONG, "b", "Eva Maier")], {}),
        ([said(LONG, "a", "Jan Ohm"), said(LONG, "b", "Eva Maier")], {
            "a": "In b sagt es Eva Maier.", "b": "In a sagt es Jan Ohm."}),
        # nobody knows which
        ([said(LONG, "a"), said(LONG, "b", "Eva Maier"), said(LONG, "c", "Jan Ohm")], {
            "b": "In c sagt es Jan Ohm.", "c": "In b sagt es Eva Maier."}),
        ([said("Der Deich hält", "a"), said("Der Deich hält", "b", "Eva Maier")], {}),  # three words, no speaker
        ([said(LONG, "a"), said("Der Deich hielt diesen Winter noch", "b")], {
            "a": "Anders in b: dort «hielt» statt «hält».", "b": "Anders in a: dort «hält» statt «hielt»."}),
        ([said(LONG, "a"), said("Der Deich hält diesen Winter nicht noch", "b")], {
            "a": "Anders in b: dort auch «nicht».", "b": "Anders in a: dort ohne «nicht»."}),
        ([said(LONG, "a"), said(f"{LONG} und wohl auch den nächsten", "b")], {
            "a": "Länger in b."}),
        ([said(LONG, "a"), said("Das Wetter wird morgen viel besser", "b")], {}),
    ],
)  # fmt: skip
def test_what_other_articles_tell(rows, told):
    found = {document: note.sentences for (_, document), note in notes(rows).items()}
    assert {document: " ".join(sentences) for document, sentences in found.items()} == told


# the command


@pytest.fixture
def articles(folder, no_model, monkeypatch):
    """Three articles with one quotation, the speaker named in the second, other words in the third."""
    del no_model
    made = fake.quotation

    def quotation(article, *place, **more):
        named = "sagte" in article.text
        return made(article, *place, **({} if named else {"attribution": NO}) | more)

    monkeypatch.setattr(fake, "quotation", quotation)
    texts = {"a": f"„{LONG}“.", "b": f"Neu: „{LONG}“, sagte Eva Maier.", "c": "„Der Deich hielt diesen Winter noch“."}
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")
    return ["a.txt", "b.txt", "c.txt"]


def rows(table):
    return {row["document"][0]: row for row in reading.read(table).rows}


def test_the_table_tells_it(articles, capsys):
    assert run(["extract", *articles, "-o", "t.csv", "--link", "--workers", "1"]) == 0
    err = capsys.readouterr().err
    found = rows("t.csv")
    assert found["b"]["same_as"] == found["a"]["id"]
    assert [found[name]["same_as"] for name in "ac"] == ["", ""]
    assert found["a"]["speaker"] == ""
    assert found["a"]["reason"] == (
        "Niemand ist genannt. Name aus b.txt: Eva Maier. Anders in c.txt: dort «hielt» statt «hält»."
    )
    assert "Zu 1 Zeile ohne Sprecher nennt ihn ein anderer Artikel (Spalte reason)." in err
    assert "1 weitere Zeile doppelt (same_as)" in err


@pytest.mark.parametrize("table", ["t.csv", "t.xlsx", "t.jsonl", "t.json", "t.parquet"])
def test_the_name_comes_into_the_cell_only_when_asked_for(articles, table):
    assert run(["extract", *articles, "-o", table, "--link", "--fill", "--workers", "1", "-q"]) == 0
    found = rows(table)
    assert [(found[name]["speaker"], found[name]["kind"], found[name]["certainty"]) for name in "abc"] == [
        ("Eva Maier", "person", 90),
        ("Eva Maier", "person", 90),
        ("", "empty", 0),
    ]
    assert found["a"]["check"] == ""


def test_no_row_names_one_that_is_not_in_the_table(articles, monkeypatch):
    plain = fake.quotation
    kinds = {"a.txt": "indirect"}
    monkeypatch.setattr(
        fake,
        "quotation",
        lambda article, *place, **more: plain(
            article, *place, **more | {"type": kinds.get(article.document, "direct")}
        ),
    )
    assert run(["extract", *articles, "-o", "t.csv", "--link", "--workers", "1", "-q"]) == 0
    assert [row["same_as"] for row in reading.read("t.csv").rows] == ["", ""]


def test_rows_that_were_there_stay_as_they_are(articles):
    assert run(["extract", "a.txt", "-o", "t.csv", "--workers", "1", "-q"]) == 0
    before = rows("t.csv")["a"]
    assert run(["extract", *articles, "-o", "t.csv", "--append", "--link", "--fill", "--workers", "1", "-q"]) == 0
    after = rows("t.csv")
    assert after["a"] == before
    assert after["b"]["same_as"] == before["id"]


def test_standard_output_has_it_too(articles, capsys):
    assert run(["extract", *articles, "--format", "jsonl", "--link", "--fill", "--workers", "1", "-q"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["speaker"] for line in lines] == ["Eva Maier", "Eva Maier", ""]


def test_the_proof_sheet_has_the_names_of_the_table(articles):
    call = ["extract", *articles, "-o", "t.xlsx", "--link", "--fill", "--report", "p.html", "--workers", "1", "-q"]
    assert run(call) == 0
    assert "Name aus b.txt: Eva Maier." in Path("p.html").read_text(encoding="utf-8")
    assert openpyxl.load_workbook("t.xlsx")["Zitate"].max_row == 4


def test_names_without_links_are_refused(articles, capsys):
    assert run(["extract", *articles, "-o", "t.csv", "--fill"]) == 2
    assert capsys.readouterr().err == (
        "Fehler: --fill: Namen aus anderen Artikeln gibt es nur mit --link; bitte beides angeben.\n"
    )
    assert not Path("t.csv").exists()
