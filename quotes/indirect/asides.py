"""Frames beside or in what they frame: «…, sagte X», «…, wie X mitteilte, …»."""

from __future__ import annotations

from quotes.attribution.names import Rule
from quotes.cues import Cue
from quotes.grammar.tree import Tree
from quotes.indirect.clause import (
    Clause,
    Form,
    border_after,
    border_before,
    finites,
    last_word,
    main_verbs,
    opener,
    section_end,
    section_start,
    trimmed,
)
from quotes.indirect.moods import in_konjunktiv, is_finite
from quotes.indirect.reporting import DASS, FRAME, LINKS, has_zu, how, verb_of

_FAR = 9  # tokens from the verb of a frame to its subject


def aside(tree: Tree, number: int, cue: Cue) -> Clause | None:
    """Return what a frame between commas, or behind one, frames."""
    start = _aside_start(tree, cue)
    if start is None:
        return None
    end = _aside_end(tree, cue, start)
    rule = Rule.PARENTHESIS if tree[start].text.lower() == "wie" else Rule.VERB_AFTER
    return around(tree, number, cue, (start, end), rule)


def _aside_start(tree: Tree, cue: Cue) -> int | None:
    """Return where a frame begins that is put in or behind: its verb stands first, or «wie»."""
    verb = verb_of(tree, cue)
    border = border_before(tree, verb)
    first = border + 1
    like = next((i for i in range(verb - 1, max(-1, verb - FRAME), -1) if tree[i].text.lower() == "wie"), None)
    if (
        like is not None
        and (like == 0 or tree[like - 1].upos in {"PUNCT", "CCONJ"})
        and not finites(tree, like, verb - 1)
    ):
        return like if verb + 3 >= border_after(tree, verb) else None
    if border < 0 or verb != first or not cue.strong or in_konjunktiv(tree, verb):
        return None  # «…, müsste das Land das Geld zurückfordern»: nobody has said so
    inverted = cue.source is not None and verb < cue.source <= verb + _FAR
    unsaid = cue.source is None or cue.category == "says"
    return first if inverted or unsaid else None


def _aside_end(tree: Tree, cue: Cue, start: int) -> int:
    """Return the last token of a frame that begins at ``start``: appositions and clauses of its source belong to it."""
    at = max(verb_of(tree, cue), *(cue.tokens), cue.source if cue.source is not None else 0, start)
    end = border_after(tree, at)
    if tree[start].text.lower() == "wie":  # its verb ends it
        return min(end - 1, last_word(tree))
    while end < last_word(tree) and tree[end].text == ",":
        beyond = border_after(tree, end)
        verbs = finites(tree, end + 1, beyond - 1)
        word = opener(tree, end + 1)
        apposition = not verbs and tree[end + 1].text.lower() not in LINKS and not has_zu(tree, end + 1, beyond - 1)
        relative = bool(verbs) and word in {"der", "die", "das", "den", "dem", "deren", "dessen"}
        if not (apposition or relative) or beyond <= end:
            break
        end = beyond
    return min(end - 1, last_word(tree))


def around(tree: Tree, number: int, cue: Cue, frame: tuple[int, int], rule: Rule) -> Clause | None:
    """Return what a frame of the tokens ``frame`` frames: what stands before it, behind it, or the whole around it."""
    start, end = frame
    left = trimmed(tree, section_start(tree, start), start - 1)
    right = trimmed(tree, end + 1, section_end(tree, end))
    says_left, says_right = _says(tree, *left), _says(tree, *right)
    if says_left and (is_complete(tree, right) or right[0] > right[1]):
        run = left
    elif says_left:
        run = (left[0], right[1]) if right[0] <= right[1] else left
    elif says_right and left[0] <= left[1] and _is_words(tree, left):
        if not is_finite(tree[right[0]]):  # «Am Montag, 3. Mai, sagte X, dass …»: no sentence is interrupted
            return None
        run = (left[0], right[1])
    elif says_right and (left[0] > left[1] or any(in_konjunktiv(tree, i) for i in main_verbs(tree, *right))):
        run = right
    else:
        return None
    form = _form_of(tree, run, Form.SOURCE_PHRASE)
    return Clause(form, number, *run, cue, cue.source, how(tree, cue), rule, cue.source is None)


def is_complete(tree: Tree, right: tuple[int, int]) -> bool:
    """Tell whether what stands before a frame is a whole sentence, and the reporter goes on behind it."""
    if right[0] > right[1]:
        return True
    main = main_verbs(tree, *right)
    word = tree[right[0]].text.lower()
    if word in {"und", "aber", "doch", "sondern", "denn", "dass", "ob"} or not main:
        verbs = finites(tree, *right)
        return bool(verbs) and not any(in_konjunktiv(tree, i) for i in verbs) and word not in {"dass", "ob"}
    return not any(in_konjunktiv(tree, i) for i in main)


def _is_words(tree: Tree, run: tuple[int, int]) -> bool:
    """Tell whether a run holds words of the reporter's, not quotations and links alone."""
    return any(tree[i].mask is None and tree[i].upos not in {"PUNCT", "CCONJ"} for i in range(run[0], run[1] + 1))


def _says(tree: Tree, first: int, last: int) -> bool:
    """Tell whether a run of tokens is a clause that can be reported: it has a main clause's finite verb, or «dass»."""
    if first > last:
        return False
    if tree[first].text.lower() in DASS:
        return bool(finites(tree, first, last))
    return bool(main_verbs(tree, first, last))


def _form_of(tree: Tree, run: tuple[int, int], otherwise: Form) -> Form:
    """Return the form of a clause beside its frame: by its mood."""
    if tree[run[0]].text.lower() in DASS:
        return Form.DASS
    return Form.KONJUNKTIV if any(in_konjunktiv(tree, i) for i in main_verbs(tree, *run)) else otherwise
