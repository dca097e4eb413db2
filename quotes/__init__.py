"""quotes finds who said what in German news articles.

    >>> import quotes
    >>> for quotation in quotes.extract("„Der Deich hält“, sagte Petra Harms."):
    ...     print(quotation.speaker, "|", quotation.quote)
    Petra Harms | Der Deich hält

``extract`` is for one text. An ``Extractor`` loads the model once and takes many articles with ``extract_many``, such
as those that ``read`` finds in files and folders; ``explain`` tells why. Both give what the command line gives: direct
and partial quotations, others with ``types``. Each column of the table (``COLUMNS``) is an attribute of a
``Quotation``, and ``to_dataframe`` makes a pandas table of them. ``import quotes`` itself is light: torch, pandas and
the formats' libraries are imported when they are first needed.

**Stable.** Until 1.0, what stands in ``__all__`` changes only with a note in CHANGELOG.md; columns are only added, at
the end. All else (the modules below this one, the names of rules, the wording of reasons and messages, ids between
versions that read a text differently) may change with any version.

**Threads.** All data is frozen and can be shared. ``quotes.extract`` may be called from several threads, which then
wait for one another. An ``Extractor`` remembers vectors of the article that it reads, so it serves one thread at a
time, and loading one changes Stanza while it lasts: make and use Extractors in one thread, or hold a lock around
both. For speed take processes, as ``quotes extract --workers`` does.
"""

from __future__ import annotations

import functools
import os
import threading
from collections.abc import Callable, Collection, Iterable, Iterator
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from quotes._version import __version__
from quotes.data import Article, Attribution, Name, Quotation, Reading, Sentence, Span, SpeakerKind, Token, Type
from quotes.errors import InputError, QuotesError, UsageError
from quotes.model.errors import ModelError
from quotes.table.chosen import DEFAULT
from quotes.table.columns import COLUMNS, to_dataframe
from quotes.table.errors import VerbatimError

if TYPE_CHECKING:
    from quotes.attribution.tracing import Step
    from quotes.lexicon import OwnListError, OwnLists
    from quotes.parsing.base import AnyParser
    from quotes.parsing.blocks import Block
    from quotes.pipeline import Explained, Extractor

__all__ = [
    "COLUMNS",
    "AnyParser",
    "Article",
    "Attribution",
    "Block",
    "Explained",
    "Extractor",
    "InputError",
    "ModelError",
    "Name",
    "OwnListError",
    "OwnLists",
    "Quotation",
    "QuotesError",
    "Reading",
    "Sentence",
    "Span",
    "SpeakerKind",
    "Step",
    "Token",
    "Type",
    "UsageError",
    "VerbatimError",
    "__version__",
    "extract",
    "read",
    "to_dataframe",
]

_LATER = MappingProxyType(
    {
        "AnyParser": "quotes.parsing.base",
        "Block": "quotes.parsing.blocks",
        "Explained": "quotes.pipeline",
        "Extractor": "quotes.pipeline",
        "OwnListError": "quotes.lexicon",
        "OwnLists": "quotes.lexicon",
        "Step": "quotes.attribution.tracing",
    }
)
"""Where the names stand whose modules bring torch or take a while to import."""

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
    repair: bool = False,
    failed: Callable[[InputError], object] | None = None,
) -> Iterator[Article]:
    """Yield the articles of files, folders and patterns, as ``quotes extract`` reads them.

    Args:
        paths: one or several; folders are searched to the bottom, for all formats but tables.
        text_column: where the text of the articles stands, if a file is a table; guessed where that is obvious.
        id_column: where their ids stand, likewise.
        repair: mend text that was decoded wrongly before it was saved («BrÃ¼cke»).
        failed: is given the error of whatever cannot be read, and the rest is read, as on the command line
            (``failures.append``). Without it the first such error is raised.

    Raises:
        InputError: an input is missing, damaged or of no known format; its text is a German sentence that names it.
    """
    given: Iterable[str | os.PathLike[str]] = [paths] if isinstance(paths, str | os.PathLike) else paths
    for each in _read([os.fspath(path) for path in given], (text_column, id_column), repair=repair):
        if isinstance(each, Article):
            yield each
        elif failed is not None:
            failed(each)
        else:
            raise each


def _read(paths: Iterable[str], columns: tuple[str, str], *, repair: bool) -> Iterator[Article | InputError]:
    """Yield articles, and the error of whatever cannot be read."""
    from quotes import readers  # here, because formats are many

    found = readers.find(paths)
    yield from found.failures
    for source in found.sources:
        try:
            for each in readers.read(source, readers.Columns(*columns, repair=repair)):
                if isinstance(each, InputError):
                    yield each
                elif each.article is not None:
                    yield each.article
        except InputError as error:
            yield error


def __getattr__(name: str) -> object:
    """Give the names of ``_LATER`` when they are asked for, and import their modules no sooner."""
    if name in _LATER:
        return getattr(import_module(_LATER[name]), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    """Return what there is to look at."""
    return sorted({*globals(), *__all__})
