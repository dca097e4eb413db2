"""How much each element of a page holds."""

from __future__ import annotations

import sys
from dataclasses import dataclass

NONE = sys.maxsize


@dataclass(slots=True)
class Weight:
    """How much an element holds, all that is in it taken together."""

    letters: int = 0
    linked: int = 0
    prose: int = 0  # letters in long paragraphs that are no links
    paragraphs: int = 0  # their number
    kept: int = 0  # letters that trafilatura kept
    pictures: int = 0
    quotes: int = 0  # block quotations
    blocks: int = 0  # of all kinds, links included
    first: int = NONE  # number of the first of them
    headings: int = 0  # with text
    linked_heading: bool = False
    linked_all: bool = False  # is a link itself

    def add(self, other: Weight) -> None:
        """Take in what a child holds."""
        self.letters += other.letters
        self.linked += other.linked
        self.prose += other.prose
        self.paragraphs += other.paragraphs
        self.kept += other.kept
        self.pictures += other.pictures
        self.quotes += other.quotes
        self.blocks += other.blocks
        self.first = min(self.first, other.first)
        self.headings += other.headings
