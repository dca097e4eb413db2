"""Plain text: bytes in, the text as it was written out, in whichever usual encoding it came.

The text is never changed: line ends stay (CRLF, lone CR), a byte order mark is no part of it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from quotes.data import Article
from quotes.readers import charset, hints
from quotes.readers.base import File, Read
from quotes.readers.errors import ReadError

MAX_MB = 200  # one article; far above any real one, it only keeps an endless device from filling the memory

_DOCUMENTS = (  # how the formats begin that people take for text
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "Word, Excel, OpenDocument oder ZIP"),
    (b"\xd0\xcf\x11\xe0", "altes Word oder Excel"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG\r\n", "Bild"),
    (b"\xff\xd8\xff", "Bild"),
    (b"GIF87a", "Bild"),
    (b"GIF89a", "Bild"),
    (b"\x1f\x8b", "gepackte Datei"),
    (b"7z\xbc\xaf", "gepackte Datei"),
    (b"Rar!\x1a\x07", "gepackte Datei"),
)
_HTML = ("<!doctype html", "<html", "<?xml")
# C0 controls that no text holds; tab, line ends, form feed and escape do occur (agency wires, terminals).
_CONTROLS = "".join(map(chr, {*range(32)} - {9, 10, 11, 12, 13, 27}))
_FEW_CONTROLS = 3  # up to here they may be an accident even in a short text


def articles(file: File) -> Iterator[Read]:
    """Yield the one article of a text file."""
    article, notices = read(file.data(MAX_MB), file.name)
    yield Read(article, notices)


def read(data: bytes, name: str) -> tuple[Article, tuple[str, ...]]:
    """Return the article of a text file, and the notices that it deserves.

    ``name`` goes into the article as ``document`` and into messages. Raises InputError when ``data`` is a
    known document or image, binary, or in an encoding that cannot be told.
    """
    for magic, form in _DOCUMENTS:
        if data.startswith(magic):
            raise ReadError.document(name, form)
    told = charset.decoding(io.BytesIO(data), name)
    text, notices = told.of(data), list(told.notices)
    controls = sum(map(text.count, _CONTROLS))
    if controls and _is_binary(controls, len(text)):
        raise ReadError.binary(name)
    if controls:
        notices.append(hints.STRAY_CONTROLS)
    if text[:200].lstrip().lower().startswith(_HTML):
        notices.append(hints.LOOKS_LIKE_HTML)
    if not text.strip():
        notices.append(hints.EMPTY)
    return Article(text, document=name), tuple(notices)


def _is_binary(controls: int, length: int) -> bool:
    """Tell whether so many control characters in ``length`` characters are more than an accident."""
    share = 100 if controls > _FEW_CONTROLS else 10
    return controls * share > length
