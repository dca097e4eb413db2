"""The articles that a table is about: which one belongs to a row.

A table names its articles as they were given when it was made; later they are given by another path. So a document
is found by its name, or else by the longest end of its path that only one article has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Self

from quotes import readers
from quotes.data import Article
from quotes.errors import InputError, UsageError, listed
from quotes.files import Place, allow
from quotes.readers import mojibake, skipping
from quotes.table import database
from quotes.table.columns import Row


class NoArticlesError(UsageError):
    """A command that needs the articles of a table was called without any, or with none of hers."""

    @classmethod
    def of(cls, command: str, wanted: Sequence[str]) -> Self:
        """Name the command and the articles that the table wants."""
        which = f", {listed(wanted)}" if wanted else ""
        return cls(
            f"{command}: Es fehlen die Artikel der Tabelle{which}; bitte ihre Dateien oder Ordner dahinter angeben."
        )

    @classmethod
    def others(cls, command: str, given: Sequence[str], wanted: Sequence[str]) -> Self:
        """Tell that none of the articles belongs to the table: which were ``given``, and which ones it wants."""
        told = f"gelesen wurden {listed(given)}" if given else "gelesen wurde keiner"
        return cls(f"{command}: Die Tabelle will die Artikel {listed(wanted)}, {told}; bitte die ihren angeben.")


def wanted(rows: Iterable[Row]) -> tuple[str, ...]:
    """Return the articles that the rows of a table are about."""
    return tuple(dict.fromkeys(str(row["document"]) or "ohne Namen" for row in rows))


class Originals:
    """Articles by their names."""

    def __init__(self, articles: Iterable[Article], rows: Iterable[Row] = ()) -> None:
        """Put up these articles; of two with the same name the first is kept.

        ``rows``: those of the table, which tell whether it was made with ``--repair``.
        """
        self.articles: dict[str, Article] = {}
        self._ends: dict[tuple[str, ...], list[str]] = {}  # ends of paths, turned round, to names
        for article in articles:
            if article.document in self.articles:
                continue
            self.articles[article.document] = article
            parts = _parts(article.document)
            for length in range(1, len(parts) + 1):
                self._ends.setdefault(parts[:length], []).append(article.document)
        garbled = {article.document for article in self.articles.values() if mojibake.found(article.text)}
        self._mend(garbled, rows if garbled else ())

    def _mend(self, garbled: set[str], rows: Iterable[Row]) -> None:
        """Put up mended articles in place of those to which the rows fit better so."""
        mine: dict[str, list[Row]] = {}
        for row in rows:
            article = self.of(str(row["document"]))
            if article is not None and article.document in garbled:
                mine.setdefault(article.document, []).append(row)
        for document, of_it in mine.items():
            article = self.articles[document]
            mended = mojibake.of(article)
            if _fitting(mended.text, of_it) > _fitting(article.text, of_it):
                self.articles[document] = mended

    def of(self, document: str) -> Article | None:
        """Return the article that a row's ``document`` means, or None when there is none or no telling which.

        A table of a single unnamed article (from standard input) fits the only article there is.
        """
        if document in self.articles:
            return self.articles[document]
        if document in {"", readers.STDIN_NAME} and len(self.articles) == 1:
            return next(iter(self.articles.values()))
        parts = _parts(document)
        for length in range(len(parts), 0, -1):
            found = self._ends.get(parts[:length], [])
            if len(found) == 1:
                return self.articles[found[0]]
            if found:
                return None
        return None


def _fitting(text: str, rows: Iterable[Row]) -> int:
    """Return how many rows have the words that stand at their place in a text."""
    places = ((str(row["start"]), str(row["end"]), str(row["quote"])) for row in rows)
    return sum(
        _words(text[int(start) : int(end)]) == _words(quote)
        for start, end, quote in places
        if start.isdecimal() and end.isdecimal()
    )


def _words(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _parts(name: str) -> tuple[str, ...]:
    """Return the parts of a path, the file's name first."""
    return tuple(part for part in reversed(name.replace("\\", "/").split("/")) if part not in {"", "."})


def files_of(document: str) -> list[str]:
    """Return the files that a document may be in: one that holds several names them «datei.xlsx#4711»."""
    return [document[:end] for end, char in enumerate(document) if char == "#"] + [document]


def reread(document: str, columns: readers.Columns) -> Iterator[Article]:
    """Yield what can be read of the file in which a document of a table lay; nothing, if it is gone or no article."""
    file = next((name for name in files_of(document) if Path(name).is_file()), None)
    if file is None:
        return
    try:
        for read in readers.read(readers.Source(file, Path(file)), columns):
            if not isinstance(read, InputError) and read.article is not None:
                yield read.article
    except Exception:  # noqa: BLE001 - whatever it is: the file is no input of this run, and what it lacks is told
        return


class Gathered(NamedTuple):
    """Articles, the errors of what could not be read, and what folders hold beside them, as it is told."""

    articles: list[Article]
    failures: list[InputError]
    skipped: str


def own(table: str | Path) -> Gathered | None:
    """Return the articles that a table holds itself, as an archive does; None: it is another table."""
    path = Path(table)
    if not database.is_database(path):
        return None
    return Gathered([Article(*cells) for cells in database.articles(path)], [], "")


def gather(inputs: Iterable[str], output: Place | None = None) -> Gathered:
    """Read the articles that ``inputs`` name; what cannot be read is among the errors, the others go on.

    Raises FileError if one of their files is where the ``output`` shall lie.
    """
    found = readers.find(inputs)
    if output is not None:
        allow(output, force=True, inputs=[source.path for source in found.sources if source.path is not None])
    failures = list(found.failures)
    articles: list[Article] = []
    for source in found.sources:
        try:
            for read in readers.read(source):
                if isinstance(read, InputError):
                    failures.append(read)
                elif read.article is not None:
                    articles.append(read.article)
        except InputError as error:
            failures.append(error)
        except Exception as error:  # noqa: BLE001 - whatever it is, the other articles must not suffer from it
            failures.append(InputError.unexpected(source.name, error))
    return Gathered(articles, failures, skipping.told(found.skipped))
