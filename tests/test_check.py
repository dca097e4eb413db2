"""``quotes check`` as a command: what it reads, says, writes and returns. A regex stands in for the model."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import fake
import made
import openpyxl
import pytest

from quotes.cli import run
from quotes.cli.german import spread
from quotes.writers.checks import COLUMNS

SOURCE = "Mitschrift\n\nEva Maier sagte: „Wir werden die Brücke nicht abreißen. Das steht fest.“ Dann ging sie.\n"
DRAFT = "„Das steht fest“, sagte Eva Maier. „Wir werden die Brücke abreißen.“ „Völlig erfunden ist das alles.“\n"


@pytest.fixture
def desk(folder, no_model):
    """A draft with three quotations and its source."""
    del no_model
    (folder / "quellen").mkdir()
    (folder / "quellen" / "a.txt").write_text(SOURCE, encoding="utf-8")
    (folder / "e.txt").write_text(DRAFT, encoding="utf-8")
    return folder


def test_the_worst_comes_first_and_the_sums_last(desk, capsys):
    del desk
    assert run(["check", "e.txt", "--against", "quellen"]) == 1
    out, err = capsys.readouterr()
    assert out == (
        "verändert (Verneinung!)  „Wir werden die Brücke abreißen.“ · Eva Maier  (e.txt, Zeichen 35 bis 68)\n"
        "    Quelle: «Wir werden die Brücke nicht abreißen» quellen/a.txt · Eva Maier\n"
        "    nur in der Quelle «nicht»\n"
        "nicht gefunden  „Völlig erfunden ist das alles.“ · Eva Maier  (e.txt, Zeichen 69 bis 101)\n"
        "wörtlich  „Das steht fest“ · Eva Maier  (e.txt, Zeichen 0 bis 16)\n"
        "    Quelle: quellen/a.txt · Eva Maier\n"
    )
    assert err == "3 Zitate: 1 wörtlich, 1 nicht gefunden, 1 verändert, 1 davon mit oder ohne Verneinung.\n"


def test_nothing_is_left(desk, capsys):
    (desk / "e.txt").write_text("„Das steht fest!“, sagte Eva Maier.\n", encoding="utf-8")
    assert run(["check", "e.txt", "--against", "quellen", "-q"]) == 0
    assert capsys.readouterr().out.startswith("wörtlich  „Das steht fest!“")


def test_tables(desk):
    outputs = ["-o", "b.csv", "-o", "b.xlsx", "-o", "b.jsonl"]
    assert run(["check", "e.txt", "--against", "quellen/a.txt", *outputs, "-q"]) == 1
    with Path("b.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert tuple(rows[0]) == COLUMNS
    assert rows[0] == {
        "state": "verändert",
        "quote": "Wir werden die Brücke abreißen.",
        "speaker": "Eva Maier",
        "source": "quellen/a.txt",
        "source_quote": "Wir werden die Brücke nicht abreißen",
        "source_speaker": "Eva Maier",
        "difference": "nur in der Quelle «nicht»",
        "document": "e.txt",
        "start": "35",
        "end": "68",
    }
    lines = [json.loads(line) for line in Path("b.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [{name: str(value) for name, value in line.items()} for line in lines] == rows
    sheet = openpyxl.load_workbook("b.xlsx").active
    assert [[str(cell if cell is not None else "") for cell in row] for row in sheet.values] == [
        list(COLUMNS),
        *(list(row.values()) for row in rows),
    ]
    del desk


def test_a_cell_that_a_spreadsheet_would_run_is_text(desk):
    (desk / "e.txt").write_text("„=SUMME(1)“, sagte Eva Maier.\n", encoding="utf-8")
    assert run(["check", "e.txt", "--against", "quellen", "-o", "b.csv", "-o", "b.xlsx", "-q"]) == 1
    assert '"\'=SUMME(1)"' in Path("b.csv").read_text(encoding="utf-8-sig")
    cell = openpyxl.load_workbook("b.xlsx").active["B2"]
    assert (cell.value, cell.data_type) == ("=SUMME(1)", "s")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("e.txt", "--against: Es fehlen die Quellen; bitte ihre Dateien oder Ordner dahinter angeben."),
        (
            "--against quellen e.txt",
            "check: Es fehlt der Entwurf; er steht vor --against, dahinter stehen nur Quellen.",
        ),
        ("e.txt --against", "Der Option «--against» fehlt ihr Wert."),
        ("e.txt --against quellen -o b.doc", "--output: «b.doc» muss auf .csv, .xlsx, .jsonl oder .html enden."),
        ("e.txt --against quellen/a.txt -o e.txt", "--output: «e.txt» muss auf .csv, .xlsx, .jsonl oder .html enden."),
        ("e.txt --against quellen --types lied", "--types: "),
    ],
)
def test_wrong_use(desk, capsys, arguments, message):
    assert run(["check", *arguments.split()]) == 2
    assert message in capsys.readouterr().err
    assert {path.name for path in desk.iterdir()} == {"e.txt", "quellen"}


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("e --against a b -o x", "e --against a --against b -o x"),
        ("e --against a --against b c", "e --against a --against b --against c"),
        ("--against a -q e", "--against a -q e"),
        ("e --against - b -- --against c", "e --against - --against b -- --against c"),
        ("e --against -q", "e --against -q"),
        ("e --against", "e --against"),
        ("e f", "e f"),
    ],
)
def test_several_values_in_a_row(given, read):
    assert spread(given.split(), {"--against"}) == read.split()


def test_bad_sources_are_told_and_the_rest_is_done(desk, capsys):
    (desk / "quellen" / "leer.txt").write_text("", encoding="utf-8")
    (desk / "quellen" / "kaputt.docx").write_bytes(b"PK\x03\x04kaputt")
    (desk / "quellen" / "falsch.txt").write_text("Die Oberbürgermeisterin über Ã¼berall", encoding="utf-8")
    assert run(["check", "e.txt", "--against", "quellen", "fehlt.txt"]) == 1
    out, err = capsys.readouterr()
    assert re.findall("^Fehler: (.*?):", err, re.MULTILINE) == ["fehlt.txt", "quellen/kaputt.docx"]
    assert "enthält falsch kodierten Text" in err
    states = [line.split("  ")[0] for line in out.splitlines() if not line.startswith(" ")]
    assert states == ["verändert (Verneinung!)", "nicht prüfbar", "wörtlich"]
    assert "nicht sicher gelesen: fehlt.txt, quellen/kaputt.docx, quellen/falsch.txt und 1 weitere" in out


def test_a_scan_is_no_proof(desk, capsys):
    (desk / "scan.pdf").write_bytes(made.pdf_of([]))
    assert run(["check", "e.txt", "--against", "quellen", "scan.pdf"]) == 1
    assert "nicht prüfbar  „Völlig erfunden ist das alles.“" in capsys.readouterr().out


def test_wrongly_encoded_text_is_no_proof_but_may_be_repaired(desk, capsys):
    (desk / "e.txt").write_text("„Die Brücke hält“, sagte Eva Maier.\n", encoding="utf-8")
    (desk / "quellen" / "a.txt").write_text("„Die BrÃ¼cke hÃ¤lt“, sagte Eva Maier.\n", encoding="utf-8")
    assert run(["check", "e.txt", "--against", "quellen", "-q"]) == 1
    assert capsys.readouterr().out.startswith("nicht prüfbar  ")
    assert run(["check", "e.txt", "--against", "quellen", "-q", "--repair"]) == 0


def test_a_draft_without_quotations_is_told(desk, capsys):
    (desk / "e.txt").write_text("Nichts gesagt.\n", encoding="utf-8")
    assert run(["check", "e.txt", "--against", "quellen", "-o", "b.csv"]) == 0  # nothing is left to look at
    out, err = capsys.readouterr()
    assert out == ""
    assert "Hinweis: Im Entwurf steht kein Zitat, das zu prüfen wäre.\n" in err
    assert Path("b.csv").read_text(encoding="utf-8-sig").count("\n") == 1


def test_a_draft_that_cannot_be_read(desk, capsys):
    (desk / "bild.docx").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert run(["check", "bild.docx", "e.txt", "--against", "quellen", "-q"]) == 1
    out, err = capsys.readouterr()
    assert err.startswith("Fehler: bild.docx: ")
    assert "wörtlich  „Das steht fest“" in out


def test_a_draft_is_no_source_of_itself(desk, capsys):
    (desk / "quellen" / "e.txt").write_text(DRAFT, encoding="utf-8")
    assert run(["check", "quellen/e.txt", "--against", "quellen"]) == 1
    out, err = capsys.readouterr()
    assert "Hinweis: quellen/e.txt ist der Entwurf selbst und zählt nicht als Quelle.\n" in err
    assert "nicht gefunden  „Völlig erfunden" in out


def test_the_same_article_under_two_names_is_told(desk, capsys):
    (desk / "quellen" / "b.txt").write_text(SOURCE, encoding="utf-8")
    assert run(["check", "e.txt", "--against", "quellen"]) == 1
    assert "    auch in quellen/b.txt (derselbe Text)\n" in capsys.readouterr().out


def test_somebody_else_said_it(desk, capsys, monkeypatch):
    plain = fake.quotation

    def quotation(article, *place, **more):
        row = plain(article, *place, **more)
        name = "Jan Krüger" if article.document == "e.txt" else "Eva Maier"
        return fake.replace(row, attribution=fake.replace(row.attribution, speaker=name))

    monkeypatch.setattr(fake, "quotation", quotation)
    (desk / "e.txt").write_text("„Das steht fest“, sagte Jan Krüger.\n", encoding="utf-8")
    assert run(["check", "e.txt", "--against", "quellen"]) == 1  # word for word, and yet to be looked at
    out, err = capsys.readouterr()
    assert "    Entwurf: Jan Krüger. Quelle: Eva Maier\n" in out
    assert err.endswith("1 Zitat: 1 wörtlich, 1 in der Quelle von jemand anderem.\n")
    assert run(["check", "e.txt", "--against", "quellen", "--words-only", "-q"]) == 0


def test_a_table_of_articles_and_its_headline(desk, capsys):
    rows = [["id", "title", "text"], [7, "„Das steht fest“: Streit", "Kein Wort fiel."], [8, "Ohne", "„Ja“, sagte er."]]
    (desk / "e.xlsx").write_bytes(made.xlsx(rows))
    assert run(["check", "e.xlsx", "--against", "quellen/a.txt", "-q", "-o", "b.jsonl"]) == 1
    out = capsys.readouterr().out
    assert "wörtlich  „Das steht fest“  (e.xlsx#7, Überschrift)" in out
    first = json.loads(Path("b.jsonl").read_text(encoding="utf-8").splitlines()[1])
    assert (first["document"], first["start"], first["end"]) == ("e.xlsx#7", "", "")


def test_a_long_source_is_read_only_around_what_was_found(desk, monkeypatch):
    lengths = []
    plain = fake.Extractor.extract

    def extract(self, article, types="direct,partial"):
        lengths.append(len(article.text))
        return plain(self, article, types)

    monkeypatch.setattr(fake.Extractor, "extract", extract)
    page = "Es regnete auf den Deich und auf das Land dahinter, und niemand ging vor die Tür.\n" * 30
    (desk / "quellen" / "a.txt").write_text(page * 100 + SOURCE + page * 100, encoding="utf-8")  # 200 pages
    (desk / "e.txt").write_text("„Das steht fest“, sagte Eva Maier.\n", encoding="utf-8")
    assert run(["check", "e.txt", "--against", "quellen", "-o", "b.jsonl", "-o", "b.html", "-q"]) == 0
    assert max(lengths) < 40_000
    found = json.loads(Path("b.jsonl").read_text(encoding="utf-8"))
    assert (found["state"], found["source_speaker"]) == ("wörtlich", "Eva Maier")
    assert Path("b.html").stat().st_size < 40_000


def test_of_many_sources_the_lines_around_are_read_first(desk, monkeypatch):
    lengths = []
    plain = fake.Extractor.extract

    def extract(self, article, types="direct,partial"):
        lengths.append(len(article.text))
        found = plain(self, article, types)
        named = "sagte" in article.text
        return [row if named else fake.replace(row, attribution=fake.Attribution()) for row in found]

    monkeypatch.setattr(fake.Extractor, "extract", extract)
    page = "Es regnete auf den Deich und auf das Land dahinter, und niemand ging vor die Tür.\n" * 30
    quotes = [f"Der {number}. Satz steht fest" for number in range(13)]
    for number, quote in enumerate(quotes):
        frame = "Eva Maier sagte am Abend:\n" if number else f"Am Abend sagte Eva Maier etwas.\n{page}"
        (desk / "quellen" / f"s{number}.txt").write_text(f"{page}{frame}„{quote}.“\n{page}", encoding="utf-8")
    (desk / "e.txt").write_text("".join(f"„{quote}“, sagte Eva Maier.\n" for quote in quotes), encoding="utf-8")
    call = ["check", "e.txt", "--against", "quellen", "-o", "b.jsonl", "-q", "--workers", "1"]
    assert run(call) == 0
    rows = [json.loads(line) for line in Path("b.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {row["source_speaker"] for row in rows} == {"Eva Maier"}
    assert sum(length > 2000 for length in lengths) == 1  # the one whose lines name nobody, as a whole


# the sheet


def test_the_sheet_marks_what_differs(desk):
    del desk
    assert run(["check", "e.txt", "--against", "quellen", "-o", "b.html", "-q"]) == 1
    page = Path("b.html").read_text(encoding="utf-8")
    assert page.startswith('<!doctype html>\n<html lang="de" data-generator="quotes-pruefbogen">')
    assert '<del><span class="unseen">nur in der Quelle: </span>nicht</del>' in page
    assert '<span class="unseen"> hier fehlt: nicht </span>' in page
    assert page.index("Verneinung") < page.index("nicht gefunden</span>") < page.index("wörtlich</span>")


def test_no_script_gets_in(desk):
    hostile = "<script>alert(1)</script> & <img src=x onerror=alert(2)> {style} \ud7ff"
    (desk / "e.txt").write_text(f"„{hostile} Das steht fest“, sagte Eva Maier.\n", encoding="utf-8")
    (desk / "quellen" / "a.txt").write_text(f"{hostile}\n\n„{hostile} Das steht nicht fest“.\n", encoding="utf-8")
    assert run(["check", "e.txt", "--against", "quellen", "-o", "b.html", "-q"]) == 1
    page = Path("b.html").read_text(encoding="utf-8")
    assert re.findall("<(?:script|img)", page) == []
    assert "&lt;script&gt;" in page
    assert "default-src 'none'; style-src 'sha256-" in page


def test_a_sheet_is_no_source(desk, capsys):
    assert run(["check", "e.txt", "--against", "quellen", "-o", "quellen/b.html", "-q"]) == 1
    assert run(["check", "e.txt", "--against", "quellen"]) == 1
    assert "Prüfbogen" in capsys.readouterr().err
    del desk


def test_somebody_elses_file_stays(desk, capsys):
    (desk / "b.html").write_text("<p>Meins</p>", encoding="utf-8")
    assert run(["check", "e.txt", "--against", "quellen", "-o", "b.html"]) == 2
    assert "«b.html» gibt es schon" in capsys.readouterr().err
    assert (desk / "b.html").read_text(encoding="utf-8") == "<p>Meins</p>"
