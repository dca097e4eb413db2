"""What makes an article odd that was read without trouble: a wrong encoding once, another language, several in one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotes.data import Article
from quotes.readers import hints, mojibake

# Words of German that hold its sentences together and mean nothing in its neighbours: not «in», «was», «die», «der».
_GERMAN = frozenset(
    "und das dem ein eine einen einem einer ist sind nicht auf mit für zu zum zur von vom bei nach aus auch sich wie "
    "wird werden wurde wurden hat haben hatte sei dass daß sie wir ihr ihre seine als oder aber nur noch nun schon "
    "über unter vor durch gegen ohne zwischen um es im beim dieser diese dieses kein keine mehr sehr weil "
    "wenn dann doch".split()
)
_SENTENCE = re.compile(r"[^.!?\n]+")
_WORD = re.compile(r"[^\W\d_]+")
_FEW, _LEAST = 5, 2  # words of a sentence that counts, and such sentences
_LOOKED_AT = 20_000  # characters
_DATELINE = re.compile(  # «Neuhagen (dpa/lno) – »
    r"^[^\n()]{2,60}\((?:dpa|afp|ap|rtr|reuters|epd|kna|sid|apa|sda|ots|ddp|dapd|keystone-sda)\b[^()\n]{0,20}\)\s*[-–—]",
    re.IGNORECASE | re.MULTILINE,
)
_COUNTED = re.compile(  # what archives write between articles: «Dokument 2 von 17», «3 of 40 DOCUMENTS»
    r"^\W{0,3}(?:(?:Dokument|Artikel|Treffer|Document)\s+\d+\s*(?:von|of|/)\s*\d+|\d+\s+of\s+\d+\s+DOCUMENTS)\W{0,3}$",
    re.IGNORECASE | re.MULTILINE,
)
_END = re.compile(r"^\W{0,3}(?:End of Document|Ende des Dokuments)\W{0,3}$", re.IGNORECASE | re.MULTILINE)
_HEADED = re.compile(r"^(?:Titel|Überschrift|Headline|Title):[ \t]*\S", re.MULTILINE)


def of(article: Article) -> Iterator[str]:
    """Yield what the user should know of an article, as texts of ``hints``."""
    if mojibake.found(article.text):
        yield hints.MOJIBAKE
    if is_foreign(article.text):
        yield hints.FOREIGN
    if is_several(article.text):
        yield hints.SEVERAL


def is_foreign(text: str) -> bool:
    """Tell whether most sentences of a text have no German function word."""
    told = [_is_german(sentence) for sentence in _SENTENCE.findall(text[:_LOOKED_AT].casefold())]
    foreign, german = told.count(False), told.count(True)
    return foreign + german >= _LEAST and german < foreign


def _is_german(sentence: str) -> bool | None:
    """Tell whether a sentence has a German function word; None for one of few words."""
    blocks = sentence.split()  # in most sentences they are enough to tell, in a tenth of the time
    if not _GERMAN.isdisjoint(blocks) and sum(map(str.isalpha, blocks)) >= _FEW:
        return True
    words = _WORD.findall(sentence)
    return not _GERMAN.isdisjoint(words) if len(words) >= _FEW else None


def is_several(text: str) -> bool:
    """Tell whether a text is several articles, by what agencies and archives write at the head or foot of each."""
    return any(sum(1 for _ in mark.finditer(text)) > 1 for mark in (_DATELINE, _COUNTED, _END, _HEADED))
