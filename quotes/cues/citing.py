"""Who is cited: of «zitiert das Blatt Firmenchef X» the object speaks, wherever a parser hangs it."""

from __future__ import annotations

from collections.abc import Sequence

from quotes import lexicon
from quotes.data import Token
from quotes.grammar.cases import can_be_nominative
from quotes.grammar.tree import NOMINAL, Tree, base


def cited(tree: Tree, verb: int) -> int | None:
    """Return who is cited in the active: what cannot be the subject, else the object."""
    for i in tree.kids(verb, "nsubj", "obj", "iobj", "obl"):
        if tree[i].upos in {"NOUN", "PROPN"} and not tree.preposition(i) and not can_be_nominative(tree, i):
            return i  # «Den Förster zitierte die Agentur»
    subjects = tree.kids(verb, "nsubj")
    if any(tree[i].text.lower() == "man" for i in subjects):  # there is but one subject
        objects = tree.kids(verb, "obj", "iobj", "nsubj")
    else:
        objects = tree.kids(verb, "obj", "iobj")
    person = next((i for i in objects if _is_person(tree[i])), None)
    return _after_paper(tree, subjects) if person is None else person


def _is_person(token: Token) -> bool:
    """Tell whether an object may be somebody cited: no quotation, no «sich», no «man»."""
    reflexive = token.feats.get("Reflex") == "Yes"
    return token.mask is None and token.upos in NOMINAL and not reflexive and token.text.lower() != "man"


def _after_paper(tree: Tree, subjects: Sequence[int]) -> int | None:
    """Return the name of «zitiert die „Wochenpost“ Jan Maier», which the parser takes for the paper's.

    A person is no apposition of what is no person (Duden, Die Grammatik: enge Apposition).
    """
    papers = [i for i in subjects if _may_cite(tree[i])]
    titled = next((i for paper in papers for i in tree.subtree(paper) if i > paper and _is_title(tree, i)), None)
    if titled is not None:
        return titled
    after = (i for paper in papers for i in tree.kids(paper, "appos") if i > paper)
    return next((i for i in after if _is_name(tree, i)), None)


def _is_name(tree: Tree, index: int) -> bool:
    """Tell whether a word behind a paper's name is a person's: several words, or behind what is a paper."""
    return tree[index].upos == "PROPN" and bool(tree.kids(index, "flat") or _is_paper(tree[tree[index].head].text))


def _is_title(tree: Tree, index: int) -> bool:
    """Tell whether a noun is a person's title before the name: «zitiert das Blatt Firmenchef Jan Maier»."""
    token = tree[index]
    beside = token.mask is None and base(token.deprel) == "appos" and bool(tree.kids(index, "appos", "flat"))
    return beside and lexicon.is_role(token.text)


def _may_cite(token: Token) -> bool:
    """Tell whether a noun is no person's, so that the person behind it is somebody else."""
    return (token.upos == "NOUN" or _is_paper(token.text)) and not lexicon.is_role(token.text)


def _is_paper(noun: str) -> bool:
    return lexicon.work_class(noun) == "press" or lexicon.is_medium(noun)
