"""Gold of the press: every stretch with its speaker, measured as its annotators' own scorer does; intervals.

Everybody and everything in these small golds is invented.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.data import Span
from quotes.evaluation import evaluate, goldfiles, intervals
from quotes.evaluation.figures import F1, Graded, Share, Spread
from quotes.evaluation.found import Found, by_document
from quotes.evaluation.gold import Gold, Press, Who, key
from quotes.evaluation.goldfiles import GoldError
from quotes.evaluation.press import grade

BERG = Who("Ute Berg", ("Berg", "die Wirtin"), ("Gasthof Krone",))
OPEN = Who("Ute Berg", ("Berg",), ("",))  # nobody is defensible
NOBODY = Who("", (), ("Ute Berg",))


def row(start, end, speaker="", type_="direct", *, certainty=95, document="a"):
    return Found(document, Span(start, end), type_, speaker, certainty=certainty)


def press(start, end, category="speech", who=BERG, *, way="explicit", sure=3, document="a"):  # noqa: PLR0913
    return Press(document, Span(start, end), category, who if category in {"speech", "partial"} else Who(""), way, sure)


# the speaker


@pytest.mark.parametrize(
    ("who", "speaker", "expected"),
    [
        (BERG, "Ute Berg", "right"),
        (BERG, "Dr. UTE Berg", "right"),  # without case and title
        (BERG, "Wirtin", "right"),  # an alias
        (BERG, "Gasthof Krone", "defensible"),
        (BERG, "Jost Hamm", "wrong"),
        (BERG, "", "empty"),
        (BERG, None, "empty"),  # lost, or not held to be speech
        (OPEN, "", "defensible"),
        (OPEN, None, "defensible"),
        (OPEN, "Jost Hamm", "wrong"),
        (NOBODY, "", "right"),
        (NOBODY, None, "right"),
        (NOBODY, "Ute Berg", "defensible"),
        (NOBODY, "Jost Hamm", "wrong"),
        (Who("Ute Berg", ("sie",)), "sie", "right"),  # whatever the annotator allows
    ],
)
def test_grade(who, speaker, expected):
    assert grade(who, None if speaker is None else row(0, 5, speaker)) == expected


# all figures of a small gold, counted by hand

GOLD = (
    press(0, 10),  # right
    press(20, 30, "partial", way="pronoun"),  # wrong
    press(40, 50, who=OPEN, way="headline"),  # not held to be speech, but nobody is defensible
    press(60, 70, way="pronoun"),  # lost
    press(80, 90, who=NOBODY, way="implicit"),  # right: nobody named
    press(100, 110, "title"),  # told
    press(120, 130, "term"),  # held to be speech, somebody named
    press(140, 150, "name"),  # held to be speech, nobody named
    press(160, 170, sure=1),  # open: counts only for having been found
    press(180, 190, "title", sure=2),  # lost
    press(0, 10, document="b"),  # defensible
)
ROWS = (
    row(0, 10, "Ute Berg"),
    row(20, 29, "Jost Hamm", "partial", certainty=99),  # 0.9 of it
    row(40, 50, "", "scare", certainty=0),
    row(60, 67, "Ute Berg"),  # 0.7 of it
    row(80, 90, "", certainty=0),
    row(100, 110, "", "title", certainty=0),
    row(120, 130, "Ute Berg", "partial", certainty=64),
    row(140, 150, "", certainty=0),
    row(160, 170, "Jost Hamm"),
    row(0, 10, "Gasthof Krone", certainty=90, document="b"),
)
HAND = {
    "found": (9, 11),
    "speech": (5, 10),  # 0, 20, 80, 100, b
    "speech_f1": (4, 6, 6),
    "sure": (2, 3),
    "sure_rows": (3, 6),
    "as.speech": {"direct": 3, "scare": 1, "lost": 1},
    "as.partial": {"partial": 1},
    "as.title": {"title": 1, "lost": 1},
    "as.name": {"direct": 1},
    "as.term": {"partial": 1},
    "speaker.right": (2, 6),
    "speaker.defensible": (2, 6),
    "speaker.wrong": (1, 6),
    "speaker.empty": (1, 6),
    "speaker": (2, 2, 1, 1),
    "way.explicit": (1, 1, 0, 0),
    "way.pronoun": (0, 0, 1, 1),
    "way.headline": (0, 1, 0, 0),
    "way.implicit": (1, 0, 0, 0),
}


def figures(gold, rows):
    (section,) = evaluate(Gold(press=gold), by_document(rows)).report.sections
    made = {}
    for each in section.figures:
        if isinstance(each, Graded):
            made[each.key] = (each.right, each.defensible, each.wrong, each.empty)
        elif isinstance(each, F1):
            made[each.key] = (each.hits, each.found, each.gold)
        elif isinstance(each, Spread):
            made[each.key] = each.counts
        elif isinstance(each, Share):
            made[each.key] = (each.right, each.of)
    return made


def test_figures():
    assert figures(GOLD, ROWS) == HAND


def test_certainty_of_names_that_may_stand_there():
    report = evaluate(Gold(press=GOLD), by_document(ROWS)).report
    bins = {each.low: (each.right, each.rows) for each in report.certainty.bins if each.rows}
    assert bins == {60: (0, 1), 90: (2, 3)}  # a named one that is no speech counts as wrong, an open one not at all


def test_a_name_that_is_only_a_title_counts_as_empty():
    gold, rows = (press(0, 10, who=Who("Frau", ("Passantin",))),), [row(0, 10, "Frau")]
    assert figures(gold, rows)["speaker"] == (0, 0, 0, 1)
    assert [each.rows for each in evaluate(Gold(press=gold), by_document(rows)).report.certainty.bins][-1] == 1


def test_faults():
    found = evaluate(Gold(press=GOLD), by_document(ROWS)).faults
    assert [(each.span.start, each.fault) for each in found] == [
        (20, "Sprecher falsch"),
        (40, "Rede nicht erkannt"),
        (60, "Stelle nicht gefunden"),
        (120, "Nicht-Rede für Rede gehalten"),
        (140, "Nicht-Rede für Rede gehalten"),
        (180, "Stelle nicht gefunden"),
    ]


def test_report_fits_80_columns():
    ways = ("explicit", "pronoun", "previous-sentence", "next-sentence", "headline", "interview", "implicit")
    gold = tuple(press(0, 10, way=ways[number % 7], document=str(number)) for number in range(20000))
    rows = by_document(row(0, 10, "Ute Berg", document=str(number)) for number in range(20000))
    text = evaluate(Gold(press=gold), rows).report.text()
    assert max(map(len, text.splitlines())) <= 80
    assert "Name im selben Satz" in text


# files

SPEECH = {
    "doc": "blatt_V1.txt", "begin": 0, "end": 5, "head": "„Gut“", "kind": "speech", "speaker": "Ute Berg",
    "aliases": ["Berg"], "alternatives": [None], "speaker_kind": "person", "attribution": "pronoun", "sure": 2,
}  # fmt: skip
TITLE = {"doc": "blatt_V1.txt", "begin": 9, "end": 15, "head": "„Gras“", "kind": "title", "sure": 3}
TABLE = """\
document,speaker,type,start,end,sure,aliases,alternatives,attribution,house
texte/a.txt,Ute Berg,direct,0,5,2,Berg|Wirtin,–,pronoun,Blatt
texte/a.txt,,title,9,15,,,,,
texte/a.txt,Ute Berg,indirect,20,25,3,,,,
"""


def write(name, content):
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = content if isinstance(content, str) else "".join(json.dumps(each) + "\n" for each in content)
    path.write_text(text, encoding="utf-8")
    return name


@pytest.mark.usefixtures("folder")
def test_gold_is_read():
    gold = goldfiles.read([write("g.jsonl", [SPEECH, TITLE, {"doc": "leer.txt", "no_stretches": True}])])
    assert gold.press == (
        Press("blatt_V1", Span(0, 5), "speech", Who("Ute Berg", ("Berg",), ("",)), "pronoun", 2),
        Press("blatt_V1", Span(9, 15), "title"),
    )
    assert gold.documents == {"blatt_V1", "leer"}
    assert gold.marks == ()


@pytest.mark.usefixtures("folder")
def test_a_table_with_sure_is_such_gold():
    gold = goldfiles.read([write("g.csv", TABLE)])
    assert gold.press == (
        Press("a", Span(0, 5), "speech", Who("Ute Berg", ("Berg", "Wirtin"), ("",)), "pronoun", 2),
        Press("a", Span(9, 15), "title"),
    )
    assert (gold.rows, gold.houses) == ((), {"a": "Blatt"})


@pytest.mark.parametrize(
    "item",
    [
        SPEECH | {"kind": "sonst"},
        SPEECH | {"sure": 4},
        SPEECH | {"sure": "3"},
        SPEECH | {"begin": 7},
        {
            name: value for name, value in SPEECH.items() if name != "speaker"
        },  # speech without saying who, not even null
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_is_no_such_gold(item):
    with pytest.raises(GoldError, match=r"^g.jsonl, Zeile 1: ein Feld fehlt oder passt nicht"):
        goldfiles.read([write("g.jsonl", [item])])


@pytest.mark.parametrize(
    ("document", "house"),
    [
        ("Abendbote_V2_1.txt", "Abendbote"),
        ("Abendbote_V2", "Abendbote"),
        ("Der_Bote_V1", "Der_Bote"),
        ("web_wochen-bote-de-glatteis-in-au.txt", "wochen-bote-de"),
        ("web_amt-gv-at-erlass", "amt-gv-at"),
        ("web_bote-com-de-luxe", "bote-com"),
        ("web_bote-de", "bote-de"),
        ("01-faehre", "01-faehre"),  # itself
        ("Bote_Vorschau", "Bote_Vorschau"),
    ],
)
def test_house_by_the_name_of_a_document(document, house):
    assert Gold().house(key(document)) == house


@pytest.mark.usefixtures("folder")
def test_house_as_told():
    gold = goldfiles.read([write("g.jsonl", [SPEECH | {"house": "Bote"}, TITLE])])
    assert gold.house("blatt_V1") == "Bote"


@pytest.mark.usefixtures("folder")
def test_fingerprint_is_of_what_is_in_the_files():
    write("texte/blatt_V1.txt", "„Gut“ –– „Gras“")
    write("g.jsonl", [SPEECH, TITLE])
    first = goldfiles.read(["g.jsonl"], "texte").fingerprint
    write("anders/h.jsonl", [SPEECH, TITLE])
    assert goldfiles.read(["anders"], "texte").fingerprint == first
    write("texte/blatt_V1.txt", "„Gut“ – „Gras“")
    assert goldfiles.read(["g.jsonl"], "texte").fingerprint != first
    write("g.jsonl", [TITLE, SPEECH | {"sure": 1}])
    assert goldfiles.read(["g.jsonl"]).fingerprint != goldfiles.read(["anders"]).fingerprint


# intervals


@pytest.mark.parametrize(
    ("right", "of", "expected"),
    [  # Brown, Cai and DasGupta 2001; and by hand for the ends
        (0, 10, (0.0, 27.75)),
        (10, 10, (72.25, 100.0)),
        (81, 263, (25.53, 36.62)),  # Newcombe 1998, table I: 0.2553 to 0.3662
        (15, 148, (6.24, 16.05)),  # the same: 0.0624 to 0.1605
        (1, 29, (0.61, 17.18)),  # the same: 0.0061 to 0.1718
    ],
)
def test_wilson(right, of, expected):
    assert intervals.wilson(right, of) == pytest.approx(expected, abs=0.005)


def test_of_nothing_there_is_no_interval():
    assert (intervals.wilson(0, 0), intervals.bootstrap(()), intervals.bootstrap(((0, 0, 0),))) == (None, None, None)


@given(st.integers(0, 300), st.integers(1, 300))
def test_wilson_holds_the_share(right, of):
    right = min(right, of)
    low, high = intervals.wilson(right, of)
    assert 0 <= low <= 100 * right / of <= high <= 100


def test_bootstrap_draws_documents():
    alike = tuple((9, 10, 10) for _ in range(30))
    assert intervals.bootstrap(alike) == pytest.approx((90, 90))  # whatever is drawn
    halves = tuple((10, 10, 10) if number % 2 else (0, 10, 10) for number in range(40))
    low, high = intervals.bootstrap(halves)
    assert (low, high) == pytest.approx((50 - 15.5, 50 + 15.5), abs=2)  # 1.96 · √(0.25 / 40)
    assert intervals.bootstrap(halves) == (low, high)


@pytest.mark.parametrize(
    ("differences", "expected"),
    [
        ([], 1.0),
        ([0, 0], 1.0),
        ([1], 1.0),  # one document tells nothing
        ([1, 1, 1, 1, 1], 2 / 32),  # all of 2⁵ choices, and the two that are as far out
        ([1, 1, 1, 1, -1], 12 / 32),
        ([3, -3], 1.0),
        ([5, 1], 2 / 4),
        ([2, 1, 1], 2 / 8),
        ([-1] * 10, 2 / 1024),
    ],
)
def test_by_chance(differences, expected):
    assert intervals.by_chance(differences) == pytest.approx(expected)


@given(st.lists(st.integers(-6, 6), max_size=12))
def test_by_chance_is_a_probability_and_has_no_sides(differences):
    chance = intervals.by_chance(differences)
    assert 0 < chance <= 1
    assert chance == pytest.approx(intervals.by_chance([-each for each in differences]))
