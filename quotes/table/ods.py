"""OpenDocument tables (ODS), as LibreOffice saves them: row by row, with bounds, letter for letter.

Read with lxml, which is here anyway, and not with python-calamine: that one drops ``<text:tab/>`` and
``<text:line-break/>``, so that «nur⇥eine» becomes «nureine», and holds in memory what a small file repeats a million
times. What lxml gives is never more than a row.

A cell is what the file says it is: a number, a date, a truth value, or text, its paragraphs on a line each. Remarks
about it are left out. Cells and rows that are repeated stand there as often as the spreadsheet shows them.
"""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, TYPE_CHECKING, BinaryIO, NamedTuple

from quotes.budgets import REPEATED_CHARS, REPEATED_TIMES

if TYPE_CHECKING:
    from lxml import etree

MIMETYPES = frozenset(f"application/vnd.oasis.opendocument.spreadsheet{ending}" for ending in ("", "-template"))
LIMIT_MB = 300  # of XML, unpacked, as for the other workbooks; and of what repeated cells come to
_ROWS, _COLUMNS = 1 << 20, 1 << 14  # of a sheet, in LibreOffice and Excel; further ones are blank
_PER_CELL = 10  # characters that a cell counts for in any case; its XML has fifty
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_SIGNS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_MOST_BLANKS = 100
_LINE_END = re.compile(r"(?<![ \t])[ \t]*+[\r\n]\s*+")  # of the XML, not of the text
_LEFT_OUT = (f"{_OFFICE}annotation", f"{_TEXT}note", f"{_TEXT}ruby-text")

Cell = str | float | bool | dt.date | None


class Row(NamedTuple):
    """A row with something in it, without the blank cells at its end."""

    sheet: str
    number: int  # from 1, as the spreadsheet counts
    cells: list[Cell]


class TooLargeError(ValueError):
    """The file would fill the memory."""


class RepeatedError(ValueError):
    """Its cells are the same few, over and over."""


class EncryptedError(ValueError):
    """The file opens only with a password."""


def is_ods(stream: BinaryIO) -> bool:
    """Tell whether a file is an OpenDocument table."""
    try:
        with zipfile.ZipFile(stream) as archive:
            return archive.open("mimetype").read(100).decode("ascii", "replace").strip() in MIMETYPES
    except (zipfile.BadZipFile, KeyError, OSError, NotImplementedError, RuntimeError):
        return False


def rows(stream: BinaryIO) -> Iterator[Row]:
    """Yield the rows that are not blank, sheet after sheet.

    Raises TooLargeError, RepeatedError and EncryptedError, and what zipfile and lxml raise over a damaged file.
    """
    with zipfile.ZipFile(stream) as archive:
        manifest = "META-INF/manifest.xml"
        if manifest in archive.namelist() and b"encryption-data" in archive.read(manifest):
            raise EncryptedError
        size = archive.getinfo("content.xml").file_size
        if size > LIMIT_MB * 1_000_000:
            raise TooLargeError
        with archive.open("content.xml") as content:
            yield from _rows(content, REPEATED_CHARS + REPEATED_TIMES * size)


def _rows(content: IO[bytes], left: int) -> Iterator[Row]:
    """Yield the rows of the XML, of which ``left`` characters may come; each is forgotten when the next one comes."""
    from lxml import etree  # here, because help does not need it

    sheet, number, depth = "", 0, 0
    tags = (f"{_TABLE}table", f"{_TABLE}table-row")
    walk = etree.iterparse(
        content, events=("start", "end"), tag=tags, resolve_entities=False, no_network=True, load_dtd=False
    )
    for event, element in walk:
        if element.tag == f"{_TABLE}table":
            _refuse_entities(element)
            depth += 1 if event == "start" else -1
            if event == "start" and depth == 1:
                sheet, number = element.get(f"{_TABLE}name", ""), 0
            continue
        if event == "start" or depth != 1:  # a table within a cell is no row of its sheet
            continue
        times = _times(element, "number-rows-repeated", _ROWS - number)
        cells = _cells(element)
        left -= times * sum(_weight(cell) for cell in cells)
        if left < 0:
            raise RepeatedError
        if cells:
            yield from (Row(sheet, each, cells) for each in range(number + 1, number + times + 1))
        number += times
        _forget(element)


def _weight(cell: Cell) -> int:
    """Return what a cell counts for, in characters; a blank one is before one that is not."""
    return len(cell) + _PER_CELL if isinstance(cell, str) else _PER_CELL if cell is not None else 1


def _refuse_entities(element: etree._Element) -> None:
    """Raise ValueError for XML with definitions of its own: no spreadsheet writes them, and they can do harm."""
    if element.getroottree().docinfo.internalDTD is not None:
        message = "it declares entities"
        raise ValueError(message)


def _forget(element: etree._Element) -> None:
    """Give back the memory of a row and of what stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _cells(row: etree._Element) -> list[Cell]:
    """Return the cells of a row up to the last one that is not blank."""
    cells: list[Cell] = []
    blank = 0
    for element in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
        value = _value(element)
        times = _times(element, "number-columns-repeated", _COLUMNS - len(cells) - blank)
        if value is None or value == "":
            blank += times
            continue
        cells += [None] * blank + [value] * times
        blank = 0
    return cells


def _times(element: etree._Element, name: str, most: int) -> int:
    """Return how often a cell or row stands there."""
    told = element.get(f"{_TABLE}{name}", "1")
    return max(0, min(int(told) if told.isdecimal() and len(told) < 10 else 1, most))


def _value(cell: etree._Element) -> Cell:
    """Return what a cell holds: by its type, else its text."""
    with suppress(ValueError):  # what does not fit its type is what it looks like
        match cell.get(f"{_OFFICE}value-type"):
            case "float" | "percentage" | "currency":
                return float(cell.get(f"{_OFFICE}value", ""))
            case "boolean":
                return cell.get(f"{_OFFICE}boolean-value") == "true"
            case "date":
                told = cell.get(f"{_OFFICE}date-value", "")
                return dt.datetime.fromisoformat(told) if "T" in told else dt.date.fromisoformat(told)
    lines = [_line(element) for element in cell.iterchildren(f"{_TEXT}p", f"{_TEXT}h")]
    return "\n".join(lines) if lines else cell.get(f"{_OFFICE}string-value")


def _line(paragraph: etree._Element) -> str:
    """Return the text of a paragraph. Blanks stay, since LibreOffice writes several of them as they are."""
    from lxml import etree  # as above

    parts: list[str] = []
    walk = etree.iterwalk(paragraph, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start" and element.tag in _LEFT_OUT:
            walk.skip_subtree()
        elif event == "start":
            parts.append(_sign(element) + _LINE_END.sub(" ", element.text or ""))
        elif element is not paragraph:
            parts.append(_LINE_END.sub(" ", element.tail or ""))
    return "".join(parts)


def _sign(element: etree._Element) -> str:
    """Return the characters that an element stands for."""
    if element.tag == f"{_TEXT}s":
        told = element.get(f"{_TEXT}c", "1")
        return " " * (min(int(told), _MOST_BLANKS) if told.isdecimal() and len(told) < 10 else 1)
    return _SIGNS.get(str(element.tag), "")
