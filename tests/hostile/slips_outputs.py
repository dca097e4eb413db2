"""Slips with what is written: two at once, killed ones, half texts, names of columns (points 14, 15, 19)."""

from __future__ import annotations

import csv
import os
import resource
import signal
import sys
from pathlib import Path

from hostile.desk import TESTS, Desk
from hostile.slips import slip
from quotes import files, writers
from quotes.table import columns
from quotes.table.cells import is_formula

ROW = dict.fromkeys(columns.COLUMNS, "") | dict.fromkeys(columns.NUMBERS, 0)


@slip(
    14,
    "a run that goes on",
    "a second one into the same table, also with --append",
    "the table of the first; no trace of the second",
)
def _(desk: Desk) -> None:
    desk.articles()
    desk.quotes("extract", "a", "-o", "t.csv")
    desk.write("a/3.txt", "„Neu“ DANN")
    seen = []

    def second() -> None:
        before = desk.names()
        for more in ([], ["--append"], ["--force"], ["--resume"]):
            said = desk.shell(f"quotes extract a -o t.csv {' '.join(more)}", code=2)
            assert "gehört zu einem Aufruf, der noch läuft" in said.err
            seen.append(desk.names() == before)

    desk.meanwhile = second
    desk.quotes("extract", "a", "-o", "t.csv", "--append")
    assert seen == [True] * 4
    assert Path("t.csv").read_text("utf-8-sig").count("Neu") >= 1
    assert desk.names() == ["a", "t.csv"]


@slip(14, "two containers with one folder", "both write the same table under the same process number", "both tables")
def _(desk: Desk) -> None:
    del desk
    number = os.getpid
    os.getpid = lambda: 1
    try:
        for form in ("csv", "xlsx"):
            one, two = writers.open_table(f"t.{form}"), writers.open_table(f"t.{form}")
            for sheet, said in ((one, "eins"), (two, "zwei")):
                sheet.write([ROW | {"quote": said}])
            one.keep()
            try:
                two.keep()
            except files.FileError as error:
                assert f"t-neu.{form}" in str(error)  # noqa: PT017 - told, and then looked for
            two.drop()
            assert Path(f"t-neu.{form}").stat().st_size
            if form == "csv":
                assert b"eins" in Path("t.csv").read_bytes()
                assert b"zwei" in Path("t-neu.csv").read_bytes()
    finally:
        os.getpid = number


KILLED = f"""
import os, signal, sys
sys.path[:0] = [{str(TESTS.parent)!r}, {str(TESTS)!r}]
import fake; fake.install()
from quotes import files
files.settle = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
from quotes.cli import main
main()
"""


@slip(14, "what a killed apply and a killed extract left", "the next run of each", "the table, and nothing beside it")
def _(desk: Desk) -> None:
    desk.articles()
    desk.quotes("extract", "a", "-o", "t.xlsx")
    desk.write("killed.py", KILLED)
    desk.write("p.toml", '[[person]]\nname = "Petra Harms"\naliases = ["Eva Maier"]\n')
    for call, left in (("apply t.xlsx --persons p.toml -o t.xlsx", 2), ("extract a -o t.xlsx --force", 2)):
        desk.shell(f"exec {sys.executable} killed.py {call}", code=-signal.SIGKILL)
        assert len([name for name in desk.names() if name.endswith(".tmp")]) == left
        desk.quotes(*call.split(), *["--resume"] * call.startswith("extract"))
        assert desk.names() == ["a", "killed.py", "p.toml", "t.xlsx"]


@slip(14, "a link under a name that a draft might have", "extract", "the file that it leads to")
def _(desk: Desk) -> None:
    desk.write("meins", "meins")
    desk.write("a.txt")
    for number in (1, os.getpid()):
        Path(f".t.csv.{number}.tmp").symlink_to("meins")
    desk.quotes("extract", "a.txt", "-o", "t.csv")
    assert Path("meins").read_text() == "meins"


@slip(15, "articles, a disk with room for some", "--save-text", "whole texts or none, and the whole table or none")
def _(desk: Desk) -> None:
    for number, size in enumerate((10, 5_000, 100, 9_000)):
        desk.write(f"a/{number}.txt", "„Ja“ " * size)
    desk.write("a/9.txt", "„Ja“ wenig")
    desk.shell(
        "quotes extract a --save-text texte > /dev/null",
        code=1,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, 9_000)),
    )
    kept = {path.name: path.read_bytes() for path in Path("texte").iterdir()}
    assert sorted(kept) == ["a_0.txt.txt", "a_2.txt.txt", "a_9.txt.txt"]
    assert all(data == Path(f"a/{name[2]}.txt").read_bytes() for name, data in kept.items())


@slip(
    15,
    "saved texts, one of them with somebody's note",
    "their articles are corrected, and the call comes once more",
    "both texts, each named",
)
def _(desk: Desk) -> None:
    desk.articles(2)
    call = ("extract", "a", "--save-text", "texte", "-q")
    desk.quotes(*call)
    desk.write("a/0.txt", "„Neu“")
    desk.write("texte/a_1.txt.txt", "meine Notiz")
    said = desk.quotes(*call, code=1)
    for number, text in ((0, "„Satz 0 hält“, sagte Petra Harms.\n"), (1, "meine Notiz")):
        assert f"--save-text: «texte/a_{number}.txt.txt» gibt es schon, mit anderem Inhalt" in said.err
        assert Path(f"texte/a_{number}.txt.txt").read_text() == text


NAMES = ("=cmd|' /C calc'!A0", "<img src=x onerror=alert(1)>", "a|b", "\u00ad=1+1", "@x")


@slip(19, "an archive with columns of odd names", "--keep all into CSV, Markdown and a workbook", "the names, as text")
def _(desk: Desk) -> None:
    from quotes.table import reading

    with Path("archiv.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["text", *NAMES], ["„Ja“, sagte Eva Maier.", *NAMES]])
    for form in ("csv", "md", "xlsx"):
        desk.quotes("extract", "archiv.csv", "--text-column", "text", "--keep", "all", "-o", f"t.{form}")
        loaded = reading.read(f"t.{form}")
        assert loaded.extra == NAMES
        assert [loaded.rows[0][name] for name in NAMES] == list(NAMES)
        desk.quotes("apply", f"t.{form}", f"t.{form}", "-o", f"u.{form}")  # and once more
        assert reading.read(f"u.{form}").extra == NAMES
    with Path("t.csv").open(encoding="utf-8-sig", newline="") as file:
        for line in csv.reader(file, delimiter=";"):
            assert not [cell for cell in line if is_formula(cell)]
    shown = Path("t.md").read_text("utf-8")
    assert "<img" not in shown
    assert {line.count(" | ") for line in shown.splitlines()} == {len(columns.COLUMNS) + len(NAMES) - 1}
    import openpyxl

    cells = next(openpyxl.load_workbook("t.xlsx")["Zitate"].iter_rows(max_row=1))
    assert {cell.data_type for cell in cells} == {"s"}


@slip(
    19,
    "a quotation that begins with signs nobody sees before «=»",
    "extract into CSV",
    "a cell that no spreadsheet runs",
)
def _(desk: Desk) -> None:
    for number, sign in enumerate(("\u00ad", "\u202e", "\u2066", "\u034f", "\U000e0041", "\x1b", "\u2800", "\ufe0f")):
        desk.write(f"a/{number}.txt", f"„{sign}=1+1“")
    desk.quotes("extract", "a", "-o", "t.csv")
    with Path("t.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert len(rows) == 8
    assert all(row["quote"].startswith("'") for row in rows)
