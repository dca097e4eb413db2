"""OpenDocument tables of articles (ODS): the first sheet that has rows, its first row with text being the header."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, islice

from quotes.errors import InputError
from quotes.readers import columns, hints
from quotes.readers.base import File, Read, damage
from quotes.readers.errors import ReadError
from quotes.readers.formats import LABELS
from quotes.readers.package import check_size
from quotes.table import ods


def articles(file: File) -> Iterator[Read | InputError]:
    """Yield the articles of an ODS file, a row each. See ``base.Reader``."""
    check_size(file, LABELS["ods"])
    sheets = groupby(_rows(file), lambda row: row.sheet)
    title, rows = next(sheets, ("", iter(())))
    header = [columns.written(cell) for row in islice(rows, 1) for cell in row.cells]
    if not header:
        yield Read(None, (hints.NO_ROWS,))
        return
    found = (columns.Row(row.number, dict(zip(header, map(columns.written, row.cells), strict=False))) for row in rows)
    yield from columns.articles(file, header, found)
    if next(sheets, None) is not None:
        yield Read(None, (hints.FIRST_SHEET.format(sheet=title),))


def _rows(file: File) -> Iterator[ods.Row]:
    """Yield the rows of the file that are not blank."""
    file.stream.seek(0)
    with damage(file.name, LABELS["ods"]):
        try:
            yield from ods.rows(file.stream)
        except ods.EncryptedError as error:
            raise ReadError.encrypted(file.name, LABELS["ods"]) from error
        except ods.TooLargeError as error:
            raise ReadError.unpacked_too_large(file.name, ods.LIMIT_MB) from error
        except ods.RepeatedError as error:
            raise ReadError.repeated(file.name) from error
