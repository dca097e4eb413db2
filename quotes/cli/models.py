"""``quotes models``: which language models are there, whether they are whole, and how the official one is fetched."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Annotated, Any, Self

import typer

from quotes.cli import options
from quotes.cli.console import count, say
from quotes.cli.german import GermanCommand, GermanGroup
from quotes.cli.output import put
from quotes.model import embedded_folder, sources
from quotes.model.errors import ModelError, ModelOptionError

if TYPE_CHECKING:
    from rich.progress import Progress

_WIDTH = 80
_STATES = {
    "whole": "vollständig, alle Prüfsummen stimmen",
    "unchecked": "vollständig, aber ohne Angabe von Prüfsummen",
    "absent": "nicht installiert",
    "unfinished": "nicht fertig installiert",
    "damaged": "beschädigt",
}

app = typer.Typer(cls=GermanGroup, add_completion=False, rich_markup_mode="rich")


@app.callback(invoke_without_command=True, add_help_option=False)
def models(
    context: typer.Context,
    path: Annotated[
        str | None,
        options.value("--path", "ORDNER", "Auch das Modell in diesem Ordner zeigen und prüfen.", panel="Auswahl"),
    ] = None,
    as_json: Annotated[
        bool, options.switch("--json", "Als JSON ausgeben, mit jeder Datei einzeln.", panel="Auswahl")
    ] = False,
    help_: options.HelpOption = False,  # noqa: ARG001 - answered by its callback
) -> int:
    """Zeigt die Sprachmodelle und prüft jede ihrer Dateien.

    embedded, das eingebaute, gehört zu quotes und reicht für alles.

    official, das von Stanza, kommt nur, wenn man es holt; es ist größer.

    Mit beiden arbeitet quotes ohne Netz.

    [bold]Beispiele[/bold]

      quotes models                            was da ist, und ob es heil ist
      quotes models install official           das Modell von Stanza holen
      quotes extract a.txt --model official    damit arbeiten
      quotes models --path ORDNER              ein Modell in einem Ordner prüfen

    [bold]Was der Befehl zurückgibt[/bold]

      0    kein Modell ist beschädigt
      2    falsch aufgerufen
      3    ein Modell ist beschädigt, nicht fertig oder nicht zu holen
      130  abgebrochen
    """
    if context.invoked_subcommand is not None:
        return 0
    if path is not None and not Path(path).expanduser().is_dir():
        raise ModelError.missing(Path(path), "bitte --path prüfen")
    found = [
        sources.inspect(sources.EMBEDDED, embedded_folder()),
        sources.inspect(sources.OFFICIAL, sources.official_folder()),
    ]
    if path is not None:
        found.append(sources.inspect("path", Path(path).expanduser()))
    if as_json:
        put(json.dumps([_plain(model) for model in found], ensure_ascii=False, indent=2) + "\n")
    elif sys.stdout.isatty():
        _show(found)
    else:
        put("\n".join("".join(f"{key}: {value}\n" for key, value in _rows(model)) for model in found))
    return 3 if _complaints(found) else 0


@app.command(
    "install",
    cls=GermanCommand,
    add_help_option=False,
    short_help="Das Modell von Stanza holen.",
    rich_help_panel="Befehle",
)
def install(
    name: Annotated[
        str,
        typer.Argument(metavar="MODELL", show_default=False, rich_help_panel="Modell", help="Welches: official."),
    ] = "",
    url: Annotated[
        str | None,
        typer.Option(
            "--url",
            metavar="ADRESSE",
            envvar="QUOTES_STANZA_URL",
            show_envvar=False,
            show_default=False,
            rich_help_panel="Herkunft",
            help="Woher, wenn nicht von Stanza selbst, etwa von einem Server im Haus: ADRESSE/resources_VERSION.json "
            "und ADRESSE/de/... darunter. Auch als Umgebungsvariable QUOTES_STANZA_URL.",
        ),
    ] = None,
    quiet: Annotated[bool, options.quiet()] = False,
    help_: options.HelpOption = False,  # noqa: ARG001 - answered by its callback
) -> int:
    """Holt das offizielle deutsche Modell von Stanza aus dem Netz.

    Jede Datei wird gegen die Prüfsumme in Stanzas Verzeichnis gehalten.

    Nach einem Abbruch macht derselbe Befehl weiter: Was heil da ist, bleibt,
    und von der angefangenen Datei kommt nur der Rest, wenn der Server das kann.

    Ohne Netz: den Befehl auf einem anderen Rechner aufrufen, den Ordner kopieren,
    den «quotes models» dort nennt, und ihn mit --model ORDNER angeben.

    Mit der Umgebungsvariablen QUOTES_HOME kommt alles in einen anderen Ordner.

    [bold]Beispiele[/bold]

      quotes models install official
      quotes models install official --url https://server.example/stanza
    """
    if name != sources.OFFICIAL:
        raise ModelOptionError.unknown_model(name)
    from quotes.model import official

    try:
        with _Bar(wanted=not quiet) as bar:
            model, came = official.install(url, bar.show)
    except KeyboardInterrupt:
        say("Abgebrochen; was schon geladen ist, bleibt, und derselbe Befehl macht dort weiter.")
        return options.INTERRUPTED
    if not quiet:
        done = f"geladen: {_megabytes(came)}" if came else "war schon vollständig"
        say(f"Modell official, Version {model.card.version}, {done}; alle Prüfsummen stimmen: {model.folder}")
    return 0


def _complaints(found: list[sources.Model]) -> bool:
    """Tell on standard error which models are not whole and what helps; tell whether any was."""
    told = []
    for model in found:
        if model.faults:
            told.append(sources.told(model.faults[0], model.folder))  # the others stand in the table
        elif model.state == "unfinished":
            told.append(ModelError.unfinished(model.folder))
    for error in told:
        say(f"Fehler: {error}")
    return bool(told)


def _rows(model: sources.Model) -> list[tuple[str, str]]:
    """Return what is shown of a model: German labels and values."""
    card = model.card
    scores = ", ".join(f"{name} {value:.1f}".replace(".", ",") for name, value in card.accuracy.items())
    if scores and card.measured_on:
        scores += f" (Prozent; {card.measured_on})"
    gone = ", ".join(fault.path.name for fault in model.faults if fault.missing)
    bad = ", ".join(f"{fault.path.name} {fault.what}" for fault in model.faults if not fault.missing)
    rows = (
        ("Modell", model.name),
        ("Zustand", _STATES[model.state]),
        ("Es fehlt", gone),
        ("Beschädigt", bad),
        ("Holen mit", "quotes models install official" if model.state in {"absent", "unfinished"} else ""),
        ("Version", card.version + (f" vom {card.built}" if card.built else "")),
        ("Lizenz", card.licence),
        ("Größe", f"{_megabytes(model.size)} in {count(len(card.files), 'Datei', 'Dateien')}" if card.files else ""),
        ("SHA-256", model.checksum),
        ("Genauigkeit", scores or ("nicht angegeben" if card.files else "")),
        ("Herkunft", card.url),
        ("Ordner", str(model.folder)),
    )
    return [(label, value) for label, value in rows if value]


def _show(found: list[sources.Model]) -> None:
    """Print a table on the terminal."""
    from rich.box import HORIZONTALS
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    table = Table(show_header=False, box=HORIZONTALS, pad_edge=False, width=min(_WIDTH, console.width))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for model in found:
        for label, value in _rows(model):
            table.add_row(label, Text(value, style="bold" if label == "Modell" else ""))
        table.add_section()
    console.print(table)


def _plain(model: sources.Model) -> dict[str, Any]:
    """Return a model as JSON can hold it."""
    card = asdict(model.card)
    files = {name: {"bytes": about["size"], "sha256": about["sha256"]} for name, about in card.pop("files").items()}
    return {
        "name": model.name,
        "state": model.state,
        "folder": str(model.folder),
        "bytes": model.size,
        "sha256": model.checksum,
        **card,
        "files": files,
        "faults": [{"path": str(fault.path), "what": fault.what} for fault in model.faults],
    }


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB".replace(".", ",")


class _Bar:
    """A progress bar for each file, on standard error and only on a terminal."""

    def __init__(self, *, wanted: bool) -> None:
        """Stay silent unless ``wanted``."""
        self._wanted = wanted and sys.stderr.isatty()
        self._bar: Progress | None = None
        self._tasks: dict[str, Any] = {}

    def __enter__(self) -> Self:
        """Start the display."""
        if self._wanted:
            from rich.console import Console
            from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

            self._bar = Progress(
                TextColumn("{task.description}"),
                BarColumn(bar_width=None),
                DownloadColumn(),
                TimeRemainingColumn(compact=True),
                console=Console(stderr=True),
            )
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave the bars standing as they are."""
        if self._bar is not None:
            self._bar.stop()

    def show(self, name: str, done: int, total: int | None) -> None:
        """Show that ``done`` of ``total`` bytes of a file are there."""
        if self._bar is None:
            return
        if name not in self._tasks:
            self._tasks[name] = self._bar.add_task(name.removeprefix("de/"), total=total)
        self._bar.update(self._tasks[name], completed=done, total=total)
