"""Certainty: does it hold what it says, and the table by which it is counted anew.

Bins and expected error after Naeini, Cooper and Hauskrecht 2015 (ECE): the rows are put into ten bins by certainty; the
error is the difference between mean certainty and share of right rows in a bin, averaged over the rows.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from quotes.attribution import certainty
from quotes.evaluation import fitting
from quotes.evaluation.figures import Bin
from quotes.evaluation.fitting import Example
from quotes.evaluation.gold import Gold
from quotes.evaluation.goldfiles import GoldError
from quotes.evaluation.report import Calibration
from quotes.evaluation.tallies import Judged

_BINS = 10
_COUNTED = "# Fitted on "
_HEAD = (
    _COUNTED
    + """{answers} answers in {articles} articles of {houses} houses. {aside} of these articles stand
# aside: written to measure by, or answered by an earlier state, they tell how much a signal counts, not how often
# answers are right. Inverse of the penalty (scikit-learn) {strength}, chosen by leaving out houses.
# signal = [weight in log odds, right answers that showed it, wrong ones]
"""
)


def answers(judged: Sequence[Judged]) -> list[Judged]:
    """Return the verdicts on rows that name somebody and that the gold decides."""
    return [each for each in judged if each.row.speaker and each.verdict in {"right", "wrong"}]


def bins(judged: Sequence[Judged]) -> Calibration:
    """Return the rows by tenths of certainty, and the expected error in percentage points (None without rows)."""
    return binned((each.row.certainty, each.verdict == "right") for each in answers(judged))


def binned(answered: Iterable[tuple[int, bool]]) -> Calibration:
    """Return the same of answers, each with its certainty in percent and whether it is right."""
    given = list(answered)
    made = []
    for number in range(_BINS):
        rows = [(sure, right) for sure, right in given if min(sure // _BINS, _BINS - 1) == number]
        mean = sum(sure for sure, _ in rows) / len(rows) if rows else 0.0
        last = number == _BINS - 1
        made.append(Bin(10 * number, 10 * number + 9 + last, len(rows), sum(right for _, right in rows), mean))
    if not given:
        return Calibration(tuple(made), None)
    return Calibration(tuple(made), sum(abs(b.rows * b.certainty - 100 * b.right) for b in made) / len(given))


def examples(judged: Sequence[Judged], gold: Gold) -> list[Example]:
    """Return the answers that the gold has judged by the canonical name, as examples to fit weights on.

    An annotated phrase cannot tell whether a pronoun was resolved rightly, so verdicts by it are none.
    """
    return [
        Example(
            frozenset(each.row.signals),
            each.verdict == "right",
            each.row.document,
            gold.house(each.row.document),
            "invented" if each.row.document in gold.invented else "",
        )
        for each in answers(judged)
        if each.by_name
    ]


def earlier(text: str, path: str) -> list[Example]:
    """Return the answers that an earlier measurement wrote with ``--json``. Raises GoldError if it holds none."""
    try:
        return [Example.parsed(each) for each in json.loads(text)["answers"]]
    except (ValueError, KeyError, TypeError) as error:
        raise GoldError.at(path, 0, "ist keine Datei von quotes evaluate --json, mit Antworten") from error


def table(given: Sequence[Example], old: str = "") -> str:
    """Return the text of the table that :mod:`quotes.attribution.certainty` reads.

    Args:
        given: answers; at least one.
        old: the table so far; the comment at its head and those beside its lines are kept.
    """
    found = fitting.fit(given)
    articles = {each.document: each.aside for each in given}
    head = _HEAD.format(
        answers=len(given),
        articles=len(articles),
        houses=len({each.house for each in given}),
        aside=sum(map(bool, articles.values())),
        strength=found.strength,
    )
    lines = {
        name: (round(weight, 2), *found.counts[name])
        for name, weight in sorted(found.weights.items(), key=lambda item: (item[0] != certainty.ALWAYS, item[0]))
    }
    return "\n".join([*_head(old), head]) + "\n" + _section("weights", lines, old)


def left_out(given: Sequence[Example]) -> Calibration:
    """Return how far certainty holds on articles whose house it was not fitted on.

    What weights were fitted on, they are right about. How sure they can be of an article that nobody has seen is told
    by articles that they were not fitted on; and since the articles of one house are alike in style and marks, its
    other articles are left out, too (cross-validation by groups: Roberts et al. 2017). What stands
    aside is no measure.
    """
    found = fitting.held_out(given, fitting.fit(given).strength)
    return binned((round(100 * p), each.right) for each, p in zip(given, found, strict=True) if not each.aside)


def _head(old: str) -> list[str]:
    """Return the comment at the head of a table, up to what was counted."""
    head = []
    for line in old.splitlines():
        if not line.startswith("#") or line.startswith((_COUNTED, "# Counted: ")):
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
