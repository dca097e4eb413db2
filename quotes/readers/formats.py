"""Which format a file has: told from its content first, from its suffix where the content leaves it open."""

from __future__ import annotations

import codecs
import re
import zipfile
from collections.abc import Mapping
from types import MappingProxyType
from typing import BinaryIO, Literal

from quotes.readers.base import File
from quotes.readers.errors import ReadError
from quotes.table import ods

Format = Literal[
    "text",
    "markdown",
    "html",
    "mhtml",
    "docx",
    "odt",
    "pdf",
    "eml",
    "epub",
    "feed",
    "agency",
    "csv",
    "jsonl",
    "json",
    "xlsx",
    "ods",
    "parquet",
]
LABELS: Mapping[Format, str] = MappingProxyType(
    {
        "text": "reiner Text",
        "markdown": "Markdown",
        "html": "HTML",
        "mhtml": "gespeicherte Webseite (MHTML)",
        "docx": "Word-Dokument",
        "odt": "OpenDocument-Text",
        "pdf": "PDF",
        "eml": "E-Mail",
        "epub": "EPUB",
        "feed": "RSS oder Atom",
        "agency": "NewsML oder NITF",
        "csv": "CSV-Tabelle",
        "jsonl": "JSONL-Tabelle",
        "json": "JSON",
        "xlsx": "Excel-Tabelle",
        "ods": "OpenDocument-Tabelle",
        "parquet": "Parquet-Tabelle",
    }
)
"""The formats, as messages call them."""

ARTICLES: Mapping[str, tuple[Format, ...]] = MappingProxyType(
    {
        ".txt": ("text",),
        ".md": ("markdown",),
        ".markdown": ("markdown",),
        ".html": ("html",),
        ".htm": ("html",),
        ".xhtml": ("html",),
        ".mhtml": ("mhtml",),
        ".mht": ("mhtml",),
        ".docx": ("docx",),
        ".docm": ("docx",),
        ".odt": ("odt",),
        ".pdf": ("pdf",),
        ".eml": ("eml",),
        ".epub": ("epub",),
        ".rss": ("feed",),
        ".atom": ("feed",),
        ".xml": ("agency", "feed", "html"),
        ".nitf": ("agency",),
    }
)
"""What a suffix may mean, of the files that folders are searched for."""

TABLES: Mapping[str, tuple[Format, ...]] = MappingProxyType(
    {
        ".csv": ("csv",),
        ".tsv": ("csv",),
        ".tab": ("csv",),
        ".jsonl": ("jsonl",),
        ".ndjson": ("jsonl",),
        ".json": ("json",),
        ".xlsx": ("xlsx",),
        ".xlsm": ("xlsx",),
        ".ods": ("ods",),
        ".parquet": ("parquet",),
    }
)
"""The same for tables, which are read only by name: in a folder of articles a table is most often our own result."""

_SUFFIXES = {**ARTICLES, **TABLES}
_PLAIN = frozenset({"text", "csv", "jsonl"})
PLAIN = frozenset(suffix for suffix, forms in _SUFFIXES.items() if _PLAIN.issuperset(forms))
"""Suffixes of files that are read as they stand."""

_HEAD = 1 << 16  # bytes looked at
_SAVED = re.compile(  # what browsers write at the head of a page that they save as one file
    r"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*+){0,12}?"
    r"(?:Snapshot-Content-Location:|From:[ \t]*<(?:Saved by|Gespeichert von)\b|X-MAF)",
    re.IGNORECASE,
)
_ROOT = re.compile(  # possessive, since a file may be made to keep a regex busy
    r"(?>\s|\ufeff|<\?.*?\?>|<!--.*?-->|<!doctype[^>\[]*+(?:\[.*?\]\s*)?>)*+<(?:[\w.-]+:)?([\w.-]+)",
    re.IGNORECASE | re.DOTALL,
)
_ROOTS: Mapping[str, Format] = MappingProxyType(
    {
        "rss": "feed",
        "feed": "feed",
        "rdf": "feed",
        "html": "html",
        "newsmessage": "agency",
        "newsitem": "agency",
        "packageitem": "agency",
        "newsml": "agency",
        "nitf": "agency",
    }
)
_MIMETYPES: Mapping[str, Format] = MappingProxyType(
    {
        "application/vnd.oasis.opendocument.text": "odt",
        "application/vnd.oasis.opendocument.text-template": "odt",
        "application/epub+zip": "epub",
        **dict.fromkeys(ods.MIMETYPES, "ods"),
    }
)


def recognise(file: File) -> tuple[Format, bool]:
    """Return the format of a file, and whether its suffix says something else.

    Raises InputError for a file that is known not to be readable: an old or encrypted office document, a damaged
    package, an unknown kind of XML.
    """
    told = _SUFFIXES.get(file.suffix, ())
    found = _by_content(file, told) or (told[0] if told and not _binary(told[0]) else None)
    if found is None:  # a name without a known suffix; a table if the user speaks of its columns
        found = "csv" if file.columns.text and not told else "text"
    return found, bool(told) and found not in told


def plain(file: File) -> tuple[Format, bool] | None:
    """Return what ``recognise`` tells of a file that is read as it stands; None where it has to be taken apart.

    Raises InputError like ``recognise``, unless it is a package, into which nobody has looked yet.
    """
    file.stream.seek(0)
    told = None if file.stream.read(4).startswith(b"PK") else recognise(file)
    return told if told is not None and told[0] in _PLAIN else None


def _binary(form: Format) -> bool:
    """Tell whether a format would have been recognised by its content."""
    return form in {"docx", "odt", "pdf", "epub", "xlsx", "ods", "parquet"}


def _by_content(file: File, told: tuple[Format, ...]) -> Format | None:
    """Return the format that the first bytes show, or None where they could be any text."""
    file.stream.seek(0)
    head = file.stream.read(_HEAD)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"PK\x03\x04"):
        return _package(file, told)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in _tail_and_head(file.stream, head):
            raise ReadError.encrypted(file.name, "Word oder Excel")
        raise ReadError.old_office(file.name)
    return _markup(file, _loosely(head), told)


def _markup(file: File, head: str, told: tuple[Format, ...]) -> Format | None:
    """Return which format of HTML or XML a text begins as, or None where it is neither."""
    start = head.lstrip("\ufeff \t\r\n")
    if _SAVED.match(start):
        return "mhtml"
    if not start.startswith("<"):
        return "jsonl" if start.startswith("{") and not told and file.columns.text else None
    if start[:14].lower() == "<!doctype html":
        return "html"
    root = _ROOT.match(start)
    form = _ROOTS.get(root[1].lower()) if root else None
    if form is None and root and (start.startswith("<?xml") or ".xml" in file.suffix):
        raise ReadError.unknown_xml(file.name, root[1][:40])
    return form


def _package(file: File, told: tuple[Format, ...]) -> Format:
    """Return which format that is a ZIP file this one is. Raises InputError for another one, or a damaged one."""
    label = LABELS[told[0]] if told and _binary(told[0]) else "ZIP-Datei"
    try:
        file.stream.seek(0)
        with zipfile.ZipFile(file.stream) as package:
            names = set(package.namelist())
            mimetype = package.open("mimetype").read(100).decode("ascii", "replace") if "mimetype" in names else ""
    except Exception as error:
        raise ReadError.damaged(file.name, label) from error
    if mimetype.strip() in _MIMETYPES:
        return _MIMETYPES[mimetype.strip()]
    if "META-INF/container.xml" in names:
        return "epub"
    if any(name.startswith("word/") for name in names):
        return "docx"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    raise ReadError.document(file.name, "ZIP-Datei oder unbekanntes Format")


def _loosely(head: bytes) -> str:
    """Decode the first bytes well enough to see markup in them."""
    for mark, codec in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith((mark, "<".encode(codec))):
            return head.decode(codec, "replace")
    return head.decode("utf-8", "replace")


def _tail_and_head(stream: BinaryIO, head: bytes) -> bytes:
    """Return the first bytes and the last ones of a file; the directory of an OLE file may stand at either end."""
    stream.seek(0, 2)
    stream.seek(max(0, stream.tell() - (1 << 20)))
    return head + stream.read(1 << 20)
