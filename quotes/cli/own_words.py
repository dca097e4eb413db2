"""The option ``--lexicon``, which several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

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
