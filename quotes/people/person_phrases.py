"""The name of a person within a noun phrase: which of its tokens, wherever the parser has hung them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from quotes import lexicon
from quotes.data import Token
from quotes.grammar.nominative import stands_in_plural
from quotes.grammar.tree import Tree, base
from quotes.people.name_edges import is_particle

Labels = Mapping[int, str]
"""The named entities of a sentence: index of a token → PER, ORG, LOC or MISC."""

_LEADING = frozenset("von vom van de zu da di el al".split())  # particles with which a family name begins
# tokens behind a phrase in which its name may follow; dev, fixtures, cases: no row changes with 11, 13 or 24, two
# of dev do with 6
_REACH = 12


def with_name(tree: Tree, labels: Labels, index: int) -> tuple[list[int], list[int]]:
    """Return the tokens of the phrase with head ``index``, and those of the person's name in it, if there is one.

    How far a phrase goes is told by its name: «der Chef der Bahn im Norden, Ole Dahl,» ends with it.
    """
    run = tree.phrase(index)
    named = name_run(tree, labels, index, run)
    if not named and lexicon.is_role(tree[index].text) and not stands_in_plural(tree, index):
        named = name_after(tree, labels, run)
    if named and named[-1] > run[-1]:
        run = list(range(run[0], named[-1] + 1))
    return run, named


def name_run(tree: Tree, labels: Labels, index: int, run: list[int]) -> list[int]:
    """Return the tokens of the person's name in a phrase, empty when it names none.

    Args:
        tree: the sentence.
        labels: its named entities.
        index: the phrase's head.
        run: the phrase's tokens.
    """
    head, chain = tree[index], _chain_behind(tree, index, run)
    persons = [i for i in chain if labels.get(i) == "PER" and tree[i].text not in lexicon.titles()]
    if persons:
        return _widen(tree, labels, run, persons)
    role = lexicon.is_role(head.text) or (head.upos == "NOUN" and lexicon.is_person(head.text))
    if head.upos == "NOUN" and lexicon.is_organisation(head.text) and not role:
        return []  # «die Reederei Lüders»
    if role and not stands_in_plural(tree, index):
        tail = _tail(tree, labels, run) or _last_name(tree, labels, index, run) or _shared_name(tree, labels, index)
        if tail:
            return tail
    return _widen(tree, labels, run, _overlooked(tree, labels, index, chain))


def _overlooked(tree: Tree, labels: Labels, index: int, chain: Sequence[int]) -> list[int]:
    """Return the proper nouns in a phrase's ``chain`` that the tagger left out: after a role, or with a given name."""
    proper = [i for i in chain if tree[i].upos == "PROPN" and i not in labels and tree[i].text[:1].isupper()]
    after = [i for i in proper if i > index]
    if tree[index].upos == "NOUN" and lexicon.is_person(tree[index].text) and after:
        return after
    return proper if len(proper) > 1 and tree[proper[0]].text in lexicon.given_names() else []


def _tail(tree: Tree, labels: Labels, run: list[int]) -> list[int]:
    """Return the name at a phrase's end after a comma, whatever it hangs on: «Chef der Gruppe Nord, Ole Dahl»."""
    commas = [i for i in run if tree[i].text == ","]
    if not commas:
        return []
    tail = [i for i in run if i > commas[-1] and tree[i].text not in {"(", ")"}]
    return tail if tail and all(labels.get(i) == "PER" or tree[i].text == "-" for i in tail) else []


def _last_name(tree: Tree, labels: Labels, index: int, run: list[int]) -> list[int]:
    """Return the full name that ends a phrase behind the body that somebody is something of: «Chef der Bahn Ole Dahl».

    A close apposition (Duden, Die Grammatik) to the head; a body called after people keeps it («Kanzlei Ole Dahl»).
    """
    first = len(run)
    while first > 0 and labels.get(run[first - 1]) == "PER":
        first -= 1
    name, before = run[first:], tree[run[first - 1]]
    if len(name) < len(("given name", "surname")) or tree[name[0]].text not in lexicon.given_names():
        return []
    body = before.upos in {"NOUN", "PROPN"} and before.index > index and not lexicon.is_person(before.text)
    own = before.text.lower().endswith(tuple(lexicon.closed("called_after_people")))
    return name if body and not own and not tree.preposition(name[0]) else []


def _shared_name(tree: Tree, labels: Labels, index: int) -> list[int]:
    """Return the name of two offices of one person: «der Vizekanzler und Arbeitsminister Ole Dahl»."""
    for partner in tree.kids(index, "conj"):
        if tree[partner].upos != "NOUN" or tree.kids(partner, "det") or not lexicon.is_person(tree[partner].text):
            continue
        named = [i for i in _chain(tree, partner, tree.phrase(partner)) if labels.get(i) == "PER"]
        if named:
            return named
    return []


def _chain_behind(tree: Tree, index: int, run: list[int]) -> list[int]:
    """Return the chain of a head; whoever is the first half of «Brandt-Preis» is not named by it."""
    chain = _chain(tree, index, run)
    second = index > 0 and tree[index].upos == "NOUN" and tree[index - 1].text == "-"
    return [i for i in chain if i >= index] if second else chain


def _chain(tree: Tree, index: int, run: list[int]) -> list[int]:
    """Return the tokens that stand for the head itself: flat, apposition, not its complements."""
    found, todo = {index}, [index]
    while todo:
        at = todo.pop()
        for child in tree.kids(at, "flat", "appos", "compound", "name", "nmod"):
            if base(tree[child].deprel) == "nmod" and not is_second_title(tree, at, child):
                continue
            if child in run and child not in found:
                found.add(child)
                todo.append(child)
    return sorted(found)


def _widen(tree: Tree, labels: Labels, run: list[int], seed: Sequence[int]) -> list[int]:
    """Return the whole name around ``seed``: particles and hyphens between its parts, the first run only."""
    if not seed:
        return []
    allowed = set(run)
    found = [seed[0]]
    while found[-1] + 1 < len(tree) and _goes_on(tree, labels, allowed, seed, found[-1]):
        found.append(found[-1] + 1)
    while found and tree[found[-1]].upos == "PUNCT" and tree[found[-1]].text != ".":
        found.pop()
    if not found:
        return []
    before = found[0] - 1
    while before in allowed and tree[before].text in _LEADING:
        found.insert(0, before)
        before -= 1
    while before in allowed and _is_overlooked(tree[before], labels):
        found.insert(0, before)
        before -= 1
    return found


def _goes_on(tree: Tree, labels: Labels, allowed: AbstractSet[int], seed: Sequence[int], at: int) -> bool:
    """Tell whether a name goes on behind the token ``at``."""
    here, token = tree[at], tree[at + 1]
    if at + 1 not in allowed and "-" not in {token.text, here.text}:
        return False
    if at + 1 in seed or labels.get(at + 1) == "PER":
        return True
    if is_particle(token.text) and any(i > at + 1 for i in seed):
        return True
    glued = token.span.start == here.span.end
    initial = token.text == "." and len(here.text) == 1
    return glued and (initial or bool({token.text, here.text} & {"-", "'", "’"}))


def _is_overlooked(token: Token, labels: Labels) -> bool:
    """Tell whether a token before a name is a given name that the tagger left out."""
    return token.upos == "PROPN" and labels.get(token.index, "PER") == "PER" and token.text in lexicon.given_names()


def name_after(tree: Tree, labels: Labels, run: Sequence[int]) -> list[int]:
    """Return the name that follows a role after more words and a comma: «der Chef der Bahn im Norden, Ole Dahl,»."""
    comma = False
    for at in range(run[-1] + 1, min(len(tree), run[-1] + _REACH)):
        token = tree[at]
        if _ends_phrase(token) or (token.text == "und" and comma):
            return []
        if token.text == ",":
            if comma:
                return []
            comma = True
        elif comma and labels.get(at) == "PER":
            return _apposed(tree, labels, at)
        elif comma and token.upos != "ADJ" and not (token.upos == "NOUN" and lexicon.is_person(token.text)):
            return []
    return []


def _ends_phrase(token: Token) -> bool:
    """Tell whether no name of the phrase before can stand behind a token: a verb, a pronoun, a colon, a quotation."""
    if token.text == "und":
        return False
    return token.mask is not None or token.upos in {"VERB", "AUX", "PRON", "SCONJ"} or token.text in {":", ";", "."}


def _apposed(tree: Tree, labels: Labels, first: int) -> list[int]:
    """Return the name that begins at ``first``, if what follows it shows that it ends a phrase."""
    at = first
    while at + 1 < len(tree) and (labels.get(at + 1) == "PER" or _is_hyphenated(tree, at)):
        at += 1
    follows = tree[at + 1] if at + 1 < len(tree) else None
    ended = follows is None or follows.text in {",", "(", ".", ":"} or follows.upos in {"VERB", "AUX", "ADV", "ADP"}
    return list(range(first, at + 1)) if ended else []


def _is_hyphenated(tree: Tree, at: int) -> bool:
    """Tell whether a hyphen ties a token to the one behind it."""
    here, after = tree[at], tree[at + 1]
    return "-" in {here.text, after.text} and after.span.start == here.span.end


def is_second_title(tree: Tree, head: int, index: int) -> bool:
    """Tell whether two role nouns stand side by side as one title: «die Vorsitzende Richterin»."""
    bare = not tree.kids(index, "case", "det", "amod")
    return index == head + 1 and bare and lexicon.is_role(tree[head].text) and lexicon.is_role(tree[index].text)
