"""What a row below the wanted certainty becomes."""

import pytest

from quotes import certainty
from quotes.types import Attribution

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


@pytest.mark.slow
def test_the_extractor_keeps_to_it(extractor, monkeypatch):
    text = "„Der Deich hält“, sagte Petra Harms."
    assert [row.speaker for row in extractor.extract(text)] == ["Petra Harms"]
    monkeypatch.setattr(extractor, "_least", 101)
    assert [row.speaker for row in extractor.extract(text)] == [""]
