"""One run of ``quotes extract``: reads, extracts, writes, and goes on after what fails."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from quotes import batch, lexicon, readers, writers
from quotes.batch.errors import JournalError
from quotes.cli import resuming, streams
from quotes.cli.console import Bar, Tally, count, say, today
from quotes.cli.options import INTERRUPTED
from quotes.cli.proofs import Proof
from quotes.data import NO_SPEECH, SPEECH, Article, Quotation, mostly_turns
from quotes.errors import InputError, QuotesError
from quotes.readers import hints, skipping
from quotes.review.keeping import Held
from quotes.review.persons_file import Persons
from quotes.table import columns, ids
from quotes.writers.saved_texts import Texts

if TYPE_CHECKING:
    from quotes.checking.linking import Ties

_CHANGED = (
    "der Text ist ein anderer als in der Tabelle; alle Zeilen des alten bleiben, und gleiche Zitate des neuen nennen "
    "sie in same_as"
)
_RENAMED = "steht unter anderem Namen in der Tabelle; seine Zeilen bleiben, wie sie sind, und kommen nicht noch einmal"
_SAVING = "Speichern: derselbe Aufruf mit -o zitate.xlsx oder -o zitate.csv für Excel; mit | oder > kommt CSV."


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What the user wants of a run, apart from its results."""

    resume: bool = False
    force: bool = False
    quiet: bool = False
    output: str | None = None  # path of the table, as given


class Job:
    """One run over the articles: reads, extracts, writes, and goes on after what fails."""

    again = "derselbe Aufruf mit --resume macht dort weiter"

    def __init__(self, found: readers.Found, wanted: frozenset[str], sheet: writers.Table, *, verbose: bool) -> None:
        """Write the quotations of the ``wanted`` types in what was ``found`` to ``sheet``."""
        self._found = found
        self._sources = found.sources
        self._wanted = wanted
        self._sheet = sheet
        self._tally = Tally()
        self._verbose = verbose
        self._expected = len(found.sources)  # articles; more once a file turns out to hold several
        self.columns = readers.Columns()
        self.kept: tuple[str, ...] = ()  # columns of the articles' tables that go along, as the sheet has them
        self.texts: Texts | None = None
        self.persons: Persons | None = None
        self.held: Held | None = None  # the table that new articles are appended to, see append_to
        self.ties: Ties | None = None  # with --link
        self.proof: Proof | None = None
        self.setup = batch.Setup()
        self.reserved: batch.Reservation | None = None  # the table, if that is a file
        self.journal: batch.Journal | None = None  # beside it
        self.about = writers.Run()  # what a workbook tells of the run, as far as it is known before it
        self._paths = {source.name: source.path for source in found.sources if source.path is not None}
        self._copies = ids.Copies()
        self._line = batch.ArticleQueue(self.setup)
        self._kept = False

    def append_to(self, held: Held | None) -> None:
        """Add to this table; None: begin a new one."""
        self.held = held
        self._copies.know(held.idents if held is not None else ())

    def settings(self, types: str) -> list[tuple[str, str]]:
        """Return what a workbook tells of the settings."""
        least, lists = self.setup.min_certainty, self.setup.lexicon or lexicon.own_lists()
        told = [("--types", types), ("--model", self.setup.model)]
        told += [("--min-certainty", str(least))] * bool(least) + [("--lexicon", lists.folder)] * bool(lists.texts)
        told += [("--keep", ", ".join(self.columns.keep))] * bool(self.columns.keep)
        return [*told, ("Wortlisten", lexicon.fingerprint(lists))]

    def do(self, options: RunOptions) -> int:
        """Do it, tell how it went, and return the exit code. Raises QuotesError when that is all there is to tell."""
        for failure in self._found.failures:
            self._tally.fail(str(failure))
        if options.resume and not options.force and self.held is None and self._is_finished(quiet=options.quiet):
            return int(self._tally.failures > 0)
        self._tally.skipped = skipping.told(self._found.skipped)
        readers.prepare(self._sources)
        try:
            self.begin_journal(options)
            code = self.run(bar=not options.quiet and not self._sheet.streams)
            if not options.quiet:
                self.conclude()
            self._write_proof(options, part=code == INTERRUPTED)
            if code != INTERRUPTED:
                self.finish()
        except QuotesError as error:
            left = self.leave()
            if not left:
                raise
            say(f"Fehler: {error}")
            say(left)
            return error.exit_code
        finally:
            self.leave()
        return code

    def _is_finished(self, *, quiet: bool) -> bool:
        begun = self.reserved is not None and self.reserved.begun
        return not begun and resuming.is_finished(self._sheet.target, self._sources, quiet=quiet)

    def begin_journal(self, options: RunOptions) -> None:
        """Open the journal beside the table, if that is a file. Raises JournalError, and ModelError without a model."""
        if self._sheet.target is None and options.resume:
            raise JournalError.needs_file()
        if self._sheet.target is None or not self._sources:
            return
        reserved, recipe = self.reserved or batch.Reservation(self._sheet.target), batch.recipe(self.setup)
        self.journal = journal = batch.Journal.begin(reserved, recipe, resume=options.resume, force=options.force)
        if options.resume and not options.quiet:
            done = count(journal.results, "Artikel ist", "Artikel sind")
            say(f"Es geht weiter: {done} schon fertig." if journal.results else "Noch ist nichts fertig: von vorn.")
        if journal.resumed is not None and journal.resumed.damaged:
            damaged = journal.resumed.damaged
            lines = f"{'ist' if damaged == 1 else 'sind'} {count(damaged, 'Zeile', 'Zeilen')}"
            say(f"Hinweis: Im Journal {lines} beschädigt; was darin stand, wird noch einmal gemacht.")

    def run(self, *, bar: bool) -> int:
        """Do it and return the exit code. Raises QuotesError when model, word lists or the output fail."""
        self._line = batch.ArticleQueue(self.setup, self.journal)
        if self.held is not None:
            blank: columns.Row = dict.fromkeys(self.kept, "")
            rows, aside = self.held.loaded.rows, self.held.loaded.aside
            self._sheet.write([blank | row for row in rows], [blank | row for row in aside], fixed=True)
            for row in rows if self.ties is not None else ():
                self._knows(row)
        try:
            if self._sources:
                self._work(bar=bar)
        except KeyboardInterrupt:
            self._line.close()
            for article, result in self._line.leftover():
                self._take(article, result)
            self._keep_interrupted()
            return INTERRUPTED
        finally:
            self._line.close()
        self._keep()
        return int(self._tally.failures > 0)

    def conclude(self) -> None:
        """Tell what was noticed and how it went."""
        for hint in [*self._tally.hints(), *(f"Hinweis: {note}" for note in self._line.notes)]:
            say(hint)
        say(self._tally.summary(self._sheet.guarded, self._sheet.shortened))
        if self.held is not None:
            say(self._tally.appended())
        if self._sheet.target is not None and self._kept:
            done = " ergänzt" if self.held is not None else " ersetzt" if self._sheet.replaces else ""
            say(f"Tabelle{done}: {self._sheet.target}")
        named = self._sheet.later.named if self._sheet.later is not None else 0
        if named:
            rows = count(named, "Zeile", "Zeilen")
            say(f"Hinweis: Zu {rows} ohne Sprecher nennt ihn ein anderer Artikel (Spalte reason).")
        if self._sheet.is_on_screen and self._sheet.rows:
            say(_SAVING)

    def finish(self) -> None:
        """Delete the journal: all is in its place."""
        if self.journal is not None and self._sheet.target is not None:
            self.journal.finish(self._sheet.target)

    def leave(self) -> str:
        """Leave the journal, if it is still there, to a later run; return what the user should know about it."""
        if self.journal is None or not self.journal.close():
            return ""
        return f"Was fertig ist, steht in «{self.journal.path}»; {self.again}."

    def _work(self, *, bar: bool) -> None:
        with Bar(len(self._sources), wanted=bar) as progress:
            for article, result in self._line.results(self._articles(progress)):
                self._take(article, result)
                progress.step()

    def _keep(self, *, part: bool = False) -> None:
        """Put the table in its place, if there is anything that would be worth an older one.

        ``part``: not all is done. What is appended takes nothing away from a table, which is as whole as before.
        """
        if self._tally.articles:
            run = replace(self.about, counts=self._tally.facts(), notices=self._tally.told())
            if self.held is not None:
                run = self.held.with_run(
                    run, run.counts, [f"quotes extract am {today()}: {self._tally.appended()}", *run.notices]
                )
            if self.held is None:
                self._sheet.keep(run, "part" if part else "whole")
            else:  # with whatever somebody has changed in it
                self._sheet.keep(run, self._sheet.kind("whole"))
            self._kept = True

    def _keep_interrupted(self) -> None:
        """Put what is done in its place, unless there was more in the table before, and tell how to go on."""
        done = self._tally.articles
        before = self.journal.resumed.articles if self.journal is not None and self.journal.resumed is not None else 0
        if done >= before and (self.held is not None or not self._sheet.replaces_finished):
            self._keep(part=True)
        kept = "ihre Zitate stehen in der Tabelle" if self._kept else "die Tabelle bleibt, wie sie war"
        if not done and not before and not self._sheet.replaces:
            kept = "es gibt keine Tabelle"
        more = ""
        if self.journal is not None and self.journal.results:
            there = "" if self._kept else f"; was fertig ist, steht in «{self.journal.path}»"
            more = f"{there}, und {self.again}"
        say(f"Abgebrochen nach {done} von {self._expected} Artikeln; {kept}{more}.")

    def _articles(self, progress: Bar) -> Iterator[Article]:
        """Read one source after the other; a failure is told and the next one read."""
        for source in self._sources:
            first = True
            try:
                for read in readers.read(source, self.columns):
                    if isinstance(read, InputError):
                        self._unread(source, str(read))
                        continue
                    if read.article is not None and self._is_known(read.article):
                        progress.step()
                        continue
                    self._tally.note(read.article.document if read.article else source.name, read.notices)
                    if read.article is not None:
                        self._expected += not first
                        progress.expect(self._expected)
                        first = False
                        yield read.article
            except InputError as error:
                self._unread(source, str(error))
            except Exception as error:  # noqa: BLE001 - whatever it is, the other articles must not suffer from it
                self._failed(Article("", document=source.name), batch.Failure.of(Article("", source.name), error))

    def _is_known(self, article: Article) -> bool:
        """Tell whether the table that is appended to has an article already, and count what it is."""
        if self.held is None:
            return False
        state = self.held.state(article)
        self._tally.states[state] += 1
        if state == "changed":
            self._tally.note(article.document, [_CHANGED])
        if state == "renamed":
            self._tally.note(article.document, [_RENAMED])
        if state in {"known", "renamed"} and self.proof is not None:
            self.proof.known.append(article)
        return state in {"known", "renamed"}

    def _take(self, article: Article, result: list[Quotation] | batch.Failure) -> None:
        """Write what was found in an article, or tell why there is nothing; no Ctrl-C comes between."""
        with batch.deferred():
            if isinstance(result, batch.Failure):
                self._failed(article, result)
            else:
                self._write(article, result)

    def _write(self, article: Article, found: Sequence[Quotation]) -> None:
        """Write the rows of an article, if every one of them is verbatim."""
        self._save(article)
        found = self._told_apart(article, self._named(found))
        written = [quotation for quotation in found if quotation.type in self._wanted]
        try:
            rows = columns.rows(written, article.text)
            # a workbook shows them on a sheet of their own, whatever --types says
            aside = columns.rows((quotation for quotation in found if quotation.type in NO_SPEECH), article.text)
        except QuotesError as error:
            self._failed(article, batch.Failure.of(article, error))
            return
        if mostly_turns(written):
            self._tally.note(article.document, [hints.TURNS])
        from quotes.parsing import parts  # here, because it brings patterns, which the help can do without

        if "indirect" in self._wanted and len(article.text) > parts.LONG_ARTICLE:
            self._tally.note(article.document, [hints.INDIRECT_IN_PART])
        self._put(article, self._widened(article, rows), self._widened(article, aside))
        self._tally.add(found, written)
        if self.proof is not None:
            self.proof.add(article, found, self._sheet.target)

    def _put(self, article: Article, rows: Sequence[columns.Row], aside: Sequence[columns.Row]) -> None:
        """Write the rows of an article where they belong."""
        del article
        self._sheet.write(rows, aside)

    def _save(self, article: Article) -> None:
        """Write the text of an article where the user wants it."""
        if self.texts is not None:
            try:
                self.texts.keep(article, self._origin(article.document))
            except InputError as error:
                self._tally.fail(str(error))

    def _origin(self, document: str) -> Path | None:
        """Return the file that an article is from, which may hold several: «datei.xlsx#4711»."""
        ends = [end for end, char in enumerate(document) if char == "#"]
        names = (document[:end] for end in (len(document), *reversed(ends)))
        return next((self._paths[name] for name in names if name in self._paths), None)

    def _named(self, found: Sequence[Quotation]) -> Sequence[Quotation]:
        """Return quotations with the persons' names."""
        return found if self.persons is None else [self.persons.quotation(quotation) for quotation in found]

    def _told_apart(self, article: Article, found: Sequence[Quotation]) -> Sequence[Quotation]:
        """Return the quotations of an article with ids that no row of the table has yet."""
        if article in self._copies:
            self._tally.copies.add(article.document)
        found = self._copies.tell(article, found)
        found = found if self.held is None else self.held.tied(found)
        return found if self.ties is None else self.ties.tied(found, self._wanted)

    def _knows(self, row: columns.Row) -> None:
        """Take a row of the table that is appended to as one of an earlier article."""
        if self.ties is not None and row["type"] in SPEECH:
            self.ties.know(*(str(row[name]) for name in ("id", "document", "quote", "speaker", "same_as")))

    def _widened(self, article: Article, rows: Iterable[columns.Row]) -> list[columns.Row]:
        """Return rows with the columns that go along, and those of the table that is appended to."""
        more: columns.Row = {**dict.fromkeys(self.kept, ""), **dict(article.kept)}
        made = [row | more for row in rows]
        return made if self.held is None else self.held.widened(made)

    def _write_proof(self, options: RunOptions, *, part: bool) -> None:
        """Write the proof sheet, if one is wanted: of what was read, or of the whole table that has grown.

        ``part``: not all was; then one that is there stays.
        """
        if self.proof is None or not (self._tally.articles or self.held is not None):
            return
        if part and self.proof.place.is_taken:
            return
        if (self.held is None and self.ties is None) or self._sheet.target is None:
            written = self.proof.write(options.output)
        else:
            written = self.proof.write_whole(self._sheet.target, self.columns, quiet=options.quiet)
        if not options.quiet:
            say(f"Prüfbogen: {written}")

    def _unread(self, source: readers.Source, message: str) -> None:
        """Tell about something in a source that could not be read."""
        del source
        self._tally.fail(message)

    def _failed(self, article: Article, failure: batch.Failure) -> None:
        """Tell about an article that could not be done."""
        del article
        self._tally.fail(failure.message)
        if self._verbose:
            streams.tell(failure.trace)
