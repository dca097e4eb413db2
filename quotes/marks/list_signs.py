"""Signs that begin a line of a list or a link: «» Lesen Sie auch: …», which is no quotation.

A quotation has no blank behind its opening mark (but « Oui »), and ends. So » with a blank behind it, at the start of a
line, is a list sign where the next such mark opens, too, and where no frame tells that somebody speaks.
"""

from __future__ import annotations

import re

from quotes.marks.lost_marks import before_frame
from quotes.marks.signs import Sign

_LINE_START = re.compile(r"(?:^|[\n\r\x0b\x0c\x85\u2028\u2029])[^\S\n]{0,20}[»>]{0,3}$")
_RUN = re.compile(r"[»>]{1,4}\s")
_NEXT = re.compile(r"»|«|<<|>>")
_ADORNED = re.compile(r"\s*>>\s[^<>]*\w\s<<\s*")
_LONGEST = 200  # characters of such a line
_LINE = re.compile(r"[^\n\r]{0,1000}")
_FARTHEST_LEFT = 24  # characters of a line's start: blanks and signs
_FARTHEST = 2_000  # characters to the mark that may close it


def is_list_sign(text: str, sign: Sign) -> bool:
    """Tell whether » begins a line of a list, and no quotation.

    Args:
        text: The article.
        sign: The sign in question.
    """
    if text[sign.start] in "<>" and _is_adorned(text, sign):
        return True
    if sign.mark != "»" or _RUN.match(text, sign.start) is None:
        return False
    if _LINE_START.search(text[max(0, sign.start - _FARTHEST_LEFT) : sign.start]) is None:
        return False
    after = _NEXT.search(text, sign.end, sign.end + _FARTHEST)
    if after is not None and after[0] in {"«", "<<"} and _closes(text, after.start(), after.end()):
        return False
    line = _LINE.match(text, sign.end)
    return line is None or before_frame(text, sign.end, line.end(), ()) is None


def _is_adorned(text: str, sign: Sign) -> bool:
    """Tell whether a line stands between >> and << like between arrows, and says no sentence: «>> Zum Programm <<»."""
    start = max(text.rfind("\n", max(0, sign.start - _LONGEST), sign.start) + 1, sign.start - _LONGEST)
    line = _LINE.match(text, start)
    return line is not None and _ADORNED.fullmatch(line[0]) is not None


def _closes(text: str, start: int, end: int) -> bool:
    """Tell whether « stands behind a word, or between blanks: before a word it opens, as in Swiss copy."""
    behind = text[end : end + 1]
    return not text[start - 1].isspace() or not behind or behind.isspace() or not behind.isalnum()
