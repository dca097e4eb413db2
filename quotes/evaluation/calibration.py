"""Certainty: does it hold what it says, and the table by which it is counted anew.

Bins and expected error after Naeini, Cooper and Hauskrecht 2015 (ECE): the rows are put into ten bins by certainty; the
error is the difference between mean certainty and share of right rows in a bin, averaged over the rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

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
    counts = _counts(judged)
    named = sum(each.by_name for each in answers(judged))
    head = _HEAD.format(named=named, phrased=len(answers(judged)) - named)
    parts = ["\n".join([*_head(old), head]), _section("rules", counts["rules"], old)]
    if counts["rests_on"]:
        parts.append(_GROUNDS + _section("rests_on", counts["rests_on"], old))
    return "\n".join(parts)


Counts = Mapping[str, Mapping[str, Sequence[float]]]
"""The content of the table: its two sections, each with the counts of what it lists."""


def _counts(judged: Sequence[Judged]) -> Counts:
    """Return the content of the table."""
    rules = {each.key: (each.right, each.wrong) for each in by(judged, lambda each: each.row.rule)}
    named = [each for each in answers(judged) if each.by_name]
    expected: dict[str, float] = defaultdict(float)
    for each in named:
        expected[each.row.rests_on] += certainty.share_of(*rules[each.row.rule])
    grounds = {
        each.key: (each.right, each.wrong, round(expected[each.key], 2))
        for each in by(named, lambda each: each.row.rests_on)
    }
    return {"rules": rules, "rests_on": grounds}


# judged by what others have counted -------------------------------------------------------------------

Certainty = Callable[[Judged], int]
"""How sure an answer is, in percent."""
Fit = Callable[[Sequence[Judged]], Certainty]
"""A way to tell that, learned from verdicts."""


def counted(judged: Sequence[Judged]) -> Certainty:
    """Return the certainty of answers after the table that would be counted from these verdicts."""
    counts = _counts(judged)
    return lambda each: certainty.of_table(counts, each.row.rule, each.row.rests_on)


def left_out(judged: Sequence[Judged], house: Callable[[str], str], fit: Fit = counted) -> list[Judged]:
    """Return the answers, each with the certainty that those of all other houses let expect.

    What a table was counted from, it is right about. How sure it can be of an article that nobody has seen is told by
    articles that it was not counted from; and since the articles of one house are alike in style and marks, its other
    articles are left out, too (cross-validation by groups: Roberts et al. 2017).

    Args:
        judged: the verdicts.
        house: tells the house of a document.
        fit: how certainty is learned from verdicts.
    """
    by_house: dict[str, list[Judged]] = {}
    for each in answers(judged):
        by_house.setdefault(house(each.row.document), []).append(each)
    made = []
    for name, own in by_house.items():
        learned = fit([each for other, theirs in by_house.items() if other != name for each in theirs])
        made += [replace(each, row=replace(each.row, certainty=learned(each))) for each in own]
    return made


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
