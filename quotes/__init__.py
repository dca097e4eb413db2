"""quotes finds who said what in German news articles.

    >>> import quotes
    >>> for quotation in quotes.extract("„Der Deich hält“, sagte Petra Harms."):
    ...     print(quotation.speaker, "|", quotation.quote)
    Petra Harms | Der Deich hält

``extract`` is for one text; an ``Extractor`` loads the model once and takes many articles in batches with
``extract_many``; ``to_dataframe`` makes a pandas table of quotations. ``import quotes`` itself is light: torch
and pandas are imported when they are first needed.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from quotes.data import Article, Quotation
from quotes.table.columns import to_dataframe

if TYPE_CHECKING:
    from quotes.pipeline import Extractor

__all__ = ["Article", "Extractor", "Quotation", "__version__", "extract", "to_dataframe"]

from quotes._version import __version__


def extract(text: Article | str) -> list[Quotation]:
    """Return all quotations of one text, of every type, in the order of the text.

    The model is loaded at the first call and kept. Raises quotes.model.errors.ModelError when it is missing or
    damaged.
    """
    return _extractor().extract(text)


@functools.cache
def _extractor() -> Extractor:
    from quotes.pipeline import Extractor  # here, because it brings torch

    return Extractor()


def __getattr__(name: str) -> object:
    """Give ``quotes.Extractor`` when it is asked for, and import torch no sooner."""
    if name == "Extractor":
        from quotes.pipeline import Extractor

        return Extractor
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
