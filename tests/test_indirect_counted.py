"""Indirect speech in what a run tells of itself: «Lauf», notices, the first line of an evaluation."""

from __future__ import annotations

import openpyxl
import pytest

from quotes.cli import run
from quotes.data import Span
from quotes.evaluation import evaluate
from quotes.evaluation.found import Found
from quotes.evaluation.gold import Gold, Text
from quotes.parsing import parts

TEXT = "„Der Deich hält“, sagte Eva Maier. Der Damm sei zu niedrig, warnte Jan Ohm. Er müsse höher werden."


@pytest.fixture
def article(folder, extractor, monkeypatch):
    """Write an article, and let the command line have the model that is loaded already."""
    monkeypatch.setattr("quotes.pipeline.Extractor", lambda *_given, **_options: extractor)
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")


@pytest.mark.usefixtures("article")
def test_the_sheet_about_the_run_counts_it_apart(capsys):
    assert run(["extract", "a.txt", "-o", "t.xlsx", "--types", "all", "--workers", "1"]) == 0
    assert "Hinweis" not in capsys.readouterr().err
    told = dict(row[:2] for row in openpyxl.load_workbook("t.xlsx")["Lauf"].values if row[0])
    assert (told["davon Rede"], told["davon indirekte Rede, ohne Anführungszeichen"]) == (3, 2)
    assert told["Wörter in den Zitaten (ohne indirekte Rede)"] == 3


@pytest.mark.parametrize(("types", "told"), [("indirect", True), ("all", True), ("direct", False)])
@pytest.mark.usefixtures("article")
def test_of_a_very_long_article_it_is_told_what_is_searched(monkeypatch, capsys, types, told):
    monkeypatch.setattr(parts, "LONG_ARTICLE", len(TEXT) - 1)
    assert run(["extract", "a.txt", "-o", "t.csv", "--types", types, "--workers", "1"]) == 0
    notice = "Hinweis: über 200.000 Zeichen lang; indirekte Rede ist nur nahe bei Zitaten gesucht"
    assert (notice in capsys.readouterr().err) == told


def test_an_evaluation_says_how_many_reports_there_are():
    rows = {
        "a": [Found("a", Span(0, 4), "direct"), Found("a", Span(5, 9), "indirect"), Found("a", Span(9, 12), "indirect")]
    }
    gold = Gold(texts={"a": Text("Das ist ein Wort.", (Span(0, 3),))})
    report = evaluate(gold, rows).report
    assert report.text().startswith("1 Artikel, 1 Stellen gefunden, dazu 2 indirekte Reden\n")
    assert (report.data()["rows"], report.data()["indirect"]) == (1, 2)
