"""Sieves for headings whose words no quotation of the text repeats: a label before them, the article's protagonist.

A headline in the first person is the protagonist's, who stands in the kicker or the lead (La Roche, Einführung in den
praktischen Journalismus); «Verband: Das ist „…“» names its source as an agency's headline does.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes import patterns
from quotes.attribution.names import Rule
from quotes.attribution.said import Said, Source
from quotes.attribution.scene import Scene
from quotes.data import SPEECH

_LEAD = 4  # paragraphs that are no headings in which a protagonist is named at the latest
_MOST = 2 / 3  # of an article's utterances that are the protagonist's
_I = frozenset("ich mich mir mein meine meinen meinem meiner meines".split())
_LABEL = patterns.compile(r"([^:„“”\"«»‚‘?!]{2,60}):\s+(?=[^\s„“”\"«»‚‘])")


def head_label(scene: Scene, said: Said, stretch: int) -> Source | None:
    """Diakonie: Container sind „keine Lösung“ — who stands before the colon of a heading, if he or she speaks below."""
    if not scene.is_head(stretch) or scene.is_crowded:
        return None
    place = scene.paragraphs[scene.stretches[stretch].paragraph - 1]
    label = _LABEL.match(scene.article.text, place.start, scene.stretches[stretch].span.start)
    if label is None:
        return None
    called = label[1].strip()
    found = [other for other in said.given if not scene.is_head(other) and _is_called(said, other, called)]
    if not found or len({said.given[other].speaker for other in found}) > 1:
        return None
    how = "steht vor dem Doppelpunkt der Überschrift"
    return Source(Rule.HEAD_LABEL, scene.sentence_of(found[0]), None, None, how, found[0])


def _is_called(said: Said, other: int, label: str) -> bool:
    """Tell whether who speaks a stretch is called by the words of a label."""
    speaker, entity = said.given[other].speaker, said.answers.get(other)
    aliases = said.entities[entity].aliases if entity is not None else ()
    return bool(speaker) and (label in aliases or f" {speaker} ".find(f" {label} ") >= 0)


def protagonist(scene: Scene, said: Said, stretch: int) -> Source | None:
    """Return the one person named in headings and lead who speaks in the text, for a headline that says «ich».

    A headline without an «ich» is his or hers only where nearly all quotations are.
    """
    if (
        scene.is_crowded
        or not scene.is_head(stretch)
        or scene.categories[stretch].type != "direct"
        or not _is_line(scene, stretch)
    ):
        return None
    spoken = [i for i in said.given if _is_spoken(scene, said, i)]
    mine = next((found for found in (_of(scene, said, spoken, told) for told in range(_LEAD)) if found), [])
    if len({said.answers[i] for i in mine}) != 1:
        return None
    says_i = bool(_I & set(scene.words(stretch).exact))
    if not says_i and (len(mine) < _MOST * len(spoken) or len(mine) < 2):
        return None
    nearest = min(mine, key=lambda other: abs(other - stretch))
    how = "Überschrift in der ersten Person" if says_i else "Überschrift; zitiert wird im Artikel fast nur diese Person"
    return Source(Rule.PROTAGONIST, scene.sentence_of(nearest), None, None, how, nearest)


def _is_line(scene: Scene, stretch: int) -> bool:
    """Tell whether a heading is this quotation and nothing before it, or has a name before it that is no label."""
    here = scene.stretches[stretch]
    place = scene.paragraphs[here.paragraph - 1]
    around = scene.article.text[place.start : here.span.start] + scene.article.text[here.span.end : place.end]
    return here.parent is None and not around.strip(" .!?–-")


def _is_spoken(scene: Scene, said: Said, other: int) -> bool:
    """Tell whether a stretch is an utterance of somebody in the text below the headings."""
    given = said.given[other]
    direct = scene.categories[other].type == "direct" and scene.categories[other].type in SPEECH
    return direct and bool(given.speaker) and not scene.is_head(other) and scene.stretches[other].parent is None


def _of(scene: Scene, said: Said, spoken: Sequence[int], least: int) -> Sequence[int]:
    """Return the utterances of the persons named in the headings at the top and in so many paragraphs below them."""
    named = _named_first(scene, least)
    return [i for i in spoken if said.answers.get(i) in named]


def _named_first(scene: Scene, least: int) -> frozenset[int]:
    """Return the persons who are called by name in the headings at the top and in so many paragraphs below them."""
    found: set[int] = set()
    told = 0
    for number, place in enumerate(scene.paragraphs):
        told += number not in scene.heads
        if told > least:
            break
        for index in scene.mentions_in(place):
            mention = scene.mentions[index]
            entity = scene.of.get(index)
            if mention.category == "name" and not mention.quoted and entity is not None:
                found.add(entity)
    return frozenset(entity for entity in found if scene.entities[entity].kind == "person")
