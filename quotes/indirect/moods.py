"""The mood of a verb by its form: German marks indirect speech there (Duden, Die Grammatik: Indirekte Rede).

The tagger says it most often; where it does not, a form that can be nothing else decides: «sei», and a third person
singular of the present in -e («er habe», «sie gehe»), which the indicative never has.
"""

from __future__ import annotations

from typing import Literal

from quotes import lexicon
from quotes.data import Token
from quotes.grammar.tree import VERBAL, Tree, base

Mood = Literal["first", "second", "indicative"]
"""first: Konjunktiv I · second: Konjunktiv II and «würde», which replace it · indicative: all else"""

_WEAK = "te"  # the ending of a weak preterite: «sagte», where «arbeite» has it of its stem
_FIRST_PERSON = frozenset({"ich", "wir", "du", "ihr"})


def is_finite(token: Token) -> bool:
    """Tell whether a token is a finite verb, also one whose form the tagger calls something else."""
    if token.mask is not None:
        return False
    if token.text.lower() in lexicon.closed("forms_of_reporting"):
        return token.upos in VERBAL
    return token.upos in VERBAL and (token.feats.get("VerbForm") == "Fin" or token.feats.get("Mood") in {"Ind", "Sub"})


def mood(tree: Tree, index: int) -> Mood:
    """Return the mood of a finite verb."""
    token = tree[index]
    word = token.text.lower()
    if word in lexicon.closed("forms_of_reporting"):  # «sei», «könne»: nothing else, but for the first person
        return (
            "indicative"
            if word in lexicon.closed("forms_of_first_person") and _is_first_person(tree, index)
            else "first"
        )
    if word in lexicon.closed("forms_of_conditions") or word.endswith(tuple(lexicon.closed("ends_of_conditions"))):
        return "second"
    if word.startswith("möcht") or _is_first_person(tree, index):
        return "indicative"
    if _is_present_in_e(token):
        return "first"
    return "second" if token.feats.get("Mood") == "Sub" else "indicative"


def _is_present_in_e(token: Token) -> bool:
    """Tell whether a form is a present in -e, which with a subject in the third person is Konjunktiv I."""
    word, lemma = token.text.lower(), token.lemma.lower()
    if not word.endswith("e") or token.feats.get("Number") == "Plur" or token.feats.get("Tense") == "Past":
        return False
    if word.endswith(_WEAK) and lemma != word + "n":
        return False  # «sagte» of «sagen»
    return token.feats.get("Mood") == "Sub" or lemma in {word + "n", word.removesuffix("e") + "n"}


def _is_first_person(tree: Tree, index: int) -> bool:
    """Tell whether the subject of a verb is «ich» or «wir»."""
    if tree[index].feats.get("Person") in {"1", "2"} and tree[index].text.lower() not in lexicon.closed(
        "forms_of_first_person"
    ):
        return True
    above = tree[index].head if base(tree[index].deprel) in {"aux", "cop"} else index
    near = [i for i in (index - 1, index + 1) if 0 <= i < len(tree)]
    return any(tree[i].text.lower() in _FIRST_PERSON - {"ihr"} for i in [*tree.kids(above, "nsubj"), *near])


def in_konjunktiv(tree: Tree, index: int) -> bool:
    """Tell whether a finite verb stands in either Konjunktiv."""
    return mood(tree, index) != "indicative"
