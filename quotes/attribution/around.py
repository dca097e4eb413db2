"""Sieves for quotations without a frame by what stands around them: questions, and who is quoted before and after."""

from __future__ import annotations

from quotes.attribution.context import asking, is_asked, is_question, main_cue, reported_before
from quotes.attribution.names import Rule
from quotes.attribution.said import Said, Source
from quotes.attribution.scene import Scene
from quotes.attribution.voices import is_reported
from quotes.cues import Cue
from quotes.cues.subjects import subject
from quotes.grammar.tree import base

_PERSONS = frozenset({"name", "role", "pronoun", "group"})
_GENDERS = {"er": "m", "ihn": "m", "ihm": "m"}  # «sie» is hers and theirs
_LEAST = 3  # quotations of one speaker, and of nobody else, that make an article his or hers
_RUMOUR = frozenset("oft immer häufig gern gerne manchmal meist stets gemeinhin früher allgemein".split())
_NEAR = 3  # stretches on both sides in which the speaker is quoted


def answer(scene: Scene, said: Said, stretch: int) -> Source | None:
    """Return who answers a question that the reporter tells or asks in the sentence before.

    «Wir fragen die Bäuerin, ob …. „Nein.“»: the object of asking answers. «Und der Deich? „Der hält.“»: who was quoted
    before the question goes on; else whom the question means by a pronoun. One does not answer one's own question.
    """
    number = scene.bare_utterance(stretch)
    before = scene.before(number) if number is not None else None
    if number is None or before is None or scene.paragraph_of(number) != scene.paragraph_of(before):
        return None
    cue = asking(scene, before)
    if cue is not None:
        return None if is_asked(scene, stretch) else _asked(scene, before, cue)
    if not is_question(scene, before):
        return None
    earlier = scene.before(before)
    if earlier is not None and scene.paragraph_of(earlier) == scene.paragraph_of(number):
        found = reported_before(scene, said, before, earlier)
        if found is not None and not _means_another(scene, said, before, found):
            return Source(Rule.ANSWER, found.sentence, found.token, found.cue, found.how, found.like)
    return _meant_by_the_question(scene, before)


def _means_another(scene: Scene, said: Said, number: int, found: Source) -> bool:
    """Und er? „…“ — tell whether the pronoun of a question is of another gender than who spoke before."""
    asked = {_GENDERS[token.text.lower()] for token in scene.trees[number].tokens if token.text.lower() in _GENDERS}
    entity = said.answers.get(found.like) if found.like is not None else None
    if entity is None and found.token is not None:
        index = scene.by_place.get((found.sentence, found.token))
        entity = scene.of.get(index) if index is not None else None
    return entity is not None and bool(asked) and said.entities[entity].gender not in {"", *asked}


def _meant_by_the_question(scene: Scene, number: int) -> Source | None:
    """Return the pronoun that is the subject of a question: «Hat er es gesehen?»."""
    tree = scene.trees[number]
    predicates = tree.predicates()
    source = subject(tree, tree.highest(predicates)) if predicates else None
    if source is None:  # «Und er?»
        source = next((token.index for token in tree.tokens if token.text.lower() == "er"), None)
    mention = scene.finder.at(number, source) if source is not None else None
    if mention is None or mention.category != "pronoun":
        return None
    return Source(Rule.ANSWER, number, source, None, "{subject} steht in der Frage davor")


def _asked(scene: Scene, number: int, cue: Cue) -> Source | None:
    """Return the object of a verb of asking."""
    tree = scene.trees[number]
    for child in tree.kids(cue.head, "obj", "iobj", "obl"):
        mention = scene.finder.at(number, child)
        governed = tree.preposition(child) not in {"", "bei"}
        if mention is None or (mention.category == "pronoun" and mention.number == "p"):
            continue  # «sie»: people who are named by what they do stand too far down for a pronoun of many
        if child != cue.source and not governed and mention.category in _PERSONS:
            return Source(
                Rule.ANSWER, number, child, None, f"„{cue.text(tree)}“ {{with}} im Satz davor: wer gefragt ist"
            )
    return None


def surrounded(scene: Scene, said: Said, stretch: int) -> Source | None:
    """Return the speaker of the quotations before and after, where nobody else speaks in the paragraph or article.

    A portrait or a report of one person names the speaker now and then and lets the rest stand bare (Haller, Die
    Reportage).
    """
    number = scene.bare_utterance(stretch)
    if number is None:
        return None
    near = range(max(0, stretch - _NEAR), min(len(scene.stretches), stretch + _NEAR + 1))
    before = [other for other in near if other < stretch and _is_named(scene, said, other)]
    behind = [other for other in near if other > stretch and _is_named(scene, said, other)]
    if not before or not behind or said.answers.get(before[-1]) != said.answers.get(behind[0]):
        return None
    if not _is_alone_there(scene, said, stretch, (before[-1], behind[0])):
        return None
    how = "vor und nach dem Zitat spricht dieselbe Person, im Absatz keine andere"
    return Source(Rule.SURROUNDED, scene.sentence_of(before[-1]), None, None, how, before[-1])


def _is_alone_there(scene: Scene, said: Said, stretch: int, around: tuple[int, int]) -> bool:
    """Tell whether who speaks ``around`` a stretch is the only one in its paragraph, or in the article."""
    speaker, paragraph = said.answers.get(around[0]), scene.stretches[stretch].paragraph
    if speaker is None or _others(scene, paragraph - 1, speaker):
        return False
    if all(scene.stretches[other].paragraph == paragraph for other in around):
        return True
    return len(said.answers) >= _LEAST and all(other == speaker for other in said.answers.values())


def _is_named(scene: Scene, said: Said, other: int) -> bool:
    """Tell whether a stretch of the text has a speaker who is a person."""
    given = said.given.get(other)
    return given is not None and given.kind in {"person", "unnamed"} and not scene.is_head(other)


def _others(scene: Scene, paragraph: int, speaker: int) -> bool:
    """Tell whether a paragraph speaks of another person who may speak: as a subject, by name or office."""
    for index in scene.mentions_in(scene.paragraphs[paragraph]):
        mention = scene.mentions[index]
        if not mention.quoted and scene.of.get(index) != speaker:
            relation = base(scene.trees[mention.sentence][mention.token].deprel)
            if mention.category in {"name", "role", "group"} and relation in {"nsubj", "root"}:
                return True
    return False


def told_before(scene: Scene, said: Said, stretch: int) -> Source | None:
    """Seien alle aufgerufen, „…“ zu tun. …, so X: a report in the Konjunktiv whose source comes with its last sentence.

    A sentence in the Konjunktiv of reported speech has a source (Duden, Die Grammatik); where none is before it, it is
    the one behind it that ends the chain.
    """
    number = scene.frames[stretch].sentence
    after = scene.after(number) if number is not None else None
    if number is None or after is None or not _goes_on_reporting(scene, number, after):
        return None
    behind = scene.trees[after]
    framed = [other for other in scene.by_sentence.get(after, ()) if other in said.given]
    if framed and said.sources[framed[0]].sentence == after and said.sources[framed[0]].like is None:
        how = "der Bericht im Konjunktiv nennt seine Quelle im Satz danach"
        return Source(Rule.KONJUNKTIV_AFTER, after, None, None, how, framed[0])
    cue = main_cue(scene, after)
    if cue is None or framed or (cue.category == "verb" and behind.subjunctive(cue.head)):
        return None
    how = f"„{cue.text(behind)}“ {{subject}} im Satz danach, der denselben Bericht fortführt"
    return Source(Rule.KONJUNKTIV_AFTER, after, cue.source, cue, how)


def _goes_on_reporting(scene: Scene, number: int, after: int) -> bool:
    """Tell whether a sentence in the Konjunktiv and the one after it, in its paragraph, are one report."""
    tree, behind = scene.trees[number], scene.trees[after]
    predicates = tree.predicates()
    if not predicates or not tree.subjunctive(tree.highest(predicates)):
        return False
    same = scene.paragraph_of(after) == scene.paragraph_of(number)
    return same and any(behind.subjunctive(index) for index in behind.predicates())


def house(scene: Scene, said: Said, stretch: int) -> Source | None:
    """Die Post stellt Leute ein. „…“, heißt es. — the body that the sentence before is about, or that is its place.

    «Es heißt» names no source of its own; the text has it right before (Duden, Die Grammatik, unpersönliches «es»).
    """
    number = scene.frames[stretch].sentence
    if number is None or scene.is_head(stretch) or not any(_is_open(cue) for cue in scene.cues[number]):
        return None
    if _RUMOUR & {token.text.lower() for token in scene.trees[number].tokens if token.mask is None}:
        return None
    if [token.text.lower() for token in scene.trees[number].tokens[:2]] == ["es", "heißt"]:
        return None  # «Es heißt „Der Deich“»: a title
    at = _before_report(scene, said, number)
    found = _body(scene, at) if at is not None else None
    if at is None or found is None:
        return None
    return Source(Rule.HOUSE, at, found, None, "{subject} im Satz vor „heißt es“")


def _before_report(scene: Scene, said: Said, number: int) -> int | None:
    """Return the sentence of the paragraph before the Konjunktiv ones that lead up to a sentence; none that quotes."""
    at = scene.before(number)
    for _ in range(_NEAR):
        if at is None or scene.paragraph_of(at) != scene.paragraph_of(number):
            return None
        if any(other in said.answers for other in scene.by_sentence.get(at, ())):
            return None  # somebody else is quoted between
        if not is_reported(scene.trees[at]):
            return at
        at = scene.before(at)
    return None


def _is_open(cue: Cue) -> bool:
    """Tell whether a cue is «heißt es» without a source."""
    return cue.category == "says" and cue.source is None


def _body(scene: Scene, number: int) -> int | None:
    """Return the organisation or office that is the subject of a sentence, or «Im Ministerium …» at its start."""
    tree, predicates = scene.trees[number], scene.trees[number].predicates()
    places = (i for i in range(1, min(len(tree), _NEAR + 2)) if tree[0].text.lower() in {"im", "in", "bei", "beim"})
    tokens = [subject(tree, tree.highest(predicates)) if predicates else None, *places]
    for token in tokens:
        mention = scene.finder.at(number, token) if token is not None else None
        if mention is not None and mention.category == "organisation" and not mention.quoted:
            return token
    return None
