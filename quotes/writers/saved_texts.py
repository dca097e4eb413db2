"""The texts that offsets point into, beside the table, so that rows from HTML and PDF can be checked, too."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from quotes import files
from quotes.data import Article
from quotes.errors import cause
from quotes.writers.errors import OutputError, TextError

_UNSAFE = re.compile(r"[^\w.#-]+")  # what a file name may not hold somewhere, and what is hard to type
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)  # devices of Windows
_LONGEST = 120  # characters of a name; file systems take 255 bytes


class Texts:
    """A folder that takes the text of each article: UTF-8 without BOM, line ends and all else as they are."""

    def __init__(self, folder: str, *, force: bool) -> None:
        """Make the folder, if there is none yet.

        ``force``: replace texts of the same name. Raises UsageError when the folder cannot be made.
        """
        self._folder = Path(folder)
        self._force = force
        self._taken: dict[str, str] = {}  # name, as file systems that ignore case see it, to document
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError.no_text_folder(folder, cause(error)) from error

    def keep(self, article: Article) -> None:
        """Write the text of an article.

        Raises InputError when it cannot be written, or there is another text of this name and no force.
        """
        path = self._folder / self._name(article.document)
        data = article.text.encode()
        try:
            if not self._force and os.path.lexists(path):
                if path.is_file() and path.read_bytes() == data:
                    return
                raise TextError.exists(str(path))
            with files.whole(Path(os.path.realpath(path))) as draft:
                draft.write_bytes(data)
        except OSError as error:
            raise TextError.unwritable(str(path), cause(error)) from error

    def _name(self, document: str) -> str:
        """Return the file name for a document, the same in each run; no two documents share one."""
        name = file_name(document)
        if self._taken.setdefault(name.casefold(), document) != document:
            name = _marked(name.removesuffix(".txt"), document)
            self._taken[name.casefold()] = document
        return name


def file_name(document: str) -> str:
    """Return a name that every file system takes: «archiv/März 1.html» is «archiv_März_1.html.txt»."""
    name = _UNSAFE.sub("_", document).strip("._") or "artikel"
    if _RESERVED.match(name):
        name = f"_{name}"
    return _marked(name, document) if len(name) > _LONGEST else f"{name}.txt"


def _marked(name: str, document: str) -> str:
    """Return a shorter name with a mark that only this document has."""
    digest = hashlib.sha256(document.encode("utf-8", "replace")).hexdigest()[:8]
    return f"{name[-_LONGEST + 9 :]}-{digest}.txt"
