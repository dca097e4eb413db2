"""The other side of the pool: what runs in a worker process."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
import traceback
import warnings
from multiprocessing.connection import Connection
from typing import NamedTuple

from quotes import threads
from quotes.batch.base import Result
from quotes.batch.errors import WorkerError
from quotes.batch.inline import finished
from quotes.batch.setup import Setup
from quotes.errors import QuotesError


class Ready(NamedTuple):
    """The model is loaded."""


class Answer(NamedTuple):
    """A task is done."""

    number: int
    result: Result


class Stop(NamedTuple):
    """No task can be done, by this worker or another one."""

    error: QuotesError


Message = Ready | Answer | Stop


def work(connection: Connection, setup: Setup) -> None:
    """Load the model and do the tasks that come, until the connection ends. The target of a worker process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal sends Ctrl-C to all; the asking process decides
    threading.Thread(target=_end_with_parent, daemon=True).start()
    threads.one()
    if not setup.verbose:
        warnings.simplefilter("ignore")
    try:
        _serve(connection, setup)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # nobody waits for results any more
    except QuotesError as error:
        connection.send(Stop(error))
    except Exception as error:  # noqa: BLE001 - told by the asking process
        if setup.verbose:
            traceback.print_exc()
        connection.send(Stop(WorkerError.broken(error)))


def _serve(connection: Connection, setup: Setup) -> None:
    from quotes.pipeline import Extractor

    extractor = Extractor(setup.model, setup.min_certainty, setup.lexicon)
    gc.freeze()  # weights and modules stay; looking through them for garbage took a fiftieth of the time
    connection.send(Ready())
    while True:
        for number, result in finished(extractor, connection.recv(), setup.types):
            connection.send(Answer(number, result))


def _end_with_parent() -> None:
    """End this process, whatever it is at, when the one that asked is gone: killed, it could not say goodbye."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
