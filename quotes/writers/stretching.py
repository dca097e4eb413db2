"""What a sheet says of its rows as a whole when rows have come or gone: filter, tables, tint, print area, heights.

openpyxl calls every height that it writes one that was set by hand, so that Excel would not fit the row again: what
the file said of it is read beside openpyxl.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import copy
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING
from zipfile import ZipFile

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.dimensions import RowDimension
    from openpyxl.worksheet.worksheet import Worksheet

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_AREA = re.compile(r"(\$?[A-Z]+\$?)(\d+):(\$?[A-Z]+\$?)(\d+)")


@cache
def _guessed() -> type[RowDimension]:
    """Return what openpyxl takes for a row whose height is a guess."""
    from openpyxl.worksheet.dimensions import RowDimension  # here, because only workbooks need it

    class Guess(RowDimension):
        @property
        def customHeight(self) -> bool:  # noqa: N802 - the name in the file
            return False

    return Guess


def guess(row: RowDimension, height: float | None) -> RowDimension:
    """Return a row as one whose height is a guess."""
    made = _guessed()(row.parent, index=row.index, ht=height, hidden=row.hidden, outlineLevel=row.outlineLevel)
    made._style = copy(row._style)  # type: ignore[attr-defined]  # noqa: SLF001 - all of its look
    return made


def free_heights(book: Workbook, path: Path) -> None:
    """Let the heights be guesses that the file of a workbook does not call set by hand."""
    by_hand = _set_by_hand(path)
    for sheet in book.worksheets:
        mine = by_hand.get(sheet.title, frozenset())
        for number, row in list(sheet.row_dimensions.items()):
            if row.ht is not None and number not in mine:
                sheet.row_dimensions[number] = guess(row, row.ht)


def _set_by_hand(path: Path) -> Mapping[str, frozenset[int]]:
    """Return the rows of each sheet whose heights somebody has set."""
    from lxml import etree  # as above

    with ZipFile(path) as archive:
        book = etree.fromstring(archive.read("xl/workbook.xml"))
        told = etree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        parts = {str(each.get("Id")): str(each.get("Target")) for each in told}
        found = {}
        for sheet in book.iter(f"{_MAIN}sheet"):
            part = parts.get(str(sheet.get(_RELATION)), "")
            name = part.removeprefix("/") if part.startswith("/") else f"xl/{part}"
            if name in archive.namelist():
                with archive.open(name) as content:
                    found[str(sheet.get("name"))] = frozenset(_customs(content))
        return found


def _customs(content: IO[bytes]) -> Iterator[int]:
    """Yield the numbers of the rows of a sheet whose heights somebody has set."""
    from lxml import etree  # as above

    for _, row in etree.iterparse(content, tag=f"{_MAIN}row"):
        if row.get("customHeight") in {"1", "true"} and row.get("r"):
            yield int(str(row.get("r")))
        row.clear()


def stretch(sheet: Worksheet, before: int, last: int) -> None:
    """Let filter, tables, tint and print area reach to the ``last`` row where they reached to the one ``before``."""
    for holder in (sheet.auto_filter, *sheet.tables.values()):
        if holder.ref:
            begin, _, end = holder.ref.partition(":")
            letters = "".join(filter(str.isalpha, end or begin))
            holder.ref = f"{begin}:{letters}{max(last, 2) if holder is not sheet.auto_filter else last}"
    if sheet.print_area:
        areas = sheet.print_area if isinstance(sheet.print_area, list) else sheet.print_area.split(",")
        sheet.print_area = [_to(area.rpartition("!")[2].replace("$", ""), before, last) for area in areas]
    formats = type(sheet.conditional_formatting)()
    for held in sheet.conditional_formatting:
        place = " ".join(_to(area, before, last) for area in str(held.sqref).split())
        for rule in held.rules:
            formats.add(place, rule)
    sheet.conditional_formatting = formats


def _to(area: str, before: int, last: int) -> str:
    """Return an area that reached to the last row before as one that reaches to the last row now."""
    match = _AREA.fullmatch(area)
    if match is None or int(match[4]) < before:
        return area
    return f"{match[1]}{match[2]}:{match[3]}{max(last, int(match[2]))}"
