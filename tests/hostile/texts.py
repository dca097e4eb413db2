"""Texts of marks, frames and apostrophes, packed closer than anybody writes: for the rules, with the real pipeline."""

from __future__ import annotations

from hostile.base import Row


def frames(n: int) -> bytes:
    """Make so many quotations of a word with a frame each."""
    return ("«Ja», sagte Harms: " * n).encode()


ROWS = (Row("dense marks and frames", "b.txt", frames, 250, "20 KB took 40 s", model=True),)
