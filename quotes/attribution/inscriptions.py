"""What is written on something: «An der Tür hängt ein Schild: „…“», «ein Satz, der über der Esse steht: „…“»."""

from __future__ import annotations

from quotes import lexicon
from quotes.attribution.names import Rule
from quotes.attribution.said import Source
from quotes.attribution.scene import Scene
from quotes.cues.phrases import is_words
from quotes.grammar.tree import Tree, base
from quotes.grammar.verbs import infinitives

_CLAUSE = 3  # tokens between a noun and the pronoun of its relative clause: «ein Schild, auf dem …»


def inscribed(tree: Tree, end: int) -> int | None:
    """Return the text of which the last clause before the colon at ``end`` says where it stands.

    «…, wo ein Plakat hängt: „…“», «einen Satz, der über der Esse steht: „…“»: the colon is that clause's, and whoever
    the sentence is about has not said the words (Duden, Die Grammatik: Relativsatz). Of a person who stands somewhere
    it says nothing: «sagt X, der am Fenster steht: „…“».
    """
    finite = [i for i in range(end) if tree.is_finite(i) and tree[i].mask is None]
    if len(finite) < 2 or not _is_of_writing(tree, finite[-1]):
        return None
    verb = finite[-1]
    comma = next((i for i in range(verb, finite[-2], -1) if tree[i].text == ","), None)
    opening = tree.tokens[comma + 1 : min(verb, comma + _CLAUSE)] if comma is not None else ()
    if comma is None or not any(token.upos in {"PRON", "DET", "ADV"} for token in opening):
        return None
    bearer = _bearer(tree, comma, verb)
    written = bearer is not None and (lexicon.is_document(tree[bearer].text) or is_words(tree[bearer]))
    return bearer if written else None


def _bearer(tree: Tree, comma: int, verb: int) -> int | None:
    """Return the subject of the clause between a comma and its verb, a noun, else the noun before the comma."""
    noun = next((i for i in range(comma - 1, -1, -1) if tree[i].upos in {"NOUN", "PROPN"}), None)
    named = [i for i in range(comma + 1, verb) if tree[i].upos == "NOUN" and base(tree[i].deprel) == "nsubj"]
    return named[-1] if named else noun


def on(scene: Scene, number: int, bearer: int) -> Source | None:
    """Return the text that bears the words as their source; a «Satz» or «Spruch» is the words themselves."""
    if not lexicon.is_document(scene.trees[number][bearer].text):
        return None
    return Source(Rule.COLON_NOUN, number, bearer, None, "{subject} trägt die Worte vor dem Doppelpunkt")


def _is_of_writing(tree: Tree, index: int) -> bool:
    """Tell whether a token is a verb that says where something hangs, sticks or stands."""
    return bool(lexicon.closed("verbs_of_writing") & {*infinitives(tree[index].text, tree[index].lemma)})


def bears_writing(scene: Scene, number: int, end: int) -> Source | None:
    """Return what hangs or sticks somewhere and bears the words: «An der Tür hängt ein Schild: „…“»."""
    tree = scene.trees[number]
    there = [i for i in range(end) if lexicon.closed("verbs_of_writing") & {*infinitives(tree[i].text, tree[i].lemma)}]
    verb = next((i for i in reversed(there) if tree.is_finite(i)), None)
    if verb is None:
        return None
    for index in [*range(verb + 1, end), *range(verb - 1, -1, -1)]:
        token = tree[index]
        if token.upos != "NOUN" or tree.preposition(index) or not lexicon.is_document(token.text):
            continue
        how = f"{{subject}} trägt die Worte: „{tree[verb].text}“ vor dem Doppelpunkt"
        return Source(Rule.COLON_NOUN, number, index, None, how)
    return None
