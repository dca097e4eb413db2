"""Clauses that a noun of speech has with it: «die Forderung, dass …», «der Vorwurf, er habe …», «die Frage, ob …»."""

from __future__ import annotations

from collections.abc import Iterator

from quotes import lexicon
from quotes.attribution.names import Rule
from quotes.cues import Cue
from quotes.cues.phrases import owner_of
from quotes.cues.speaking import may_speak
from quotes.cues.subjects import subject
from quotes.grammar.tree import Tree, base
from quotes.indirect.clause import Clause, Form, border_after, finites, last_word, main_verbs, section_start, trimmed
from quotes.indirect.ends import content_end
from quotes.indirect.moods import mood
from quotes.indirect.reporting import is_somebody

_DASS = frozenset({"dass", "daß", "ob"})


def of_nouns(tree: Tree, number: int) -> Iterator[Clause]:
    """Yield the clauses that nouns of speech of a sentence have behind a comma or colon.

    Args:
        tree: the sentence.
        number: which one of the article it is.
    """
    for token in tree.tokens:
        if token.upos != "NOUN" or token.mask is not None:
            continue
        tags = lexicon.cue_noun(token.lemma) | lexicon.cue_noun(token.text)
        if not tags & {"words", "view"} or _is_shown(tree, token.index):
            continue
        border = border_after(tree, token.index)
        form = _form(tree, border) if border <= last_word(tree) and _is_near(tree, token.index, border) else None
        told = any(mood(tree, i) == "first" for i in main_verbs(tree, section_start(tree, token.index), border - 1))
        told = told or any(mood(tree, i) != "indicative" for i in main_verbs(tree, token.index, border - 1))
        if form is None or told:  # «Gutachten hätten gefehlt, Fristen seien …»: all of it is reported
            continue
        cue = _cue(tree, token.index)
        run = trimmed(tree, border + 1, content_end(tree, cue, border + 1))
        if run[0] <= run[1]:
            how = f"„{token.text}“ {{subject}}"
            yield Clause(form, number, *run, cue, cue.source, how, Rule.SPEECH_NOUN, cue.source is None)


def _is_shown(tree: Tree, noun: int) -> bool:
    """Tell whether a noun is what there is, not what somebody says: «es gibt Hinweise, dass …»."""
    if tree[noun].lemma.lower() not in lexicon.closed("nouns_of_evidence"):
        return False
    above = tree[noun].head
    return bool(tree.kids(noun, "cop")) or (
        above >= 0 and tree[above].lemma.lower() in {"geben", "sein", "finden", "haben"}
    )


def _is_near(tree: Tree, noun: int, border: int) -> bool:
    """Tell whether nothing but the noun's own phrase, or the end of its clause, stands between it and its comma."""
    own = set(tree.phrase(noun))
    between = [i for i in range(noun + 1, border) if i not in own]
    return all(tree[i].upos in {"VERB", "AUX", "ADP", "PART", "ADV"} for i in between) and len(between) <= 3


def _form(tree: Tree, border: int) -> Form | None:
    """Return the form of the clause behind a border, if it can be what somebody said."""
    start, end = border + 1, border_after(tree, border)
    if start > last_word(tree) or tree[border].text not in {",", ":"}:
        return None
    if tree[start].text.lower() in _DASS and finites(tree, start, last_word(tree)):
        return Form.DASS
    main = main_verbs(tree, start, end - 1) or main_verbs(tree, start, last_word(tree))
    return Form.KONJUNKTIV if main and mood(tree, main[0]) == "first" else None


def _cue(tree: Tree, noun: int) -> Cue:
    """Return a noun of speech as a cue, with whose it is."""
    owner = owner_of(tree, noun)
    if owner is None:
        above = tree[noun].head
        verb = above if above >= 0 and tree[above].upos in {"VERB", "AUX"} else -1
        holds = base(tree[noun].deprel) == "obj" or tree.preposition(noun) in {"mit", "in", "bei"}
        if verb >= 0 and holds and base(tree[noun].deprel) != "nsubj":
            owner = subject(tree, verb)
        if owner is not None and not is_somebody(tree, owner):
            owner = None
    if owner is not None and (owner == noun or not may_speak(tree, owner)):
        owner = None
    return Cue("phrase", noun, (noun,), owner, tree[noun].lemma)
