"""Files that quotes writes: there under their names only when they are whole, and never over somebody's work.

A file grows as a draft in the folder where it shall lie, hidden, under a name that nobody can guess, locked as long as
its process lives, and takes the place of an older one in one step. Whoever looks sees the old file or the new one,
never half of one. Which older one may be replaced unasked, :mod:`quotes.ours` tells, before the work and once more in
the moment of replacing: hours may lie between. What has changed meanwhile stays, and the new file lies beside it, as it
does where the old one cannot be replaced, most often because Excel holds it open; the message says where.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import re
import secrets
import shutil
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from quotes import locking, ours
from quotes.errors import UsageError, cause

_TOKEN = 8  # bytes of a name that nobody can guess
_NAME = 150  # characters of the file's own name in that of its draft; file systems take 255 bytes


class FileError(UsageError):
    """A file that must not or cannot be written; what was there is as it was. ``option``: which asked for it."""

    @classmethod
    def suffix(cls, option: str, path: str, suffixes: Sequence[str]) -> Self:
        """Tell of a suffix that the format does not have: perhaps an article or a table by mistake."""
        return cls(f"{option}: «{path}» muss auf {' oder '.join(suffixes)} enden.")

    @classmethod
    def is_folder(cls, option: str, path: str, example: str) -> Self:
        """Name a folder, and what a file in it could be called."""
        inside = path.rstrip("/") + "/" + example
        return cls(f"{option}: «{path}» ist ein Ordner; bitte einen Dateinamen angeben, etwa {inside}.")

    @classmethod
    def is_special(cls, option: str, path: str) -> Self:
        """Name a device, a pipe or a socket, which must not be replaced by a file."""
        return cls(f"{option}: «{path}» ist keine gewöhnliche Datei; für die Standardausgabe {option} weglassen.")

    @classmethod
    def no_folder(cls, option: str, folder: str) -> Self:
        """Name the folder in which the file should lie, and which does not exist."""
        return cls(f"{option}: Den Ordner «{folder}» gibt es nicht; bitte zuerst anlegen.")

    @classmethod
    def nowhere(cls, option: str, path: str) -> Self:
        """Name a file whose path begins in a working folder that is gone."""
        return cls(
            f"{option}: «{path}» läge im Ordner dieses Aufrufs, und den gibt es nicht mehr; bitte in einen anderen "
            "wechseln oder den ganzen Pfad angeben."
        )

    @classmethod
    def is_input(cls, option: str, path: str) -> Self:
        """Name a file that is to be read and written at once."""
        return cls(
            f"{option}: «{path}» ist eine der Eingaben und bleibt, wie sie ist; bitte einen anderen Namen wählen."
        )

    @classmethod
    def exists(cls, option: str, path: str) -> Self:
        """Name a file that may hold somebody's work."""
        return cls(
            f"{option}: «{path}» gibt es schon, und so hat quotes die Datei nicht hinterlassen; bitte einen anderen "
            "Namen wählen oder mit --force überschreiben."
        )

    @classmethod
    def unwritable(cls, option: str, path: str, cause: str) -> Self:
        """Say why the operating system refuses; ``cause`` is its short reason."""
        return cls(f"{option}: «{path}» lässt sich nicht schreiben ({cause}); bitte einen anderen Ort angeben.")

    @classmethod
    def no_output(cls, error: Exception) -> Self:
        """Say why standard output takes nothing: a full disk, or closed from the beginning."""
        why = cause(error) if isinstance(error, OSError) else "geschlossen"
        return cls(f"Die Standardausgabe nimmt nichts an ({why}); bitte mit -o eine Datei angeben oder Platz schaffen.")

    @classmethod
    def held(cls, option: str, path: str, kept: str, cause: str) -> Self:
        """Say that the finished file cannot take its place, and where it lies."""
        return cls(
            f"{option}: «{path}» lässt sich nicht ersetzen ({cause}), vielleicht ist die Datei noch geöffnet; "
            f"das Ergebnis liegt in «{kept}»."
        )

    @classmethod
    def changed(cls, option: str, path: str, kept: str) -> Self:
        """Say that somebody has worked on the old file during the run, and where the new one lies."""
        return cls(
            f"{option}: «{path}» hat sich während des Laufs geändert und bleibt, wie sie ist; das Ergebnis liegt in "
            f"«{kept}»."
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file shall lie, and what lay there when that was asked for."""

    option: str  # which asked for it
    given: str  # as the user called it
    path: Path  # links followed: a link stays, and its file is replaced
    before: str = ""  # the hash of what lay there; empty: nothing

    @property
    def kind(self) -> ours.Kind | None:
        """As what quotes has left the file there; None: there is none, or it is somebody's."""
        return ours.kind(self.before) if self.before else None

    def anew(self) -> Self:
        """Look again: what lies there now."""
        return replace(self, before=ours.digest(self.path))

    @property
    def is_taken(self) -> bool:
        """Whether a file with anything in it lies there."""
        return self.before not in {"", ours.EMPTY}


def look(option: str, path: str, example: str, *, content: bool = True) -> Place:
    """Return the place that the user calls ``path``. Raises FileError when no file may lie there.

    ``example``: a name for messages. ``content``: look also at what lies there, which a file that is not replaced but
    grows (an archive) need not.
    """
    try:
        target = Path(os.path.realpath(path))
    except OSError as error:  # of a path from the folder that we stand in, and that is gone
        raise FileError.nowhere(option, path) from error
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        mode = 0
    except OSError as error:
        raise FileError.unwritable(option, path, cause(error)) from error
    if stat.S_ISDIR(mode) or path.endswith(("/", os.sep)):
        raise FileError.is_folder(option, path, example)
    if mode and not stat.S_ISREG(mode):
        raise FileError.is_special(option, path)
    if not target.parent.is_dir():
        raise FileError.no_folder(option, str(Path(path).parent))
    return Place(option, path, target, ours.digest(target) if content else "")


def allow(place: Place, *, force: bool, inputs: Iterable[str | Path] = ()) -> None:
    """Raise FileError unless a file may be written there, before any work is done.

    Args:
        place: see ``look``.
        force: whatever lies there may be replaced. Else only what quotes has left so; an empty file is nobody's work.
        inputs: the files that are read, which are not replaced at all.
    """
    if place.before and _is_among(place.path, inputs):
        raise FileError.is_input(place.option, place.given)
    if not force and place.is_taken and place.kind is None:
        raise FileError.exists(place.option, place.given)


def check(option: str, path: str, suffixes: Sequence[str], *, force: bool, inputs: Iterable[str | Path] = ()) -> Place:
    """Return the place of a file that a user asked for, see ``look`` and ``allow``. Raises FileError.

    ``suffixes``: one of which its name must end with.
    """
    if Path(path).suffix.lower() not in suffixes:
        raise FileError.suffix(option, path, suffixes)
    place = look(option, path, f"datei{suffixes[0]}")
    allow(place, force=force, inputs=inputs)
    return place


def _is_among(path: Path, others: Iterable[str | Path]) -> bool:
    """Tell whether a file is one of others, whatever they are called."""
    told = path.stat()
    for other in others:
        with contextlib.suppress(OSError):  # it is not there, which is told elsewhere
            if os.path.samestat(told, Path(other).stat()):
                return True
    return False


class Draft:
    """A file on its way, beside its place. Nobody else's ``clear`` takes it away as long as this process has it."""

    def __init__(self, target: Path, *, tidy: bool = True) -> None:
        """Make an empty one. ``tidy``: delete those that killed processes have left for this file. Raises OSError."""
        if tidy:
            clear(target.parent, target.name)
        while True:
            self.path = target.with_name(f".{target.name[:_NAME]}.{secrets.token_hex(_TOKEN)}.tmp")
            with contextlib.suppress(FileExistsError, BlockingIOError):
                self._descriptor: int | None = locking.create_locked(self.path)
                return

    def drop(self) -> None:
        """Delete it. Does nothing where it is in its place, or left."""
        if self._descriptor is not None:
            with contextlib.suppress(OSError):
                self.path.unlink(missing_ok=True)
            self.leave()
            with contextlib.suppress(OSError):  # Windows deletes no open file
                self.path.unlink(missing_ok=True)

    def leave(self) -> None:
        """Let go of it, wherever it lies."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def replace(self, target: Path) -> None:
        """Put it in its place. Raises OSError."""
        if os.name == "nt":  # which moves no open file
            self.leave()
        self.path.replace(target)
        self.leave()

    def beside(self, target: Path) -> Path:
        """Put it beside a file, under a name that is free and told; return where it lies."""
        try:
            kept = _free(target)
        except OSError:  # then it lies as well as it can
            self.leave()
            return self.path
        try:
            self.replace(kept)
        except OSError:
            try:
                shutil.copyfile(self.path, kept)
            except OSError:
                kept.unlink(missing_ok=True)
                self.leave()
                return self.path
            self.drop()
        return kept

    def recover(self) -> None:
        """Where the folder went away with it: make both anew, as they were. Raises OSError."""
        if self._descriptor is None or os.path.lexists(self.path):
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        new = locking.create_locked(self.path)
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        with open(self._descriptor, "rb", closefd=False) as old, open(new, "wb", closefd=False) as file:
            shutil.copyfileobj(old, file)
        os.close(self._descriptor)
        self._descriptor = new


def _free(target: Path) -> Path:
    """Take the first name beside a file that nobody has: «zitate-neu.csv», «zitate-neu-2.csv». Raises OSError."""
    for number in itertools.count(1):
        path = target.with_name(f"{target.stem}-neu{f'-{number}' * (number > 1)}{target.suffix}")
        with contextlib.suppress(FileExistsError):
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
            return path
    raise AssertionError


def clear(folder: Path, name: str = "") -> None:
    """Delete the drafts that killed processes have left in a folder, and none of a process that is at work.

    ``name``: of the file that they were to become; by default, of whichever.
    """
    which = re.escape(name[:_NAME]) if name else ".+"
    left = re.compile(rf"\.{which}\.[0-9a-f]{{{2 * _TOKEN}}}\.tmp")
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in [entry.name for entry in entries if left.fullmatch(entry.name)]:
            with contextlib.suppress(OSError):
                locking.delete_unlocked(folder / entry)


def settle(place: Place, draft: Draft, kind: ours.Kind | None = "whole") -> None:
    """Put a finished draft in its place, as a file of ours; without a ``kind`` it stays somebody's.

    Raises FileError, which names where it lies, when it cannot be put there, or what lies there has changed meanwhile.
    """
    if kind is not None:
        ours.remember(ours.digest(draft.path), kind)  # before: killed in between, it would count as somebody's
    with locking.alone_in(place.path.parent):  # so that no other quotes replaces it after the look
        if ours.digest(place.path) not in {"", place.before}:
            raise FileError.changed(place.option, place.given, str(draft.beside(place.path)))
        try:
            draft.replace(place.path)
        except OSError as error:
            kept = draft.beside(place.path)
            raise FileError.held(place.option, str(place.path), str(kept), cause(error)) from error


def write(place: Place, data: str | bytes, kind: ours.Kind = "whole") -> Path:
    """Write a file that a user asked for, text in UTF-8 with line ends as given; return its full path.

    Raises FileError when that cannot be done; then the old file is as it was.
    """
    try:
        draft = Draft(place.path)
    except OSError as error:
        raise FileError.unwritable(place.option, place.given, cause(error)) from error
    try:
        draft.path.write_bytes(data.encode() if isinstance(data, str) else data)
        settle(place, draft, kind)
    except OSError as error:
        raise FileError.unwritable(place.option, place.given, cause(error)) from error
    finally:
        draft.drop()
    return place.path


@contextmanager
def whole(target: Path, beside: Path | None = None, *, sync: bool = False) -> Iterator[Path]:
    """Give the path of a draft; when the block ends without an error, what was written there takes ``target``'s place.

    For files that come in numbers or that only quotes reads: after an error no draft stays, and none is looked for.

    Args:
        target: where the file shall lie.
        beside: a place on the same disk beside which the draft lies; by default, the file's own.
        sync: see that no power cut takes it once it is in its place.

    Raises:
        OSError: it cannot be written or replaced; then the old file is as it was.
    """
    draft = Draft(beside or target, tidy=False)
    try:
        yield draft.path
        if sync:
            safe(draft.path)
        draft.replace(target)
    finally:
        draft.drop()


def safe(path: Path) -> None:
    """See that what was written to a file is on the disk, whatever happens to the power. Raises OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
