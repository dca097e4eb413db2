"""All formats: which is chosen, what is in the file to the byte, whose file is replaced. CSV has its own tests."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from html.parser import HTMLParser
from pathlib import Path

import fake
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from quotes import writers
from quotes.errors import UsageError
from quotes.table import columns, reading
from quotes.writers import markdown, parquet

BLANK = dict.fromkeys(columns.COLUMNS, "") | dict.fromkeys(columns.NUMBERS, 0)
ROW = BLANK | {"speaker": "Eva Müller", "quote": 'Sie, „so“\r\n"ja"', "start": 3, "certainty": 90}
FORMATS = ["csv", "xlsx", "jsonl", "json", "parquet", "md"]


def write(name, *articles, keep=True, **options):
    sheet = writers.open_table(name, **options)
    for rows in articles:
        sheet.write(rows)
    if keep:
        sheet.keep()
    sheet.drop()
    return sheet


# Which format


@pytest.mark.parametrize(
    ("name", "form", "begin"),
    [
        ("t.csv", None, b"\xef\xbb\xbf"),
        ("T.XLSX", None, b"PK"),
        ("t.jsonl", None, b'{"speaker": '),
        ("t.ndjson", None, b'{"speaker": '),
        ("t.json", None, b"[\n{"),
        ("t.parquet", None, b"PAR1"),
        ("t.md", None, b"| speaker | "),
        ("t.markdown", None, b"| speaker | "),
        ("tabelle", "xlsx", b"PK"),
        ("t.txt", "md", b"| speaker | "),
        ("t.csv", "csv", b"\xef\xbb\xbf"),
    ],
)
def test_the_suffix_or_the_option_tells_the_format(folder, name, form, begin):
    write(name, [ROW], form=form)
    assert [path.name for path in folder.iterdir()] == [name]
    assert (folder / name).read_bytes().startswith(begin)


@pytest.mark.parametrize(
    ("output", "options", "told"),
    [
        ("t.xls", {}, "keine bekannte Endung; möglich sind .csv, .xlsx, .jsonl, .json, .parquet, .md."),
        ("t.csv", {"form": "word"}, "«word» gibt es nicht; möglich sind csv, xlsx, jsonl, json, parquet, md."),
        ("t.csv", {"form": "xlsx"}, "Die Endung von «t.csv» sagt etwas anderes als xlsx"),
        (None, {"form": "xlsx"}, "xlsx ist kein Text; bitte mit --output eine Datei angeben, etwa zitate.xlsx."),
        ("-", {"form": "parquet"}, "parquet ist kein Text"),
        ("t.json", {"dialect": "excel-de"}, "Dialekte hat nur CSV, nicht json"),
        ("t.csv", {"headers": "fr"}, "--headers: «fr» gibt es nicht; möglich sind en und de."),
    ],
)
def test_what_cannot_be_chosen(folder, output, options, told):
    with pytest.raises(UsageError, match=re.escape(told)) as caught:
        writers.open_table(output, **options)
    assert "\n" not in str(caught.value)
    assert list(folder.iterdir()) == []


def test_parquet_without_its_library_is_told_before_the_work(folder, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(UsageError, match=r"fehlt pyarrow; bitte mit «pip install 'quotes\[parquet\]'»"):
        writers.open_table("t.parquet")
    assert list(folder.iterdir()) == []


def test_choosing_a_format_imports_no_library():
    code = (
        "import quotes.writers, quotes.table.reading, quotes.stats.plot, quotes.cli.stats, sys; "
        "heavy = {'xlsxwriter', 'openpyxl', 'pyarrow', 'pandas', 'matplotlib', 'numpy'}; "
        "sys.exit(str(sorted(heavy & set(sys.modules))))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.stderr.strip() == "[]"


@pytest.mark.parametrize("form", ["jsonl", "json", "md", "csv"])
def test_text_goes_to_standard_output_article_by_article(monkeypatch, form):
    monkeypatch.setattr(sys, "stdout", io.StringIO(newline=""))
    sheet = writers.open_table(None, form=form)
    sheet.write([ROW])
    assert "Eva Müller" in sys.stdout.getvalue()
    sheet.write([])
    sheet.write([ROW])
    sheet.keep(writers.Run())
    assert sys.stdout.getvalue().count("Eva Müller") == 2
    if form == "json":
        assert len(json.loads(sys.stdout.getvalue())) == 2


# What is in the file


def test_jsonl_to_the_byte(folder):
    write("t.jsonl", [ROW | {"context": "a\u2028b"}], [], [BLANK])
    first, second, rest = (folder / "t.jsonl").read_bytes().decode().split("\n")
    assert first.startswith('{"speaker": "Eva Müller", "quote": "Sie, „so“\\r\\n\\"ja\\"", "context": "a\\u2028b", ')
    assert '"certainty": 90, "role": "", ' in first
    assert json.loads(second) == BLANK
    assert rest == ""


def test_json_is_one_list(folder):
    write("t.json", [ROW], [], [BLANK, ROW])
    assert json.loads((folder / "t.json").read_bytes()) == [ROW, BLANK, ROW]
    write("leer.json")
    assert (folder / "leer.json").read_bytes() == b"[\n]\n"


@pytest.mark.parametrize("form", ["csv", "xlsx", "jsonl", "json", "parquet"])
def test_pandas_reads_them_all(folder, form):
    write(f"t.{form}", [ROW], [BLANK | {"id": "007", "quote": "=1"}])
    path = folder / f"t.{form}"
    frame = {
        "csv": lambda: pd.read_csv(path, sep=";", keep_default_na=False, dtype={"id": str}),
        "xlsx": lambda: pd.read_excel(path, keep_default_na=False, dtype={"id": str}),
        "jsonl": lambda: pd.read_json(path, lines=True, dtype=False),
        "json": lambda: pd.read_json(path, dtype=False),
        "parquet": lambda: pd.read_parquet(path),
    }[form]()
    assert tuple(frame.columns) == columns.COLUMNS
    assert frame["start"].tolist() == [3, 0]
    assert frame["start"].dtype == "int64"
    assert frame["id"].tolist() == ["", "007"]
    assert frame["date"].tolist() == ["", ""]
    assert not frame.isna().any().any()
    quote = {"csv": 'Sie, „so“ "ja"', "xlsx": 'Sie, „so“\n"ja"'}.get(form, ROW["quote"])
    assert frame["quote"].tolist() == [quote, "'=1" if form == "csv" else "=1"]


def test_parquet_has_types_and_bounded_groups(folder, monkeypatch):
    from pyarrow import parquet as pq

    monkeypatch.setattr(parquet, "_GROUP", 2)
    write("t.parquet", [ROW] * 3, [ROW] * 2)
    file = pq.ParquetFile(folder / "t.parquet")
    assert [file.metadata.row_group(group).num_rows for group in range(file.num_row_groups)] == [2, 2, 1]
    assert {str(field.type) for field in file.schema_arrow} == {"string", "int64"}
    assert [field.name for field in file.schema_arrow if str(field.type) == "int64"] == list(columns.NUMBERS)


class Cells(HTMLParser):
    """What a browser shows of each cell."""

    def __init__(self):
        super().__init__()
        self.rows = []

    def handle_starttag(self, tag, _attributes):
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self.rows[-1].append("")
        elif tag == "br":
            self.rows[-1][-1] += "\n"
        else:
            assert tag in {"table", "thead", "tbody"}, f"markup in a cell: {tag}"

    def handle_data(self, data):
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def shown(text):
    cells = Cells()
    cells.feed(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text))
    return [[" ".join(cell.split(" ")).strip() for cell in row] for row in cells.rows]


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a|b", "a&#124;b"),
        ("eins\r\nzwei\rdrei", "eins<br>zwei<br>drei"),
        ("*laut* _leise_", "&#42;laut&#42; &#95;leise&#95;"),
        ("5 $ und 6 $", "5 &#36; und 6 &#36;"),
        ("<b>&amp;", "&#60;b&#62;&#38;amp;"),
        ("„Grün-Weiß“ – ja!", "„Grün-Weiß“ – ja!"),
    ],
)
def test_markdown_escapes_what_would_be_markup(text, escaped):
    assert markdown.escape(text) == escaped


MARKUP = st.text(st.sampled_from("ab ü„“|\\`*_[]()<>&#~$!:/-+.@\n'\"1;"), max_size=20)


@given(st.lists(st.tuples(MARKUP, MARKUP), min_size=1, max_size=3))
def test_markdown_shows_every_cell_as_it_is(cells):
    form = markdown.MarkdownFormat({"speaker": "Sprecher", "quote": "Zitat"})
    text = form.head() + form.body([{"speaker": speaker, "quote": quote} for speaker, quote in cells])
    assert text.count("\n") == len(cells) + 2
    assert shown(text) == [["Sprecher", "Zitat"], *([cell.strip() for cell in row] for row in cells)]


# Nothing half, nothing lost


@pytest.mark.parametrize("form", FORMATS)
def test_a_table_appears_only_when_it_is_whole(folder, form):
    path = folder / f"t.{form}"
    write(path.name, [ROW], keep=False)
    assert list(folder.iterdir()) == []
    path.write_bytes(b"")
    sheet = writers.open_table(path.name)
    sheet.write([ROW])
    assert path.read_bytes() == b""
    sheet.keep()
    assert path.read_bytes() != b""
    sheet.drop()
    assert list(folder.iterdir()) == [path]


@pytest.mark.parametrize("form", ["xlsx", "parquet"])
def test_rows_are_on_disk_as_soon_as_an_article_is_done(folder, form):
    sheet = writers.open_table(f"t.{form}")
    sheet.write([ROW], [BLANK | {"type": "scare"}])
    (spool,) = folder.iterdir()
    rows = reading.read(spool).rows  # so a table is left even after a power cut
    assert [row["aside"] for row in rows] == ["0", "1"]
    assert rows[0] == ROW | {"aside": "0"}
    sheet.drop()
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("headers", ["en", "de"])
@pytest.mark.parametrize("form", FORMATS)
def test_a_table_as_quotes_left_it_is_replaced(folder, form, headers):
    name = f"t.{form}"
    write(name, [ROW], headers=headers)
    assert write(name, [ROW], [BLANK], headers="en").replaces
    if form != "md":
        assert len(reading.read(folder / name).rows) == 2
    write(name, headers=headers)
    write(name)  # also one without rows


def saved_by_openpyxl(path):
    import openpyxl

    book = openpyxl.load_workbook(path)
    book["Zitate"]["A2"] = "von Hand"
    book.save(path)


def saved_by_pandas(path):
    pd.read_parquet(path).to_parquet(path)


def edited(path):
    path.write_bytes(path.read_bytes().replace("Müller".encode(), b"Maier ", 1).replace(b'": "', b'":"'))


@pytest.mark.parametrize(
    ("form", "change"),
    [
        ("xlsx", saved_by_openpyxl),
        ("parquet", saved_by_pandas),
        ("jsonl", edited),
        ("json", edited),
        ("xlsx", lambda path: path.write_bytes(b"PK kein Archiv")),
        ("xlsx", lambda path: path.write_bytes(b"meine Notizen")),
        ("parquet", lambda path: path.write_bytes(b"meine Notizen")),
        ("json", lambda path: path.write_bytes(b'{"meine": "Notizen"}')),
        ("jsonl", lambda path: path.write_bytes(b'{"speaker": "Eva"}\n')),
        ("md", lambda path: path.write_bytes(b"# Meine Notizen\n")),
    ],
)
def test_what_was_changed_since_is_not_replaced_without_force(folder, form, change):
    path = folder / f"t.{form}"
    write(path.name, [ROW])
    change(path)
    content = path.read_bytes()
    with pytest.raises(UsageError, match="--force"):
        writers.open_table(path.name)
    assert path.read_bytes() == content
    assert list(folder.iterdir()) == [path]
    write(path.name, [ROW], force=True)
    assert path.read_bytes() != content


@pytest.mark.parametrize("form", ["xlsx", "parquet"])
def test_a_format_that_cannot_be_made_leaves_the_rows(folder, monkeypatch, form):
    sheet = writers.open_table(f"t.{form}")
    sheet.write([ROW])

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sheet._form, "make", full)
    with pytest.raises(UsageError, match=r"\(No space left on device\); die Zeilen liegen als JSONL in «") as caught:
        sheet.keep()
    sheet.drop()
    (kept,) = folder.iterdir()
    assert str(kept) in str(caught.value)
    assert [row["quote"] for row in reading.read(kept).rows] == [ROW["quote"]]


@pytest.mark.parametrize("form", ["xlsx", "parquet"])
def test_a_file_held_open_by_excel_is_kept_beside(folder, monkeypatch, form):
    sheet = writers.open_table(f"t.{form}")
    sheet.write([ROW])

    def refuse(*_args):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UsageError, match="vielleicht ist die Datei noch geöffnet") as caught:
        sheet.keep()
    sheet.drop()
    (kept,) = folder.iterdir()
    assert str(kept) in str(caught.value)
    assert len(reading.read(kept).rows) == 1


@pytest.mark.parametrize("form", ["xlsx", "parquet"])
def test_an_interruption_while_the_file_is_made_leaves_nothing(folder, monkeypatch, form):
    sheet = writers.open_table(f"t.{form}")
    sheet.write([ROW])

    def interrupted(spool, path, run):
        del spool, run
        path.write_bytes(b"halb")
        raise KeyboardInterrupt

    monkeypatch.setattr(sheet._form, "make", interrupted)
    with pytest.raises(KeyboardInterrupt):
        sheet.keep()
    sheet.drop()
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="signals as Unix has them")
@pytest.mark.parametrize("form", ["xlsx", "parquet", "json"])
def test_an_interrupted_run_keeps_the_articles_done_so_far(folder, form):
    for name, text in (("a.txt", "„Das reicht nicht“"), ("b.txt", "„Doch“"), ("c.txt", "LANGSAM")):
        (folder / name).write_text(text)
    command = [sys.executable, fake.__file__, "extract", ".", "-o", f"t.{form}", "--headers", "de"]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True)
    deadline = time.monotonic() + 60
    while not any(b"Doch" in path.read_bytes() for path in folder.glob(".t.*.tmp")) and time.monotonic() < deadline:
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)
    assert running.returncode == 130, err
    assert b"Traceback" not in err
    assert [row["quote"] for row in reading.read(f"t.{form}").rows] == ["Das reicht nicht", "Doch"]
    assert not list(folder.glob(".t.*"))
