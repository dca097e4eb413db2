"""HTML that is long to judge."""

from __future__ import annotations

from hostile.base import Row


def links(n: int) -> bytes:
    """Make one container of so many links."""
    return ("<div>" + '<a href="x">Mehr zum Thema</a> Text und mehr davon<p>' * n + "</div>").encode()


def deep(n: int) -> bytes:
    """Nest so many elements around a sentence."""
    return ("<article><p>Der Rat tagt am Montag.</p>" + "<div>" * n + "<p>„Ja“, sagte sie.</p></article>").encode()


def never_closed(n: int) -> bytes:
    """Make so many paragraphs in which something is opened and never closed."""
    return ("<body>" + "<p><font size=2><b>Der Rat tagt am Montag.</p>" * n + "<p>„Ja“, sagte sie.").encode()


def cards(n: int) -> bytes:
    """Make so many articles within the article."""
    card = "<article><h3><a href=x>Hafen leer</a></h3><p>Der Hafen steht seit dem Herbst leer, und er bleibt es.</p></article>"  # noqa: E501
    return ("<main>" + card * n + "</main>").encode()


def signed(n: int) -> bytes:
    """Make so many block quotations that name somebody."""
    quote = (
        "<blockquote><p>Wir bauen den Deich neu, und zwar noch in diesem Jahr.</p><cite>Petra Harms</cite></blockquote>"
    )
    return ("<article>" + quote * n + "</article>").encode()


def title(n: int) -> bytes:
    """Make a title of so many parts, and as many meta elements that are never closed."""
    return ("<title>" + "Deich | " * n + "</title>" + '<meta content="' * n + "<p>„Ja“, sagte sie.").encode()


def lines(n: int) -> bytes:
    """Make a dialogue of so many paragraphs."""
    return ("<article>" + "<p>„Ja“, sagte sie.</p>" * n + "</article>").encode()


ROWS = (
    Row("links in one container", "b.html", links, 2_000, "5,000 of them took a minute: counted anew for every block"),
    Row("elements in one another", "b.html", deep, 5_000, "text below 255 of them was lost"),
    Row("elements that are never closed", "b.html", never_closed, 500, "text below 255 of them was lost"),
    Row("articles within the article", "b.html", cards, 500, "each is judged by what is in it"),
    Row("signed block quotations", "b.html", signed, 300, "each is looked for among all stretches"),
    Row("paragraphs of one word", "b.html", lines, 500, "a row each, and none of them holds the whole article"),
    Row("parts of a title", "b.html", title, 1_000, "each is judged with all before it"),
)
