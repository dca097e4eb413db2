"""Gold of indirect speech: every reported clause of an article, its form, who is reported, how sure the annotator was.

The figures are those of its annotators' own scorer:

- recall: clauses for which an indirect row is found, together and by form. A row and a clause belong together when they
  overlap by 0.5 (intersection over union), at its place or at another one that the annotator allows. What is optional,
  and what the annotator was not sure of, is not asked for.
- precision: indirect rows of the annotated articles that are the best row of a clause, optional ones included.
- speaker: of the clauses found, unless the annotator was not sure: right (the canonical name, an alias or an
  alternative; nobody where the text names nobody), wrong (another name), or empty.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from quotes.data import Span
from quotes.evaluation import judging, press
from quotes.evaluation.figures import Figure, Graded, Section, Share
from quotes.evaluation.found import Found, Rows
from quotes.evaluation.gold import Indirect
from quotes.evaluation.tallies import NEAR, Judged, Log, Outcome
from quotes.table.legend import vocabulary

_OPEN = 1  # as sure as that: counts for neither side
_RIGHT = frozenset({"right", "defensible"})


def indirect(gold: Sequence[Indirect], rows: Rows, log: Log) -> Section:
    """Return the figures; what is wrong, and how certain the answers were, goes to the ``log``."""
    here = {name: [row for row in rows.get(name, ()) if row.type == "indirect"] for name in _documents(gold)}
    forms: dict[str, Counter[bool]] = {}
    grades, met = Counter[str](), set[tuple[str, Span]]()
    for each in gold:
        row = _best(each, here[each.document])
        if row is not None:
            met.add((each.document, row.span))
        if each.sure == _OPEN:
            continue
        if not each.is_optional:
            forms.setdefault(each.form, Counter())[row is not None] += 1
        if row is not None or not each.is_optional:
            grade = _grade(each, row)
            grades[grade] += row is not None
            _note(each, row, grade, log)
    stray = [row for found in here.values() for row in found if (row.document, row.span) not in met]
    for row in stray:
        log.fault("Kein Bericht", row.document, row.span, "", row)
    given = sum(map(len, here.values()))
    return Section(
        "indirect",
        "Indirekte Rede, mit Sprecher",
        (
            *_recall(forms),
            Share("precision", "Zeilen, die ein Bericht sind", given - len(stray), given),
            *_said(grades),
        ),
    )


def _documents(gold: Sequence[Indirect]) -> Sequence[str]:
    """Return the articles, each once, in the order of the gold."""
    return tuple(dict.fromkeys(each.document for each in gold))


def _best(gold: Indirect, rows: Sequence[Found]) -> Found | None:
    """Return the row that overlaps a place of the clause most, if that is enough."""
    found = [(row, span) for span in (gold.span, *gold.others) if (row := judging.best(rows, span, NEAR)) is not None]
    return max(found, key=lambda pair: judging.overlap(pair[0].span, pair[1]))[0] if found else None


def _grade(gold: Indirect, row: Found | None) -> str:
    """Judge the speaker. A cell left empty where the text names somebody is empty, whatever the annotator allows."""
    grade = press.grade(gold.who, row)
    return "empty" if grade == "defensible" and (row is None or not row.speaker) else grade


def _note(gold: Indirect, row: Found | None, grade: str, log: Log) -> None:
    """Log what became of a clause."""
    log.outcomes.append(Outcome("indirect", gold.document, gold.span, gold.who.name, grade, row is not None, row))
    if row is None:
        log.fault("Bericht nicht gefunden", gold.document, gold.span, gold.who.name, None)
        return
    log.judged.append(Judged(row, "right" if grade in _RIGHT else "wrong", by_name=True))
    if grade == "wrong":
        fault = "Sprecher falsch" if gold.who.name else "Sprecher, wo keiner genannt ist"
        log.fault(fault, gold.document, gold.span, gold.who.name, row)
    elif grade == "empty":
        log.fault("Sprecher leer", gold.document, gold.span, gold.who.name, row)


def _recall(forms: dict[str, Counter[bool]]) -> Sequence[Figure]:
    """Return how many clauses were found: of all, and by form, in the order of the legend."""
    order, right = list(vocabulary("rule").items()), sum(each[True] for each in forms.values())
    labels = dict(order) | {form: form for form in forms if form not in dict(order)}
    return (
        Share("recall", "Berichte gefunden", right, sum(each.total() for each in forms.values())),
        *(
            Share(f"recall.{form}", f"  {label}", forms[form][True], forms[form].total())
            for form, label in labels.items()
            if form in forms
        ),
    )


def _said(grades: Counter[str]) -> Sequence[Figure]:
    """Return how many speakers of the clauses found were right, wrong, and left empty."""
    counts = (grades["right"], grades["defensible"], grades["wrong"], grades["empty"])
    shares = Graded("speaker", "", *counts).shares()
    return (
        Share("speaker", "Sprecher richtig", shares["good"].right, shares["good"].of),
        Share("speaker.wrong", "Sprecher falsch", shares["wrong"].right, shares["wrong"].of),
        Share("speaker.empty", "Sprecher leer", shares["empty"].right, shares["empty"].of),
    )
