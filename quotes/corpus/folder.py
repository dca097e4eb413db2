"""The folder of the output: its parts, and the manifest that tells under which settings they came to be."""

from __future__ import annotations

import contextlib
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from quotes import files
from quotes.batch.locking import open_locked
from quotes.batch.recipes import differences
from quotes.corpus.errors import CorpusError
from quotes.corpus.part import COUNTS, RECORD, Outcome, part_name
from quotes.corpus.partitions import Partition
from quotes.errors import cause

MANIFEST = "_quotes.json"  # whoever reads a folder of Parquet files leaves out names that begin so
_NEW = f"{MANIFEST}.tmp"
_LOCK = "_quotes.lock"
_PART = re.compile(r"part-\d{7}\.parquet")
_SCRATCH = re.compile(r"\.part-\d{7}\.parquet\..+\.(?:tmp|doing)")
_TOLD = {
    "input": "Eingabe «{then}» statt «{now}»",
    "types": "--types {then} statt {now}",
    "text_column": "--text-column «{then}» statt «{now}»",
    "id_column": "--id-column «{then}» statt «{now}»",
    "keep": "--keep «{then}» statt «{now}»",
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
        return [*differences(then.recipe, self.recipe), *mine]


class Folder:
    """The folder. ``path`` is absolute."""

    def __init__(self, given: str) -> None:
        """Take the folder at this path; nothing is looked at or made yet."""
        self.path = Path(given).absolute()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Make the folder if need be, and keep other runs out of it. Raises CorpusError."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            with os.scandir(self.path) as entries:
                names = {entry.name for entry in entries}
            if names - {_LOCK, _NEW} and MANIFEST not in names:
                raise CorpusError.not_ours(self.path)
            descriptor = open_locked(self.path / _LOCK)
        except BlockingIOError as error:
            raise CorpusError.busy(self.path) from error
        except OSError as error:
            raise CorpusError.unwritable(self.path, cause(error)) from error
        try:
            yield
        finally:
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

        Raises CorpusError when the parts that are there came to be under other settings, or nothing can be written.
        """
        try:
            then = None if force else self.settings()
            if then is not None and then != settings:
                raise CorpusError.other_settings(self.path, settings.unlike(then))
            self._clear(_SCRATCH)
            if force:
                self._clear(_PART)
            if then is None:
                with files.whole(self.path / MANIFEST, self.path / _NEW) as draft:
                    draft.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
        except OSError as error:
            raise CorpusError.unwritable(self.path, cause(error)) from error

    def done(self, partition: Partition) -> Outcome | None:
        """Return how it went with a partition, or None if it is to be done.

        That is, if its part is not there, not whole, of another state of the input, or without some articles.
        """
        record = _record(self.path / part_name(partition.number))
        if record.get("stamp") != partition.stamp or record.get("failed") != 0:
            return None
        outcome = Outcome(partition.number)
        for name in COUNTS:
            setattr(outcome, name, record.get(name, 0))
        return outcome

    def drop_beyond(self, count: int) -> int:
        """Delete the parts beyond the first ``count``, left from when the input was larger; return their number."""
        beyond = [name for name in self._names(_PART) if name >= part_name(count)]
        for name in beyond:
            (self.path / name).unlink(missing_ok=True)
        return len(beyond)

    def _names(self, pattern: re.Pattern[str]) -> list[str]:
        with os.scandir(self.path) as entries:
            return [entry.name for entry in entries if pattern.fullmatch(entry.name)]

    def _clear(self, pattern: re.Pattern[str]) -> None:
        for name in self._names(pattern):
            (self.path / name).unlink(missing_ok=True)


def _record(path: Path) -> Mapping[str, object]:
    """Return what a part says of itself; nothing, if there is no part or it is damaged."""
    from pyarrow import ArrowException, parquet

    try:
        metadata = parquet.read_schema(path).metadata or {}
        record = json.loads(metadata[RECORD])
    except (ArrowException, OSError, ValueError, KeyError):
        return {}
    return record if isinstance(record, dict) else {}
