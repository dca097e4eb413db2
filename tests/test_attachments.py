"""Links that word order sets right: a sentence as a small parser may give it → what it is afterwards."""

from __future__ import annotations

import pytest
from trees import link, tokens

from quotes.data import Name, Reading, Sentence, Span
from quotes.grammar.repairs import amend, links
from quotes.people import known_names

RELATIVE = """
    Er      PRON  nsubj 2
    las     VERB  root  0 Number=Sing|VerbForm=Fin
    {noun}
    ,       PUNCT punct 8
    in      ADP   case  6
    {pronoun} PRON obl 8
    es      PRON  nsubj 8
    heißt   VERB  {relation} Number=Sing|VerbForm=Fin
"""


@pytest.mark.parametrize(
    ("noun", "pronoun", "relation", "expected"),
    [
        ("Berichte NOUN obj 2 Number=Plur|Gender=Masc", "denen", "ccomp 2", ("acl", "Berichte")),
        ("Zeitung NOUN obj 2 Number=Sing|Gender=Fem", "der", "advcl 2", ("acl", "Zeitung")),
        ("Brief NOUN obj 2 Number=Sing|Gender=Masc", "dem", "parataxis 2", ("acl", "Brief")),
        # a noun of another number or gender is not meant
        ("Brief NOUN obj 2 Number=Sing|Gender=Masc", "denen", "ccomp 2", ("ccomp", "las")),
        ("Zeitung NOUN obj 2 Number=Sing|Gender=Fem", "dem", "ccomp 2", ("ccomp", "las")),
        # what the parser has seen as a relative clause stays
        ("Zeitung NOUN obj 2 Number=Sing|Gender=Fem", "der", "acl 3", ("acl", "Zeitung")),
    ],
)
def test_relative_clause_hangs_on_the_noun_before_its_comma(noun, pronoun, relation, expected):
    sentence = tokens(RELATIVE.format(noun=noun, pronoun=pronoun, relation=relation))
    links.relative_clauses(sentence)
    assert link(sentence, "heißt") == expected


def test_relative_clause_leaves_a_noun_with_which_its_pronoun_cannot_agree():
    sentence = tokens("""
        Entwurf  NOUN obj 3 Number=Sing|Gender=Masc
        mit      ADP case 4
        stimmte  VERB root 0 Number=Plur|VerbForm=Fin
        Mehrheit NOUN obl 3 Number=Sing|Gender=Fem
        (        PUNCT punct 6
        Stimmen  NOUN appos 4 Number=Plur|Gender=Fem
        )        PUNCT punct 6
        ,        PUNCT punct 12
        in       ADP case 10
        dem      PRON obl 12
        es       PRON nsubj 12
        heißt    VERB acl 4 Number=Sing|VerbForm=Fin
    """)
    links.relative_clauses(sentence)
    assert link(sentence, "heißt") == ("acl", "Entwurf")


def test_no_circle_comes_about():
    sentence = tokens("""
        Rat   NOUN nsubj 5 Number=Sing|Gender=Masc
        ,     PUNCT punct 5
        in    ADP case 4
        dem   PRON obl 5
        sitzt VERB advcl 1 Number=Sing|VerbForm=Fin
    """)
    links.relative_clauses(sentence)  # «Rat» hangs on the very verb
    assert link(sentence, "sitzt") == ("advcl", "Rat")


def test_role_between_commas_belongs_to_the_name():
    sentence = tokens("""
        Insa      PROPN nsubj 9 Case=Nom
        Harms     PROPN flat 1
        ,         PUNCT punct 9
        die       DET det 5
        Leiterin  NOUN nsubj 9 Case=Nom
        des       DET det 7
        Amtes     NOUN nmod 5 Case=Gen
        ,         PUNCT punct 9
        sagte     VERB root 0 Number=Sing|VerbForm=Fin
    """)
    links.roles_after_names(sentence, [[0, 1]])
    assert link(sentence, "Leiterin") == ("appos", "Insa")
    assert link(sentence, "Insa") == ("nsubj", "sagte")


@pytest.mark.parametrize(
    ("word", "relation"), [("wörtlich", "advmod"), ("ein", "compound:prt"), ("gut", "compound:prt"), ("oft", "advmod")]
)
def test_only_listed_words_are_particles_of_a_verb(word, relation):
    sentence = tokens(f"hieß VERB root 0\nes PRON nsubj 1\n{word} ADV compound:prt 1")
    links.particles(sentence)
    assert link(sentence, word) == (relation, "hieß")


@pytest.mark.parametrize(
    ("article", "adjective", "before", "after"),
    [
        ("die", "56-jährige", "Number=Plur|Gender=Masc", {"Number": "Sing", "Gender": "Fem"}),
        ("der", "junge", "Number=Plur|Gender=Fem", {"Number": "Sing", "Gender": "Masc"}),
        ("das", "kleine", "Number=Sing|Gender=Masc", {"Number": "Sing", "Gender": "Neut"}),
        ("die", "jungen", "Number=Sing|Gender=Fem", {"Number": "Plur", "Gender": "Fem"}),
        ("der", "jungen", "Number=Plur|Gender=Fem", {"Number": "Plur", "Gender": "Fem"}),  # «der jungen Leute»: either
        ("eine", "junge", "Number=Plur|Gender=Masc", {"Number": "Plur", "Gender": "Masc"}),
    ],
)
def test_article_and_adjective_tell_number_and_gender(article, adjective, before, after):
    sentence = tokens(
        f"{article} DET det 3\n{adjective} ADJ amod 3\nAngestellte NOUN nsubj 4 {before}\nsagt VERB root 0"
    )
    links.agreement(sentence)
    assert dict(sentence[2].feats) == after


def test_prepositional_phrase_at_a_verb_is_no_attribute():
    sentence = tokens("In ADP case 2\nSeestadt PROPN nmod 3\ntagt VERB root 0\nder DET det 5\nRat NOUN nsubj 3")
    links.complements(sentence)
    assert link(sentence, "Seestadt") == ("obl", "tagt")


MARCH = """
    Sie        PRON  nsubj 2
    zogen      VERB  root  0 Number=Plur|VerbForm=Fin
    zum        ADP   case  4
    Rathaus    NOUN  obl   2 Number=Sing
    und        CCONJ cc    7
    {verb}     ADJ   amod  7
    {noun}     NOUN  conj  4 Number=Plur
"""


@pytest.mark.parametrize(
    ("verb", "noun", "found"),
    [
        ("skandierten", "Sprüche", "VERB"),
        ("skandierten", "Sprüchen", "ADJ"),  # «mit Bannern und skandierten Sprüchen»
        ("bunten", "Tücher", "ADJ"),  # no verb at all
    ],
)
def test_adjective_that_cannot_be_one_is_the_second_verb(verb, noun, found):
    sentence = tokens(MARCH.format(verb=verb, noun=noun))
    links.coordinated_verbs(sentence)
    assert sentence[5].upos == found
    if found == "VERB":
        assert (link(sentence, verb), link(sentence, noun)) == (("conj", "zogen"), ("obj", verb))
        assert sentence[5].lemma == "skandieren"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Förster VERB root 0 VerbForm=Fin", ("NOUN", None)),  # no verb has a capital inside a sentence
        ("förster VERB root 0 VerbForm=Fin", ("VERB", None)),
        ("Ministerin NOUN root 0 Number=Plur", ("NOUN", "Sing")),  # the plural is «Ministerinnen»
        ("Ministerinnen NOUN root 0 Number=Plur", ("NOUN", "Plur")),
        ("Förster NOUN root 0 Number=Plur", ("NOUN", "Plur")),  # may be either
        ("Ruin NOUN root 0 Number=Plur", ("NOUN", "Plur")),  # nobody
    ],
)
def test_form_of_a_noun_for_a_person_tells_what_it_is(line, expected):
    sentence = tokens(f"so ADV advmod 2\n{line}")
    amend._roles(sentence)
    assert (sentence[1].upos, sentence[1].feats.get("Number")) == expected


def test_verb_at_the_start_of_a_sentence_stays_one():
    sentence = tokens("Warte VERB root 0 VerbForm=Fin\n: PUNCT punct 1\nArzt VERB parataxis 1 VerbForm=Fin")
    amend._roles(sentence)
    assert [token.upos for token in sentence] == ["VERB", "PUNCT", "VERB"]


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("Harmsig ADV advmod 2", "nsubj"),  # a name is no adverb
        ("Harmsig ADV obj 2", "obj"),
    ],
)
def test_name_is_no_adverb(first, expected):
    sentence = tokens(f"{first}\nschläft VERB root 0 Number=Sing|VerbForm=Fin")
    amend._chain(sentence, [0])
    assert sentence[0].deprel == expected


def test_name_beside_a_subject_is_no_second_one():
    sentence = tokens("Harmsig ADV advmod 2\nschläft VERB root 0 Number=Sing\nsie PRON nsubj 2")
    amend._chain(sentence, [0])
    assert sentence[0].deprel == "advmod"


def test_copula_of_a_subject_is_its_predicates():
    sentence = tokens("Harmsig ADV advmod 3\nist AUX cop 1\nÄrztin NOUN root 0")
    amend._chain(sentence, [0])
    assert link(sentence, "ist") == ("cop", "Ärztin")
    assert link(sentence, "Harmsig") == ("nsubj", "Ärztin")


def test_copula_of_a_predicate_stays_there():
    sentence = tokens("Siegerin NOUN nsubj 3\nist AUX cop 3\nHarmsig PROPN root 0")
    amend._chain(sentence, [2])
    assert link(sentence, "ist") == ("cop", "Harmsig")


def test_what_the_tagger_sees_as_a_verb_is_the_second_verb_too():
    sentence = tokens(MARCH.format(verb="skandierten", noun="Sprüche").replace("ADJ  ", "VERB "))
    links.coordinated_verbs(sentence)
    assert (link(sentence, "skandierten"), link(sentence, "Sprüche")) == (("conj", "zogen"), ("obj", "skandierten"))


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("Petra Harms", "PER"),  # «Harms» is a person's surname elsewhere
        ("Petra Hof", "ORG"),  # nobody's
        ("Elbe Harms", "ORG"),  # no given name
    ],
)
def test_body_called_like_a_person_of_the_article_is_that_person(words, label):
    first = tokens("\n".join(f"{word} PROPN flat 1" for word in words.split()))
    second = tokens("Harms PROPN nsubj 2\nschläft VERB root 0")
    sentences = tuple(
        Sentence(index, Span(0, each[-1].span.end), tuple(each)) for index, each in enumerate((first, second))
    )
    tagged = (Name(Span(0, len(words)), "ORG", 0), Name(Span(0, 5), "PER", 1))
    found = known_names.mend(Reading(sentences, tagged)).names
    assert [name.label for name in found if name.sentence == 0 and name.span == Span(0, len(words))] == [label]
