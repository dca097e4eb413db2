"""The folder of the output: its parts, and the manifest that tells under which settings they came to be."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from quotes import files
from quotes.batch.recipes import differences
from quotes.corpus import content
from quotes.corpus.errors import CorpusError
from quotes.corpus.part import COUNTS, Outcome, part_name
from quotes.corpus.partitions import Partition
from quotes.errors import cause
from quotes.locking import open_locked

MANIFEST = "_quotes.json"  # whoever reads a folder of Parquet files leaves out names that begin so
_LOCK = "_quotes.lock"
_PART = re.compile(r"part-\d{7}\.parquet")
_NEW = re.compile(rf"\.{re.escape(MANIFEST)}\..+\.tmp")
_CALL = re.compile(r"\.(?:call|gone)-[0-9a-f]{32}")
_TOLD = {
    "input": "Eingabe «{then}» statt «{now}»",
    "types": "--types {then} statt {now}",
    "text_column": "--text-column «{then}» statt «{now}»",
    "id_column": "--id-column «{then}» statt «{now}»",
    "keep": "--keep «{then}» statt «{now}»",
    "repair": "--repair: {then} statt {now}",
    "partition": "--partition {then} statt {now}",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What the rows and the cut of the parts depend on, apart from the articles themselves."""

    recipe: Mapping[str, str]
    input: str  # as given: the column ``document`` begins with it
    types: str
    text_column: str
    id_column: str
    partition: int  # articles in a part
    keep: str = ""  # columns of the articles' tables that go along
    repair: bool = False

    @classmethod
    def of(cls, manifest: Mapping[str, object]) -> Self:
        """Return what a manifest says. Raises TypeError, ValueError."""
        made = cls(**manifest)  # type: ignore[arg-type]  # checked in the next line
        if not isinstance(made.partition, int) or not isinstance(made.recipe, dict):
            raise TypeError
        return made

    def unlike(self, then: Settings) -> Sequence[str]:
        """Return in German what was different ``then``."""
        old, new = asdict(then), asdict(self)
        mine = [text.format(then=old[name], now=new[name]) for name, text in _TOLD.items() if old[name] != new[name]]
        now = {**self.recipe, "indirect": then.recipe.get("indirect", "")}  # told by the types
        return [*differences(then.recipe, now), *mine]


class Folder:
    """The folder. ``path`` is absolute.

    Within it each call has a folder of its own, in which its workers write, and from where a finished part moves to its
    place. It goes with the call, and what another call has left goes before anything else is done. So a late worker,
    begun by a call that was ended or killed, and perhaps under other settings, has nothing left to move.
    """

    def __init__(self, given: str) -> None:
        """Take the folder at this path; nothing is looked at or made yet."""
        self.path = Path(given).absolute()
        self.call = f".call-{uuid.uuid4().hex}"  # name of the folder of this call

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Make the folder if need be, and keep other runs out of it. Raises CorpusError."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            with os.scandir(self.path) as entries:
                names = {entry.name for entry in entries if not _NEW.fullmatch(entry.name)}
            if names - {_LOCK} and MANIFEST not in names:
                raise CorpusError.not_ours(self.path)
            descriptor = open_locked(self.path / _LOCK)
        except BlockingIOError as error:
            raise CorpusError.busy(self.path) from error
        except OSError as error:
            raise CorpusError.unwritable(self.path, cause(error)) from error
        try:
            yield
        finally:
            with contextlib.suppress(OSError):  # the next call tries it again
                self._end_calls()
            with contextlib.suppress(OSError):  # Windows deletes no open file
                (self.path / _LOCK).unlink()
            os.close(descriptor)

    def settings(self) -> Settings | None:
        """Return the settings of the parts that are there, or None in a new folder. Raises CorpusError."""
        manifest = self.path / MANIFEST
        try:
            return Settings.of(json.loads(manifest.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise CorpusError.unwritable(manifest, cause(error)) from error
        except (ValueError, TypeError) as error:
            raise CorpusError.damaged(manifest) from error

    def begin(self, settings: Settings, *, force: bool) -> None:
        """Write the manifest, after a look at the one that is there; ``force``: delete the parts of another one.

        Makes the folder of this call, too. Raises CorpusError when the parts that are there came to be under other
        settings, or nothing can be written.
        """
        try:
            then = None if force else self.settings()
            if then is not None and then != settings:
                raise CorpusError.other_settings(self.path, settings.unlike(then))
            self._end_calls()
            files.clear(self.path, MANIFEST)
            if force:
                for name in self._names(_PART):
                    (self.path / name).unlink(missing_ok=True)
            if then is None:
                with files.whole(self.path / MANIFEST) as draft:
                    draft.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
            (self.path / self.call).mkdir()
        except OSError as error:
            raise CorpusError.unwritable(self.path, cause(error)) from error

    def done(self, partition: Partition) -> Outcome | None:
        """Return how it went with a partition, or None if it is to be done.

        That is, if its part is not there, not whole, of another state of the input, or without some articles.
        """
        record = content.record(self.path / part_name(partition.number))
        if record.get("stamp") != partition.stamp or record.get("failed") != 0:
            return None
        outcome = Outcome(partition.number)
        for name in COUNTS:
            setattr(outcome, name, record.get(name, 0))
        return outcome

    def check(self, todo: Sequence[Partition], count: int) -> None:
        """Raise CorpusError if a part that has to be made anew, or is one beyond ``count``, was changed by somebody."""
        names = [part_name(each.number) for each in todo] + [n for n in self._names(_PART) if n >= part_name(count)]
        edited = [name for name in names if content.is_edited(self.path / name)]
        if edited:
            raise CorpusError.edited(self.path, edited)

    def drop_beyond(self, count: int) -> int:
        """Delete the parts beyond the first ``count``, left from when the input was larger; return their number."""
        beyond = [name for name in self._names(_PART) if name >= part_name(count)]
        for name in beyond:
            (self.path / name).unlink(missing_ok=True)
        return len(beyond)

    def _names(self, pattern: re.Pattern[str]) -> list[str]:
        with os.scandir(self.path) as entries:
            return [entry.name for entry in entries if pattern.fullmatch(entry.name)]

    def _end_calls(self) -> None:
        """Take the folders of all calls away, with what is in them. Raises OSError.

        First under another name, in one step: a worker that is still at it finds its way no more.
        """
        for name in self._names(_CALL):
            gone = self.path / f".gone-{uuid.uuid4().hex}"
            (self.path / name).rename(gone)
            shutil.rmtree(gone, ignore_errors=True)
