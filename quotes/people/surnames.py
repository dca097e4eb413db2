"""Whether the -s that ends a name is its own or a genitive's: «Wiebke Tjarks», «Angela Merkels».

One place cannot tell; the whole article can. A genitive stands beside the noun that it belongs to, before it
(«Merkels Plan») or behind it («der Plan Angela Merkels»; Duden, Die Grammatik, on names in the genitive). A name that
stands by itself («sagt Tjarks», «Tjarks nickt») has its -s from birth.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quotes import lexicon
from quotes.data import Token
from quotes.grammar.tree import Tree
from quotes.people.person_phrases import Labels

_FREE_BEFORE = frozenset({"VERB", "AUX", "SCONJ", "ADV", "ADP", "PUNCT", "PRON"})
_FREE_AFTER = frozenset({"VERB", "AUX", "ADP", "DET", "PRON", "SCONJ", "PUNCT"})
_APOSTROPHES = frozenset({"'", "’", "ʼ"})
_OPENS = frozenset("„»«“\"'‚›‹(–-/")  # signs beside which a name may be anything


@dataclass(frozen=True, slots=True)
class Surnames:
    """What an article tells of the last letters of its people's names."""

    own: frozenset[str] = frozenset()  # words with an -s that stand by themselves somewhere
    without: frozenset[str] = frozenset()  # last words of names that end otherwise

    def nominative(self, name: str, *, tagged: bool) -> str:
        """Return a name without the -s of a genitive; ``tagged`` says that the parser holds it for one."""
        last = name.rpartition(" ")[2].rpartition("-")[2]
        if not name.endswith("s") or last in self.own:
            return name
        return name[:-1] if tagged or last[:-1] in self.without else name


def surnames(trees: Sequence[Tree], labels: Sequence[Labels]) -> Surnames:
    """Return what the sentences of an article tell of the names in them."""
    own, without = set(), set()
    for tree, here in zip(trees, labels, strict=True):
        for first, last in _names(tree, here):
            word = tree[last].text
            if not word.endswith("s"):
                if last > first or word not in lexicon.given_names():
                    without.add(word)
            elif _is_free(tree, first, last):
                own.add(word)
    return Surnames(frozenset(own), frozenset(without))


def _names(tree: Tree, labels: Labels) -> Iterable[tuple[int, int]]:
    """Yield first and last token of each person's name in a sentence."""
    at = 0
    while at < len(tree):
        first = at
        while at < len(tree) and labels.get(at) == "PER" and tree[at].mask is None:
            at += 1
        if at > first:
            yield first, at - 1
        at = max(at, first + 1)


def _is_free(tree: Tree, first: int, last: int) -> bool:
    """Tell whether a name has no noun beside it to which it could be a genitive, or an apostrophe for its genitive."""
    after = tree[last + 1] if last + 1 < len(tree) else None
    apostrophe = after is not None and after.text in _APOSTROPHES and after.span.start == tree[last].span.end
    return apostrophe or (_is_free_before(tree, first) and _is_free_after(after))


def _is_free_before(tree: Tree, first: int) -> bool:
    """Tell whether what stands before a name can have no genitive behind it: no noun but an office without article."""
    if not first:
        return True
    token, front = tree[first - 1], tree[first - 2] if first > 1 else None
    if token.mask is not None or token.text in _OPENS or token.text.lower() in lexicon.closed("genitive_prepositions"):
        return False
    office = token.upos == "NOUN" and lexicon.is_person(token.text) and token.text.lower() not in lexicon.closed("kin")
    bare = front is None or front.upos in _FREE_BEFORE - {"ADP"}
    return token.upos in _FREE_BEFORE or (office and bare)


def _is_free_after(token: Token | None) -> bool:
    """Tell whether what stands behind a name can be no noun to which the name is a genitive, nor begin its phrase."""
    return token is None or (token.mask is None and token.upos in _FREE_AFTER and token.text not in _OPENS)
