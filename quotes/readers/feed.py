"""RSS (0.9 to 2.0) and Atom: an article an item, as far as the feed holds it. What it links to is not fetched."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from quotes.data import Article
from quotes.readers import dates, hints, markup
from quotes.readers.base import File, Read, damage
from quotes.readers.formats import LABELS
from quotes.readers.markup import name

_MAX_MB = 20
_HTML = re.compile(r"<[a-zA-Z/!][^<>]*>|&#?\w+;")
_BODY = ("encoded", "content", "fulltext", "body")  # content:encoded of RSS, content of Atom
_LEAD = ("description", "summary", "abstract", "subtitle")
_DATE = ("pubdate", "published", "date", "issued", "updated", "modified")
_AUTHOR = ("creator", "author")


def articles(file: File) -> Iterator[Read]:
    """Yield the articles of a feed. See ``base.Reader``."""
    data = file.data(_MAX_MB)
    sloppy = False
    with damage(file.name, LABELS["feed"]):
        try:
            root = markup.xml(data, file.name)
        except etree.XMLSyntaxError:
            root, sloppy = markup.xml(data, file.name, recover=True), True
    if sloppy:
        yield Read(None, (hints.SLOPPY_XML,))
    items = markup.items(root, {"item", "entry"}, file.name)
    if not items:
        yield Read(None, (hints.NO_ITEMS,))
    outlet = _outlet(root)
    for number, item in enumerate(items, 1):
        article = replace(_article(item, f"{file.name}#{number}"), outlet=outlet)
        yield Read(article, () if article.text else (hints.EMPTY,))


def _outlet(root: etree._Element) -> str:
    """Return the name of the feed: its own title, or that of its channel."""
    channel = next((element for element in root.iter() if name(element) in {"channel", "feed"}), root)
    return _plain(_first(channel, ("title",)))


def _article(item: etree._Element, document: str) -> Article:
    """Return the article of an item: headline, lead and text, each where it does not stand in the next one anyway."""
    title = " ".join(_texts(_first(item, ("title",))))
    lead, body = _texts(_first(item, _LEAD)), _texts(_first(item, _BODY))
    parts = [[title], lead, body]
    for index, part in enumerate(parts):
        rest = markup.squeezed(" ".join(text for later in parts[index + 1 :] for text in later))
        if markup.squeezed(" ".join(part)) in rest:
            parts[index] = []
    return Article(
        markup.joined(text for part in parts for text in part),
        document=document,
        title=title,
        date=dates.of_mail(_plain(_first(item, _DATE))),
        author=_author(_first(item, _AUTHOR)),
        url=_link(item),
    )


def _first(item: etree._Element, names: tuple[str, ...]) -> etree._Element | None:
    """Return the child with the first of these names that is there and not empty."""
    for wanted in names:
        for child in item:
            if name(child) == wanted and (len(child) or (child.text or "").strip()):
                return child
    return None


def _texts(element: etree._Element | None) -> list[str]:
    """Return the paragraphs of an element, whether it holds text, HTML as text, or XHTML."""
    if element is None:
        return []
    if len(element):
        return markup.paragraphs(element)
    text = (element.text or "").strip()
    if not _HTML.search(text):
        return [text] if text else []
    root = markup.html(text)
    return markup.paragraphs(root) if root is not None else []


def _plain(element: etree._Element | None) -> str:
    return "" if element is None else " ".join(html.unescape("".join(element.itertext())).split())


def _author(element: etree._Element | None) -> str:
    """Return a name; Atom has it in an element of its own, and RSS may have «address (name)»."""
    if element is None:
        return ""
    inner = next((child for child in element if name(child) == "name"), element)
    text = _plain(inner)
    bracketed = re.fullmatch(r"[^\s@]+@\S+ \((.+)\)", text)
    return bracketed[1] if bracketed else text


def _link(item: etree._Element) -> str:
    """Return the address of the article."""
    for child in item:
        if name(child) == "link" and child.get("rel", "alternate") == "alternate":
            address = child.get("href") or (child.text or "").strip()
            if address:
                return address
    return ""
