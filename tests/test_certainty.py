"""What a row below the wanted certainty becomes."""

import pytest

from quotes.attribution import certainty
from quotes.data import Attribution

GIVEN = Attribution(
    speaker="Petra Harms", kind="person", role="Ministerin", cue="sagte", mention="sie", rule="verb-after",
    reason="„sagte“ sie.", certainty=80,
)  # fmt: skip


@pytest.mark.parametrize(("least", "speaker"), [(0, "Petra Harms"), (80, "Petra Harms"), (81, ""), (100, "")])
def test_a_name_below_the_wanted_certainty_is_left_out(least, speaker):
    assert certainty.withheld(GIVEN, least).speaker == speaker


def test_a_row_without_its_name_tells_what_was_left_out_and_keeps_its_evidence():
    row = certainty.withheld(GIVEN, 90)
    assert (row.kind, row.role, row.certainty) == ("empty", "", 0)
    assert (row.cue, row.mention, row.rule) == ("sagte", "sie", "verb-after")
    assert row.reason == "Name weggelassen, Sicherheit 80 statt mindestens 90 Prozent: Petra Harms. „sagte“ sie."


def test_an_empty_speaker_stays_as_it_is():
    assert certainty.withheld(Attribution(), 90) == Attribution()


TABLE = {
    "rules": {"often": [90, 10], "once": [1, 0]},
    "rests_on": {"name": [56, 0, 54.0], "far": [4, 4, 7.0]},
}


@pytest.mark.parametrize(
    ("rule", "rests_on", "least", "most"),
    [
        ("often", "", 89, 89),
        ("often", "name", 95, 99),
        ("often", "far", 50, 80),
        ("once", "", 67, 67),
        ("once", "name", 67, 75),  # one answer is no measurement
        ("never", "name", 50, 50),
        ("never", "far", 50, 50),
    ],
)
def test_what_an_answer_rests_on_moves_a_sieve_as_far_as_it_was_seen(monkeypatch, rule, rests_on, least, most):
    monkeypatch.setattr(certainty.lexicon, "toml", lambda _name: TABLE)
    assert least <= certainty.of_rule.__wrapped__(rule, rests_on) <= most


@pytest.mark.parametrize("rests_on", ["name", "noun", "role", "pronoun", "name-elsewhere"])
def test_a_sieve_that_was_never_seen_says_fifty(rests_on):
    assert certainty.of_rule("label", rests_on) == 50


def test_the_extractor_keeps_to_it(extractor, monkeypatch):
    text = "„Der Deich hält“, sagte Petra Harms."
    assert [row.speaker for row in extractor.extract(text)] == ["Petra Harms"]
    monkeypatch.setattr(extractor, "_least", 101)
    assert [row.speaker for row in extractor.extract(text)] == [""]
