"""Tables as CSV: what a German Excel and what programs read back; and files that are never half or lost."""

from __future__ import annotations

import csv
import io
import os
import re
import stat
import sys

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes import writers
from quotes.errors import UsageError
from quotes.table import columns
from quotes.table.cells import EXCEL_CELL, fold, is_formula, shorten, unguard
from quotes.writers.csv import DIALECTS, CsvFormat

BLANK = dict.fromkeys(columns.COLUMNS, "") | dict.fromkeys(columns.NUMBERS, 0)


def made(dialect, *rows):
    form = CsvFormat(DIALECTS[dialect])
    return form.head() + form.body(BLANK | row for row in rows), form


def read_back(text, dialect):
    kind = DIALECTS[dialect]
    lines = io.StringIO(text.removeprefix(kind.mark), newline="")
    return list(csv.DictReader(lines, delimiter=kind.delimiter))


def test_excel_de_to_the_byte():
    text, _ = made("excel-de", {"speaker": "Eva; Maier", "quote": 'Sie sagt „so“\r\nund "so"', "start": 7})
    head, line, rest = text.encode().split(b"\r\n")
    assert head.startswith(b'\xef\xbb\xbf"speaker";"quote";"context";"type";"certainty"')
    assert not head.startswith(b"\xef\xbb\xbfsep=")
    assert line.decode().startswith('"Eva; Maier";"Sie sagt „so“ und ""so""";"";"";0;"";')
    assert ';0;7;0;0;"";"";"";""' in line.decode()
    assert rest == b""


def test_rfc4180_to_the_byte():
    text, _ = made("rfc4180", {"quote": "eins\r\nzwei\rdrei"})
    assert text.startswith('"speaker","quote",')
    head, rest = text.split("\n", 1)
    assert "\r" not in head
    assert rest.startswith('"","eins\r\nzwei\rdrei","",')
    assert rest.endswith("\n")
    assert not rest.endswith("\r\n")


@pytest.mark.parametrize("sign", list("=+-@＝＋－＠"))
@pytest.mark.parametrize("before", ["", " ", "   ", "\xa0", "\n", "\u3000", "\t ", "\u200b", "\ufeff \u200b", "\0"])
def test_formulas_are_guarded_also_after_blanks(sign, before):
    for dialect in DIALECTS:
        text, form = made(dialect, {"quote": f"{before}{sign}1+1", "context": "a=b"})
        (row,) = read_back(text, dialect)
        assert row["quote"].startswith("'")
        assert row["context"] == "a=b"
        assert form.guarded == 1


@pytest.mark.parametrize(
    ("cell", "guarded"),
    [
        ("\tText", True),
        ("\rText", True),
        ("\nText", False),
        ("-", True),
        ("– so ist es", False),  # an en dash begins no formula
        ("'s ist gut", False),
        ("„=1“", False),
        ("1=1", False),
        ("#WERT", False),
        ("", False),
        ("  ", False),
    ],
)
def test_what_is_a_formula(cell, guarded):
    assert is_formula(cell) is guarded


def test_numbers_are_never_guarded():
    text, form = made("excel-de", {"start": -1})
    assert ";-1;" in text
    assert form.guarded == 0


@pytest.mark.parametrize(
    ("cell", "folded"),
    [
        ("eins\nzwei", "eins zwei"),
        ("eins \r\n\r\n  zwei", "eins zwei"),
        ("eins\rzwei\x85drei\u2028vier\u2029fünf\x0bsechs\x0csieben", "eins zwei drei vier fünf sechs sieben"),
        ("eins\n", "eins"),
        ("\neins", "eins"),
        ("\n", ""),
        ("NUL\0hier", "NUL hier"),
        (" bleibt\tso  ", " bleibt\tso  "),
        ("", ""),
    ],
)
def test_line_breaks_become_one_space(cell, folded):
    assert fold(cell) == folded


@pytest.mark.parametrize("char", ["a", "ü", "😀"])
def test_cells_longer_than_excel_can_hold_are_cut(char):
    cut = shorten(char * 40_000)
    assert len(cut.encode("utf-16-le")) <= EXCEL_CELL * 2
    assert len(cut.encode("utf-16-le")) >= EXCEL_CELL * 2 - 4
    assert cut.endswith(char + "…")
    text, form = made("excel-de", {"quote": char * 40_000}, {"quote": "kurz"})
    assert form.shortened == 1
    assert read_back(text, "excel-de")[1]["quote"] == "kurz"
    text, form = made("rfc4180", {"quote": char * 40_000})
    assert form.shortened == 0
    assert char * 40_000 in text


CELLS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\r\n\t\0\";,'=+-@ „“"), max_size=30)


@given(st.lists(st.tuples(CELLS, CELLS, st.integers(-5, 10**9)), max_size=4))
def test_what_is_written_is_read_back(cells):
    rows = [{"quote": quote, "flags": flags, "start": start} for quote, flags, start in cells]
    for dialect, kept in (("rfc4180", str), ("excel-de", fold)):
        text, _ = made(dialect, *rows)
        back = read_back(text, dialect)
        assert len(back) == len(rows)
        for row, cell in zip(rows, back, strict=True):
            assert int(cell["start"]) == row["start"]
            for column in ("quote", "flags"):
                assert unguard(cell[column]) == kept(row[column])
                assert not is_formula(cell[column])
        if dialect == "excel-de":
            assert text.count("\r\n") == len(rows) + 1
            assert len(re.findall("[\r\n]", text)) == 2 * (len(rows) + 1)


@pytest.mark.parametrize("dialect", list(DIALECTS))
def test_pandas_reads_both_dialects(tmp_path, dialect):
    path = tmp_path / "t.csv"
    sheet = writers.open_table(str(path), dialect)
    sheet.write([BLANK | {"speaker": "Eva Müller", "quote": 'Sie, „so“; "ja"', "start": 3, "certainty": 90}] * 2)
    sheet.keep()
    frame = pd.read_csv(path, sep=DIALECTS[dialect].delimiter, keep_default_na=False, encoding="utf-8-sig")
    assert tuple(frame.columns) == columns.COLUMNS
    assert frame["quote"].tolist() == ['Sie, „so“; "ja"'] * 2
    assert frame["start"].tolist() == [3, 3]
    assert frame["certainty"].dtype == "int64"


def test_a_table_appears_only_when_it_is_whole(folder):
    sheet = writers.open_table("t.csv")
    sheet.write([BLANK])
    assert not (folder / "t.csv").exists()
    sheet.keep()
    sheet.drop()
    assert [path.name for path in folder.iterdir()] == ["t.csv"]
    assert (folder / "t.csv").read_bytes().startswith(b'\xef\xbb\xbf"speaker";')


def test_a_table_that_is_dropped_leaves_nothing_and_the_old_one_as_it_was(folder):
    (folder / "t.csv").write_text("alt")
    sheet = writers.open_table("t.csv", force=True)
    sheet.write([BLANK])
    sheet.drop()
    assert [path.name for path in folder.iterdir()] == ["t.csv"]
    assert (folder / "t.csv").read_text() == "alt"


def test_a_table_without_rows_has_its_columns(folder):
    writers.open_table("t.csv").keep()
    assert (folder / "t.csv").read_text("utf-8-sig").count("\n") == 1


def test_the_file_has_the_usual_permissions(folder):
    if os.name == "nt":
        pytest.skip("permissions as Unix has them")
    before = os.umask(0o022)
    try:
        writers.open_table("t.csv").keep()
    finally:
        os.umask(before)
    assert stat.S_IMODE((folder / "t.csv").stat().st_mode) == 0o644


@pytest.mark.parametrize("dialect", list(DIALECTS))
def test_a_table_as_quotes_left_it_is_replaced(folder, dialect):
    for _ in range(2):
        sheet = writers.open_table("t.csv", dialect)
        sheet.write([BLANK])
        sheet.keep()
    assert sheet.replaces
    writers.open_table("t.csv", "rfc4180").keep()  # in the other dialect, too
    assert (folder / "t.csv").read_bytes().startswith(b'"speaker",')


@pytest.mark.parametrize(
    "content",
    [
        b"meine Notizen",
        "\ufeffspeaker;quote;context;type\r\nvon Hand;verbessert;;\r\n".encode(),  # saved by Excel: without quotes
    ],
)
def test_other_files_are_not_overwritten_without_force(folder, content):
    (folder / "t.csv").write_bytes(content)
    with pytest.raises(UsageError, match="--force"):
        writers.open_table("t.csv")
    assert (folder / "t.csv").read_bytes() == content
    assert len(list(folder.iterdir())) == 1
    sheet = writers.open_table("t.csv", force=True)
    sheet.keep()
    assert (folder / "t.csv").read_bytes() != content


@pytest.mark.parametrize(
    ("output", "told"),
    [
        ("ordner", "ist ein Ordner"),
        ("ordner/", "ist ein Ordner"),
        ("neu/", "ist ein Ordner"),
        ("fehlt/t.csv", "Den Ordner «fehlt» gibt es nicht"),
        ("t.xls", "keine bekannte Endung; möglich sind .csv, .xlsx, "),
        ("tabelle", "keine bekannte Endung"),
        (os.devnull, "keine gewöhnliche Datei"),
        ("datei/t.csv", "lässt sich nicht schreiben"),
        ("x" * 300 + ".csv", "lässt sich nicht schreiben"),
    ],
)
def test_outputs_that_cannot_be(folder, output, told):
    (folder / "ordner").mkdir()
    (folder / "datei").write_text("Text")
    with pytest.raises(UsageError, match=told) as caught:
        writers.open_table(output)
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 2
    assert sorted(path.name for path in folder.iterdir()) == ["datei", "ordner"]


def test_unknown_dialects_are_refused():
    with pytest.raises(UsageError, match=r"«excel» gibt es nicht; möglich sind excel-de und rfc4180\."):
        writers.open_table(None, "excel")


def test_a_link_stays_a_link(folder):
    (folder / "wirklich").mkdir()
    (folder / "t.csv").symlink_to("wirklich/t.csv")
    writers.open_table("t.csv").keep()
    assert (folder / "t.csv").is_symlink()
    assert (folder / "wirklich" / "t.csv").exists()


def test_a_table_held_open_by_excel_is_kept_beside(folder, monkeypatch):
    sheet = writers.open_table("t.csv")
    sheet.write([BLANK])

    def refuse(*_args):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    with pytest.raises(UsageError, match="vielleicht ist die Datei noch geöffnet") as caught:
        sheet.keep()
    sheet.drop()
    (kept,) = folder.iterdir()
    assert str(kept) in str(caught.value)
    assert kept.read_bytes().count(b"\r\n") == 2


def test_a_full_disk_is_told(monkeypatch, tmp_path):
    sheet = writers.open_table(str(tmp_path / "t.csv"))

    class Full(io.StringIO):
        def write(self, _text):
            raise OSError(28, "No space left on device")

    sheet._file.close()
    monkeypatch.setattr(sheet, "_file", Full())
    with pytest.raises(UsageError, match="No space left on device"):
        sheet.write([BLANK])
    sheet.drop()


def test_standard_output_gets_rows_at_once(monkeypatch):
    monkeypatch.setattr(sys, "stdout", io.StringIO(newline=""))
    sheet = writers.open_table("-")
    assert sheet.target is None
    sheet.write([])
    assert sys.stdout.getvalue().startswith('"speaker","quote"')
    sheet.write([BLANK])
    assert sys.stdout.getvalue().count("\n") == 2
    sheet.keep()
    sheet.drop()
