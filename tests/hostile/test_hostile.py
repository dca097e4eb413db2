"""No file takes the run: what a hostile one costs grows as it does, within bounds, and the article after it is read.

A row is measured by the processor's time and the memory that the system counts, with its children, beyond what the
program takes for the good article alone; so a busy machine does not fail it.
"""

from __future__ import annotations

import os
import re

import pytest

from hostile.base import EXTRACT, GOOD, Cost, Row, run
from hostile.rows import ROWS

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "wait4"), reason="asks Unix")]

GROWTH = 4**1.2  # of the time, from n to 4n
FLOOR, FLOOR_MODEL = 0.5, 1.0  # seconds: what takes less says nothing of growth; loading the model varies by as much
MOST_SECONDS, MOST_MB = 20, 400


@pytest.fixture(scope="session")
def alone(tmp_path_factory):
    """Return what the good article takes by itself, with the stand-in or the real pipeline."""
    known: dict[bool, Cost] = {}

    def cost(*, model: bool) -> Cost:
        if model not in known:
            known[model] = run(tmp_path_factory.mktemp("gut") / "x", "b.txt", b"Nichts.\n", model=model)
        return known[model]

    return cost


@pytest.mark.parametrize("row", [pytest.param(row, id=row.kind) for row in ROWS])
def test_a_hostile_file_costs_what_it_may(row: Row, alone, tmp_path):
    base = alone(model=row.model)
    small, large = (_run(row, n, base, tmp_path) for n in (row.n, 4 * row.n))
    assert large.seconds <= GROWTH * max(small.seconds, FLOOR_MODEL if row.model else FLOOR)
    for cost in (small, large):
        assert cost.seconds <= MOST_SECONDS
        assert cost.megabytes <= MOST_MB
    for cost in (small, large):
        assert not re.search("Traceback|Programmfehler|gescheitert", cost.err)
        if row.command == EXTRACT:
            assert ("gut.txt", GOOD.split("“")[0][1:]) in cost.quotes
            assert cost.code == (1 if "Fehler: " in cost.err else 0)
        else:
            assert cost.code in {0, 1, 2}
            assert (cost.code == 0) != ("Fehler: " in cost.err)
    assert row.told in large.err
    assert bool(row.told) == ("Fehler: " in large.err)


def _run(row: Row, n: int, base: Cost, tmp_path) -> Cost:
    return run(tmp_path / str(n), row.name, row.make(n), command=row.command, model=row.model).without(base)
