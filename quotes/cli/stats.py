"""``quotes stats``: who is quoted how often, from a table."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from quotes import files
from quotes.cli import options
from quotes.cli.console import say
from quotes.cli.output import put
from quotes.stats import count, plot, sheets, text
from quotes.table import reading


def stats(  # noqa: PLR0917 - Typer passes the options by name
    context: typer.Context,
    table: Annotated[
        str | None,
        options.argument(
            "TABELLE",
            "Tabelle von quotes extract, auch von Excel gespeichert: CSV, XLSX, ODS, JSON, JSONL oder Parquet; "
            "- ist die Standardeingabe.",
        ),
    ] = None,
    csv_file: Annotated[
        str | None,
        options.csv(
            "Alle Zahlen für Excel schreiben, ungekürzt, eine Datei je Tabelle: aus zahlen.csv werden "
            "zahlen-gesamt.csv, zahlen-sprecher.csv, -quellen, -geschlecht, -parteien, -rollen, -artikel und -zeit. "
            "Ein Ordner geht auch."
        ),
    ] = None,
    long_file: Annotated[
        str | None,
        options.value("--long", "DATEI.csv", "Dieselben Zahlen als eine lange Tabelle für Programme, Spalte section."),
    ] = None,
    picture: Annotated[
        str | None,
        options.value(
            "--plot", "BILD", "Ein Bild zeichnen, .png oder .svg; es braucht matplotlib (pip install 'quotes\\[plot]')."
        ),
    ] = None,
    top: Annotated[
        int,
        options.number(
            "--top", "ZAHL", "So viele Sprecher, Rollen und Artikel zeigen; üblich sind 15.", panel="Ausgabe"
        ),
    ] = 15,
    every: Annotated[
        bool, options.switch("--all", "Einen Text, der in mehreren Artikeln steht, in jedem zählen.", panel="Auswahl")
    ] = False,
    indirect: Annotated[
        bool,
        options.switch(
            "--indirect", "Auch die Wörter indirekter Rede zählen, die so niemand gesagt hat.", panel="Auswahl"
        ),
    ] = False,
    force: Annotated[bool, options.force("Auch Dateien überschreiben, die quotes nicht so hinterlassen hat.")] = False,
    verbose: options.VerboseOption = False,  # noqa: ARG001 - the command line looks for it itself
    help_: options.HelpOption = False,  # noqa: ARG001 - answered by its callback
) -> int:
    """Zählt in einer Tabelle, wer wie oft und mit wie vielen Wörtern zitiert wird.

    Dazu: Frauen und Männer, Parteien, Rollen, Quellen ohne Namen, wörtliche Rede
    gegen einzelne Worte, je Artikel und im Lauf der Zeit.

    [bold]Was zählt[/bold]

      Rede (direct, partial, indirect), nicht scare und title.
      Ein Zitat, das sein Redesatz unterbricht, zählt einmal.
      Ein Text, der in mehreren Artikeln steht, zählt einmal; mit --all in jedem.
      Indirekte Rede: als Zitat in einer eigenen Spalte; ihre Wörter nur mit --indirect.
      Wörter: die zitierten; was Unicode so nennt (UAX 29), ein Wort mit Bindestrich ist eines.
      Namen: wie sie in der Tabelle stehen, über alle Artikel hinweg.
      Geschlecht, Partei: Spalten gender und party; was offenbleibt, unbekannt.

    [bold]Beispiele[/bold]

      quotes stats zitate.xlsx
      quotes stats zitate.csv --top 30 --csv zahlen.csv --plot bild.png
      quotes extract artikel/ | quotes stats -

    [bold]Was der Befehl zurückgibt[/bold]

      0    gezählt
      2    falsch aufgerufen, oder die Tabelle ist nicht zu lesen
    """
    if table is None:
        context.get_help()
        return 0
    wanted = sheets.places(csv_file) if csv_file is not None else {}
    places = {
        section: files.check("--csv", path, (".csv",), force=force, inputs=[table]) for section, path in wanted.items()
    }
    long_at, drawn_at = None, None
    if long_file is not None:
        long_at = files.check("--long", long_file, (".csv",), force=force, inputs=[table])
    if picture is not None:
        drawn_at = files.check("--plot", picture, plot.SUFFIXES, force=force, inputs=[table])
    loaded = reading.read(table, ("speaker", "quote", "type"))
    counted = count(loaded.rows, every=every, indirect=indirect)
    heard = {"gender", "party"} <= set(loaded.columns)
    drawn = plot.draw(counted, Path(picture).suffix.lower(), top, heard=heard) if picture is not None else b""
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    put(text.report(counted, top, colour=colour, heard=heard), safe=colour)
    if places:
        made = [files.write(place, sheets.table(counted, section)) for section, place in places.items()]
        say(f"Zahlen: {made[0]}, {', '.join(path.name for path in made[1:])}")
    if long_at is not None:
        say(f"Zahlen: {files.write(long_at, sheets.long(counted))}")
    if drawn_at is not None:
        say(f"Bild: {files.write(drawn_at, drawn)}")
    return 0
