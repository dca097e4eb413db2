"""Texts of marks, frames and apostrophes, packed closer than anybody writes: for the rules, with the real pipeline."""

from __future__ import annotations

from hostile.base import Row


def frames(n: int) -> bytes:
    """Make so many quotations of a word with a frame each."""
    return ("«Ja», sagte Harms: " * n).encode()


def paragraphs(n: int) -> bytes:
    """Make so many paragraphs of a word with a frame."""
    return ("„Ja“, sagte Harms.\n" * n).encode()


def closing(n: int) -> bytes:
    """Make so many closing marks without an opening one, in one sentence."""
    return ("Das ist es“ " * n).encode()


def nested(n: int) -> bytes:
    """Make so many quotations in one that is never closed."""
    return ("„Er sagte: „Ja“ und „Nein“ " * n).encode()


def colons(n: int) -> bytes:
    """Make so many verbs of speech in one sentence."""
    return ("Harms sagt: " * n + "„Ja“").encode()


ROWS = (
    Row("dense marks and frames", "b.txt", frames, 250, "20 KB took 40 s", model=True),
    Row("a frame a paragraph", "b.txt", paragraphs, 250, "20 KB took 11 s", model=True),
    Row("closing marks without opening ones", "b.txt", closing, 400, "20 KB took 45 s", model=True),
    Row("quotations in one never closed", "b.txt", nested, 180, "20 KB took 24 s", model=True),
    Row("verbs of speech in one sentence", "b.txt", colons, 400, "20 KB took 40 s", model=True),
)
