"""Who is heard, counted: women and men, parties and kinds of source, in all, by article and over time."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from rich.cells import cell_len

from quotes import stats
from quotes.cli import run
from quotes.stats import plot, sheets, text
from quotes.table import columns

BLANK = dict.fromkeys(columns.COLUMNS, "") | dict.fromkeys(columns.NUMBERS, 0)


def row(number, speaker, gender="", party="", kind="person", **more):
    about = {"speaker": speaker, "gender": gender, "party": party, "kind": kind, "utterance": number}
    return BLANK | {"type": "direct", "quote": "zwei Worte", "document": "a.txt", "date": "2026-01-30"} | about | more


ROWS = [
    row(1, "Ute Lohr", "w", "SPD"),
    row(1, "Ute Lohr", "w", "SPD"),  # her frame interrupts her: one quotation, four words
    row(2, "Ole Berg", "m", "SPD"),
    row(3, "Kim Roth", "", "FDP"),
    row(4, "Sprecherin", "w", kind="unnamed"),
    row(5, "Werft", kind="organisation"),
    row(1, "zwei Frauen", "w", kind="group", document="b.txt", date="2026-03-02"),
    row(2, "Anwohner", kind="group", document="b.txt", date="2026-03-02"),
    row(3, "", kind="empty", document="b.txt", date="2026-03-02"),
    row(4, "Ute Lohr", "w", "SPD", type="indirect", document="b.txt", date="2026-03-02"),
]
COUNTED = stats.count(ROWS)


def lines(section, counted=COUNTED):
    return list(csv.DictReader(io.StringIO(sheets.table(counted, section).removeprefix("\ufeff")), delimiter=";"))


def test_a_quotation_counts_once_and_its_words_all():
    total = COUNTED.total
    assert (total.utterances, total.women, total.men, total.no_gender, total.no_party) == (9, 4, 1, 2, 5)
    assert (total.women_words, total.men_words) == (8, 2)  # indirect words are nobody's
    assert stats.count(ROWS, indirect=True).total.women_words == 10


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        (COUNTED.genders, {"w": 4, "unknown": 2, "m": 1, "body": 1, "several": 1}),
        (COUNTED.parties, {"": 5, "SPD": 3, "FDP": 1}),
        (COUNTED.kinds, {"person": 4, "group": 2, "unnamed": 1, "organisation": 1, "empty": 1}),
    ],
)
def test_groups(groups, expected):
    assert {group.name: group.utterances for group in groups} == expected
    assert sum(expected.values()) == COUNTED.total.utterances


@pytest.mark.parametrize(
    ("section", "names", "expected"),
    [
        ("gender", ["gender", "utterances", "words"], [["w", "4", "8"], ["unknown", "2", "4"], ["body", "1", "2"],
                                                       ["m", "1", "2"], ["several", "1", "2"]]),
        ("party", ["party", "utterances", "women", "men"], [["", "5", "2", "0"], ["SPD", "3", "2", "1"],
                                                            ["FDP", "1", "0", "0"]]),
        ("speaker", ["speaker", "gender", "party"], [["Ute Lohr", "w", "SPD"], ["Anwohner", "", ""],
                                                     ["Kim Roth", "", "FDP"], ["Ole Berg", "m", "SPD"],
                                                     ["Sprecherin", "w", ""], ["Werft", "", ""],
                                                     ["zwei Frauen", "w", ""]]),
        ("document", ["document", "women", "men", "no_gender", "parties"], [["a.txt", "2", "1", "1", "SPD 2, FDP 1"],
                                                                            ["b.txt", "2", "0", "1", "SPD 1"]]),
    ],
)  # fmt: skip
def test_each_table_has_its_columns(section, names, expected):
    assert [[line[name] for name in names] for line in lines(section)] == expected


def test_kinds_and_genders_over_time():
    spoken = {line["period"]: (line["women"], line["kinds"]) for line in lines("period") if line["utterances"] != "0"}
    assert spoken == {
        "2026-01-30": ("2", "person 3, organisation 1, unnamed 1"),
        "2026-03-02": ("2", "group 2, empty 1, person 1"),
    }


def test_the_long_table_has_them():
    made = csv.DictReader(io.StringIO(sheets.long(COUNTED).removeprefix("\ufeff")), delimiter=";")
    named = [(line["section"], line["name"]) for line in made]
    assert {("gender", "w"), ("gender", "unknown"), ("party", ""), ("party", "SPD")} <= set(named)


def test_the_unknown_share_is_told_first():
    told = text.report(COUNTED, 15)
    assert "Geschlecht unbekannt: 22 %; sonst Frauen 80 %, Männer 20 % (von 5).\n" in told
    assert "Keine Partei genannt: 56 %; sonst SPD 3, FDP 1.\n" in told
    below = told.partition("\nGeschlecht\n")[2]
    assert below.splitlines()[2].startswith("unbekannt")
    assert told.partition("\nParteien\n")[2].splitlines()[2].startswith("keine genannt")
    for about in ("je Artikel", "im Zeitverlauf"):
        assert f"\nGeschlecht {about}\n" in told
        assert f"\nParteien {about}\n" in told


def test_every_line_fits():
    many = [row(n, "X", "w", party, document="d" * 90) for n, party in enumerate(["Bündnis Deutschland"] * 3 + [
        "Tierschutzpartei", "BVB/Freie Wähler", "Freie Wähler", "Die PARTEI", "SPD"], start=1)]  # fmt: skip
    for line in text.report(stats.count([*ROWS, *many]), 15).splitlines():
        assert cell_len(line) <= 80


def test_nobody_of_a_party_and_no_rows_at_all():
    told = text.report(stats.count([row(1, "Ute Lohr", "w")]), 15)
    assert "Keine Partei genannt: 100 %.\n" in told
    assert "\nParteien" not in told
    assert "Geschlecht" not in text.report(stats.count([]), 15)


@pytest.fixture
def table(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(*without):
        names = [name for name in columns.COLUMNS if name not in without]
        with Path("t.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, names, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(ROWS)
        return "t.csv"

    return write


def test_an_old_table_is_counted_without_them_and_that_is_told(table, capsys):
    assert run(["stats", table("gender", "party")]) == 0
    told = capsys.readouterr().out
    assert "Die Tabelle hat keine Spalten gender und party (Geschlecht, Partei)" in told
    assert "«quotes extract» neu gemachte hat sie" in told
    assert "Geschlecht unbekannt" not in told
    assert "\nGeschlecht\n" not in told
    assert run(["stats", table()]) == 0
    assert "Geschlecht unbekannt: 22 %" in capsys.readouterr().out


@pytest.mark.parametrize("heard", [True, False])
def test_the_picture_shows_them(heard):
    drawn = plot.draw(COUNTED, ".svg", 15, heard=heard).decode()
    assert drawn.count("<!-- Geschlecht: Zitate nach Art") == heard
    assert drawn.count("<!-- Parteien: Zitate nach Art") == heard


@pytest.mark.parametrize("headers", ["en", "de"])
def test_german_headers_come_back(headers, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    names = columns.titles(headers)
    with Path("t.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(names.values()))
        writer.writeheader()
        writer.writerows([{names[column]: each[column] for column in names} for each in ROWS])
    assert run(["stats", "t.csv"]) == 0
    assert capsys.readouterr().out == text.report(COUNTED, 15)
