"""Where the reporter's text says that somebody speaks: reporting verbs, source phrases, «so X», colons.

A cue is found in a sentence alone, without looking at quotations; which quotation it governs is for the sieves
of :mod:`quotes.attribution` and for :mod:`quotes.kinds` to say.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from quotes import lexicon
from quotes.amend import can_be_nominative
from quotes.syntax import NOMINAL, VERBAL, Tree, base
from quotes.types import Token
from quotes.verbs import infinitives, reporting_verb

CueSort = Literal["verb", "says", "phrase", "so", "cites"]
"""verb: sagte X · says: heißt es / steht im Bericht · phrase: laut X, X zufolge, nach Angaben von X ·
so: so X · cites: zitiert X (the object speaks)"""


@dataclass(frozen=True, slots=True)
class Cue:
    """A place that reports speech. ``source`` is the head token of who speaks, None when it is unsaid."""

    sort: CueSort
    head: int  # the verb, preposition or adverb
    tokens: tuple[int, ...]  # the words of the cue, in order
    source: int | None
    lemma: str
    cls: str = "neutral"
    strong: bool = True

    def text(self, tree: Tree) -> str:
        """Return the cue as it stands, with «…» where other words come between: «räumte … ein»."""
        parts: list[str] = []
        last = None
        for index in self.tokens:
            if last is not None and index > last + 1 and tree[index].span.start != tree[last].span.start:
                parts.append("…")
            if last is None or tree[index].span != tree[last].span:
                parts.append(tree[index].text)
            last = index
        return " ".join(parts)


def find(tree: Tree) -> tuple[Cue, ...]:
    """Return the cues of a sentence, in its order."""
    found: list[Cue] = []
    for token in tree.tokens:
        if token.mask is not None:
            continue
        if token.upos in VERBAL or token.feats.get("VerbForm"):
            cue = _verb(tree, token)
        elif token.upos == "NOUN" and "view" in lexicon.cue_noun(token.lemma):
            cue = _opinion(tree, token)
        elif token.text.lower() == "so":
            cue = _so(tree, token.index)
        elif token.upos in {"ADP", "ADV"} and token.text.lower() in {
            "laut",
            "gemäß",
            "zufolge",
            "nach",
            "aus",
            "lt",
            "für",
        }:
            cue = _phrase(tree, token.index)
        else:
            cue = None
        if cue is not None:
            found.append(cue)
    return tuple(found)


# verbs -----------------------------------------------------------------------------------------------


def _verb(tree: Tree, token: Token) -> Cue | None:
    if base(token.deprel) in {"aux", "cop"} and token.head >= 0:
        return None
    particles = [child for child in tree.children[token.index] if tree[child].deprel == "compound:prt"]
    particle = particles[0] if particles else _late_particle(tree, token)
    says = _says(tree, token, particle)
    if says is not None:
        return says
    verb = reporting_verb(token, tree[particle].text.lower() if particle is not None else "")
    if verb is None and particle is not None:
        particle = None
        verb = reporting_verb(token, "")
    if verb is None:
        return _light(tree, token)
    words = sorted({token.index} | ({particle} if particle is not None else set()))
    if verb.infinitive in {"zitieren", "wiedergeben"}:
        return _cites(tree, token, tuple(words), verb.infinitive)
    passive = _is_passive(tree, token.index)
    source = _agent(tree, token.index) if passive else subject(tree, token.index)
    return Cue("verb", token.index, tuple(words), source, verb.infinitive, verb.cls, verb.strength == "strong")


def _late_particle(tree: Tree, token: Token) -> int | None:
    """Return a particle that the parser left elsewhere: «räumte Müller gegenüber der Presse ein.»"""
    if token.feats.get("VerbForm") != "Fin":
        return None
    for index in range(token.index + 1, min(len(tree), token.index + 25)):
        here = tree[index]
        if here.upos in VERBAL or here.text in {":", ";", "."} or here.mask is not None:
            return None
        after = tree[index + 1].text if index + 1 < len(tree) else "."
        if here.upos in {"ADP", "ADV", "PART", "ADJ"} and after in {".", ",", ":", ";", "und", "!"}:
            return index if reporting_verb(token, here.text.lower()) is not None else None
    return None


def _light(tree: Tree, token: Token) -> Cue | None:
    """Return a phrase cue: light verb with its noun («gab zu Protokoll», «zeigte sich überzeugt»)."""
    below = None
    for infinitive in infinitives(token.text, token.lemma):
        for phrase in lexicon.phrases_of(infinitive):
            if below is None:
                near = {i for i in tree.subtree(token.index) if abs(i - token.index) < 14 and tree[i].mask is None}
                near |= set(tree.up(token.index)) if base(token.deprel) in {"cop", "aux"} else set()
                below = {}
                for i in near:
                    below.setdefault(tree[i].text.lower(), i)
                    below.setdefault(tree[i].lemma.lower(), i)
            if all(word.lower() in below for word in phrase.words):
                words = sorted({token.index} | {below[word.lower()] for word in phrase.words})
                source = _agent(tree, token.index) if _is_passive(tree, token.index) else subject(tree, token.index)
                return Cue(
                    "verb", token.index, tuple(words), source, phrase.text, phrase.cls, phrase.strength == "strong"
                )
    return None


def _opinion(tree: Tree, token: Token) -> Cue | None:
    """Return the cue of «X ist der Meinung, dass …», «X vertritt …» is a phrase of the lexicon."""
    copula = tree.kids(token.index, "cop")
    if not copula or not tree.kids(token.index, "det"):
        return None
    source = _own_subject(tree, token.index)
    if source is None:
        return None
    words = tuple(sorted({copula[0], token.index}))
    return Cue("verb", token.index, words, source, f"{token.lemma} sein", "conjecture")


def _says(tree: Tree, token: Token, particle: int | None) -> Cue | None:
    """Return the cue of a document that speaks: heißt es im Bericht, steht dort, ist zu lesen."""
    lemma = next((name for name in infinitives(token.text, token.lemma) if name in _SAYING), "")
    if not lemma and token.text.lower() in {"hieß", "heißt", "hiess", "heisst"}:
        lemma = "heißen"
    if not lemma or (particle is not None and tree[particle].text.lower() not in {"weiter", "dazu"}):
        return None
    kids = tree.kids(token.index, "nsubj", "expl", "obj")
    impersonal = [i for i in kids if tree[i].text.lower() == "es"]
    near = [i for i in (token.index - 1, token.index + 1) if 0 <= i < len(tree) and tree[i].text.lower() == "es"]
    expletive = (impersonal or near or [None])[0]
    if lemma == "heißen" and expletive is None:
        return None
    if lemma == "verlauten":
        return _leaked(tree, token)
    source = None
    for child in [*tree.kids(token.index, "obl", "nmod", "obj"), *_after(tree, token.index)]:
        if tree[child].upos in NOMINAL and tree.case(child) in {
            "in",
            "im",
            "aus",
            "von",
            "bei",
            "auf",
            "seitens",
            "beim",
            "vom",
        }:
            source = child
            break
    if lemma != "heißen":
        places = [i for i in tree.children[token.index] if tree[i].text.lower() in {"dort", "darin", "da", "hier"}]
        document = source is not None and (
            lexicon.is_document(tree[source].text) or lexicon.is_document(tree[source].lemma)
        )
        if not places and not document:
            return None
    if source is not None and tree[source].upos == "PRON" and base(tree[token.index].deprel) == "acl":
        source = tree[token.index].head  # «die Medien, in denen es heißt»
    words = [token.index] if expletive is None else sorted({token.index, expletive})
    return Cue("says", token.index, tuple(words), source, lemma)


def _leaked(tree: Tree, token: Token) -> Cue | None:
    """Return the cue of «aus Aufsichtsratskreisen verlautete»."""
    origin = [
        i for i in tree.kids(token.index, "obl", "nmod", "dep") if tree.case(i) in {"aus", "von", "vom", "seitens"}
    ]
    front = [
        i
        for i in range(max(0, token.index - 4), token.index)
        if tree[i].upos in {"NOUN", "PROPN"} and tree.case(i) == "aus"
    ]
    source = (origin or front or [None])[0]
    return None if source is None else Cue("says", token.index, (token.index,), source, "verlauten")


_SAYING = frozenset({"heißen", "stehen", "lesen", "verlauten", "lauten"})


def _after(tree: Tree, index: int) -> list[int]:
    """Return the heads of the noun phrases that follow, up to the next verb."""
    found = []
    for i in range(index + 1, len(tree)):
        if tree[i].upos in VERBAL or tree[i].mask is not None:
            break
        if tree[i].upos in NOMINAL and base(tree[i].deprel) in {"obl", "nmod", "obj", "nsubj"}:
            found.append(i)
    return found


def _cites(tree: Tree, token: Token, words: tuple[int, ...], lemma: str) -> Cue:
    """Return the cue of a medium that cites: the object of the active, the subject of the passive speaks."""
    if _is_passive(tree, token.index):
        return Cue("cites", token.index, words, subject(tree, token.index), lemma, "cite")
    oblique = [
        i
        for i in tree.kids(token.index, "nsubj", "obj", "iobj", "obl")
        if tree[i].upos in {"NOUN", "PROPN"} and not tree.case(i) and not can_be_nominative(tree.tokens, i)
    ]
    if oblique:  # «Den Förster zitierte die Agentur»
        return Cue("cites", token.index, words, oblique[0], lemma, "cite")
    objects = [i for i in tree.kids(token.index, "obj", "iobj") if tree[i].mask is None and tree[i].upos in NOMINAL]
    persons = [i for i in objects if tree[i].feats.get("Reflex") != "Yes"]
    if not persons:  # «zitiert die „Wochenpost“ Maier»: the parser takes the name for the paper's
        papers = [
            i
            for i in tree.kids(token.index, "nsubj")
            if lexicon.work_class(tree[i].text) == "press" or lexicon.is_medium(tree[i].text)
        ]
        persons = [i for paper in papers for i in tree.kids(paper, "appos") if tree[i].upos == "PROPN" and i > paper]
    return Cue("cites", token.index, words, persons[0] if persons else None, lemma, "cite")


def _is_passive(tree: Tree, index: int) -> bool:
    return any(tree[child].deprel in {"aux:pass", "nsubj:pass"} for child in tree.children[index]) or any(
        tree[child].lemma == "werden"
        and base(tree[child].deprel) == "aux"
        and tree[index].text.lower().startswith(("ge", "be", "ver", "zi"))
        and tree[index].feats.get("VerbForm") == "Part"
        for child in tree.children[index]
    )


def _agent(tree: Tree, index: int) -> int | None:
    """Return the agent of a passive: «wurde von der Ministerin als „…“ bezeichnet»."""
    agents = [child for child in tree.kids(index, "obl") if tree.case(child) in {"von", "vom", "durch", "seitens"}]
    if agents:
        return agents[0]
    places = [child for child in tree.kids(index, "obl") if tree.case(child) in {"in", "im", "unter", "bei", "beim"}]
    return next((i for i in places if lexicon.is_group(tree[i].text) or lexicon.is_medium(tree[i].text)), None)


# subjects --------------------------------------------------------------------------------------------


def subject(tree: Tree, verb: int) -> int | None:
    """Return the head token of the subject of ``verb``, or None.

    Looks at the verb itself, at the verb it is coordinated with or depends on as an infinitive, at the noun
    that its relative clause modifies; and, since a mask may have taken the subject's place in the parse, at
    the nominative that follows the verb.
    """
    seen: set[int] = set()
    at: int | None = verb
    while at is not None and at not in seen:
        seen.add(at)
        own = _own_subject(tree, at)
        if own is not None:
            inverted = _nominative_after(tree, verb) if _other_clause_between(tree, own, verb) else None
            return own if inverted is None else inverted
        at = _lender(tree, at)
    if _is_subordinate(tree, verb):  # its subject stands before it or nowhere
        return _relative_subject(tree, verb)
    for find_it in (_nominative_after, _stray_subject, _elided, _front):
        found = find_it(tree, verb)
        if found is not None:
            return found
    return None


def _is_subordinate(tree: Tree, verb: int) -> bool:
    """Tell whether a verb ends a subordinate clause: it has a conjunction, or a relative pronoun before it."""
    if base(tree[verb].deprel) not in {"acl", "advcl", "ccomp"}:
        return False
    before = [i for i in tree.children[verb] if i < verb]
    return any(
        base(tree[i].deprel) == "mark" or (tree[i].upos == "PRON" and "Rel" in tree[i].feats.get("PronType", ""))
        for i in before
    )


def _relative_subject(tree: Tree, verb: int) -> int | None:
    """Return the subject of a relative clause: its noun, or the other noun in it when the pronoun is oblique («den die X …»)."""
    if base(tree[verb].deprel) != "acl":
        return None
    pronoun = next((i for i in tree.children[verb] if i < verb and tree[i].upos == "PRON"), None)
    if pronoun is not None and tree[pronoun].text.lower() in {
        "den",
        "dem",
        "denen",
        "dessen",
        "deren",
        "welchen",
        "welchem",
    }:
        others = [
            i
            for i in tree.children[verb]
            if pronoun < i < verb and tree[i].upos in {"NOUN", "PROPN"} and not tree.case(i)
        ]
        return next((i for i in others if can_be_nominative(tree.tokens, i) and may_speak(tree, i)), None)
    return tree[verb].head if may_speak(tree, tree[verb].head) else None


def _front(tree: Tree, verb: int) -> int | None:
    """Return what stands before a verb-second verb, where the parser did not call it subject: «Einer der Männer sagte»."""
    if not tree.is_finite(verb) or base(tree[verb].deprel) not in {"root", "conj", "parataxis"}:
        return None
    fronted = [
        i
        for i in tree.children[verb]
        if i < verb and base(tree[i].deprel) in {"dep", "obj", "appos", "det", "nmod", "vocative"} and not tree.case(i)
        and tree[i].mask is None and (tree[i].upos in {"NOUN", "PROPN"} or tree[i].text.lower() in _ONE)
    ]  # fmt: skip
    fitting = [
        i for i in fronted if can_be_nominative(tree.tokens, i) and may_speak(tree, i) and _agrees(tree, verb, i)
    ]
    return fitting[0] if len(fitting) == 1 else None


_ONE = frozenset({"einer", "eine", "eines", "viele", "einige", "mehrere", "manche", "beide"})


def _other_clause_between(tree: Tree, noun: int, verb: int) -> bool:
    """Tell whether a clause stands between a noun and a verb after a comma: «A und B planten zu reisen, sagt C»."""
    if noun > verb or verb == 0 or tree[verb - 1].text != "," or not tree.is_finite(verb):
        return False
    for index in range(noun + 1, verb - 1):
        if tree.is_finite(index):
            clause = tree[index].head if base(tree[index].deprel) in {"aux", "cop"} else index
            if clause != verb and all(
                base(tree[i].deprel) not in {"acl", "advcl"} for i in (clause, *tree.up(clause)) if i != verb
            ):
                return True
    return False


def _elided(tree: Tree, verb: int) -> int | None:
    """Return the subject that a second verb leaves out, where the parser hung the first under it: «X schwieg, sagte aber, …»."""
    for child in tree.kids(verb, "ccomp", "parataxis", "conj"):
        if child < verb and tree.finite(child) is not None and not tree.subjunctive(child):
            own = _own_subject(tree, child)
            if own is not None and own < verb:
                return own
    return None


def _stray_subject(tree: Tree, verb: int) -> int | None:
    """Return a subject that the parser gave to a verb which has one already: «sagte in der Halle, in der … hält, der Jäger X»."""
    if not tree.is_finite(verb):
        return None
    for token in tree.tokens[verb + 1 :]:
        if base(token.deprel) == "nsubj" and token.head >= 0 and token.mask is None and token.upos in NOMINAL:
            others = [i for i in tree.kids(token.head, "nsubj") if i != token.index and tree[i].mask is None]
            if any(i < tree[token.head].index < token.index for i in others):
                return token.index
    return None


def _own_subject(tree: Tree, verb: int) -> int | None:
    """Return the nearest fitting subject among the verb's children; a relative pronoun only when there is no other."""
    relative = None
    for child in tree.kids(verb, "nsubj"):
        token = tree[child]
        if token.mask is not None or token.lemma.lower() in {"man", "es", "das", "dies", "was", "wer"}:
            continue
        if child + 1 < len(tree) and tree[child + 1].text == ":" and child + 1 < verb:
            continue  # «Europapolitik: Die Partei will …»
        if token.upos == "PRON" and token.text.lower() in {"der", "die", "das", "welcher", "welche", "welches"}:
            modified = tree[verb].head
            if base(tree[verb].deprel) == "acl" and modified >= 0 and tree[modified].upos in NOMINAL:
                relative = modified if may_speak(tree, modified) else _object_speaks(tree, verb)
                continue
            if base(tree[verb].deprel) in {"acl", "advcl", "ccomp"}:
                relative = relative if relative is not None else _object_speaks(tree, verb)
                continue
        if _is_excluded(token) or not _agrees(tree, verb, child) or not may_speak(tree, child):
            continue
        return child
    return relative


def _object_speaks(tree: Tree, verb: int) -> int | None:
    """Return the person in a relative clause about a thing: «die Marke, die Maier zum Ziel erklärt hatte»."""
    return next(
        (i for i in tree.kids(verb, "obj", "iobj") if i < verb and tree[i].upos == "PROPN" and not tree.case(i)), None
    )


def _agrees(tree: Tree, verb: int, noun: int) -> bool:
    """Tell whether a noun can be the verb's subject by number: «Die Mönche … beschrieb die Agentur» it cannot."""
    finite = tree.finite(verb)
    if finite is None or tree[noun].upos != "NOUN" or tree.kids(noun, "conj"):
        return True
    return not (tree[noun].feats.get("Number") == "Plur" and tree[finite].feats.get("Number") == "Sing")


def may_speak(tree: Tree, index: int) -> bool:
    """Tell whether a noun can be the source of words: not an abstract («die Aktion erinnere an …», «der Vorwurf»)."""
    token = tree[index]
    if token.upos != "NOUN":
        return True
    for noun in (token.text, token.lemma):
        if (
            lexicon.is_role(noun)
            or lexicon.is_organisation(noun)
            or lexicon.is_group(noun)
            or lexicon.is_document(noun)
        ):
            return True
    if tree.kids(index, "appos", "flat") or any(tree[i].upos == "PROPN" for i in tree.kids(index, "compound")):
        return True  # «Verein Seeblick»: named, whatever it is
    noun = token.text
    if lexicon.cue_noun(token.lemma) or lexicon.work_class(noun) in {"term", "law", "event", "name"}:
        return False
    return not noun.lower().endswith(_ABSTRACT)


_ABSTRACT = (
    "ung", "ungen", "heit", "keit", "heiten", "keiten", "tion", "tionen", "tät", "ismus", "nis", "nisse", "gang", "motiv", "tum",
    "arbeit", "schritt", "plan", "pläne", "preis", "zahl", "zahlen", "jahr", "jahre", "fall", "grund", "ziel", "frage", "idee", "krise", "lage",
)  # fmt: skip


def _is_excluded(token: Token) -> bool:
    return token.feats.get("Reflex") == "Yes" or token.text.lower() in {"das", "dies", "es", "man", "was"}


def _lender(tree: Tree, verb: int) -> int | None:
    """Return the verb whose subject this one shares: coordination, infinitive, participle."""
    token = tree[verb]
    relation = base(token.deprel)
    if token.head < 0:
        return None
    finite = tree.finite(verb)
    if relation == "conj" and tree[token.head].upos in {*VERBAL, "NOUN", "ADJ"}:
        return token.head
    if relation in {"xcomp", "aux", "cop"} or (relation in {"advcl", "ccomp", "acl"} and finite is None):
        return token.head
    return None


def _nominative_after(tree: Tree, verb: int) -> int | None:
    """Return the first noun or personal pronoun after a finite verb that may be its subject: „…“, sagt X."""
    if not tree.is_finite(verb):
        return None
    for index in range(verb + 1, min(len(tree), verb + 12)):
        token = tree[index]
        if token.text in {":", ";"} or token.mask is not None or (token.upos in VERBAL and tree.is_finite(index)):
            return None
        if token.upos not in NOMINAL or _is_excluded(token) or base(token.deprel) in {"compound", "flat", "nmod"}:
            continue
        if tree.case(index) or token.feats.get("Case") in {"Dat", "Gen"} or not can_be_nominative(tree.tokens, index):
            continue
        if not may_speak(tree, index) or not _agrees(tree, verb, index):
            continue
        if token.upos == "PRON" and token.text.lower() not in {"er", "sie", "dieser", "diese", "jener", "letzterer"}:
            continue
        top = index
        while (
            base(tree[top].deprel) in {"appos", "flat"} and tree[top].head > verb and tree[tree[top].head].mask is None
        ):
            top = tree[top].head
        return top
    return None


# so, laut, nach Angaben ------------------------------------------------------------------------------


def _so(tree: Tree, index: int) -> Cue | None:
    """Return the cue of «…, so X»: «so» right after a comma or quotation, a noun phrase right after it."""
    if index == 0 or (tree[index - 1].mask is None and tree[index - 1].upos != "PUNCT"):
        return None
    for at in range(index + 1, min(len(tree), index + 6)):
        token = tree[at]
        if token.upos in VERBAL or (token.upos == "PUNCT" and token.text != "-") or token.mask is not None:
            return None
        if (
            token.upos in NOMINAL
            and base(token.deprel) not in {"compound"}
            and may_speak(tree, at)
            and not tree.case(at)
        ):
            if token.upos == "PRON" and token.text.lower() not in {"er", "sie", "dieser", "diese"}:
                return None
            top = at
            while (
                base(tree[top].deprel) in {"appos", "flat"}
                and tree[top].head > index
                and tree[tree[top].head].mask is None
            ):
                top = tree[top].head
            top = _outer(tree, top, index)
            return Cue("so", index, (index,), top, "so")
    return None


def _outer(tree: Tree, index: int, floor: int) -> int:
    """Return the head of the phrase that ``index`` belongs to, as long as it stands right of ``floor``."""
    for above in tree.up(index):
        if (
            above <= floor
            or tree[above].upos not in NOMINAL
            or base(tree[index].deprel) not in {"nmod", "compound", "flat", "appos", "det"}
        ):
            break
        index = above
    return index


def _phrase(tree: Tree, index: int) -> Cue | None:
    """Return the cue of a source phrase: laut X, X zufolge, nach Angaben/Ansicht von X, aus Sicht der X."""
    word = tree[index].text.lower()
    noun = tree[index].head
    if (
        noun < 0
        or tree[noun].upos not in NOMINAL
        or base(tree[index].deprel) not in {"case", "advmod", "mark", "fixed"}
    ):
        noun = _next_noun(tree, index) if word != "zufolge" else index - 1
        if noun is None or noun < 0 or tree[noun].upos not in NOMINAL:
            return None
    tag = lexicon.cue_noun(tree[noun].lemma) or lexicon.cue_noun(tree[noun].text)
    if word == "für":
        return _for(tree, index, noun)
    if word in {"nach", "aus"} and not (tag and tag & {"words", "view"}):
        return None
    if word == "aus" and tree[noun].lemma not in {"Sicht", "Perspektive"}:
        return None
    words = [index] if not tag else sorted({index, noun})
    source: int | None = noun
    if tag:
        source = owner_of(tree, noun)
        if source is None:
            if word == "nach" and "document" not in tag:
                return None
            source = noun if "document" in tag else None
            words = [index]
        elif tree.case(source) in {"von", "vom"} and source > noun:
            words = sorted({*words, next(child for child in tree.kids(source, "case"))})
    return Cue("phrase", index, tuple(words), source, f"{word} {tree[noun].lemma}" if tag else word)


def _for(tree: Tree, index: int, noun: int) -> Cue | None:
    """Return the cue of «Für X sei das „…“»: a person after «für» and the Konjunktiv of reported speech."""
    above = tree[noun].head
    named = lexicon.is_role(tree[noun].text) or tree[noun].upos == "PROPN"
    while above >= 0 and base(tree[noun].deprel) == "nmod" and tree[above].upos in NOMINAL:
        above = tree[above].head
    if not named or above < 0 or noun > above or index > 2 or not tree.subjunctive(above):
        return None
    return Cue("phrase", index, (index,), noun, "für")


def _next_noun(tree: Tree, index: int) -> int | None:
    for at in range(index + 1, min(len(tree), index + 6)):
        if tree[at].upos in {"NOUN", "PROPN"} and base(tree[at].deprel) != "compound":
            return at
        if tree[at].upos in VERBAL or tree[at].upos == "PUNCT":
            return None
    return None


def owner_of(tree: Tree, noun: int) -> int | None:
    """Return whose words a noun of speech are: «Angaben der Polizei», «Merkels Worten», «seinen Angaben»."""
    for child in tree.kids(noun, "nmod", "appos", "flat"):
        if tree[child].mask is not None or tree[child].upos not in NOMINAL:
            continue
        if tree.case(child) in {"", "von", "vom", "seitens", "aus"}:
            return child
    possessive = [child for child in tree.kids(noun, "det") if tree[child].feats.get("Poss") == "Yes"]
    if not possessive and noun and tree[noun - 1].text.lower() in _POSSESSIVES:
        possessive = [noun - 1]
    return possessive[0] if possessive else None


_POSSESSIVES = frozenset("sein seine seinen seinem seiner seines ihr ihre ihren ihrem ihrer ihres".split())


# what a cue governs ----------------------------------------------------------------------------------


def governing(
    tree: Tree, cues: Sequence[Cue], tokens: Sequence[int], can_speak: Callable[[int], bool] = lambda _: True
) -> Cue | None:
    """Return the nearest cue above the words ``tokens`` that reports them, with a source outside of them.

    Goes up the tree from the quoted words; a verb that has no source of its own is passed over, as is one of
    whose subject the quoted words are a part.
    """
    inside = set(tokens)
    by_word: dict[int, Cue] = {}
    for cue in cues:
        if cue.sort in {"verb", "says", "cites"} and not inside & set(cue.tokens):
            for index in (cue.head, *cue.tokens):
                by_word.setdefault(index, cue)
    below = top = top_of(tree, tokens)
    for above in tree.up(below):
        found = by_word.get(above)
        if found is not None and _reports(tree, found, below, top):
            unsaid = found.source is None and found.sort != "says"
            own = found.source is not None and (found.source in inside or below in tree.subtree(found.source))
            mute = found.source is not None and not can_speak(found.source)
            if found.lemma in _DENYING and found.cls != "cite" and _is_denied(tree, found, below, top):
                return _denied(tree, found)
            if not unsaid and not own and not mute:
                return found
        below = above
    return None


_DENYING = frozenset(
    {"zurückweisen", "dementieren", "bestreiten", "widersprechen", "abstreiten", "leugnen", "zurückwiesen"}
)


def _is_denied(tree: Tree, cue: Cue, below: int, top: int) -> bool:
    """Tell whether the words are what somebody denies: «wies den Vorwurf zurück, er habe „…“», not «als „haltlos“»."""
    near = {tree[i].text.lower() for i in range(max(0, top - 4), top)}
    return "als" not in near and any(tree.subjunctive(i) for i in (top, below, *tree.up(top)) if i != cue.head)


def _denied(tree: Tree, cue: Cue) -> Cue | None:
    """Return the cue of denied words: whose report or charge it is, where the text says so."""
    for child in tree.kids(cue.head, "obj", "obl", "nsubj"):
        if tree[child].mask is None and (lexicon.cue_noun(tree[child].lemma) or lexicon.is_document(tree[child].text)):
            owner = owner_of(tree, child)
            if owner is not None and tree[owner].upos in NOMINAL:
                return Cue("phrase", child, (child,), owner, tree[child].lemma)
    return None


def top_of(tree: Tree, tokens: Sequence[int]) -> int:
    """Return the token of ``tokens`` whose head stands outside of them: what the reporter's sentence governs."""
    inside = set(tokens)
    tops = [i for i in tokens if tree[i].head not in inside and tree[i].upos != "PUNCT"]
    return tops[-1] if tops else tokens[-1]


def _reports(tree: Tree, cue: Cue, below: int, top: int) -> bool:
    """Tell whether a verb reports the words with head ``top`` that hang on it by the link from ``below``."""
    if cue.sort != "verb":
        return True
    relation = base(tree[below].deprel)
    if cue.strong:
        return relation not in {"nsubj", "advcl"} or tree.subjunctive(below) or tree[below].mask is not None
    labels = lexicon.as_verbs().get(cue.lemma) or lexicon.of_verbs().get(cue.lemma)
    if labels and any(tree[i].text.lower() == "als" for i in range(max(0, top - 4), top + 1)):
        return True
    return bool(labels) and relation in {"obj", "obl", "xcomp", "ccomp", "advcl", "nmod", "advmod"}
