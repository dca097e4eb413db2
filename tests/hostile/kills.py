"""Kills at moments drawn at random, the end phase included: nothing lost, nothing doubled, nothing changed.

``python -m hostile.kills [NUMBER] [SEED]`` in the folder ``tests`` kills ``extract`` in five formats and ``apply`` in
two, and prints what was found; the table after each is that of an undisturbed run, and nothing lies beside it.
"""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from hostile.desk import TESTS
from quotes.table import reading

FORMATS = ("csv", "jsonl", "json", "xlsx", "parquet")
APPLIED = ("csv", "xlsx")
ARTICLES = 12
KINDS = (*FORMATS, *(f"apply {form}" for form in APPLIED))
_PERSONS = '[[person]]\nname = "Petra Harms"\naliases = ["Eva Maier"]\n'


def command(*arguments: str) -> list[str]:
    """Return the command line with the stand-in pipeline."""
    return [sys.executable, str(TESTS / "fake.py"), *arguments]


def start(*arguments: str) -> subprocess.Popen[bytes]:
    """Start a command that says nothing."""
    path = os.pathsep.join([str(TESTS.parent), str(TESTS)])
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
    return subprocess.Popen(command(*arguments), env=os.environ | {"PYTHONPATH": path}, **silent)


def rows(name: str) -> Sequence[object]:
    """Return what a table holds, whatever its bytes are: a workbook has its date in it."""
    loaded = reading.read(name)
    return [(*row.items(),) for row in (*loaded.rows, *loaded.aside)]


class Place:
    """A folder in which one kind of run is killed again and again, and what its undisturbed run makes."""

    def __init__(self, kind: str, lot: random.Random) -> None:
        """Make the folder, here, and the table of an undisturbed run."""
        self.form = kind.rsplit(maxsplit=1)[-1]
        self._lot = lot
        self._table = f"t.{self.form}"
        Path("a").mkdir()
        for number in range(ARTICLES):
            Path(f"a/{number:02}.txt").write_text(f"„Satz {number}“, WEILE. „Und {number}“ im „Stern“")
        Path("p.toml").write_text(_PERSONS)
        extract = ("extract", "a", "-o", f"whole.{self.form}")
        begun = time.monotonic()
        assert start(*extract).wait() == 0
        self._call: tuple[str, ...] = ("extract", "a", "-o", self._table, "--resume")
        self._before: Sequence[object] = []
        if kind.startswith("apply"):
            self._before = rows(f"whole.{self.form}")
            shutil.copy(f"whole.{self.form}", "old")
            begun = time.monotonic()
            assert start("apply", f"whole.{self.form}", "--persons", "p.toml", "-o", f"whole.{self.form}").wait() == 0
            self._call = ("apply", self._table, "--persons", "p.toml", "-o", self._table)
        self._length = time.monotonic() - begun
        self._whole = rows(f"whole.{self.form}")

    def kill(self) -> str:
        """Begin, kill, look, go on to the end, look again. Return at what stage it was killed."""
        if self._before:
            shutil.copy("old", self._table)
        journal = Path(f"{self._table}.journal")
        running = start(*self._call)
        if not self._before and self._lot.random() < 0.5:  # the end phase: all is done, the table still on its way
            lines = 0
            while running.poll() is None and lines <= ARTICLES:
                time.sleep(0.001)
                with contextlib.suppress(OSError):
                    lines = journal.read_bytes().count(b"\n")
            time.sleep(self._lot.random() * 0.03)
        else:
            time.sleep(self._lot.random() * self._length)
        stage = "to its end" if running.poll() is not None else "killed"
        running.kill()
        running.wait()
        if stage == "killed" and journal.exists():
            stage = f"killed in the {'end phase' if journal.read_bytes().count(bytes([10])) > ARTICLES else 'run'}"
        if Path(self._table).exists():
            assert rows(self._table) in (self._before, self._whole), "changed"
        else:
            assert not self._before, "lost"
        assert start(*self._call).wait() == 0
        assert rows(self._table) == self._whole, "not that of an undisturbed run"
        kept = {"a", "p.toml", f"whole.{self.form}", self._table, *["old"] * bool(self._before)}
        assert {path.name for path in Path().iterdir()} == kept, "something lies beside it"
        Path(self._table).unlink()
        return stage


def main(number: int = 100, seed: int = 1) -> Counter[str]:
    """Kill so often, each kind in turn; return at what stages. Raises AssertionError where anything is amiss."""
    lot = random.Random(seed)
    found = Counter[str]()
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as name:
        os.environ["QUOTES_STATE"] = f"{name}/state"
        places = {}
        for kind in KINDS:
            folder = Path(name, kind)
            folder.mkdir()
            os.chdir(folder)
            places[kind] = Place(kind, lot)
        killed = 0
        while killed < number:
            kind = KINDS[killed % len(KINDS)]
            os.chdir(Path(name, kind))
            stage = places[kind].kill()
            found[f"{kind}: {stage}"] += 1
            killed += stage != "to its end"
        os.chdir(here)
    return found


if __name__ == "__main__":
    told = main(*map(int, sys.argv[1:]))
    for what, times in sorted(told.items()):
        print(f"{what}: {times}")
    print("0 lost, 0 doubled, 0 changed.")
