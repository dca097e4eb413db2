"""What a row is called: ``HASH-PLACE``, in a further document with the same text ``HASH.DOCUMENT-PLACE``.

The hash is of the article's text, so that the same text always gives the same ids. An id is unique within a table: of
several documents with one text the first has the plain ids, and the rows of each other name theirs in ``same_as``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from quotes.data import Article, Quotation
from quotes.table.columns import Row

_TEXT = 10  # hexadecimal digits of the text's hash
_COPY = 6  # and of the document's
_ID = re.compile(rf"([0-9a-f]{{{_TEXT}}})(?:\.[0-9a-f]{{{_COPY}}})?-(.+)")


def of_text(text: str) -> str:
    """Return how the ids of a text begin."""
    return _digest(text)[:_TEXT]


def text_of(ident: str) -> str:
    """Return how the ids of the same text begin; nothing for an id that was not made here."""
    match = _ID.fullmatch(ident)
    return match[1] if match else ""


def plain(ident: str) -> str:
    """Return the id that the same place has in the first document of its text; ids not made here as they are."""
    match = _ID.fullmatch(ident)
    return f"{match[1]}-{match[2]}" if match else ident


class Copies:
    """The texts of a table, article by article: what has the text of an earlier one gets ids of its own."""

    def __init__(self) -> None:
        """Begin without any text."""
        self._texts: set[str] = set()
        self._taken: set[str] = set()  # hashes of texts with those of their further documents

    def know(self, idents: Iterable[str]) -> None:
        """Take the ids of a table that goes on as those of earlier articles."""
        for match in filter(None, map(_ID.fullmatch, idents)):
            self._texts.add(match[1])
            self._taken.add(match.string[: match.start(2) - 1])

    def __contains__(self, article: Article) -> bool:
        """Tell whether an earlier article has the same text."""
        return of_text(article.text) in self._texts

    def tell(self, article: Article, found: Iterable[Quotation]) -> list[Quotation]:
        """Return the quotations of the next article with ids that no row has yet."""
        return under(self.begin(article), article.text, found)

    def begin(self, article: Article) -> str:
        """Return how the ids of the next article begin."""
        text = of_text(article.text)
        if text not in self._texts:
            self._texts.add(text)
            return text
        return self._begin(text, article.document)

    def _begin(self, text: str, document: str) -> str:
        """Return how the ids of a further document begin; one that comes again under its name is another one, too."""
        number = 0
        begin = ""
        while not begin or begin in self._taken:
            begin = f"{text}.{_digest(document + number * '#')[:_COPY]}"
            number += 1
        self._taken.add(begin)
        return begin


def under(begin: str, text: str, found: Iterable[Quotation]) -> list[Quotation]:
    """Return the quotations of a text with ids that ``begin`` so; where that is not the text's own, they name those."""
    own = of_text(text)
    if begin == own:
        return list(found)
    return [replace(each, id=f"{begin}-{each.id.removeprefix(f'{own}-')}", same_as=each.id) for each in found]


class Once:
    """The rows of a table one after the other: which of them repeat an earlier one, in whatever order they come.

    The row that ``same_as`` names may be gone, and older tables, which do not have the column, give the rows of one
    text the same ids in each document: then the first document that comes is the one. Memory: two numbers a row.
    """

    def __init__(self) -> None:
        """Begin without any row."""
        self._rows: list[int] = []  # hashes of document and id, by number
        self._owners: dict[int, int] = {}  # hash of a root to the number of the first row that has it
        self._roots: dict[str, str] = {}  # of what is no root itself

    def number(self, row: Row) -> int:
        """Return the number of the row that the next one repeats; its own, counted from 0, if it repeats none."""
        ident, same = str(row["id"]), str(row["same_as"])
        mine = hash((str(row["document"]), ident))
        self._rows.append(mine)
        last = len(self._rows) - 1
        if not same and not text_of(ident):  # somebody else's: it is the same row only where ``same_as`` says so
            self._owners.setdefault(hash(ident), last)
            return last
        root = self._roots.get(plain(same or ident), plain(same or ident))
        if same:
            self._roots.setdefault(plain(ident), root)
        owner = self._owners.setdefault(hash(root), last)
        return last if self._rows[owner] == mine else owner

    def first(self, row: Row) -> bool:
        """Tell whether the next row is the first of its text."""
        return self.number(row) == len(self._rows) - 1


def once(rows: Iterable[Row]) -> Iterator[tuple[Row, bool]]:
    """Yield each row, and whether it is the first of its text in the table (see ``Once``)."""
    known = Once()
    for row in rows:
        yield row, known.first(row)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
