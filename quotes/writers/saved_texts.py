"""The texts that offsets point into, beside the table, so that rows from HTML and PDF can be checked, too."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from pathlib import Path

from quotes import files, ours
from quotes.data import Article
from quotes.errors import cause
from quotes.writers.errors import OutputError, TextError

_UNSAFE = re.compile(r"[^\w.#-]+")  # what a file name may not hold somewhere, and what is hard to type
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)  # devices of Windows
_LONGEST = 120  # characters of a name; file systems take 255 bytes


class Texts:
    """A folder that takes the text of each article: UTF-8 without BOM, line ends and all else as they are."""

    def __init__(self, folder: str, *, force: bool, inputs: Iterable[Path] = ()) -> None:
        """Make the folder, if there is none yet.

        ``force``: replace texts of the same name, but none of the ``inputs``. Raises UsageError when the folder cannot
        be made.
        """
        self._folder = Path(folder)
        self._force = force
        self._inputs = frozenset(map(os.path.realpath, inputs))
        self._ours = ours.Texts()
        self._taken: dict[str, str] = {}  # name, as file systems that ignore case see it, to document
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError.no_text_folder(folder, cause(error)) from error
        files.clear(self._folder)

    def keep(self, article: Article, origin: Path | None = None) -> None:
        """Write the text of an article, whole or not at all. ``origin``: the file that it is from.

        Raises InputError when it cannot be written, or there is another text of this name and no force.
        """
        path = self._folder / self._name(article.document)
        data = article.text.encode()
        try:
            if os.path.lexists(path):
                is_input = os.path.realpath(path) in self._inputs
                if path.is_file() and path.read_bytes() == data:
                    if not is_input and not self._ours.origins(path):
                        ours.remember_text(path, origin)
                    return
                if is_input or not self._force:
                    raise TextError.exists(str(path))
            target = Path(os.path.realpath(path))
            with files.whole(target) as draft:
                draft.write_bytes(data)
            ours.remember_text(target, origin)
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
