"""Tables read back: whatever quotes wrote, and what spreadsheets and pandas make of it."""

from __future__ import annotations

import datetime as dt
import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes import writers
from quotes.errors import UsageError
from quotes.table import columns, reading
from quotes.table.errors import TableError

BLANK = dict.fromkeys(columns.COLUMNS, "") | dict.fromkeys(columns.NUMBERS, 0)
FORMATS = ["csv", "xlsx", "jsonl", "json", "parquet", "md"]
ROWS = [
    BLANK | {"speaker": "Eva Müller", "quote": "Das „reicht“; nicht, oder", "certainty": 87, "start": 3, "end": 40},
    BLANK | {"speaker": "Jörg Ösker", "quote": "=1+1", "context": "'=2", "date": "2026-11-22", "id": "00123"},
    BLANK | {"quote": "@ort", "title": " Blanks ", "flags": "nested unclosed", "document": "a|b.txt"},
]


def write(name, rows, **options):
    sheet = writers.open_table(name, force=True, **options)
    sheet.write(rows)
    sheet.keep()
    sheet.drop()
    return name


def put(name, content):
    Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return name


def read(content, *needs):
    """Read a table of these bytes."""
    return reading.read(put("t", content), needs or ("speaker", "quote"))


@pytest.mark.parametrize("headers", ["en", "de"])
@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_read_back_as_it_was(folder, form, headers):
    del folder
    loaded = reading.read(write(f"t.{form}", ROWS, headers=headers))
    assert list(loaded.rows) == ROWS
    assert loaded.columns == tuple(columns.titles(headers))
    assert (loaded.format, loaded.headers, loaded.extra) == (form, headers, ())
    assert loaded.dialect == ("excel-de" if form == "csv" else "")


@pytest.mark.parametrize("form", FORMATS)
def test_a_table_without_rows_is_one(folder, form):
    del folder
    loaded = reading.read(write(f"t.{form}", []))
    assert loaded.rows == ()
    assert loaded.columns == columns.COLUMNS


@pytest.mark.parametrize("form", FORMATS)
def test_further_columns_come_after_ours_as_text(folder, form):
    del folder
    rows = [row | {"Notiz": f"n{number}", "geprüft": ""} for number, row in enumerate(ROWS)]
    loaded = reading.read(write(f"t.{form}", rows, extra=("Notiz", "geprüft")))
    assert list(loaded.rows) == rows
    assert loaded.extra == ("Notiz", "geprüft")


CELLS = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("\r\n\t\0\";,'=+-@|<> „“\u2028\x85"), max_size=25
)


@settings(deadline=None)  # the disk may be busy
@given(st.lists(st.tuples(CELLS, CELLS, st.integers(-(2**53), 2**53)), max_size=3))
@pytest.mark.parametrize("form", ["jsonl", "json", "parquet", "rfc4180"])
def test_formats_for_programs_lose_nothing(tmp_path_factory, form, cells):
    rows = [BLANK | {"quote": quote, "flags": flags, "start": start, "id": "x"} for quote, flags, start in cells]
    path = tmp_path_factory.getbasetemp() / f"t.{'csv' if form == 'rfc4180' else form}"
    write(str(path), rows, dialect="rfc4180" if form == "rfc4180" else None)
    assert list(reading.read(path, ()).rows) == rows


# As spreadsheets save them


@pytest.mark.parametrize(
    ("encoding", "separator"),
    [("utf-8-sig", ";"), ("utf-8", ","), ("cp1252", ";"), ("utf-16", "\t"), ("utf-8", "\t")],
)
def test_csv_as_a_spreadsheet_saves_it(folder, encoding, separator):
    del folder
    text = 'Zitat;Sprecher;Beginn;Meine Spalte\r\n"Das; ""reicht""";Jörg Ösker;17;„gut“\r\n;;;\r\n'
    lines = text.replace(";", separator).replace(f"Das{separator}", "Das;")
    (row,) = read(lines.encode(encoding)).rows
    assert row == BLANK | {"quote": 'Das; "reicht"', "speaker": "Jörg Ösker", "start": 17, "Meine Spalte": "„gut“"}


@pytest.mark.parametrize(
    ("cell", "number"),
    [("87", 87), ("87,0", 87), ("87.0", 87), ("87.00", 87), ("1.204", 1204), ("1.204.000", 1204000), ("-5", -5),
     ("87 %", 87), (" 7 ", 7), ("", 0)],
)  # fmt: skip
def test_numbers_as_spreadsheets_write_them(folder, cell, number):
    del folder
    assert read(f"speaker;quote;start\nEva;ja;{cell}\n").rows[0]["start"] == number


@pytest.mark.parametrize("cell", ["viel", "1,5", "12.11.2026", "1,2E+03", "#WERT!"])
def test_what_is_no_number_is_told_with_its_line(folder, cell):
    del folder
    with pytest.raises(TableError) as caught:
        read(f"speaker;quote;Beginn\nEva;ja;1\nEva;nein;{cell}\n")
    assert str(caught.value) == f"t, Zeile 3: «{cell}» in der Spalte Beginn ist keine ganze Zahl; bitte ändern."


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        ("2026-11-22", "2026-11-22"),
        ("22.11.2026", "2026-11-22"),
        ("1.2.2026", "2026-02-01"),
        ("22.11.2026 00:00", "2026-11-22"),
        ("November 2026", "November 2026"),
    ],
)
def test_dates_as_a_german_excel_writes_them(folder, cell, date):
    del folder
    (row,) = read(f"speaker;quote;date\n{cell};{cell};{cell}\n").rows
    assert (row["date"], row["quote"]) == (date, cell)


@pytest.mark.parametrize(
    ("cell", "text"), [("'=1", "=1"), ("''=1", "'=1"), ("'s ist gut", "'s ist gut"), ("'", "'"), ("'\t", "\t")]
)
def test_the_guard_of_formulas_is_taken_off_in_csv_only(folder, cell, text):
    del folder
    assert read(f"speaker,quote\nEva,{cell}\n").rows[0]["quote"] == text
    assert read(json.dumps([{"speaker": "Eva", "quote": cell}])).rows[0]["quote"] == cell


def workbook(*sheets):
    """Return a workbook with these sheets: a name and lines of cells each."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, lines in sheets:
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


HEAD = ["Sprecher", "quote", "certainty", "Datum", "Notiz"]


def test_a_workbook_that_was_edited(folder):
    del folder
    data = workbook(
        ("Notizen", [["Sprecher"], ["nicht ich"]]),
        ("Zitate", [HEAD, ["Eva", "Ja", 87.0, dt.date(2026, 11, 22), True], [None] * 5, ["Eva", 2026, None, "", 1.5]]),
        ("Kein Zitat", [HEAD, ["", "Stern"]]),
        ("Zitate 2", [HEAD, ["Jörg", "Nein", 5]]),
    )  # fmt: skip
    assert [[row[key] for key in ("speaker", "quote", "certainty", "date", "Notiz")] for row in read(data).rows] == [
        ["Eva", "Ja", 87, "2026-11-22", "WAHR"],
        ["Eva", "2026", 0, "", "1.5"],
        ["Jörg", "Nein", 5, "", ""],
    ]


def test_a_workbook_whose_sheets_were_renamed(folder):
    del folder
    data = workbook(("Übersicht", [["Titel ohne Tabelle"]]), ("Meins", [HEAD, ["Eva", "Ja"]]))
    assert [row["quote"] for row in read(data).rows] == ["Ja"]


def test_what_pandas_saves(folder):
    rows = [*ROWS[::2], ROWS[1] | {"quote": "1 = 1"}]  # «=1+1» would become a formula: pandas does not guard
    frame = pd.DataFrame(rows).rename(columns=columns.GERMAN)
    frame.loc[0, "Rolle"] = None
    frame.to_csv("t.csv", index=False)
    frame.to_excel("t.xlsx", index=False)
    frame.to_json("t.jsonl", orient="records", lines=True)
    frame.to_json("t.json", orient="records", indent=2)
    frame.to_parquet("t.parquet")
    paths = sorted(folder.iterdir())
    assert [path.suffix for path in paths] == [".csv", ".json", ".jsonl", ".parquet", ".xlsx"]
    for path in paths:
        csv = path.suffix == ".csv"  # there an apostrophe before a formula's sign is taken for our guard
        expected = [row | {"context": "=2"} if csv and row["context"] else row for row in rows]
        assert list(reading.read(path).rows) == expected, path
        assert reading.read(path).headers == "de"


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"speaker,quote\nEva,Ja\n")))
    loaded = reading.read("-")
    assert [row["quote"] for row in loaded.rows] == ["Ja"]
    assert (loaded.format, loaded.dialect) == ("csv", "rfc4180")


@pytest.mark.parametrize("path", sorted(Path("fixtures/erwartet").glob("*.csv")), ids=lambda path: path.stem)
def test_the_fixtures_are_tables(path):
    loaded = reading.read(path, ("speaker", "quote", "type", "start", "end"))
    assert loaded.extra == ("attribution",)
    assert loaded.rows
    assert all(row["end"] - row["start"] > len(row["quote"]) for row in loaded.rows)


# What is none

PARQUET = b"PAR1 und sonst nichts PAR1"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "keine Spalte heißt wie eine von quotes"),
        ("Nur ein Text.\nUnd noch einer.", "keine Spalte heißt wie eine von quotes"),
        ("| a | b |\n| --- | --- |\n", "keine Spalte heißt"),
        (b"\x89PNG\r\n\x1a\n\x81\x8d\x8f", "die Datei ist kein Text"),
        (b"PK\x03\x04 kaputt", "die Arbeitsmappe ist beschädigt oder kein Excel"),
        (workbook(("Blatt", [["a", "b"]])), "keine Spalte heißt"),
        (PARQUET, "die Parquet-Datei ist beschädigt"),
        ("[1, 2]", "erwartet werden Objekte mit Feldern"),
        ('[{"speaker": 1', "ungültiges JSON"),
        ('{"speaker": "a", "quote": "b"}\n{"speaker"', "ungültiges JSON in Zeile 2"),
        ("[" * 100_000, "ungültiges JSON"),
        ("quote;type\nJa;direct\n", "denn es fehlt speaker (deutsch Sprecher)"),
        ("type\ndirect\n", "denn es fehlt speaker (deutsch Sprecher), quote (deutsch Zitat)"),
        ("speaker;quote;Sprecher\n", "Die Spalte Sprecher steht zweimal"),
    ],
)
def test_what_is_no_table_is_told_in_one_sentence(folder, content, told):
    del folder
    with pytest.raises(TableError) as caught:
        read(content)
    assert told in str(caught.value)
    assert str(caught.value).startswith("t: ")
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 2


def test_files_that_cannot_be_read(folder):
    for name in ("fehlt.csv", str(folder)):
        with pytest.raises(TableError, match="lässt sich nicht lesen"):
            reading.read(name)


def test_parquet_without_its_library(folder, monkeypatch):
    del folder
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setattr(sys, "executable", "")  # so that it is read in this process
    with pytest.raises(UsageError, match=r"fehlt pyarrow; bitte mit «pip install 'quotes\[parquet\]'»"):
        read(PARQUET)


def test_names_of_columns_are_told_apart_in_both_languages():
    german = [name.casefold() for name in columns.header("de")]
    assert len({*german, *columns.COLUMNS}) == 2 * len(columns.COLUMNS)
    assert tuple(columns.GERMAN) == columns.COLUMNS
    assert sorted(columns.titles("de")) == sorted(columns.COLUMNS)
    assert columns.header("de")[:6] == ("Sprecher", "Rolle", "Zitat", "Titel", "Datum", "Sicherheit")
    assert columns.header("en") == columns.COLUMNS
