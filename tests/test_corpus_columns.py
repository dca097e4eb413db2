"""``quotes corpus``: columns of an archive that go along, and texts that stand in several articles."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from corpora import extract, rows_of, table

from quotes.cli import run

pytest.importorskip("distributed")


def archive(path, departments, **more):
    columns = {"text": [f"„Satz {name}“, sagte Eva Maier." for name in departments], "Ressort": departments, **more}
    Path(path).parent.mkdir(exist_ok=True)
    pd.DataFrame(columns).to_parquet(path)


@pytest.mark.parametrize("keep", ["Ressort", "all", "seite, Ressort"])
def test_columns_of_an_archive_go_along(corpus, keep):
    archive("in.parquet", [f"R{n}" for n in range(9)], Seite=range(9), Speaker=["x"] * 9)
    assert corpus("in.parquet", "out", "--partition", "4", "--keep", keep)[0] == 0
    assert rows_of("out") == extract("in.parquet", "--keep", keep)
    assert [row["Ressort"] for row in rows_of("out")] == [f"R{n}" for n in range(9)]
    assert ("archive_Speaker" in rows_of("out")[0]) == (keep == "all")


def test_every_part_has_the_columns_of_all_tables(corpus):
    archive("in/a.parquet", ["R0", "R1"], Seite=[1, 2])
    archive("in/b.parquet", ["R2"], Jahr=[2026])
    Path("in/c.txt").write_text("„Satz“, sagte Eva Maier.", encoding="utf-8")
    assert corpus("in", "out", "--partition", "1", "--keep", "all")[0] == 0
    rows = rows_of("out")
    assert [[row[name] for name in ("Ressort", "Seite", "Jahr")] for row in rows] == [
        ["R0", "1", ""],
        ["R1", "2", ""],
        ["R2", "", "2026"],
        ["", "", ""],
    ]


def test_other_columns_to_keep_are_other_settings(corpus):
    archive("in.parquet", ["R0"], Seite=[1])
    assert corpus("in.parquet", "out", "--keep", "Ressort")[0] == 0
    code, err = corpus("in.parquet", "out", "--keep", "Seite")
    assert (code, "--keep «Ressort» statt «Seite»" in err) == (2, True)
    Path("nur").mkdir()
    Path("nur/a.txt").write_text("„Satz“", encoding="utf-8")
    code, err = corpus("nur", "aus", "--keep", "Ressort")
    assert (code, "--keep: Unter den Eingaben ist keine Tabelle mit Artikeln" in err) == (2, True)


def test_a_text_in_two_articles_counts_once_in_what_stats_says(corpus, capsys):
    table("in.parquet", ["„Satz“, sagte Eva Maier."] * 3)
    assert corpus("in.parquet", "out", "--partition", "1")[0] == 0
    rows = rows_of("out")
    assert [len({row["id"] for row in rows}), {row["same_as"] for row in rows}] == [1, {""}]
    pd.concat(pd.read_parquet(path) for path in sorted(Path("out").glob("*.parquet"))).to_parquet("alle.parquet")
    assert run(["stats", "alle.parquet"]) == 0
    assert capsys.readouterr().out.startswith("1 Zitat in 1 Zeile")
