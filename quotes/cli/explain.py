"""``quotes explain``: the way to a speaker, in the article."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Self

import typer

from quotes import readers
from quotes.cli import options
from quotes.cli.console import say
from quotes.data import Article
from quotes.errors import InputError, UsageError, listed
from quotes.lexicon import own_lists
from quotes.review.originals import wanted as wanted_by
from quotes.table import database, ids, reading
from quotes.table.chosen import DEFAULT, chosen
from quotes.table.errors import TableError

if TYPE_CHECKING:
    from quotes.pipeline import Explained


class ChoiceError(UsageError):
    """An article or a row that cannot be shown."""

    @classmethod
    def several(cls, name: str, number: int) -> Self:
        """Say that one article is explained at a time."""
        return cls(f"«{name}» sind {number} Artikel; erklärt wird einer, bitte seine Datei angeben.")

    @classmethod
    def holds_several(cls, name: str, documents: Sequence[str]) -> Self:
        """Say how to name one of the articles in a file."""
        return cls(
            f"In «{name}» stehen mehrere Artikel; erklärt wird einer, bitte einen angeben, etwa {listed(documents)}."
        )

    @classmethod
    def holds_none(cls, name: str, documents: Sequence[str]) -> Self:
        """Say that a file has no article, or not this one; ``documents``: those that it has."""
        if not documents:
            return cls(f"In «{name}» steht kein Artikel; bitte eine andere Datei angeben.")
        return cls(f"«{name}» gibt es nicht; bitte einen der Artikel angeben, die da sind, etwa {listed(documents)}.")

    @classmethod
    def is_table(cls, name: str, documents: Sequence[str]) -> Self:
        """Say that the file is a table of quotations, and which articles it is about."""
        return cls(
            f"«{name}» ist eine Tabelle von Zitaten; erklärt wird ein Artikel, bitte einen der ihren angeben: "
            f"{listed(documents)}."
        )

    @classmethod
    def no_row(cls, row: str, rows: int) -> Self:
        """Say that the table has no such row."""
        return cls(f"--row: Die Zeile «{row}» gibt es nicht; die Tabelle des Artikels hat {rows}.")


_TABLES = {*readers.TABLES, ".json", *database.SUFFIXES}
_LARGE = 100_000_000  # bytes of a table that is not looked at for quotations
_NAMED = 5  # articles named in a message


def explain(  # noqa: PLR0917 - Typer passes the options by name
    context: typer.Context,
    article: Annotated[
        str | None,
        options.argument(
            "ARTIKEL",
            "Eine Datei; aus einer Tabelle oder einem Feed DATEI#KENNUNG, wie in der Spalte document; - ist die "
            "Standardeingabe.",
        ),
    ] = None,
    row: Annotated[
        str | None,
        options.value(
            "--row",
            "N",
            "Nur dieses Zitat: seine Zeile in der Tabelle des Artikels, von 1 an, oder seine id. Sonst alle.",
            panel="Auswahl",
        ),
    ] = None,
    types: Annotated[str, options.types("Welche Arten die Tabelle hat, wie bei extract.", panel="Auswahl")] = DEFAULT,
    model: Annotated[str, options.model(panel="Auswahl")] = options.USUAL_MODEL,
    own_words: options.LexiconOption = None,
    verbose: options.VerboseOption = False,
    help_: options.HelpOption = False,  # noqa: ARG001 - answered by its callback
) -> int:
    """Zeigt den Artikel mit Zitat, Redewort und Sprecher, und was jede Regel dazu gesagt hat.

    Im Terminal in Farbe, sonst mit eckigen Klammern.

    [bold]Beispiele[/bold]

      quotes explain artikel.txt
      quotes explain artikel.txt --row 3
      quotes explain artikel.txt --row 3 > erklaerung.txt
    """
    if article is None and sys.stdin is not None and sys.stdin.isatty():
        context.get_help()
        return 0
    wanted = chosen(types)
    lists = own_lists(own_words)
    read = _read(article or readers.STDIN)
    with warnings.catch_warnings():
        if not verbose:
            warnings.simplefilter("ignore")  # torch's; nobody can do anything about them
        from quotes.pipeline import Extractor  # here, because it brings torch, and help must come at once

        found = Extractor(model, lexicon=lists).explain(read)
    shown = choose(found, row, wanted)
    if not shown:
        say("Keine Zitate gefunden.")
        return 0
    from quotes.cli import picture

    picture.show(read, shown, whole=row is None)
    return 0


def _read(name: str) -> Article:
    """Return the one article that is asked for. Raises InputError or UsageError."""
    found = readers.find([name], tables=True)
    wanted = ""
    if found.failures and "#" in name:  # a row of a table, an item of a feed, as the column «document» has it
        wanted, found = name, readers.find([name.rpartition("#")[0]], tables=True)
    for failure in found.failures:
        raise failure
    if len(found.sources) > 1:
        raise ChoiceError.several(name, len(found.sources))
    if not wanted:
        _refuse_table(found.sources[0])
    return _one(found.sources[0], name, wanted)


def _one(source: readers.Source, name: str, wanted: str) -> Article:
    """Return the article of a source that is called ``wanted``, or the only one. Raises InputError or ChoiceError."""
    first: list[Article] = []
    for article in _articles(source):
        if wanted == article.document:
            return article
        if len(first) < _NAMED:
            first.append(article)
        elif not wanted:
            break
    documents = [article.document for article in first]
    if wanted or not first:
        raise ChoiceError.holds_none(name, documents)
    if len(first) > 1:
        raise ChoiceError.holds_several(name, documents)
    return first[0]


def _articles(source: readers.Source) -> Iterator[Article]:
    """Yield the articles of a source. Raises InputError at the first that cannot be read."""
    for read in readers.read(source):
        if isinstance(read, InputError):
            raise read
        if read.article is not None:
            yield read.article


def _refuse_table(source: readers.Source) -> None:
    """Raise ChoiceError for a table of quotations, in which the reader of articles would look for articles."""
    path = source.path
    if path is None or path.suffix.lower() not in _TABLES or not path.is_file() or path.stat().st_size > _LARGE:
        return
    try:
        rows = reading.read(path, ("speaker", "quote", "document")).rows
    except TableError:
        return
    if rows:
        raise ChoiceError.is_table(source.name, wanted_by(rows))


def choose(found: list[Explained], row: str | None, wanted: frozenset[str]) -> list[tuple[int, Explained]]:
    """Return what is to be explained, with its number in the table; 0 for what is not in the table.

    Args:
        found: everything in marks.
        row: a number, an id, or None for all.
        wanted: the types that the table has.

    Raises:
        UsageError: there is no such row.
    """
    table = [each for each in found if each.quotation.type in wanted]
    if row is None:
        return list(enumerate(table, 1))
    for each in found:
        if each.quotation.id == ids.plain(row):  # alone, an article has the plain ids
            return [(table.index(each) + 1 if each in table else 0, each)]
    if row.isascii() and row.isdigit() and 1 <= int(row) <= len(table):
        return [(int(row), table[int(row) - 1])]
    raise ChoiceError.no_row(row, len(table))
