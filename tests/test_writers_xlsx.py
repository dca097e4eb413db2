"""The workbook: what openpyxl, pandas and LibreOffice read in every cell, and how its five sheets look."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
from zipfile import ZipFile

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes import writers
from quotes.table import columns, reading
from quotes.table.cells import EXCEL_CELL, fold
from quotes.writers import xlsx

BLANK = dict.fromkeys(columns.COLUMNS, "") | dict.fromkeys(columns.NUMBERS, 0)
FORMULAS = [
    "=1+1",
    "+49 40 1234",
    "-1",
    "@SUM(A1)",
    '=HYPERLINK("x")',
    "＝1",
    "{=1}",
    "\t=1",
    " =1",
    "'=1",
    "=",
    "#NAME?",
]
NASTY = [
    *FORMULAS,
    "„Ja“, sagte ‚sie‘ – »nein« …",
    "eins\nzwei\n\ndrei",
    "  Blanks  ",
    "Tab\tin der Mitte",
    "\n",
    "00123",
    "1.5",
    "1. Mai",
    "22.11.2026",
    "87 %",
    "WAHR",
    "1e5",
    "beispiel.example/?a=b&c=d",
    "mailto:jemand",
    "internal:Zitate!A1",
    "<b>fett</b> & <r>rot</r>",
    "_x000D_ so geschrieben",
    "😀 und \u200b, \u2028, \x85, \ufeff",
    "a" * 255,
    "b" * 256,
    "ü" * EXCEL_CELL,
]  # fmt: skip
LONG = ["c" * 40_000, "😀" * 20_000]


def rows_of(cells):
    return [BLANK | {"quote": cell, "context": f"K {cell}", "start": place} for place, cell in enumerate(cells)]


def write(folder, rows, aside=(), run=None, **options):
    """Write a workbook; return its path and the number of cells that were cut."""
    path = folder / "t.xlsx"
    sheet = writers.open_table(str(path), force=True, **options)
    sheet.write(rows, aside)
    sheet.keep(run)
    return path, sheet.shortened


def lines_of(path, sheet="Zitate"):
    """Return the cells of a sheet as openpyxl reads them; an empty cell is an empty text."""
    book = openpyxl.load_workbook(path)
    return [["" if cell is None else cell for cell in line] for line in book[sheet].iter_rows(values_only=True)]


def column(lines, name):
    return [line[lines[0].index(name)] for line in lines[1:]]


# Every cell


def test_openpyxl_reads_every_cell(tmp_path):
    rows = rows_of(NASTY)
    path, shortened = write(tmp_path, rows)
    lines = lines_of(path)
    assert lines[0] == list(columns.COLUMNS)
    # openpyxl leaves the mark with which workbooks protect what looks like an escaped character
    assert [line[1].replace("_x005F_", "_") for line in lines[1:]] == [xlsx.cell_text(row["quote"]) for row in rows]
    assert column(lines, "start") == list(range(len(rows)))
    assert shortened == 1  # the context of the longest cell has two characters more


def test_our_own_reader_reads_every_cell(tmp_path):
    rows = rows_of(NASTY[:-1])
    path, shortened = write(tmp_path, rows)
    assert [row["quote"] for row in reading.read(path).rows] == NASTY[:-1]
    assert list(reading.read(path).rows) == rows
    assert shortened == 0


def test_pandas_reads_every_cell(tmp_path):
    rows = [row for row in rows_of(NASTY) if "_x000D_" not in row["quote"]]
    path, _ = write(tmp_path, rows, headers="de")
    frame = pd.read_excel(path, keep_default_na=False, dtype=str, engine="openpyxl")
    assert frame["Zitat"].tolist() == [row["quote"] for row in rows]
    assert pd.read_excel(path, engine="openpyxl")["Beginn"].dtype == "int64"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed (soffice)")
def test_libreoffice_reads_every_cell(tmp_path):
    rows = [*rows_of(NASTY), *rows_of(LONG)]
    path, shortened = write(tmp_path, rows, rows_of(["=1+1"]))
    lines = converted(tmp_path, path, "Zitate")
    assert lines[0] == list(columns.COLUMNS)
    assert shortened == 5
    for line, row in zip(lines[1:], rows, strict=True):
        cell = xlsx.shorten(xlsx.cell_text(row["quote"]))
        assert line[1] == cell, cell[:40]
        assert line[14] == row["start"]  # a number without quotation marks, all else in them
        assert (line[4], line[5]) == ("", "")  # no certainty of no name
    assert [line[1] for line in converted(tmp_path, path, "Kein Zitat")] == ["quote", "=1+1"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed (soffice)")
def test_libreoffice_reads_every_cell_of_the_csv(tmp_path):
    rows = rows_of([*NASTY, *LONG])
    path = tmp_path / "t.csv"
    sheet = writers.open_table(str(path))
    sheet.write(rows)
    sheet.keep()
    assert sheet.shortened == 5
    # 59: semicolon; 76: UTF-8; true: what stands in quotation marks is text, else «00123» would be 123 as in Excel
    lines = converted(tmp_path, path, "t", "--infilter=Text - txt - csv (StarCalc):59,34,76,1,,0,true,true,false")
    with path.open(encoding="utf-8-sig", newline="") as file:
        expected = [line[1] for line in csv.reader(file, delimiter=";")]
    assert [str(line[1]) for line in lines] == expected
    for cell, line in zip(NASTY, lines[1:], strict=False):
        assert fold(cell).strip("'") in str(line[1])


def converted(folder, path, sheet, *options):
    """Return the cells of a sheet as LibreOffice reads them: texts as str, numbers as float."""
    # 44: comma; 76: UTF-8; quote all texts; -1: every sheet in a file of its own
    target = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,true,false,false,-1"
    profile = f"-env:UserInstallation=file://{folder}/profil"
    command = [
        "soffice",
        profile,
        *options,
        "--headless",
        "--convert-to",
        target,
        "--outdir",
        str(folder / "csv"),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with (folder / "csv" / f"{path.stem}-{sheet}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, quoting=csv.QUOTE_NONNUMERIC))


CELLS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\r\n\t\0'=+-@<>&_x„“\ufffe"), max_size=30)


@settings(max_examples=40, deadline=None)  # a workbook is a dozen files
@given(st.lists(st.tuples(CELLS, CELLS, st.integers(-(2**53), 2**53)), min_size=1, max_size=5))
def test_any_text_is_read_back_as_text(tmp_path_factory, cells):
    rows = [BLANK | {"quote": quote, "speaker": name, "id": "x", "start": start} for quote, name, start in cells]
    path, shortened = write(tmp_path_factory.getbasetemp(), rows)
    back = reading.read(path).rows
    assert len(back) == len(rows)
    for row, read in zip(rows, back, strict=True):
        assert read["start"] == row["start"]
        for name in ("quote", "speaker"):
            assert read[name] == xlsx.cell_text(row[name])
    assert shortened == 0


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("eins\r\nzwei\rdrei\nvier", "eins\nzwei\ndrei\nvier"),
        ("NUL\0 ESC\x1b VT\x0b", "NUL  ESC  VT "),
        ("\ufffe\uffff", "\N{REPLACEMENT CHARACTER}" * 2),
        ("<r><t>a</t></r>", "<r><t>a</t></r> "),
        ("Tab\tbleibt\x85\u2028", "Tab\tbleibt\x85\u2028"),
    ],
)
def test_what_a_workbook_cannot_hold(tmp_path, text, cell):
    assert xlsx.cell_text(text) == cell
    path, _ = write(tmp_path, rows_of([text]))
    assert column(lines_of(path), "quote") == [cell]


def test_long_cells_are_cut_and_counted(tmp_path):
    path, shortened = write(tmp_path, rows_of(LONG))
    quotes = column(lines_of(path), "quote")
    assert all(quote.endswith("…") for quote in quotes)
    assert [len(quote.encode("utf-16-le")) // 2 for quote in quotes] == [EXCEL_CELL, EXCEL_CELL]
    assert shortened == 4
    assert ["Zellen, für Excel gekürzt", 4] in lines_of(path, "Lauf")


def test_no_formula_no_link_and_all_text_is_inline(tmp_path):
    path, _ = write(tmp_path, [row | {"speaker": "Eva"} for row in rows_of(NASTY)])
    with ZipFile(path) as archive:
        assert archive.testzip() is None
        assert "xl/sharedStrings.xml" not in archive.namelist()
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet
    kinds = re.findall(r'<c r="([A-Z]+)\d+" s="\d+"(?: t="(\w+)")?', sheet)
    numbers = {"E", "N", "O", "P", "Q"}
    assert {letter for letter, kind in kinds if not kind} == numbers
    assert {kind for _, kind in kinds if kind} == {"inlineStr"}


# The sheets


def said(name, quote, **more):
    return BLANK | {"speaker": name, "quote": quote, "type": "direct", "kind": "person", "document": "a.txt"} | more


ROWS = [
    said("Eva Maier", "Das reicht nicht", role="Ministerin", rule="vor"),
    said("Eva Maier", "so nicht", type="partial", document="b.txt", role="Abgeordnete", rule="vor"),
    said("Eva Maier", "Ja", role="Ministerin", rule="nach"),
    said("Sprecher", "Wir prüfen das", kind="unnamed"),
    said("", "Wer weiß", kind="empty"),
    said("", "Stern", type="title", kind="empty"),
]
RUN = writers.Run(["artikel/", "=evil.txt"], [("Artikel gelesen", 2)], [("--types", "all")], ["Fehler: c.txt: leer"])


def test_the_sheets_in_their_order(tmp_path):
    path, _ = write(tmp_path, ROWS, [ROWS[-1]])
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Zitate", "Personen", "Kein Zitat", "Lauf", "Legende"]
    assert len(lines_of(path)) == 7
    assert column(lines_of(path, "Kein Zitat"), "quote") == ["Stern"]
    for name in book.sheetnames[:3]:
        assert book[name].freeze_panes == "B2"
        assert book[name].auto_filter.ref == book[name].dimensions
    sheet = book["Zitate"]
    assert sheet["B2"].alignment.wrap_text
    assert sheet["B2"].alignment.vertical == "top"
    assert sheet["B2"].number_format == "@"  # so that a text stays text when somebody edits it
    assert sheet["E2"].number_format == "0"
    assert sheet["A1"].font.bold
    assert sheet.column_dimensions["B"].width > 50 > sheet.column_dimensions["N"].width


@pytest.mark.parametrize(
    ("headers", "names", "kinds"),
    [
        (
            "en",
            ["speaker", "kind", "roles", "utterances", "rows", "words", "documents", "indirect"],
            ["person", "unnamed"],
        ),
        (
            "de",
            ["Sprecher", "Sprecherart", "Rollen", "Zitate", "Zeilen", "Wörter", "Dokumente", "indirekt"],
            ["Person", "ohne Namen"],
        ),
    ],
)
def test_the_people(tmp_path, headers, names, kinds):
    path, _ = write(tmp_path, ROWS, headers=headers)
    assert lines_of(path, "Personen") == [
        names,
        ["Eva Maier", kinds[0], "Ministerin, Abgeordnete", 3, 3, 6, 2, 0],
        ["Sprecher", kinds[1], "", 1, 1, 3, 1, 0],
    ]


def test_the_run(tmp_path):
    path, _ = write(tmp_path, ROWS, [ROWS[-1]], RUN)
    lines = lines_of(path, "Lauf")
    for line in (
        ["Version", xlsx.AUTHOR],
        ["", "artikel/"],
        ["", "=evil.txt"],
        ["--types", "all"],
        ["Artikel gelesen", 2],
        ["Zeilen der Art direct", 4],
        ["Zeilen der Art title", 1],
        ["Zeilen der Regel vor", 2],
        ["Zeilen im Blatt «Kein Zitat»", 1],
        ["", "Fehler: c.txt: leer"],
    ):
        assert line in lines
    assert any(line[0] == "erstellt" and re.match(r"20\d\d-\d\d-\d\d \d\d:\d\d ", line[1]) for line in lines)


def test_a_table_without_rows(tmp_path):
    path, _ = write(tmp_path, [])
    assert lines_of(path) == [list(columns.COLUMNS)]
    assert len(lines_of(path, "Personen")) == 1
    assert ["Hinweise", ""] in lines_of(path, "Lauf")
    assert ["", "keine"] in lines_of(path, "Lauf")


def test_more_rows_than_a_sheet_can_hold_go_on_in_the_next(tmp_path):
    path = tmp_path / "t.xlsx"
    rows = [said("Eva", f"Satz {number}") for number in range(7)]
    maker = xlsx.XlsxMaker(columns.titles(), rows=3)
    maker.make(path, [(row, False) for row in rows], writers.Run())
    names = openpyxl.load_workbook(path).sheetnames
    assert names == ["Zitate", "Personen", "Kein Zitat", "Lauf", "Legende", "Zitate 2", "Zitate 3"]
    assert [row["quote"] for row in reading.read(path).rows] == [row["quote"] for row in rows]
    assert openpyxl.load_workbook(path)["Zitate 3"].auto_filter.ref == "A1:AB2"


def test_a_disk_that_is_full_is_told(tmp_path):
    maker = xlsx.XlsxMaker(columns.titles())
    with pytest.raises(OSError, match="fehlt"):
        maker.make(tmp_path / "fehlt" / "t.xlsx", [], writers.Run())
