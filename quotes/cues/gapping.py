"""Second clauses that leave their verb out: «X nannte den Plan „mutig“, Y „verrückt“», «…, sagt X, und Y: „…“».

A clause that is joined to another of the same make need not say the verb again; what stays are the parts that differ,
its subject first (Duden, Die Grammatik: Gapping; Zifonun et al. 1997, Koordinationsellipse). A parser knows no head
for them and hangs them on the first verb, so they are read by their order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quotes import lexicon
from quotes.cues.behind import head_of_name
from quotes.cues.cue import Cue
from quotes.cues.speaking import may_speak
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
    parts = None if joint is None or tree.is_finite(first - 1) else _parts(tree, joint, first)
    if joint is None or parts is None:
        return None
    cue = _shared(cues, joint)
    if cue is None or parts.subject == cue.source:
        return None
    second = any(end < joint for end in quoted)
    if parts.link == ":":
        return Gap(cue, parts.subject) if second else None
    own = _has_verb(tree, first, tokens[-1], infinitive=parts.link != ",")
    whole = second or (tree[joint].text in _JOINTS and _has_object(tree, cue, joint, parts))
    return Gap(cue, parts.subject) if whole and not own and _fits(cue, parts) else None


def _shared(cues: Sequence[Cue], joint: int) -> Cue | None:
    """Return the cue that a clause from ``joint`` on shares: the last verb before it that has a subject."""
    before = [cue for cue in cues if cue.category == "verb" and cue.source is not None and max(cue.tokens) < joint]
    return max(before, key=lambda each: each.head, default=None)


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
    start = next((i for i in range(joint + 1, first) if not _opens(tree, i)), first)
    noun = _skip(tree, start, first, {"DET", "ADJ", "NUM"})
    at = noun
    while at < first and (tree[at].upos in {"NOUN", "PROPN"} or tree[at].text == "-"):
        at += 1
    if at == noun or tree[noun].upos not in {"NOUN", "PROPN"}:
        return None
    at = _after_bracket(tree, _after_genitive(tree, at, first), first)
    at = _skip(tree, at, first, {"ADV", "PART"})
    link = _link(tree, at) if at < first else ""
    rest = range(at + bool(link), first)
    subject = head_of_name(tree, noun, start - 1)
    oblique = tree[start].text.lower() in lexicon.closed("never_nominative") or not can_be_nominative(tree, subject)
    if any(tree[i].upos not in {"DET", "ADJ"} for i in rest) or oblique or not may_speak(tree, subject):
        return None
    return _Parts(subject, link, any(tree[i].upos == "DET" for i in rest))


def _opens(tree: Tree, index: int) -> bool:
    """Tell whether a word may stand before the subject of a clause without a verb: «und», «dagegen»."""
    return tree[index].upos in _BETWEEN or tree[index].text.lower() in _AND


def _skip(tree: Tree, at: int, end: int, kinds: set[str]) -> int:
    """Return the first place from ``at`` on whose word is of none of the kinds, and «als» whatever the tagger says."""
    while at < end and tree[at].upos in kinds and tree[at].text.lower() != "als":
        at += 1
    return at


def _link(tree: Tree, at: int) -> str:
    """Return what ties a quotation to the verb that is left out: preposition, «als», colon or comma."""
    token = tree[at]
    ties = token.upos == "ADP" or token.text.lower() == "als" or token.text in {":", ","}
    return token.text.lower() if ties else ""


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
