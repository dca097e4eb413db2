"""HTML pages: the article, its paragraphs as the page has them, without menus, teasers, captions and the like.

trafilatura judges where the article is and reads author and address. Its text is not taken: it changes white space,
normalises letters, and now and then drops a paragraph or a block quotation, and a lost quotation is the worst fault
there is. The text is made of the page's own paragraphs (``web.article``). So every character is the page's, soft
hyphens included.

Nothing is fetched: pages are files, and what they link to stays unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from quotes.data import Article
from quotes.readers import charset, hints, markup
from quotes.readers.base import File, Read
from quotes.readers.errors import ReadError
from quotes.readers.walking import name
from quotes.readers.web import article, facts, words

MAX_MB = 10  # without pictures in the page itself; above it trafilatura takes minutes and gigabytes
_FILE_MAX_MB = 40  # with them

_PICTURE = re.compile(rb"""data:(?:image|font|video|audio|application)/[\w.+-]+[^"'()<>\s]{100,}""")
_INLINE = frozenset({"span", "small", "em", "i", "b", "strong", "a"})


def articles(file: File) -> Iterator[Read]:
    """Yield the one article of a page. See ``base.Reader``."""
    yield of_data(file.data(_FILE_MAX_MB), file.name)


def of_data(data: bytes, document: str, *, encoding: str = "", url: str = "") -> Read:
    """Return the article of a page.

    Args:
        data: the page.
        document: the name of its file.
        encoding: what is said of it elsewhere; empty: the page tells.
        url: its address, if it does not say it.
    """
    data = _PICTURE.sub(b"data:,", data)
    if len(data) > MAX_MB * 1_000_000:
        raise ReadError.too_large(document, MAX_MB)
    text, notices = charset.declared(data, encoding, document) if encoding else charset.markup(data, document)
    found, told = _read(text, document, url)
    return Read(found, (*notices, *told))


def read(text: str, document: str) -> tuple[Article, bool]:
    """Return the article of a page, and whether trafilatura found one in it."""
    found, told = _read(text, document, "")
    return found, hints.UNJUDGED not in told and hints.EMPTY not in told


def _read(text: str, document: str, url: str) -> tuple[Article, tuple[str, ...]]:
    """Return the article of a page, and what is to be told of it."""
    text = facts.mended(text)
    root = markup.html(text)
    if root is None:
        return Article("", document=document, url=url), (hints.EMPTY,)
    about = facts.read(text, root)
    blocks = markup.blocks(root, unseen=_is_unseen, apart=_is_apart)
    found = article.find(root, blocks, about)
    made = Article(
        found.text,
        document=document,
        title=facts.title(about, found.headline),
        date=about.date,
        author=about.author,
        url=about.url or url,
        outlet=about.site,
        signed=found.signed_quotes(),
    )
    if not made.text.strip():
        return made, (hints.EMPTY,)
    told = ((hints.UNJUDGED, not found.sure), (hints.NO_HEADLINE, not found.headline), (hints.SEVERAL, found.several))
    return made, tuple(hint for hint, is_so in told if is_so)


def _is_unseen(element: etree._Element) -> bool:
    """Tell whether an element within a line is only for screen readers; the sign between kicker and headline stays."""
    if name(element) not in _INLINE or not element.get("class"):
        return False
    return words.is_unshown(element) and words.has_letters("".join(element.itertext()))


def _is_apart(element: etree._Element) -> bool:
    """Tell whether an element within a line is a paragraph of its own: a caption, the name at a block quotation."""
    tag = name(element)
    if tag == "cite":
        quote = next((each for each in element.iterancestors("blockquote")), None)
        return quote is not None and not (element.tail or "").strip()
    return tag == "span" and words.is_caption(element)
