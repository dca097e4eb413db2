"""Slips with inputs: the output is one of them, quotes' own files among them, what a folder holds beside (11 to 13)."""

from __future__ import annotations

import os
from pathlib import Path

from hostile.desk import ARTICLE, Desk
from hostile.slips import slip

PAGE = "<html><body><article><p>„Das reicht nicht“, sagte Eva Maier. Und so weiter.</p></article></body></html>"


@slip(11, "inputs of every command", "one of them given as the output, with --force", "the inputs")
def _(desk: Desk) -> None:
    desk.write("archiv.csv", "id;text\n1;„Ja“, sagte Eva Maier.\n")
    desk.write("notiz.md")
    desk.write("seite.html", PAGE)
    Path("link.md").symlink_to("notiz.md")
    desk.quotes("extract", "notiz.md", "-o", "t.csv")
    desk.write("k.csv", Path("t.csv").read_bytes())
    desk.write("gold.csv", Path("t.csv").read_bytes())
    measured = ("evaluate", "gold.csv", "--articles", ".", "--table", "t.csv", "-q")
    desk.quotes(*measured, "--json", "alt.json")
    calls = [
        ("extract", "archiv.csv", "-o", "archiv.csv"),
        ("extract", "notiz.md", "-o", "notiz.md"),
        ("extract", "notiz.md", "-o", "link.md"),
        ("extract", ".", "-o", "notiz.md"),
        ("extract", "seite.html", "-o", "x.csv", "--report", "seite.html"),
        ("report", "t.csv", "notiz.md", "seite.html", "-o", "seite.html"),
        ("apply", "t.csv", "k.csv", "-o", "k.csv"),
        ("stats", "t.csv", "--long", "t.csv"),
        ("verify", "t.csv", "notiz.md", "--csv", "t.csv"),
        ("check", "notiz.md", "--against", "archiv.csv", "-o", "archiv.csv"),
        ("check", "seite.html", "--against", "notiz.md", "-o", "seite.html"),
        ("check", "notiz.md", "--against", ".", "-o", "seite.html"),
        (*measured, "--errors", "gold.csv"),
        (*measured, "--errors", "t.csv"),
        (*measured, "--against", "alt.json", "--json", "alt.json"),
    ]
    before = {path.name: path.read_bytes() for path in Path().iterdir()}
    for call in calls:
        said = desk.quotes(*call, "--force", code=2)
        assert f"«{call[-1]}» ist eine der Eingaben und bleibt, wie sie ist; bitte einen anderen Namen w" in said.err
    assert {path.name: path.read_bytes() for path in Path().iterdir()} == before


@slip(12, "findings of quotes check among the sources", "the same check once more", "the same findings")
def _(desk: Desk) -> None:
    desk.write("entwurf.txt", "„Der Deich hält“, sagte Petra Harms.")
    desk.write("quellen/rede.txt", "„Der Deich hält“, sagte Petra Harms.")
    outputs = [part for end in ("csv", "xlsx", "jsonl", "html") for part in ("-o", f"quellen/befund.{end}")]
    call = ("check", "entwurf.txt", "--against", "quellen", *outputs)
    first = desk.quotes(*call)
    again = desk.quotes(*call)
    assert first.out == again.out
    assert again.err.startswith("Hinweis: 4 übersprungen: 1 .csv, 1 .jsonl, 1 .xlsx, 1 Prüfbogen\n")


@slip(11, "articles «a» and «a.txt»", "--save-text into their folder, with --force", "both articles")
def _(desk: Desk) -> None:
    desk.write("a", "„Das eine“")
    desk.write("a.txt", "„Das andere“")
    said = desk.quotes("extract", "a", "a.txt", "-o", "t.csv", "--save-text", ".", "--force", code=1)
    assert "--save-text: «a.txt» gibt es schon" in said.err
    assert Path("a.txt").read_text() == "„Das andere“"
    assert Path("t.csv").read_bytes().count(b"Das ") >= 2


@slip(
    12,
    "articles, our table, proof sheet and saved texts in one folder",
    "extract over it again",
    "as many rows as before",
)
def _(desk: Desk) -> None:
    desk.articles()
    desk.write("a/seite.html", PAGE)
    os.chdir("a")
    call = ("extract", ".", "-o", "zitate.md", "--report", "pruefen.html", "--save-text", "texte")
    first = desk.quotes(*call)
    rows = Path("zitate.md").read_text().count("\n")
    said = desk.quotes(*call)
    assert Path("zitate.md").read_text().count("\n") == rows
    told = "Hinweis: 6 übersprungen: 4 gespeicherte Texte, 1 Prüfbogen, 1 Tabelle von quotes"
    assert said.err.splitlines().count(told) == 1
    assert "übersprungen" not in first.err
    Path("pruefen.html").write_bytes(b"<!-- saved from url=x -->" + Path("pruefen.html").read_bytes())  # by a browser
    Path("zitate.md").write_text(Path("zitate.md").read_text().replace("Satz 1", "Satz eins"))
    os.chdir("..")
    for given in (["a"], ["a/*"], [*map(str, Path("a").iterdir())]):  # by a shell
        said = desk.quotes("extract", *given, "-o", "t.jsonl", "--force")
        assert Path("t.jsonl").read_text().count("\n") == rows - 2
    assert "1 Prüfbogen, 1 Tabelle von quotes" in said.err


@slip(12, "saved texts alone, and one that somebody has changed", "extract over them", "their quotations")
def _(desk: Desk) -> None:
    desk.articles(2)
    desk.quotes("extract", "a", "-o", "t.csv", "--save-text", "texte")
    desk.quotes("extract", "texte", "-o", "u.csv")
    assert Path("u.csv").read_bytes().count(b"Satz") == Path("t.csv").read_bytes().count(b"Satz")
    desk.write("texte/a_0.txt.txt", "„Satz null“, sagte Petra Harms.\n")
    desk.quotes("extract", "a", "texte", "-o", "v.csv")
    table = Path("v.csv").read_text("utf-8-sig")
    assert ("Satz null" in table, "texte/a_0.txt.txt" in table, "texte/a_1.txt.txt" in table) == (True, True, False)


@slip(12, "a table of ours", "given as an article", "one sentence")
def _(desk: Desk) -> None:
    desk.write("a.txt")
    desk.quotes("extract", "a.txt", "-o", "t.md")
    said = desk.quotes("extract", "t.md", code=1)
    assert "t.md: ist kein Artikel (Tabelle von quotes); bitte die Artikel selbst angeben." in said.err


@slip(
    13,
    "a folder with more than articles",
    "extract, report and verify over it",
    "one line that tells what was left out",
)
def _(desk: Desk) -> None:
    desk.articles(1)
    desk.write("woanders/b.txt", "„Nicht hier“")
    for name in ("a/brief.rtf", "a/ohne", "a/tabelle.csv"):
        desk.write(name)
    Path("a/zu").symlink_to("../woanders")
    Path("a/im-kreis").symlink_to(".")
    os.mkfifo("a/rohr.txt")
    told = (
        "Hinweis: 6 übersprungen: 2 Verknüpfungen mit Ordnern, 1 .csv, 1 .rtf, 1 keine gewöhnliche Datei, 1 ohne Endung"
    )
    for call in (
        ("extract", "a", "-o", "t.csv"),
        ("verify", "t.csv", "a"),
        ("report", "t.csv", "a", "-o", "p.html"),
    ):
        assert desk.quotes(*call).err.splitlines().count(told) == 1
    assert ARTICLE not in Path("t.csv").read_text("utf-8-sig")
