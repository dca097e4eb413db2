"""Sieves for turns: who answers a question, and whose turn it is where quotations answer each other line by line."""

from __future__ import annotations

from quotes.attribution.context import is_asked, is_question
from quotes.attribution.names import Rule
from quotes.attribution.said import Said, Source
from quotes.attribution.scene import Scene
from quotes.attribution.unframed import subject_of
from quotes.data import Span

_CALLED = frozenset({"name", "role", "pronoun"})
_BACK = 3  # paragraphs in which the other one of two has spoken
_HERR = frozenset({"Herr", "Frau"})


def addressed(scene: Scene, said: Said, stretch: int) -> Source | None:
    """Reicht das, Frau Voss? „…“: who is addressed in the question before answers it (Duden, Anrede mit Komma)."""
    before = _question_before(scene, stretch)
    if before is None:
        return None
    tree = scene.trees[before]
    for index in range(1, len(tree) - 1):
        if tree[index].text in _HERR and (index < 2 or tree[index - 1].text == ","):
            named = [t for t in tree.tokens[index + 1 :] if t.upos == "PROPN" or t.text.lower() in {"von", "van", "de"}]
            if named:
                place = Span(named[0].span.start, named[-1].span.end)
                how = "{subject} wird in der Frage davor angeredet"
                return Source(Rule.ANSWER, before, None, None, how, label=place)
    return None


def _question_before(scene: Scene, stretch: int) -> int | None:
    """Return the reporter's question right before an answer alone, in its paragraph."""
    number = scene.alone(stretch)
    before = scene.before(number) if number is not None else None
    if number is None or before is None or scene.categories[stretch].type != "direct" or scene.is_dialogue(number):
        return None
    if scene.paragraph_of(number) != scene.paragraph_of(before) or is_asked(scene, stretch):
        return None
    return before if is_question(scene, before) else None


def about(scene: Scene, said: Said, stretch: int) -> Source | None:
    """X will weitermachen. Zurücktreten? „Sicher nicht.“: who is spoken of before a question without a subject."""
    before = _question_before(scene, stretch)
    earlier = scene.before(before) if before is not None else None
    if before is None or earlier is None or scene.paragraph_of(earlier) != scene.paragraph_of(before):
        return None
    tree = scene.trees[before]
    if any(token.text.lower() in {"sie", "er", "ihr", "ihm", "ihn"} for token in tree.tokens):
        return None
    found = subject_of(scene, earlier, _CALLED)
    if found is None:
        return None
    return Source(Rule.ANSWER, earlier, found.token, None, "{subject} ist Subjekt des Satzes vor der Frage")


def turn(scene: Scene, said: Said, stretch: int) -> Source | None:
    """„…?“, fragt X. ¶ „…“ ¶ „…?“: lines that are quotations alone change between two.

    A line of a dialogue is a paragraph of its own, and each belongs to the other one (Duden, Rechtschreibung, direkte
    Rede). One of the two lines is a question, so that it is no statement that runs on.
    """
    number = scene.alone(stretch)
    if number is None or scene.categories[stretch].type != "direct" or not follows_turn(scene, stretch):
        return None
    last = stretch - 1
    other = said.answers.get(last)
    if other is None:
        return None
    here = scene.stretches[stretch].paragraph
    for index in range(last - 1, -1, -1):
        if scene.stretches[index].parent is not None or index not in said.answers:
            continue
        if here - scene.stretches[index].paragraph > _BACK:
            return None
        speaker = said.answers[index]
        if speaker is not None and speaker != other:
            how = "Zeile eines Gesprächs zu zweit: nach der anderen Person"
            return Source(Rule.TURN, scene.sentence_of(index), None, None, how, index)
    return None


def follows_turn(scene: Scene, stretch: int) -> bool:
    """Tell whether a quotation that is a paragraph answers the one at the end of the paragraph before, or asks back."""
    if not stretch or not _is_line(scene, stretch):
        return False
    here, last = scene.stretches[stretch], stretch - 1
    while last > 0 and scene.stretches[last].parent is not None:
        last -= 1
    before = scene.stretches[last]
    if before.paragraph != here.paragraph - 1 or "unclosed" in before.flags or here.group == before.group:
        return False
    if is_asked(scene, last) != is_asked(scene, stretch):
        return is_asked(scene, last) or _is_line(scene, last)
    return False


def _is_line(scene: Scene, stretch: int) -> bool:
    """Tell whether a paragraph is one quotation and nothing else."""
    span, place = scene.stretches[stretch].span, scene.paragraphs[scene.stretches[stretch].paragraph - 1]
    return span.start == place.start and not scene.article.text[span.end : place.end].strip(" .,–-")
