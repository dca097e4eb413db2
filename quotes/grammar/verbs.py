"""From a verb form in the text to the reporting verb of the lexicon."""

from __future__ import annotations

from quotes import lexicon
from quotes.data import Token
from quotes.grammar.tree import Tree
from quotes.lexicon.forms import REMEMBERED

_FIRST = frozenset("sei seien könne müsse dürfe möge hätten würden".split())


@lexicon.remembered(REMEMBERED)
def infinitives(text: str, lemma: str) -> tuple[str, ...]:
    """Return infinitives that a verb form may belong to: its lemma, then what regular endings allow.

    The lemmatizer does not know every verb; a regular preterite (bekräftigten) is undone here.
    """
    word, found = text.lower(), [lemma.lower()]
    for ending in ("test", "tet", "ten", "te", "st", "t", "en", "e", "n"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:
            found += [stem + "en", stem + "n", stem.removesuffix("e") + "en"]
    found += _participle(word)
    found += [each.replace("ss", "ß") for each in found if "ss" in each]  # as the Swiss write: «begrüsste»
    return tuple(dict.fromkeys(found))


def _participle(word: str) -> list[str]:
    """Return infinitives of a past participle: gefordert → fordern, hervorgehoben → hervorheben by its form list."""
    front, ge, rest = word.partition("ge")
    if not ge or len(rest) < 3:
        return []
    found = []
    if rest.endswith("t"):
        found += [front + rest[:-1] + "en", front + rest[:-1] + "n", front + rest[:-1].removesuffix("e") + "en"]
    strong = lexicon.verb_forms().get(ge + rest)
    return [*found, front + strong] if strong else found


def reporting_verb(token: Token, particle: str) -> lexicon.Verb | None:
    """Return the reporting verb of a token, with its particle if it stands apart."""
    for infinitive in infinitives(token.text, token.lemma):
        found = (
            lexicon.particle_verbs().get((particle, infinitive))
            if particle
            else lexicon.reporting_verbs().get(infinitive)
        )
        if found is not None:
            return found
    return None


def is_first_konjunktiv(word: str) -> bool:
    """Tell whether a form of a verb is a Konjunktiv I that is no indicative; the Konjunktiv II may be a condition's.

    In the third person singular only the Konjunktiv I of the present ends in -e (Duden, Die Grammatik); «sagte» and
    «wurde» are preterites. Plurals that stand for it are among the words above.
    """
    small = word.lower()
    return small in _FIRST or (
        small.endswith("e") and not small.endswith("te") and small != "wurde" and not set(small) & set("äöü")
    )


def has_first_konjunktiv(tree: Tree) -> bool:
    """Tell whether a verb of a sentence stands in a Konjunktiv I that is no indicative."""
    return any(is_first_konjunktiv(tree[i].text) for i in range(len(tree)) if tree.subjunctive(i) or tree.is_finite(i))
