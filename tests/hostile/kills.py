"""Kills at moments drawn at random, and what is left of the tables: ``python -m tests.hostile.kills --kills 100``.

For each format of a table, ``quotes extract`` is killed and resumed again and again, with one process and with two,
and ``quotes apply`` is killed on its way into the table that it corrects. A third of the kills fall in the end phase,
when all articles are done and the table is put in its place; some take the last bytes of the journal along, as a power
cut does. After each kill there lies, whole, the table of before or the finished one (or none, if there was none); and
when the run is resumed to its end, the table is that of an undisturbed run. Rows that are lost, doubled or changed are
counted. The pipeline is the stand-in of the tests, which needs no model; ``--real`` takes the real one.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
STAND_IN = (sys.executable, str(HERE / "fake.py"))
REAL = (sys.executable, "-c", "from quotes.cli import main; main()")
SUFFIXES = ("csv", "xlsx", "jsonl", "json", "parquet", "md", "db")
KINDS = tuple((command, suffix) for command in ("extract", "apply") for suffix in SUFFIXES)
ALL = ("--types", "all")
HEAD = "id;field;old;new;verdict;date;document;quote"
AT_WORK, AT_THE_END, ANYWHERE = "at work", "at the end", "anywhere"


@dataclass
class Count:
    """What came of the kills at one command and format."""

    name: str
    kills: int = 0
    finished: int = 0  # times that it came to its end instead
    moments: Counter[str] = field(default_factory=Counter)  # in which phase the kills fell
    lost: int = 0  # rows
    doubled: int = 0
    changed: int = 0
    torn: list[str] = field(default_factory=list)  # what lay there after a kill and was no table at all
    left: list[str] = field(default_factory=list)  # files that nobody asked for, at the end

    @property
    def harm(self) -> int:
        """Number of all that must not be."""
        return self.lost + self.doubled + self.changed + len(self.torn)

    def compare(self, found: Counter[str], wanted: Counter[str]) -> None:
        """Count what is wrong with the rows of a table."""
        self.lost += (wanted - found).total()
        for row, many in (found - wanted).items():
            self.doubled += many if row in wanted else 0
            self.changed += many if row not in wanted else 0


def rows(path: Path) -> Counter[str]:
    """Return the rows of a table, each as a text. Raises whatever a damaged file makes a reader raise."""
    from quotes.table import reading

    loaded = reading.read(str(path))
    more = beside(path) if path.suffix == ".db" else ()
    return Counter(json.dumps(row, ensure_ascii=False, sort_keys=True) for row in (*loaded.rows, *loaded.aside, *more))


def beside(path: Path) -> Iterator[dict[str, object]]:
    """Yield all else that an archive holds, but for numbers and times. Raises ValueError where it is not sound."""
    with closing(sqlite3.connect(path)) as archive:
        for asked in ("integrity_check", "foreign_key_check"):
            if (told := archive.execute(f"PRAGMA {asked}").fetchall()) not in ([], [("ok",)]):
                message = f"{asked}: {told}"
                raise ValueError(message)
        archive.execute("INSERT INTO quotations_fts (quotations_fts) VALUES ('integrity-check')")
        for table in ("articles", "persons", "corrections", "files"):
            found = archive.execute(f"SELECT * FROM {table}")
            names = [name for name, *_ in found.description]
            for cells in found:
                told = dict(zip(names, cells, strict=True))
                yield {name: told[name] for name in names if name not in {"key", "run", "entered"}} | {"type": table}
        (state,) = archive.execute("SELECT COUNT(*) FROM quotations WHERE state <> 'current'").fetchone()
        yield {"type": "withdrawn", "number": state}


class Bench:
    """An empty folder in which commands are begun and killed. Its articles are all invented."""

    def __init__(self, folder: Path, lot: random.Random, articles: int, program: Sequence[str] = STAND_IN) -> None:
        self.folder = folder
        self.lot = lot
        self._program = program
        self._environment = os.environ | {
            "PYTHONPATH": os.pathsep.join([str(HERE.parent), str(HERE)]),
            "QUOTES_LEXICON": "",
            "XDG_STATE_HOME": str(folder / "state"),
            "QUOTES_STATE": str(folder / "state"),
        }
        self.articles = articles
        (folder / "a").mkdir()
        for number in range(articles):
            said = " ".join(f"„Satz {number}.{each}“, sagte Eva Maier." for each in range(8))
            text = f"Der Deich von Neustadt.\n\n{said} Darüber schrieb der „Stern“. WEILE\n"
            (folder / f"a/{number:03}.txt").write_text(text, encoding="utf-8")

    def begin(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Begin a command, in a group of its own."""
        with (self.folder / "said").open("wb") as said:
            return subprocess.Popen(
                [*self._program, *arguments],
                cwd=self.folder,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=said,
                start_new_session=True,
            )

    def run_some(self, table: str) -> None:
        """Write the table of an earlier day, when there were fewer articles."""
        self.run("extract", *(f"a/{number:03}.txt" for number in range(0, self.articles, 3)), "-o", table, *ALL)

    def run(self, *arguments: str) -> float:
        """Run a command to its end; return how many seconds it took."""
        start = time.monotonic()
        code = self.begin(*arguments).wait(timeout=600)
        if code:
            said = (self.folder / "said").read_text(encoding="utf-8")
            message = f"quotes {' '.join(arguments)}: exit code {code}: {said}"
            raise RuntimeError(message)
        return time.monotonic() - start

    def kill(self, running: subprocess.Popen[bytes]) -> bool:
        """Kill a command, alone or with its workers, and wait until all are gone; return whether it had not ended."""
        if running.poll() is not None:
            return False
        group = self.lot.random() < 0.5
        with contextlib.suppress(ProcessLookupError):
            (os.killpg if group else os.kill)(running.pid, signal.SIGKILL)
        code = running.wait()
        deadline = time.monotonic() + 60
        with contextlib.suppress(ProcessLookupError):
            while time.monotonic() < deadline:
                os.killpg(running.pid, 0)  # raises when nobody is left
                time.sleep(0.005)
            message = "a worker has outlived its parent"
            raise RuntimeError(message)
        return code == -signal.SIGKILL

    def sleep_until(self, holds: Callable[[], bool], running: subprocess.Popen[bytes]) -> None:
        """Wait until something holds, or the command has ended."""
        while running.poll() is None and not holds():
            time.sleep(0.001)

    def names(self) -> set[str]:
        """Return what lies in the folder."""
        return {path.name for path in self.folder.iterdir()} - {"state", "said"}


def extracted(bench: Bench, suffix: str, workers: int, kills: int) -> Count:
    """Kill ``quotes extract`` so many times, resume it each time, and count what is wrong with the tables."""
    count = Count(f"extract, {suffix}, {workers} process(es)")
    table, journal = bench.folder / f"t.{suffix}", bench.folder / f"t.{suffix}.journal"
    command = ["extract", "a", "-o", table.name, *ALL, "--workers", str(workers)]
    bench.run_some(f"old.{suffix}")
    seconds = bench.run(*command[:3], f"whole.{suffix}", *command[4:])
    old, whole = rows(bench.folder / f"old.{suffix}"), rows(bench.folder / f"whole.{suffix}")
    before = bench.names()
    there = _lay(bench, suffix)
    while count.kills < kills:
        done = _done(journal)
        running = bench.begin(*command, *["--resume"] * journal.exists())
        moment = _extract_moment(bench, running, journal, done, seconds)
        if not bench.kill(running):
            count.finished += 1
            count.compare(rows(table), whole)
            there = _lay(bench, suffix)
            continue
        count.kills += 1
        count.moments[moment] += 1
        _look(count, table, [whole, *[old] * there], may_lack=not there)
        if bench.lot.random() < 0.2 and journal.exists():  # and a power cut, which takes the last bytes along
            size = journal.stat().st_size
            os.truncate(journal, bench.lot.randrange(max(0, size - 300), size + 1))
    bench.run(*command, *["--resume"] * journal.exists())
    count.compare(rows(table), whole)
    count.left = sorted(bench.names() - before - {table.name})
    table.unlink()
    return count


def _lay(bench: Bench, suffix: str) -> bool:
    """Begin anew: with the table of an older run, or without; return whether there is one."""
    table = bench.folder / f"t.{suffix}"
    table.unlink(missing_ok=True)
    there = bench.lot.random() < 0.5
    if there:
        bench.run_some(table.name)
    return there


def _extract_moment(
    bench: Bench, running: subprocess.Popen[bytes], journal: Path, done: int, seconds: float
) -> str:  # fmt: skip
    """Wait for the moment of the kill, and return in which phase it falls."""
    drawn = bench.lot.random()
    if drawn < 0.2:
        time.sleep(bench.lot.random() * seconds)
        return ANYWHERE
    if drawn < 0.6:
        bench.sleep_until(lambda: _done(journal) > done, running)
        time.sleep(bench.lot.random() ** 2 * seconds / 3)
    else:
        bench.sleep_until(lambda: _done(journal) >= bench.articles, running)
        time.sleep(bench.lot.random() ** 2 * seconds / 4)
    return AT_THE_END if _done(journal) >= bench.articles else AT_WORK


def _done(journal: Path) -> int:
    """Return how many articles a journal has, one a line after its head."""
    with contextlib.suppress(OSError):
        return journal.read_bytes().count(b"\n") - 1
    return -1


def corrected(bench: Bench, suffix: str, kills: int) -> Count:
    """Kill ``quotes apply`` so many times on its way into a table, and count what is wrong with this."""
    count = Count(f"apply, {suffix}")
    table, asked = bench.folder / f"t.{suffix}", bench.folder / "k.csv"
    start, command = ["extract", "a", "-o", table.name, *ALL], ["apply", table.name, asked.name]
    command += ["-o", table.name]
    bench.run(*start)
    plain, raw = rows(table), table.read_bytes()
    lines = [HEAD]
    lines += [
        f"{row['id']};speaker;{row['speaker']};Ida Korff {number};falsch;2026-11-23;{row['document']};{row['quote']}"
        for number, row in enumerate(map(json.loads, plain))
        if number % 3 == 0 and row["type"] == "direct"
    ]
    asked.write_text("\n".join(lines) + "\n", encoding="utf-8")
    wishes, before = asked.read_bytes(), bench.names()
    seconds = bench.run(*command)
    whole, last = rows(table), 0.3 * seconds
    table.write_bytes(raw)
    while count.kills < kills:
        running = bench.begin(*command)
        moment = ANYWHERE
        if bench.lot.random() < 0.4:
            time.sleep(bench.lot.random() * seconds)
        else:  # from when it begins to write, or to replace
            seen = bench.names()
            bench.sleep_until(lambda seen=seen: bool(bench.names() - seen), running)  # type: ignore[misc]
            time.sleep(bench.lot.random() ** 2 * last)
            moment = AT_THE_END
        if bench.kill(running):
            count.kills += 1
            count.moments[moment] += 1
        else:
            count.finished += 1
            count.compare(rows(table), whole)
        _look(count, table, [plain, whole])
        count.changed += asked.read_bytes() != wishes
        if rows(table) == whole and bench.lot.random() < 0.7:  # else it corrects what is corrected
            table.write_bytes(raw)
    bench.run(*command)
    count.compare(rows(table), whole)
    count.left = sorted(bench.names() - before)
    table.unlink()
    asked.unlink()
    return count


def _look(count: Count, table: Path, whole: Sequence[Counter[str]], *, may_lack: bool = False) -> None:
    """Count what is wrong with what lies there after a kill: it must be one of some tables, whole."""
    if not table.exists():
        if not may_lack:
            count.torn.append(f"{table.name} is gone")
        return
    try:
        found = rows(table)
    except Exception as error:  # noqa: BLE001 - half a file makes a reader raise anything
        count.torn.append(f"{table.name}: {type(error).__name__}: {error}")
        return
    if found not in whole:
        count.compare(found, whole[0])


def every(
    kills: int, seed: int, articles: int, kinds: Sequence[tuple[str, str]] = KINDS, program: Sequence[str] = STAND_IN
) -> list[Count]:
    """Spread so many kills over commands and formats, each in a folder of its own; return what came of them."""
    lot = random.Random(seed)
    shares = Counter(kinds[number % len(kinds)] for number in range(kills))
    counts = []
    for number, ((command, suffix), share) in enumerate(shares.items()):
        folder = Path(tempfile.mkdtemp(prefix="kills-"))
        try:
            bench = Bench(folder, lot, articles, program)
            done = corrected(bench, suffix, share) if command == "apply" else None
            counts.append(done or extracted(bench, suffix, 1 + number % 2, share))
            print(tell(counts[-1]), flush=True)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    return counts


def tell(count: Count) -> str:
    """Return a line of the table."""
    moments = ", ".join(f"{count.moments[name]} {name}" for name in (ANYWHERE, AT_WORK, AT_THE_END))
    harm = f"{count.lost} lost, {count.doubled} doubled, {count.changed} changed, {len(count.torn)} torn"
    more = "".join(f"\n    {line}" for line in (*count.torn, *(f"left: {name}" for name in count.left)))
    return f"{count.name:32} {count.kills:>3} kills ({moments}), {count.finished} times to the end: {harm}{more}"


def main() -> None:
    """Do it, print a line for each command and format, and end with 1 if anything was harmed."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile.kills", description=__doc__.split("\n")[0])
    parser.add_argument("--kills", type=int, default=100, metavar="N", help="in all")
    parser.add_argument("--articles", type=int, default=60, metavar="N", help="in the folder that is read")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the moments")
    parser.add_argument("--real", action="store_true", help="with the real model")
    asked = parser.parse_args()
    start = time.monotonic()
    counts = every(asked.kills, asked.seed, asked.articles, program=REAL if asked.real else STAND_IN)
    kills, harm = sum(count.kills for count in counts), sum(count.harm for count in counts)
    at_the_end = sum(count.moments[AT_THE_END] for count in counts)
    print(f"{kills} kills, {at_the_end} of them at the end, in {time.monotonic() - start:.0f} s: harmed {harm}")
    sys.exit(bool(harm))


if __name__ == "__main__":
    main()
