"""What the recipe learns from: treebanks and names read, changed, and put into paragraphs."""

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from toy import NAMES, TREES

from quotes.model.training import augment, corpora, segments
from quotes.model.training.corpora import Sentence, Token, Word

PRESENT = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"


@pytest.fixture
def harbour():
    """Return «Insa Harms plant im Hafen "neue" Boote.»."""
    import conllu

    return corpora.harmonised(conllu.parse(TREES.format(name="a"))[0])


def text_of(sentence):
    return "".join(token.text + " " * token.space for token in sentence.tokens).rstrip()


def test_a_treebank_sentence_keeps_its_contraction_and_loses_its_subtypes(harbour):
    assert text_of(harbour) == 'Insa Harms plant im Hafen "neue" Boote.'
    assert [word.text for word in harbour.words[3:5]] == ["in", "dem"]
    assert harbour.words[1].deprel == "flat"
    assert corpora.contractions([harbour]) == {"im": ("in", "dem")}


@pytest.mark.parametrize(
    ("written", "feats", "harmonised"),
    [
        ("geht", "Mood=Ind|Number=Sing|Person=3|Tense=Pres", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"),
        ("gegangen", "Tense=Past", "VerbForm=Part"),
        ("gehen", "_", "VerbForm=Inf"),
    ],
)
def test_puds_verbs_get_the_verb_form_of_gsd(written, feats, harmonised):
    import conllu

    row = f"# sent_id = n1\n# parallel_id = pud/n1\n1\t{written}\tgehen\tVERB\t_\t{feats}\t0\troot\t_\t_\n\n"
    assert corpora.harmonised(conllu.parse(row)[0]).words[0].feats == harmonised


@pytest.mark.parametrize(
    ("tag", "read"), [("B-PER", "B-PER"), ("B-LOCderiv", "O"), ("B-ORGpart", "O"), ("B-OTH", "B-MISC"), ("O", "O")]
)
def test_names_have_four_classes(tag, read):
    (sentence,) = corpora._read_names(f"1\tX\t{tag}\tO\n\n")
    assert sentence.tokens[0].name == read


def test_a_hyphen_splits_a_name_as_the_tokenizer_does():
    (sentence,) = corpora._read_names(NAMES)
    assert [(t.text, t.name) for t in corpora.hyphens_split(sentence).tokens[3:6]] == [
        ("Nord", "B-LOC"),
        ("-", "I-LOC"),
        ("Land", "I-LOC"),
    ]


def test_names_get_the_words_that_the_parser_would_see():
    sentence = Sentence("n", (Token("Zum", name="O"), Token("Hafen", name="B-LOC")))
    worded = corpora.with_words(sentence, {"zum": ("zu", "dem")})
    assert [word.text for word in worded.words] == ["Zu", "dem", "Hafen"]
    assert [token.words for token in worded.tokens] == [2, 1]


def test_sentences_survive_writing_and_reading(tmp_path, harbour):
    corpora.write([harbour], tmp_path / "a.jsonl")
    assert corpora.read(tmp_path / "a.jsonl") == [harbour]


def test_marks_change_in_pairs_and_into_one_style(harbour):
    styles = {text_of(augment.restyled(harbour, random.Random(seed))) for seed in range(40)}
    assert styles == {f"Insa Harms plant im Hafen {a}neue{b} Boote." for a, b in augment.STYLES}


def test_a_torn_mark_stays_as_it_is(harbour):
    torn = Sentence("t", harbour.tokens[:5], harbour.words[:6])
    assert augment.restyled(torn, random.Random(1)) == torn


@pytest.mark.parametrize(
    ("written", "lemma", "feats", "reported"),
    [
        ("plant", "planen", PRESENT, "plane"),
        ("ist", "sein", PRESENT, "sei"),
        ("Ist", "sein", PRESENT, "Sei"),
        ("hat", "haben", PRESENT, "habe"),
        ("hört", "aufhören", PRESENT, "hört"),  # «hört … auf»: the prefix stands elsewhere
        ("sind", "sein", PRESENT.replace("Sing", "Plur"), "seien"),
        ("gehen", "gehen", PRESENT.replace("Sing", "Plur"), "gehen"),
        ("plante", "planen", PRESENT.replace("Pres", "Past"), "plante"),
    ],
)
def test_reported_speech_stands_in_the_konjunktiv(written, lemma, feats, reported):
    sentence = Sentence("s", (Token(written),), (Word(written, lemma, "VERB", feats, 0, "root"),))
    changed = augment.subjunctive(sentence)
    assert changed.words[0].text == changed.tokens[0].text == reported
    assert ("Mood=Sub" in changed.words[0].feats) == (written != reported)


def test_a_frame_makes_direct_speech_with_a_speaker_of_the_treebank(harbour):
    import conllu

    sleeps = corpora.harmonised(conllu.parse(TREES.format(name="a"))[1])
    frames = augment.Frames([harbour])
    found = {text_of(frames.around(sleeps, random.Random(seed))) for seed in range(300)}
    assert "„Er schläft“, sagte Insa Harms." in found
    assert "Insa Harms sagt: »Er schläft.«" in found
    framed = frames.around(sleeps, random.Random(1))
    assert augment.is_tree(framed.words)
    assert Counter(word.deprel for word in framed.words)["ccomp"] == 1


@given(st.integers(0, 2000))
def test_whatever_changes_the_tree_stays_a_tree(seed):
    import conllu

    trees = [corpora.harmonised(tree) for tree in conllu.parse(TREES.format(name="a"))]
    assert trees
    rng = random.Random(seed)
    for tree in trees:
        changed = augment.varied(tree, augment.Frames(trees), rng)
        assert augment.is_tree(changed.words)
        assert sum(token.words for token in changed.tokens) == len(changed.words)


def test_labels_say_where_tokens_contractions_and_sentences_end(harbour):
    text, labels = segments.labelled([harbour])
    assert text == 'Insa Harms plant im Hafen "neue" Boote.'
    #                 Insa Harms plant im Hafen "neue" Boote.
    assert labels == "000100000100000100300000101000110000012"


@given(st.integers(0, 500))
def test_every_character_of_the_text_has_a_label_and_none_of_white_space(seed):
    import conllu

    trees = [corpora.harmonised(tree) for tree in conllu.parse(TREES.format(name="a"))] * 5
    made = list(segments.paragraphs(trees, seed, augment.Frames(trees)))
    assert made
    for paragraph in made:
        text, labels = segments.labelled(paragraph)
        assert len(text) == len(labels)
        assert all(label == "0" for char, label in zip(text, labels, strict=True) if char == " ")
        assert sum(label in "24" for label in labels) == len(paragraph)


def test_a_sentence_in_conllu_is_read_back_the_same(harbour):
    import conllu

    written = conllu.parse(segments.conllu([harbour]))[0]
    assert corpora.harmonised(written) == harbour
