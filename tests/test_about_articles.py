"""What goes along with an article: outlet, date, headline, columns of an archive; and doubts about it."""

from __future__ import annotations

import json
from pathlib import Path

import made
import openpyxl
import pytest

from quotes import headings, readers
from quotes.cli import run
from quotes.data import Article
from quotes.marks.paragraphs import paragraphs
from quotes.readers import dates, hints, oddities
from quotes.table import reading

SAID = "„Das reicht nicht“, sagte Eva Maier.\n"


def read(name, data):
    """Return what is read of a file with these bytes."""
    Path(name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return [each for each in readers.read(readers.find([name]).sources[0]) if each.article is not None]


# Outlet and date


NEWSML = (
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta><provider {provider}</itemMeta><contentSet>'
    '<inlineXML contenttype="text/html"><html><body><p>Neuhagen baut.</p><p>Der Deich ist alt.</p></body></html>'
    "</inlineXML></contentSet></newsItem>"
)


@pytest.mark.parametrize(
    ("name", "data", "outlet"),
    [
        ("a.rss", made.rss(["Titel", "Erster Absatz.", "Zweiter."]), "Nachrichten"),
        ("a.xml", made.atom(["Titel", "Erster Absatz.", "Zweiter."]), "Nachrichten"),
        ("a.xml", NEWSML.format(provider='qcode="nprov:nda"/>'), "nda"),
        ("a.xml", NEWSML.format(provider='literal="nda"/>'), "nda"),
        ("a.xml", NEWSML.format(provider='qcode="p:1"><name>Neue Nachrichten</name></provider>'), "Neue Nachrichten"),
        ("a.xml", made.newsml(["Titel", "Erster Absatz.", "Zweiter."]), ""),
        ("a.md", "---\nmedium: Neuhagener Bote\ndate: 22. November 2026\n---\n\n" + SAID, "Neuhagener Bote"),
        ("a.csv", "id;text;Zeitung\n1;Ja;Neuhagener Bote\n", "Neuhagener Bote"),
        ("a.txt", SAID, ""),
    ],
)
def test_the_outlet_where_the_file_names_it(folder, name, data, outlet):
    del folder
    assert {each.article.outlet for each in read(name, data)} == {outlet}


def test_the_outlet_of_a_page(folder):
    del folder
    (each,) = read("a.html", (made.DATA / "faehre.html").read_bytes())
    assert each.article.outlet == "Hagenstedter Nachrichten"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-22", "2026-11-22"),
        ("2026-11-22T10:00:00Z", "2026-11-22"),
        ("2026-11-22 14:30", "2026-11-22"),
        ("20261122", "2026-11-22"),
        ("22.11.2026", "2026-11-22"),
        ("22.11.26", "2026-11-22"),
        ("22.11.2026 14:30", "2026-11-22"),
        ("22. November 2026", "2026-11-22"),
        ("Sonntag, 22. Nov. 2026", "2026-11-22"),
        ("3. März 2026, 14:05 Uhr", "2026-03-03"),
        ("22/11/2026", "2026-11-22"),
        ("November 22, 2026", "2026-11-22"),
        ("Mon, 23 Nov 2026 10:00:00 +0100", "2026-11-23"),
        ("3/4/2026", "3/4/2026"),  # nobody knows what is the month
        ("November 2026", "November 2026"),
        ("2026", "2026"),
        ("gestern", "gestern"),
        ("31.02.2026", "31.02.2026"),
        ("1763800000", "1763800000"),
        ("Ausgabe 47, Seite 3", "Ausgabe 47, Seite 3"),
        ("", ""),
    ],
)
def test_dates_of_people_and_databases(text, day):
    assert dates.of_text(text) == day


# The headline of a plain text

BODY = "Der Deich ist alt. Er hält noch.\n\n„Ja“, sagte sie."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Neuhagen baut den Deich\n\n" + BODY, "Neuhagen baut den Deich"),
        ("Neuhagen\n\nNeuhagen baut den Deich\n\n" + BODY, "Neuhagen baut den Deich"),  # below its kicker
        ("Von Ulf Kerner\n\nNeuhagen baut\n\n" + BODY, "Neuhagen baut"),
        ("„Ein Sieb“\r\n\r\n" + BODY, "„Ein Sieb“"),
        ("Was  wird\tjetzt?\n\n" + BODY, "Was wird jetzt?"),
        (BODY, ""),
        ("Nur eine Zeile ohne Punkt", ""),
        ("", ""),
    ],
)
def test_a_first_line_that_is_a_headline(text, title):
    spans = paragraphs(text)
    assert headings.headline(text, spans, headings.headings(text, spans)) == title


@pytest.mark.parametrize(("given", "title"), [("", "Neuhagen baut"), ("Aus der Datei", "Aus der Datei")])
def test_the_row_has_the_headline_unless_the_file_names_another(extractor, given, title):
    text = "Neuhagen baut\n\nDer Deich ist alt. „Er hält noch“, sagte Petra Harms."
    about = ("2026-11-22", "Ulf Kerner", "https://bote.example", "Bote")
    (row,) = extractor.extract(Article(text, "a.txt", given, *about))
    assert (row.title, row.date, row.author, row.url, row.outlet) == (title, *about)


# Columns of an archive


def archive(name):
    rows = [
        {"id": 1, "Ressort": "Lokales", "Seite": 3, "Art": "Bericht", "text": SAID, "Titel": "Neuhagen"},
        {"id": 2, "Ressort": "@Politik", "Seite": 4, "Art": "", "text": SAID, "Titel": "Wilerau"},
    ]
    data = {
        ".jsonl": "\n".join(json.dumps(row) for row in rows).encode(),
        ".xlsx": made.xlsx([list(rows[0]), *(list(row.values()) for row in rows)]),
        ".csv": "\n".join(";".join(f'"{cell}"' for cell in row) for row in [list(rows[0]), *map(dict.values, rows)]),
        ".parquet": made.parquet({key: [row[key] for row in rows] for key in rows[0]}),
    }[Path(name).suffix]
    Path(name).write_bytes(data if isinstance(data, bytes) else data.encode())


@pytest.mark.parametrize(
    "names", ["a.jsonl t.csv", "a.xlsx t.xlsx", "a.csv t.jsonl", "a.parquet t.csv", "a.csv t.json", "a.csv t.parquet"]
)
@pytest.mark.parametrize(
    ("keep", "cells"),
    [
        ("Ressort", {"Ressort": ["Lokales", "@Politik"]}),
        ("seite, Ressort", {"Seite": ["3", "4"], "Ressort": ["Lokales", "@Politik"]}),
        ("all", {"Ressort": ["Lokales", "@Politik"], "Seite": ["3", "4"], "archive_Art": ["Bericht", ""]}),
        ("id", {"archive_id": ["1", "2"]}),  # «id» is that of the quotation
    ],
)
@pytest.mark.usefixtures("folder", "no_model")
def test_columns_of_an_archive_go_along(names, keep, cells):
    name, output = names.split()
    archive(name)
    for _ in range(2):  # the second time over the table of the first
        assert run(["extract", name, "--keep", keep, "-o", output, "--headers", "de", "-q"]) == 0
    loaded = reading.read(output)
    assert loaded.extra == tuple(cells)
    assert {column: [row[column] for row in loaded.rows] for column in cells} == cells
    assert [row["title"] for row in loaded.rows] == ["Neuhagen", "Wilerau"]
    if output.endswith("xlsx"):
        assert ("--keep", keep) in set(openpyxl.load_workbook(output)["Lauf"].values)


def test_articles_without_the_columns_leave_them_empty(folder, no_model):
    del folder, no_model
    archive("a.csv")
    Path("b.txt").write_text(SAID, encoding="utf-8")
    assert run(["extract", "a.csv", "b.txt", "--keep", "Ressort", "-o", "t.csv", "-q"]) == 0
    assert [row["Ressort"] for row in reading.read("t.csv").rows] == ["Lokales", "@Politik", ""]


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["a.csv", "--keep", "Resort"], 1, "a.csv: --keep: Die Spalte «Resort» gibt es nicht; vorhanden sind «id»"),
        (["b.txt", "--keep", "all"], 2, "--keep: Unter den Eingaben ist keine Tabelle mit Artikeln; bitte"),
    ],
)
@pytest.mark.usefixtures("folder", "no_model")
def test_columns_that_there_are_not(capsys, arguments, code, told):
    archive("a.csv")
    Path("b.txt").write_text(SAID, encoding="utf-8")
    assert run(["extract", *arguments, "-o", "t.csv"]) == code
    assert told in capsys.readouterr().err
    assert not Path("t.csv").exists()


# Doubts about an article

ENGLISH = "The town has decided to build. Many people are angry about it. The mayor said he was in the hall on Monday."
DUTCH = "De stad heeft besloten te bouwen. Veel mensen zijn daar boos over. De burgemeester zei dat het moest gebeuren."
FRENCH = (
    "La ville a décidé de construire. Beaucoup de gens sont en colère. Le maire a dit qu’il était au conseil lundi."
)
GERMAN = "Die Stadt hat beschlossen, zu bauen. Viele Leute sind darüber wütend. Der Bürgermeister sagte das am Montag."
SWISS = "S Dorf hät gseit, mer söll baue. Vil Lüüt sind drüber verruckt und rüefed. Die Gemeinde hat das abgelehnt."


@pytest.mark.parametrize(
    ("text", "foreign"),
    [(ENGLISH, True), (DUTCH, True), (FRENCH, True), (GERMAN, False), (SWISS, False),
     (f"{GERMAN} {ENGLISH} {GERMAN}", False),
     ("The town has decided to build. Many people are angry about it.", True),
     ("No. Never. „I am in“, he said.", False), ("", False)],
)  # fmt: skip
def test_what_is_not_german(text, foreign):
    assert oddities.is_foreign(text) is foreign


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("Neuhagen (dpa/lno) – Der Deich hält.\n\nWilerau (dpa) – Die Bahn fährt.", True),
        ("Neuhagen (dpa/lno) – Der Deich hält. Das meldet dpa (dpa) - auch.", False),
        ("Dokument 1 von 2\n\nDer Deich hält.\n\nDokument 2 von 2\n\nDie Bahn fährt.", True),
        ("1 of 2 DOCUMENTS\nDer Deich.\n2 of 2 DOCUMENTS\nDie Bahn.", True),
        ("Der Deich hält.\nEnd of Document\nDie Bahn fährt.\nEnd of Document\n", True),
        ("Titel: Der Deich\nText.\nTitel: Die Bahn\nText.", True),
        ("Der Deich hält.\n\n***\n\nDie Bahn fährt.\n\n***\n\nAlles gut.", False),  # sections of one article
        ("", False),
    ],
)
def test_what_is_several_articles(text, several):
    assert oddities.is_several(text) is several


@pytest.mark.parametrize("path", sorted(Path("fixtures/artikel").glob("*.txt")), ids=lambda path: path.stem)
def test_the_example_articles_are_neither(path):
    assert not oddities.is_foreign(path.read_text(encoding="utf-8"))
    assert not oddities.is_several(path.read_text(encoding="utf-8"))


def test_both_are_told_with_their_files(folder, no_model, capsys):
    del folder, no_model
    Path("en.txt").write_text(ENGLISH, encoding="utf-8")
    Path("zwei.txt").write_text("Neuhagen (nda/dpa) – Ja.\n\nA (dpa) – Ja.\n\nB (afp) – Ja.", encoding="utf-8")
    assert run(["extract", "en.txt", "zwei.txt", "-o", "t.csv"]) == 0
    told = capsys.readouterr().err
    assert f"Hinweis: {hints.FOREIGN}: en.txt\n" in told
    assert f"Hinweis: {hints.SEVERAL}: zwei.txt\n" in told
