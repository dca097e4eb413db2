"""Where reported clauses stand: a scene in which they are stretches, so that they are answered as quotations are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotes.attribution.scene import Scene
from quotes.data import Category, Span, Stretch
from quotes.frames import Frame
from quotes.grammar.tree import Tree
from quotes.indirect.clause import Clause

_CATEGORY = Category("indirect", ("Rede ohne Anführungszeichen",))
_OPENING = '„“"»«‚‘›‹'
_CLOSING = '“”"«»’‘‹›'


def extended(scene: Scene, found: Sequence[Clause]) -> Scene:
    """Return a scene whose last stretches are the reported clauses, so that they are answered as quotations are."""
    stretches, frames = [], []
    for number, (clause, span) in enumerate(zip(found, _spans(scene, found), strict=True)):
        tokens = tuple(range(clause.first, clause.last + 1))
        paragraph = scene.paragraph_of(clause.sentence) + 1
        stretches.append(Stretch(span, span, paragraph, -1 - number))
        frames.append(Frame(len(scene.stretches) + number, clause.sentence, tokens, masked=False, before="", after=""))
    return replace(
        scene,
        stretches=(*scene.stretches, *stretches),
        frames=(*scene.frames, *frames),
        categories=(*scene.categories, *([_CATEGORY] * len(found))),
    )


def _spans(scene: Scene, found: Sequence[Clause]) -> list[Span]:
    """Return the places of clauses; no two share a character, whatever quotation or contraction they share."""
    text = scene.article.text
    narrow: list[Span] = []
    for clause in found:
        span = _span(text, scene.trees[clause.sentence], clause)
        start = max(span.start, narrow[-1].end) if narrow else span.start
        start += len(text[start : span.end]) - len(text[start : span.end].lstrip())
        narrow.append(Span(start, span.end))
    spans = []
    for number, (clause, span) in enumerate(zip(found, narrow, strict=True)):
        wide = _whole(span, scene, clause.sentence)
        beside = [*narrow[max(0, number - 1) : number], *narrow[number + 1 : number + 2]]
        spans.append(span if any(wide.meets(other) for other in beside) else wide)
    return spans


def _span(text: str, tree: Tree, clause: Clause) -> Span:
    """Return the place of a clause in the article, with marks that open or close at its edges."""
    start, end = tree[clause.first].span.start, max(tree[i].span.end for i in range(clause.first, clause.last + 1))
    if text[start - 1 : start] in _OPENING and text[start - 1 : start]:
        start -= 1
    while text[end : end + 1] and text[end] in _CLOSING and _is_open(text[start:end]):
        end += 1
    return Span(start, end)


def _whole(span: Span, scene: Scene, sentence: int) -> Span:
    """Return a span that cuts no quotation in two."""
    for stretch in (scene.stretches[index] for index in scene.by_sentence.get(sentence, ())):
        if stretch.span.meets(span) and not span.holds(stretch.span) and not stretch.span.holds(span):
            span = Span(min(span.start, stretch.span.start), max(span.end, stretch.span.end))
    return span


def _is_open(text: str) -> bool:
    """Tell whether a mark is open at the end of a text."""
    opened = sum(text.count(mark) for mark in '„“"»«‚‘')
    return opened % 2 == 1
