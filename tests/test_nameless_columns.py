"""Columns without a header that somebody has filled in: a workbook keeps them with their rows, else they are named."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from quotes.cli import run
from quotes.table import files, reading
from quotes.table.columns import COLUMNS

HEAD = "id;field;old;new;verdict;date;document;quote\n"


@pytest.fixture(autouse=True)
def _table(folder, no_model):
    """Make a workbook, in which a colleague writes beside the rows and below them, without a header."""
    del no_model
    (folder / "a.txt").write_text("„Ja“, sagte Eva Maier. „Nein“, sagte sie. Der „Stern“ schrieb.\n", encoding="utf-8")
    (folder / "k.csv").write_text(HEAD, encoding="utf-8")
    assert run(["extract", "a.txt", "-o", "t.xlsx", "-q", "--workers", "1"]) == 0
    book = openpyxl.load_workbook("t.xlsx")
    sheet = book["Zitate"]
    last = sheet.max_column
    for number, note in ((2, "anrufen"), (3, "erledigt")):
        sheet.cell(number, last + 1).value, sheet.cell(number, last + 3).value = note, number
    book.save("t.xlsx")


def notes(path):
    wide = len(COLUMNS)
    return [
        line[wide : wide + 3] for line in openpyxl.load_workbook(path)["Zitate"].iter_rows(min_row=2, values_only=True)
    ]


BESIDE = [("anrufen", None, 2), ("erledigt", None, 3)]


def test_a_workbook_keeps_them_with_their_rows(capsys):
    (row, _) = reading.read("t.xlsx").rows
    Path("k.csv").write_text(f"{HEAD}{row['id']};type;direct;title;falsch;;a.txt;\n", encoding="utf-8")
    assert run(["apply", "t.xlsx", "k.csv", "-o", "neu.xlsx"]) == 0
    assert notes("neu.xlsx") == BESIDE[1:]
    moved = openpyxl.load_workbook("neu.xlsx")["Kein Zitat"]
    assert "anrufen" in next(moved.iter_rows(min_row=2, values_only=True))
    Path("b.txt").write_text("„Neu“, sagte Eva Maier.\n", encoding="utf-8")
    assert run(["extract", "b.txt", "-o", "t.xlsx", "--append", "--workers", "1"]) == 0
    assert notes("t.xlsx") == [*BESIDE, (None, None, None)]
    assert "Nicht mit kommt" not in capsys.readouterr().err


def test_other_formats_name_them_before_anything_is_written(capsys):
    assert run(["apply", "t.xlsx", "k.csv", "-o", "neu.csv"]) == 0
    told = "t.xlsx: Nicht mit kommt, was unter Spalten ohne Überschrift steht (Zeile"
    err = capsys.readouterr().err
    assert f"Hinweis: {told}n 2, 3); bitte den Spalten Namen geben." in err
    assert "alle anderen Blätter («Kein Zitat»: 1 Zeile) und Farben" in err
    text = Path("neu.csv").read_text(encoding="utf-8-sig").splitlines()
    Path("von-hand.csv").write_text("\n".join([f'{text[0]};""', f'{text[1]};"anrufen"', *text[2:]]), encoding="utf-8")
    assert run(["apply", "von-hand.csv", "k.csv", "-o", "neu.jsonl"]) == 0
    assert (
        "von-hand.csv: Nicht mit kommt, was unter Spalten ohne Überschrift steht (Zeile 2);" in capsys.readouterr().err
    )


def test_what_stands_below_the_table_is_named(capsys):
    book = openpyxl.load_workbook("t.xlsx")
    book["Zitate"].cell(6, len(COLUMNS) + 2).value = "Summe"
    book.save("t.xlsx")
    assert len(reading.read("t.xlsx").rows) == 2
    assert run(["apply", "t.xlsx", "k.csv", "-o", "t.xlsx"]) == 0
    told = "unter Spalten ohne Überschrift steht (Zeile 6); bitte es auf ein eigenes Blatt setzen."
    assert told in capsys.readouterr().err


def test_columns_without_a_name_do_not_hide_each_other():
    assert files.apart(["id", "", "quote", " ", ""]) == ("id", "", "quote", " ", "  ")
