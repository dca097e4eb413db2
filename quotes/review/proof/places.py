"""Where a row's quotation, cue and speaker stand in the article.

A quotation that was just extracted knows its places. A row of a table knows only those of the quotation; its cue
and the speaker's mention are looked up near it, outside of what is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.data import Quotation, Span
from quotes.review import verify
from quotes.review.passages import Passages
from quotes.table.columns import Row, row

_FAR = 700  # characters from the quotation in which cue and mention are looked for
_GAP = re.compile(r"…|\.\.\.")  # between the parts of a cue: «räumte … ein»


@dataclass(frozen=True, slots=True)
class Placed:
    """A row of the table and the places in its article that it is about."""

    row: Row
    check: verify.Check
    cues: tuple[Span, ...] = ()
    mention: Span | None = None

    @property
    def span(self) -> Span | None:
        """Where the quotation stands, with its marks; None: nowhere."""
        return self.check.span


def of_quotation(quotation: Quotation) -> Placed:
    """Return the places of a quotation that was just extracted."""
    said = quotation.attribution
    return Placed(row(quotation), verify.Check("same", quotation.span), said.cue_spans, said.mention_span)


def of_row(cells: Row, passages: Passages | None) -> Placed:
    """Return the places of a table's row in its article (None: there is no article), also where it was edited."""
    if passages is None:
        return Placed(cells, verify.Check("no_article"))
    check = verify.check(cells, passages)
    if check.span is None:
        return Placed(cells, check)
    near = _Near(passages, check.span)
    cues = tuple(near.cue(_GAP.split(str(cells["cue"]))))
    return Placed(cells, check, cues, near.first(str(cells["mention"])))


class _Near:
    """What stands around a quotation, nearest first."""

    def __init__(self, passages: Passages, quotation: Span) -> None:
        self._text = passages.text
        self._quotation = quotation
        self._around = Span(max(0, quotation.start - _FAR), min(len(self._text), quotation.end + _FAR))
        self._quoted = passages.quoted_near(self._around)

    def first(self, wanted: str) -> Span | None:
        """Return the nearest place of some words outside of everything quoted, or None."""
        return min(self._places(wanted), key=self._distance, default=None)

    def cue(self, parts: Sequence[str]) -> Iterator[Span]:
        """Yield the places of a cue's parts, the later ones after the first: «räumte … ein»."""
        parts = [part for part in parts if part.strip()]
        first = self.first(parts[0]) if parts else None
        if first is None:
            return
        yield first
        last = first
        for part in parts[1:]:
            after = min((place for place in self._places(part) if place.start >= last.end), default=None)
            if after is not None:
                yield after
                last = after

    def _places(self, wanted: str) -> list[Span]:
        """Return the places of some words around the quotation; those in other quotations only if there are no others.

        The speaker of an inner quotation stands within the outer one, and a newspaper's name is often in marks.
        """
        pattern = r"\s+".join(map(re.escape, wanted.split()))
        if not pattern:
            return []
        words = re.compile(rf"(?<!\w){pattern}(?!\w)")
        found = [Span(*each.span()) for each in words.finditer(self._text, self._around.start, self._around.end)]
        outside = [place for place in found if not any(quoted.meets(place) for quoted in self._quoted)]
        return outside or [place for place in found if not self._quotation.meets(place)]

    def _distance(self, place: Span) -> tuple[int, int]:
        before = place.end <= self._quotation.start
        gap = self._quotation.start - place.end if before else place.start - self._quotation.end
        between = (
            self._text[place.end : self._quotation.start] if before else self._text[self._quotation.end : place.start]
        )
        lines = "\n" in between or "\r" in between
        return (gap + _FAR * lines, place.start)
