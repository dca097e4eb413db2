"""``quotes evaluate``: rows against gold."""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import Annotated, Self

import typer

from quotes import files
from quotes.cli import options
from quotes.cli.console import Bar, say
from quotes.cli.output import put
from quotes.data import Article
from quotes.errors import UsageError
from quotes.evaluation import Evaluation, calibration, faults, floors
from quotes.evaluation import evaluate as measure
from quotes.evaluation.found import Found, Rows, by_document, of_quotation, of_table
from quotes.evaluation.gold import Gold
from quotes.evaluation.goldfiles import GoldError, content, read
from quotes.lexicon import OwnLists, fingerprint, own_lists
from quotes.table.chosen import ALL


class CombinationError(UsageError):
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
        options.argument(
            "GOLD...",
            "Annotierte Artikel, Sprecher, Stellen oder Tabellen: .json, .jsonl, beide auch als .gz, .csv, oder "
            "Ordner davon. Was eine Datei enthält, sagen ihre Felder.",
        ),
    ] = None,
    articles: Annotated[
        str | None,
        options.value(
            "--articles",
            "ORDNER",
            "Ordner der Artikel (.txt), wenn das Gold die Texte nicht selbst enthält.",
            panel="Eingabe",
        ),
    ] = None,
    table: Annotated[
        str | None,
        options.value(
            "--table",
            "TABELLE.csv",
            "Diese Tabelle messen (von quotes extract --types all), statt die Artikel neu zu lesen.",
            panel="Eingabe",
        ),
    ] = None,
    model: Annotated[str, options.model(panel="Eingabe")] = options.USUAL_MODEL,
    own_words: options.LexiconOption = None,
    json_file: Annotated[
        str | None, options.value("--json", "DATEI.json", "Alle Zahlen auch als JSON schreiben.")
    ] = None,
    errors: Annotated[
        str | None,
        options.value(
            "--errors",
            "DATEI.csv",
            "Jeden Fehler mit seiner Umgebung in eine Tabelle für Excel schreiben, nach Art des Fehlers.",
        ),
    ] = None,
    calibrate: Annotated[
        str | None,
        options.value(
            "--calibrate",
            "DATEI.toml",
            "Aus den Treffern die Tabelle der Sicherheit neu zählen; üblich ist quotes/lexicon/certainty.toml.",
        ),
    ] = None,
    floors_file: Annotated[
        str | None,
        options.value(
            "--floors",
            "DATEI.toml",
            "Die Zahlen an diesen Schwellen prüfen; Rückgabe 1, wenn eine verfehlt ist.",
            panel="Schwellen",
        ),
    ] = None,
    write_floors: Annotated[
        bool, options.switch("--write-floors", "Die Schwellen auf die Zahlen von jetzt heben.", panel="Schwellen")
    ] = False,
    lower: Annotated[bool, options.switch("--lower", "Dabei Schwellen auch senken.", panel="Schwellen")] = False,
    quiet: Annotated[bool, options.quiet("Kein Fortschrittsbalken.")] = False,
    verbose: options.VerboseOption = False,
    help_: options.HelpOption = False,  # noqa: ARG001 - answered by its callback
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
      2    falsch aufgerufen, oder Gold oder eine eigene Wortliste ist nicht zu lesen
      3    Sprachmodell fehlt oder ist beschädigt
    """
    if not gold:
        context.get_help()
        return 0
    if table is not None and calibrate is not None:
        raise CombinationError.table_and_calibrate()
    if (write_floors and floors_file is None) or (lower and not write_floors):
        raise CombinationError.no_floors()
    wanted = (("--json", json_file, ".json"), ("--errors", errors, ".csv"), ("--calibrate", calibrate, ".toml"))
    for option, path, suffix in (*wanted, ("--floors", floors_file, ".toml")):
        if path is not None:
            files.check(option, path, (suffix,), force=True)
    known = _floors(floors_file, write=write_floors)
    lists = _told(own_lists(own_words)) if table is None else own_lists("")
    given = read(gold, articles)
    rows = of_table(table) if table is not None else _extracted(given, model, lists, bar=not quiet, verbose=verbose)
    evaluation = measure(given, rows)
    put(evaluation.report.text())
    if json_file is not None:
        files.write("--json", json_file, json.dumps(evaluation.report.data(), ensure_ascii=False, indent=2) + "\n")
    if errors is not None:
        files.write("--errors", errors, faults.table(evaluation.faults, given.texts))
    if calibrate is not None:
        files.write("--calibrate", calibrate, calibration.table(evaluation.judged, _old(calibrate)))
    if floors_file is None:
        return 0
    return _judge(evaluation, known, floors_file, write=write_floors, lower=lower)


def _told(lists: OwnLists) -> OwnLists:
    """Tell that words of the user's own are in force, since figures hold for these lists only; return them."""
    if lists.texts:
        say(f"Mit eigenen Wortlisten aus «{lists.folder}» (alle Listen zusammen: {fingerprint(lists)}).")
    return lists


def _extracted(gold: Gold, model: str, lists: OwnLists, *, bar: bool, verbose: bool) -> Rows:
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

        for found in Extractor(model, lexicon=lists).extract_many(articles, ALL):
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
        files.write("--floors", path, new.text())
        say(f"Schwellen: {path}")
        return 0
    missed = known.missed(percents) if known is not None else ()
    for each in missed:
        say(f"Schwelle verfehlt: {each}.")
    return int(bool(missed))
