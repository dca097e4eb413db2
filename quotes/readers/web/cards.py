"""Cards: small boxes within a page's article that point to other articles, with a linked heading and a lead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from quotes.readers.walking import HEADINGS, Block, name
from quotes.readers.web.weight import Weight

_BLOCKS = 5  # of a card at most: kicker, heading, lead, date, link
_ABOVE = 1  # of them above the heading
_WORDS = 3  # of an article's heading; a name has fewer
_MOST = 0.4  # share of the home's letters; boxes of one kind that hold as much are the article: entries of a ticker
_TAGS = frozenset({"div", "li", "section", "td"})


@dataclass(frozen=True, slots=True)
class Cards:
    """The cards of a page, and the linked headings of boxes that are none: they are the article's own."""

    boxes: frozenset[etree._Element] = frozenset()
    headings: frozenset[etree._Element] = frozenset()


def find(
    home: etree._Element,
    around: Collection[etree._Element],
    blocks: Sequence[Block],
    weights: Mapping[etree._Element, Weight],
) -> Cards:
    """Return the cards of a page.

    Args:
        home: the article's element.
        around: that one and those around it, which are no cards.
        blocks: the page's paragraphs.
        weights: what each element holds.
    """
    found = dict(_boxes(around, blocks, weights))
    letters: Counter[tuple[str, str]] = Counter()
    for box in set(found.values()):
        letters[_kind(box)] += weights[box].letters
    named = {heading for heading in found if len("".join(heading.itertext()).split()) < _WORDS}
    own = {heading for heading, box in found.items() if letters[_kind(box)] >= _MOST * weights[home].letters} | named
    return Cards(frozenset(box for heading, box in found.items() if heading not in own), frozenset(own))


def _kind(card: etree._Element) -> tuple[str, str]:
    return name(card), card.get("class", "")


def _boxes(
    around: Collection[etree._Element], blocks: Sequence[Block], weights: Mapping[etree._Element, Weight]
) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Yield each linked heading with the largest box around it that holds nothing but what belongs to it."""
    for number, block in enumerate(blocks):
        heading = block.element
        if name(heading) not in HEADINGS or not weights[heading].linked_heading:
            continue
        card = None
        for box in heading.iterancestors():
            weight = weights[box]
            if box in around or weight.blocks > _BLOCKS or weight.paragraphs > 1 or weight.headings > 1:
                break
            if number - weight.first > _ABOVE:
                break
            if weight.blocks > 1 and name(box) in _TAGS:
                card = box
        if card is not None:
            yield heading, card
