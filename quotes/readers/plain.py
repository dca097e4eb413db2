"""Plain text: bytes in, the text as it was written out, in whichever usual encoding it came.

The text is never changed: line ends stay (CRLF, lone CR), a byte order mark is no part of it.

Why no detector library: charset-normalizer weighs some ninety code pages and calls short German cp1252
text cp1250, which turns ñ into ń unseen. German newsrooms have UTF-8, UTF-16 (Windows «Unicode») and cp1252,
and these three can be told apart for certain or nearly so.
"""

from __future__ import annotations

import codecs

from quotes import errors
from quotes.readers.base import Read
from quotes.types import Article

_MARKS = (  # UTF-32 before UTF-16: the mark of UTF-16 LE begins that of UTF-32 LE
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
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
_SAMPLE = 1 << 16  # bytes looked at to recognise UTF-16 and UTF-32 without a mark


def read(data: bytes, name: str) -> Read:
    """Read one text file.

    ``name`` goes into the article as ``document`` and into messages. Raises InputError when ``data`` is a
    known document or image, binary, or in an encoding that cannot be told.
    """
    for magic, sort in _DOCUMENTS:
        if data.startswith(magic):
            raise errors.InputError.document(name, sort)
    text, notices = _decode(data, name)
    controls = sum(map(text.count, _CONTROLS))
    if controls and _is_binary(controls, len(text)):
        raise errors.InputError.binary(name)
    if controls:
        notices.append(errors.STRAY_CONTROLS)
    if text[:200].lstrip().lower().startswith(_HTML):
        notices.append(errors.LOOKS_LIKE_HTML)
    if not text.strip():
        notices.append(errors.EMPTY)
    return Read(Article(text, document=name), tuple(notices))


def _is_binary(controls: int, length: int) -> bool:
    """Tell whether so many control characters in ``length`` characters are more than an accident."""
    share = 100 if controls > _FEW_CONTROLS else 10
    return controls * share > length


def _decode(data: bytes, name: str) -> tuple[str, list[str]]:
    """Return the text and the notices that its encoding deserves."""
    for mark, codec, label in _MARKS:
        if data.startswith(mark):
            notice = errors.UTF8_WITH_BOM if codec == "utf-8" else errors.READ_AS.format(encoding=label)
            return _lenient(data[len(mark) :], codec, label, notice)
    unmarked = _unmarked_codec(data[:_SAMPLE])
    if unmarked:
        label = unmarked[:6].upper()
        return _lenient(data, unmarked, label, errors.READ_AS.format(encoding=label))
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        return _not_utf8(data, name)


def _lenient(data: bytes, codec: str, label: str, notice: str) -> tuple[str, list[str]]:
    """Decode; where bytes are damaged keep the rest, put U+FFFD in their place and say so."""
    try:
        return data.decode(codec), [notice]
    except UnicodeDecodeError:
        return data.decode(codec, errors="replace"), [errors.DAMAGED_BYTES.format(encoding=label)]


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


def _not_utf8(data: bytes, name: str) -> tuple[str, list[str]]:
    """Decode bytes that are not valid UTF-8: damaged UTF-8, or cp1252.

    Umlauts of cp1252 are broken UTF-8 nearly always, so where more sequences are sound than broken the file
    is UTF-8 with a few damaged places; reading it as cp1252 would spoil every umlaut.
    """
    replaced = data.decode("utf-8", errors="replace")
    broken = replaced.count("\N{REPLACEMENT CHARACTER}")
    sound = len(replaced) - len(replaced.encode("ascii", errors="ignore")) - broken
    if sound > broken:
        return replaced, [errors.DAMAGED_BYTES.format(encoding="UTF-8")]
    try:
        return data.decode("cp1252"), [errors.READ_AS_CP1252]
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise errors.InputError.binary(name) from error
        raise errors.InputError.encoding(name) from error
