"""One number everywhere: summary, stats, «Personen», persons and the proof sheet count quotations and words alike."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import openpyxl
import pytest

from quotes.cli import run
from quotes.evaluation import tallies
from quotes.review import persons_draft
from quotes.table import legend, reading

TEXT = """\
Im „Kurier“ sprach Ministerin Eva Maier. „Das reicht“, sagte Eva Maier, „noch lange nicht.“

Jan Ohm widersprach: „Der Deich hält.“ Er nannte sie „völlig ahnungslos“.

„Wir prüfen das“, sagte eine Sprecherin der Werft. „Und zwar gründlich“, sagte sie.
"""
SAID = re.compile(r"(\d+) Zitate? in (\d+) Zeilen?, (\d+) zitierte[s]? W[oö]rt")


@pytest.fixture
def made(folder, extractor, monkeypatch, capsys):
    """Do what a user does: articles in, a workbook, a proof sheet, and all figures; give what the summary says."""
    monkeypatch.setattr("quotes.pipeline.Extractor", lambda *_given, **_options: extractor)
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.txt").write_text(TEXT.replace("Deich", "Damm"), encoding="utf-8")
    assert run(["extract", "a.txt", "b.txt", "-o", "t.xlsx", "--types", "all", "--workers", "1"]) == 0
    return capsys.readouterr().err


def people():
    names, *lines = openpyxl.load_workbook("t.xlsx")["Personen"].values
    return {line[0]: dict(zip(names, line, strict=True)) for line in lines}


def test_the_commands_agree(made, capsys):
    quotations, rows, words = map(int, SAID.search(made).groups())
    assert quotations < rows  # one is interrupted
    assert "weitere Zeilen ohne Rede (Begriff, Titel)" in made
    assert run(["stats", "t.xlsx", "--csv", "z.csv"]) == 0
    out = capsys.readouterr().out
    assert tuple(map(int, SAID.match(out).groups())) == (quotations, rows, words)
    assert "hat mehrere Zeilen und zählt einmal" in out
    with Path("z-sprecher.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file, delimiter=";"))
    counted = {line["speaker"]: tuple(int(line[name]) for name in ("utterances", "rows", "words")) for line in lines}
    shown = {name: (line["utterances"], line["rows"], line["words"]) for name, line in people().items()}
    assert shown == counted
    assert [list(shown), counted["Eva Maier"][:2]] == [list(counted), (2, 4)]
    assert sum(line[0] for line in counted.values()) <= quotations
    told = dict(row[:2] for row in openpyxl.load_workbook("t.xlsx")["Lauf"].values if row[0])
    assert told["Zitate (ein unterbrochenes hat mehrere Zeilen und zählt einmal)"] == quotations
    assert (told["davon Rede"], told["Wörter in den Zitaten (ohne indirekte Rede)"]) == (rows, words)


def test_the_draft_of_persons_agrees(made):
    del made
    drafted = persons_draft.draft(reading.read("t.xlsx").rows)
    for name, line in people().items():
        many = "e" * (line["utterances"] != 1), "n" * (line["documents"] != 1)
        about = f"# {line['utterances']} Zitat{many[0]} in {line['documents']} Artikel{many[1]}\n"
        assert about in drafted.partition(f'name = "{name}"')[0].rpartition("\n\n")[2]


def test_one_word_for_a_kind_and_a_type_everywhere():
    """What quotes evaluate and quotes explain print is what the legend calls it."""
    for column, labels in (("kind", tallies.KINDS), ("type", tallies.MARKS)):
        for english, german in legend.vocabulary(column).items():
            assert labels.get(english, german) == german
    assert (tallies.KINDS["document"], tallies.KINDS["anonymous"]) == ("Dokument", "ohne Namen")


def test_explain_names_the_type_as_the_table_does(made, capsys):
    del made
    assert run(["explain", "a.txt", "--types", "all"]) == 0
    kinds = {line.split()[1].rstrip(";") for line in capsys.readouterr().out.splitlines() if line.startswith("Art  ")}
    assert kinds <= set(legend.vocabulary("type").values())
    assert {"direkt", "Titel"} <= kinds
