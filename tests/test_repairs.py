"""Repairs of the parser's trees: the examples of each, their order, and that a tree stays one."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes import rules
from quotes.data import Name, Reading, Sentence, Span
from quotes.grammar import notation
from quotes.grammar.repairs import REPAIRS, engine, mend
from quotes.grammar.repairs.record import LAYERS, Change, Repair

ARTICLES = sorted((Path(__file__).parents[1] / "fixtures" / "artikel").glob("*.txt"))
EXAMPLES = [
    pytest.param(repair, example, id=f"{repair.name}-{number}")
    for repair in REPAIRS
    for number, example in enumerate(repair.examples)
]


def sentence(line):
    tokens = notation.parse(line)
    return Sentence(0, Span(0, tokens[-1].span.end), tokens)


def reading(line, persons=()):
    """Make a reading of one sentence, in which some words are names of persons."""
    here = sentence(line)
    text = " ".join(token.text for token in here.tokens)
    names = [Name(Span(text.index(name), text.index(name) + len(name)), "PER", 0) for name in persons]
    return Reading((here,), tuple(names))


def changed(before, after):
    """Return the words of a mended reading that are not as they were, in the notation."""
    old, new = before.sentences[0].tokens, after.sentences[0].tokens
    return [word for word, was, token in zip(notation.write(new), old, new, strict=True) if token != was]


def words(line):
    """Return words in the notation by text, with their features as a set: their order tells nothing."""
    found = []
    for word in line:
        front, slash, rest = word.partition("/")
        kind, colon, link = rest.partition(":")
        found.append((front + slash, frozenset(kind.split("+")), colon + link))
    return found


@pytest.mark.parametrize(("repair", "example"), EXAMPLES)
def test_example(repair, example):
    before = reading(example.before, example.persons)
    assert words(changed(before, engine.mend(before, [repair]))) == words(example.after.split())


@pytest.mark.parametrize("repair", REPAIRS, ids=lambda repair: repair.name)
def test_record_is_complete(repair):
    assert repair.name.startswith("repair:")
    assert repair.fact.endswith(".")
    assert repair.source
    assert any(example.after for example in repair.examples)
    assert any(not example.after for example in repair.examples)  # and when it leaves a sentence alone


def test_names_are_unique_and_each_layer_has_repairs():
    assert Counter(repair.name for repair in REPAIRS).most_common(1)[0][1] == 1
    assert {repair.layer for repair in REPAIRS} == set(LAYERS)


@pytest.mark.parametrize("seed", range(5))
def test_order_within_a_layer_does_not_matter_for_the_examples(seed):
    shuffled = random.Random(seed).sample(REPAIRS, len(REPAIRS))
    for param in EXAMPLES:
        example = param.values[1]
        before = reading(example.before, example.persons)
        assert engine.mend(before, shuffled) == mend(before), example.before


@pytest.mark.slow
def test_order_within_a_layer_does_not_matter_for_articles(extractor):
    from quotes import pipeline
    from quotes.marks import paragraphs
    from quotes.parsing import blocks
    from quotes.people import known_names

    mended = 0
    for path in ARTICLES:
        text = path.read_text(encoding="utf-8")
        spans = paragraphs.paragraphs(text)
        found = extractor._parser.analyse(blocks.build(text, spans, pipeline.find_stretches(text, spans)))
        before = known_names.mend(found)
        with rules.watched() as fired:
            expected = mend(before)
        mended += fired.total()
        for seed in range(3):
            assert engine.mend(before, random.Random(seed).sample(REPAIRS, len(REPAIRS))) == expected
    assert mended > 50


# what no single repair shows: one sees what the layer before has left, and which of two is heard
@pytest.mark.parametrize(
    ("line", "persons", "after"),
    [
        (  # the plural that is none, then the phrase with the name
            "Ministerin/NOUN+Plur:obj>sagte Ida/PROPN:nsubj>sagte Korff/PROPN:nsubj>sagte sagte/VERB+Fin+Sing:root",
            ["Ida Korff"],
            "Ministerin/NOUN+Sing:obj>sagte Ida/PROPN+Nom:appos>Ministerin Korff/PROPN:flat>Ida",
        ),
        (  # the article tells a plural, whose ending is lost
            "die/DET:det>3 jungen/ADJ:amod>3 Ministerin/NOUN+Plur:nsubj>kamen kamen/VERB+Plur:root",
            [],
            "kamen~kommen/VERB+Plur:root",
        ),
        (  # a name right after its role, not a complement of the verb
            "Werkleiter/NOUN:nsubj>sagte Ole/PROPN+Nom:nmod>sagte sagte~sagen/VERB:root",
            ["Ole"],
            "Ole/PROPN+Nom:appos>Werkleiter",
        ),
        (  # the nominative makes an object of the oblique noun, which else were a dative
            "der/DET:det>2 Chef/NOUN:obj>warnte warnte/VERB+Fin+Sing:root den/DET:det>5 Rat/NOUN:nsubj>warnte",
            [],
            "Chef/NOUN:nsubj>warnte Rat/NOUN:obj>warnte",
        ),
    ],
)
def test_layers_together(line, persons, after):
    before = reading(line, persons)
    assert words(changed(before, mend(before))) == words(after.split())


def proposing(name, *changes, strength=0):
    return Repair(name, "links", "", "", lambda _: iter([changes]), (), strength)


CHAIN = "eins/NOUN:nsubj>zwei zwei/VERB:root drei/NOUN:obj>zwei vier#0/X:nmod>drei"


@pytest.mark.parametrize(
    ("repairs", "after"),
    [
        ([proposing("a", Change(0, deprel="obl"))], ["eins/NOUN:obl>zwei"]),
        # of two that contradict each other: the stronger, else the first of the alphabet, whatever their order
        ([proposing("b", Change(0, deprel="obj")), proposing("a", Change(0, deprel="obl"))], ["eins/NOUN:obl>zwei"]),
        (
            [proposing("b", Change(0, deprel="obj"), strength=1), proposing("a", Change(0, deprel="obl"))],
            ["eins/NOUN:obj>zwei"],
        ),
        # head and relation are one; part of speech and features are for themselves
        ([proposing("a", Change(0, head=2)), proposing("b", Change(0, deprel="obj"))], ["eins/NOUN:nsubj>drei"]),
        (
            [proposing("a", Change(0, upos="PROPN")), proposing("b", Change(0, feats={"Number": "Sing"}))],
            ["eins/PROPN+Sing:nsubj>zwei"],
        ),
        # a proposal is made as a whole or not at all
        (
            [proposing("a", Change(0, deprel="obl")), proposing("b", Change(0, deprel="obj"), Change(2, deprel="dep"))],
            ["eins/NOUN:obl>zwei"],
        ),
        # no circle: alone, or with what is already made
        ([proposing("a", Change(2, head=3))], []),
        ([proposing("a", Change(2, head=0)), proposing("b", Change(0, head=2))], ["drei/NOUN:obj>eins"]),
        # one root
        ([proposing("a", Change(0, head=-1))], []),
        ([proposing("a", Change(1, head=0))], []),
        (
            [proposing("a", Change(1, head=0, deprel="cop"), Change(0, head=-1, deprel="root"))],
            ["eins/NOUN:root", "zwei/VERB:cop>eins"],
        ),
        # of a mask only the link
        ([proposing("a", Change(3, upos="NOUN"))], []),
        ([proposing("a", Change(3, head=1, deprel="obj"))], ["vier#0/X:obj>zwei"]),
    ],
)
def test_engine_keeps_the_tree(repairs, after):
    before = reading(CHAIN)
    for order in (repairs, repairs[::-1]):
        assert changed(before, engine.mend(before, order)) == after


def test_repair_is_counted_only_when_something_changes_and_can_be_left_out():
    repairs = [proposing("a", Change(0, deprel="nsubj")), proposing("b", Change(2, deprel="dep"))]
    with rules.watched() as fired:
        engine.mend(reading(CHAIN), repairs)
    assert fired == {"b": 1}
    with rules.watched(off={"b"}):
        assert engine.mend(reading(CHAIN), repairs) == reading(CHAIN)


TEXTS = [
    ("der", "DET"), ("den", "DET"), ("einen", "DET"), ("Chef", "NOUN"), ("Sprecherin", "NOUN"), ("CDU", "PROPN"),
    ("Korff", "PROPN"), ("warnte", "VERB"), ("nennt", "VERB"), ("zurück", "ADP"), ("ihn", "PRON"), ("Sie", "PRON"),
    ("man", "PRON"), ("denen", "PRON"), ("und", "CCONJ"), ("als", "CCONJ"), ("so", "ADV"), (",", "PUNCT"),
    ("skandierten", "ADJ"), ("Sprüche", "NOUN"), ("Frau", "NOUN"), ("von", "ADP"), ("ist", "AUX"), ("Dies", "X"),
]  # fmt: skip
RELATIONS = (
    "nsubj obj obl nmod appos conj ccomp xcomp acl parataxis det case cc compound:prt flat punct dep amod cop advmod"
).split()


@st.composite
def trees(draw):
    """Draw a sentence with any tree over it, some words masked, and runs of words that are names of persons."""
    drawn = draw(
        st.lists(st.tuples(st.sampled_from(TEXTS), st.sampled_from(RELATIONS), st.booleans()), min_size=2, max_size=14)
    )
    order = draw(st.permutations(range(len(drawn))))
    heads = {order[0]: -1}
    for place, word in enumerate(order[1:], 1):
        heads[word] = order[draw(st.integers(0, place - 1))]
    tokens = []
    for index, (((text, upos), relation, masked), token) in enumerate(
        zip(drawn, notation.parse(" ".join(f"{text}/{upos}:root" for (text, upos), _, _ in drawn)), strict=True)
    ):
        feats = {"VerbForm": "Fin", "Number": "Sing"} if upos == "VERB" else {}
        feats |= {"Number": "Plur"} if text == "Sprüche" else {}
        tokens.append(
            replace(
                token,
                deprel=relation if heads[index] >= 0 else "root",
                head=heads[index],
                feats=feats,
                mask=index if masked and upos in {"DET", "X", "NOUN"} else None,
            )
        )
    marks = draw(st.lists(st.integers(0, len(tokens)), max_size=4, unique=True).map(sorted))
    names = tuple(
        Name(Span(tokens[first].span.start, tokens[last - 1].span.end), "PER", 0)
        for first, last in zip(marks[::2], marks[1::2], strict=False)
    )
    return Reading((Sentence(0, Span(0, tokens[-1].span.end), tuple(tokens)),), names)


def steps_to_the_root(tokens, start):
    word, steps = start, 0
    while word >= 0 and steps <= len(tokens):
        word, steps = tokens[word].head, steps + 1
    return steps


@settings(max_examples=300, deadline=None)
@given(trees(), st.randoms())
def test_what_is_mended_stays_a_tree_and_its_masks_masks(before, lot):
    """Whatever the parser says: afterwards every word still comes to the one root by its heads."""
    after = mend(before)
    old, new = before.sentences[0].tokens, after.sentences[0].tokens
    assert sum(token.head < 0 for token in new) == 1
    assert all(steps_to_the_root(new, start) <= len(new) for start in range(len(new)))
    assert [(token.text, token.span, token.mask) for token in new] == [(t.text, t.span, t.mask) for t in old]
    for was, token in zip(old, new, strict=True):
        assert was.mask is None or replace(token, head=was.head, deprel=was.deprel) == was
    assert engine.mend(before, lot.sample(REPAIRS, len(REPAIRS))) == after
