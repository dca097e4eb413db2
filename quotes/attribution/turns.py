"""Sieve for interviews and labelled lines: a name or initials and a colon at the start of the paragraph."""

from __future__ import annotations

import regex

from quotes.attribution.scene import Scene, Source
from quotes.types import Span

# «SPIEGEL:», «M. D.:», «Frage:», «Müller:», «Dr. Eva Maier:» — up to four words, no verb, no comma
_LABEL = regex.compile(r"(?P<name>(?:\p{Lu}[\p{L}.'’&-]*)(?:\s+(?:\p{Lu}[\p{L}.'’&-]*|von|van|de|der|zu)){0,3})\s*:\s*$")


def label(scene: Scene, stretch: int) -> Source | None:
    """Return the speaker whom a label right before the quotation names."""
    here = scene.stretches[stretch]
    paragraph = scene.paragraphs[here.paragraph - 1]
    match = _LABEL.fullmatch(scene.article.text, paragraph.start, here.span.start)
    if match is None:
        return None
    place = Span(*match.span("name"))
    number = scene.frames[stretch].sentence
    if number is None:
        return None
    tree = scene.trees[number]
    tokens = [token.index for token in tree.tokens if token.mask is None and token.span.meets(place)]
    heads = [index for index in tokens if tree[index].head not in tokens]
    return Source("label", number, heads[0] if heads else None, None, "{subject} als Sprecherangabe mit Doppelpunkt am Absatzanfang", label=place)
