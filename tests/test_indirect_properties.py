"""Any order of what indirect speech is told by: nothing falls, rows are verbatim, a clause meets no other.

Cue words, source phrases, links, marks and stops in odd orders; a parser that guesses tags by the word and draws the
tree by lot, so that the rules stand whatever the syntax says.
"""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from test_robustness import Inventor

from quotes import pipeline
from quotes.data import Article, Span

TAGGED = {
    "VERB": "sagte sagt sagen erklärte forderte warnte räumte kündigte heißt hieß bestätigte warf fragte "
    "ging gehe komme gebe wisse betont betonte hoffen ärgerte nennt gilt treten einzutreten "
    "gestohlen gesagt fordern geschützt geht teilte",
    "AUX": "sei seien habe hätte hätten wäre würde würden werde könne könnte müsse solle soll sollen will "
    "wollen sollte ist sind war hat haben sein worden möchte dürfe dürfte",
    "SCONJ": "dass daß ob weil wenn falls obwohl nachdem als",
    "ADP": "laut nach zufolge gemäß aus mit von um ohne bei in für entsprechend vor an",
    "CCONJ": "und oder aber doch denn sondern sowie",
    "PRON": "er sie es man das was wer wie wann wobei wofür ihm deren die ich wir sich dies niemand",
    "DET": "der den dem einer eigenen diese",
    "ADV": "demnach so auch nicht nur dagegen künftig derart allein kaum",
    "PART": "zu",
    "NOUN": "Polizei Sprecherin Angaben Polizeiangaben Worten Ansicht Vorwurf Forderung Frage Bericht "
    "Medienberichten Studie Hinweise Ministerin Bahn Sicht Gesetz Wort Kind Polizei-Angaben Verband "
    "Hinweis Leiterin",
    "PROPN": "Nele Uhlendorf Korff Sörens Wattheim Moskau",
    "ADJ": "schnelle teuer gut jüngsten offen",
}
TAG_OF = {word: tag for tag, words in TAGGED.items() for word in words.split()}
VERBS = [
    {"VerbForm": "Fin", "Mood": "Ind", "Number": "Sing", "Person": "3", "Tense": "Past"},
    {"VerbForm": "Fin", "Mood": "Sub", "Number": "Sing", "Person": "3"},
    {"VerbForm": "Fin", "Mood": "Ind", "Number": "Plur", "Person": "3", "Tense": "Pres"},
    {"VerbForm": "Inf"},
    {"VerbForm": "Part"},
]
STOPS = [*', , , . : ; – — - ( ) [ ] ! ? … „ “ » « ‚ ‘ " / & ’'.split(), "\n", "\n\n"]
PHRASES = [
    *["sagte Nele Uhlendorf", "so Korff", "wie er sagte", "hieß es", "laut Polizei", "nach eigenen Angaben"],
    *["Berichten zufolge", "er habe", "dass er komme", "zu treten", "soll gestohlen haben", "Das teilte sie mit"],
    *["„Das geht nicht“", "‚so‘", "die Forderung, ob", "was sie", "Nach Polizei-Angaben", "in Korffs Worten"],
]
PIECE = st.one_of(
    st.sampled_from(sorted(TAG_OF)), st.sampled_from(sorted(TAG_OF)), st.sampled_from(STOPS), st.sampled_from(PHRASES)
)
GLUE = st.sampled_from([" ", " ", " ", " ", ""])
TEXTS = st.lists(st.tuples(PIECE, GLUE), max_size=30).map(lambda pieces: "".join(map("".join, pieces)))
THOROUGH = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


class Guesser(Inventor):
    """Tags a known word as it ought to be, most often, and hangs it anywhere."""

    @staticmethod
    def _sentence(block, matches, lot):
        span, inside, tokens = Inventor._sentence(block, matches, lot)
        return span, inside, tuple(_guessed(token, lot) for token in tokens)


def _guessed(token, lot: random.Random):
    tag = TAG_OF.get(token.text) or TAG_OF.get(token.text.lower())
    if token.mask is not None or tag is None or lot.random() < 0.1:
        return token
    return replace(token, upos=tag, feats=lot.choice(VERBS) if tag in {"VERB", "AUX"} else token.feats)


@pytest.fixture(scope="module")
def guessed():
    """Return an Extractor whose parser knows the words of this file, and no syntax."""
    return pipeline.Extractor(parser=Guesser())


def check(extractor, text: str) -> None:
    """Assert what holds of the rows of any text."""
    rows = extractor.extract(Article(text), "all")
    assert rows == [explained.quotation for explained in extractor.explain(Article(text))]
    assert len({row.id for row in rows}) == len(rows)
    whole, end = Span(0, len(text)), 0
    for row in rows:
        assert row.span.of(text) == text[row.span.start : row.span.end]
        assert row.quote in text
        assert row.quote.strip() == row.quote or row.type != "indirect"
        assert all(whole.holds(span) for span in row.attribution.cue_spans)
        if row.type == "indirect":
            assert row.quote
            assert row.span.start >= end, "two reported clauses share words"
            end = row.span.end


@given(text=TEXTS)
@settings(THOROUGH, max_examples=400)
@example(text="Laut Polizei ist er, so Korff,")
@example(text="(dass er komme habe – ")
@pytest.mark.slow
def test_any_order_of_what_reports(guessed, text):
    check(guessed, text)


@given(text=TEXTS)
@settings(THOROUGH, max_examples=25)
@example(text="Das ist so. Laut Polizei ist er da,")
@pytest.mark.slow
def test_any_order_of_what_reports_as_stanza_reads_it(extractor, text):
    check(extractor, text)
