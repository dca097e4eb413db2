"""The command line: ``quotes``, a file a command. Nothing heavy is imported here, so that help comes at once."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from typing import Annotated, NoReturn

import typer  # carries its own Click since 0.26: the package «click» must not be imported beside it

from quotes._version import __version__
from quotes.cli import apply, corpus, evaluate, explain, extract, models, persons, proof, stats, verify
from quotes.cli.console import say
from quotes.cli.german import GermanCommand, GermanGroup, translate
from quotes.cli.options import HelpOption
from quotes.errors import QuotesError

app = typer.Typer(
    name="quotes",
    cls=GermanGroup,
    add_completion=False,  # its two options would be in English
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,  # an unexpected error is told in one sentence, see main
    context_settings={"max_content_width": 100},
)
for name, module, command in (  # in the order of the help
    ("extract", extract, extract.extract),
    ("explain", explain, explain.explain),
    ("report", proof, proof.proof),
    ("apply", apply, apply.apply),
    ("persons", persons, persons.persons),
    ("verify", verify, verify.verify_table),
    ("evaluate", evaluate, evaluate.evaluate),
    ("corpus", corpus, corpus.corpus),
    ("stats", stats, stats.stats),
):
    app.command(
        name,
        cls=GermanCommand,
        add_help_option=False,
        short_help=module.SHORT,
        rich_help_panel="Befehle",
    )(command)
app.add_typer(
    models.app,
    name="models",
    short_help=models.SHORT,
    add_help_option=False,
    rich_help_panel="Befehle",
)


def _version(*, value: bool) -> None:
    if value:
        sys.stdout.write(f"quotes {__version__}\n")
        raise typer.Exit


@app.callback(invoke_without_command=True, add_help_option=False)
def start(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001 - answered by its callback
        bool,
        typer.Option(
            "--version",
            callback=_version,
            is_eager=True,
            rich_help_panel="Sonstiges",
            help="Version zeigen.",
        ),
    ] = False,
    help_: HelpOption = False,  # noqa: ARG001 - answered by its callback
) -> None:
    """Findet jedes Zitat in deutschen Nachrichtentexten und schreibt eine Tabelle: wer hat was gesagt.

    Alles geschieht auf diesem Rechner, ohne Netz.

    [bold]Beispiele[/bold]

      quotes extract artikel.txt                     die ersten Zeilen auf dem Bildschirm
      quotes extract artikel/ -o zitate.csv          ein Ordner, Tabelle für Excel
      quotes models                                  welche Sprachmodelle da sind
      quotes extract --help                          alles über diesen Befehl
    """
    if context.invoked_subcommand is None:
        context.get_help()


def run(arguments: Sequence[str]) -> int:
    """Run the command line with these arguments and return the exit code; raises nothing but KeyboardInterrupt's end.

    0 done, 1 some inputs failed, 2 wrong use, 3 model missing or damaged, 130 interrupted.
    """
    try:
        code = app(list(arguments), prog_name="quotes", standalone_mode=False)
    except typer.TyperException as error:  # wrong options and arguments
        say(f"Fehler: {translate(error.format_message())}")
        context = getattr(error, "ctx", None)
        say(f"Hilfe: {context.command_path if context else 'quotes'} --help")
        return error.exit_code
    except QuotesError as error:
        say(f"Fehler: {error}")
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        say("Abgebrochen.")
        return 130
    except Exception as error:
        if {"-v", "--verbose"} & set(arguments):
            raise
        say(f"Fehler: Das Programm ist gescheitert ({type(error).__name__}: {error}); Einzelheiten mit --verbose.")
        return 1
    return code if isinstance(code, int) else 0


def main() -> NoReturn:
    """Run the console script and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A Windows console or a C locale would spoil umlauts and marks; newline: the CSV has its own line ends.
            stream.reconfigure(encoding="utf-8", errors="replace", newline="" if stream is sys.stdout else None)
    sys.exit(run(sys.argv[1:]))
