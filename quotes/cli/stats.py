"""``quotes stats``: who is quoted how often, from a table."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Self

import typer

from quotes.cli import options
from quotes.cli.console import say
from quotes.cli.output import put
from quotes.errors import UsageError, cause
from quotes.stats import count, plot, text
from quotes.table import reading

SHORT = "Zählen, wer wie oft und mit wie vielen Wörtern zitiert wird."
_BEGIN = 4096  # bytes of a file in which its maker is named


class StatsFileError(UsageError):
    """A file for the counts or the picture that cannot be written."""

    @classmethod
    def suffix(cls, option: str, path: str, suffixes: tuple[str, ...]) -> Self:
        """Name the option and the suffixes that tell its format."""
        return cls(f"{option}: «{path}» muss auf {' oder '.join(suffixes)} enden.")

    @classmethod
    def unwritable(cls, option: str, path: str, cause: str) -> Self:
        """Name the option and the reason."""
        return cls(f"{option}: «{path}» lässt sich nicht schreiben ({cause}); bitte einen anderen Ort angeben.")

    @classmethod
    def exists(cls, option: str, path: str) -> Self:
        """Name the option; the file is somebody's work."""
        return cls(
            f"{option}: «{path}» gibt es schon, und quotes stats hat es nicht so geschrieben; bitte einen anderen "
            "Namen wählen oder mit --force überschreiben."
        )


def stats(  # noqa: PLR0917 - Typer passes the options by name
    context: typer.Context,
    table: Annotated[
        str | None,
        options.argument(
            "TABELLE",
            "Tabelle von quotes extract, auch von Excel gespeichert: CSV, XLSX, JSON, JSONL oder Parquet; "
            "- ist die Standardeingabe.",
        ),
    ] = None,
    csv_file: Annotated[str | None, options.csv("Alle Zahlen auch als Tabelle für Excel schreiben, ungekürzt.")] = None,
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
    force: Annotated[bool, options.force("Auch Dateien überschreiben, die nicht von hier sind.")] = False,
    verbose: options.VerboseOption = False,  # noqa: ARG001 - the command line looks for it itself
    help_: options.HelpOption = False,  # noqa: ARG001 - answered by its callback
) -> int:
    """Zählt in einer Tabelle, wer wie oft und mit wie vielen Wörtern zitiert wird.

    Dazu: Rollen, Quellen ohne Namen, wörtliche Rede gegen einzelne Worte, je Artikel und im Lauf der Zeit.

    [bold]Was zählt[/bold]

      Rede (direct, partial, indirect), nicht scare und title.
      Ein Zitat, das sein Redesatz unterbricht, zählt einmal.
      Wörter: was Unicode so nennt (UAX 29); ein Wort mit Bindestrich ist eines.
      Namen: wie sie in der Tabelle stehen, über alle Artikel hinweg.

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
    head = text.csv_head().encode()
    targets = [
        _target("--csv", csv_file, (".csv",), head, force=force),
        _target("--plot", picture, plot.SUFFIXES, plot.AUTHOR.encode(), force=force),
    ]
    counted = count(reading.read(table, ("speaker", "quote", "type")).rows)
    drawn = plot.draw(counted, Path(picture).suffix.lower(), top) if picture is not None else b""
    put(text.report(counted, top, colour=sys.stdout.isatty() and "NO_COLOR" not in os.environ))
    for target, data, option, what in (
        (targets[0], text.csv(counted).encode(), "--csv", "Zahlen"),
        (targets[1], drawn, "--plot", "Bild"),
    ):
        if target is not None:
            _write(option, target, data)
            say(f"{what}: {target}")
    return 0


def _target(option: str, path: str | None, suffixes: tuple[str, ...], mark: bytes, *, force: bool) -> Path | None:
    """Return where a file may be written, links followed; None: it is not wanted.

    A file that exists is replaced only if its beginning has the ``mark`` of our own. Raises StatsFileError.
    """
    if path is None:
        return None
    target = Path(os.path.realpath(path))
    if Path(path).suffix.lower() not in suffixes:
        raise StatsFileError.suffix(option, path, suffixes)
    if target.is_dir() or not target.parent.is_dir():
        raise StatsFileError.unwritable(option, path, "es ist ein Ordner" if target.is_dir() else "der Ordner fehlt")
    try:
        if target.exists() and not force:
            with target.open("rb") as file:
                begin = file.read(_BEGIN)
            if begin and mark not in begin:
                raise StatsFileError.exists(option, path)
    except OSError as error:
        raise StatsFileError.unwritable(option, path, cause(error)) from error
    return target


def _write(option: str, target: Path, data: bytes) -> None:
    """Write a file, which is there only when it is whole. Raises StatsFileError."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(data)
        temporary.replace(target)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise StatsFileError.unwritable(option, str(target), cause(error)) from error
