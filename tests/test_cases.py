"""Subjects and objects told by the form of words: a sentence as a small parser may give it → what it is afterwards."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trees import link, tokens

from quotes.data import Reading, Sentence, Span, Token
from quotes.grammar.repairs import amend, functions

NAMED = """
    Sie     PRON  nsubj 2
    {verb}
    die     DET   det   4
    Absage  NOUN  obj   2
    des     DET   det   6
    Rates   NOUN  nmod  4
    {article}
    Bruch   NOUN  {relation}
"""


@pytest.mark.parametrize(
    ("verb", "article", "relation", "expected"),
    [
        ("nennen VERB root 0", "einen DET det 8", "nmod 4", ("xcomp", "nennen")),
        ("nennen VERB root 0", "einen DET det 8", "nmod 6", ("xcomp", "nennen")),
        ("nennen VERB root 0", "einen DET det 8", "obj 2", ("obj", "nennen")),
        ("nennen VERB root 0", "eines DET det 8", "nmod 6", ("nmod", "Rates")),  # the genitive
        ("bezeichnen VERB root 0", "als CCONJ cc 8", "conj 4", ("obl", "bezeichnen")),
        ("bezeichnen VERB root 0", "und CCONJ cc 8", "conj 4", ("conj", "Absage")),
        ("lesen VERB root 0", "als CCONJ cc 8", "conj 4", ("conj", "Absage")),
        ("nennen VERB root 0", "im ADP case 8", "nmod 4", ("nmod", "Absage")),
        ("nennen VERB root 0", ", PUNCT punct 8", "appos 4", ("appos", "Absage")),
        ("lesen VERB root 0", "einen DET det 8", "nmod 4", ("nmod", "Absage")),  # gives no name
    ],
)
def test_verb_of_naming_has_two_accusatives(verb, article, relation, expected):
    sentence = tokens(NAMED.format(verb=verb, article=article, relation=relation))
    functions.labels(sentence)
    assert link(sentence, "Bruch") == expected


@pytest.mark.parametrize(("pronoun", "expected"), [("man PRON", ("obj", "zitierte")), ("sie PRON", ("appos", "sie"))])
def test_man_has_no_apposition(pronoun, expected):
    sentence = tokens(f"zitierte VERB root 0\n{pronoun} nsubj 1\nIda PROPN appos 2\nKorff PROPN flat 3")
    functions.nobody(sentence)
    assert link(sentence, "Ida") == expected


QUOTED = """
    {quotation}
    wird    AUX   aux:pass 5 Number=Sing|VerbForm=Fin
    Ida     PROPN {relation}
    Korff   PROPN flat 3
    zitiert VERB  root 0 VerbForm=Part
"""


@pytest.mark.parametrize(
    ("quotation", "relation", "masked", "expected"),
    [
        ("Dies DET nsubj:pass 5", "appos 1", True, ("nsubj:pass", "zitiert")),
        ("Dies DET obj 5", "appos 1", True, ("appos", "Dies")),
        ("Dies DET nsubj:pass 5", "appos 1", False, ("appos", "Dies")),  # no quotation
        ("Dies DET nsubj:pass 5", "obl 5", True, ("obl", "zitiert")),
    ],
)
def test_a_quotation_has_no_apposition_beyond_the_verb(quotation, relation, masked, expected):
    sentence = tokens(QUOTED.format(quotation=quotation, relation=relation))
    if masked:
        sentence[0] = replace(sentence[0], mask=0)
    functions.after_quotations(sentence)
    assert link(sentence, "Ida") == expected


CITED = """
    zitierte VERB root 0 VerbForm=Fin|Number=Sing
    {pronoun}
    {article} DET  det  4
    Zeitung  NOUN obj  1
"""


@pytest.mark.parametrize(
    ("pronoun", "article", "expected"),
    [
        ("ihn PRON obl:arg 1", "die", ("obj", "nsubj")),
        ("ihn PRON obj 1", "die", ("obj", "nsubj")),
        ("ihm PRON obl:arg 1", "die", ("obl:arg", "obj")),
        ("ihn PRON obl:arg 1", "einen", ("obj", "obj")),  # is no subject
        ("er PRON nsubj 1", "die", ("nsubj", "obj")),
    ],
)
def test_a_pronoun_in_the_accusative_is_the_object(pronoun, article, expected):
    sentence = tokens(CITED.format(pronoun=pronoun, article=article))
    functions.accusatives(sentence)
    assert (sentence[1].deprel, sentence[3].deprel) == expected


def test_a_pronoun_with_a_preposition_is_no_object():
    sentence = tokens("warb VERB root 0 VerbForm=Fin\num ADP case 3\nihn PRON obl:arg 1")
    functions.accusatives(sentence)
    assert sentence[2].deprel == "obl:arg"


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("Brandt PROPN dep 2\nnennt VERB root 0 VerbForm=Fin|Number=Sing\nSie PRON nsubj 2", ("dep", "obj")),
        ("Brandt PROPN dep 2\nnennen VERB root 0 VerbForm=Fin|Number=Plur\nSie PRON nsubj 2", ("dep", "nsubj")),
        ("Brandt PROPN dep 2\nnennt VERB root 0 VerbForm=Fin|Number=Sing\nsie PRON nsubj 2", ("dep", "nsubj")),
        (
            "Frau NOUN obj 3\n, PUNCT punct 1\nschreiben VERB root 0 Number=Plur\nSie PRON nsubj 3",
            ("vocative", "nsubj"),
        ),
        ("Berlin PROPN obl 3\n, PUNCT punct 1\nhaben VERB root 0 Number=Plur\nSie PRON nsubj 3", ("obl", "nsubj")),
    ],
)
def test_sie_with_a_capital_is_who_is_addressed(table, expected):
    sentence = tokens(table)
    functions.polite(sentence)
    assert (sentence[0].deprel, sentence[-1].deprel) == expected


WARNED = """
    {article} DET   det 2
    {noun}
    warnte    VERB  root 0 VerbForm=Fin|Number=Sing
    {other}
"""


@pytest.mark.parametrize(
    ("article", "noun", "other", "expected"),
    [
        ("der", "Chef NOUN ccomp 3", "CDU PROPN nsubj 3", ("nsubj", "obj")),
        ("die", "Chefin NOUN ccomp 3", "CDU PROPN nsubj 3", ("ccomp", "nsubj")),  # either may warn
        ("der", "Chefin NOUN obl 3", "CDU PROPN nsubj 3", ("obl", "nsubj")),  # the dative
        ("der", "Chef NOUN obj 3", "er PRON nsubj 3", ("obj", "nsubj")),  # so is a pronoun
        ("der", "Chef NOUN obj 3", "CDU PROPN obj 3", ("nsubj", "obj")),
        ("der", "Verband NOUN obj 3", "Das PRON nsubj 3", ("nsubj", "obj")),
        ("der", "Lehrer NOUN obj 3 Number=Plur", "CDU PROPN nsubj 3", ("obj", "nsubj")),  # the genitive
    ],
)
def test_noun_in_the_nominative_is_the_subject(article, noun, other, expected):
    sentence = tokens(WARNED.format(article=article, noun=noun, other=other))
    functions.nominatives(sentence)
    assert (sentence[1].deprel, sentence[3].deprel) == expected


def test_who_is_named_in_an_aside_is_no_subject():
    sentence = tokens("""
        CDU    PROPN nsubj 2
        warnte VERB  root  0 VerbForm=Fin|Number=Sing
        ,      PUNCT punct 6
        so     ADV   advmod 6
        der    DET   det   6
        Chef   NOUN  obj   2
    """)
    functions.nominatives(sentence)
    assert (link(sentence, "CDU"), link(sentence, "Chef")) == (("nsubj", "warnte"), ("obj", "warnte"))


@pytest.mark.parametrize("verb", ["bleiben", "nennen"])
def test_verb_with_another_nominative_or_a_name_is_left_alone(verb):
    sentence = tokens(f"Brandt PROPN nsubj 2\n{verb} VERB root 0 VerbForm=Fin\nder DET det 4\nChef NOUN obj 2")
    functions.nominatives(sentence)
    assert sentence[3].deprel == "obj"


@pytest.mark.parametrize("helper", ["ist AUX cop 3", "wurde AUX aux 3"])
def test_predicate_in_the_nominative_is_no_subject(helper):
    sentence = tokens(WARNED.format(article="der", noun="Chef NOUN obj 3", other=helper))
    functions.nominatives(sentence)
    assert sentence[1].deprel == "obj"


def test_part_of_the_verb_closes_its_clause():
    sentence = tokens("""
        Eismann    PROPN nsubj 2
        wies       VERB  ccomp 10 VerbForm=Fin|Number=Sing
        das        PRON  obj   2
        zurück     ADP   compound:prt 2
        ,          PUNCT punct 7
        die        DET   det   7
        Sprecherin NOUN  appos 3
        Korff      PROPN appos 7
        ,          PUNCT punct 2
        erklärte   VERB  root  0 VerbForm=Fin|Number=Sing
    """)
    functions.new_clauses(sentence)
    assert link(sentence, "Sprecherin") == ("nsubj", "erklärte")


def test_no_link_goes_back_to_what_stands_below():
    sentence = tokens("""
        rief    VERB  root  0 VerbForm=Fin|Number=Sing
        Parolen NOUN  obj   1
        und     CCONJ cc    5
        der     DET   det   5
        Chef    NOUN  conj  2
        lachte  VERB  conj  5 VerbForm=Fin|Number=Sing
    """)
    functions.new_clauses(sentence)
    assert link(sentence, "Chef") == ("conj", "Parolen")


def test_noun_in_the_nominative_goes_with_no_object():
    table = """
        Sie     PRON  nsubj 2
        rief    VERB  root  0 VerbForm=Fin|Number=Sing
        Parolen NOUN  obj   2
        und     CCONJ cc    6
        {}      DET   det   6
        Chef    NOUN  conj  3
        lachte  VERB  conj  2 VerbForm=Fin|Number=Sing
    """
    for article, expected in (("der", ("nsubj", "lachte")), ("den", ("conj", "Parolen"))):
        sentence = tokens(table.format(article))
        functions.new_clauses(sentence)
        assert link(sentence, "Chef") == expected


WORDS = [
    ("der", "DET"), ("den", "DET"), ("einen", "DET"), ("Chef", "NOUN"), ("Sprecherin", "NOUN"), ("CDU", "PROPN"),
    ("Korff", "PROPN"), ("warnte", "VERB"), ("nennt", "VERB"), ("zurück", "ADP"), ("ihn", "PRON"), ("Sie", "PRON"),
    ("man", "PRON"), ("denen", "PRON"), ("und", "CCONJ"), ("als", "CCONJ"), ("so", "ADV"), (",", "PUNCT"),
]  # fmt: skip
RELATIONS = "nsubj obj obl nmod appos conj ccomp xcomp acl parataxis det case cc compound:prt flat punct dep".split()


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(RELATIONS), st.booleans()), min_size=2, max_size=14),
    st.randoms(),
)
def test_what_is_mended_stays_a_tree(drawn, lot):
    """Whatever the parser says: afterwards every word still comes to the root by its heads."""
    order = list(range(len(drawn)))
    lot.shuffle(order)
    heads = {order[0]: -1} | {word: lot.choice(order[:place]) for place, word in enumerate(order) if place}
    made, at = [], 0
    for index, ((text, upos), relation, masked) in enumerate(drawn):
        feats = {"VerbForm": "Fin", "Number": "Sing"} if upos == "VERB" else {}
        deprel = relation if heads[index] >= 0 else "root"
        mask = 0 if masked and upos == "DET" else None
        made.append(Token(index, Span(at, at + len(text)), text, text, upos, deprel, heads[index], feats, mask))
        at += len(text) + 1
    (found,) = amend.amend(Reading((Sentence(0, Span(0, at), tuple(made), None),), ())).sentences
    for start in range(len(drawn)):
        word, steps = start, 0
        while word >= 0:
            word, steps = found.tokens[word].head, steps + 1
            assert steps <= len(drawn)
