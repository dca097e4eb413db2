"""How large the streams of a PDF are, unpacked, told before PDFium unpacks them without a bound.

Streams may be packed several times over, each time to a thousandth: 7 KB have taken 5 GB. Here they are unpacked a
piece at a time and thrown away. What is told by ``stream`` and ``endstream`` in the bytes is looked at, not what the
file's tables say, which a file may be made to hide. Pictures are left out: PDFium does not unpack them for their text.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from quotes import budgets
from quotes.readers.errors import ReadError

_STREAM = re.compile(rb"stream\r?\n")
_HEAD = 1000  # bytes before a stream in which what is said of it is looked for
_PICTURE = re.compile(rb"/(?:Image|EmbeddedFile)\b")
_FLATE = re.compile(rb"/Fl(?:ateDecode)?\b")
_PIECE = 1 << 16  # bytes unpacked at a time
_MOST_LAYERS = 8  # packed so often over; twice is a slip of a program
_MB = 1_000_000


def check(data: bytes, name: str) -> None:
    """Raise InputError for a PDF whose streams are larger than any article's; ``name`` is for the message."""
    view = memoryview(data)
    total = 0
    for start in _streams(data):
        size = _Unpacking().of(view[start:])
        total += size
        if size > budgets.PDF_STREAM_MB * _MB:
            raise ReadError.unpacked_too_large(name, budgets.PDF_STREAM_MB)
        if total > budgets.PDF_UNPACKED_MB * _MB:
            raise ReadError.unpacked_too_large(name, budgets.PDF_UNPACKED_MB)


def _streams(data: bytes) -> Iterator[int]:
    """Yield where the content of each stream begins that is no picture; a picture packed twice is none."""
    for found in _STREAM.finditer(data):
        head = data[max(0, found.start() - _HEAD) : found.start()]
        head = head[head.rfind(b" obj") :] if b" obj" in head else head
        if not head.endswith(b"end") and (not _PICTURE.search(head) or len(_FLATE.findall(head)) > 1):
            yield found.end()


class _Unpacking:
    """A stream that is unpacked layer by layer, a piece at a time. ``size``: how many bytes came out so far."""

    def __init__(self) -> None:
        self.size = 0
        self._layers: list[zlib._Decompress | None] = []  # None: not packed, or damaged from here on

    def of(self, packed: memoryview) -> int:
        """Return how many bytes come out of a stream; a few more than the bound where it is passed."""
        for at in range(0, len(packed), _PIECE):
            self._take(0, bytes(packed[at : at + _PIECE]))
            if self._layers[0] is None or self._layers[0].eof or self._is_too_large():
                break
        return self.size

    def _take(self, level: int, piece: bytes) -> None:
        """Unpack a piece of a layer, and what comes out of it."""
        if level == len(self._layers):
            self._layers.append(zlib.decompressobj() if _is_packed(piece) else None)
            if level == _MOST_LAYERS and self._layers[level] is not None:
                self.size = budgets.PDF_STREAM_MB * _MB + 1
        layer = self._layers[level]
        while layer is not None and piece and not layer.eof and not self._is_too_large():
            try:
                out = layer.decompress(piece, _PIECE)
            except zlib.error:  # PDFium takes what came out until here
                self._layers[level] = None
                return
            piece = layer.unconsumed_tail
            self.size += len(out)
            if out:
                self._take(level + 1, out)

    def _is_too_large(self) -> bool:
        return self.size > budgets.PDF_STREAM_MB * _MB


def _is_packed(head: bytes) -> bool:
    """Tell whether bytes begin as what zlib packs does (RFC 1950)."""
    return len(head) > 1 and head[0] & 15 == 8 and (head[0] << 8 | head[1]) % 31 == 0
