"""A page that turned into an interview is told: more than a third of its rows are lines without marks."""

from __future__ import annotations

import pytest

from quotes import pipeline
from quotes.data import mostly_turns
from quotes.marks.paragraphs import paragraphs

INTERVIEW = "Ahlers: Wir bauen im April.\n\nMoorbote: Und die Fischer?\n\nAhlers: Die bekommen einen neuen Steg."
REPORT = "„Wir bauen“, sagte Ahlers.\n\n„Nein“, sagte Brodersen.\n\nDer Rat tagt.\n\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [("", False), (REPORT, False), (INTERVIEW, True), (REPORT * 4 + INTERVIEW, False)],
    ids=["nothing", "a report", "an interview", "a report with three lines"],
)
def test_when_it_is_told(text, told):
    assert mostly_turns(pipeline.find_stretches(text, paragraphs(text))) is told  # a row each
