"""The annotations of the public data set (Petersen-Frey and Biemann 2024), as far as they are direct speech."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

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
    by_name = {speech.document for speech in gold.speeches}
    judged, cues, found = Counter[Verdict](), Cues(log), 0
    seen: set[tuple[str, Span]] = set()  # a stretch annotated twice is judged once
    for each in wanted:
        row = _first(rows.get(each.document, ()), each.whole)
        if row is None:
            log.fault("Zitat nicht gefunden", each.document, each.whole, each.speaker, None)
            continue
        found += 1
        if (each.document, row.span) in seen:
            continue
        seen.add((each.document, row.span))
        if row.is_speech:
            cues.add(each.cue, each.document, each.whole, row)
        if each.document not in by_name and each.roles.get("speaker"):
            verdict = judging.phrase(each, row)
            log.add(each, each.whole, row, verdict)
            judged[verdict] += 1
    speech = [row for name in documents for row in rows.get(name, ()) if row.is_speech]
    figures = (
        Share("found", "Zitate gefunden", found, len(wanted)),
        places(((each.document, span) for each in wanted for span in each.quote), speech),
        cues.figure(),
        Share("phrase_open", "Fürwort, nicht zu beurteilen", judged["open"], judged.total()),
        verdicts("phrase", "gegen die Wortgruppe", judged),
    )
    note = "Sprecher: gegen die annotierte Wortgruppe, nicht gegen den vollen Namen" if judged else ""
    return Section("dataset", "Datensatz, annotiert als Direct", figures, note), _tokens(gold, wanted, speech)


def _tokens(gold: Gold, wanted: Sequence[Annotation], speech: Sequence[Found]) -> Section:
    """Return the data set's own metric."""
    texts = {name: text.tokens for name, text in gold.texts.items() if text.tokens}
    figures = tokenlevel.figures(texts, wanted, speech)
    return Section("tokens", "Datensatz, nach Wörtern (messages, roles, joint)", figures)


def _first(rows: Sequence[Found], span: Span) -> Found | None:
    """Return the first row that is found by more than half."""
    return next((row for row in rows if judging.overlap(row.span, span) > NEAR), None)
