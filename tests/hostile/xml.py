"""Feeds, agencies' XML, books and documents that hold more than they are long, or nest without end."""

from __future__ import annotations

import made

from hostile.base import Row

TEXT = "Der Landtag hat über die Fähre gestritten. "


def items_in_items(n: int) -> bytes:
    """Make items within items: each holds the text of all within it."""
    body = f"<item><description>{TEXT * 20}</description>" * n + "</item>" * n
    return f"<rss><channel>{body}</channel></rss>".encode()


def titled_items(n: int) -> bytes:
    """Make items within the content of items."""
    body = f"<item><title>{TEXT}</title><content>{TEXT}" * n + "</content></item>" * n
    return f"<rss><channel>{body}</channel></rss>".encode()


def news_in_news(n: int) -> bytes:
    """Make an agency's items within items."""
    body = f"<newsItem><headline>Ja</headline><inlineXML><p>{TEXT}</p><p>{TEXT}</p>" * n + "</inlineXML></newsItem>" * n
    return f"<newsMessage>{body}</newsMessage>".encode()


def spine(n: int) -> bytes:
    """Make a book that names its one chapter so many times."""
    page = f"<html><body><p>{TEXT * 200}</p></body></html>"
    return made.zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": "<container><rootfiles><rootfile full-path='b.opf'/></rootfiles></container>",
            "b.opf": "<package><manifest><item id='t' href='t.xhtml'/></manifest><spine>"
            + "<itemref idref='t'/>" * n
            + "</spine></package>",
            "t.xhtml": page,
        }
    )


def chapters(n: int) -> bytes:
    """Make a book of so many chapters of a word."""
    pages = {f"t{number}.xhtml": "<html><body><p>Ja</p></body></html>" for number in range(n)}
    return made.zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": "<container><rootfiles><rootfile full-path='b.opf'/></rootfiles></container>",
            "b.opf": "<package><manifest>"
            + "".join(f"<item id='{name}' href='{name}'/>" for name in pages)
            + "</manifest><spine>"
            + "".join(f"<itemref idref='{name}'/>" for name in pages)
            + "</spine></package>",
            **pages,
        }
    )


def blanks(n: int) -> bytes:
    """Make a document of elements that stand for a hundred blanks each."""
    return made.odt_of("<text:p>Ja" + "<text:s text:c='100'/>" * n + "</text:p>")


def digits(n: int) -> bytes:
    """Make an element that stands for a number of blanks with so many digits."""
    return made.odt_of(f"<text:p>„Ja“, sagte<text:s text:c='{'9' * n}'/>sie.</text:p>")


ROWS = (
    Row(
        "items in items of a feed",
        "b.rss",
        items_in_items,
        60,
        "4.5 MB were 320 million letters",
        told="verschachtelt",
    ),
    Row(
        "items in the content of items",
        "b.rss",
        titled_items,
        30,
        "the same, text within text",
        told="verschachtelt",
    ),
    Row("news in news", "b.xml", news_in_news, 30, "the same in an agency's format", told="verschachtelt"),
    Row("one chapter, named over and over", "b.epub", spine, 2_500, "a book of 30 KB became gigabytes"),
    Row("chapters of a book", "b.epub", chapters, 1_000, "each was looked for among all of them"),
    Row("blanks of a document", "b.odt", blanks, 5_000, "a hundred characters for each element"),
    Row("a number of blanks", "b.odt", digits, 2_000, "4,300 digits were an error of the program"),
)
