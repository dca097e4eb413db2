"""Who is the subject of a verb, where a small parser is often wrong: masks, inversion, relative clauses, coordination.

The rules are facts of German: the subject of a verb-second clause stands right before or after the finite verb or
after what the verb governs, it is in the nominative, and it agrees with the verb in number.
"""

from __future__ import annotations

from quotes import lexicon
from quotes.cues.agreement import agrees
from quotes.cues.behind import is_excluded, is_subordinate, right_of
from quotes.cues.speaking import may_speak
from quotes.data import Token
from quotes.grammar.cases import can_be_nominative, is_nominative
from quotes.grammar.tree import NOMINAL, VERBAL, Tree, base, is_time

_NAMING = frozenset({"nennen", "bezeichnen", "finden", "beschreiben", "kommentieren", "heißen", "schimpfen"})
_FRONTED = frozenset(
    {"dep", "obj", "appos", "det", "nmod", "vocative", "ccomp", "xcomp"}
)  # what the parser calls a subject before its verb
_JOINS = frozenset({"und", "sowie", "oder", "aber"})


def subject(tree: Tree, verb: int) -> int | None:
    """Return the head token of the subject of ``verb``, or None.

    Looks at the verb itself, at the verb it is coordinated with or depends on as an infinitive, at the noun
    that its relative clause modifies; and, since a mask may have taken the subject's place in the parse, at
    the nominative that follows the verb.
    """
    shared = _shared(tree, verb)
    if shared is not None:
        return shared
    seen: set[int] = set()
    at: int | None = verb
    while at is not None and at not in seen:
        seen.add(at)
        own = own_subject(tree, at)
        if own is not None:
            inverted = _inverted(tree, verb) if _other_clause_between(tree, own, verb) else None
            return own if inverted is None else inverted
        at = _lender(tree, at)
    if is_subordinate(tree, verb):  # its subject stands before it or nowhere
        relative = _relative_subject(tree, verb)
        return _beside_es(tree, verb) if relative is None else relative
    for find_it in (_inverted, _stray_subject, _elided, _front, _of_predicative):
        found = find_it(tree, verb)
        if found is not None:
            return found
    return None


def _shared(tree: Tree, verb: int) -> int | None:
    """Return the subject of the verb before, where a finite verb follows «und» at once: «sagt auch X und greift Y an».

    A verb-second clause whose verb comes first has its subject in the clause that it is joined to, also where that one
    is inverted; a noun behind its verb is an object (Duden, Die Grammatik: Subjektlücke in der Koordination).
    """
    joined = base(tree[verb].deprel) == "conj" and tree.is_finite(verb) and verb > 1
    if not joined or tree[verb - 1].text.lower() not in _JOINS or any(i < verb for i in tree.kids(verb, "nsubj")):
        return None
    first = tree[verb].head
    if first >= verb or tree.finite(first) is None or is_subordinate(tree, first):
        return None
    own = subject(tree, first)
    return own if own is not None and own < verb - 1 else None


def _inverted(tree: Tree, verb: int) -> int | None:
    """Return what stands right of a finite verb, or of the finite verb before an infinitive, and may be its subject."""
    finite = tree.finite(verb)
    if finite is None or finite > verb or any(tree[i].text.lower() == "man" for i in tree.kids(verb, "nsubj")):
        return None
    return right_of(tree, finite)


def _beside_es(tree: Tree, verb: int) -> int | None:
    """Return the subject of «wie es X formuliert», of which the parser takes the «es» for the subject.

    In a clause with «wie» that comments on another «es» stands for that other clause and is the object (Zifonun et al.,
    Grammatik der deutschen Sprache: Satzanapher).
    """
    before = [tree[i].text.lower() for i in tree.children[verb] if i < verb]
    if "wie" not in before or "es" not in before:
        return None
    nouns = [i for i in tree.kids(verb, "obj", "iobj", "nsubj") if tree[i].upos in {"NOUN", "PROPN"}]
    fitting = [i for i in nouns if can_be_nominative(tree, i) and may_speak(tree, i) and not tree.preposition(i)]
    return fitting[0] if len(fitting) == 1 else None


def _relative_subject(tree: Tree, verb: int) -> int | None:
    """Return the subject of a relative clause: its noun; with an oblique pronoun the other noun («den die X …»)."""
    if base(tree[verb].deprel) != "acl":
        return None
    pronoun = next((i for i in tree.children[verb] if i < verb and tree[i].upos == "PRON"), None)
    if pronoun is not None and tree[pronoun].text.lower() in lexicon.closed("oblique_relatives"):
        others = [
            i
            for i in tree.children[verb]
            if pronoun < i < verb and tree[i].upos in {"NOUN", "PROPN"} and not tree.preposition(i)
        ]
        return next((i for i in others if can_be_nominative(tree, i) and may_speak(tree, i)), None)
    return tree[verb].head if may_speak(tree, tree[verb].head) else None


def _front(tree: Tree, verb: int) -> int | None:
    """Return what stands before a verb-second verb and was not called its subject: «Einer der Männer sagte»."""
    if not tree.is_finite(verb) or base(tree[verb].deprel) not in {"root", "conj", "parataxis"}:
        return None
    fronted = [i for i in tree.children[verb] if i < verb and _is_fronted(tree, i)]
    fitting = [i for i in fronted if can_be_nominative(tree, i) and may_speak(tree, i) and agrees(tree, verb, i)]
    return fitting[0] if len(fitting) == 1 else None


def _is_fronted(tree: Tree, index: int) -> bool:
    """Tell whether a word before its verb may be a subject that the parser called something else."""
    token = tree[index]
    relation = base(token.deprel)
    noun = token.upos in {"NOUN", "PROPN"} or token.text.lower() in lexicon.closed("counting_pronouns")
    called = relation in _FRONTED or (relation == "obl" and not is_time(token))
    return noun and called and token.mask is None and not tree.preposition(index)


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
    """Return the subject that a second verb leaves out: «X schwieg, sagte aber, …» with the first verb under it."""
    for child in tree.kids(verb, "ccomp", "parataxis", "conj"):
        if child < verb and tree.finite(child) is not None and not tree.subjunctive(child):
            own = own_subject(tree, child)
            if own is not None and own < verb:
                return own
    return None


def _stray_subject(tree: Tree, verb: int) -> int | None:
    """Return a subject that the parser gave to a verb which has one already, or to a noun in another case.

    «sagte in der Halle, in der die Gruppe sich aufhält, der Jäger X»
    """
    if not tree.is_finite(verb):
        return None
    for token in tree.tokens[verb + 1 :]:
        if base(token.deprel) == "appos" and _is_stray_nominative(tree, token):
            return token.index
        if base(token.deprel) == "nsubj" and token.head >= 0 and token.mask is None and token.upos in NOMINAL:
            others = [i for i in tree.kids(token.head, "nsubj") if i != token.index and tree[i].mask is None]
            if any(i < tree[token.head].index < token.index for i in others):
                return token.index
    return None


def _is_stray_nominative(tree: Tree, token: Token) -> bool:
    """Tell whether a man «der …» after a comma is no apposition, being in the nominative and what he hangs on not."""
    if token.index < 2 or token.head < 0 or not is_nominative(tree, token.index):
        return False
    above, comma = tree[token.head], tree[token.index - 2]
    oblique = base(above.deprel) in {"obj", "obl", "iobj"} or not can_be_nominative(tree, above.index)
    return comma.text == "," and tree[token.index - 1].text.lower() == "der" and oblique and above.mask is None


def _object_first(tree: Tree, verb: int, noun: int) -> int | None:
    """Return who names a thing that stands before the verb and by its form could be its subject: «Das Tor nannte X …».

    Nominative and accusative of neuters are alike (Duden, Die Grammatik); the thing is named and the person names it.
    """
    token, behind = tree[noun], verb + 1
    before = [tree[i].text.lower() for i in tree.kids(noun, "det")]
    thing = token.upos == "NOUN" and noun < verb and before in (["das"], ["dies"], ["dieses"]) and not _known(token)
    if not thing or behind >= len(tree) or not tree.is_finite(verb):
        return None
    person = tree[behind].upos == "PROPN" and base(tree[behind].deprel) in {"obj", "iobj", "nsubj", "obl", "appos"}
    return behind if person and tree[behind].head == verb else None


def _known(token: Token) -> bool:
    """Tell whether a noun is one for people, bodies or texts."""
    told = (lexicon.is_role, lexicon.is_organisation, lexicon.is_group, lexicon.is_document, lexicon.is_medium)
    return any(known(form) for known in told for form in (token.text, token.lemma))


def own_subject(tree: Tree, verb: int) -> int | None:
    """Return the nearest fitting subject among the verb's children; a relative pronoun only when there is no other."""
    relative = None
    for child in tree.kids(verb, "nsubj"):
        if _is_relative(tree, verb, child):
            relative = _meant(tree, verb, relative)
        elif tree[child].text == "Sie" and tree.kids(verb, "vocative"):
            return tree.kids(verb, "vocative")[0]  # «Frau Korff, … schreiben Sie»
        elif _is_fitting(tree, verb, child):
            return child if tree[verb].lemma not in _NAMING else _object_first(tree, verb, child) or child
    return relative


def _is_relative(tree: Tree, verb: int, index: int) -> bool:
    """Tell whether a token is the relative pronoun of a verb's clause."""
    pronoun = tree[index].upos == "PRON" and tree[index].text.lower() in lexicon.closed("nominative_relatives")
    personal = tree[index].lemma.lower() not in lexicon.closed("impersonal")  # «das» may stand for nobody
    return pronoun and personal and tree[index].mask is None and base(tree[verb].deprel) in {"acl", "advcl", "ccomp"}


def _meant(tree: Tree, verb: int, relative: int | None) -> int | None:
    """Return who is meant by a relative pronoun: its noun, or the person in the clause where that cannot speak."""
    modified = tree[verb].head
    if base(tree[verb].deprel) == "acl" and modified >= 0 and tree[modified].upos in NOMINAL:
        return modified if may_speak(tree, modified) else _object_speaks(tree, verb)
    return relative if relative is not None else _object_speaks(tree, verb)


def _is_fitting(tree: Tree, verb: int, index: int) -> bool:
    """Tell whether what is called a verb's subject can be it: somebody who speaks, of the verb's number."""
    token = tree[index]
    if token.mask is not None or token.lemma.lower() in lexicon.closed("impersonal") | {"wer"} or is_excluded(token):
        return False
    if index + 1 < verb and tree[index + 1].text == ":":
        return False  # «Europapolitik: Die Partei will …»
    if any(tree[i].text.lower() == "als" for i in tree.kids(index, "case", "mark")):
        return False  # «Als Chance beurteilte der Rat …»
    if token.upos == "ADJ" and not token.feats.get("Case"):
        return False  # «Höhnisch, wie er ist, sagte X …»
    return agrees(tree, verb, index) and may_speak(tree, index)


def _of_predicative(tree: Tree, verb: int) -> int | None:
    """Return a subject before the verb that the parser gave to what follows it: «X nannte die Zahl gegriffen»."""
    if not tree.is_finite(verb):
        return None
    for child in tree.kids(verb, "xcomp", "ccomp"):
        if child > verb and tree.finite(child) is None:
            before = [i for i in tree.kids(child, "nsubj") if i < verb and not is_excluded(tree[i])]
            if len(before) == 1 and agrees(tree, verb, before[0]) and may_speak(tree, before[0]):
                return before[0]
    return None


def _object_speaks(tree: Tree, verb: int) -> int | None:
    """Return the person in a relative clause about a thing: «die Marke, die Maier zum Ziel erklärt hatte»."""
    return next(
        (i for i in tree.kids(verb, "obj", "iobj") if i < verb and tree[i].upos == "PROPN" and not tree.preposition(i)),
        None,
    )


def _lender(tree: Tree, verb: int) -> int | None:
    """Return the verb whose subject this one shares: coordination, infinitive, participle."""
    token = tree[verb]
    relation = base(token.deprel)
    if token.head < 0:
        return None
    finite = tree.finite(verb)
    if relation == "conj" and tree[token.head].upos in {*VERBAL, "NOUN", "ADJ"}:
        return _inserted(tree, token.head, verb) or token.head
    if relation in {"xcomp", "aux", "cop"} or (relation in {"advcl", "ccomp", "acl"} and finite is None):
        return token.head
    return None


def _inserted(tree: Tree, first: int, verb: int) -> int | None:
    """Return the verb of a frame between two verbs, whose clause the second goes on with.

    «Ein Laden warb …, berichtet X, fügt aber hinzu»: a clause without a subject goes on with the one right before it.
    """
    if not tree.is_finite(verb):
        return None
    for index in range(verb - 1, first, -1):
        if tree.is_finite(index) and base(tree[index].deprel) in {"parataxis", "conj"}:
            behind = [i for i in tree.kids(index, "nsubj") if index < i < verb]
            return index if behind and may_speak(tree, behind[0]) else None
    return None
