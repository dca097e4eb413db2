"""Tables and articles for the tests of proof sheet, corrections, persons and verify."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

from quotes import writers
from quotes.data import Article
from quotes.table.columns import COLUMNS, NUMBERS

FIXTURES = Path(__file__).parent.parent / "fixtures"


def row(quote="Das reicht nicht", start=0, end=0, **cells):
    """Make a row with all columns."""
    blank = {column: 0 if column in NUMBERS else "" for column in COLUMNS}
    given = {"speaker": "Eva Maier", "type": "direct", "kind": "person", "certainty": 90, "document": "a.txt"}
    return blank | given | {"quote": quote, "start": start, "end": end, "id": f"q{start}"} | cells


def row_at(text, marked, **cells):
    """Make the row of a quotation that stands in a text with its marks."""
    start = text.index(marked)
    return row(marked.strip("„“»«"), start, start + len(marked), **cells)


def digest(text):
    """Return how the ids of an article begin."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def save(path, rows, **options):
    """Write a table."""
    sheet = writers.open_table(str(path), force=True, **options)
    try:
        sheet.write(rows)
        sheet.keep()
    finally:
        sheet.drop()
    return str(path)


def load(path, delimiter=";"):
    """Read a CSV without any of quotes' help."""
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def fixture_articles():
    """Return the example articles by their names in the repository."""
    paths = sorted((FIXTURES / "artikel").glob("*.txt"))
    return [Article(path.read_bytes().decode(), document=f"fixtures/artikel/{path.name}") for path in paths]


def fixture_rows():
    """Return the expected rows of the example articles as a table of quotes has them; certainties are made up."""
    rows = []
    for number, article in enumerate(fixture_articles()):
        path = FIXTURES / "erwartet" / f"{Path(article.document).stem}.csv"
        for cells in load(path, ","):
            start, end = int(cells["start"]), int(cells["end"])
            known = {name: cells[name] for name in ("speaker", "type", "cue", "mention", "kind")}
            rows.append(
                row(
                    cells["quote"],
                    start,
                    end,
                    **known,
                    certainty=60 + start % 40 if cells["speaker"] else 0,
                    document=article.document,
                    title=article.text.splitlines()[0],
                    date=f"2026-11-{1 + number:02}",
                    paragraph=1 + article.text[:start].count("\n\n"),
                    id=f"{digest(article.text)}-{start}",
                )
            )
    return rows
