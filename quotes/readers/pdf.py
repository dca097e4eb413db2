"""PDF: where each letter stands on the page, from PDFium; what that makes for a text is ``layout``'s to tell.

PDFium and no other library: it tells exact places, which columns and paragraphs are read from, is quick, has no
dependencies, and takes what browsers take. A library in Python (pypdf, pdfplumber) would be a second way to the same
letters, with other faults.
"""

from __future__ import annotations

import math
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as native

from quotes import budgets
from quotes.data import Article
from quotes.readers import dates, hints, layout, pdf_streams
from quotes.readers.base import File, Read, damage
from quotes.readers.errors import ReadError
from quotes.readers.formats import LABELS
from quotes.readers.reading_order import Piece

_UNREADABLE = 0.3  # share of letters that the file gives no character for, from which on it is as good as a scan

_PROGRAM = re.compile(
    r"^(?:Microsoft (?:Word|PowerPoint) - |untitled|unbenannt|\(unspecified\)|\(anonymous\))", re.IGNORECASE
)
_FILE_NAME = re.compile(r"\.(?:docx?|odt|rtf|indd|qxp|pdf|txt|html?)$", re.IGNORECASE)
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
)
_LINE_END_HYPHENS = frozenset({0x02, 0xFFFE})  # how PDFium writes a hyphen that it takes for one of a line's end
_QUARTER = math.pi / 2
_GAP, _COLUMN = 0.15, 1.2  # of the font size: between words; between columns or cells
_SHIFT = 0.6  # of the font size, up or down: another line


class _Letter(NamedTuple):
    """A letter on the page, y upwards, in points."""

    text: str
    left: float
    right: float
    bottom: float
    top: float


def articles(file: File) -> Iterator[Read]:
    """Yield the one article of a PDF. See ``base.Reader``."""
    started = time.process_time()
    data = file.data(budgets.PDF_MB)
    pdf_streams.check(data, file.name)
    with damage(file.name, LABELS["pdf"]):
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            if "password" in str(error).lower() or "security" in str(error).lower():
                raise ReadError.encrypted(file.name, LABELS["pdf"]) from error
            raise
        try:
            if len(document) > budgets.PDF_PAGES:
                raise ReadError.too_many_pages(file.name, budgets.PDF_PAGES)
            pages = list(_pages(document, file.name, started))
            facts = _facts(document)
        finally:
            document.close()
    if not any(pages):
        raise ReadError.scanned(file.name)
    text = "\n\n".join(layout.paragraphs(pages))
    notices = (hints.WITHOUT_TEXT,) if not all(pages) else ()
    yield Read(replace(facts, text=text, document=file.name), notices)


def _pages(document: pdfium.PdfDocument, name: str, started: float) -> Iterator[list[Piece]]:
    """Yield the pieces of each page, as long as they are not more than an article can have, nor take too long."""
    letters = 0
    for number in range(len(document)):
        page = _pieces(document, number)
        letters += sum(len(piece.text) for piece in page)
        if letters > budgets.PDF_LETTERS:
            raise ReadError.too_many_letters(name, budgets.PDF_LETTERS)
        if time.process_time() - started > budgets.PDF_S:
            raise ReadError.too_slow(name, budgets.PDF_S)
        yield page


def _facts(document: pdfium.PdfDocument) -> Article:
    """Return what the document says about itself; many programs put their own or the file's name for the title."""
    facts = document.get_metadata_dict()
    title, author = (" ".join(facts.get(key, "").split()) for key in ("Title", "Author"))
    bad = _PROGRAM.match(title) or _FILE_NAME.search(title)
    author = "" if _PROGRAM.match(author) else author
    date = facts.get("CreationDate", "").removeprefix("D:")[:8]
    return Article("", title="" if bad else title, author=author, date=dates.of_iso(date) if len(date) == 8 else "")


def _pieces(document: pdfium.PdfDocument, number: int) -> list[Piece]:
    """Return what is written on a page, in pieces of a line without a large gap. Raises RuntimeError and others."""
    page = document[number]
    text = page.get_textpage()
    try:
        letters = list(_letters(text.raw))
    finally:
        text.close()
        page.close()
    turned = Counter(angle for angle, _letter in letters)
    if not letters:
        return []
    upright = turned.most_common(1)[0][0]  # what is written across (a photographer's name) is left out
    return list(_joined(_turned(letter, upright) for angle, letter in letters if angle == upright))


def _letters(text: object) -> Iterator[tuple[int, _Letter]]:
    """Yield the letters of a page in the order in which they were written, each with the quarters that it is turned.

    Nothing is yielded where most of them are no characters, as in files whose fonts only have shapes.
    """
    unicode, generated, angle = native.FPDFText_GetUnicode, native.FPDFText_IsGenerated, native.FPDFText_GetCharAngle
    count = min(native.FPDFText_CountChars(text), budgets.PDF_PAGE_LETTERS)
    tried = range(0, count, 1 + count // 200)
    if sum(native.FPDFText_HasUnicodeMapError(text, index) == 1 for index in tried) > _UNREADABLE * len(tried):
        return
    for index in range(count):
        code = unicode(text, index)
        if generated(text, index) == 1 and code not in _LINE_END_HYPHENS:
            continue  # blanks and line ends that PDFium has added: places tell as much
        letter = _letter(text, index, code)
        if letter is not None:
            yield round(angle(text, index) / _QUARTER) % 4, letter


def _letter(text: object, index: int, code: int) -> _Letter | None:
    """Return one letter with its place, None where there is nothing to see."""
    char = "-" if code in _LINE_END_HYPHENS else chr(code) if 0 < code < 0x110000 else ""
    if not char or not (char.isprintable() or char.isspace() or char == "\N{SOFT HYPHEN}"):
        return None
    box = native.FS_RECTF()
    if not native.FPDFText_GetLooseCharBox(text, index, box):
        return None
    return _Letter(char.translate(_LIGATURES), box.left, box.right, min(box.bottom, box.top), max(box.bottom, box.top))


def _turned(letter: _Letter, angle: int) -> _Letter:
    """Return a letter of a page that is written in another direction as if it were written from left to right."""
    text, left, right, bottom, top = letter
    if angle == 1:
        return _Letter(text, -top, -bottom, left, right)
    if angle == 2:
        return _Letter(text, -right, -left, -top, -bottom)
    if angle == 3:
        return _Letter(text, bottom, top, -right, -left)
    return letter


def _joined(letters: Iterator[_Letter]) -> Iterator[Piece]:
    """Yield pieces of lines from letters in the order in which they were written."""
    run: list[_Letter] = []
    words: list[str] = []
    for letter in letters:
        if run and letter[1:] == run[-1][1:]:  # another letter of the same sign: «ffi» in one shape, wide as it may be
            run.append(letter)
            words.append(letter.text)
            continue
        if run:
            size = max(1.0, run[-1].top - run[-1].bottom)
            gap = letter.left - run[-1].right
            shift = abs((letter.bottom + letter.top) - (run[-1].bottom + run[-1].top)) / 2
            if letter.text.isspace() and shift <= _SHIFT * size:
                words.append(" ")
                continue
            if shift > _SHIFT * size or gap > _COLUMN * size or gap < -size:
                yield _piece(run, words)
                run, words = [], []
            elif gap > _GAP * size:
                words.append(" ")
        if not letter.text.isspace() or letter.text == "\N{NO-BREAK SPACE}":
            run.append(letter)
            words.append(letter.text)
    if run:
        yield _piece(run, words)


def _piece(run: list[_Letter], words: list[str]) -> Piece:
    """Return a piece with the room that its letters take. The size is that of most of its letters."""
    heights = Counter(round(letter.top - letter.bottom, 1) for letter in run)
    height = heights.most_common(1)[0][0]
    base = next(letter for letter in run if round(letter.top - letter.bottom, 1) == height)
    text = re.sub(" {2,}", " ", "".join(words)).strip()
    left, right = min(letter.left for letter in run), max(letter.right for letter in run)
    return Piece(text, left, right, base.bottom, base.top)
