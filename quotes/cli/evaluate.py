"""``quotes evaluate``: rows against gold."""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import Annotated, Self

import typer

from quotes.cli.console import Bar, say
from quotes.cli.german import HelpOption
from quotes.cli.output import put
from quotes.data import Article
from quotes.errors import UsageError
from quotes.evaluation import Evaluation, calibration, faults, floors, output
from quotes.evaluation import evaluate as measure
from quotes.evaluation.found import Found, Rows, by_document, of_quotation, of_table
from quotes.evaluation.gold import Gold
from quotes.evaluation.goldfiles import GoldError, content, read
from quotes.table.chosen import ALL


class OptionError(UsageError):
    """Options that do not go together."""

    @classmethod
    def table_and_calibrate(cls) -> Self:
        """Calibrating needs more of a row than its table holds."""
        return cls("--calibrate: Eine Tabelle sagt nicht, worauf ein Name beruht; bitte ohne --table aufrufen.")

    @classmethod
    def no_floors(cls) -> Self:
        """Nowhere to write floors to."""
        return cls("--write-floors und --lower brauchen --floors DATEI.toml und einander: --write-floors --lower.")


SHORT = "Messen, wie gut die Zitate gefunden sind."


def evaluate(  # noqa: PLR0917 - Typer passes the options by name
    context: typer.Context,
    gold: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="GOLD...",
            show_default=False,
            rich_help_panel="Eingabe",
            help="Annotierte Artikel, Sprecher, Stellen oder Tabellen: .json, .jsonl, beide auch als .gz, .csv, oder "
            "Ordner davon. Was eine Datei enthält, sagen ihre Felder.",
        ),
    ] = None,
    articles: Annotated[
        str | None,
        typer.Option(
            "--articles",
            metavar="ORDNER",
            show_default=False,
            rich_help_panel="Eingabe",
            help="Ordner der Artikel (.txt), wenn das Gold die Texte nicht selbst enthält.",
        ),
    ] = None,
    table: Annotated[
        str | None,
        typer.Option(
            "--table",
            metavar="TABELLE.csv",
            show_default=False,
            rich_help_panel="Eingabe",
            help="Diese Tabelle messen (von quotes extract --types all), statt die Artikel neu zu lesen.",
        ),
    ] = None,
    model: Annotated[
        str,
        typer.Option(
            "--model",
            metavar="NAME",
            show_default=False,
            rich_help_panel="Eingabe",
            help="Sprachmodell; üblich ist das eingebaute, embedded.",
        ),
    ] = "embedded",
    json_file: Annotated[
        str | None,
        typer.Option(
            "--json",
            metavar="DATEI.json",
            show_default=False,
            rich_help_panel="Ausgabe",
            help="Alle Zahlen auch als JSON schreiben.",
        ),
    ] = None,
    errors: Annotated[
        str | None,
        typer.Option(
            "--errors",
            metavar="DATEI.csv",
            show_default=False,
            rich_help_panel="Ausgabe",
            help="Jeden Fehler mit seiner Umgebung in eine Tabelle für Excel schreiben, nach Art des Fehlers.",
        ),
    ] = None,
    calibrate: Annotated[
        str | None,
        typer.Option(
            "--calibrate",
            metavar="DATEI.toml",
            show_default=False,
            rich_help_panel="Ausgabe",
            help="Aus den Treffern die Tabelle der Sicherheit neu zählen; üblich ist quotes/lexicon/certainty.toml.",
        ),
    ] = None,
    floors_file: Annotated[
        str | None,
        typer.Option(
            "--floors",
            metavar="DATEI.toml",
            show_default=False,
            rich_help_panel="Schwellen",
            help="Die Zahlen an diesen Schwellen prüfen; Rückgabe 1, wenn eine verfehlt ist.",
        ),
    ] = None,
    write_floors: Annotated[
        bool,
        typer.Option(
            "--write-floors", rich_help_panel="Schwellen", help="Die Schwellen auf die Zahlen von jetzt heben."
        ),
    ] = False,
    lower: Annotated[
        bool,
        typer.Option("--lower", rich_help_panel="Schwellen", help="Dabei Schwellen auch senken."),
    ] = False,
    quiet: Annotated[
        bool,
        typer.Option("--quiet", "-q", rich_help_panel="Sonstiges", help="Kein Fortschrittsbalken."),
    ] = False,
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose", "-v", rich_help_panel="Sonstiges", help="Programmfehler mit allen Einzelheiten zeigen."
        ),
    ] = False,
    help_: HelpOption = False,  # noqa: ARG001 - answered by its callback
) -> int:
    """Misst die gefundenen Zitate an annotierten Artikeln: Stellen, Arten, Sprecher, Redewörter, Sicherheit.

    [bold]Beispiele[/bold]

      quotes evaluate fixtures/erwartet --articles fixtures/artikel
      quotes evaluate dev.jsonl.gz dev_speakers.jsonl dev_marks.jsonl
      quotes evaluate dev.jsonl.gz --errors fehler.csv --json zahlen.json
      quotes evaluate dev_marks.jsonl --table zitate.csv

    [bold]Was der Befehl zurückgibt[/bold]

      0    gemessen
      1    eine Schwelle verfehlt
      2    falsch aufgerufen, oder das Gold ist nicht zu lesen
      3    Sprachmodell fehlt oder ist beschädigt
    """
    if not gold:
        context.get_help()
        return 0
    if table is not None and calibrate is not None:
        raise OptionError.table_and_calibrate()
    if (write_floors and floors_file is None) or (lower and not write_floors):
        raise OptionError.no_floors()
    wanted = (("--json", json_file, ".json"), ("--errors", errors, ".csv"), ("--calibrate", calibrate, ".toml"))
    for option, path, suffix in (*wanted, ("--floors", floors_file, ".toml")):
        output.check(option, path, suffix)
    known = _floors(floors_file, write=write_floors)
    given = read(gold, articles)
    rows = of_table(table) if table is not None else _extracted(given, model, bar=not quiet, verbose=verbose)
    evaluation = measure(given, rows)
    put(evaluation.report.text())
    if json_file is not None:
        output.write("--json", json_file, json.dumps(evaluation.report.data(), ensure_ascii=False, indent=2) + "\n")
    if errors is not None:
        output.write("--errors", errors, faults.table(evaluation.faults, given.texts))
    if calibrate is not None:
        output.write("--calibrate", calibrate, calibration.table(evaluation.judged, _old(calibrate)))
    if floors_file is None:
        return 0
    return _judge(evaluation, known, floors_file, write=write_floors, lower=lower)


def _extracted(gold: Gold, model: str, *, bar: bool, verbose: bool) -> Rows:
    """Return the rows that the tool finds in the articles of the gold. Raises GoldError if one of them lacks."""
    missing = gold.documents - gold.texts.keys()
    if missing:
        raise GoldError.no_texts(missing)
    articles = [Article(text.text, document=document) for document, text in gold.texts.items()]
    rows: list[Found] = []
    with warnings.catch_warnings(), Bar(len(articles), wanted=bar) as progress:
        if not verbose:
            warnings.simplefilter("ignore")  # torch's; nobody can do anything about them
        from quotes.pipeline import Extractor  # here, because it brings torch, and help must come at once

        for found in Extractor(model).extract_many(articles, ALL):
            rows += map(of_quotation, found)
            progress.step()
    return by_document(rows)


def _old(path: str) -> str:
    """Return the text of a file that is about to be replaced, or nothing."""
    return content(Path(path)) if Path(path).exists() else ""


def _floors(path: str | None, *, write: bool) -> floors.Floors | None:
    """Return the floors of a file; None where there are none yet. Raises FloorError."""
    if path is None or (write and not Path(path).exists()):
        return None
    return floors.parse(content(Path(path)), path)


def _judge(evaluation: Evaluation, known: floors.Floors | None, path: str, *, write: bool, lower: bool) -> int:
    """Hold the figures against the floors, or write these; return the exit code."""
    percents = evaluation.report.percents()
    if write:
        new = floors.of_figures(percents) if known is None else known.moved(percents, lower=lower)
        output.write("--floors", path, new.text())
        say(f"Schwellen: {path}")
        return 0
    missed = known.missed(percents) if known is not None else ()
    for each in missed:
        say(f"Schwelle verfehlt: {each}.")
    return int(bool(missed))
