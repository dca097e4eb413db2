"""Files that are ZIP archives of XML: opened with limits, so that no small file fills the memory."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypedDict

from lxml import etree

from quotes.errors import InputError
from quotes.readers import markup
from quotes.readers.base import File, damage
from quotes.readers.errors import ReadError

LIMIT_MB = 30  # of XML, unpacked: a book of 1,000 pages has some 10
_TABLE_LIMIT_MB = 300  # of a table, which is read row by row, but for the texts, which stand by themselves
_ASIDE = re.compile(  # what a table may hold that nobody unpacks; all else counts, whatever its suffix says
    r"(?:xl/(?:media|embeddings|printerSettings|activeX)/|Pictures/|Thumbnails/|docProps/thumbnail).*|xl/vbaProject\.bin"
)
_ENCRYPTED = 1  # the bit of a part's flags


class Package:
    """An open archive. ``names``: its parts, as a set, since a book may have as many as it likes."""

    def __init__(self, file: File, archive: zipfile.ZipFile, form: str) -> None:
        """Read parts of the archive in ``file``, whose format is called ``form`` in messages."""
        self._file = file
        self._archive = archive
        self._form = form
        self._left = LIMIT_MB * 1_000_000
        self.names = frozenset(archive.namelist())

    def size(self) -> int:
        """Return how many bytes of it a table's reader may unpack, as the archive says."""
        return sum(part.file_size for part in self._archive.infolist() if not _ASIDE.fullmatch(part.filename))

    def data(self, part: str) -> bytes:
        """Return what a part holds. Raises InputError when it is missing or damaged, or all parts get too large."""
        with damage(self._file.name, self._form), self._archive.open(part) as stream:
            data = stream.read(self._left + 1)  # never more than the archive says, so it is the content that counts
        self._left -= len(data)
        if self._left < 0:
            raise ReadError.unpacked_too_large(self._file.name, LIMIT_MB)
        return data

    def xml(self, part: str) -> etree._Element:
        """Return the XML of a part. Raises InputError like ``data``, and when it is no XML."""
        with damage(self._file.name, self._form):
            return markup.xml(self.data(part), self._file.name)

    def optional(self, part: str) -> etree._Element | None:
        """Return the XML of a part that may be missing or damaged without harm, such as title and date."""
        try:
            return self.xml(part) if part in self.names else None
        except InputError:
            return None


@contextmanager
def opened(file: File, form: str) -> Iterator[Package]:
    """Open an archive. Raises InputError when it is damaged or encrypted."""
    file.stream.seek(0)
    with damage(file.name, form):
        archive = zipfile.ZipFile(file.stream)
    with archive:
        if any(part.flag_bits & _ENCRYPTED for part in archive.infolist()):
            raise ReadError.encrypted(file.name, form)
        yield Package(file, archive, form)


def check_size(file: File, form: str) -> None:
    """Raise InputError when an archive that a library is going to unpack is damaged, encrypted or too large."""
    with opened(file, form) as package:
        size = package.size()
    if size > _TABLE_LIMIT_MB * 1_000_000:
        raise ReadError.unpacked_too_large(file.name, _TABLE_LIMIT_MB)


class Facts(TypedDict):
    """What a document says about itself, as fields of an Article."""

    title: str
    date: str
    author: str


def facts(root: etree._Element | None) -> Facts:
    """Return title, author and date of a document from its Dublin Core properties, wherever they stand below ``root``.

    The date is when it was written, not when it was last saved: whoever opens a document and saves it changes that.
    """
    found: dict[str, str] = {}
    for element in () if root is None else root.iter():
        found.setdefault(markup.name(element), " ".join((element.text or "").split()))
    date = found.get("created") or found.get("creation-date") or found.get("date") or ""
    author = found.get("initial-creator") or found.get("creator") or ""
    return Facts(title=found.get("title", ""), date=date[:10], author=author)
