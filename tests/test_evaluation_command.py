"""The command ``quotes evaluate``, with the stand-in pipeline: what it prints, writes and refuses."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from gold_files import CASE, SPEAKER, write

from quotes.cli import run

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
