"""Texts of marks and frames, packed closer than anybody writes: each stretch is there, and work grows with the text."""

import time

import pytest

from quotes.marks.stretches import find

pytestmark = [pytest.mark.slow, pytest.mark.model]

DENSE = {
    "frames in one sentence": "«Ja», sagte Harms: ",
    "a frame a paragraph": "„Ja“, sagte Harms.\n",
    "closing marks alone": "Das ist es“ ",
    "quotations in one never closed": "„Er sagte: „Ja“ und „Nein“ ",
    "names without verbs": "Harms nannte es „klug“, Lau „dumm“, ",
}
GROWTH = 4**1.2  # of the time, from n to 4n
FLOOR = 0.5  # seconds: what takes less says nothing of growth


@pytest.mark.parametrize("name", DENSE)
def test_dense_marks_take_time_as_their_length(extractor, name):
    unit = DENSE[name]

    def seconds(letters):
        text = unit * (letters // len(unit))
        start = time.process_time()
        rows = extractor.extract(text, "direct,partial,scare,title")
        used = time.process_time() - start
        assert len(rows) == len(find(text))
        return used

    small = max(seconds(2_500), FLOOR)
    assert min(seconds(10_000) for _ in range(2)) < GROWTH * small
