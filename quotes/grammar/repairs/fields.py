"""Noun phrases that a small parser takes apart, and the places of a German clause hold together.

One phrase stands before the finite verb of a main clause; article and noun are brackets around what the noun has
with it.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotes import lexicon
from quotes.grammar.cases import can_be_nominative
from quotes.grammar.repairs.record import GRAMMAR, ZIFONUN, Change, Example, Parse, Proposal, Repair
from quotes.grammar.tree import base


def _genitives(parse: Parse) -> Iterator[Proposal]:
    """Make a genitive of a name in -s right before a noun, both before the verb: «Ida Korffs Fazit lautet»."""
    tree = parse.tree
    for run in parse.persons:
        noun, head = run[-1] + 1, tree[run[0]].head
        if noun >= len(tree) or tree[noun].upos != "NOUN" or not tree[run[-1]].text.endswith(("s", "'", "’")):
            continue
        both = base(tree[run[0]].deprel) == "nsubj" and tree[noun].head == head > noun and not tree.kids(noun, "det")
        if both and tree[noun].mask is None and not lexicon.is_role(tree[noun].text):
            named = Change(run[0], head=noun, deprel="nmod", feats={"Case": "Gen"})
            yield named, Change(noun, deprel="nsubj")


def _in_the_frame(parse: Parse) -> Iterator[Proposal]:
    """Keep within a noun phrase what stands between its article and its noun: «den von Präsident X gelobten Plan»."""
    tree = parse.tree
    for article in tree.tokens:
        if article.deprel != "det" or article.head <= article.index + 2 or article.upos != "DET":
            continue
        inside = range(article.index + 1, article.head)
        if any(tree[i].upos not in {"ADJ", "ADV", "ADP"} for i in inside[:1]) or any(map(tree.is_finite, inside)):
            continue
        for index in inside:
            token = tree[index]
            outside = not article.index < token.head <= article.head
            if outside and token.upos in {"NOUN", "PROPN"} and base(token.deprel) in {"nsubj", "obj", "iobj", "obl"}:
                yield (Change(index, head=article.head, deprel="nmod"),)


def _before_the_verb(parse: Parse) -> Iterator[Proposal]:
    """Give the verb what stands before it and was called an attribute or conjunct of a noun behind it."""
    tree = parse.tree
    for token in tree.tokens:
        if token.upos not in {"NOUN", "PROPN"} or token.mask is not None or token.head <= token.index:
            continue
        if base(token.deprel) not in {"nmod", "appos", "conj"} or tree.kids(token.index, "case"):
            continue
        verb = next((i for i in range(token.index + 1, token.head) if tree.is_finite(i)), None)
        if verb is not None and tree[token.head].head == verb and tree[token.head].upos in {"NOUN", "PROPN"}:
            yield (Change(token.index, head=verb, deprel="dep" if can_be_nominative(tree, token.index) else "obj"),)


REPAIRS = (
    Repair(
        "repair:no-attribute-before-the-verb",
        "links",
        "One phrase stands before the finite verb of a main clause, a whole one: a noun without a preposition there is "
        "no attribute of a noun behind the verb.",
        f"{ZIFONUN}, on the front field",
        _before_the_verb,
        (
            Example(
                "Den/DET:det>Plan Plan/NOUN:nmod>Gegner nennen/VERB+Fin:root die/DET:det>Gegner Gegner/NOUN:obj>nennen",
                "Plan/NOUN:obj>nennen",
            ),
            Example(
                "Die/DET:det>Pläne Pläne/NOUN:nmod>Gegner nennen/VERB+Fin:root Gegner/NOUN:obj>nennen",
                "Pläne/NOUN:dep>nennen",
            ),
            Example(
                "Von/ADP:case>Plänen Plänen/NOUN:nmod>Teil nennen/VERB+Fin:root sie/PRON:nsubj>nennen "
                "Teil/NOUN:obj>nennen"
            ),
            Example("des/DET:det>Rates Rates/NOUN:nmod>Gegner Gegner/NOUN:nsubj>nennen nennen/VERB+Fin:root"),
        ),
    ),
    Repair(
        "repair:inside-the-noun-phrase",
        "links",
        "Article and noun are brackets around the attributes of the noun: what stands between them depends on it and "
        "is no part of the clause outside.",
        f"{ZIFONUN}, on the noun phrase as a frame",
        _in_the_frame,
        (
            Example(
                "Den/DET:det>Plan von/ADP:case>Präsident Präsident/NOUN:nsubj>nennen gelobten/ADJ:amod>Plan "
                "Plan/NOUN:obj>nennen nennen/VERB+Fin:root Gegner/NOUN:obj>nennen",
                "Präsident/NOUN:nmod>Plan",
            ),
            Example(
                "Den/DET:det>Plan von/ADP:case>Präsident Präsident/NOUN:nmod>gelobten gelobten/ADJ:amod>Plan "
                "Plan/NOUN:obj>nennen nennen/VERB+Fin:root Gegner/NOUN:obj>nennen",
            ),
            Example("Die/DET:det>Chefin Chefin/NOUN:nsubj>nennt nennt/VERB+Fin:root Ida/PROPN:obj>nennt"),
        ),
    ),
    Repair(
        "repair:name-in-the-genitive",
        "links",
        "One phrase stands before the finite verb: a name in -s right before a noun there is its genitive, «Ida Korffs "
        "Fazit».",
        f"{GRAMMAR}: genitive of names; {ZIFONUN}, on the front field",
        _genitives,
        (
            Example(
                "Ida/PROPN:nsubj>lautet Korffs/PROPN:flat>Ida Fazit/NOUN:obj>lautet lautet/VERB+Fin:root",
                "Ida/PROPN+Gen:nmod>Fazit Fazit/NOUN:nsubj>lautet",
                ("Ida Korffs",),
            ),
            Example(
                "Ida/PROPN:nsubj>lautet Korff/PROPN:flat>Ida Fazit/NOUN:obj>lautet lautet/VERB+Fin:root",
                persons=("Ida Korff",),
            ),
            Example(
                "Ida/PROPN:nsubj>kennt Korffs/PROPN:flat>Ida Chefin/NOUN:obj>kennt kennt/VERB+Fin:root",
                persons=("Ida Korffs",),
            ),
        ),
    ),
)
