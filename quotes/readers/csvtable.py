"""CSV and TSV tables of articles, in the dialects that Excel and databases write."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

from quotes.errors import InputError
from quotes.readers import charset, columns, csvlines, headers, hints
from quotes.readers.base import File, Read
from quotes.readers.errors import ReadError

_DELIMITERS = ";,\t|"
_SAMPLE = 1 << 18  # characters looked at to tell the dialect


def articles(file: File) -> Iterator[Read | InputError]:
    """Yield the articles of a CSV file, a row each. See ``base.Reader``."""
    csv.field_size_limit(csvlines.LARGEST_CELL)  # one for all of Python, and too small for articles as it comes
    told = charset.decoding(file.stream, file.name)
    if told.notices:
        yield Read(None, told.notices)
    with _text(file, told) as text:
        delimiter, offset = _dialect(file.suffix, text.read(_SAMPLE))
    with _text(file, told) as text:
        text.read(offset)
        table = headers.found(_rows(file, text, delimiter), file.columns.text, columns.TEXT)
        yield from columns.below(file, table, surplus=True)


@contextmanager
def _text(file: File, told: charset.Decoding) -> Iterator[io.TextIOWrapper]:
    """Open the text of a file from its start, and leave the file open."""
    file.stream.seek(told.skip)
    text = io.TextIOWrapper(file.stream, told.codec, told.errors, newline="")
    try:
        yield text
    finally:
        text.detach()


def _dialect(suffix: str, sample: str) -> tuple[str, int]:
    """Return the delimiter, and how many characters a line «sep=;» at the start takes, as Excel understands it."""
    first = sample.split("\n", 1)[0]
    if first.lower().startswith("sep=") and len(first.strip("\r")) == len("sep=;"):
        return first[4], len(first) + 1
    if suffix in {".tsv", ".tab"} and "\t" in first:
        return "\t", 0
    return max(_DELIMITERS, key=lambda delimiter: _fitness(sample, delimiter)), 0


def _fitness(sample: str, delimiter: str) -> tuple[int, int]:
    """Tell how well a delimiter fits: rows of the sample as wide as the header, and its width."""
    try:
        rows = list(islice(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter), 20))
    except csv.Error:
        return 0, 0
    width = len(rows[0]) if rows else 0
    if width < 2:
        return 0, width
    return sum(len(row) == width for row in rows), width


def _rows(file: File, text: Iterable[str], delimiter: str) -> Iterator[headers.Cells]:
    """Yield the rows that are not blank. Raises InputError."""
    number = 0
    try:
        for number, (cells, stray) in enumerate(csvlines.rows(text, delimiter), 1):
            if any(cells):
                yield headers.Cells(number, cells, (hints.STRAY_MARK,) if stray else ())
    except csv.Error as error:
        raise ReadError.torn_table(file.name, number) from error
