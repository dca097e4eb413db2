"""Sieve for interviews and labelled lines: a name or initials and a colon at the start of the paragraph."""

from __future__ import annotations

from quotes import lexicon
from quotes.attribution.names import Rule
from quotes.attribution.said import Said, Source
from quotes.attribution.scene import Scene
from quotes.data import Span, Stretch
from quotes.marks import interviews

_SPEAKERS = frozenset({"name", "role", "organisation", "group"})


def label(scene: Scene, said: Said, stretch: int) -> Source | None:
    """Return the speaker whom a label right before the quotation names: «SPIEGEL: …», «Müller: „…“»."""
    here = scene.stretches[stretch]
    if here.parent is not None:
        return None
    number, found = scene.frames[stretch].sentence, _label_of(scene, here)
    if found is None or number is None or (found[1].start != here.span.start and "turn" not in here.flags):
        return None
    place = found[0]
    tree = scene.trees[number]
    tokens = [token.index for token in tree.tokens if token.mask is None and token.span.meets(place)]
    heads = [index for index in tokens if tree[index].head not in tokens]
    head = heads[0] if heads else None
    if "turn" not in here.flags and not _can_speak(scene, number, head, place.of(scene.article.text)):
        return None
    how = "{subject} als Sprecherangabe mit Doppelpunkt am Absatzanfang"
    return Source(Rule.LABEL, number, head, None, how, label=place)


def _label_of(scene: Scene, here: Stretch) -> tuple[Span, Span] | None:
    """Return label and body of the paragraph of a stretch; of an answer of several paragraphs, those of its first."""
    paragraph = here.paragraph - 1
    found = interviews.label_of(scene.article.text, scene.paragraphs[paragraph])
    while "turn" in here.flags and paragraph > 0 and found is None:
        paragraph -= 1
        found = interviews.label_of(scene.article.text, scene.paragraphs[paragraph])
    return found


def _can_speak(scene: Scene, number: int, head: int | None, label: str) -> bool:
    """Tell whether a label names somebody: a topic before a colon («Streit um den Deich: „…“») says nothing."""
    parts = label.replace("-", " ").split()
    if parts[0] in lexicon.given_names() or label.isupper() or lexicon.is_medium(label):
        return True
    if any(label in entity.aliases or label == entity.name.split()[-1] for entity in scene.entities if entity.name):
        return True
    mention = scene.finder.at(number, head) if head is not None else None
    return mention is not None and mention.category in _SPEAKERS
