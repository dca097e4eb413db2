"""From a verb form in the text to the reporting verb of the lexicon."""

from __future__ import annotations

from quotes import lexicon
from quotes.data import Token
from quotes.lexicon.forms import REMEMBERED


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
