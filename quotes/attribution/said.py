"""What has been said so far: the answers to the quotations of an article, in the order in which they were given.

A sieve answers with a :class:`Source`, the second stage makes an :class:`Answer` of it, and :class:`Said` keeps it for
the quotations after. Nothing in it is taken back; where a stretch is answered twice, the later answer holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from quotes.attribution.names import Rule
from quotes.attribution.scene import Scene
from quotes.cues import Cue
from quotes.data import Attribution, Entity, Span


@dataclass(frozen=True, slots=True)
class Source:
    """A sieve's answer: the token that says who speaks, the cue, and where both stand."""

    rule: Rule
    sentence: int
    token: int | None  # head of the source phrase; None: the text says that somebody speaks, not who
    cue: Cue | None = None
    how: str = ""  # the first half of the reason, in German
    like: int | None = None  # the stretch whose speaker this one shares, instead of a token
    together: bool = False  # shares the utterance of that stretch, too
    label: Span | None = None  # a speaker's label that the parser need not know: «SPIEGEL:»


@dataclass(frozen=True, slots=True)
class Shown:
    """An entity that only a source phrase has shown, and that phrase's place."""

    entity: Entity
    sentence: int
    token: int


@dataclass(frozen=True, slots=True)
class Answer:
    """Who said one stretch, and what the stretches after may go on from."""

    attribution: Attribution
    source: Source
    entity: int | None = None  # whose words they are; None: nobody that is known
    shown: tuple[Shown, ...] = ()
    answers: bool = True  # False: the text itself says that the speaker stays open («hieß es»)
    goes_on: bool = True  # False: nothing goes on from here (the question of an interviewer without a name)


class Said:
    """The answers to the stretches of one scene so far. It only grows, and only by :meth:`add`."""

    def __init__(self, scene: Scene) -> None:
        """Begin with nothing said, and the scene's entities."""
        self._scene = scene
        self._sources: dict[int, Source] = {}
        self._given: dict[int, Attribution] = {}
        self._answers: dict[int, int | None] = {}
        self._speakers: dict[int, int] = {}
        self._leading: dict[tuple[int, int | None], list[int]] = {}
        self._entities = list(scene.entities)
        self._places: dict[tuple[int, int], int] = {}
        self.sources: Mapping[int, Source] = MappingProxyType(self._sources)
        """The source of each stretch that has one."""
        self.given: Mapping[int, Attribution] = MappingProxyType(self._given)
        """The attribution of each stretch that was answered, also by a source that stays open."""
        self.answers: Mapping[int, int | None] = MappingProxyType(self._answers)
        """The entity that speaks in each of these."""
        self.speakers: Mapping[int, int] = MappingProxyType(self._speakers)
        """The entity that spoke last in a sentence, by sentence: where its source stands, and in its frame."""
        self.places: Mapping[tuple[int, int], int] = MappingProxyType(self._places)
        """Entities that only a source phrase has shown, by its sentence and token."""

    @property
    def entities(self) -> Sequence[Entity]:
        """The scene's entities, and behind them those that only a source phrase has shown."""
        return self._entities

    def leading(self, stretch: int) -> Sequence[int]:
        """Return the first two stretches of the running quotation of ``stretch`` that have a source of their own."""
        here = self._scene.stretches[stretch]
        return self._leading.get((here.group, here.parent), ())

    def before(self, stretch: int) -> int | None:
        """Return the last stretch before ``stretch`` whose speaker has a name."""
        return max((other for other, given in self._given.items() if other < stretch and given.speaker), default=None)

    def add(self, stretch: int, answer: Answer) -> None:
        """Append the answer to a stretch."""
        if not answer.goes_on:
            return
        self._sources[stretch] = answer.source
        self._lead(stretch, answer.source)
        for shown in answer.shown:
            self._places[shown.sentence, shown.token] = shown.entity.index
            self._entities.append(shown.entity)
        if not answer.answers:
            return
        self._given[stretch], self._answers[stretch] = answer.attribution, answer.entity
        if answer.entity is not None and answer.entity < len(self._scene.entities):
            frame = self._scene.frames[stretch].sentence
            self._speakers[answer.source.sentence] = answer.entity
            if frame is not None:
                self._speakers[frame] = answer.entity

    def on(self, scene: Scene) -> Said:
        """Return the same answers for a scene that has further stretches behind those of this one."""
        other = Said(scene)
        other._sources.update(self._sources)
        other._given.update(self._given)
        other._answers.update(self._answers)
        other._speakers.update(self._speakers)
        other._leading.update({key: list(found) for key, found in self._leading.items()})
        other._entities[:] = self._entities
        other._places.update(self._places)
        return other

    def _lead(self, stretch: int, source: Source) -> None:
        """Keep a stretch among the first two of its running quotation that have a source of their own."""
        here = self._scene.stretches[stretch]
        leading = self._leading.setdefault((here.group, here.parent), [])
        if source.rule is not Rule.RUNNING and stretch not in leading and len(leading) < 2:
            leading.append(stretch)
