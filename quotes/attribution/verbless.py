"""Sieves for frames without a verb of speech: clauses that leave the verb out, «für X steht fest: „…“»."""

from __future__ import annotations

from collections.abc import Iterable

from quotes import lexicon
from quotes.attribution.names import Rule
from quotes.attribution.said import Said, Source
from quotes.attribution.scene import Scene
from quotes.cues import Cue, owner_of
from quotes.cues.gapping import gap
from quotes.cues.phrases import is_words
from quotes.cues.speaking import may_speak
from quotes.cues.subjects import subject
from quotes.data import Mention
from quotes.grammar.tree import VERBAL, Tree, base
from quotes.grammar.verbs import infinitives
from quotes.people.mentions import Mentions

_SPEAKS = frozenset({"name", "role", "organisation", "group"})  # sorts of mentions that speak without a verb
_PEOPLE = _SPEAKS | {"pronoun"}
_UNSAID = 8  # tokens before the colon of «Und von X: „…“»
_BACK = 3  # sentences back in which «das Fazit» finds whose it is
_SOUNDS = frozenset({"klingen", "anhören", "hören", "tönen"})  # «bei X klingt das so: „…“»
_ASKS_OR_WARNS = ("orderung", "orderungen", "Ruf", "Rufe", "ruf", "Wunsch", "arnung", "arnungen", "Verlangen")
_COMPLEMENT = 8  # tokens from such a noun to its preposition
_COMES = frozenset({"kommen", "folgen", "hören", "geben"})  # «von X kam ein: „…“»


# clauses that leave their verb out ---------------------------------------------------------------------


def gapping(scene: Scene, said: Said, stretch: int) -> Source | None:
    """X nannte es „…“, Y „…“ · „…“, sagt X, und Y: „…“: the subject of a clause that shares the verb before."""
    tree, frame = scene.tree(stretch), scene.frames[stretch]
    if tree is None or not frame.tokens:
        return None
    number = scene.sentence(stretch)
    others = [scene.frames[i] for i in scene.by_sentence.get(number, ()) if i != stretch]
    found = gap(tree, scene.cues[number], frame.tokens, [other.last for other in others if other.tokens])
    mention = _speaking(scene.finder, number, found.subject) if found is not None else None
    if found is None or mention is None:
        return None
    how = f"{{subject}} in einem Satz ohne eigenes Verb, nach „{found.cue.text(tree)}“"
    return Source(Rule.GAPPING, number, found.subject, None, how)


def _speaking(finder: Mentions, number: int, token: int) -> Mention | None:
    """Return the mention of somebody who speaks without a verb, also where a parser ties it to the noun before."""
    mention = finder.at(number, token)
    if mention is None:
        mention = finder.at(number, token, source=True)
        return mention if mention is not None and mention.category in {"name", "organisation"} else None
    return mention if mention.category in _SPEAKS else None


# words and whose they are ------------------------------------------------------------------------------


def owned(scene: Scene, said: Said, stretch: int) -> Source | None:
    """X' Satz „…“ · der von X geprägte Satz „…“ · mit ihrem Ruf „…“: the owner of the noun that names the words.

    The noun is tied to the quotation as its enge Apposition; its genitive, «von X» or the agent of its participle tells
    whose words they are (Duden, Die Grammatik).
    """
    tree, frame = scene.tree(stretch), scene.frames[stretch]
    if tree is None or not frame.tokens or frame.first == 0 or not frame.before[-1:].isalpha():
        return None
    number = scene.sentence(stretch)
    noun = _noun_with_complement(tree, frame.first)
    noun = frame.first - 1 if noun is None else noun
    if not is_words(tree[noun]) or "document" in lexicon.cue_noun(tree[noun].lemma):
        return None
    owner = _owner(scene, number, noun)
    if owner is None or owner in frame.tokens:
        return None
    how = f"„{tree[noun].text}“ {{with}} gleich vor dem Zitat"
    return Source(Rule.OWNED_WORDS, number, owner, Cue("phrase", noun, (noun,), owner, tree[noun].lemma), how)


def _owner(scene: Scene, number: int, noun: int) -> int | None:
    """Return whose words a noun names: who made them, whose they are, whom «sein» means."""
    tree = scene.trees[number]
    owner = _agent_of_attribute(tree, noun)
    if owner is None:
        owner = owner_of(tree, noun)
    if owner is None:
        return None
    if tree[owner].upos == "DET" or tree[owner].text.lower() in lexicon.closed("possessives"):
        return _clause_subject(scene, number, noun) or owner
    mention = scene.finder.at(number, owner)
    return owner if mention is not None and mention.category in _PEOPLE else None


def _noun_with_complement(tree: Tree, first: int) -> int | None:
    """Return the noun of speech whose complement the words are: «die Forderung des X nach „…“»."""
    at = first - 1
    while at >= 0 and tree[at].upos in {"DET", "ADJ"}:
        at -= 1
    if at <= 0 or tree[at].upos != "ADP" or tree[at].text.lower() not in {"nach", "vor"}:
        return None
    for index in range(at - 1, max(-1, at - _COMPLEMENT), -1):
        if tree[index].upos in VERBAL | {"PUNCT"}:
            return None
        if tree[index].upos == "NOUN" and tree[index].text.endswith(_ASKS_OR_WARNS):
            return index
    return None


def _agent_of_attribute(tree: Tree, noun: int) -> int | None:
    """Return who made the words by a participle before their noun: «der von X geprägte Satz»."""
    for attribute in tree.kids(noun, "amod", "acl"):
        if attribute > noun:
            continue
        for child in tree.kids(attribute, "nmod", "obl"):
            if tree.preposition(child) in {"von", "vom"} and may_speak(tree, child):
                return child
    return None


def _clause_subject(scene: Scene, number: int, noun: int) -> int | None:
    """Return the person that is the subject of the clause around, whom «sein» and «ihr» mean first of all."""
    tree = scene.trees[number]
    for above in tree.up(noun):
        if tree[above].upos in VERBAL:
            source = subject(tree, above)
            mention = scene.finder.at(number, source) if source is not None else None
            return source if mention is not None and mention.category in _PEOPLE else None
    return None


# whom it strikes, for whom it is certain, from whom it comes -------------------------------------------


def oblique(scene: Scene, said: Said, stretch: int) -> Source | None:
    """Für X steht fest: „…“ · Den X wundert es nicht: „…“ · Von X kam ein: „…“: who is no subject, and speaks.

    Verbs of feeling and judgement name who feels in the accusative or dative or with «für» (Zifonun et al. 1997;
    Universal Dependencies: experiencer); the colon gives that person's words.
    """
    tree, frame = scene.tree(stretch), scene.frames[stretch]
    if tree is None or not frame.masked or not frame.before.endswith(":"):
        return None
    found = whose_view(scene, scene.sentence(stretch), frame.first)
    if found is None:
        return None
    how = "{subject}: wessen Sicht der Satz vor dem Doppelpunkt gibt"
    return Source(Rule.COLON_OBLIQUE, scene.sentence(stretch), found.token, None, how)


def whose_view(scene: Scene, number: int, end: int) -> Mention | None:
    """Return the one person, no subject, whose words the last colon before the token ``end`` leads to."""
    tree = scene.trees[number]
    clause = _clause_before_colon(tree, end)
    if clause is None:
        return None
    predicates = [i for i in tree.predicates() if i in clause]
    verb = tree.highest(predicates) if predicates else None
    if verb is not None and _is_person_subject(scene, number, verb):
        return None
    fitting = [each for each in _people_in(scene.finder, number, clause) if _is_meant(tree, each, verb, clause)]
    return fitting[0] if len(fitting) == 1 else None


def _people_in(finder: Mentions, number: int, places: Iterable[int]) -> list[Mention]:
    """Return the mentions of people, bodies and pronouns at some places of a sentence."""
    mentions = (finder.at(number, index) for index in places)
    return [each for each in mentions if each is not None and each.category in _PEOPLE]


def _clause_before_colon(tree: Tree, end: int) -> range | None:
    """Return the tokens from the last colon but one, or from the sentence's beginning, to the last colon."""
    colon = next((i for i in range(end - 1, -1, -1) if tree[i].text == ":"), None)
    if colon is None:
        return None
    return range(max((i + 1 for i in range(colon) if tree[i].text in {":", ";"}), default=0), colon)


def _is_person_subject(scene: Scene, number: int, verb: int) -> bool:
    """Tell whether the subject of a verb is somebody who could speak."""
    source = subject(scene.trees[number], verb)
    mention = scene.finder.at(number, source) if source is not None else None
    return mention is not None and mention.category in _PEOPLE and not _is_oblique(scene.trees[number], mention.token)


def _is_oblique(tree: Tree, index: int) -> bool:
    return tree[index].upos == "PRON" and tree[index].text.lower() in {"ihn", "ihm", "ihnen"}


def _verbs(tree: Tree, verb: int | None) -> frozenset[str]:
    """Return the infinitives that a predicate and its finite verb may belong to."""
    places = [i for i in (verb, None if verb is None else tree.finite(verb)) if i is not None]
    return frozenset(name for i in places for name in infinitives(tree[i].text, tree[i].lemma))


def _is_meant(tree: Tree, mention: Mention, verb: int | None, clause: range) -> bool:
    """Tell whether a mention is the person whose view a sentence before a colon gives."""
    index, known = mention.token, _verbs(tree, verb)
    match tree.preposition(index):
        case "für":
            copula = verb is not None and bool(tree.kids(verb, "cop"))
            judges = verb is None or copula or bool(known & lexicon.closed("verbs_of_judgement"))
            return judges and _is_fronted(tree, index, clause)
        case "bei" | "beim":
            return bool(known & _SOUNDS)
        case "von" | "vom":
            return _is_fronted(tree, index, clause) and _comes(tree, index, verb, len(clause))
        case "":
            relation = base(tree[index].deprel) in {"obj", "iobj", "obl", "nsubj"}
            own = verb is not None and tree[index].head == verb and relation
            return own and bool(known & lexicon.closed("verbs_of_feeling"))
    return False


def _is_fronted(tree: Tree, index: int, clause: range) -> bool:
    """Tell whether only small words stand before a phrase in its clause: «Auch für X», «Und von X»."""
    first = next((i for i in tree.phrase(index) if tree[i].upos != "PUNCT"), index)
    return all(tree[i].upos in {"ADV", "CCONJ", "ADP", "PART", "DET"} for i in range(clause.start, first))


def _comes(tree: Tree, index: int, verb: int | None, length: int) -> bool:
    """Tell whether words come from somebody: «Von X kam ein knappes: „…“», «Und von X: „…“»."""
    if verb is None:
        return length <= _UNSAID
    return bool(_verbs(tree, verb) & _COMES) and tree[index].head in {verb, tree[verb].head}


# the verdict of whom the text spoke of before ----------------------------------------------------------


def verdict(scene: Scene, said: Said, stretch: int) -> Source | None:
    """Das Gesamturteil fiel mäßig aus: „…“: the words of whom the sentences before speak of, where no owner stands.

    A definite noun without an attribute points back (Zifonun et al. 1997: Anaphorik); the noun itself says nothing.
    """
    tree, frame = scene.tree(stretch), scene.frames[stretch]
    if tree is None or not frame.masked or not frame.before.endswith(":"):
        return None
    number = scene.sentence(stretch)
    noun = _verdict_noun(tree, frame.first)
    if noun is None or _has_person(scene, number, frame.first):
        return None
    at = scene.before(number)
    for _ in range(_BACK):
        if at is None or scene.paragraph_of(number) - scene.paragraph_of(at) > 1:
            return None
        found = _asked(scene, at) or _subject_of(scene, at)
        if found is not None:
            how = f"„{tree[noun].text}“ nimmt den Satz davor auf: {{subject}}"
            return Source(Rule.COLON_WORDS, at, found.token, None, how)
        at = scene.before(at)
    return None


def _verdict_noun(tree: Tree, end: int) -> int | None:
    """Return the noun for a verdict that a sentence begins with: «Das Fazit zu …», «Die Antwort fiel … aus»."""
    for token in tree.tokens[:end]:
        if token.upos in VERBAL or token.text == ":":
            return None
        if token.upos == "NOUN":
            told = token.text.lower().endswith(tuple(lexicon.closed("nouns_of_verdict")))
            return token.index if told and not tree.preposition(token.index) else None
    return None


def _has_person(scene: Scene, number: int, end: int) -> bool:
    """Tell whether somebody who could speak is named before the quotation without «zu», «über» or the like."""
    tree = scene.trees[number]
    people = _people_in(scene.finder, number, range(end))
    return any(tree.preposition(each.token) not in lexicon.closed("prepositions_of_topics") for each in people)


def _subject_of(scene: Scene, number: int) -> Mention | None:
    """Return the person or body that is the subject of a sentence of the reporter's."""
    tree = scene.trees[number]
    predicates = tree.predicates()
    source = subject(tree, tree.highest(predicates)) if predicates else None
    mention = scene.finder.at(number, source) if source is not None else None
    return mention if mention is not None and mention.category in _PEOPLE and not mention.quoted else None


def _asked(scene: Scene, number: int) -> Mention | None:
    """Return who is asked in a sentence: «wir fragten bei der Reederei nach», «eine Bitte an das Amt»."""
    tree = scene.trees[number]
    asks = any(_verbs(tree, i) & lexicon.closed("verbs_of_asking") for i in tree.predicates())
    if not asks:
        return None
    for index in range(len(tree)):
        mention = scene.finder.at(number, index)
        if mention is None or mention.category not in _SPEAKS or base(tree[index].deprel) == "nsubj":
            continue
        if tree.preposition(index) in {"bei", "beim", "an", "", "um"}:
            return mention
    return None
