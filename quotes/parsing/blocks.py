"""The parser's copy of an article: blocks of text with quotations masked, each character with its place.

German treebanks hardly hold „…“, and a parser tears the closing mark off, or takes a subject from inside the
quotation for the reporter's verb. So the parser never sees the article itself but blocks made here:

* a quotation that is a clause of its own becomes one word, the mask, in the sentence around it (the frame);
  its inside is a block of its own, marked as such (after CoreNLP's dependency sieve, Muzny et al. 2017,
  which parses the sentence with the quotation cut out);
* quoted words that belong to the reporter's sentence stay in it, without their marks;
* soft hyphens and zero-width characters are left out, decomposed letters (u + ¨) composed;
* academic titles in a chain and marks of gender are left out (:mod:`quotes.parsing.omitted`);
* a block ends where a sentence surely ends and the tokenizer would not see it (… nur Danke.“Die Minister;
  weiter.Nato-Generalsekretär);
* a block ends when it grows longer than the tokenizer can take (`LONGEST_BLOCK`);
* of a very long article only the surroundings of the quotations are copied, in parts (`LONG_ARTICLE`).

The copy may be shorter than the article, hence the table of places in each block: offsets stay those of the
article from the first step to the last.
"""

from __future__ import annotations

import bisect
import operator
import unicodedata
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quotes import patterns
from quotes.data import Span, Stretch
from quotes.parsing import omitted, parts
from quotes.parsing.masks import ENDS_SENTENCE, masked

MASK = "Dies"
"""Stands for a quotation in its frame: a neuter pronoun can be subject or object of any reporting verb,
agrees with no person, and never is a name. See `Block.masks` for which quotation a mask stands for."""

# «weiter.Nato-»: a full stop between a lower-case and an upper-case word, but not in «www.Beispiel.de» or «z.B.»
# (possessive, else a long word would be tried from each of its letters)
_GLUED = patterns.compile(r"(?<=\p{Ll}{3}[.!?])(?=\p{Lu}\p{Ll}++(?![\w-]*+\.\p{Ll}{2,}))")
# «… zum Deich.» (DER BOTE berichtete darüber.)»: a sentence in brackets has its full stop inside and stands apart from
# the one before (Duden, Rechtschreibung, Klammern); the possessive part is bounded
_ASIDE = patterns.compile(r"\s*+\(\p{Lu}[^()]{10,400}+(?<=[.!?])\)")
# what cannot be copied as it stands: white space other than a blank, combining letters, halves of a surrogate pair,
# invisible characters
_SPECIAL = patterns.compile(rf"[^\S ]|\p{{M}}|[\ud800-\udfff]|{patterns.INVISIBLE.pattern}")


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the copy. ``starts[i]`` and ``ends[i]`` are the place of its character ``i`` in the article."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    inside: int | None  # index of the masked stretch whose inside this is
    masks: tuple[tuple[int, int, int], ...]  # local start, local end, index of the stretch
    marks: tuple[tuple[int, str], ...] = ()  # marks of gender left out: before which local character, and which

    def span(self, start: int, end: int) -> Span:
        """Return the place in the article of the copy's characters from ``start`` to ``end``."""
        return Span(self.starts[start], self.ends[end - 1])

    def written(self, start: int, end: int) -> str:
        """Return the copy's word from ``start`` to ``end`` with its marks of gender: «Bewohner:innen»."""
        text, at = "", start
        for place, mark in self.marks:
            if start < place < end:
                text += self.text[at:place] + mark
                at = place
        return text + self.text[at:end]

    def mask_at(self, start: int, end: int) -> int | None:
        """Return the index of the stretch that the word from ``start`` to ``end`` stands for, if any."""
        at = bisect.bisect_left(self.masks, end, key=operator.itemgetter(0)) - 1  # the last that begins before the end
        return self.masks[at][2] if at >= 0 and start < self.masks[at][1] else None


def build(text: str, paragraphs: Sequence[Span], stretches: Sequence[Stretch]) -> tuple[Block, ...]:
    """Return the copy of an article, block by block, insides right after the block that holds their mask.

    Args:
        text: the article as read.
        paragraphs: its paragraphs (or sections of a part of it), in order.
        stretches: its stretches in marks, sorted by start, outer before inner.
    """
    copier = _Copier(text, stretches)
    for paragraph in paragraphs:
        copier.build(paragraph, None)
    return tuple(copier.made)


class _Writer:
    """Collects a block's characters with their places."""

    def __init__(self) -> None:
        self.chars: list[str] = []
        self.starts = array("q")  # eight bytes each, where a tuple of int takes forty
        self.ends = array("q")
        self.masks: list[tuple[int, int, int]] = []
        self.marks: list[tuple[int, str]] = []
        self.floor = 0  # a combining letter changes no character before this one

    def put(self, char: str, start: int, end: int) -> None:
        self.chars.append(char)
        self.starts.append(start)
        self.ends.append(end)

    def copy(self, text: str, start: int, end: int) -> None:
        """Copy the article's characters, without what the parser need not see, letters composed."""
        for left_out in omitted.find(text, start, end):
            self._visible(text, start, left_out.span.start)
            if left_out.mark:
                self.marks.append((len(self.chars), left_out.mark))
            start = left_out.span.end
        self._visible(text, start, end)

    def _visible(self, text: str, start: int, end: int) -> None:
        """Copy characters without those that no reader sees."""
        at = start
        for special in _SPECIAL.finditer(text, start, end):
            self._plain(text, at, special.start())
            at = special.end()
            char = special[0]
            if patterns.INVISIBLE.match(char):
                continue
            if unicodedata.combining(char) and len(self.chars) > self.floor:
                whole = unicodedata.normalize("NFC", self.chars[-1] + char)
                if len(whole) == 1:
                    self.chars[-1], self.ends[-1] = whole, at
                    continue
            half = "\ud800" <= char <= "\udfff"  # no character, and word pieces refuse it
            self.put(" " if char.isspace() else "\N{REPLACEMENT CHARACTER}" if half else char, at - 1, at)
        self._plain(text, at, end)

    def _plain(self, text: str, start: int, end: int) -> None:
        self.chars.extend(text[start:end])
        self.starts.extend(range(start, end))
        self.ends.extend(range(start + 1, end + 1))

    def gap(self, text: str, mark: Span) -> None:
        """Leave out a mark, but keep what stood on its two sides apart."""
        left, right = text[max(0, mark.start - 1) : mark.start], text[mark.end : mark.end + 1]
        if mark and self.chars and left.isalnum() and right.isalnum():
            self.put(" ", mark.start, mark.end)
        self.floor = len(self.chars)

    def mask(self, index: int, span: Span) -> None:
        if self.chars and self.chars[-1].isalnum():
            self.put(" ", span.start, span.start)
        first = len(self.chars)
        for char in MASK:
            self.put(char, span.start, span.end)
        self.floor = len(self.chars)
        self.masks.append((first, self.floor, index))

    def block(self, inside: int | None) -> Block:
        return Block("".join(self.chars), self.starts, self.ends, inside, tuple(self.masks), tuple(self.marks))


class _Copier:
    """Makes the blocks of one article, in ``made``."""

    def __init__(self, text: str, stretches: Sequence[Stretch]) -> None:
        self.made: list[Block] = []
        self._text = text
        self._stretches = stretches
        self._masked = masked(text, stretches)
        self._children: dict[int | None, list[int]] = {}
        for index, stretch in enumerate(stretches):
            self._children.setdefault(stretch.parent, []).append(index)
        self._writer = _Writer()

    def _within(self, span: Span, parent: int | None) -> list[int]:
        """Return the stretches directly in ``parent`` that begin in ``span``."""
        kids = self._children.get(parent, [])
        first = bisect.bisect_left(kids, span.start, key=self._start)
        return kids[first : bisect.bisect_left(kids, span.end, key=self._start)]

    def _start(self, index: int) -> int:
        return self._stretches[index].span.start

    def build(self, span: Span, inside: int | None) -> None:
        """Make the blocks of ``span``, which lies in the stretch ``inside``."""
        text = self._text
        outer, self._writer = self._writer, _Writer()
        waiting: list[int] = []
        at = span.start
        for index, opening in self._flat(self._within(span, inside)):
            stretch = self._stretches[index]
            if index in self._masked:
                self._copy(at, stretch.span.start, inside, waiting)
                if len(self._writer.chars) >= parts.LONGEST_BLOCK:
                    self._close(inside, waiting)
                self._writer.mask(index, stretch.span)
                waiting.append(index)
                at = stretch.span.end
                if _ends_here(text, stretch, span.end):
                    self._close(inside, waiting)
            else:
                mark = (
                    Span(stretch.span.start, stretch.inner.start)
                    if opening
                    else Span(stretch.inner.end, stretch.span.end)
                )
                self._copy(at, mark.start, inside, waiting)
                self._writer.gap(text, mark)
                at = mark.end
        self._copy(at, span.end, inside, waiting)
        self._close(inside, waiting)
        self._writer = outer

    def _copy(self, at: int, end: int, inside: int | None, waiting: list[int]) -> None:
        """Copy from ``at`` to ``end``; end the block where a sentence does so unseen, and where it grows too long."""
        for match in _GLUED.finditer(self._text, at, end):
            self._limited(at, match.start(), inside, waiting)
            at = match.start()
            self._close(inside, waiting)
        self._limited(at, end, inside, waiting)

    def _limited(self, at: int, end: int, inside: int | None, waiting: list[int]) -> None:
        while (cut := parts.cut_at(self._text, at, end, len(self._writer.chars))) is not None:
            self._writer.copy(self._text, at, cut)
            at = cut
            self._close(inside, waiting)
        self._writer.copy(self._text, at, end)

    def _close(self, inside: int | None, waiting: list[int]) -> None:
        """End the block, and make those of the insides of the quotations masked in it."""
        if any(not char.isspace() for char in self._writer.chars):
            self.made.append(self._writer.block(inside))
        self._writer = _Writer()
        for index in waiting:
            inner = self._stretches[index].inner
            sections: Iterable[Span] = [inner]
            if len(inner) > parts.LONG_ARTICLE:  # a mark that was never closed: what opens it tells enough of it
                sections = parts.near(
                    self._text,
                    [inner],
                    [self._stretches[kid].span for kid in self._children.get(index, [])],
                    parts.HEAD,
                )
            for section in sections:
                self.build(section, index)
        waiting.clear()

    def _flat(self, here: Sequence[int]) -> list[tuple[int, bool]]:
        """Return the marks to leave out and the stretches to mask, in the order of the text (index, opening)."""
        found: list[tuple[int, int, bool]] = []
        todo = list(here)
        while todo:
            index = todo.pop()
            stretch = self._stretches[index]
            found.append((stretch.span.start, index, True))
            if index not in self._masked:
                found.append((stretch.inner.end, index, False))
                todo.extend(self._children.get(index, []))
        return [
            (index, opening)
            for _, index, opening in sorted(found, key=lambda item: (item[0], item[1] if item[2] else -item[1]))
        ]


def _ends_here(text: str, stretch: Stretch, end: int) -> bool:
    """Tell whether the reporter's sentence ends with this stretch: «… nur Danke.“Die Außenminister»."""
    if not ENDS_SENTENCE.search(stretch.inner.of(text)[-8:]) and "unclosed" not in stretch.flags:
        return False
    rest = text[stretch.span.end : min(end, stretch.span.end + 40)].lstrip(" \t\r\n\u00a0\u202f")
    if rest.startswith("(") and _ASIDE.match(text, stretch.span.end, end):
        return True
    return not rest or rest[0].isupper() or rest[0] in "„“»«\"‚‘›‹'0123456789"
