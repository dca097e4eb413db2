"""What differs between a quotation and the passage that is most like it, word by word."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from quotes import lexicon
from quotes.checking.index import ENDING as _ENDING
from quotes.checking.index import STEM as _STEM
from quotes.checking.index import Index, Window
from quotes.checking.wanted import Wanted
from quotes.checking.words import Words

_LIKE = 0.5  # share of the quotation's words, rare ones counting more, from which on a passage is taken for it
_MOST = 0.75  # or share of its words alone, where they stand close together
_FEW = 3  # words of a quotation of which all but one must be there
_PAIRS = 20_000  # pairs of equal words, above which frequent ones do not begin a run in common
_ROOM = 3  # words beside what is in common, in which more of the quotation may be found
_PARTING = re.compile('[.!?:;…„“”«»"\n\r]')  # what the words of one quotation do not go beyond
_STRAY = 2  # words between a word in common and all others, from which on it is there by chance
_DENIED = 4  # letters of a word that a prefix may deny
_PREFIXES = ("un", "miss", "miß", "nicht", "in", "im", "il", "ir", "de", "des", "dis", "ent", "a", "anti", "kein")


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the quotation in the place of others in the source; either side may be none."""

    mine: tuple[int, int]  # words of the quotation, first and end
    theirs: tuple[int, int]  # words of the source


@dataclass(frozen=True, slots=True)
class Passage:
    """The passage of a text that is most like a quotation."""

    text: int  # number
    first: int  # word
    end: int
    changes: tuple[Change, ...]
    likeness: float

    @property
    def only_shorter(self) -> bool:
        """Whether the quotation has no word of its own and lacks some of the source."""
        return all(change.mine[0] == change.mine[1] for change in self.changes)


def closest(sought: Wanted, index: Index) -> Passage | None:
    """Return the passage that is most like a quotation; None: nothing is like it."""
    keys = sought.words.folded()
    if not keys:
        return None
    weights = [1 / math.log2(2 + index.count(key)) for key in keys]
    found = [_aligned(sought, keys, weights, window, index) for window in index.windows(keys)]
    likely = [passage for passage in found if passage is not None]
    return max(likely, key=lambda passage: (passage.likeness, -passage.text, -passage.first), default=None)


def like(sought: Wanted, index: Index, text: int) -> Passage | None:
    """Return the passage of one text that is most like a quotation; None: nothing of it is."""
    keys = sought.words.folded()
    return _aligned(sought, keys, [1.0] * len(keys), Window(text, 0, len(index.texts[text])), index)


def _aligned(
    sought: Wanted, keys: Sequence[str], weights: Sequence[float], window: Window, index: Index
) -> Passage | None:
    """Return the passage in a window, or None when it is not like the quotation."""
    here = index.texts[window.text]
    window = _narrowed(keys, window, here)
    theirs = [form.casefold() for form in here.forms[window.first : window.end]]
    blocks = _without_strays(_blocks(keys, theirs))
    if len(keys) <= 2:
        blocks = _short(keys, theirs, blocks)
    matched = {number for at, _, size in blocks for number in range(at, at + size)}
    matched |= _other_forms(keys, theirs, blocks)
    share = sum(weights[number] for number in matched) / sum(weights)
    if not blocks:
        return None
    blocks = [(mine, at + window.first, size) for mine, at, size in blocks]
    first, end = _edges(blocks, len(keys), here)
    changes = tuple(_changes(sought, here, blocks, (first, end)))
    extra = sum(change.theirs[1] - change.theirs[0] for change in changes)
    if not _is_like(len(keys), len(matched), share, extra):
        return None
    likeness = share - 0.5 * extra / (len(keys) + extra) - 0.01 * len(changes)
    return Passage(window.text, first, end, changes, likeness)


def _is_like(size: int, matched: int, share: float, extra: int) -> bool:
    """Tell whether a passage is like a quotation of so many words.

    Args:
        size: of the quotation.
        matched: words in common.
        share: their weight, as a share of the quotation's.
        extra: words of the passage that are not in common.
    """
    if size <= 2:
        return True  # nothing is in common by chance, see _short
    least = size - 1 if size <= _FEW else size / 2
    dense = size > _FEW and matched >= _MOST * size and 2 * extra <= size  # frequent words, but nearly all of them
    return dense or (share >= _LIKE and matched >= least)


def _blocks(keys: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int, int]]:
    """Return runs of words that both have, in their order: where in one, where in the other, how many."""
    often = Counter(theirs)
    # of a few words that come again and again every place is compared with every other, hour by hour: these then do not
    # count by themselves
    many = sum(often[key] for key in keys) > _PAIRS
    matcher = SequenceMatcher(None, keys, theirs, autojunk=many)
    return [(block.a, block.b, block.size) for block in matcher.get_matching_blocks() if block.size]


def _narrowed(keys: Sequence[str], window: Window, here: Words) -> Window:
    """Return the part of a window that the quotation lies in: a word beyond it must not be taken for one of its own."""
    blocks = _without_strays(_blocks(keys, [form.casefold() for form in here.forms[window.first : window.end]]))
    if not blocks:
        return window
    (mine, at, _), (last, end, _) = blocks[0], blocks[-1]
    first = max(window.first, window.first + at - mine - _ROOM)
    return Window(window.text, first, min(window.end, window.first + end + len(keys) - last + _ROOM))


def _short(
    keys: Sequence[str], theirs: Sequence[str], blocks: list[tuple[int, int, int]]
) -> list[tuple[int, int, int]]:
    """Return where one or two words stand of which another form is in the source; nothing proves so little else.

    A block of no words stands before that form: «katastrophale» for «katastrophalen».
    """
    if len(keys) == 1:
        found = next((number for number, other in enumerate(theirs) if _is_form(keys[0], other)), None)
        return [(0, found, 0)] if found is not None else []
    for mine, at, size in blocks:
        other = at - 1 if mine else at + 1
        if size == 1 and 0 <= other < len(theirs) and _is_form(keys[1 - mine], theirs[other]):
            return [(mine, at, 1)]
    return []


def _other_forms(keys: Sequence[str], theirs: Sequence[str], blocks: Sequence[tuple[int, int, int]]) -> set[int]:
    """Return the words of the quotation in whose place another form of them stands."""
    found: set[int] = set()
    for (mine, at, size), (after, then, _) in pairwise([(0, 0, 0), *blocks, (len(keys), len(theirs), 0)]):
        if then - at - size <= 2 * (after - mine - size) or not blocks:
            others = theirs[at + size : then]
        else:  # at an edge, as many words as the quotation has there
            wide = after - mine - size
            others = (
                theirs[max(0, then - wide) : then] if (mine, size) == (0, 0) else theirs[at + size : at + size + wide]
            )
        found |= {
            number for number in range(mine + size, after) if any(_is_form(keys[number], each) for each in others)
        }
    return found


def _is_form(word: str, other: str) -> bool:
    """Tell whether two words are forms of one, as far as their beginning tells, or one denies the other."""
    if _is_opposite(word, other) or _is_opposite(other, word):
        return True
    stem = word[: max(_STEM, len(word) - 2)]
    return len(stem) >= _STEM and other.startswith(stem) and abs(len(other) - len(word)) <= _ENDING


def _without_strays(blocks: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Leave out small blocks at the edges that have nothing to do with the others."""
    while len(blocks) > 1 and _is_stray(blocks[0], blocks[0], blocks[1]):
        blocks = blocks[1:]
    while len(blocks) > 1 and _is_stray(blocks[-1], blocks[-2], blocks[-1]):
        blocks = blocks[:-1]
    return blocks


def _is_stray(small: tuple[int, int, int], before: tuple[int, int, int], after: tuple[int, int, int]) -> bool:
    apart = after[1] - before[1] - before[2]
    mine = after[0] - before[0] - before[2]
    return small[2] <= 2 and apart > mine + _STRAY * small[2]


def _edges(blocks: Sequence[tuple[int, int, int]], size: int, here: Words) -> tuple[int, int]:
    """Return the passage's words: those in common, and as many at its edges as the quotation has more.

    These lie in the same sentence, and not beyond a mark.
    """
    first, (last, end, length) = blocks[0][1], blocks[-1]
    for _ in range(blocks[0][0]):
        if not first or _PARTING.search(here.text, here.ends[first - 1], here.starts[first]):
            break
        first -= 1
    end += length or 1  # of a word in another form nothing is in common
    for _ in range(size - last - (length or 1)):
        if end >= len(here) or (end and _PARTING.search(here.text, here.ends[end - 1], here.starts[end])):
            break
        end += 1
    return first, end


def _changes(
    sought: Wanted, here: Words, blocks: Sequence[tuple[int, int, int]], edges: tuple[int, int]
) -> Iterator[Change]:
    """Yield what differs, also in the case of letters."""
    mine, theirs = 0, edges[0]
    starts = {first for first, _ in sought.runs}
    shown = dict(zip(sought.cuts, sought.gaps, strict=True))
    for at, other, size in [*blocks, (len(sought.words), edges[1], 0)]:
        gap = shown.get(at)
        meant = mine == at and gap is not None and other - theirs <= gap.most
        if (mine < at or theirs < other) and not meant:
            yield Change((mine, at), (theirs, other))
        for step in range(size):
            if not sought.fits(at + step, here.forms[other + step], first=at + step in starts):
                yield Change((at + step, at + step + 1), (other + step, other + step + 1))
        mine, theirs = at + size, other + size


def turns_round(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Tell whether words in the place of others deny what the others do not, or the reverse."""
    one, two = ([form.casefold() for form in forms] for forms in (mine, theirs))
    if _denials(one) != _denials(two):
        return True
    return any(_is_opposite(word, other) or _is_opposite(other, word) for word in one for other in two)


def denials(forms: Sequence[str]) -> list[str]:
    """Return the words among these that deny."""
    known = lexicon.words("negations.txt")
    return [form for form in forms if form.casefold() in known]


def _denials(forms: Sequence[str]) -> int:
    return len(denials(forms))


def _is_opposite(word: str, other: str) -> bool:
    """Tell whether a word denies another: «unmöglich», «möglich»."""
    return len(other) >= _DENIED and any(word == prefix + other for prefix in _PREFIXES)
