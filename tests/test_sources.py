"""Sources without a verb and places that stand for governments: the words are the lexicon's, each case a row.

Each text is invented. A case holds whatever the parser makes of the preposition: adjective, adverb, noun or verb.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import MARKED
from trees import tokens

from quotes import cues
from quotes.data import Sentence, Span
from quotes.grammar.tree import Tree

ROWS = [
    # «entsprechend» before a noun of speech, in front of the clause, within it, behind a quotation, between commas
    ("Entsprechend den Angaben der Polizei war die Fahrbahn „spiegelglatt“.", "Polizei", "Entsprechend … Angaben"),
    ("Die Fahrbahn war entsprechend den Angaben der Polizei „spiegelglatt“.", "Polizei", "entsprechend … Angaben"),
    (
        "„Die Fahrbahn war spiegelglatt“, entsprechend der Aussage des Zeugen Ole Brandt.",
        "Ole Brandt",
        "entsprechend … Aussage",
    ),
    (
        "Das Wehr sei, entsprechend der Auffassung von Ministerin Ida Korff, „nicht zu retten“.",
        "Ida Korff",
        "entsprechend … Auffassung von",
    ),
    (
        "Entsprechend der Einschätzung der Bahn ist die Brücke „marode“ und muss weg.",
        "Bahn",
        "Entsprechend … Einschätzung",
    ),
    # behind it
    ("Den Angaben der Polizei entsprechend war die Fahrbahn „spiegelglatt“.", "Polizei", "Angaben … entsprechend"),
    # without a noun of speech it names nobody
    ("Die Helfer trugen entsprechend dem Wetter „dicke Jacken“.", "", ""),
    ("Entsprechend groß war der „Ärger“ der Polizei.", "", ""),
    # a seat or a country for its government: after a verb, before one, with a label, in two words
    (
        "Die russische Regierung hat Hilfe zugesagt. Moskau teilte mit: „Die Schiffe laufen aus.“",
        "russische Regierung",
        "teilte mit",
    ),
    (
        "Die Regierung Russlands lud zum Treffen ein. „Wir sind bereit“, erklärte Moskau am Abend.",
        "Regierung Russlands",
        "erklärte",
    ),
    ("Die französische Regierung berät. Paris nannte den Plan „unannehmbar“.", "französische Regierung", "nannte"),
    (
        "Die argentinische Regierung prüft den Vertrag. Buenos Aires wies die Vorwürfe zurück: „Das ist erfunden.“",
        "argentinische Regierung",
        "wies … zurück",
    ),
    # no government in the article, another one's, or a place where somebody speaks
    ("Moskau hat Hilfe zugesagt. „Die Schiffe laufen aus“, teilte Moskau mit.", "Moskau", "teilte … mit"),
    ("Die polnische Regierung berät. „Die Schiffe laufen aus“, teilte Moskau mit.", "Moskau", "teilte … mit"),
    ("Die norwegische Regierung schwieg. „Der Hafen ist leer“, sagte Ida Korff in Oslo.", "Ida Korff", "sagte"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("text", "speaker", "cue"), ROWS)
def test_who_is_named_as_the_source(extractor, text, speaker, cue):
    (row,) = extractor.extract(text, MARKED)
    assert (row.speaker, row.attribution.cue) == (speaker, cue)


SOURCE = """
    Entsprechend {preposition}
    der          DET   det   3
    Auskunft     NOUN  {noun}
    der          DET   det   5
    Polizei      PROPN nmod  3
    war          AUX   cop   8
    alles        PRON  nsubj 8
    ruhig        ADJ   root  0
"""


@pytest.mark.parametrize(
    ("preposition", "noun"),
    [
        ("ADP case 3", "obl 8"),
        ("ADV advmod 8", "obl 8"),
        ("ADJ amod 3", "obl 8"),
        ("ADJ advmod 8", "nmod 1"),
        ("NOUN obl 8", "nmod 1"),
        ("PROPN nsubj 8", "nmod 1"),
        ("VERB advcl 8 VerbForm=Part", "obj 1"),
    ],
)
def test_a_source_phrase_holds_when_the_parser_errs(preposition, noun):
    sentence = tokens(SOURCE.format(preposition=preposition, noun=noun))
    (cue,) = cues.find(Tree(Sentence(0, Span(0, 60), tuple(sentence), None)))
    assert (cue.category, cue.lemma, cue.source, cue.tokens) == ("phrase", "entsprechend auskunft", 4, (0, 2))


@pytest.mark.parametrize("word", ["Wetter", "Berlin"])
def test_without_a_noun_of_speech_it_names_nobody(word):
    sentence = tokens(SOURCE.format(preposition="ADP case 3", noun="obl 8"))
    sentence[2] = replace(sentence[2], text=word, lemma=word)
    assert cues.find(Tree(Sentence(0, Span(0, 60), tuple(sentence), None))) == ()
