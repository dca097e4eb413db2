"""Sieve for interviews and labelled lines: a name or initials and a colon at the start of the paragraph."""

from __future__ import annotations

from quotes.attribution.names import Rule
from quotes.attribution.said import Said, Source
from quotes.attribution.scene import Scene
from quotes.marks import interviews


def label(scene: Scene, said: Said, stretch: int) -> Source | None:
    """Return the speaker whom a label right before the quotation names: «SPIEGEL: …», «Müller: „…“»."""
    here = scene.stretches[stretch]
    if here.parent is not None:
        return None
    number = scene.frames[stretch].sentence
    paragraph = here.paragraph - 1
    while (
        "turn" in here.flags
        and paragraph > 0
        and interviews.label_of(scene.article.text, scene.paragraphs[paragraph]) is None
    ):
        paragraph -= 1  # an answer of several paragraphs
    found = interviews.label_of(scene.article.text, scene.paragraphs[paragraph])
    if found is None or number is None or (found[1].start != here.span.start and "turn" not in here.flags):
        return None
    place = found[0]
    tree = scene.trees[number]
    tokens = [token.index for token in tree.tokens if token.mask is None and token.span.meets(place)]
    heads = [index for index in tokens if tree[index].head not in tokens]
    how = "{subject} als Sprecherangabe mit Doppelpunkt am Absatzanfang"
    return Source(Rule.LABEL, number, heads[0] if heads else None, None, how, label=place)
