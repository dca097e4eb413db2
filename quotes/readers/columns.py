"""Tables of articles, a row an article: which columns are meant, and rows to articles.

Each format of a table (``csvtable``, ``jsonl``, ``xlsx``, ``parquet``) gives its rows one by one; only the first ones
are looked at twice, to guess.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import NamedTuple

from quotes.data import Article
from quotes.errors import InputError
from quotes.readers import dates, fragments, headers, hints
from quotes.readers.base import ALL, File, Read
from quotes.readers.errors import ReadError
from quotes.table.columns import COLUMNS, GERMAN


class Row(NamedTuple):
    """A row of a table. Columns that it does not have are empty."""

    number: int  # as the table's own program counts: 2 for the first row below the header of an XLSX
    cells: Mapping[str, object]
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The columns that are read; empty: there is none."""

    kept: tuple[tuple[str, str], ...]  # name in the table of quotations, and here
    text: str
    ident: str
    title: str
    date: str
    author: str
    url: str
    outlet: str


SAMPLE = 50  # rows to guess from
TEXT = (  # column names in lower case, the surest first
    "text volltext fulltext full_text artikeltext artikel_text article_text articletext maintext main_text body "
    "article_body inhalt content artikel article beitrag"
).split()
_ID = (
    "id article_id articleid artikel_id artikelid artikel-id doc_id docid document_id dokument_id document dokument "
    "kennung guid uuid"
).split()
_TITLE = ["title", "titel", "headline", "überschrift", "ueberschrift", "schlagzeile"]
_DATE = (
    "date datum published publication_date pubdate published_at date_published date_publish veröffentlicht "
    "erscheinungsdatum erschienen"
).split()
_AUTHOR = ["author", "autor", "authors", "autoren", "autorin", "byline", "verfasser"]
_URL = ["url", "link", "adresse", "permalink"]
_OUTLET = (
    "outlet medium publisher site_name sitename source quelle zeitung newspaper publication publikation source_domain"
).split()
_TAKEN = frozenset({*(name.casefold() for name in (*COLUMNS, *GERMAN.values())), "aside"})
"""Names that mean something in a table of quotations, where a column of the archive must not stand under them."""
_LONG, _TIMES = 200, 4  # characters of a cell that looks like an article, and times as long as those of other columns


def articles(
    file: File,
    columns: Iterable[str],
    rows: Iterator[Row | InputError],
    begin: Sequence[Row] | None = None,
    before: Iterable[Row] = (),
) -> Iterator[Read | InputError]:
    """Yield the articles of a table, first of all what was guessed about it.

    Args:
        file: the table.
        columns: the names of its columns, in order; empty: those that the first rows have.
        rows: its rows, in order.
        begin: if they are not the first of the table: the first ones, to guess from, so that every part of a table
            comes to the same conclusion.
        before: and those above them, of which the ids are needed, so that no two articles have the same name.

    Raises:
        InputError: a column is missing, or cannot be guessed.
    """
    first = list(islice(rows, SAMPLE)) if begin is None else []
    sample = [row for row in (first if begin is None else begin) if isinstance(row, Row)]
    known = tuple(dict.fromkeys(columns)) or tuple(dict.fromkeys(name for row in sample for name in row.cells))
    if not sample and first:
        raise next(row for row in first if isinstance(row, InputError))
    chosen, notices = _choose(file, known, sample)
    if not sample:
        notices = [hints.NO_ROWS]
    yield Read(None, tuple(notices))
    names = _Names()
    for above in before:
        names.of(above, chosen.ident)
    for row in chain(first, rows):
        yield row if isinstance(row, InputError) else _article(file.name, row, chosen, names)


def below(file: File, table: headers.Table, *, surplus: bool = False) -> Iterator[Read | InputError]:
    """Yield the articles of a table whose header is found. ``surplus``: tell of rows with more cells than it has."""

    def row(found: headers.Cells) -> Row:
        more = (hints.SURPLUS_CELLS,) if surplus and any(found.cells[len(table.header) :]) else ()
        return Row(found.number, dict(zip(table.header, found.cells, strict=False)), (*found.notices, *more))

    if table.skipped:
        yield Read(None, (hints.TITLE_LINES,))
    found = (each if isinstance(each, InputError) else row(each) for each in table.rows)
    yield from articles(file, table.header, found)


class _Names:
    """Names for the articles of a table, no two of which are the same though their ids are."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, row: Row, column: str) -> tuple[str, bool]:
        """Return the name of a row's article, and whether its id has come before. ``column``: that of the ids."""
        ident = _cell(row, column).strip()
        name = told = ident or str(row.number)
        if column:  # the numbers of rows are all different
            number = 1
            while name in self._taken:
                number += 1
                name = f"{told}-{number}"
            self._taken.add(name)
        return name, name != told


def _cell(row: Row, column: str) -> str:
    return written(row.cells.get(column)) if column else ""


def _article(file: str, row: Row, chosen: _Chosen, names: _Names) -> Read:
    """Return the article that a row holds."""

    def cell(column: str) -> str:
        return _cell(row, column)

    piece = fragments.read(cell(chosen.text))
    text = piece.text
    name, again = names.of(row, chosen.ident)
    article = Article(
        text,
        document=f"{file}#{name}",
        title=fragments.plain(cell(chosen.title)),
        date=dates.of_text(cell(chosen.date)),
        author=fragments.plain(cell(chosen.author)),
        url=cell(chosen.url),
        outlet=cell(chosen.outlet),
        kept=tuple((name, cell(column)) for name, column in chosen.kept),
    )
    notices = [*row.notices, *fragments.notices(piece)]
    return Read(article, tuple(notices + [hints.SAME_ID] * again + [hints.EMPTY] * (not text.strip())))


def written(value: object) -> str:
    """Return a cell's value as text: what is missing as the empty string, whole numbers without a decimal point."""
    if value is None or value != value:  # noqa: PLR0124 - not a number is unlike itself
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        at_midnight = value.time() == dt.time.min
        return value.date().isoformat() if at_midnight else value.isoformat(sep=" ", timespec="seconds")
    return str(value)


def _choose(file: File, known: tuple[str, ...], sample: list[Row]) -> tuple[_Chosen, list[str]]:
    """Return the columns to read, and what is to be told about guesses."""
    notices = []
    text = _named(file, "--text-column", file.columns.text, known)
    if not text and sample:
        text = _by_name(known, TEXT) or _by_length(known, sample)
        if not text:
            raise ReadError.no_text_column(file.name, known)
        notices.append(hints.GUESSED_TEXT.format(column=text))
    ident = _named(file, "--id-column", file.columns.ident, known)
    if not ident:
        ident = _by_name(known, _ID, text)
        notices.append(hints.GUESSED_ID.format(column=ident) if ident else hints.NUMBERED)
    others = [_by_name(known, names, text, ident) for names in (_TITLE, _DATE, _AUTHOR, _URL, _OUTLET)]
    return _Chosen(tuple(_kept(file, known, {text, ident, *others})), text, ident, *others), notices


def _kept(file: File, known: tuple[str, ...], read: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the columns that go along, each with the name that it has in the table of quotations.

    «all» leaves out those that are read anyway. Raises InputError when there is none of a name.
    """
    wanted = [_named(file, "--keep", name, known) for name in file.columns.keep if name != ALL]
    wanted += [column for column in known if column not in read] if ALL in file.columns.keep else []
    for column in dict.fromkeys(wanted):
        name = " ".join(column.split())
        if name:
            yield f"archive_{name}" if name.casefold() in _TAKEN else name, column


def _named(file: File, option: str, asked: str, known: tuple[str, ...]) -> str:
    """Return the column that the user named, in whichever case. Raises InputError when there is none of that name."""
    if not asked or asked in known:
        return asked
    for column in known:
        if column.strip().lower() == asked.strip().lower():
            return column
    raise ReadError.no_column(file.name, option, asked, known)


def _by_name(known: tuple[str, ...], names: Iterable[str], *taken: str) -> str:
    """Return the column with the first of the usual names that occurs, or the empty string."""
    lowered = {column.strip().lower(): column for column in reversed(known) if column not in taken}
    return next((lowered[name] for name in names if name in lowered), "")


def _by_length(known: tuple[str, ...], sample: list[Row]) -> str:
    """Return the only column, or the only one with long texts, or the empty string."""
    if len(known) == 1:
        return known[0]
    lengths = {column: sum(len(written(row.cells.get(column))) for row in sample) / len(sample) for column in known}
    longest, *others = sorted(lengths, key=lambda column: -lengths[column])
    if lengths[longest] >= _LONG and lengths[longest] >= _TIMES * max((lengths[other] for other in others), default=0):
        return longest
    return ""
