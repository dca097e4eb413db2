"""A folder that holds an article twice: summary, stats, «Personen», «Lauf», persons and proof sheet count it once."""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path

import fake
import openpyxl
import proof_sheets
import pytest

from quotes.cli import run
from quotes.review import persons_draft
from quotes.table import ids, reading

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ONE = "„Das reicht nicht“, sagte Eva Maier. „Nie“, sagte sie. Der „Stern“ schrieb.\n"
TWO = "„Der Deich hält lange“, sagte Eva Maier.\n"
SAID = "3 Zitate in 3 Zeilen, 8 zitierte Wörter"
ALL = "5 Zitate in 5 Zeilen, 12 zitierte Wörter"


@pytest.fixture
def told(folder, no_model, capsys, monkeypatch):
    """Make a workbook and its proof sheet of three articles, of which the last is the first once more."""
    del no_model
    made, numbers = fake.quotation, itertools.count(1)  # else the stand-in gives all the same number of an utterance
    monkeypatch.setattr(fake, "quotation", lambda *given, **more: made(*given, **{"utterance": next(numbers)} | more))
    for name, text in {"a": ONE, "b": TWO, "c": ONE}.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    files = ("a.txt", "b.txt", "c.txt")
    assert run(["extract", *files, "-o", "t.xlsx", "--report", "p.html", "--workers", "1"]) == 0
    return capsys.readouterr().err


def people(path="t.xlsx"):
    names, line = openpyxl.load_workbook(path)["Personen"].values
    return dict(zip(names, line, strict=True))


def facts(path="t.xlsx"):
    return dict(line[:2] for line in openpyxl.load_workbook(path)["Lauf"].values if line[0])


def test_all_of_them_say_the_same(told, capsys):
    assert f"3 Artikel, {SAID}, 100 % mit Sprecher, 2 weitere Zeilen doppelt (same_as), " in told
    assert run(["stats", "t.xlsx"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(SAID)
    assert "Nicht gezählt, weil der Text schon zählt (--all zählt alle): 2 Zeilen." in out
    assert run(["stats", "t.xlsx", "--all"]) == 0
    assert capsys.readouterr().out.startswith(ALL)
    assert [people()[name] for name in ("utterances", "rows", "words", "documents")] == [3, 3, 8, 2]
    lines = facts()
    assert (lines["Zeilen in der Tabelle"], lines["davon Rede"]) == (5, 5)
    assert lines["davon Rede, die in einem früheren Artikel schon steht (same_as) und unten nicht zählt"] == 2
    assert lines["Zitate (ein unterbrochenes hat mehrere Zeilen und zählt einmal)"] == 3
    assert lines["Wörter in den Zitaten (ohne indirekte Rede)"] == 8
    assert "# 3 Zitate in 2 Artikeln\n" in persons_draft.draft(reading.read("t.xlsx").rows)


def test_a_corrected_workbook_counts_alike(told):
    del told
    rows = reading.read("t.xlsx").rows
    head = "id;field;old;new;verdict;date;document;quote"
    Path("k.csv").write_text(f"{head}\n{rows[0]['id']};type;direct;scare;falsch;;a.txt;\n", encoding="utf-8")
    assert run(["apply", "t.xlsx", "k.csv", "-o", "neu.xlsx", "-q"]) == 0
    # the text of a.txt is the first: its row is no speech now, and that of c.txt, which repeats it, is the only one
    counted = [people("neu.xlsx")[name] for name in ("utterances", "rows", "words")]
    lines = facts("neu.xlsx")
    told = [
        lines["Zitate (ein unterbrochenes hat mehrere Zeilen und zählt einmal)"],
        lines["Wörter in den Zitaten (ohne indirekte Rede)"],
    ]
    assert counted == [3, 3, 8]
    assert told == [3, 8]


@pytest.mark.skipif(CHROMIUM is None, reason="kein Chromium gefunden (Debian: apt-get install chromium)")
@pytest.mark.slow
def test_the_proof_sheet_says_the_same(told):
    del told
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright fehlt (pip install '.[dev]')")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        for sheet in ("p.html", "report.html"):
            if sheet == "report.html":
                assert run(["report", "t.xlsx", "a.txt", "b.txt", "c.txt", "-o", sheet]) == 0
            page.goto(Path(sheet).resolve().as_uri())
            about = page.locator("#figures-about").text_content()
            assert about.startswith("3 Zitate in 3 Zeilen von 1 Sprecher")
            assert "2 weitere Zeilen doppelt (gleicher Text in einem früheren Artikel)" in about
            assert page.locator("#bars .bar").all_text_contents() == ["3", "8"]
            page.locator("#by-document").select_option(index=3)  # c.txt alone is no repetition of anything shown
            assert page.locator("#bars .bar").all_text_contents() == ["2", "4"]
        browser.close()


# which row repeats which


def row(ident, document, same_as=""):
    return proof_sheets.row_at("„Ja“", "„Ja“", id=ident, document=document, same_as=same_as)


A, B = "0123456789", "abcdef0123"


@pytest.mark.parametrize(
    ("rows", "numbers"),
    [
        ([row(f"{A}-0", "a"), row(f"{A}-9", "a")], [0, 1]),
        ([row(f"{A}-0", "a"), row(f"{A}.aaaaaa-0", "b", f"{A}-0")], [0, 0]),
        ([row(f"{A}.aaaaaa-0", "b", f"{A}-0"), row(f"{A}-0", "a")], [0, 0]),  # sorted by somebody
        ([row(f"{A}.aaaaaa-0", "b", f"{A}-0")], [0]),  # the first is gone
        ([row(f"{A}.aaaaaa-0", "b", f"{A}-0"), row(f"{A}.bbbbbb-0", "c", f"{A}-0")], [0, 0]),
        ([row(f"{A}-0", "a"), row(f"{A}-0", "b")], [0, 0]),  # of a table without same_as
        ([row("q1", "a"), row("q1", "b")], [0, 1]),  # ids that were not made here
        ([row("q1", "a"), row("q2", "b", "q1")], [0, 0]),
        ([row(f"{A}-0", "a"), row(f"{B}-0", "a", f"{A}-0")], [0, 0]),  # the article has changed
        ([row(f"{A}-0", "a"), row(f"{B}-0", "a", f"{A}-0"), row(f"{B}.cccccc-0", "c", f"{B}-0")], [0, 0, 0]),
    ],
)
def test_which_row_repeats_which(rows, numbers):
    known = ids.Once()
    assert [known.number(each) for each in rows] == numbers
    assert [first for _, first in ids.once(rows)] == [number == place for place, number in enumerate(numbers)]
