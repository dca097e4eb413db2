"""What quotes itself has left among articles, known by its content: read as an article, it would quote it all again.

Tables and proof sheets are known whoever has worked in them since. The text of an article (``--save-text``) looks like
any other text: it is known by the record that quotes keeps of it, and left out only where the file that it came from
is read, too.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from quotes import ours
from quotes.readers.base import Source
from quotes.readers.formats import TABLES
from quotes.table.columns import GERMAN

TABLE, SHEET, TEXT = "Tabelle von quotes", "Prüfbogen", "gespeicherter Text"
"""How these files are told."""

_HEAD = 4096  # bytes of a file that are looked at
_LARGEST = 50_000_000  # bytes of a table that is read for this; an archive takes too long
_SHEET = b'data-generator="quotes-pruefbogen"'  # see quotes.review.proof.page; stays when a browser saves the page
_COLUMNS = ("speaker", "quote", "document", "id")
_NAMES = frozenset([frozenset(_COLUMNS), frozenset(GERMAN[column].casefold() for column in _COLUMNS)])


def kind(path: Path) -> str:
    """Return which output of quotes a file of articles is; nothing for any other. What cannot be read is told later."""
    suffix = path.suffix.lower()
    try:
        if suffix in TABLES and path.stat().st_size > _LARGEST:
            return ""
        if suffix in TABLES:
            return TABLE if ours.kind(ours.digest(path)) is not None else ""
        if suffix not in {".txt", ".md", ".markdown", ".html", ".htm", ".xhtml"}:
            return ""
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return ""
    if _SHEET in head and b"<html" in head:
        return SHEET
    return TABLE if _is_table(head.decode("utf-8", "replace")) else ""


def _is_table(head: str) -> bool:
    """Tell whether a text begins with the names of our columns, as Markdown or CSV."""
    line = head.lstrip("\ufeff \r\n").splitlines()[0] if head.strip("\ufeff \r\n") else ""
    if line.startswith("|"):
        names = line.strip().strip("|").split("|")
    else:
        names = [name.strip().strip('"') for name in line.split(";" if ";" in line else ",")]
    found = frozenset(name.strip().casefold() for name in names)
    return any(all_ <= found for all_ in _NAMES)


def texts_of(sources: Iterable[Source]) -> frozenset[Path]:
    """Return which of the sources hold the saved text of another one."""
    named = [source.path for source in sources if source.path is not None]
    saved = ours.Texts()
    origins = {path: found for path in named if path.suffix == ".txt" and (found := saved.origins(path))}
    if not origins:
        return frozenset()
    places = {_place(path) for path in named if path not in origins}
    return frozenset(path for path, found in origins.items() if not places.isdisjoint(found))


def _place(path: Path) -> str:
    try:
        return ours.place_of(path)
    except OSError:  # the folder that we stand in is gone
        return os.fspath(path)
