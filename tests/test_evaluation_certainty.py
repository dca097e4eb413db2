"""How far certainty holds, what sieves answer, weights that are fitted. Everybody in these answers is invented."""

from __future__ import annotations

import json
import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from measured import judged, report, row, speech

from quotes.data import Span
from quotes.evaluation import calibration
from quotes.evaluation.fitting import Example
from quotes.evaluation.found import Found
from quotes.evaluation.gold import Gold
from quotes.evaluation.goldfiles import GoldError
from quotes.evaluation.tallies import Judged


def test_by_sieve():
    gold = Gold(speeches=(speech(0, 10), speech(20, 30), speech(40, 50), speech(60, 70)))
    result = report(
        gold,
        row(0, 10, "Maier", rule="verb-after", rests_on="name"),
        row(20, 30, "Berg", rule="verb-after", rests_on="pronoun"),
        row(40, 50, "Maier", rule="so"),
        row(60, 70, "", rule="so:open"),
    )
    assert [(each.key, each.right, each.wrong) for each in result.rules] == [("verb-after", 1, 1), ("so", 1, 0)]
    assert [(each.key, each.right, each.wrong) for each in result.grounds] == [("name", 1, 0), ("pronoun", 0, 1)]


@pytest.mark.parametrize(
    ("verdicts", "error"),
    [
        ([], None),
        ([(100, "right")], 0.0),
        ([(100, "wrong")], 100.0),
        ([(90, "right"), (90, "wrong")], 40.0),
        ([(85, "right"), (95, "wrong")], 55.0),  # two bins: 15 and 95
        ([(0, "wrong"), (9, "wrong")], 4.5),
        ([(80, "empty"), (80, "open")], None),  # neither right nor wrong
    ],
)
def test_expected_error(verdicts, error):
    found = calibration.bins([judged("so", verdict, sure) for sure, verdict in verdicts])
    bins = found.bins
    assert found.error == (None if error is None else pytest.approx(error))
    assert len(bins) == 10
    assert (bins[0].low, bins[0].high, bins[-1].low, bins[-1].high) == (0, 9, 90, 100)


@given(st.lists(st.tuples(st.integers(0, 100), st.sampled_from(["right", "wrong"])), min_size=1))
def test_expected_error_is_a_share_of_hundred(verdicts):
    found = calibration.bins([judged("so", verdict, sure) for sure, verdict in verdicts])
    assert 0 <= found.error <= 100
    assert sum(each.rows for each in found.bins) == len(verdicts)


OLD = """\
# What this table is.
#
# Fitted on 1 answers in 1 articles
# signal = [weight in log odds, right answers that showed it, wrong ones]

[weights]
gone = [1.0, 1, 1]
"""


def of_house(house, number, verdict, *signals, by_name=True):
    found = Found(f"{house}_V{number}", Span(0, 5), "direct", "Eva Maier", certainty=99, signals=signals)
    return Judged(found, verdict, by_name)


ANSWERS = [
    of_house(house, number, "right" if number % 8 or signal == "on name" else "wrong", signal)
    for house in ("Bote", "Kurier", "Anzeiger")
    for number in range(1, 17)
    for signal in ("on name", "on noun")
]


def test_examples_are_answers_judged_by_name():
    verdicts = [
        of_house("Bote", 1, "right", "b", "a"),
        of_house("Bote", 2, "wrong", "a"),
        of_house("Bote", 3, "right", "a", by_name=False),  # by the phrase: cannot tell whether it was resolved rightly
        of_house("Bote", 4, "empty", "a"),
        of_house("Kurier", 1, "right", "a"),
    ]
    found = calibration.examples(verdicts, Gold(invented=frozenset({"Kurier_V1"})))
    assert found == [
        Example(frozenset({"a", "b"}), right=True, document="Bote_V1", house="Bote"),
        Example(frozenset({"a"}), right=False, document="Bote_V2", house="Bote"),
        Example(frozenset({"a"}), right=True, document="Kurier_V1", house="Kurier", aside="invented"),
    ]


def test_calibrate_fits_and_keeps_the_head():
    given_ = calibration.examples(ANSWERS, Gold())
    text = calibration.table(given_, OLD)
    assert text.startswith("# What this table is.\n#\n# Fitted on 96 answers in 48 articles of 3 houses. 0 of these")
    weights = tomllib.loads(text)["weights"]
    assert {name: line[1:] for name, line in weights.items()} == {
        "always": [90, 6],
        "on name": [48, 0],
        "on noun": [42, 6],
    }
    assert weights["on name"][0] > weights["on noun"][0]
    assert calibration.table(given_, text) == text
    noted = re.sub(r'("on name" = .*)', r"\1  # after Müller", text)
    assert calibration.table(given_, noted) == noted


def test_certainty_is_told_without_the_house():
    """A house whose answers are all wrong is not expected to be, and invented articles are no measure."""
    verdicts = [*ANSWERS, *(of_house("Blatt", number, "wrong", "on name") for number in range(20))]
    found = calibration.left_out(calibration.examples(verdicts, Gold()))
    assert sum(each.rows for each in found.bins) == len(verdicts)
    assert sum(each.rows - each.right for each in found.bins if each.low >= 80) >= 20
    invented = Gold(invented=frozenset(f"Blatt_V{number}" for number in range(20)))
    assert sum(each.rows for each in calibration.left_out(calibration.examples(verdicts, invented)).bins) == 96


@given(st.lists(st.tuples(st.text(min_size=1), st.sampled_from(["right", "wrong"]), st.integers(0, 5)), min_size=1))
def test_calibrate_writes_toml_whatever_the_names(answers):
    verdicts = [of_house("Bote", number, verdict, name) for name, verdict, number in answers]
    lines = tomllib.loads(calibration.table(calibration.examples(verdicts, Gold())))["weights"]
    assert set(lines) <= {"always", *(name for name, _, _ in answers)}
    assert lines["always"][1] + lines["always"][2] == len(answers)


def test_answers_of_an_earlier_measurement():
    given_ = calibration.examples(ANSWERS, Gold())
    text = json.dumps({"answers": [each.data() for each in given_]})
    assert calibration.earlier(text, "alt.json") == given_
    for broken in ("", "{}", "[]", '{"answers": [{"right": true}]}', '{"answers": 1}'):
        with pytest.raises(GoldError, match=r"alt\.json.*ist keine Datei von quotes evaluate --json"):
            calibration.earlier(broken, "alt.json")
