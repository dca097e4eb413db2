"""Pages that are damaged at random: no traceback, and no paragraph lost that stands unchanged between two others.

``QUOTES_FUZZ=2500 pytest tests/test_pages_fuzz.py`` damages more of them.
"""

# ruff: noqa: E501 - pieces of pages

from __future__ import annotations

import os
import random
import re

import pages
import pages_houses
import pages_systems
import pytest

from quotes.readers import html, markup

COUNT = int(os.environ.get("QUOTES_FUZZ", "120"))
PARTS = 6
SHAPES = [*pages.SHAPES.values(), *pages_houses.SHAPES.values(), *pages_systems.SHAPES.values()]
_TAG = re.compile(r"<[^<>]+>")
_JUNK = [
    "<div>", "</div>", "<b>", "</b>", "<p>", "</p>", "</article>", "<article>", "<br>", "<br><br>", "<a href=x>", "</a>", "<li>",
    "<!-- -->", "<!--", "&nbsp;", "&", "<", "\0", "\x0c", "</body>", "<body>", "<span>", "<h2>", "</h2>", "<td>", "<table>", "<ul>",
    "<blockquote>", "<section>", "</main>", "<font size=2>", "<p/>", "</html>", "<i", "<em>", "„", "“",
]  # fmt: skip


def paragraph(number):
    return f"{pages.P[number % 4]} Das war der {number}. Absatz, und er endet hier am Wasser."


def base(rng):
    """Return a page with paragraphs of its own among the parts of a shape."""
    body, _expected = rng.choice(SHAPES)
    own = "".join(f"<p>{paragraph(number)}</p>" for number in range(12))
    at = body.rfind(f"<p>{pages.P[3]}</p>")
    return pages.page(pages.NAV + (body[:at] + own + body[at:] if at >= 0 else body + own) + pages.FOOTER)


def damaged(page, rng):
    """Return a page with some of its tags lost, doubled, changed, or others put in; now and then cut."""
    for _ in range(rng.randint(1, 5)):
        tags = list(_TAG.finditer(page))
        tag = rng.choice(tags)
        way = rng.randrange(5)
        if way == 0:
            page = page[: tag.start()] + page[tag.end() :]
        elif way == 1:
            page = page[: tag.end()] + tag[0] + page[tag.end() :]
        elif way == 2:
            page = page[: tag.start()] + rng.choice(_JUNK) + page[tag.end() :]
        elif way == 3:
            page = page[: tag.end()] + rng.choice(_JUNK) + page[tag.end() :]
        elif rng.random() < 0.2:
            page = page[: rng.randrange(len(page) // 2, len(page))]
    return page


def unchanged(page):
    """Return the paragraphs that stand unchanged between two others, as the parser sees them."""
    own = {paragraph(number) for number in range(12)}
    root = markup.html(page)
    found = []
    for each in root.iter("p") if root is not None else ():
        near = (each.getprevious(), each, each.getnext())
        if all(
            one is not None and one.tag == "p" and len(one) == 0 and one.text in own and not (one.tail or "").strip()
            for one in near
        ):
            found.append(each.text)
    return found


@pytest.mark.parametrize("part", range(PARTS))
def test_damaged_pages(part):
    rng = random.Random(part)
    for _ in range(COUNT // PARTS):
        page = damaged(base(rng), rng)
        text = html.read(page, "x")[0].text
        for each in unchanged(page):
            assert each in text, page
