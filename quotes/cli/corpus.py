"""``quotes corpus``: a whole archive, on all cores or many machines, to a folder of Parquet files."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Annotated

import typer

from quotes import batch, lexicon, readers
from quotes.cli import options, streams
from quotes.cli.console import Bar, Tally, count, say
from quotes.cli.streams import quiet_libraries
from quotes.corpus import Folder, Input, Order, Outcome, Partition, Settings, look
from quotes.corpus.errors import CorpusError
from quotes.table.chosen import DEFAULT, chosen

_MACHINES = 64  # workers that a cluster is taken to have when its work is cut


def corpus(  # noqa: PLR0917 - Typer passes the options by name
    context: typer.Context,
    articles: Annotated[
        str | None,
        options.argument(
            "EINGABE",
            "Eine Parquet-Tabelle mit einem Artikel je Zeile oder ein Ordner mit solchen Tabellen oder mit "
            "Artikeln (auch in Unterordnern).",
        ),
    ] = None,
    output: Annotated[
        str | None,
        options.argument(
            "ORDNER",
            "Ordner für die Tabelle: eine Parquet-Datei je Teil. Was darin schon fertig ist, wird nicht noch "
            "einmal gemacht.",
        ),
    ] = None,
    text_column: Annotated[
        str, options.text_column("Die Spalte mit den Artikeln; sonst erraten, wo es eindeutig ist.")
    ] = "",
    id_column: Annotated[
        str, options.id_column("Die Spalte mit den Kennungen; sonst erraten oder die Zeilennummer.")
    ] = "",
    keep: Annotated[
        str,
        options.keep(
            "Spalten, die in die Tabelle der Zitate mitkommen, mit Komma getrennt, etwa Ressort,Seite; all sind alle, "
            "die sonst niemand liest."
        ),
    ] = "",
    repair: Annotated[bool, options.repair("Falsch kodierten Text («BrÃ¼cke») beim Lesen reparieren.")] = False,
    scheduler: Annotated[
        str,
        options.value(
            "--scheduler",
            "ADRESSE",
            "Adresse eines Dask-Schedulers, etwa tcp://10.0.0.5:8786; seine Arbeitsprozesse müssen Eingabe und "
            "Ausgabe unter denselben Pfaden sehen. Sonst arbeiten nur die Kerne dieses Rechners.",
            panel="Lauf",
        ),
    ] = "",
    workers: Annotated[
        int | None,
        options.workers("So viele Prozesse arbeiten auf diesem Rechner nebeneinander. Üblich: einer je Kern."),
    ] = None,
    partition: Annotated[
        int | None,
        options.number(
            "--partition",
            "ZAHL",
            "So viele Artikel kommen in einen Teil. Üblich: 20 bis 1000, je nach Umfang.",
            panel="Lauf",
        ),
    ] = None,
    force: Annotated[bool, options.force("Fertige Teile löschen und von vorn beginnen.", panel="Lauf")] = False,
    types: Annotated[
        str, options.types("Welche Arten in die Tabelle kommen, wie bei quotes extract.", panel="Erkennung")
    ] = DEFAULT,
    min_certainty: Annotated[int, options.min_certainty("Den Sprecher leer lassen, wo certainty darunter liegt.")] = 0,
    strict: options.StrictOption = False,
    model: Annotated[
        str,
        options.model(
            "Sprachmodell, wie bei quotes extract; es muss auf allen Rechnern dasselbe sein.", panel="Erkennung"
        ),
    ] = options.USUAL_MODEL,
    own_words: options.LexiconOption = None,
    quiet: Annotated[bool, options.quiet()] = False,
    verbose: options.VerboseOption = False,
    help_: options.HelpOption = False,  # noqa: ARG001 - answered by its callback
) -> int:
    """Findet die Zitate eines ganzen Archivs und schreibt sie als Parquet-Dateien, dieselben Zeilen wie quotes extract.

    Die Teile wissen nichts voneinander: Steht ein Text in mehreren Artikeln, haben seine Zeilen überall dieselbe id,
    und same_as bleibt leer.

    Nach einem Abbruch oder Absturz macht derselbe Aufruf mit dem weiter, was noch fehlt. Braucht Dask:
    pip install 'quotes\\[dask]'.

    [bold]Beispiele[/bold]

      quotes corpus archiv.parquet zitate/
      quotes corpus archiv/ zitate/ --workers 8
      quotes corpus archiv.parquet zitate/ --keep Ressort,Seite
      quotes corpus archiv.parquet zitate/ --scheduler tcp://10.0.0.5:8786

    [bold]Was der Befehl zurückgibt[/bold]

      0    fertig
      1    einzelne Eingaben gescheitert, alles andere steht in der Tabelle
      2    falsch aufgerufen, oder eine eigene Wortliste hat einen Fehler
      3    Sprachmodell fehlt oder ist beschädigt
      130  abgebrochen; derselbe Aufruf macht dort weiter
    """
    if articles is None:
        context.get_help()
        return 0
    if output is None:
        raise CorpusError.no_output()
    wanted = chosen(types)
    lists = lexicon.own_lists(own_words)
    _demand_libraries()
    folder = Folder(output)
    found = look(articles, folder.path)
    asked = readers.Columns(text_column, id_column, options.listed(keep), repair=repair)
    kept = readers.kept(found.sources, asked)
    least = options.least_certainty(min_certainty, strict=strict)
    setup = batch.Setup(model, least, 1, verbose, lists, "indirect" in wanted)
    here = workers or batch.default_workers()
    with folder.locked(), quiet_libraries(verbose=verbose):
        then = None if force else folder.settings()
        cut = partition or (then.partition if then else found.fitting(_MACHINES if scheduler else here))
        told = ",".join(sorted(wanted))
        recipe = batch.recipe(setup)
        settings = Settings(recipe, articles, told, text_column, id_column, cut, ",".join(kept), repair)
        folder.begin(settings, force=force)
        order = Order(str(folder.path), setup, recipe, wanted, asked, kept, folder.call)
        return _Run(folder, found, order, quiet=quiet).do(list(found.cut(cut)), scheduler, here)


def _demand_libraries() -> None:
    """Raise CorpusError if one of those is missing that come with the extra."""
    try:
        for name in ("distributed", "pyarrow", "cryptography"):  # the last for certificates
            import_module(name)
    except ImportError as error:
        raise CorpusError.no_dask() from error


class _Run:
    """One run: hands out what is to be done, and tells how it goes."""

    def __init__(self, folder: Folder, found: Input, order: Order, *, quiet: bool) -> None:
        self._folder = folder
        self._order = order
        self._quiet = quiet
        self._tally = Tally()
        for failure in found.failures:
            self._tally.fail(str(failure))

    def do(self, partitions: Sequence[Partition], scheduler: str, workers: int) -> int:
        """Do the partitions that are not done yet; return the exit code. Raises QuotesError when nothing goes on."""
        todo = [partition for partition in partitions if not self._is_done(partition)]
        self._folder.check(todo, len(partitions))
        dropped = self._folder.drop_beyond(len(partitions))
        before = len(partitions) - len(todo)
        if before:
            self._say(f"Es geht weiter: {before} von {count(len(partitions), 'Teil', 'Teilen')} schon fertig.")
        if dropped:
            self._say(f"Hinweis: {count(dropped, 'Teil', 'Teile')} gelöscht, weil die Eingabe kleiner geworden ist.")
        done = 0
        try:
            if todo:
                for outcome in self._outcomes(todo, scheduler, workers):
                    self._take(outcome)
                    done += 1
        except KeyboardInterrupt:
            parts = count(len(partitions), "Teil", "Teilen")
            say(f"Abgebrochen nach {before + done} von {parts}; derselbe Aufruf macht dort weiter.")
            return options.INTERRUPTED
        for hint in self._tally.hints():
            self._say(hint)
        self._say(self._tally.summary(0, 0))
        self._say(f"Tabelle: {count(len(partitions), 'Teil', 'Teile')} in {self._folder.path}")
        return int(self._tally.failures > 0)

    def _is_done(self, partition: Partition) -> bool:
        """Tell whether the part is there already, and count it if it is."""
        outcome = self._folder.done(partition)
        if outcome is not None:
            self._take(outcome)
        return outcome is not None

    def _outcomes(self, todo: Sequence[Partition], scheduler: str, workers: int) -> Iterator[Outcome]:
        from quotes.corpus import cluster  # here, because it brings Dask, and help must come at once

        wanted = not self._quiet and sys.stderr.isatty()
        with (
            cluster.connected(scheduler, min(workers, len(todo)), verbose=self._order.setup.verbose) as client,
            Bar(sum(partition.size for partition in todo), wanted=wanted) as progress,
        ):
            if scheduler and not cluster.strength(client):
                self._say(
                    "Noch hat sich beim Scheduler kein Arbeitsprozess gemeldet; es geht los, sobald einer da ist."
                )
            for outcome in cluster.outcomes(client, todo, self._order):
                yield outcome
                for _ in range(outcome.articles):
                    progress.step()

    def _take(self, outcome: Outcome) -> None:
        """Count a part, and tell what went wrong in it."""
        for name, number in outcome.counts.items():
            setattr(self._tally, name, getattr(self._tally, name) + number)
        for name, notices in outcome.notices:
            self._tally.note(name, notices)
        for failure in outcome.failures:
            self._tally.fail(failure.message)
            if self._order.setup.verbose:
                streams.tell(failure.trace)

    def _say(self, message: str) -> None:
        if not self._quiet:
            say(message)
