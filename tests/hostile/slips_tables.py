"""Slips with tables: a second run by accident, work in a table, a table that changes under the run (points 9, 10)."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from hostile.desk import Desk
from hostile.slips import slip

FORMATS = ("csv", "jsonl", "json", "md", "xlsx", "parquet")


def edit(path: Path) -> None:
    """Change a table far behind its head, as a person or program would."""
    if path.suffix == ".xlsx":
        import openpyxl

        book = openpyxl.load_workbook(path)
        book["Zitate"].cell(book["Zitate"].max_row, 1).value = "von Hand"
        book.save(path)
    elif path.suffix == ".parquet":
        import pandas as pd

        pd.read_parquet(path).assign(speaker="von Hand").to_parquet(path)
    else:
        data = path.read_bytes()
        at = data.rindex(b"Satz")
        path.write_bytes(data[:at] + b"SATZ" + data[at + 4 :])


@slip(
    9, "a finished table", "the same call once more, stopped by Ctrl-C", "the table, and in the journal what was done"
)
def _(desk: Desk) -> None:
    desk.articles()
    for name in ("t.csv", "t.xlsx"):
        desk.quotes("extract", "a", "-o", name)
        table = Path(name).read_bytes()
        desk.write("a/2.txt", "HALT")
        for more in ([], ["--resume"]):
            said = desk.quotes("extract", "a", "-o", name, *more, code=130)
            assert "Abgebrochen nach 2 von 3 Artikeln; die Tabelle bleibt, wie sie war; was fertig ist" in said.err
            assert f"«{Path(name).resolve()}.journal», und derselbe Aufruf mit --resume macht dort weiter." in said.err
            assert Path(name).read_bytes() == table
        desk.write("a/2.txt", "„Satz 2 hält“, sagte Petra Harms.\n")
        said = desk.quotes("extract", "a", "-o", name, "--resume")
        assert "Es geht weiter: 2 Artikel sind schon fertig." in said.err
        if name == "t.csv":
            assert Path(name).read_bytes() == table
    assert desk.names() == ["a", "t.csv", "t.xlsx"]


@slip(9, "part of a table, of a run that was stopped", "--resume, stopped again later", "the longer part")
def _(desk: Desk) -> None:
    desk.articles(6)
    desk.write("a/2.txt", "HALT")
    desk.quotes("extract", "a", "-o", "t.csv", code=130)
    short = Path("t.csv").read_bytes()
    desk.write("a/2.txt", "„Satz 2 hält“")
    desk.write("a/4.txt", "HALT")
    desk.quotes("extract", "a", "-o", "t.csv", "--resume", code=130)
    assert Path("t.csv").read_bytes().startswith(short)
    assert b"Satz 3" in Path("t.csv").read_bytes()


@slip(9, "a finished table of other articles", "a run with --force, stopped, then --resume", "the old table until then")
def _(desk: Desk) -> None:
    desk.articles()
    desk.articles(folder="b")
    desk.quotes("extract", "a", "-o", "t.csv")
    table = Path("t.csv").read_bytes()
    desk.write("b/2.txt", "HALT")
    desk.quotes("extract", "b", "-o", "t.csv", "--force", code=130)
    said = desk.quotes("extract", "b", "-o", "t.csv", "--resume", code=2)
    assert "3 Artikel, die dieser Lauf nicht liest" in said.err
    assert Path("t.csv").read_bytes() == table


@slip(9, "a table edited by hand", "--append, stopped by Ctrl-C", "every old row as edited, and what was done")
def _(desk: Desk) -> None:
    desk.articles()
    desk.quotes("extract", "a", "-o", "t.csv")
    edit(Path("t.csv"))
    desk.write("a/3.txt", "„Neu“")
    desk.write("a/4.txt", "„Auch neu“")
    desk.write("a/5.txt", "HALT")
    desk.quotes("extract", "a", "-o", "t.csv", "--append", code=130)
    assert b"SATZ 2" in Path("t.csv").read_bytes()
    assert b"Neu" in Path("t.csv").read_bytes()
    desk.quotes("extract", "a", "-o", "t.csv", code=2)


@slip(10, "tables edited in their last row, in six formats", "the same call once more", "the edited tables")
def _(desk: Desk) -> None:
    desk.articles()
    for form in FORMATS:
        name = f"t.{form}"
        desk.quotes("extract", "a", "-o", name)
        desk.quotes("extract", "a", "-o", name)  # as quotes left it
        edit(Path(name))
        table = Path(name).read_bytes()
        said = desk.quotes("extract", "a", "-o", name, code=2)
        assert f"«{name}» gibt es schon, und so hat quotes die Datei nicht hinterlassen; " in said.err
        assert Path(name).read_bytes() == table
    assert desk.names() == ["a", *sorted(f"t.{form}" for form in FORMATS)]


@slip(10, "names corrected by apply --persons", "extract to the same place", "the corrected table")
def _(desk: Desk) -> None:
    desk.articles()
    desk.quotes("extract", "a", "-o", "t.csv")
    desk.write("p.toml", '[[person]]\nname = "Petra Harms"\naliases = ["Eva Maier"]\n')
    desk.quotes("apply", "t.csv", "--persons", "p.toml", "-o", "t.csv")
    table = Path("t.csv").read_bytes()
    assert b"Petra Harms" in table
    said = desk.quotes("extract", "a", "-o", "t.csv", code=2)
    assert "Angaben, die jemand berichtigt hat (quotes apply)" in said.err
    assert Path("t.csv").read_bytes() == table


@slip(10, "a proof sheet saved with notes, figures and a persons file edited", "each command once more", "all of them")
def _(desk: Desk) -> None:
    desk.articles()
    desk.quotes("extract", "a", "-o", "t.csv")
    desk.write("a/gold.csv", Path("t.csv").read_bytes())
    calls = {
        "p.html": ("report", "t.csv", "a", "-o", "p.html"),
        "q.html": ("extract", "a", "-o", "u.csv", "--report", "q.html"),
        "z-sprecher.csv": ("stats", "t.csv", "--csv", "z.csv"),
        "l.csv": ("stats", "t.csv", "--long", "l.csv"),
        "b.csv": ("verify", "t.csv", "a", "--csv", "b.csv"),
        "n.toml": ("persons", "t.csv", "-o", "n.toml"),
        "f.csv": ("evaluate", "a/gold.csv", "--articles", "a", "--table", "t.csv", "--errors", "f.csv", "-q"),
        "z.json": ("evaluate", "a/gold.csv", "--articles", "a", "--table", "t.csv", "--json", "z.json", "-q"),
    }
    for name, call in calls.items():
        desk.quotes(*call)
        desk.quotes(*call)  # as quotes left it, without being asked
        Path(name).write_bytes(Path(name).read_bytes() + b"<!-- meine Notiz -->")
        left = Path(name).read_bytes()
        said = desk.quotes(*call, code=2)
        assert f"«{name}» gibt es schon" in said.err
        assert Path(name).read_bytes() == left
        desk.quotes(*call, "--force")


@slip(10, "findings of quotes check with somebody's notes, in four formats", "the same check once more", "the notes")
def _(desk: Desk) -> None:
    desk.write("entwurf.txt", "„Der Deich hält“, sagte Petra Harms.")
    desk.write("rede.txt", "„Der Deich hält“, sagte Petra Harms.")
    for name in ("b.csv", "b.xlsx", "b.jsonl", "b.html"):
        call = ("check", "entwurf.txt", "--against", "rede.txt", "-o", name)
        desk.quotes(*call)
        desk.quotes(*call)  # as quotes has left it, it may be replaced
        path = Path(name)
        path.write_bytes(path.read_bytes() + b" ")
        noted = path.read_bytes()
        assert (
            f"«{name}» gibt es schon, und so hat quotes die Datei nicht hinterlassen" in desk.quotes(*call, code=2).err
        )
        assert path.read_bytes() == noted


@slip(
    10,
    "a table",
    "somebody edits it while the run goes on, with and without --force",
    "the edited table, the new one beside it",
)
def _(desk: Desk) -> None:
    desk.articles()
    for name in ("t.csv", "t.xlsx"):
        shown = Path(name)
        desk.write("a/1.txt", "„Ja“")
        desk.quotes("extract", "a", "-o", name)
        desk.write("a/1.txt", "„Ja“ DANN „Nein“")
        desk.meanwhile = lambda shown=shown: shown.write_bytes(b"von Hand")
        said = desk.quotes("extract", "a", "-o", name, "--force", code=2)
        beside = shown.with_stem("t-neu")
        assert (
            f"«{name}» hat sich während des Laufs geändert und bleibt, wie sie ist; das Ergebnis liegt in" in said.err
        )
        assert f"«{beside.resolve()}»" in said.err
        assert shown.read_bytes() == b"von Hand"
        assert beside.stat().st_size > 100


@slip(10, "nothing", "somebody puts a file of this name there while the run goes on", "that file, the table beside it")
def _(desk: Desk) -> None:
    desk.write("a.txt", "„Ja“ DANN")
    desk.meanwhile = lambda: Path("t.jsonl").write_text("meins")
    desk.quotes("extract", "a.txt", "-o", "t.jsonl", code=2)
    assert Path("t.jsonl").read_text() == "meins"
    assert json.loads(Path("t-neu.jsonl").read_text())["quote"] == "Ja"


@slip(10, "a table, the records of quotes lost", "the same call once more", "the table, which counts as somebody's")
def _(desk: Desk) -> None:
    import os

    desk.articles()
    desk.quotes("extract", "a", "-o", "t.csv")
    table = Path("t.csv").read_bytes()
    state = Path(os.environ["QUOTES_STATE"])
    shutil.rmtree(state)
    desk.quotes("extract", "a", "-o", "t.csv", code=2)
    desk.quotes("extract", "a", "-o", "t.csv", "--force")
    (state / "files").write_bytes(b"\x00\xff kaputt" * 99)
    desk.quotes("extract", "a", "-o", "t.csv", code=2)
    assert Path("t.csv").read_bytes() == table
