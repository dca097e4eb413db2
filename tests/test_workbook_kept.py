"""quotes apply keeps a workbook: every sheet, what people added to it, each row on its sheet."""

from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from quotes import isolation
from quotes.cli import run
from quotes.table import ids, reading
from quotes.table.errors import TableError
from quotes.writers import workbook

TEXTS = {
    "a": "„Das reicht nicht“, sagte Eva Maier. Der „Stern“ schrieb. „Nie“, sagte sie.\n",
    "b": "„Der Deich hält“, sagte Petra Harms.\n",
    "c": "Im „Stern“ stand nichts.\n",
}
SHEETS = ["Zitate", "Personen", "Kein Zitat", "Lauf", "Legende"]
YELLOW = PatternFill("solid", fgColor="FFFF00")
HEAD = "id;field;old;new;verdict;date;document;quote"


@pytest.fixture
def table(folder, no_model):
    """Make a workbook as the user does: a folder of articles, one command."""
    del no_model
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    assert run(["extract", "a.txt", "b.txt", "c.txt", "-o", "t.xlsx", "-q"]) == 0
    return "t.xlsx"


def ident(name, marked):
    return f"{ids.of_text(TEXTS[name])}-{TEXTS[name].index(marked)}"


def corrections(*lines):
    Path("k.csv").write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")
    return "k.csv"


def retyped(name, marked, old, new):
    return f"{ident(name, marked)};type;{old};{new};falsch;2026-11-22;{name}.txt;"


def quotes_on(path, sheet):
    lines = list(openpyxl.load_workbook(path)[sheet].values)
    return [line[lines[0].index("quote")] for line in lines[1:]]


def run_told(path):
    """Return the cells of «Lauf» on one line each."""
    lines = openpyxl.load_workbook(path)["Lauf"].iter_rows(max_col=2, values_only=True)
    return [" ".join(str(cell) for cell in line if cell is not None) for line in lines]


def edited(path, change, target="bearbeitet.xlsx"):
    """Work in a workbook with another program than quotes and save it."""
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(target)
    return target


# every sheet


def test_every_sheet_stays_with_what_is_in_it(table):
    before = run_told(table)
    assert run(["apply", table, corrections(), "-o", "neu.xlsx", "-q"]) == 0
    assert openpyxl.load_workbook("neu.xlsx").sheetnames == SHEETS
    assert quotes_on("neu.xlsx", "Kein Zitat") == quotes_on(table, "Kein Zitat") == ["Stern", "Stern"]
    after = run_told("neu.xlsx")
    for line in ("a.txt", "b.txt", "c.txt", "--types direct,partial", "Artikel gelesen 3", "Zeilen in der Tabelle 3"):
        assert line in before
        assert line in after
    assert any(line.startswith("quotes apply am 20") and "k.csv: 0 Zellen berichtigt." in line for line in after)


@pytest.mark.parametrize("way", ["corrections", "edited table", "persons"])
def test_every_form_of_apply_keeps_them(table, way):
    Path("p.toml").write_text('[[person]]\nname = "Dr. Eva Maier"\naliases = ["Eva Maier"]\n', encoding="utf-8")
    shutil.copy(table, "kopie.xlsx")
    arguments = {"corrections": [corrections()], "edited table": ["kopie.xlsx"], "persons": ["--persons", "p.toml"]}
    assert run(["apply", table, *arguments[way], "-o", "neu.xlsx", "-q"]) == 0
    assert quotes_on("neu.xlsx", "Kein Zitat") == ["Stern", "Stern"]
    assert "--types direct,partial" in run_told("neu.xlsx")


def test_a_row_corrected_to_scare_moves_and_back(table, capsys):
    away = corrections(retyped("a", "„Nie", "direct", "scare"), retyped("c", "„Stern", "title", "direct"))
    assert run(["apply", table, away, "-o", "neu.xlsx"]) == 0
    assert quotes_on("neu.xlsx", "Zitate") == ["Das reicht nicht", "Der Deich hält", "Stern"]
    assert quotes_on("neu.xlsx", "Kein Zitat") == ["Stern", "Nie"]
    assert "2 Zellen berichtigt" in capsys.readouterr().err
    assert "Zeilen im Blatt «Kein Zitat» 2" in run_told("neu.xlsx")
    back = corrections(retyped("a", "„Nie", "scare", "direct"), retyped("c", "„Stern", "direct", "title"))
    assert run(["apply", "neu.xlsx", back, "-o", "zurueck.xlsx", "-q"]) == 0
    for sheet in ("Zitate", "Kein Zitat"):
        assert quotes_on("zurueck.xlsx", sheet) == quotes_on(table, sheet)


def test_the_same_by_changing_the_type_in_excel(table):
    def change(book):
        sheet = book["Zitate"]
        sheet.cell(3, 4).value = "scare"
        book["Kein Zitat"].cell(3, 4).value = "direct"

    given = edited(table, change)
    for arguments in ([table, given], [given, "--persons", "p.toml"]):
        Path("p.toml").write_text("", encoding="utf-8")
        assert run(["apply", *arguments, "-o", "neu.xlsx", "-q", "--force"]) == 0
        assert quotes_on("neu.xlsx", "Zitate") == ["Das reicht nicht", "Der Deich hält", "Stern"]
        assert quotes_on("neu.xlsx", "Kein Zitat") == ["Stern", "Nie"]


def test_a_table_of_all_types_holds_such_rows_on_both_sheets(table):
    del table
    assert run(["extract", "a.txt", "b.txt", "-o", "alle.xlsx", "--types", "all", "-q"]) == 0
    assert quotes_on("alle.xlsx", "Zitate") == ["Das reicht nicht", "Stern", "Nie", "Der Deich hält"]
    given = corrections(retyped("a", "„Nie", "direct", "scare"))
    assert run(["apply", "alle.xlsx", given, "-o", "neu.xlsx", "-q"]) == 0
    assert quotes_on("neu.xlsx", "Zitate") == quotes_on("alle.xlsx", "Zitate")
    assert quotes_on("neu.xlsx", "Kein Zitat") == ["Stern", "Nie"]


@pytest.mark.parametrize("source", ["t.csv", "t.xlsx"])
def test_other_formats_have_no_sheets_and_lose_no_row(table, capsys, source):
    assert run(["extract", "a.txt", "b.txt", "c.txt", "-o", "t.csv", "-q"]) == 0
    given = corrections(retyped("a", "„Nie", "direct", "scare"))
    assert run(["apply", source, given, "-o", "neu.csv"]) == 0
    assert [row["type"] for row in reading.read("neu.csv").rows] == ["direct", "scare", "direct"]
    told = f"Hinweis: {table}: In neu.csv kommt nur die Tabelle; alle anderen Blätter («Kein Zitat»: 2 Zeilen) "
    assert (told in capsys.readouterr().err) == (source == table)


# what the user has added


def worked_in(book):
    """Colour, note, columns, formulas, a sheet, another order: what people do to a table."""
    sheet = book["Zitate"]
    column = sheet.max_column + 1
    sheet.cell(1, column).value, sheet.cell(1, column + 1).value = "Notiz", "Rechnung"
    for number in range(2, sheet.max_row + 1):
        sheet.cell(number, column).value = f"Notiz {number}"
        sheet.cell(number, column + 1).value = f"=LEN(B{number})"
    sheet.cell(3, 2).fill = YELLOW  # «Nie»
    sheet.cell(4, 1).comment = Comment("Anrufen", "Redaktion")
    sheet.column_dimensions["B"].width = 33
    book.create_sheet("Telefonliste")["A1"] = "Eva Maier"
    people = book["Personen"]
    people.cell(1, 7).value, people.cell(2, 7).value = "Geboren", 1970


def looks(path):
    """Return by quotation: colour, note, comment, formula."""
    found = {}
    for title in ("Zitate", "Kein Zitat"):
        sheet = openpyxl.load_workbook(path)[title]
        names = [cell.value for cell in sheet[1]]
        for cells in sheet.iter_rows(min_row=2):
            row = dict(zip(names, cells, strict=True))
            said = row["speaker"].comment.text if row["speaker"].comment else None
            fill = row["quote"].fill.fgColor.rgb if row["quote"].fill.fill_type else None
            more = [row[name].value if name in row else None for name in ("Notiz", "Rechnung")]
            found[title, row["quote"].value] = [fill, said, *more]
    return found


def test_what_people_add_stays_with_its_row(table, capsys):
    given = edited(table, worked_in)
    asked = corrections(retyped("a", "„Das", "direct", "title"))
    assert run(["apply", given, asked, "-o", "neu.xlsx"]) == 0
    assert looks("neu.xlsx") == {
        ("Zitate", "Nie"): ["00FFFF00", None, "Notiz 3", "=LEN(B2)"],
        ("Zitate", "Der Deich hält"): [None, "Anrufen", "Notiz 4", "=LEN(B3)"],
        ("Kein Zitat", "Das reicht nicht"): [None, None, "Notiz 2", "=LEN(B2)"],
        ("Kein Zitat", "Stern"): [None, None, None, None],
    }
    book = openpyxl.load_workbook("neu.xlsx")
    assert book.sheetnames == [*SHEETS, "Telefonliste"]
    assert book["Telefonliste"]["A1"].value == "Eva Maier"
    assert book["Zitate"].column_dimensions["B"].width == 33
    assert book["Zitate"].auto_filter.ref.endswith("3")
    assert [cell.value for cell in book["Personen"]["G"]] == ["Geboren", 1970]
    assert book["Personen"]["D2"].value == 2  # rows of Eva Maier, one less than before
    assert "--types direct,partial" in run_told("neu.xlsx")
    assert "Nicht mit" not in capsys.readouterr().err
    assert run(["stats", "neu.xlsx"]) == 0


def test_the_edited_workbook_given_as_corrections_of_the_old_one(table, capsys):
    def change(book):
        worked_in(book)
        book["Zitate"].cell(4, 1).value = "Petra Harms"
        book["Zitate"].cell(2, 2).value = "Das genügt nicht"  # may not be changed
        book["Zitate"].delete_rows(3)  # comes back

    given = edited(table, change)
    assert run(["apply", table, given, "-o", "neu.xlsx"]) == 1
    err = capsys.readouterr().err
    assert "das Zitat lautet in der Tabelle anders: «Das reicht nicht»" in err
    assert "1 Zeile der Tabelle fehlt darin; sie bleibt in der Tabelle." in err
    rows = reading.read("neu.xlsx").rows
    assert [(row["quote"], row["speaker"], row["Notiz"]) for row in rows] == [
        ("Das reicht nicht", "Eva Maier", "Notiz 2"),
        ("Nie", "Eva Maier", ""),
        ("Der Deich hält", "Petra Harms", "Notiz 4"),
    ]
    assert "Telefonliste" in openpyxl.load_workbook("neu.xlsx").sheetnames


def test_columns_of_an_edited_table_come_along_in_other_formats(table):
    given = edited(table, worked_in)
    assert run(["apply", table, given, "-o", "neu.jsonl", "-q"]) == 0
    assert [row["Notiz"] for row in reading.read("neu.jsonl").rows] == ["Notiz 2", "Notiz 3", "Notiz 4"]


def test_two_workbooks_one_look(table, capsys):
    one = edited(table, worked_in)
    two = edited(table, lambda book: book["Zitate"].cell(2, 1, "Petra Harms"), "zwei.xlsx")
    assert run(["apply", table, one, two, "-o", "neu.xlsx"]) == 0
    told = "Hinweis: bearbeitet.xlsx: Nicht mit kommen Farben und Notizen und das Blatt «Telefonliste»; die Tabelle "
    assert told in capsys.readouterr().err
    assert reading.read("neu.xlsx").rows[0]["speaker"] == "Petra Harms"


def test_a_sheet_renamed_a_chart_and_sheets_deleted(table):
    def change(book):
        book["Zitate"].title = "Montag"
        del book["Personen"]
        chart = BarChart()
        chart.add_data(Reference(book["Montag"], min_col=5, min_row=1, max_row=4), titles_from_data=True)
        book.create_sheet("Bild").add_chart(chart, "A1")

    given = edited(table, change)
    assert run(["apply", given, corrections(retyped("a", "„Nie", "direct", "scare")), "-o", "neu.xlsx", "-q"]) == 0
    book = openpyxl.load_workbook("neu.xlsx")
    assert book.sheetnames == ["Montag", "Kein Zitat", "Lauf", "Legende", "Bild"]
    assert quotes_on("neu.xlsx", "Montag") == ["Das reicht nicht", "Der Deich hält"]
    assert len(book["Bild"]._charts) == 1


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("xl/vbaProject.bin", "Makros"),
        ("xl/threadedComments/threadedComment1.xml", "Kommentar-Unterhaltungen"),
        ("xl/drawings/drawing1.xml", "Formen und Textfelder"),
    ],
)
def test_what_cannot_be_kept_is_named(table, capsys, part, told):
    given = edited(table, worked_in)
    with ZipFile(given, "a") as archive:
        archive.writestr(part, "<x><xdr:sp/></x>")
    assert workbook.losses(Path(given)) == [told]
    assert run(["apply", given, corrections(), "-o", "neu.xlsx", "-q"]) == 0
    assert f"Hinweis: {given}: Nicht mit kommen {told}; sie bleiben nur dort." in capsys.readouterr().err


def test_corrections_into_the_very_workbook_need_no_force_if_it_stays_whole(table, capsys):
    given = edited(table, worked_in)
    asked = corrections(retyped("a", "„Nie", "direct", "scare"))
    assert run(["apply", given, asked, "-o", given, "-q"]) == 0
    assert looks(given)["Kein Zitat", "Nie"] == ["00FFFF00", None, "Notiz 3", "=LEN(B3)"]
    assert run(["apply", table, asked, "-o", given, "-q"]) == 2  # this one would lose it all
    with ZipFile(given, "a") as archive:
        archive.writestr("xl/vbaProject.bin", "x")
    assert run(["apply", given, asked, "-o", given, "-q"]) == 2
    assert "gibt es schon, und so hat quotes die Datei nicht hinterlassen" in capsys.readouterr().err


def test_texts_that_look_like_formulas_stay_texts(table):
    given = edited(table, worked_in)
    asked = corrections(f"{ident('b', '„Der')};speaker;Eva Maier;=1+1;falsch;;b.txt;")
    assert run(["apply", given, asked, "-o", "neu.xlsx", "-q"]) == 0
    cell = openpyxl.load_workbook("neu.xlsx")["Zitate"]["A4"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    assert reading.read("neu.xlsx").rows[2]["speaker"] == "=1+1"


def test_a_workbook_that_takes_more_than_it_may_is_told(table, monkeypatch):
    given = edited(table, worked_in)
    monkeypatch.setattr("quotes.isolation.READER_MB", 1)
    monkeypatch.setattr("quotes.isolation.READER_TIMES_SIZE", 0)
    monkeypatch.setattr(isolation, "_copy", lambda: None)  # a copy of this process has memory to spare
    isolation.close()
    for asked in (workbook.own_sheets, workbook.about):
        with pytest.raises(TableError, match=r"wird nicht gelesen, denn das Auspacken braucht mehr.*1 MB"):
            asked(Path(given))


def test_where_it_does_while_a_table_is_written_into_it_the_rows_are_kept(table, monkeypatch, capsys):
    given = edited(table, worked_in)
    before = Path(given).read_bytes()

    def refuse(old, _):
        raise TableError.too_costly(str(old), "mehr als 320 MB Arbeitsspeicher")

    monkeypatch.setattr(workbook, "refresh", refuse)
    assert run(["apply", given, corrections(retyped("a", "„Nie", "direct", "scare")), "-o", given, "-q"]) == 2
    assert "die Zeilen liegen als JSONL in" in capsys.readouterr().err
    assert Path(given).read_bytes() == before
    (kept,) = Path().glob("*.jsonl")
    assert [row["type"] for row in reading.read(kept).rows].count("scare") == 1


def test_what_the_system_refuses_over_there_is_told_as_if_it_were_here(table):
    with pytest.raises(FileNotFoundError):
        workbook.refresh(Path(table), Path("fehlt.xlsx"))
    Path("ordner").mkdir()
    with pytest.raises(IsADirectoryError):
        workbook.refresh(Path(table), Path("ordner"))
