"""The program ``quotes``: hears Ctrl-C before anything else is imported, so that it is never answered by a traceback.

Whoever imports a part of a package imports its beginning first, so that of ``quotes`` imports next to nothing.
"""

import _signal  # type: ignore[import-not-found]  # signal itself imports more than a dozen modules, in which a Ctrl-C would end in a traceback
import os


def _stop(*_: object) -> None:
    """End at once: nothing has been begun."""
    os.write(2, b"Abgebrochen.\n")
    os._exit(130)


def main() -> None:
    """Run the command line."""
    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:  # not where a shell has switched it off
        _signal.signal(_signal.SIGINT, _stop)
    from quotes.cli import main as command

    command()


if __name__ == "__main__":
    main()
