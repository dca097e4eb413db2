"""Which article was being done when a worker died: so that the next worker is careful, and the one after leaves it out.

A worker that is killed cannot say at what. So each writes down, in a small file of its own beside the draft of the
part, what it begins with: some articles, from one number to another within the partition. What an attempt before had
begun with and not ended is *suspect*: those articles are then done one by one. Where an attempt died at a single
article, that article has had its second chance and is left out. When the part is whole the files are deleted.
"""

from __future__ import annotations

import contextlib
import os
import re
import uuid
from collections.abc import Iterator
from pathlib import Path

_LINE = re.compile(rb"(\d{1,12}) (\d{1,12})\n")


class Attempts:
    """The trail of the attempts at one partition."""

    def __init__(self, part: Path) -> None:
        """Read what was left by earlier attempts at the ``part``, and begin a file for this one. Raises OSError."""
        self._begin = f".{part.name}."
        self._folder = part.parent
        self._suspect: set[int] = set()
        self.deadly: set[int] = set()  # to be left out
        for path in self._files():
            with contextlib.suppress(OSError):  # deleted at this moment by another attempt, which has come to its end
                self._learn(path.read_bytes())
        own = self._folder / f"{self._begin}{uuid.uuid4().hex}.doing"
        self._file = own.open("ab", buffering=0)

    def bundles(self, size: int, many: int) -> Iterator[range]:
        """Yield the numbers up to ``size``, up to ``many`` at once, noting each time that they are begun."""
        at = 0
        while at < size:
            end = at + 1
            while at not in self._suspect and end < min(size, at + many) and end not in self._suspect:
                end += 1
            self._file.write(b"%d %d\n" % (at, end))
            yield range(at, end)
            at = end

    def close(self) -> None:
        """End this attempt, however it went, without leaving anything suspect."""
        self._file.close()
        Path(self._file.name).unlink(missing_ok=True)

    def forget(self) -> None:
        """Delete the whole trail."""
        for path in self._files():
            path.unlink(missing_ok=True)

    def _files(self) -> list[Path]:
        with os.scandir(self._folder) as entries:
            names = [entry.name for entry in entries]
        return [self._folder / name for name in names if name.startswith(self._begin) and name.endswith(".doing")]

    def _learn(self, trail: bytes) -> None:
        """Take over what another attempt had begun with last."""
        lines = _LINE.findall(trail)
        if lines:
            first, end = map(int, lines[-1])
            self._suspect.update(range(first, min(end, first + 1000)))
            if end == first + 1:
                self.deadly.add(first)
