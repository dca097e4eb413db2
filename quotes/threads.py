"""One thread a process: what computes takes more processes instead, see :mod:`quotes.batch`.

Several threads of torch wait for one another in a loop, hundreds of times a sentence. On an idle machine that makes an
article a tenth faster. Where another program wants a core, one thread waits for the other until that has its turn, and
both threads burn what they could have computed with: sixty articles took five times as long.
"""

from __future__ import annotations

import os

_VARIABLES = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")


def one() -> None:
    """Let torch have one thread in this process and those that it starts; for when torch is not imported yet.

    For processes that are ours, not for a program that uses quotes as a library and may have plans of its own.
    """
    os.environ.update(dict.fromkeys(_VARIABLES, "1"))
