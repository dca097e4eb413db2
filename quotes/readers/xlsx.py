"""Excel tables of articles: the first sheet that has rows, its first row with text being the header."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Sequence

import openpyxl
from openpyxl.utils.escape import unescape
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from quotes.errors import InputError
from quotes.readers import columns, hints
from quotes.readers.base import File, Read, damage
from quotes.readers.errors import ReadError
from quotes.readers.formats import LABELS
from quotes.readers.package import check_size
from quotes.table.bounds import Cells, TooManyCellsError


def articles(file: File) -> Iterator[Read | InputError]:
    """Yield the articles of an XLSX file, a row each. See ``base.Reader``."""
    check_size(file, LABELS["xlsx"])
    cells = Cells(file.stream.seek(0, os.SEEK_END))
    file.stream.seek(0)
    with damage(file.name, LABELS["xlsx"]), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and other things that no article needs
        book = openpyxl.load_workbook(file.stream, read_only=True, data_only=True, keep_links=False)
        sheets = {sheet.title: sheet for sheet in book.worksheets if isinstance(sheet, ReadOnlyWorksheet)}
    try:
        for title, sheet in sheets.items():
            rows = _rows(file.name, sheet, cells)
            header = next((row for _, row in rows if any(row)), None)
            if header is None:
                continue
            if len(sheets) > 1:
                yield Read(None, (hints.FIRST_SHEET.format(sheet=title),))
            found = (columns.Row(number, dict(zip(header, row, strict=False))) for number, row in rows if any(row))
            yield from columns.articles(file, header, found)
            return
        yield Read(None, (hints.NO_ROWS,))
    finally:
        book.close()


def _rows(name: str, sheet: ReadOnlyWorksheet, allowed: Cells) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the rows of a sheet with their numbers in Excel."""
    with damage(name, LABELS["xlsx"]):
        sheet.reset_dimensions()  # what a file says about its own size may be wrong
        for number, cells in enumerate(sheet.values, 1):
            try:
                allowed.take(len(cells))
            except TooManyCellsError as error:
                raise ReadError.too_many_cells(name, allowed.most) from error
            yield number, [unescape(columns.written(cell)) for cell in cells]
