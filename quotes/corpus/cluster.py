"""Who does the partitions: Dask. A cluster on this machine, or the one whose scheduler the user names.

Dask hands the partitions out, replaces workers that have died, and gives what they were at to others. After the death
of four workers at one task (``distributed.scheduler.allowed-failures``) it gives up; here the partition is then tried
again a few times, since each attempt learns from the ones before (:mod:`quotes.corpus.attempts`).
"""

from __future__ import annotations

import contextlib
import logging
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

import dask
from distributed import Client, Future, KilledWorker, LocalCluster, Security, as_completed
from distributed.comm.core import CommClosedError
from distributed.system import MEMORY_LIMIT

from quotes.batch import Failure
from quotes.corpus import local_worker
from quotes.corpus.errors import CorpusError, WorkError
from quotes.corpus.part import Order, Outcome, do
from quotes.corpus.partitions import Partition

_ANSWER = "20s"  # for the scheduler to answer
_TRIES = 3  # times that a partition is handed out anew after Dask has given it up
_AHEAD = 4  # partitions on their way for every worker: none has to wait, and no scheduler has to know a million
_LEAST = 32
_SHARE = 0.9  # of the machine's memory, for the workers together
# what a worker without quotes, or with an older one, raises; for a scheduler Dask makes a RuntimeError of it
_UNFIT = (ImportError, AttributeError, TypeError, RuntimeError)

_CONFIG = {
    "distributed.scheduler.http.routes": [],  # no pages, nor anything else for a browser
    "distributed.worker.http.routes": [],
    # What a worker holds is the model and one article: nothing that could be put on the disk meanwhile, or that would
    # be gone after a pause. One that wants too much is ended (``memory.terminate``), and another takes its place.
    "distributed.worker.memory.target": False,
    "distributed.worker.memory.spill": False,
    "distributed.worker.memory.pause": False,
}


@contextmanager
def connected(address: str, workers: int, *, verbose: bool) -> Iterator[Client]:
    """Yield the client of the scheduler at ``address``, or of a cluster of so many workers here if it is empty.

    Whoever can speak to a scheduler or a worker can have it run anything. Here only those can that have the certificate
    of this call, which no other user of the machine can read. How to speak to a cluster of one's own says the
    configuration of Dask.

    Raises CorpusError when nobody answers at the address, or nobody could without another configuration.
    """
    level = logging.WARNING if verbose else logging.CRITICAL
    for name in [name for name in logging.root.manager.loggerDict if name.partition(".")[0] == "distributed"]:
        logging.getLogger(name).setLevel(level)  # what Dask says of workers that come and go is for its developers
    if address:
        _demand_certificate(address)
        try:
            client = Client(address, timeout=_ANSWER, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise CorpusError.no_scheduler(address) from error
        with client:
            yield client
        return
    with (
        dask.config.set(_CONFIG),
        LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",  # no other machine is to reach it,
            security=Security.temporary(),  # and on this one nobody else
            scheduler_kwargs={"dashboard": False, "dashboard_address": "127.0.0.1:0"},
            memory_limit=_memory(workers),
            preload=[*dask.config.get("distributed.worker.preload"), local_worker.__name__],
            silence_logs=level,
        ) as cluster,
        Client(cluster, set_as_default=False) as client,
    ):
        yield client


def _demand_certificate(address: str) -> None:
    """Raise CorpusError if a scheduler wants a certificate and Dask has none, or has one and is to use no other way."""
    security = Security()
    try:
        certificate = security.get_connection_args("client")["ssl_context"]
    except OSError as error:  # no such file, or something else in it
        raise CorpusError.no_certificate(address) from error
    if certificate is None if address.startswith(("tls://", "wss://")) else security.require_encryption:
        raise CorpusError.no_certificate(address)


def strength(client: Client) -> int:
    """Return how many partitions the cluster can do at once; 0 as long as no worker is there."""
    return sum(client.nthreads().values())


def outcomes(client: Client, partitions: Iterable[Partition], order: Order) -> Iterator[Outcome]:
    """Yield how it went with each partition, in the order in which they end. Raises WorkError when nothing goes on."""
    waiting = iter(partitions)
    running: dict[str, tuple[Partition, int]] = {}  # by the key of its task: and how often it was tried

    def hand_out(partition: Partition, tries: int) -> Future[Outcome]:
        key = f"quotes-{partition.number}-{tries}-{uuid.uuid4().hex}"
        running[key] = partition, tries
        return client.submit(do, partition, order, key=key, pure=False)

    coming = as_completed(loop=client.loop)
    some_done = False
    try:
        _try_import(client)
        while True:
            for partition in islice(waiting, max(_LEAST, _AHEAD * strength(client)) - len(running)):
                coming.add(hand_out(partition, 1))
            if not running:
                return
            future = next(coming)
            partition, tries = running.pop(future.key)
            if future.status == "error" and isinstance(future.exception(), KilledWorker) and tries < _TRIES:
                coming.add(hand_out(partition, tries + 1))
                continue
            outcome = _outcome(future, partition, tries)
            if outcome.stop is not None:
                raise outcome.stop
            if future.status == "error" and not some_done:
                raise WorkError(outcome.failures[0].message)  # as it is with the first, so it will be with all
            some_done = True
            yield outcome
    except (CommClosedError, TimeoutError, OSError) as error:
        raise WorkError.scheduler_lost() from error
    finally:
        with contextlib.suppress(Exception):  # whatever comes of it, nobody waits for these any more
            client.cancel(list(coming.futures), force=True)


def _try_import(client: Client) -> None:
    """Raise WorkError if the first worker to answer cannot import quotes; waits until there is one.

    A worker that cannot would neither do its tasks nor say why, but lose its connection again and again.
    """

    def attempt() -> str:  # within a function, so that it is sent as code and not by a name in this module
        import importlib

        try:
            importlib.import_module("quotes.corpus.part")
        except Exception as error:  # noqa: BLE001 - whatever it is, the caller tells it
            return f"{type(error).__name__}: {error}"
        return ""

    told = client.submit(attempt, key=f"quotes-import-{uuid.uuid4().hex}", pure=False).result()
    if told:
        raise WorkError.unsuited(told)


def _outcome(future: Future[Outcome], partition: Partition, tries: int) -> Outcome:
    """Return how it went with a partition. Raises WorkError when the scheduler is gone, or its workers are unfit."""
    if future.status == "finished":
        return future.result()
    error = future.exception() if future.status == "error" else None
    if error is None:
        raise WorkError.scheduler_lost()
    if isinstance(error, KilledWorker):
        deaths = tries * (1 + int(dask.config.get("distributed.scheduler.allowed-failures")))
        told = WorkError.part_given_up(partition.name, deaths)
    elif isinstance(error, _UNFIT) and not _within_quotes(error):
        raise WorkError.unsuited(repr(error)) from error
    else:
        told = WorkError.broken(partition.name, error)
    return Outcome(partition.number, failures=[Failure(str(told))])


def _within_quotes(error: BaseException) -> bool:
    """Tell whether an error comes from the work itself, not from the attempt to begin it."""
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_globals.get("__name__") == do.__module__:
            return True
        trace = trace.tb_next
    return False


def _memory(workers: int) -> int:
    """Return how many bytes each worker may use; Dask replaces one that wants more, before the machine falters.

    Of what a container or a batch system leaves to this process, not of what the machine has.
    """
    return int(_SHARE * MEMORY_LIMIT / workers)
