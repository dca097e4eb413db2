"""The archive: one SQLite file that grows by a day's articles every day, and in which nothing is lost.

:mod:`schema` makes its tables, :mod:`update` brings it to the state of today in one transaction, :mod:`merging` keeps
what persons have decided when an article is read anew, :mod:`correcting` takes corrections in, :mod:`search` finds.
Reading its rows as a table is the matter of :mod:`quotes.table.database`, below all that reads tables.
"""

from __future__ import annotations

from quotes.archive.commit import Outcome, RunFacts, now
from quotes.archive.correcting import Correction
from quotes.archive.errors import ArchiveError
from quotes.archive.search import Query, Result, day, search
from quotes.archive.update import State, Update

__all__ = [
    "ArchiveError",
    "Correction",
    "Outcome",
    "Query",
    "Result",
    "RunFacts",
    "State",
    "Update",
    "day",
    "now",
    "search",
]
