"""HTML pages: the article, its paragraphs as the page has them, without menus, teasers, captions and the like.

trafilatura judges what the article is and reads title, date, author and address. Its text is not taken: it changes
white space, normalises letters, and now and then drops a paragraph or a block quotation, and a lost quotation is the
worst fault there is. The text is made of the page's own paragraphs: those that trafilatura kept, the headline, and
those between them that look like text (see ``_Judge``). So every character is the page's, soft hyphens included.

Nothing is fetched: pages are files, and what they link to stays unread.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import trafilatura
from lxml import etree

from quotes.data import Article
from quotes.readers import charset, hints, markup
from quotes.readers.base import File, Read
from quotes.readers.errors import ReadError
from quotes.readers.markup import Block

MAX_MB = 10  # without pictures in the page itself; above it trafilatura takes minutes and gigabytes
_FILE_MAX_MB = 40  # with them
_MAX_TAGS = 100_000  # a large page has 10,000; above it trafilatura is not asked, which takes its time with each

_PICTURE = re.compile(rb"""data:(?:image|font|video|audio|application)/[\w.+-]+[^"'()<>\s]{100,}""")
_ASIDE = frozenset({"nav", "footer", "aside", "figcaption", "figure", "menu", "address", "form", "caption"})
_ASIDE_WORD = re.compile(  # in class or id; in compounds, too («article-teaser», «teaserText»)
    r"teaser|related|newsletter|cookie|consent|share|sharing|social|comment|kommentar|author|autor|byline|breadcrumb|"
    r"caption|bildunterschrift|bildnachweis|advert|anzeige|werbung|promo|recommend|empfehl|tag-?list|keyword|paywall|"
    r"subscribe|abo-|sidebar|footer|navi|menu|copyright|widget|banner|mehr-zum|popular|meistgelesen|trending|outbrain|"
    r"taboola|login|skip-?link|pagination|print-only|push-",
    re.IGNORECASE,
)
_MARKS = re.compile("[„“”«»‹›\"]|,,|''|‚[^‚‘’']+[‘’']")
_LONG = 80  # characters of a paragraph that is text even if nothing is quoted in it
_MOST = 0.85  # share of the kept text that the article's element must hold
_MIN_LETTERS = 200  # of what trafilatura kept; a shorter article is none, or not all of it
_LINKED = 0.5  # share of a paragraph's letters in links from which on it is a teaser or a menu
_SURE = 60  # characters from which on a text that stands in trafilatura's is the same place, not by accident

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it logs about a page no user can act upon
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says about its article, and what trafilatura takes for its text."""

    title: str = ""
    date: str = ""
    author: str = ""
    url: str = ""
    outlet: str = ""
    texts: tuple[str, ...] = ()


def articles(file: File) -> Iterator[Read]:
    """Yield the one article of a page. See ``base.Reader``."""
    data = _PICTURE.sub(b"data:,", file.data(_FILE_MAX_MB))
    if len(data) > MAX_MB * 1_000_000:
        raise ReadError.too_large(file.name, MAX_MB)
    text, notices = charset.markup(data, file.name)
    article, judged = read(text, file.name)
    more = () if article.text.strip() and judged else (hints.UNJUDGED,) if article.text.strip() else (hints.EMPTY,)
    yield Read(article, (*notices, *more))


def read(text: str, name: str) -> tuple[Article, bool]:
    """Return the article of a page, and whether trafilatura found one in it."""
    root = markup.html(text)
    if root is None:
        return Article("", document=name), True
    facts = _facts(text)
    judge = _Judge(markup.blocks(root), facts)
    article = Article(
        markup.joined(judge.article()),
        document=name,
        title=facts.title,
        date=facts.date,
        author=facts.author,
        url=facts.url,
        outlet=facts.outlet,
    )
    return article, judge.sure


def _facts(text: str) -> Facts:
    """Ask trafilatura. Whatever it stumbles over, the page's own paragraphs remain."""
    if text.count("<") > _MAX_TAGS:
        return Facts()
    how = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"}
    try:
        found = trafilatura.bare_extraction(
            text, include_comments=False, with_metadata=True, date_extraction_params=how
        )
    except Exception:  # noqa: BLE001 - pages of any sort
        found = None
    if found is None or isinstance(found, dict):
        return Facts()
    body = found.body if found.body is not None else ()
    texts = tuple(" ".join(element.itertext()) for element in body)
    date = found.date or ""
    if not any(date.replace("-", joint) in text for joint in ("-", "/", "")):
        date = ""  # guessed from running text, where it may be any date
    return Facts(found.title or "", date, found.author or "", found.url or "", found.sitename or "", texts)


class _Judge:
    """Tells which paragraphs of a page are its article."""

    def __init__(self, blocks: Sequence[Block], facts: Facts) -> None:
        self._blocks = blocks
        self._title = markup.squeezed(facts.title)
        bare = [markup.squeezed(text) for text in facts.texts]
        whole, exact = "\n".join(bare), frozenset(bare)
        own = [markup.squeezed(block.text) for block in blocks]
        self._kept = [bare in exact or (len(bare) >= _SURE and bare in whole) for bare in own]
        kept_letters = sum(len(block.text) for block, kept in zip(blocks, self._kept, strict=True) if kept)
        self.sure = kept_letters >= _MIN_LETTERS
        self._home = self._element() if self.sure else None

    def article(self) -> list[str]:
        """Return the texts of the article's paragraphs, headline first."""
        inside = [self._is_inside(block) for block in self._blocks]
        if not self.sure:
            wanted = [not _is_aside(block.element, None) and not _is_linked(block) for block in self._blocks]
        else:
            wanted = [
                self._is_text(block, kept=kept) if here else kept and len(block.text) >= _SURE
                for block, kept, here in zip(self._blocks, self._kept, inside, strict=True)
            ]
        headline = self._headline(inside)
        if headline is not None:
            wanted[headline] = True
        return [block.text for block, want in zip(self._blocks, wanted, strict=True) if want]

    def _is_text(self, block: Block, *, kept: bool) -> bool:
        """Tell whether a paragraph within the article's element belongs to the article."""
        if kept and len(block.text) >= _SURE:
            return not _within(block.element, {"figcaption"}, self._home)
        if _is_aside(block.element, self._home) or _is_linked(block):
            return False
        if kept or _within(block.element, {"blockquote"}, self._home):
            return True
        tag = markup.name(block.element)
        return len(block.text) >= _LONG or (tag != "h1" and bool(_MARKS.search(block.text)))

    def _headline(self, inside: Sequence[bool]) -> int | None:
        """Return the index of the headline: the first <h1> that is the page's title, else the last before the text."""
        first = next((index for index, here in enumerate(inside) if here), 0)
        heads = [
            index
            for index, block in enumerate(self._blocks)
            if _within(block.element, {"h1"}, None) and not _within(block.element, {"nav", "footer", "aside"}, None)
        ]
        titled = [index for index in heads if self._title and markup.squeezed(self._blocks[index].text) in self._title]
        before = [index for index in heads if index <= first]
        return titled[0] if titled else before[-1] if before else heads[0] if heads else None

    def _element(self) -> etree._Element:
        """Return the smallest element that holds most of the kept text, or the article that it is within."""
        weight: Counter[etree._Element] = Counter()
        total = 0
        for block, kept in zip(self._blocks, self._kept, strict=True):
            if kept:
                total += len(block.text)
                for element in (block.element, *block.element.iterancestors()):
                    weight[element] += len(block.text)
        first = self._blocks[self._kept.index(True)].element
        large = [element for element in weight if weight[element] >= _MOST * total]
        home = max(large, key=lambda element: sum(1 for _ in element.iterancestors()), default=first)
        for element in (home, *home.iterancestors()):
            if markup.name(element) in {"article", "main"} or element.get("itemprop") == "articleBody":
                return element
        return home

    def _is_inside(self, block: Block) -> bool:
        """Tell whether a paragraph is within the article's element."""
        return self._home is not None and (
            block.element is self._home or any(element is self._home for element in block.element.iterancestors())
        )


def _within(element: etree._Element, names: set[str], home: etree._Element | None) -> bool:
    """Tell whether an element is one of these or stands in one, below ``home``."""
    return any(markup.name(each) in names for each in _up(element, home))


def _up(element: etree._Element, home: etree._Element | None) -> Iterator[etree._Element]:
    """Yield an element and those around it, up to ``home``, without it."""
    for each in (element, *element.iterancestors()):
        if each is home:
            return
        yield each


def _is_aside(element: etree._Element, home: etree._Element | None) -> bool:
    """Tell whether an element below ``home`` is one of those that articles are surrounded with."""
    for each in _up(element, home):
        tag = markup.name(each)
        if tag in _ASIDE or (tag == "article" and home is not None):
            return True
        if tag not in {"body", "html"} and _ASIDE_WORD.search(f"{each.get('class', '')} {each.get('id', '')}"):
            return True
    return False


def _is_linked(block: Block) -> bool:
    """Tell whether most of a paragraph is a link: a teaser, a menu."""
    if _within(block.element, {"a"}, None):
        return True
    linked = sum(len("".join(link.itertext()).strip()) for link in block.element.iter("a"))
    return linked > _LINKED * len(block.text)
