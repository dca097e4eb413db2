"""Which nouns and pronouns may be who speaks: people, bodies, texts; no abstract, no «man»."""

from __future__ import annotations

from quotes import lexicon
from quotes.grammar.tree import Tree

_NONE = frozenset({"kein", "keine", "keinen", "keinem", "keiner", "keines"})


def may_speak(tree: Tree, index: int) -> bool:
    """Tell whether a noun can be the source of words: not an abstract («die Aktion erinnere an …», «der Vorwurf»)."""
    token = tree[index]
    if token.upos != "NOUN":
        return True
    if index and tree[index - 1].text.lower() in _NONE and not lexicon.is_role(token.text):
        return False  # «erlaubten keine Atempause»: of what is not there nothing is told
    for noun in (token.text, token.lemma):
        if (
            lexicon.is_role(noun)
            or lexicon.is_organisation(noun)
            or lexicon.is_group(noun)
            or lexicon.is_document(noun)
        ):
            return True
    if tree.kids(index, "appos", "flat") or any(tree[i].upos == "PROPN" for i in tree.kids(index, "compound")):
        return True  # «Verein Seeblick»: named, whatever it is
    noun = token.text
    if lexicon.cue_noun(token.lemma) or lexicon.work_class(noun) in {"term", "law", "event", "name"}:
        return False
    return not noun.lower().endswith(lexicon.lines("abstract_ends.txt"))


def is_speaking_pronoun(tree: Tree, index: int) -> bool:
    """Tell whether a pronoun may be who speaks: «er», and «einer der Männer»."""
    word = tree[index].text.lower()
    counted = word in lexicon.closed("counting_pronouns") and bool(tree.kids(index, "nmod"))
    return counted or word in lexicon.closed("speaking_pronouns")
