"""The annotations of the public data set (Petersen-Frey and Biemann 2024), as far as they are direct speech."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from quotes.data import Span
from quotes.evaluation import judging, tokenlevel
from quotes.evaluation.figures import Section, Share
from quotes.evaluation.found import Found, Rows
from quotes.evaluation.gold import Annotation, Gold
from quotes.evaluation.judging import Verdict
from quotes.evaluation.tallies import NEAR, Cues, Log, places, verdicts


def direct(gold: Gold, rows: Rows, log: Log) -> tuple[Section, ...]:
    """Tell whether quotations annotated as Direct are found, their cues named, their speakers' phrases met.

    Articles whose speakers the gold also gives by name are left out of the last: a name decides better.
    """
    wanted = [each for each in gold.annotations if each.type == "Direct"]
    documents = {name for name, text in gold.texts.items() if text.tokens} | {each.document for each in wanted}
    reading = _Reading(rows, log, {speech.document for speech in gold.speeches})
    for each in wanted:
        reading.add(each)
    speech = [row for name in documents for row in rows.get(name, ()) if row.is_speech]
    figures = (
        Share("found", "Zitate gefunden", reading.found, len(wanted)),
        places(((each.document, span) for each in wanted for span in each.quote), speech),
        reading.cues.figure(),
        Share("phrase_open", "Fürwort, nicht zu beurteilen", reading.judged["open"], reading.judged.total()),
        verdicts("phrase", "gegen die Wortgruppe", reading.judged),
    )
    note = "Sprecher: gegen die annotierte Wortgruppe, nicht gegen den vollen Namen" if reading.judged else ""
    return Section("dataset", "Datensatz, annotiert als Direct", figures, note), _tokens(gold, wanted, speech)


class _Reading:
    """The annotations one by one, each beside the row that was found for it, and what was counted."""

    def __init__(self, rows: Rows, log: Log, by_name: Collection[str]) -> None:
        """Hold them against ``rows``; ``by_name``: articles whose speakers are judged elsewhere."""
        self.found = 0
        self.cues = Cues(log)
        self.judged = Counter[Verdict]()
        self._rows = rows
        self._log = log
        self._by_name = by_name
        self._seen: set[tuple[str, Span]] = set()  # a stretch annotated twice is judged once

    def add(self, each: Annotation) -> None:
        """Count an annotation."""
        row = _first(self._rows.get(each.document, ()), each.whole)
        if row is None:
            self._log.fault("Zitat nicht gefunden", each.document, each.whole, each.speaker, None)
            return
        self.found += 1
        if (each.document, row.span) in self._seen:
            return
        self._seen.add((each.document, row.span))
        if row.is_speech:
            self.cues.add(each.cue, each.document, each.whole, row)
        if each.document not in self._by_name and each.roles.get("speaker"):
            verdict = judging.phrase(each, row)
            self._log.add(each, each.whole, row, verdict)
            self.judged[verdict] += 1


def _tokens(gold: Gold, wanted: Sequence[Annotation], speech: Sequence[Found]) -> Section:
    """Return the data set's own metric."""
    texts = {name: text.tokens for name, text in gold.texts.items() if text.tokens}
    figures = tokenlevel.figures(texts, wanted, speech)
    return Section("tokens", "Datensatz, nach Wörtern (messages, roles, joint)", figures)


def _first(rows: Sequence[Found], span: Span) -> Found | None:
    """Return the first row that is found by more than half."""
    return next((row for row in rows if judging.overlap(row.span, span) > NEAR), None)
