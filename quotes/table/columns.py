"""The table: which columns a row has, in which order, and the proof that it is verbatim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from quotes.data import SPEECH, Quotation, Span
from quotes.doubts import doubt
from quotes.table.errors import VerbatimError

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, str | int]

COLUMNS = (  # later columns are only ever added at the end: spreadsheets and scripts count on the order
    "speaker",
    "quote",
    "context",
    "type",
    "certainty",
    "role",
    "cue",
    "mention",
    "kind",
    "addressee",
    "document",
    "title",
    "date",
    "paragraph",
    "start",
    "end",
    "utterance",
    "rule",
    "reason",
    "flags",
    "id",
    "same_as",
    "author",
    "url",
    "outlet",
    "check",
    "gender",
    "party",
)
NUMBERS = ("certainty", "paragraph", "start", "end", "utterance")
"""The columns that hold whole numbers; all others hold text."""

CHECKED = "checked"
"""The flag of a row that a person has looked at (see quotes.review.corrections)."""

Headers = Literal["en", "de"]
"""In which language a table names its columns and says what stands in them (see quotes.table.legend)."""

GERMAN: Mapping[str, str] = MappingProxyType(
    {
        "speaker": "Sprecher",
        "quote": "Zitat",
        "context": "Kontext",
        "type": "Art",
        "certainty": "Sicherheit",
        "role": "Rolle",
        "cue": "Redewort",
        "mention": "Nennung",
        "kind": "Sprecherart",
        "addressee": "Adressat",
        "document": "Dokument",
        "title": "Titel",
        "date": "Datum",
        "paragraph": "Absatz",
        "start": "Beginn",
        "end": "Ende",
        "utterance": "Äußerung",
        "rule": "Regel",
        "reason": "Begründung",
        "flags": "Merkmale",
        "id": "Kennung",
        "same_as": "Gleich",
        "author": "Autor",
        "url": "Adresse",
        "outlet": "Medium",
        "check": "Prüfen",
        "gender": "Geschlecht",
        "party": "Partei",
    }
)
"""The German name of each column. No two columns share a name, in whichever language (see quotes.table.reading)."""

GLANCE = ("speaker", "role", "quote", "title", "date", "certainty", "check")
"""What a German table begins with, so that a screen of 1366 pixels shows it; the other columns follow in their order.

A table for people, so the order may change. That of ``COLUMNS`` is the contract with programs and stays.
"""


def titles(headers: Headers = "en") -> dict[str, str]:
    """Return what each column is called in this language, in the order in which its table has them."""
    if headers == "en":
        return {column: column for column in COLUMNS}
    return {column: GERMAN[column] for column in dict.fromkeys((*GLANCE, *COLUMNS))}


def header(headers: Headers = "en") -> tuple[str, ...]:
    """Return the names of the columns, in the order in which a table of this language has them."""
    return tuple(titles(headers).values())


def row(quotation: Quotation) -> Row:
    """Return the row of one quotation, its cells in the order of ``COLUMNS``."""
    cells: Row = {column: getattr(quotation, column) for column in COLUMNS}
    return cells | {"flags": " ".join(quotation.flags)}


def rechecked(row: Row) -> Row:
    """Return a row with its ``check`` as the other cells now have it: somebody may have corrected them."""
    done = CHECKED in str(row["flags"]).split()
    why = (
        "" if done or row["type"] not in SPEECH else doubt(str(row["speaker"]), str(row["kind"]), int(row["certainty"]))
    )
    return row | {"check": why}


def rows(quotations: Iterable[Quotation], text: str) -> list[Row]:
    """Return the rows of an article's quotations, each proved against its text.

    Raises VerbatimError at the first that does not stand there letter for letter.
    """
    made = []
    for quotation in quotations:
        verify(quotation, text)
        made.append(row(quotation))
    return made


def verify(quotation: Quotation, text: str) -> None:
    """Prove that the quotation stands in the article as the row says.

    Between its offsets there must be the opening mark, the quote and the closing mark, and nothing else; the
    context must be cut from the article too and hold the quotation. Raises VerbatimError, which is always a
    bug of the program.
    """
    span, inner, context = quotation.span, quotation.inner, quotation.context_span

    def demand(*, holds: bool, what: str) -> None:
        if not holds:
            raise VerbatimError.at(quotation.start, quotation.end, what)

    demand(holds=0 <= span.start <= span.end <= len(text), what="die Stelle")
    demand(holds=span.holds(inner) and inner.of(text) == quotation.quote, what="das Zitat")
    opening, closing = Span(span.start, inner.start).of(text), Span(inner.end, span.end).of(text)
    demand(holds=not any(map(str.isalnum, opening + closing)), what="das Anführungszeichen")
    if quotation.context:
        demand(holds=context.of(text) == quotation.context, what="der Kontext")
        demand(holds=context.holds(span), what="der Kontext")


def to_dataframe(quotations: Iterable[Quotation]) -> pd.DataFrame:
    """Return a pandas.DataFrame with one row a quotation and the columns ``COLUMNS``.

    ``NUMBERS`` are int64, the rest is text and never missing: what is not known is the empty string. The
    table has its columns and types without any rows, too. Take the flags with ``table["flags"]``: ``table.flags`` is
    an attribute of pandas' own, and has nothing to do with them.
    """
    import pandas as pd  # here, because half a second of import is too much for whoever needs no DataFrame

    types = {column: "int64" if column in NUMBERS else "str" for column in COLUMNS}
    return pd.DataFrame([row(quotation) for quotation in quotations], columns=list(COLUMNS)).astype(types)
