"""What is measured: the rows, as the tool has just found them or as a table holds them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quotes.data import MARKED_SPEECH, Quotation, Span
from quotes.evaluation.gold import key
from quotes.table import reading


@dataclass(frozen=True, slots=True)
class Found:
    """A row, as far as it is measured."""

    document: str
    span: Span
    type: str
    speaker: str = ""
    role: str = ""
    cue: str = ""
    mention: str = ""
    rule: str = ""
    certainty: int = 0  # percent
    reason: str = ""
    context: str = ""
    rests_on: str = ""
    signals: tuple[str, ...] = ()
    mention_span: Span | None = None  # a table does not hold these two
    cue_spans: tuple[Span, ...] = ()

    @property
    def is_speech(self) -> bool:
        """Tell whether the row says that somebody has said this in marks."""
        return self.type in MARKED_SPEECH


Rows = Mapping[str, Sequence[Found]]
"""The rows of each document, in the order of the text."""


def in_marks(rows: Rows) -> Rows:
    """Return the rows that stand in marks: indirect ones are measured apart, and take no place of another."""
    return {name: [row for row in here if row.type != "indirect"] for name, here in rows.items()}


def of_quotation(quotation: Quotation) -> Found:
    """Return the row of a quotation that was just found."""
    said = quotation.attribution
    return Found(
        document=key(quotation.document),
        span=quotation.span,
        type=quotation.type,
        speaker=said.speaker,
        role=said.role,
        cue=said.cue,
        mention=said.mention,
        rule=said.rule,
        certainty=said.certainty,
        reason=said.reason,
        context=quotation.context,
        rests_on=said.rests_on,
        signals=said.signals,
        mention_span=said.mention_span,
        cue_spans=said.cue_spans,
    )


def of_table(path: str) -> dict[str, list[Found]]:
    """Return the rows of a table that ``quotes extract`` wrote, in whichever format, by document. Raises TableError."""
    return by_document(
        Found(
            document=key(str(row["document"])),
            span=Span(int(row["start"]), int(row["end"])),
            type=str(row["type"]),
            speaker=str(row["speaker"]),
            certainty=int(row["certainty"]),
            role=str(row["role"]),
            cue=str(row["cue"]),
            mention=str(row["mention"]),
            rule=str(row["rule"]),
            reason=str(row["reason"]),
            context=str(row["context"]),
        )
        for row in reading.read(path, ("document", "speaker", "type", "start", "end")).rows
    )


def by_document(rows: Iterable[Found]) -> dict[str, list[Found]]:
    """Return rows by their document."""
    found: dict[str, list[Found]] = {}
    for row in rows:
        found.setdefault(row.document, []).append(row)
    return found
