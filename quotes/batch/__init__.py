"""Many articles: on one process or several, in the order of the input, and going on after whatever happens.

The way: articles → :mod:`line` (keeps the order, bounds what is on its way) → an engine (:mod:`inline`: this process;
:mod:`pool`: worker processes, whose side is :mod:`worker`) → results, each of which goes to the :mod:`journal` as soon
as it is there, and out of the line when its turn has come. Nothing here knows rules, formats or the command line, and
nothing imports torch before an engine begins.
"""

from __future__ import annotations

from quotes.batch.article_queue import ArticleQueue
from quotes.batch.base import Failure
from quotes.batch.interrupts import deferred
from quotes.batch.journal import Journal, Reservation, finished
from quotes.batch.recipes import recipe
from quotes.batch.setup import Setup, default_workers

__all__ = [
    "ArticleQueue",
    "Failure",
    "Journal",
    "Reservation",
    "Setup",
    "default_workers",
    "deferred",
    "finished",
    "recipe",
]
