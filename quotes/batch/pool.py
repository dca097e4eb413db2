"""The engine of several processes, each with a model of its own, that outlives the death of any of them.

Each worker has a pipe of its own, whose other end only that worker holds. So the end of a worker, killed or out of
memory, shows as the end of its pipe, also in the middle of a message, and it is known which tasks it had. The pools
that were tried instead share pipes among their workers: concurrent.futures, loky 3.7 and pebble 5.2 all wait forever
for the rest of a result whose sender was killed within it, and the first two give up every task of every worker.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import cast

from quotes.batch.base import Failure, Finished, Task
from quotes.batch.errors import WorkerError
from quotes.batch.setup import Setup
from quotes.batch.worker import Answer, Message, Ready, Stop, work

_STILLBORN = 3  # workers that may die before they are ready, one after the other


@dataclass(slots=True, eq=False)
class _Worker:
    """A process and what it has to do."""

    process: BaseProcess
    connection: Connection
    ready: bool = False
    tasks: deque[Task] = field(default_factory=deque)  # not done yet, in order

    @property
    def idle(self) -> bool:
        return self.ready and not self.tasks


class Pool:
    """Worker processes, begun when there is something to do, replaced when they die.

    The tasks of a worker that died are done again, each alone, so that one that kills its worker takes no other
    with it. A task whose worker dies twice while it is alone with it has failed.
    """

    def __init__(self, setup: Setup) -> None:
        """Begin without a worker."""
        self._setup = setup
        self._most = setup.workers
        self._workers: dict[Connection, _Worker] = {}
        self._queue: deque[Sequence[Task]] = deque()
        self._suspects: set[int] = set()  # numbers of tasks that were alone with a worker when it died
        self._lost = 0
        self._stillborn = 0
        self._results: list[Finished] = []

    @property
    def wants(self) -> bool:
        """Whether a worker has nothing to do, or soon will: there is always one bundle in reserve for each."""
        return len(self._queue) < self._most

    @property
    def notes(self) -> Sequence[str]:
        """Tell how many workers died."""
        if not self._lost:
            return ()
        one = "Ein Arbeitsprozess ist abgestürzt und wurde ersetzt; seine Artikel wurden wiederholt."
        many = f"{self._lost} Arbeitsprozesse sind abgestürzt und wurden ersetzt; ihre Artikel wurden wiederholt."
        return (one if self._lost == 1 else many,)

    def give(self, tasks: Sequence[Task]) -> None:
        """Let a worker do these tasks, the next one that has nothing to do."""
        self._queue.append(tasks)

    def take(self, *, wait: bool) -> Sequence[Finished]:
        """Return what the workers have finished, and give them more to do."""
        self._hand_out()
        while True:
            block = wait and not self._results and not all(worker.idle for worker in self._workers.values())
            for connection in _readable(list(self._workers), block=block):
                self._hear(self._workers[connection])
            self._hand_out()
            if not block:
                break
        done, self._results = self._results, []
        return done

    def close(self) -> None:
        """Kill the workers: they have nothing that would be worth waiting for."""
        for worker in self._workers.values():
            worker.process.kill()
        for worker in self._workers.values():
            worker.process.join()
            worker.connection.close()
        self._workers.clear()
        self._queue.clear()

    def _hand_out(self) -> None:
        """Give idle workers something to do; begin new ones if that is not enough."""
        for worker in [worker for worker in self._workers.values() if worker.idle]:
            if not self._queue:
                return
            tasks = self._queue.popleft()
            try:
                worker.connection.send(tuple(tasks))
            except OSError:  # it died while it had nothing to do
                self._queue.appendleft(tasks)
                self._bury(worker)
            else:
                worker.tasks.extend(tasks)
        starting = sum(not worker.ready for worker in self._workers.values())
        while len(self._queue) > starting and len(self._workers) < self._most:
            self._begin()
            starting += 1

    def _begin(self) -> None:
        context = multiprocessing.get_context("spawn")  # fork would copy locks that other threads hold
        ours, theirs = context.Pipe()
        process = context.Process(target=work, args=(theirs, self._setup), daemon=True)
        with _deaf():
            process.start()
        theirs.close()  # else the end of the worker would not be the end of the pipe
        self._workers[ours] = _Worker(process, ours)

    def _hear(self, worker: _Worker) -> None:
        """Take a message of a worker, or notice its end."""
        try:
            message: Message = worker.connection.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        match message:
            case Ready():
                worker.ready = True
                self._stillborn = 0
            case Answer(number, result):
                worker.tasks.popleft()
                self._results.append((number, result))
            case Stop(error):
                raise error

    def _bury(self, worker: _Worker) -> None:
        """Go on without a worker that died."""
        del self._workers[worker.connection]
        worker.connection.close()
        worker.process.kill()  # if it only closed its pipe
        worker.process.join()
        self._lost += 1
        if not worker.ready:
            self._stillborn += 1
            if self._stillborn >= _STILLBORN:
                self._most = len(self._workers)  # those that did start go on alone
                self._stillborn = 0
            if not self._most:
                raise WorkerError.stillborn(_cause(worker.process))
        again: list[Sequence[Task]] = []
        for task in worker.tasks:
            if len(worker.tasks) == 1 and task.number in self._suspects:
                error = WorkerError.killed(task.article.document, _cause(worker.process))
                self._results.append((task.number, Failure(str(error))))
                continue
            if len(worker.tasks) == 1:
                self._suspects.add(task.number)
            again.append((task,))
        self._queue.extendleft(reversed(again))


def _readable(connections: Sequence[Connection], *, block: bool) -> Sequence[Connection]:
    """Return the connections on which there is something to read, or that have ended."""
    return cast("Sequence[Connection]", wait(connections, None if block else 0))  # nothing else was given


def _cause(process: BaseProcess) -> str:
    """Return in German how a process ended."""
    code = process.exitcode or 0
    if code >= 0:
        return f"Rückgabewert {code}"
    killed = ", vielleicht zu wenig Arbeitsspeicher" if -code == signal.SIGKILL else ""
    return f"Signal {-code}{killed}"


@contextmanager
def _deaf() -> Iterator[None]:
    """Let a process that begins within not hear Ctrl-C before it can say so itself; here it is only held back."""
    if os.name != "posix":
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # it would open the ears again when it begins
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
