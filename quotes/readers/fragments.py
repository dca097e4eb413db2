"""Pieces of HTML where a text is expected: cells of tables that a CMS exported, texts of feeds.

A piece is HTML where it has one of HTML's own tags or entities: «3 < 5» and «<3» are text. Some exports encode twice,
so that «&lt;p&gt;» stands where «<p>» is meant.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from quotes.readers import hints, markup

_TAGS = (
    "p|br|div|span|b|i|u|em|strong|a|h[1-6]|ul|ol|li|dl|dt|dd|blockquote|q|cite|table|tbody|tr|td|th|img|figure|"
    "figcaption|section|article|aside|header|footer|small|sub|sup|hr|html|body|font|center|pre"
)
_TAG = re.compile(rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_PARAGRAPH = re.compile(r"</?(?:p|br|div|h[1-6]|li|blockquote|td|section|article|dd|dt|pre)\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][\da-fA-F]{2,5}|[A-Za-z][A-Za-z0-9]{1,30});")
_TWICE = re.compile(
    rf"&lt;/?(?:{_TAGS})(?:\s(?:(?!&[lg]t;)[^<>])*)?/?&gt;|&amp;(?:#\d{{2,6}}|[A-Za-z]{{2,8}});", re.IGNORECASE
)
_LINE_END = re.compile(r"\r\n|\r|\n")


class Piece(NamedTuple):
    """What a piece reads as."""

    paragraphs: list[str]
    was_html: bool
    was_twice: bool = False  # encoded, so that nobody meant it as it stood

    @property
    def text(self) -> str:
        """The paragraphs, apart by blank lines."""
        return markup.joined(self.paragraphs)


def read(text: str) -> Piece:
    """Return the paragraphs of a piece: those of its HTML, or the text itself as it stands."""
    twice = bool(_TWICE.search(text)) and not _TAG.search(text)
    if twice:
        text = html.unescape(text)
    if _TAG.search(text):
        root = markup.html(text if _PARAGRAPH.search(text) else _LINE_END.sub("<br>", text))
        return Piece(markup.paragraphs(root) if root is not None else [], was_html=True, was_twice=twice)
    plain = html.unescape(text) if _ENTITY.search(text) else text
    return Piece([plain] if plain else [], was_html=plain != text, was_twice=twice)


def plain(text: str) -> str:
    """Return a title or a name without HTML, on one line if it had any."""
    piece = read(text)
    return " ".join(" ".join(piece.paragraphs).split()) if piece.was_html else text


def notices(piece: Piece) -> list[str]:
    """Return what is to be told about a piece of a table."""
    return [hints.TWICE_ENCODED if piece.was_twice else hints.HTML_CELLS] if piece.was_html else []
