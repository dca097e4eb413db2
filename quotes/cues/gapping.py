"""Second clauses that leave their verb out: «X nannte den Plan „mutig“, Y „verrückt“», «…, sagt X, und Y: „…“».

A clause that is joined to another of the same make need not say the verb again; what stays are the parts that differ,
its subject first (Duden, Die Grammatik: Gapping; Zifonun et al. 1997, Koordinationsellipse). A parser knows no head
for them and hangs them on the first verb, so they are read by their order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quotes import lexicon
from quotes.cues.cue import Cue
from quotes.cues.subjects import head_of_name, may_speak
from quotes.grammar.cases import can_be_nominative
from quotes.grammar.tree import VERBAL, Tree, base

_JOINTS = frozenset({",", ";"})
_AND = frozenset({"und", "doch", "aber", "während"})
_LONGEST = 14  # tokens of the clause before its quotation
_BETWEEN = frozenset({"ADV", "PART", "CCONJ", "SCONJ"})  # «dagegen», «wiederum», «und»


@dataclass(frozen=True, slots=True)
class Gap:
    """A clause without its verb: the cue of the clause before that it shares, and the head of its own subject."""

    cue: Cue
    subject: int


def gap(tree: Tree, cues: Sequence[Cue], tokens: Sequence[int], quoted: Sequence[int]) -> Gap | None:
    """Return the clause without a verb that some quoted words are part of.

    Args:
        tree: the sentence.
        cues: its cues.
        tokens: the quoted words.
        quoted: the last tokens of the other quotations in the sentence.
    """
    first = tokens[0]
    joint = _joint(tree, first)
    if joint is None:
        return None
    before = [cue for cue in cues if cue.category == "verb" and cue.source is not None and max(cue.tokens) < joint]
    if not before or tree.is_finite(first - 1):
        return None
    cue = max(before, key=lambda each: each.head)
    parts = _parts(tree, joint, first)
    if parts is None or cue.source is None or parts.subject == cue.source:
        return None
    second = any(cue.head < end < joint or end < cue.head < joint for end in quoted)
    if parts.link == ":":
        return Gap(cue, parts.subject) if second else None
    if _has_verb(tree, first, tokens[-1], infinitive=parts.link != ",") or not _fits(cue, parts):
        return None
    if not second and (tree[joint].text not in _JOINTS or not _has_object(tree, cue, joint, parts)):
        return None
    return Gap(cue, parts.subject)


@dataclass(frozen=True, slots=True)
class _Parts:
    """What stands between the joint and the quotation: the subject, and what ties the quotation to the verb."""

    subject: int
    link: str  # preposition, «als», «:», «,» or nothing
    article: bool  # an article stands right before the quotation


def _joint(tree: Tree, first: int) -> int | None:
    """Return where the clause of a quotation begins: the last comma or «und» before it with a noun after it."""
    noun = False
    for index in range(first - 1, max(-1, first - _LONGEST), -1):
        token = tree[index]
        if token.mask is not None or token.upos in VERBAL:
            return None
        noun = noun or token.upos in {"NOUN", "PROPN"}
        if noun and (token.text in _JOINTS or token.text.lower() in _AND):
            return index
    return None


def _parts(tree: Tree, joint: int, first: int) -> _Parts | None:
    """Return the parts of a clause without a verb, None where the words between are another thing."""
    at = joint + 1
    while at < first and (tree[at].upos in _BETWEEN or tree[at].text.lower() in _AND):
        at += 1
    start = at
    while at < first and tree[at].upos in {"DET", "ADJ", "NUM"}:
        at += 1
    noun = at
    while at < first and (tree[at].upos in {"NOUN", "PROPN"} or tree[at].text == "-"):
        at += 1
    if at == noun or tree[noun].upos not in {"NOUN", "PROPN"}:
        return None
    at = _after_bracket(tree, _after_genitive(tree, at, first), first)
    while at < first and tree[at].upos in {"ADV", "PART"} and tree[at].text.lower() != "als":
        at += 1
    link, article = "", False
    if at < first and (tree[at].upos == "ADP" or tree[at].text.lower() == "als" or tree[at].text in {":", ","}):
        link = tree[at].text.lower()
        at += 1
    while at < first and tree[at].upos in {"DET", "ADJ"}:
        article = article or tree[at].upos == "DET"
        at += 1
    subject = head_of_name(tree, noun, start - 1)
    oblique = tree[start].text.lower() in lexicon.closed("never_nominative") or not can_be_nominative(tree, subject)
    return None if at != first or oblique or not may_speak(tree, subject) else _Parts(subject, link, article)


def _after_genitive(tree: Tree, at: int, first: int) -> int:
    """Return the place behind an attribute in the genitive: «der Sprecher *der Partei*»."""
    end = at
    if at < first and tree[at].upos == "DET" and tree[at].text.lower() in {"der", "des"}:
        end = at + 1
        while end < first and tree[end].upos in {"ADJ", "NOUN", "PROPN"}:
            end += 1
        if tree[end - 1].upos not in {"NOUN", "PROPN"}:
            return at
    return end


def _after_bracket(tree: Tree, at: int, first: int) -> int:
    """Return the place behind a bracket: «Ole Brandt *(SPD)*»."""
    if at >= first or tree[at].text != "(":
        return at
    return next((i + 1 for i in range(at, first) if tree[i].text == ")"), at)


def _fits(cue: Cue, parts: _Parts) -> bool:
    """Tell whether the verb that is left out can stand with what ties the quotation to it."""
    if parts.link == "als":
        return "als" in lexicon.as_verbs().get(cue.lemma, ())
    if parts.link not in {"", ","}:
        return parts.link in lexicon.of_verbs().get(cue.lemma, ()) or parts.link in lexicon.as_verbs().get(
            cue.lemma, ()
        )
    # «nannte sie einen „Lügner“, Brandt einen „Träumer“»: Brandt may be the second who is called something
    return not (parts.article and "acc" in lexicon.as_verbs().get(cue.lemma, ()))


def _has_object(tree: Tree, cue: Cue, joint: int, parts: _Parts) -> bool:
    """Tell whether the clause before is whole: its verb has an object there, of the kind that the quotation is one."""
    if parts.link == ",":
        return False
    if parts.link:
        return any(tree.preposition(i) == parts.link for i in tree.kids(cue.head, "obl", "obj", "nmod") if i < joint)
    takes = not lexicon.as_verbs().get(cue.lemma) and not lexicon.of_verbs().get(cue.lemma, ())
    objects = [i for i in tree.kids(cue.head, "obj") if cue.head < i < joint and i != cue.source]
    return bool(objects) and (takes or cue.lemma in {"fordern", "verlangen", "versprechen"})


def _has_verb(tree: Tree, first: int, last: int, *, infinitive: bool) -> bool:
    """Tell whether the quoted words, or what follows up to the next mark, hold a verb: then the clause has one."""
    for index in range(first, len(tree)):
        token = tree[index]
        if index > last and token.upos in {"PUNCT", "CCONJ"}:
            return False
        if token.upos not in VERBAL or token.mask is not None:
            continue
        form = token.feats.get("VerbForm")
        attribute = base(token.deprel) == "amod"
        if not attribute and (form == "Fin" or (infinitive and (form == "Inf" or index > last))):
            return True
    return False
