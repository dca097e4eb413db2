"""What is already done, beside the table, so that a run that was killed can go on where it was.

``TABLE.journal`` is a text file that only grows. A line is a checksum, a key and a value:

    crc32 recipe {"version": …}              what the results depend on; the first line
    crc32 KEY [[quotation…], …]              an article is done; KEY is a digest of recipe and article

A kill or power cut can only tear the last line, which then counts for nothing; a damaged line in between costs its own
article and no other. Results are found by what an article is, not by where it stood: so articles may have come,
gone or changed since, and the order in which several workers finish does not matter. An article that failed leaves
no line: it is tried again. What only decides on the table is not in here, so it may differ from run to run.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import Self

from quotes import files
from quotes.batch import journal_lines, records
from quotes.batch.errors import JournalError
from quotes.batch.journal_lines import RECIPE, Contents
from quotes.batch.recipes import differences, fingerprint
from quotes.data import Article, Quotation
from quotes.errors import cause
from quotes.locking import open_locked

SUFFIX = ".journal"
_SYNC = 5.0  # seconds between two moments at which all is surely on the disk; so much a power cut may cost
_KEY = 32  # characters


@dataclass(frozen=True, slots=True)
class Resumed:
    """What was there when a journal was opened to go on."""

    articles: int  # that are done
    damaged: int  # lines that could not be read, not counting a torn last one


class Reservation:
    """A table for one process alone, from before anything of it is read. Ended by ``release``."""

    def __init__(self, target: Path) -> None:
        """Lock the journal of the table at ``target``. Raises JournalError when another process has it."""
        self.path = target.with_name(target.name + SUFFIX)
        self.target = target
        self.begun = self.path.exists()  # by a process that was killed, perhaps before it wrote anything
        self.unfinished = _holds(self.path) and target.exists()  # what an interrupted run had done lies there
        try:
            self.descriptor: int | None = open_locked(self.path)
        except BlockingIOError as error:
            raise JournalError.busy(self.path) from error
        except OSError as error:
            raise JournalError.unwritable(self.path, cause(error)) from error

    def release(self) -> None:
        """Let go of the table; does nothing where a journal has been begun."""
        if self.descriptor is not None:
            file = os.fdopen(self.descriptor, "ab", buffering=0)
            self.descriptor = None
            if not os.fstat(file.fileno()).st_size:
                _delete(self.path, file)
            file.close()


class Journal:
    """The results of a run, one line an article. Made by ``begin``, ended by ``close`` or ``finish``."""

    def __init__(self, path: Path, descriptor: int, recipe: Mapping[str, str]) -> None:
        """Take an open and locked file."""
        import sqlite3  # here, because only extract needs it, and help must come at once

        self.path = path
        self.results = 0  # articles whose results are in the file
        self.resumed: Resumed | None = None
        self._recipe = recipe
        self._salt = fingerprint(recipe)
        self._reader = path.open("rb")
        self._file = os.fdopen(descriptor, "ab", buffering=0)  # unbuffered: a line is on its way when it is written
        self._ours = False
        self._unfinished = False  # a table of a run that was interrupted lies there, which the journal alone tells
        self._synced = time.monotonic()
        # Where each result lies. SQLite keeps it in a temporary file of its own, so that memory does not grow with it.
        self._places = sqlite3.connect("", isolation_level=None)
        self._places.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
        self._places.execute("CREATE TABLE places (key TEXT PRIMARY KEY, start INTEGER) WITHOUT ROWID")

    @classmethod
    def begin(
        cls, reserved: Reservation, recipe: Mapping[str, str], *, resume: bool, force: bool, fitting: bool = False
    ) -> Self:
        """Open the journal of a table.

        Args:
            reserved: the table, which is this journal's from now on.
            recipe: what the results depend on, see quotes.batch.recipes.
            resume: take over the results that are there, as if there were no ``force``.
            force: begin anew, whatever is there.
            fitting: begin anew also where ``resume`` cannot take over what is there, as it depends on something else.

        Raises:
            JournalError: there are results and neither ``resume`` nor ``force``; or they do not fit; or the file is
                none of ours, or cannot be written. Then nothing has been touched.
        """
        if reserved.descriptor is None:
            raise JournalError.busy(reserved.path)
        try:
            journal = cls(reserved.path, reserved.descriptor, recipe)
        except OSError as error:
            raise JournalError.unwritable(reserved.path, cause(error)) from error
        reserved.descriptor = None
        try:
            journal._unfinished = reserved.unfinished
            journal._enter(resume=resume, force=force and not resume, fitting=fitting)
        except BaseException:
            journal.close()
            raise
        return journal

    def key(self, article: Article) -> str:
        """Return what tells an article, done by this recipe, from all others."""
        texts = astuple(replace(article, kept=()))  # what is only carried along decides on the table alone
        parts = [part.encode("utf-8", "surrogatepass") for part in texts if isinstance(part, str)]
        sizes = ",".join(str(len(part)) for part in parts).encode()  # so that «a, bc» is not «ab, c»
        return hashlib.sha256(b"".join([self._salt, sizes, *parts])).hexdigest()[:_KEY]

    def get(self, key: str, size: int) -> list[Quotation] | None:
        """Return what the runs before found in the article of this key, or None when it is to be done.

        ``size``: characters of the article, in which all that was found must lie.
        """
        if self.resumed is None:
            return None
        place = self._places.execute("SELECT start FROM places WHERE key = ?", (key,)).fetchone()
        if place is None:
            return None
        try:
            self._reader.seek(place[0])
            line = journal_lines.parse(self._reader.readline())
            return records.load(line.value.decode("utf-8", "surrogatepass"), size) if line else None
        except (OSError, ValueError, TypeError, IndexError, RecursionError):  # the disk fails: then it is done again
            return None

    def put(self, key: str, found: Sequence[Quotation]) -> None:
        """Keep what was found in the article of this key. Raises JournalError when the disk is full or gone."""
        self._append(key.encode(), records.dump(found).encode("utf-8", "surrogatepass"))
        self.results += 1

    def close(self) -> bool:
        """Leave the journal to a later run; return whether there is anything to leave. Harmless after ``finish``."""
        left = self.results > 0 and not self._file.closed
        self._end(keep=not self._ours or self.results > 0 or self._unfinished)
        return left

    def finish(self, target: Path) -> None:
        """Delete the journal, now that all is in the table at ``target``, and no power cut takes it from there."""
        with contextlib.suppress(OSError):  # no table, or a disk that does not know how
            files.safe(target)
        self._end(keep=False)

    def _enter(self, *, resume: bool, force: bool, fitting: bool) -> None:
        """Look at what is there, and go on from it or begin anew."""
        self._places.execute("BEGIN")
        contents = journal_lines.read(self._reader, self._place)
        self._places.execute("COMMIT")
        (articles,) = self._places.execute("SELECT COUNT(*) FROM places").fetchone()
        if fitting and contents.ours and contents.recipe != self._recipe:
            resume, force = False, True
        if not force:
            self._check(contents, articles, resume=resume)
        self._ours = True
        if resume and articles:
            self.resumed = Resumed(articles, contents.damaged)
            self.results = articles
        try:
            self._file.truncate(contents.end if self.resumed else 0)
        except OSError as error:
            raise JournalError.unwritable(self.path, cause(error)) from error
        if not self.resumed or contents.recipe is None:
            self._append(RECIPE, json.dumps(self._recipe, ensure_ascii=False).encode())

    def _place(self, key: bytes, start: int) -> None:
        self._places.execute("INSERT OR REPLACE INTO places VALUES (?, ?)", (key.decode("ascii", "replace"), start))

    def _check(self, contents: Contents, articles: int, *, resume: bool) -> None:
        """Raise JournalError if the file must not be touched, or not be used."""
        if not contents.ours:
            raise JournalError.not_ours(self.path)
        if articles and not resume:
            told = "1 Artikel steht" if articles == 1 else f"{articles:,} Artikel stehen".replace(",", ".")
            raise JournalError.begun(self.path, told)
        if articles and contents.recipe is not None and contents.recipe != self._recipe:
            raise JournalError.other_recipe(self.path, differences(contents.recipe, self._recipe))

    def _append(self, key: bytes, value: bytes) -> None:
        """Write a line at the end of the file."""
        left = memoryview(journal_lines.line(key, value))
        try:
            while left:
                left = left[self._file.write(left) :]
            if time.monotonic() - self._synced > _SYNC:
                os.fsync(self._file.fileno())
                self._synced = time.monotonic()
        except OSError as error:
            raise JournalError.unwritable(self.path, cause(error)) from error

    def _end(self, *, keep: bool) -> None:
        """Let go of the file; does nothing the second time."""
        if self._file.closed:
            return
        self._reader.close()
        self._places.close()
        if not keep:
            _delete(self.path, self._file)
        self._file.close()


def finished(target: Path) -> float | None:
    """Return when the run that made the table at ``target`` was done; None: there is no table, or one not yet whole.

    A run that was interrupted leaves its journal beside the table, a finished one the table alone.
    """
    try:
        told = target.stat()
    except OSError:
        return None
    return told.st_mtime if told.st_size and not _holds(target.with_name(target.name + SUFFIX)) else None


def _holds(path: Path) -> bool:
    """Tell whether there is anything in a journal; an empty one is only the lock of a run that has just begun."""
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def _delete(path: Path, file: io.FileIO) -> None:
    """Delete an open file before its lock ends, so that nobody else has begun to use it."""
    try:
        path.unlink()
    except OSError:  # Windows deletes no open file
        with contextlib.suppress(OSError):
            file.truncate(0)
            file.close()
            path.unlink()
