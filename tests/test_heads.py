"""The embedded model is read without Stanza's processors, to the same result."""

from __future__ import annotations

import random
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import FIXTURES

from quotes import model
from quotes.marks import paragraphs, stretches
from quotes.parsing import blocks

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def loaded():
    """Load the embedded model's processors by themselves."""
    from quotes.model import loading

    return loading.load(model.embedded_folder())


@pytest.fixture(scope="module")
def heads(loaded):
    from quotes.model.heads import Heads

    assert Heads.fits(loaded.processors, loaded.encoder)
    return Heads(loaded.processors, loaded.encoder)


@pytest.fixture(scope="module")
def documents(loaded):
    from quotes.model.reading import Documents

    return Documents(loaded.processors, loaded.encoder)


def rows(*words, contracted=()):
    """Make the rows of a sentence."""
    found, at = [], 0
    for word in words:
        row = {"text": word, "start_char": at, "end_char": at + len(word)}
        found.append(row | {"misc": "MWT=Yes"} if word in contracted else row)
        at += len(word) + 1
    return found


@pytest.mark.parametrize("name", ["01", "04", "07"])
def test_articles_are_read_as_by_stanza(extractor, heads, documents, name):
    (path,) = FIXTURES.glob(f"{name}-*.txt")
    text = path.read_text("utf-8")
    made = blocks.build(text, paragraphs.paragraphs(text), stretches.find(text))
    sentences = [cut.rows for cut in extractor._parser._cut(made)]
    assert len(sentences) > 5
    assert heads.read(sentences) == documents.read(sentences)


TWO_OBJECTS = "Das ist was Hunde verstehen ."

ODD = [
    rows("Zum", "Deich", "fuhr", "sie", "am", "Montag", ".", contracted=("Zum", "am")),
    rows("Ins", "Xyzam", "ging", "er", "xyzam", ".", contracted=("Ins", "Xyzam", "xyzam")),  # no contraction is so
    rows("Ja"),
    rows("."),
    rows("_", "_"),
    rows("\U0001f30a", "Nguyễn", "ﬁel", "ʒ", "在"),
    rows("Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungen", "fielen", "aus"),
    rows(*("Petra Harms und Ole Brandt und " * 40).split()),
    rows("Ja"),  # twice the same
    rows(*TWO_OBJECTS.split()),
    rows(*("er sagt sie sagt wir sagen " * 20).split()),  # more of them than Stanza mends
]


@pytest.mark.parametrize("number", range(len(ODD)))
@pytest.mark.slow
def test_odd_sentences_are_read_as_by_stanza(heads, documents, number):
    assert heads.read([ODD[number]]) == documents.read([ODD[number]])


def test_no_word_has_two_objects(loaded, heads, documents, monkeypatch):
    def objects(reader):
        _, (words,) = reader.read([rows(*TWO_OBJECTS.split())])
        return [word.head for word in words if word.deprel == "obj"]

    assert len(objects(heads)) == len(set(objects(heads)))
    # only what the weights' own setting asks for
    monkeypatch.setattr(heads._parser, "_single", None)
    monkeypatch.setitem(loaded.processors["depparse"].config, "resolve_head_constraints", value=False)
    assert len(objects(heads)) > len(set(objects(heads)))
    assert objects(documents) == objects(heads)


def test_sentences_are_read_together_as_alone(heads):
    names, words = heads.read(ODD)
    assert sum(map(len, names)) > 0
    for sentence, found, here in zip(ODD, names, words, strict=True):
        assert heads.read([sentence]) == ([found], [here])


@pytest.mark.parametrize("most", [1, 20, 200])
@pytest.mark.slow
def test_what_is_read_in_parts_is_the_same(heads, monkeypatch, most):
    from quotes.model import heads as module

    whole = heads.read(ODD)
    monkeypatch.setattr(module, "TOKENS", most)
    assert heads.read(ODD) == whole
    assert heads.read([]) == ([], [])


def test_a_contraction_has_two_words(heads):
    _, (words,) = heads.read([ODD[0]])
    assert [(word.text, word.token) for word in words][:3] == [("Zu", 0), ("dem", 0), ("Deich", 1)]
    assert [word.head for word in words].count(-1) == 1
    assert {word.lemma for word in words} >= {"Deich", "fahren", "Montag"}


@pytest.mark.parametrize(
    ("processor", "setting", "value"),
    [
        ("pos", "charlm", True),
        ("pos", "pretrain", True),
        ("depparse", "use_arc_embedding", True),
        ("depparse", "tag_emb_dim", 50),
        ("ner", "word_emb_dim", 100),
        ("lemma", "caseless", True),
        ("mwt", "dict_only", False),
    ],
)
def test_a_model_of_another_make_is_left_to_stanza(loaded, monkeypatch, processor, setting, value):
    from quotes.model.heads import Heads

    trainer = loaded.processors[processor].trainer
    for args in {id(args): args for args in (trainer.args, getattr(trainer.model, "args", trainer.args))}.values():
        if setting == "charlm":
            monkeypatch.setitem(args, "char", value)
        monkeypatch.setitem(args, setting, value)
    assert not Heads.fits(loaded.processors, loaded.encoder)


def test_another_encoder_is_left_to_stanza(loaded):
    from quotes.model.heads import Heads

    assert not Heads.fits(loaded.processors, SimpleNamespace())


# trees


def scores_of(size, lot, *, peaked):
    """Make log probabilities of heads: of a tree that is all but certain, or of nothing in particular."""
    raw = np.array([[lot.gauss(0, 1) for _ in range(size)] for _ in range(size)], dtype=np.float32)
    if peaked:
        order = lot.sample(range(1, size), size - 1)
        for place, word in enumerate(order):
            raw[word, lot.choice(order[:place]) if place else 0] += 8
    np.fill_diagonal(raw, -np.inf)
    return raw - np.log(np.exp(raw).sum(1, keepdims=True))


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 30), st.integers(0, 10**6), st.booleans())
def test_trees_are_those_of_stanza(size, seed, peaked):
    from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root  # noqa: TID251 - what it is held to

    from quotes.model import arborescence

    scores = scores_of(size, random.Random(seed), peaked=peaked)
    wanted = chuliu_edmonds_one_root(scores.copy())
    found = arborescence.best_tree(scores.copy())
    assert found[1:].tolist() == wanted[1:].tolist()


@pytest.mark.parametrize(
    ("heads_of", "tree"),
    [
        ([0, 0], True),
        ([0, 2, 0], True),
        ([0, 2, 0, 2, 3], True),
        ([0, 0, 0], False),  # two roots
        ([0, 2, 1], False),  # none
        ([0, 0, 3, 2], False),  # a circle beside the tree
        ([0, 3, 0, 4, 1], False),  # a longer one
    ],
)
def test_what_a_tree_is(heads_of, tree):
    from quotes.model import arborescence

    assert arborescence.is_tree(heads_of) is tree


# names


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 12), min_size=1, max_size=9), st.integers(1, 17), st.integers(0, 10**6))
def test_paths_are_those_of_stanza(lengths, tags, seed):
    from stanza.models.common.crf import viterbi_decode  # noqa: TID251 - what it is held to

    from quotes.model import paths

    numbers = np.random.default_rng(seed)
    moves = numbers.normal(size=(tags, tags)).astype(np.float32)
    parts = [numbers.normal(size=(length, tags)).astype(np.float32) for length in lengths]
    found = paths.best(np.concatenate(parts), lengths, moves)
    assert found == [list(map(int, viterbi_decode(part, moves)[0])) for part in parts]


# lemmas


def test_lemmas_are_those_of_stanza(loaded):
    from stanza.models.common.doc import Document  # noqa: TID251 - what they are held to

    from quotes.model.lemmas import Lemmas

    tagged = [
        (word, tag)
        for word in (
            "Deichen", "Häuser", "schrieben", "Ministerpräsidentinnen", "bräunlicheren", "umgefallen", "3.000",
            "Harms'", "\U0001f30a", "Übersee-Fähren", "XXL", "zum", "ß", "Nguyễns", "fährt",
        )
        for tag in ("NOUN", "VERB", "PROPN", "ADJ", "unbekannt")
    ]  # fmt: skip
    row = [{"id": (n,), "text": word, "upos": tag} for n, (word, tag) in enumerate(tagged, start=1)]
    document = loaded.processors["lemma"].process(Document([row]))
    wanted = [word.lemma or word.text for word in document.sentences[0].words]
    found = Lemmas(loaded.processors["lemma"].trainer).of(tagged)
    assert [found[pair] for pair in tagged] == wanted
    assert found["Häuser", "NOUN"] == "Haus"


def test_lemmas_of_nothing(loaded):
    from quotes.model.lemmas import Lemmas

    assert Lemmas(loaded.processors["lemma"].trainer).of([]) == {}
