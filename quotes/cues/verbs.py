"""Cues with a verb and its subject: sagte X, gab X zu Protokoll, ist X der Meinung, zitierte X."""

from __future__ import annotations

from collections.abc import Sequence

from quotes import lexicon
from quotes.cues.cue import Cue
from quotes.cues.phrases import is_words, owner_of
from quotes.cues.subjects import may_speak, own_subject, subject
from quotes.data import Token
from quotes.grammar.cases import can_be_nominative
from quotes.grammar.tree import NOMINAL, VERBAL, Tree, base
from quotes.grammar.verbs import infinitives, reporting_verb

# Tokens from a verb to the particle that the parser left elsewhere. Of 1,753 rows of dev, train and fixtures 12 tokens
# change one speaker, 50 none.
_PARTICLE_REACH = 25
# Tokens between a light verb and the words of its phrase. Of the same rows 7 tokens change four, but no speaker; 28
# change three, and a speaker.
_PHRASE_REACH = 14
_SHOWING = frozenset({"deutlich machen", "klar machen", "vor Augen führen"})  # phrases by which a thing proves
_THIS = frozenset({"das", "dies", "es"})
_PHRASED = frozenset({"zeigen", "geben", "äußern"})  # of which the phrases with an adjective are asked first
_PARTICIPLES = ("ge", "be", "ver", "zi")  # beginnings of participles


def at(tree: Tree, token: Token) -> Cue | None:
    """Return the cue of a verb: a reporting verb, or a light verb with the words that make it one."""
    if base(token.deprel) in {"aux", "cop"} and token.head >= 0:
        return _of_copula(tree, token)
    verb, particle = _with_particle(tree, token)
    if verb is None:
        return _light(tree, token)
    words = tuple(sorted({token.index} | ({particle} if particle is not None else set())))
    if verb.strength == "weak" and verb.infinitive in _PHRASED:
        fixed = _light(tree, token)  # «zeigt sich entrüstet über …» tells more than «zeigt»
        if fixed is not None and fixed.strong and _has_topic(tree, fixed):
            return fixed
    if verb.infinitive in {"zitieren", "wiedergeben"}:
        return _cites(tree, token, words, verb.infinitive)
    speaker = _speaker_by_verb(tree, token, verb.infinitive)
    strong = verb.strength == "strong" or _judges(tree, token, verb.infinitive)
    return Cue("verb", token.index, words, speaker, verb.infinitive, verb.cls, strong)


def _with_particle(tree: Tree, token: Token) -> tuple[lexicon.Verb | None, int | None]:
    """Return the reporting verb that a verb is, with its particle where that stands apart; None for one that is none.

    A particle that goes with any verb may be of the sentence, not of the verb; «findet statt» is no reporting verb.
    """
    particle = particle_of(tree, token)
    if particle is None:
        return reporting_verb(token, ""), None
    word = tree[particle].text.lower()
    verb = reporting_verb(token, word)
    if verb is None and word in lexicon.closed("loose_particles"):
        return reporting_verb(token, ""), None
    return verb, particle


def _speaker_by_verb(tree: Tree, token: Token, infinitive: str) -> int | None:
    """Return who speaks by a reporting verb: its subject or agent, save for «entfahren», «zeigen», «lauten»."""
    escapes = infinitive in lexicon.tagged("special_verbs.txt", "escape")
    speaker = _dative(tree, token.index) if escapes else _speaker(tree, token)
    if _is_shown(tree, token.index, infinitive, speaker):
        return None
    if infinitive == "lauten" and (speaker is None or _is_worded(tree, infinitive, speaker)):
        return _whose(tree, token.index)
    return speaker


def _judges(tree: Tree, token: Token, infinitive: str) -> bool:
    """Tell whether «finden» has an object and what it is found to be: «fand das „dreist“», «finde es „einen Hohn“».

    With an object alone it is no judgement («fand den Schlüssel»); with a second accusative, an adjective or «zum …» it
    says what somebody thinks of the first (Duden, Die Grammatik: Objektsprädikativ).
    """
    if infinitive != "finden":
        return False
    behind = tree[token.index + 1] if token.index + 1 < len(tree) else None
    if behind is not None and behind.text.lower() in _THIS:
        return _stands_alone(tree, behind)
    objects = [i for i in tree.kids(token.index, "obj", "expl") if tree[i].upos in NOMINAL]
    clauses = [i for i in tree.kids(token.index, "ccomp", "advcl") if i < token.index]
    return len(objects) > 1 or (bool(objects or clauses) and _has_label(tree, token.index))


def _stands_alone(tree: Tree, this: Token) -> bool:
    """Tell whether «das» is a pronoun, no article of a noun."""
    noun = tree[this.head] if base(this.deprel) == "det" and this.head >= 0 else None
    return noun is None or not noun.text[:1].isupper()


def _has_label(tree: Tree, verb: int) -> bool:
    """Tell whether a verb has with it what something is found to be: «dreist», «zum Lachen»."""
    adjective = any(tree[i].upos in {"ADJ", "VERB"} for i in tree.kids(verb, "xcomp", "advmod"))
    return adjective or any(tree.preposition(i) in {"zu", "zum", "zur"} for i in tree.kids(verb, "obl"))


def _is_shown(tree: Tree, verb: int, infinitive: str, source: int | None) -> bool:
    """Tell whether a verb in the Konjunktiv says what a thing proves: «der Film zeige, wie „…“ er sei».

    The Konjunktiv makes it a report: whoever speaks in it says so of the film (Duden, Die Grammatik: Indirekte Rede).
    """
    if source is None or not shows(infinitive) or not tree.subjunctive(verb):
        return False
    noun = tree[source]
    if noun.upos != "NOUN" or any(tree[i].upos == "PROPN" for i in tree.kids(source, "appos", "flat")):
        return False
    forms = (noun.text, noun.lemma)
    return not any(lexicon.is_role(form) or lexicon.is_organisation(form) or lexicon.is_group(form) for form in forms)


def _has_topic(tree: Tree, cue: Cue) -> bool:
    """Tell whether a phrase says of what somebody speaks: «zeigt sich entrüstet über „…“»."""
    places = [i for word in cue.tokens for i in tree.kids(word, "obl", "nmod")]
    return any(tree.preposition(i) in {"über", "von", "vom"} for i in places)


def shows(lemma: str) -> bool:
    """Tell whether a verb or phrase says that something shows."""
    return lemma in _SHOWING or lemma in lexicon.tagged("special_verbs.txt", "show")


def _is_worded(tree: Tree, infinitive: str, source: int | None) -> bool:
    """Tell whether words are so, and nobody says them: «Idas Fazit lautet: „…“»; a text of which it is said may."""
    if infinitive != "lauten" or source is None:
        return False
    behind = source + 1  # the noun of «Ida Korffs Fazit», of which the parser takes the name for the subject
    while behind < len(tree) and base(tree[behind].deprel) == "flat":
        behind += 1
    nouns = [source, behind] if tree[source].upos == "PROPN" and behind < len(tree) else [source]
    return any(is_words(tree[i]) and not lexicon.is_document(tree[i].text) for i in nouns)


def _whose(tree: Tree, verb: int) -> int | None:
    """Return who is named behind «lautete» as the owner of the words: «„…“, lautete das Resümee von X»."""
    words = next((i for i in tree.kids(verb, "nsubj") if i > verb and is_words(tree[i])), None)
    owner = owner_of(tree, words) if words is not None else None
    return owner if owner is not None and words is not None and may_speak(tree, owner) else None


def _dative(tree: Tree, verb: int) -> int | None:
    """Return whom a word escapes: «entfuhr es dem Trainer», «entfährt ihr ein „…“»."""
    for child in tree.kids(verb, "iobj", "obj", "obl", "nsubj"):
        token = tree[child]
        pronoun = token.text.lower() in {"ihm", "ihr", "ihnen"}
        noun = token.upos in {"NOUN", "PROPN"} and not tree.preposition(child) and may_speak(tree, child)
        if token.mask is None and (pronoun or noun):
            return child
    return None


def particle_of(tree: Tree, token: Token) -> int | None:
    """Return the particle of a separable verb where it stands apart: «räumte … ein»."""
    own = [child for child in tree.children[token.index] if tree[child].deprel == "compound:prt"]
    return own[0] if own else _late_particle(tree, token)


def _speaker(tree: Tree, token: Token) -> int | None:
    """Return the subject of an active verb, the agent of a passive one."""
    if _is_passive(tree, token.index):
        return _agent(tree, token.index)
    if _is_inserted_participle(tree, token.index):  # «wie von der Ministerin behauptet»
        return _agent(tree, token.index)
    return subject(tree, token.index)


def _is_inserted_participle(tree: Tree, verb: int) -> bool:
    """Tell whether a participle stands for a clause of its own: «wie von X behauptet», «anders als von X gefordert».

    Such a clause has no finite verb and no subject; «von X» is who acts (Duden, Die Grammatik: Partizipialgruppe).
    """
    if tree[verb].feats.get("VerbForm") != "Part" or tree.kids(verb, "aux", "nsubj") or tree.finite(verb) is not None:
        return False
    agents = [i for i in tree.kids(verb, "obl", "nmod") if tree.preposition(i) in {"von", "vom"} and i < verb]
    return any(i > 0 and tree[tree.phrase(i)[0] - 2].text.lower() in {"wie", "als"} for i in agents)


def _late_particle(tree: Tree, token: Token) -> int | None:
    """Return a particle that the parser left elsewhere: «räumte Müller gegenüber der Presse ein»."""
    if token.feats.get("VerbForm") != "Fin":
        return None
    for index in range(token.index + 1, min(len(tree), token.index + _PARTICLE_REACH)):
        here = tree[index]
        if here.upos in VERBAL or here.text in {":", ";", "."} or here.mask is not None:
            return None
        after = tree[index + 1].text if index + 1 < len(tree) else "."
        if here.upos in {"ADP", "ADV", "PART", "ADJ"} and after in {".", ",", ":", ";", "und", "!"}:
            return index if reporting_verb(token, here.text.lower()) is not None else None
    return None


def _light(tree: Tree, token: Token) -> Cue | None:
    """Return a phrase cue: light verb with its noun («gab zu Protokoll», «zeigte sich überzeugt»)."""
    below: dict[str, int] | None = None
    for infinitive in infinitives(token.text, token.lemma):
        for phrase in lexicon.phrases_of(infinitive):
            below = _words_near(tree, token) if below is None else below
            if all(word.lower() in below for word in phrase.words):
                words = tuple(sorted({token.index} | {below[word.lower()] for word in phrase.words}))
                strong = phrase.strength == "strong"
                speaker = _speaker(tree, token)
                if speaker in words:  # «Ihr Urteil fällt hart aus»: nobody passes it here
                    continue
                if _is_shown(tree, token.index, phrase.text, speaker):
                    speaker = None
                return Cue("verb", token.index, words, speaker, phrase.text, phrase.cls, strong)
    return None


def _of_copula(tree: Tree, token: Token) -> Cue | None:
    """Return the phrase of a copula and its adjective, the head of the clause: «ist sich X sicher», «war sie stolz»."""
    adjective = tree[token.head]
    if (
        base(token.deprel) != "cop"
        or adjective.upos not in {"ADJ", "ADV"}
        or "sein" not in infinitives(token.text, token.lemma)
    ):
        return None
    below = {tree[i].text.lower(): i for i in tree.subtree(adjective.index) if tree[i].mask is None}
    for phrase in lexicon.phrases_of("sein"):
        if adjective.text.lower() in {word.lower() for word in phrase.words} and all(
            word.lower() in below for word in phrase.words
        ):
            words = tuple(sorted({token.index} | {below[word.lower()] for word in phrase.words}))
            source = subject(tree, adjective.index)
            if source is None or not _is_somebody(tree[source]):  # «der Deich ist sicher»
                return None
            return Cue("verb", adjective.index, words, source, phrase.text, phrase.cls, phrase.strength == "strong")
    return None


def _is_somebody(token: Token) -> bool:
    """Tell whether a noun or pronoun is one for people or bodies."""
    known = (lexicon.is_role, lexicon.is_group, lexicon.is_organisation)
    named = token.upos in {"PROPN", "PRON"} and token.text.lower() not in lexicon.closed("impersonal")
    return named or any(told(form) for told in known for form in (token.text, token.lemma))


def _words_near(tree: Tree, token: Token) -> dict[str, int]:
    """Return the words of a verb's clause, as form and as lemma, in small letters → index of the first such."""
    near = {i for i in tree.subtree(token.index) if abs(i - token.index) < _PHRASE_REACH and tree[i].mask is None}
    near |= set(tree.up(token.index)) if base(token.deprel) in {"cop", "aux"} else set()
    words: dict[str, int] = {}
    for i in near:
        words.setdefault(tree[i].text.lower(), i)
        words.setdefault(tree[i].lemma.lower(), i)
    return words


def opinion(tree: Tree, token: Token) -> Cue | None:
    """Return the cue of «X ist der Meinung, dass …»; «X vertritt die Meinung» is a phrase of the lexicon."""
    copula = tree.kids(token.index, "cop")
    if not copula or not tree.kids(token.index, "det"):
        return None
    source = own_subject(tree, token.index)
    if source is None:
        return None
    words = tuple(sorted({copula[0], token.index}))
    return Cue("verb", token.index, words, source, f"{token.lemma} sein", "conjecture")


def _cites(tree: Tree, token: Token, words: tuple[int, ...], lemma: str) -> Cue:
    """Return the cue of a medium that cites: the object of the active, the subject of the passive speaks."""
    passive = _is_passive(tree, token.index)
    source = subject(tree, token.index) if passive else _cited(tree, token.index)
    return Cue("cites", token.index, words, source, lemma, "cite")


def _cited(tree: Tree, verb: int) -> int | None:
    """Return who is cited in the active: what cannot be the subject, else the object."""
    for i in tree.kids(verb, "nsubj", "obj", "iobj", "obl"):
        if tree[i].upos in {"NOUN", "PROPN"} and not tree.preposition(i) and not can_be_nominative(tree, i):
            return i  # «Den Förster zitierte die Agentur»
    subjects = tree.kids(verb, "nsubj")
    if any(tree[i].text.lower() == "man" for i in subjects):  # there is but one subject
        objects = tree.kids(verb, "obj", "iobj", "nsubj")
    else:
        objects = tree.kids(verb, "obj", "iobj")
    person = next((i for i in objects if _is_person(tree[i])), None)
    return _after_paper(tree, subjects) if person is None else person


def _is_person(token: Token) -> bool:
    """Tell whether an object may be somebody cited: no quotation, no «sich», no «man»."""
    reflexive = token.feats.get("Reflex") == "Yes"
    return token.mask is None and token.upos in NOMINAL and not reflexive and token.text.lower() != "man"


def _after_paper(tree: Tree, subjects: Sequence[int]) -> int | None:
    """Return the name of «zitiert die „Wochenpost“ Jan Maier», which the parser takes for the paper's.

    A person is no apposition of what is no person (Duden, Die Grammatik: enge Apposition).
    """
    papers = [i for i in subjects if tree[i].upos == "NOUN" and not lexicon.is_role(tree[i].text)]
    after = (i for paper in papers for i in tree.kids(paper, "appos") if i > paper)
    fitting = [i for i in after if tree[i].upos == "PROPN"]
    return next((i for i in fitting if tree.kids(i, "flat") or _is_paper(tree[tree[i].head].text)), None)


def _is_paper(noun: str) -> bool:
    return lexicon.work_class(noun) == "press" or lexicon.is_medium(noun)


def _is_passive(tree: Tree, index: int) -> bool:
    """Tell whether a verb is passive, also where the parser called «wurde» a plain auxiliary.

    What stands under «werden» and ends in t («werde aufgeklärt») is a participle: infinitives all end in n.
    """
    return any(tree[child].deprel in {"aux:pass", "nsubj:pass"} for child in tree.children[index]) or any(
        tree[child].lemma == "werden"
        and base(tree[child].deprel) == "aux"
        and (
            tree[index].text.lower().endswith("t")
            or (tree[index].text.lower().startswith(_PARTICIPLES) and tree[index].feats.get("VerbForm") == "Part")
        )
        for child in tree.children[index]
    )


def _agent(tree: Tree, index: int) -> int | None:
    """Return the agent of a passive: «wurde von der Ministerin als „…“ bezeichnet»."""
    agents = [
        child
        for child in tree.kids(index, "obl")
        if tree.preposition(child) in lexicon.closed("prepositions_of_agents")
    ]
    if agents:  # «durch den Satz beschrieben» has none
        return next((i for i in agents if may_speak(tree, i)), None)
    places = [
        child
        for child in tree.kids(index, "obl")
        if tree.preposition(child) in lexicon.closed("prepositions_of_groups")
    ]
    for place in places:
        noun = tree[place].text
        written = tree.preposition(place) in {"in", "im"} and _is_text(tree[place]) and not tree.subjunctive(index)
        if lexicon.is_group(noun) or lexicon.is_medium(noun) or written:  # «wird im Papier gefordert»
            return place
    return None


def _is_text(token: Token) -> bool:
    """Tell whether a noun is a text that says something."""
    return token.upos == "NOUN" and (lexicon.is_document(token.text) or lexicon.is_document(token.lemma))
