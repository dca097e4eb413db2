"""What every reader takes and gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from quotes.types import Article


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article lies. ``path`` is None for standard input."""

    name: str  # as the user gave it, for the column ``document`` and for messages
    path: Path | None


class Read(NamedTuple):
    """An article as read, and what the user should know about the reading (texts of ``quotes.errors``)."""

    article: Article
    notices: tuple[str, ...] = ()


Reader = Callable[[bytes, str], Read]
"""Takes a file's bytes and its name, gives the article; raises InputError when there is no text in it."""
