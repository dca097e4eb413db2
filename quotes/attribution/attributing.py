"""Who said it: ordered sieves, each a short function that signs (after Muzny et al. 2017 and CoreNLP).

The first stage finds the phrase in the text that stands for the speaker; the second (see
:mod:`quotes.attribution.answer`) says who that is. What no sieve answers stays empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from quotes import rules
from quotes.attribution import certainty
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
        found[index] = _attribution(_first(sieves, scene, said, index))
    for index in sorted(found, reverse=True):  # what a later stretch has told, from the last to the first
        given = found[index]
        if not given.speaker:
            if watch is not None:
                watch(said, index)
            answered = _first(late, scene, said, index)
            if answered is not None:
                found[index] = _attribution(answered)
    return Told(found, said.sources)


def _first(sieves: Iterable[Sieve], scene: Scene, said: Said, index: int) -> Answer | None:
    """Return the answer of the first sieve that has one, and add it to what is said."""
    for sieve in sieves:
        source = sieve.find(scene, said, index)
        found = None if source is None else answer(scene, said, index, source)
        if found is not None:
            rules.fired(sieve.name)
            said.add(index, found)
            return found
    return None


def _attribution(found: Answer | None) -> Attribution:
    """Return an answer's attribution with the measured precision of such answers, in percent; 0 for nobody."""
    if found is None:
        return _NOBODY
    given = found.attribution
    return replace(given, certainty=certainty.of_rule(given.rule, given.rests_on)) if given.speaker else given
