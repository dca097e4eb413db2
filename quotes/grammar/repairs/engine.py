"""Applies what repairs propose, layer by layer, and keeps the tree a tree.

Within a layer every repair looks at the same tree and none sees what another proposes, so their order cannot matter.
Where two contradict each other (another link, or another value, for the same token), the repair of greater strength
is heard; of equally strong ones the one whose name comes first in the alphabet; of one repair's own proposals the
first. A proposal that would make a circle, change the number of roots, or change what a mask is but for its link,
is not heard at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from quotes.data import Reading, Sentence, Token
from quotes.grammar.repairs.record import LAYERS, Change, Parse, Proposal, Repair
from quotes.grammar.tree import Tree
from quotes.rules import active, fired

_Value = str | tuple[int, str]
_Wish = dict[tuple[int, str], _Value]  # token and what of it → value; head and relation are one: the link
_LINK = "link"


def mend(reading: Reading, repairs: Sequence[Repair]) -> Reading:
    """Return a reading with the trees of its sentences mended; its names are taken as they are."""
    layers = _by_layer(repairs)
    persons: dict[int, list[list[int]]] = {}
    for name in reading.names:
        if name.label == "PER":
            words = reading.sentences[name.sentence].tokens
            here = [token.index for token in words if token.span.meets(name.span) and token.mask is None]
            if here:
                persons.setdefault(name.sentence, []).append(here)
    sentences = tuple(_mended(sentence, persons.get(sentence.index, ()), layers) for sentence in reading.sentences)
    return Reading(sentences, reading.names)


def mend_sentence(sentence: Sentence, persons: Sequence[Sequence[int]], repairs: Sequence[Repair]) -> Sentence:
    """Return a sentence mended by some repairs; ``persons`` are the tokens of each person's name in it."""
    return _mended(sentence, persons, _by_layer(repairs))


def _by_layer(repairs: Sequence[Repair]) -> list[list[Repair]]:
    """Return the repairs that are not left out, a list a layer, each in the order in which they are heard."""
    heard = sorted(active(repairs), key=lambda repair: (-repair.strength, repair.name))
    return [[repair for repair in heard if repair.layer == layer] for layer in LAYERS]


def _mended(sentence: Sentence, persons: Sequence[Sequence[int]], layers: Sequence[Sequence[Repair]]) -> Sentence:
    tree = Tree(sentence)
    for repairs in layers:
        parse = Parse(tree, persons)
        proposals = [(repair, proposal) for repair in repairs for proposal in repair.propose(parse)]
        if proposals:
            tokens = _heard(tree.tokens, proposals)
            if tokens is not tree.tokens:
                tree = Tree(replace(tree.sentence, tokens=tokens))
    return tree.sentence


def _heard(tokens: tuple[Token, ...], proposals: Sequence[tuple[Repair, Proposal]]) -> tuple[Token, ...]:
    """Return the tokens with all proposals that can be made together, the first of two that cannot."""
    wishes: dict[int, dict[str, _Value]] = {}
    for (index, what), value in _together(tokens, proposals).items():
        if _value(tokens[index], what) != value:
            wishes.setdefault(index, {})[what] = value
    if not wishes:
        return tokens
    return tuple(_made(token, wishes[token.index]) if token.index in wishes else token for token in tokens)


def _together(tokens: Sequence[Token], proposals: Sequence[tuple[Repair, Proposal]]) -> _Wish:
    """Return what the proposals want that can be made together."""
    taken: _Wish = {}
    heads = [token.head for token in tokens]
    for repair, proposal in proposals:
        wish = _wish(tokens, proposal)
        if wish is None or any(taken.get(at, value) != value for at, value in wish.items()):
            continue
        links = {index: value[0] for (index, _), value in wish.items() if isinstance(value, tuple)}
        if not _keeps_tree(heads, links):
            continue
        taken |= wish
        for index, head in links.items():
            heads[index] = head
        if any(_value(tokens[index], what) != value for (index, what), value in wish.items()):
            fired(repair.name)
    return taken


def _wish(tokens: Sequence[Token], proposal: Proposal) -> _Wish | None:
    """Return what a proposal wants, or None where it would change what a mask is."""
    wish: _Wish = {}
    for change in proposal:
        index, token = change.index, tokens[change.index]
        if change.head is not None or change.deprel is not None:
            head = token.head if change.head is None else change.head
            wish[index, _LINK] = (head, token.deprel if change.deprel is None else change.deprel)
        inner = _inner(change)
        if inner and token.mask is not None:
            return None
        for what, value in inner.items():
            wish[index, what] = value
    return wish


def _inner(change: Change) -> dict[str, str]:
    """Return what a change wants of the word itself, not of its link."""
    found = dict(change.feats or {})
    if change.upos is not None:
        found["upos"] = change.upos
    if change.lemma is not None:
        found["lemma"] = change.lemma
    return found


def _value(token: Token, what: str) -> _Value:
    """Return what a token is in one respect: its link, part of speech, lemma, or a feature."""
    if what == _LINK:
        return token.head, token.deprel
    if what == "upos":
        return token.upos
    return token.lemma if what == "lemma" else token.feats.get(what, "")


def _made(token: Token, wish: Mapping[str, _Value]) -> Token:
    """Return a token with its wishes fulfilled."""
    head, deprel, upos, lemma, feats = token.head, token.deprel, token.upos, token.lemma, dict(token.feats)
    for what, value in wish.items():
        if isinstance(value, tuple):
            head, deprel = value
        elif what == "upos":
            upos = value
        elif what == "lemma":
            lemma = value
        elif value:
            feats[what] = value
        else:
            feats.pop(what, None)
    return replace(token, head=head, deprel=deprel, upos=upos, lemma=lemma, feats=feats)


def _keeps_tree(heads: Sequence[int], links: Mapping[int, int]) -> bool:
    """Tell whether the heads, with new ones for some tokens, are still those of a tree with as many roots."""
    if not any(heads[index] != head for index, head in links.items()):
        return True
    if sum((head < 0) - (heads[index] < 0) for index, head in links.items()) != 0:
        return False
    for start in links:
        seen, at = set(), start
        while at >= 0:
            if at in seen:
                return False
            seen.add(at)
            at = links.get(at, heads[at])
    return True
