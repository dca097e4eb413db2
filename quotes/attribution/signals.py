"""What can be seen of an answer that tells how far it may be trusted: named signals, each there or not.

The sieve alone does not tell it: «„…“, sagte Petra Harms» is right nearly always, the same sieve with «das
Unternehmen» behind the verb much less often, since somebody has to be found who is meant. So each answer shows a
handful of signals, whose weights are fitted on annotated articles (see :mod:`quotes.attribution.certainty`). They are
of the kinds that work on attributing quotations found strongest: distance between cue, source and quotation, what the
source phrase is, how often and where else the entity is named and speaks, and who else could be meant (Pareti et al.
2013; Muzny et al. 2017).
"""

from __future__ import annotations

from quotes.attribution.said import Answer, Said
from quotes.attribution.scene import Scene

_NEAR = 2  # tokens between cue and source, or quotation and cue, that are next to each other for a reader
_FAR = 8  # tokens
_SHORT, _LONG = 2, 12  # words of a quotation: a few words can be a term, a whole sentence hardly
_LONG_NAME = 5  # words of a speaker from which on it is a phrase that more than one reading can cut
_LONG_SENTENCE = 40  # tokens
_FROM = "carried from "  # before what the answer rested on that is carried over
_OFTEN = 3  # mentions of somebody whom the article is about
_FIRST_PERSON = frozenset("ich mich mir mein meine meinen meiner wir uns unser unsere unseren unserer".split())


def signals(scene: Scene, said: Said, stretch: int, found: Answer) -> tuple[str, ...]:
    """Return the signals of an answer that names somebody, sorted.

    Args:
        scene: the article.
        said: what has been said before the stretch; the answer itself is not yet among it.
        stretch: the one that is answered.
        found: the answer.
    """
    given = found.attribution
    here = {f"rule {given.rule}", f"on {given.rests_on}", f"kind {given.kind}"}
    here |= _of_name(given.speaker, given.kind)
    here |= _of_place(scene, said, stretch, found)
    here |= _of_others(scene, said, stretch, found)
    here |= _of_quotation(scene, stretch)
    return tuple(sorted(here))


def _of_name(speaker: str, kind: str) -> set[str]:
    """Return what the speaker's name shows."""
    words = speaker.split()
    found = {"name of one word" if len(words) == 1 else "name of several words"} if kind == "person" else set()
    if len(words) >= _LONG_NAME:
        found.add("long name")
    if speaker[:1].islower():
        found.add("name in small letters")
    return found


def _of_place(scene: Scene, said: Said, stretch: int, found: Answer) -> set[str]:
    """Return how far quotation, cue and source stand apart."""
    frame, source = scene.frames[stretch], found.source
    if source.like is not None:
        return {"carried over", *_carried(said, source.like)}
    if source.sentence != frame.sentence or not frame.tokens:
        return {"source in another sentence"}
    shown = set()
    if source.token is not None:
        gap = max(frame.first - source.token, source.token - frame.last)
        shown.add("source near" if gap <= _FAR else "source far")
        shown.add("source before" if source.token < frame.first else "source after")
    if source.cue is not None:
        shown |= {f"cue {source.cue.category}", "cue strong" if source.cue.strong else "cue weak"}
        apart = max(frame.first - source.cue.head, source.cue.head - frame.last)
        shown.add("cue touches" if apart <= _NEAR else "cue far" if apart > _FAR else "cue near")
        if source.token is not None and abs(source.token - source.cue.head) > _FAR:
            shown.add("cue and source apart")
    else:
        shown.add("no cue")
    if len(scene.trees[source.sentence]) > _LONG_SENTENCE:
        shown.add("long sentence")
    return shown


def _carried(said: Said, like: int) -> set[str]:
    """Return what the answer rested on that is carried over, however often: what is carried is as sure as that."""
    shown = said.given[like].signals if like in said.given else ()
    return {each for each in shown if each.startswith(_FROM)} or {
        f"{_FROM}{each}" for each in shown if each.startswith("on ")
    }


def _of_others(scene: Scene, said: Said, stretch: int, found: Answer) -> set[str]:
    """Return who else could be meant, and how well the speaker is known."""
    own = found.entity
    others = set()
    for mention, index in _people_in(scene, found.source.sentence):
        entity = scene.of.get(index, -1 - index)
        if entity != own and mention != found.source.token:
            others.add(entity)
    shown = {"nobody else in the sentence" if not others else "one other" if len(others) == 1 else "several others"}
    last = said.before(stretch)
    if last is None:
        shown.add("first to speak")
    else:
        same = said.given[last].speaker == found.attribution.speaker
        shown.add("spoke last" if same else "spoke before" if _spoke(said, stretch, found) else "new speaker")
    if own is not None and own < len(scene.entities):
        times = len(scene.entities[own].mentions)
        shown.add("named often" if times >= _OFTEN else "named once" if times == 1 else "named twice")
    else:
        shown.add("named by its source only")
    return shown


def _people_in(scene: Scene, number: int) -> list[tuple[int, int]]:
    """Return token and index of the mentions of a sentence that could speak."""
    return [
        (scene.mentions[index].token, index)
        for index in scene.known.by_sentence.get(number, ())
        if scene.mentions[index].category in {"name", "role", "organisation", "pronoun"}
        and not scene.mentions[index].quoted
    ]


def _spoke(said: Said, stretch: int, found: Answer) -> bool:
    """Tell whether the speaker was named as such earlier."""
    speaker = found.attribution.speaker
    return any(other < stretch and given.speaker == speaker for other, given in said.given.items())


def _of_quotation(scene: Scene, stretch: int) -> set[str]:
    """Return what the quoted words themselves show."""
    here = scene.stretches[stretch]
    words = here.inner.of(scene.article.text).split()
    shown = {f"type {scene.categories[stretch].type}"}
    if len(words) <= _SHORT:
        shown.add("few words")
    elif len(words) >= _LONG:
        shown.add("many words")
    if {word.strip(".,;:!?").lower() for word in words} & _FIRST_PERSON:
        shown.add("first person")
    if here.depth:
        shown.add("inside another")
    if {"unclosed", "mismatched", "unopened"} & set(here.flags):
        shown.add("broken marks")
    if scene.is_head(stretch):
        shown.add("heading")
    return shown
