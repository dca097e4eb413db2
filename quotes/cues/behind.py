"""What stands behind a verb and may be its subject: the first nominative of its clause, of its number."""

from __future__ import annotations

from quotes import lexicon
from quotes.cues.agreement import agrees
from quotes.cues.speaking import is_speaking_pronoun, may_speak
from quotes.data import Token
from quotes.grammar.cases import can_be_nominative
from quotes.grammar.tree import NOMINAL, Tree, base

# Tokens behind a verb in which its subject is looked for. Of 1,753 rows of dev, train and fixtures 6 tokens change two
# (one speaker is lost), 24 none.
_REACH = 12


def right_of(tree: Tree, verb: int, floor: int = -1) -> int | None:
    """Return the first noun or personal pronoun right of a verb, and of ``floor``, that may be its subject.

    The one place that decides it: for a verb alone, and for one whose quotation (``floor`` is its last token) the
    parser has taken what stands before for the subject. Nothing stands right of a verb that ends its clause.
    """
    if is_subordinate(tree, verb):
        return None
    start = max(verb, floor)
    for index in range(start + 1, min(len(tree), start + _REACH)):
        token = tree[index]
        if token.text in {":", ";", "dass"} or token.mask is not None or tree.is_finite(index):
            return None  # nor behind the conjunction of what the verb governs
        if _may_be_subject(tree, index, verb):
            return head_of_name(tree, index, start)
    return None


def _may_be_subject(tree: Tree, index: int, verb: int) -> bool:
    """Tell whether a token right of a verb heads a phrase that may be its subject: nominative, of the verb's number."""
    token = tree[index]
    if token.upos not in NOMINAL or is_excluded(token) or _is_inner(tree, index, verb):
        return False
    if _in_relative_clause(tree, index, verb) or (token.text == "Sie" and base(token.deprel) == "obj"):
        return False
    if tree.preposition(index) or token.feats.get("Case") in {"Dat", "Gen"} or not can_be_nominative(tree, index):
        return False
    if token.upos == "PRON" and not is_speaking_pronoun(tree, index):
        return False
    return may_speak(tree, index) and agrees(tree, verb, index)


def _is_inner(tree: Tree, index: int, verb: int) -> bool:
    """Tell whether a word is part of a phrase beside it, not of one that the finite verb parts it from.

    «Als Chefin will Korff …»: no name is parted by the verb (Duden, Die Grammatik: Satzgliedstellung).
    """
    relation = base(tree[index].deprel)
    return relation == "nmod" or (relation in {"compound", "flat"} and tree[index].head > verb)


def _in_relative_clause(tree: Tree, index: int, verb: int) -> bool:
    """Tell whether a noun right of ``verb`` is the subject of a relative clause: «in der der Chor probt»."""
    clause = tree[index].head
    if base(tree[index].deprel) != "nsubj" or clause <= index or base(tree[clause].deprel) != "acl":
        return False
    relatives = lexicon.closed("nominative_relatives") | lexicon.closed("oblique_relatives")
    return any(tree[i].text.lower() in relatives for i in tree.children[clause] if verb < i < index)


def head_of_name(tree: Tree, index: int, floor: int) -> int:
    """Return the head of the phrase in which ``index`` is an apposition or part of a name, right of ``floor``."""
    while (
        base(tree[index].deprel) in {"appos", "flat"}
        and tree[index].head > floor
        and tree[tree[index].head].mask is None
    ):
        index = tree[index].head
    return index


def is_excluded(token: Token) -> bool:
    """Tell whether a word is nobody: «sich», and «man», «es» and the like."""
    return token.feats.get("Reflex") == "Yes" or token.text.lower() in lexicon.closed("impersonal")


def is_subordinate(tree: Tree, verb: int) -> bool:
    """Tell whether a verb ends a subordinate clause: it has a conjunction, or a relative pronoun before it."""
    if base(tree[verb].deprel) not in {"acl", "advcl", "ccomp"}:
        return False
    before = [i for i in tree.children[verb] if i < verb]
    return any(
        base(tree[i].deprel) == "mark" or (tree[i].upos == "PRON" and "Rel" in tree[i].feats.get("PronType", ""))
        for i in before
    )
