"""Quotations that a person found: a line of the corrections file becomes a row of the table."""

from __future__ import annotations

import proof_sheets
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.review import corrections
from quotes.review.corrections import Change

ROWS = (
    proof_sheets.row("Ja", 0, 4, id="x-0", title="Deich", date="2026-11-01", utterance=1, outlet="Bote"),
    proof_sheets.row("Nein", 50, 56, id="x-50", utterance=2),
    proof_sheets.row("Doch", 5, 9, id="y-5", document="b.txt"),
)


def added(new="20 30 2", ident="x-20", document="a.txt", quote="vielleicht", **more):
    return Change(ident, "added", "", new, verdict="falsch", date="2026-11-28", document=document, quote=quote, **more)


def said(**cells):
    return [Change("x-20", field, "", new, date="2026-11-28", document="a.txt") for field, new in cells.items()]


def test_the_row_stands_in_the_order_of_its_article_and_has_what_its_article_has():
    done = corrections.apply(ROWS, [added(), *said(speaker="Jan Ohm", role="Wirt")])
    assert [row["id"] for row in done.rows] == ["x-0", "x-20", "x-50", "y-5"]
    row = done.rows[1]
    told = {name: row[name] for name in ("quote", "start", "end", "paragraph", "title", "date", "outlet", "utterance")}
    assert told == {
        "quote": "vielleicht",
        "start": 20,
        "end": 30,
        "paragraph": 2,
        "title": "Deich",
        "date": "2026-11-01",
        "outlet": "Bote",
        "utterance": 3,
    }
    assert (row["speaker"], row["role"], row["kind"], row["certainty"]) == ("Jan Ohm", "Wirt", "person", 100)
    assert (row["rule"], row["reason"]) == ("correction", "Von Hand ergänzt am 2026-11-28.")
    assert done.added == ("x-20",)
    assert done.refused == ()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (added(document="c.txt"), "der Artikel «c.txt» steht nicht in der Tabelle"),
        (added(new="20 30"), "die Stelle des ergänzten Zitats ist nicht zu lesen"),
        (added(new="30 20 1"), "die Stelle des ergänzten Zitats ist nicht zu lesen"),
        (added(new="-1 20 1"), "die Stelle des ergänzten Zitats ist nicht zu lesen"),
        (added(quote=""), "die Stelle des ergänzten Zitats ist nicht zu lesen"),
        (added(ident="x-0"), "an dieser Stelle steht in der Tabelle schon ein Zitat"),
    ],
)
def test_what_cannot_be_added_is_named(change, reason):
    done = corrections.apply(ROWS, [change])
    assert done.rows == ROWS
    assert [line.endswith(reason) for line in done.refused] == [True]


def test_a_second_time_changes_nothing_and_loses_nothing():
    once = corrections.apply(ROWS, [added(), *said(speaker="Jan Ohm")])
    twice = corrections.apply(once.rows, [added(), *said(speaker="Jan Ohm")])
    assert twice.rows == once.rows
    assert (twice.added, twice.refused, twice.already) == ((), (), 1)


@given(st.lists(st.integers(0, 80), unique=True, max_size=8))
def test_rows_stay_in_order_and_nothing_else_moves(starts):
    given_ = [added(f"{start} {start + 1} 1", f"n-{start}") for start in starts]
    rows = corrections.apply(ROWS, given_).rows
    assert [row for row in rows if not str(row["id"]).startswith("n-")] == list(ROWS)
    assert len(rows) == len(ROWS) + len(starts)
    here = [row["start"] for row in rows if row["document"] == "a.txt"]
    assert here == sorted(here)
