"""What stands near a reported clause: the sentence before, the subject there, the text that a pronoun takes up."""

from __future__ import annotations

from quotes import lexicon
from quotes.attribution.scene import Scene
from quotes.cues.subjects import subject
from quotes.grammar.tree import Tree
from quotes.indirect.clause import Clause, Form

_SPEAKERS = frozenset({"name", "role", "organisation", "pronoun", "group", "document"})
_GENDERS = {"er": "Masc", "es": "Neut", "sie": "Fem"}


def may_speak(scene: Scene, sentence: int, token: int) -> bool:
    """Tell whether somebody or something that can be a source is named at a token, outside of marks."""
    mention = scene.finder.at(sentence, token)
    return mention is not None and mention.category in _SPEAKERS and not mention.quoted


def previous(scene: Scene, sentence: int) -> int | None:
    """Return the reporter's sentence before, over headings, too."""
    for number in range(sentence - 1, -1, -1):
        if scene.trees[number].sentence.inside is None and scene.paragraph_of(number) not in scene.heads:
            return number
    return None


def paragraphs_between(scene: Scene, first: int, paragraph: int) -> int:
    """Return how many paragraphs lie from a sentence to a paragraph; headings and empty ones do not count."""
    start = scene.paragraph_of(first)
    return sum(
        1
        for index in range(start + 1, paragraph + 1)
        if index not in scene.heads and scene.paragraphs[index].of(scene.article.text).strip()
    )


def main_subject(tree: Tree, end: int) -> int | None:
    """Return the subject of the highest predicate before a token."""
    predicates = [i for i in tree.predicates() if i < end]
    return subject(tree, tree.highest(predicates)) if predicates else None


def subject_of(scene: Scene, sentence: int) -> int | None:
    """Return the person or body that is the subject of a sentence of the reporter: «X ist skeptisch»."""
    tree = scene.trees[sentence]
    token = main_subject(tree, len(tree))
    if token is None or tree[token].deprel == "nsubj:pass":
        return None  # «Er wurde verurteilt.»: what follows others say
    mention = scene.finder.at(sentence, token)
    return None if mention is None or mention.category not in _SPEAKERS - {"document", "group"} else token


def points_back(scene: Scene, clause: Clause, same: str) -> bool:
    """Tell whether a frame without a source means the one of before: «soll», «demnach», «den Angaben zufolge».

    Args:
        scene: the article.
        clause: the reported clause.
        same: the adverb that always does.
    """
    if clause.form is Form.SOLL:
        return True
    tree, cue = scene.trees[clause.sentence], clause.cue
    if cue is None or cue.category != "phrase" or cue.source is not None:
        return False
    near = {tree[i].text.lower() for i in range(max(0, min(cue.tokens) - 2), max(cue.tokens) + 1)}
    return cue.lemma == same or bool(near & {"den", "der", "dem", "diesen", "dieser"})


def paper(scene: Scene, clause: Clause) -> tuple[int, int] | None:
    """Return the place of the text that the pronoun of a frame takes up: «Der Bericht liegt vor. Er empfiehlt, …».

    A pronoun takes up the subject of the sentence before that it agrees with, if nobody else is named there (Duden,
    Die Grammatik: anaphorische Pronomen).
    """
    if clause.source is None or clause.cue is None:
        return None
    gender = _GENDERS.get(scene.trees[clause.sentence][clause.source].text.lower())
    before = previous(scene, clause.sentence)
    if gender is None or before is None or scene.paragraph_of(before) != scene.paragraph_of(clause.sentence):
        return None
    tree = scene.trees[before]
    token = main_subject(tree, len(tree))
    if token is None or not lexicon.is_document(tree[token].text) or tree[token].feats.get("Gender") != gender:
        return None
    found = [scene.finder.at(before, i) for i in range(len(tree)) if i != token]
    others = any(mention is not None and mention.category in {"name", "role"} for mention in found)
    return None if others or tree[token].feats.get("Number") != "Sing" else (before, token)
