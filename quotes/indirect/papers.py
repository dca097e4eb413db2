"""Texts as sources of verbs that have none: «wie aus dem Bericht hervorgeht», «ein Brief, in dem behauptet wird, …»."""

from __future__ import annotations

from dataclasses import replace

from quotes import lexicon
from quotes.cues import Cue
from quotes.cues.phrases import owner_of
from quotes.cues.speaking import may_speak
from quotes.grammar.tree import Tree, base

_WITHIN = frozenset({"dem", "der", "denen"})


def with_text(tree: Tree, cue: Cue) -> Cue:
    """Return the cue of a verb with the text in which it is said, or whose text that is, as its source.

    Args:
        tree: the sentence.
        cue: a cue; one that has a source is given back.
    """
    if cue.source is not None or cue.category != "verb":
        return cue
    source = _out_of(tree, cue) if cue.lemma in lexicon.closed("verbs_of_emerging") else _around(tree, cue)
    return cue if source is None else replace(cue, source=source)


def _out_of(tree: Tree, cue: Cue) -> int | None:
    """Return whose the text is from which something emerges, else the text: «aus dem Bericht des Konzerns»."""
    for noun in tree.kids(cue.head, "obl", "obj", "iobj", "nmod"):
        if tree.preposition(noun) not in {"aus", ""} or not lexicon.is_document(tree[noun].text):
            continue
        owner = owner_of(tree, noun)
        return owner if owner is not None and may_speak(tree, owner) else noun
    return None


def _around(tree: Tree, cue: Cue) -> int | None:
    """Return the text whose relative clause says what it holds: «ein Beitrag, in dem behauptet wird, dass …»."""
    above = tree[cue.head].head
    if base(tree[cue.head].deprel) != "acl" or above < 0 or not lexicon.is_document(tree[above].text):
        return None
    passive = any(tree[i].deprel == "aux:pass" for i in tree.children[cue.head])
    inner = any(
        tree[i].text.lower() in _WITHIN and tree.preposition(i) == "in"
        for i in tree.kids(cue.head, "obl", "nmod")
        if above < i < cue.head
    )
    return above if passive and inner else None
