"""A look at a user's own lists before any work is done: what is wrong in them is told at once, with file and line."""

from __future__ import annotations

from pathlib import Path

from quotes.lexicon.cue_words import reporting_phrases
from quotes.lexicon.merged import check_closed, check_texts
from quotes.lexicon.own import OwnLists, read, using
from quotes.lexicon.prepositions import source_prepositions


def own_lists(folder: str | Path | None = None) -> OwnLists:
    """Return the lists of a folder (None: see :func:`quotes.lexicon.own.read`), checked and in force.

    Raises OwnListError when a folder that was named does not exist, a file in it is no list, or a line is wrong.
    """
    lists = read(folder)
    with using(lists):
        if lists.texts:
            check_texts()
            check_closed()
            reporting_phrases()
            source_prepositions()
    return lists
