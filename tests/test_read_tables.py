"""Tables of articles: a row an article, columns named or guessed, in whichever dialect."""

from __future__ import annotations

import datetime as dt
import io
import json
import sys
import tracemalloc

import made
import pytest

from quotes import cli, readers
from quotes.errors import InputError
from quotes.readers import File, columns, hints

LONG = "„Wir machen weiter“, sagte Eva Maier am Montag in Köln, und alle nickten. " * 5
GUESSED = hints.GUESSED_TEXT.format
GUESSED_ID = hints.GUESSED_ID.format


def of(name, data, text="", ident=""):
    """Read a table; return (document, text) of each article, notices about the file, and failures."""
    file = File(name, "." + name.rpartition(".")[2], io.BytesIO(data), readers.Columns(text, ident))
    form, _unlike = readers.formats.recognise(file)
    found = list(readers._reader(form)(file))
    reads = [each for each in found if not isinstance(each, InputError)]
    articles = [(each.article.document, each.article.text) for each in reads if each.article]
    notices = [notice for each in reads if not each.article for notice in each.notices]
    return articles, notices, [str(each) for each in found if isinstance(each, InputError)]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("id;text\n1;Ja\n2;Nein\n", [("#1", "Ja"), ("#2", "Nein")]),
        ("id,text\n1,Ja\n", [("#1", "Ja")]),
        ("id\ttext\n1\tJa\n", [("#1", "Ja")]),
        ("id|text\n1|Ja\n", [("#1", "Ja")]),
        ("sep=;\r\nid;text\r\n1;Ja, nein; vielleicht\r\n", [("#1", "Ja, nein")]),
        ("sep=,\nid,text\n1,Ja;nein\n", [("#1", "Ja;nein")]),
        ("\n\nid;text\n1;Ja\n\n2;Nein\n", [("#1", "Ja"), ("#2", "Nein")]),  # blank lines
        ("text\nJa\nNein\n", [("#2", "Ja"), ("#3", "Nein")]),  # one column, rows as Excel numbers them
        ("ID;Text\n1;Ja\n", [("#1", "Ja")]),
        ('id;text\n1;"Ja;\n\nnein ""doch"""\n', [("#1", 'Ja;\n\nnein "doch"')]),
        ("id;text\n1;„Ja“, sagte sie\n", [("#1", "„Ja“, sagte sie")]),
        ("id;text;mehr\n1;Ja\n", [("#1", "Ja")]),  # a short row
        ("id;text\n1;Ja;zuviel\n", [("#1", "Ja")]),
        ("id;text\n;Ja\n", [("#2", "Ja")]),  # without id: its row
        ("id;text\n1;\n", [("#1", "")]),
        ("Volltext;Id\nJa;x/ä 1\n", [("#x/ä 1", "Ja")]),
        ("id;text\n1;=SUMME(A1)\n", [("#1", "=SUMME(A1)")]),
    ],
)
def test_dialects_of_csv(data, expected):
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        articles, _notices, failures = of("t.csv", data.encode(encoding))
        assert not failures
        assert [(document.removeprefix("t.csv"), text) for document, text in articles] == expected, encoding


@pytest.mark.parametrize(
    ("header", "row", "text", "ident"),
    [
        (["id", "text"], ["1", "a"], "text", "id"),
        (["titel", "inhalt", "nr"], ["a", "b", "c"], "inhalt", ""),
        (["content", "text"], ["a", "b"], "text", ""),  # the surer name
        (["URL", "Body", "GUID"], ["a", "b", "c"], "Body", "GUID"),
        (["x"], ["a"], "x", ""),
        (["a", "b", "c"], ["1", LONG, "kurz"], "b", ""),  # by length
        (["a", "b"], [LONG, LONG], None, None),  # which of the two?
        (["a", "b"], ["1", "kurz"], None, None),
        (["id", "artikel"], ["1", "a"], "artikel", "id"),
    ],
)
def test_guesses_are_told_and_doubts_are_errors(header, row, text, ident):
    data = made.xlsx([header, row])
    if text is None:
        with pytest.raises(InputError, match="mit --text-column angeben, vorhanden sind «a», «b»"):
            of("t.xlsx", data)
        return
    _articles, notices, _failures = of("t.xlsx", data)
    assert notices == [GUESSED(column=text), GUESSED_ID(column=ident) if ident else hints.NUMBERED]


def test_text_that_a_stray_mark_cut_off_is_told():
    data = 'id,text\n1,"„Ja", sagte sie"\n2,Nein\n'.encode()
    file = File("t.csv", ".csv", io.BytesIO(data), readers.Columns("text", "id"))
    assert [each.notices for each in readers._reader("csv")(file)] == [(), (hints.SURPLUS_CELLS,), ()]


def test_named_columns_are_taken_and_not_spoken_of():
    data = b"id;text;Kurz Text;nr\n1;Ja;Nein;9\n"
    assert of("t.csv", data, "Kurz Text", "nr") == ([("t.csv#9", "Nein")], [], [])
    assert of("t.csv", data, "kurz text ", "NR") == ([("t.csv#9", "Nein")], [], [])
    with pytest.raises(InputError, match=r"--text-column: Die Spalte «x» gibt es nicht; vorhanden sind «id», «text»"):
        of("t.csv", data, "x")
    with pytest.raises(InputError, match="--id-column: Die Spalte «y»"):
        of("t.csv", data, "text", "y")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (float("nan"), ""),
        (3.0, "3"),
        (3.5, "3.5"),
        (4711, "4711"),
        (True, "True"),
        (dt.date(2026, 3, 17), "2026-03-17"),
        (dt.datetime(2026, 3, 17), "2026-03-17"),  # noqa: DTZ001 - Excel knows no time zones
        (dt.datetime(2026, 3, 17, 18, 42), "2026-03-17 18:42:00"),  # noqa: DTZ001
        (" Text ", " Text "),
    ],
)
def test_cells_as_text(value, text):
    assert columns.written(value) == text


def test_xlsx_takes_the_first_sheet_with_rows_and_says_so():
    data = made.xlsx([[], ["id", "text"], [7, "Ja_x000D_\nNein"]], "Artikel", before=["Deckblatt"])
    articles, notices, _failures = of("t.xlsx", data)
    assert articles == [("t.xlsx#7", "Ja\r\nNein")]
    assert hints.FIRST_SHEET.format(sheet="Artikel") in notices


@pytest.mark.parametrize("name", ["t.csv", "t.jsonl", "t.xlsx", "t.parquet"])
def test_a_table_without_rows_is_told(name):
    data = {
        "t.csv": b"id;text\n",
        "t.jsonl": b"",
        "t.xlsx": made.xlsx([["id", "text"]]),
        "t.parquet": made.parquet({"id": [], "text": []}),
    }[name]
    articles, notices, failures = of(name, data)
    assert (articles, notices, failures) == ([], [hints.NO_ROWS], [])


def test_empty_files_and_empty_workbooks():
    assert of("t.csv", b"") == ([], [hints.NO_ROWS], [])
    assert of("t.xlsx", made.xlsx([])) == ([], [hints.NO_ROWS], [])


def test_jsonl_goes_on_after_a_bad_line(folder):
    lines = ['{"id": "a", "text": "Ja"}', "", "[1]", '{"text": "\\ud800 halb", "id": null}', '{"id": 5}', "{"]
    articles, _notices, failures = of("t.jsonl", "\n".join(lines).encode())
    assert [(document, text) for document, text in articles][::2] == [("t.jsonl#a", "Ja"), ("t.jsonl#5", "")]
    assert [failure.split(":")[0] for failure in failures] == ["t.jsonl#3", "t.jsonl#6"]
    (folder / "t.jsonl").write_text("\n".join(lines))
    (source,) = readers.find(["t.jsonl"]).sources
    texts = [read.article.text for read in readers.read(source) if not isinstance(read, InputError) and read.article]
    assert texts == ["Ja", "\N{REPLACEMENT CHARACTER} halb", ""]


def test_parquet_without_its_library_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(InputError, match=r"pip install 'quotes\[parquet\]'"):
        of("t.parquet", b"PAR1....PAR1")


def test_parquet_leaves_vectors_alone():
    data = made.parquet({"id": [1], "text": ["Ja"], "vektor": [[0.1] * 1000]})
    assert of("t.parquet", data)[0] == [("t.parquet#1", "Ja")]


@pytest.mark.parametrize("name", ["t.csv", "t.jsonl"])
def test_a_large_table_is_never_in_memory(folder, name):
    row = {"t.csv": f'{{number}};"{LONG}"\n', "t.jsonl": json.dumps({"id": "ID", "text": LONG}) + "\n"}[name]
    with (folder / name).open("w") as file:
        file.write("id;text\n" if name == "t.csv" else "")
        for number in range(30_000):
            file.write(row.replace("{number}", str(number)).replace("ID", str(number)))
    assert (folder / name).stat().st_size > 10_000_000
    (source,) = readers.find([name]).sources
    list(readers.read(readers.find([__file__]).sources[0]))  # imports are not counted
    tracemalloc.start()
    number = sum(read.article is not None for read in readers.read(source))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert number == 30_000
    assert peak < 8_000_000


@pytest.mark.usefixtures("no_model")
def test_a_table_on_the_command_line(folder, capsys):
    (folder / "t.csv").write_text("nr;titel;beitrag\nA1;Kopf;„Ja“, sagte sie.\nA2;;Nichts.\nA3;;„Nein“, sagte er.\n")
    code = cli.run(["extract", "t.csv", "--text-column", "beitrag", "--id-column", "nr", "-o", "z.csv"])
    err = capsys.readouterr().err
    assert code == 0
    assert "3 Artikel, 2 Zitate" in err
    assert "Spalte" not in err
    cells = (folder / "z.csv").read_text(encoding="utf-8-sig")
    assert "t.csv#A1" in cells
    assert "t.csv#A3" in cells
    cli.run(["extract", "t.csv", "--text-column", "beitrag", "-o", "z2.csv"])
    assert f"Hinweis: {hints.NUMBERED}: t.csv" in capsys.readouterr().err


@pytest.mark.usefixtures("no_model")
def test_a_table_from_standard_input_needs_the_column(folder, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("id,text\n1,„Ja“\n".encode())))
    assert cli.run(["extract", "-", "--text-column", "text", "-o", "z.csv"]) == 0
    assert "stdin#1" in (folder / "z.csv").read_text(encoding="utf-8-sig")
    capsys.readouterr()
