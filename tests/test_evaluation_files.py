"""Gold files and floors as they are read and written, and ``quotes evaluate`` as a user meets it."""

from __future__ import annotations

import gzip
import json
import re
import tomllib
from pathlib import Path

import fake
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.cli import run
from quotes.data import Article, Span
from quotes.evaluation import floors, goldfiles
from quotes.evaluation.found import of_quotation, of_table
from quotes.evaluation.gold import Annotation, Gold, Mark, Row, Speech, Trap, Who
from quotes.evaluation.goldfiles import GoldError

ARTICLE = {
    "documentName": "a",
    "originalText": "„Gut“, sagte sie.",
    "tokens": [{"charBegin": 0, "charEnd": 1}, {"charBegin": 1, "charEnd": 4}],
    "annotations": [
        {
            "type": "Direct",
            "quote": {"spans": [{"charBegin": 0, "charEnd": 5}], "text": "„Gut“"},
            "speaker": {"spans": [{"charBegin": 13, "charEnd": 16}], "text": "sie"},
            "cue": {"spans": [{"charBegin": 7, "charEnd": 12}], "text": "sagte"},
            "medium": "Speech",
        },
        {"type": "Reported", "quote": {"spans": [], "text": ""}},
    ],
}
SPEAKER = {
    "doc": "a.json",
    "quote_begin": 0,
    "quote_end": 5,
    "speaker": "Eva Maier",
    "aliases": ["Maier"],
    "alternatives": [None],
    "attribution": "pronoun",
    "speaker_kind": "person",
    "is_speech": True,
}
MARK = {"doc": "a.json", "begin": 0, "end": 5, "kind": "speech"}
CASE = {
    "id": "c1",
    "phenomenon": "Probe",
    "text": "„Gut“, sagte sie.",
    "quotes": [{"begin": 0, "end": 5, "type": "direct", "speaker": None, "cue": "sagte"}],
    "traps": [{"text": "sie", "begin": 13, "end": 16}],
}
OF_ARTICLE = {
    "doc": "b.txt",
    "quotes": [{"begin": 0, "end": 5, "type": "direct", "speaker": "Eva Maier", "cue": None, "optional": True}],
    "not_statements": [{"begin": 6, "end": 9}],
}
TABLE = "speaker,quote,type,start,end,cue,kind,attribution\nEva Maier,Gut,direct,0,5,sagte,person,pronoun\n"


def write(name, content):
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = content if isinstance(content, str) else "".join(json.dumps(each) + "\n" for each in content)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return name


# gold


@pytest.mark.usefixtures("folder")
def test_article_of_the_data_set():
    gold = goldfiles.read([write("a.json", [ARTICLE])])
    assert gold.texts["a.json"].text == "„Gut“, sagte sie."
    assert gold.texts["a.json"].tokens == (Span(0, 1), Span(1, 4))
    roles = {"speaker": (Span(13, 16),), "cue": (Span(7, 12),), "addressee": (), "frame": ()}
    assert gold.annotations == (Annotation("a.json", "Direct", (Span(0, 5),), roles, "sie", "sagte"),)


@pytest.mark.parametrize("name", ["dev.jsonl", "dev.jsonl.gz", "ordner/dev.jsonl.gz"])
@pytest.mark.usefixtures("folder")
def test_the_field_file_names_the_article(name):
    write(name, [ARTICLE | {"file": "x.pretty.json"}, ARTICLE | {"file": "y.pretty.json"}])
    assert list(goldfiles.read([name.split("/")[0]]).texts) == ["x.pretty.json", "y.pretty.json"]


@pytest.mark.usefixtures("folder")
def test_a_json_file_may_hold_a_list():
    name = write("marks.json", json.dumps([MARK, MARK | {"begin": 2}]))
    assert goldfiles.read([name]).marks == (
        Mark("a.json", Span(0, 5), "speech"),
        Mark("a.json", Span(2, 5), "speech"),
    )


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (SPEAKER, Speech("a.json", Span(0, 5), Who("Eva Maier", ("Maier",), ("",)), "pronoun", "person")),
        (SPEAKER | {"duplicate_of": 3}, Speech("a.json", Span(0, 5), Who("Eva Maier", ("Maier",), ("",)), "pronoun",
                                               "person", is_duplicate=True)),
        (SPEAKER | {"speaker": None, "role": "Rätin", "is_speech": False},
         Speech("a.json", Span(0, 5), Who("", ("Maier",), ("",)), "pronoun", "person", role="Rätin", is_speech=False)),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("folder")
def test_speaker(item, expected):
    assert goldfiles.read([write("s.jsonl", [item])]).speeches == (expected,)


@pytest.mark.usefixtures("folder")
def test_case():
    gold = goldfiles.read([write("cases.jsonl", [CASE])])
    assert gold.rows == (Row("c1", Span(0, 5), "direct", Who(""), cue="sagte", group="Probe"),)
    assert (gold.traps, gold.texts["c1"].text) == ((Trap("c1", Span(13, 16)),), "„Gut“, sagte sie.")


@pytest.mark.usefixtures("folder")
def test_rows_of_an_article_beside_the_file():
    write("gold/b.txt", "„Gut“, sagt Maier.\r\n")
    gold = goldfiles.read([write("gold/b.json", [OF_ARTICLE])])
    assert gold.rows == (Row("b", Span(0, 5), "direct", Who("Eva Maier"), cue="", is_optional=True),)
    assert gold.texts["b"].text == "„Gut“, sagt Maier.\r\n"
    assert gold.traps == (Trap("b", Span(6, 9)),)


@pytest.mark.parametrize("table", [TABLE, TABLE.replace(",", ";"), "\ufeff" + TABLE.replace("\n", "\r\n")])
@pytest.mark.usefixtures("folder")
def test_table_of_an_article_among_others(table):
    write("artikel/b.txt", "„Gut“, sagt Maier.")
    write("artikel/c.txt", "Nichts.")
    gold = goldfiles.read([write("b.csv", table)], "artikel")
    assert gold.rows == (Row("b", Span(0, 5), "direct", Who("Eva Maier"), "pronoun", "person", cue="sagte"),)
    assert gold.texts.keys() == {"b"}


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("g.jsonl", "{}\n", "g.jsonl, Zeile 1: die Felder sind keine"),
        ("g.jsonl", json.dumps(MARK) + "\nkaputt\n", "g.jsonl, Zeile 2: ist kein gültiges JSON"),
        ("g.json", "[1]", "g.json: erwartet wird ein Objekt"),
        ("g.jsonl", [MARK | {"begin": "0"}], "ein Feld fehlt oder passt nicht"),
        ("g.jsonl", [MARK | {"end": -1}], "ein Feld fehlt oder passt nicht"),
        ("g.jsonl", [MARK | {"kind": "sonst"}], "kind: sonst"),
        ("g.jsonl", [CASE | {"quotes": 1}], "ein Feld fehlt oder passt nicht"),
        ("g.csv", "speaker,type\nEva Maier,direct\n", "ist keine Tabelle mit speaker, type, start und end"),
        ("g.csv", "", "ist keine Tabelle mit speaker, type, start und end"),
        ("g.jsonl.gz", None, "g.jsonl.gz: lässt sich nicht lesen"),
        ("fehlt.json", None, "fehlt.json: nicht gefunden"),
        ("leer/x.txt", "x", "Im Ordner liegt kein Gold"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_is_no_gold_is_told_in_a_sentence(name, content, message):
    if name.endswith(".gz"):
        Path(name).write_bytes(b"\x1f\x8bkaputt")
    elif content is not None:
        write(name, content)
    with pytest.raises(GoldError, match=r"^[^\n]+$") as caught:
        goldfiles.read([name.split("/")[0]])
    assert message in str(caught.value)


FIELDS = st.sampled_from(
    "originalText annotations doc quote_begin quote_end speaker begin end kind id text quotes aliases type".split()
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 50) | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS, inner, max_size=8),
    max_leaves=25,
)


@given(JSON)
def test_any_json_is_gold_or_a_sentence(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    try:
        assert isinstance(goldfiles.read([str(path)]), Gold)
    except GoldError as error:
        assert "any.json" in str(error)  # noqa: PT017 - one of two good ends


@pytest.mark.usefixtures("folder", "no_model")
def test_rows_of_a_table_are_those_just_found():
    text = write("a.txt", "„Gut“, sagte Eva Maier.")
    assert run(["extract", text, "-o", "t.csv", "-q"]) == 0
    (quotation,) = fake.Extractor().extract(Article(Path(text).read_text(encoding="utf-8"), "a.txt"))
    assert of_table("t.csv") == {"a": [of_quotation(quotation)]}


# floors


FLOORS = """\
# Why these.

[at_least]
"rows.type" = 95

[at_most]
"rows.speaker.wrong" = 8
"""


def test_floors_stay_as_they_are_written():
    assert floors.parse(FLOORS, "f.toml").text() == FLOORS


def test_floors_that_move_keep_what_was_said_of_them():
    said = FLOORS.replace("= 95", "= 95  # half of them titles").replace("[at_most]", "# Not more.\n[at_most]")
    moved = floors.parse(said, "f.toml").moved({"rows.type": 97.5, "rows.speaker.wrong": 6.5}, lower=False)
    assert moved.text() == said.replace("95", "97").replace("= 8", "= 7")


@pytest.mark.parametrize(
    ("percents", "missed"),
    [
        ({"rows.type": 95.0, "rows.speaker.wrong": 8.0}, ()),
        ({"rows.type": 94.9, "rows.speaker.wrong": 0.0}, ("rows.type: 94,9 %, verlangt mindestens 95,0 %",)),
        ({"rows.type": 99.0, "rows.speaker.wrong": 8.1}, ("rows.speaker.wrong: 8,1 %, verlangt höchstens 8,0 %",)),
        ({"rows.type": 99.0}, ("rows.speaker.wrong: –, verlangt höchstens 8,0 %",)),  # not measured is not met
    ],
)
def test_floors_missed(percents, missed):
    assert floors.parse(FLOORS, "f.toml").missed(percents) == missed


@pytest.mark.parametrize(
    ("percents", "lower", "expected"),
    [
        ({"rows.type": 97.9, "rows.speaker.wrong": 5.1}, False, (97, 6)),
        ({"rows.type": 95.2}, False, (95, 8)),  # what was not measured stays
        ({"rows.type": 93.7, "rows.speaker.wrong": 8.0}, True, (93, 8)),
        ({"rows.type": 93.7, "rows.speaker.wrong": 8.0}, False, None),
        ({"rows.type": 99.0, "rows.speaker.wrong": 8.5}, False, None),
    ],
)
def test_floors_are_lowered_only_on_demand(percents, lower, expected):
    known = floors.parse(FLOORS, "f.toml")
    if expected is None:
        with pytest.raises(floors.FloorError, match="nichts geschrieben"):
            known.moved(percents, lower=lower)
    else:
        moved = known.moved(percents, lower=lower)
        assert (moved.at_least["rows.type"], moved.at_most["rows.speaker.wrong"]) == expected


@pytest.mark.parametrize(
    "text", ["kaputt", "[at_least]\na = 'x'", "[sonst]\na = 1", "at_least = 3", "[at_least]\na=true"]
)
def test_what_are_no_floors(text):
    with pytest.raises(floors.FloorError, match=r"«f.toml» sind keine Schwellen"):
        floors.parse(text, "f.toml")


# the command


@pytest.fixture
def say(folder, no_model, capsys):
    """Run ``quotes evaluate ARGUMENTS`` with the stand-in pipeline; give code, standard output, standard error."""
    del folder, no_model

    def call(*arguments):
        code = run(["evaluate", *arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return code, out, err

    return call


GOOD = CASE | {"quotes": [{"begin": 0, "end": 5, "type": "direct", "speaker": "Eva Maier", "cue": "sagte"}]}
BAD = GOOD | {"id": "c2", "quotes": [GOOD["quotes"][0] | {"speaker": "Tom Berg"}]}


def test_measures_and_prints(say):
    code, out, err = say(write("cases.jsonl", [GOOD, BAD]))
    assert (code, err) == (0, "")
    assert out.startswith("2 Artikel, 2 Stellen gefunden\n\nZeilen von Tabellen\n  gefunden ")
    assert "  ganze Zeile richtig, ohne indirekte    50,0 %    [9,5–90,5]  (1/2)\n" in out
    assert "gesamt 50,0 % (1) 50,0 % (1) 0,0 % (0) 2" in " ".join(out.split())
    assert "fake 50,0 % (1) 50,0 % (1)" in " ".join(out.split())
    assert "  Namen mit 90 oder mehr: 100,0 % (2/2)\n  Erwarteter Fehler der Sicherheit: 40,0 Punkte\n" in out
    assert re.search(r"\n\nquotes:[\w.]+\|modell:\w{8}\|wortlisten:\w{8}\|gold:\w{8}\|arten:all\n$", out)


def test_measures_a_table_without_reading_articles(say):
    write("a.txt", "„Gut“, sagte Eva Maier.")
    run(["extract", "a.txt", "-o", "t.csv", "-q"])
    speaker = SPEAKER | {"doc": "a"}
    code, out, _ = say(write("s.jsonl", [speaker]), "--table", "t.csv")
    assert code == 0
    assert "gesamt 100,0 % (1) 0,0 % (0) 0,0 % (0) 1" in " ".join(out.split())


def test_writes_json_errors_and_calibration(say):
    gold = write("cases.jsonl", [GOOD, BAD])
    code, _, _ = say(gold, "--json", "z.json", "--errors", "f.csv", "--calibrate", "c.toml")
    assert code == 0
    data = json.loads(Path("z.json").read_text(encoding="utf-8"))
    whole = data["figures"]["rows"]["whole"]
    assert (whole["right"], whole["of"], whole["percent"]) == (1, 2, 50.0)
    assert '"Sprecher falsch";"c2";"„Gut“";"Tom Berg";"Eva Maier"' in Path("f.csv").read_text(encoding="utf-8")
    assert tomllib.loads(Path("c.toml").read_text(encoding="utf-8"))["weights"]["always"] == [0.0, 1, 1]
    assert sorted(path.name for path in Path().iterdir()) == ["c.toml", "cases.jsonl", "f.csv", "z.json"]


def test_signature_of_a_table(say):
    write("a.txt", "„Gut“, sagte Eva Maier.")
    run(["extract", "a.txt", "-o", "t.csv", "-q"])
    _, out, _ = say(write("s.jsonl", [SPEAKER | {"doc": "a"}]), "--table", "t.csv", "--json", "z.json")
    assert re.search(r"\|tabelle:\w{8}\|gold:\w{8}\|arten:direct\n$", out)
    signature = json.loads(Path("z.json").read_text(encoding="utf-8"))["signature"]
    assert {name: len(told) for name, told in signature.items() if name in {"table", "gold", "model"}} == {
        "table": 16, "gold": 16, "model": 0,
    }  # fmt: skip


def pressed(start, end, name, document="p.txt"):
    return {"doc": document, "begin": start, "end": end, "kind": "speech", "speaker": name, "sure": 3}


def test_against_an_earlier_run(say):
    write(
        "texte/p.txt", "„Gut“, sagte Eva Maier. „Sehr“, sagte Tom Berg. „Weg“."
    )  # the stand-in says Eva Maier, always
    gold = write("g.jsonl", [pressed(0, 5, "Eva Maier"), pressed(24, 30, "Tom Berg"), pressed(48, 53, "Eva Maier")])
    common = (gold, "--articles", "texte")
    assert say(*common, "--json", "alt.json")[0] == 0
    old = json.loads(Path("alt.json").read_text(encoding="utf-8"))
    assert [each["verdict"] for each in old["outcomes"]] == ["right", "wrong", "right"]
    old["outcomes"][0].update(verdict="empty", speaker="")
    old["outcomes"][1].update(speaker="Jost Hamm")
    del old["outcomes"][2]
    write("alt.json", json.dumps(old))
    code, out, _ = say(*common, "--against", "alt.json", "--json", "neu.json")
    assert code == 0
    assert (
        out.split("arten:all\n")[1]
        == """
Verglichen mit alt.json
  Zeilen des Golds: 2, davon 0 schlechter, 1 besser, 1 anders
  Presse: Sprecher gut         0,0 % →  50,0  +50,0  p = 1,000  kann Zufall sein
  Presse: Sprecher falsch     50,0 % →  50,0   +0,0  p = 1,000  kann Zufall sein
  Presse: Rede erkannt       100,0 % → 100,0   +0,0  p = 1,000  kann Zufall sein
  besser      p, Zeichen 0
              direct (leer) → direct Eva Maier (richtig)
  anders      p, Zeichen 24
              direct Jost Hamm (falsch) → direct Eva Maier (falsch)
"""
    )
    new = json.loads(Path("neu.json").read_text(encoding="utf-8"))["against"]
    assert (new["compared"], new["same_gold"], [each["way"] for each in new["changes"]]) == (
        2,
        True,
        ["better", "other"],
    )


def test_against_itself_nothing_has_changed(say):
    gold = write("cases.jsonl", [GOOD, BAD])
    say(gold, "--json", "alt.json")
    _, out, _ = say(gold, "--against", "alt.json")
    assert "  Zeilen des Golds: 2, davon 0 schlechter, 0 besser, 0 anders\n" in out
    assert "Gold ist nicht dasselbe" not in out
    write("cases.jsonl", [GOOD])
    assert "  Zeilen des Golds: 1, davon 0 schlechter" in say(gold, "--against", "alt.json")[1]
    assert "Gold ist nicht dasselbe" in say(gold, "--against", "alt.json")[1]


def test_calibrate_tells_how_far_it_holds_on_other_houses(say):
    for name in ("Bote_V1", "Bote_V2", "Kurier_V1"):
        write(f"texte/{name}.txt", "„Gut“, sagte Eva Maier.")
    gold = [pressed(0, 5, "Eva Maier", name) for name in ("Bote_V1", "Bote_V2")]
    gold.append(pressed(0, 5, "Tom Berg", "Kurier_V1"))
    code, out, _ = say(write("g.jsonl", gold), "--articles", "texte", "--calibrate", "c.toml", "--json", "z.json")
    assert code == 0
    assert tomllib.loads(Path("c.toml").read_text(encoding="utf-8"))["weights"]["always"][1:] == [2, 1]
    told = out.split("Sicherheit, jedes Mal angepasst ohne das Haus des Artikels (2 Häuser)\n")[1]
    assert "   70 bis  79 %             75,0 %         0,0 %" in told  # Kurier, by two right ones of Bote: 3 of 4
    assert "   30 bis  39 %             33,0 %       100,0 %" in told  # Bote, by a wrong one of Kurier: 1 of 3
    data = json.loads(Path("z.json").read_text(encoding="utf-8"))
    assert data["left_out"]["expected_error"] == pytest.approx((2 * 67 + 75) / 3)
    # answers of an earlier measurement are counted in
    code, _, _ = say("g.jsonl", "--articles", "texte", "--answers", "z.json", "--calibrate", "c.toml")
    assert code == 0
    assert tomllib.loads(Path("c.toml").read_text(encoding="utf-8"))["weights"]["always"][1:] == [4, 2]


def test_calibrate_without_scikit_learn(say, monkeypatch):
    monkeypatch.setattr("quotes.cli.evaluate.find_spec", lambda _name: None)
    code, _, err = say(write("cases.jsonl", [GOOD]), "--calibrate", "c.toml")
    assert (code, "pip install 'quotes[calibrate]'" in err) == (2, True)
    assert not Path("c.toml").exists()


def test_floors_on_the_command_line(say):
    good, bad = write("good.jsonl", [GOOD]), write("bad.jsonl", [BAD])
    assert say(good, "--floors", "f.toml", "--write-floors")[0] == 0
    first = Path("f.toml").read_text(encoding="utf-8")
    assert '"rows.whole" = 100' in first
    assert '"rows.speaker.wrong" = 0' in first
    assert say(good, "--floors", "f.toml")[0] == 0
    code, _, err = say(bad, "--floors", "f.toml")
    assert code == 1
    assert "Schwelle verfehlt: rows.whole: 0,0 %, verlangt mindestens 100,0 %.\n" in err
    code, _, err = say(bad, "--floors", "f.toml", "--write-floors")
    assert (code, Path("f.toml").read_text(encoding="utf-8")) == (2, first)
    assert "nichts geschrieben (trotzdem: --lower)" in err
    assert say(bad, "--floors", "f.toml", "--write-floors", "--lower")[0] == 0
    assert '"rows.whole" = 0' in Path("f.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["fehlt.jsonl"], "fehlt.jsonl: nicht gefunden"),
        (["s.jsonl"], "Zu 1 Artikeln fehlt der Text, etwa zu «a.json»"),
        (["cases.jsonl", "--articles", "fehlt"], "fehlt: ist kein Ordner mit Artikeln"),
        (["cases.jsonl", "--table", "fehlt.csv"], "fehlt.csv: lässt sich nicht lesen"),
        (["cases.jsonl", "--table", "s.jsonl"], "s.jsonl: ist keine Tabelle von quotes"),
        (["cases.jsonl", "--table", "t.csv", "--calibrate", "c.toml"], "--calibrate: Eine Tabelle sagt nicht"),
        (["cases.jsonl", "--write-floors"], "brauchen --floors"),
        (["cases.jsonl", "--floors", "f.toml", "--lower"], "brauchen --floors"),
        (["cases.jsonl", "--floors", "fehlt.toml"], "fehlt.toml: lässt sich nicht lesen"),
        (["cases.jsonl", "--json", "artikel.txt"], "--json: «artikel.txt» muss auf .json enden."),
        (["cases.jsonl", "--errors", "fehlt/f.csv"], "--errors: Den Ordner «fehlt» gibt es nicht"),
        (["cases.jsonl", "--json", "ordner.json"], "ist ein Ordner"),
        (["cases.jsonl", "--against", "fehlt.json"], "fehlt.json: lässt sich nicht lesen"),
        (["cases.jsonl", "--against", "s.jsonl"], "--against: «s.jsonl» ist keine Datei, die quotes evaluate"),
        (["cases.jsonl", "--against", "anders.json"], "--against: «anders.json» und das Gold von jetzt haben keine"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(say, arguments, message):
    write("cases.jsonl", [GOOD])
    write("s.jsonl", [SPEAKER])
    write("anders.json", json.dumps({"outcomes": [], "signature": None}))
    Path("ordner.json").mkdir()
    code, out, err = say(*arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1


def test_without_gold_there_is_help(say):
    code, out, _ = say()
    assert code == 0
    assert "quotes evaluate" in out


def test_model_missing(say):
    assert say(write("cases.jsonl", [GOOD]), "--model", "fehlt")[0] == 3
