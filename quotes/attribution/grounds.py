"""What a name rests on, apart from the sieve that found it: one of the signals of a row's certainty.

One word for each answer (see :mod:`quotes.attribution.signals`), by which ``quotes evaluate`` counts as well:

- ``name``: a person's name stands there, in full or in part;
- ``noun``: a noun phrase that stands for itself («der Verband», «ein Sprecher»);
- ``role``: a noun phrase for somebody whom the article names elsewhere («die Ministerin»);
- ``pronoun``: a pronoun that only one of the article's entities in reach fits;
- ``rivals``: a pronoun that two or more fit;
- ``carried``: taken over from another quotation.

Where the phrase stands in another sentence than the quotation, ``-elsewhere`` is added. Further distance needs no word
here: the sieves themselves are told apart by how far they look.
"""

from __future__ import annotations

import re

from quotes.data import Mention, SpeakerKind

CARRIED = "carried"
ELSEWHERE = "-elsewhere"
_SHORT = 3  # letters: shorter words («de», «von») make no name the same


def sort_of(mention: Mention, speaker: str, kind: SpeakerKind, rivals: int) -> str:
    """Return what an answer rests on, "" when it names nobody.

    Args:
        mention: the source phrase.
        speaker: the canonical name that it stands for, or "".
        kind: what the speaker is.
        rivals: number of entities in reach that the phrase could mean, if it is a pronoun.
    """
    if not speaker:
        return ""
    if mention.category == "pronoun":
        return "pronoun" if rivals < 2 else "rivals"
    if _words(mention.name) & _words(speaker):
        return "name" if kind == "person" else "noun"
    return "role"


def _words(name: str) -> set[str]:
    """Return the words of a name that can be recognised."""
    return {word for word in re.findall(r"\w+", name.casefold()) if len(word) >= _SHORT}
