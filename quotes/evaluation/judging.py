"""Is it right? Names, places and words compared, each by one short rule."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Literal

from quotes.data import Span
from quotes.evaluation.found import Found
from quotes.evaluation.gold import Annotation, Who

Verdict = Literal["right", "wrong", "empty", "open"]
"""On a speaker: ``empty``: none was named, or the quotation not found; ``open``: the gold does not decide."""

_NO_PART = re.compile(r"\b(der|die|das|des|dem|den|ein|eine|einer|eines|dr|prof|herr|frau)\b\.?")
_NO_NAME = frozenset({"er", "sie", "ihm", "ihr", "es", ""})  # an alias that is a pronoun is right for everybody
_PRONOUNS = frozenset({"er", "sie", "dieser", "diese"})


def norm(name: str) -> str:
    """Return a name without case, articles, titles and punctuation, for comparing."""
    name = _NO_PART.sub(" ", unicodedata.normalize("NFC", name).casefold())
    return re.sub(r"[\W_]+", " ", name).strip()


def overlap(one: Span, other: Span) -> float:
    """Return how much two spans share of what they cover together, 0 to 1."""
    common = min(one.end, other.end) - max(one.start, other.start)
    union = max(one.end, other.end) - min(one.start, other.start)
    return max(0, common) / union if union else 0.0


def best(rows: Sequence[Found], span: Span, floor: float) -> Found | None:
    """Return the row that overlaps a span most, if that is at least ``floor`` (0 to 1)."""
    found = max(rows, key=lambda row: overlap(row.span, span), default=None)
    return found if found is not None and overlap(found.span, span) >= floor else None


def names(who: Who) -> frozenset[str]:
    """Return the accepted names of a speaker, made comparable."""
    return frozenset(norm(name) for name in (who.name, *who.aliases)) - _NO_NAME


def speaker(who: Who, row: Found | None) -> Verdict:
    """Judge the speaker of a row (None: not found) by the canonical one; where that is nobody, no name is right."""
    if not who.name:
        return "wrong" if row is not None and row.speaker else "right"
    if row is None or not row.speaker:
        return "empty"
    return "right" if norm(row.speaker) in names(who) else "wrong"


def lenient(who: Who, row: Found | None) -> Verdict:
    """Judge a speaker, what another reader may answer counting as right, too."""
    verdict = speaker(who, row)
    given = norm(row.speaker) if row is not None else ""
    return "right" if given in {norm(name) for name in who.alternatives} else verdict


def phrase(gold: Annotation, row: Found) -> Verdict:
    """Judge a speaker by the annotated phrase alone, where nobody has told who that is in full.

    Right is a row whose source phrase meets the annotated one, or whose name shares a word with it. A pronoun that
    was not the one taken decides nothing.
    """
    if not row.speaker:
        return "empty"
    place = row.mention_span
    if place is not None and any(place.meets(span) for span in gold.roles.get("speaker", ())):
        return "right"
    if place is None and row.mention and row.mention.casefold() == gold.speaker.casefold():
        return "right"
    if _words(row.speaker) & _words(gold.speaker):
        return "right"
    return "open" if gold.speaker.casefold() in _PRONOUNS else "wrong"


def _words(name: str) -> set[str]:
    """Return the words by which a name is known again, without the ending of the genitive."""
    return {word.lower().rstrip("s") for word in re.findall(r"\w{3,}", name)}


def common_words(one: str, other: str) -> tuple[int, int, int]:
    """Return how many words two phrases share, and how many each has: for cues («räumte … ein»)."""
    first, second = (re.findall(r"\w+", words.casefold()) for words in (one, other))
    left = list(second)
    for word in first:
        if word in left:
            left.remove(word)
    return len(second) - len(left), len(first), len(second)


def exact(spans: Iterable[Span], others: Iterable[Span]) -> tuple[int, int, int]:
    """Return how many spans of two sets are the same, and how many each has."""
    one, other = set(spans), set(others)
    return len(one & other), len(one), len(other)
