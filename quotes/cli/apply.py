"""``quotes apply``: corrections into the table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Self

import typer

from quotes import writers
from quotes.cli import options
from quotes.cli.console import count, say
from quotes.errors import UsageError
from quotes.review import corrections, persons_file
from quotes.table import reading
from quotes.table.columns import Row

SHORT = "Korrekturen aus Prüfbogen oder Excel in die Tabelle bringen."


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
            "TABELLE", "Datei für die berichtigte Tabelle, deren Endung das Format sagt; sonst Standardausgabe."
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
    loaded = reading.read(table, needs=("id", "quote"))
    known = persons_file.read(persons) if persons is not None else None
    changes: list[corrections.Change] = []
    notices: list[str] = []
    for name in given or []:
        asked = corrections.read(name, loaded.rows)
        changes += asked.changes
        notices += asked.notices
    applied = corrections.apply(loaded.rows, changes)
    rows, renamed = persons_file.apply(applied.rows, known) if known else (list(applied.rows), [])
    place = _write(rows, loaded, output, force=force)
    for line in applied.refused:
        say(f"Nicht übernommen: {line}.")
    if not quiet:
        for line in notices:
            say(f"Hinweis: {line}")
        for line in [*applied.changed, *renamed]:
            say(f"Geändert: {line}")
        say(_summary(applied, renamed))
        if place:
            say(f"Tabelle: {place}")
    return int(bool(applied.refused))


def _write(rows: Sequence[Row], loaded: reading.Loaded, output: str | None, *, force: bool) -> str:
    """Write the table with the columns and in the language of the old one; return its place, if it is a file."""
    dialect = loaded.dialect if output and output.lower().endswith(".csv") and loaded.dialect else None
    sheet = writers.open_table(output, dialect, force=force, headers=loaded.headers, extra=loaded.extra)
    try:
        sheet.write(rows)
        sheet.keep()
    finally:
        sheet.drop()
    return str(sheet.target or "")


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
