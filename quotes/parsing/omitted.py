"""What the parser's copy leaves out so that the parser meets German as treebanks have it: titles, marks of gender.

A chain of academic titles («Dipl.-Ing. (FH)», «Priv.-Doz. Dr. med. dent.») is no part of a name, and its full stops
are taken for ends of sentences. The marks of «Bewohner:innen», «Schüler*in» and «Ein:e» tear a word in two; without
them it is the feminine, which is declined alike (Rat für deutsche Rechtschreibung 2018, on signs within words).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quotes import lexicon, patterns
from quotes.data import Span

_MOST = 12  # titles of a chain behind its first
_AFTER_NAMES = frozenset({"a. D.", "i. R."})
# «Kund:innen», «Schüler*in», «Student_innen-», «Pfleger·in»; «Ein:e», «jede:r»
_GENDER = patterns.compile(
    r"(?<=\p{L}{2})(?:[:*_·](?=in(?:nen)?(?!\p{L}{1,2}\b)\p{Ll}*)|(?<=\b[Jj]ede|\b[Ee]in|\b[Kk]ein)[:*_·](?=[er]\b))"
)
_PLAIN = re.compile(r"(?:(?:Dr|Prof)\.\s*)+")  # these the tokenizer knows


@dataclass(frozen=True, slots=True)
class Omitted:
    """A place that is left out, and the mark of gender that stands there, if it is one."""

    span: Span
    mark: str = ""


def find(text: str, start: int, end: int) -> Iterator[Omitted]:
    """Yield the places between ``start`` and ``end`` of a text that the copy leaves out, in order."""
    marks = [Omitted(Span(*found.span()), found[0]) for found in _GENDER.finditer(text, start, end)]
    chains = [
        Omitted(Span(*found.span())) for found in _chain().finditer(text, start, end) if not _PLAIN.fullmatch(found[0])
    ]
    yield from sorted((*marks, *chains), key=lambda each: each.span.start)


@lexicon.remembered()
def _chain() -> patterns.Pattern:
    """Return the pattern of academic titles with full stops, before a name."""
    dotted = [title for title in lexicon.titles() if title.endswith(".") and lexicon.title_gender(title) == "mf"]
    units = "|".join(
        re.escape(title).replace(r"\ ", r"\s?")
        for title in sorted(dotted, key=len, reverse=True)
        if title not in _AFTER_NAMES
    )
    unit = rf"(?>Dipl\.(?:-\p{{Lu}}\p{{L}}{{1,7}}+\.?+)++|{units})(?:in|a)?+"
    school = r"\((?:FH|TU|TH|BA|DH|HTL|Univ?\.?|ETH|HF)\)"
    return patterns.compile(
        rf"(?<![\p{{L}}\d.-])(?=[\p{{Lu}}ael]){unit}(?:[\s,-]?\s?(?:{unit}|{school})){{0,{_MOST}}}+\s++"
        rf"(?=\p{{Lu}}(?:[\p{{L}}'’-]|\.\s))"
    )
