"""What each rule does, counted: articles and gold → how often it fired, rows it changed, right with it or without."""

from __future__ import annotations

import json
import pickle
from importlib.resources import files

import pytest

from quotes.data import Article, Span
from quotes.evaluation import counting
from quotes.evaluation.gold import Gold, Press, Speech, Who

TEXT = "„Der Deich hält“, sagte Bürgermeisterin Petra Harms am Montag.\n\nOle Brandt las den Roman „Der lange Weg“."


@pytest.fixture(scope="module")
def counts():
    speech = Speech("a", Span(0, 17), Who("Petra Harms"))
    return counting.count(
        [Article(TEXT, document="a.txt"), Article("Nichts.", document="b.txt")], Gold(speeches=(speech,))
    )


@pytest.mark.slow
@pytest.mark.model
def test_a_rule_is_counted_by_what_goes_without_it(counts):
    after = counts["sieve:touching-after"]
    assert (after.fired, after.spoiled) == (1, 0)
    assert after.rows == 1  # another sieve may name her, but signs for itself
    title = counts["category:noun-for-titles"]
    assert (title.fired, title.rows, title.mended) == (1, 0, 0)  # a capital inside a sentence tells a title as well
    assert "sieve:so-x" not in counts  # did not fire


@pytest.mark.slow
@pytest.mark.model
def test_all_that_fires_is_in_a_list(counts):
    assert counts
    assert counts.keys() <= counting.known_rules().keys()


def test_gold_of_each_document_can_go_to_another_process():
    stretch, speech = Press("a", Span(0, 17), "speech", Who("Petra Harms")), Speech("b", Span(0, 17), Who("Ole Brandt"))
    golds = counting._by_document(Gold(press=(stretch,), speeches=(speech,), bare=frozenset({"c"})))
    assert pickle.loads(pickle.dumps(golds)) == golds  # noqa: S301 - made here
    assert {name: (gold.press, gold.speeches) for name, gold in golds.items()} == {
        "a": ((stretch,), ()),
        "b": ((), (speech,)),
        "c": ((), ()),
    }


def test_rules_have_names_of_their_own_in_every_list():
    names = list(counting.known_rules())
    assert len(names) > 80
    assert {name.partition(":")[0] for name in names} == {"name", "repair", "category", "sieve", "indirect"}


def test_the_table_in_the_package_knows_every_rule():
    """``python -m quotes.grammar.count … --write quotes/grammar/counts.tsv`` makes it anew."""
    lines = files("quotes.grammar").joinpath("counts.tsv").read_text(encoding="utf-8").splitlines()
    head, *rows = [line.split("\t") for line in lines]
    assert head == list(counting.HEAD)
    assert {row[0]: row[5] for row in rows} == {
        name: " ".join(fact.split()) for name, fact in counting.known_rules().items()
    }


def test_the_table_has_a_line_a_rule_in_their_order():
    made = counting.table({"b": counting.Count(3, 2, 1, 0)}, {"a": "Fact of a.", "b": "Fact\n  of b."})
    assert list(made) == [
        counting.HEAD,
        ("a", "0", "0", "0", "0", "Fact of a."),
        ("b", "3", "2", "1", "0", "Fact of b."),
    ]


@pytest.mark.slow
@pytest.mark.model
def test_the_command_prints_the_table_and_writes_it(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    gold = {"doc": "a.txt", "quote_begin": 0, "quote_end": 17, "speaker": "Petra Harms"}
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold) + "\n", encoding="utf-8")
    assert counting.main(["a.txt", "--gold", "gold.jsonl", "--write", "t.tsv"]) == 0
    told = capsys.readouterr().out
    assert (tmp_path / "t.tsv").read_text(encoding="utf-8") == told
    assert told.startswith("rule\tfired\trows\tmended\tspoiled\tfact\n")
    assert "\nsieve:touching-after\t1\t1\t" in told
