"""``quotes verify``: whether each quotation still stands in its article."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated

import typer

from quotes import files
from quotes.cli import options
from quotes.cli.console import count, say
from quotes.cli.output import put
from quotes.review import verify
from quotes.review.originals import NoArticlesError, Originals, gather, own, wanted
from quotes.review.passages import Passages
from quotes.table import reading
from quotes.table.columns import Row
from quotes.writers.csv import DIALECTS, CsvFormat

COLUMNS = ("id", "document", "quote", "outcome", "start", "end", "new_start", "new_end", "difference")
_WIDTH = 60  # letters of a quotation that are shown


def verify_table(  # noqa: PLR0917 - Typer passes the options by name
    context: typer.Context,
    table: options.TableArgument = None,
    articles: options.OriginalsArgument = None,
    csv: Annotated[
        str | None, options.csv("Das Ergebnis zu jeder Zeile als Tabelle: Befund, alte und neue Stelle, Unterschied.")
    ] = None,
    force: Annotated[bool, options.force(options.NOT_OURS)] = False,
    help_: options.HelpOption = False,  # noqa: ARG001 - answered by its callback
) -> int:
    """Prüft, ob jedes Zitat der Tabelle Buchstabe für Buchstabe an seiner Stelle im Artikel steht.

    Wo nicht, wird gesucht, was daraus geworden ist: verschoben, gekürzt, verändert oder nicht mehr zu finden.

    [bold]Beispiele[/bold]

      quotes verify zitate.csv artikel/
      quotes verify zitate.csv artikel/ --csv befund.csv

    [bold]Was der Befehl zurückgibt[/bold]

      0    alle Zitate stimmen
      1    mindestens eines stimmt nicht, oder ein Artikel ließ sich nicht lesen
      2    falsch aufgerufen
    """
    if table is None:
        context.get_help()
        return 0
    place = None
    if csv is not None:
        place = files.check("--csv", csv, (".csv",), force=force, inputs=[table])
    rows = reading.read(table, needs=("quote", "start", "end")).rows
    command, documents = context.info_name or "", wanted(rows)
    held = None if articles else own(table)
    if not articles and held is None:
        raise NoArticlesError.of(command, documents)
    found, failures, skipped = held or gather(articles or [], place)
    for failure in failures:
        say(f"Fehler: {failure}")
    if skipped:
        say(f"Hinweis: {skipped}")
    checks = list(checked(rows, Originals(found, rows)))
    if checks and all(each.outcome == "no_article" for each in checks):
        raise NoArticlesError.others(command, [article.document for article in found], documents)
    put("".join(f"{line}\n" for line in lines(rows, checks)))
    if place is not None:
        form = CsvFormat(DIALECTS["excel-de"], COLUMNS)
        say(f"Befund: {files.write(place, form.head() + form.body(map(_row, rows, checks)))}")
    return int(bool(failures) or not all(each.holds for each in checks))


def checked(rows: Iterable[Row], originals: Originals) -> Iterator[verify.Check]:
    """Yield what became of each row."""
    ready: dict[str, Passages] = {}
    for row in rows:
        article = originals.of(str(row["document"]))
        if article is None:
            yield verify.Check("no_article", None, str(row["document"]))
            continue
        if article.document not in ready:
            ready[article.document] = Passages(article.text)
        yield verify.check(row, ready[article.document])


def lines(rows: Sequence[Row], checks: Sequence[verify.Check]) -> Iterator[str]:
    """Yield the result for people: a block for each row that fails, article by article, then the sums."""
    document = None
    for number, (row, each) in enumerate(zip(rows, checks, strict=True), 2):  # as a spreadsheet numbers them
        if each.holds:
            continue
        if row["document"] != document:
            document = row["document"]
            yield f"{document or 'ohne Artikelnamen'}"
        place = f" (Zeichen {each.span.start} bis {each.span.end})" if each.span and each.outcome != "altered" else ""
        short = textwrap.shorten(str(row["quote"]), _WIDTH, placeholder=" …") or "(leer)"
        yield f"  Zeile {number}, {verify.GERMAN[each.outcome]}{place}: {short}"
        if each.difference and each.outcome not in {"moved", "no_article"}:
            yield f"      {each.difference}"
    sums = Counter(each.outcome for each in checks)
    words = verify.GERMAN | ({"same": "stimmen"} if sums["same"] != 1 else {})
    parts = [f"{sums[outcome]} {word}" for outcome, word in words.items() if sums[outcome]]
    yield f"{count(len(checks), 'Zeile', 'Zeilen')}: {', '.join(parts) or 'nichts zu prüfen'}."


def _row(row: Row, each: verify.Check) -> Row:
    """Return the line about a row for the table of results."""
    return {
        "id": row["id"],
        "document": row["document"],
        "quote": row["quote"],
        "outcome": verify.GERMAN[each.outcome],
        "start": row["start"],
        "end": row["end"],
        "new_start": each.span.start if each.span else "",
        "new_end": each.span.end if each.span else "",
        "difference": each.difference,
    }
