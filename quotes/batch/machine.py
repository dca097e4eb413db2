"""What this process may use of the machine: cores and memory, as the machine, a container or a batch system leaves it.

Not by how busy the machine is. That is another thing a second later, and it would make no run faster: on two cores,
60 articles take less time in two processes than in one even beside a program that uses up a core of its own.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

_ROOT = Path("/")
_NUMBER = re.compile(r"^(\d+)$", re.MULTILINE)
_AVAILABLE = re.compile(r"^MemAvailable: *(\d+) kB$", re.MULTILINE)
_FILE = re.compile(r"^(?:total_)?inactive_file (\d+)$", re.MULTILINE)


def cores(root: Path = _ROOT) -> int:
    """Return how many cores this process may use, at least one. ``root``: where the files of the system lie."""
    if sys.version_info >= (3, 13):
        count = os.process_cpu_count() or 1
    elif hasattr(os, "sched_getaffinity"):
        count = len(os.sched_getaffinity(0))  # taskset, SLURM and containers restrict it
    else:  # Windows and macOS
        count = os.cpu_count() or 1
    for group in _groups(root, "cpu"):  # a container may have a share of the time of all cores instead
        quota, period = _quota(group)
        if quota > 0 and period > 0:
            count = min(count, -(-quota // period))
    return max(1, count)


def memory(root: Path = _ROOT) -> int | None:
    """Return how many bytes are to be had now, or None where nobody tells. ``root``: as above."""
    left = _number(root / "proc/meminfo", _AVAILABLE, 1 << 10)
    if left is None:
        with contextlib.suppress(AttributeError, ValueError, OSError):  # not on Windows
            left = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    for group in _groups(root, "memory"):
        for most, used in (("memory.max", "memory.current"), ("memory.limit_in_bytes", "memory.usage_in_bytes")):
            limit, taken = _number(group / most), _number(group / used)
            if limit is not None and taken is not None and left is not None:
                cached = _number(group / "memory.stat", _FILE) or 0  # of files, given up when it is needed
                left = min(left, limit - taken + cached)
    return left if left is None else max(0, left)


def _groups(root: Path, controller: str) -> Iterator[Path]:
    """Yield the folders of this process's control groups, of both versions, from its own to the outermost."""
    with contextlib.suppress(OSError):
        for line in (root / "proc/self/cgroup").read_text().splitlines():
            _, controllers, path = line.split(":", 2)
            if not controllers or controller in controllers.split(","):
                top = root / "sys/fs/cgroup" / (controller if controllers else "")
                inner = Path(path.lstrip("/"))
                yield from (top / each for each in (inner, *inner.parents))


def _quota(group: Path) -> tuple[int, int]:
    """Return in how much of which time a group may compute; nothing where it is not bounded."""
    with contextlib.suppress(OSError, ValueError):
        quota, period = (group / "cpu.max").read_text().split()
        return int(quota), int(period)  # «max» is no number
    return _number(group / "cpu.cfs_quota_us") or 0, _number(group / "cpu.cfs_period_us") or 0


def _number(path: Path, pattern: re.Pattern[str] = _NUMBER, unit: int = 1) -> int | None:
    """Return the number that a file of the system holds; None, if it holds none («max», «-1») or is not there."""
    with contextlib.suppress(OSError):
        if (found := pattern.search(path.read_text())) is not None:
            return int(found[1]) * unit
    return None
