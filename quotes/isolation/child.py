"""The other side: a process that does what it is asked, under limits that the operating system keeps.

Memory is bounded by RLIMIT_DATA, which counts what a process has taken and not what libraries have reserved; time by
RLIMIT_CPU, which is not the clock's, so that a busy machine fails no file. Both hold within a C library. What comes
out buys more time: a table of a million articles may take as long as that takes.
"""

from __future__ import annotations

import contextlib
import math
import os
import pickle
import signal
import sys
import threading
import time
import traceback
import warnings
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import IO

from quotes.budgets import READER_S_PER_ITEM
from quotes.errors import QuotesError
from quotes.isolation.messages import Broken, End, Items, Limits, Raised, Request

_PATIENCE = 60  # seconds without a file after which the process ends: the next one begins another
_WORN = 100_000_000  # bytes more than at the beginning
_STATM = Path("/proc/self/statm")
_AT_ONCE, _SOON = 16, 0.005  # things that are sent together, if they come within so many seconds
_EVERY = 0.05  # seconds between two looks where there is no limit


def serve() -> None:
    """Do what comes, until nothing does. The whole life of the process, whose standard streams are its mail."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with os.fdopen(os.dup(1), "wb") as answers:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)  # whatever a library prints is no answer
        live(sys.stdin.buffer, answers)


def live(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Do what comes from one pipe, and put into the other what comes of it."""
    warnings.simplefilter("ignore")
    before = _taken()
    with contextlib.suppress(EOFError, BrokenPipeError):  # nobody is there any more
        while True:
            _answer(_asked(requests), answers, before)


def _asked(requests: IO[bytes]) -> Request:
    """Wait for a request. Raises EOFError when none will come, and ends the process when none comes for long."""
    if os.name == "posix":
        signal.alarm(_PATIENCE)
    request: Request = pickle.load(requests)  # noqa: S301 - the asking process is trusted
    if os.name == "posix":
        signal.alarm(0)
    return request


def _answer(request: Request, answers: IO[bytes], before: int) -> None:
    """Do what is asked and send what comes of it."""
    some = _Some(answers)
    try:
        with _limited(request.limits) as clock:
            for each in _begun(request):
                some.add(each)
                clock.more()
        said: object = End(worn=_taken() - before > _WORN)
    except QuotesError as error:
        said = Raised(error)
    except (MemoryError, SystemError):  # a C library that got no memory may say the latter
        said = request.limits
    except Exception as error:  # noqa: BLE001 - told over there
        said = Broken(type(error).__name__, str(error), "".join(traceback.format_exception(error)))
    some.send()
    _send(said, answers)


def _begun(request: Request) -> Iterator[object]:
    module, _, name = request.task.partition(":")
    found: Iterator[object] = getattr(import_module(module), name)(*request.arguments)
    return found


def _send(what: object, answers: IO[bytes]) -> None:
    pickle.dump(what, answers, pickle.HIGHEST_PROTOCOL)
    answers.flush()


class _Some:
    """Things on their way: those of a table come so quickly that each alone would cost more than reading it."""

    def __init__(self, answers: IO[bytes]) -> None:
        self._answers = answers
        self._held: list[object] = []
        self._sent = 0.0

    def add(self, item: object) -> None:
        """Send it soon: at once, if the last one was sent a while ago."""
        self._held.append(item)
        if len(self._held) >= _AT_ONCE or time.monotonic() - self._sent > _SOON:
            self.send()

    def send(self) -> None:
        """Send what is held."""
        if self._held:
            _send(Items(self._held), self._answers)
            self._held = []
        self._sent = time.monotonic()


class _Clock:
    """The time that is left."""

    def __init__(self, seconds: float) -> None:
        self._end = time.process_time() + seconds
        self._set = 0
        self._wind()

    def more(self) -> None:
        """Give more of it for something that has come out, which will be worked at for longer."""
        self._end += READER_S_PER_ITEM
        self._wind()

    def _wind(self) -> None:
        end = math.ceil(self._end)
        if end != self._set and os.name == "posix":
            import resource

            hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
            resource.setrlimit(resource.RLIMIT_CPU, (end if hard < 0 else min(end, hard), hard))
            self._set = end


@contextlib.contextmanager
def _limited(limits: Limits) -> Iterator[_Clock]:
    """Bound memory and time of what is done within."""
    if not _STATM.exists():  # macOS keeps no such limit, Windows has none
        with _watched(limits.memory):
            yield _Clock(limits.seconds)
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = _taken() + limits.memory
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    resource.setrlimit(resource.RLIMIT_DATA, (min(wanted, hard) if hard >= 0 else wanted, hard))
    try:
        yield _Clock(limits.seconds)
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


@contextlib.contextmanager
def _watched(memory: int) -> Iterator[None]:
    """End this process when it takes more memory than that: where the system does not, a thread does."""
    done = threading.Event()
    most = _taken() + memory

    def watch() -> None:
        while not done.wait(_EVERY):
            if _taken() > most:
                os._exit(3)

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield
    finally:
        done.set()


def _taken() -> int:
    """Return the bytes that this process has taken, or the most it ever had; 0 where nobody tells."""
    try:
        return int(_STATM.read_text().split()[5]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, AttributeError):
        pass
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
