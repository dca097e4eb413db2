"""Signs that look like marks and are none: apostrophes, genitives, feet, inches and minutes.

Two degrees. What is *never* a mark (geht's, 'ne, Rock 'n' Roll, 5'10", ’68er) is taken out before
anything is paired. What is *doubtful* (Hans' Auto, ich hab' genug, ein 27" Monitor) may close a
stretch that is open, unless the next sign would close it better.
"""

from __future__ import annotations

import re

from quotes import lexicon
from quotes.marks.signs import ACCENTS, Sign

_A = "['’‘`´′]"

_BETWEEN_N = re.compile(rf"{_A}n{_A}", re.IGNORECASE)  # Rock 'n' Roll, Rock-'n'-Roll
_YEAR = re.compile(rf"{_A}\d\d(?:ern?|s)?(?![\w-])")  # '68er, ’89; but '17-Jährige' is in marks
_LONGEST_CLIPPED = 8

_MOST_DIGITS = 2  # of the inches after feet

_FEW_DIGITS = re.compile(r"(?:(?<!\d)\d{1,2}|[½¼¾])$")
_NOUN = re.compile(r"[ \u00a0\n](?=[A-ZÄÖÜ\d])|-")  # U+00A0 no-break space
_GENITIVE = frozenset("sßzxSZX")  # Hans' Auto, Lenz' Kollegen, Cox' Mörder: a noun must follow


@lexicon.remembered()
def _elided() -> re.Pattern[str]:
    """Return the pattern of a shortened word that begins with an apostrophe: 'ne Kneipe, 's ist, 'tschuldigung."""
    words = "|".join(map(re.escape, sorted(lexicon.closed("elided"))))
    return re.compile(rf"{_A}(?:{words}|ndranghetist\w*)(?!\w|{_A})", re.IGNORECASE)


@lexicon.remembered()
def _clipped() -> re.Pattern[str]:
    """Return the pattern of a word that lost its last e, right before the sign: ich hab' genug."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(lexicon.closed('clipped'))))})$", re.IGNORECASE)


def never_a_mark(text: str, sign: Sign, before: Sign | None) -> bool:
    """Tell whether a sign is certainly an apostrophe, an elision or a measure.

    Args:
        text: The article.
        sign: The sign in question.
        before: The sign before it in the paragraph.
    """
    if _measure(text, sign, before):
        return True
    if sign.mark not in ACCENTS:
        return False
    if (_letter(sign.near_left) and _letter(sign.near_right)) or (
        sign.near_left.isalpha() and sign.near_right.isdigit()
    ):
        return True  # geht's, O’Neill, d'Estaing; Sommer'68
    if _BETWEEN_N.match(text, sign.start) or (
        before is not None and sign.start == before.end + 1 and _BETWEEN_N.match(text, before.start)
    ):
        return True  # the first and the second of Rock 'n' Roll
    elided = _elided().match(text, sign.start) or _YEAR.match(text, sign.start)
    return elided is not None and not sign.near_left.isalnum()


def _measure(text: str, sign: Sign, before: Sign | None) -> bool:
    """Tell whether a sign is the feet or the inches of 5'10"."""
    if sign.near_left.isdigit() and sign.near_right.isdigit():
        return True
    if before is None or before.mark not in "'′’´" or sign.mark not in '"″¨' or not before.near_left.isdigit():
        return False
    return sign.start - before.end <= _MOST_DIGITS and text[before.end : sign.start].isdigit()


def _letter(character: str) -> bool:
    """Tell whether a character belongs to a word (a combining accent after a letter does too)."""
    return character.isalpha() or "\u0300" <= character <= "\u036f"


def doubtful(text: str, sign: Sign, opener: str) -> bool:
    """Tell whether a sign that may close ``opener`` may as well be an apostrophe or inches."""
    if sign.mark in '"″¨”':
        return sign.near_left.isdigit()
    if sign.mark not in ACCENTS:
        return False
    if sign.mark in "'′" and sign.near_left.isdigit():
        return True
    if opener == "‚" and sign.mark != "‘":
        return not firm(sign)
    return genitive(text, sign) or clipped(text, sign)


def genitive(text: str, sign: Sign) -> bool:
    """Tell whether a sign may be a genitive's apostrophe: after s, ß, z or x, and before a noun."""
    return sign.near_left in _GENITIVE and _NOUN.match(text, sign.end) is not None


def clipped(text: str, sign: Sign) -> bool:
    """Tell whether a sign may stand for a lost e: ich hab' genug, 'ne heut' noch."""
    if not sign.right.isspace():
        return False
    return bool(_clipped().search(text[max(0, sign.start - _LONGEST_CLIPPED) : sign.start]))


def firm(sign: Sign) -> bool:
    """Tell whether a sign after a word is beyond doubt a closing one: a comma or stop is next to it."""
    return sign.position == "close" and (sign.left in ".,!?…" or not sign.right or sign.right in ".,;:!?)]–—")


def inches(text: str, sign: Sign) -> bool:
    """Tell whether a double sign after one or two digits, with nothing open, measures something."""
    return _FEW_DIGITS.search(text[max(0, sign.start - 3) : sign.start]) is not None
