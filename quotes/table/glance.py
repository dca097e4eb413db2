"""What a table for people leaves empty, since it would tell them nothing: CSV and Markdown in German, and workbooks."""

from __future__ import annotations

from quotes.table.columns import Row

_CONTEXT = 280  # characters, two lines of the column


def bare(row: Row) -> Row:
    """Return a row without the certainty of no name, and without a context that is the quotation once more."""
    less = dict(row)
    if not row["speaker"]:
        less["certainty"] = ""
    if repeats(str(row["context"]), str(row["quote"])):
        less["context"] = ""
    return less


def framed(row: Row) -> Row:
    """Return a row whose context is short: a long one, as of a headline, is cut to what stands around the quotation.

    For a German workbook, where it stands far on the right and would make the row high for nobody to see why.
    """
    context, quote = " ".join(str(row["context"]).split()), " ".join(str(row["quote"]).split())
    room = max(_CONTEXT, 2 * len(quote))
    at = context.find(quote)
    if len(context) <= room or at < 0:
        return row | {"context": context}
    begin = max(0, min(at - (room - len(quote)) // 2, len(context) - room))
    end = min(len(context), begin + room)
    if begin:
        begin = context.find(" ", begin, at) + 1 or at
    if end < len(context):
        end = max(context.rfind(" ", at + len(quote), end), at + len(quote))
    cut = context[begin:end].strip()
    return row | {"context": "… " * bool(begin) + cut + " …" * (end < len(context))}


def repeats(context: str, quote: str) -> bool:
    """Tell whether a context holds nothing but its quotation, marks and blanks aside."""
    return bool(context) and _words(context) == _words(quote)


def _words(text: str) -> str:
    return "".join(filter(str.isalnum, text))
