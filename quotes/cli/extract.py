"""``quotes extract``: from articles to a table."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Self

import typer

from quotes import batch, files, lexicon, readers, writers
from quotes.cli import archiving, options, streams
from quotes.cli.console import say
from quotes.cli.job import Job, RunOptions
from quotes.cli.proofs import Proof
from quotes.cli.proofs import check as check_proof
from quotes.errors import UsageError
from quotes.review import keeping, persons_file, workbooks
from quotes.table.chosen import DEFAULT, chosen
from quotes.table.database import is_archive_name
from quotes.writers.saved_texts import Texts


class LinkError(UsageError):
    """Options that do not go together."""

    @classmethod
    def fill(cls) -> Self:
        """Tell what fills cells."""
        return cls("--fill: Namen aus anderen Artikeln gibt es nur mit --link; bitte beides angeben.")


def extract(  # noqa: PLR0917 - Typer passes the options by name
    context: typer.Context,
    articles: Annotated[
        list[str] | None,
        options.argument(
            "ARTIKEL...",
            "Dateien (Text, Markdown, HTML, MHTML, Word, OpenDocument, PDF, E-Mail, EPUB, RSS, Atom, NewsML, "
            "NITF; Tabellen mit einem Artikel je Zeile als CSV, XLSX, ODS, JSONL, JSON, Parquet), Ordner (auch mit "
            "Unterordnern, ohne Tabellen), Muster wie 'artikel/*.txt'; - ist die Standardeingabe.",
        ),
    ] = None,
    text_column: Annotated[
        str, options.text_column("Für Tabellen: die Spalte mit den Artikeln; sonst erraten, wo es eindeutig ist.")
    ] = "",
    id_column: Annotated[
        str,
        options.id_column(
            "Für Tabellen: die Spalte mit den Kennungen; in der Spalte document steht dann DATEI#KENNUNG. Sonst "
            "erraten oder die Zeilennummer."
        ),
    ] = "",
    keep: Annotated[
        str,
        options.keep(
            "Für Tabellen: Spalten, die in die Tabelle der Zitate mitkommen, mit Komma getrennt, etwa Ressort,Seite; "
            "all sind alle, die sonst niemand liest."
        ),
    ] = "",
    repair: Annotated[
        bool,
        options.repair(
            "Falsch kodierten Text («BrÃ¼cke») beim Lesen reparieren; start und end zählen im reparierten Text."
        ),
    ] = False,
    output: Annotated[
        str | None,
        options.output(
            "TABELLE",
            "Datei für die Tabelle, deren Endung das Format sagt: .csv, .xlsx, .jsonl, .json, .parquet oder .md; "
            ".db (.sqlite) ist ein Archiv: Derselbe Aufruf liest dann jeden Tag nur, was neu ist oder geändert; "
            "sonst auf dem Bildschirm die ersten Zeilen, in einer Pipe (| oder >) alles als CSV.",
        ),
    ] = None,
    form: Annotated[
        str | None,
        options.value(
            "--format",
            "NAME",
            "Format, wenn es keine Endung sagt: csv (üblich), xlsx, jsonl, json, parquet oder md (Markdown).",
        ),
    ] = None,
    headers: Annotated[
        str | None,
        options.value(
            "--headers",
            "SPRACHE",
            "Sprache der Tabelle: en (üblich: speaker, quote, …) oder de (Sprecher, Rolle, Zitat, …; auch die Wörter "
            "in den Zellen, etwa Teilzitat). Mit --append bleibt die der Tabelle.",
        ),
    ] = None,
    dialect: Annotated[
        str | None,
        options.value(
            "--dialect",
            "NAME",
            "Für CSV. excel-de: Semikolon, öffnet sich per Doppelklick in Excel (üblich in Dateien). rfc4180: "
            "Komma, für Programme (üblich auf der Standardausgabe).",
        ),
    ] = None,
    append: Annotated[
        bool,
        options.switch(
            "--append",
            "Nur Artikel lesen, die noch nicht in der Tabelle stehen, und ihre Zeilen anfügen; alle Zeilen und "
            "Korrekturen darin bleiben. Gibt es die Tabelle noch nicht, entsteht sie.",
        ),
    ] = False,
    link: Annotated[
        bool,
        options.switch(
            "--link",
            "Dasselbe Zitat in mehreren Artikeln verbinden (ab fünf Wörtern, mit demselben Sprecher ab drei): same_as "
            "nennt die erste Zeile, reason sagt, was in den anderen anders ist oder wen sie nennen.",
        ),
    ] = False,
    fill: Annotated[
        bool, options.switch("--fill", "Mit --link: leere Sprecher füllen, wo ein anderer Artikel ihn nennt.")
    ] = False,
    force: Annotated[
        bool,
        options.force(
            "Auch eine Datei überschreiben, die keine unveränderte Tabelle von quotes ist oder Geprüftes enthält, und "
            "das Journal eines Laufs, der nicht fertig geworden ist."
        ),
    ] = False,
    save_text: Annotated[
        str | None,
        options.value(
            "--save-text",
            "ORDNER",
            "Den gelesenen Text jedes Artikels dort ablegen, genau wie ihn start und end zählen: eine .txt-Datei "
            "je Artikel (UTF-8 ohne BOM), mit dem Namen aus der Spalte document, Sonderzeichen als _.",
        ),
    ] = None,
    proof: Annotated[
        str | None,
        options.value(
            "--report",
            "DATEI.html",
            "Dazu gleich den Prüfbogen schreiben, wie es quotes report täte; mit --append den der ganzen Tabelle, "
            "bei einem Archiv den des Neuen.",
        ),
    ] = None,
    types: Annotated[
        str,
        options.types(
            "Welche Arten in die Tabelle kommen, mit Komma getrennt: direct (wörtliche Rede), partial (einzelne "
            "Worte im Satz), indirect (ohne Zeichen), scare (sogenannt, Ironie, Begriff), title (Werk, Name) oder all.",
            panel="Erkennung",
        ),
    ] = DEFAULT,
    persons: Annotated[
        str | None,
        options.persons(
            "Namen, Rollen und Arten von Sprechern aus dieser Datei nehmen (siehe quotes persons).", panel="Erkennung"
        ),
    ] = None,
    min_certainty: Annotated[
        int,
        options.min_certainty(
            "Den Sprecher leer lassen, wo certainty darunter liegt; reason nennt, wer es gewesen wäre."
        ),
    ] = 0,
    strict: options.StrictOption = False,
    model: Annotated[
        str,
        options.model(
            "Sprachmodell: embedded (das eingebaute, üblich), official (das von Stanza, siehe quotes models) oder "
            "der Pfad eines Ordners mit einem Modell.",
            panel="Erkennung",
        ),
    ] = options.USUAL_MODEL,
    own_words: options.LexiconOption = None,
    workers: Annotated[
        int | None,
        options.workers(
            "So viele Prozesse arbeiten nebeneinander, jeder mit bis zu 1 GB Speicher. Üblich: einer je Kern, bei "
            "wenigen Artikeln nur einer."
        ),
    ] = None,
    resume: Annotated[
        bool,
        options.switch(
            "--resume",
            "Nach einem Abbruch, Absturz oder Stromausfall weitermachen: Was in TABELLE.journal steht, ist getan. War "
            "der Lauf schon fertig und keine Eingabe seither neu, wird das gesagt und nichts getan.",
            panel="Lauf",
        ),
    ] = False,
    quiet: Annotated[bool, options.quiet()] = False,
    verbose: options.VerboseOption = False,
    help_: options.HelpOption = False,  # noqa: ARG001 - answered by its callback
) -> int:
    """Findet die Zitate in Artikeln und schreibt sie als Tabelle, eine Zeile je Zitat.

    [bold]Beispiele[/bold]

      quotes extract artikel.txt      die ersten Zeilen auf dem Bildschirm
      quotes extract artikel/ -o zitate.csv
      quotes extract artikel/ -o zitate.xlsx --headers de
      quotes extract artikel/ -o zitate.xlsx --append   nur das Neue
      quotes extract 'archiv/2026-*.txt' --types all -o zitate.csv
      quotes extract artikel.xlsx --text-column Volltext --keep Ressort,Seite -o zitate.csv
      quotes extract seite.html ausgabe.pdf --save-text texte/ -o zitate.csv
      quotes extract archiv.jsonl -o zitate.csv --resume
      quotes extract neu/ -o zitate.db                  ein Archiv, das wächst (siehe quotes find)
      cat artikel.txt | quotes extract -

    [bold]Was der Befehl zurückgibt[/bold]

      0    fertig, auch wenn es keine Zitate gibt
      1    einzelne Eingaben gescheitert, alles andere steht in der Tabelle
      2    falsch aufgerufen, oder eine eigene Wortliste hat einen Fehler
      3    Sprachmodell fehlt oder ist beschädigt
      130  abgebrochen, was bis dahin fertig war, steht in der Tabelle; --resume macht dort weiter
    """
    if not articles and sys.stdin is not None and sys.stdin.isatty():
        context.get_help()
        return 0
    about_tables = {"--format": form, "--dialect": dialect, "--headers": headers, "--force": force, "--link": link}
    is_archive = archiving.is_asked_for(output, about_tables)
    if fill and not link:
        raise LinkError.fill()
    with _alone(output) as (place, reserved):
        wanted = chosen(types)
        known = persons_file.read(persons) if persons else None
        lists = lexicon.own_lists(own_words)
        found = readers.find(articles or [readers.STDIN], tables=bool(text_column))
        sources = [source.path for source in found.sources if source.path is not None]
        sheet_of = None if proof is None else Proof(check_proof(proof, force=force, inputs=sources), wanted)
        asked = readers.Columns(text_column, id_column, options.listed(keep), repair=repair)
        held = _held(output, headers, asked) if append else None
        _check(place, found, sources, resume=resume, rows=not any([append, force, is_archive]))
        kept = readers.kept(found.sources, asked)
        texts = Texts(save_text, force=force, inputs=sources) if save_text else None
        bare = {output, form, dialect} == {None}
        if is_archive:
            sheet: writers.Table = archiving.ArchiveTable(place)
        else:
            sheet = _opened(held, place, dialect, bare=bare, force=force, form=form, headers=headers or "en", kept=kept)
        try:
            job = (archiving.ArchiveJob if is_archive else Job)(found, wanted, sheet, verbose=verbose)
            job.reserved, job.columns, job.kept = reserved, asked, kept
            job.append_to(held)
            if link:
                from quotes.checking.linking import Ties  # here, because it brings numpy

                job.ties, sheet.later = Ties(), writers.Linked(fill=fill)
            job.texts, job.persons, job.proof = texts, known, sheet_of
            least = options.least_certainty(min_certainty, strict=strict)
            here = workers or batch.default_workers()
            job.setup = batch.Setup(model, least, here, verbose, lists, "indirect" in wanted)
            job.about = writers.Run(articles or [readers.STDIN], settings=job.settings(types))
            with streams.quiet_libraries(verbose=verbose):
                return job.do(RunOptions(resume=resume, force=force, quiet=quiet, output=output))
        finally:
            sheet.drop()
    return 0


@contextmanager
def _alone(output: str | None) -> Iterator[tuple[files.Place | None, batch.Reservation | None]]:
    """Give the place of the table, which no other run has as long as this lasts; None: standard output.

    Ends in silence when whoever reads standard output has had enough («quotes extract … | head»).
    """
    archive = archiving.place_of(output)
    place = archive or writers.place_of(output)
    reserved = batch.Reservation(place.path) if place is not None else None
    try:
        yield place.anew() if place is not None and archive is None else place, reserved
    except BrokenPipeError:  # Typer would make it an error
        streams.discard(sys.stdout)
    finally:
        if reserved is not None:
            reserved.release()


def _held(output: str | None, headers: str | None, asked: readers.Columns) -> keeping.Held | None:
    """Return the table that is appended to; None: there is none yet, or an archive, which does that by itself."""
    return None if is_archive_name(output) else keeping.Held.at(output, headers, asked)


def _check(
    place: files.Place | None, found: readers.Found, sources: Iterable[Path], *, resume: bool, rows: bool
) -> None:
    """Raise an error if the table would take the place of an input, or of ``rows`` that are somebody's."""
    if place is not None:
        files.allow(place, force=True, inputs=sources)
    if rows:
        keeping.check(place, found.sources, resume=resume)


def _opened(
    held: keeping.Held | None,
    place: files.Place | None,
    dialect: str | None,
    *,
    bare: bool,
    force: bool,
    form: str | None,
    headers: str,
    kept: tuple[str, ...],
) -> writers.Table:
    """Begin the table; one that is appended to keeps its columns, their language, its dialect and its look."""
    if bare and sys.stdout.isatty():
        return writers.on_screen()
    if held is None or place is None:
        return writers.open_table(place, dialect, force=force, form=form, headers=headers, extra=kept)
    loaded, output = held.loaded, place.given
    if not force:
        workbooks.check_whole(output)
    for line in workbooks.left_behind(loaded, [output], output):
        say(f"Hinweis: {line}")
    return writers.open_table(
        place,
        dialect or loaded.dialect or None,
        force=True,
        form=form,
        headers=loaded.headers,
        extra=tuple(dict.fromkeys([*loaded.extra, *kept])),
        over=workbooks.base([output], output),
    )
