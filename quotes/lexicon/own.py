"""A user's own lists over those of the package: which are in force, and what they make of the package's entries.

A folder holds files with the names of the package's lists, as many as its owner wants. What stands in one is added to
the package's entries, or takes the place of the one for the same word; «-» in the second column takes one out. So an
update of the package brings new words and takes none of the user's away.

The lists are one for a whole process, since rules ask for words from everywhere and must be answered at once. Answers
are remembered (:func:`remembered`) until other lists are in force. Extractors with different lists may follow each
other in a process: each call of one puts its lists in force (:func:`using`), and where they are others, all that was
remembered is forgotten, which costs about a tenth of a second. At the same time, in two threads, they cannot be: that
is refused with a sentence.
"""

from __future__ import annotations

import functools
import hashlib
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

from quotes.lexicon.lists import TOMLS, TXTS, LexiconError, OwnListError

VARIABLE = "QUOTES_LEXICON"  # names another folder than the usual one; empty: none at all
_NO_LISTS = frozenset({"desktop.ini", "thumbs.db"})  # what Windows leaves in folders

_P = ParamSpec("_P")
_R = TypeVar("_R")


@dataclass(frozen=True, slots=True)
class OwnLists:
    """The texts of a user's own lists; plain data, so that other processes and machines get the very same."""

    folder: str = ""  # as it is told to users; empty: none
    texts: tuple[tuple[str, str], ...] = ()  # file name and content, by name

    def text(self, name: str) -> str:
        """Return the content of the user's file of this name, empty where there is none."""
        return dict(self.texts).get(name, "")

    def path(self, name: str) -> str:
        """Return where the user's file of this name lies, for messages."""
        return str(Path(self.folder, name))


class _Force:
    """What is in force."""

    own: OwnLists | None = None  # None: nobody has asked yet
    users: int = 0  # calls that are at work with it
    lock = threading.Lock()
    memories: tuple[Callable[[], None], ...] = ()


def remembered(most: int | None = None) -> Callable[[Callable[_P, _R]], Callable[_P, _R]]:
    """Return a decorator that keeps a function's answers (``most`` of them) until other lists are in force.

    For every function, in any room, whose answer depends on a list; functools.cache would keep it too long.
    """

    def decorate(function: Callable[_P, _R]) -> Callable[_P, _R]:
        kept = functools.lru_cache(maxsize=most)(function)
        _Force.memories += (kept.cache_clear,)
        return cast("Callable[_P, _R]", kept)

    return decorate


def read(folder: str | Path | None = None) -> OwnLists:
    """Return the lists of a folder; None: of the folder that ``QUOTES_LEXICON`` names, or the usual one if it exists.

    Raises OwnListError when a folder that was named does not exist, or a file in it is no list; what stands in the
    files is not looked at (see quotes.lexicon.check).
    """
    named = folder if folder is not None else os.environ.get(VARIABLE)
    place = usual_folder() if named is None else Path(named)
    if named is not None and not str(named):
        return OwnLists()
    if named is None and not place.is_dir():
        return OwnLists()
    try:
        found = sorted(path for path in place.iterdir() if not _is_none(path))
    except OSError as error:
        raise OwnListError.no_folder(str(place), error.strerror or type(error).__name__) from error
    return OwnLists(str(place), tuple((path.name, _text(path)) for path in found))


def usual_folder() -> Path:
    """Return where own lists lie if nothing else is said."""
    import platformdirs  # here: «import quotes» needs none of it

    return platformdirs.user_config_path("quotes", appauthor=False) / "lexicon"


def _is_none(path: Path) -> bool:
    """Tell whether a file is hidden, or the system's."""
    return path.name.startswith(".") or path.name.lower() in _NO_LISTS


def _text(path: Path) -> str:
    """Return the text of one of the user's files. Raises OwnListError."""
    known = (*TXTS, *TOMLS)
    if path.name not in known:
        raise OwnListError.unknown(str(path), known)
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise OwnListError.at(str(path), 0, "ist kein UTF-8") from None
    except OSError as error:
        raise OwnListError.at(str(path), 0, f"ist nicht lesbar ({error.strerror})") from None


def in_force() -> OwnLists:
    """Return the lists in force: those of who is at work, else the last ones, else the usual. Raises OwnListError."""
    if _Force.own is None:
        _Force.own = read()
    return _Force.own


@contextmanager
def using(own: OwnLists) -> Iterator[None]:
    """Put these lists in force while within, and after it until others are. Raises LexiconError, see above."""
    with _Force.lock:
        if own != _Force.own:
            if _Force.users:
                raise LexiconError.two_at_once(_Force.own.folder if _Force.own else "", own.folder)
            _Force.own = own
            for forget in _Force.memories:
                forget()
        _Force.users += 1
    try:
        yield
    finally:
        with _Force.lock:
            _Force.users -= 1


def fingerprint(own: OwnLists) -> str:
    """Return a digest of all lists: the package's, and these over them."""
    digest = hashlib.sha256()
    for file in sorted(files(__package__).iterdir(), key=lambda file: file.name):
        if file.name.endswith((".txt", ".toml")):
            digest.update(f"{file.name} ".encode() + hashlib.sha256(file.read_bytes()).digest())
    for name, text in own.texts:
        digest.update(f"own {name} ".encode() + hashlib.sha256(text.encode()).digest())
    return digest.hexdigest()[:16]
