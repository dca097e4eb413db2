"""Corrections that last: what a person decided about rows, brought into a table.

They come as a small table from the proof sheet (``id``, ``field``, ``old``, ``new``, ``verdict``, ``date``, and to be
sure ``document`` and ``quote``), or as the whole table, edited in Excel. Both become :class:`Change`; :func:`apply`
makes those that fit and names the others, each with its reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Self, get_args

from quotes.data import Sex, SpeakerKind, Type
from quotes.errors import UsageError
from quotes.review import additions
from quotes.review.passages import plain
from quotes.table import ids, reading
from quotes.table.cells import fold
from quotes.table.columns import COLUMNS, GERMAN, NUMBERS, Row
from quotes.table.legend import COLUMNS as WORDS
from quotes.table.legend import english

EDITABLE = ("speaker", "type", "role", "kind", "cue", "mention", "addressee", "title", "date", "gender", "party")
"""The columns that a person may correct. All others are what the article says, or how the row was found."""
RIGHT, WRONG = VERDICTS = ("richtig", "falsch")
FILE = "korrekturen.csv"
"""What the proof sheet calls the corrections that it gives."""
CHECKED, DISPUTED = "checked", "disputed"
"""Flags of rows that somebody held to be right (or has corrected), or wrong without knowing better."""
RULE = "correction"
"""What signs a row whose speaker a person has corrected."""
_ALLOWED = MappingProxyType({"type": get_args(Type), "kind": get_args(SpeakerKind), "gender": get_args(Sex)})
_FIELDS = {german.casefold(): name for name, german in GERMAN.items()}
_QUOTED = 40  # letters of a quotation in a message


class CorrectionsError(UsageError):
    """A file that is no corrections; nothing was done."""

    @classmethod
    def no_corrections(cls, name: str) -> Self:
        """Neither what the proof sheet gives nor a table of quotes."""
        return cls(
            f"{name}: enthält keine Korrekturen; erwartet wird die {FILE} aus dem Prüfbogen (Spalten id, "
            "field, old, new, verdict) oder die bearbeitete Tabelle mit ihrer Spalte id."
        )


@dataclass(frozen=True, slots=True)
class Change:
    """One decision about one row: a field corrected, or, without ``field``, a verdict alone."""

    id: str
    field: str
    old: str
    new: str
    verdict: str = ""
    date: str = ""
    document: str = ""  # tells rows of the same article under two names; empty: not known
    quote: str | None = None  # as whoever decided has read it; None: not known


HEAD: tuple[str, ...] = tuple(field.name for field in fields(Change))
"""The columns of a corrections file."""


Key = tuple[str, str]


def key(row: Row) -> Key:
    """Return what tells a row from all others of its table."""
    return str(row["id"]), str(row["document"])


@dataclass(frozen=True, slots=True)
class Given:
    """The changes that a file asks for, and what it holds that cannot be taken over, as German sentences."""

    changes: tuple[Change, ...]
    notices: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()  # columns of the user's own
    cells: Mapping[Key, Row] = field(default_factory=dict)  # what stands there, by id and document of the row


@dataclass(frozen=True, slots=True)
class Applied:
    """A table after corrections, and what became of each, as German lines."""

    rows: tuple[Row, ...]
    changed: tuple[str, ...]  # a line for each corrected cell
    refused: tuple[str, ...]  # a line for each change that does not fit any more
    confirmed: int  # rows that somebody held to be right
    disputed: int  # and wrong, without a correction
    already: int  # cells that were so before
    added: tuple[str, ...] = ()  # ids of the quotations that a person found


# what a file asks for ------------------------------------------------------------------------------------


def read(path: str, rows: Sequence[Row], main: int | None = None) -> Given:
    """Return what a file asks for: corrections of the proof sheet, or the edited table of ``rows``.

    ``main``: so many of the rows stand in the table, the others beside it, where not every format has room.
    Raises tables.TableError or CorrectionsError when it is neither.
    """
    loaded = reading.read(path, needs=("id",))
    if {"field", "new"} <= set(loaded.columns):
        return Given(tuple(_change(row, loaded.columns) for row in loaded.rows))
    if not {"speaker", "quote"} <= set(loaded.columns):
        raise CorrectionsError.no_corrections(path)
    return _edited(loaded, rows, len(rows) if main is None else main)


def _change(row: Row, columns: Sequence[str]) -> Change:
    """Return the change that a row of a corrections file asks for."""

    def cell(name: str) -> str:
        return str(row.get(name, "")).strip()

    field = _FIELDS.get(cell("field").casefold(), cell("field").casefold())
    return Change(
        id=cell("id"),
        field=field,
        old=_english(field, cell("old")),
        new=_english(field, cell("new")),
        verdict=cell("verdict").casefold(),
        date=cell("date"),
        document=cell("document"),
        quote=str(row["quote"]) if "quote" in columns and row["quote"] else None,
    )


def _english(field: str, cell: str) -> str:
    """Return what a cell says of a field, in English where the field has words of ours."""
    return english(field, cell) if field in WORDS else cell


def _edited(loaded: reading.Loaded, rows: Sequence[Row], main: int) -> Given:
    """Return how an edited table differs from the table."""
    index = _Index(rows)
    changes: list[Change] = []
    notices: list[str] = []
    seen: set[int] = set()
    cells: dict[Key, Row] = {}
    for edited in (*loaded.rows, *loaded.aside):
        ident, document = str(edited["id"]), str(edited["document"])
        numbers = index.find(ident, document)
        if not numbers:
            changes.append(Change(ident, "", "", "", quote=str(edited["quote"])))  # refused when it is applied
            continue
        seen.update(numbers)
        cells |= {key(rows[number]): {column: edited[column] for column in loaded.extra} for number in numbers}
        changes += _differences(edited, rows[numbers[0]], loaded.columns)
    missing = (len(rows) if loaded.aside else main) - sum(number < main or bool(loaded.aside) for number in seen)
    if missing:
        lines, stay = (
            ("Zeile der Tabelle fehlt", "bleibt") if missing == 1 else ("Zeilen der Tabelle fehlen", "bleiben")
        )
        notices.append(f"{loaded.name}: {missing} {lines} darin; sie {stay} in der Tabelle.")
    notices += [f"{loaded.name}: Die Spalte «{column}» kommt mit in die Tabelle." for column in loaded.extra]
    return Given(tuple(changes), tuple(notices), loaded.extra, cells)


def with_columns(rows: Sequence[Row], extra: Sequence[str], asked: Iterable[Given]) -> tuple[list[Row], list[str]]:
    """Return the rows with the further columns of edited tables, and the names of all further columns."""
    asked = list(asked)
    columns = list(dict.fromkeys([*extra, *(column for each in asked for column in each.extra)]))
    blank: Row = dict.fromkeys(columns, "")
    made = [blank | row for row in rows]
    for each in asked:
        made = [row | each.cells.get(key(row), {}) for row in made]
    return made, columns


def _differences(edited: Row, row: Row, columns: Sequence[str]) -> Iterator[Change]:
    """Yield the changes of a row. What cannot be corrected is yielded too, and refused when it is applied."""
    for column in columns:
        if column in {"id", "document", "check"} or column not in COLUMNS:  # a check follows from the other cells
            continue
        old, new = str(row[column]), str(edited[column])
        if column == "context" and not new:  # a table for people leaves it out where it tells nothing
            continue
        if column == "quote" or _same(old, new) or (column in NUMBERS and new == "0"):
            continue
        yield Change(str(row["id"]), column, old, new, document=str(row["document"]), quote=str(edited["quote"]))
    if "quote" in columns and not fits(str(edited["quote"]), str(row["quote"])):
        yield Change(str(row["id"]), "quote", str(row["quote"]), str(edited["quote"]), quote=str(edited["quote"]))


def _same(old: str, new: str) -> bool:
    """Tell whether two cells say the same; line breaks and the cut of a long cell are a spreadsheet's doing."""
    old, new = " ".join(fold(old).split()), " ".join(fold(new).split())
    return old == new or (len(new) > 1000 and new.endswith("…") and old.startswith(new[:-1]))


def fits(read_as: str, quote: str) -> bool:
    """Tell whether a quotation is still the one that somebody has read, blanks and shapes of marks aside."""
    one, two = plain(read_as).text.strip(), plain(quote).text.strip()
    return one == two or (len(one) > 1000 and one.endswith("...") and two.startswith(one[:-3]))


# and what becomes of it ------------------------------------------------------------------------------------


class _Index:
    """Finds rows by id and document: of documents with the same text, which has the plain ids may change with the run.

    In older tables all of them have the plain ids, and in corrections that were made with these.
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._numbers: dict[str, list[int]] = {}  # of rows at the same place of the same text
        for number, row in enumerate(rows):
            self._numbers.setdefault(ids.plain(str(row["id"])), []).append(number)

    def find(self, ident: str, document: str) -> list[int]:
        alike = self._numbers.get(ids.plain(ident), []) if ident else []
        here = [number for number in alike if str(self._rows[number]["document"]) == document]
        exact = [number for number in alike if self._rows[number]["id"] == ident]
        return here or exact or (alike if len(alike) == 1 else [])


def apply(rows: Sequence[Row], changes: Iterable[Change]) -> Applied:
    """Return the table with the changes that fit, and a line about each; those that do not fit touch nothing."""
    changes = tuple(changes)
    added = additions.add(rows, changes)
    job = _Job(added)
    for change in changes:
        if change.field != additions.FIELD:
            job.make(change)
    return job.done()


class _Job:
    """Changes being made to copies of the rows."""

    def __init__(self, added: additions.Added) -> None:
        rows = added.rows
        self._added = added.made
        self._before = rows
        self._rows = [dict(row) for row in rows]
        self._index = _Index(rows)
        self._known = {str(row["speaker"]): row for row in reversed(rows) if row["speaker"]}
        self._made: dict[tuple[int, str], str] = {}  # row and field to the value given
        self._changed: list[str] = []
        self._refused: list[str] = []
        self._confirmed: set[int] = set()
        self._disputed: set[int] = set()
        self._already = 0
        for change, reason in added.refused:
            self._refuse(change, reason)

    def done(self) -> Applied:
        """Return what has become of the table."""
        corrected = {number for number, _ in self._made}
        disputed = self._disputed - corrected - self._confirmed
        for number in corrected | self._confirmed:
            _flag(self._rows[number], CHECKED, DISPUTED)
        for number in disputed:
            _flag(self._rows[number], DISPUTED, CHECKED)
        return Applied(
            tuple(self._rows),
            tuple(self._changed),
            tuple(self._refused),
            len(self._confirmed - corrected),
            len(disputed),
            self._already,
            self._added,
        )

    def make(self, change: Change) -> None:
        """Make a change in every row that it means, or note why not."""
        numbers = self._index.find(change.id, change.document)
        if not numbers:
            self._refuse(change, "diese id gibt es in der Tabelle nicht")
        for number in numbers:
            reason = self._against(change, number)
            if reason:
                self._refuse(change, reason)
            elif not change.field:
                (self._confirmed if change.verdict == RIGHT else self._disputed).add(number)
            else:
                self._set(change, number)

    def _against(self, change: Change, number: int) -> str:
        """Return what speaks against a change, or nothing."""
        quote, field = str(self._before[number]["quote"]), change.field
        if change.quote is not None and not fits(change.quote, quote):
            return f"das Zitat lautet in der Tabelle anders: «{_short(quote)}»"
        if not field:
            return "" if change.verdict in VERDICTS else f"«{change.verdict}» ist kein Urteil ({RIGHT} oder {WRONG})"
        if field not in EDITABLE:
            return f"die Spalte {field} lässt sich nicht berichtigen"
        if change.new not in _ALLOWED.get(field, (change.new,)):
            known = ", ".join(filter(None, _ALLOWED[field]))
            return f"{GERMAN[field]} «{change.new}» gibt es nicht; möglich sind {known}"
        if self._made.get((number, field), change.new) != change.new:
            return f"{GERMAN[field]} ist schon anders berichtigt, zu «{self._made[number, field]}»"
        before = str(self._before[number][field])
        if not _same(before, change.old) and not _same(before, change.new):
            return f"{GERMAN[field]} ist in der Tabelle inzwischen «{before}», nicht «{change.old}»"
        return ""

    def _set(self, change: Change, number: int) -> None:
        """Write a cell, and with a speaker what depends on it."""
        row, field = self._rows[number], change.field
        before, again = str(self._before[number][field]), (number, field) in self._made
        self._made[number, field] = change.new
        if _same(before, change.new):
            self._already += not again
            return
        row[field] = change.new
        if field == "speaker":
            self._depends(row, number, change)
        if not again:
            shown = f"{GERMAN[field]} «{before}» → «{change.new}»"
            self._changed.append(f"{change.id} «{_short(str(row['quote']))}»: {shown}")

    def _depends(self, row: Row, number: int, change: Change) -> None:
        """Write what a new speaker brings along: role, gender, party and kind as elsewhere, and who says so."""
        known = self._known.get(change.new)
        for told in ("role", "gender", "party"):
            if (number, told) not in self._made:
                row[told] = known[told] if known else ""
        if (number, "kind") not in self._made:
            kind = known["kind"] if known else row["kind"] if row["kind"] != "empty" else "person"
            row["kind"] = kind if change.new else "empty"
        day = f" am {change.date}" if change.date else ""
        if additions.FLAG not in str(row["flags"]).split():  # a row that a person made says so already
            row["reason"] = f"Von Hand berichtigt{day}; vorher «{change.old}»."
        row["rule"] = RULE
        row["certainty"] = 100 if change.new else 0

    def _refuse(self, change: Change, reason: str) -> None:
        quote = f" «{_short(change.quote)}»" if change.quote else ""
        self._refused.append(f"{change.id or 'ohne id'}{quote}: {reason}")


def _flag(row: Row, flag: str, without: str) -> None:
    flags = set(str(row["flags"]).split()) - {without}
    row["flags"] = " ".join(sorted(flags | {flag}))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1].rstrip() + "…"
