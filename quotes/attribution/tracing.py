"""Watches the sieves at work: what each of them would have said of a quotation, for ``quotes explain``.

The normal way of the sieves is not touched: a :class:`Trace` is called before each quotation, asks all sieves on a copy
of what has been answered so far, and then lets the first one answer as ever.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass, field

from quotes.attribution.answer import Answers
from quotes.attribution.scene import Scene, Sieve

_GROWING = frozenset({"sources", "answers", "speakers", "leading"})  # what answers note in the scene


@dataclass(frozen=True, slots=True)
class Step:
    """What one sieve says of one quotation."""

    sieve: str  # the function's name
    rule: str = ""  # what it would sign with; "": it does not answer
    speaker: str = ""  # whom it names; "": it finds a source that stays open, or none
    reason: str = ""  # in German


@dataclass
class Trace:
    """The steps of each quotation of an article, by the index of its stretch; grows while the sieves work."""

    steps: dict[int, tuple[Step, ...]] = field(default_factory=dict)

    def watch(self, sieves: Sequence[Sieve], answers: Answers, stretch: int) -> None:
        """Note what each of the ``sieves`` says of a stretch, given the ``answers`` before it; changes nothing."""
        self.steps[stretch] = tuple(_ask(sieve, answers, stretch) for sieve in sieves)


def _ask(sieve: Sieve, answers: Answers, stretch: int) -> Step:
    """Ask one sieve."""
    source = sieve(answers.scene, stretch)
    if source is None:
        return Step(sieve.__name__)
    given = _copied(answers).give(stretch, source)
    if given is None:  # a source that names nobody: the next sieve would have been asked
        return Step(sieve.__name__, source.rule)
    return Step(sieve.__name__, given.rule, given.speaker, given.reason)


def _copied(answers: Answers) -> Answers:
    """Return a copy of the answers so far whose changes nobody sees; what never changes in the scene is shared."""
    shared = [value for name, value in vars(answers.scene).items() if name not in _GROWING]
    return copy.deepcopy(answers, {id(value): value for value in shared})


def first_mention(scene: Scene, name: str) -> int | None:
    """Return the index of the first mention that has an entity's canonical name, or None."""
    return next((index for index, mention in enumerate(scene.mentions) if mention.name == name), None)
