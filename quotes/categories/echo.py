"""Quoted words of a headline that the body's speech has: they are that speech, whatever they look like.

«„Grausame Tat“ erschüttert Neuhagen» has a title's capitals; only «… sprach von einer „grausamen Tat“» in the body
tells that somebody said it. Words that the reporter uses without marks as well are the name of a thing.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes import patterns
from quotes.categories.look import UTTERANCE, Look
from quotes.categories.rule import Rule
from quotes.data import Category, Span, Stretch

_WORD = patterns.compile(r"\p{L}[\p{L}\p{N}’'-]*+|\p{N}++")
_END = patterns.compile(r"(?<=\p{L}{4})(?:e[nrms]?|[ns])$")
_LINE = patterns.compile(r"[^\n\r]++")
_STOP = patterns.compile(r"[.!…]$")
_HEADING = 14  # words of a headline at most
_SAID = {"direct", "partial"}

_Words = tuple[str, ...]


def echoes(text: str, stretches: Sequence[Stretch], found: Sequence[Category]) -> set[int]:
    """Return the indices of titles and terms in headings whose words stand in the speech of the body."""
    heads = [span for match in _LINE.finditer(text) if _is_heading(span := Span(*match.span()), text)]
    asked = {
        index: _words(stretch.inner.of(text))
        for index, stretch in enumerate(stretches)
        if found[index].type not in _SAID and stretch.parent is None and any(h.holds(stretch.span) for h in heads)
    }
    if not asked:
        return set()
    body = [i for i, stretch in enumerate(stretches) if not any(head.holds(stretch.span) for head in heads)]
    said = [stretches[i] for i in body if found[i].type in _SAID]
    spoken = [_words(stretch.inner.of(text)) for stretch in said]
    called = {_words(stretches[i].inner.of(text)) for i in body if found[i].type not in _SAID}
    told = _words(_without(text, [*heads, *(stretch.span for stretch in stretches)]))
    return {
        index
        for index, words in asked.items()
        if words and words not in called and any(_holds(each, words) for each in spoken) and not _holds(told, words)
    }


def _is_heading(span: Span, text: str) -> bool:
    """Tell whether a line is a heading: short, and without a full stop."""
    line = text[span.start : min(span.end, span.start + 20 * _HEADING)].rstrip()
    return len(span) <= 20 * _HEADING and len(line.split()) <= _HEADING and _STOP.search(line) is None


def _words(text: str) -> _Words:
    """Return the words of a text, small and without their ends."""
    return tuple(_END.sub("", word.lower()) for word in _WORD.findall(text))


def _without(text: str, spans: Sequence[Span]) -> str:
    """Return a text without what stands in the spans."""
    parts, at = [], 0
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        parts.append(text[at : max(at, span.start)])
        at = max(at, span.end)
    return " | ".join([*parts, text[at:]])


def _holds(words: _Words, part: _Words) -> bool:
    """Tell whether words stand among others, one after the other."""
    return any(words[at : at + len(part)] == part for at, word in enumerate(words) if word == part[0])


def _echo(look: Look) -> Category | None:
    if not look.echoed:
        return None
    whole = len(look.words) >= UTTERANCE or look.is_sentence_like()
    return Category("direct" if whole else "partial", ("jemand sagt es im Text",))


ECHO = Rule(
    "category:echo",
    ("direct", "partial"),
    "A headline is made from its text: words in marks that somebody says there are that somebody's.",
    (
        "„Grausame Tat“ erschüttert Neuhagen\n\nPetra Harms sprach von einer „grausamen Tat“.",
        ("partial", "partial"),
    ),
    "„Grausame Tat“ erschüttert Neuhagen\n\nPetra Harms sprach von einem Unglück.",
    _echo,
)
WEAK = frozenset(
    f"category:{name}"
    for name in (
        "keyword-of-a-line",
        "capitals",
        "no-verb-no-source",
        "capitals-inside",
        "given-term",
        "proper-name",
        "two-capitals",
        "part-behind-colon",
        "",
    )
)
"""Rules that go by the form of the words, "" for none: what the body tells outweighs them."""
