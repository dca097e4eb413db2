"""Which clauses of an article report: those of all forms, each place once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quotes.attribution.context import main_cue
from quotes.attribution.scene import Scene
from quotes.cues.speaking import may_speak
from quotes.data import MARKED_SPEECH
from quotes.grammar.tree import Tree
from quotes.indirect.clause import Clause, Form, finites
from quotes.indirect.evidential import evidential
from quotes.indirect.framed import framed
from quotes.indirect.named import NOUN, SOLL, TAKEN_UP
from quotes.indirect.nouns import of_nouns
from quotes.indirect.phrased import phrased
from quotes.indirect.taking_up import taken_up
from quotes.indirect.unframed import unframed

_LEAST = 2  # words of a clause


def clauses(scene: Scene) -> list[Clause]:
    """Return the reported clauses of an article, in the order of the text; headings and interviews aside."""
    found: list[Clause] = []
    before: tuple[int, bool] = (-1, False)  # the last sentence of the reporter, and whether it reports
    for number, tree in enumerate(scene.trees):
        if tree.sentence.inside is not None or scene.paragraph_of(number) in scene.heads or not tree.tokens:
            continue
        near = before[1] and scene.paragraph_of(number) - scene.paragraph_of(before[0]) <= 1
        here = list(_in(tree, number, scene, goes_on=near))
        if not here and (not found or found[-1].sentence < before[0]):
            found += TAKEN_UP.among(taken_up(scene, before[0], number))
        found += here
        told = any(clause.form not in {Form.SOLL, Form.INFINITIVE} for clause in here)
        quoted = any(scene.categories[i].type in MARKED_SPEECH for i in scene.by_sentence.get(number, ()))
        before = number, told or quoted or _speaks(scene, number)
    return found


def _speaks(scene: Scene, number: int) -> bool:
    """Tell whether a sentence tells that somebody has said something: «X nannte den Streik unnötig»."""
    cue = main_cue(scene, number)
    return cue is not None and cue.source is not None and may_speak(scene.trees[number], cue.source)


def _in(tree: Tree, number: int, scene: Scene, *, goes_on: bool) -> Iterator[Clause]:
    """Yield the clauses of one sentence."""
    cues = scene.cues[number]
    marked = [*framed(tree, number, cues), *phrased(tree, number, cues)]
    marked += [clause for clause in NOUN.among(of_nouns(tree, number)) if not _meets(clause, marked)]
    marked += [clause for clause in SOLL.among(evidential(tree, number)) if not _meets(clause, marked)]
    taken = _outermost([clause for clause in marked if not _is_quoted(scene, tree, clause)])
    free = [clause for clause in unframed(tree, number, taken, goes_on=goes_on) if not _is_quoted(scene, tree, clause)]
    yield from sorted([*taken, *free], key=lambda clause: clause.first)


def _meets(clause: Clause, others: Iterable[Clause]) -> bool:
    """Tell whether a clause shares a token with another."""
    return any(clause.first <= other.last and other.first <= clause.last for other in others)


def _outermost(found: list[Clause]) -> list[Clause]:
    """Return clauses none of which stands in another: what a reported clause reports is part of it."""
    kept: list[Clause] = []
    for clause in sorted(found, key=_weight):
        if clause.last - clause.first + 1 < _LEAST:
            continue
        inner = any(_frames(other, clause) for other in kept)
        if not inner and not _meets(clause, kept):
            kept.append(clause)
    return kept


def _weight(clause: Clause) -> tuple[bool, int, int]:
    """Return by what clauses are ordered: soll last, the longer first."""
    return clause.form is Form.SOLL, -len(clause), clause.first


def _frames(outer: Clause, inner: Clause) -> bool:
    """Tell whether the cue of a clause stands in another clause: its frame is reported itself."""
    return inner.cue is not None and outer.holds(inner.cue.head)


def _is_quoted(scene: Scene, tree: Tree, clause: Clause) -> bool:
    """Tell whether all words of a clause stand in marks, or its finite verbs do and nothing else tells of a report."""
    inside = [frame for frame in (scene.frames[i] for i in scene.by_sentence.get(clause.sentence, ())) if frame.tokens]
    quoted = {token for frame in inside for token in frame.tokens}
    words = [i for i in range(clause.first, clause.last + 1) if tree[i].upos != "PUNCT"]
    if not [i for i in words if i not in quoted]:
        return True
    if clause.form in {Form.INFINITIVE, Form.DASS}:  # «dass „…“»: the verb may stand in marks
        return False
    return not finites(tree, clause.first, clause.last)
