"""Clauses that a reporting verb governs: «X sagte, er komme», «kündigte an, … zu …», «dass …, bestätigte X»."""

from __future__ import annotations

from quotes import lexicon
from quotes.attribution.names import Rule
from quotes.cues import Cue
from quotes.grammar.tree import Tree, base
from quotes.indirect.clause import (
    DASHES,
    Clause,
    Form,
    border_after,
    border_before,
    closing_verb,
    finites,
    is_subordinate,
    last_word,
    main_verbs,
    opener,
    section_end,
    trimmed,
)
from quotes.indirect.ends import content_end
from quotes.indirect.moods import in_konjunktiv, mood
from quotes.indirect.reporting import DASS, FRAME, LINKS, NOT, has_zu, how, is_quoted, is_somebody, verb_of

_RELATIVES = frozenset({"der", "die", "das", "den", "dem", "deren", "dessen"})


def behind(tree: Tree, number: int, cue: Cue) -> Clause | None:
    """Return what stands behind a frame and its comma or colon."""
    reach = max(verb_of(tree, cue), min(cue.tokens))
    particle = max(cue.tokens)
    at = reach
    while (at := border_after(tree, at)) <= last_word(tree):
        if tree[at].text == ";":
            return None
        start = at + 1
        form = _form(tree, cue, at)
        if form is None:
            if (at > particle and tree[at].text == ":") or _is_told(tree, at):
                return None
            continue
        if form is Form.INFINITIVE and (finites(tree, reach + 1, at) or not _is_governed(tree, cue, start)):
            continue
        if not cue.strong and not _is_firm(tree, cue, form, start):
            return None
        last = content_end(tree, cue, start)
        run = trimmed(tree, start, last)
        if run[0] > run[1] or is_quoted(tree, run):
            return None
        rule = Rule.VERB_COLON if tree[at].text == ":" else Rule.GOVERNED
        if _is_denied(tree, cue):
            return Clause(form, number, *run, cue, None, how(tree, cue), rule, unsaid=True)
        return Clause(form, number, *run, cue, cue.source, how(tree, cue), rule, cue.source is None)
    return None


def _is_denied(tree: Tree, cue: Cue) -> bool:
    """Tell whether a clause is what others say, and the subject denies: «wies den Vorwurf zurück, sie habe …»."""
    if cue.lemma not in lexicon.tagged("special_verbs.txt", "deny"):
        return False
    objects = [tree[i] for i in tree.kids(cue.head, "obj", "iobj", "obl") if tree[i].upos == "NOUN"]
    return any(lexicon.cue_noun(token.lemma) or lexicon.cue_noun(token.text) for token in objects)


def _is_told(tree: Tree, border: int) -> bool:
    """Tell whether a main clause of the reporter's begins behind a border: what it governs is not the frame's."""
    main = main_verbs(tree, border + 1, border_after(tree, border) - 1)
    return bool(main) and not in_konjunktiv(tree, main[0])


def _is_firm(tree: Tree, cue: Cue, form: Form, start: int) -> bool:
    """Tell whether a verb that may report does: «geht davon aus, dass …», or its clause stands in the Konjunktiv."""
    if form is Form.INFINITIVE:
        return False
    near = {tree[i].text.lower() for i in range(max(0, start - FRAME), start)}
    verbs = finites(tree, start, border_after(tree, start) - 1)
    told = bool(verbs) and mood(tree, verbs[-1]) == "first"
    infers = cue.lemma in {"ausgehen", "rechnen", "schließen"} and bool(near & lexicon.closed("adverbs_of_inference"))
    return told or (form is Form.DASS and infers)


def _form(tree: Tree, cue: Cue, border: int) -> Form | None:
    """Return the form of the reported clause that begins behind a border, None when none does."""
    start, end = border + 1, border_after(tree, border)
    if start > last_word(tree) or tree[start].mask is not None:
        return None
    word = tree[start].text.lower()
    if word in DASS | lexicon.closed("asking"):
        return Form.DASS if _is_content(tree, cue, border) else None
    if (
        word in lexicon.closed("openers_of_purpose")
        or tree[border].text in DASHES
        or (word in lexicon.closed("going_on") and not _asks(tree, cue, border))
    ):
        return None
    return _main_clause(tree, cue, border) or (Form.INFINITIVE if has_zu(tree, start, end - 1) else None)


def _is_content(tree: Tree, cue: Cue, border: int) -> bool:
    """Tell whether «dass», «ob» or a word with w- behind a border begins what somebody says or asks."""
    start, end = border + 1, border_after(tree, border)
    word = tree[start].text.lower()
    if word == "dass" and cue.cls != "neutral" and _is_consequence(tree, cue, border):
        return False
    if tree[border - 1].text.lower() == "dadurch":  # how something comes about
        return False
    if _is_denied_question(tree, cue, word):
        return False
    quoted = word in DASS and start + 1 < len(tree) and tree[start + 1].mask is not None
    verbs = finites(tree, start + 1, end - 1) or finites(tree, start + 1, last_word(tree))
    verbs = verbs or (closing_verb(tree, start + 1, end - 1) if word in DASS else [])
    return (quoted or bool(verbs)) and (word in DASS or _asks(tree, cue, border))


def _is_consequence(tree: Tree, cue: Cue, border: int) -> bool:
    """Tell whether «dass» tells of a consequence: «nimmt derart surreale Züge an, dass …»."""
    near = range(max(0, min(cue.tokens)), border)
    return any(
        tree[i].text.lower() in {"derart", "dermaßen"} or (tree[i].text.lower() == "so" and tree[i + 1].upos == "ADJ")
        for i in near
    )


def _asks(tree: Tree, cue: Cue, border: int) -> bool:
    """Tell whether a word with w- behind a verb begins what it asks or tells: the verb has no other object."""
    verb = verb_of(tree, cue)
    objects = [i for i in tree.kids(cue.head, "obj") if i < border and tree[i].text.lower() not in {"sich", "es"}]
    return not objects or verb > border


def _is_denied_question(tree: Tree, cue: Cue, word: str) -> bool:
    """Tell whether it is left open whether something is so: «sagte nicht, ob …» reports nothing."""
    denied = any(tree[i].text.lower() in NOT for i in tree.children[cue.head])
    return denied and word not in {"dass", "daß"}


def _main_clause(tree: Tree, cue: Cue, border: int) -> Form | None:
    """Return the form of a main clause behind a border: in the Konjunktiv, or plainly what a verb of saying reports."""
    start = border + 1
    word = tree[start].text.lower()
    reach = section_end(tree, start)
    main = main_verbs(tree, start, reach)
    if (word in LINKS and tree[border].text != ":") or word in {"sollte", "sollten"} or not main:
        return None
    if opener(tree, start) in _RELATIVES and is_subordinate(tree, finites(tree, start, reach)[0]):
        return None
    verb = main[0]
    if mood(tree, verb) == "first" or (mood(tree, verb) == "second" and cue.strong):
        return Form.KONJUNKTIV
    return Form.KONJUNKTIV if _is_plain(tree, cue, border, verb) else None


def _is_plain(tree: Tree, cue: Cue, border: int, verb: int) -> bool:
    """Tell whether a main clause in the indicative is what a verb of saying reports: «er sagt, das geht»."""
    start = border + 1
    if cue.lemma not in lexicon.closed("verbs_of_claims") or finites(tree, verb_of(tree, cue) + 1, border):
        return False
    second = border_before(tree, verb) == border and verb > start
    nominal = tree[start].text.lower() in lexicon.closed("opening_pronouns") or tree[start].upos in {
        "DET",
        "NOUN",
        "PROPN",
    }
    return second and (nominal or tree[border].text == ":") and not _is_listed(tree, cue, verb)


def _is_listed(tree: Tree, cue: Cue, verb: int) -> bool:
    """Tell whether a clause is but the next of the reporter's: it has its verb beside that of the frame."""
    above = tree[verb].head if base(tree[verb].deprel) in {"aux", "cop"} else verb
    return base(tree[above].deprel) == "conj" and tree[above].head == cue.head


def _is_governed(tree: Tree, cue: Cue, start: int) -> bool:
    """Tell whether an infinitive behind a comma belongs to the reporting verb, not to a noun or another verb."""
    beside = start - 2
    thing = beside >= 0 and tree[beside].upos == "NOUN" and not is_somebody(tree, beside)
    asked = cue.lemma == "appellieren" and tree.preposition(beside) == "an"  # «an beide Seiten, … zu …»
    if thing and beside not in cue.tokens and not asked:
        return False  # «vor dem Versuch, … zu …»
    below = set(tree.subtree(cue.head))
    for i in range(start, border_after(tree, start)):
        token = tree[i]
        if token.upos not in {"VERB", "AUX"} or not i or tree[i - 1].text.lower() != "zu":
            continue
        noun = tree[token.head] if 0 <= token.head < start else None
        return i in below or token.head < 0 or (noun is not None and noun.upos == "NOUN")
    return True


def front(tree: Tree, number: int, cue: Cue) -> Clause | None:
    """Return the clause with «dass» or «ob», or the w-clause, that begins a sentence whose verb follows it at once."""
    verb = verb_of(tree, cue)
    first = next((t.index for t in tree.tokens if t.upos != "PUNCT"), 0)
    word = tree[first].text.lower()
    border = border_before(tree, verb)
    if border <= first or verb > border + 2 or tree[border].text != ",":
        return None
    if word not in DASS and word not in lexicon.closed("question_words") - {"wie"}:
        return None
    run = trimmed(tree, first, border - 1)
    if not cue.strong or (cue.source is None and mood(tree, verb) == "first"):
        return None  # «Dass das so sei, werfe Fragen auf»: all of it is reported
    if word not in DASS and verb != cue.head and tree[verb].lemma.lower() in lexicon.closed("verbs_of_duty"):
        return None  # «Wer helfen möchte, kann sich melden»: the clause is the subject
    if not finites(tree, *run) or is_quoted(tree, run) or _is_denied_question(tree, cue, word):
        return None
    return Clause(Form.DASS, number, *run, cue, cue.source, how(tree, cue), Rule.GOVERNED, cue.source is None)
