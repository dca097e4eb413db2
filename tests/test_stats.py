"""Who is quoted how often: the counts, the tables in the terminal, the CSV and the picture."""

from __future__ import annotations

import csv
import io
import re
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes import stats, writers
from quotes.cli import run
from quotes.review import proof
from quotes.stats import periods, plot, sheets, text
from quotes.table import columns, reading
from quotes.table.words import words

BLANK = dict.fromkeys(columns.COLUMNS, "") | dict.fromkeys(columns.NUMBERS, 0)


def row(speaker, quote="ein Wort", document="a", **more):
    kind = more.pop("kind", "person" if speaker else "empty")
    return BLANK | {"speaker": speaker, "quote": quote, "document": document, "type": "direct", "kind": kind} | more


ROWS = [
    row("Eva Maier", "Das reicht nicht", role="Ministerin", utterance=1, date="2026-01-30"),
    row("Eva Maier", "so gar nicht", role="Ministerin", utterance=1, date="2026-01-30"),  # her frame interrupts her
    row("Eva Maier", "Frechheit", "b", type="partial", utterance=1, date="2026-03-02", role="Abgeordnete"),
    row("Sprecher der Bahn", "Wir prüfen das", "b", kind="unnamed", utterance=2, date="2026-03-02", role="Sprecher"),
    row("", "Wer weiß das schon", "b", utterance=3, date="2026-03-02"),
    row("Bahn", "Na ja", "b", kind="organisation", type="indirect", utterance=4),
    row("", "Stern", type="title"),
    row("", "Wende", type="scare"),
]
COUNTED = stats.count(ROWS)


WORDS = pytest.mark.parametrize(
    ("quote", "number"),
    [
        ("", 0),
        ("– … !", 0),
        ("Das reicht nicht.", 3),
        ("Geht's?", 1),
        ("3,5 Prozent", 2),
        ("der SPD-Chef", 2),
        ("Nord-Ost-See-Kanal", 1),
        ("so – oder so", 3),
        ("und/oder", 2),
        ("Öl\nund\tÜbel", 3),
        ("Ü\u0308bel", 1),
        ("1.204.000 €", 1),
        ("O’Dwyer sagte: „Ja“", 3),
        ("„Wir“-Gefühl", 2),
        ("die 20-Jährige, 1,5-fach", 3),
        ("E-Mail-\nAdresse", 2),
    ],
)


@WORDS
def test_words(quote, number):
    assert words(quote) == number


@WORDS
def test_words_are_the_same_in_figures_workbook_and_proof_sheet(tmp_path, quote, number):
    said = row("Eva Maier", quote)
    assert stats.count([said]).total.words == number
    sheet = writers.open_table(str(tmp_path / "t.xlsx"))
    sheet.write([said])
    sheet.keep()
    names, values = openpyxl.load_workbook(tmp_path / "t.xlsx")["Personen"].values
    assert dict(zip(names, values, strict=True))["words"] == number
    shown = proof.payload(proof.Sheet("t", (proof.of_row(said, None),), (None,)))
    assert shown["rows"][0]["words"] == number  # the page adds these up


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_has_words_only_where_it_has_letters_or_digits(quote):
    assert words(quote) <= sum(char.isalnum() or char == "_" or ord(char) > 127 for char in quote)


def test_the_total():
    total = COUNTED.total
    assert (total.rows, total.utterances, total.words, total.reported) == (6, 5, 14, 2)
    assert (total.speakers, total.documents) == (3, 2)
    assert (total.direct, total.partial, total.indirect) == (3, 1, 1)  # utterances, all of them
    assert (total.unnamed, total.unknown) == (1, 1)
    assert (total.first, total.last) == ("2026-01-30", "2026-03-02")
    assert (COUNTED.others, COUNTED.undated) == (2, 1)


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        (COUNTED.speakers, {"Eva Maier": (2, 7, 1, 1), "Sprecher der Bahn": (1, 3, 1, 0), "Bahn": (1, 0, 0, 0)}),
        (COUNTED.kinds, {"person": (2, 7, 1, 1), "empty": (1, 4, 1, 0), "unnamed": (1, 3, 1, 0),
                         "organisation": (1, 0, 0, 0)}),
        (COUNTED.roles, {"Ministerin": (1, 6, 1, 0), "Sprecher": (1, 3, 1, 0), "Abgeordnete": (1, 1, 0, 1)}),
        (COUNTED.documents, {"b": (4, 8, 2, 1), "a": (1, 6, 1, 0)}),
        (COUNTED.periods, {"2026-01-30": (1, 6, 1, 0), "2026-03-02": (3, 8, 2, 1)}),
    ],
)  # fmt: skip
def test_the_groups_stand_by_weight(groups, expected):
    counted = {g.name: (g.utterances, g.words, g.direct, g.partial) for g in groups if g.rows}
    assert counted == expected
    assert list(counted) == list(expected)


def test_the_roles_of_a_speaker_stand_by_frequency():
    assert COUNTED.speakers[0].roles == ("Ministerin", "Abgeordnete")
    assert COUNTED.speakers[0].kind == "person"


def test_without_numbers_each_row_is_an_utterance():
    assert stats.count([row("Eva")] * 3).total.utterances == 3
    assert stats.count([row("Eva", utterance=1)] * 3).total.utterances == 1
    assert stats.count([row("Eva", utterance=1), row("Eva", document="b", utterance=1)]).total.utterances == 2


@pytest.mark.parametrize(
    ("dates", "names", "lost"),
    [
        ([], [], 0),
        (["2026-11-22"], ["2026-11-22"], 0),
        (["2026-02-27", "2026-03-01"], ["2026-02-27", "2026-02-28", "2026-03-01"], 0),
        (["2026-02-27T08:15:00", "2026-02-28 09:00"], ["2026-02-27", "2026-02-28"], 0),
        (["2025-11-30", "2026-02-27"], ["2025-11", "2025-12", "2026-01", "2026-02"], 0),
        (["2020-01-01", "2023-06-01"], ["2020", "2021", "2022", "2023"], 0),
        (["2026-02-27", "2026-03"], ["2026-02", "2026-03"], 0),
        (["2026-02-27", "2026"], ["2026"], 0),
        (["0001-01-01", "2026-01-01"], ["0001", "2026"], 0),
        (["gestern", "2026-13-01", "2026-02-30", "2026-02-27"], ["2026-02-27"], 3),
        (["gestern"], [], 1),
    ],
)
def test_periods_have_no_gaps(dates, names, lost):
    made, left = periods.over_time([row("Eva", date=date) for date in dates])
    assert ([group.name for group in made], left) == (names, lost)


# The terminal


REPORT = """\
5 Zitate in 6 Zeilen, 14 zitierte Wörter, 3 Sprecher, 2 Artikel.
Quellen ohne Namen: 20 % der Zitate; Sprecher unbekannt: 20 %.
Zitate nach Art: direkt 60 %, Teilzitat 20 %, indirekt 20 %.
Ein Zitat, das sein Redesatz unterbricht, hat mehrere Zeilen und zählt einmal.
Nicht gezählt, weil indirekt (--indirect zählt sie mit): 2 Wörter.
Nicht gezählt, weil keine Rede (Begriff, Titel): 2 Zeilen.
Ohne Datum: 1 Zeile.
Geschlecht unbekannt: 80 %.
Keine Partei genannt: 100 %.

Wer zitiert wird
Sprecher           Rolle       Zitate  Wörter  % Wörter  direkt  indirekt
─────────────────────────────────────────────────────────────────────────
Eva Maier          Ministerin       2       7      50 %    50 %       0 %
Sprecher der Bahn  Sprecher         1       3      21 %   100 %       0 %
… und 1 weitere

Art der Quellen
Quelle        Zitate  Wörter  % Wörter  % Zitate
────────────────────────────────────────────────
Person             2       7      50 %      40 %
unbekannt          1       4      29 %      20 %
ohne Namen         1       3      21 %      20 %
Organisation       1       0       0 %      20 %
"""


def test_the_report_says_what_was_counted():
    assert text.report(COUNTED, 2).startswith(REPORT)


def test_days_without_quotations_are_left_out():
    over_time = text.report(COUNTED, 2).partition("\nZeitverlauf\n")[2].partition("\n\n")[0]
    assert over_time.splitlines()[2:] == [
        "2026-01-30       1       6         1   100 %       0 %         0 %",
        "2026-03-02       3       8         2    67 %       0 %        33 %",
    ]


def test_of_nothing_it_says_so():
    assert text.report(stats.count([]), 5) == "0 Zitate in 0 Zeilen, 0 zitierte Wörter, 0 Sprecher.\n"
    assert "weil keine Rede (Begriff, Titel): 2 Zeilen" in text.report(stats.count(ROWS[-2:]), 5)


LONG = [
    row("Sprecherin des Bundesamtes für besonders lange Namen und Bezeichnungen " * 2, "Ja " * 400_000,
        "ein/sehr/langer/Pfad/zu/einem/Artikel/der/irgendwo/liegt/und/kein/Ende/nimmt.txt", role="Vorsitzende " * 9,
        date="2026-01-01"),
    row("[bold]Eva[/bold] :smile:\n=1", "Ja", "中文/[red].txt", role="[Rolle", date="2026-02-01"),
]  # fmt: skip


@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.slow
def test_lines_have_at_most_80_columns_and_names_are_no_markup(colour):
    report = text.report(stats.count(LONG), 5, colour=colour)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", report)
    assert (report != plain) is colour
    assert max(len(line) for line in plain.splitlines()) <= 80
    heads = [line for line in plain.splitlines() if re.search("Zitate +Wörter", line)]
    assert [head.split()[-1] for head in heads] == [
        *"Artikel Zitate Sprecher Namen Namen Zitate".split()
    ]  # none is cut
    assert "…wo/liegt/und/kein/Ende/nimmt.txt " in plain
    assert "[bold]Eva" in plain
    assert "[Rolle" in plain
    assert "400.001" in plain


# The CSV


def lines_of(made):
    return list(csv.DictReader(io.StringIO(made.removeprefix("\ufeff"), newline=""), delimiter=";"))


@pytest.mark.parametrize(
    ("section", "columns", "expected"),
    [
        ("total", ["utterances", "rows", "words", "speakers", "unknown"], [["5", "6", "14", "3", "1"]]),
        ("speaker", ["speaker", "kind", "roles", "utterances", "rows", "words", "words_percent", "direct", "last"], [
            ["Eva Maier", "person", "Ministerin, Abgeordnete", "2", "3", "7", "50", "1", "2026-03-02"],
            ["Sprecher der Bahn", "unnamed", "Sprecher", "1", "1", "3", "21", "1", "2026-03-02"],
            ["Bahn", "organisation", "", "1", "1", "0", "0", "0", ""],
        ]),
        ("kind", ["kind", "utterances", "speakers"], [["person", "2", "1"], ["empty", "1", "0"], ["unnamed", "1", "1"],
                                                      ["organisation", "1", "1"]]),
        ("role", ["role", "utterances"], [["Ministerin", "1"], ["Sprecher", "1"], ["Abgeordnete", "1"]]),
        ("document", ["document", "utterances", "rows"], [["b", "4", "4"], ["a", "1", "2"]]),
    ],
)  # fmt: skip
def test_each_table_has_its_columns(section, columns, expected):
    lines = lines_of(sheets.table(COUNTED, section))
    assert [[line[column] for column in columns] for line in lines] == expected
    assert {"section", "name"}.isdisjoint(lines[0])


def test_periods_without_quotations_have_their_line():
    lines = lines_of(sheets.table(COUNTED, "period"))
    assert (lines[0]["period"], lines[-1]["period"], len(lines)) == ("2026-01-30", "2026-03-02", 32)


def test_the_long_table_has_all_groups():
    lines = lines_of(sheets.long(COUNTED))
    assert tuple(lines[0]) == sheets.LONG
    sections = [line["section"] for line in lines]
    assert sections == sorted(sections, key=[*sheets.SECTIONS].index)
    assert sections.count("speaker") == 3
    eva = lines[1]
    assert (eva["name"], eva["kind"], eva["roles"]) == ("Eva Maier", "person", "Ministerin, Abgeordnete")
    assert (eva["rows"], eva["utterances"], eva["words"], eva["words_percent"]) == ("3", "2", "7", "50")
    assert (eva["first"], eva["last"]) == ("2026-01-30", "2026-03-02")
    assert "'=cmd" in sheets.long(stats.count([row("=cmd")]))


# The picture


def shown(data):
    """Return the texts of an SVG, which matplotlib keeps as comments beside the shapes of the letters."""
    return re.findall(r"<!-- (.*?) -->", data.decode())


def test_the_picture_shows_sorted_bars_in_german():
    data = plot.draw(COUNTED, ".svg", 2)
    assert ET.fromstring(data).tag.endswith("svg")  # noqa: S314 - we have just made it
    texts = shown(data)
    assert "5 Zitate in 6 Zeilen, 14 zitierte Wörter, 3 Sprecher, 2 Artikel" in texts
    assert "Die 2 meistzitierten von 3 Sprechern: Zitate nach Art, zitierte Wörter" in texts
    assert {"2 Zitate, 7 Wörter", "1 Zitat, 3 Wörter", "1 Zitat, 0 Wörter", "1 Zitat, 4 Wörter"} <= set(
        texts
    )  # beside the bars
    assert [name for name in texts if name in {"Eva Maier", "Sprecher der Bahn", "Bahn"}] == [
        "Eva Maier",
        "Sprecher der Bahn",
    ]
    assert {"direkt", "Teilzitat", "ohne Namen", "unbekannt", "Organisation"} <= set(texts)
    assert "Zitate im Lauf der Zeit" in texts


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Bahn", ["Bahn"]),
        ("Sprecherin des Ministeriums für Wirtschaft, Klimaschutz und Energie des Landes Brandenburg",
         ["Sprecherin des Ministeriums für", "Wirtschaft, Klimaschutz und", "Energie des Landes Brandenburg"]),
        ("Donaudampfschifffahrtselektrizitätenhauptbetriebswerk",
         ["Donaudampfschifffahrtselektrizität", "enhauptbetriebswerk"]),
    ],
)  # fmt: skip
def test_names_beside_the_bars_are_not_cut(name, lines):
    texts = shown(plot.draw(stats.count([row(name), row("Bahn")]), ".svg", 5))
    assert [each for each in texts if each in lines] == lines if name != "Bahn" else lines[0] in texts


def test_there_is_a_timeline_only_over_time():
    for rows in (ROWS[-3:], [row("Eva", date="2026-11-22")] * 3):
        assert "Zitate im Lauf der Zeit" not in shown(plot.draw(stats.count(rows), ".svg", 5))


@pytest.mark.parametrize("rows", [[], ROWS[-2:], LONG, [row("$x$ und 5 $"), row("中文 😀 العربية")], ROWS * 40])
def test_a_picture_of_anything(rows):
    assert plot.draw(stats.count(rows), ".png", 15).startswith(b"\x89PNG")


def test_months_are_written_as_germans_write_them():
    assert list(map(plot._when, ("2026-11-22", "2026-11", "2026"))) == ["22.11.2026", "11/2026", "2026"]


# The command


@pytest.fixture
def say(folder, capsys):
    """Run ``quotes stats ARGUMENTS`` in a folder with a table; give code, standard output, standard error."""
    del folder
    for name, headers in (("t.csv", "en"), ("t.xlsx", "de"), ("t.jsonl", "de")):
        sheet = writers.open_table(name, headers=headers)
        sheet.write(ROWS)
        sheet.keep()

    def call(*arguments):
        code = run(["stats", *arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return code, out, err

    return call


@pytest.mark.parametrize("name", ["t.csv", "t.xlsx", "t.jsonl"])
def test_every_format_gives_the_same_counts(say, name):
    assert say(name) == (0, text.report(COUNTED, 15), "")


FILES = [f"z-{name}.csv" for name in "gesamt sprecher quellen geschlecht parteien rollen artikel zeit".split()]


def test_files_are_written_and_written_again(say):
    for _ in range(2):
        code, _, err = say("t.csv", "--csv", "z.csv", "--long", "lang.csv", "--plot", "b.png")
        assert code == 0
        assert err.splitlines() == [
            f"Zahlen: {Path('z-gesamt.csv').resolve()}, {', '.join(FILES[1:])}",
            f"Zahlen: {Path('lang.csv').resolve()}",
            f"Bild: {Path('b.png').resolve()}",
        ]
    assert Path("lang.csv").read_bytes().decode() == sheets.long(COUNTED)
    for section, name in zip(sheets.SECTIONS, FILES, strict=True):
        assert Path(name).read_bytes().decode() == sheets.table(COUNTED, section)
    assert Path("b.png").read_bytes().startswith(b"\x89PNG")
    assert say("t.csv", "--plot", "b.svg", "--top", "1")[0] == 0
    assert say("t.csv", "--plot", "b.svg")[0] == 0
    others = {"b.png", "b.svg", "lang.csv", "t.csv", "t.jsonl", "t.xlsx"}
    assert {path.name for path in Path().iterdir()} == {*FILES, *others}


@pytest.mark.parametrize("given", ["zahlen", "zahlen/"])
def test_a_folder_takes_the_tables(say, given):
    assert say("t.csv", "--csv", given)[0] == 2  # there is none yet
    Path("zahlen").mkdir()
    assert say("t.csv", "--csv", given)[0] == 0
    assert {path.name for path in Path("zahlen").iterdir()} == {name.removeprefix("z-") for name in FILES}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["fehlt.csv"], "fehlt.csv: lässt sich nicht lesen"),
        (["notiz.txt"], "notiz.txt: ist keine Tabelle von quotes"),
        (["t.csv", "--csv", "z.txt"], "--csv: «z-gesamt.txt» muss auf .csv enden."),
        (["t.csv", "--long", "z.txt"], "--long: «z.txt» muss auf .csv enden."),
        (["t.csv", "--plot", "b.pdf"], "--plot: «b.pdf» muss auf .png oder .svg enden."),
        (["t.csv", "--long", "t.csv"], "--long: «t.csv» ist eine der Eingaben"),
        (["t.csv", "--csv", "z.csv"], "--csv: «z-rollen.csv» gibt es schon"),
        (["t.csv", "--plot", "foto.png"], "--plot: «foto.png» gibt es schon"),
        (["t.csv", "--csv", "fehlt/z.csv"], "Den Ordner «fehlt» gibt es nicht"),
        (["t.csv", "--plot", "ordner.png"], "ist ein Ordner"),
        (["t.csv", "--top", "0"], "--top"),
    ],
)
def test_wrong_use(say, arguments, told):
    Path("notiz.txt").write_text("Nur eine Notiz")
    Path("z-rollen.csv").write_text("meins")
    Path("foto.png").write_bytes(b"\x89PNG mein Foto")
    Path("ordner.png").mkdir()
    before = {path: path.stat().st_mtime_ns for path in Path().iterdir()}
    code, out, err = say(*arguments)
    assert code == 2
    assert out == ""
    assert told in err
    assert {path: path.stat().st_mtime_ns for path in Path().iterdir()} == before


def test_force_replaces_other_files(say):
    Path("z-zeit.csv").write_text("meins")
    assert say("t.csv", "--csv", "z.csv", "--force")[0] == 0
    assert Path("z-zeit.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_without_matplotlib_the_cure_is_named(say, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    code, _, err = say("t.csv", "--plot", "b.png")
    assert code == 2
    assert err == "Fehler: Für Bilder fehlt matplotlib; bitte mit «pip install 'quotes[plot]'» nachinstallieren.\n"
    assert say("t.csv")[0] == 0


def test_help_says_how_words_are_counted(say):
    code, out, _ = say()
    assert code == 0
    assert "UAX 29" in out
    assert say("--help")[1] == out


def test_the_fixtures_are_counted():
    paths = sorted(Path("fixtures/erwartet").glob("*.csv"))
    counted = stats.count(row for path in paths for row in reading.read(path).rows)
    assert (counted.total.rows, counted.others) == (235, 48)
    assert counted.speakers[0].name == "Ruben Schuricht"
