"""A process beside this one for whatever takes files of strangers apart, under a limit of memory and time.

PDFium, libxml2, zlib and the rest are told what to do by the file that they read. A page of some kilobytes can ask for
gigabytes or minutes, within a C library, where no check of ours looks. So they work in a process of their own, which
the operating system stops (``child``): the file has failed then, told in a sentence, and the run goes on.

That process is begun with the first file that needs it, reads one after the other, and ends with this one. A file of
plain text never needs it.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from quotes.budgets import READER_MB, READER_S, READER_S_PER_MB, READER_TIMES_SIZE
from quotes.isolation.messages import Broken, End, ForeignError, Items, Limits, Raised, Request, received

if TYPE_CHECKING:
    from quotes.isolation.forked import Copy

_BEGIN = "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); from quotes.isolation import child; "
_BEGIN += "child.serve()"
_MB = 1_000_000
_NOBODYS_FAULT = frozenset({0, -9, -14, -15})  # ended, killed from outside, its patience over
_HAS_LIMITS = os.name == "posix"  # elsewhere a clock in this process stops the other one


class LimitError(Exception):
    """A file that took more than it may, or its reader's life; the text says what, in a few German words."""


class _GoneError(Exception):
    """The process has ended before it said anything: nobody's fault."""


def stream(task: str, *arguments: object, size: int) -> Iterator[object]:
    """Yield what a generator function yields that runs over there.

    Args:
        task: «module:function».
        arguments: what it is called with.
        size: bytes of the file that it reads, from which its limits are.

    Raises:
        LimitError: it took more memory or time than it may, or the process died of it.
        Exception: whatever it raises; what is no error of ``quotes`` has the other's name and text.
    """
    if not sys.executable:  # Python within another program
        module, _, name = task.partition(":")
        yield from getattr(import_module(module), name)(*arguments)
        return
    request = Request(task, arguments, _limits(size))
    for attempt in (True, False):
        reader = _ready()
        begun = False
        try:
            for each in reader.answers(request):
                begun = True
                yield each
        except _GoneError as error:  # it had ended while it had nothing to do, or somebody has killed it
            if attempt and not begun:
                continue
            raise LimitError(str(error)) from error
        finally:
            reader.give_back()
        return


def _absolute(folder: str) -> str:
    """Return a folder as it is called from elsewhere."""
    try:
        return str(Path(folder).absolute())
    except OSError:  # the one that this process stands in is gone
        return folder


def _ready() -> _Reader:
    """Return a process that has nothing to do, maybe a new one."""
    try:
        return _idle.pop()
    except IndexError:  # asked for so that no other thread comes between
        return _Reader()


def prepare() -> None:
    """Begin the process now, so that it is there when the first file comes."""
    if sys.executable and not _idle:
        _idle.append(_Reader())


def _limits(size: int) -> Limits:
    """Return what a file of so many bytes may take."""
    return Limits(READER_MB * _MB + READER_TIMES_SIZE * size, READER_S + READER_S_PER_MB * size / _MB)


class _Reader:
    """The other process."""

    def __init__(self) -> None:
        self._process = _copy() or _new()
        self._in, self._out = cast("IO[bytes]", self._process.stdin), cast("IO[bytes]", self._process.stdout)
        self._busy = self._late = False
        if isinstance(self._process, subprocess.Popen):
            self._send([_absolute(folder) for folder in sys.path])

    def answers(self, request: Request) -> Iterator[object]:
        """Yield what is answered to a request. Raises what ``stream`` raises."""
        self._busy = True
        self._send(request)
        while True:
            match self._next(request.limits):
                case Items(values):
                    yield from values
                case End(worn):
                    self._busy = worn
                    return
                case Raised(error):
                    self._busy = False
                    raise error
                case Broken(kind, text, trace):
                    raise type(kind, (RuntimeError,), {})(text) from RuntimeError(trace)
                case Limits() as limits:
                    reason = f"mehr als {limits.memory // _MB} MB Arbeitsspeicher"
                    raise LimitError(reason)

    def give_back(self) -> None:
        """Keep the process for the next file, if it is in order."""
        if self._busy:
            self.close()
        elif self not in _idle:
            _idle.append(self)

    def close(self) -> None:
        """Stop it."""
        self._process.kill()
        self._process.wait()
        with contextlib.suppress(OSError):
            self._in.close()
        self._out.close()

    def let_go(self) -> None:
        """Forget it in a copy of this process, without stopping it."""
        self._process.returncode = 0  # else there would be a warning

    def _send(self, what: object) -> None:
        with contextlib.suppress(OSError):  # it is gone, which its silence tells
            pickle.dump(what, self._in)
            self._in.flush()

    def _next(self, limits: Limits) -> object:
        """Return the next answer. Raises LimitError or _GoneError when there will be none."""
        clock = threading.Timer(limits.seconds, self._stop) if not _HAS_LIMITS else None
        if clock is not None:
            clock.start()
        try:
            return received(self._out)
        except ForeignError as error:
            self._process.kill()  # it waits for the next file, and shall get none
            reason = "der Prozess dafür antwortet Falsches"
            raise LimitError(reason) from error
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            code = self._process.wait()
            if self._late or (os.name == "posix" and code == -signal.SIGXCPU):
                reason = f"mehr als {limits.seconds:.0f} Sekunden"
                raise LimitError(reason) from error
            if code in _NOBODYS_FAULT:
                reason = "sein Prozess ist beendet worden"
                raise _GoneError(reason) from error
            reason = f"der Prozess dafür ist abgestürzt, {'Signal' if code < 0 else 'Rückgabewert'} {abs(code)}"
            raise LimitError(reason) from error
        finally:
            if clock is not None:
                clock.cancel()

    def _stop(self) -> None:
        self._late = True
        self._process.kill()


def _copy() -> Copy | None:
    """Return a copy of this process, where there can be one."""
    if sys.platform != "linux":
        return None
    from quotes.isolation import forked  # has modules that there are on Unix alone

    return forked.Copy() if forked.is_safe() else None


def _new() -> subprocess.Popen[bytes]:
    """Begin a new Python."""
    own_group = {"process_group": 0} if os.name == "posix" else {"creationflags": 0x200}  # it hears no Ctrl-C
    return subprocess.Popen(  # type: ignore[call-overload,no-any-return]  # noqa: S603 - this very Python
        [sys.executable, "-c", _BEGIN],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(os.sep).absolute(),  # it holds nobody's folder, and finds no module in one
        stderr=subprocess.DEVNULL,  # what a C library says of a file when it dies
        **own_group,
    )


_idle: list[_Reader] = []


@atexit.register
def close() -> None:
    """Stop the processes that wait for a file."""
    while _idle:
        _idle.pop().close()


def _forget() -> None:
    while _idle:
        _idle.pop().let_go()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
