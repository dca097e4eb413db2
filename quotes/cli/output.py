"""Standard output for texts that are read by people, and may be cut off by a pipe."""

from __future__ import annotations

import sys

from quotes.cli import streams
from quotes.files import FileError
from quotes.visible import visible


def put(text: str, *, safe: bool = False) -> None:
    """Write a text on standard output. Whoever reads may have had enough («quotes evaluate … | head»).

    On a terminal, what would steer it is only shown. ``safe``: that has been seen to, and the text has colours.

    Raises FileError when nothing can be written there.
    """
    try:
        sys.stdout.write(visible(text) if not safe and sys.stdout.isatty() else text)
        sys.stdout.flush()
    except BrokenPipeError:
        streams.discard(sys.stdout)
    except (OSError, ValueError) as error:
        streams.discard(sys.stdout)
        raise FileError.no_output(error) from error
