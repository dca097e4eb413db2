"""The parser's copy of an article: blocks of text with quotations masked, each character with its place.

German treebanks hardly hold „…“, and a parser tears the closing mark off, or takes a subject from inside the
quotation for the reporter's verb. So the parser never sees the article itself but blocks made here:

* a quotation that is a clause of its own becomes one word, the mask, in the sentence around it (the frame);
  its inside is a block of its own, marked as such (after CoreNLP's dependency sieve, Muzny et al. 2017,
  which parses the sentence with the quotation cut out);
* quoted words that belong to the reporter's sentence stay in it, without their marks;
* soft hyphens and zero-width characters are left out, decomposed letters (u + ¨) composed;
* a block ends where a sentence surely ends and the tokenizer would not see it (… nur Danke.“Die Minister;
  weiter.Nato-Generalsekretär).

The copy may be shorter than the article, hence the table of places in each block: offsets stay those of the
article from the first step to the last.
"""

from __future__ import annotations

import bisect
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from quotes.types import Span, Stretch

MASK = "Dies"
"""Stands for a quotation in its frame: a neuter pronoun can be subject or object of any reporting verb,
agrees with no person, and never is a name. See `Block.masks` for which quotation a mask stands for."""

# soft hyphen, zero-width space/joiners/no-break, word joiner, directional marks and isolates
_INVISIBLE = regex.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f]")
_SENTENCE_END_INSIDE = regex.compile(r"[.!?…][)\]]?\s+\p{Lu}")
_ENDS_SENTENCE = regex.compile(r"[.!?…]['’‘”“\"»«›‹)\]]*\s*$")
# «weiter.Nato-»: a full stop between a lower-case and an upper-case word, but not in «www.Beispiel.de» or «z.B.»
_GLUED = regex.compile(r"(?<=\p{Ll}{3}[.!?])(?=\p{Lu}\p{Ll}+(?![\w-]*\.\p{Ll}{2,}))")
# an article, preposition or auxiliary right before the opening mark
_CLOSED = regex.compile(
    r"(?<!\p{L})(?:der|die|das|des|dem|den|ein|eine|einer|eines|einem|einen|keine?n?|von|vom|zu|zum|zur|für|mit|als|über|im|in|am|an|"
    r"ist|sind|war|sei|seien|hat|habe|haben|hatte|hätte|wird|werde|werden|würde|müsse|solle|könne|wolle|dürfe)\s+$"
)
_WORD = regex.compile(r"\w+(?:[-'’]\w+)*")
_SPLIT_FRAME_WORDS = 12  # «, sagte Hausmeister Egon Plischke,» between two stretches of one utterance


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the copy. ``starts[i]`` and ``ends[i]`` are the place of its character ``i`` in the article."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    inside: int | None  # index of the masked stretch whose inside this is
    masks: tuple[tuple[int, int, int], ...]  # local start, local end, index of the stretch

    def span(self, start: int, end: int) -> Span:
        """Return the place in the article of the copy's characters from ``start`` to ``end``."""
        return Span(self.starts[start], self.ends[end - 1])

    def mask_at(self, start: int, end: int) -> int | None:
        """Return the index of the stretch that the word from ``start`` to ``end`` stands for, if any."""
        return next((stretch for first, last, stretch in self.masks if start < last and first < end), None)


def blocks(text: str, paragraphs: Sequence[Span], stretches: Sequence[Stretch]) -> tuple[Block, ...]:
    """Return the copy of an article, block by block, insides right after the block that holds their mask.

    Args:
        text: the article as read.
        paragraphs: its paragraphs, in order.
        stretches: its stretches in marks, sorted by start, outer before inner.
    """
    masked = masks(text, stretches)
    children: dict[int | None, list[int]] = {}
    for index, stretch in enumerate(stretches):
        children.setdefault(stretch.parent, []).append(index)
    made: list[Block] = []
    top = children.get(None, [])
    starts = [stretches[index].span.start for index in top]
    for paragraph in paragraphs:
        first, last = bisect.bisect_left(starts, paragraph.start), bisect.bisect_left(starts, paragraph.end)
        _build(text, paragraph, top[first:last], stretches, children, masked, None, made)
    return tuple(made)


def masks(text: str, stretches: Sequence[Stretch]) -> frozenset[int]:
    """Return the indices of the stretches that the parser sees as one word."""
    found: set[int] = set()
    before: dict[int | None, int] = {}  # the stretch before on the same level
    for index, stretch in enumerate(stretches):
        previous = before.get(stretch.parent)
        if _is_clause(text, stretch) or (
            previous in found and previous is not None and _goes_on(text, stretches[previous], stretch)
        ):
            found.add(index)
        before[stretch.parent] = index
    return frozenset(found)


def _is_clause(text: str, stretch: Stretch) -> bool:
    """Tell by the surface whether a stretch is a clause of its own and no part of the reporter's sentence."""
    inner = stretch.inner.of(text).strip()
    if not inner or "turn" in stretch.flags:
        return bool(inner)
    words = len(_WORD.findall(inner[:400]))
    capital = inner[0].isupper() or not inner[0].isalpha()
    before = text[max(0, stretch.span.start - 3) : stretch.span.start].rstrip()
    before_word = text[max(0, stretch.span.start - 14) : stretch.span.start]
    after = text[stretch.span.end : stretch.span.end + 2].lstrip()
    if _CLOSED.search(before_word) and not _SENTENCE_END_INSIDE.search(inner):
        return False  # «habe „…“», «von „…“»: the reporter's sentence needs these words
    if _SENTENCE_END_INSIDE.search(inner) or (capital and before.endswith(":")):
        return True
    if _ENDS_SENTENCE.search(inner[-8:]) and (capital or stretch.inner.start == stretch.span.start):
        return True
    if words >= 2 and capital and after[:1] in {".", "!", "?"} and _at_sentence_start(text, stretch):
        return True
    if {"unclosed", "unopened", "continued"} & set(stretch.flags) and words > 4:
        return True
    return capital and ((words >= 3 and after.startswith((",", "-", "–", "—"))) or words >= 7 or (words >= 2 and after.startswith(", ")))


def _at_sentence_start(text: str, stretch: Stretch) -> bool:
    """Tell whether a stretch opens a sentence: at a line's start, or after the end of another sentence."""
    before = text[max(0, stretch.span.start - 6) : stretch.span.start]
    return not before.strip() or before.rstrip(" \t\u00a0")[-1:] in {"\n", "\r"} or bool(_ENDS_SENTENCE.search(before.rstrip()))


def _goes_on(text: str, previous: Stretch, stretch: Stretch) -> bool:
    """Tell whether ``stretch`` goes on with ``previous`` after a frame: „…“, sagte X, „…“."""
    between = text[previous.span.end : stretch.span.start]
    return (
        between.lstrip().startswith((",", "-", "–", "—"))
        and between.rstrip().endswith((",", ":", "-", "–", "—"))
        and not regex.search(r"[.!?]\s", between)
        and len(_WORD.findall(between)) <= _SPLIT_FRAME_WORDS
    )


class _Writer:
    """Collects a block's characters with their places."""

    def __init__(self) -> None:
        self.chars: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.masks: list[tuple[int, int, int]] = []

    def put(self, char: str, start: int, end: int) -> None:
        self.chars.append(char)
        self.starts.append(start)
        self.ends.append(end)

    def copy(self, text: str, start: int, end: int) -> None:
        """Copy the article's characters, without what no reader sees, letters composed."""
        for at in range(start, end):
            char = text[at]
            if _INVISIBLE.match(char):
                continue
            if self.chars and unicodedata.combining(char):
                whole = unicodedata.normalize("NFC", self.chars[-1] + char)
                if len(whole) == 1:
                    self.chars[-1], self.ends[-1] = whole, at + 1
                    continue
            self.put(" " if char.isspace() else char, at, at + 1)

    def gap(self, text: str, mark: Span) -> None:
        """Leave out a mark, but keep what stood on its two sides apart."""
        left, right = text[max(0, mark.start - 1) : mark.start], text[mark.end : mark.end + 1]
        if mark and self.chars and left.isalnum() and right.isalnum():
            self.put(" ", mark.start, mark.end)

    def mask(self, index: int, span: Span) -> None:
        if self.chars and self.chars[-1].isalnum():
            self.put(" ", span.start, span.start)
        first = len(self.chars)
        for char in MASK:
            self.put(char, span.start, span.end)
        self.masks.append((first, len(self.chars), index))

    def block(self, inside: int | None) -> Block:
        return Block("".join(self.chars), tuple(self.starts), tuple(self.ends), inside, tuple(self.masks))


def _build(
    text: str,
    span: Span,
    here: Sequence[int],
    stretches: Sequence[Stretch],
    children: dict[int | None, list[int]],
    masked: frozenset[int],
    inside: int | None,
    made: list[Block],
) -> None:
    """Append the blocks of ``span`` to ``made``: ``here`` are the stretches directly in it."""
    writer, waiting = _Writer(), []
    at = span.start

    def close() -> None:
        nonlocal writer
        if "".join(writer.chars).strip():
            made.append(writer.block(inside))
        writer = _Writer()
        for index in waiting:
            _build(text, stretches[index].inner, children.get(index, []), stretches, children, masked, index, made)
        waiting.clear()

    def copy(end: int) -> None:
        nonlocal at
        for match in _GLUED.finditer(text, at, end):
            writer.copy(text, at, match.start())
            at = match.start()
            close()
        writer.copy(text, at, end)
        at = end

    flat = _unmasked(here, stretches, children, masked)
    for index, opening in flat:
        stretch = stretches[index]
        if index in masked:
            copy(stretch.span.start)
            writer.mask(index, stretch.span)
            waiting.append(index)
            at = stretch.span.end
            if _ends_here(text, stretch, span.end):
                close()
        else:
            mark = Span(stretch.span.start, stretch.inner.start) if opening else Span(stretch.inner.end, stretch.span.end)
            copy(mark.start)
            writer.gap(text, mark)
            at = mark.end
    copy(span.end)
    close()


def _unmasked(
    here: Sequence[int], stretches: Sequence[Stretch], children: dict[int | None, list[int]], masked: frozenset[int]
) -> list[tuple[int, bool]]:
    """Return the marks to leave out and the stretches to mask, in the order of the text (index, opening)."""
    found: list[tuple[int, int, bool]] = []
    todo = list(here)
    while todo:
        index = todo.pop()
        stretch = stretches[index]
        found.append((stretch.span.start, index, True))
        if index not in masked:
            found.append((stretch.inner.end, index, False))
            todo.extend(children.get(index, []))
    return [(index, opening) for _, index, opening in sorted(found, key=lambda item: (item[0], item[1] if item[2] else -item[1]))]


def _ends_here(text: str, stretch: Stretch, end: int) -> bool:
    """Tell whether the reporter's sentence ends with this stretch: „… nur Danke.“Die Außenminister …"""
    if not _ENDS_SENTENCE.search(stretch.inner.of(text)[-8:]) and "unclosed" not in stretch.flags:
        return False
    rest = text[stretch.span.end : min(end, stretch.span.end + 40)].lstrip(" \t\r\n\u00a0\u202f")
    return not rest or rest[0].isupper() or rest[0] in "„“»«\"‚‘›‹'0123456789"
