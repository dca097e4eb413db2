"""Which paragraphs of a page are its article.

trafilatura says where the article is; what belongs to it is told by what stands around each paragraph. Between the
headline and the last paragraph of the text a paragraph is text unless something speaks against it, since a lost
quotation is the worst fault there is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from quotes.data import SignedQuote, Span
from quotes.readers import markup
from quotes.readers.walking import HEADINGS, Block, name
from quotes.readers.web import headline, words
from quotes.readers.web.facts import Facts, bare
from quotes.readers.web.look import HOMES, Look, Place, is_linked, up

_PARAGRAPHS = HEADINGS | set("p blockquote li dt dd span b strong i em font a".split())  # never closed, they hold more
_MOST = 0.85  # share of the kept text that the article's element must hold
_ONLY = 0.6  # share of a page's prose that an article's element holds if there is but one
_MIN_LETTERS = 200  # of what trafilatura kept; a shorter article is none, or not all of it
_SURE = 60  # characters from which on a text that stands in trafilatura's is the same place, not by accident
_LONG = 80  # characters of a paragraph that is text wherever it stands in the article
_LEAD_WORDS = 4  # of a line between headline and text that does not end as sentences do
_NAME = 120  # characters of who is named at a block quotation


@dataclass(frozen=True, slots=True)
class Found:
    """The article of a page."""

    texts: tuple[str, ...]
    headline: str  # as it stands on the page, empty where there is none
    sure: bool  # trafilatura found an article
    several: bool  # it is more than one
    signed: tuple[tuple[tuple[int, ...], int], ...]  # block quotations: numbers of their texts, and of who is named

    @property
    def text(self) -> str:
        """The whole text."""
        return markup.joined(self.texts)

    def signed_quotes(self) -> tuple[SignedQuote, ...]:
        """Return the block quotations that name somebody, with their places in the text."""
        starts = [0]
        for text in self.texts:
            starts.append(starts[-1] + len(text) + 2)
        spans = [Span(start, start + len(text)) for start, text in zip(starts, self.texts, strict=False)]
        found = (SignedQuote(tuple(spans[at] for at in quoted), spans[source]) for quoted, source in self.signed)
        return tuple(sorted(found, key=lambda quote: quote.paragraphs[0]))


def find(root: etree._Element, blocks: Sequence[Block], facts: Facts) -> Found:
    """Return the article of a page.

    Args:
        root: the page.
        blocks: its paragraphs.
        facts: what it says about itself.
    """
    judge = _Judge(root, blocks, facts)
    found = judge.found()
    judge.close()
    return found


class _Judge:
    """Tells which paragraphs of a page are its article."""

    def __init__(self, root: etree._Element, blocks: Sequence[Block], facts: Facts) -> None:
        self._blocks, self._facts = blocks, facts
        texts = [markup.squeezed(text) for text in facts.texts]
        whole, exact = "\n".join(texts), frozenset(texts)
        own = [markup.squeezed(block.text) for block in blocks]
        self._kept = [text in exact or (len(text) >= _SURE and text in whole) for text in own]
        kept = sum(len(block.text) for block, each in zip(blocks, self._kept, strict=True) if each)
        self.sure = kept >= _MIN_LETTERS
        self._look = Look(root, blocks, self._kept)
        home = self._element() if self.sure else self._only()
        self._places = self._look.places(home if home is not None else root)

    def close(self) -> None:
        """Let the page go."""
        self._look.close()

    def found(self) -> Found:
        """Return what is the article."""
        blocks, places = self._blocks, [self._places[block.element] for block in self._blocks]
        able = [self._can_be_text(block, place) for block, place in zip(blocks, places, strict=True)]
        body = [
            number
            for number, block in enumerate(blocks)
            if able[number] and places[number].home and not places[number].heading
            and not places[number].loose and not places[number].box
            and self._is_body(number, block)
        ]  # fmt: skip
        first, last = (body[0], body[-1]) if body else (len(blocks), -1)
        head = headline.index(blocks, self._places, first, self._facts.titles, self._facts.site)
        wanted = [
            able[number]
            and not self._is_kicker(number, head)
            and self._is_wanted(number, places[number], head, first, last)
            for number in range(len(blocks))
        ]
        if head is not None:
            wanted[head] = True
        self._without_idle_headings(wanted, places, head)
        if not any(wanted):  # a page is read, whatever it is
            wanted = able
        return self._made(wanted, places, head)

    def _is_body(self, number: int, block: Block) -> bool:
        """Tell whether a paragraph is surely of the text."""
        if self.sure:
            return self._kept[number] and len(block.text) >= _SURE
        return name(block.element) in {"p", "blockquote"} or len(block.text) >= _SURE

    def _can_be_text(self, block: Block, place: Place) -> bool:
        """Tell whether nothing speaks against a paragraph as a part of the article, wherever it stands."""
        if place.closed or place.link or not words.has_letters(block.text):
            return place.source and place.quote is not None and words.has_letters(block.text)
        if is_linked(block) and not place.own and not (place.source and place.quote is not None):
            return False
        if words.is_control(block.text) or words.is_offer(
            block.text, ends_in_link=bool(block.linked) and len(block.behind) < 2
        ):
            return False
        if place.heading and words.is_time(block.text):
            return False
        return bool(place.source) or bool(place.heading) or not words.is_credit(block.text)

    def _is_wanted(self, number: int, place: Place, head: int | None, first: int, last: int) -> bool:
        """Tell whether a paragraph that nothing speaks against belongs to the article, by where it stands."""
        text = self._blocks[number].text
        if head is not None and place.heading == "h1" and self._is_never_closed(number, head):
            return True
        if head is not None and _is_same(text, self._blocks[head].text):
            return not self.sure and not place.heading
        if place.source and place.quote is not None:
            return True
        if not self.sure and not place.teased and words.has_marks(text):
            return True
        if head is None and number < first:
            return place.home and (self._kept[number] or not self.sure or words.has_marks(text))
        if head is not None and head < number < first and last >= 0 and place.heading != "h1":
            return len(text.split()) >= _LEAD_WORDS or words.is_ended(text) or words.has_marks(text)
        return self._is_in_text(number, place, head, last)

    def _is_in_text(self, number: int, place: Place, head: int | None, last: int) -> bool:
        """Tell it of a paragraph that stands neither above the headline nor between that and the text."""
        text = self._blocks[number].text
        if not place.home:
            return self._kept[number] and len(text) >= _SURE
        if place.heading == "h1" and not words.has_marks(text):
            return not self.sure if head is None else number > head and not place.item
        if place.heading:
            return True  # if anything stands below it
        if (place.loose or place.box) and not (place.quote is not None or words.has_marks(text)):
            if len(text) >= _LONG or (self._kept[number] and len(text) >= _SURE):
                return True
            return place.box and not place.loose and number < last and _is_sentence(text)
        if number < last or not self.sure:
            return True
        return self._kept[number] or words.has_marks(text) or _is_sentence(text)

    def _is_kicker(self, number: int, head: int | None) -> bool:
        """Tell whether a paragraph is a line above the headline that says nothing by itself."""
        text = self._blocks[number].text
        return (
            self.sure
            and head is not None
            and number < head
            and len(text) < _LONG
            and not (words.is_ended(text) or words.has_marks(text))
        )

    def _is_never_closed(self, number: int, head: int) -> bool:
        """Tell whether a paragraph stands in the very heading of the headline, which was never closed then."""
        own, other = (
            next((each for each in up(self._blocks[at].element) if name(each) == "h1"), None) for at in (number, head)
        )
        return own is not None and own is other

    def _without_idle_headings(self, wanted: list[bool], places: Sequence[Place], head: int | None) -> None:
        """Leave out headings that nothing stands below: those of boxes that are no part of the article."""
        rank = 9  # of the nearest heading below that nothing of the text parts from here
        idle = True
        for number in range(len(wanted) - 1, -1, -1):
            level = places[number].heading
            if level == "h1" and head is not None and number != head and self._is_never_closed(number, head):
                level = ""
            if not wanted[number]:
                if level and level in HEADINGS:
                    idle, rank = (True, min(rank, int(level[1]))) if idle else (True, int(level[1]))
                continue
            if not level or number == head:
                idle, rank = False, 9
            elif idle and (rank == 9 or int(level[1]) >= rank) and not words.has_marks(self._blocks[number].text):
                wanted[number] = False
                rank = min(rank, int(level[1]))
            else:
                idle, rank = True, int(level[1])

    def _made(self, wanted: Sequence[bool], places: Sequence[Place], head: int | None) -> Found:
        """Return the article of the wanted paragraphs; without a headline its title stands first."""
        numbers = [number for number, want in enumerate(wanted) if want]
        texts = [self._blocks[number].text for number in numbers]
        own = self._blocks[head].text if head is not None else ""
        before = 0
        if head is None and texts and self._facts.titles:
            title = bare(self._facts.titles[0], "", self._facts.site)
            if not any(_is_same(text, title) for text in texts):
                texts.insert(0, title)
                before = 1
        quoted: dict[etree._Element, tuple[list[int], list[int]]] = {}
        for at, number in enumerate(numbers):
            quote = places[number].quote
            if quote is not None:
                quoted.setdefault(quote, ([], []))[places[number].source].append(at + before)
        signed = tuple(
            (tuple(said), source[0])
            for said, source in quoted.values()
            if said and len(source) == 1 and len(texts[source[0]]) <= _NAME
        )
        return Found(tuple(texts), own, self.sure, bool(self._look.further), signed)

    def _element(self) -> etree._Element:
        """Return the smallest element that holds most of the kept text, or the article that it is within."""
        weight = {element: each.kept for element, each in self._look.weights.items()}
        total = weight[self._look.root]
        first = self._blocks[self._kept.index(True)].element
        home = first
        for element in up(first):  # upward from the first: what holds most of the text is around some of it
            home = element
            if weight[element] >= _MOST * total:
                break
        home = self._deepest(home, weight, total)
        home = next((each for each in up(home) if name(each) not in _PARAGRAPHS), home)
        for element in up(home):
            if name(element) in HOMES or element.get("itemprop") == "articleBody":
                return element
        return home

    def _deepest(self, element: etree._Element, weight: dict[etree._Element, int], total: int) -> etree._Element:
        """Return the innermost element below (or this one) that still holds most of the text."""
        while True:
            inner = next((child for child in element if weight.get(child, 0) >= _MOST * total), None)
            if inner is None:
                return element
            element = inner

    def _only(self) -> etree._Element | None:
        """Return the one element of a page that says it is the article and holds most of its prose."""
        total = self._look.weights[self._look.root].letters
        found = [
            element
            for element, weight in self._look.weights.items()
            if (name(element) in HOMES or element.get("itemprop") == "articleBody") and weight.letters >= _ONLY * total
        ]
        if not found or name(found[-1]) not in HOMES:  # the innermost one, since they stand in the order of the page
            return found[-1] if found else None
        return next((each for each in found if name(each) == "article"), found[0])  # with all its parts


def _is_sentence(text: str) -> bool:
    return words.is_ended(text) and len(text.split()) >= _LEAD_WORDS


def _is_same(one: str, other: str) -> bool:
    """Tell whether two texts are the same but for signs."""
    return markup.squeezed(one) == markup.squeezed(other)
