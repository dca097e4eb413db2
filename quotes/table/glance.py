"""What a table for people leaves empty, since it would tell them nothing: CSV and Markdown in German, and workbooks."""

from __future__ import annotations

from quotes.table.columns import Row


def bare(row: Row) -> Row:
    """Return a row without the certainty of no name, and without a context that is the quotation once more."""
    less = dict(row)
    if not row["speaker"]:
        less["certainty"] = ""
    if repeats(str(row["context"]), str(row["quote"])):
        less["context"] = ""
    return less


def repeats(context: str, quote: str) -> bool:
    """Tell whether a context holds nothing but its quotation, marks and blanks aside."""
    return bool(context) and _words(context) == _words(quote)


def _words(text: str) -> str:
    return "".join(filter(str.isalnum, text))
