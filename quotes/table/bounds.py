"""How many cells a workbook may have: a small file can name one at the far end of a million rows."""

from __future__ import annotations

from quotes.budgets import TABLE_CELLS, TABLE_CELLS_PER_BYTE


class TooManyCellsError(ValueError):
    """There are more than a file of this size can honestly hold."""


class Cells:
    """The cells that a file may still have."""

    def __init__(self, size: int) -> None:
        """Count down for a file of so many bytes."""
        self.most = self._left = TABLE_CELLS + TABLE_CELLS_PER_BYTE * size

    def take(self, number: int) -> None:
        """Take some of them. Raises TooManyCellsError."""
        self._left -= number
        if self._left < 0:
            raise TooManyCellsError
