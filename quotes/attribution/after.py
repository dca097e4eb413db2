"""Sieves that look at what comes after a quotation: a sentence that takes it up, the frame of the next quotation."""

from __future__ import annotations

from quotes import lexicon
from quotes.attribution.names import Rule
from quotes.attribution.said import Said, Source
from quotes.attribution.scene import Scene
from quotes.cues import Cue
from quotes.cues.phrases import owner_of
from quotes.cues.subjects import subject
from quotes.data import Mention, Span
from quotes.grammar.tree import NOMINAL, Tree, base

_RESUMES = frozenset({"das", "so", "dies", "damit"})
_POINTS = frozenset({"das", "dies", "es", "so"})
_WORDS = frozenset({"wort", "worten", "satz", "sätzen"})
_EARLY = 8  # index up to which the subject of «Das sagte X» stands; 4 or 12 change none of 1,824 rows
_THIS = frozenset({"dieser", "diese", "dieses", "diesem", "diesen"})
_SPEAKERS = frozenset({"name", "role", "organisation", "group"})
_WHO = frozenset({"der", "die", "wer"})
_COPULAS = frozenset({"ist", "sind", "war", "waren", "lautet", "lautete"})
_COMES = frozenset({"stammt", "stammen", "stammte", "kommt", "kommen", "kam", "ist", "sind", "war"})
_HAS = frozenset({"hat", "haben", "hatte", "hatten"})
_SAYING = frozenset({"sagen", "meinen", "rufen", "flüstern", "murmeln", "schreiben", "erzählen"})
_TAKING_UP = frozenset({"sprechen", "prägen", "wählen", "finden", "richten", "formulieren"})


def next_sentence(scene: Scene, said: Said, stretch: int) -> Source | None:
    """„…“ Das sagte X: the sentence after takes the quotation up and names who speaks.

    The words that point back are a closed class: «das», «so», «damit», «dies» and «dieser Satz» (Zifonun et al.,
    Grammatik der deutschen Sprache, on anadeictic procedures).
    """
    number = scene.alone(stretch)
    after = scene.after(number) if number is not None else None
    if after is None:
        return None
    tree = scene.trees[after]
    found = _with_these_words(tree)
    if found is not None:
        return Source(Rule.NEXT_SENTENCE, after, found, None, "{subject} im Satz danach: „mit diesen Worten“")
    if len(tree) < 2 or any(token.mask is not None for token in tree.tokens[:2]):
        return None
    cue = _resumed(scene, after)
    if cue is not None:
        how = f"„{cue.text(tree)}“ {{subject}} im Satz danach"
        return Source(Rule.NEXT_SENTENCE, after, cue.source, cue, how)
    for find in (_so_x, _words_of, _who_says, _it_is, _said_by):
        found = find(scene, after)
        if found is not None:
            return Source(Rule.NEXT_SENTENCE, after, found, None, "{subject} im Satz danach, der das Zitat aufnimmt")
    return None


def _resumed(scene: Scene, number: int) -> Cue | None:
    """Return the cue of «Das sagte X», «X sagt das leise», «Diese Worte sprach X»."""
    tree = scene.trees[number]
    reacting = lexicon.tagged("special_verbs.txt", "react") | lexicon.tagged("special_verbs.txt", "deny")
    first = "" if _begins_with_noun(tree) else tree[0].text.lower()
    words = first in _THIS and len(tree) > 1 and "words" in lexicon.cue_noun(tree[1].text)
    for cue in scene.cues[number]:
        if cue.category not in {"verb", "so"} or cue.source is None or cue.lemma in reacting:
            continue
        if cue.strong and cue.source <= _EARLY and (first in _RESUMES or words):
            return cue
        if _says_that(tree, cue):
            return None if tree[cue.head + 2].text[:1].isupper() else cue  # «sagte das Kind»
    return _taking_up(tree) if words else None


def _begins_with_noun(tree: Tree) -> bool:
    """Tell whether «das» or «dies» is an article: a noun with a capital follows, or an adjective of one."""
    if tree[0].text.lower() not in {"das", "dies"}:
        return False
    noun = tree[0].head if base(tree[0].deprel) == "det" else -1
    return tree[1].text[:1].isupper() or (noun > 1 and tree[noun].text[:1].isupper() and not tree.is_finite(1))


def _taking_up(tree: Tree) -> Cue | None:
    """Return the cue of «Diese Worte wählte X», whose verb takes words up without being one of saying."""
    source = subject(tree, 2) if tree[2].lemma in _TAKING_UP else None
    return None if source is None else Cue("verb", 2, (2,), source, tree[2].lemma)


def _says_that(tree: Tree, cue: Cue) -> bool:
    """Tell whether a cue is that of «X sagt das leise», with more behind it."""
    saying = cue.lemma in _SAYING and cue.source is not None and cue.source < cue.head
    return saying and cue.head + 2 < len(tree) and tree[cue.head + 1].text.lower() in {"das", "dies"}


def _so_x(scene: Scene, number: int) -> int | None:
    """«So X», «So die Ministerin im Rat»: a sentence without a finite verb."""
    tree = scene.trees[number]
    if tree[0].text.lower() != "so" or any(tree.is_finite(token.index) for token in tree.tokens):
        return None
    return _first_speaker(scene, number, 1)


def _words_of(scene: Scene, number: int) -> int | None:
    """«Der Satz stammt von X», «Das ist das Fazit von X», «So lautet das Urteil der Ärztin»."""
    tree = scene.trees[number]
    small = [token.text.lower() for token in tree.tokens]
    noun = next((i for i in range(min(len(tree), _EARLY)) if _is_words(tree, i)), None)
    if noun is None:
        return None
    meant = noun > 0 and (tree[noun - 1].upos == "DET" or tree[0].upos == "DET")  # «Scharfe Kritik kam von …» is new
    if meant and noun <= 2 and noun + 1 < len(tree) and small[noun + 1] in _COMES:  # «Der Satz stammt von X»
        at = next((i for i in range(noun + 2, min(len(tree), noun + _EARLY)) if small[i] in {"von", "vom"}), None)
        return None if at is None else _first_speaker(scene, number, at + 1, governed=True)
    if small[0] in _POINTS and small[1] in _COPULAS:
        owner = owner_of(tree, noun)
        return owner if owner is not None and tree[owner].upos in NOMINAL | {"DET", "PRON"} else None
    return None


def _is_words(tree: Tree, index: int) -> bool:
    """Tell whether a token is a noun for words that somebody said."""
    token = tree[index]
    return token.upos == "NOUN" and token.mask is None and bool(lexicon.cue_noun(token.text) & {"words", "view"})


def _who_says(scene: Scene, number: int) -> int | None:
    """«Die das sagt, heißt X», «Wer so spricht, ist X»: the relative clause means the words before."""
    tree = scene.trees[number]
    small = [token.text.lower() for token in tree.tokens]
    if small[0] not in _WHO or small[1] not in _POINTS:
        return None
    comma = next((i for i in range(2, min(len(tree), _EARLY)) if small[i] == ","), None)
    if comma is None or not any(cue.head < comma for cue in scene.cues[number] if cue.category == "verb"):
        return None
    return _first_speaker(scene, number, comma + 1)


def _it_is(scene: Scene, number: int) -> int | None:
    """«Es ist X, der das sagt»: a cleft sentence (Duden, Grammatik, Spaltsatz)."""
    tree = scene.trees[number]
    small = [token.text.lower() for token in tree.tokens]
    if small[0] not in {"es", "das"} or small[1] not in _COPULAS:
        return None
    for comma in range(2, len(tree) - 2):
        if small[comma] == "," and small[comma + 1] in _WHO and small[comma + 2] in _POINTS:
            told = any(cue.head > comma for cue in scene.cues[number] if cue.category == "verb")
            return _first_speaker(scene, number, 2) if told else None
    return None


def _said_by(scene: Scene, number: int) -> int | None:
    """«Gesagt hat das X»: the participle in the front field."""
    tree = scene.trees[number]
    small = [token.text.lower() for token in tree.tokens]
    if len(tree) < 4 or small[1] not in _HAS or small[2] not in {"das", "dies", "es"}:
        return None
    told = any(cue.category == "verb" and 0 in cue.tokens for cue in scene.cues[number])
    return _first_speaker(scene, number, 3) if told else None


def _first_speaker(scene: Scene, number: int, start: int, *, governed: bool = False) -> int | None:
    """Return the first token from ``start`` on that is a mention of somebody; ``governed``: behind a preposition."""
    tree = scene.trees[number]
    for index in range(start, len(tree)):
        if tree.preposition(index) and not governed:
            continue
        mention = scene.finder.at(number, index, source=True)
        if mention is not None and mention.category in _SPEAKERS and tree[index].upos in NOMINAL:
            return index
    return None


def _with_these_words(tree: Tree) -> int | None:
    """Return the subject of a sentence that begins with «Mit diesen Worten», «Mit diesem Satz»."""
    taken = [token.text.lower() for token in tree.tokens[:3]]
    if taken[:2] not in (["mit", "diesen"], ["mit", "diesem"]) or not taken[2:] or taken[2] not in _WORDS:
        return None
    predicates = tree.predicates()
    return subject(tree, predicates[0]) if predicates else None


def taken_up(scene: Scene, said: Said, stretch: int) -> Source | None:
    """… „…“. Von diesem Versprechen des Ministers blieb wenig: the sentence after says whose words they were."""
    number = scene.frames[stretch].sentence
    after = scene.after(number) if number is not None else None
    if number is None or after is None or scene.paragraph_of(number) != scene.paragraph_of(after):
        return None
    if stretch != max(scene.by_sentence.get(number, (stretch,))):  # the last one stands next to it
        return None
    tree = scene.trees[after]
    for index, token in enumerate(tree.tokens[:_EARLY]):
        demonstrative = index > 0 and tree[index - 1].text.lower() in _THIS
        if demonstrative and token.upos == "NOUN" and "words" in lexicon.cue_noun(token.text):
            owner = owner_of(tree, index)
            if owner is not None and tree[owner].upos in NOMINAL:
                how = f"„{tree[index - 1].text} {token.text}“ im Satz danach: {{subject}}"
                return Source(Rule.TAKEN_UP, after, owner, None, how)
    return None


def gesture(scene: Scene, said: Said, stretch: int) -> Source | None:
    """„…“ X lächelt: a gesture in the next sentence of the paragraph goes with the words before it."""
    number = scene.alone(stretch)
    after = scene.after(number) if number is not None else None
    if number is None or after is None or scene.paragraph_of(number) != scene.paragraph_of(after):
        return None
    if scene.categories[stretch].type != "direct" or scene.is_dialogue(number):
        return None
    tree = scene.trees[after]
    predicates = tree.predicates()
    if not predicates or not _is_gesture(tree, tree.highest(predicates)):
        return None
    source = subject(tree, tree.highest(predicates))
    mention = scene.finder.at(after, source) if source is not None else None
    if mention is None or mention.category not in {"name", "role", "pronoun"}:
        return None
    how = f"„{tree[tree.highest(predicates)].text}“ {{subject}} im Satz danach: eine Geste zum Zitat"
    return Source(Rule.GESTURE, after, source, None, how)


_WITH = {"zuck": ("Schulter", "Achsel"), "schüttel": ("Kopf",), "runzel": ("Stirn",), "verdreh": ("Auge",)}
_ENDING = 4  # letters by which a form of a regular verb is longer than its stem: «lächelten»


def _is_gesture(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is a gesture: «lächelt», «winkt ab», «zuckt mit den Schultern».

    By its form, since the lemma of a rare verb is often wrong; all of these are regular (or have a stem that stays).
    """
    particle = "".join(tree[child].text.lower() for child in tree.kids(verb, "compound"))
    form = particle + tree[verb].text.lower()
    stems = [known[:-2] if known.endswith("en") else known[:-1] for known in _gestures()]
    if any(form.startswith(stem) and len(form) <= len(stem) + _ENDING for stem in stems):
        return True
    nouns = [noun for stem, nouns in _WITH.items() if form.startswith(stem) for noun in nouns]
    return any(token.text.startswith(tuple(nouns)) for token in tree.tokens) if nouns else False


def _gestures() -> frozenset[str]:
    return lexicon.tagged("special_verbs.txt", "gesture")


# A frame with a colon opens what it announces and says nothing of what stands before it: «„…“ Und X ergänzt: „…“».
_OWN_FRAME = frozenset({
    Rule.VERB_AFTER, Rule.SO, Rule.INVERTED, Rule.WITH_WORDS, Rule.IN_BRACKETS, Rule.PHRASE, Rule.NEXT_SENTENCE,
    Rule.GOVERNED,
})  # fmt: skip
_BETWEEN = 3  # sentences of the reporter that may stand between a quotation and the frame of the next


def framed_after(scene: Scene, said: Said, stretch: int) -> Source | None:
    """„…“ Der Wind pfeift. „…“, sagt X: a paragraph that begins with a quotation tells its speaker with the next.

    A reporter who lets somebody begin names him or her with the next words; another speaker begins another paragraph
    (La Roche, Einführung in den praktischen Journalismus). Nobody else may be named between.
    """
    number = scene.bare_utterance(stretch)
    if number is None:
        return None
    at, paragraph = number, scene.paragraph_of(number)
    for _ in range(_BETWEEN + 1):
        after = scene.after(at)
        if after is None or scene.paragraph_of(after) != paragraph:
            return None
        framed = [other for other in scene.by_sentence.get(after, ()) if other in said.given and other > stretch]
        if framed:
            return _like(scene, said, number, framed[0])
        bare = scene.is_bare(after) and len(scene.masks(after)) == 1
        if not bare and any(cue.strong and cue.source is not None for cue in scene.cues[after]):
            return None  # somebody else is reported
        at = after
    return None


def _like(scene: Scene, said: Said, number: int, other: int) -> Source | None:
    """Return the speaker of a later quotation of the paragraph, if nobody else is named between."""
    source, speaks = said.sources[other], said.answers.get(other)
    if source.rule not in _OWN_FRAME or not said.given[other].speaker or speaks is None:
        return None
    end = scene.stretches[other].span.start
    start = scene.trees[number].sentence.span.end
    between = scene.mentions_in(Span(start, max(start, end)))
    if any(_is_other(scene.mentions[index]) and scene.of.get(index) != speaks for index in between):
        return None
    how = "der Absatz nennt den Sprecher mit dem nächsten Zitat"
    return Source(Rule.FRAMED_AFTER, source.sentence, None, None, how, other)


def _is_other(mention: Mention) -> bool:
    """Tell whether a mention is of a person called by name or office, who could speak as well."""
    return not mention.quoted and mention.category in {"name", "role"}
