"""Gold files and floors as they are read and written, and ``quotes evaluate`` as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path

import fake
import pytest
from gold_files import CASE, SPEAKER, write
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
MARK = {"doc": "a.json", "begin": 0, "end": 5, "kind": "speech"}
OF_ARTICLE = {
    "doc": "b.txt",
    "quotes": [{"begin": 0, "end": 5, "type": "direct", "speaker": "Eva Maier", "cue": None, "optional": True}],
    "not_statements": [{"begin": 6, "end": 9}],
}
TABLE = "speaker,quote,type,start,end,cue,kind,attribution\nEva Maier,Gut,direct,0,5,sagte,person,pronoun\n"


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
