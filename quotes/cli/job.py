"""One run of ``quotes extract``: reads, extracts, writes, and goes on after what fails."""

from __future__ import annotations

import traceback
import warnings
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from quotes import readers, table, textfile, writers
from quotes.cli.report import Bar, Tally, say
from quotes.errors import InputError, QuotesError
from quotes.persons_file import Persons
from quotes.saved_texts import Texts
from quotes.types import Article, Quotation

if TYPE_CHECKING:
    from quotes.pipeline import Extractor

NO_SPEECH = frozenset({"scare", "title"})  # a workbook shows them on a sheet of their own, whatever --types says
INTERRUPTED = 130


class Job:
    """One run over the articles: reads, extracts, writes, and goes on after what fails."""

    def __init__(
        self,
        sources: Sequence[readers.Source],
        wanted: frozenset[str],
        sheet: writers.Table,
        tally: Tally,
        *,
        verbose: bool,
    ) -> None:
        """Write the quotations of the ``wanted`` types in ``sources`` to ``sheet``, and keep count in ``tally``."""
        self._sources = sources
        self._wanted = wanted
        self._sheet = sheet
        self._tally = tally
        self._verbose = verbose
        self._expected = len(sources)  # articles; more once a file turns out to hold several
        self.columns = readers.Columns()
        self.texts: Texts | None = None
        self.persons: Persons | None = None
        self.proof: list[tuple[Quotation, Article]] | None = None  # for a proof sheet, which holds all at once
        self.least = 0  # percent: speakers of whom the tool is less certain stay empty
        self.about = writers.Run()  # what a workbook tells of the run, as far as it is known before it

    def settings(self, types: str, model: str) -> list[tuple[str, str]]:
        """Return what a workbook tells of the settings."""
        strict = [("--min-certainty", str(self.least))] if self.least else []
        return [("--types", types), ("--model", model), *strict]

    def run(self, model: str, *, bar: bool) -> int:
        """Do it and return the exit code. Raises QuotesError when model, word lists or the output fail."""
        code = 0
        try:
            if self._sources:
                self._work(model, bar=bar)
        except KeyboardInterrupt:
            code = INTERRUPTED
            kept = "ihre Zitate stehen in der Tabelle" if self._tally.articles else "es gibt keine Tabelle"
            say(f"Abgebrochen nach {self._tally.articles} von {self._expected} Artikeln; {kept}.")
        if self._tally.articles:  # else there is nothing that would be worth an older table
            self._sheet.keep(replace(self.about, counts=self._tally.facts(), notices=self._tally.told()))
        return code or int(self._tally.failures > 0)

    def conclude(self) -> None:
        """Tell what was noticed and how it went."""
        for hint in self._tally.hints():
            say(hint)
        say(self._tally.summary(self._sheet.guarded, self._sheet.shortened))
        if self._sheet.target is not None and self._tally.articles:
            say(f"Tabelle{' ersetzt' if self._sheet.replaces else ''}: {self._sheet.target}")

    def _work(self, model: str, *, bar: bool) -> None:
        with Bar(len(self._sources), wanted=bar) as progress:
            from quotes.pipeline import Extractor  # here, because it brings torch, and help must come at once

            extractor = Extractor(model, self.least)
            for article, found in resilient(extractor, self._articles(progress), self._failed):
                self._write(article, found)
                progress.step()

    def _articles(self, progress: Bar) -> Iterator[Article]:
        """Read one source after the other; a failure is told and the next one read."""
        for source in self._sources:
            first = True
            try:
                for read in readers.read(source, self.columns):
                    if isinstance(read, InputError):
                        self._tally.fail(str(read))
                        continue
                    self._tally.note(read.article.document if read.article else source.name, read.notices)
                    if read.article is not None:
                        self._expected += not first
                        progress.expect(self._expected)
                        first = False
                        yield read.article
            except InputError as error:
                self._tally.fail(str(error))
            except Exception as error:  # noqa: BLE001 - whatever it is, the other articles must not suffer from it
                self._failed(Article("", document=source.name), error)

    def _write(self, article: Article, found: Sequence[Quotation]) -> None:
        """Write the rows of an article, if every one of them is verbatim."""
        if self.texts is not None:
            try:
                self.texts.keep(article)
            except InputError as error:
                self._tally.fail(str(error))
        if self.persons is not None:
            found = [self.persons.quotation(quotation) for quotation in found]
        written = [quotation for quotation in found if quotation.type in self._wanted]
        try:
            rows = table.rows(written, article.text)
            aside = table.rows((quotation for quotation in found if quotation.type in NO_SPEECH), article.text)
        except QuotesError as error:
            self._failed(article, error)
            return
        self._sheet.write(rows, aside)
        self._tally.add(found, written)
        if self.proof is not None:
            self.proof += [(quotation, article) for quotation in written]

    def write_proof(self, path: str, output: str | None) -> Path:
        """Write the proof sheet of what was written; return its full path. Raises TextFileError."""
        from quotes import report

        pairs = self.proof or []
        placed = tuple(report.of_quotation(quotation) for quotation, _ in pairs)
        sheet = report.Sheet(Path(output or "zitate.csv").name, placed, tuple(article for _, article in pairs))
        return textfile.write(path, [report.as_html(report.payload(sheet))])

    def _failed(self, article: Article, error: Exception) -> None:
        """Tell about an error of the program in one article."""
        self._tally.fail(str(InputError.unexpected(article.document, error)))
        if self._verbose:
            traceback.print_exception(error)


def resilient(
    extractor: Extractor,
    articles: Iterator[Article],
    failed: Callable[[Article, Exception], None],
) -> Iterator[tuple[Article, list[Quotation]]]:
    """Yield each article with its quotations, in order; where one fails, call ``failed`` and go on.

    ``extract_many`` takes articles ahead, in batches, and an exception ends it. The articles it had taken are
    then done one by one, which shows the one to blame, and the rest in batches again. ``articles`` must not
    raise. Raises the QuotesErrors of the pipeline: without model or word lists no article can be done.
    """
    taken: deque[Article] = deque()

    def feed() -> Iterator[Article]:
        for article in articles:
            taken.append(article)
            yield article

    while True:
        try:
            for found in extractor.extract_many(feed()):
                yield taken.popleft(), found
        except QuotesError:
            raise
        except Exception:
            if not taken:
                raise  # no article is to blame
        if not taken:
            return
        yield from _one_by_one(extractor, taken, failed)


def _one_by_one(
    extractor: Extractor,
    taken: deque[Article],
    failed: Callable[[Article, Exception], None],
) -> Iterator[tuple[Article, list[Quotation]]]:
    """Yield each of the ``taken`` articles with its quotations, or call ``failed`` for it; empties ``taken``."""
    while taken:
        article = taken.popleft()
        try:
            found = extractor.extract(article)
        except QuotesError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, the other articles must not suffer from it
            failed(article, error)
        else:
            yield article, found


def check_proof(path: str, *, force: bool) -> None:
    """See that a proof sheet may be written there, before any work is done. Raises TextFileError."""
    from quotes import report

    textfile.check(path, ".html", force=force, ours=report.MARK)


@contextmanager
def quiet_libraries(*, verbose: bool) -> Iterator[None]:
    """Keep the warnings of torch and others from users, who can do nothing about them."""
    with warnings.catch_warnings():
        if not verbose:
            warnings.simplefilter("ignore")
        yield
