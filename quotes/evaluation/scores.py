"""Rows against gold: a section of figures for each kind of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from quotes.evaluation import judging, press
from quotes.evaluation.dataset import direct
from quotes.evaluation.figures import Figure, Section, Share
from quotes.evaluation.found import Rows, in_marks
from quotes.evaluation.gold import MARK_CATEGORIES, SPEECH, Gold, Mark, Speech
from quotes.evaluation.messages import messages
from quotes.evaluation.tables import whole_rows
from quotes.evaluation.tallies import MARKS, NEAR, SAME, Log, Outcome, Roles, Speakers, places
from quotes.evaluation.unmarked import indirect


def score(gold: Gold, rows: Rows) -> tuple[tuple[Section, ...], Log]:
    """Return the figures for all that the gold holds, and the log with verdicts and faults."""
    log = Log()
    sections: list[Section] = []
    everything, rows = rows, in_marks(rows)
    if gold.press:
        sections.append(press.press(gold.press, rows, log))
    if gold.marks:
        sections.append(marks(gold.marks, rows, log))
    if gold.speeches:
        sections.append(speakers(gold.speeches, rows, log))
    if gold.indirect:
        sections.append(indirect(gold.indirect, everything, log))
    if gold.rows:
        sections.append(whole_rows(gold, everything, log))
    if gold.annotations:
        sections += direct(gold, rows, log)
        unmarked = messages(gold, everything)
        sections += [unmarked] if unmarked is not None else []
    return tuple(sections), log


# stretches in marks ------------------------------------------------------------------------------------


def marks(gold: Sequence[Mark], rows: Rows, log: Log) -> Section:
    """Tell whether every stretch in marks is found, and speech told from what is none."""
    told, categories, seen = Counter[str](), Counter[str](), 0
    for mark in gold:
        row = judging.best(rows.get(mark.document, ()), mark.span, SAME)
        categories[mark.category] += 1
        seen += row is not None
        right = row is not None and row.is_speech == (mark.category in SPEECH)
        log.outcomes.append(Outcome("marks", mark.document, mark.span, MARKS[mark.category], "", right, row))
        if row is None:
            log.fault("Stelle nicht gefunden", mark.document, mark.span, MARKS[mark.category], None)
        elif right:
            told[mark.category] += 1
        else:
            what = "Nicht-Rede für Rede gehalten" if row.is_speech else "Rede nicht erkannt"
            log.fault(what, mark.document, mark.span, MARKS[mark.category], row)
    documents = {mark.document for mark in gold}
    here = [row for name in documents for row in rows.get(name, ())]
    figures: list[Figure] = [
        Share("found", "gefunden", seen, len(gold)),
        places(((mark.document, mark.span) for mark in gold), here),
        Share("speech", "Rede von anderem unterschieden", told.total(), len(gold)),
    ]
    figures += [
        Share(f"speech.{category}", f"  {MARKS[category]}", told[category], categories[category])
        for category in MARK_CATEGORIES
        if categories[category]
    ]
    return Section("marks", "Stellen in Anführungszeichen", tuple(figures))


# canonical speakers ------------------------------------------------------------------------------------


def speakers(gold: Sequence[Speech], rows: Rows, log: Log) -> Section:
    """Tell whether quotations are found, and who said them is named by the canonical name or an alias."""
    counted = [speech for speech in gold if speech.is_speech and not speech.is_duplicate]
    found, table, wide, roles = 0, Speakers(), Counter[str](), Roles(log)
    for speech in counted:
        row = judging.best(rows.get(speech.document, ()), speech.span, NEAR)
        found += row is not None
        if row is None:
            log.fault("Zitat nicht gefunden", speech.document, speech.span, speech.who.name, None)
        if not speech.who.name:
            continue
        verdict = judging.speaker(speech.who, row)
        log.add(speech, speech.span, row, verdict)
        table.add(verdict, speech.way, speech.kind)
        wide[judging.lenient(speech.who, row)] += 1
        roles.add(speech, row)
    figures = (
        Share("found", "Zitate gefunden", found, len(counted)),
        Share("lenient", "Sprecher, auch nach anderer Lesart", wide["right"], wide.total()),
        roles.figure(),
        *table.figures(),
    )
    return Section("speech", "Wörtliche Rede, Sprecher mit vollem Namen", figures)
