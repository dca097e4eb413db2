"""Subjects and objects that a small parser mixes up and the form of German words tells apart.

«der Chef» is in the nominative and «ihn» in the accusative whatever stands around; a verb has one subject; an
attribute without a preposition is in the genitive; the second part of a verb closes its clause. (Duden, Die Grammatik;
Zifonun et al. 1997, Grammatik der deutschen Sprache.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotes import lexicon
from quotes.data import Token
from quotes.grammar.repairs.links import is_within

_ACCUSATIVE = frozenset({"einen", "eine", "ein", "den"})  # articles that no genitive has
_OBJECTS = frozenset({"ihn", "mich", "dich"})  # never nominative nor dative
_NO_SUBJECT = frozenset("den dem des einen einem eines".split())
_SUBJECTS = frozenset({"er", "ich", "wir", "ihr", "wer", "man"})
_TITLES = frozenset({"Frau", "Herr"})
_LOOSE = frozenset({"obl", "obj", "iobj", "ccomp", "dep"})  # what a subject is mistaken for
_MAIN = frozenset({"root", "conj", "parataxis", "ccomp"})
_TAKEN = ("nsubj", "csubj", "mark")  # relations in a clause that has its subject, or ends with its verb
# verbs with an object in the genitive («gedachte der Lehrer»), verbs with a second nominative
_OTHER = frozenset("gedenken bedürfen entbehren erinnern bleiben werden sein heißen scheinen".split())


def mend(tokens: list[Token]) -> None:
    """Set right all that the functions below do."""
    labels(tokens)
    nobody(tokens)
    after_quotations(tokens)
    accusatives(tokens)
    new_clauses(tokens)
    nominatives(tokens)
    polite(tokens)


def labels(tokens: list[Token]) -> None:
    """Give a verb of naming what it names something: «nannte die Absage einen Bruch», «bezeichnete sie als Bruch».

    The parser sees an attribute of the first noun. Without a preposition that stands in the genitive, and «als» after
    such a verb joins no two nouns.
    """
    for index, token in enumerate(tokens):
        if token.deprel.partition(":")[0] not in {"nmod", "appos", "conj"} or token.head < 0 or token.head > index:
            continue
        kids = [t for t in tokens if t.head == index]
        articles = {t.text.lower() for t in kids if t.deprel.startswith("det") and t.index < index}
        before = [t for t in kids if t.deprel in {"case", "punct", "cc", "mark"} and t.index < index]
        like = [t.index for t in before if t.text.lower() == "als"]
        if not like and (before or token.deprel == "conj" or not articles & _ACCUSATIVE):
            continue
        first = _top_noun(tokens, token.head)
        verb = tokens[first].head
        if tokens[first].deprel not in {"obj", "nsubj", "nsubj:pass", "obl:arg"} or verb < 0:
            continue
        forms = lexicon.as_verbs().get(tokens[verb].lemma, ())
        if like and "als" in forms:
            tokens[index] = replace(token, head=verb, deprel="obl")
            tokens[like[0]] = replace(tokens[like[0]], deprel="case")
        elif not like and "acc" in forms:
            tokens[index] = replace(token, head=verb, deprel="xcomp")


def _top_noun(tokens: Sequence[Token], index: int) -> int:
    """Return the noun of which a noun is an attribute, or of which that one is."""
    seen: set[int] = set()
    while tokens[index].deprel.partition(":")[0] in {"nmod", "appos", "flat"} and index not in seen:
        seen.add(index)
        index = tokens[index].head
    return index


def nobody(tokens: list[Token]) -> None:
    """Give a verb what is called an apposition of «man», which has none: «zitierte man die Ärztin Ida Korff»."""
    for index, token in enumerate(tokens):
        above = tokens[token.head] if token.head >= 0 else token
        if token.deprel == "appos" and above.text.lower() == "man" and above.upos == "PRON" and above.head >= 0:
            tokens[index] = replace(token, head=above.head, deprel="obj")


def after_quotations(tokens: list[Token]) -> None:
    """Give a verb its subject back, where the quotation before it seems to have one as its apposition.

    «„…“, wird Ida Korff zitiert»: an apposition does not stand beyond the finite verb, and one of the two is the
    subject. It is not the quotation, of which somebody says something.
    """
    for index, token in enumerate(tokens):
        if token.deprel not in {"appos", "nmod", "flat"} or token.head < 0 or token.upos not in {"NOUN", "PROPN"}:
            continue
        quotation = tokens[token.head]
        verb = quotation.head
        subject = quotation.deprel.partition(":")[0] == "nsubj" and quotation.mask is not None
        if not subject or verb < 0 or any(t.head == index and t.deprel == "case" for t in tokens):
            continue
        finite = next((t.index for t in tokens[quotation.index : index] if _is_finite(t)), None)
        if finite is not None and (finite == verb or tokens[finite].head == verb):
            tokens[index] = replace(token, head=verb, deprel=quotation.deprel)


def accusatives(tokens: list[Token]) -> None:
    """Make the object of a pronoun that can be nothing else, and a subject of the noun that was taken for it.

    «zitierte ihn die Zeitung»: «ihn» without a preposition is the object, and a clause has one.
    """
    for index, token in enumerate(tokens):
        verb, relation = token.head, token.deprel.partition(":")[0]
        if token.upos != "PRON" or token.text.lower() not in _OBJECTS or relation not in {"obj", "obl", "iobj"}:
            continue
        if verb < 0 or any(t.head == index and t.deprel == "case" for t in tokens):
            continue
        tokens[index] = replace(token, deprel="obj")
        here = [t for t in tokens if t.head == verb and t.mask is None]
        if any(t.deprel.startswith(("nsubj", "csubj")) for t in here) or not _is_finite(tokens[verb]):
            continue
        nouns = [t for t in here if t.deprel == "obj" and t.index > index and t.upos in {"NOUN", "PROPN"}]
        articles = {t.text.lower() for t in tokens if nouns and t.head == nouns[0].index and t.deprel == "det"}
        if len(nouns) == 1 and not articles & _NO_SUBJECT:
            tokens[nouns[0].index] = replace(nouns[0], deprel="nsubj")


def polite(tokens: list[Token]) -> None:
    """Set right what «Sie» with a capital inside a sentence tells: it is the reader or whom a question is put to.

    Its verb is in the plural, so «Brandt nennt Sie …» has another subject; who is called by name at the start of the
    sentence, «Frau Korff, in Ihrem Buch schreiben Sie …», is addressed.
    """
    for index, token in enumerate(tokens):
        if token.text != "Sie" or token.deprel != "nsubj" or token.head < 0 or index == 0:
            continue
        if not tokens[index - 1].text[-1:].isalpha() or tokens[index - 1].mask is not None:
            continue  # may begin a sentence
        verb = token.head
        if tokens[verb].feats.get("Number") == "Sing" and _is_finite(tokens[verb]):
            tokens[index] = replace(token, deprel="obj")
            continue
        first = tokens[0]
        comma = next((t.index for t in tokens if t.text == ","), len(tokens))
        if first.head == verb > comma and first.mask is None and first.text in _TITLES:
            tokens[0] = replace(first, deprel="vocative")


def nominatives(tokens: list[Token]) -> None:
    """Make the subject of a noun that is in the nominative for certain: «die CDU warnte der Minister».

    What was called the subject beside it, and could be an object, is one.
    """
    for index, token in enumerate(tokens):
        verb = token.head
        if token.deprel.partition(":")[0] not in _LOOSE or verb < 0 or not _is_finite(tokens[verb]):
            continue
        lemma = tokens[verb].lemma
        naming = "acc" in lexicon.as_verbs().get(lemma, ())  # «nannte sich der Retter»
        if tokens[verb].upos != "VERB" or lemma in _OTHER or naming or not is_nominative(tokens, index):
            continue
        around = [t for t in tokens if t.head == verb and t.index != index]
        aside = any(t.head == index and t.text.lower() == "so" for t in tokens)  # «die CDU, so der Chef, warnt»
        if aside or any(t.deprel in {"cop", "csubj"} or t.deprel.startswith("aux") for t in around):
            continue
        others = [t for t in around if t.deprel.startswith("nsubj")]
        if any(t.text.lower() in _SUBJECTS or is_nominative(tokens, t.index) for t in others):
            continue
        tokens[index] = replace(token, deprel="nsubj")
        for other in others:
            if other.mask is None:
                tokens[other.index] = replace(other, deprel="obj")


def new_clauses(tokens: list[Token]) -> None:
    """Give a verb the subject right before it, which seems to go with a noun of the clause before.

    «wies das zurück, die Sprecherin Ida Korff erklärte»: the particle has closed the clause. «riefen Parolen und der
    Unternehmer Ole Brandt rief»: in the nominative, he goes with no object.
    """
    for verb, finite in enumerate(tokens):
        if not _is_finite(finite) or finite.upos != "VERB" or verb < 2 or finite.deprel.partition(":")[0] not in _MAIN:
            continue
        if any(t.head == verb and t.deprel.startswith(_TAKEN) and t.mask is None for t in tokens):
            continue
        noun = _phrase_before(tokens, verb)
        if noun is None or tokens[noun].deprel.partition(":")[0] not in {"appos", "conj"}:
            continue
        if is_within(tokens, verb, noun):
            continue
        first = min(t.index for t in tokens if is_within(tokens, t.index, noun) and t.upos not in {"PUNCT", "CCONJ"})
        before = tokens[first - 1] if first else None
        if before is None or tokens[noun].head >= first:
            continue
        closed = before.text == "," and first > 1 and tokens[first - 2].deprel == "compound:prt"
        added = before.upos == "CCONJ" and is_nominative(tokens, noun)
        if closed or added:
            tokens[noun] = replace(tokens[noun], head=verb, deprel="nsubj")


def _phrase_before(tokens: Sequence[Token], verb: int) -> int | None:
    """Return the noun whose phrase ends right before a verb: the highest but for what stands in another clause."""
    last = verb - 1
    while last >= 0 and tokens[last].upos == "PUNCT":
        last -= 1
    if last < 0 or tokens[last].mask is not None:
        return None
    at, seen = last, {last}
    while tokens[at].head >= 0 and tokens[at].deprel.partition(":")[0] in {"flat", "appos", "nmod"}:
        above = tokens[at].head
        between = tokens[min(at, above) : max(at, above)]
        if above in seen or any(_is_finite(t) or t.deprel == "compound:prt" for t in between):
            break
        at = above
        seen.add(at)
    return at if tokens[at].upos in {"NOUN", "PROPN"} else None


def is_nominative(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a noun is in the nominative for certain: a masculine one with «der» or «ein», no preposition before.

    Of the nouns for people and organisations, whose gender the word lists know.
    """
    noun = tokens[index]
    if noun.upos != "NOUN" or noun.mask is not None or noun.feats.get("Number") == "Plur":
        return False
    kids = [t for t in tokens if t.head == index]
    articles = {t.text.lower() for t in kids if t.deprel == "det" and t.index < index}
    masculine = "m" in {lexicon.role_gender(noun.text), lexicon.organisation_gender(noun.text)}
    return masculine and articles in ({"der"}, {"ein"}) and not any(t.deprel == "case" for t in kids)


def _is_finite(token: Token) -> bool:
    return token.upos in {"VERB", "AUX"} and token.feats.get("VerbForm") == "Fin"
