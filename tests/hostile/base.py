"""What a row of the table is, and how one is measured: the real command in a process of its own."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

TESTS = Path(__file__).parent.parent
GOOD = "„Der Deich hält“, sagte Petra Harms.\n"
EXTRACT = ("extract", "{bad}", "gut.txt", "-o", "tabelle.csv", "--force", "-q")
_MACHINE_GB = 4
_PATIENCE = 120  # seconds on the clock after which something hangs, however busy the machine is


@dataclass(frozen=True, slots=True)
class Row:
    """A kind of hostile file."""

    kind: str  # what it is, in a few words
    name: str  # of the file
    make: Callable[[int], bytes]  # the file for a size
    n: int  # the smaller size; the larger one is four times that
    why: str  # what it did, or would do
    told: str = ""  # what the sentence about the larger one must say; empty: it is read
    model: bool = False  # with the real pipeline, for what its rules or its parser have to bear
    command: tuple[str, ...] = EXTRACT  # another command ends with 0, 1 or 2, and has no good article


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took, with its children."""

    seconds: float  # of the processor
    megabytes: float  # the largest of its processes
    code: int
    err: str
    quotes: tuple[tuple[str, str], ...]  # document and quotation of each row of the table

    def without(self, other: Cost) -> Cost:
        """Return what this run took more than the other one."""
        more = max(0.0, self.seconds - other.seconds), max(0.0, self.megabytes - other.megabytes)
        return Cost(*more, self.code, self.err, self.quotes)


def run(folder: Path, name: str, data: bytes, *, command: tuple[str, ...] = EXTRACT, model: bool = False) -> Cost:
    """Run the command over a file of this name, in an empty folder."""
    folder.mkdir()
    (folder / "gut.txt").write_text(GOOD, encoding="utf-8")
    (folder / name).write_bytes(data)
    program = (
        ["-c", "from quotes.cli import main; main()"] if model else [str(TESTS / "fake.py")]
    )  # the stand-in finds „…“ and needs no torch
    arguments = [name if each == "{bad}" else each for each in command]
    path = os.pathsep.join([str(TESTS.parent), os.environ.get("PYTHONPATH", "")])
    with (folder / "err").open("wb") as err:
        process = subprocess.Popen(
            [sys.executable, *program, *arguments],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": path, "OMP_NUM_THREADS": "1"},
            stdin=subprocess.DEVNULL,
            stdout=err,
            stderr=err,
            preexec_fn=_bounded,  # noqa: PLW1509 - no other thread has begun
        )
        with _killed_after(process, _PATIENCE):
            _, status, used = os.wait4(process.pid, 0)  # with the children that it has waited for
        process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(
        used.ru_utime + used.ru_stime,
        used.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10),
        process.returncode,
        (folder / "err").read_text(encoding="utf-8"),
        tuple(_quotes(folder / "tabelle.csv")),
    )


def _quotes(path: Path):
    if path.exists():
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from ((row["document"], row["quote"]) for row in csv.DictReader(file, delimiter=";"))


def _bounded() -> None:
    """Keep a file for which a bound is missing from taking down the machine that runs the tests."""
    import resource

    resource.setrlimit(resource.RLIMIT_DATA, (_MACHINE_GB << 30, _MACHINE_GB << 30))


class _killed_after:  # noqa: N801 - reads as what it does
    """Kill a process that is still there after so many seconds."""

    def __init__(self, process: subprocess.Popen, seconds: float) -> None:
        from threading import Timer

        self._timer = Timer(seconds, process.kill)

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
