"""Which quotations the parser sees as one word: those that are clauses of their own.

Decided by the surface alone, since the parser has not seen the text yet. After CoreNLP's dependency sieve (Muzny et al.
2017), which parses a sentence with its quotation cut out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes import lexicon, patterns
from quotes.data import Stretch

_SENTENCE_END_INSIDE = patterns.compile(r"[.!?…][)\]]?\s+\p{Lu}")
ENDS_SENTENCE = patterns.compile(r"[.!?…]['’‘”“\"»«›‹)\]]*\s*$")
_STOP = patterns.compile(r"[.!?]\s")
_INVERTED = patterns.compile(r",\s+\p{Ll}+\s")  # a small word follows: mostly a verb
_WORD = patterns.compile(r"\w+(?:[-'’]\w+)*")
_NEAR = 14  # characters before the opening mark: the longest word that closes, and a blank
_LONGEST = 400  # characters whose words are counted
_BROKEN = 4  # words: a stretch of more without one of its marks is an utterance, since titles are short
_SURELY = 7  # words from which on a stretch with a capital is taken for a clause wherever it stands
_SHORT = 3  # words that a stretch has at least whose frame stands behind it without a comma
_SPLIT_FRAME_WORDS = 12  # «, sagte Hauswart Ole Brandt,» between two stretches of one utterance


@lexicon.remembered()
def _unfinished() -> patterns.Pattern:
    """Return the pattern of an article, preposition or auxiliary right before the opening mark."""
    words = "|".join(map(re.escape, sorted(lexicon.closed("unfinished"))))
    return patterns.compile(rf"(?<!\p{{L}})(?:{words})\s+$")


@lexicon.remembered()
def _frame_behind() -> patterns.Pattern:
    """Return the pattern of a frame whose comma is lost: «„…“ so X», «„…“ sagte die X»."""
    stems, forms = ("|".join(sorted(lexicon.closed(name))) for name in ("frame_stems", "frame_forms"))
    return patterns.compile(rf"\s+(?:(?:{stems})(?:e|en|te|ten)?|{forms})\s+(?:\p{{Lu}}|d(?:er|ie|as)\s|eine?\s)")


def masked(text: str, stretches: Sequence[Stretch]) -> frozenset[int]:
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
    if not inner or not {"turn", "blockquote"}.isdisjoint(stretch.flags):
        return bool(inner)
    capital = inner[0].isupper() or not inner[0].isalpha()
    sentences = _SENTENCE_END_INSIDE.search(inner) is not None
    before = text[max(0, stretch.span.start - _NEAR) : stretch.span.start]
    if _unfinished().search(before) and not sentences:
        return False  # «habe „…“», «von „…“»: the reporter's sentence needs these words
    if sentences or (capital and before[-3:].rstrip().endswith(":")):
        return True
    if ENDS_SENTENCE.search(inner[-8:]) and (capital or stretch.inner.start == stretch.span.start):
        return True
    words = len(_WORD.findall(inner[:_LONGEST]))
    broken = not {"unclosed", "unopened", "continued"}.isdisjoint(stretch.flags)
    return (broken and words > _BROKEN) or (capital and _is_clause_by_end(text, stretch, words))


def _is_clause_by_end(text: str, stretch: Stretch, words: int) -> bool:
    """Tell by its length and by what follows whether a stretch that begins with a capital is a clause of its own."""
    after = text[stretch.span.end : stretch.span.end + 2].lstrip()
    inverted = _INVERTED.match(text, stretch.span.end) is not None  # „Ja“, antwortete der Zeuge
    inverted = inverted or (words >= _SHORT and _frame_behind().match(text, stretch.span.end) is not None)
    ends = words >= 2 and after[:1] in {".", "!", "?"}
    if (inverted or ends) and _at_sentence_start(text, stretch):
        return True
    return (
        words >= _SURELY
        or (words >= 3 and after.startswith((",", "-", "–", "—")))
        or (words >= 2 and after.startswith(", "))
    )


def _at_sentence_start(text: str, stretch: Stretch) -> bool:
    """Tell whether a stretch opens a sentence: at a line's start, or after the end of another sentence."""
    before = text[max(0, stretch.span.start - 6) : stretch.span.start]
    return (
        not before.strip()
        or before.rstrip(" \t\u00a0")[-1:] in {"\n", "\r"}
        or bool(ENDS_SENTENCE.search(before.rstrip()))
    )


def _goes_on(text: str, previous: Stretch, stretch: Stretch) -> bool:
    """Tell whether ``stretch`` goes on with ``previous`` after a frame: „…“, sagte X, „…“."""
    between = text[previous.span.end : stretch.span.start]
    return (
        between.lstrip().startswith((",", "-", "–", "—"))
        and between.rstrip().endswith((",", ":", "-", "–", "—"))
        and not _STOP.search(between)
        and len(_WORD.findall(between)) <= _SPLIT_FRAME_WORDS
    )
