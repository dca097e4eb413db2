"""Who said it: ordered sieves, each a short function that signs (after Muzny et al. 2017 and CoreNLP).

The first stage finds the phrase in the text that stands for the speaker; the second (see
:mod:`quotes.attribution.answer`) says who that is. What no sieve answers stays empty.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from quotes.attribution import certainty, context, embedded, framed, turns
from quotes.attribution.answer import Answers
from quotes.attribution.scene import Scene, Sieve
from quotes.data import SPEECH, Attribution

Watch = Callable[[Sequence[Sieve], Answers, int], None]
"""Called with all sieves, the answers so far and the stretch that is next; must change nothing."""

# In the order of their precision on annotated articles (train; see README). The first that answers signs.
SIEVES: tuple[Sieve, ...] = (
    turns.label,
    framed.in_brackets,
    framed.with_words,
    framed.touching_after,
    framed.colon_before,
    framed.so_x,
    embedded.speech_noun,
    embedded.governing_verb,
    framed.split,
    context.running,
    context.next_sentence,
    embedded.source_phrase,
    embedded.nearby_verb,
    embedded.in_document,
    embedded.intention,
    framed.colon_alone,
    context.subjunctive,
    context.going_on,
    context.over_a_gap,
    context.taken_up,
    context.subject_before,
)


def attribute(scene: Scene, watch: Watch | None = None) -> dict[int, Attribution]:
    """Return the attribution of each stretch that is speech; changes nothing in the scene but what it notes there.

    Args:
        scene: the article.
        watch: is shown each stretch before the sieves are asked (see :mod:`quotes.attribution.tracing`).
    """
    answers = Answers(scene)
    speech = [index for index, category in enumerate(scene.categories) if category.type in SPEECH]
    found: dict[int, Attribution] = {}
    for index in speech:
        if watch is not None:
            watch(SIEVES, answers, index)
        found[index] = _first(scene, answers, index)
    for index in speech:  # what a later stretch of the same running quotation has told
        if not found[index].speaker and "unclosed" in scene.stretches[index].flags:
            source = context.running(scene, index)
            if source is not None:
                found[index] = answers.give(index, source) or found[index]
    return {index: _with_certainty(given) for index, given in found.items()}


def _with_certainty(given: Attribution) -> Attribution:
    """Return an attribution with the measured precision of such answers, in percent; 0 where nobody is named."""
    if not given.speaker:
        return given
    return replace(given, certainty=certainty.of_rule(given.rule, given.rests_on))


def _first(scene: Scene, answers: Answers, index: int) -> Attribution:
    """Return the answer of the first sieve that has one."""
    for sieve in SIEVES:
        source = sieve(scene, index)
        if source is None:
            continue
        answer = answers.give(index, source)
        if answer is not None:
            return answer
    return Attribution(reason="Der Text nennt in Reichweite keine Quelle.")
