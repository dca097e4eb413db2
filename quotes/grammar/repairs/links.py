"""Links that a small parser sets wrong and word order sets right: relative clauses, appositions, verb particles.

German marks these by place: a relative clause follows its noun at a comma and agrees with it in number, a role
between commas after a name belongs to the name, and only a closed class of words are particles of a verb.
(Duden, Die Grammatik; Zifonun et al. 1997, Grammatik der deutschen Sprache.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotes import lexicon
from quotes.data import Token
from quotes.grammar.verbs import reporting_verb

# relative pronoun -> genders in the singular, and whether the noun may be plural
_PRONOUNS: dict[str, tuple[frozenset[str], bool]] = {
    "der": (frozenset({"Masc", "Fem"}), False),
    "die": (frozenset({"Fem"}), True),
    "das": (frozenset({"Neut"}), False),
    "den": (frozenset({"Masc"}), False),
    "dem": (frozenset({"Masc", "Neut"}), False),
    "denen": (frozenset(), True),
    "dessen": (frozenset({"Masc", "Neut"}), False),
    "deren": (frozenset({"Fem"}), True),
}
_TELLING = frozenset({"dem", "denen", "dessen"})  # cannot be mistaken for another gender or number, nor an article
_CLAUSES = frozenset({"advcl", "ccomp", "xcomp", "parataxis", "dep", "csubj"})  # what the parser takes them for
_ARTICLES = frozenset({"der", "die", "das"})
_GENDERS = {"der": "Masc", "die": "Fem", "das": "Neut"}  # of a singular in the nominative
_REACH = 12  # tokens from the relative clause's comma back to its noun


def relative_clauses(tokens: list[Token]) -> None:
    """Hang each relative clause on the noun before its comma: «den Tenor der Medien, in denen es heißt, …».

    Only where the parser saw no relative clause at all, or gave it to a noun with which its pronoun cannot agree.
    """
    for comma in range(1, len(tokens) - 2):
        if tokens[comma].text != ",":
            continue
        pronoun = comma + 1 + (tokens[comma + 1].upos == "ADP")
        form = tokens[pronoun].text.lower() if pronoun + 1 < len(tokens) else ""
        if form not in _PRONOUNS or tokens[pronoun].upos != "PRON":
            continue
        verb = tokens[pronoun].head
        if verb <= pronoun or tokens[verb].mask is not None or not 0 <= tokens[verb].head < comma:
            continue
        relation, head = tokens[verb].deprel.partition(":")[0], tokens[tokens[verb].head]
        if relation == "acl" and (form not in _TELLING or head.upos != "NOUN" or _fits(head, form)):
            continue
        if relation == "acl" or relation in _CLAUSES:
            noun = _noun_before(tokens, comma, form)
            if noun is not None and not is_within(tokens, noun, verb):
                tokens[verb] = replace(tokens[verb], head=noun, deprel="acl")


def _fits(noun: Token, pronoun: str) -> bool:
    """Tell whether a relative pronoun can stand for a noun, by gender and number as far as they are known."""
    genders, plural = _PRONOUNS[pronoun]
    if noun.feats.get("Number") == "Plur":
        return plural
    gender = noun.feats.get("Gender")
    return bool(genders) and (gender is None or gender in genders)


def _noun_before(tokens: Sequence[Token], comma: int, pronoun: str) -> int | None:
    """Return the nearest noun before a comma, in its clause and not in brackets, that the pronoun can stand for."""
    closed = False
    for index in range(comma - 1, max(-1, comma - _REACH), -1):
        token = tokens[index]
        if token.text in {"(", ")"}:
            closed = token.text == ")"
        elif token.text in {",", ":", ";"} or token.mask is not None:
            return None
        elif not closed and token.upos in {"NOUN", "PROPN"} and _fits(token, pronoun):
            return index
    return None


def is_within(tokens: Sequence[Token], index: int, above: int) -> bool:
    """Tell whether a token is another or stands below it; a link from there to here would make a circle."""
    seen: set[int] = set()
    while index >= 0 and index not in seen:
        if index == above:
            return True
        seen.add(index)
        index = tokens[index].head
    return False


def roles_after_names(tokens: list[Token], persons: Sequence[Sequence[int]]) -> None:
    """Tie a role to the name before it: «Insa Harms, die Leiterin des Amtes(,) sagte» has one subject.

    The parser calls both a subject of the verb.
    """
    for run in persons:
        if not run or run[-1] + 3 >= len(tokens) or tokens[run[-1] + 1].text != ",":
            continue
        name, article = run[0], run[-1] + 2
        if tokens[article].text.lower() not in _ARTICLES or tokens[article].upos != "DET":
            continue
        role = tokens[article].head
        if role <= article or not lexicon.is_role(tokens[role].text) or tokens[name].head < 0:
            continue
        both = tokens[name].deprel.startswith("nsubj") and tokens[role].deprel.startswith("nsubj")
        if both and tokens[role].head == tokens[name].head > role:
            tokens[role] = replace(tokens[role], head=name, deprel="appos")


def particles(tokens: list[Token]) -> None:
    """Make an adverb of what is called a verb's particle and is none: «heißt es wörtlich»."""
    known = frozenset(lexicon.lines("verb_particles.txt"))
    for index, token in enumerate(tokens):
        if token.deprel == "compound:prt" and token.text.lower() not in known:
            tokens[index] = replace(token, deprel="advmod")


def complements(tokens: list[Token]) -> None:
    """Give a prepositional phrase at a verb or predicate the relation that it has there: obl, not nmod."""
    for index, token in enumerate(tokens):
        if token.deprel == "nmod" and token.head >= 0 and tokens[token.head].upos in {"VERB", "AUX", "ADV"}:
            tokens[index] = replace(token, deprel="obl")


def agreement(tokens: list[Token]) -> None:
    """Give a noun the number and gender that article and adjective tell: «die 56-jährige X» is one woman.

    After the definite article an adjective ends in -e in the singular's nominative, which in «die …e» is feminine,
    and in «die …en» it is plural (Duden, Die Grammatik: weak declension).
    """
    for token in list(tokens):
        if token.upos != "ADJ" or token.deprel != "amod" or token.head <= token.index:
            continue
        articles = [
            t.text.lower()
            for t in tokens
            if t.head == token.head and t.upos == "DET" and t.deprel == "det" and t.index < token.index
        ]
        if articles not in (["der"], ["die"], ["das"]) or not token.text.endswith(("e", "en")):
            continue
        noun = tokens[token.head]
        weak = token.text.endswith("e")
        if weak:
            told = {"Number": "Sing", "Gender": _GENDERS[articles[0]]}
        elif articles == ["die"]:
            told = {"Number": "Plur"}
        else:
            continue
        if noun.upos == "NOUN" and any(noun.feats.get(feat) != value for feat, value in told.items()):
            tokens[noun.index] = replace(noun, feats={**noun.feats, **told})


def coordinated_verbs(tokens: list[Token]) -> None:
    """Make a verb of what looks like an adjective and cannot be one: «zogen vors Rathaus und riefen Sätze wie …».

    Without an article an adjective in -en stands before a plural only in the dative, whose noun ends in -n (Duden,
    Die Grammatik: strong declension): «und skandierten Sprüche» is a second verb.
    """
    for index in range(1, len(tokens) - 1):
        token, noun, before = tokens[index], tokens[index + 1], tokens[index - 1]
        adjective = token.upos == "ADJ" or (token.upos == "VERB" and token.deprel == "amod")
        if not adjective or not token.text.islower() or not token.text.endswith("ten") or token.mask is not None:
            continue
        if before.upos != "CCONJ" or noun.upos != "NOUN" or noun.feats.get("Number") != "Plur":
            continue
        if noun.text.endswith(("n", "s")) or noun.mask is not None:
            continue
        first = next((t.index for t in reversed(tokens[:index]) if _is_finite_plural(t)), None)
        verb = reporting_verb(token, "")
        if first is None or verb is None or is_within(tokens, first, index):
            continue
        feats = {"VerbForm": "Fin", "Mood": "Ind", "Person": "3", "Number": "Plur"}
        tokens[index] = replace(token, upos="VERB", lemma=verb.infinitive, feats=feats, deprel="conj", head=first)
        tokens[index + 1] = replace(noun, deprel="obj", head=index)


def _is_finite_plural(token: Token) -> bool:
    return token.upos == "VERB" and token.feats.get("VerbForm") == "Fin" and token.feats.get("Number") == "Plur"
