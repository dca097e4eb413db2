"""The marks of a paragraph, one by one: what each looks like, where it stands, what may close it.

A *sign* is a mark as it stands in the text. Neighbouring signs („‚Nein‘“) share the letters on their
two sides, so that each knows whether it stands before a word or after one. Nothing is paired here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from quotes.data import Span

Position = Literal["open", "close", "glued", "loose"]
"""Before a word, after one, with letters on both sides, or with blanks on both sides."""

CLOSERS: dict[str, str] = {
    # opener: the closers that are common in real copy for it
    "„": '“”"‟″',  # U+201E low: U+201C (German), U+201D (Polish, Dutch, word processors), ASCII
    "¨": '“”"″¨',  # stands for ,, and '' and ``, however many characters they have
    "“": '”“"‟',  # U+201C high 66: English opening, German closing
    "”": '”“"',  # U+201D high 99 on both ends: Swedish, and autocorrection gone wrong
    "‟": '”“"',  # U+201F high reversed 9
    '"': '"“”″',
    "″": '″"',  # U+2033 double prime, mostly inches
    "»": "«",
    "«": "»",
    "‚": "‘’'",  # U+201A low 9
    "‘": "’'",  # U+2018 high 6: English opening, German closing
    "’": "’‘",  # U+2019 high 9, mostly an apostrophe
    "'": "'’‘",
    "`": "´'’`",  # grave accent
    "´": "´`'",  # acute accent
    "′": "′",  # U+2032 prime, mostly minutes
    "›": "‹",
    "‹": "›",
}
"""Which marks close which regularly. Any other closing mark that ends a stretch is *mismatched*."""

_SAME = {
    ",,": "¨",
    "''": "¨",
    "``": "¨",
    "´´": "¨",
    "’’": "¨",
    "‘‘": "¨",
    "‚‚": "¨",
    "<<": "«",
    ">>": "»",
    "＂": '"',  # U+FF02 full width
    "〝": "“",  # U+301D reversed double prime
    "〞": "”",  # U+301E double prime
    "〟": "”",  # U+301F low double prime
    ",": "‚",
    "‛": "‘",  # U+201B high reversed 9
}

DOUBLE = frozenset('„“”‟"″¨»«')
ACCENTS = frozenset("'’‘`´′")
"""Signs that are apostrophes, accents or minutes more often than marks."""
GUILLEMETS = frozenset("»«›‹")

# Typewriters have no ‚ and take a comma for it, where no comma stands: before a word, behind a blank or a mark. It
# needs a closing one that is neither in a word nor that of a genitive: ,Land unter' (the look ahead is bounded)
_COMMA = (
    r"(?<![^\s„“”\"»(]),(?=[^\W\d_](?:[^'’‘\n]|['’‘](?=\w)){0,200}"
    r"['’‘](?!\w)(?<![sßzx]['’‘](?=\s[A-ZÄÖÜ])))"
)
_SIGN = re.compile(rf"'{{2,}}|’’|‘‘|´´|`{{2,}}|,,|‚‚|<<|>>|[„“”‟\"″＂〝〞〟»«‚‘’‛'′´`‹›]|{_COMMA}")

# U+00AD soft hyphen, U+200B-F zero-width and direction marks, U+2060 word joiner, U+202A-E and
# U+2066-9 direction marks, U+FEFF byte order mark: to be looked through.
_UNSEEN = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_MOST_UNSEEN = 4

WORD = re.compile(r"[^\s\"'`´′″„“”‟＂〝〞〟»«‚‘’‛›‹" + "".join(sorted(_UNSEEN)) + "]")
"""A character that is neither blank, nor a mark, nor unseen: without one, a stretch is empty."""

_BEFORE_OPENER = frozenset("([{<–—-/:=|+*•·~¿¡")
_AFTER_CLOSER = frozenset(".,;:!?)]}>…/|*+=–—-")


@dataclass(frozen=True, slots=True)
class Sign:
    """A quotation mark, or what looks like one."""

    start: int
    end: int
    mark: str  # a key of CLOSERS
    weak: bool  # counts only when it has a partner
    left: str  # the character before the run of signs, "" at the paragraph's start
    right: str  # the character after the run of signs, "" at the paragraph's end
    position: Position
    near_left: str  # the character right before this very sign
    near_right: str  # the character right after it

    @property
    def double(self) -> bool:
        """Tell whether this is an outer mark."""
        return self.mark in DOUBLE


def any_sign(text: str, paragraph: Span) -> bool:
    """Tell whether anything in a paragraph may be a mark."""
    return _SIGN.search(text, paragraph.start, paragraph.end) is not None


def signs(text: str, paragraph: Span) -> list[Sign]:
    """Find all signs of one paragraph, in order."""
    spans = [Span(*found.span()) for found in _SIGN.finditer(text, paragraph.start, paragraph.end)]
    if not spans:
        return []
    lefts: list[str] = []
    for index, span in enumerate(spans):
        glued = index > 0 and spans[index - 1].end == span.start
        lefts.append(lefts[-1] if glued else _before(text, paragraph.start, span.start))
    rights: list[str] = [""] * len(spans)
    for index in range(len(spans) - 1, -1, -1):
        span = spans[index]
        glued = index + 1 < len(spans) and spans[index + 1].start == span.end
        rights[index] = rights[index + 1] if glued else _after(text, span.end, paragraph.end)
    return [_sign(text, paragraph, span, left, right) for span, left, right in zip(spans, lefts, rights, strict=True)]


def _sign(text: str, paragraph: Span, span: Span, left: str, right: str) -> Sign:
    """Return the sign at ``span``, given the characters around its run."""
    raw = span.of(text)
    kind = _SAME.get(raw[:2], _SAME.get(raw, raw[0]))
    return Sign(
        start=span.start,
        end=span.end,
        mark=kind,
        weak=kind in ACCENTS or raw in ("<<", ">>", "″", ","),
        left=left,
        right=right,
        position=_position(left, right, text[span.end + 1 : span.end + 2]),
        near_left=text[span.start - 1] if span.start > paragraph.start else "",
        near_right=text[span.end] if span.end < paragraph.end else "",
    )


def _position(left: str, right: str, second: str) -> Position:
    """Tell where a sign stands. ``second`` is the character after ``right``."""
    blank_left, blank_right = not left or left.isspace(), not right or right.isspace()
    if blank_left and blank_right:
        return "loose" if left and right else "close" if left else "open"
    if blank_left:
        return _after_blank(right, second)
    if blank_right:
        return "loose" if left in "([{" and right else "close"  # (« Bild »)
    if left in _BEFORE_OPENER:
        return "close" if right in _AFTER_CLOSER else "open"
    return "close" if right in _AFTER_CLOSER else "glued"


def _after_blank(right: str, second: str) -> Position:
    """Tell how a sign stands that has a blank before it and none behind it."""
    if right in "-–—/":
        return "loose"  # « Bild »-Zeitung
    dots = right == "." and second != "" and not second.isspace()
    return "close" if right in ".,;:!?)]}" and not dots else "open"


def _before(text: str, floor: int, at: int) -> str:
    """Return the visible character before ``at``, or "" at the paragraph's start."""
    for index in range(at - 1, max(floor, at - _MOST_UNSEEN) - 1, -1):
        if text[index] not in _UNSEEN:
            return text[index]
    return text[at - 1] if at - _MOST_UNSEEN > floor else ""


def _after(text: str, at: int, ceiling: int) -> str:
    """Return the visible character from ``at`` on, or "" at the paragraph's end."""
    for index in range(at, min(ceiling, at + _MOST_UNSEEN)):
        if text[index] not in _UNSEEN:
            return text[index]
    return text[at] if at + _MOST_UNSEEN < ceiling else ""
