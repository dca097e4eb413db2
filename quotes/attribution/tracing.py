"""Watches the sieves at work: what each of them would have said of a quotation, for ``quotes explain``.

The way of the sieves is not touched: a :class:`Trace` is shown what has been said before each quotation, and asks all
sieves on that; an answer changes nothing until it is added.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from quotes import rules
from quotes.attribution.answer import answer
from quotes.attribution.said import Said
from quotes.attribution.scene import Scene
from quotes.attribution.sieve import Sieve
from quotes.attribution.sieves import SIEVES
from quotes.data import Span


@dataclass(frozen=True, slots=True)
class Step:
    """What one sieve says of one quotation."""

    sieve: str  # its name
    shows: str  # what it looks for, in a few German words
    rule: str = ""  # what it would sign with; "": it does not answer
    speaker: str = ""  # whom it names; "": it finds a source that stays open, or none
    reason: str = ""  # in German


@dataclass
class Trace:
    """The steps of each quotation of an article, by the index of its stretch; grows while the sieves work."""

    scene: Scene
    steps: dict[int, tuple[Step, ...]] = field(default_factory=dict)

    def watch(self, said: Said, stretch: int) -> None:
        """Note what each sieve says of a stretch, given what has been ``said`` before it; changes nothing in that."""
        self.steps[stretch] = tuple(_ask(sieve, self.scene, said, stretch) for sieve in rules.active(SIEVES))


def _ask(sieve: Sieve, scene: Scene, said: Said, stretch: int) -> Step:
    """Ask one sieve."""
    source = sieve.find(scene, said, stretch)
    if source is None:
        return Step(sieve.name, sieve.shows)
    found = answer(scene, said, stretch, source)
    if found is None:  # a source that names nobody: the next sieve would have been asked
        return Step(sieve.name, sieve.shows, source.rule.value)
    given = found.attribution
    return Step(sieve.name, sieve.shows, given.rule, given.speaker, given.reason)


def first_mention(scene: Scene, name: str) -> Span | None:
    """Return where an entity is first called by its canonical name; None where it is not, or there is no name."""
    return next((mention.span for mention in scene.mentions if name and mention.name == name), None)
