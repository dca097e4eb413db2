"""Sieves for quotations without a frame of their own by the form of the text: what leads in, a line above, a section.

What none of the sieves that read a frame has answered is asked here, before the subject before them is taken.
"""

from __future__ import annotations

from quotes import lexicon, patterns
from quotes.attribution import framed, notices, verbless
from quotes.attribution.context import main_cue, reported_before
from quotes.attribution.names import Rule
from quotes.attribution.referents import issuer_of
from quotes.attribution.said import Said, Source
from quotes.attribution.scene import Scene
from quotes.cues.saying import is_body
from quotes.cues.subjects import subject
from quotes.data import SPEECH, Attribution
from quotes.distances import PARAGRAPHS_BACK
from quotes.grammar.tree import NOMINAL, Tree, base
from quotes.grammar.verbs import has_first_konjunktiv

_CALLED = frozenset({"name", "role", "pronoun"})
_SOURCES = frozenset({"name", "role", "pronoun", "organisation"})
_WRITTEN = frozenset({"darin", "darauf", "dort"})
_BELOW = frozenset({"darunter", "darüber", "daneben", "darauf", "drauf", "darin"})  # where «steht» puts the words
_STANDS = frozenset({"stehen", "heißen", "lesen", "Rede"})
_PLACES = frozenset("auf im in am an über unter neben vor".split())  # «Auf einem anderen: „…“» is where it is read
_LEADS = "{subject} vor dem Doppelpunkt am Ende des Absatzes davor"
_CHAIN = 3  # sentences in the Konjunktiv that may stand between the words and the sentence that names the source
_LEAST = 3  # answered quotations of one person, and of nobody else, that make an article his or hers
_NAME_LINE = patterns.compile(
    r"\p{Lu}[\p{L}.’'-]+(?: (?:\p{Lu}[\p{L}.’'-]*|von|van|der|de|zu|zur)){1,4}"
    r"(?:, | \()\d{1,3}(?: Jahre)?\)?(?:, [^.:!?„«»“\"]{2,60})?:?"
)
_REFERRING = frozenset({"demnach", "danach", "demzufolge", "dementsprechend"})  # point to a report before
_LONGEST = 120  # characters of such a line


def lead_in(scene: Scene, said: Said, stretch: int) -> Source | None:
    """Nur so viel: „…“ — words without a verb that lead to the colon add to what is said before.

    A fragment before a colon announces what follows and takes its subject from the sentence before (Duden, Die
    Grammatik, on ellipsis; Zifonun et al. on «Ankündigung»).
    """
    number = scene.frames[stretch].sentence
    if number is None or scene.is_head(stretch) or not _is_fragment(scene, stretch, number):
        return None
    before = scene.before(number)
    if before is None:
        return None
    distance = scene.paragraph_of(number) - scene.paragraph_of(before)
    found = reported_before(scene, said, number, before) if distance <= PARAGRAPHS_BACK else None
    if found is None and not distance:
        found = subject_of(scene, before, _CALLED)
    if found is None:
        return None
    return Source(Rule.LEAD_IN, found.sentence, found.token, found.cue, found.how, found.like)


def _is_fragment(scene: Scene, stretch: int, number: int) -> bool:
    """Tell whether what leads to the colon has no verb, names nobody and no place."""
    frame, tree = scene.frames[stretch], scene.trees[number]
    front = range(frame.first)
    if not frame.masked or not frame.before.endswith(":") or not front:
        return False
    if any(tree.is_finite(i) or tree[i].mask is not None for i in front):
        return False
    if _is_person_noun(tree) or tree[0].text.lower() in _PLACES:
        return False
    mentions = ((i, scene.finder.at(number, i)) for i in front)
    return all(who is None or who.category not in _SOURCES or _governed(tree, i) for i, who in mentions)


def _is_person_noun(tree: Tree) -> bool:
    """Tell whether a fragment is «Der Coach:»: a definite noun alone, which may be a person no list knows."""
    noun = tree[1] if len(tree) > 1 else None
    definite = tree[0].text.lower() in {"der", "die"} and noun is not None and noun.upos == "NOUN"
    return definite and noun is not None and not lexicon.cue_noun(noun.text)


def _governed(tree: Tree, index: int) -> bool:
    """Tell whether a token stands in a phrase with a preposition or in the genitive: «an die Adresse der Linken»."""
    chain = (index, *tree.up(index))
    return any(tree.preposition(i) or base(tree[i].deprel) == "nmod" for i in chain)


def subject_of(scene: Scene, number: int, sorts: frozenset[str]) -> Source | None:
    """Return the subject of a sentence that may speak."""
    tree = scene.trees[number]
    predicates = tree.predicates()
    token = subject(tree, tree.highest(predicates)) if predicates else None
    mention = scene.finder.at(number, token) if token is not None else None
    if mention is None or mention.category not in sorts or mention.quoted:
        return None
    if token is not None and tree[token].deprel == "nsubj:pass":
        return None  # to whom something is done
    return Source(Rule.SUBJECT_BEFORE, number, token, None, "{subject} ist Subjekt des Satzes davor")


def view(scene: Scene, said: Said, stretch: int) -> Source | None:
    """Die Präsidentin rechnet mit Verlusten. Viele seien „…“: the Konjunktiv says that the subject before says so.

    Without any verb of saying the Konjunktiv I marks reported speech, and the sentence before tells whose (Duden, Die
    Grammatik, berichtete Rede).
    """
    number = scene.frames[stretch].sentence
    if number is None or scene.is_dialogue(number):
        return None
    bare = scene.frames[stretch].masked and scene.is_bare(number)
    if not bare and not _reports(scene, number):
        return None
    at, paragraph = number, scene.paragraph_of(number)
    for _ in range(_CHAIN):
        before = scene.before(at)
        if before is None or scene.paragraph_of(before) != paragraph:
            return None
        if bare and at == number and not _reports(scene, before):
            return None  # see context.subject_before
        if not _reports(scene, before):
            return _whose_view(scene, before) if bare or has_first_konjunktiv(scene.trees[number]) else None
        at = before
    return None


def _whose_view(scene: Scene, number: int) -> Source | None:
    """Return the subject of a sentence that reports nothing itself."""
    if any(token.text.lower() in _REFERRING for token in scene.trees[number].tokens if token.mask is None):
        return None  # «Demnach steht der Pilot im Verdacht»: a report itself
    found = subject_of(scene, number, _SOURCES) or _house(scene, number)
    if found is None or main_cue(scene, number) is not None:
        return None
    return Source(Rule.KONJUNKTIV_SUBJECT, number, found.token, None, "Konjunktiv der indirekten Rede; " + found.how)


def _reports(scene: Scene, number: int) -> bool:
    """Tell whether the main verb of a sentence stands in the Konjunktiv."""
    tree = scene.trees[number]
    predicates = tree.predicates()
    return bool(predicates) and tree.subjunctive(tree.highest(predicates))


def _house(scene: Scene, number: int) -> Source | None:
    """Return the organisation of «Beim Verband gibt man sich …», «Bei der Kammer heißt man das …»."""
    tree = scene.trees[number]
    small = [token.text.lower() for token in tree.tokens]
    if not small or small[0] not in {"bei", "beim"} or not {"man", "es"} & set(small):
        return None
    for index in range(1, min(len(tree), 8)):
        mention = scene.finder.at(number, index)
        if mention is not None and mention.category in {"organisation", "name"} and tree[index].upos in NOMINAL:
            return Source(Rule.SUBJECT_BEFORE, number, index, None, "„" + tree[0].text + " {with}“ im Satz davor")
    return None


def written(scene: Scene, said: Said, stretch: int) -> Source | None:
    """Sie zeigt ein Flugblatt. „…“, steht darauf: the pronominal adverb means the document named before.

    «darin», «darauf», «dort» point to a noun of the sentence before (Duden, Die Grammatik, Pronominaladverb).
    """
    number = scene.frames[stretch].sentence
    before = scene.before(number) if number is not None else None
    if number is None:
        return None
    tree = scene.trees[number]
    small = {token.text.lower(): token.index for token in tree.tokens if token.mask is None}
    if not any(t.lemma in _STANDS for t in tree.tokens if t.mask is None):
        return None
    below = min((small[word] for word in _BELOW if word in small), default=0)
    found = _document(scene, number, below) if below else None
    if found is not None:
        how = "{subject} im selben Satz, „" + tree[below].text + "“ verweist darauf"
        return Source(Rule.WRITTEN, number, found, None, how)
    if before is None or scene.paragraph_of(before) != scene.paragraph_of(number) or not set(small) & _WRITTEN:
        return None
    found = _document(scene, before, len(scene.trees[before]))
    if found is None:
        return None
    how = "{subject} im Satz davor, auf „dort“ verweist der Satz"
    return Source(Rule.WRITTEN, before, found, None, how)


def _document(scene: Scene, number: int, end: int) -> int | None:
    """Return the last document of a sentence before ``end``, one without a preposition first, or whose it is.

    «Ein Flugblatt aus der Jacke», «eine Mail von drei Zeilen»: only somebody issues a text.
    """
    tree = scene.trees[number]
    found = [(i, scene.finder.at(number, i)) for i in range(end)]
    documents = [i for i, who in found if who is not None and who.category == "document" and not who.quoted]
    documents = [i for i in documents if tree[i].text.lower() not in lexicon.closed("parts_of_texts")]
    if not documents:
        return None
    nearest = ([i for i in documents if not tree.preposition(i)] or documents)[-1]
    owner = issuer_of(tree, nearest)
    if owner is not None and is_body(tree[owner]):
        return owner
    maker = notices.who_brings_out(scene, number, nearest) if owner is None else None
    return nearest if maker is None else maker


def name_line(scene: Scene, said: Said, stretch: int) -> Source | None:
    """Lena Voss, 47 ¶ „…“ — a line of its own with name and age: the words below it are hers.

    Street polls print who is asked above the words (Haller, Das Interview, on the «Umfrage»).
    """
    number = scene.alone(stretch)
    if number is None:
        return None
    here = scene.stretches[stretch].paragraph - 1
    if here < 1:
        return None
    place = scene.paragraphs[here - 1]
    line = place.of(scene.article.text)
    if len(line) > _LONGEST or _NAME_LINE.fullmatch(line.strip()) is None:
        return None
    for index in scene.mentions_in(place):
        mention = scene.mentions[index]
        if mention.category == "name":
            how = "{subject} mit Alter in der Zeile über dem Zitat"
            return Source(Rule.NAME_LINE, mention.sentence, mention.token, None, how)
    return None


def block(scene: Scene, said: Said, stretch: int) -> Source | None:
    """X hat sich an die Leute gewandt: ¶ „…“ — a paragraph that ends with a colon leads to the block below it."""
    number = scene.alone(stretch)
    before = scene.before(number) if number is not None else None
    if number is None or before is None or scene.paragraph_of(before) + 1 != scene.paragraph_of(number):
        return None
    if scene.stretches[stretch].span.start != scene.paragraphs[scene.paragraph_of(number)].start:
        return None
    if not scene.paragraphs[scene.paragraph_of(before)].of(scene.article.text).rstrip().endswith(":"):
        return None
    cue = main_cue(scene, before)
    if cue is not None:
        how = f"„{cue.text(scene.trees[before])}“ {{subject}} im Absatz davor, der mit Doppelpunkt endet"
        return Source(Rule.BLOCK, before, cue.source, cue, how)
    token = _leads(scene, before)
    return None if token is None else Source(Rule.BLOCK, before, token, None, _LEADS)


def _leads(scene: Scene, number: int) -> int | None:
    """Return who a sentence with a colon at its end leads to: «X tritt vor:», «Und von X:», «Dazu X:»."""
    found = subject_of(scene, number, _SOURCES) or verbless.whose_view(scene, number, len(scene.trees[number]))
    return found.token if found is not None else framed.without_verb(scene, number)


def only_one(scene: Scene, said: Said, stretch: int) -> Source | None:
    """Return the one person who speaks in an article in which no other person does.

    A report of one person's talk names the speaker now and then and lets the rest stand bare (Haller, Die Reportage).
    """
    number = scene.bare_utterance(stretch)
    if number is None:
        return None
    persons = _of_one_person(scene, said)
    if not persons:
        return None
    last = min(persons, key=lambda i: abs(i - stretch))
    how = "im Artikel spricht sonst nur diese Person"
    return Source(Rule.ONLY_ONE, scene.sentence_of(last), None, None, how, last)


def _of_one_person(scene: Scene, said: Said) -> list[int]:
    """Return the stretches of the one person who speaks; none where another one may, or hardly any person does."""
    named = _named(scene, said)
    persons = [i for i, given in named.items() if given.kind == "person"]
    speakers = {said.answers.get(i) for i in persons}
    if len(persons) < _LEAST or len(speakers) != 1 or None in speakers or 2 * len(persons) < len(named):
        return []
    others = [i for i, given in named.items() if given.kind != "person" and scene.categories[i].type == "direct"]
    rivals = any(_is_rival(said, i, persons[0]) for i in others)
    return [] if rivals else persons


def _named(scene: Scene, said: Said) -> dict[int, Attribution]:
    """Return the attributions that name somebody, by stretch."""
    return {i: given for i, given in said.given.items() if given.speaker and scene.categories[i].type in SPEECH}


def _is_rival(said: Said, other: int, person: int) -> bool:
    """Tell whether who speaks a stretch cannot be the person who speaks another: no role of the same gender."""
    return said.given[other].kind != "unnamed" or _gender(said, other) != _gender(said, person)


def _gender(said: Said, stretch: int) -> str:
    """Return the gender of who speaks a stretch, as far as known."""
    entity = said.answers[stretch]
    return "" if entity is None else said.entities[entity].gender


def section(scene: Scene, said: Said, stretch: int) -> Source | None:
    """Return the one who speaks in the section under a subheading that quotes, where only one does.

    A subheading quotes from the section that it heads (La Roche, Einführung in den praktischen Journalismus).
    """
    head = scene.stretches[stretch].paragraph - 1
    if head not in scene.heads or all(number in scene.heads for number in range(head)):
        return None
    below = _below(scene, head)
    quoted = [i for i in said.answers if scene.stretches[i].paragraph - 1 in below and said.given[i].speaker]
    who = {said.answers[i] for i in quoted} | _reported(scene, below)
    who.discard(None)
    if len(who) != 1 or not quoted:
        return None
    how = "im Abschnitt unter der Zwischenüberschrift spricht nur diese Person"
    return Source(Rule.SECTION, scene.sentence_of(quoted[0]), None, None, how, quoted[0])


def _below(scene: Scene, head: int) -> range:
    """Return the paragraphs of the section under a heading."""
    first = head + 1
    while first in scene.heads:
        first += 1
    return range(
        first, next((n for n in range(first, len(scene.paragraphs)) if n in scene.heads), len(scene.paragraphs))
    )


def _reported(scene: Scene, paragraphs: range) -> set[int | None]:
    """Return the entities whose words the sentences of some paragraphs report; None among them for one not known."""
    if not paragraphs:
        return set()
    places = range(scene.paragraphs[paragraphs[0]].start, scene.paragraphs[paragraphs[-1]].end)
    found: set[int | None] = set()
    for number, tree in enumerate(scene.trees):
        if tree.sentence.span.start in places and tree.sentence.inside is None:
            cue = main_cue(scene, number)
            if cue is not None and cue.source is not None:
                index = scene.by_place.get((number, cue.source))
                found.add(scene.of.get(index) if index is not None else None)
    return found
