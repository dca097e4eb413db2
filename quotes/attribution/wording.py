"""The words of an attribution: its reason, where somebody was named, whom was spoken to."""

from __future__ import annotations

from bisect import bisect_left

from quotes import lexicon
from quotes.attribution.scene import Scene
from quotes.cues import Cue
from quotes.data import Mention, Span, Token
from quotes.grammar.tree import NOMINAL, Tree

_ADDRESSING = frozenset({"gegenüber", "zu", "zur", "zum", "vor", "an"})


def reason(how: str, called: str, speaker: str, via: str) -> str:
    """Return the reason in German, a sentence.

    Args:
        how: the sieve's half of it, with {subject} or {with} where the source phrase goes.
        called: the source phrase as it stands.
        speaker: who that is, or "".
        via: how that was found, or "".
    """
    text = how.replace("{subject}", f"mit Subjekt „{called}“").replace("{with}", f"mit „{called}“")
    text = text.removeprefix("mit Subjekt ")
    if not speaker:
        return f"{upper(text)}; wer mit „{called}“ gemeint ist, bleibt offen."
    if speaker != called:
        text += f"; „{called}“ = {speaker}" + (f", {via}" if via else "")
    return f"{upper(text)}."


def upper(text: str) -> str:
    """Return a text with a capital at its start."""
    return text[:1].upper() + text[1:]


def where(scene: Scene, entity: int, mention: Mention) -> str:
    """Say where the entity was named in full, seen from a mention."""
    if entity >= len(scene.entities):
        return ""
    full = scene.full[entity]
    at = bisect_left(full, mention.span.start, key=lambda other: other.span.start)
    if not full or any(other.span == mention.span for other in full[at : at + 4]):
        return ""
    other = full[at - 1] if at else full[0]
    here, there = scene.paragraph_of(mention.sentence), scene.paragraph_of(other.sentence)
    if other.sentence == mention.sentence:
        return "genannt im selben Satz"
    return "genannt im selben Absatz" if here == there else f"genannt in Absatz {there + 1}"


def spans(tree: Tree, cue: Cue | None) -> tuple[Span, ...]:
    """Return the places of a cue's words."""
    return () if cue is None else tuple(dict.fromkeys(tree[index].span for index in cue.tokens))


def _may_be_addressed(token: Token, preposition: str) -> bool:
    """Tell whether a complement of a verb of saying is one to whom something can be said, by its form."""
    if token.mask is not None or token.upos not in NOMINAL or token.feats.get("Reflex") == "Yes":
        return False
    return preposition in _ADDRESSING if preposition else token.feats.get("Case") == "Dat"


def addressee(scene: Scene, tree: Tree, cue: Cue, speaker: Span) -> str:
    """Return to whom it was said: a dative, «zu», «gegenüber», «vor» with a person, group or medium."""
    if cue.category != "verb":
        return ""
    for child in tree.kids(cue.head, "iobj", "obj", "obl"):
        token, preposition = tree[child], tree.preposition(child)
        if token.span.meets(speaker) or not _may_be_addressed(token, preposition):
            continue
        phrase = tree.phrase(child)
        while phrase and tree[phrase[0]].upos in {"DET", "PUNCT"}:
            phrase.pop(0)
        if not phrase:
            continue
        text = " ".join(tree.span(phrase).of(scene.article.text).split())
        mention = scene.finder.at(tree.sentence.index, child)
        addressed = mention is not None and mention.category in {"name", "role", "group", "organisation"}
        if addressed or lexicon.is_medium(text) or lexicon.is_medium(token.text):
            return f"vor {text}" if preposition == "vor" else text
    return ""
