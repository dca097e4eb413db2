"""The articles under fixtures/ against their tables: nothing in marks is lost, and the floors hold."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from made import MARKED

from quotes.data import Article
from quotes.evaluation import evaluate, floors, goldfiles
from quotes.evaluation.found import by_document, of_quotation

ROOT = Path(__file__).parent.parent / "fixtures"
NAMES = sorted(path.stem for path in (ROOT / "artikel").glob("*.txt"))
FLOORS = floors.parse((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"), "floors.toml")

SPEECH = {"direct", "partial"}


def read(name):
    with (ROOT / "artikel" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
        text = file.read()
    with (ROOT / "erwartet" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return text, list(csv.DictReader(file))


@pytest.fixture(scope="module")
def found(extractor):
    """Give the quotations of each fixture by their offsets."""
    return {
        name: {(q.start, q.end): q for q in extractor.extract(Article(read(name)[0], name), MARKED)} for name in NAMES
    }


@pytest.fixture(scope="module")
def evaluation(found):
    """Measure the fixtures as «quotes evaluate fixtures/erwartet --articles fixtures/artikel» does."""
    gold = goldfiles.read([str(ROOT / "erwartet")], str(ROOT / "artikel"))
    assert sorted(gold.texts) == NAMES
    rows = by_document(of_quotation(quotation) for quotations in found.values() for quotation in quotations.values())
    result = evaluate(gold, rows)
    print(result.report.text())  # for the README: pytest tests/test_fixtures.py -s
    return result


@pytest.mark.parametrize("name", NAMES)
def test_every_stretch_is_a_row(found, name):
    text, rows = read(name)
    expected = {(int(row["start"]), int(row["end"])): row["quote"] for row in rows}
    assert len(expected) == len(rows) > 0
    lines = {place for place, q in found[name].items() if "turn" in q.flags}  # lines of an interview, without marks
    got = {place: q.quote for place, q in found[name].items() if place in expected or place not in lines}
    assert got == expected
    assert [place for place, q in found[name].items() if q.quote not in text[slice(*place)]] == []


@pytest.mark.parametrize("figure", [*FLOORS.at_least, *FLOORS.at_most])
def test_floor(evaluation, figure):
    missed = [each for each in FLOORS.missed(evaluation.report.percents()) if each.startswith(f"{figure}:")]
    faults = "\n".join(
        f"{each.fault}: {each.document}, Zeichen {each.span.start}: {each.expected}"
        + (f" | gefunden: {each.row.type} · {each.row.speaker} ({each.row.rule})" if each.row is not None else "")
        for each in evaluation.faults
    )
    assert not missed, f"{missed[0]}\n{faults}"


def test_floors_demand_something():
    assert {"rows.type", "rows.speech", "rows.exact.right"} <= FLOORS.at_least.keys()
    assert "rows.exact.wrong" in FLOORS.at_most


def test_not_speech_has_no_speaker(found):
    quotations = [quotation for rows in found.values() for quotation in rows.values()]
    others = [each for each in quotations if each.type not in SPEECH]
    assert len(others) > 10
    assert [each.quote for each in others if each.speaker] == []
