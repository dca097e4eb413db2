"""What every parser takes and gives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from quotes.data import Reading, Span
from quotes.parsing.blocks import Block


class AnyParser(Protocol):
    """Whatever reads syntax: :class:`quotes.parsing.parser.Parser`, or a stand-in that needs no weights."""

    def analyse(self, blocks: Sequence[Block], quoted: Sequence[Span] = ()) -> Reading:
        """Return the syntax of one article's blocks, sentences in the order of the text.

        Args:
            blocks: the copy of the article, whose characters know their places in it (``Block.span``).
            quoted: the places of its quotations, sorted; sentences that none of them can need may be left out.
        """
        ...
