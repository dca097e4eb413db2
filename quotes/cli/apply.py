"""``quotes apply``: corrections into the table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Self

import typer

from quotes import archive, files, writers
from quotes.cli import options
from quotes.cli.console import count, recounted, say, today
from quotes.errors import UsageError
from quotes.review import corrections, keeping, persons_file, placing, workbooks
from quotes.table import database, reading
from quotes.table.columns import Row
from quotes.writers import workbook


class ApplyError(UsageError):
    """A call that would change nothing."""

    @classmethod
    def nothing(cls) -> Self:
        """Say what could be given."""
        return cls("apply: Es fehlen die Korrekturen; bitte eine korrekturen.csv oder --persons persons.toml angeben.")


def apply(  # noqa: PLR0917 - Typer passes the options by name
    context: typer.Context,
    table: options.TableArgument = None,
    given: Annotated[
        list[str] | None,
        options.argument(
            "KORREKTUREN...", "korrekturen.csv aus dem Prüfbogen, oder die in Excel bearbeitete Tabelle; auch mehrere."
        ),
    ] = None,
    persons: Annotated[
        str | None,
        options.persons(
            "Namen, Rollen und Sprecherarten vereinheitlichen; den Entwurf schreibt quotes persons.", panel="Eingabe"
        ),
    ] = None,
    output: Annotated[
        str | None,
        options.output(
            "TABELLE",
            "Datei für die berichtigte Tabelle, deren Endung das Format sagt; sonst Standardausgabe. Ein Archiv (.db) "
            "wird ohne diese Option selbst berichtigt.",
        ),
    ] = None,
    force: Annotated[
        bool, options.force("Auch eine Datei überschreiben, die keine unveränderte Tabelle von quotes ist.")
    ] = False,
    quiet: Annotated[bool, options.quiet("Nur melden, was nicht übernommen wurde.")] = False,
    help_: options.HelpOption = False,  # noqa: ARG001 - answered by its callback
) -> int:
    """Bringt Korrekturen in eine Tabelle und sagt Zeile für Zeile, was sich ändert.

    Zeilen gehören durch ihre id zusammen. Was nicht mehr passt, wird genannt und nicht übernommen.

    [bold]Beispiele[/bold]

      quotes apply zitate.csv korrekturen.csv -o geprueft.csv
      quotes apply zitate.csv zitate-bearbeitet.xlsx -o geprueft.xlsx
      quotes apply zitate.csv --persons persons.toml -o einheitlich.csv
      quotes apply zitate.db korrekturen.csv            in das Archiv selbst

    [bold]Was der Befehl zurückgibt[/bold]

      0    alles übernommen
      1    einzelne Korrekturen passen nicht mehr, die anderen stehen in der Tabelle
      2    falsch aufgerufen
    """
    if table is None:
        context.get_help()
        return 0
    if not given and persons is None:
        raise ApplyError.nothing()
    archived = _archive_of(table, output)
    if archived is not None:
        return _correct_archive(archived, given or [], persons, quiet=quiet)
    place = writers.place_of(output)  # before anything is read: what changes after that is not lost
    if place is not None:
        files.allow(place, force=True, inputs=[*(given or []), *filter(None, [persons])])
    made = _corrected(table, given or [], persons)
    inputs = [table, *(given or [])]
    if not force and output not in inputs:
        keeping.check_corrected(output, made.rows)
    sheet = _opened(made.loaded, made.extra, inputs, place, force=force)
    try:
        _tell(made.applied.refused, workbooks.left_behind(made.loaded, inputs, output))
        if not quiet:
            _tell_changes(made)
        placed = made.sheets.placed(made.rows, workbook=workbooks.is_workbook(output))
        sheet.write(placed.rows, placed.aside)
        asked_by = ", ".join([*inputs[1:], persons or ""]).strip(", ")
        kind = sheet.kind("corrected") if output == table else "corrected"
        sheet.keep(_run(made.loaded, placed.rows, f"{asked_by}: {made.summary}"), kind)
    finally:
        sheet.drop()
    _tell_place(sheet, quiet=quiet)
    return int(bool(made.applied.refused))


@dataclass(frozen=True, slots=True)
class _Corrected:
    """A table with what was asked for."""

    loaded: reading.Loaded
    sheets: placing.Sheets
    asked: Sequence[corrections.Given]
    applied: corrections.Applied
    rows: Sequence[Row]
    renamed: Sequence[str]
    extra: Sequence[str]

    @property
    def summary(self) -> str:
        """The line at the end."""
        return _summary(self.applied, self.renamed)


def _corrected(table: str, given: Sequence[str], persons: str | None) -> _Corrected:
    """Return the table with the corrections that files ask for."""
    loaded = reading.read(table, needs=("id", "quote"))
    known = persons_file.Persons() if persons is None else persons_file.read(persons)
    sheets = placing.Sheets(loaded)
    asked = [corrections.read(name, sheets.rows, sheets.main) for name in given]
    applied = corrections.apply(sheets.rows, [change for each in asked for change in each.changes])
    rows, renamed = persons_file.apply(applied.rows, known)
    rows, extra = corrections.with_columns(rows, loaded.extra, asked)
    return _Corrected(loaded, sheets, asked, applied, rows, renamed, extra)


def _archive_of(table: str, output: str | None) -> Path | None:
    """Return the archive that is to be corrected where it lies; None: a table is written.

    Raises ArchiveError for an archive that is to take in another table.
    """
    same = output is None or (Path(output).exists() and Path(table).exists() and Path(output).samefile(table))
    if same and table != reading.STDIN and database.is_database(Path(table)):
        return Path(table)
    if output is not None and database.is_archive_name(output):
        raise archive.ArchiveError.not_into(table, output)
    return None


def _correct_archive(path: Path, given: Sequence[str], persons: str | None, *, quiet: bool) -> int:
    """Correct an archive where it lies, and return the exit code."""
    with archive.Correction(path) as correction:
        made = _corrected(str(path), given, persons)
        changes = [change for each in made.asked for change in each.changes]
        correction.write(made.sheets.rows, made.rows, changes, ", ".join([*given, *filter(None, [persons])]))
    _tell(made.applied.refused, [])
    if not quiet:
        _tell_changes(made)
        say(f"Archiv: {path}")
    return int(bool(made.applied.refused))


def _tell_place(sheet: writers.Table, *, quiet: bool) -> None:
    """Say where the table lies."""
    if sheet.target is not None and not quiet:
        say(f"Tabelle: {sheet.target}")


def _tell(refused: Iterable[str], left_behind: Iterable[str]) -> None:
    """Say what will not be in the table, before it is written."""
    for line in refused:
        say(f"Nicht übernommen: {line}.")
    for line in left_behind:
        say(f"Hinweis: {line}")


def _tell_changes(made: _Corrected) -> None:
    """Say what will."""
    for notice in (notice for each in made.asked for notice in each.notices):
        say(f"Hinweis: {notice}")
    for line in (*made.applied.changed, *made.renamed):
        say(f"Geändert: {line}")
    say(made.summary)


def _opened(
    loaded: reading.Loaded, extra: Sequence[str], inputs: Sequence[str], place: files.Place | None, *, force: bool
) -> writers.Table:
    """Begin the table with the columns and in the language of the old one, in the workbook of who worked on it."""
    output = place.given if place is not None else None
    dialect = loaded.dialect if output and output.lower().endswith(".csv") and loaded.dialect else None
    return writers.open_table(
        place,
        dialect,
        force=force or workbooks.stays_whole(inputs[0], output),
        headers=loaded.headers,
        extra=tuple(extra),
        over=workbooks.base(inputs, output),
    )


def _run(loaded: reading.Loaded, rows: Sequence[Row], told: str) -> writers.Run:
    """Return what a workbook tells of the run that made the table, and that it was corrected."""
    of_file = loaded.format == "xlsx" and loaded.name != reading.STDIN
    run = workbook.about(Path(loaded.name)) if of_file else writers.Run([loaded.name])
    notice = f"quotes apply am {today()}: {told}"
    return replace(run, counts=recounted(run.counts, rows), notices=[*run.notices, notice])


def _summary(applied: corrections.Applied, renamed: Sequence[str]) -> str:
    """Return the line at the end."""
    parts = [count(len(applied.changed), "Zelle", "Zellen") + " berichtigt"]
    if applied.added:
        parts.append(count(len(applied.added), "Zitat", "Zitate") + " ergänzt")
    if renamed:
        parts.append(count(len(renamed), "Angabe", "Angaben") + " vereinheitlicht")
    if applied.confirmed:
        parts.append(count(applied.confirmed, "Zitat", "Zitate") + " als richtig bestätigt")
    if applied.disputed:
        parts.append(count(applied.disputed, "Zitat", "Zitate") + " als falsch gemeldet, ohne Berichtigung")
    if applied.already:
        parts.append(count(applied.already, "Zelle war", "Zellen waren") + " schon so")
    if applied.refused:
        parts.append(count(len(applied.refused), "Korrektur", "Korrekturen") + " nicht übernommen")
    return ", ".join(parts) + "."
