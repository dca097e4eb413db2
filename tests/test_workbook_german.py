"""A German workbook that somebody has worked in: what a correction, an addition or new articles change in it."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from quotes.cli import run
from quotes.table import ids, reading

TEXTS = {
    "a": "„Das reicht nicht“, sagte Eva Maier. Der „Stern“ schrieb. „Nie“, sagte sie.\n\nEr nickte: Ja doch.\n",
    "b": "„Der Deich hält“, hieß es. Der „Stern“ schwieg.\n",
}
HEAD = "id;field;old;new;verdict;date;document;quote"
DAY = dt.datetime(2026, 11, 22)  # noqa: DTZ001 - Excel knows no time zones


@pytest.fixture
def table(folder, no_model):
    del no_model
    lines = [f'"{name}";2026-11-22;"{text}"' for name, text in TEXTS.items()]
    (folder / "t.csv").write_text("\n".join(["id;datum;text", *lines]) + "\n", encoding="utf-8")
    assert run(["extract", "t.csv", "-o", "t.xlsx", "--headers", "de", "--min-certainty", "95", "-q"]) == 0
    return "t.xlsx"


def resaved(path, target="b.xlsx"):
    """Give the workbook another author, as a program that keeps everything does."""
    with ZipFile(path) as old, ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(b"quotes ", b"jemand ") if name.startswith("docProps") else data)
    return target


def rows_of(path, sheet="Zitate"):
    lines = list(openpyxl.load_workbook(path)[sheet].values)
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def ident(name, marked, digest=None):
    return f"{digest or ids.of_text(TEXTS[name])}-{TEXTS[name].index(marked)}"


def corrections(*lines):
    Path("k.csv").write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")
    return "k.csv"


def change(name, marked, field, old, new):
    return f"{ident(name, marked)};{field};{old};{new};falsch;2026-11-28;t.csv#{name};"


def test_values_stay_german_days_stay_days_and_what_was_checked_is_no_longer_to_check(table):
    given = resaved(table)
    assert [row["Prüfen"] for row in rows_of(given)][-1] == "kein Sprecher"
    told = corrections(change("b", "„Der Deich", "speaker", "", "Ida Korff"))
    assert run(["apply", given, told, "-o", "neu.xlsx", "-q"]) == 0
    old, new = rows_of(given), rows_of("neu.xlsx")
    assert list(new[0]) == list(old[0])
    assert new[:-1] == old[:-1]
    last = {name: new[-1][name] for name in ("Sprecher", "Art", "Prüfen", "Regel", "Merkmale", "Sicherheit", "Datum")}
    assert list(last.values()) == ["Ida Korff", "direkt", None, "von Hand", "geprüft", 100, DAY]
    sheet = openpyxl.load_workbook("neu.xlsx")["Zitate"]
    at = list(new[0]).index("Datum") + 1
    assert [sheet.cell(line, at).number_format for line in range(2, len(new) + 2)] == ["dd.mm.yyyy"] * len(new)
    legend = [list(openpyxl.load_workbook(path)["Legende"].values) for path in (given, "neu.xlsx")]
    assert legend[0] == legend[1]


def test_new_rows_are_tinted_printed_and_filtered_too_and_no_height_becomes_fixed(table):
    given = resaved(table)
    Path("u.csv").write_text(
        'id;datum;text\n"c";2026-11-23;"„Gut so“, hieß es. Und „wer weiß“, sagte Jan Ohm."\n', encoding="utf-8"
    )
    assert run(["extract", "u.csv", "-o", given, "--append", "-q"]) == 0
    sheet = openpyxl.load_workbook(given)["Zitate"]
    last = sheet.max_row
    assert last == len(rows_of(table)) + 3
    ((place, (rule,)),) = sheet.conditional_formatting._cf_rules.items()
    assert (str(place.sqref), rule.formula) == (f"A2:AB{last}", ['$G2<>""'])
    assert sheet.print_area == f"'Zitate'!$A$1:$G${last}"
    assert sheet.auto_filter.ref == f"A1:AB{last}"
    at = list(rows_of(given)[0]).index("Datum") + 1
    assert sheet.cell(last, at).value == dt.datetime(2026, 11, 23)  # noqa: DTZ001 - as above
    assert sheet.cell(last, at).number_format == "dd.mm.yyyy"
    with ZipFile(given) as archive:
        told = b"".join(archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet"))
    assert re.search(rb'<row [^>]*ht="', told)
    assert not re.search(rb'customHeight="1"', told)


def test_a_height_that_somebody_set_stays(table):
    book = openpyxl.load_workbook(table)
    book["Zitate"].row_dimensions[2].height = 77
    book.save("b.xlsx")
    told = corrections(change("b", "„Der Deich", "speaker", "", "Ida Korff"))
    assert run(["apply", "b.xlsx", told, "-o", "neu.xlsx", "-q"]) == 0
    with ZipFile("neu.xlsx") as archive:
        assert re.search(rb'<row r="2" [^>]*ht="77"[^>]*customHeight="1"', archive.read("xl/worksheets/sheet1.xml"))


def test_a_table_of_days_as_text_takes_days(table):
    book = openpyxl.load_workbook(table)
    sheet = book["Zitate"]
    at = list(rows_of(table)[0]).index("Datum") + 1
    for line in range(2, sheet.max_row + 1):
        sheet.cell(line, at).value, sheet.cell(line, at).number_format = "22.11.2026", "@"
    book.save("b.xlsx")
    assert run(["apply", "b.xlsx", corrections(), "-o", "neu.xlsx", "-q"]) == 0
    new = openpyxl.load_workbook("neu.xlsx")["Zitate"]
    assert (new.cell(2, at).value, new.cell(2, at).number_format) == (DAY, "dd.mm.yyyy")


@pytest.mark.parametrize("way", [str, resaved])
def test_an_addition_a_row_to_scare_and_a_scare_row_to_direct(table, way):
    """All find where they belong: on their sheets, in the order of their articles."""
    given = way(table)
    start = TEXTS["a"].index("Ja doch")
    place = f"{start} {start + 7} 2"
    told = corrections(
        f"{ident('a', 'Ja doch')};added;;{place};falsch;2026-11-28;t.csv#a;Ja doch",
        f"{ident('a', 'Ja doch')};speaker;;Jan Ohm;falsch;2026-11-28;t.csv#a;Ja doch",
        change("a", "„Nie", "type", "direct", "scare"),
        change("b", "„Stern", "type", rows_of(table, "Kein Zitat")[-1]["Art"], "direct"),
    )
    assert run(["apply", given, told, "-o", "neu.xlsx", "-q"]) == 0
    assert [row["Zitat"] for row in rows_of("neu.xlsx")] == ["Das reicht nicht", "Ja doch", "Der Deich hält", "Stern"]
    assert [row["Zitat"] for row in rows_of("neu.xlsx", "Kein Zitat")] == ["Stern", "Nie"]
    added = rows_of("neu.xlsx")[1]
    assert [added[name] for name in ("Sprecher", "Art", "Prüfen", "Datum", "Dokument", "Merkmale")] == [
        "Jan Ohm",
        "direkt",
        None,
        DAY,
        "t.csv#a",
        "ergänzt, geprüft",
    ]
    (read,) = [row for row in reading.read("neu.xlsx").rows if row["quote"] == "Ja doch"]
    assert (read["id"], read["flags"]) == (ident("a", "Ja doch"), "added checked")
    assert run(["apply", "neu.xlsx", told, "-o", "noch.xlsx", "-q"]) == 0
    assert rows_of("noch.xlsx") == rows_of("neu.xlsx")


def test_an_addition_without_a_speaker_is_to_be_checked_and_columns_of_the_article_come_along(folder, no_model):
    del no_model
    text = TEXTS["a"]
    head, line = "id;autor;url;ressort;text", f'"a";Ulf Kerner;https://bote.example/1;Lokales;"{text}"'
    (folder / "t.csv").write_text(f"{head}\n{line}\n", encoding="utf-8")
    assert run(["extract", "t.csv", "-o", "t.xlsx", "--keep", "ressort", "--headers", "de", "-q"]) == 0
    start = text.index("Ja doch")
    told = corrections(f"{ident('a', 'Ja doch')};added;;{start} {start + 7} 2;falsch;2026-11-28;t.csv#a;Ja doch")
    assert run(["apply", "t.xlsx", told, "-o", "neu.xlsx", "-q"]) == 0
    (added,) = [row for row in rows_of("neu.xlsx") if row["Zitat"] == "Ja doch"]
    told = [added[name] for name in ("Autor", "Adresse", "ressort", "Prüfen", "Merkmale")]
    assert told == ["Ulf Kerner", "https://bote.example/1", "Lokales", "kein Sprecher", "ergänzt"]


def test_what_is_added_in_a_copy_and_with_columns_of_an_edited_table_goes_to_its_row(folder, no_model):
    """Of two documents with one text the second has ids of its own; columns of the user's own stay with their rows."""
    del no_model
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(TEXTS["a"], encoding="utf-8")
    assert run(["extract", "a.txt", "b.txt", "-o", "t.csv", "-q"]) == 0
    rows = reading.read("t.csv").rows
    begin = next(str(row["id"]).partition("-")[0] for row in rows if row["document"] == "b.txt")
    assert begin.startswith(f"{ids.of_text(TEXTS['a'])}.")
    lines = Path("t.csv").read_text("utf-8-sig").splitlines()
    mine = [lines[0] + ';"Notiz"', *(f'{line};"N{number}"' for number, line in enumerate(lines[1:]))]
    Path("m.csv").write_text("\n".join(mine) + "\n", encoding="utf-8")
    start = TEXTS["a"].index("Ja doch")
    told = corrections(
        f"{ident('a', 'Ja doch', begin)};added;;{start} {start + 7} 2;falsch;2026-11-28;b.txt;Ja doch",
        f"{ident('a', 'Ja doch', begin)};speaker;;Jan Ohm;falsch;2026-11-28;b.txt;Ja doch",
        f"{ident('a', 'Ja doch')};added;;{start} {start + 7} 2;falsch;2026-11-28;a.txt;Ja doch",
    )
    assert run(["apply", "t.csv", "m.csv", told, "-o", "neu.csv", "-q"]) == 0
    found = [(row["document"], row["quote"], row["Notiz"], row["speaker"]) for row in reading.read("neu.csv").rows]
    assert found == [
        ("a.txt", "Das reicht nicht", "N0", "Eva Maier"),
        ("a.txt", "Nie", "N1", "Eva Maier"),
        ("a.txt", "Ja doch", "", ""),
        ("b.txt", "Das reicht nicht", "N2", "Eva Maier"),
        ("b.txt", "Nie", "N3", "Eva Maier"),
        ("b.txt", "Ja doch", "", "Jan Ohm"),
    ]
