"""The other process as a copy of this one, where that is safe: it need not be started, nor import again what is here.

Python takes a tenth of a second to start and to import the readers, which a single small article would feel. A copy
takes a hundredth. It is safe while this process has one thread only and no library has begun to compute: what another
thread holds at this moment, the copy would wait for without end. So this is for Linux, which tells how many threads
there are, and for a command that has just begun; elsewhere a new Python does it.
"""

from __future__ import annotations

import contextlib
import fcntl
import gc
import os
import signal
import sys
from pathlib import Path
from typing import IO

from quotes.isolation import child

_THREADS, _FILES = Path("/proc/self/task"), Path("/proc/self/fd")


def is_safe() -> bool:
    """Tell whether this process may be copied."""
    try:
        return len(list(_THREADS.iterdir())) == 1 and "torch" not in sys.modules
    except OSError:
        return False


class Copy:
    """A copy of this process that does what it is asked; as far as it is needed, what subprocess.Popen is."""

    def __init__(self) -> None:
        """Begin it."""
        self.returncode: int | None = None
        theirs, ours = os.pipe()
        answers, their_answers = os.pipe()
        every = signal.valid_signals()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, every)  # a Ctrl-C in there is none of the copy's
        self.pid = os.fork()
        if not self.pid:
            _live(theirs, their_answers, before)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        os.close(theirs)
        os.close(their_answers)
        self.stdin: IO[bytes] = os.fdopen(ours, "wb")
        self.stdout: IO[bytes] = os.fdopen(answers, "rb")

    def kill(self) -> None:
        """Stop it."""
        if self.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> int:
        """Wait for its end and return what it ended with; a signal is a negative number."""
        if self.returncode is None:
            try:
                self.returncode = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
            except ChildProcessError:  # somebody else has waited for it
                self.returncode = 0
        return self.returncode


def _live(requests: int, answers: int, mask: set[int | signal.Signals]) -> None:
    """Live as the copy: keep nothing of this process but the two pipes, do what is asked, and never return."""
    try:
        gc.freeze()  # else it would close files of this process once more, under numbers that others have by then
        os.setpgid(0, 0)  # it hears no Ctrl-C
        os.chdir(os.sep)  # and holds nobody's folder
        requests, answers = (fcntl.fcntl(each, fcntl.F_DUPFD_CLOEXEC, 3) for each in (requests, answers))
        nowhere = os.open(os.devnull, os.O_RDWR)
        for number in (0, 1, 2):  # what a library prints is no answer
            os.dup2(nowhere, number)
        for number in [int(each.name) for each in _FILES.iterdir()]:  # locks and tables among them
            if number > 2 and number not in {requests, answers}:
                with contextlib.suppress(OSError):
                    os.close(number)
        for number in signal.valid_signals():
            if callable(signal.getsignal(number)):
                signal.signal(number, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        streams = sys.stdin, sys.stdout, sys.stderr  # held, so that nothing of them is written
        sys.stdin = sys.stdout = sys.stderr = Path(os.devnull).open("r+", encoding="utf-8")  # noqa: SIM115 - for good
        child.live(os.fdopen(requests, "rb"), os.fdopen(answers, "wb"))
        del streams
    finally:
        os._exit(0)
