"""How many processes: by the cores and the memory that machine, container or batch system leave; one thread in each."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from quotes.batch import default_workers, machine
from quotes.batch.setup import _WORKER_BYTES

GIB = 1 << 30
MEMINFO = "MemTotal:       16316412 kB\nMemFree:          191234 kB\nMemAvailable:    8388608 kB\n"


@pytest.fixture
def system(tmp_path, monkeypatch):
    """Write files of the system; give where they lie. The process may use eight cores."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(8)), raising=False)
    monkeypatch.setattr(os, "process_cpu_count", lambda: 8, raising=False)

    def write(files):
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return tmp_path

    return write


V2 = {"proc/self/cgroup": "0::/job/step\n"}
V1 = {"proc/self/cgroup": "5:cpu,cpuacct:/\n4:memory:/job\n0::/\n"}
ROOT = "sys/fs/cgroup"


@pytest.mark.parametrize(
    ("files", "cores"),
    [
        ({}, 8),
        (V2, 8),
        (V2 | {f"{ROOT}/job/step/cpu.max": "max 100000\n"}, 8),
        (V2 | {f"{ROOT}/job/step/cpu.max": "200000 100000\n"}, 2),
        (V2 | {f"{ROOT}/job/cpu.max": "250000 100000\n", f"{ROOT}/job/step/cpu.max": "max 100000\n"}, 3),
        (V2 | {f"{ROOT}/cpu.max": "50000 100000\n"}, 1),  # as a container sees its own
        (V2 | {f"{ROOT}/cpu.max": "9900000 100000\n"}, 8),
        (V1 | {f"{ROOT}/cpu/cpu.cfs_quota_us": "-1\n", f"{ROOT}/cpu/cpu.cfs_period_us": "100000\n"}, 8),
        (V1 | {f"{ROOT}/cpu/cpu.cfs_quota_us": "400000\n", f"{ROOT}/cpu/cpu.cfs_period_us": "100000\n"}, 4),
        (V2 | {f"{ROOT}/cpu.max": "Unsinn"}, 8),
    ],
)
def test_cores(system, files, cores):
    assert machine.cores(system(files)) == cores


def limits(most, used, cached=0, *, group="", old=False):
    names = ("memory/{}memory.limit_in_bytes", "memory/{}memory.usage_in_bytes", "memory/{}memory.stat")
    names = names if old else ("{}memory.max", "{}memory.current", "{}memory.stat")
    stat = f"anon 17\n{'total_' * old}inactive_file {cached}\n"
    return {f"{ROOT}/{name.format(group)}": f"{text}\n" for name, text in zip(names, (most, used, stat), strict=True)}


@pytest.mark.parametrize(
    ("files", "left"),
    [
        ({}, 8 * GIB),
        (V2 | limits("max", GIB), 8 * GIB),
        (V2 | limits(4 * GIB, GIB), 3 * GIB),
        (V2 | limits(4 * GIB, 3 * GIB, 2 * GIB, group="job/"), 3 * GIB),  # what files take can be had
        (V2 | limits(4 * GIB, 5 * GIB), 0),
        (V2 | limits(90 * GIB, GIB), 8 * GIB),
        (V1 | limits(6 * GIB, GIB, group="job/", old=True), 5 * GIB),
        (V1 | limits((1 << 63) - 4096, GIB, group="job/", old=True), 8 * GIB),  # how the old one says «max»
    ],
)
def test_memory(system, files, left):
    assert machine.memory(system({"proc/meminfo": MEMINFO, **files})) == left


def test_memory_where_nobody_tells_what_is_free(system, monkeypatch):
    root = system({})
    monkeypatch.setattr(os, "sysconf", {"SC_PHYS_PAGES": 1000, "SC_PAGE_SIZE": 4096}.__getitem__, raising=False)
    assert machine.memory(root) == 4096_000
    monkeypatch.delattr(os, "sysconf")
    assert machine.memory(root) is None


@pytest.mark.parametrize(
    ("left", "workers"),
    [(0, 1), (_WORKER_BYTES, 1), (3 * _WORKER_BYTES + 1, 3), (100 * _WORKER_BYTES, 8), (None, 8)],
)
def test_a_worker_for_each_core_as_far_as_the_memory_goes(monkeypatch, left, workers):
    monkeypatch.setattr(machine, "cores", lambda: 8)
    monkeypatch.setattr(machine, "memory", lambda: left)
    assert default_workers() == workers


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="asks Linux")
def test_this_machine():
    assert 1 <= machine.cores() <= os.cpu_count()
    assert 1 << 20 < machine.memory() < os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


# one thread in each

TELLS = """
import runpy, sys, types
def told(self, *given, **named):
    import torch
    print(torch.get_num_threads(), file=sys.stderr)
    raise SystemExit(0)
import quotes.pipeline
quotes.pipeline.Extractor.__init__ = told
if __name__ == "__main__":
    from quotes.cli import main
    main()
"""


@pytest.mark.slow
@pytest.mark.parametrize(("command", "articles"), [("extract", 2), ("extract", 30), ("explain", 1)])
@pytest.mark.usefixtures("folder")
def test_one_thread_in_each_process_whatever_the_environment_says(command, articles):
    """Two wait for each other in a loop, and where another program takes a core they do little else."""
    Path("a").mkdir()
    for number in range(articles):
        Path(f"a/{number}.txt").write_text("„Der Deich hält“, sagte Eva Maier.")
    Path("tells.py").write_text(TELLS)
    given = ["a", "--workers", "2"] if command == "extract" else ["a/0.txt"]
    done = subprocess.run(
        [sys.executable, "tells.py", command, *given],
        capture_output=True,
        check=False,
        env=os.environ | {"OMP_NUM_THREADS": "2", "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    told = [line for line in done.stderr.decode().splitlines() if line.isdigit()]
    assert set(told) == {"1"}, done.stderr.decode()
