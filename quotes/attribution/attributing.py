"""Who said it: ordered sieves, each a short function that signs (after Muzny et al. 2017 and CoreNLP).

The first stage finds the phrase in the text that stands for the speaker; the second (see
:mod:`quotes.attribution.answer`) says who that is. What no sieve answers stays empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from quotes import rules
from quotes.attribution import certainty, signals
from quotes.attribution.answer import answer
from quotes.attribution.said import Answer, Said, Source
from quotes.attribution.scene import Scene
from quotes.attribution.sieve import Sieve
from quotes.attribution.sieves import SIEVES
from quotes.data import SPEECH, Attribution

Watch = Callable[[Said, int], None]
"""Called with what has been said so far and the stretch that is next; must change nothing."""

_NOBODY = Attribution(reason="Der Text nennt in Reichweite keine Quelle.")


@dataclass(frozen=True, slots=True)
class Told:
    """Who said what in one scene, by stretch."""

    attributions: Mapping[int, Attribution]  # of each stretch that is speech
    sources: Mapping[int, Source]  # what they rest on
    said: Said = field(compare=False, repr=False)  # all of it, for who goes on from there


def attribute(scene: Scene, watch: Watch | None = None) -> Told:
    """Return who said each stretch that is speech.

    Args:
        scene: the article.
        watch: is shown each stretch before the sieves are asked, and once more where some are asked again (see
            :mod:`quotes.attribution.tracing`).
    """
    said = Said(scene)
    sieves = rules.active(SIEVES)
    late = [sieve for sieve in sieves if sieve.again]
    found: dict[int, Attribution] = {}
    spoken = [index for index, category in enumerate(scene.categories) if category.type in SPEECH]
    for index in sorted(spoken, key=scene.is_head):  # headings last: they quote the text
        if watch is not None:
            watch(said, index)
        found[index] = _first(sieves, scene, said, index) or _NOBODY
    for index in sorted(found, reverse=True):  # what a later stretch has told, from the last to the first
        if not found[index].speaker:
            if watch is not None:
                watch(said, index)
            found[index] = _first(late, scene, said, index) or found[index]
    return Told(found, said.sources, said)


def _first(sieves: Iterable[Sieve], scene: Scene, said: Said, index: int) -> Attribution | None:
    """Return the attribution by the first sieve that has an answer, and add the answer to what is said."""
    for sieve in sieves:
        source = sieve.find(scene, said, index)
        found = None if source is None else answer(scene, said, index, source)
        if found is not None:
            rules.fired(sieve.name)
            found = _sure(scene, said, index, found)
            said.add(index, found)
            return found.attribution
    return None


def _sure(scene: Scene, said: Said, index: int, found: Answer) -> Answer:
    """Return an answer with its signals, and how far these let it be trusted, in percent; nothing for nobody."""
    given = found.attribution
    if not given.speaker:
        return found
    shown = signals.signals(scene, said, index, found)
    return replace(found, attribution=replace(given, signals=shown, certainty=certainty.of_signals(shown)))
