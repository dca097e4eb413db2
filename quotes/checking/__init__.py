"""Quotations against the texts that they are from: the same words or not, and what differs.

``Index`` finds any run of words in any number of texts, ``Checker`` tells what became of a quotation. Pure functions of
texts: nothing here reads a file or needs the language model.
"""

from __future__ import annotations

from quotes.checking.check import STATES, Checker, Claim, Difference, Finding, Found, State, worst_first
from quotes.checking.index import Index
from quotes.checking.words import Words, words

__all__ = [
    "STATES",
    "Checker",
    "Claim",
    "Difference",
    "Finding",
    "Found",
    "Index",
    "State",
    "Words",
    "words",
    "worst_first",
]
