"""One thread a process: what computes takes more processes instead, see :mod:`quotes.batch`.

Several threads of torch wait for one another in a loop, hundreds of times a sentence. On an idle machine that is hardly
faster. Where another program wants a core, one thread waits until the other has its turn, and burns what could have
been computed with: on two cores, sixty articles took 44 seconds beside one busy program, with one thread 18.
"""

from __future__ import annotations

import os

_VARIABLES = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")


def one() -> None:
    """Let torch have one thread in this process and those that it starts; for when torch is not imported yet.

    For processes that are ours, not for a program that uses quotes as a library and may have plans of its own.
    """
    os.environ.update(dict.fromkeys(_VARIABLES, "1"))
