"""Whose a text is that has no owner beside it, by what was told before.

A notice that is taken as known: «Der Verband kündigt Klage an. …, heißt es in der Mitteilung»; a text that somebody
brings out: «Die Kammer gab eine Stellungnahme ab. Darin steht: „…“».
"""

from __future__ import annotations

from quotes import lexicon
from quotes.attribution.context import main_cue
from quotes.attribution.said import Source
from quotes.attribution.scene import Scene
from quotes.cues.subjects import subject
from quotes.cues.verbs import particle_of
from quotes.data import Mention
from quotes.grammar.tree import base, is_time

_BACK = 3  # sentences in which a body may have been told to say what its notice says
_ISSUERS = frozenset({"organisation", "name", "role"})  # sorts of mentions
_MAKERS = _ISSUERS | {"pronoun"}


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


def who_brings_out(scene: Scene, number: int, document: int) -> int | None:
    """Return whose a text is by the verb that brings it out: «Die Kammer gab eine Stellungnahme ab».

    Only of a text that is new to the reader, «eine», «ihre» (Duden, Die Grammatik, indefinite article): who sends
    «the» letter may hand on what somebody else has written. Who gets or finds a text has not written it either.
    «Stammt von» says it of any.
    """
    tree, mention = scene.trees[number], scene.finder.at(number, document)
    verb = tree[document].head
    if verb >= 0 and tree[verb].lemma == "stammen" and base(tree[document].deprel) == "nsubj":
        return next((i for i in tree.kids(verb, "obl") if _is_maker(scene, number, i)), None)
    if (owner := _whose_place(scene, number, document)) is not None:
        return owner
    new = mention is not None and not mention.definite and base(tree[document].deprel) == "obj"
    if not new or verb < 0:
        return None
    particle = particle_of(tree, tree[verb])
    infinitive = (tree[particle].text.lower() if particle is not None else "") + tree[verb].lemma
    if infinitive not in lexicon.tagged("special_verbs.txt", "publish"):
        return None
    maker = subject(tree, verb)
    return maker if maker is not None and _may_make(scene, number, maker) else None


def _is_maker(scene: Scene, number: int, token: int) -> bool:
    """Tell whether a phrase beside «stammt» is «von» somebody: not «vom Montag», «von einem Dachboden»."""
    known = scene.finder.at(number, token)  # not as a source, which any noun might be
    told = known is not None and known.category in _ISSUERS
    return told and scene.trees[number].preposition(token) in {"von", "vom"} and _may_make(scene, number, token)


def _may_make(scene: Scene, number: int, token: int) -> bool:
    who = scene.finder.at(number, token, source=True)
    return who is not None and who.category in _MAKERS and not who.quoted and not is_time(scene.trees[number][token])


def _whose_place(scene: Scene, number: int, document: int) -> int | None:
    """Return whose text it is in which the subject of the clause makes something known: «auf ihrer Website».

    The possessive agrees with its owner in gender and number (Duden, Die Grammatik: Possessiva).
    """
    tree = scene.trees[number]
    own = next((tree[i].text.lower() for i in tree.kids(document, "det")), "")
    if not own.startswith(("ihr", "sein")) or tree.preposition(document) not in {"auf", "in"}:
        return None
    clause = tree[document].head
    owner = subject(tree, clause) if clause >= 0 else None
    if owner is None or not _may_make(scene, number, owner):
        return None
    plural, gender = tree[owner].feats.get("Number") == "Plur", tree[owner].feats.get("Gender", "")
    agrees = plural or gender in {"Fem", ""} if own.startswith("ihr") else not plural and gender != "Fem"
    return owner if agrees else None
