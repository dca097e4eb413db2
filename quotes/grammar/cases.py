"""What the article before a noun tells of its case: whether it can be a subject, whether it is one for certain.

Only the masculine singular shows the nominative (der, ein); «den», «dem», «des» and their like are none anywhere, and
«der» before a feminine singular is a genitive or dative (Duden, Die Grammatik: declension of the article).
"""

from __future__ import annotations

from quotes import lexicon
from quotes.grammar.tree import Tree

_FEMININE_ENDINGS = ("ung", "heit", "keit", "schaft", "tion", "sion", "tät", "innen")

_FEMININE_PAPERS = (
    "zeitung",
    "post",
    "presse",
    "rundschau",
    "illustrierte",
    "morgenpost",
)  # second part of a paper's name


def can_be_nominative(tree: Tree, index: int) -> bool:
    """Tell whether a noun's article lets it be a subject: «der Zeitung» does not."""
    noun, children = tree[index], tree.children[index]
    if any(tree[i].deprel == "compound" and tree[i].upos == "PROPN" for i in children):
        return True  # «der AK Seeblickrettung»: the article goes with the short word before
    for child in children:
        article = tree[child]
        if article.upos != "DET" or not article.deprel.startswith("det") or article.span.start >= noun.span.start:
            continue
        word = article.text.lower()
        if word in lexicon.closed("never_nominative"):
            return False
        feminine = word in lexicon.closed("feminine_oblique") and noun.feats.get("Number") != "Plur"
        if feminine and _is_feminine(noun.text):
            return False
    return True


def is_nominative(tree: Tree, index: int) -> bool:
    """Tell whether a noun is in the nominative for certain: a masculine one with «der» or «ein», no preposition before.

    Of the nouns for people and organisations, whose gender the word lists know.
    """
    noun = tree[index]
    if noun.upos != "NOUN" or noun.mask is not None or noun.feats.get("Number") == "Plur":
        return False
    if "m" not in {lexicon.role_gender(noun.text), lexicon.organisation_gender(noun.text)}:
        return False
    children = [tree[i] for i in tree.children[index]]
    articles = {t.text.lower() for t in children if t.deprel == "det" and t.index < index}
    return articles in ({"der"}, {"ein"}) and not any(t.deprel == "case" for t in children)


def _is_feminine(noun: str) -> bool:
    """Tell whether a noun is feminine: by the word lists, else by its end."""
    if lexicon.role_gender(noun) == "f" or (noun.endswith("in") and lexicon.is_role(noun)):
        return True
    if lexicon.role_gender(noun) in {"m", "mf"}:
        return False
    return (
        noun.endswith(_FEMININE_ENDINGS)
        or noun.lower().endswith(_FEMININE_PAPERS)
        or lexicon.organisation_gender(noun) == "f"
    )
