"""What must not be torn by Ctrl-C."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def deferred() -> Iterator[None]:
    """Hold a Ctrl-C back until what stands within is done. For what takes moments only."""
    if threading.current_thread() is not threading.main_thread():  # elsewhere there are no signals
        yield
        return
    held: list[tuple[int, FrameType | None]] = []
    before = signal.signal(signal.SIGINT, lambda number, frame: held.append((number, frame)))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if held and callable(before):  # not if Ctrl-C is switched off
        before(*held[0])
