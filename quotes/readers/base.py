"""What every reader takes and gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple

from quotes.data import Article
from quotes.errors import InputError
from quotes.readers.errors import ReadError


@dataclass(frozen=True, slots=True)
class Source:
    """Where articles lie. ``path`` is None for standard input."""

    name: str  # as the user gave it, for the column ``document`` and for messages
    path: Path | None


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table as the user named them; empty: to be guessed."""

    text: str = ""
    ident: str = ""
    keep: tuple[str, ...] = ()  # those that go along into the table of quotations; ``ALL``: all that there are


ALL = "all"


class Rows(NamedTuple):
    """Some rows of a table, one after the other."""

    first: int  # from 0
    size: int


@dataclass(frozen=True, slots=True)
class File:
    """An opened source."""

    name: str
    suffix: str  # in lower case, with its dot; empty for standard input
    stream: BinaryIO  # seekable, at its start
    columns: Columns = Columns()

    def data(self, limit_mb: int) -> bytes:
        """Return the whole content. Raises InputError when it has more megabytes than that."""
        self.stream.seek(0)
        data = self.stream.read(limit_mb * 1_000_000 + 1)
        if len(data) > limit_mb * 1_000_000:
            raise ReadError.too_large(self.name, limit_mb)
        return data


class Read(NamedTuple):
    """An article as read, and what the user should know about the reading (texts of ``quotes.errors``).

    Without an article the notices are about the file as a whole.
    """

    article: Article | None
    notices: tuple[str, ...] = ()


Reader = Callable[[File], Iterator[Read | InputError]]
"""Yields the articles of a file, one after the other, so that a large table is never in memory as a whole.

An InputError that is yielded stands for one article that cannot be read, the next ones follow; one that is raised
ends the file. Nothing else is raised.
"""


@contextmanager
def damage(name: str, form: str) -> Iterator[None]:
    """Turn whatever a library raises over a damaged file into an InputError; ``form`` is the format in German.

    Libraries for binary formats raise KeyError, IndexError, struct.error and more over bytes they did not expect,
    none of which a user could do anything about but get the file anew.
    """
    try:
        yield
    except (InputError, MemoryError):  # of what there is not enough, quotes.isolation tells
        raise
    except Exception as error:
        raise ReadError.damaged(name, form) from error
