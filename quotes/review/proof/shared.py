"""What Python and the page's script must agree on: spelled in Python, and told to the script with the data."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from quotes.data import MARKED_SPEECH, SPEECH
from quotes.review import additions, corrections
from quotes.review.proof.colours import COLOURS, PATTERNS
from quotes.table import legend
from quotes.table.cells import FORMULA

TYPES, KINDS = legend.vocabulary("type"), legend.vocabulary("kind")
"""What the sheet calls the types and the kinds of speakers, in the order in which it offers them."""
QUOTATION, CUE, MENTION = "q", "c", "m"
PLACES: Mapping[str, str] = MappingProxyType(
    {QUOTATION: "Zitat", MENTION: "Sprecher von Zitat", CUE: "Redewort zu Zitat"}
)
"""The sorts of marked pieces and what the sheet calls them; the outer ones of one length stand first."""


def shared() -> Mapping[str, object]:
    """Return it, ready for JSON."""
    return {
        "types": list(TYPES.items()),
        "kinds": list(KINDS.items()),
        "speech": SPEECH,
        "quoted": MARKED_SPEECH,
        "places": dict(PLACES),
        "colours": COLOURS,
        "patterns": PATTERNS,
        "right": corrections.RIGHT,
        "wrong": corrections.WRONG,
        "head": corrections.HEAD,
        "file": corrections.FILE,
        "added": additions.FIELD,
        "formula": FORMULA,
    }
