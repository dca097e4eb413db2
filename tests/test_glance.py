"""The table at a glance: German order and words, what a workbook shows and prints, and that every command reads it."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import proof_sheets
import pytest

from quotes import writers
from quotes.attribution import names
from quotes.cli import run
from quotes.data import SpeakerKind, Type
from quotes.doubts import doubt
from quotes.indirect import Form
from quotes.review import corrections
from quotes.stats.text import KINDS
from quotes.table import columns, glance, legend, reading
from quotes.writers import sheets

TEXT = (
    "Neuhagen baut\n\n„Das reicht nicht“, sagte Eva Maier am Montag im Rat. Der „Stern“ war dabei. „Niemals“, rief ein "
    "Mann. „Doch“, rief ein anderer.\n"
)


def row(quote, **cells):
    return proof_sheets.row_at(TEXT, f"„{quote}“", **cells)


ROWS = [
    row(
        "Das reicht nicht",
        certainty=97,
        role="Ministerin",
        rule="verb-after",
        flags="glued nested",
        title="Neuhagen baut",
        date="2026-11-22",
        context="„Das reicht nicht“, sagte Eva Maier am Montag im Rat.",
    ),
    row("Niemals", speaker="", kind="empty", certainty=0, rule="verb-after:open", context="„Niemals“,"),
    row("Doch", speaker="Mann", kind="unnamed", type="partial", certainty=60, date="im Herbst 2026"),
    row("Stern", speaker="", kind="empty", type="title", certainty=0),
]
GLANCE = ["Sprecher", "Rolle", "Zitat", "Titel", "Datum", "Sicherheit", "Prüfen"]


def save(name, rows=ROWS, **options):
    return proof_sheets.save(name, rows, **options)


# Words in two languages


@pytest.mark.parametrize(
    ("column", "english", "german"),
    [
        ("type", "direct", "direkt"),
        ("type", "partial", "Teilzitat"),
        ("kind", "person", "Person"),
        ("kind", "unnamed", "ohne Namen"),
        ("rule", "verb-after", "Verb danach"),
        ("rule", "verb-after:open", "Verb danach, offen"),
        ("rule", "sonst-was", "sonst-was"),
        ("check", "no-speaker", "kein Sprecher"),
        ("flags", "glued nested", "angeklebt, verschachtelt"),
        ("flags", "unclosed", "ohne Schlusszeichen"),
        ("flags", "glued eigenes", "angeklebt, eigenes"),
        ("type", "", ""),
    ],
)
def test_a_word_and_back(column, english, german):
    assert legend.german(column, english) == german
    assert legend.english(column, german) == english
    assert legend.english(column, english) == english
    assert legend.english(column, german.upper()) == english.lower() or not legend.vocabulary(column).get(english)


def test_every_word_has_its_meaning_in_both_languages():
    rules = {name.removesuffix(":open") for name in names.ALL} | {corrections.RULE} | set(Form)
    assert set(legend.vocabulary("rule")) == rules
    assert set(legend.vocabulary("type")) == set(Type.__args__)
    assert set(legend.vocabulary("kind")) == set(SpeakerKind.__args__)
    assert set(legend.vocabulary("check")) == {doubt("", "", 0), doubt("er", "", 99), doubt("Eva", "person", 1)}
    assert {corrections.CHECKED, corrections.DISPUTED} < set(legend.vocabulary("flags"))
    assert columns.CHECKED == corrections.CHECKED
    assert legend.vocabulary("kind") == KINDS
    for headers in ("en", "de"):
        lines = list(legend.lines(headers))
        assert {line.word for line in lines} > set(columns.header(headers))
        assert all(line.tells.endswith((".", "“", "?")) for line in lines)


@pytest.mark.parametrize("column", legend.COLUMNS)
def test_no_german_word_means_two_things(column):
    words = legend.vocabulary(column)
    assert len({word.casefold() for word in words.values()}) == len(words)
    for english, german in words.items():
        assert german.casefold() == english or german.casefold() not in words
        assert "," not in german or column == "rule"


# Files in German


@pytest.mark.parametrize("form", ["csv", "xlsx", "json", "jsonl", "parquet"])
def test_a_german_table_is_read_back_in_english(folder, form):
    del folder
    loaded = reading.read(save(f"t.{form}", headers="de"))
    assert list(loaded.columns)[:7] == list(columns.GLANCE)
    for read, given in zip(loaded.rows, ROWS, strict=True):
        for column in set(columns.COLUMNS) - {"context", "check"}:
            assert read[column] == given[column], column
    assert [read["check"] for read in loaded.rows] == ["", "no-speaker", "uncertain", ""]


def test_a_german_csv(folder):
    del folder
    lines = Path(save("t.csv", headers="de")).read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("\ufeff" + ";".join(f'"{name}"' for name in GLANCE))
    assert lines[1].startswith('"Eva Maier";"Ministerin";"Das reicht nicht";"Neuhagen baut";"2026-11-22";97;"";')
    assert lines[2].startswith('"";"";"Niemals";"";"";"";"kein Sprecher";"";"direkt";')
    english = Path(save("e.csv")).read_text(encoding="utf-8").splitlines()
    assert english[2].startswith('"";"Niemals";"„Niemals“,";"direct";0;')


@pytest.mark.parametrize(
    ("context", "quote", "same"),
    [
        ("„Niemals!“", "Niemals!", True),
        ("„Nie … mals“ –", "Nie mals", True),
        ("„Niemals“, rief er.", "Niemals", False),
        ("", "Niemals", False),
    ],
)
def test_a_context_that_is_the_quotation_once_more(context, quote, same):
    assert glance.repeats(context, quote) is same


# Why a row should be looked at


@pytest.mark.parametrize(
    ("speaker", "kind", "certainty", "why"),
    [
        ("", "empty", 0, "no-speaker"),
        ("Eva Maier", "person", 90, ""),
        ("Eva Maier", "person", 89, "uncertain"),
        ("er", "person", 99, "odd-speaker"),
        ("Eva Maier: Wir", "person", 99, "odd-speaker"),
        ("maier", "person", 99, "odd-speaker"),
        ("Eva Maier 47", "person", 99, "odd-speaker"),
        ("X", "organisation", 99, "odd-speaker"),
        ("wer immer das so oder anders und noch ganz anders gesagt haben mag", "group", 99, "odd-speaker"),
        ("Karl-Theodor Maria Nikolaus zu Guttenberg", "person", 99, ""),
        ("russisches Außenministerium", "organisation", 99, ""),
        ("1. FC Neuhagen", "organisation", 99, ""),
        ("48-Jähriger", "unnamed", 99, ""),
    ],
)
def test_why_a_row_should_be_looked_at(speaker, kind, certainty, why):
    assert doubt(speaker, kind, certainty) == why


@pytest.mark.parametrize("flags", ["", "checked", "checked glued"])
def test_a_row_that_somebody_has_checked_asks_for_nothing(folder, flags):
    del folder
    (read,) = reading.read(save("t.xlsx", [ROWS[2] | {"flags": flags, "check": "uncertain"}])).rows
    assert read["check"] == ("" if flags else "uncertain")


# The workbook


def book(name="t.xlsx", **options):
    sheet = writers.open_table(name, force=True, **options)
    sheet.write(ROWS[:3], ROWS[3:])
    sheet.keep()
    return openpyxl.load_workbook(name)


@pytest.mark.parametrize(
    ("headers", "area", "footer"), [("de", "$A$1:$G$4", "Seite &P von &N"), ("en", "$A$1:$F$4", "&P / &N")]
)
def test_a_workbook_on_paper(folder, headers, area, footer):
    del folder
    made = book(headers=headers)
    assert made["Zitate"].print_area == f"'Zitate'!{area}"
    for sheet in made.worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert int(sheet.page_setup.fitToHeight) == 0
        assert sheet.oddFooter.right.text == footer
        if sheet.title != "Lauf":
            assert sheet.print_title_rows == "$1:$1"


def test_no_height_is_fixed(folder):
    made = book(headers="de")
    assert [made["Zitate"].row_dimensions[line].height for line in (2, 3, 4)] == [26.25, 12.75, 12.75]
    with ZipFile(folder / "t.xlsx") as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    assert xml.count(' ht="12.75"') == 2
    assert "customHeight" not in xml  # a guess, which a program replaces when it sorts


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed (soffice)")
def test_libreoffice_takes_the_heights_for_guesses(folder):
    save("t.xlsx", [ROWS[0] | {"quote": "wort " * 100}])
    command = [
        "soffice",
        f"-env:UserInstallation=file://{folder}/profil",
        "--headless",
        "--convert-to",
        "ods",
        "t.xlsx",
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with ZipFile("t.ods") as archive:
        rows = re.findall(r"<style:table-row-properties[^>]*>", archive.read("content.xml").decode())
    heights = [float(re.search(r'row-height="([\d.]+)(?:in|cm)"', each)[1]) for each in rows]
    assert max(heights) > 1  # eight lines: without a height in the file it would be one, and texts overlap
    assert all('use-optimal-row-height="true"' in each for each in rows)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("kurz", 10, 1),
        ("zwölf Worte", 10, 1),  # letters are narrower than digits
        ("zwei ganze Zeilen", 10, 2),
        ("eins\nzwei\ndrei", 10, 3),
        ("a" * 25, 10, 3),
        ("wort " * 1000, 10, 27),
    ],
)
def test_how_many_lines_a_text_takes(text, width, lines):
    assert sheets.wrapped(text, width) == lines


def test_the_first_columns_fit_on_a_small_screen(folder):
    del folder
    sheet = book(headers="de")["Zitate"]
    assert [cell.value for cell in sheet[1]][:7] == GLANCE
    widths = [sheet.column_dimensions[letter].width for letter in "ABCDEFG"]
    # openpyxl gives the width of a group of columns with its first one; 7 pixels a digit and 5 around them
    pixels = sum(7 * (width if width != 13 else 22) + 5 for width in widths)
    assert sheet["A2"].font.name == sheet["A1"].font.name == "Arial"
    assert pixels < 1366 - 60  # beside line numbers and scroll bar


@pytest.mark.parametrize(("headers", "form"), [("de", "dd.mm.yyyy"), ("en", "yyyy-mm-dd")])
def test_dates_are_dates_where_they_are_known(folder, headers, form):
    del folder
    sheet = book(headers=headers)["Zitate"]
    at = list(columns.titles(headers)).index("date") + 1
    first, _, third = (sheet.cell(line, at) for line in (2, 3, 4))
    assert first.value == dt.datetime(2026, 11, 22)  # noqa: DTZ001 - Excel knows no time zones
    assert first.number_format == form
    assert third.value == "im Herbst 2026"


@pytest.mark.parametrize("date", ["2026-02-31", "1789-07-14", "2026-11", "2026-11-22 14:00"])
def test_what_no_spreadsheet_takes_for_a_day_stays_text(folder, date):
    del folder
    (read,) = reading.read(save("t.xlsx", [ROWS[0] | {"date": date}])).rows
    assert read["date"] == date


@pytest.mark.parametrize(("headers", "column"), [("de", "G"), ("en", "Z")])
def test_rows_to_check_are_tinted_as_long_as_they_are_to_check(folder, headers, column):
    del folder
    sheet = book(headers=headers)["Zitate"]
    ((place, (rule,)),) = sheet.conditional_formatting._cf_rules.items()
    assert str(place.sqref) == "A2:AB4"
    assert rule.formula == [f'${column}2<>""']
    assert sheet["G3"].value == ("kein Sprecher" if headers == "de" else None)


def test_cells_that_would_tell_nothing_are_empty(folder):
    del folder
    lines = list(book()["Zitate"].values)
    certainty, context = lines[0].index("certainty"), lines[0].index("context")
    assert [line[certainty] for line in lines[1:]] == [97, None, 60]
    assert lines[1][context].startswith("„Das reicht nicht“, sagte")
    assert lines[2][context] is None


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ("de", [("Spalte", "Rolle", "Amt, Beruf"), ("Art", "Teilzitat", "Einzelne"),
                ("Regel", "Verb danach", "„…“, sagte"), ("Prüfen", "unsicher", "Die Sicherheit"),
                ("Merkmale", "verschachtelt", "Zitat in")]),
        ("en", [("column", "role", "Office"), ("type", "partial", "A few"), ("rule", "verb-after", "„…“, sagte"),
                ("check", "uncertain", "The certainty"), ("flags", "nested", "A quotation")]),
    ],
)  # fmt: skip
def test_the_legend_speaks_the_language_of_the_headers(folder, headers, expected):
    del folder
    lines = list(book(headers=headers)["Legende"].values)
    for about, word, begin in expected:
        (tells,) = [line[2] for line in lines if line[:2] == (about, word)]
        assert tells.startswith(begin)


# Every command reads it


@pytest.fixture
def tables(folder, no_model):
    """Stand in a folder with an article and its tables in both languages."""
    del no_model
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    for form in ("csv", "xlsx", "json"):
        save(f"en.{form}")
        save(f"de.{form}", headers="de")
    return folder


COMMANDS = [
    ["stats", "TABLE"],
    ["stats", "TABLE", "--csv", "made", "--force"],
    ["verify", "TABLE", "a.txt"],
    ["verify", "TABLE", "a.txt", "--csv", "made", "--force"],
    ["persons", "TABLE"],
    ["persons", "TABLE", "-o", "made", "--force"],
    ["report", "TABLE", "a.txt", "-o", "sheet.html"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_every_command_reads_both_languages_alike(tables, capsys, command, form):
    names = {"TABLE": f"t.{form}", "made": {"persons": "made.toml"}.get(command[0], "made.csv")}
    told = []
    for language in ("en", "de"):
        (tables / f"{language}.{form}").replace(f"t.{form}")
        code = run([names.get(word, word) for word in command])
        made = [path.read_text(encoding="utf-8") for path in tables.glob("made.*")]
        told.append((code, *capsys.readouterr(), made))
    assert told[0] == told[1]
    assert told[0][0] == 0


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_german_table_is_corrected_and_stays_german(tables, capsys, form):
    del tables
    rows = [dict(row) for row in reading.read(f"de.{form}").rows]
    rows[2] |= {"speaker": "Ole Brandt", "kind": "person", "type": "direct"}
    save(f"edited.{form}", rows, headers="de")
    assert run(["apply", f"en.{form}", f"edited.{form}", "-o", f"out.{form}"]) == 0, capsys.readouterr().err
    assert run(["apply", f"de.{form}", f"edited.{form}", "-o", f"neu.{form}"]) == 0, capsys.readouterr().err
    english, german = reading.read(f"out.{form}"), reading.read(f"neu.{form}")
    assert (english.headers, german.headers) == ("en", "de")
    for one, other in zip(english.rows, german.rows, strict=True):
        assert {**one, "context": ""} == {**other, "context": ""}
    assert (german.rows[2]["speaker"], german.rows[2]["type"], german.rows[2]["check"]) == ("Ole Brandt", "direct", "")
    assert german.rows[2]["flags"] == "checked"


@pytest.mark.parametrize(
    ("field", "new", "column", "cell"),
    [
        ("Art", "Teilzitat", "type", "partial"),
        ("type", "partial", "type", "partial"),
        ("Sprecherart", "Organisation", "kind", "organisation"),
        ("Sprecher", "Titel", "speaker", "Titel"),  # a name is never translated
    ],
)
def test_corrections_in_either_language(tables, field, new, column, cell):
    del tables
    old = {"type": "direkt", "kind": "Person", "speaker": "Eva Maier"}[column]
    Path("k.csv").write_text(f"id;field;old;new\n{ROWS[0]['id']};{field};{old};{new}\n", encoding="utf-8")
    assert run(["apply", "de.csv", "k.csv", "-o", "neu.csv"]) == 0
    assert reading.read("neu.csv").rows[0][column] == cell


def test_persons_and_types_in_german(tables, capsys):
    del tables
    Path("p.toml").write_text('[[person]]\nname = "Eva Maier"\nkind = "Organisation"\n', encoding="utf-8")
    assert run(["apply", "de.csv", "--persons", "p.toml", "-o", "neu.csv"]) == 0
    assert reading.read("neu.csv").rows[0]["kind"] == "organisation"
    assert run(["extract", "a.txt", "--types", "direkt,Titel", "--headers", "de", "-o", "alle.csv"]) == 0
    assert [read["type"] for read in reading.read("alle.csv").rows] == ["direct", "title", "direct", "direct"]
    assert "1 Zitat in 3 Zeilen" in capsys.readouterr().err


def test_gold_in_either_language(tables, capsys):
    told = []
    for headers in ("en", "de"):
        rows = [dict(read) | {"sure": "3"} for read in reading.read("en.csv").rows]
        save(tables / "gold.csv", rows, headers=headers, extra=("sure",))
        assert run(["evaluate", "gold.csv", "--articles", ".", "--table", "en.csv"]) == 0
        told.append(capsys.readouterr().out.rpartition("\n\n")[0])  # the last line has the file's checksum
    assert told[0] == told[1]
    assert "4 Stellen" in told[0]


def test_a_german_table_that_is_ours_is_replaced(tables, capsys):
    del tables
    for form in ("csv", "xlsx", "json"):
        assert run(["extract", "a.txt", "--headers", "de", "-o", f"de.{form}"]) == 0, capsys.readouterr().err
