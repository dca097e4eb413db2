"""Indirect speech in the counts: a column of its own, and its words are nobody's unless that is asked for."""

from __future__ import annotations

import csv
import io
import re

import openpyxl
import pytest

from quotes import stats, writers
from quotes.cli import run
from quotes.stats import plot, sheets, text
from quotes.table import columns

BLANK = dict.fromkeys(columns.COLUMNS, "") | dict.fromkeys(columns.NUMBERS, 0)


def row(speaker, quote="ein Wort", **more):
    return BLANK | {"speaker": speaker, "quote": quote, "document": "a", "type": "direct", "kind": "person"} | more


REPORTED = [
    row("Eva Maier", "der Deich halte noch", type="indirect", utterance=1, date="2026-03-01"),
    row("Eva Maier", "Wir prüfen", utterance=2, date="2026-03-02"),
    row("Jan Ohm", "er sei „ahnungslos“", type="indirect", utterance=3),  # with quoted words, which have their row, too
    row("Jan Ohm", "ahnungslos", type="partial", utterance=3),
]


@pytest.mark.parametrize(
    ("indirect", "words", "reported", "speakers", "days"),
    [
        (False, 3, 7, {"Eva Maier": (2, 1, 2), "Jan Ohm": (1, 0, 1)}, [0, 2]),
        (True, 10, 0, {"Eva Maier": (2, 1, 6), "Jan Ohm": (1, 0, 4)}, [4, 2]),
    ],
)
def test_words_of_indirect_speech_count_only_where_that_is_asked(indirect, words, reported, speakers, days):
    counted = stats.count(REPORTED, indirect=indirect)
    assert (counted.total.utterances, counted.total.words, counted.total.reported) == (3, words, reported)
    assert {each.name: (each.utterances, each.indirect, each.words) for each in counted.speakers} == speakers
    assert [each.words for each in counted.periods] == days
    assert [line["words"] for line in csv.DictReader(io.StringIO(sheets.table(counted, "speaker")), delimiter=";")] == [
        str(each[2]) for each in speakers.values()
    ]
    assert {f"{each[0]} {'Zitat' if each[0] == 1 else 'Zitate'}, {each[2]} Wörter" for each in speakers.values()} <= {
        line.replace("1 Wort", "1 Wörter")
        for line in re.findall(r"<!-- (.*?) -->", plot.draw(counted, ".svg", 5).decode())
    }
    assert ("--indirect" in text.report(counted, 5)) is bool(reported)


def test_the_people_of_the_workbook_count_them_alike(tmp_path):
    sheet = writers.open_table(str(tmp_path / "t.xlsx"))
    sheet.write(REPORTED)
    sheet.keep()
    names, *lines = openpyxl.load_workbook(tmp_path / "t.xlsx")["Personen"].values
    people = [dict(zip(names, line, strict=True)) for line in lines]
    assert [(line["utterances"], line["indirect"], line["words"]) for line in people] == [(2, 1, 2), (1, 0, 1)]


@pytest.mark.parametrize(
    ("rows", "head"),
    [
        (REPORTED, "direkt  indirekt  Artikel"),
        ([row("Eva Maier")], "direkt  Artikel"),
        ([each | {"role": "Ministerin"} for each in REPORTED], "direkt  indirekt"),  # the names need the room
    ],
)
def test_the_column_is_there_where_there_is_some(rows, head):
    heads = next(line for line in text.report(stats.count(rows), 5).splitlines() if line.startswith("Sprecher"))
    assert heads.endswith(f"% Wörter  {head}")


def test_the_command_has_an_option_for_it(folder, capsys):
    sheet = writers.open_table(str(folder / "t.csv"))
    sheet.write(REPORTED)
    sheet.keep()
    for arguments, indirect in (((), False), (("--indirect",), True)):
        assert run(["stats", "t.csv", *arguments]) == 0
        assert capsys.readouterr().out == text.report(stats.count(REPORTED, indirect=indirect), 15)
