"""What a worker does: one partition, from reading to the finished Parquet file."""

from __future__ import annotations

import json
import os
import socket
import threading
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from quotes import files, readers
from quotes.batch import Failure, Setup, recipe
from quotes.batch.base import Task
from quotes.batch.inline import finished
from quotes.batch.recipes import differences
from quotes.corpus import content
from quotes.corpus.attempts import Attempts
from quotes.corpus.errors import WorkError
from quotes.corpus.partitions import Partition
from quotes.data import NO_SPEECH, SPEECH, Article, Quotation, mostly_turns
from quotes.errors import InputError, QuotesError, cause
from quotes.readers import Columns, Read, hints
from quotes.table import columns
from quotes.table.columns import Row
from quotes.table.groups import Spoken
from quotes.writers.base import Run
from quotes.writers.parquet import ParquetMaker

if TYPE_CHECKING:
    from quotes.pipeline import Extractor

_BUNDLE = 16  # articles begun at once, see quotes.corpus.attempts
COUNTS = ("articles", "quotations", "said", "with_speaker", "utterances", "named", "words", "unpaired")
_ALONE = threading.Lock()  # a worker with several threads: the model serves one at a time


@dataclass(frozen=True, slots=True)
class Order:
    """What holds for all partitions; sent to the workers with each."""

    folder: str  # absolute
    setup: Setup
    recipe: Mapping[str, str]
    types: frozenset[str]
    columns: Columns
    kept: tuple[str, ...] = ()  # columns of the articles' tables that go along, the same in every part
    call: str = ""  # name of a folder in it, which is there for as long as the call lasts

    def path(self, number: int) -> Path:
        """Return where the part of this number lies."""
        return Path(self.folder, part_name(number))

    def draft(self, number: int) -> Path:
        """Return where it lies, and the trail of its attempts, until it is whole."""
        return Path(self.folder, self.call, part_name(number))


@dataclass(slots=True)
class Outcome:
    """How it went with a partition. Small: it comes back through the scheduler."""

    number: int
    articles: int = 0
    quotations: int = 0  # rows
    said: int = 0  # of the rows, those that are speech
    with_speaker: int = 0  # of these, those whose speaker is known
    utterances: int = 0  # as told: one that its frame interrupts has several rows
    named: int = 0  # of the utterances, those whose speaker is known
    words: int = 0  # quoted in them
    unpaired: int = 0  # opening marks without a closing one, whatever their type
    failures: list[Failure] = field(default_factory=list)
    notices: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)  # about which input, and what
    stop: QuotesError | None = None  # why no partition can be done at all

    @property
    def counts(self) -> dict[str, int]:
        """The numbers by their names."""
        return {name: getattr(self, name) for name in COUNTS}

    def add(self, found: Iterable[Quotation], written: Iterable[Quotation]) -> None:
        """Count an article, what was ``found`` in it, and what of that was ``written``."""
        self.articles += 1
        self.unpaired += sum("unclosed" in quotation.flags for quotation in found)
        written = list(written)
        spoken = Spoken.of(written)
        self.utterances += spoken.utterances
        self.named += spoken.named
        self.words += spoken.words
        for quotation in written:
            self.quotations += 1
            if quotation.type in SPEECH:
                self.said += 1
                self.with_speaker += bool(quotation.speaker)


def part_name(number: int) -> str:
    """Return the name of the file of a partition. Names sort as numbers do, so that rows come in order."""
    return f"part-{number:07}.parquet"


def do(partition: Partition, order: Order) -> Outcome:
    """Do a partition and write its part; runs in a worker. Raises nothing that is not an error of the program."""
    with _ALONE, warnings.catch_warnings():
        if not order.setup.verbose:
            warnings.simplefilter("ignore")
        try:
            return _Part(partition, order).done()
        except QuotesError as error:
            return Outcome(partition.number, stop=error)


class _Part:
    """A partition at work."""

    def __init__(self, partition: Partition, order: Order) -> None:
        self._partition = partition
        self._order = order
        self._path = order.path(partition.number)
        self._draft = order.draft(partition.number)
        self._outcome = Outcome(partition.number)
        self._rows: list[Row] = []

    def done(self) -> Outcome:
        """Read, extract, write. Raises QuotesError when no partition can be done."""
        if not self._path.parent.is_dir():
            raise WorkError.out_of_sight(self._order.folder, _worker())
        extractor = _extractor(self._order.setup, tuple(sorted(self._order.recipe.items())))
        try:
            suspects = Attempts(self._draft)
            try:
                rows = self._table()
                for bundle in suspects.bundles(self._partition.size, _BUNDLE):
                    self._extract(extractor, self._bundle(bundle, rows, suspects.deadly))
                self._write()
                suspects.forget()
            finally:
                suspects.close()
        except OSError as error:
            raise WorkError.part_unwritable(self._path, cause(error)) from error
        return self._outcome

    def _extract(self, extractor: Extractor, articles: Iterator[Article]) -> None:
        """Take the rows of some articles, a few at a time."""
        while some := list(islice(articles, _BUNDLE)):
            tasks = [Task(*each) for each in enumerate(some)]
            for number, result in finished(extractor, tasks, self._order.setup.types):
                if isinstance(result, Failure):
                    self._outcome.failures.append(result)
                else:
                    self._take(some[number], result)

    def _take(self, article: Article, found: list[Quotation]) -> None:
        """Keep the rows of an article, if every one of them is verbatim."""
        written = [quotation for quotation in found if quotation.type in self._order.types]
        try:
            columns.rows((quotation for quotation in found if quotation.type in NO_SPEECH), article.text)
            rows = columns.rows(written, article.text)
        except QuotesError as error:
            self._outcome.failures.append(Failure.of(article, error))
            return
        if mostly_turns(written):
            self._outcome.notices.append((article.document, (hints.TURNS,)))
        more: Row = {**dict.fromkeys(self._order.kept, ""), **dict(article.kept)}
        self._rows += [row | more for row in rows]
        self._outcome.add(found, written)

    # reading

    def _bundle(self, numbers: range, rows: Iterator[Article], deadly: set[int]) -> Iterator[Article]:
        """Yield the articles of some ``rows`` or files, without those at which workers have died."""
        if self._partition.rows:
            for number, article in zip(numbers, rows, strict=False):  # fewer, if the table is damaged
                if number in deadly:
                    self._leave_out(article.document)
                else:
                    yield article
            return
        for number in numbers:
            source = self._partition.sources[number]
            if number in deadly:
                self._leave_out(source.name)
            else:
                yield from self._file(source)

    def _leave_out(self, name: str) -> None:
        self._outcome.failures.append(Failure(str(WorkError.deadly(name))))

    def _table(self) -> Iterator[Article]:
        """Yield the articles of the partition's rows, if it is part of a table."""
        source, rows = self._partition.sources[0], self._partition.rows
        if rows is None:
            return
        for read in self._safely(readers.read_rows(source, self._order.columns, rows), source.name):
            if read.article is not None or rows.first == 0:  # what is told of the table as a whole is told once
                self._note(read, source.name)
            if read.article is not None:
                yield read.article

    def _file(self, source: readers.Source) -> Iterator[Article]:
        """Yield the articles of a file."""
        for read in self._safely(readers.read(source, self._order.columns), source.name):
            self._note(read, source.name)
            if read.article is not None:
                yield read.article

    def _note(self, read: Read, name: str) -> None:
        if read.notices:
            self._outcome.notices.append((read.article.document if read.article else name, read.notices))

    def _safely(self, reads: Iterator[Read | InputError], name: str) -> Iterator[Read]:
        """Yield what can be read; a failure is kept and the next one read."""
        try:
            for read in reads:
                if isinstance(read, InputError):
                    self._outcome.failures.append(Failure(str(read)))
                else:
                    yield read
        except InputError as error:
            self._outcome.failures.append(Failure(str(error)))
        except Exception as error:  # noqa: BLE001 - whatever it is, the other articles must not suffer from it
            self._outcome.failures.append(Failure.of(Article("", document=name), error))

    # writing

    def _write(self) -> None:
        """Write the part under another name and put it in its place. Raises OSError and WorkError."""
        names = columns.titles() | {column: column for column in self._order.kept}
        made = content.hashed({name: [row[column] for row in self._rows] for column, name in names.items()})
        record = {"stamp": self._partition.stamp, "failed": len(self._outcome.failures), **self._outcome.counts}
        record[content.CONTENT] = made
        maker = ParquetMaker(names, {content.RECORD: json.dumps(record).encode()})
        with files.whole(self._path, self._draft, sync=True) as draft:
            maker.make(draft, ((row, False) for row in self._rows), Run())
            if content.is_edited(self._path):  # since the call began
                raise WorkError.part_edited(self._path)


@lru_cache(maxsize=1)
def _extractor(setup: Setup, wanted: tuple[tuple[str, str], ...]) -> Extractor:
    """Load the model, once a worker. Raises ModelError, and WorkError when it would find other quotations."""
    here = recipe(setup)
    if here != dict(wanted):
        raise WorkError.other_recipe(_worker(), differences(here, dict(wanted)))
    import torch

    from quotes.pipeline import Extractor

    torch.set_num_threads(1)  # a worker for each core is faster than two threads for one
    return Extractor(setup.model, setup.min_certainty, setup.lexicon)


def _worker() -> str:
    return f"{socket.gethostname()} (Prozess {os.getpid()})"
