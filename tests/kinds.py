"""Cases of what a stretch is: what each looks like, and how rows are held against it."""

from __future__ import annotations

import pytest
from made import MARKED

D, P, S, T = "direct", "partial", "scare", "title"


def wrong(reason, *values):
    """Mark a case that the program gets wrong today."""
    return pytest.param(*values, id=values[0][:60], marks=pytest.mark.xfail(strict=True, reason=reason))


def case(*values):
    return pytest.param(*values, id=values[0][:60])


def check(extractor, text, expected):
    """Assert that the stretches of a text have these types, in their order; a set has several right answers."""
    found = [(q.quote, q.type) for q in extractor.extract(text, MARKED)]
    assert len(found) == len(expected), found
    for (quote, given), wanted in zip(found, expected, strict=True):
        assert given in (wanted if isinstance(wanted, set) else {wanted}), quote
