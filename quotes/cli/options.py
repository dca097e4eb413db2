"""Arguments and options of the commands: name, letter and place in the help of what several share, once each.

Some tell the same in every command: those are the types at the end. Others tell what they do in their command: those
are functions of that text. What an option is called and takes is said once either way.
"""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from quotes.table.chosen import DEFAULT

Panel = Literal["Eingabe", "Ausgabe", "Auswahl", "Erkennung", "Herkunft", "Lauf", "Schwellen", "Sonstiges"]
"""A part of the help."""

NOT_OURS = "Auch eine Datei überschreiben, die quotes nicht so hinterlassen hat."
USUAL_MODEL = "embedded"
STRICT = 90  # percent
INTERRUPTED = 130  # the exit code after Ctrl-C, as in shells


# What arguments and options look like. A definition goes into «Annotated», which takes any object.


def argument(metavar: str, tells: str) -> object:
    """Return the definition of an argument."""
    return typer.Argument(metavar=metavar, show_default=False, rich_help_panel="Eingabe", help=tells)


def value(name: str, metavar: str, tells: str, *, panel: Panel = "Ausgabe", letter: str = "") -> object:
    """Return the definition of an option with a value."""
    names = (name, letter) if letter else (name,)
    return typer.Option(*names, metavar=metavar, show_default=False, rich_help_panel=panel, help=tells)


def number(name: str, metavar: str, tells: str, *, panel: Panel, least: int = 1, most: int | None = None) -> object:
    """Return the definition of an option whose value is a whole number."""
    return typer.Option(
        name, metavar=metavar, min=least, max=most, show_default=False, rich_help_panel=panel, help=tells
    )


def switch(name: str, tells: str, *, panel: Panel = "Ausgabe", letter: str = "") -> object:
    """Return the definition of an option without a value."""
    names = (name, letter) if letter else (name,)
    return typer.Option(*names, rich_help_panel=panel, help=tells)


def several(name: str, metavar: str, tells: str, *, panel: Panel) -> object:
    """Return the definition of an option that takes all values up to the next option (see german.spread).

    ``metavar``: ends with «...», by which the command line knows it.
    """
    return typer.Option(name, metavar=metavar, show_default=False, rich_help_panel=panel, help=tells)


# Options that several commands have, each with something of its own to tell.


def output(metavar: str, tells: str) -> object:
    """Return ``--output``."""
    return value("--output", metavar, tells, letter="-o")


def csv(tells: str) -> object:
    """Return ``--csv``."""
    return value("--csv", "DATEI.csv", tells)


def force(tells: str, *, panel: Panel = "Ausgabe") -> object:
    """Return ``--force``."""
    return switch("--force", tells, panel=panel)


def text_column(tells: str) -> object:
    """Return ``--text-column``."""
    return value("--text-column", "SPALTE", tells, panel="Eingabe")


def id_column(tells: str) -> object:
    """Return ``--id-column``."""
    return value("--id-column", "SPALTE", tells, panel="Eingabe")


def keep(tells: str) -> object:
    """Return ``--keep``."""
    return value("--keep", "SPALTEN", tells, panel="Eingabe")


def repair(tells: str) -> object:
    """Return ``--repair``."""
    return switch("--repair", tells, panel="Eingabe")


def listed(given: str) -> tuple[str, ...]:
    """Return the names of an option that are parted by commas."""
    return tuple(name.strip() for name in given.split(",") if name.strip())


def persons(tells: str, *, panel: Panel) -> object:
    """Return ``--persons``."""
    return value("--persons", "DATEI.toml", tells, panel=panel)


def types(tells: str, *, panel: Panel) -> object:
    """Return ``--types``."""
    return value("--types", "LISTE", f"{tells} Üblich: {DEFAULT}.", panel=panel)


def min_certainty(tells: str) -> object:
    """Return ``--min-certainty``."""
    return number("--min-certainty", "PROZENT", tells, panel="Erkennung", least=0, most=100)


def model(tells: str = "Sprachmodell; üblich ist das eingebaute, embedded.", *, panel: Panel) -> object:
    """Return ``--model``."""
    return value("--model", "NAME", tells, panel=panel)


def workers(tells: str) -> object:
    """Return ``--workers``."""
    return number("--workers", "ZAHL", tells, panel="Lauf")


def quiet(tells: str = "Nur Fehler melden.") -> object:
    """Return ``--quiet``."""
    return switch("--quiet", tells, panel="Sonstiges", letter="-q")


# Arguments and options that tell the same everywhere.


TableArgument = Annotated[str | None, argument("TABELLE", "Tabelle von quotes.")]
OriginalsArgument = Annotated[
    list[str] | None,
    argument(
        "ARTIKEL...",
        "Die Artikel, aus denen die Tabelle ist: Dateien, Ordner, Muster. Ein Archiv (.db) hat sie selbst.",
    ),
]
StrictOption = Annotated[bool, switch("--strict", f"Dasselbe wie --min-certainty {STRICT}.", panel="Erkennung")]
VerboseOption = Annotated[
    bool, switch("--verbose", "Programmfehler mit allen Einzelheiten zeigen.", panel="Sonstiges", letter="-v")
]


def _help(context: typer.Context, *, value: bool) -> None:
    if value and not context.resilient_parsing:
        context.get_help()  # with rich it prints and returns nothing
        raise typer.Exit


HelpOption = Annotated[
    bool,
    typer.Option(
        "--help", "-h", callback=_help, is_eager=True, rich_help_panel="Sonstiges", help="Diese Hilfe zeigen."
    ),
]
"""``--help`` in German; Typer's own has an English text that cannot be changed."""


# What their values come to.


def least_certainty(percent: int, *, strict: bool) -> int:
    """Return what ``--min-certainty`` and ``--strict`` come to."""
    return max(percent, STRICT if strict else 0)


LexiconOption = Annotated[
    str | None,
    typer.Option(
        "--lexicon",
        metavar="ORDNER",
        show_default=False,
        rich_help_panel="Erkennung",
        help="Ordner mit eigenen Wortlisten über denen des Programms, unter deren Namen, etwa reporting_verbs.txt. "
        "Sonst der Ordner lexicon bei den Einstellungen oder der, den QUOTES_LEXICON nennt; '' ist keiner.",
    ),
]
