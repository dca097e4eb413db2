"""What a table already holds: what a run must not throw away, and what it need not read again."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal, Self

from quotes import writers
from quotes.data import Article, Quotation
from quotes.errors import UsageError
from quotes.readers import Columns, Source
from quotes.review.corrections import CHECKED, DISPUTED, RULE
from quotes.review.originals import files_of, reread
from quotes.table import ids, reading
from quotes.table.cells import fold
from quotes.table.columns import Row
from quotes.table.errors import TableError
from quotes.writers import workbook
from quotes.writers.base import Facts

_NAMED = 3  # articles named in a message

State = Literal["new", "known", "renamed", "changed"]
"""What an article is to a table. «renamed»: it has the text under a name at which this text does not lie any more;
«changed»: it has another text under this name. A further copy of a text is new: a run over all would have both."""


class KeepingError(UsageError):
    """A table whose rows somebody has worked on would be replaced; nothing was done."""

    @classmethod
    def extract(cls, path: str, lost: Sequence[str]) -> Self:
        """Name what would go, and the two cures."""
        return cls(
            f"--output: «{path}» enthält, was verloren ginge: {' und '.join(lost)}; bitte mit --append Neues anfügen "
            "oder mit --force überschreiben."
        )

    @classmethod
    def apply(cls, path: str, lost: str) -> Self:
        """Name what would go when another table is corrected into this place."""
        return cls(
            f"--output: «{path}» enthält, was verloren ginge: {lost}; bitte «{path}» selbst als TABELLE angeben oder "
            "mit --force überschreiben."
        )

    @classmethod
    def workbook(cls, path: str, lost: str) -> Self:
        """Name what a workbook cannot keep when rows are appended to it."""
        return cls(
            f"--append: «{path}» enthält, was verloren ginge: {lost}; bitte die Arbeitsmappe vorher anderswo sichern "
            "und dann mit --force anfügen."
        )

    @classmethod
    def language(cls, path: str, given: str, there: str) -> Self:
        """Tell that a table stays in its language."""
        return cls(
            f"--headers: «{path}» hat Spalten in der Sprache {there}, und mit --append bleibt das so, statt {given}; "
            "bitte --headers weglassen oder die Tabelle neu machen."
        )

    @classmethod
    def needs_file(cls) -> Self:
        """Ask for the table that new rows are appended to."""
        return cls("--append: Anfügen geht nur an eine Datei; bitte die Tabelle mit --output angeben.")


def table_at(output: str | None) -> reading.Loaded | None:
    """Return the table at a place; None: there is none, or a file that is no table of quotes."""
    if output is None or output == reading.STDIN or not Path(output).is_file():
        return None
    try:
        return reading.read(output, needs=("id",))
    except TableError:  # whoever writes there will tell
        return None


def check(output: str | None, sources: Iterable[Source], *, resume: bool = False) -> None:
    """Raise KeepingError if a run over these sources would throw away what somebody checked, or whole articles.

    ``resume``: the table is what an interrupted run had done, whose articles may have gone since.
    """
    sources = list(sources)
    there = table_at(output) if sources else None  # a run that reads nothing writes nothing
    if there is None:
        return
    rows = (*there.rows, *there.aside)
    worked = len({(row["id"], row["document"]) for row in rows if _is_checked(row)})
    unread = [] if resume else list(_unread(rows, sources))
    lost = [_many(worked, "geprüfte oder berichtigte Zeile", "geprüfte oder berichtigte Zeilen")] * bool(worked)
    if unread:
        more = f" und {len(unread) - _NAMED} weitere" if len(unread) > _NAMED else ""
        what = _many(len(unread), "Artikel, den", "Artikel, die") + " dieser Lauf nicht liest"
        lost.append(f"{what} ({', '.join(unread[:_NAMED])}{more})")
    if lost:
        raise KeepingError.extract(there.name, lost)


def check_corrected(output: str | None, rows: Iterable[Row]) -> None:
    """Raise KeepingError if these rows would replace a table in which more was checked."""
    there = table_at(output)
    if there is None:
        return
    checked = {(row["id"], row["document"]) for row in rows if _is_checked(row)}
    lost = len({(row["id"], row["document"]) for row in (*there.rows, *there.aside) if _is_checked(row)} - checked)
    if lost:
        what = _many(lost, "geprüfte oder berichtigte Zeile", "geprüfte oder berichtigte Zeilen")
        raise KeepingError.apply(there.name, what)


def _is_checked(row: Row) -> bool:
    """Tell whether a person has decided about a row."""
    return row["rule"] == RULE or not {CHECKED, DISPUTED}.isdisjoint(str(row["flags"]).split())


def _unread(rows: Iterable[Row], sources: Iterable[Source]) -> Iterator[str]:
    """Yield the documents of rows that come from none of the sources; a file may hold several: «datei.xlsx#4711»."""
    names = {source.name for source in sources}
    places = {os.path.realpath(source.path) for source in sources if source.path is not None}
    for document in dict.fromkeys(str(row["document"]) for row in rows):
        if document and not any(file in names or os.path.realpath(file) in places for file in files_of(document)):
            yield document


def _many(number: int, one: str, many: str) -> str:
    return f"{number:,}".replace(",", ".") + " " + (one if number == 1 else many)


class Held:
    """The table that new articles are appended to."""

    def __init__(self, loaded: reading.Loaded, asked: Columns) -> None:
        """Know the articles of a table by their texts. ``asked``: the columns of tables of articles."""
        self.loaded = loaded
        self._asked = asked
        self._texts: dict[str, set[str]] = {}  # the documents of each
        self._documents: set[str] = set()
        self._lying: dict[str, dict[str, str]] = {}  # texts of documents that lie there now, by their file
        self._ids: dict[tuple[str, str], str] = {}
        for row in (*loaded.rows, *loaded.aside):
            document = str(row["document"])
            self._texts.setdefault(ids.text_of(str(row["id"])), set()).add(document)
            self._documents.add(document)
            self._ids.setdefault((document, fold(str(row["quote"]))), str(row["id"]))

    @classmethod
    def at(cls, output: str | None, headers: str | None = None, asked: Columns | None = None) -> Self | None:
        """Return the table at a place; None: there is none yet. Raises UsageError where no table can be, or is.

        ``headers``: the language that the user has asked for, which must be the one that the table has.
        """
        if output is None or output == reading.STDIN:
            raise KeepingError.needs_file()
        path = Path(output)
        if not path.is_file() or not path.stat().st_size:  # whoever writes there will tell of a folder
            return None
        loaded = reading.read(output, needs=("id", "quote", "document"))
        if headers in {"en", "de"} and headers != loaded.headers:
            raise KeepingError.language(output, str(headers), loaded.headers)
        return cls(loaded, asked or Columns())

    @property
    def idents(self) -> Iterator[str]:
        """The ids of all rows."""
        return (str(row["id"]) for row in (*self.loaded.rows, *self.loaded.aside))

    def state(self, article: Article) -> State:
        """Tell whether the table has an article, by its text, whatever its name is now."""
        text = ids.of_text(article.text)
        there = self._texts.get(text)
        if there is None:
            return "changed" if article.document in self._documents else "new"
        if article.document in there or os.path.realpath(article.document) in map(os.path.realpath, there):
            return "known"
        return "new" if any(self._text_now(document) == text for document in there) else "renamed"

    def _text_now(self, document: str) -> str:
        """Return how the ids of the text begin that a document of the table has now; nothing if it is gone."""
        file = next(filter(os.path.isfile, files_of(document)), "")
        if file not in self._lying:
            self._lying[file] = {each.document: ids.of_text(each.text) for each in reread(document, self._asked)}
        return self._lying[file].get(document, "")

    def tied(self, found: Iterable[Quotation]) -> list[Quotation]:
        """Return the quotations of an article; what its former text had, too, names the row there."""
        there = ((each, self._ids.get((each.document, fold(each.quote)), "")) for each in found)
        return [replace(each, same_as=each.same_as or ident) for each, ident in there]

    def widened(self, rows: Iterable[Row]) -> list[Row]:
        """Return new rows with the columns that the user has added to the table, empty where they say nothing."""
        further: Row = dict.fromkeys(self.loaded.extra, "")
        return [further | row for row in rows]

    def with_run(self, run: writers.Run, facts: Facts, notices: Collection[str]) -> writers.Run:
        """Return what a workbook tells of all runs that have made the table, this one as the last."""
        of_file = self.loaded.format == "xlsx"
        before = workbook.about(Path(self.loaded.name)) if of_file else writers.Run([self.loaded.name])
        numbers = dict(before.counts)
        summed = [(name, value + _number(numbers.get(name))) for name, value in facts if isinstance(value, int)]
        return writers.Run(
            list(dict.fromkeys([*before.inputs, *run.inputs])),
            summed,
            list(dict.fromkeys([*before.settings, *run.settings])),
            list(dict.fromkeys([*before.notices, *notices])),
        )


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
