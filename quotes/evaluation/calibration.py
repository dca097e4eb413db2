"""Certainty: does it hold what it says, and the table by which it is counted anew.

Bins and expected error after Naeini, Cooper and Hauskrecht 2015 (ECE): the rows are put into ten bins by certainty; the
error is the difference between mean certainty and share of right rows in a bin, averaged over the rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from quotes.attribution import certainty
from quotes.evaluation.figures import Bin
from quotes.evaluation.report import Calibration
from quotes.evaluation.tallies import Judged, by

_BINS = 10
_COUNTED = "# Counted: "
_HEAD = (
    _COUNTED
    + """{named} answers judged by the canonical name, {phrased} by the
# annotated phrase.
# rule = [right, wrong]
"""
)
_GROUNDS = """\
# What an answer rests on (quotes/attribution/grounds.py), counted by canonical names only:
# [right, wrong, right ones that the sieves alone let expect]
"""


def answers(judged: Sequence[Judged]) -> list[Judged]:
    """Return the verdicts on rows that name somebody and that the gold decides."""
    return [each for each in judged if each.row.speaker and each.verdict in {"right", "wrong"}]


def bins(judged: Sequence[Judged]) -> Calibration:
    """Return the rows by tenths of certainty, and the expected error in percentage points (None without rows)."""
    given = answers(judged)
    made = []
    for number in range(_BINS):
        rows = [each for each in given if min(each.row.certainty // _BINS, _BINS - 1) == number]
        right = sum(each.verdict == "right" for each in rows)
        mean = sum(each.row.certainty for each in rows) / len(rows) if rows else 0.0
        made.append(Bin(10 * number, 10 * number + 9 + (number == _BINS - 1), len(rows), right, mean))
    if not given:
        return Calibration(tuple(made), None)
    return Calibration(tuple(made), sum(abs(b.rows * b.certainty - 100 * b.right) for b in made) / len(given))


def table(judged: Sequence[Judged], old: str = "") -> str:
    """Return the text of the table that :mod:`quotes.attribution.certainty` reads, counted from verdicts.

    Sieves are counted over all verdicts. What an answer rests on is counted over those by canonical name alone: an
    annotated phrase cannot tell whether a pronoun was resolved rightly.

    Args:
        judged: the verdicts.
        old: the table so far; the comment at its head and those beside its lines are kept.
    """
    rules = {each.key: (each.right, each.wrong) for each in by(judged, lambda each: each.row.rule)}
    named = [each for each in answers(judged) if each.by_name]
    expected: dict[str, float] = defaultdict(float)
    for each in named:
        expected[each.row.rests_on] += certainty.share_of(*rules[each.row.rule])
    grounds = {
        each.key: (each.right, each.wrong, round(expected[each.key], 2))
        for each in by(named, lambda each: each.row.rests_on)
    }
    head = _HEAD.format(named=len(named), phrased=len(answers(judged)) - len(named))
    parts = ["\n".join([*_head(old), head]), _section("rules", rules, old)]
    if grounds:
        parts.append(_GROUNDS + _section("rests_on", grounds, old))
    return "\n".join(parts)


def _head(old: str) -> list[str]:
    """Return the comment at the head of a table, up to what was counted."""
    head = []
    for line in old.splitlines():
        if not line.startswith("#") or line.startswith((_COUNTED, "# rule =")):
            break
        head.append(line)
    return head


def _section(title: str, counts: Mapping[str, Sequence[float]], old: str) -> str:
    """Return a table of TOML with a line for each count; the comments beside the lines of the ``old`` one stay."""
    import tomlkit  # here, because only this writes

    before = tomlkit.parse(old).get(title, {})
    section = tomlkit.table()
    for name, numbers in counts.items():
        line = tomlkit.item(list(numbers))
        if name in before:
            line.trivia.comment_ws, line.trivia.comment = before[name].trivia.comment_ws, before[name].trivia.comment
        section.add(name, line)
    return tomlkit.dumps({title: section})
