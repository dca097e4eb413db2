"""Links that word order sets right: a sentence as a small parser may give it → what it is afterwards."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes import amend, attachments, cases, names
from quotes.types import Analysis, Name, Sentence, Span, Token


def tokens(table):
    """Make a sentence: a line is word, part of speech, relation, number of the head (from 1), features."""
    found, at = [], 0
    for index, line in enumerate(table.strip().splitlines()):
        text, upos, deprel, head, *feats = line.split()
        features = dict(feat.split("=") for feat in (feats[0].split("|") if feats else []))
        found.append(Token(index, Span(at, at + len(text)), text, text.lower(), upos, deprel, int(head) - 1, features))
        at += len(text) + 1
    return found


def link(sentence, word):
    """Return the relation of a word and the word it hangs on."""
    token = next(token for token in sentence if token.text == word)
    return token.deprel, sentence[token.head].text


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
    attachments.relative_clauses(sentence)
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
    attachments.relative_clauses(sentence)
    assert link(sentence, "heißt") == ("acl", "Entwurf")


def test_no_circle_comes_about():
    sentence = tokens("""
        Rat   NOUN nsubj 5 Number=Sing|Gender=Masc
        ,     PUNCT punct 5
        in    ADP case 4
        dem   PRON obl 5
        sitzt VERB advcl 1 Number=Sing|VerbForm=Fin
    """)
    attachments.relative_clauses(sentence)  # «Rat» hangs on the very verb
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
    attachments.roles_after_names(sentence, [[0, 1]])
    assert link(sentence, "Leiterin") == ("appos", "Insa")
    assert link(sentence, "Insa") == ("nsubj", "sagte")


@pytest.mark.parametrize(
    ("word", "relation"), [("wörtlich", "advmod"), ("ein", "compound:prt"), ("gut", "compound:prt"), ("oft", "advmod")]
)
def test_only_listed_words_are_particles_of_a_verb(word, relation):
    sentence = tokens(f"hieß VERB root 0\nes PRON nsubj 1\n{word} ADV compound:prt 1")
    attachments.particles(sentence)
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
    attachments.agreement(sentence)
    assert dict(sentence[2].feats) == after


def test_prepositional_phrase_at_a_verb_is_no_attribute():
    sentence = tokens("In ADP case 2\nSeestadt PROPN nmod 3\ntagt VERB root 0\nder DET det 5\nRat NOUN nsubj 3")
    attachments.complements(sentence)
    assert link(sentence, "Seestadt") == ("obl", "tagt")


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
    cases.labels(sentence)
    assert link(sentence, "Bruch") == expected


@pytest.mark.parametrize(("pronoun", "expected"), [("man PRON", ("obj", "zitierte")), ("sie PRON", ("appos", "sie"))])
def test_man_has_no_apposition(pronoun, expected):
    sentence = tokens(f"zitierte VERB root 0\n{pronoun} nsubj 1\nIda PROPN appos 2\nKorff PROPN flat 3")
    cases.nobody(sentence)
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
    cases.after_quotations(sentence)
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
    cases.accusatives(sentence)
    assert (sentence[1].deprel, sentence[3].deprel) == expected


def test_a_pronoun_with_a_preposition_is_no_object():
    sentence = tokens("warb VERB root 0 VerbForm=Fin\num ADP case 3\nihn PRON obl:arg 1")
    cases.accusatives(sentence)
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
    cases.polite(sentence)
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
    cases.nominatives(sentence)
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
    cases.nominatives(sentence)
    assert (link(sentence, "CDU"), link(sentence, "Chef")) == (("nsubj", "warnte"), ("obj", "warnte"))


@pytest.mark.parametrize("verb", ["bleiben", "nennen"])
def test_verb_with_another_nominative_or_a_name_is_left_alone(verb):
    sentence = tokens(f"Brandt PROPN nsubj 2\n{verb} VERB root 0 VerbForm=Fin\nder DET det 4\nChef NOUN obj 2")
    cases.nominatives(sentence)
    assert sentence[3].deprel == "obj"


@pytest.mark.parametrize("helper", ["ist AUX cop 3", "wurde AUX aux 3"])
def test_predicate_in_the_nominative_is_no_subject(helper):
    sentence = tokens(WARNED.format(article="der", noun="Chef NOUN obj 3", other=helper))
    cases.nominatives(sentence)
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
    cases.new_clauses(sentence)
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
    cases.new_clauses(sentence)
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
        cases.new_clauses(sentence)
        assert link(sentence, "Chef") == expected


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
    attachments.coordinated_verbs(sentence)
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
    attachments.coordinated_verbs(sentence)
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
    found = names.mend(Analysis(sentences, tagged)).names
    assert [name.label for name in found if name.sentence == 0 and name.span == Span(0, len(words))] == [label]


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
    (found,) = amend.amend(Analysis((Sentence(0, Span(0, at), tuple(made), None),), ())).sentences
    for start in range(len(drawn)):
        word, steps = start, 0
        while word >= 0:
            word, steps = found.tokens[word].head, steps + 1
            assert steps <= len(drawn)
