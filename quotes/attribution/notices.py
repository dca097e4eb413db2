"""Whose a notice is that the text takes as known: «Der Verband kündigt Klage an. …, heißt es in der Mitteilung»."""

from __future__ import annotations

from quotes import lexicon
from quotes.attribution.context import main_cue
from quotes.attribution.said import Source
from quotes.attribution.scene import Scene
from quotes.data import Mention

_BACK = 3  # sentences in which a body may have been told to say what its notice says
_ISSUERS = frozenset({"organisation", "name", "role"})  # sorts of mentions


def issuer_before(scene: Scene, source: Source, mention: Mention, token: int) -> tuple[int, int] | None:
    """Return sentence and token of who made a notice known, None where it is no such notice, or the text tells nobody.

    «The» notice is known to the reader (Duden, Die Grammatik, definite article): that of the body which the sentences
    before in the paragraph have made say something.

    Args:
        scene: the article.
        source: what a sieve found, with its cue.
        mention: the source phrase.
        token: its head.
    """
    tree, cue = scene.trees[source.sentence], source.cue
    own = tree.kids(token, "nmod")
    if cue is None or cue.category != "says" or not mention.definite or own:
        return None
    if tree[token].text.lower() not in lexicon.closed("nouns_of_notices"):
        return None
    at = source.sentence
    for _ in range(_BACK):
        before = scene.before(at)
        if before is None or scene.paragraph_of(before) != scene.paragraph_of(source.sentence):
            return None
        told = main_cue(scene, before)
        named = scene.finder.at(before, told.source) if told is not None and told.source is not None else None
        if told is not None and told.source is not None and named is not None and named.category in _ISSUERS:
            return before, told.source
        at = before
    return None
