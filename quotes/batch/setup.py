"""With what a batch works: model, settings, and on how many processes."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.batch import machine
from quotes.lexicon import OwnLists
from quotes.table.chosen import TYPES

_WORKER_BYTES = 1 << 30  # memory that a worker may need, long articles included


@dataclass(frozen=True, slots=True)
class Setup:
    """What every engine has to know; plain data, so that it can be sent to another process."""

    model: str = "embedded"
    min_certainty: int = 0  # percent
    workers: int = 1  # processes; 1: all is done in the one that asks
    verbose: bool = False  # show what libraries say, and tracebacks
    lexicon: OwnLists | None = None  # the user's own word lists; None: those of the usual folder
    indirect: bool = True  # look for indirect speech, too, for which every sentence has to be parsed

    @property
    def types(self) -> frozenset[str]:
        """The types that are looked for. All that stand in marks: a workbook shows also those nobody has asked for."""
        return frozenset(TYPES) if self.indirect else frozenset(TYPES) - {"indirect"}


def default_workers() -> int:
    """Return one worker for each core that this process may use, as far as the memory goes that is free now."""
    left = machine.memory()
    return machine.cores() if left is None else max(1, min(machine.cores(), left // _WORKER_BYTES))
