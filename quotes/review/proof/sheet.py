"""What the proof sheet shows, as plain data: articles in pieces, rows, speakers.

An article goes out as paragraphs of nested pieces, so that the page shows every place without counting characters:
JavaScript counts UTF-16 units and would be wrong after the first emoji. Only where a person marks a quotation that
the table misses does the page count, code points, from the start of the paragraph that stands beside it.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quotes.data import Article, Span
from quotes.marks import paragraphs
from quotes.review import corrections, verify
from quotes.review.originals import Originals
from quotes.review.passages import Passages
from quotes.review.proof.colours import looks
from quotes.review.proof.inherited import sources
from quotes.review.proof.places import Placed, of_row
from quotes.review.proof.shared import CUE, MENTION, PLACES, QUOTATION, shared
from quotes.table import database, ids
from quotes.table.columns import Row
from quotes.table.words import words

Piece = str | list[Any]
"""Text, or a marked piece: [sort, rows, pieces], where the sort is one of ``shared.PLACES``."""

_SHOWN = (
    "id speaker quote type certainty role cue mention kind addressee "
    "document title date paragraph start end utterance reason flags"
).split()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The articles and the rows about each, in the order of the table."""

    name: str  # of the table, for the heading
    placed: tuple[Placed, ...]
    articles: tuple[Article | None, ...]  # of each row; None: not given
    beside: frozenset[tuple[str, str]] = frozenset()  # id and document of rows that do not stand in the table

    @classmethod
    def of_table(
        cls, name: str, rows: Iterable[Row], originals: Originals, beside: Iterable[tuple[str, str]] = ()
    ) -> Sheet:
        """Return the sheet of a table and its articles; places are found also where either was edited."""
        ready: dict[str, Passages] = {}
        placed, articles = [], []
        for cells in rows:
            article = originals.of(str(cells["document"]))
            passages = None
            if article is not None:
                passages = ready.setdefault(article.document, Passages(article.text))
            placed.append(of_row(cells, passages))
            articles.append(article)
        return cls(name, tuple(placed), tuple(articles), frozenset(beside))

    @property
    def missing(self) -> tuple[str, ...]:
        """The documents of the table whose articles are not there."""
        rows = zip(self.placed, self.articles, strict=True)
        return tuple(dict.fromkeys(str(each.row["document"]) for each, article in rows if article is None))


def payload(sheet: Sheet) -> Mapping[str, object]:
    """Return what the page shows, ready for JSON."""
    documents, of = _documents(sheet)
    carried = sources([each.row for each in sheet.placed])
    known = ids.Once()
    rows = [
        {
            **_row(each, of[number], carried[number]),
            "beside": corrections.key(each.row) in sheet.beside,
            "same": known.number(each.row),  # the row that it repeats, in another article; else its own number
        }
        for number, each in enumerate(sheet.placed)
    ]
    found = looks((str(each.row["speaker"]), of[number]) for number, each in enumerate(sheet.placed))
    return {
        "shared": shared(),
        "name": sheet.name,
        "command": _command(sheet.name),
        "speakers": [{"name": name, "colour": look.colour, "pattern": look.pattern} for name, look in found.items()],
        "documents": documents,
        "rows": rows,
    }


def _command(name: str) -> str:
    """Return what brings the corrections into the table, to be copied into a terminal of whatever system."""
    stem, dot, suffix = name.rpartition(".")
    if database.is_archive_name(name):
        return f"quotes apply {_argument(name)} {corrections.FILE}"
    new = f"{stem}-geprueft.{suffix}" if dot else f"{name}-geprueft.csv"
    return f"quotes apply {_argument(name)} {corrections.FILE} -o {_argument(new)}"


def _argument(name: str) -> str:
    """Return a file's name as any shell reads it: in double marks, unless it holds stranger signs."""
    return f'"{name}"' if re.fullmatch(r"[\w .,()+-]+", name) else shlex.quote(name)


def _documents(sheet: Sheet) -> tuple[list[Mapping[str, object]], list[int]]:
    """Return the documents in the order of the table, and the number of each row's document."""
    numbers: dict[str, int] = {}
    rows: list[list[int]] = []
    for number, each in enumerate(sheet.placed):
        name = str(each.row["document"])
        if numbers.setdefault(name, len(numbers)) == len(rows):
            rows.append([])
        rows[numbers[name]].append(number)
    documents = [_document(name, sheet, rows[number]) for name, number in numbers.items()]
    return documents, [numbers[str(each.row["document"])] for each in sheet.placed]


def _document(name: str, sheet: Sheet, numbers: Sequence[int]) -> Mapping[str, object]:
    first, article = sheet.placed[numbers[0]].row, sheet.articles[numbers[0]]
    found = paragraphs.paragraphs(article.text) if article else ()
    return {
        "name": name,
        "digest": _begin([str(sheet.placed[number].row["id"]) for number in numbers], article),
        "starts": [paragraph.start for paragraph in found],
        "title": str(first["title"]) or (article.title if article else ""),
        "date": str(first["date"]) or (article.date if article else ""),
        "missing": article is None,
        "paragraphs": paragraphs_of(article.text, {number: sheet.placed[number] for number in numbers})
        if article
        else [],
    }


def _begin(idents: Sequence[str], article: Article | None) -> str:
    """Return how the ids of an article's quotations begin; a table may also hold rows of an earlier text of it."""
    text = ids.of_text(article.text) if article is not None and ids.text_of(idents[0]) else ""
    mine = [ident for ident in idents if ids.text_of(ident) == text] if text else idents
    return mine[0].partition("-")[0] if mine else text


def _row(placed: Placed, document: int, source: int) -> Mapping[str, object]:
    cells = {column: placed.row[column] for column in _SHOWN if column != "document"}
    state = "" if placed.check.holds else verify.GERMAN[placed.check.outcome]
    return cells | {
        "document": document,
        "source": source,  # the row that its speaker was carried over from; -1: none
        "words": words(str(placed.row["quote"])),  # counted here, as in quotes stats; the page only adds
        "state": state,
        "difference": placed.check.difference,
    }


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    sort: str
    rows: tuple[int, ...]


def paragraphs_of(text: str, placed: Mapping[int, Placed]) -> list[list[Piece]]:
    """Return the paragraphs of an article in pieces; ``placed``: its rows by their numbers in the table."""
    marked: dict[tuple[Span, str], list[int]] = {}
    for number, each in placed.items():
        places = [(each.span, QUOTATION), *((span, CUE) for span in each.cues), (each.mention, MENTION)]
        for span, sort in places:
            if span is not None and len(span):
                marked.setdefault((span, sort), []).append(number)
    marks = [_Mark(span, sort, tuple(rows)) for (span, sort), rows in marked.items()]
    order = tuple(PLACES)
    marks.sort(key=lambda mark: (mark.span.start, -mark.span.end, order.index(mark.sort)))
    result: list[list[Piece]] = []
    first = 0
    for paragraph in paragraphs.paragraphs(text):
        while first < len(marks) and marks[first].span.end <= paragraph.start:
            first += 1
        here = [mark for mark in _until(marks, first, paragraph.end) if mark.span.meets(paragraph)]
        result.append(_woven(text, here, paragraph))
    return result


def _until(marks: Sequence[_Mark], first: int, end: int) -> Iterator[_Mark]:
    for mark in marks[first:]:
        if mark.span.start >= end:
            return
        yield mark


def _woven(text: str, marks: Sequence[_Mark], within: Span) -> list[Piece]:
    """Return a stretch of text in nested pieces; a mark that reaches out of the one around it is cut off there."""
    pieces: list[Piece] = []
    at = within.start
    index = 0
    while index < len(marks):
        mark = marks[index]
        span = Span(max(mark.span.start, at), min(mark.span.end, within.end))
        index += 1
        if span.start >= span.end:
            continue
        inside = []
        while index < len(marks) and marks[index].span.start < span.end:
            inside.append(marks[index])
            index += 1
        if span.start > at:
            pieces.append(text[at : span.start])
        pieces.append([mark.sort, list(mark.rows), _woven(text, inside, span)])
        at = span.end
    if at < within.end:
        pieces.append(text[at : within.end])
    return pieces
