"""The notation of trees: a line → tokens, tokens → a line, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.data import Span, Token
from quotes.grammar import notation


@pytest.mark.parametrize(
    ("line", "index", "expected"),
    [
        ("Ida/PROPN:nsubj>sagt sagt/VERB:root", 0, ("Ida", "Ida", "PROPN", "nsubj", 1, {}, None)),
        ("Ida/PROPN:nsubj>sagt sagt~sagen/VERB:root", 1, ("sagt", "sagen", "VERB", "root", -1, {}, None)),
        ("ist/AUX:aux:pass>2 ist/VERB:root", 0, ("ist", "ist", "AUX", "aux:pass", 1, {}, None)),  # twice: by number
        ("sei/AUX+Fin+Sub+3:root", 0, ("sei", "sei", "AUX", "root", -1,
            {"VerbForm": "Fin", "Mood": "Sub", "Person": "3"}, None)),
        ("sich/PRON+Reflex=Yes:root", 0, ("sich", "sich", "PRON", "root", -1, {"Reflex": "Yes"}, None)),
        ("Dies#4/X:root", 0, ("Dies", "Dies", "X", "root", -1, {}, 4)),
        (r"\:/PUNCT:punct>2 a\/b/X:root", 0, (":", ":", "PUNCT", "punct", 1, {}, None)),
        (r"\:/PUNCT:punct>2 a\/b/X:root", 1, ("a/b", "a/b", "X", "root", -1, {}, None)),
        ("7/NUM:nummod>2 1/NUM:root", 0, ("7", "7", "NUM", "nummod", 1, {}, None)),  # a number as a head is a place
    ],
)  # fmt: skip
def test_word(line, index, expected):
    token = notation.parse(line)[index]
    found = (token.text, token.lemma, token.upos, token.deprel, token.head, token.feats, token.mask)
    assert found == expected


def test_places_are_those_of_words_with_a_blank_between():
    assert [token.span for token in notation.parse("Ida/PROPN:nsubj>sagt sagt/VERB:root")] == [Span(0, 3), Span(4, 8)]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Ida", "«Ida» is not"),
        ("Ida/PROPN", "«Ida/PROPN» is not"),
        ("Ida/PROPN:nsubj>sagte", "«sagte» is not one word"),
        ("a/X:dep>b b/X:root b/X:dep>2", "«b» is not one word"),
        ("a/X:dep>2", "«2» is not one word"),
        ("a/X+Blau:root", "«Blau» is the value"),
    ],
)
def test_what_is_not_in_the_notation_is_said(line, message):
    with pytest.raises(ValueError, match=message):
        notation.parse(line)


WORDS = st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=6)
FEATURES = st.dictionaries(
    st.sampled_from(["Number", "Case", "Person", "Reflex", "Foreign"]),
    st.sampled_from(["Sing", "Nom", "3", "Yes"]),
    max_size=3,
)


@st.composite
def sentences(draw):
    count = draw(st.integers(1, 6))
    tokens, at = [], 0
    for index in range(count):
        text = draw(WORDS)
        lemma = draw(st.one_of(st.just(text), WORDS))
        head = draw(st.integers(-1, count - 1))
        upos, deprel = draw(st.sampled_from(["NOUN", "X"])), draw(st.sampled_from(["nsubj", "aux:pass", "root"]))
        mask = draw(st.one_of(st.none(), st.integers(0, 99)))
        tokens.append(Token(index, Span(at, at + len(text)), text, lemma, upos, deprel, head, draw(FEATURES), mask))
        at += len(text) + 1
    return tuple(tokens)


@given(sentences())
def test_what_is_written_is_read_again(tokens):
    assert notation.parse(" ".join(notation.write(tokens))) == tokens
