"""The three standard streams, whatever has become of them: closed, full, or a reader that has gone away."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

_BROKEN = frozenset({errno.ENOSPC, errno.EBADF, errno.EIO})


def prepare() -> None:
    """Make the streams fit for use: UTF-8, and something in the place of those that were closed before the start.

    A closed number would be given to the first file that is opened, and messages would go into it. What is written to
    a closed standard output fails as it does on a full disk; standard input stays missing (``sys.stdin`` is None).
    """
    for number in (0, 1, 2):  # in this order: each open() takes the lowest number that is free
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_WRONLY if number == 2 else os.O_RDONLY)
    if sys.stdout is None:
        sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115 - for as long as the program runs
    if sys.stderr is None:
        sys.stderr = open(2, "w", closefd=False)  # noqa: SIM115 - the same
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A Windows console or a C locale would spoil umlauts and marks; newline: the CSV has its own line ends.
            stream.reconfigure(encoding="utf-8", errors="replace", newline="" if stream is sys.stdout else None)


def tell(text: str) -> None:
    """Write on standard error; where nobody can hear it, the work goes on all the same."""
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(text)
        sys.stderr.flush()


def is_broken(error: Exception) -> bool:
    """Tell whether an error is that of a stream, which has no name and cannot be written."""
    return isinstance(error, OSError) and error.filename is None and error.errno in _BROKEN


def discard(stream: TextIO) -> None:
    """Let what is still to be written go nowhere, else Python complains at its end."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def close() -> None:
    """Write out what is left, and give up what cannot be."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            discard(stream)


@contextmanager
def quiet_libraries(*, verbose: bool) -> Iterator[None]:
    """Keep the warnings of torch and others from users, who can do nothing about them."""
    with warnings.catch_warnings():
        if not verbose:
            warnings.simplefilter("ignore")
        yield
