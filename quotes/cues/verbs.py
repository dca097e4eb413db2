"""Cues with a verb and its subject: sagte X, gab X zu Protokoll, ist X der Meinung, zitierte X."""

from __future__ import annotations

from dataclasses import replace

from quotes import lexicon
from quotes.cues.agents import (
    agent,
    agent_before,
    agent_of_group,
    attributed_to,
    is_done,
    is_passive,
    is_said_with,
    said_with,
)
from quotes.cues.citing import cited
from quotes.cues.cue import Cue
from quotes.cues.phrases import is_words, owner_of
from quotes.cues.speaking import may_speak
from quotes.cues.subjects import own_subject, subject
from quotes.data import Token
from quotes.grammar.tree import NOMINAL, VERBAL, Tree, base
from quotes.grammar.verbs import infinitives, reporting_verb

# Tokens from a verb to the particle that the parser left elsewhere. Of 1,753 rows of dev, train and fixtures 12 tokens
# change one speaker, 50 none.
_PARTICLE_REACH = 25
# Tokens between a light verb and the words of its phrase. Of the same rows 7 tokens change four, but no speaker; 28
# change three, and a speaker.
_PHRASE_REACH = 14
_NEAR = 5  # tokens from «von» to the second half of a circumposition: «von der ersten Stunde an»
_SHOWING = frozenset({"deutlich machen", "klar machen", "vor Augen führen"})  # phrases by which a thing proves
_ENDINGS = ("en", "em", "er", "es", "e")  # of adjectives
_THIS = frozenset({"das", "dies", "es"})
_PHRASED = frozenset({"zeigen", "geben", "äußern"})  # of which the phrases with an adjective are asked first


def at(tree: Tree, token: Token) -> Cue | None:
    """Return the cue of a verb: a reporting verb, or a light verb with the words that make it one."""
    if base(token.deprel) in {"aux", "cop"} and token.head >= 0:
        return _of_copula(tree, token)
    verb, particle = _with_particle(tree, token)
    if verb is None:
        return _light(tree, token)
    if verb.infinitive == "bestehen" and _is_of_parts(tree, token.index):
        return None
    words = tuple(sorted({token.index} | ({particle} if particle is not None else set())))
    if verb.strength == "weak" and verb.infinitive in _PHRASED:
        fixed = _light(tree, token)  # «zeigt sich entrüstet über …» tells more than «zeigt»
        if fixed is not None and fixed.strong and _has_topic(tree, fixed):
            return fixed
    if verb.infinitive in {"zitieren", "wiedergeben"}:
        return _cites(tree, token, words, verb.infinitive)
    speaker = _speaker_by_verb(tree, token, verb.infinitive)
    speaker = _by_agent(tree, token, speaker) if verb.cls == "neutral" else speaker
    strong = verb.strength == "strong" or _judges(tree, token, verb.infinitive)
    return Cue("verb", token.index, words, speaker, verb.infinitive, verb.cls, strong)


def _is_of_parts(tree: Tree, verb: int) -> bool:
    """Tell whether «bestehen» has «aus …» and tells of parts; with «auf …» it tells what somebody wants."""
    return any(tree.preposition(i) == "aus" for i in tree.kids(verb, "obl", "nmod"))


def attributive(tree: Tree, token: Token) -> Cue | None:
    """Return the cue of a participle that stands as an attribute: «der von X als „…“ gelobte Umbau».

    With an ending it is an adjective to a tagger; «von X» before it is who acts (Duden, Die Grammatik: Partizip II).
    """
    stem = next((token.text.removesuffix(end) for end in _ENDINGS if token.text.endswith(end)), "")
    if base(token.deprel) not in {"amod", "acl"} or not stem.endswith(("t", "en")):
        return None
    source = attributed_to(tree, token.index)
    verb = reporting_verb(replace(token, text=stem, lemma=stem), "") if source is not None else None
    if verb is None:
        return None
    return Cue("verb", token.index, (token.index,), source, verb.infinitive, verb.cls, verb.strength == "strong")


def _with_particle(tree: Tree, token: Token) -> tuple[lexicon.Verb | None, int | None]:
    """Return the reporting verb that a verb is, with its particle where that stands apart; None for one that is none.

    A particle that goes with any verb may be of the sentence, not of the verb; «findet statt» is no reporting verb.
    """
    particle = particle_of(tree, token)
    if particle is None:
        return reporting_verb(token, ""), None
    word = tree[particle].text.lower()
    verb = reporting_verb(token, word)
    if verb is None and (word in lexicon.closed("loose_particles") or _is_circumposition(tree, particle)):
        return reporting_verb(token, ""), None
    return verb, particle


def _is_circumposition(tree: Tree, particle: int) -> bool:
    """Tell whether a «particle» ends a phrase: «von der ersten Stunde an» (Duden, Die Grammatik: Zirkumposition)."""
    if tree[particle].text.lower() not in {"an", "aus", "her"}:
        return False
    return any(tree[i].text.lower() in {"von", "vom"} for i in range(max(0, particle - _NEAR), particle))


def _speaker_by_verb(tree: Tree, token: Token, infinitive: str) -> int | None:
    """Return who speaks by a reporting verb: its subject or agent, save for «entfahren», «zeigen», «lauten»."""
    escapes = infinitive in lexicon.tagged("special_verbs.txt", "escape")
    speaker = _dative(tree, token.index) if escapes else _speaker(tree, token)
    if _is_shown(tree, token.index, infinitive, speaker):
        return None
    if infinitive == "lauten" and (speaker is None or _is_worded(tree, infinitive, speaker)):
        return _whose(tree, token.index)
    return speaker


def _by_agent(tree: Tree, token: Token, speaker: int | None) -> int | None:
    """Return who speaks by a verb of saying: its agent where it only tells of a state, «der Plan ist ausgerichtet»."""
    if speaker is None or tree[speaker].upos != "NOUN" or not is_done(tree, token.index):
        return speaker
    return agent(tree, token.index)


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
    if is_passive(tree, token.index) or _is_to_be(tree, token):
        return agent(tree, token.index)
    inserted = agent_before(tree, token.index)
    inserted = agent_of_group(tree, token.index) if inserted is None else inserted
    if inserted is not None:  # «wie von der Ministerin behauptet»
        return inserted if may_speak(tree, inserted) else None
    source = said_with(tree, token) if is_said_with(tree, token) else subject(tree, token.index)
    return None if _is_excluded(tree, token, source) else source


def _is_excluded(tree: Tree, token: Token, source: int | None) -> bool:
    """Tell whether a participle with «sein» tells of a text what was done to it: «Kündigungen seien ausgeschlossen».

    A passive of state (Duden, Die Grammatik: Zustandspassiv). A person is in a state of his own: «ist empört».
    """
    being = any(tree[i].lemma == "sein" for i in tree.kids(token.index, "cop", "aux"))
    state = being and token.feats.get("VerbForm") == "Part"
    return state and source is not None and lexicon.is_document(tree[source].text)


def _is_to_be(tree: Tree, token: Token) -> bool:
    """Tell whether a verb is that of «Pfiffe waren zu hören»: its subject is heard, and does nothing.

    «Sein» with «zu» and an infinitive is a passive with a modal sense (Duden, Die Grammatik: modaler Infinitiv).
    """
    before = tree[token.index - 1] if token.index else None
    if before is None or before.text.lower() != "zu" or before.upos != "PART":
        return False
    return any(tree[i].lemma.lower() == "sein" for i in tree.kids(token.index, "aux", "cop"))


def _late_particle(tree: Tree, token: Token) -> int | None:
    """Return a particle that the parser left elsewhere: «räumte Müller gegenüber der Presse ein»."""
    if token.feats.get("VerbForm") != "Fin":
        return None
    index = token.index
    while index + 1 < min(len(tree), token.index + _PARTICLE_REACH):
        index = _behind_clause(tree, index + 1)
        here = tree[index]
        if here.upos in VERBAL or here.text in {":", ";", "."} or here.mask is not None:
            return None
        after = tree[index + 1].text if index + 1 < len(tree) else "."
        if here.upos in {"ADP", "ADV", "PART", "ADJ"} and after in {".", ",", ":", ";", "und", "!"}:
            return index if reporting_verb(token, here.text.lower()) is not None else None
    return None


def _behind_clause(tree: Tree, index: int) -> int:
    """Return the token behind a subordinate clause that a comma at ``index`` opens, else ``index``.

    «warf X, nachdem der Plan bekannt wurde, vor»: what is between the commas is no part of the bracket of the verb
    (Duden, Die Grammatik: Satzklammer).
    """
    opens = index + 1 < len(tree) and tree[index].text == "," and tree[index + 1].upos == "SCONJ"
    if not opens or tree[index + 1].text.lower() in {"dass", "ob"}:
        return index
    closing = next((i for i in range(index + 2, len(tree)) if tree[i].text == ","), None)
    return index if closing is None or closing + 1 >= len(tree) else closing + 1


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
                if phrase.text == "die Rede sein" or _is_shown(tree, token.index, phrase.text, speaker):
                    speaker = None
                return Cue("verb", token.index, words, speaker, phrase.text, phrase.cls, strong)
    return None


def _of_copula(tree: Tree, token: Token) -> Cue | None:
    """Return the phrase of a copula and its adjective, the head of the clause: «ist sich X sicher», «war sie stolz»."""
    adjective = tree[token.head]
    if not _is_state(token, adjective) or "sein" not in infinitives(token.text, token.lemma):
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


def _is_state(token: Token, above: Token) -> bool:
    """Tell whether a verb tells with the word above it in which state somebody is: «ist stolz», «ist verärgert»."""
    participle = base(token.deprel) == "aux" and above.feats.get("VerbForm") == "Part"
    return participle or (base(token.deprel) == "cop" and above.upos in {"ADJ", "ADV"})


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
    passive = is_passive(tree, token.index)
    source = subject(tree, token.index) if passive else cited(tree, token.index)
    return Cue("cites", token.index, words, source, lemma, "cite")
