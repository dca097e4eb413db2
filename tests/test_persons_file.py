"""persons.toml: drafted from a table, edited by hand, used on rows and quotations."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import fake
import proof_sheets
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.cli import run
from quotes.data import Article
from quotes.review import merges, persons_draft, persons_file
from quotes.review.persons_file import PersonsError

FILE = """\
[[person]]
name = "Eva Maier"
aliases = ["Maier", "Ministerin Maier"]
role = "Umweltministerin"

[[person]]
name = "Reederei Lüttmann"
kind = "organisation"
"""


@pytest.mark.parametrize(
    ("speaker", "becomes"),
    [
        ("Maier", ("Eva Maier", "Umweltministerin", "person")),
        ("Eva Maier", ("Eva Maier", "Umweltministerin", "person")),
        ("ministerin  maier", ("Eva Maier", "Umweltministerin", "person")),
        ("Reederei Lüttmann", ("Reederei Lüttmann", "alt", "organisation")),
        ("Maierhofer", ("Maierhofer", "alt", "person")),
        ("", ("", "alt", "person")),
    ],
)
def test_rows_and_quotations_get_names_roles_and_kinds(speaker, becomes):
    persons = persons_file.parse(FILE)
    row = persons.row(proof_sheets.row(speaker=speaker, role="alt"))
    assert (row["speaker"], row["role"], row["kind"]) == becomes
    quotation = fake.Extractor().extract(Article("„Nein“"))[0]
    said = persons.quotation(quotation).attribution
    assert (said.speaker, said.role, said.kind) == ("Eva Maier", "Umweltministerin", "person")


@pytest.mark.parametrize(("speaker", "gender"), [("Maier", "w"), ("Reederei Lüttmann", "")])
def test_what_the_file_makes_a_firm_is_no_woman(speaker, gender):
    persons = persons_file.parse(FILE)
    assert persons.row(proof_sheets.row(speaker=speaker, gender="w"))["gender"] == gender
    said = fake.quotation(Article("„Nein“"), 0, 6)
    given = replace(said, attribution=replace(said.attribution, speaker=speaker, gender="w"))
    assert persons.quotation(given).gender == gender


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('[[person]]\nname = "Eva', 2, "ist kein gültiges TOML"),
        ('[[person]]\nname = "Eva"\naliases = ["a" "b"]\n', 3, "ist kein gültiges TOML"),
        ('[[person]\nname = "Eva"', 1, "ist kein gültiges TOML"),
        ('[person]\nname = "Eva"', 1, "mit doppelten Klammern"),
        ('[[persons]]\nname = "Eva"', 1, "«persons» gehört nicht in die Datei"),
        ('# eins\n[[person]]\nname = "Eva"\n[[person]]\nrole = "x"', 4, "dem Eintrag fehlt sein Name"),
        ('[[person]]\nname = "Eva"\n\n[[person]]\nname = "B"\nalias = ["x"]', 6, "«alias» gibt es nicht"),
        ('[[person]]\nname = "Eva"\nkind = "Mensch"', 3, "kind «Mensch» gibt es nicht; möglich sind person, "),
        ('[[person]]\nname = "Eva"\nkind = "empty"', 3, "kind «empty» gibt es nicht"),
        ('[[person]]\nname = "Eva"\naliases = "Maier"', 3, "aliases muss eine Liste sein"),
        ('[[person]]\nname = "Eva"\naliases = [1]', 3, "aliases muss eine Liste sein"),
        ("[[person]]\nname = 5", 2, "name muss Text in Anführungszeichen sein"),
        (
            '[[person]]\nname = "A"\naliases = ["X"]\n[[person]]\nname = "B"\naliases = ["x"]',
            6,
            "«x» gehört schon zu «A»",
        ),
        ('[[person]]\nname = "A"\nsame_as = "B"', 3, "same_as «B» ist kein Name in dieser Datei"),
        ('[[person]]\nname = "A"\nsame_as = 1', 3, "same_as muss Text in Anführungszeichen sein"),
        (
            '[[person]]\nname = "A"\nsame_as = "B"\n[[person]]\nname = "B"\nsame_as = "a"',
            6,
            "same_as «a» führt zum Eintrag selbst zurück",
        ),
        ('[[person]]\nname = "A"\n[[person]]\nname = "A"', 4, "«A» gehört schon zu «A»"),
    ],
)
def test_errors_name_the_line_and_the_cure(text, line, message):
    with pytest.raises(PersonsError) as error:
        persons_file.parse(text, "p.toml")
    assert str(error.value).startswith(f"p.toml, Zeile {line}: ")
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("data", "message"), [(None, "lässt sich nicht lesen"), ("[[person]]\nname='ä'".encode("cp1252"), "ist kein UTF-8")]
)
def test_files_that_cannot_be_read(folder, data, message):
    if data is not None:
        (folder / "p.toml").write_bytes(data)
    with pytest.raises(PersonsError, match=message):
        persons_file.read("p.toml")


def test_a_windows_editor_may_save_it(folder):
    (folder / "p.toml").write_bytes(b"\xef\xbb\xbf" + FILE.replace("\n", "\r\n").encode())
    assert persons_file.read("p.toml") == persons_file.parse(FILE)


def test_the_draft_tells_what_may_be_one():
    rows = [
        proof_sheets.row(speaker="Eva Maier", role="Ministerin", mention="sie", document="a.txt"),
        proof_sheets.row(speaker="Eva Maier", role="Ministerin", mention="Maier", document="b.txt"),
        proof_sheets.row(speaker="Maier", role="", mention="Maier"),
        proof_sheets.row(speaker="Polizei", role="", kind="organisation", mention=""),
        proof_sheets.row(speaker="Kai Ohm", role="Trainer"),
        proof_sheets.row(speaker="Kai Ohm", role="Vater"),
        proof_sheets.row(speaker=""),
    ]
    text = persons_draft.draft(rows)
    assert text.split("\n\n", 1)[1] == (
        "# 2 Zitate in 2 Artikeln\n# im Text: «sie», «Maier»\n# vielleicht dieselbe Person wie «Maier»\n"
        '[[person]]\nname = "Eva Maier"\naliases = []\nrole = "Ministerin"\nkind = "person"\n\n'
        '# 2 Zitate in 1 Artikel\n[[person]]\nname = "Kai Ohm"\naliases = []\n# auch: «Vater»\n'
        '# role = "Trainer"\nkind = "person"\n\n'
        "# 1 Zitat in 1 Artikel\n# im Text: «Maier»\n# vielleicht dieselbe Person wie «Eva Maier»\n"
        '[[person]]\nname = "Maier"\naliases = []\n# same_as = "Eva Maier"  # gleicher Nachname\n'
        '# role = ""\nkind = "person"\n\n'
        '# 1 Zitat in 1 Artikel\n[[person]]\nname = "Polizei"\naliases = []\n# role = ""\nkind = "organisation"\n'
    )
    assert persons_file.apply(rows, persons_file.parse(text)) == (rows, [])


def person(name, number=1, **cells):
    return [proof_sheets.row(speaker=name, **({"kind": "person", "mention": ""} | cells))] * number


SURE, SAME = "gleicher Nachname, gleiches Geschlecht", "gleicher Nachname"


@pytest.mark.parametrize(
    ("rows", "merged"),
    [
        (person("Eva Maier") + person("Maier"), [("Maier", "Eva Maier", SAME)]),
        (person("Eva Maier") + person("Maier", mention="sie"), [("Maier", "Eva Maier", SURE)]),
        (person("Eva Maier") + person("Maier", mention="er"), []),
        (person("Eva Maier") + person("Maier", role="Minister"), []),
        (person("Eva Maier") + person("Maier", gender="w"), [("Maier", "Eva Maier", SURE)]),
        (person("Eva Maier") + person("Ministerin Maier"),
         [("Ministerin Maier", "Eva Maier", "Ministerin ist kein Teil des Namens")]),
        (person("Eva Maier") + person("Minister Maier"), []),
        (person("Eva Maier") + person("Frau Dr. Maier"),
         [("Frau Dr. Maier", "Eva Maier", "Frau Dr. ist kein Teil des Namens")]),
        (person("Eva Maier") + person("Ministerin Eva Maier", 3),
         [("Ministerin Eva Maier", "Eva Maier", "Ministerin ist kein Teil des Namens")]),
        (person("Eva Maier") + person("E. Maier"), [("E. Maier", "Eva Maier", SAME)]),
        (person("Eva Maier") + person("K. Maier"), []),
        (person("Eva Maier") + person("Kai Maier"), []),
        (person("Eva Maier") + person("Anna Maier"), []),
        (person("Eva-Maria Maier") + person("Eva Maier", 5), [("Eva Maier", "Eva-Maria Maier", SURE)]),
        (person("Eva Maier") + person("Kai Maier", 2) + person("Maier"),
         [("Maier", "Kai Maier", SAME), ("Maier", "Eva Maier", SAME)]),
        (person("Anselm von Rottau") + person("von Rottau") + person("Rottau"),
         [("Rottau", "Anselm von Rottau", SAME), ("von Rottau", "Anselm von Rottau", SAME)]),
        (person("Petra Richter") + person("Richter"), [("Richter", "Petra Richter", SAME)]),
        (person("Bahn", kind="organisation") + person("Deutsche Bahn", kind="organisation"), []),
        (person("Eva Maier") + person("Sprecherin der Maier", kind="unnamed"), []),
    ],
)  # fmt: skip
def test_merges_are_suggested_where_nothing_speaks_against_them(rows, merged):
    by_name = {}
    for row in rows:
        by_name.setdefault(row["speaker"], []).append(row)
    found = [(name, each.into, each.why) for name, all_ in merges.suggested(by_name).items() for each in all_]
    assert sorted(found) == sorted(merged)
    assert [each for each in found if each[0] == "Maier"] == [each for each in merged if each[0] == "Maier"]


def test_a_person_takes_the_number_sign_away_and_two_are_one(folder, capsys):
    rows = person("Eva Maier", 2, role="Ministerin") + person("Ministerin Maier", role="") + person("Ohm")
    table = proof_sheets.save("t.csv", [row | {"id": f"q{number}"} for number, row in enumerate(rows)])
    assert run(["persons", table, "-o", "p.toml"]) == 0
    drafted = Path("p.toml").read_text("utf-8")
    assert drafted.count("\n# same_as = ") == 1
    Path("p.toml").write_text(drafted.replace("\n# same_as = ", "\nsame_as = "), "utf-8")
    assert run(["apply", table, "--persons", "p.toml", "-o", "neu.csv"]) == 0
    assert "«Ministerin Maier» → «Eva Maier» in 1 Zeile" in capsys.readouterr().err
    found = [(row["speaker"], row["role"]) for row in proof_sheets.load("neu.csv")]
    assert found == [("Eva Maier", "Ministerin")] * 3 + [("Ohm", "")]
    del folder


def test_same_as_may_go_over_several_entries_and_takes_their_aliases_along():
    text = (
        '[[person]]\nname = "E. M."\naliases = ["EM"]\nrole = "Rätin"\nsame_as = "maier"\n'
        '[[person]]\nname = "Maier"\nsame_as = "Frau Maier"\n'
        '[[person]]\nname = "Eva Maier"\naliases = ["Frau Maier"]\nrole = "Ministerin"\n'
    )
    persons = persons_file.parse(text)
    assert [entry.name for entry in persons.entries] == ["Eva Maier"]
    for name in ("EM", "E. M.", "Maier", "Frau Maier", "Eva Maier"):
        assert (persons.of_name(name).name, persons.of_name(name).role) == ("Eva Maier", "Ministerin")


@settings(deadline=None)
@given(st.lists(st.text(), max_size=4), st.text())
def test_every_draft_can_be_read_and_changes_no_name(names, other):
    rows = [proof_sheets.row(speaker=name, mention=other, role=other, kind=other) for name in names]
    persons = persons_file.parse(persons_draft.draft(rows))
    assert {entry.name.casefold() for entry in persons.entries} >= {
        " ".join(name.split()).casefold() for name in names if name.isprintable() and name.strip()
    }


def test_the_command(folder, capsys):
    table = proof_sheets.save("t.csv", [proof_sheets.row(), proof_sheets.row("x", 40, speaker="Maier")])
    assert run(["persons", table]) == 0
    assert capsys.readouterr().out.startswith("# Wer ist wer")
    assert run(["persons", table, "-o", "p.toml"]) == 0
    assert capsys.readouterr().err == f"2 Sprecher.\nPersonendatei: {folder.resolve() / 'p.toml'}\n"
    assert run(["persons", table, "-o", "p.toml"]) == 0  # as quotes left it
    before = Path("p.toml").read_bytes() + b"# meins"
    Path("p.toml").write_bytes(before)
    assert run(["persons", table, "-o", "p.toml"]) == 2  # somebody has edited it
    assert run(["persons", table, "-o", "p.txt"]) == 2
    assert run(["persons", table, "-o", "fehlt/p.toml"]) == 2
    assert Path("p.toml").read_bytes() == before
    assert run(["persons", table, "-o", "p.toml", "--force"]) == 0
