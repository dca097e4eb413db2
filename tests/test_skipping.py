"""What a folder holds beside articles: skipped, told in one line by kind, also on «Lauf»."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes import readers
from quotes.cli import run
from quotes.readers import own, skipping
from quotes.review.proof import MARK

PAGE = "<html><body><article><p>„Das reicht nicht“, sagte Eva Maier. Und so weiter.</p></article></body></html>"


def put(*names):
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(PAGE if name.endswith(("html", "htm")) else "„Ja“, sagte sie.\n", encoding="utf-8")


def found(*inputs):
    return readers.find(inputs)


@pytest.mark.parametrize(
    ("folder_of", "beside"),
    [
        ("Seite-Dateien", True),  # Chrome, Edge and Firefox in German
        ("Seite_files", True),  # and in English
        ("Seite.files", True),  # Word
        ("SEITE_FILES", True),
        ("Seite", False),
        ("Andere-Dateien", False),  # there is no page of this name
        ("Seite-Dateien-2", False),
    ],
)
@pytest.mark.parametrize("page", ["Seite.html", "Seite.htm", "seite.HTML"])
def test_folders_beside_a_saved_page_are_no_articles(folder, folder_of, beside, page):
    del folder
    put(f"a/{page}", f"a/{folder_of}/anzeige.html", f"a/{folder_of}/tief/rahmen.html")
    there = found("a")
    assert len(there.sources) == (1 if beside else 3)
    assert there.skipped == ({"Ordner gespeicherter Seiten": 1} if beside else {})
    assert len(found("a/*").sources) == (1 if beside else 3)  # the pattern as we expand it
    assert len(found(f"a/{folder_of}", f"a/{page}").sources) == (1 if beside else 3)  # and as a shell does
    assert len(found(f"a/{folder_of}").sources) == 2  # whoever names it alone means it


def test_umlauts_as_macos_writes_them():
    name = "Fünf Fragen"
    assert skipping.beside_page(unicodedata.normalize("NFD", f"{name}-Dateien"), [f"{name}.html"])


def test_what_is_skipped_is_told_by_kind(folder):
    del folder
    put(
        "a/1.txt",
        "a/1.rtf",
        "a/b/2.RTF",
        "a/3.webp",
        "a/zitate.csv",
        "a/README.md",
        "a/ohne",
        "a/.DS_Store",
        "a/~$1.docx",
    )
    there = found("a")
    assert [source.name for source in there.sources] == ["a/1.txt"]
    assert there.skipped == {".rtf": 2, ".webp": 1, ".csv": 1, "README": 1, "ohne Endung": 1}
    told = "6 übersprungen: 2 .rtf, 1 .csv, 1 .webp, 1 README, 1 ohne Endung"
    assert skipping.told(there.skipped) == told
    assert skipping.told({}) == ""
    assert skipping.told(dict.fromkeys("abcdefgh", 1)) == "8 übersprungen: 1 a, 1 b, 1 c, 1 d, 1 e, 1 f, …"


def test_it_is_one_line_and_stands_on_the_sheet_about_the_run(folder, no_model, capsys):
    del folder, no_model
    put("a/Seite.html", "a/Seite-Dateien/x.html", "a/1.rtf", "a/2.rtf")
    assert run(["extract", "a", "-o", "t.xlsx"]) == 0
    told = "Hinweis: 3 übersprungen: 2 .rtf, 1 Ordner gespeicherter Seiten"
    assert capsys.readouterr().err.splitlines().count(told) == 1
    assert told in [cells[1] for cells in openpyxl.load_workbook("t.xlsx")["Lauf"].iter_rows(values_only=True)]


def test_a_folder_without_articles_says_what_is_there(folder, no_model, capsys):
    del folder, no_model
    put("a/1.rtf")
    assert run(["extract", "a"]) == 1
    err = capsys.readouterr().err
    assert "a: Im Ordner liegt kein Artikel;" in err
    assert "1 übersprungen: 1 .rtf" in err


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode), st.sampled_from([".md", ".txt", ".html"]))
def test_whatever_a_file_holds_it_is_ours_or_not(tmp_path_factory, data, suffix):
    path = tmp_path_factory.getbasetemp() / f"beliebig{suffix}"
    path.write_bytes(data)
    assert own.kind(path) in {"", own.TABLE, own.SHEET}


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.md", "| speaker | quote | document | id |\n|---|---|---|---|\n", own.TABLE),
        ("a.md", "\n| Notiz | Kennung | Zitat | Sprecher | Dokument |\n", own.TABLE),  # with a column of one's own
        ("a.md", "| Sprecher | Zitat |\n|---|---|\n| Eva Maier | „Ja“ |\n", ""),  # a table in an article
        ("a.md", "Dies ist die Tabelle:\n\n| speaker | quote | document | id |\n", ""),
        ("a.txt", '"speaker","quote","context","document","id"\n', own.TABLE),
        ("a.txt", '\ufeff"Sprecher";"Zitat";"Dokument";"Kennung"\r\n', own.TABLE),
        ("a.txt", "speaker quote document id", ""),
        ("a.txt", "eins\rzwei", ""),
        ("a.html", '<!doctype html>\n<html lang="de" data-generator="quotes-pruefbogen"><head>', own.SHEET),
        ("a.html", '<html><p>data-generator="quotes"</p></html>', ""),
        ("a.pdf", "| speaker | quote | document | id |", ""),
    ],
)
def test_what_is_ours_is_told_by_its_content(folder, name, text, kind):
    del folder
    Path(name).write_text(text, encoding="utf-8", newline="")
    assert own.kind(Path(name)) == kind


def test_a_proof_sheet_begins_as_it_is_known_by():
    assert own._SHEET.decode() in MARK


def test_files_that_are_named_are_read_or_told_one_by_one(folder):
    del folder
    put("a.rtf", "README.txt")
    assert found("a.rtf", "README.txt").skipped == {}
