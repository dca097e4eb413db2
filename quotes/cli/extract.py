"""``quotes extract``: from articles to a table."""

from __future__ import annotations

import os
import sys
import traceback
import warnings
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from quotes import readers, table, writers
from quotes.cli.german import HelpOption
from quotes.cli.report import Bar, Tally, say
from quotes.errors import InputError, QuotesError, UsageError
from quotes.types import Article, Quotation, Type

if TYPE_CHECKING:
    from quotes.pipeline import Extractor

SHORT = "Zitate finden und als Tabelle schreiben."
TYPES: tuple[str, ...] = get_args(Type)
INTERRUPTED = 130


def extract(  # noqa: PLR0917 - Typer passes the options by name
    context: typer.Context,
    articles: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ARTIKEL...",
            show_default=False,
            rich_help_panel="Eingabe",
            help="Textdateien, Ordner (alle .txt darin, auch in Unterordnern), Muster wie 'artikel/*.txt'; "
            "- ist die Standardeingabe.",
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="TABELLE.csv",
            show_default=False,
            rich_help_panel="Ausgabe",
            help="Datei für die Tabelle; sonst Standardausgabe.",
        ),
    ] = None,
    dialect: Annotated[
        str | None,
        typer.Option(
            "--dialect",
            metavar="NAME",
            show_default=False,
            rich_help_panel="Ausgabe",
            help="excel-de: Semikolon, öffnet sich per Doppelklick in Excel (üblich in Dateien). rfc4180: Komma, "
            "für Programme (üblich auf der Standardausgabe).",
        ),
    ] = None,
    force: Annotated[
        bool,
        typer.Option(
            "--force",
            rich_help_panel="Ausgabe",
            help="Auch eine Datei überschreiben, die keine unveränderte Tabelle von quotes ist.",
        ),
    ] = False,
    types: Annotated[
        str,
        typer.Option(
            "--types",
            metavar="LISTE",
            show_default=False,
            rich_help_panel="Erkennung",
            help="Welche Arten in die Tabelle kommen, mit Komma getrennt: direct (wörtliche Rede), partial (einzelne "
            "Worte im Satz), indirect (ohne Zeichen), scare (sogenannt, Ironie, Begriff), title (Werk, Name) oder all. "
            "Üblich: direct,partial.",
        ),
    ] = "direct,partial",
    model: Annotated[
        str,
        typer.Option(
            "--model",
            metavar="NAME",
            show_default=False,
            rich_help_panel="Erkennung",
            help="Sprachmodell: embedded (das eingebaute, üblich), official (das von Stanza, siehe quotes models) oder "
            "der Pfad eines Ordners mit einem Modell.",
        ),
    ] = "embedded",
    quiet: Annotated[
        bool,
        typer.Option("--quiet", "-q", rich_help_panel="Sonstiges", help="Nur Fehler melden."),
    ] = False,
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose",
            "-v",
            rich_help_panel="Sonstiges",
            help="Programmfehler mit allen Einzelheiten zeigen.",
        ),
    ] = False,
    help_: HelpOption = False,  # noqa: ARG001 - answered by its callback
) -> int:
    """Findet die Zitate in Artikeln und schreibt sie als Tabelle, eine Zeile je Zitat.

    [bold]Beispiele[/bold]

      quotes extract artikel.txt
      quotes extract artikel/ -o zitate.csv
      quotes extract 'archiv/2026-*.txt' --types all -o zitate.csv
      cat artikel.txt | quotes extract -

    [bold]Was der Befehl zurückgibt[/bold]

      0    fertig, auch wenn es keine Zitate gibt
      1    einzelne Eingaben gescheitert, alles andere steht in der Tabelle
      2    falsch aufgerufen
      3    Sprachmodell fehlt oder ist beschädigt
      130  abgebrochen, was bis dahin fertig war, steht in der Tabelle
    """
    if not articles and sys.stdin.isatty():
        context.get_help()
        return 0
    wanted = chosen_types(types)
    sheet = writers.open_table(output, dialect, force=force)
    try:
        tally = Tally()
        found = readers.find(articles or [readers.STDIN])
        for failure in found.failures:
            tally.fail(str(failure))
        job = Job(found.sources, wanted, sheet, tally, verbose=verbose)
        with _quiet_libraries(verbose=verbose):
            code = job.run(model, bar=not quiet and (sheet.target is not None or not sys.stdout.isatty()))
    except BrokenPipeError:  # «quotes extract … | head»: whoever reads has had enough; Typer would make it an error
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python complains at its end
        return 0
    finally:
        sheet.drop()
    if not quiet:
        job.conclude()
    return code


def chosen_types(names: str) -> frozenset[str]:
    """Return the types that ``--types`` names. Raises UsageError for a name that is none, or for none at all."""
    chosen = [name.strip().lower() for name in names.split(",") if name.strip()]
    for name in chosen or [""]:
        if name not in {*TYPES, "all"}:
            raise UsageError.unknown_type(name, TYPES)
    return frozenset(TYPES if "all" in chosen else chosen)


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

    def run(self, model: str, *, bar: bool) -> int:
        """Do it and return the exit code. Raises QuotesError when model, word lists or the output fail."""
        code = 0
        try:
            if self._sources:
                self._work(model, bar=bar)
        except KeyboardInterrupt:
            code = INTERRUPTED
            kept = "ihre Zitate stehen in der Tabelle" if self._tally.articles else "es gibt keine Tabelle"
            say(f"Abgebrochen nach {self._tally.articles} von {len(self._sources)} Artikeln; {kept}.")
        if self._tally.articles:  # else there is nothing that would be worth an older table
            self._sheet.keep()
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

            extractor = Extractor(model)
            for article, found in resilient(extractor, self._articles(), self._failed):
                self._write(article, found)
                progress.step()

    def _articles(self) -> Iterator[Article]:
        """Read one source after the other; a failure is told and the next one read."""
        for source in self._sources:
            try:
                article, notices = readers.read(source)
            except InputError as error:
                self._tally.fail(str(error))
            except Exception as error:  # noqa: BLE001 - whatever it is, the other articles must not suffer from it
                self._failed(Article("", document=source.name), error)
            else:
                self._tally.note(source.name, notices)
                yield article

    def _write(self, article: Article, found: Sequence[Quotation]) -> None:
        """Write the rows of an article, if every one of them is verbatim."""
        written = [quotation for quotation in found if quotation.type in self._wanted]
        try:
            rows = table.rows(written, article.text)
        except QuotesError as error:
            self._failed(article, error)
            return
        self._sheet.write(rows)
        self._tally.add(found, written)

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


@contextmanager
def _quiet_libraries(*, verbose: bool) -> Iterator[None]:
    """Keep the warnings of torch and others from users, who can do nothing about them."""
    with warnings.catch_warnings():
        if not verbose:
            warnings.simplefilter("ignore")
        yield
