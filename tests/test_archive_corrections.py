"""What persons decide about the rows of an archive: written down, and kept whatever the next run finds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import fake
import openpyxl
import pytest

from quotes.batch import recipes
from quotes.cli import run
from quotes.table import reading
from quotes.table.ids import of_text

DEICH = "„Der Deich hält“, sagte Eva Maier. „Noch“, rief sie.\n"
HEAD = "id;field;old;new;verdict;date;document;quote"


@pytest.fixture(autouse=True)
def _archive(folder, no_model):
    del folder, no_model
    Path("neu").mkdir()
    lay(DEICH)
    extract()


def lay(text):
    Path("neu/a.txt").write_text(text, encoding="utf-8")


def extract(*arguments):
    assert run(["extract", "neu", "-o", "z.db", "--workers", "1", *arguments]) == 0


def correct(*lines, code=0):
    Path("k.csv").write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")
    assert run(["apply", "z.db", "k.csv"]) == code


def asked(sql):
    with closing(sqlite3.connect("z.db")) as archive:
        return archive.execute(sql).fetchall()


def rows():
    return [(row["quote"], row["speaker"], row["flags"]) for row in reading.read("z.db").rows]


def log():
    return asked("SELECT id, field, old, new, verdict, date FROM corrections ORDER BY key")


def first(text=DEICH):
    return f"{of_text(text)}-0"


def speaker(new, *, old="Eva Maier", ident=None):
    return f"{ident or first()};speaker;{old};{new};falsch;2026-11-20;neu/a.txt;Der Deich hält"


def newer(monkeypatch, found=lambda rows: rows):
    """Let another version of the program read, which finds what ``found`` makes of the rows."""
    old = fake.Extractor.extract
    monkeypatch.setattr(recipes, "__version__", "9.9.9")
    monkeypatch.setattr(fake.Extractor, "extract", lambda *given: found(old(*given)))


def says(name):
    return lambda rows: [replace(row, attribution=replace(row.attribution, speaker=name)) for row in rows]


CORRECTED = [("Der Deich hält", "Ida Korff", "checked"), ("Noch", "Eva Maier", "")]


# into the archive


def test_a_correction_is_made_and_written_down_once(capsys):
    correct(speaker("Ida Korff"))
    assert rows() == CORRECTED
    assert log() == [(first(), "speaker", "Eva Maier", "Ida Korff", "falsch", "2026-11-20")]
    assert asked("SELECT name, quotations FROM persons ORDER BY name") == [("Eva Maier", 1), ("Ida Korff", 1)]
    assert "1 Zelle berichtigt" in capsys.readouterr().err
    correct(speaker("Ida Korff"))
    assert len(log()) == 1


@pytest.mark.parametrize(("verdict", "flag"), [("richtig", "checked"), ("falsch", "disputed")])
def test_a_verdict_alone_is_written_down_too(verdict, flag):
    correct(f"{first()};;;;{verdict};;neu/a.txt;Der Deich hält")
    assert rows()[0] == ("Der Deich hält", "Eva Maier", flag)
    assert [entry[:5] for entry in log()] == [(first(), "", "", "", verdict)]


def test_a_correction_that_does_not_fit_changes_nothing(capsys):
    correct(speaker("Ida Korff", old="Ole Brandt"), code=1)
    assert log() == []
    assert "Nicht übernommen" in capsys.readouterr().err


def test_a_quotation_that_a_person_found_stays(monkeypatch):
    place = f"{of_text(DEICH)}-23;added;;23 33 1;;;neu/a.txt;sagte Eva"
    correct(place)
    correct(place)
    assert [quote for quote, *_ in rows()] == ["Der Deich hält", "sagte Eva", "Noch"]
    assert [entry[1:4] for entry in log()] == [("added", "", "23 33 1")]
    newer(monkeypatch)
    extract()
    assert [quote for quote, *_ in rows()] == ["Der Deich hält", "sagte Eva", "Noch"]


def test_a_workbook_that_was_edited_goes_in_with_its_columns(monkeypatch):
    assert run(["find", "z.db", "Deich", "-o", "t.xlsx", "-q"]) == 0
    book = openpyxl.load_workbook("t.xlsx")
    sheet = book["Zitate"]
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(2, 1 + heads.index("speaker"), "Ida Korff")
    sheet.cell(1, 1 + len(heads), "Notiz")
    sheet.cell(2, 1 + len(heads), "nachgefragt")
    book.save("t.xlsx")
    assert run(["apply", "z.db", "t.xlsx"]) == 0
    newer(monkeypatch)
    for text in (DEICH, DEICH + "Mehr nicht.\n"):
        lay(text)
        extract()
        assert [(row["speaker"], row.get("Notiz")) for row in reading.read("z.db").rows] == [
            ("Ida Korff", "nachgefragt"),
            ("Eva Maier", ""),
        ]


def test_names_of_a_persons_file_go_in():
    Path("p.toml").write_text('[[person]]\nname = "Dr. Eva Maier"\naliases = ["Eva Maier"]\n', encoding="utf-8")
    assert run(["apply", "z.db", "--persons", "p.toml"]) == 0
    for text in (DEICH, DEICH + "Mehr nicht.\n"):
        lay(text)
        extract()
        assert {name for _, name, _ in rows()} == {"Dr. Eva Maier"}
    assert asked("SELECT name, quotations FROM persons") == [("Dr. Eva Maier", 2)]


def test_elsewhere_the_corrected_table_is_written_and_the_archive_stays():
    Path("k.csv").write_text(f"{HEAD}\n{speaker('Ida Korff')}\n", encoding="utf-8")
    assert run(["apply", "z.db", "k.csv", "-o", "t.csv"]) == 0
    assert reading.read("t.csv").rows[0]["speaker"] == "Ida Korff"
    assert rows()[0][1] == "Eva Maier"
    assert run(["apply", "z.db", "k.csv", "-o", "z.db"]) == 0
    assert rows() == CORRECTED


def test_no_other_table_goes_into_an_archive(capsys):
    assert run(["extract", "neu", "-o", "t.csv", "-q"]) == 0
    Path("k.csv").write_text(f"{HEAD}\n{speaker('Ida Korff')}\n", encoding="utf-8")
    before = Path("z.db").read_bytes()
    assert run(["apply", "t.csv", "k.csv", "-o", "z.db"]) == 2
    assert "Korrekturen kommen hinein mit: quotes apply z.db KORREKTUREN." in capsys.readouterr().err
    assert Path("z.db").read_bytes() == before


# and there when the article is read anew


@pytest.mark.parametrize("name", ["Eva Maier", "Ole Brandt", ""])
def test_another_version_leaves_it_whatever_it_finds(monkeypatch, name):
    correct(speaker("Ida Korff"))
    newer(monkeypatch, says(name))
    extract()
    assert rows() == [CORRECTED[0], ("Noch", name, "")]
    assert len(log()) == 1


@pytest.mark.parametrize(("verdict", "there"), [("richtig", "Eva Maier"), ("falsch", "Ole Brandt")])
def test_what_somebody_held_to_be_right_stays_as_it_was_then(monkeypatch, verdict, there):
    correct(f"{first()};;;;{verdict};;neu/a.txt;Der Deich hält")
    newer(monkeypatch, says("Ole Brandt"))
    extract()
    assert [name for _, name, _ in rows()] == [there, "Ole Brandt"]
    assert rows()[0][2] == ("checked" if verdict == "richtig" else "disputed")


def test_what_it_does_not_find_any_more_stays_if_somebody_has_checked_it(monkeypatch, capsys):
    correct(speaker("Ida Korff"))
    newer(monkeypatch, lambda rows: rows[:0])
    extract()
    assert rows() == [CORRECTED[0]]
    told = f"Hinweis: 1 geprüfte Zeile ({first()}): findet diese Fassung nicht mehr; geprüft, wie sie sind"
    assert told in capsys.readouterr().err


def test_in_a_changed_text_the_same_words_keep_it(capsys):
    """A word was mended elsewhere in the article."""
    correct(speaker("Ida Korff"))
    text = DEICH + "Mehr sagte sie nicht.\n"
    lay(text)
    extract()
    assert rows() == CORRECTED
    assert log()[1][:4] == (first(text), "speaker", "Eva Maier", "Ida Korff")
    assert "was jemand entschieden hat, gilt weiter" in capsys.readouterr().err
    lay(text + "Und so weiter.\n")  # and the day after
    extract()
    assert rows() == CORRECTED


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (DEICH + "Mehr nicht.\n", "Ole Brandt"),  # it was what was said of the speaker that has changed
        ("„Der Deich hält stand“, sagte Eva Maier.\n", "Eva Maier"),
        (DEICH + DEICH, "Eva Maier"),  # which of the two?
    ],
)
def test_else_it_stays_with_the_former_text_and_that_is_told(monkeypatch, capsys, text, name):
    correct(speaker("Ida Korff"))
    newer(monkeypatch, says(name))
    lay(text)
    extract()
    assert {each for _, each, _ in rows()} == {name}
    assert asked("SELECT speaker, state FROM quotations WHERE rule = 'correction'") == [("Ida Korff", "withdrawn")]
    assert f"1 geprüfte Zeile ({first()}): gehören zu einem früheren Text" in capsys.readouterr().err
    lay(DEICH)  # comes back, and with it what was decided
    extract()
    assert rows()[0] == CORRECTED[0]


def test_a_new_decision_after_all_that_counts(monkeypatch):
    correct(speaker("Ida Korff"))
    newer(monkeypatch, says("Ole Brandt"))
    extract()
    correct(speaker("Ada Voss", old="Ida Korff"))
    monkeypatch.setattr(recipes, "__version__", "9.9.10")
    extract()
    assert rows()[0] == ("Der Deich hält", "Ada Voss", "checked")
    assert [entry[2:4] for entry in log()] == [("Eva Maier", "Ida Korff"), ("Ida Korff", "Ada Voss")]
