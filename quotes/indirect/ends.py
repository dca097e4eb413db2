"""Where what is reported ends, and the reporter's own words go on."""

from __future__ import annotations

from quotes import lexicon
from quotes.cues import Cue
from quotes.grammar.tree import Tree, base
from quotes.indirect.clause import border_after, ends_clause, finites, is_border, is_subordinate, last_word
from quotes.indirect.moods import in_konjunktiv
from quotes.indirect.reporting import DASS, LINKS, verb_of


def content_end(tree: Tree, cue: Cue, start: int) -> int:
    """Return the last token of what is reported from ``start`` on: up to where the reporter's own words go on."""
    last = last_word(tree)
    for border in range(start + 1, last + 1):
        word = tree[border].text.lower()
        parts = is_border(tree, border)
        quoted = border + 1 < len(tree) and tree[border + 1].mask is not None
        if parts and ((word == ";" and not _goes_on(tree, border)) or (word == ":" and quoted)):
            return border - 1
        if ((parts and word != ":") or word in {"und", "aber"}) and _is_reporters(tree, cue, start, border):
            return border - 1
    return last


def _goes_on(tree: Tree, semicolon: int) -> bool:
    """Tell whether what stands behind a semicolon is reported, too: by its mood."""
    verbs = finites(tree, semicolon + 1, last_word(tree))
    return bool(verbs) and in_konjunktiv(tree, verbs[0])


def _is_reporters(tree: Tree, cue: Cue, start: int, border: int) -> bool:
    """Tell whether the reporter's own words begin behind a border."""
    at = border + 1
    while at < len(tree) and tree[at].text.lower() in LINKS:
        at += 1
    verbs = finites(tree, at, border_after(tree, at) - 1) if at < len(tree) else []
    if not verbs or any(in_konjunktiv(tree, i) for i in verbs):
        return False
    if tree[border].text == "," and _is_aside(tree, cue, start, border):
        return True
    if tree[border + 1].text.lower() == "denn" and tree[start].text.lower() in DASS:
        return True
    above = tree[verbs[0]].head if base(tree[verbs[0]].deprel) in {"aux", "cop"} else verbs[0]
    tied = base(tree[above].deprel) in {"conj", "parataxis"} and tree[above].head in {cue.head, verb_of(tree, cue)}
    return tied and not is_subordinate(tree, verbs[0])


def _is_aside(tree: Tree, cue: Cue, start: int, border: int) -> bool:
    """Tell whether a comma opens a remark of the reporter's: «, was …», «, wie X sagte», or the sentence goes on."""
    end = border_after(tree, border)
    verbs = finites(tree, border + 1, end - 1)
    word = tree[border + 1].text.lower()
    if word in lexicon.closed("going_on") or (
        verbs and verbs[0] == border + 1 and _goes_back(tree, cue, start, border)
    ):
        return True
    told = any(lexicon.reporting_verbs().get(tree[i].lemma.lower()) is not None for i in verbs)
    return word == "wie" and bool(verbs) and verbs[-1] + 2 >= end and told


def _goes_back(tree: Tree, cue: Cue, start: int, border: int) -> bool:
    """Tell whether a verb right behind a comma is that of the reporter's sentence, which goes on.

    «Nachdem X gesagt hatte, dass er gehe, hatte Y …», «Die Frage, ob das stimme, ließ X offen», «X warf Y vor,
    getäuscht zu haben, forderte …»: in a clause with «dass» or «zu» no finite verb stands first.
    """
    if cue.category == "phrase" or is_subordinate(tree, verb_of(tree, cue)):
        return True
    closed = tree[start].text.lower() in DASS or not finites(tree, start, border - 1)
    return closed and not ends_clause(tree, border + 1)
