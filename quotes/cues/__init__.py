"""Where the reporter's text says that somebody speaks: reporting verbs, source phrases, «so X», colons.

A cue is found in a sentence alone, without looking at quotations; which quotation it governs is for the sieves
of :mod:`quotes.attribution` and for :mod:`quotes.categories.decide` to say.
"""

from __future__ import annotations

from quotes import lexicon
from quotes.cues import phrases, saying, verbs
from quotes.cues.cue import Cue, CueCategory
from quotes.cues.governing import governing, top_of
from quotes.cues.phrases import owner_of
from quotes.data import Token
from quotes.grammar.tree import VERBAL, Tree

__all__ = ["Cue", "CueCategory", "find", "governing", "owner_of", "top_of"]


def find(tree: Tree) -> tuple[Cue, ...]:
    """Return the cues of a sentence, in its order."""
    found = (_at(tree, token) for token in tree.tokens if token.mask is None)
    return tuple(cue for cue in found if cue is not None)


def _at(tree: Tree, token: Token) -> Cue | None:
    """Return the cue whose head is a token, if it is one."""
    if phrases.is_preposition(token):
        return phrases.phrase(tree, token.index)
    if token.upos in VERBAL or token.feats.get("VerbForm"):
        return saying.at(tree, token) or verbs.at(tree, token)
    if token.upos == "ADJ":
        return verbs.attributive(tree, token)
    if token.upos == "NOUN" and "view" in lexicon.cue_noun(token.lemma):
        return verbs.opinion(tree, token)
    if token.text == "Rede":
        return saying.spoken_of(tree, token)
    return phrases.so(tree, token.index) if token.text.lower() == "so" else None
