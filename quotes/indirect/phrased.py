"""Clauses with a source phrase: «laut X …», «X zufolge», «nach Angaben von X», «…, so X», also in the indicative."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quotes import lexicon
from quotes.attribution.names import Rule
from quotes.cues import Cue
from quotes.cues.phrases import JUDGED
from quotes.grammar.tree import Tree, base
from quotes.indirect.asides import around
from quotes.indirect.clause import (
    Clause,
    Form,
    border_after,
    border_before,
    finites,
    is_border,
    is_subordinate,
    last_word,
    main_verbs,
    opener,
    section_start,
    trimmed,
)
from quotes.indirect.moods import in_konjunktiv, is_finite, mood
from quotes.indirect.named import PHRASE, SO
from quotes.indirect.own import compound, own_phrases
from quotes.indirect.reporting import is_noun, is_somebody

_NEAR = 4  # tokens from a preposition to its noun


def phrased(tree: Tree, number: int, cues: tuple[Cue, ...]) -> Iterator[Clause]:
    """Yield the clauses of a sentence for which a source phrase stands.

    Args:
        tree: the sentence.
        number: which one of the article it is.
        cues: the reporting verbs and phrases in it.
    """
    for cue in [*(cue for cue in cues if _is_phrase(tree, cue)), *own_phrases(tree, cues)]:
        rule, find = (SO, _so) if cue.category == "so" else (PHRASE, _phrase)
        clause = rule.of(find, tree, number, cue)
        if clause is not None:
            yield clause


def _is_phrase(tree: Tree, cue: Cue) -> bool:
    """Tell whether a cue is a source phrase that holds for a whole clause."""
    if cue.category == "so":
        return cue.head + 1 < len(tree) and tree[cue.head + 1].text.lower() not in {"dass", "daß", "wie"}
    if cue.category != "phrase" or cue.lemma == JUDGED:
        return False
    if cue.lemma == "für":  # «Für Petra Harms sei das …»; «gerade für junge Menschen sei …» names no source
        return cue.head == 0 and cue.source is not None and tree[cue.source].upos == "PROPN"
    if any(compound(tree, i) for i in range(cue.head, min(len(tree), cue.head + _NEAR)) if tree[i].upos == "NOUN"):
        return False  # «nach RMV-Angaben von Menschen …»: see own_phrases
    return _is_source(tree, cue)


def _is_source(tree: Tree, cue: Cue) -> bool:
    """Tell whether a preposition names a source here: not in «dachte laut über …», «gemäß dem Gesetz»."""
    word, behind = tree[cue.head].text.lower(), tree[min(cue.head + 1, len(tree) - 1)]
    if word in {"zufolge", "entsprechend", "in"}:  # «zufolge»: see own_phrases
        return False
    if word == "aus":  # «Aus Sicht der Bahn ist …», not «erklärte die Politik aus Sicht der Bahn»
        return cue.head == 0 or is_finite(tree[cue.head - 1])
    if cue.lemma == "nach Wort" and not any(tree[i].text == "Worten" for i in cue.tokens):
        return False  # «nach dem Wort „…“ benannt»
    return not (word == "laut" and behind.upos in {"ADP", "PUNCT", "ADV"}) and not _is_rule(tree, cue)


def _is_rule(tree: Tree, cue: Cue) -> bool:
    """Tell whether something is done by a rule, and not said: «laut Gesetz», «gemäß dem Plan»; who says is somebody."""
    if cue.source is not None and tree[cue.source].text.lower().endswith(tuple(lexicon.closed("ends_of_rules"))):
        return True
    by_rule = tree[cue.head].text.lower() in {"gemäß", "gemäss"}
    return by_rule and (cue.source is None or not is_somebody(tree, cue.source))


def _so(tree: Tree, number: int, cue: Cue) -> Clause | None:
    """Return what stands around «so X»."""
    end = border_after(tree, cue.source if cue.source is not None else cue.head)
    while end <= last_word(tree) and tree[end].text == ",":  # «so Petra Harms, Chefin des Verbands»
        beyond = border_after(tree, end)
        if finites(tree, end + 1, beyond - 1) or beyond > last_word(tree) + 1 or beyond <= end + 1:
            break
        if not is_noun(tree, end + 1) and tree[end + 1].upos not in {"DET", "ADJ", "PROPN"}:
            break
        end = beyond
    return around(tree, number, cue, (cue.head, end - 1), Rule.SO)


def _phrase(tree: Tree, number: int, cue: Cue) -> Clause | None:
    """Return what a source phrase holds for."""
    cue = _with_source(tree, cue)
    start, end = _place(tree, cue)
    inner = _subordinate(tree, start, end)
    if inner is not None:
        run = trimmed(tree, *inner)
        if run[0] > run[1] or not finites(tree, *run):
            return None
        return Clause(
            Form.SOURCE_PHRASE, number, *run, cue, cue.source, _how(tree, cue), Rule.SOURCE_PHRASE, cue.source is None
        )
    first, last = _main_start(tree, start), _main_end(tree, end)
    left, right = trimmed(tree, first, start - 1), trimmed(tree, end + 1, last)
    before = [i for i in range(left[0], left[1] + 1) if tree[i].upos != "PUNCT"]
    if not before or all(tree[i].text.lower() in lexicon.closed("links_before_phrases") for i in before):
        run = right
    elif right[0] > right[1]:
        run = left
    else:
        run = (left[0], right[1])
    if run[0] > run[1] or not main_verbs(tree, *run):
        return None
    form = Form.KONJUNKTIV if any(mood(tree, i) == "first" for i in main_verbs(tree, *run)) else Form.SOURCE_PHRASE
    return _made(tree, form, number, run, cue)


def _with_source(tree: Tree, cue: Cue) -> Cue:
    """Return a source phrase with its noun as the source, where that is a body: «laut Anklage», «laut Verteidigung»."""
    noun = tree[cue.head].head
    alone = cue.source is None and noun >= 0 and noun == cue.head + 1 and tree[noun].upos == "NOUN"
    return replace(cue, source=noun) if alone and lexicon.is_group(tree[noun].text) else cue


def _made(tree: Tree, form: Form, number: int, run: tuple[int, int], cue: Cue) -> Clause:
    """Return the clause of a source phrase."""
    return Clause(form, number, *run, cue, cue.source, _how(tree, cue), Rule.SOURCE_PHRASE, cue.source is None)


def _place(tree: Tree, cue: Cue) -> tuple[int, int]:
    """Return the first and last token of a source phrase, its appositions with it."""
    tokens = {*cue.tokens, cue.head}
    nouns = [
        i
        for i in (cue.source, tree[cue.head].head if base(tree[cue.head].deprel) == "case" else None)
        if i is not None and i >= 0
    ]
    if "eigen" in "".join(tree[i].text.lower() for i in range(min(tokens), max(tokens) + 1)):
        nouns = []  # «nach eigenen Angaben»: the source stands elsewhere
    nouns += [i for i in cue.tokens if tree[i].upos == "NOUN"]
    for noun in nouns:
        if min(tokens) - 12 <= noun <= max(tokens) + 12:
            tokens |= set(tree.phrase(noun))
    start, end = min(tokens), max(tokens)
    while start and tree[start - 1].upos in {"ADJ", "DET"} and tree[start - 1].head in tokens:
        start -= 1
    if cue.lemma.startswith("zufolge") or tree[cue.head].text.lower() == "zufolge":
        end = cue.head
    while end + 1 < len(tree) and tree[end + 1].text == "," and _is_apposition(tree, end + 1):
        end = border_after(tree, end + 1)
    return start, min(end, last_word(tree))


def _is_apposition(tree: Tree, comma: int) -> bool:
    """Tell whether between a comma and the next one stands an apposition or a relative clause."""
    end = border_after(tree, comma)
    if end > last_word(tree) or tree[end].text != ",":
        return False
    verbs = finites(tree, comma + 1, end - 1)
    if verbs:
        return opener(tree, comma + 1) in {"der", "die", "das", "den", "dem", "deren", "dessen"} and is_subordinate(
            tree, verbs[0]
        )
    return tree[comma + 1].upos in {"NOUN", "PROPN", "DET", "ADJ"}


def _subordinate(tree: Tree, start: int, end: int) -> tuple[int, int] | None:
    """Return the subordinate clause that a source phrase stands in: «der laut Moskau gestern begann»."""
    border = border_before(tree, start)
    if border < 0:
        return None
    word = opener(tree, border + 1)
    if not word or border + 4 < start:
        return None
    beyond = border_after(tree, end)
    verbs = finites(tree, end + 1, beyond - 1)
    if not verbs or not is_subordinate(tree, verbs[0]):
        return None
    first = border + 1 if word in lexicon.closed("subordinating") else end + 1
    if word in {"dass", "daß"} or start > border + 3:
        first = border + 1
    return first, beyond - 1


def _main_start(tree: Tree, start: int) -> int:
    """Return where the main clause begins that a source phrase stands in: behind the comma of the one before."""
    first = section_start(tree, start)
    for border in range(start - 1, first, -1):
        if not is_border(tree, border) or tree[border].text != "," or opener(tree, border + 1):
            continue
        here = finites(tree, border + 1, start - 1)
        if here and main_verbs(tree, first, border - 1) and here[0] > border + 1 and not is_subordinate(tree, here[0]):
            return border + 1
    return first


def _main_end(tree: Tree, end: int) -> int:
    """Return where the sentence ends that a source phrase holds for: a colon or semicolon parts a clause of its own."""
    for border in range(end + 1, last_word(tree)):  # one that ends the sentence parts nothing
        if not is_border(tree, border):
            continue
        rest = finites(tree, border + 1, last_word(tree))
        if tree[border].text in {";", ":"} and finites(tree, end + 1, border - 1) and rest:
            return border - 1
        if tree[border].text == "," and tree[border + 1].text.lower() in {"was", "woraufhin", "wogegen"}:
            verbs = finites(tree, border + 1, border_after(tree, border) - 1)
            if verbs and not any(in_konjunktiv(tree, i) for i in verbs):
                return border - 1
    return last_word(tree)


def _how(tree: Tree, cue: Cue) -> str:
    """Return the first half of the reason."""
    return f"„{cue.text(tree)}“ {{with}}" if cue.source is not None else f"„{cue.text(tree)}“"
