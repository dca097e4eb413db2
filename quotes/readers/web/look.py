"""How each paragraph of a page stands in it: what is around it, how much of it is links. One pass each way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from quotes.readers.walking import HEADINGS, Block, is_link, name
from quotes.readers.web import cards, words
from quotes.readers.web.weight import Weight

HOMES = frozenset({"article", "main"})
_CLOSED = frozenset(
    "nav footer menu address form figcaption caption amp-ad amp-embed amp-sticky-ad amp-sidebar amp-consent "
    "amp-social-share amp-user-notification amp-lightbox".split()
)
_CLOSED_ROLES = frozenset(
    "navigation dialog alertdialog alert search button tooltip menu menubar tablist toolbar contentinfo status".split()
)
_PICTURES = frozenset({"img", "picture", "video", "iframe", "svg", "audio", "amp-img", "object", "canvas"})
_LINKED = 0.5  # share of a paragraph's letters in links from which on it is a teaser or a menu
_CARD = 0.3  # the same of an aside or an article within the article
_MOST = 0.4  # share of the page's prose; what holds as much is no part beside the article, whatever it is called
_MANY = 3  # paragraphs of prose that a part beside the article has not, comments aside
_RUNNING = frozenset("p blockquote h2 h3 h4 ul ol li td th tr dd dt span b strong em i font center".split())
_PLAIN = frozenset({"div", "section", "article", "main"})
_PROSE = 60  # characters of a paragraph of prose
_HEADING = 400  # letters of a heading; one that was never closed has the rest of the page in it
_AFTER = 2  # words of a sentence that goes on behind a link


@dataclass(frozen=True, slots=True)
class Place:
    """What stands around a paragraph."""

    closed: bool = False  # no part of the article
    loose: bool = False  # part of the article only if it is a whole paragraph
    box: bool = False  # the same of a box, where sentences are, too
    apart: bool = False  # in an aside, or an article within the article
    home: bool = False  # within the article's element
    teased: bool = False  # beside that one, with a heading that is a link
    own: bool = False  # a linked heading of a part of the article
    heading: str = ""  # its heading's element, h1 to h6
    link: bool = False  # within a link
    item: bool = False
    quote: etree._Element | None = None  # the block quotation around it
    source: bool = False  # names whom the block quotation is of


class Look:
    """A page's elements with what they hold, and its paragraphs with what stands around them."""

    def __init__(self, root: etree._Element, blocks: Sequence[Block], kept: Sequence[bool]) -> None:
        """Weigh every element: each gives what it holds to the one around it, the last ones first."""
        self.root = root
        self._all = [element for element in root.iter() if isinstance(element.tag, str)]
        self.weights = {element: Weight() for element in self._all}
        self._blocks = blocks
        for number, (block, each) in enumerate(zip(blocks, kept, strict=True)):
            weight = self.weights[block.element]
            weight.blocks += 1
            weight.first = min(weight.first, number)
            weight.letters += len(block.text)
            weight.linked += min(block.linked, len(block.text))
            weight.kept += len(block.text) * each
            if len(block.text) >= _PROSE and not is_linked(block):
                weight.prose += len(block.text)
                weight.paragraphs += 1
        for element in reversed(self._all):
            self._own(element)
            around = element.getparent()
            if element is not root and around is not None:
                self.weights[around].add(self.weights[element])
                if name(element) not in {"article", "aside"}:  # whose headings are their own
                    self.weights[around].linked_heading |= self.weights[element].linked_heading
        self._prose = self.weights[root].prose
        self._places: dict[etree._Element, Place] = {}
        self._homes: set[etree._Element] = set()
        self.further: list[etree._Element] = []  # articles on the same page
        self._around: set[etree._Element] = set()
        self._cards = cards.Cards()

    def close(self) -> None:
        """Let the elements go, the innermost ones first: lxml looks upward from each for one that is still held."""
        self.weights.clear()
        self._places.clear()
        self._homes.clear()
        self.further.clear()
        self._around.clear()
        self._cards = cards.Cards()
        self._blocks = ()

    def _own(self, element: etree._Element) -> None:
        """Add what an element is itself."""
        tag, weight = name(element), self.weights[element]
        weight.pictures += tag in _PICTURES
        weight.quotes += tag == "blockquote"
        weight.headings += tag in HEADINGS and weight.letters > 0
        if tag in HEADINGS and weight.letters and weight.linked >= _LINKED * weight.letters:
            weight.linked_heading = not any("#" in link.get("href", "") for link in element.iter("a"))  # not to itself
        if is_link(element):
            weight.linked_all, weight.linked = True, weight.letters
            weight.linked_heading |= any(name(child) in HEADINGS for child in element.iterdescendants())

    def places(self, home: etree._Element) -> dict[etree._Element, Place]:
        """Return what stands around the text of each element, itself included; ``home`` is the article's."""
        found = self._places
        self.further = self._further(home)
        self._homes = {home, *self._going_on(home), *self.further}
        self._around = set(up(home))
        self._cards = cards.find(home, self._around, self._blocks, self.weights)
        for element in self._all:
            around = element.getparent()
            above = found[around] if around is not None and element is not self.root else Place()
            found[element] = self._place(element, above)
        return found

    def _further(self, home: etree._Element) -> list[etree._Element]:
        """Return the articles beside an article: pages that scroll on load the next one."""
        if name(home) != "article":
            return []
        around, found = set(up(home)), []
        for element in self._all:
            weight = self.weights[element]
            if name(element) == "article" and weight.paragraphs > 1 and weight.headings and element not in around:
                within = any(each is home for each in element.iterancestors())
                if not within and not self._is_card(element) and not words.is_closed(element):
                    found.append(element)
        return found

    def _going_on(self, home: etree._Element) -> Iterator[etree._Element]:
        """Yield the paragraphs right behind the article's element: its end tag may stand too early."""
        element = home
        while name(element) not in {"body", "html"}:
            for behind in element.itersiblings(etree.Element):  # no comments
                if name(behind) not in _RUNNING and not self._is_plain(behind):
                    return
                yield behind
            around = element.getparent()
            if around is None:
                return
            element = around
        if name(element) == "body":
            yield from element.itersiblings(etree.Element)  # so does that of the page

    def _is_plain(self, element: etree._Element) -> bool:
        """Tell whether an element is nothing but a container, without a name and a link."""
        return name(element) in _PLAIN and not element.attrib and not self.weights[element].linked

    def _place(self, element: etree._Element, above: Place) -> Place:
        tag = name(element)
        is_home = element in self._homes and not (above.closed and element in self.further)
        inside = above.home or is_home
        quoting = tag == "blockquote" or (tag == "figure" and self.weights[element].quotes > 0)
        quote = element if quoting and above.quote is None else above.quote
        source = above.source or (quote is not None and tag in {"footer", "cite", "figcaption"})
        closed, loose, box = (False, False, False) if is_home else (above.closed, above.loose, above.box)
        if not closed and not source and not is_home and not self._is_main(element):
            closed = self._is_closed(element, tag, inside=inside)
            loose, box = loose or words.is_loose(element), box or words.is_box(element)
        return Place(
            closed=closed,
            loose=loose,
            box=box,
            apart=above.apart or (inside and not is_home and tag in {"aside", "article"}),
            home=inside,
            teased=above.teased
            or (self.weights[element].linked_heading and not inside and element not in self._around),
            heading=tag if tag in HEADINGS and self.weights[element].letters <= _HEADING else above.heading,
            own=above.own or element in self._cards.headings,
            link=above.link or is_link(element),
            item=above.item or tag in {"li", "dd", "dt"},
            quote=quote,
            source=source,
        )

    def _is_main(self, element: etree._Element) -> bool:
        """Tell whether an element holds so much of the page's prose that it cannot stand beside the article."""
        weight = self.weights[element]
        return weight.prose > 0 and weight.prose >= _MOST * self._prose and weight.linked < _LINKED * weight.letters

    def _is_closed(self, element: etree._Element, tag: str, *, inside: bool) -> bool:
        """Tell whether an element is no part of the article."""
        if tag in {"body", "html"}:
            return False
        if tag in _CLOSED or element.get("role", "").lower() in _CLOSED_ROLES or words.is_unshown(element):
            return True
        if tag == "figure":
            return self.weights[element].pictures > 0 and not self.weights[element].quotes
        beside = tag == "aside" and not inside
        if beside or (tag in {"aside", "article"} and inside and self._is_card(element)):
            return True
        return element in self._cards.boxes or self._is_named(element)

    def _is_card(self, element: etree._Element) -> bool:
        """Tell whether an aside, or an article within the article, points to another article."""
        weight = self.weights[element]
        around = element.getparent()
        linked = around is not None and self.weights[around].linked_all
        headed = weight.linked_heading and weight.paragraphs < 2
        return linked or headed or weight.linked >= _CARD * max(1, weight.letters)

    def _is_named(self, element: etree._Element) -> bool:
        """Tell whether an element's class says that it is no part of the article."""
        weight = self.weights[element]
        if words.is_closed(element) and not (weight.paragraphs >= _MANY and weight.kept >= weight.letters * 2 // 3):
            return True
        return words.kind(element) == "picture" and 0 < weight.pictures >= weight.paragraphs and not weight.quotes


def is_linked(block: Block) -> bool:
    """Tell whether most of a paragraph is a link: a teaser, a menu; no sentence that goes on behind a link."""
    if block.linked <= _LINKED * len(block.text):
        return False
    return sum(word[0].islower() for word in block.behind.split() if word) < _AFTER


def up(element: etree._Element) -> Iterator[etree._Element]:
    """Yield an element and those around it."""
    yield element
    yield from element.iterancestors()
