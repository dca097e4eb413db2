"""What a folder holds beside articles: told by kind, so that nobody misses a file and none is read by mistake."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import NamedTuple

from quotes.readers import own
from quotes.readers.formats import ARTICLES

README = "README"
BESIDE_PAGE = "Ordner gespeicherter Seiten"
LINK = "Verknüpfung mit einem Ordner"
SPECIAL = "keine gewöhnliche Datei"
_MANY = {
    own.TABLE: "Tabellen von quotes",
    own.TEXT: "gespeicherte Texte",
    LINK: "Verknüpfungen mit Ordnern",
    SPECIAL: "keine gewöhnlichen Dateien",
}
_ABOUT = frozenset({"readme", "liesmich"})  # files that tell about a folder and are no articles in it
_BESIDE = ("-dateien", "_dateien", "_files", ".files")  # what browsers and Word append to the name of a page
_PAGES = (".html", ".htm", ".xhtml")
_NAMED = 6  # kinds


class Skipped(NamedTuple):
    """A file or folder that is left out."""

    kind: str


def is_hidden(name: str) -> bool:
    """Tell whether nobody expects a file to be read.

    «~$» is what Word leaves beside an open document, «zitate.csv.journal» what a run of quotes has done so far.
    """
    return name.startswith((".", "~$")) or (name.endswith(".journal") and bool(PurePath(name).with_suffix("").suffix))


def kind(name: str) -> str:
    """Return why a file in a folder is not read, as it is told; nothing for an article."""
    path = PurePath(name)
    if path.stem.lower() in _ABOUT:
        return README
    suffix = path.suffix.lower()
    return "" if suffix in ARTICLES else suffix or "ohne Endung"


def beside_page(folder: str, files: Iterable[str]) -> bool:
    """Tell whether a folder holds the pictures and scripts of a page that a browser has saved among these files."""
    name = _folded(folder)
    stems = [name.removesuffix(end) for end in _BESIDE if name.endswith(end)]
    return bool(stems) and any(_folded(file) == stem + page for file in files for stem in stems for page in _PAGES)


def _folded(name: str) -> str:
    """Return a name as file systems compare it; macOS takes umlauts apart."""
    return unicodedata.normalize("NFC", name).casefold()


def told(skipped: Mapping[str, int]) -> str:
    """Return «5 übersprungen: 2 .rtf, 1 .webp, …», the most frequent first; nothing where nothing was."""
    if not skipped:
        return ""
    kinds = sorted(skipped.items(), key=lambda each: (-each[1], each[0]))
    named = [f"{number} {_MANY.get(name, name) if number > 1 else name}" for name, number in kinds[:_NAMED]]
    parts = named + ["…"] * (len(kinds) > _NAMED)
    return f"{sum(skipped.values())} übersprungen: {', '.join(parts)}"
