"""The command line: ``quotes``, a file a command. Nothing heavy is imported here, so that help comes at once."""

from __future__ import annotations

import atexit
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Annotated, NoReturn

import typer  # carries its own Click since 0.26: the package «click» must not be imported beside it

from quotes import threads
from quotes._version import __version__
from quotes.cli import streams
from quotes.cli.console import say
from quotes.cli.german import GermanCommand, GermanGroup, Interrupted, translate
from quotes.cli.options import INTERRUPTED, HelpOption
from quotes.cli.output import put
from quotes.errors import QuotesError
from quotes.files import FileError

_MOMENT = 0.05  # seconds
_PANEL = "Befehle"  # the heading above the commands in the help


def _version(*, value: bool) -> None:
    if value:
        put(f"quotes {__version__}\n")
        raise typer.Exit


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


# In the order of the help: the module below this one, what it offers for the command, and the line in the help.
COMMANDS = {
    "extract": ("extract", "extract", "Zitate finden und als Tabelle schreiben."),
    "explain": ("explain", "explain", "Zeigen, warum ein Zitat seinen Sprecher hat."),
    "find": ("find", "find", "Im Archiv suchen: Zitate nach Wörtern, Sprecher und Datum."),
    "report": ("proof", "proof", "Prüfbogen für den Browser: der Artikel neben der Tabelle."),
    "apply": ("apply", "apply", "Korrekturen aus Prüfbogen oder Excel in die Tabelle bringen."),
    "persons": ("persons", "persons", "Personendatei entwerfen: Namen zusammenlegen, Rollen festlegen."),
    "verify": ("verify", "verify_table", "Prüfen, ob jedes Zitat noch wörtlich im Artikel steht."),
    "check": ("check", "check", "Entwurf prüfen: Stehen seine Zitate wörtlich in den Quellen?"),
    "evaluate": ("evaluate", "evaluate", "Messen, wie gut die Zitate gefunden sind."),
    "corpus": ("corpus", "corpus", "Ein ganzes Archiv, auf allen Kernen oder vielen Rechnern."),
    "stats": ("stats", "stats", "Zählen, wer wie oft und mit wie vielen Wörtern zitiert wird."),
    "models": ("models", "app", "Sprachmodelle zeigen, prüfen und installieren."),
}


def _offer(name: str, *, load: bool) -> typer.Typer | Callable[..., object]:
    """Return what runs a command; one that is not asked for need not be loaded to have its line in the help."""
    module, attribute, _ = COMMANDS[name]
    if not load:
        return _not_asked_for
    offered: typer.Typer | Callable[..., object] = getattr(import_module(f"quotes.cli.{module}"), attribute)
    return offered


def _not_asked_for() -> None:
    """Stand for a command in the list of commands."""


def _app(arguments: Sequence[str]) -> typer.Typer:
    """Return the command line for these arguments: only the module of the command that they name is imported.

    Ten modules and what they need take half a second of a slow machine, which is too long for a help page.
    """
    app = typer.Typer(
        name="quotes",
        cls=GermanGroup,
        add_completion=False,  # its two options would be in English
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,  # an unexpected error is told in one sentence, see run
        context_settings={"max_content_width": 100},
    )
    app.callback(invoke_without_command=True, add_help_option=False)(start)
    asked = next((argument for argument in arguments if not argument.startswith("-")), "")
    for name, (_, _, short) in COMMANDS.items():
        offered = _offer(name, load=name == asked)
        if isinstance(offered, typer.Typer):
            app.add_typer(offered, name=name, short_help=short, add_help_option=False, rich_help_panel=_PANEL)
        else:
            app.command(name, cls=GermanCommand, add_help_option=False, short_help=short, rich_help_panel=_PANEL)(
                offered
            )
    return app


def run(arguments: Sequence[str]) -> int:
    """Run the command line with these arguments and return the exit code; raises nothing but KeyboardInterrupt's end.

    0 done, 1 some inputs failed, 2 wrong use, 3 model missing or damaged, 130 interrupted.
    """
    try:
        code = _app(arguments)(list(arguments), prog_name="quotes", standalone_mode=False)
    except typer.TyperException as error:  # wrong options and arguments
        say(f"Fehler: {translate(error.format_message())}")
        context = getattr(error, "ctx", None)
        say(f"Hilfe: {context.command_path if context else 'quotes'} --help")
        return error.exit_code
    except QuotesError as error:
        say(f"Fehler: {error}")
        return error.exit_code
    except (KeyboardInterrupt, Interrupted, typer.Abort):
        say("Abgebrochen.")
        return INTERRUPTED
    except BrokenPipeError:  # «quotes models | head»: whoever reads has had enough
        streams.discard(sys.stdout)
        return 0
    except Exception as error:
        if streams.is_broken(error):
            say(f"Fehler: {FileError.no_output(error)}")
            return FileError.exit_code
        if {"-v", "--verbose"} & set(arguments):
            raise
        say(f"Fehler: Das Programm ist gescheitert ({type(error).__name__}: {error}); Einzelheiten mit --verbose.")
        return 1
    return code if isinstance(code, int) else 0


def main() -> NoReturn:
    """Run the console script and end the process with its exit code."""
    streams.prepare()
    threads.one()
    before, sys.unraisablehook = sys.unraisablehook, _unheard
    if callable(signal.getsignal(signal.SIGINT)):  # not where a shell has switched Ctrl-C off
        signal.signal(signal.SIGINT, signal.default_int_handler)  # instead of that of quotes.__main__
    try:
        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # between its last line and this one
        code = INTERRUPTED
    sys.unraisablehook = before
    atexit.register(signal.signal, signal.SIGINT, signal.SIG_IGN)  # all is done; libraries say goodbye undisturbed
    streams.close()
    sys.exit(code)


def _again() -> None:
    """Press Ctrl-C once more, so that the main thread hears it even where it waits for the system."""
    if hasattr(signal, "pthread_kill"):
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
    else:
        signal.raise_signal(signal.SIGINT)


def _unheard(told: sys.UnraisableHookArgs) -> None:
    """Pass on a Ctrl-C that came while Python was cleaning something up, where it would be told and forgotten."""
    if isinstance(told.exc_value, KeyboardInterrupt):
        again = threading.Timer(_MOMENT, _again)  # in here it would be forgotten, too
        again.daemon = True
        again.start()
    else:
        sys.__unraisablehook__(told)
