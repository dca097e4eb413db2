"""``quotes persons``: the draft of a persons file."""

from __future__ import annotations

from typing import Annotated

import typer

from quotes import files
from quotes.cli import options
from quotes.cli.console import count, say
from quotes.cli.output import put
from quotes.review import persons_draft
from quotes.table import reading


def persons(
    context: typer.Context,
    table: options.TableArgument = None,
    output: Annotated[
        str | None, options.output("DATEI.toml", "Name der Personendatei, etwa persons.toml; sonst Standardausgabe.")
    ] = None,
    force: Annotated[bool, options.force(options.NOT_OURS)] = False,
    help_: options.HelpOption = False,  # noqa: ARG001 - answered by its callback
) -> int:
    """Schreibt zu jedem Sprecher der Tabelle einen Eintrag: Name, andere Namen, Rolle, Art.

    Die Datei ist ein Entwurf zum Bearbeiten; wie man darin Namen zusammenlegt, steht in ihr.

    [bold]Beispiele[/bold]

      quotes persons zitate.csv -o persons.toml
      quotes apply zitate.csv --persons persons.toml -o einheitlich.csv
    """
    if table is None:
        context.get_help()
        return 0
    place = None
    if output is not None and output != reading.STDIN:
        place = files.check("--output", output, (".toml",), force=force, inputs=[table])
    rows = reading.read(table, needs=("speaker",)).rows
    text = persons_draft.draft(rows)
    if place is None:
        put(text)
        return 0
    written = files.write(place, text)
    say(f"{count(len({row['speaker'] for row in rows if row['speaker']}), 'Sprecher', 'Sprecher')}.")
    say(f"Personendatei: {written}")
    return 0
