"""quotes finds who said what in German news articles.

    >>> import quotes
    >>> for quotation in quotes.extract("„Der Deich hält“, sagte Petra Harms."):
    ...     print(quotation.speaker, "|", quotation.quote)
    Petra Harms | Der Deich hält

``extract`` is for one text. An ``Extractor`` loads the model once and takes many articles with ``extract_many``, such
as those that ``read`` finds in files and folders; ``explain`` tells why. Both give what the command line gives: direct
and partial quotations, others with ``types``. Each column of the table (``COLUMNS``) is an attribute of a
``Quotation``, and ``to_dataframe`` makes a pandas table of them. ``import quotes`` itself is light: each name is
imported when it is first asked for, torch, pandas and the formats' libraries when they are needed.

**Stable.** Until 1.0, what stands in ``__all__`` changes only with a note in CHANGELOG.md; columns are only added, at
the end. All else (the modules below this one, the names of rules, the wording of reasons and messages, ids between
versions that read a text differently) may change with any version.

**Threads.** All data is frozen and can be shared. ``quotes.extract`` may be called from several threads, which then
wait for one another. An ``Extractor`` remembers vectors of the article that it reads, so it serves one thread at a
time, and loading one changes Stanza while it lasts: make and use Extractors in one thread, or hold a lock around
both. For speed take processes, as ``quotes extract --workers`` does.
"""

from __future__ import annotations

from quotes._version import __version__

TYPE_CHECKING = False  # mypy knows the name; the module typing takes a while
if TYPE_CHECKING:
    from quotes.attribution.tracing import Step
    from quotes.data import (
        Article,
        Attribution,
        Name,
        Quotation,
        Reading,
        Sentence,
        SignedQuote,
        Span,
        SpeakerKind,
        Token,
        Type,
    )
    from quotes.errors import InputError, QuotesError, UsageError
    from quotes.lexicon import OwnListError, OwnLists
    from quotes.library import extract, read
    from quotes.model.errors import ModelError
    from quotes.parsing.base import AnyParser
    from quotes.parsing.blocks import Block
    from quotes.pipeline import Explained, Extractor
    from quotes.table.columns import COLUMNS, to_dataframe
    from quotes.table.errors import VerbatimError

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
    "SignedQuote",
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

_WHERE = {
    "AnyParser": "quotes.parsing.base",
    "Article": "quotes.data",
    "Attribution": "quotes.data",
    "Block": "quotes.parsing.blocks",
    "COLUMNS": "quotes.table.columns",
    "Explained": "quotes.pipeline",
    "Extractor": "quotes.pipeline",
    "InputError": "quotes.errors",
    "ModelError": "quotes.model.errors",
    "Name": "quotes.data",
    "OwnListError": "quotes.lexicon",
    "OwnLists": "quotes.lexicon",
    "Quotation": "quotes.data",
    "QuotesError": "quotes.errors",
    "Reading": "quotes.data",
    "Sentence": "quotes.data",
    "SignedQuote": "quotes.data",
    "Span": "quotes.data",
    "SpeakerKind": "quotes.data",
    "Step": "quotes.attribution.tracing",
    "Token": "quotes.data",
    "Type": "quotes.data",
    "UsageError": "quotes.errors",
    "VerbatimError": "quotes.table.errors",
    "extract": "quotes.library",
    "read": "quotes.library",
    "to_dataframe": "quotes.table.columns",
}
"""Where each name stands: ``import quotes`` is the first thing that the program does, before it can answer Ctrl-C."""


def __getattr__(name: str) -> object:
    """Give a name of ``_WHERE`` when it is asked for, and import its module no sooner."""
    if name in _WHERE:
        from importlib import import_module

        found = globals()[name] = getattr(import_module(_WHERE[name]), name)
        return found
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    """Return what there is to look at."""
    return sorted({*globals(), *__all__})
