"""What a terminal shows of a text, and does not obey: its control characters and direction marks as signs to look at.

An article can hold whatever it likes. Sent to a terminal, an escape character moves the cursor or renames the window,
and a direction mark turns the letters of a line round, so that other words seem to stand there.
"""

from __future__ import annotations

import re

# C0 but for the line end and the tab, DEL and C1; Arabic letter mark, left-to-right and right-to-left marks,
# embeddings, overrides and isolates; line and paragraph separators, which some terminals take for line ends.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_PICTURES = 0x2400  # «␀», «␛»: what Unicode has to show C0


def visible(text: str) -> str:
    """Return a text in which nothing steers a terminal: «␛» for an escape character, «⟨U+202E⟩» for a direction."""
    return _STEERING.sub(lambda match: _sign(ord(match[0])), text)


def masked(text: str) -> str:
    """Return a text of the same length in which nothing steers a terminal."""
    return _STEERING.sub("\N{REPLACEMENT CHARACTER}", text)


def _sign(code: int) -> str:
    if code < 0x20:
        return chr(_PICTURES + code)
    return "\N{SYMBOL FOR DELETE}" if code == 0x7F else f"⟨U+{code:04X}⟩"
