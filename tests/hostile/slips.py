"""Slips: what was there, what a person or the machine did, and what must still be there.

A row is a function that does it and looks. ``python -m hostile.slips`` in the folder ``tests`` prints the table.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hostile.desk import Desk


@dataclass(frozen=True, slots=True)
class Slip:
    """A row of the table."""

    point: int  # of the list that the project works off
    there: str  # what was there
    done: str  # what happened
    still: str  # what must be there after it
    act: Callable[[Desk], None]  # does it, and looks


SLIPS: list[Slip] = []


def slip(point: int, there: str, done: str, still: str) -> Callable[[Callable[[Desk], None]], Callable[[Desk], None]]:
    """Enter a function into the table."""

    def entered(act: Callable[[Desk], None]) -> Callable[[Desk], None]:
        SLIPS.append(Slip(point, there, done, still, act))
        return act

    return entered


def every() -> tuple[Slip, ...]:
    """Return the whole table, in the order of its points."""
    from hostile import slips_calm, slips_inputs, slips_outputs, slips_tables  # noqa: F401 - they enter theirs

    return tuple(sorted(SLIPS, key=lambda each: each.point))


def main() -> None:
    """Print the table as Markdown, each row with how it went."""
    print("| point | was there | happened | must still be there | |\n|---|---|---|---|---|")
    for each in every():
        with tempfile.TemporaryDirectory() as name:
            os.chdir(name)
            os.environ["QUOTES_STATE"] = f"{name}-state"
            try:
                each.act(Desk(Path(name)))
                went = "yes"
            except AssertionError as error:
                went = f"no: {str(error).splitlines()[0][:80] if str(error) else 'no'}"
            finally:
                os.chdir("/")
        print(f"| {each.point} | {each.there} | {each.done} | {each.still} | {went} |".replace("\n", " "))


if __name__ == "__main__":
    from hostile.slips import main as entered_main  # this module by its name, in which the others enter theirs

    sys.exit(entered_main())
