"""The articles under fixtures/ against their tables: nothing in marks is lost, and the floors hold."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

import pytest

from quotes.types import Quotation

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent / "fixtures"
NAMES = sorted(path.stem for path in (ROOT / "artikel").glob("*.txt"))

# Whole percent over all fixtures. Whoever lowers a floor, or raises the ceiling, gives the reason in the commit.
FLOORS = {
    "type right": 95,
    "speech told from not-speech": 98,
    "speaker right": 86,
}
SPEAKER_WRONG_AT_MOST = 8

SPEECH = {"direct", "partial"}


class Pair(NamedTuple):
    article: str
    expected: dict[str, str]
    found: Quotation


def read(name):
    with (ROOT / "artikel" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
        text = file.read()
    with (ROOT / "erwartet" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return text, list(csv.DictReader(file))


@pytest.fixture(scope="module")
def found(extractor):
    """Give the quotations of each fixture by their offsets."""
    return {name: {(q.start, q.end): q for q in extractor.extract(read(name)[0])} for name in NAMES}


@pytest.fixture(scope="module")
def pairs(found):
    """Give each expected stretch with the quotation that was found for it."""
    made = []
    for name in NAMES:
        for row in read(name)[1]:
            quotation = found[name].get((int(row["start"]), int(row["end"])))
            if quotation is not None:
                made.append(Pair(name, row, quotation))
    return made


def holds(figure, pairs, is_right):
    right = [pair for pair in pairs if is_right(pair)]
    missed = "\n".join(
        f"{p.article}: {p.expected['quote'][:50]!r}: {p.expected['type']} · {p.expected['speaker']}"
        f" | gefunden: {p.found.type} · {p.found.speaker} ({p.found.attribution.rule})"
        for p in pairs
        if p not in right
    )
    share = 100 * len(right) / len(pairs)
    print(f"{figure}: {share:.1f} % ({len(right)} of {len(pairs)})")  # for the README: pytest tests/test_fixtures.py -s
    assert share >= FLOORS[figure], f"{figure}: {share:.1f} % von {len(pairs)}, verlangt {FLOORS[figure]} %\n{missed}"


@pytest.mark.parametrize("name", NAMES)
def test_every_stretch_is_a_row(found, name):
    text, rows = read(name)
    assert [(row["quote"], int(row["start"]), int(row["end"])) for row in rows] == [
        (found[name][place].quote, *place)
        for row in rows
        if (place := (int(row["start"]), int(row["end"]))) in found[name]
    ]
    lines = {place for place, q in found[name].items() if "turn" in q.flags}  # lines of an interview, without marks
    extra = found[name].keys() - lines - {(int(row["start"]), int(row["end"])) for row in rows}
    assert {text[start:end] for start, end in extra} == set()


def test_type(pairs):
    holds("type right", pairs, lambda pair: pair.found.type == pair.expected["type"])


def test_speech_or_not(pairs):
    def is_right(pair):
        return (pair.found.type in SPEECH) == (pair.expected["type"] in SPEECH)

    holds("speech told from not-speech", pairs, is_right)


def test_speaker_right(pairs):
    named = [pair for pair in pairs if pair.expected["type"] in SPEECH and pair.expected["speaker"]]
    holds("speaker right", named, lambda pair: pair.found.speaker == pair.expected["speaker"])


def test_speaker_wrong(pairs):
    speech = [pair for pair in pairs if pair.expected["type"] in SPEECH]
    wrong = [pair for pair in speech if pair.found.speaker and pair.found.speaker != pair.expected["speaker"]]
    share = 100 * len(wrong) / len(speech)
    print(f"speaker wrong: {share:.1f} % ({len(wrong)} of {len(speech)})")
    missed = "\n".join(
        f"{p.article}: {p.expected['quote'][:50]!r}: {p.expected['speaker']!r} | {p.found.speaker!r}" for p in wrong
    )
    assert share <= SPEAKER_WRONG_AT_MOST, f"{share:.1f} % falsche Namen von {len(speech)}\n{missed}"


def test_not_speech_has_no_speaker(pairs):
    assert [pair.found.quote for pair in pairs if pair.found.type not in SPEECH and pair.found.speaker] == []
