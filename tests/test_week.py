"""A week in the newsroom: forty articles on Monday, ten more each day, checked, corrected, edited, and nothing lost."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import proof_sheets
import pytest
from openpyxl.styles import PatternFill

from quotes.cli import run
from quotes.table import reading

DAYS = {"1-montag": 40, "2-dienstag": 10, "3-mittwoch": 10, "4-donnerstag": 10, "5-freitag": 10}
EXTRACT = ("extract", "artikel", "--workers", "1", "-o")  # others would load the model
HEAD = "id;field;old;new;verdict;date;document;quote"
PLACES = ("Deich", "Hafen", "Markt", "Bahnhof", "Turm")


def text_of(number):
    place = PLACES[number % len(PLACES)]
    return (
        f"Der {place} von Neustadt\n\n„Der {place} hält seit {1900 + number} Jahren“, sagte Eva Maier.\n\n"
        f"Der „Stern“ hatte am Tag {number} anderes geschrieben. „Alles {number}-mal geprüft“, sagte sie.\n"
    )


def write_day(day):
    """Put the articles of a day into their folder.

    The last of each day but Monday comes twice, as agencies send it, and Thursday begins with an article of Monday.
    """
    before = sum(size for name, size in DAYS.items() if name < day)
    Path("artikel", day).mkdir(parents=True)
    for number in range(DAYS[day]):
        same = day != "1-montag" and number == DAYS[day] - 1
        again = day == "4-donnerstag" and number == 0
        text = text_of(7 if again else before + number - same)
        Path(f"artikel/{day}/{number:02}.txt").write_text(text, encoding="utf-8")


def corrections(name, table, decisions):
    """Write what was decided in a proof sheet: rows by document and quotation."""
    loaded = reading.read(table)
    rows = {(Path(row["document"]).stem, row["quote"][:5]): row for row in (*loaded.rows, *loaded.aside)}
    lines = [HEAD]
    for (article, quote), decision in decisions.items():
        row = rows[article, quote]
        lines.append(f"{row['id']};{decision};2026-11-23;{row['document']};{row['quote']}")
    Path(name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return name


MONDAY = {  # what two people decide who read the proof sheet
    ("00", "Der D"): "speaker;Eva Maier;Petra Harms;falsch",
    ("01", "Alles"): ";;;richtig",
    ("02", "Der M"): ";;;falsch",
    ("03", "Alles"): "type;direct;scare;falsch",
    ("04", "Der T"): "role;;Bürgermeisterin;falsch",
    ("05", "Der D"): "speaker;Eva Maier;;falsch",
}
ON_SHEETS = {("06", "Stern"): "type;title;direct;falsch"}  # «Kein Zitat» is there only in a workbook


SPEAKER = "Der Markt hält seit 1907 Jahren"
MENTION = "Der Hafen hält seit 1906 Jahren"
NOTE = "Der Deich hält seit 1910 Jahren"


def edit(table, target):
    """Work in the table as a colleague does in Excel: two cells corrected, a note, a colour, a sheet."""
    if not table.endswith(".xlsx"):
        rows = {row["quote"]: row | {"Notiz": ""} for row in reading.read(table).rows if not row["same_as"]}
        rows[SPEAKER]["speaker"], rows[MENTION]["mention"], rows[NOTE]["Notiz"] = "Ida Korff", "die Chefin", "anrufen"
        return proof_sheets.save(target, rows.values(), extra=("Notiz",))
    book = openpyxl.load_workbook(table)
    sheet = book["Zitate"]
    names = [cell.value for cell in sheet[1]]
    rows = {cells[1].value: cells for cells in reversed(list(sheet.iter_rows()))}
    rows[SPEAKER][names.index("speaker")].value = "Ida Korff"
    rows[MENTION][names.index("mention")].value = "die Chefin"
    rows[NOTE][1].fill = PatternFill("solid", fgColor="FFFF00")
    sheet.cell(1, len(names) + 1).value, sheet.cell(rows[NOTE][0].row, len(names) + 1).value = "Notiz", "anrufen"
    book.create_sheet("Telefonliste")["A1"] = "Ida Korff"
    book.save(target)
    return target


def week(table):
    """Play the week; return the files of corrections in the order in which they came."""
    write_day("1-montag")
    assert run([*EXTRACT, table, "--append"]) == 0
    decisions = MONDAY | (ON_SHEETS if table.endswith(".xlsx") else {})
    asked = [corrections("montag.csv", table, decisions)]
    assert run(["apply", table, "montag.csv", "-o", table]) == 0
    for day in [*DAYS][1:]:
        write_day(day)
        assert run([*EXTRACT, table, "--append"]) == 0
        if day == "3-mittwoch":
            asked.append(edit(table, f"bearbeitet{Path(table).suffix}"))
            assert run(["apply", table, asked[-1], "-o", table]) == 0
        if day == "4-donnerstag":
            decided = {("08", "Alles"): "speaker;Eva Maier;Petra Harms;falsch", ("09", "Alles"): ";;;richtig"}
            asked.append(corrections("donnerstag.csv", table, decided))
            # a text with a column of the user's own is not ours any more; a workbook that stays whole is no risk
            assert run(["apply", table, asked[-1], "-o", table, *["--force"] * (table != "t.xlsx")]) == 0
    return asked


def numbers(loaded):
    return len({row["document"] for row in (*loaded.rows, *loaded.aside)}), len(loaded.rows), len(loaded.aside)


@pytest.mark.parametrize("table", ["t.xlsx", "t.csv", "t.jsonl", "t.parquet"])
def test_the_table_of_friday_is_a_run_over_all_with_the_corrections(folder, no_model, capsys, table):
    del folder, no_model
    asked = week(table)
    err = capsys.readouterr().err
    assert err.count("Angefügt: 10 Artikel neu, ") == 4
    assert "Angefügt: 10 Artikel neu, 70 schon bekannt, 0 geändert." in err
    assert "Nicht übernommen" not in err
    whole = f"alles{Path(table).suffix}"
    assert run([*EXTRACT, whole]) == 0
    for given in asked:
        assert run(["apply", whole, given, "-o", whole, "--force"]) == 0
    friday, all_at_once = reading.read(table), reading.read(whole)
    assert friday.rows == all_at_once.rows
    assert friday.aside == all_at_once.aside
    assert friday.columns == all_at_once.columns
    assert numbers(friday) == ((80, 160, 80) if table == "t.xlsx" else (80, 160, 0))
    assert len({row["id"] for row in friday.rows}) == 160
    assert sum(bool(row["same_as"]) for row in friday.rows) == 10  # of five articles that came twice
    worked = [row for row in (*friday.rows, *friday.aside) if row["rule"] == "correction" or row["flags"]]
    assert len(worked) == len(MONDAY) + 4 + (table == "t.xlsx")
    assert {row["speaker"] for row in worked} == {"Eva Maier", "Petra Harms", "Ida Korff", ""}
    assert [row["Notiz"] for row in friday.rows if row["Notiz"]] == ["anrufen"]
    assert run([*EXTRACT, table]) == 2  # and nobody throws it away by mistake


def test_the_workbook_of_friday_is_still_the_one_that_people_worked_in(folder, no_model):
    del folder, no_model
    week("t.xlsx")
    book = openpyxl.load_workbook("t.xlsx")
    assert book.sheetnames == ["Zitate", "Personen", "Kein Zitat", "Lauf", "Legende", "Telefonliste"]
    sheet = book["Zitate"]
    names = [cell.value for cell in sheet[1]]
    noted = [cells for cells in sheet.iter_rows(min_row=2) if cells[names.index("Notiz")].value == "anrufen"]
    coloured = [cells for cells in sheet.iter_rows(min_row=2) if cells[1].fill.fill_type == "solid"]
    assert noted == coloured
    assert len(noted) == 1
    told = {str(name): value for name, value in book["Lauf"].iter_rows(max_col=2, values_only=True) if name}
    assert told["Artikel gelesen"] == 80
    assert told["Zeilen in der Tabelle"] == sheet.max_row - 1 == 160
    assert told["Zeilen im Blatt «Kein Zitat»"] == book["Kein Zitat"].max_row - 1 == 80
    said = [value for _, value in book["Lauf"].iter_rows(max_col=2, values_only=True) if value]
    assert sum("Angefügt: 10 Artikel neu" in str(value) for value in said) == 4
    assert sum(str(value).startswith("quotes apply am ") for value in said) == 3
