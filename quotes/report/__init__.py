"""The proof sheet: one HTML file in which a person holds every row against its article.

The way: rows and articles → :mod:`quotes.report.places` (where quotation, cue and speaker stand) →
:mod:`quotes.report.sheet` (what the page shows, as plain data) → :mod:`quotes.report.page` (the file). The page's
HTML, CSS and JavaScript lie beside them as files of their own.
"""

from __future__ import annotations

from quotes.report.page import MARK, as_html
from quotes.report.places import Placed, of_quotation, of_row
from quotes.report.sheet import Sheet, payload

__all__ = ["MARK", "Placed", "Sheet", "as_html", "of_quotation", "of_row", "payload"]
