"""Sieves for articles, sections and paragraphs in which one person speaks: what no frame claims is his or hers.

A report of one talk names the speaker now and then; what stands between in the Konjunktiv, or bare in marks, goes on
with that voice across subheadings and the reporter's own sentences (Duden, Die Grammatik, berichtete Rede; Haller, Die
Reportage). The voice ends where somebody else is reported, or comes in as the subject of the reporter's sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.attribution.context import main_cue, reported_before
from quotes.attribution.names import Rule
from quotes.attribution.said import Said, Source
from quotes.attribution.scene import Scene
from quotes.data import SPEECH, Mention
from quotes.grammar.tree import Tree, base

_LEAST = 2  # quotations with a speaker that make a voice of a section or article
_BACK = 3  # sentences of the reporter that may stand between a quotation and the one that goes on in a paragraph
_SPEAKERS = frozenset({"name", "role", "group", "organisation"})
_MOUTHS = _SPEAKERS | {"document"}  # «An der Mauer hängt ein Zettel. „…“»
_REPORTED = frozenset("sei seien habe werde könne müsse dürfe möge solle wolle gebe gehe würden hätten könnten".split())
_RECIPE = frozenset({"nehme", "denke", "stelle", "beachte", "vergleiche", "lese", "höre", "rechne"})
_WISHES = frozenset({("es", "lebe"), ("sei", "es"), ("gott", "sei"), ("dank", "sei"), ("möge", "die"), ("möge", "der")})
_REMARKS = frozenset({"gesagt", "erwähnt", "erinnert", "angemerkt", "hinzugefügt", "verwiesen", "denn", "empfohlen"})
_FRONT = 4  # tokens at the start of a sentence
_FROM = frozenset({"aus", "bei", "beim", "von", "vom", "unter"})
_CLAUSE = 3  # words of a quoted clause at least: «die nicht besser werden»
_WE = frozenset("wir uns unser unsere unseren unserem unserer unseres".split())
_I = frozenset("ich mich mir mein meine meinen meinem meiner meines".split())


def one_voice(scene: Scene, said: Said, stretch: int) -> Source | None:
    """Return the one who speaks in the section, or in the article, where words of reported speech have no frame."""
    number = scene.frames[stretch].sentence
    if number is None or scene.is_head(stretch) or scene.stretches[stretch].parent is not None or scene.is_crowded:
        return None
    if not _goes_with_a_voice(scene, stretch, number):
        return None
    here = scene.stretches[stretch].paragraph - 1
    for paragraphs in (_section(scene, here), range(len(scene.paragraphs))):
        voice = _voice(scene, said, paragraphs)
        if len(voice) >= _LEAST and _is_free(scene, said, stretch, voice[0]):
            nearest = min(voice, key=lambda other: abs(other - stretch))
            how = "sonst spricht hier niemand; ohne eigene Quelle geht der Bericht weiter"
            return Source(Rule.ONE_VOICE, scene.sentence_of(nearest), None, None, how, nearest)
    return None


def paragraph_voice(scene: Scene, said: Said, stretch: int) -> Source | None:
    """„…“, sagt X. Es war sein erstes Tor. „…“: a bare sentence goes on with the one who spoke before in its paragraph.

    What the reporter says between tells of the speaker or of things; another person as its subject would end it.
    """
    number = scene.bare_utterance(stretch)
    if number is None:
        return _own_clause(scene, said, stretch)
    if scene.is_crowded:
        return None
    paragraph = scene.paragraph_of(number)
    quoted = [
        other
        for other in said.given
        if other < stretch and _is_there(scene, said, other, range(paragraph, paragraph + 1))
    ]
    if not quoted:
        return None
    last = max(quoted)
    speaker = said.answers.get(last)
    between = range(scene.sentence_of(last) + 1, number)
    if speaker is None or len(between) > _BACK + 1:
        return None
    if any(_brings_in(scene, at, speaker) for at in between) or _is_spoken_to(scene, stretch, said.given[last].speaker):
        return None
    how = "der Absatz hatte bisher nur diese Stimme"
    return Source(Rule.PARAGRAPH_VOICE, scene.sentence_of(last), None, None, how, last)


def _is_spoken_to(scene: Scene, stretch: int, name: str) -> bool:
    """Tell whether quoted words call somebody by the family name: «Bis hier, Voss.».

    A name between commas is a vocative (Duden, Die Grammatik: Anredenominativ), and nobody calls himself.
    """
    family = name.rpartition(" ")[2]
    words = scene.stretches[stretch].inner.of(scene.article.text)
    calls = [f", {title}{family}{end}" for title in ("", "Herr ", "Frau ") for end in ",.!?"]
    return bool(family) and any(call in words for call in calls)


def _own_clause(scene: Scene, said: Said, stretch: int) -> Source | None:
    """X warnte. Nun drohten Sperren, „die uns treffen“: a clause in the first person goes on with the report."""
    number, frame = scene.frames[stretch].sentence, scene.frames[stretch]
    if number is None or frame.masked or scene.categories[stretch].type != "partial" or not _says_we(scene, stretch):
        return None
    before = scene.before(number)
    if before is None or scene.paragraph_of(before) != scene.paragraph_of(number):
        return None
    if any(cue.strong and cue.source is not None and cue.lemma != "drohen" for cue in scene.cues[number]):
        return None
    found = reported_before(scene, said, number, before)
    if found is None:
        return None
    return Source(Rule.PARAGRAPH_VOICE, found.sentence, found.token, found.cue, found.how, found.like)


def _says_we(scene: Scene, stretch: int) -> bool:
    """Tell whether quoted words are in the first person, and have a finite verb."""
    tree, frame = scene.trees[scene.sentence(stretch)], scene.frames[stretch]
    first = (_I | _WE) & {tree[index].text.lower() for index in frame.tokens}
    return bool(first) and any(tree.is_finite(index) for index in frame.tokens)


def _goes_with_a_voice(scene: Scene, stretch: int, number: int) -> bool:
    """Tell whether quoted words are an utterance alone, stand in the Konjunktiv of reported speech, or are a clause."""
    if scene.bare_utterance(stretch) is not None:
        return True
    tree, frame = scene.trees[number], scene.frames[stretch]
    if scene.alone(stretch) is not None or scene.is_dialogue(number):
        return False
    if any(cue.strong and cue.source is not None for cue in scene.cues[number]):
        return False
    if is_reported(tree) or (_is_second(tree) and _follows_report(scene, number)):
        return True
    return len(frame.tokens) >= _CLAUSE and any(tree.is_finite(index) for index in frame.tokens)


def is_reported(tree: Tree) -> bool:
    """Tell whether the main verb of a sentence is a Konjunktiv that is no condition: the first one, or «würden»."""
    predicates = tree.predicates()
    if not predicates or _is_wish(tree):
        return False
    highest = tree.highest(predicates)
    if not tree.subjunctive(highest):
        return False
    finite = tree.finite(highest)
    word = tree[highest if finite is None else finite].text.lower()
    return word in _REPORTED or (word.endswith("e") and not word.endswith("te") and not set(word) & set("äöü"))


def _is_wish(tree: Tree) -> bool:
    """Tell whether a sentence is «Man nehme …», «Es sei daran erinnert», «Es lebe …»: the writer's own Konjunktiv."""
    start = tuple(token.text.lower() for token in tree.tokens[:3])
    if start[:1] == ("man",) and start[1:2] and start[1] in _RECIPE:
        return True
    return start[:2] in _WISHES or (start[:2] == ("es", "sei") and any(t.text.lower() in _REMARKS for t in tree.tokens))


def _is_second(tree: Tree) -> bool:
    """Tell whether the main verb of a sentence is a Konjunktiv at all: «Bei Airbus lägen 80 Bestellungen vor»."""
    predicates = tree.predicates()
    return bool(predicates) and tree.subjunctive(tree.highest(predicates))


def _follows_report(scene: Scene, number: int) -> bool:
    """Tell whether the sentence before, in the same paragraph, is reported speech or a quotation."""
    before = scene.before(number)
    if before is None or scene.paragraph_of(before) != scene.paragraph_of(number):
        return False
    return is_reported(scene.trees[before]) or scene.is_bare(before)


def _section(scene: Scene, paragraph: int) -> range:
    """Return the paragraphs around one that no heading parts."""
    first = next((n + 1 for n in range(paragraph - 1, -1, -1) if n in scene.heads), 0)
    count = len(scene.paragraphs)
    return range(first, next((n for n in range(paragraph + 1, count) if n in scene.heads), count))


def _voice(scene: Scene, said: Said, paragraphs: range) -> Sequence[int]:
    """Return the stretches of the one who speaks in some paragraphs; none where two do or may."""
    spoken = [other for other in sorted(said.given) if _is_there(scene, said, other, paragraphs)]
    persons = [other for other in spoken if said.given[other].kind in {"person", "organisation"}]
    if not persons or len({said.answers.get(other) for other in persons}) != 1:
        return []
    speaker = said.answers.get(persons[0])
    if speaker is None or any(_gender(said, other) != _gender(said, persons[0]) for other in spoken):
        return []
    if any(_is_rival(scene, said, mention, speaker) for mention in _reported(scene, paragraphs)):
        return []
    return persons


def _is_there(scene: Scene, said: Said, other: int, paragraphs: range) -> bool:
    """Tell whether a stretch is speech of somebody, in one of some paragraphs, and no nested one."""
    here = scene.stretches[other]
    given = said.given.get(other)
    named = given is not None and bool(given.speaker) and scene.categories[other].type in SPEECH
    return named and here.parent is None and here.paragraph - 1 in paragraphs and not scene.is_head(other)


def _gender(said: Said, stretch: int) -> str:
    """Return the gender of who speaks a stretch, as far as known."""
    entity = said.answers.get(stretch)
    return "" if entity is None else said.entities[entity].gender


def _is_rival(scene: Scene, said: Said, index: int, speaker: int) -> bool:
    """Tell whether a mention is of somebody else than the voice; «der Firmenchef» is how it is called anew."""
    mention = scene.mentions[index]
    if scene.of.get(index) == speaker:
        return False
    return not (mention.category == "role" and mention.definite and mention.gender == said.entities[speaker].gender)


def _reported(scene: Scene, paragraphs: range) -> Iterator[int]:
    """Yield the mentions of those whose words the reporter's own sentences in some paragraphs tell."""
    for number, tree in enumerate(scene.trees):
        if tree.sentence.inside is not None or scene.paragraph_of(number) not in paragraphs or is_reported(tree):
            continue
        cue = main_cue(scene, number)
        index = scene.by_place.get((number, cue.source)) if cue is not None and cue.source is not None else None
        if index is not None and scene.mentions[index].category in _SPEAKERS:
            yield index


def _is_free(scene: Scene, said: Said, stretch: int, voice: int) -> bool:
    """Tell whether nobody else has come in, in the paragraph of a stretch, since the voice last spoke in it."""
    speaker = said.answers.get(voice)
    number = scene.sentence(stretch)
    if speaker is None or (said.entities[speaker].kind == "organisation" and _says_i(scene, stretch)):
        return False
    at: int | None = scene.before(number)
    while at is not None and scene.paragraph_of(at) == scene.paragraph_of(number):
        if any(said.answers.get(other) == speaker for other in scene.by_sentence.get(at, ())):
            return True
        if _brings_in(scene, at, speaker):
            return False
        at = scene.before(at)
    return True


def _says_i(scene: Scene, stretch: int) -> bool:
    """Tell whether quoted words speak of an «ich», which an organisation has none of."""
    return bool(_I & {word.lower() for word in scene.words(stretch).exact})


def _brings_in(scene: Scene, number: int, speaker: int) -> bool:
    """Tell whether a sentence has somebody else as the subject of the reporter's words, or tells what others say."""
    tree = scene.trees[number]
    if tree.sentence.inside is not None or is_reported(tree):
        return False  # of whom somebody speaks
    cue = main_cue(scene, number)
    for index in scene.mentions_in(tree.sentence.span):
        mention = scene.mentions[index]
        if mention.quoted or mention.category not in _MOUTHS or scene.of.get(index) == speaker:
            continue
        source = cue is not None and cue.source == mention.token
        place = mention.token < _FRONT and tree.preposition(mention.token) in _FROM  # «Aus dem Publikum kommt Protest»
        if source or place or (base(tree[mention.token].deprel) in {"nsubj", "root"} and _is_called(mention)):
            return True
    return False


def _is_called(mention: Mention) -> bool:
    """Tell whether a subject is somebody of its own, by name or a definite phrase: «drei Leute» only come in."""
    return mention.category in {"name", "document"} or mention.definite
