"""The context in a German workbook: short, so that no row is high because of what stands far on the right."""

from __future__ import annotations

import openpyxl
import proof_sheets
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.table import glance

LONG = "Landtag streitet über die Fähre. " * 9


@pytest.mark.parametrize(
    ("context", "quote", "shown"),
    [
        ("„Nein“, sagte sie.", "Nein", "„Nein“, sagte sie."),
        ("Streit um „Fähre“\n\nNeuhagen", "Fähre", "Streit um „Fähre“ Neuhagen"),
        (f"„Nein“, sagte sie. {LONG}", "Nein", f"„Nein“, sagte sie. {LONG[:257].rstrip()} …"),
        (f"{LONG}„Nein“, sagte sie.", "Nein", f"… streitet über die Fähre. {LONG}„Nein“, sagte sie."),
        (f"{LONG}", "steht nicht darin", LONG.strip()),
    ],
)
def test_a_long_context_is_cut_to_what_stands_around(context, quote, shown):
    row = glance.framed({"context": context, "quote": quote})
    assert len(row["context"]) <= 284 or quote not in context
    assert row["context"][:30] == shown[:30]
    assert row["context"][-12:] == shown[-12:]


@given(st.text("ab „“\n.", max_size=400), st.text("ab ", min_size=1, max_size=200), st.text("ab „“\n.", max_size=400))
def test_the_quotation_stays_whole(before, quote, after):
    quote = " ".join(quote.split()) or "a"
    shown = glance.framed({"context": f"{before} {quote} {after}", "quote": quote})["context"]
    assert quote in shown
    assert len(shown) <= max(280, 2 * len(quote)) + 4


@pytest.mark.parametrize(("headers", "most"), [("de", 27), ("en", 400)])
def test_no_row_is_high_for_what_is_far_on_the_right(folder, headers, most):
    del folder
    text = f"{LONG}„Nein“, sagte Eva Maier. {LONG}"
    row = proof_sheets.row_at(text, "„Nein“", context=text)
    sheet = openpyxl.load_workbook(proof_sheets.save("t.xlsx", [row], headers=headers))["Zitate"]
    assert sheet.row_dimensions[2].height <= most
