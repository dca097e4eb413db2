"""Which verbs report words, and the small questions that all kinds of frames ask."""

from __future__ import annotations

from quotes import lexicon
from quotes.cues import Cue
from quotes.cues.verbs import shows
from quotes.grammar.tree import NOMINAL, Tree
from quotes.indirect.clause import border_before, finites, is_subordinate
from quotes.indirect.moods import in_konjunktiv, is_finite, mood

DASS = frozenset({"dass", "daß", "ob"})
FRAME = 30  # tokens of a frame, from «wie» to its verb
NOT = frozenset({"nicht", "nie", "niemals", "kaum"})
LINKS = frozenset({"und", "oder", "sowie", "sondern", "aber", "doch", "denn"})


def reports(tree: Tree, cue: Cue) -> bool:
    """Tell whether a verb reports words at all: not a thing that shows something, not what nobody has said."""
    if cue.category == "verb" and _is_reported(tree, cue):
        return False
    if _is_duty(tree, cue) or (cue.source is not None and tree[cue.source].text.lower() in {"wir", "ich"}):
        return False  # what the reporter says is no report
    if cue.category == "verb" and not cue.strong:
        return cue.source is not None and is_somebody(tree, cue.source)
    if shows(cue.lemma):
        return cue.source is not None and is_somebody(tree, cue.source)
    return True


def _is_reported(tree: Tree, cue: Cue) -> bool:
    """Tell whether a frame is a report itself: «Er habe das gesagt, so X», «Sie habe erklärt, sie gehe»."""
    verb = verb_of(tree, cue)
    own = border_before(tree, max(verb, cue.head)) < min(verb, cue.head)  # no comma between: the verb is the frame's
    return own and mood(tree, verb) == "first" and not is_subordinate(tree, verb)


def _is_duty(tree: Tree, cue: Cue) -> bool:
    """Tell whether words are still to be said: «muss erklären, ob», «sollte sagen, dass», «zu bemerken ist, dass»."""
    verb = verb_of(tree, cue)
    if tree[verb].lemma.lower() in {"müssen", "sollen", "dürfen"} and not in_konjunktiv(tree, verb):
        return True
    if tree[verb].lemma.lower() == "können" and verb != cue.head:
        return any(tree[i].text.lower() in NOT | {"weder"} for i in range(verb, min(len(tree), cue.head + 1)))
    before = tree[cue.head - 1].text.lower() if cue.head else ""
    modal = before == "zu" and any(
        tree[i].lemma.lower() in {"sein", "bleiben"} for i in tree.kids(cue.head, "aux", "cop")
    )
    return modal and cue.category == "verb"


def is_somebody(tree: Tree, index: int) -> bool:
    """Tell whether a word is a name or a noun for people, bodies or texts."""
    token = tree[index]
    known = (lexicon.is_role, lexicon.is_group, lexicon.is_organisation)
    personal = token.upos == "PROPN" or (token.upos == "PRON" and token.text.lower() in {"er", "sie", "ich", "wir"})
    return personal or any(told(form) for told in known for form in (token.text, token.lemma))


def verb_of(tree: Tree, cue: Cue) -> int:
    """Return the finite verb of a cue, else its head."""
    finite = tree.finite(cue.head)
    if finite is None:
        finite = next((i for i in cue.tokens if is_finite(tree[i])), None)
    return cue.head if finite is None else finite


def has_zu(tree: Tree, first: int, last: int) -> bool:
    """Tell whether a run of tokens is an infinitive with «zu»: «in den Dialog zu treten», «einzutreten»."""
    if finites(tree, first, last):
        return False
    for i in range(first, last + 1):
        token = tree[i]
        word = token.text.lower()
        if token.upos not in {"VERB", "AUX"}:
            continue
        if i > first and tree[i - 1].text.lower() == "zu" and word.endswith("n"):
            return True
        if word.endswith("n") and "zu" in word[2:-3] and token.lemma.lower() != word:
            return True
        front = word.partition("zu")[0]
        if word.endswith("n") and front in lexicon.lines("verb_particles.txt"):
            return True
    return False


def is_quoted(tree: Tree, run: tuple[int, int]) -> bool:
    """Tell whether a run holds nothing but quotations that are masked."""
    return all(tree[i].mask is not None or tree[i].upos in {"PUNCT", "CCONJ"} for i in range(run[0], run[1] + 1))


def how(tree: Tree, cue: Cue) -> str:
    """Return the first half of the reason."""
    return f"„{cue.text(tree)}“ {{subject}}" if cue.source is not None else f"„{cue.text(tree)}“"


def is_noun(tree: Tree, index: int) -> bool:
    """Tell whether a token is a noun or a name."""
    return tree[index].upos in NOMINAL
