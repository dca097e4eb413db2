"""``quotes evaluate``: rows against gold."""

from __future__ import annotations

import hashlib
import json
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Self

import typer

from quotes import files
from quotes._version import __version__
from quotes.cli import options
from quotes.cli.console import Bar, say
from quotes.cli.output import put
from quotes.data import Article
from quotes.errors import UsageError
from quotes.evaluation import Evaluation, against, calibration, faults, floors
from quotes.evaluation import evaluate as measure
from quotes.evaluation.fitting import Example
from quotes.evaluation.found import Found, Rows, by_document, of_quotation, of_table
from quotes.evaluation.gold import Gold
from quotes.evaluation.goldfiles import GoldError, content, read
from quotes.evaluation.report import Calibration
from quotes.evaluation.signature import Signature
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


class MissingError(UsageError):
    """A package that only calibrating needs."""

    @classmethod
    def sklearn(cls) -> Self:
        """Scikit-learn is missing: an extra."""
        return cls("Für --calibrate fehlt scikit-learn; bitte mit «pip install 'quotes[calibrate]'» nachinstallieren.")


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
    against_file: Annotated[
        str | None,
        options.value(
            "--against",
            "ALT.json",
            "Mit einem früheren Lauf vergleichen (von --json): welche Zeilen besser, schlechter, anders sind, und ob "
            "der Unterschied mehr ist als Zufall.",
            panel="Eingabe",
        ),
    ] = None,
    json_file: Annotated[
        str | None,
        options.value("--json", "DATEI.json", "Alle Zahlen und das Urteil über jede Zeile auch als JSON schreiben."),
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
            "Aus den Treffern die Gewichte der Sicherheit neu anpassen; üblich ist quotes/lexicon/certainty.toml. "
            "Gedruckt wird auch, wie weit sie trägt, wenn das Haus eines Artikels dabei fehlt.",
        ),
    ] = None,
    answers: Annotated[
        list[str] | None,
        options.value(
            "--answers",
            "DATEI.json",
            "Für --calibrate auch Antworten früherer Messungen (von --json): was beim ersten Blick auf ungesehene "
            "Artikel galt, zählt so weiter mit. Mehrmals erlaubt.",
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
    force: Annotated[
        bool, options.force("Mit --json und --errors auch Dateien überschreiben, die quotes nicht so hinterlassen hat.")
    ] = False,
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
      quotes evaluate gold.csv --articles texte/ --against gestern.json

    [bold]Was der Befehl zurückgibt[/bold]

      0    gemessen
      1    eine Schwelle verfehlt
      2    falsch aufgerufen, oder Gold oder eine eigene Wortliste ist nicht zu lesen
      3    Sprachmodell fehlt oder ist beschädigt
    """
    if not gold:
        context.get_help()
        return 0
    if (write_floors and floors_file is None) or (lower and not write_floors):
        raise CombinationError.no_floors()
    read_too = [*gold, *filter(None, (table, against_file)), *(answers or ())]
    wanted = {"--json": json_file, "--errors": errors, "--calibrate": calibrate, "--floors": floors_file}
    places = _places(wanted, read_too, force=force, from_table=table is not None)
    outputs = _Outputs(places, tuple(answers or ()))
    known = _floors(floors_file, write=write_floors)
    before = against.parse(content(Path(against_file)), against_file) if against_file is not None else None
    lists = _told(own_lists(own_words)) if table is None else own_lists("")
    given = read(gold, articles)
    rows = of_table(table) if table is not None else _extracted(given, model, lists, bar=not quiet, verbose=verbose)
    evaluation = measure(given, rows, _signature(given, rows, table, model, lists))
    compared = against.compare(before, evaluation.outcomes, given.fingerprint) if before is not None else None
    put(evaluation.report.text())
    outputs.write(evaluation, given, compared)
    if compared is not None:
        put("\n" + compared.text())
    if floors_file is None:
        return 0
    return _judge(evaluation, known, places["--floors"], write=write_floors, lower=lower)


_SUFFIXES = {"--json": ".json", "--errors": ".csv", "--calibrate": ".toml", "--floors": ".toml"}
_IN_PLACE = frozenset({"--calibrate", "--floors"})  # which are read, too, and keep what people have written into them


def _places(
    wanted: Mapping[str, str | None], inputs: Sequence[str], *, force: bool, from_table: bool
) -> dict[str, files.Place]:
    """Return where the files that are wanted shall lie. Raises an error, before there is any work, if one cannot."""
    if from_table and wanted["--calibrate"] is not None:
        raise CombinationError.table_and_calibrate()
    if wanted["--calibrate"] is not None and find_spec("sklearn") is None:
        raise MissingError.sklearn()
    return {
        option: files.check(option, path, (_SUFFIXES[option],), force=force or option in _IN_PLACE, inputs=inputs)
        for option, path in wanted.items()
        if path is not None
    }


@dataclass(frozen=True, slots=True)
class _Outputs:
    """The files that are wanted."""

    places: Mapping[str, files.Place]  # by their options
    answers: tuple[str, ...]  # files of earlier measurements, to calibrate with

    def write(self, evaluation: Evaluation, gold: Gold, compared: against.Comparison | None) -> None:
        """Write all but the floors; tell how far certainty holds where it is counted."""
        data = evaluation.data()
        given = calibration.examples(evaluation.judged, gold)
        data["answers"] = [each.data() for each in given]
        if compared is not None:
            data["against"] = compared.data()
        if (errors := self.places.get("--errors")) is not None:
            files.write(errors, faults.table(evaluation.faults, gold.texts))
        for path in self.answers:
            given += calibration.earlier(content(Path(path)), path)
        if (calibrate := self.places.get("--calibrate")) is not None and given:
            files.write(calibrate, calibration.table(given, _old(calibrate.given)))
            data["left_out"] = _left_out(given).data()
        if (json_file := self.places.get("--json")) is not None:
            files.write(json_file, json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def _left_out(given: Sequence[Example]) -> Calibration:
    """Print how far certainty holds on articles whose house it was not fitted on, and return it."""
    holds = calibration.left_out(given)
    houses = len({each.house for each in given})
    title = f"Sicherheit, jedes Mal angepasst ohne das Haus des Artikels ({houses} Häuser)"
    put("\n" + "\n".join(holds.rows_of_text(title)) + "\n")
    return holds


def _signature(gold: Gold, rows: Rows, table: str | None, model: str, lists: OwnLists) -> Signature:
    """Return what decides on the figures."""
    if table is not None:
        types = "+".join(sorted({row.type for each in rows.values() for row in each}))
        digest = hashlib.sha256(Path(table).read_bytes()).hexdigest()[:16]
        return Signature(__version__, gold.fingerprint, types, table=digest)
    from quotes.batch import Setup, recipe  # here, as the pipeline

    told = recipe(Setup(model=model, lexicon=lists))
    return Signature(__version__, gold.fingerprint, ALL, told["model"], told["lexicon"])


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


def _judge(evaluation: Evaluation, known: floors.Floors | None, place: files.Place, *, write: bool, lower: bool) -> int:
    """Hold the figures against the floors, or write these; return the exit code."""
    percents = evaluation.report.percents()
    if write:
        new = floors.of_figures(percents) if known is None else known.moved(percents, lower=lower)
        files.write(place, new.text())
        say(f"Schwellen: {place.given}")
        return 0
    missed = known.missed(percents) if known is not None else ()
    for each in missed:
        say(f"Schwelle verfehlt: {each}.")
    return int(bool(missed))
