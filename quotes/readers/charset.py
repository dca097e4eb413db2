"""Encodings: which one a text file has, told from its bytes alone.

Why no detector library: charset-normalizer weighs some ninety code pages and calls short German cp1252
text cp1250, which turns ñ into ń unseen. German newsrooms have UTF-8, UTF-16 (Windows «Unicode») and cp1252,
and these three can be told apart for certain or nearly so.

A file is looked at piece by piece, so that a table of some gigabytes costs time but no memory.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from quotes.errors import InputError
from quotes.readers import hints
from quotes.readers.errors import ReadError

_MARKS = (  # UTF-32 before UTF-16: the mark of UTF-16 LE begins that of UTF-32 LE
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_SAMPLE = 1 << 16  # bytes looked at to recognise UTF-16 and UTF-32 without a mark
_PIECE = 1 << 20  # bytes decoded at a time
_DECLARED = re.compile(
    rb"""<\?xml[^<>]*?\bencoding\s*+=\s*+["']([\w.:-]+)|<meta[^<>]*?\bcharset\s*+=\s*+["']?\s*+([\w.:-]+)""",
    re.IGNORECASE,
)
_LATIN1 = frozenset({"iso8859-1", "ascii"})  # what calls itself so on the web is cp1252, as browsers take it


class Decoding(NamedTuple):
    """How to decode a file."""

    codec: str
    errors: str  # as bytes.decode takes it
    skip: int  # bytes of the byte order mark
    notices: tuple[str, ...]

    def of(self, data: bytes) -> str:
        """Return the text of the file's bytes."""
        return data[self.skip :].decode(self.codec, self.errors)


def decoding(stream: BinaryIO, name: str) -> Decoding:
    """Tell how a text file is encoded; the whole of it is looked at.

    ``name`` goes into messages. Raises InputError for an encoding that cannot be told, and for bytes that are no text.
    """
    stream.seek(0)
    sample = stream.read(_SAMPLE)
    for mark, codec, label in _MARKS:
        if sample.startswith(mark):
            notice = hints.UTF8_WITH_BOM if codec == "utf-8" else hints.READ_AS.format(encoding=label)
            return _lenient(stream, codec, len(mark), label, notice)
    unmarked = _unmarked_codec(sample)
    if unmarked:
        label = unmarked[:6].upper()
        return _lenient(stream, unmarked, 0, label, hints.READ_AS.format(encoding=label))
    if _fits(stream, "utf-8"):
        return Decoding("utf-8", "strict", 0, ())
    return _not_utf8(stream, name)


def markup(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of HTML or XML, whose bytes may say themselves how they are encoded, and notices.

    Raises InputError like ``decoding``.
    """
    found = _DECLARED.search(data[:4096])
    return declared(data, (found[1] or found[2]).decode("ascii") if found else "", name)


def declared(data: bytes, label: str, name: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of bytes that are said to be in an encoding, and notices.

    What is valid UTF-8 is UTF-8, whatever is said of it: other encodings hardly ever look so by accident. What
    is not and is said to be, is cp1252.

    Args:
        data: the bytes.
        label: what is said, such as «iso-8859-1»; empty: nothing.
        name: of the file, for messages.

    Raises:
        InputError: like ``decoding``.
    """
    said = _codec(label)
    try:
        told = decoding(io.BytesIO(data), name)
    except InputError:
        if text := _as_declared(data, said):
            return text, ()
        raise
    if told.skip or told.codec not in {"utf-8", "cp1252"}:
        return told.of(data), ()  # a mark or zeros leave no doubt, and a page may be in UTF-16
    if told.codec == "utf-8":
        lie = said not in {"", "utf-8"} and not data.isascii()
        return told.of(data), (*told.notices, hints.OTHER_ENCODING.format(encoding="UTF-8")) if lie else told.notices
    if said != "utf-8" and (text := _as_declared(data, said)):
        return text, ()
    return told.of(data), (hints.OTHER_ENCODING.format(encoding="Windows-1252"),) if said else told.notices


def _as_declared(data: bytes, codec: str) -> str:
    """Return the text in the encoding that it says it has, or the empty string where that does not fit."""
    try:
        return data.decode(codec) if codec else ""
    except (UnicodeError, LookupError):
        return ""


def _codec(label: str) -> str:
    """Return Python's name of a declared encoding, or the empty string for one that it does not know."""
    try:
        codec = codecs.lookup(label)
    except LookupError:
        return ""
    is_text = getattr(codec, "_is_text_encoding", True)  # not base64, rot13 and the like
    return "" if not is_text else "cp1252" if codec.name in _LATIN1 else codec.name


def _pieces(stream: BinaryIO, codec: str, handling: str, skip: int = 0) -> Iterator[str]:
    """Yield the text of a file piece by piece."""
    decoder = codecs.getincrementaldecoder(codec)(handling)
    stream.seek(skip)
    while piece := stream.read(_PIECE):
        yield decoder.decode(piece)
    yield decoder.decode(b"", final=True)


def _fits(stream: BinaryIO, codec: str, skip: int = 0) -> bool:
    """Tell whether a whole file is valid in an encoding."""
    try:
        for _ in _pieces(stream, codec, "strict", skip):
            pass
    except UnicodeDecodeError:
        return False
    return True


def _lenient(stream: BinaryIO, codec: str, skip: int, label: str, notice: str) -> Decoding:
    """Decode; where bytes are damaged keep the rest, put U+FFFD in their place and say so."""
    if _fits(stream, codec, skip):
        return Decoding(codec, "strict", skip, (notice,))
    return Decoding(codec, "replace", skip, (hints.DAMAGED_BYTES.format(encoding=label),))


def _unmarked_codec(sample: bytes) -> str:
    """Name UTF-16 or UTF-32 without a byte order mark, or return the empty string.

    In European text nearly every character has zeros in its upper bytes, always at the same places, and
    never in the lowest byte.
    """
    if b"\0" not in sample:
        return ""

    def zeros(start: int, step: int) -> float:
        column = sample[start::step]
        return column.count(0) / len(column) if column else 0.0

    most, hardly = 0.7, 0.02
    wide = [zeros(column, 4) for column in range(4)]
    if wide[0] < hardly and min(wide[1:]) > most:
        return "utf-32-le"
    if wide[3] < hardly and min(wide[:3]) > most:
        return "utf-32-be"
    low, high = zeros(0, 2), zeros(1, 2)
    if low < hardly and high > most:
        return "utf-16-le"
    if high < hardly and low > most:
        return "utf-16-be"
    return ""


def _not_utf8(stream: BinaryIO, name: str) -> Decoding:
    """Tell what bytes are that are not valid UTF-8: damaged UTF-8, or cp1252.

    Umlauts of cp1252 are broken UTF-8 nearly always, so where more sequences are sound than broken the file
    is UTF-8 with a few damaged places; reading it as cp1252 would spoil every umlaut.
    """
    broken = sound = 0
    for text in _pieces(stream, "utf-8", "replace"):
        here = text.count("\N{REPLACEMENT CHARACTER}")
        broken += here
        sound += len(text) - len(text.encode("ascii", errors="ignore")) - here
    if sound > broken:
        return Decoding("utf-8", "replace", 0, (hints.DAMAGED_BYTES.format(encoding="UTF-8"),))
    if _fits(stream, "cp1252"):
        return Decoding("cp1252", "strict", 0, (hints.READ_AS_CP1252,))
    stream.seek(0)
    if any(b"\0" in piece for piece in iter(lambda: stream.read(_PIECE), b"")):
        raise ReadError.binary(name)
    raise ReadError.encoding(name)
