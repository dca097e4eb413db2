"""``quotes find``: rows of an archive by words, speaker, type and day."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from quotes import archive, files, writers
from quotes.cli import options
from quotes.cli.console import count, say
from quotes.cli.output import put
from quotes.errors import cause
from quotes.review import keeping
from quotes.table import database
from quotes.table.chosen import chosen
from quotes.table.columns import GERMAN, Row
from quotes.table.errors import TableError
from quotes.table.legend import german

_SHOWN = 20  # rows on the screen
_WIDEST = 110  # letters of a line that is easily read
_INDENT = "     "


def find(  # noqa: PLR0917 - Typer passes the options by name
    context: typer.Context,
    table: Annotated[str | None, options.argument("ARCHIV", "Archiv von quotes, etwa zitate.db.")] = None,
    words: Annotated[
        list[str] | None,
        options.argument(
            "WORT...",
            "Was in Zitat, Kontext oder Sprecher steht, alles davon. Ein Wort findet, was so beginnt: Klima auch "
            "Klimaschutz, nicht Weltklima; groß oder klein, mit oder ohne Umlautpunkte. In Anführungszeichen genau so: "
            "'\"das Klima\"'. Ohne Wort kommt alles.",
        ),
    ] = None,
    speaker: Annotated[
        str,
        options.value("--speaker", "NAME", "Nur Zitate von ihr oder ihm; ganze Wörter des Namens.", panel="Auswahl"),
    ] = "",
    since: Annotated[
        str,
        options.value("--from", "TAG", "Nur Artikel von diesem Tag an: 2026-01-31 oder 31.1.2026.", panel="Auswahl"),
    ] = "",
    until: Annotated[str, options.value("--to", "TAG", "Nur Artikel bis zu diesem Tag.", panel="Auswahl")] = "",
    types: Annotated[
        str,
        options.value(
            "--type", "LISTE", "Nur diese Arten, mit Komma getrennt, etwa direct,partial; sonst alle.", panel="Auswahl"
        ),
    ] = "",
    limit: Annotated[
        int | None,
        options.number(
            "--limit",
            "ZAHL",
            f"So viele Zeilen, die neuesten zuerst; üblich sind {_SHOWN}, mit --output alle.",
            panel="Auswahl",
        ),
    ] = None,
    output: Annotated[
        str | None,
        options.output("TABELLE", "Die Zeilen als Tabelle, deren Endung das Format sagt, statt auf dem Bildschirm."),
    ] = None,
    headers: Annotated[
        str, options.value("--headers", "SPRACHE", "Sprache der Tabelle: en (üblich) oder de, wie bei quotes extract.")
    ] = "en",
    force: Annotated[bool, options.force(options.NOT_OURS)] = False,
    quiet: Annotated[bool, options.quiet()] = False,
    help_: options.HelpOption = False,  # noqa: ARG001 - answered by its callback
) -> int:
    """Sucht im Archiv und zeigt jedes gefundene Zitat mit seinem Kontext, die neuesten zuerst.

    [bold]Beispiele[/bold]

      quotes find zitate.db Klima
      quotes find zitate.db Klima --speaker Maier --from 2026-01-01
      quotes find zitate.db '"der Deich hält"' --type direct
      quotes find zitate.db --speaker Maier -o maier.xlsx --headers de

    [bold]Was der Befehl zurückgibt[/bold]

      0    gefunden
      1    nichts gefunden
      2    falsch aufgerufen, oder die Datei ist kein Archiv
    """
    if table is None:
        context.get_help()
        return 0
    query = archive.Query(
        " ".join(words or []),
        speaker,
        archive.day("--from", since) if since else "",
        archive.day("--to", until) if until else "",
        chosen(types) if types else (),
        limit if limit is not None or output is not None else _SHOWN,
    )
    place = writers.place_of(output)
    if place is not None:
        files.allow(place, force=True, inputs=[table])
    path = _archive(table)
    found = archive.search(path, query)
    if not force:
        keeping.check_corrected(output, found.rows)
    if place is None:
        put("".join(f"{line}\n" for number, row in enumerate(found.rows, 1) for line in shown(row, number)))
    elif found.rows:
        _write(found.rows, place, writers.Run([table]), headers, force=force)
    if not quiet:
        _tell(found, place)
    return int(not found.number)


def shown(row: Row, number: int) -> Iterator[str]:
    """Yield the lines that show a row: who, when and where; what was said; and around it."""
    wide = min(_WIDEST, shutil.get_terminal_size().columns)
    speaker = str(row["speaker"]) or "ohne Sprecher"
    who = f"{speaker} ({row['role']})" if row["role"] else speaker
    where = " · ".join(filter(None, [str(row["date"]), str(row["title"]), str(row["document"])]))
    head = " · ".join(filter(None, [who, german("type", str(row["type"])), where, str(row["id"])]))
    yield from textwrap.wrap(f"{number:>3}  {head}", wide, subsequent_indent=_INDENT)
    yield from _lines(f"„{row['quote']}“", wide)
    context = " ".join(str(row["context"]).split())
    if context and context.strip('„“”"»«').rstrip(".") != " ".join(str(row["quote"]).split()).rstrip("."):
        yield from _lines(f"{GERMAN['context']}: {context}", wide)
    yield ""


def _lines(text: str, wide: int) -> list[str]:
    return textwrap.wrap(" ".join(text.split()), wide, initial_indent=_INDENT, subsequent_indent=_INDENT)


def _archive(name: str) -> Path:
    """Return the archive of this name. Raises TableError or ArchiveError."""
    path = Path(name)
    try:
        with path.open("rb"):
            pass
    except OSError as error:
        raise TableError.unreadable(name, cause(error)) from error
    if not database.is_database(path):
        raise archive.ArchiveError.needs_archive(name)
    return path


def _write(rows: tuple[Row, ...], place: files.Place, run: writers.Run, headers: str, *, force: bool) -> None:
    """Write what was found as a table."""
    sheet = writers.open_table(place, force=force, headers=headers)
    try:
        sheet.write(rows)
        sheet.keep(run)
    finally:
        sheet.drop()


def _tell(found: archive.Result, place: files.Place | None) -> None:
    """Say how much was found, and what is not shown."""
    if not found.number:
        say("Nichts gefunden.")
    elif len(found.rows) < found.number:
        say(
            f"{count(found.number, 'Zeile', 'Zeilen')} gefunden, hier die neuesten {len(found.rows)}; mehr mit --limit."
        )
    else:
        say(f"{count(found.number, 'Zeile', 'Zeilen')} gefunden.")
    if found.undated:
        more = count(found.undated, "weitere Zeile passt sonst, hat", "weitere Zeilen passen sonst, haben")
        say(f"Hinweis: {more} aber kein Datum.")
    if place is not None and found.rows:
        say(f"Tabelle: {place.path}")
