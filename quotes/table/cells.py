"""What a cell may hold: on one line, not run by a spreadsheet, not longer than Excel takes; and the way back.

A cell that a spreadsheet would run is told to be text by a leading apostrophe (OWASP, «CSV injection»).
"""

from __future__ import annotations

import re

EXCEL_CELL = 32_767  # UTF-16 units; Excel lets what is longer run over into the rows below
_UNSEEN = (  # controls, what Unicode calls format or default-ignorable, the blank of Braille
    "0-1f 7f-9f ad 34f 61c 115f-1160 17b4-17b5 180b-180f 200b-200f 2028-202e 2060-206f 2800 3164 fe00-fe0f feff ffa0 "
    "fff0-fffb 1bca0-1bca3 1d173-1d17a e0000-e0fff"
)
_BEFORE = "".join(  # themselves, since the two languages spell those beyond 16 bits differently
    "-".join(chr(int(code, 16)) for code in each.split("-")) for each in _UNSEEN.split()
)
# A formula's sign, also full-width, which Excel runs too, and also after blanks and characters that nobody sees;
# a tab or carriage return in front is enough by itself.
FORMULA = rf"[\t\r]|[\s{_BEFORE}]*[-=+@\uff1d\uff0b\uff0d\uff20]"
"""The pattern of how such a cell begins, as Python and JavaScript both read it."""
_FORMULA = re.compile(FORMULA)


def fold(text: str) -> str:
    """Return the text on one line: line breaks and the blanks around them become one space, NUL a space."""
    text = text.replace("\0", " ")  # Excel ends the cell at a NUL
    lines = text.splitlines()
    if len(lines) < 2 and lines == [text]:  # one line: nothing to fold
        return text
    return " ".join(line for line in (line.strip(" \t") for line in lines) if line)


def is_formula(text: str) -> bool:
    """Tell whether a spreadsheet might run the cell: it begins, maybe after blanks, with a formula's sign."""
    return _FORMULA.match(text) is not None


def guard(text: str) -> str:
    """Return the text of a cell so that no spreadsheet runs it, with an apostrophe before it where it needs one.

    A text that itself begins with apostrophes before a formula's sign gets one more, so that ``unguard`` is exact.
    """
    return "'" + text if is_formula(text.lstrip("'")) else text


def unguard(text: str) -> str:
    """Return the text of a cell without the apostrophe of ``guard``."""
    return text[1:] if text.startswith("'") and is_formula(text.lstrip("'")) else text


def shorten(text: str) -> str:
    """Return the text cut to what an Excel cell holds, with an ellipsis at its end where it was cut."""
    if len(text) * 2 <= EXCEL_CELL:  # no character has more than two units: spares the common case the counting
        return text
    units = text.encode("utf-16-le")
    if len(units) <= EXCEL_CELL * 2:
        return text
    return units[: (EXCEL_CELL - 1) * 2].decode("utf-16-le", errors="ignore") + "…"
