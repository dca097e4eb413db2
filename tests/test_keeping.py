"""A table that somebody has worked on: quotes extract does not throw it away, and --append lets it grow."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path
from zipfile import ZipFile

import fake
import openpyxl
import proof_sheets
import pytest
from fake import Extractor

from quotes.cli import run
from quotes.table import reading

FORMATS = ["t.csv", "t.xlsx", "t.jsonl", "t.json", "t.parquet", "t.md"]
HEAD = "id;field;old;new;verdict;date;document;quote"
CURES = "bitte mit --append Neues anfügen oder mit --force überschreiben."


def article(name, text=None):
    Path(name).parent.mkdir(exist_ok=True)
    said = Path(name).stem
    Path(name).write_text(text or f"„Satz {said}“, sagte Eva Maier. Der „Stern“ schrieb.\n", encoding="utf-8")
    return name


def correct(table, row, decided="speaker;Eva Maier;Petra Harms;falsch", output=None):
    """Correct a row as a person does who has the table and a corrections file; return the exit code."""
    rows = reading.read(table).rows
    line = f"{rows[row]['id']};{decided};2026-11-22;{rows[row]['document']};"
    Path("k.csv").write_text(f"{HEAD}\n{line}\n", encoding="utf-8")
    return run(["apply", table, "k.csv", "-o", output or table, "-q", "--force"])


def verdict(table, row, said):
    return correct(table, row, f";;;{said}")


@pytest.fixture
def articles(folder, no_model):
    del folder, no_model
    for name in "abc":
        article(f"artikel/{name}.txt")


@pytest.fixture
def parsed(monkeypatch):
    """Return the names of the articles that come to the pipeline."""
    names, extract = [], Extractor.extract

    def watched(self, each, types="all"):
        names.append(each.document)
        return extract(self, each, types)

    monkeypatch.setattr(Extractor, "extract", watched)
    return names


# refused: what would go


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    ("work", "told"),
    [
        (lambda name: correct(name, 0), "1 geprüfte oder berichtigte Zeile"),
        (lambda name: verdict(name, 1, "richtig"), "1 geprüfte oder berichtigte Zeile"),
        (lambda name: verdict(name, 1, "falsch"), "1 geprüfte oder berichtigte Zeile"),
        (lambda name: correct(name, 0) + correct(name, 1), "2 geprüfte oder berichtigte Zeilen"),
    ],
)
def test_what_was_checked_is_not_thrown_away(articles, capsys, name, work, told):
    del articles
    assert run(["extract", "artikel", "-o", name, "-q"]) == 0
    assert work(name) == 0
    before = Path(name).read_bytes()
    capsys.readouterr()
    assert run(["extract", "artikel", "-o", name]) == 2
    assert capsys.readouterr().err == f"Fehler: --output: «{name}» enthält, was verloren ginge: {told}; {CURES}\n"
    assert Path(name).read_bytes() == before
    assert run(["extract", "artikel", "-o", name, "--force", "-q"]) == 0
    assert {row["speaker"] for row in reading.read(name).rows} == {"Eva Maier"}


@pytest.mark.parametrize("name", FORMATS)
def test_articles_that_the_run_does_not_read_are_not_thrown_away(articles, capsys, name):
    del articles
    assert run(["extract", "artikel", "-o", name, "-q"]) == 0
    assert run(["extract", "artikel", "-o", name, "-q"]) == 0  # all of them are read again: replaced, as always
    article("neu/d.txt")
    before = Path(name).read_bytes()
    capsys.readouterr()
    assert run(["extract", "neu", "-o", name]) == 2
    told = "3 Artikel, die dieser Lauf nicht liest (artikel/a.txt, artikel/b.txt, artikel/c.txt)"
    assert capsys.readouterr().err == f"Fehler: --output: «{name}» enthält, was verloren ginge: {told}; {CURES}\n"
    assert Path(name).read_bytes() == before


def test_both_in_one_sentence_and_many_articles_by_number(articles, capsys):
    del articles
    for number in range(4):
        article(f"artikel/{number}.txt")
    assert run(["extract", "artikel", "-o", "t.csv", "-q"]) == 0
    assert correct("t.csv", 0) == 0
    assert run(["extract", "artikel/a.txt", "artikel/c.txt", "-o", "t.csv"]) == 2
    assert (
        "verloren ginge: 1 geprüfte oder berichtigte Zeile und 5 Artikel, die dieser Lauf nicht liest (artikel/0.txt, "
        "artikel/1.txt, artikel/2.txt und 2 weitere); bitte"
    ) in capsys.readouterr().err


@pytest.mark.parametrize("inputs", [["./artikel"], ["artikel/a.txt", "artikel/b.txt", "artikel/c.txt"], ["artikel/*"]])
def test_the_same_articles_by_another_path_are_the_same(articles, inputs):
    del articles
    assert run(["extract", "artikel", "-o", "t.csv", "-q"]) == 0
    assert run(["extract", *inputs, "-o", "t.csv", "-q"]) == 0


def test_a_file_of_several_articles_is_read_as_a_whole(folder, no_model):
    del folder, no_model
    Path("a#1.jsonl").write_text('{"id": "x", "text": "„Ja“"}\n{"id": "y", "text": "„Nein“"}\n', encoding="utf-8")
    for _ in range(2):
        assert run(["extract", "a#1.jsonl", "--text-column", "text", "--id-column", "id", "-o", "t.csv", "-q"]) == 0
    assert [row["document"] for row in reading.read("t.csv").rows] == ["a#1.jsonl#x", "a#1.jsonl#y"]


def test_apply_does_not_throw_away_what_was_checked_either(articles, capsys):
    del articles
    assert run(["extract", "artikel", "-o", "t.csv", "-q"]) == 0
    assert correct("t.csv", 0, output="geprueft.csv") == 0
    ident = reading.read("t.csv").rows[1]["id"]
    Path("k2.csv").write_text(f"{HEAD}\n{ident};speaker;Eva Maier;Ida Korff;falsch;;;\n", encoding="utf-8")
    before = Path("geprueft.csv").read_bytes()
    capsys.readouterr()
    assert run(["apply", "t.csv", "k2.csv", "-o", "geprueft.csv"]) == 2
    assert "verloren ginge: 1 geprüfte oder berichtigte Zeile; bitte «geprueft.csv» selbst" in capsys.readouterr().err
    assert Path("geprueft.csv").read_bytes() == before
    assert run(["apply", "geprueft.csv", "k2.csv", "-o", "geprueft.csv", "-q"]) == 0
    assert [row["speaker"] for row in reading.read("geprueft.csv").rows] == ["Petra Harms", "Ida Korff", "Eva Maier"]


# --append: the table grows


@pytest.mark.parametrize("name", FORMATS)
def test_only_new_articles_are_read_and_all_corrections_stay(articles, parsed, capsys, name):
    del articles
    assert run(["extract", "artikel", "-o", name, "--append", "-q"]) == 0  # there is no table yet: it is made
    assert correct(name, 1) == 0
    before = reading.read(name).rows
    article("artikel/d.txt")
    parsed.clear()
    capsys.readouterr()
    assert run(["extract", "artikel", "-o", name, "--append"]) == 0
    assert parsed == ["artikel/d.txt"]
    rows = reading.read(name).rows
    assert rows[:3] == before
    assert [(row["document"], row["quote"]) for row in rows[3:]] == [("artikel/d.txt", "Satz d")]
    err = capsys.readouterr().err.splitlines()
    assert "Angefügt: 1 Artikel neu, 3 schon bekannt, 0 geändert." in err
    assert err[-1] == f"Tabelle ergänzt: {Path(name).resolve()}"
    whole = Path(name).read_bytes()
    assert run(["extract", "artikel", "-o", name, "--append"]) == 0  # nothing new: nothing is written
    assert Path(name).read_bytes() == whole
    assert "Angefügt: 0 Artikel neu, 4 schon bekannt, 0 geändert." in capsys.readouterr().err


def test_known_is_the_text_whatever_its_name_and_folder(articles, parsed):
    del articles
    assert run(["extract", "artikel", "-o", "t.csv", "-q"]) == 0
    Path("artikel").rename("archiv")
    Path("archiv/a.txt").rename("archiv/anders.txt")
    parsed.clear()
    assert run(["extract", "archiv", "-o", "t.csv", "--append", "-q"]) == 0
    assert parsed == []
    assert len(reading.read("t.csv").rows) == 3


def test_a_changed_article_adds_its_rows_and_names_those_that_it_had(articles, capsys):
    del articles
    assert run(["extract", "artikel", "-o", "t.csv", "-q"]) == 0
    assert correct("t.csv", 0) == 0
    article("artikel/a.txt", "„Satz a“, sagte Eva Maier. „Und noch einer“, sagte sie.\n")
    assert run(["extract", "artikel", "-o", "t.csv", "--append"]) == 0
    rows = reading.read("t.csv").rows
    assert [(row["quote"], row["speaker"], row["same_as"]) for row in rows] == [
        ("Satz a", "Petra Harms", ""),
        ("Satz b", "Eva Maier", ""),
        ("Satz c", "Eva Maier", ""),
        ("Satz a", "Eva Maier", rows[0]["id"]),
        ("Und noch einer", "Eva Maier", ""),
    ]
    err = capsys.readouterr().err
    assert "0 Artikel neu, 2 schon bekannt, 1 geändert." in err
    assert "Hinweis: der Text ist ein anderer als in der Tabelle; alle Zeilen des alten bleiben" in err
    assert run(["stats", "t.csv"]) == 0
    assert "Nicht gezählt, weil der Text schon zählt (--all zählt alle): 1 Zeile." in capsys.readouterr().out


@pytest.mark.parametrize("options", [["--headers", "de"], ["--dialect", "rfc4180"], ["--types", "all"]])
def test_it_stays_the_table_that_it_was(articles, options):
    del articles
    assert run(["extract", "artikel", "-o", "t.csv", "-q", *options]) == 0
    head = Path("t.csv").read_bytes().splitlines()[0]
    article("artikel/d.txt")
    assert run(["extract", "artikel", "-o", "t.csv", "-q", "--append"]) == 0
    assert Path("t.csv").read_bytes().splitlines()[0] == head


def test_a_workbook_keeps_its_sheets_and_what_people_added(articles, capsys):
    del articles
    assert run(["extract", "artikel", "-o", "t.xlsx", "-q"]) == 0
    book = openpyxl.load_workbook("t.xlsx")
    sheet = book["Zitate"]
    column = sheet.max_column + 1
    sheet.cell(1, column).value, sheet.cell(2, column).value = "Notiz", "anrufen"
    book.create_sheet("Telefonliste")
    book.save("t.xlsx")
    article("neu/d.txt")
    assert run(["extract", "neu", "-o", "t.xlsx", "--append"]) == 0
    del capsys
    loaded = reading.read("t.xlsx")
    assert [row["Notiz"] for row in loaded.rows] == ["anrufen", "", "", ""]
    assert [row["document"] for row in loaded.aside] == [*(f"artikel/{name}.txt" for name in "abc"), "neu/d.txt"]
    book = openpyxl.load_workbook("t.xlsx")
    assert book.sheetnames == ["Zitate", "Personen", "Kein Zitat", "Lauf", "Legende", "Telefonliste"]
    told = list(book["Lauf"].iter_rows(max_col=2, values_only=True))
    for line in ((None, "artikel"), (None, "neu"), ("Artikel gelesen", 4), ("Zeilen in der Tabelle", 4)):
        assert line in told
    assert str(told[-1][1]).endswith(": Angefügt: 1 Artikel neu, 0 schon bekannt, 0 geändert.")


def test_macros_are_not_thrown_away(articles, capsys):
    del articles
    assert run(["extract", "artikel", "-o", "t.xlsx", "-q"]) == 0
    book = openpyxl.load_workbook("t.xlsx")
    book.save("t.xlsx")
    with ZipFile("t.xlsx", "a") as archive:
        archive.writestr("xl/vbaProject.bin", "x")
    article("artikel/d.txt")
    before = Path("t.xlsx").read_bytes()
    assert run(["extract", "artikel", "-o", "t.xlsx", "--append"]) == 2
    assert "--append: «t.xlsx» enthält, was verloren ginge: Makros;" in capsys.readouterr().err
    assert Path("t.xlsx").read_bytes() == before
    assert run(["extract", "artikel", "-o", "t.xlsx", "--append", "--force", "-q"]) == 0
    assert len(reading.read("t.xlsx").rows) == 4


def test_columns_of_the_user_stay_in_a_csv(articles):
    del articles
    assert run(["extract", "artikel", "-o", "t.csv", "-q"]) == 0
    rows = [row | {"Notiz": "anrufen"} for row in reading.read("t.csv").rows]
    proof_sheets.save("t.csv", rows, extra=("Notiz",))
    article("artikel/d.txt")
    assert run(["extract", "artikel", "-o", "t.csv", "-q", "--append"]) == 0
    assert [row["Notiz"] for row in reading.read("t.csv").rows] == ["anrufen"] * 3 + [""]


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ([], "--append: Anfügen geht nur an eine Datei; bitte die Tabelle mit --output angeben."),
        (["-o", "-"], "--append: Anfügen geht nur an eine Datei"),
        (["-o", "fremd.csv"], "fremd.csv: ist keine Tabelle von quotes"),
        (
            ["-o", "ohne.csv"],
            "ohne.csv: ist keine Tabelle von quotes, oder jemand hat Spalten umbenannt, denn es fehlt",
        ),
        (["-o", "artikel"], "«artikel» ist"),
    ],
)
def test_where_nothing_can_be_appended(articles, capsys, output, message):
    del articles
    Path("fremd.csv").write_text("meins", encoding="utf-8")
    Path("ohne.csv").write_text("speaker;quote\nEva;Ja\n", encoding="utf-8")
    assert run(["extract", "artikel", "--append", *output]) == 2
    assert message in capsys.readouterr().err
    assert Path("fremd.csv").read_text(encoding="utf-8") == "meins"


def test_what_fails_is_told_and_the_table_stays(articles, capsys):
    del articles
    assert run(["extract", "artikel", "-o", "t.csv", "-q"]) == 0
    before = Path("t.csv").read_bytes()
    article("artikel/d.txt", "„ABSTURZ“\n")
    assert run(["extract", "artikel", "fehlt.txt", "-o", "t.csv", "--append"]) == 1
    assert "fehlt.txt: nicht gefunden" in capsys.readouterr().err
    assert Path("t.csv").read_bytes() == before


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_append_goes_on(articles, capsys, how):
    del articles
    assert run(["extract", "artikel", "-o", "t.csv", "-q"]) == 0
    assert correct("t.csv", 0) == 0
    before = reading.read("t.csv").rows
    article("artikel/d.txt")
    article("artikel/e.txt")
    article("artikel/f.txt", "„LANGSAM“, sagte Eva Maier.\n")
    command = ["extract", "artikel", "-o", "t.csv", "--append", "--workers", "1"]
    process = subprocess.Popen([sys.executable, fake.__file__, *command], stderr=subprocess.PIPE)
    while not Path("t.csv.journal").exists() or Path("t.csv.journal").read_bytes().count(b"\n") < 3:
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(how)
    process.communicate()
    assert process.returncode == (130 if how == signal.SIGINT else -how)
    there = reading.read("t.csv").rows
    assert there[:3] == before
    assert [row["quote"] for row in there[3:]] == ["Satz d", "Satz e"][: 2 * (how == signal.SIGINT)]
    article("artikel/f.txt", "„Schnell“, sagte Eva Maier.\n")
    assert run(command) == 2
    assert "--resume" in capsys.readouterr().err
    assert run([*command, "--resume", "-q"]) == 0
    rows = reading.read("t.csv").rows
    assert rows[:3] == before
    assert [row["quote"] for row in rows[3:]] == ["Satz d", "Satz e", "Schnell"]
    assert not Path("t.csv.journal").exists()
