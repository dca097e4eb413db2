"""With what a batch works: model, settings, and on how many processes."""

from __future__ import annotations

import os
from dataclasses import dataclass

from quotes.lexicon import OwnLists

_WORKER_BYTES = 1 << 30  # memory that a worker may need, long articles included


@dataclass(frozen=True, slots=True)
class Setup:
    """What every engine has to know; plain data, so that it can be sent to another process."""

    model: str = "embedded"
    min_certainty: int = 0  # percent
    workers: int = 1  # processes; 1: all is done in the one that asks
    verbose: bool = False  # show what libraries say, and tracebacks
    lexicon: OwnLists | None = None  # the user's own word lists; None: those of the usual folder


def default_workers() -> int:
    """Return one worker for each core that this process may use, as far as the machine's memory goes, at least one."""
    try:
        cores = len(os.sched_getaffinity(0))  # taskset, SLURM and containers restrict it
    except AttributeError:  # not on Windows and macOS
        cores = os.cpu_count() or 1
    try:
        memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):  # not on Windows
        return cores
    return max(1, min(cores, memory // _WORKER_BYTES))
