"""Sieves that look back beyond the frame sentence: the sentence before, reports that go on, running quotations."""

from __future__ import annotations

from itertools import pairwise

from quotes import lexicon
from quotes.attribution import clauses
from quotes.attribution.names import Rule
from quotes.attribution.said import Said, Source
from quotes.attribution.scene import Scene
from quotes.cues import Cue
from quotes.cues.subjects import subject
from quotes.cues.verbs import shows
from quotes.data import SPEECH
from quotes.distances import CHAIN, PARAGRAPHS_BACK
from quotes.grammar.tree import Tree, base

_SPEAKERS = frozenset({"name", "role", "pronoun", "organisation"})  # sorts of mentions that speak without a verb for it

_HIS = frozenset("sein seine seinen seiner ihr ihre ihren ihrer".split())  # «seine Mutter»: the speaker's
_STATES = frozenset({"sein", "haben", "werden", "bleiben", "heißen", "leben", "arbeiten", "lernen", "sterben"})
_THEM = frozenset({"er", "sie", "der", "die"})


def running(scene: Scene, said: Said, stretch: int) -> Source | None:
    """Return the speaker of a quotation over several paragraphs from its other stretches."""
    for other in sorted(said.leading(stretch)):
        source = said.sources[other]
        if other != stretch and source.rule is not Rule.RUNNING:
            how = "das Zitat läuft über mehrere Absätze; " + source.how
            return Source(Rule.RUNNING, source.sentence, source.token, source.cue, how, other, together=True)
    return None


def going_on(scene: Scene, said: Said, stretch: int) -> Source | None:
    """Return the speaker of the quotation or report before a sentence of quotations alone."""
    number = scene.alone(stretch)
    if number is None or scene.is_dialogue(number):
        return None
    here = scene.masks(number)
    if stretch in here[1:] and here[here.index(stretch) - 1] in said.answers:
        like = here[here.index(stretch) - 1]
        return Source(Rule.FLOATING, number, None, None, "Fortsetzung des Zitats davor", like)
    before = scene.before(number)
    if before is None or scene.paragraph_of(number) - scene.paragraph_of(before) > PARAGRAPHS_BACK:
        return None
    return reported_before(scene, said, number, before) or _report_chain(scene, said, number, Rule.FLOATING_CHAIN)


def reported_before(scene: Scene, said: Said, number: int, before: int) -> Source | None:
    """Return the source of the sentence before: who was quoted last in it, or whose words it reports.

    Args:
        scene: the article.
        said: what has been said so far.
        number: the sentence that goes on.
        before: the sentence before it.
    """
    same = scene.paragraph_of(number) == scene.paragraph_of(before)
    told = _told(scene, said, before) or _worded(scene, before)
    if told is not None and same:
        return _report(scene, before, told, Rule.FLOATING_REPORT)
    quoted = [index for index in _stretches_in(scene, said, before) if index in said.answers]
    if quoted and same:
        if _is_told_itself(scene, said, before, quoted[-1]):
            return None  # «Die Stadt spreche von „…“»: somebody says so of it, and goes on
        return Source(Rule.FLOATING, before, None, None, "Fortsetzung des Zitats davor", quoted[-1])
    cue = main_cue(scene, before)
    if _only_asks(scene, number, before):
        return None  # who asks does not answer
    if cue is not None and not _is_told(scene, before, cue):
        return _report(scene, before, cue, Rule.FLOATING_REPORT if same else Rule.FLOATING_PARAGRAPH)
    if quoted:
        how = "Fortsetzung des Zitats im Absatz davor"
        return Source(Rule.FLOATING_PARAGRAPH, before, None, None, how, quoted[-1])
    return None


def _only_asks(scene: Scene, number: int, before: int) -> bool:
    """Tell whether a sentence asks somebody, and the one after it is no question itself."""
    asked = scene.masks(number)
    return asking(scene, before) is not None and not (asked and is_asked(scene, asked[0]))


def _report(scene: Scene, number: int, cue: Cue, rule: Rule) -> Source:
    """Return the source of a cue in the sentence before."""
    how = f"„{cue.text(scene.trees[number])}“ {{subject}} im Satz davor"
    return Source(rule, number, cue.source, cue, how)


def _told(scene: Scene, said: Said, number: int) -> Cue | None:
    """Return the cue of a sentence that itself is reported: «Er habe von „…“ gesprochen, sagte sie» — she speaks on."""
    quoted = _stretches_in(scene, said, number)
    if not quoted or scene.categories[quoted[-1]].type != "partial":
        return None
    tree, source = scene.trees[number], said.sources[quoted[-1]]
    inner = source.cue if source.sentence == number else None  # a cue of another sentence has its place there
    if inner is None or inner.category != "verb" or not tree.subjunctive(inner.head):
        return None
    named = (cue for cue in scene.cues[number] if cue.category == "verb" and cue.strong and cue.source is not None)
    outer = [cue for cue in named if cue != inner and not tree.subjunctive(cue.head)]
    return outer[-1] if outer else None


def _worded(scene: Scene, number: int) -> Cue | None:
    """Return the cue of «…, wie X sich ausdrückte»: a comment clause behind a quotation tells whose wording it is."""
    tree = scene.trees[number]
    quoted = [scene.frames[index].last for index in scene.by_sentence.get(number, ())]
    for cue in scene.cues[number] if quoted else ():
        if cue.category != "verb" or cue.source is None or cue.head < cue.source or cue.source <= max(quoted):
            continue
        comment = any(tree[child].text.lower() == "wie" for child in tree.children[cue.head])
        mention = scene.finder.at(number, cue.source) if comment else None
        if mention is not None and mention.category in _SPEAKERS:
            return cue
    return None


def _is_told_itself(scene: Scene, said: Said, number: int, stretch: int) -> bool:
    """Tell whether a few quoted words hang on a verb in the Konjunktiv that rules its sentence."""
    source, tree = said.sources[stretch], scene.trees[number]
    if scene.categories[stretch].type != "partial" or source.sentence != number or source.cue is None:
        return False
    rules = source.cue.category == "verb" and base(tree[source.cue.head].deprel) == "root"
    return rules and _is_told(scene, number, source.cue)


def main_cue(scene: Scene, number: int) -> Cue | None:
    """Return the cue with a source that rules a sentence: the one whose head stands highest."""
    tree = scene.trees[number]
    strong = [cue for cue in scene.cues[number] if cue.strong and cue.source is not None]
    strong = [cue for cue in strong if cue.category != "verb" or not _is_relative(tree, cue.head)]
    if not strong:
        return None
    return min(strong, key=lambda cue: (tree.depth(cue.head), cue.head))


def _is_relative(tree: Tree, verb: int) -> bool:
    """Tell whether a verb stands in a relative clause: it tells of its noun, and who speaks there does not go on."""
    relatives = lexicon.closed("nominative_relatives") | lexicon.closed("oblique_relatives")
    for index in (verb, *tree.up(verb)):
        if base(tree[index].deprel) != "acl":
            continue
        clause = [tree[child] for child in tree.subtree(index) if child < index]
        return any(token.upos == "PRON" and token.text.lower() in relatives for token in clause[:4])
    return False


def asking(scene: Scene, number: int) -> Cue | None:
    """Return the verb of asking in a sentence that holds no quotation: «fragen», «wollte wissen»."""
    if scene.by_sentence.get(number):
        return None
    tree = scene.trees[number]
    asks = lexicon.tagged("special_verbs.txt", "ask")
    reflexive = {token.head for token in tree.tokens if token.text.lower() == "sich"}
    for cue in scene.cues[number]:
        if cue.category == "verb" and cue.source is not None and cue.head not in reflexive:
            wants = cue.lemma == "wissen" and any(tree[i].lemma == "wollen" for i in tree.kids(cue.head, "aux"))
            if cue.lemma in asks or wants:
                return cue
    return None


def is_question(scene: Scene, number: int) -> bool:
    """Tell whether a sentence is a question of the reporter's own."""
    tokens = scene.trees[number].tokens
    return bool(tokens) and tokens[-1].text.endswith("?") and all(token.mask is None for token in tokens)


def is_asked(scene: Scene, stretch: int) -> bool:
    """Tell whether a quotation is a question itself."""
    return scene.stretches[stretch].inner.of(scene.article.text).rstrip().endswith("?")


def _is_told(scene: Scene, number: int, cue: Cue) -> bool:
    """Tell whether the verb that rules a sentence is itself in the Konjunktiv: «Einige würden das verharmlosen».

    Somebody says so of them, and goes on; so with figures in it: «Laut Prognosen würden mehr verkauft».
    """
    tree = scene.trees[number]
    if cue.category == "phrase" and cue.source is not None:
        mention, predicates = scene.finder.at(number, cue.source), tree.predicates()
        told = bool(predicates) and tree.subjunctive(tree.highest(predicates))
        return told and (mention is None or mention.category == "document")
    if cue.category == "says":  # «In der Vorlage stehe, dass …»: who says so of the paper goes on
        return tree.subjunctive(cue.head)
    return cue.category == "verb" and base(tree[cue.head].deprel) == "root" and tree.subjunctive(cue.head)


def _stretches_in(scene: Scene, said: Said, number: int) -> list[int]:
    """Return the stretches of speech in a sentence that were attributed, in order."""
    return [
        index
        for index in scene.by_sentence.get(number, ())
        if index in said.sources and scene.categories[index].type in SPEECH
    ]


def subjunctive(scene: Scene, said: Said, stretch: int) -> Source | None:
    """Er habe „…“: quoted words in a Konjunktiv sentence without a source go on with the report before.

    The Konjunktiv of reported speech needs no verb of saying (Duden, Die Grammatik); sentences in it keep the speaker.
    """
    number = scene.frames[stretch].sentence
    if number is None or (scene.frames[stretch].masked and scene.is_bare(number)):
        return None
    tree, frame = scene.trees[number], scene.frames[stretch]
    predicates = tree.predicates()
    if not any(tree.subjunctive(index) for index in predicates) or _is_heard(tree):
        return None
    if frame.masked and frame.before.endswith(":") and not tree.subjunctive(tree.highest(predicates)):
        return None  # the reporter's own sentence leads to the colon: whoever speaks is in it
    here = clauses.before_colon(scene, number, frame.first) or clauses.before_comma(scene, number, frame.tokens)
    return here or _report_chain(scene, said, number, Rule.KONJUNKTIV)


def _is_heard(tree: Tree) -> bool:
    """Tell whether a sentence says itself that its words are heard, of nobody known: «war zu hören, das sei „…“»."""
    words = [token.text.lower() for token in tree.tokens if token.mask is None]
    return any(pair in {("zu", "hören"), ("zu", "vernehmen")} for pair in pairwise(words))


def shown(scene: Scene, said: Said, stretch: int) -> Source | None:
    """„…“, so X. Der Film zeige, wie „…“ das sei: who speaks in the chain, not the thing that shows.

    That the thing does not speak is said by its cue, which has no source (``_is_shown`` in :mod:`quotes.cues.verbs`).
    """
    number = scene.frames[stretch].sentence
    before = scene.before(number) if number is not None else None
    if number is None or before is None or scene.paragraph_of(number) != scene.paragraph_of(before):
        return None
    tree, cues = scene.trees[number], scene.cues[number]
    predicates = tree.predicates()
    if not cues or not predicates or not tree.subjunctive(tree.highest(predicates)):
        return None
    if not all(cue.category == "verb" and shows(cue.lemma) and cue.source is None for cue in cues):
        return None
    return reported_before(scene, said, number, before) or _report_chain(scene, said, number, Rule.KONJUNKTIV)


def _report_chain(scene: Scene, said: Said, number: int, rule: Rule) -> Source | None:
    """Go back over Konjunktiv sentences to the one that names the source."""
    at = number
    for _ in range(CHAIN):
        before = scene.before(at)
        if before is None or scene.paragraph_of(number) - scene.paragraph_of(before) > PARAGRAPHS_BACK:
            return None
        source = reported_before(scene, said, number, before)
        if source is not None:
            how = source.how if source.like is None else "Konjunktiv der indirekten Rede; " + source.how
            return Source(rule, source.sentence, source.token, source.cue, how, source.like)
        if not _is_reported(scene, before):
            return None
        at = before
    return None


def _is_reported(scene: Scene, number: int) -> bool:
    """Tell whether a sentence consists of quotations or stands in the Konjunktiv."""
    tree = scene.trees[number]
    return scene.is_bare(number) or any(tree.subjunctive(index) for index in tree.predicates())


def over_a_gap(scene: Scene, said: Said, stretch: int) -> Source | None:
    """Er sei … Dann schwieg er. Sie habe „…“: one sentence of narration does not end a report in the Konjunktiv."""
    number = scene.frames[stretch].sentence
    if number is None or (scene.frames[stretch].masked and scene.is_bare(number)):
        return None
    tree, between = scene.trees[number], scene.before(number)
    if between is None or _is_heard(tree) or not any(tree.subjunctive(index) for index in tree.predicates()):
        return None
    first = scene.before(between)
    told = _is_reported(scene, between) or main_cue(scene, between) is not None
    if told or first is None or scene.paragraph_of(first) != scene.paragraph_of(number):
        return None
    if _is_about_somebody(scene, between):
        return None  # «Die Anwältin hielt dagegen … Ihr Mandant sei „…“»: it may be hers
    source = _report_up_to(scene, said, between, first)
    if source is None or (source.cue is not None and source.cue.category != "verb"):
        return None  # «nach ihren Angaben» two sentences back is too weak a thread
    how = "Konjunktiv der indirekten Rede, nach einem Satz dazwischen; " + source.how
    return Source(Rule.KONJUNKTIV_GAP, source.sentence, source.token, source.cue, how, source.like)


def _is_about_somebody(scene: Scene, number: int) -> bool:
    """Tell whether a sentence has somebody called by name or office for its subject, or a body whose view it tells."""
    tree, predicates = scene.trees[number], scene.trees[number].predicates()
    source = subject(tree, tree.highest(predicates)) if predicates else None
    mention = scene.finder.at(number, source) if source is not None else None
    views = mention is not None and mention.category == "organisation" and bool(scene.cues[number])
    return views or (mention is not None and mention.category in {"name", "role"})


def _report_up_to(scene: Scene, said: Said, between: int, last: int) -> Source | None:
    """Return the source of the report whose ``last`` sentence stands before the one ``between`` it and its sequel."""
    source = reported_before(scene, said, between, last)
    if source is None and _is_reported(scene, last):
        return _report_chain(scene, said, last, Rule.KONJUNKTIV_GAP)
    return source


def subject_before(scene: Scene, said: Said, stretch: int) -> Source | None:
    """Return the person who is the subject of the sentence before a quotation alone, where it reports no speech."""
    number = scene.bare_utterance(stretch)
    if number is None:
        return None
    before = scene.before(number)
    if before is None or scene.paragraph_of(before) != scene.paragraph_of(number):
        return None
    if not is_asked(scene, stretch) and (asking(scene, before) is not None or is_question(scene, before)):
        return None  # whoever asks, or is asked about, does not answer
    return _person_before(scene, stretch, before)


def _person_before(scene: Scene, stretch: int, before: int) -> Source | None:
    """Return the subject of a sentence, or whose it is where the speaker's own people are spoken of."""
    tree = scene.trees[before]
    predicates = tree.predicates()
    source = subject(tree, tree.highest(predicates)) if predicates else None
    mention = scene.finder.at(before, source) if source is not None else None
    if source is None or mention is None or mention.category not in {"name", "role", "pronoun"} or mention.quoted:
        return None
    owned = next((i for i in tree.kids(source, "det") if tree[i].text.lower() in _HIS), None)
    if owned is not None and _is_spoken_of(scene, tree, stretch, tree.highest(predicates)):
        how = "{subject} im Satz davor, vor dem Subjekt"
        return Source(Rule.SUBJECT_BEFORE, before, owned, None, how)
    return Source(Rule.SUBJECT_BEFORE, before, source, None, "{subject} ist Subjekt des Satzes davor")


def _is_spoken_of(scene: Scene, tree: Tree, stretch: int, verb: int) -> bool:
    """Seine Frau ist tot. „Sie fehlt mir.“ — tell whether the speaker's people are spoken of, by a state or «er»."""
    first = scene.words(stretch).exact[:1]
    state = tree[verb].upos in {"ADJ", "NOUN", "ADV"} or tree[verb].lemma in _STATES
    return state or bool(set(first) & _THEM)
