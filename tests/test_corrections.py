"""quotes apply: corrections from the proof sheet and from tables edited in Excel."""

from __future__ import annotations

from pathlib import Path

import proof_sheets
import pytest

from quotes.cli import run
from quotes.review import corrections, persons_file
from quotes.review.corrections import Change

ROWS = [
    proof_sheets.row("Das reicht nicht", 10, speaker="Maier", role="Ministerin", rule="verb", reason="Redeverb."),
    proof_sheets.row("So geht es nicht", 50, speaker="Eva Maier", role="Bürgermeisterin", cue="sagte"),
    proof_sheets.row("Zeile eins\nZeile zwei", 90, speaker="", kind="empty", certainty=0, flags="unclosed"),
]


def change(ident="q10", field="speaker", old="Maier", new="Eva Maier", **more):
    return Change(ident, field, old, new, **{"verdict": "falsch", "date": "2026-11-22"} | more)


def test_a_corrected_speaker_brings_along_what_depends_on_it():
    applied = corrections.apply(ROWS, [change()])
    assert applied.rows[0] == ROWS[0] | {
        "speaker": "Eva Maier",
        "role": "Bürgermeisterin",  # hers elsewhere in the table
        "rule": "correction",
        "certainty": 100,
        "reason": "Von Hand berichtigt am 2026-11-22; vorher «Maier».",
        "flags": "checked",
    }
    assert applied.rows[1:] == tuple(ROWS[1:])
    assert applied.changed == ("q10 «Das reicht nicht»: Sprecher «Maier» → «Eva Maier»",)
    assert ROWS[0]["speaker"] == "Maier"


def test_a_corrected_speaker_has_gender_and_party_as_elsewhere_or_none():
    rows = [ROWS[0] | {"gender": "m", "party": "FDP"}, ROWS[1] | {"gender": "w", "party": "SPD"}]
    told = [corrections.apply(rows, [change(new=new)]).rows[0] for new in ("Eva Maier", "Petra Harms", "")]
    assert [(row["gender"], row["party"]) for row in told] == [("w", "SPD"), ("", ""), ("", "")]
    row = corrections.apply(rows, [change(), change(field="party", old="FDP", new="CDU")]).rows[0]
    assert (row["speaker"], row["gender"], row["party"]) == ("Eva Maier", "w", "CDU")


@pytest.mark.parametrize(
    ("asked", "cells"),
    [
        (change(new="Petra Harms"), {"speaker": "Petra Harms", "role": "", "kind": "person"}),
        (change(new=""), {"speaker": "", "kind": "empty", "certainty": 0}),
        (change("q90", old="", new="Petra Harms"), {"speaker": "Petra Harms", "kind": "person", "certainty": 100}),
        (change(field="type", old="direct", new="scare"), {"type": "scare", "speaker": "Maier", "certainty": 90}),
        (change(field="role", old="Ministerin", new="Ministerin a. D."), {"role": "Ministerin a. D.", "rule": "verb"}),
        (change(field="gender", old="", new="w"), {"gender": "w", "speaker": "Maier"}),
        (change(field="party", old="", new="SPD"), {"party": "SPD", "rule": "verb"}),
        (change(field="", old="", new="", verdict="richtig"), {"flags": "checked"}),
        (change(field="", old="", new=""), {"flags": "disputed"}),
        (change("q90", "", "", "", verdict="richtig"), {"flags": "checked unclosed"}),
        (change(old="anders", new="Maier"), {"speaker": "Maier", "rule": "verb", "flags": "checked"}),
    ],
)
def test_what_a_change_does(asked, cells):
    applied = corrections.apply(ROWS, [asked])
    number = ["q10", "q50", "q90"].index(asked.id)
    assert {name: applied.rows[number][name] for name in cells} == cells
    assert applied.refused == ()


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (change("q11"), "q11: diese id gibt es in der Tabelle nicht"),
        (change(""), "ohne id: diese id gibt es in der Tabelle nicht"),
        (change(old="Müller"), "q10: Sprecher ist in der Tabelle inzwischen «Maier», nicht «Müller»"),
        (change(quote="Das genügt"), "q10 «Das genügt»: das Zitat lautet in der Tabelle anders: «Das reicht nicht»"),
        (change(field="type", old="direct", new="wörtlich"), "Art «wörtlich» gibt es nicht; möglich sind direct, "),
        (change(field="kind", old="person", new="Mensch"), "Sprecherart «Mensch» gibt es nicht"),
        (change(field="gender", old="", new="x"), "Geschlecht «x» gibt es nicht; möglich sind w, m"),
        (change(field="quote", new="x"), "q10: die Spalte quote lässt sich nicht berichtigen"),
        (change(field="start", new="x"), "q10: die Spalte start lässt sich nicht berichtigen"),
        (change(field="farbe", new="x"), "q10: die Spalte farbe lässt sich nicht berichtigen"),
        (change(field="", new="", verdict="vielleicht"), "q10: «vielleicht» ist kein Urteil"),
    ],
)
def test_what_does_not_fit_is_refused_and_the_others_are_made(asked, reason):
    applied = corrections.apply(ROWS, [asked, change("q50", "cue", "sagte", "sagte sie")])
    assert len(applied.refused) == 1
    assert reason in applied.refused[0]
    assert applied.rows[1]["cue"] == "sagte sie"
    assert applied.rows[0] == ROWS[0]


def test_two_files_that_disagree_and_two_that_agree():
    twice = [change(), change(), change(new="Petra Harms")]
    applied = corrections.apply(ROWS, twice)
    assert applied.rows[0]["speaker"] == "Eva Maier"
    assert len(applied.changed) == 1
    assert applied.refused == ("q10: Sprecher ist schon anders berichtigt, zu «Eva Maier»",)


def test_applying_twice_changes_nothing_more():
    once = corrections.apply(ROWS, [change()])
    again = corrections.apply(once.rows, [change()])
    assert (again.rows, again.changed, again.refused, again.already) == (once.rows, (), (), 1)


def test_the_same_article_under_two_names():
    rows = [proof_sheets.row(start=10, document="a.txt"), proof_sheets.row(start=10, document="b.txt")]
    one = corrections.apply(rows, [change(old="Eva Maier", new="Petra Harms", document="b.txt")])
    assert [row["speaker"] for row in one.rows] == ["Eva Maier", "Petra Harms"]
    both = corrections.apply(rows, [change(old="Eva Maier", new="Petra Harms")])
    assert [row["speaker"] for row in both.rows] == ["Petra Harms", "Petra Harms"]


# the command


@pytest.fixture
def table(folder):
    del folder
    return proof_sheets.save("t.csv", ROWS)


def write(name, *lines, encoding="utf-8-sig"):
    Path(name).write_text("\r\n".join(lines) + "\r\n", encoding=encoding, newline="")
    return name


HEAD = "id;field;old;new;verdict;date;document;quote"


def test_corrections_of_the_proof_sheet(table, capsys):
    given = write(
        "k.csv",
        HEAD,
        "q10;speaker;Maier;Eva Maier;falsch;22.11.2026;a.txt;Das reicht nicht",  # as Excel saves the date
        "q50;;;;richtig;2026-11-22;a.txt;So geht es nicht",
        "q90;;;;falsch;2026-11-22;a.txt;Zeile eins Zeile zwei",
        "q99;speaker;A;B;falsch;2026-11-22;a.txt;weg",
    )
    assert run(["apply", table, given, "-o", "neu.csv"]) == 1
    rows = proof_sheets.load("neu.csv")
    assert [(row["speaker"], row["flags"]) for row in rows] == [
        ("Eva Maier", "checked"),
        ("Eva Maier", "checked"),
        ("", "disputed unclosed"),
    ]
    assert rows[0]["reason"] == "Von Hand berichtigt am 2026-11-22; vorher «Maier»."
    assert capsys.readouterr().err.splitlines() == [
        "Nicht übernommen: q99 «weg»: diese id gibt es in der Tabelle nicht.",
        "Geändert: q10 «Das reicht nicht»: Sprecher «Maier» → «Eva Maier»",
        (
            "1 Zelle berichtigt, 1 Zitat als richtig bestätigt, 1 Zitat als falsch gemeldet, ohne Berichtigung, "
            "1 Korrektur nicht übernommen."
        ),
        f"Tabelle: {Path('neu.csv').resolve()}",
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_the_table_edited_in_excel(table, capsys, encoding):
    edited = [row | {"quote": row["quote"].replace("\n", " ")} for row in ROWS]
    edited[0] |= {"speaker": "Eva Maier", "role": "Bürgermeisterin"}
    edited[2] |= {"quote": "Zeile eins", "speaker": "Wer"}
    columns = ["id", "speaker", "role", "quote", "document", "Notiz"]  # reordered, some deleted, one added
    lines = [";".join(columns), *(";".join(str(row.get(column, "prüfen")) for column in columns) for row in edited)]
    given = write("bearbeitet.csv", *lines, encoding=encoding)
    assert run(["apply", table, given, "-o", "neu.csv"]) == 1
    assert [(row["speaker"], row["role"]) for row in proof_sheets.load("neu.csv")] == [
        ("Eva Maier", "Bürgermeisterin"),
        ("Eva Maier", "Bürgermeisterin"),
        ("", ""),
    ]
    err = capsys.readouterr().err
    assert "q90 «Zeile eins»: das Zitat lautet in der Tabelle anders: «Zeile eins Zeile zwei»." in err
    assert "Die Spalte «Notiz» kommt mit in die Tabelle." in err
    assert "Sprecher «Maier» → «Eva Maier»" in err
    assert "Rolle «Ministerin» → «Bürgermeisterin»" in err


def test_the_table_unchanged_and_rows_deleted(table, capsys):
    assert run(["apply", table, table, "-o", "neu.csv"]) == 0
    assert Path("neu.csv").read_bytes() == Path(table).read_bytes()
    assert capsys.readouterr().err.startswith("0 Zellen berichtigt.")
    assert run(["apply", table, proof_sheets.save("kurz.csv", ROWS[:1]), "-o", "neu.csv"]) == 0
    assert "2 Zeilen der Tabelle fehlen darin; sie bleiben in der Tabelle." in capsys.readouterr().err
    assert len(proof_sheets.load("neu.csv")) == 3


@pytest.mark.parametrize("name", ["t.xlsx", "t.jsonl", "t.json"])
def test_other_formats(folder, capsys, name):
    del folder
    table = proof_sheets.save(name, ROWS)
    edited = proof_sheets.save(f"neu-{name}", [ROWS[0] | {"speaker": "Eva Maier"}, *ROWS[1:]])
    assert run(["apply", table, edited, "-o", "aus.csv"]) == 0
    assert proof_sheets.load("aus.csv")[0]["speaker"] == "Eva Maier"
    del capsys


def test_names_that_look_like_formulas_come_through(table):
    given = write("k.csv", HEAD, "q10;speaker;Maier;'=1+1;falsch;;;")
    assert run(["apply", table, given, "-o", "neu.csv", "-q"]) == 0
    assert proof_sheets.load("neu.csv")[0]["speaker"] == "'=1+1"


def test_persons_and_corrections_together(table, capsys):
    Path("p.toml").write_text('[[person]]\nname = "Dr. Eva Maier"\naliases = ["Eva  MAIER"]\nrole = "Ärztin"\n')
    given = write("k.csv", HEAD, "q10;speaker;Maier;Eva Maier;falsch;;;")
    assert run(["apply", table, given, "--persons", "p.toml", "-o", "neu.csv"]) == 0
    assert [(row["speaker"], row["role"]) for row in proof_sheets.load("neu.csv")][:2] == [
        ("Dr. Eva Maier", "Ärztin")
    ] * 2
    assert "Geändert: «Eva Maier» → «Dr. Eva Maier» in 2 Zeilen" in capsys.readouterr().err
    rows, told = persons_file.apply(ROWS, persons_file.read("p.toml"))
    assert rows[0] is ROWS[0]
    assert told == ["«Eva Maier» → «Dr. Eva Maier» in 1 Zeile"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "apply: Es fehlen die Korrekturen"),
        (["fehlt.csv"], "fehlt.csv: lässt sich nicht lesen"),
        (["text.txt"], "text.txt: ist keine Tabelle von quotes"),
        (["namen.csv"], "namen.csv: enthält keine Korrekturen"),
        (["t.csv", "--persons", "fehlt.toml"], "fehlt.toml: lässt sich nicht lesen"),
        (["t.csv", "-o", "fremd.csv"], "fremd.csv» gibt es schon"),
    ],
)
def test_wrong_use(table, capsys, arguments, message):
    Path("text.txt").write_text("Nur Text.", encoding="utf-8")
    Path("fremd.csv").write_text("meins", encoding="utf-8")
    write("namen.csv", "id;name", "1;2")
    assert run(["apply", table, *arguments]) == 2
    assert message in capsys.readouterr().err
    assert Path("fremd.csv").read_text(encoding="utf-8") == "meins"
