"""Cases of who said it: what each looks like, and how rows are held against it."""

from __future__ import annotations

import pytest
from made import MARKED

D, P, S, T = "direct", "partial", "scare", "title"


def wrong(reason, name, *values):
    """Mark a case that the program gets wrong today."""
    return pytest.param(*values, id=name, marks=pytest.mark.xfail(strict=True, reason=reason))


def case(name, *values):
    return pytest.param(*values, id=name)


def agrees(expected, given):
    return given in expected if isinstance(expected, tuple) else given == expected


def check(extractor, text, expected):
    """Assert that the stretches of a text are told as expected: (quote, type, speaker) or with the rule as well."""
    found = [(q.quote, q.type, q.speaker, q.attribution.rule) for q in extractor.extract(text, MARKED)]
    assert [row[0] for row in found] == [row[0] for row in expected]
    for given, wanted in zip(found, expected, strict=True):
        assert all(map(agrees, wanted, given)), f"{wanted}, gefunden {given}"
