"""Where a clause hangs and where it begins: what a comma, a verb's particle and «und» tell.

Repairs of the layer «links».
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quotes import lexicon
from quotes.data import Token
from quotes.grammar.cases import is_nominative
from quotes.grammar.repairs.record import GRAMMAR, ZIFONUN, Change, Example, Parse, Proposal, Repair
from quotes.grammar.repairs.words import finite
from quotes.grammar.tree import Tree, base
from quotes.grammar.verbs import reporting_verb

# relative pronoun -> genders in the singular, and whether the noun may be plural
_PRONOUNS: Mapping[str, tuple[frozenset[str], bool]] = {
    "der": (frozenset({"Masc", "Fem"}), False),
    "die": (frozenset({"Fem"}), True),
    "das": (frozenset({"Neut"}), False),
    "den": (frozenset({"Masc"}), False),
    "dem": (frozenset({"Masc", "Neut"}), False),
    "denen": (frozenset(), True),
    "dessen": (frozenset({"Masc", "Neut"}), False),
    "deren": (frozenset({"Fem"}), True),
}
_CLAUSES = frozenset({"advcl", "ccomp", "xcomp", "parataxis", "dep", "csubj"})  # what the parser takes them for
# Tokens from the relative clause's comma back to its noun. Of 1,753 rows of dev, train and fixtures 6 tokens change one
# speaker, 24 none.
_REACH = 12
_MAIN = frozenset({"root", "conj", "parataxis", "ccomp"})
_TAKEN = ("nsubj", "csubj", "mark")  # relations in a clause that has its subject, or ends with its verb


def _relative_clauses(parse: Parse) -> Iterator[Proposal]:
    """Hang each relative clause on the noun before its comma: «den Tenor der Medien, in denen es heißt, …».

    Only where the parser saw no relative clause at all, or gave it to a noun with which its pronoun cannot agree.
    """
    tree = parse.tree
    for comma in range(1, len(tree) - 2):
        pronoun = comma + 1 + (tree[comma + 1].upos == "ADP")
        form = tree[pronoun].text.lower()
        if tree[comma].text != "," or tree[pronoun].upos != "PRON" or form not in _PRONOUNS:
            continue
        verb = tree[pronoun].head
        if verb > pronoun and tree[verb].mask is None and 0 <= tree[verb].head < comma:
            noun = _noun_before(tree, comma, form) if _is_misplaced(tree, verb, form) else None
            if noun is not None and not tree.is_within(noun, verb):
                yield (Change(verb, head=noun, deprel="acl"),)


def _is_misplaced(tree: Tree, verb: int, pronoun: str) -> bool:
    """Tell whether a relative clause was taken for another, or hangs on a noun with which its pronoun cannot agree."""
    relation, head = base(tree[verb].deprel), tree[tree[verb].head]
    if relation == "acl":
        return pronoun in lexicon.closed("telling_relatives") and head.upos == "NOUN" and not _fits(head, pronoun)
    return relation in _CLAUSES


def _fits(noun: Token, pronoun: str) -> bool:
    """Tell whether a relative pronoun can stand for a noun, by gender and number as far as they are known."""
    genders, plural = _PRONOUNS[pronoun]
    if noun.feats.get("Number") == "Plur":
        return plural
    gender = noun.feats.get("Gender")
    return bool(genders) and (gender is None or gender in genders)


def _noun_before(tree: Tree, comma: int, pronoun: str) -> int | None:
    """Return the nearest noun before a comma, in its clause and not in brackets, that the pronoun can stand for."""
    closed = False
    for index in range(comma - 1, max(-1, comma - _REACH), -1):
        token = tree[index]
        if token.text in {"(", ")"}:
            closed = token.text == ")"
        elif token.text in {",", ":", ";"} or token.mask is not None:
            return None
        elif not closed and token.upos in {"NOUN", "PROPN"} and _fits(token, pronoun):
            return index
    return None


def _coordinated_verbs(parse: Parse) -> Iterator[Proposal]:
    """Make a verb of what looks like an adjective and cannot be one: «zogen vors Rathaus und riefen Sätze wie …»."""
    tree = parse.tree
    for index in range(1, len(tree) - 1):
        token, noun = tree[index], tree[index + 1]
        if tree[index - 1].upos != "CCONJ" or not _ends_as_plural(token) or not _is_no_dative(noun):
            continue
        first = next((t.index for t in reversed(tree.tokens[:index]) if _is_finite_plural(t)), None)
        verb = reporting_verb(token, "")
        if first is None or verb is None or tree.is_within(first, index):
            continue
        feats = finite(token, "Plur")
        made = Change(index, head=first, deprel="conj", upos="VERB", lemma=verb.infinitive, feats=feats)
        yield made, Change(noun.index, head=index, deprel="obj")


def _ends_as_plural(token: Token) -> bool:
    """Tell whether what is called an adjective may be the plural of a preterite: «skandierten»."""
    adjective = token.upos == "ADJ" or (token.upos == "VERB" and token.deprel == "amod")
    return adjective and token.mask is None and token.text.islower() and token.text.endswith("ten")


def _is_no_dative(noun: Token) -> bool:
    """Tell whether a noun is a plural that is in no dative, which would end in -n (-s where the plural does)."""
    if noun.upos != "NOUN" or noun.mask is not None or noun.feats.get("Number") != "Plur":
        return False
    return not noun.text.endswith(("n", "s"))


def _is_finite_plural(token: Token) -> bool:
    return token.upos == "VERB" and token.feats.get("VerbForm") == "Fin" and token.feats.get("Number") == "Plur"


def _new_clauses(parse: Parse) -> Iterator[Proposal]:
    """Give a verb the subject right before it, which seems to go with a noun of the clause before.

    «wies das zurück, die Sprecherin Ida Korff erklärte»: the particle has closed the clause. «riefen Parolen und der
    Unternehmer Ole Brandt rief»: in the nominative, he goes with no object.
    """
    tree = parse.tree
    for verb in range(2, len(tree)):
        noun = _phrase_before(tree, verb) if _lacks_subject(tree, verb) else None
        if noun is None or base(tree[noun].deprel) not in {"appos", "conj"} or tree.is_within(verb, noun):
            continue
        if _begins_clause(tree, noun):
            yield (Change(noun, head=verb, deprel="nsubj"),)


def _lacks_subject(tree: Tree, verb: int) -> bool:
    """Tell whether a token is the finite verb of a main clause and has no subject but a quotation."""
    if tree[verb].upos != "VERB" or not tree.is_finite(verb) or base(tree[verb].deprel) not in _MAIN:
        return False
    return not any(tree[i].deprel.startswith(_TAKEN) and tree[i].mask is None for i in tree.children[verb])


def _begins_clause(tree: Tree, noun: int) -> bool:
    """Tell whether a noun's phrase begins a clause: after a closed one, or as a nominative after «und»."""
    first = min(i for i in tree.subtree(noun) if tree[i].upos not in {"PUNCT", "CCONJ"})
    if first == 0 or tree[noun].head >= first:
        return False
    if tree[first - 1].text == ",":
        return first > 1 and tree[first - 2].deprel == "compound:prt"
    return tree[first - 1].upos == "CCONJ" and is_nominative(tree, noun)


def _phrase_before(tree: Tree, verb: int) -> int | None:
    """Return the noun whose phrase ends right before a verb: the highest but for what stands in another clause."""
    last = verb - 1
    while last >= 0 and tree[last].upos == "PUNCT":
        last -= 1
    if last < 0 or tree[last].mask is not None:
        return None
    at = last
    for above in tree.up(last):
        between = range(min(at, above), max(at, above))
        if base(tree[at].deprel) not in {"flat", "appos", "nmod"}:
            break
        if any(tree.is_finite(i) or tree[i].deprel == "compound:prt" for i in between):
            break
        at = above
    return at if tree[at].upos in {"NOUN", "PROPN"} else None


_MARCH = (
    "Sie/PRON:nsubj>zogen zogen/VERB+Fin+Plur:root zum/ADP:case>Rathaus Rathaus/NOUN+Sing:obl>zogen und/CCONJ:cc>7 "
    "{verb}:amod>7 {noun}/NOUN+Plur:conj>Rathaus"
)
_READ = (
    "Er/PRON:nsubj>las las/VERB+Fin+Sing:root {noun}:obj>las ,/PUNCT:punct>heißt in/ADP:case>6 "
    "{pronoun}/PRON:obl>heißt es/PRON:nsubj>heißt heißt/VERB+Fin+Sing:{relation}"
)

REPAIRS = (
    Repair(
        "repair:relative-clause",
        "links",
        "A relative clause follows its noun at a comma, and its pronoun has the noun's gender and number.",
        f"{GRAMMAR}: relative clauses; {ZIFONUN}",
        _relative_clauses,
        (
            Example(
                _READ.format(noun="Berichte/NOUN+Plur+Masc", pronoun="denen", relation="ccomp>las"),
                "heißt/VERB+Sing+Fin:acl>Berichte",
            ),
            Example(
                _READ.format(noun="Zeitung/NOUN+Sing+Fem", pronoun="der", relation="advcl>las"),
                "heißt/VERB+Sing+Fin:acl>Zeitung",
            ),
            Example(
                _READ.format(noun="Brief/NOUN+Sing+Masc", pronoun="dem", relation="parataxis>las"),
                "heißt/VERB+Sing+Fin:acl>Brief",
            ),
            # a noun of another number or gender is not meant
            Example(_READ.format(noun="Brief/NOUN+Sing+Masc", pronoun="denen", relation="ccomp>las")),
            Example(_READ.format(noun="Zeitung/NOUN+Sing+Fem", pronoun="dem", relation="ccomp>las")),
            # what the parser has seen as a relative clause stays
            Example(_READ.format(noun="Zeitung/NOUN+Sing+Fem", pronoun="der", relation="acl>Zeitung")),
            Example(  # but not at a noun with which its pronoun cannot agree
                "Entwurf/NOUN+Sing+Masc:obj>stimmte mit/ADP:case>Mehrheit stimmte/VERB+Plur+Fin:root "
                "Mehrheit/NOUN+Sing+Fem:obl>stimmte (/PUNCT:punct>Stimmen Stimmen/NOUN+Plur+Fem:appos>Mehrheit "
                ")/PUNCT:punct>Stimmen ,/PUNCT:punct>heißt in/ADP:case>dem dem/PRON:obl>heißt es/PRON:nsubj>heißt "
                "heißt/VERB+Sing+Fin:acl>Mehrheit",
                "heißt/VERB+Sing+Fin:acl>Entwurf",
            ),
            Example(  # no circle: «Rat» hangs on the very verb
                "Rat/NOUN+Sing+Masc:nsubj>sitzt ,/PUNCT:punct>sitzt in/ADP:case>dem dem/PRON:obl>sitzt "
                "sitzt/VERB+Sing+Fin:advcl>gut gut/ADJ:root"
            ),
        ),
    ),
    Repair(
        "repair:second-verb-in-plural",
        "links",
        "Without an article an adjective in -en stands before a plural only in the dative, whose noun ends in -n: «und "
        "skandierten Sprüche» is a second verb.",
        f"{GRAMMAR}: strong declension of adjectives",
        _coordinated_verbs,
        (
            Example(
                _MARCH.format(verb="skandierten/ADJ", noun="Sprüche"),
                "skandierten~skandieren/VERB+Ind+Plur+3+Fin:conj>zogen Sprüche/NOUN+Plur:obj>skandierten",
            ),
            Example(
                _MARCH.format(verb="skandierten/VERB", noun="Sprüche"),
                "skandierten~skandieren/VERB+Ind+Plur+3+Fin:conj>zogen Sprüche/NOUN+Plur:obj>skandierten",
            ),
            Example(_MARCH.format(verb="skandierten/ADJ", noun="Sprüchen")),  # «mit Bannern und skandierten Sprüchen»
            Example(_MARCH.format(verb="bunten/ADJ", noun="Tücher")),  # no verb at all
        ),
    ),
    Repair(
        "repair:subject-of-a-new-clause",
        "links",
        "The second part of a verb closes its clause, and what is joined by «und» has the same case: a nominative goes "
        "with no object.",
        f"{ZIFONUN}, on the sentence bracket (Satzklammer); {GRAMMAR}: coordination",
        _new_clauses,
        (
            Example(
                "Eismann/PROPN:nsubj>wies wies/VERB+Fin+Sing:ccomp>erklärte das/PRON:obj>wies "
                "zurück/ADP:compound:prt>wies ,/PUNCT:punct>Sprecherin die/DET:det>Sprecherin "
                "Sprecherin/NOUN:appos>das Korff/PROPN:appos>Sprecherin ,/PUNCT:punct>wies erklärte/VERB+Fin+Sing:root",
                "Sprecherin/NOUN:nsubj>erklärte",
            ),
            Example(
                "Sie/PRON:nsubj>rief rief/VERB+Fin+Sing:root Parolen/NOUN:obj>rief und/CCONJ:cc>Chef der/DET:det>Chef "
                "Chef/NOUN:conj>Parolen lachte/VERB+Fin+Sing:conj>rief",
                "Chef/NOUN:nsubj>lachte",
            ),
            Example(
                "Sie/PRON:nsubj>rief rief/VERB+Fin+Sing:root Parolen/NOUN:obj>rief und/CCONJ:cc>Chef den/DET:det>Chef "
                "Chef/NOUN:conj>Parolen lachte/VERB+Fin+Sing:conj>rief"
            ),
            Example(  # no link goes back to what stands below
                "rief/VERB+Fin+Sing:root Parolen/NOUN:obj>rief und/CCONJ:cc>Chef der/DET:det>Chef "
                "Chef/NOUN:conj>Parolen lachte/VERB+Fin+Sing:conj>Chef"
            ),
        ),
    ),
)
