"""Why a person should look at a speaker: the column ``check``. It takes plain values: rows of any origin can ask."""

from __future__ import annotations

import re
from typing import Literal

Doubt = Literal["no-speaker", "odd-speaker", "uncertain", ""]
"""One value a row, the gravest, so that a spreadsheet's filter has few to choose from."""

SURE = 90  # percent, as --strict has it
_SIGNS = re.compile(r"[„“”\"«»‹›:;!?()\[\]{}<>|/\\]")
_NO_NAMES = frozenset("er sie es ich wir ihr man der die das dieser diese dieses wer jemand niemand".split())
_LONG, _WORDS = 80, 12  # characters and words of any source
_PERSON_WORDS = 6  # «Karl-Theodor Maria Nikolaus zu Guttenberg» has five


def doubt(speaker: str, kind: str, certainty: int) -> Doubt:
    """Return why a row of speech should be looked at, or nothing."""
    if not speaker.strip():
        return "no-speaker"
    if is_odd(speaker, kind):
        return "odd-speaker"
    return "uncertain" if certainty < SURE else ""


def is_odd(speaker: str, kind: str) -> bool:
    """Tell whether a speaker does not look like one: no name of anybody, or the program's fault."""
    words = speaker.split()
    if len(speaker) > _LONG or len(words) > _WORDS or _SIGNS.search(speaker) or speaker.casefold() in _NO_NAMES:
        return True
    if sum(map(str.isalpha, speaker)) < 2:
        return True
    if kind != "person":  # «russisches Außenministerium» and «1. FC Neuhagen» are as they should be
        return False
    capital = any(word[:1].isupper() for word in words)
    return not capital or len(words) > _PERSON_WORDS or any(map(str.isdigit, speaker))
