"""«Soll» and «will» that report: «er soll gelogen haben», «sie will nichts gewusst haben»; not plan, duty or purpose.

With an infinitive of the perfect, or of a verb for a state, «sollen» says that others say so, and «wollen» that the
subject itself does (Duden, Die Grammatik: Modalverben, evidentiale Verwendung).
"""

from __future__ import annotations

from collections.abc import Iterator

from quotes import lexicon
from quotes.attribution.names import Rule
from quotes.cues import Cue
from quotes.cues.subjects import own_subject
from quotes.grammar.tree import Tree
from quotes.indirect.clause import Clause, Form, border_after, border_before, is_subordinate, last_word, trimmed

_SHOULD, _WANTS = frozenset({"soll", "sollen"}), frozenset({"will", "wollen"})
_PERFECT = frozenset({"haben", "sein"})


def evidential(tree: Tree, number: int) -> Iterator[Clause]:
    """Yield the clauses of a sentence whose «soll» or «will» reports.

    Args:
        tree: the sentence.
        number: which one of the article it is.
    """
    for token in tree.tokens:
        word = token.text.lower()
        if token.mask is not None or token.upos not in {"AUX", "VERB"} or word not in _SHOULD | _WANTS:
            continue
        first, last = _clause(tree, token.index)
        if not _is_perfect(tree, token.index, last) and not (
            word in _SHOULD and _is_state(tree, token.index, first, last)
        ):
            continue
        run = trimmed(tree, first, last)
        if run[0] > run[1]:
            continue
        source = _subject(tree, token.index) if word in _WANTS else None
        cue = Cue("verb", token.index, (token.index,), source, "wollen" if word in _WANTS else "sollen")
        how = f"„{token.text}“ {{subject}}" if source is not None else f"„{token.text}“ ohne Angabe, wer das sagt"
        yield Clause(Form.SOLL, number, *run, cue, source, how, Rule.GOVERNED, source is None)


def _clause(tree: Tree, verb: int) -> tuple[int, int]:
    """Return the clause of a modal verb: the main clause with all that belongs to it, or its subordinate clause."""
    if is_subordinate(tree, verb):
        first = border_before(tree, verb) + 1
        word = tree[first].text.lower()
        return (first + 1 if word not in lexicon.closed("subordinating") else first), border_after(tree, verb) - 1
    return 0, last_word(tree)


def _is_perfect(tree: Tree, verb: int, last: int) -> bool:
    """Tell whether a modal verb has an infinitive of the perfect: a participle and «haben» or «sein» behind it."""
    end = border_after(tree, verb) if not is_subordinate(tree, verb) else verb + 1
    end = last + 1 if end <= verb + 1 else end
    for i in range(max(1, verb - 3 if is_subordinate(tree, verb) else verb + 1), min(last, len(tree) - 1) + 1):
        if tree[i].text.lower() in _PERFECT and tree[i].feats.get("VerbForm") != "Fin" and _is_participle(tree, i - 1):
            return True
        if tree[i].text in {";", ":"}:
            return False
    return False


def _is_participle(tree: Tree, index: int) -> bool:
    """Tell whether a token is a past participle, «worden» too."""
    token = tree[index]
    word = token.text.lower()
    if word in {"worden", "gewesen"}:
        return True
    return token.feats.get("VerbForm") == "Part" or (
        token.upos in {"VERB", "AUX"} and word.endswith(("t", "en")) and "ge" in word
    )


def _is_state(tree: Tree, verb: int, first: int, last: int) -> bool:
    """Tell whether «sollen» has the infinitive of a verb for a state, and nothing tells of a plan."""
    words = [tree[i].text.lower() for i in range(first, last + 1)]
    if lexicon.closed("words_of_plans") & set(words) or any(word.isdigit() and len(word) == 4 for word in words):
        return False
    end = border_after(tree, verb)
    about = any(tree[i].text.lower() == "um" for i in range(verb + 1, end)) and "es" in words
    if about and any(tree[i].text.lower() == "gehen" for i in range(verb + 1, last + 1)):
        return True  # «soll es auch um … gehen»
    behind = tree[end - 1].text.lower() if end - 1 < len(tree) else ""
    return behind in lexicon.closed("verbs_of_states") and not is_subordinate(tree, verb)


def _subject(tree: Tree, verb: int) -> int | None:
    """Return the subject of a modal verb."""
    above = tree[verb].head if tree[verb].head >= 0 else verb
    return own_subject(tree, above) if own_subject(tree, above) is not None else own_subject(tree, verb)
