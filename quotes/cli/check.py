"""``quotes check``: the quotations of a draft against its sources."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from quotes import batch, files, lexicon, readers
from quotes.batch.article_queue import MANY
from quotes.checking import Checker, Claim, Finding, worst_first
from quotes.checking.said import Voice, asked
from quotes.cli import checked, options, streams
from quotes.cli.console import Bar, Inputs, say
from quotes.cli.output import put
from quotes.data import Article, Quotation
from quotes.review import drafts
from quotes.table.chosen import DEFAULT, chosen
from quotes.writers import checks

_SHEET = ".html"


def check(  # noqa: PLR0917 - Typer passes the options by name
    context: typer.Context,
    draft: Annotated[
        list[str] | None,
        options.argument(
            "ENTWURF...", "Der Entwurf: Text, Word, HTML oder was sonst quotes extract liest; - geht auch."
        ),
    ] = None,
    against: Annotated[
        list[str] | None,
        options.several(
            "--against",
            "QUELLE...",
            "Woraus zitiert wird: Mitschriften, Mitteilungen, Agenturtexte, PDF, Tabellen von Artikeln; Dateien, "
            "Ordner, Muster, mehrere hintereinander.",
            panel="Eingabe",
        ),
    ] = None,
    text_column: Annotated[str, options.text_column("Für Tabellen: die Spalte mit den Artikeln.")] = "",
    id_column: Annotated[str, options.id_column("Für Tabellen: die Spalte mit den Kennungen.")] = "",
    repair: Annotated[bool, options.repair("Falsch kodierten Text («BrÃ¼cke») beim Lesen reparieren.")] = False,
    output: Annotated[
        list[str] | None,
        options.output(
            "DATEI",
            "Den Befund schreiben: als Tabelle (.csv, .xlsx, .jsonl) oder als Prüfbogen mit Entwurf und Quelle "
            "nebeneinander (.html); auch mehrmals.",
        ),
    ] = None,
    force: Annotated[bool, options.force(options.NOT_OURS)] = False,
    types: Annotated[
        str,
        options.types(
            "Welche Arten geprüft werden, wie bei extract, nur ohne indirect; in der Überschrift immer alles in "
            "Anführungszeichen.",
            panel="Auswahl",
        ),
    ] = DEFAULT,
    words_only: Annotated[
        bool,
        options.switch(
            "--words-only", "Nur die Wörter vergleichen, nicht auch, wer es gesagt hat: schneller.", panel="Auswahl"
        ),
    ] = False,
    model: Annotated[str, options.model(panel="Erkennung")] = options.USUAL_MODEL,
    own_words: options.LexiconOption = None,
    workers: Annotated[
        int | None, options.workers("So viele Prozesse lesen nebeneinander; üblich ist einer je Kern.")
    ] = None,
    quiet: Annotated[bool, options.quiet()] = False,
    verbose: options.VerboseOption = False,
    help_: options.HelpOption = False,  # noqa: ARG001 - answered by its callback
) -> int:
    """Prüft, ob jedes Zitat eines Entwurfs wörtlich in den Quellen steht, auch in der Überschrift.

    [bold]Was herauskommt[/bold]

      wörtlich        dieselben Wörter; anders sein dürfen nur Zeichen,
                      Leerraum, Striche, der erste Buchstabe und was
                      mit … oder [ ] gezeigt ist
      gekürzt         Wörter fehlen ohne Zeichen
      verändert       andere Wörter; ein «nicht» mehr oder weniger steht zuerst
      nicht gefunden  in keiner Quelle
      nicht prüfbar   so nicht da, aber eine Quelle ließ sich nicht sicher
                      lesen (Scan, falsche Kodierung)

    [bold]Beispiele[/bold]

      quotes check entwurf.docx --against mitschrift.txt mitteilung.pdf
      quotes check entwurf.docx --against quellen/ -o befund.xlsx
      quotes check entwurf.docx --against quellen/ -o pruefen.html

    [bold]Was der Befehl zurückgibt[/bold]

      0    jedes Zitat ist wörtlich, oder es gibt keines
      1    eines ist es nicht oder ist in der Quelle von jemand anderem,
           oder eine Eingabe ließ sich nicht lesen
      2    falsch aufgerufen
      3    Sprachmodell fehlt oder ist beschädigt
    """
    if not draft and not against:
        context.get_help()
        return 0
    if not draft:
        raise drafts.DraftError.no_drafts()
    if not against:
        raise drafts.DraftError.no_sources()
    wanted = chosen(types) - {"indirect"}
    places = _places(output or [], [*draft, *against], force=force)
    columns = readers.Columns(text_column, id_column, repair=repair)
    setup = batch.Setup(model, 0, workers or batch.default_workers(), verbose, lexicon.own_lists(own_words))
    desk = Desk(setup, columns, words_only=words_only, quiet=quiet, verbose=verbose)
    with streams.quiet_libraries(verbose=verbose), contextlib.closing(desk):
        findings = desk.work(draft, against, wanted)
    put(checked.listed(findings, colour=_colour()), safe=_colour())
    if not quiet and findings:
        say(checked.summary(findings))
    for place in places:
        made = desk.sheet(findings) if place.path.suffix.lower() == _SHEET else None
        written = files.write(place, made or checks.table(findings, place.path.suffix.lower()))
        if not quiet:
            say(f"{'Prüfbogen' if made else 'Befund'}: {written}")
    return int(desk.failed or not all(each.holds for each in findings))


def _colour() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def _places(outputs: Iterable[str], inputs: Sequence[str], *, force: bool) -> list[files.Place]:
    """Return where results shall lie, before any work is done. Raises FileError or DraftError."""
    made = []
    for output in outputs:
        if Path(output).suffix.lower() not in {*checks.SUFFIXES, _SHEET}:
            raise drafts.DraftError.format(output)
        place = files.look("--output", output, "befund.csv")
        files.allow(place, force=force, inputs=[*inputs, *drafts.paths(inputs)])
        made.append(place)
    return made


class Desk:
    """One check: reads, looks up, asks who speaks."""

    def __init__(
        self, setup: batch.Setup, columns: readers.Columns, *, words_only: bool, quiet: bool, verbose: bool
    ) -> None:
        """Work with this ``setup``. ``columns``: of tables of articles."""
        self._setup = setup
        self._columns = columns
        self._words_only = words_only
        self._quiet = quiet
        self._verbose = verbose
        self.drafts: list[Article] = []
        self.sources: list[Article] = []
        self.failed = False
        self._queue: batch.ArticleQueue | None = None

    def work(self, draft: Sequence[str], against: Sequence[str], wanted: frozenset[str]) -> list[Finding]:
        """Return what became of each quotation, the worst first. Raises QuotesError when nothing can be done."""
        given = drafts.gather(draft, self._columns)
        material = drafts.gather(against, self._columns, leave_out=drafts.paths(draft))
        self._tell(given, material)
        self.drafts, self.sources = given.articles, material.articles
        claims = list(self._claims(given.articles, wanted))
        if given.articles and not claims:
            say("Hinweis: Im Entwurf steht kein Zitat, das zu prüfen wäre.")
        if not claims:
            return []
        checker = Checker(material.articles, material.doubtful, material.unread)
        findings = [checker.check(claim) for claim in claims]
        if not self._words_only:
            findings = self._voiced(findings)
        return worst_first(findings)

    def sheet(self, findings: Sequence[Finding]) -> str:
        """Return the proof sheet."""
        from quotes.review import check_sheet

        return check_sheet.as_html(findings, self.drafts, self.sources)

    def _tell(self, given: drafts.Material, material: drafts.Material) -> None:
        """Say what could not be read, or not surely."""
        for failure in (*given.failures, *material.failures):
            self.failed = True
            say(f"Fehler: {failure}")
        if self._quiet:
            return
        for name in material.left_out:
            say(f"Hinweis: {name} ist der Entwurf selbst und zählt nicht als Quelle.")
        for skipped in filter(None, (given.skipped, material.skipped)):
            say(f"Hinweis: {skipped}")
        told: dict[str, Inputs] = {}
        for name, notice in (*given.notices, *material.notices):
            told.setdefault(notice, Inputs()).add(name)
        for notice, inputs in told.items():
            say(f"Hinweis: {notice}: {inputs}")

    def _claims(self, articles: Sequence[Article], wanted: frozenset[str]) -> Iterator[Claim]:
        for article, rows in self._rows(articles):
            yield from drafts.claims(article, rows, wanted)

    def _voiced(self, findings: Sequence[Finding]) -> list[Finding]:
        """Return findings with who says it in the sources.

        Where many sources are to be asked, first only the lines around a quotation are read, which mostly name
        somebody; the whole source, where they name nobody, or somebody else than the draft does.
        """
        if len(asked(findings)) < MANY:
            return drafts.told(findings, self._heard(findings, drafts.WIDE))
        near = drafts.told(findings, self._heard(findings, drafts.NEAR))
        open_ = [old for old, new in zip(findings, near, strict=True) if not new.speaker or new.elsewhere]
        wide = iter(drafts.told(open_, self._heard(open_, drafts.WIDE)))
        return [next(wide) if not each.speaker or each.elsewhere else each for each in near]

    def _heard(self, findings: Sequence[Finding], reach: drafts.Reach) -> dict[int, list[Voice]]:
        """Return what is said in the sources in which something was found."""
        cuts = list(drafts.cuts(findings, self.sources, reach))
        heard: dict[int, list[Voice]] = {}
        for cut, (_, rows) in zip(cuts, self._rows([cut.article for cut in cuts], bar=True), strict=False):
            heard.setdefault(cut.source, []).extend(Voice.of(row, cut.by) for row in rows)
        return heard

    def _rows(self, articles: Sequence[Article], *, bar: bool = False) -> Iterator[tuple[Article, list[Quotation]]]:
        """Yield articles with their quotations; one that fails is told and has none."""
        if not articles:
            return
        with Bar(len(articles), wanted=bar and not self._quiet) as progress:
            for article, result in self._queue_for(articles).results(articles):
                progress.step()
                if not isinstance(result, batch.Failure):
                    yield article, result
                    continue
                self.failed = True
                say(f"Fehler: {result.message}")
                if self._verbose:
                    streams.tell(result.trace)
                yield article, []

    def _queue_for(self, articles: Sequence[Article]) -> batch.ArticleQueue:
        """Return the queue that has the model already, or one with workers where they are worth it."""
        if self._queue is None or (self._setup.workers > 1 and len(articles) >= MANY):
            self.close()
            self._queue = batch.ArticleQueue(self._setup)
        return self._queue

    def close(self) -> None:
        """End whatever is at work."""
        if self._queue is not None:
            self._queue.close()
