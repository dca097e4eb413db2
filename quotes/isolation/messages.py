"""What the two processes say to each other."""

from __future__ import annotations

import pickle
from typing import IO, Any, NamedTuple


class Limits(NamedTuple):
    """What a file may take. As an answer: so much memory was not enough."""

    memory: int  # bytes, beyond what the process has already
    seconds: float


class Request(NamedTuple):
    """Something to do."""

    task: str  # «module:function», of a generator
    arguments: tuple[object, ...]
    limits: Limits


class Items(NamedTuple):
    """Some of the things that were asked for."""

    values: list[object]


class End(NamedTuple):
    """That was all. ``worn``: so much memory is left lying about that another process should do the next file."""

    worn: bool


class Raised(NamedTuple):
    """An error that its user may read."""

    error: Exception


class Broken(NamedTuple):
    """An error of the program."""

    kind: str
    text: str
    trace: str


class ForeignError(Exception):
    """A message with something in it that ``quotes`` never sends."""


def received(file: IO[bytes]) -> object:
    """Return the next message. Raises EOFError, OSError and UnpicklingError at its end, and ForeignError."""
    return _Messages(file).load()


class _Messages(pickle.Unpickler):
    """Makes what belongs to ``quotes``, and nothing else: the other process may be in the hands of a file."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - as in the library
        if (module.partition(".")[0] == "quotes" and "." not in name) or (module, name) in _PLAIN:
            return super().find_class(module, name)
        message = f"{module}.{name}"
        raise ForeignError(message)


_PLAIN = frozenset(
    {("pathlib", "PosixPath"), ("pathlib", "WindowsPath"), ("datetime", "date")}
    | {("datetime", "datetime"), ("datetime", "time"), ("datetime", "timedelta"), ("decimal", "Decimal")}
)
