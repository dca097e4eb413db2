"""The sieves as records: what each answers and leaves alone, what it can sign; only what is said grows."""

from __future__ import annotations

import copy
import dataclasses
from pathlib import Path

import pytest

from quotes import lexicon, rules
from quotes.attribution import names
from quotes.attribution.attributing import attribute
from quotes.attribution.certainty import TABLE
from quotes.attribution.names import Rule
from quotes.attribution.said import Said
from quotes.attribution.sieves import SIEVES
from quotes.data import Article

ARTICLES = sorted((Path(__file__).parent.parent / "fixtures" / "artikel").glob("*.txt"))
CASES = [pytest.param(sieve, id=sieve.name) for sieve in SIEVES]


def steps_of(extractor, text, name):
    """Give what a sieve says of each stretch of speech in a text."""
    return [(step, each.quotation) for each in extractor.explain(text) for step in each.steps if step.sieve == name]


@pytest.mark.slow
@pytest.mark.parametrize("sieve", CASES)
def test_it_answers(extractor, sieve):
    text, speaker, rule, at = sieve.answers
    step, row = steps_of(extractor, text, sieve.name)[at]
    assert (step.speaker, step.rule) == (speaker, rule)
    assert (row.speaker, row.attribution.rule) == (speaker, rule)  # and no sieve before it does


@pytest.mark.slow
@pytest.mark.parametrize("sieve", CASES)
def test_it_leaves_alone(extractor, sieve):
    said = steps_of(extractor, sieve.leaves, sieve.name)
    assert said
    assert [step.rule for step, _ in said] == [""] * len(said)


@pytest.mark.slow
@pytest.mark.parametrize("sieve", CASES)
def test_without_it_its_text_has_another_answer(extractor, sieve):
    text, speaker, rule, at = sieve.answers
    with rules.watched() as fired:
        extractor.extract(text)
    with rules.watched([sieve.name]) as without:
        row = extractor.extract(text)[at]
    assert fired[sieve.name] > 0
    assert without[sieve.name] == 0
    assert (row.speaker, row.attribution.rule) != (speaker, rule)


def test_names():
    assert all(sieve.name.startswith("sieve:") for sieve in SIEVES)
    assert len({sieve.name for sieve in SIEVES}) == len(SIEVES) > 20
    assert len({sieve.shows for sieve in SIEVES}) == len(SIEVES)


def test_every_rule_is_signed_by_a_sieve():
    assert {rule for sieve in SIEVES for rule in sieve.rules} == set(Rule)


def test_every_measured_rule_is_known():
    weighed = {name.removeprefix("rule ") for name in lexicon.toml(TABLE)["weights"] if name.startswith("rule ")}
    assert weighed - names.ALL == set()


@pytest.mark.slow
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_a_sieve_signs_with_its_own_rules(extractor, path):
    own = {sieve.name: {name for rule in sieve.rules for name in (rule.value, rule.unnamed)} for sieve in SIEVES}
    signed = [
        (step.sieve, step.rule)
        for each in extractor.explain(path.read_text(encoding="utf-8"))
        for step in each.steps
        if step.rule
    ]
    assert signed
    assert [(sieve, rule) for sieve, rule in signed if rule not in own[sieve]] == []


@pytest.mark.slow
@pytest.mark.parametrize("least", [0, 90])
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_explain_has_the_rows_of_extract(extractor, path, least):
    asked = copy.copy(extractor)
    asked._least = least
    article = Article(path.read_text(encoding="utf-8"), path.stem)
    rows = asked.extract(article, "all")
    assert rows
    assert [each.quotation for each in asked.explain(article)] == rows


@pytest.mark.slow
def test_explain_withholds_names_as_extract_does(extractor):
    asked = copy.copy(extractor)
    asked._least = 100
    (each,) = asked.explain("„Der Deich hält“, sagte Petra Harms.")
    assert each.quotation.attribution.reason.startswith("Name weggelassen, Sicherheit ")
    assert (each.quotation.speaker, each.full) == ("", None)


@pytest.mark.slow
def test_the_scene_stays_as_it_is(look):
    scene = look("„Der Deich hält“, sagte Petra Harms. „Er ist neu.“ Ein Sprecher sprach von „Glück“.")
    first = attribute(scene)
    assert attribute(scene) == first
    with pytest.raises(dataclasses.FrozenInstanceError):
        scene.mentions = ()
    with pytest.raises(TypeError):
        scene.of[0] = 1


@pytest.mark.slow
def test_what_is_said_is_only_read(look):
    said = Said(look("„Der Deich hält“, sagte Petra Harms."))
    for view in (said.sources, said.given, said.answers, said.speakers, said.places):
        with pytest.raises(TypeError):
            view[0] = None
    assert said.before(1) is None
