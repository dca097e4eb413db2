"""Loaded by each worker of a cluster on this machine before its work begins (a «preload» of Dask)."""

from __future__ import annotations

import signal


def dask_setup(worker: object) -> None:
    """Ignore Ctrl-C, which a terminal sends to all processes: the one that asks decides, and ends its workers."""
    del worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
