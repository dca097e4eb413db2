"""Reports in the Konjunktiv that hang on a clause of the same sentence which is none: «X winkt ab, das sei „…“»."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.attribution.names import Rule
from quotes.attribution.said import Source
from quotes.attribution.scene import Scene
from quotes.cues.subjects import subject
from quotes.grammar.tree import Tree, base
from quotes.grammar.verbs import is_first_konjunktiv

_SPEAKERS = frozenset({"name", "role", "pronoun", "organisation"})  # sorts of mentions that speak without a verb for it
_HANGS = frozenset({"parataxis", "ccomp", "conj", "advcl", "dep"})  # what a parser makes of such a clause
_COMPARES = frozenset({"als", "wie", "wenn", "ob", "dass", "damit"})  # what begins a clause of another sense


def before_colon(scene: Scene, number: int, end: int) -> Source | None:
    """X ist skeptisch: Man verliere „…“ — the subject before the colon, when what follows is Konjunktiv."""
    tree = scene.trees[number]
    colons = [i for i in range(end) if tree[i].text == ":"]
    predicates = [i for i in tree.predicates() if colons and i < colons[-1]]
    if not predicates or not any(tree.subjunctive(i) for i in tree.predicates() if i > colons[-1]):
        return None
    source = subject(tree, tree.highest(predicates))
    if source is None or source > colons[-1] or not _may_speak(scene, number, source):
        return None
    how = "{subject} im Satzteil vor dem Doppelpunkt, danach Konjunktiv der indirekten Rede"
    return Source(Rule.KONJUNKTIV_COLON, number, source, None, how)


def before_comma(scene: Scene, number: int, quoted: Sequence[int]) -> Source | None:
    """X winkt ab, das sei „…“ — the subject of the main clause, when the one behind the comma is Konjunktiv I.

    A clause without a conjunction whose verb stands second and in the Konjunktiv I can only be a report, and what
    stands before it tells whose (Duden, Die Grammatik: uneingeleiteter Nebensatz).
    """
    tree = scene.trees[number]
    above = [quoted[0], *tree.up(quoted[0])] if quoted else []
    verb = next((i for i in above if i in tree.predicates()), None)
    if verb is None or not _is_free_report(tree, verb):
        return None
    main = tree[verb].head
    source = subject(tree, main)
    first = min(tree.subtree(verb))
    mention = scene.finder.at(number, source) if source is not None and source < first else None
    if source is None or mention is None or not _may_speak(scene, number, source):
        return None
    if tree[source].upos == "NOUN" and mention.number == "p":  # «Die Leitungen stammten von 1947, der Lärm sei …»
        return None
    how = "{subject} im Hauptsatz, danach Konjunktiv der indirekten Rede"
    return Source(Rule.KONJUNKTIV_COLON, number, source, None, how)


def _is_free_report(tree: Tree, verb: int) -> bool:
    """Tell whether a predicate is one of a clause without conjunction, in the Konjunktiv I, below one that is not."""
    finite, main = tree.finite(verb), tree[verb].head
    if finite is None or main < 0 or main not in tree.predicates() or base(tree[verb].deprel) not in _HANGS:
        return False
    begin = [i for i in sorted(tree.subtree(verb)) if tree[i].upos != "PUNCT"]
    word = tree[begin[0]]
    introduced = word.upos == "SCONJ" or word.text.lower() in _COMPARES or word.feats.get("PronType") == "Rel"
    comma = begin[0] > 0 and tree[begin[0] - 1].text in {",", "–", "-"}
    reported = tree.subjunctive(verb) and is_first_konjunktiv(tree[finite].text)
    return reported and comma and not introduced and not tree.subjunctive(main)


def _may_speak(scene: Scene, number: int, token: int) -> bool:
    mention = scene.finder.at(number, token)
    return mention is not None and mention.category in _SPEAKERS and not mention.quoted
