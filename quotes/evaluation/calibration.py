"""Certainty: does it hold what it says, and the table by which it is counted anew.

Bins and expected error after Naeini, Cooper and Hauskrecht 2015 (ECE): the rows are put into ten bins by certainty; the
error is the difference between mean certainty and share of right rows in a bin, averaged over the rows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from quotes.attribution import certainty
from quotes.evaluation.figures import Bin
from quotes.evaluation.tallies import Judged, by

_BINS = 10
_COUNTED = "# Counted: "


def answers(judged: Sequence[Judged]) -> list[Judged]:
    """Return the verdicts on rows that name somebody and that the gold decides."""
    return [each for each in judged if each.row.speaker and each.verdict in {"right", "wrong"}]


def bins(judged: Sequence[Judged]) -> tuple[tuple[Bin, ...], float | None]:
    """Return the rows by tenths of certainty, and the expected error in percentage points (None without rows)."""
    given = answers(judged)
    made = []
    for number in range(_BINS):
        rows = [each for each in given if min(each.row.certainty // _BINS, _BINS - 1) == number]
        right = sum(each.verdict == "right" for each in rows)
        mean = sum(each.row.certainty for each in rows) / len(rows) if rows else 0.0
        made.append(Bin(10 * number, 10 * number + 9 + (number == _BINS - 1), len(rows), right, mean))
    if not given:
        return tuple(made), None
    return tuple(made), sum(abs(b.rows * b.certainty - 100 * b.right) for b in made) / len(given)


def table(judged: Sequence[Judged], old: str = "") -> str:
    """Return the text of the table that :mod:`quotes.attribution.certainty` reads, counted from verdicts.

    Sieves are counted over all verdicts. What an answer rests on is counted over those by canonical name alone: an
    annotated phrase cannot tell whether a pronoun was resolved rightly.

    Args:
        judged: the verdicts.
        old: the table so far; the comment at its head is kept.
    """
    rules = {each.key: (each.right, each.wrong) for each in by(judged, lambda each: each.row.rule)}
    named = [each for each in answers(judged) if each.by_name]
    expected: dict[str, float] = defaultdict(float)
    for each in named:
        expected[each.row.rests_on] += certainty.share_of(*rules[each.row.rule])
    grounds = by(named, lambda each: each.row.rests_on)
    lines = [
        *_head(old),
        f"{_COUNTED}{len(named)} answers judged by the canonical name, {len(answers(judged)) - len(named)} by the",
        "# annotated phrase.",
        "# rule = [right, wrong]",
        "",
        "[rules]",
        *(f"{_key(rule)} = [{right}, {wrong}]" for rule, (right, wrong) in rules.items()),
    ]
    if grounds:
        lines += [
            "",
            "# What an answer rests on (quotes/attribution/grounds.py), counted by canonical names only:",
            "# [right, wrong, right ones that the sieves alone let expect]",
            "[rests_on]",
            *(f"{_key(each.key)} = [{each.right}, {each.wrong}, {expected[each.key]:.2f}]" for each in grounds),
        ]
    return "\n".join(lines) + "\n"


def _head(old: str) -> list[str]:
    """Return the comment at the head of a table, up to what was counted."""
    head = []
    for line in old.splitlines():
        if not line.startswith("#") or line.startswith((_COUNTED, "# rule =")):
            break
        head.append(line)
    return head


def _key(name: str) -> str:
    """Return a key of TOML: bare, as the names of sieves are, or quoted."""
    if re.fullmatch(r"[A-Za-z0-9_-]+", name):
        return name
    return '"' + "".join(f"\\U{ord(char):08X}" for char in name) + '"'
