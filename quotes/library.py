"""What ``import quotes`` offers as functions: the quotations of one text, and the articles of files and folders."""

from __future__ import annotations

import functools
import os
import threading
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from quotes.data import Article, Quotation
from quotes.errors import InputError
from quotes.table.chosen import DEFAULT

if TYPE_CHECKING:
    from quotes.pipeline import Extractor

_ONE = threading.Lock()


def extract(text: Article | str, types: str | Collection[str] = DEFAULT) -> list[Quotation]:
    """Return the quotations of one text, in the order of the text.

    The model is loaded at the first call and kept. Threads wait for one another.

    Args:
        text: an article, or its text alone.
        types: which, as for ``--types``: names in one text with commas or one by one; «all» gives everything that
            stands in quotation marks.

    Raises:
        ModelError: the model is missing or damaged.
        UsageError: there is no such type.
    """
    with _ONE:
        return _extractor().extract(text, types)


@functools.cache
def _extractor() -> Extractor:
    from quotes.pipeline import Extractor  # here, because it brings torch

    return Extractor()


def read(
    paths: str | os.PathLike[str] | Iterable[str] | Iterable[os.PathLike[str]],
    *,
    text_column: str = "",
    id_column: str = "",
    failed: Callable[[InputError], object] | None = None,
) -> Iterator[Article]:
    """Yield the articles of files, folders and patterns, as ``quotes extract`` reads them.

    Args:
        paths: one or several; folders are searched to the bottom, for all formats but tables.
        text_column: where the text of the articles stands, if a file is a table; guessed where that is obvious.
        id_column: where their ids stand, likewise.
        failed: is given the error of whatever cannot be read, and the rest is read, as on the command line
            (``failures.append``). Without it the first such error is raised.

    Raises:
        InputError: an input is missing, damaged or of no known format; its text is a German sentence that names it.
    """
    given: Iterable[str | os.PathLike[str]] = [paths] if isinstance(paths, str | os.PathLike) else paths
    for each in _read([os.fspath(path) for path in given], text_column, id_column):
        if isinstance(each, Article):
            yield each
        elif failed is not None:
            failed(each)
        else:
            raise each


def _read(paths: Iterable[str], text_column: str, id_column: str) -> Iterator[Article | InputError]:
    """Yield articles, and the error of whatever cannot be read."""
    from quotes import readers  # here, because formats are many

    found = readers.find(paths)
    yield from found.failures
    for source in found.sources:
        try:
            for each in readers.read(source, readers.Columns(text_column, id_column)):
                if isinstance(each, InputError):
                    yield each
                elif each.article is not None:
                    yield each.article
        except InputError as error:
            yield error
