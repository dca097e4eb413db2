"""What news agencies deliver: NewsML-G2, NewsML 1 and NITF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml import etree

from quotes.data import Article
from quotes.readers import dates, hints, markup
from quotes.readers.base import File, Read, damage
from quotes.readers.formats import LABELS
from quotes.readers.markup import name

_MAX_MB = 20
_NO_TEXT = frozenset({"media", "byline", "tagline", "distributor", "docdata", "figure", "figcaption", "title"})
_DATE = ("contentcreated", "date.issue", "date.release", "versioncreated", "thisrevisioncreated")
_CONTENT = ("inlinexml", "inlinedata", "datacontent")


def articles(file: File) -> Iterator[Read]:
    """Yield the articles of an agency's file; items without text (pictures) are none. See ``base.Reader``."""
    with damage(file.name, LABELS["agency"]):
        root = markup.xml(file.data(_MAX_MB), file.name)
    items = _items(root, file.name)
    found = [article for article in (_article(item) for item in items) if article.text.strip()]
    if not found:
        yield Read(None, (hints.NO_ITEMS,))
    for number, article in enumerate(found, 1):
        document = f"{file.name}#{number}" if len(items) > 1 else file.name
        yield Read(replace(article, document=document))


def _items(root: etree._Element, document: str) -> list[etree._Element]:
    """Return the elements that are an article each. Raises InputError where they stand in one another without end."""
    for wanted in ("newsitem", "nitf"):  # newsItem of G2 and NewsItem of NewsML 1, which may have NITF inside
        found = markup.items(root, {wanted}, document)
        if found:
            return found
    return []


def _article(item: etree._Element) -> Article:
    """Return the article of an item, without its document."""
    nitf = next((element for element in item.iter() if name(element) == "nitf"), None)
    body = _body(item) if nitf is None else _paragraphs(nitf)
    heads = [_words(element) for element in _named(item, ("headline", "hl1"))]
    title = next(filter(None, heads), "") or _words(next(_named(item, ("title",)), None))
    if title and markup.squeezed(title) not in {markup.squeezed(text) for text in body[:3]}:
        body = [title, *body]
    return Article(
        markup.joined(body) if any(body[1:]) else "",
        title=title,
        date=_date(item),
        author=_author(item),
        outlet=_provider(item),
    )


def _body(item: etree._Element) -> list[str]:
    """Return the paragraphs of the first form of the content that has text."""
    for content in _named(item, _CONTENT):
        if len(content):
            texts = _paragraphs(content)
        else:
            text = (content.text or "").strip()
            root = markup.html(text) if "</" in text else None
            texts = markup.paragraphs(root) if root is not None else [text] if text else []
        if texts:
            return texts
    return []


def _paragraphs(content: etree._Element) -> list[str]:
    """Return the paragraphs of NITF or XHTML: those of its body, if it says which that is."""
    bodies = [element for element in content.iter() if name(element) == "body"]
    return markup.paragraphs(bodies[0] if bodies else content, _NO_TEXT)


def _named(item: etree._Element, names: Iterable[str]) -> Iterator[etree._Element]:
    """Yield the elements of these names below an item, those of the first name first."""
    for wanted in names:
        for element in item.iter():
            if name(element) == wanted:
                yield element


def _words(element: etree._Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _author(item: etree._Element) -> str:
    """Return who wrote it: the byline, else the creator."""
    for element in _named(item, ("by", "byline", "creator")):
        words = _words(element).removeprefix("Von ").removeprefix("von ")
        if words:
            return words
    return ""


def _provider(item: etree._Element) -> str:
    """Return the agency: its name, else what stands for it, without the scheme («nprov:dpa» is dpa)."""
    for element in _named(item, ("provider", "distributor")):
        party = next((child for child in element.iter() if child.get("FormalName")), element)
        named = next(filter(None, (_words(child) for child in element.iter() if name(child) in {"name", "org"})), "")
        told = party.get("FormalName") or element.get("literal") or element.get("qcode", "").rpartition(":")[2]
        if named or told or _words(element):
            return named or told or _words(element)
    return ""


def _date(item: etree._Element) -> str:
    """Return the day of the article."""
    for element in _named(item, _DATE):
        text = element.get("norm") or (element.text or "").strip()
        if text:
            return dates.of_iso(text)
    return ""
