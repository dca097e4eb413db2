"""Which heading of a page is the article's headline."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lxml import etree

from quotes.readers import markup
from quotes.readers.walking import Block
from quotes.readers.web import words
from quotes.readers.web.look import Place

_OF_SITE = re.compile(r"logo|brand|site-?(?:title|name)|masthead|publication", re.IGNORECASE)
_FIRST_PAGE = re.compile(r"(?:https?://[^/]+)?/?")
_MOST_WORDS = 40
_ALIKE = 8  # letters and digits that a heading has that is part of the title


def index(
    blocks: Sequence[Block], places: Mapping[etree._Element, Place], first: int, titles: Sequence[str], site: str
) -> int | None:
    """Return the number of the paragraph that is the headline, or None.

    Args:
        blocks: the page's paragraphs.
        places: what stands around each.
        first: number of the first paragraph of the text.
        titles: what the page says it is called, the surest first.
        site: the name of the site.
    """
    wanted = [markup.squeezed(title) for title in titles if title]
    heads = [
        number
        for number, block in enumerate(blocks)
        if places[block.element].heading in {"h1", "h2"} and _can_be(block, places[block.element], site)
    ]
    before = [number for number in heads if number < first]
    for titled in (
        [n for n in heads if n <= first + 1],
        [n for n in heads if places[blocks[n].element].heading == "h1"],
    ):
        alike = [number for number in titled if _is_titled(blocks[number].text, wanted)]
        if alike:
            last = [number for number in alike if number <= first]
            return last[-1] if last else alike[0]
    for tag in ("h1", "h2"):
        tagged = [number for number in before if places[blocks[number].element].heading == tag]
        if tagged:
            return tagged[-1]
    unmarked = [
        number
        for number, block in enumerate(blocks[:first])
        if markup.squeezed(block.text) in wanted and _can_be(block, places[block.element], site)
    ]
    if unmarked:
        return unmarked[-1]
    return next(
        (n for n in heads if places[blocks[n].element].heading == "h1" and places[blocks[n].element].home), None
    )


def _can_be(block: Block, place: Place, site: str) -> bool:
    """Tell whether a paragraph can be a headline."""
    text = markup.squeezed(block.text)
    if place.closed or place.apart or not text or text == markup.squeezed(site) or words.is_control(block.text):
        return False
    around = block.element.getparent()
    if any(each is not None and _OF_SITE.search(each.get("class", "")) for each in (block.element, around)):
        return False
    if place.item:  # the path to the page, a list of other articles
        return False
    return not (place.heading and _is_home_link(block)) and len(block.text.split()) <= _MOST_WORDS


def _is_home_link(block: Block) -> bool:
    """Tell whether a heading is the site's name, linked with its first page."""
    links = [link.get("href", "") for link in block.element.iter("a")]
    return block.linked >= len(block.text) and any(_FIRST_PAGE.fullmatch(link) for link in links)


def _is_titled(text: str, titles: Sequence[str]) -> bool:
    """Tell whether a heading is the page's title, or a large part of it."""
    bare = markup.squeezed(text)
    return any(
        bare == title or (len(bare) >= _ALIKE and (bare in title or (title in bare and len(title) >= _ALIKE)))
        for title in titles
    )
