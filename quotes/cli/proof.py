"""``quotes report``: the proof sheet, one HTML file with articles and table."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from quotes import files
from quotes.cli import options
from quotes.cli.console import count, say
from quotes.errors import listed
from quotes.review import corrections, placing
from quotes.review.originals import NoArticlesError, Originals, gather, own, wanted
from quotes.table import reading


def proof(  # noqa: PLR0917 - Typer passes the options by name
    context: typer.Context,
    table: options.TableArgument = None,
    articles: options.OriginalsArgument = None,
    output: Annotated[
        str, options.output("DATEI.html", "Name des Prüfbogens; üblich ist pruefen.html.")
    ] = "pruefen.html",
    force: Annotated[bool, options.force(options.NOT_OURS)] = False,
    help_: options.HelpOption = False,  # noqa: ARG001 - answered by its callback
) -> int:
    """Schreibt einen Prüfbogen: eine HTML-Datei, die sich per Doppelklick öffnet und ohne Netz arbeitet.

    Links der Artikel mit allen Zitaten, Redewörtern und Sprechern, rechts die Tabelle, Zeile für Zeile zu prüfen.

    [bold]Beispiele[/bold]

      quotes report zitate.csv artikel/ -o pruefen.html
      quotes apply zitate.csv korrekturen.csv -o geprueft.csv
    """
    if table is None:
        context.get_help()
        return 0
    from quotes.review import proof as sheets

    place = files.check("--output", output, (".html",), force=force, inputs=[table])
    loaded = reading.read(table, needs=("quote", "start", "end", "id"))
    both = placing.Sheets(loaded)
    rows, beside = both.together, [corrections.key(row) for row in both.rows[both.main :]]
    command, documents = context.info_name or "", wanted(rows)
    held = None if articles else own(table)
    if not articles and held is None:
        raise NoArticlesError.of(command, documents)
    found, failures, skipped = held or gather(articles or [], place)
    for failure in failures:
        say(f"Fehler: {failure}")
    if skipped:
        say(f"Hinweis: {skipped}")
    sheet = sheets.Sheet.of_table(Path(table).name, rows, Originals(found, rows), beside)
    if sheet.missing and len(sheet.missing) == len(documents):
        raise NoArticlesError.others(command, [article.document for article in found], documents)
    if sheet.missing:
        say(f"Fehler: Die Tabelle will auch {listed(sheet.missing)}; bitte auch diese Artikel angeben.")
    written = files.write(place, sheets.as_html(sheets.payload(sheet)))
    wrong = sum(not placed.check.holds for placed in sheet.placed)
    told = f", {wrong} davon stehen nicht genau an ihrer Stelle (siehe quotes verify)" if wrong else ""
    more = f", dazu {len(beside)} von «Kein Zitat»" if beside else ""
    say(f"{count(both.main, 'Zeile', 'Zeilen')}{more}{told}.")
    say(f"Prüfbogen: {written}")
    return int(bool(failures or sheet.missing))
