"""Whether a noun and a verb agree in number, as a subject and its verb do (Duden, Die Grammatik: Kongruenz)."""

from __future__ import annotations

from quotes import lexicon
from quotes.grammar.tree import Tree, base


def agrees(tree: Tree, verb: int, noun: int) -> bool:
    """Tell whether a noun can be the verb's subject by number: «Die Mönche … beschrieb die Agentur» it cannot."""
    finite = tree.finite(verb)
    if finite is not None and _is_one_person(tree, noun):
        return tree[finite].feats.get("Number") != "Plur"
    if finite is None or tree[noun].upos != "NOUN" or tree.kids(noun, "conj") or _is_singular(tree, noun):
        return True
    return not (tree[noun].feats.get("Number") == "Plur" and tree[finite].feats.get("Number") == "Sing")


def _is_singular(tree: Tree, noun: int) -> bool:
    """Tell whether a noun is singular whatever the tagger says: after «ein», and «die Angeklagte», plural «-n».

    Nouns made of adjectives end in -en in the plural behind an article (Duden, Die Grammatik: weak declension).
    """
    articles = {tree[i].text.lower() for i in tree.kids(noun, "det")}
    weak = tree[noun].text.endswith("e") and lexicon.is_adjectival(tree[noun].text)
    definite = bool(articles & (lexicon.closed("definite_articles") | lexicon.closed("feminine_articles")))
    return bool(articles & lexicon.closed("singular_articles")) or (weak and definite)


def _is_one_person(tree: Tree, noun: int) -> bool:
    """Tell whether a noun is a single person's full name: «hätten Ali Kaya ermutigt» has another subject."""
    last = max([noun, *tree.kids(noun, "flat")])
    joined = last + 1 < len(tree) and tree[last + 1].text in {",", "und", "sowie", "oder", "&", "(", "/"}
    article = tree.kids(noun, "det", "conj", "cc")
    return tree[noun].upos == "PROPN" and last > noun and not joined and not article and not _is_joined(tree, noun)


def _is_joined(tree: Tree, noun: int) -> bool:
    return base(tree[noun].deprel) == "conj" or (noun > 0 and tree[noun - 1].text in {"und", "sowie"})
