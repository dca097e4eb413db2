"""What a row below the wanted certainty becomes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


WEIGHTS = {
    "always": [1.0, 30, 10],
    "rule so": [0.0, 20, 5],
    "on name": [2.0, 20, 1],
    "on noun": [-1.5, 10, 9],
    "rare": [9.0, 3, 0],
}


@pytest.mark.parametrize(
    ("signals", "percent"),
    [
        (("rule so",), 73),
        (("rule so", "on name"), 95),
        (("rule so", "on noun"), 38),
        (("rule so", "on name", "on noun"), 82),
        (("rule so", "never seen", "on name"), 95),  # moves nothing
        (("rule so", "on name", "rare"), 99),  # never a proof
        (("rule never-measured", "on name"), 75),  # no surer than answers on the whole: 30 of 40
        (("rule never-measured", "on noun"), 38),
        (("on name",), 75),
    ],
)
def test_signals_add_up(monkeypatch, signals, percent):
    monkeypatch.setattr(certainty, "_weights", lambda: {name: line[0] for name, line in WEIGHTS.items()})
    monkeypatch.setattr(certainty.lexicon, "toml", lambda _name: {"weights": WEIGHTS})
    monkeypatch.setattr(certainty, "_usual", certainty._usual.__wrapped__)
    assert certainty.of_signals(signals) == percent


@given(st.floats(-1e4, 1e4))
def test_certainty_is_one_to_99_percent(odds):
    assert 1 <= certainty.of_odds(odds) <= 99


def test_the_shipped_weights():
    """A name beside its verb is surer than a noun phrase far from it."""
    near = ("rule verb-after", "on name", "kind person", "name of several words", "cue touches")
    far = ("rule nearby-verb", "on noun", "kind document", "cue far")
    assert (certainty.of_signals(near) > 90, certainty.of_signals(far) < 70) == (True, True)


def test_the_extractor_keeps_to_it(extractor, monkeypatch):
    text = "„Der Deich hält“, sagte Petra Harms."
    assert [row.speaker for row in extractor.extract(text)] == ["Petra Harms"]
    monkeypatch.setattr(extractor, "_least", 101)
    assert [row.speaker for row in extractor.extract(text)] == [""]
