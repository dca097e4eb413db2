"""Clauses that the reporting verbs of a sentence frame, whichever way."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.cues import Cue
from quotes.grammar.tree import Tree
from quotes.indirect.asides import aside
from quotes.indirect.clause import Clause
from quotes.indirect.governed import behind, front
from quotes.indirect.named import ASIDE, BEHIND, FRONT
from quotes.indirect.papers import with_text
from quotes.indirect.reporting import reports


def framed(tree: Tree, number: int, cues: tuple[Cue, ...]) -> Iterator[Clause]:
    """Yield the clauses that the reporting verbs of a sentence frame.

    Args:
        tree: the sentence.
        number: which one of the article it is.
        cues: the reporting verbs and phrases in it.
    """
    for cue in (with_text(tree, cue) for cue in cues):
        if cue.category not in {"verb", "says", "cites"} or not reports(tree, cue):
            continue
        clause = ASIDE.of(aside, tree, number, cue) or BEHIND.of(behind, tree, number, cue)
        clause = clause or FRONT.of(front, tree, number, cue)
        if clause is not None:
            yield clause
