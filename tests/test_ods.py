"""OpenDocument tables: what cells, rows and sheets become, by hand and from LibreOffice itself."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import subprocess
import tracemalloc
from pathlib import Path

import made
import proof_sheets
import pytest

from quotes import readers
from quotes.cli import run
from quotes.errors import InputError
from quotes.readers import hints
from quotes.table import ods, reading
from quotes.table.errors import TableError

OFFICE = shutil.which("soffice")
TYPED = '<table:table-cell office:value-type="{}" {}><text:p>zu sehen</text:p></table:table-cell>'


ENTITY = (
    '<!DOCTYPE x [<!ENTITY a "aaa"><!ENTITY b "&a;&a;">]>'
    '<x xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">'
    "<table:table><table:table-row>&b;</table:table-row></table:table></x>"
)


def rows(*sheets):
    return list(ods.rows(io.BytesIO(made.ods(*sheets))))


def cells(xml):
    """Return the cells of a row that is given as XML."""
    return [row.cells for row in rows(f"<table:table-row>{xml}</table:table-row>")]


@pytest.mark.parametrize(
    ("kind", "attributes", "value"),
    [
        ("float", 'office:value="87"', 87),
        ("float", 'office:value="3.5"', 3.5),
        ("currency", 'office:value="5"', 5),
        ("percentage", 'office:value="0.87"', 0.87),
        ("boolean", 'office:boolean-value="true"', True),
        ("date", 'office:date-value="2026-11-22"', dt.date(2026, 11, 22)),
        ("date", 'office:date-value="2026-11-22T18:42:00"', dt.datetime(2026, 11, 22, 18, 42)),  # noqa: DTZ001
        ("date", 'office:date-value="gestern"', "zu sehen"),
        ("float", 'office:value="viel"', "zu sehen"),
        ("time", 'office:time-value="PT18H42M00S"', "zu sehen"),
        ("string", "", "zu sehen"),
        ("neu", "", "zu sehen"),
    ],
)
def test_a_cell_is_what_its_type_says(kind, attributes, value):
    ((found,),) = cells(TYPED.format(kind, attributes))
    assert (found, type(found)) == (value, float if type(value) is int else type(value))


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<text:p>nur<text:tab/>eine</text:p>", "nur\teine"),  # as LibreOffice writes it from a CSV
        ("<text:p>a<text:line-break/>b</text:p>", "a\nb"),
        ('<text:p>a<text:s text:c="3"/>b  c</text:p>', "a   b  c"),
        ("<text:p>a</text:p><text:p/><text:p>b</text:p>", "a\n\nb"),
        ("<text:p>a <text:span>b<text:a>c</text:a></text:span>d</text:p>", "a bcd"),
        ("<text:p>a\n      b</text:p>", "a b"),  # XML in lines
        ("<office:annotation><text:p>Notiz</text:p></office:annotation><text:p>Ja</text:p>", "Ja"),
        ("<text:p>a<office:annotation><text:p>Notiz</text:p></office:annotation>b</text:p>", "ab"),
        ("<text:p>&lt;b&gt; „&#173;“<!-- c --> d</text:p>", "<b> „\u00ad“ d"),
        ("<text:p>'=1+1</text:p>", "'=1+1"),
        ('<text:p><text:s text:c="999999999999"/></text:p>', " "),
    ],
)
def test_text_is_kept_letter_for_letter(inner, text):
    assert cells(f'<table:table-cell office:value-type="string">{inner}</table:table-cell>') == [[text]]


def test_repeated_and_blank_cells_and_rows():
    five = '<table:table-cell office:value-type="float" office:value="5" table:number-columns-repeated="2"/>'
    blank = '<table:table-cell table:number-columns-repeated="{}"/>'
    many = f'<table:table-row table:number-rows-repeated="{{}}">{blank.format(16384)}</table:table-row>'
    found = rows(
        many.format(2)
        + f'<table:table-row table:number-rows-repeated="2">{blank.format(1)}{five}{blank.format(9)}</table:table-row>'
        + many.format(1_000_000)
        + f"<table:table-row>{made.ods_cell('x')}<table:covered-table-cell/>{made.ods_cell('y')}</table:table-row>"
    )
    assert [(row.number, row.cells) for row in found] == [
        (3, [None, 5, 5]),
        (4, [None, 5, 5]),
        (1_000_005, ["x", None, "y"]),
    ]


def test_rows_in_groups_and_headers_and_sheets():
    row = made._ods_row
    grouped = (
        f"<table:table-header-rows>{row('a')}</table:table-header-rows>"
        f"<table:table-row-group><table:table-row-group>{row('b')}</table:table-row-group></table:table-row-group>"
        f"<table:table-row><table:table-cell><table:table>{row('z')}</table:table></table:table-cell></table:table-row>"
    )
    assert [row[:2] for row in rows([["x"]], grouped, [])] == [("T1", 1), ("T2", 1), ("T2", 2)]


def test_a_small_file_that_unpacks_to_much_fills_no_memory():
    long = f'<table:table-cell table:number-columns-repeated="16384"><text:p>{"x" * 1000}</text:p></table:table-cell>'
    data = made.ods([["id", "text"]], f'<table:table-row table:number-rows-repeated="1048576">{long}</table:table-row>')
    tracemalloc.start()
    with pytest.raises(ods.RepeatedError):
        list(ods.rows(io.BytesIO(data)))
    assert tracemalloc.get_traced_memory()[1] < 50_000_000
    tracemalloc.stop()


# Tables of articles


def of(data, **columns):
    """Read bytes as a table of articles; give (document, text, date) of each, and notices."""
    (source,) = readers.find([data]).sources
    found = list(readers.read(source, readers.Columns(**columns)))
    articles = [(each.article.document, each.article.text, each.article.date) for each in found if each.article]
    return articles, [notice for each in found for notice in each.notices]


def test_articles_of_the_first_sheet_that_has_rows(folder):
    (folder / "t.ods").write_bytes(
        made.ods([], [["id", "text", "Datum"], [7, "Ja\n„Nein“", dt.date(2026, 11, 22)], ["", "Neu", ""]], [["x"]])
    )
    articles, notices = of("t.ods")
    assert articles == [("t.ods#7", "Ja\n„Nein“", "2026-11-22"), ("t.ods#3", "Neu", "")]
    assert hints.FIRST_SHEET.format(sheet="T2") in notices
    assert of("t.ods", text="text", ident="id")[1] == [hints.FIRST_SHEET.format(sheet="T2")]


@pytest.mark.parametrize("sheets", [[], [[]], [[["id", "text"]]]])
def test_tables_without_articles_are_told(folder, sheets):
    (folder / "t.ods").write_bytes(made.ods(*sheets))
    assert of("t.ods") == ([], [hints.NO_ROWS])


def test_a_column_that_lacks_is_told(folder):
    (folder / "t.ods").write_bytes(made.ods([["id", "text"], [1, "Ja"]]))
    with pytest.raises(InputError, match="--text-column: Die Spalte «x» gibt es nicht; vorhanden sind «id», «text»"):
        of("t.ods", text="x")


# Tables of quotes


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (made.ods([["a", "b"], [1, 2]]), "keine Spalte heißt wie eine von quotes"),
        (made.ods(), "keine Spalte heißt wie eine von quotes"),
        (made.ods("<table:table-row"), "die OpenDocument-Tabelle ist beschädigt"),
        (made.ods([["quote"]])[:-30], "beschädigt"),
        (
            made.zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ENTITY}),
            "beschädigt",
        ),
        (made.ods([["quote"]], **{"META-INF/manifest.xml": "<encryption-data/>"}), "mit einem Passwort geschützt"),
        (made.ods([["speaker", "quote", "certainty"], ["a", "b", 0.87]]), "Zeile 2: «0.87» in der Spalte certainty"),
    ],
)
def test_what_is_no_table_of_quotes_is_told_in_one_sentence(folder, data, told):
    (folder / "t.ods").write_bytes(data)
    with pytest.raises(TableError) as caught:
        reading.read("t.ods")
    assert told in str(caught.value)
    assert str(caught.value).count("\n") == 0


# As LibreOffice saves them


@pytest.fixture
def office(folder):
    """Convert a file as LibreOffice does it: «Save as»."""
    if OFFICE is None:
        pytest.skip("no LibreOffice")

    def convert(name, *options):
        profile = f"-env:UserInstallation=file://{folder / 'profil'}"
        subprocess.run(
            [OFFICE, profile, "--headless", "--convert-to", "ods", *options, name],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        return name.rpartition(".")[0] + ".ods"

    return convert


CSV = "--infilter=CSV:59,34,76,1"  # semicolons, double marks, UTF-8
SAVED = [
    proof_sheets.row("Das „reicht“\nnicht", 3, 21, date="2026-11-22", role="Ministerin", document="a.txt"),
    proof_sheets.row("0815", 30, 36, speaker="1. Mai", context="a\u00adb  c", flags="nested unclosed"),
    proof_sheets.row("x", 40, 43, speaker="", kind="empty", certainty=0, utterance=1204),
]


@pytest.mark.slow
@pytest.mark.parametrize("headers", ["en", "de"])
def test_a_workbook_that_libreoffice_saves_is_the_same_table(office, headers):
    proof_sheets.save("t.xlsx", SAVED, headers=headers)
    loaded = reading.read(office("t.xlsx"))
    assert list(loaded.rows) == list(reading.read("t.xlsx").rows)
    assert (loaded.format, loaded.headers, loaded.columns) == ("ods", headers, reading.read("t.xlsx").columns)


@pytest.mark.slow
def test_every_command_takes_it(office, capsys, no_model):
    del no_model
    Path("a.txt").write_text("„Das reicht nicht“, sagte Eva Maier.", encoding="utf-8")
    assert run(["extract", "a.txt", "-o", "t.xlsx"]) == 0
    table = office("t.xlsx")
    for command in (["stats", table], ["persons", table], ["verify", table, "a.txt"], ["report", table, "a.txt"]):
        assert run(command) == 0, command
    assert "Eva Maier" in capsys.readouterr().out


@pytest.mark.slow
def test_a_csv_of_articles_that_libreoffice_saves_keeps_its_words(office, folder):
    text = "„Ja“,\tsagte sie.  So war es."
    (folder / "t.csv").write_text(f'"id";"datum";"text"\r\n4711;22.11.2026;"{text}"\r\n', encoding="utf-8")
    assert of(office("t.csv", CSV))[0] == [("t.ods#4711", text, "2026-11-22")]
