"""The lines of a journal: how they are written, and what is left of them in a file that something happened to."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple
from zlib import crc32

RECIPE = b"recipe"
_SUM = 9  # characters: the checksum and a blank
_BEGUN = re.compile(rb"[0-9a-f]{0,8}|[0-9a-f]{8} r?|[0-9a-f]{8} re.*", re.DOTALL)  # a first line that was torn


class Line(NamedTuple):
    """A line that is as it was written."""

    key: bytes
    value: bytes


@dataclass(slots=True)
class Contents:
    """What a journal holds, apart from the results."""

    recipe: Mapping[str, str] | None = None  # None: it cannot be read
    damaged: int = 0  # lines
    end: int = 0  # behind the last whole line, in bytes
    ours: bool = True  # it is a journal, or nothing yet


def line(key: bytes, value: bytes) -> bytes:
    """Return a line to be written. JSON has no line break in it."""
    rest = b"%s %s\n" % (key, value)
    return b"%08x %s" % (crc32(rest), rest)


def parse(written: bytes) -> Line | None:
    """Return what a line says, or None when it is not as it was written."""
    rest = written[_SUM:]
    if not rest.endswith(b"\n") or written[:_SUM] != b"%08x " % crc32(rest):
        return None
    key, _, value = rest[:-1].partition(b" ")
    return Line(key, value)


def read(file: BinaryIO, result: Callable[[bytes, int], None]) -> Contents:
    """Read a journal from its beginning; ``result`` gets the key of each result and where its line begins."""
    contents = Contents(ours=False)
    start = 0
    for written in file:
        if not written.endswith(b"\n"):  # torn; nothing of it counts
            contents.ours = contents.ours or (start == 0 and _BEGUN.fullmatch(written) is not None)
            return contents
        found = parse(written)
        if found is None:
            contents.damaged += 1
        else:
            contents.ours = True
            _sort(found, start, contents, result)
        start += len(written)
        contents.end = start
    contents.ours = contents.ours or start == 0
    return contents


def _sort(found: Line, start: int, contents: Contents, result: Callable[[bytes, int], None]) -> None:
    """Put a line where it belongs."""
    if found.key == RECIPE:
        try:
            told = json.loads(found.value)
            contents.recipe = contents.recipe or {str(name): str(value) for name, value in told.items()}
        except (ValueError, AttributeError, RecursionError):  # somebody else has written it
            contents.damaged += 1
    else:
        result(found.key, start)
