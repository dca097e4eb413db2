"""Weights of signals, fitted on answers that gold has judged."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("sklearn", reason="only who calibrates needs scikit-learn")

from quotes.attribution import certainty
from quotes.evaluation import fitting
from quotes.evaluation.fitting import Example


def examples(*lots, aside=""):
    """Give answers: (signals, right, wrong) for each lot, every answer in an article of its own."""
    found = []
    for signals, right, wrong in lots:
        for number in range(right + wrong):
            name = f"{'-'.join(sorted(signals))}{number}{aside}"
            found.append(Example(frozenset(signals), number < right, name, name, aside))
    return found


def of(weights, example):
    """Give how likely an example is right."""
    return fitting.probability(example.signals, weights.weights)


NAME_OR_NOUN = (({"on name"}, 38, 2), ({"on noun"}, 20, 20))


@pytest.mark.parametrize(("signals", "least", "most"), [({"on name"}, 85, 97), ({"on noun"}, 45, 60), (set(), 50, 90)])
def test_a_signal_weighs_as_often_as_its_answers_were_right(signals, least, most):
    weights = fitting.fit(examples(*NAME_OR_NOUN), strength=1.0)
    assert least <= 100 * fitting.probability(signals, weights.weights) <= most


def test_counts_stand_beside_the_weights():
    weights = fitting.fit(examples(*NAME_OR_NOUN), strength=1.0)
    assert weights.counts == {"on name": (38, 2), "on noun": (20, 20), certainty.ALWAYS: (58, 22)}


def test_a_signal_of_two_articles_has_no_weight():
    rare = [Example(frozenset({"rare"}), right=False, document=name, house=name) for name in ("a", "b", "b", "b")]
    weights = fitting.fit([*examples(*NAME_OR_NOUN), *rare], strength=1.0)
    assert "rare" not in weights.weights
    assert weights.counts["rare"] == (0, 4)


def test_aside_articles_tell_how_much_a_signal_counts_not_how_often_answers_are_right():
    real = examples(({"on name"}, 19, 1), ({"on noun"}, 10, 10))
    hard = examples(({"on name"}, 10, 10), ({"on noun"}, 1, 19), aside="hard")
    alone, both, mixed = (
        of(fitting.fit(lot, strength=1.0), real[0]) for lot in (real, [*real, *hard], [*real, *(e for e in real)])
    )
    assert abs(both - alone) < 0.06
    assert mixed >= alone - 0.02
    assert fitting.fit([*real, *hard], strength=1.0).weights.keys() == {certainty.ALWAYS, "on name", "on noun"}


@pytest.mark.parametrize(("right", "expected"), [(8, 0.9), (0, 0.1)])
def test_all_right_or_all_wrong(right, expected):
    weights = fitting.fit(examples(({"on name"}, right, 8 - right)), strength=1.0)
    assert fitting.probability({"on name"}, weights.weights) == pytest.approx(expected)


def test_nobody_is_judged_by_his_own_house():
    """In each house all answers are alike, so whoever peeks knows them; left out, a house is a guess."""
    given_ = [
        Example(frozenset({f"house {house}"}), house % 2 == 0, f"{house}-{number}", str(house))
        for house in range(10)
        for number in range(8)
    ]
    held = fitting.held_out(given_, 10.0)
    assert fitting.loss(given_, held) > math.log(2) - 0.05
    weights = fitting.fit(given_, strength=10.0)
    assert fitting.loss(given_, [of(weights, each) for each in given_]) < 0.2


def test_the_strength_is_chosen_by_leaving_out_houses():
    noise = [
        Example(
            frozenset({f"signal {(7 * number) % 11}", f"other {(5 * number) % 13}"}),
            number % 3 > 0,
            str(number),
            str(number),
        )
        for number in range(60)
    ]
    assert fitting.fit(noise).strength == min(fitting._STRENGTHS)
    assert fitting.fit(examples(({"on name"}, 60, 0), ({"on noun"}, 0, 60))).strength == max(fitting._STRENGTHS)


@given(
    st.lists(
        st.tuples(st.frozensets(st.sampled_from("abc")), st.booleans(), st.integers(0, 5)), min_size=1, max_size=12
    )
)
def test_a_probability_is_one_whatever_the_examples(lots):
    given_ = [Example(signals, right, str(house), str(house)) for signals, right, house in lots]
    weights = fitting.fit(given_)
    assert all(0 < of(weights, each) < 1 for each in given_)
    assert set(weights.weights) <= {certainty.ALWAYS, "a", "b", "c"}
