"""Files that only one process at a time may have. A lock ends with its process, however that ends.

The operating system keeps it, not a number written into a file: so two containers in which both processes have the
number 1 know of each other, and nobody has to clear away the lock of one that was killed.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_TAKEN = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})
_FAR = 1 << 62  # Windows keeps others from reading what is locked, so it is a byte behind all others
_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


def open_locked(path: Path) -> int:
    """Open a file for reading and appending, making it if there is none, and lock it; return its descriptor.

    Where the file system has no locks, it is only opened. Raises BlockingIOError when another process has it, and
    OSError when it cannot be opened.
    """
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o666)
        try:
            lock(descriptor)
            if os.path.samestat(os.fstat(descriptor), path.stat()):
                return descriptor
        except FileNotFoundError:
            pass  # whoever had it has just deleted it
        except OSError:
            os.close(descriptor)
            raise
        os.close(descriptor)


def create_locked(path: Path) -> int:
    """Make a file that must not be there yet, no link either, and lock it. Raises OSError."""
    descriptor = os.open(path, _FLAGS | os.O_EXCL, 0o666)
    try:
        lock(descriptor)
    except BlockingIOError:  # somebody looks at this moment whether it may be cleared away: then it is, and not used
        os.close(descriptor)
        raise
    return descriptor


def delete_unlocked(path: Path) -> None:
    """Delete a file whose process is gone, and none of a process that is at work. Raises OSError."""
    descriptor = os.open(path, _FLAGS & ~os.O_CREAT)
    try:
        if lock(descriptor):  # where there are no locks, nobody can tell
            path.unlink()
    finally:
        os.close(descriptor)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Keep other processes that ask for it, too, out of a folder for a moment. Without locks, it does nothing."""
    descriptor = None
    with contextlib.suppress(OSError):  # Windows opens no folder
        descriptor = os.open(folder, os.O_RDONLY)
        if sys.platform != "win32":
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


def lock(descriptor: int) -> bool:
    """Lock an open file; return whether the file system can. Raises BlockingIOError when another process has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, _FAR, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _TAKEN:
            raise BlockingIOError(error.errno, os.strerror(error.errno)) from error
        return False
    return True
