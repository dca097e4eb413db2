"""The program ``quotes``: hears Ctrl-C before anything else is imported, so that it is never answered by a traceback.

A module beside the package, because importing any part of the package imports its beginning first.
"""

from __future__ import annotations

import os
import signal
from types import FrameType
from typing import NoReturn


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    """End at once: nothing has been begun."""
    del number, frame
    os.write(2, b"Abgebrochen.\n")
    os._exit(130)


def main() -> NoReturn:
    """Run the command line."""
    hears = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # not where a shell has switched it off
    if hears:
        signal.signal(signal.SIGINT, _stop)
    from quotes.cli import main as command

    command()


if __name__ == "__main__":
    main()
