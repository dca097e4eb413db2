"""Standard output for texts that are read by people, and may be cut off by a pipe."""

from __future__ import annotations

import os
import sys


def put(text: str) -> None:
    """Write a text on standard output. Whoever reads may have had enough («quotes evaluate … | head»)."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python complains at its end
