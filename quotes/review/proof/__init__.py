"""The proof sheet: one HTML file in which a person holds every row against its article.

The way: rows and articles → :mod:`quotes.review.proof.places` (where quotation, cue and speaker stand) →
:mod:`quotes.review.proof.sheet` (what the page shows, as plain data) → :mod:`quotes.review.proof.page` (the file). Its
HTML, CSS and JavaScript lie beside them as files of their own.
"""

from __future__ import annotations

from quotes.review.proof.page import MARK, as_html
from quotes.review.proof.places import Placed, of_quotation, of_row
from quotes.review.proof.sheet import Sheet, payload

__all__ = ["MARK", "Placed", "Sheet", "as_html", "of_quotation", "of_row", "payload"]
