"""HTML that is long to judge."""

from __future__ import annotations

from hostile.base import Row


def links(n: int) -> bytes:
    """Make one container of so many links."""
    return ("<div>" + '<a href="x">Mehr zum Thema</a> Text und mehr davon<p>' * n + "</div>").encode()


ROWS = (
    Row("links in one container", "b.html", links, 2_000, "5,000 of them took a minute: counted anew for every block"),
)
