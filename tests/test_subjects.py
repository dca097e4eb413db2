"""Who is the subject of a verb: a sentence as a small parser may give it → the word.

Trees are written in the notation of quotes.grammar.notation.
"""

from __future__ import annotations

import pytest

from quotes.cues import subjects
from quotes.data import Sentence, Span
from quotes.grammar import cases, notation
from quotes.grammar.tree import Tree


def tree(line):
    tokens = notation.parse(line)
    return Tree(Sentence(0, Span(0, tokens[-1].span.end), tokens))


def place(found, word):
    return next(token.index for token in found.tokens if token.text == word)


def text(found, index):
    return None if index is None else found[index].text


LETTER = (
    "Brief/NOUN:root ,/PUNCT:punct>schrieb den/PRON+PronType=Rel:obj>schrieb Ida/PROPN:dep>schrieb "
    "schrieb/VERB+Fin:acl>Brief"
)
HALL = (
    "sagt/VERB+Fin:root im/ADP:case>Saal Saal/NOUN:obl>sagt ,/PUNCT:punct>Saal in/ADP:case>dem dem/PRON:obl>probt "
    "Chor/NOUN:nsubj>probt probt/VERB+Inf:acl>Saal ,/PUNCT:punct>Saal Ida/PROPN:dep>sagt"
)
COUNCIL = (
    "Rat/NOUN:root ,/PUNCT:punct>nennt der/PRON+PronType=Rel:nsubj>nennt sich/PRON:obj>nennt "
    "nennt/VERB+Fin:acl>Rat und/CCONJ:cc>Macht Macht/NOUN:conj>Rat"
)


@pytest.mark.parametrize(
    ("line", "verb", "expected"),
    [
        # the parser's own
        ("Ida/PROPN:nsubj>sagte sagte/VERB+Fin+Sing:root", "sagte", "Ida"),
        # nobody: «man», «es», a quotation, a topic before a colon, «als X», reflexives, an abstract
        ("man/PRON:nsubj>sagte sagte/VERB+Fin+Sing:root", "sagte", None),
        ("Dies#0/X:nsubj>sagte sagte/VERB+Fin+Sing:root", "sagte", None),
        ("Hafen/PROPN:nsubj>will \\:/PUNCT:punct>Hafen sie/PRON:nsubj>will will/VERB+Fin+Sing:root", "will", "sie"),
        ("Als/ADP:case>Chance Chance/NOUN:nsubj>sah sah/VERB+Fin+Sing:root Ida/PROPN:obj>sah", "sah", "Ida"),
        ("Vorwurf/NOUN:nsubj>sagte sagte/VERB+Fin+Sing:root", "sagte", None),
        # number: a plural is no subject of «sagte», two joined are
        ("Räte/NOUN+Plur:nsubj>sagte sagte/VERB+Fin+Sing:root Ida/PROPN:dep>sagte", "sagte", "Ida"),
        # inversion: the parser took the quotation for the subject, or the noun for something else
        ("Dies#0/X:nsubj>sagt ,/PUNCT:punct>Dies sagt/VERB+Fin+Sing:root Ida/PROPN:obj>sagt", "sagt", "Ida"),
        ("Dies#0/X:obj>sagt sagt/VERB+Fin+Sing:root Ida/PROPN:dep>sagt Korff/PROPN:flat>Ida", "sagt", "Ida"),
        # but no dative or genitive, nothing with a preposition, nothing beyond a colon or another finite verb
        ("Dies#0/X:obj>sagt sagt/VERB+Fin+Sing:root Ida/PROPN+Dat:obj>sagt", "sagt", None),
        ("Dies#0/X:obj>sagt sagt/VERB+Fin+Sing:root mit/ADP:case>Ida Ida/PROPN:obl>sagt", "sagt", None),
        ("Dies#0/X:obj>sagt sagt/VERB+Fin+Sing:root dem/DET:det>Rat Rat/NOUN:obj>sagt", "sagt", None),
        ("Dies#0/X:obj>sagt sagt/VERB+Fin+Sing:root \\:/PUNCT:punct>sagt Ida/PROPN:obj>sagt", "sagt", None),
        ("Dies#0/X:obj>sagt sagt/VERB+Fin+Sing:root kam/VERB+Fin:dep>sagt Ida/PROPN:obj>kam", "sagt", None),
        # coordination and infinitives borrow theirs
        ("Ida/PROPN:nsubj>kam kam/VERB+Fin:root und/CCONJ:cc>sagte sagte/VERB+Fin:conj>kam", "sagte", "Ida"),
        ("Ida/PROPN:nsubj>will will/VERB+Fin:root sagen/VERB+Inf:xcomp>will", "sagen", "Ida"),
        ("Ida/PROPN:nsubj>kam kam/VERB+Fin:ccomp>sagte sagte/VERB+Fin:root", "sagte", "Ida"),  # «…, sagte aber»
        # relative clauses: their noun, the other noun with an oblique pronoun
        ("Ida/PROPN:root ,/PUNCT:punct>sagte die/PRON+PronType=Rel:nsubj>sagte sagte/VERB+Fin:acl>Ida", "sagte", "Ida"),
        (LETTER, "schrieb", "Ida"),
        # what stands first and has another name: «Einer der Männer sagte»
        ("Einer/PRON:dep>sagte der/DET:det>3 Männer/NOUN:nmod>Einer sagte/VERB+Fin+Sing:root", "sagte", "Einer"),
        # the polite «Sie» of somebody called by name
        ("Frau/NOUN:vocative>sagen ,/PUNCT:punct>Frau sagen/VERB+Fin:root Sie/PRON:nsubj>sagen", "sagen", "Frau"),
    ],
)
def test_subject(line, verb, expected):
    found = tree(line)
    assert text(found, subjects.subject(found, place(found, verb))) == expected


@pytest.mark.parametrize(
    ("line", "verb", "floor", "expected"),
    [
        ("Rat/NOUN:nsubj>nennt nennt/VERB+Fin:root Dies#0/X:obj>nennt Ida/PROPN:dep>nennt", "nennt", "Dies", "Ida"),
        ("Rat/NOUN:nsubj>nennt nennt/VERB+Fin:root Dies#0/X:obj>nennt Ida/PROPN:dep>nennt", "nennt", "nennt", None),
        # a name's head, not the surname; not what stands left of the floor
        ("sagt/VERB+Fin:root die/DET:det>Rätin Rätin/NOUN:dep>sagt Ida/PROPN:appos>Rätin", "sagt", "sagt", "Rätin"),
        ("sagt/VERB+Fin:root die/DET:det>Rätin Rätin/NOUN:dep>sagt Ida/PROPN:appos>Rätin", "sagt", "Rätin", "Ida"),
        # the subject of a relative clause right of the verb is its own
        (HALL, "sagt", "sagt", "Ida"),
        # a verb that ends its clause has nothing right of it
        (COUNCIL, "nennt", "nennt", None),
        # twelve tokens are looked at, no more
        ("sagt/VERB+Fin:root " + "heute/ADV:advmod>sagt " * 10 + "Ida/PROPN:dep>sagt", "sagt", "sagt", "Ida"),
        ("sagt/VERB+Fin:root " + "heute/ADV:advmod>sagt " * 11 + "Ida/PROPN:dep>sagt", "sagt", "sagt", None),
    ],
)
def test_right_of(line, verb, floor, expected):
    found = tree(line)
    assert text(found, subjects.right_of(found, place(found, verb), place(found, floor))) == expected


@pytest.mark.parametrize(
    ("phrase", "can", "certain"),
    [
        ("der/DET:det>2 Minister/NOUN", True, True),
        ("ein/DET:det>2 Verband/NOUN", True, True),
        ("der/DET:det>2 Minister/NOUN+Plur", True, False),  # «der Minister»: of several
        ("die/DET:det>2 Ministerin/NOUN", True, False),  # or the accusative
        ("der/DET:det>2 Ministerin/NOUN", False, False),
        ("der/DET:det>2 Ministerinnen/NOUN+Plur", True, False),
        ("der/DET:det>2 Zeitung/NOUN", False, False),
        ("den/DET:det>2 Minister/NOUN", False, False),
        ("dessen/DET:det:poss>2 Minister/NOUN", True, False),  # a genitive that does not agree with its noun
        ("Ida/PROPN", True, False),
        ("der/DET:det>3 AK/PROPN:compound>3 Seeblickrettung/NOUN", True, False),  # the article is the short word's
        ("mit/ADP:case>3 der/DET:det>3 Minister/NOUN", True, False),
    ],
)
def test_case(phrase, can, certain):
    found = tree(f"{phrase}:root")
    last = len(found) - 1
    assert (cases.can_be_nominative(found, last), cases.is_nominative(found, last)) == (can, certain)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ida/PROPN:root", True),
        ("Ministerin/NOUN:root", True),
        ("Vorwurf/NOUN:root", False),
        ("Meinung/NOUN:root", False),
        ("Bericht/NOUN:root", True),  # a document speaks
        ("Aktion/NOUN:root Seeblick/PROPN:appos>Aktion", True),  # named, whatever it is
    ],
)
def test_may_speak(line, expected):
    assert subjects.may_speak(tree(line), 0) is expected
