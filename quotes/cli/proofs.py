"""The proof sheet that ``quotes extract --report`` writes beside its table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from quotes import files
from quotes.cli.console import count, say
from quotes.data import NO_SPEECH, Article, Quotation
from quotes.errors import listed
from quotes.readers import Columns
from quotes.review import corrections, placing, workbooks
from quotes.review.originals import Originals, reread
from quotes.table import reading


def check(path: str, *, force: bool, inputs: Iterable[Path]) -> files.Place:
    """Return where a proof sheet may be written, before any work is done. Raises FileError."""
    return files.check("--report", path, (".html",), force=force, inputs=inputs)


@dataclass(slots=True)
class Proof:
    """What a proof sheet will show, while a run goes on: all of its articles, which memory holds at once."""

    place: files.Place
    wanted: frozenset[str]  # types that the table has
    pairs: list[tuple[Quotation, Article]] = field(default_factory=list)
    known: list[Article] = field(default_factory=list)  # read, and in the table already

    def add(self, article: Article, found: Iterable[Quotation], target: Path | None) -> None:
        """Take the quotations of an article; on the sheets of a workbook stands also what is no speech."""
        beside = NO_SPEECH if workbooks.is_workbook(str(target)) else ()
        self.pairs += [(each, article) for each in found if each.type in self.wanted or each.type in beside]

    def write(self, output: str | None) -> Path:
        """Write the sheet of the rows of this run; return its full path. Raises FileError."""
        from quotes.review import proof

        placed = tuple(proof.of_quotation(quotation) for quotation, _ in self.pairs)
        beside = frozenset((each.id, each.document) for each, _ in self.pairs if each.type not in self.wanted)
        name = Path(output or "zitate.csv").name
        sheet = proof.Sheet(name, placed, tuple(article for _, article in self.pairs), beside)
        return files.write(self.place, proof.as_html(proof.payload(sheet)))

    def write_whole(self, table: Path, asked: Columns, *, quiet: bool) -> Path:
        """Write the sheet of a table that has grown: all rows, with every article that can still be read."""
        from quotes.review import proof

        both = placing.Sheets(reading.read(table, needs=("quote", "start", "end", "id")))
        rows, beside = both.together, [corrections.key(row) for row in both.rows[both.main :]]
        articles = [*self.known, *(article for _, article in self.pairs)]
        here = {article.document for article in articles}
        for document in dict.fromkeys(str(row["document"]) for row in rows):
            if document not in here:
                again = list(reread(document, asked))
                articles += again
                here |= {article.document for article in again}
        sheet = proof.Sheet.of_table(table.name, rows, Originals(articles), beside)
        if sheet.missing and not quiet:
            _tell_missing(sheet.missing)
        return files.write(self.place, proof.as_html(proof.payload(sheet)))

    def write_of(self, table: Path, articles: Mapping[str, Article]) -> Path:
        """Write the sheet of some of the articles of a table, by their documents, with all that was decided there."""
        from quotes.review import proof

        rows = [row for row in reading.read(table).rows if row["document"] in articles]
        sheet = proof.Sheet.of_table(table.name, rows, Originals(articles.values()))
        return files.write(self.place, proof.as_html(proof.payload(sheet)))


def _tell_missing(documents: Sequence[str]) -> None:
    """Say whose rows stand in the sheet without their text."""
    articles = count(len(documents), "Artikel liegt", "Artikel liegen")
    say(f"Hinweis: {articles} nicht mehr da; im Prüfbogen stehen nur die Zeilen: {listed(documents)}.")
