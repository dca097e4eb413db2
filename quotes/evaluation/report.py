"""All that was measured of a set of articles, to be read and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quotes.evaluation.figures import NARROW, Bin, Graded, Section, Share, Verdicts, between, number, percent
from quotes.evaluation.signature import Signature


@dataclass(frozen=True, slots=True)
class Calibration:
    """How far certainty holds."""

    bins: tuple[Bin, ...]
    error: float | None  # expected error, percentage points; None without rows

    def rows_of_text(self, title: str) -> Iterator[str]:
        """Yield it as lines, in German."""
        yield title
        yield f"  {'':<18}{'im Mittel':>14}{'richtig':>14}"
        yield from (each.line() for each in self.bins if each.rows)
        yield f"  Namen mit 90 oder mehr: {percent(self.certain.percent)} ({self.certain.right}/{self.certain.of})"
        yield f"  Erwarteter Fehler der Sicherheit: {number(self.error or 0)} Punkte"

    @property
    def certain(self) -> Share:
        """How many of the names are in the last bin."""
        return Share("certain", "90 oder mehr", self.bins[-1].rows, sum(each.rows for each in self.bins))

    def data(self) -> dict[str, object]:
        """Return it for JSON."""
        bins = [each.data() for each in self.bins]
        return {"expected_error": self.error, "bins": bins, "certain": self.certain.data()}


@dataclass(frozen=True, slots=True)
class Report:
    """All that was measured."""

    sections: tuple[Section, ...]
    rules: tuple[Verdicts, ...]  # by sieve
    certainty: Calibration
    articles: int
    rows: int
    version: str = ""
    grounds: tuple[Verdicts, ...] = ()  # by what an answer rests on
    indirect: int = 0  # rows of indirect speech, which are none of ``rows``
    signature: Signature | None = None  # None: nobody has told what was measured

    def text(self) -> str:
        """Return the report for reading, in German, at most 80 columns wide."""
        return "\n".join(self._lines()) + "\n"

    def _lines(self) -> Iterator[str]:
        beside = f", dazu {self.indirect} indirekte Reden" if self.indirect else ""
        yield f"{self.articles} Artikel, {self.rows} Stellen gefunden{beside}"
        for section in self.sections:
            if section.shown():
                yield ""
                yield from section.lines()
        for title, verdicts in (
            ("Regeln, nach Zahl der Antworten", self.rules),
            ("Worauf die Antwort beruht", self.grounds),
        ):
            if verdicts:
                yield ""
                yield title
                yield f"  {'':<{NARROW}}{'richtig':>15}{'falsch':>14}"
                yield from map(_answers, verdicts)
        if self.certainty.error is not None:
            yield ""
            yield from self.certainty.rows_of_text("Sicherheit (certainty) und wie oft der Name stimmt")
        if self.signature is not None:
            yield ""
            yield self.signature.line()

    def data(self) -> dict[str, object]:
        """Return the report for JSON."""
        return {
            "version": self.version,
            "articles": self.articles,
            "rows": self.rows,
            "indirect": self.indirect,
            "figures": {section.key: section.data() for section in self.sections},
            "rules": {each.label: each.data() for each in self.rules},
            "grounds": {each.label: each.data() for each in self.grounds},
            "calibration": self.certainty.data(),
            "signature": self.signature.data() if self.signature is not None else None,
        }

    def percents(self) -> dict[str, float]:
        """Return every figure by its full name («rows.speaker.right») in percent, where it rests on something."""
        found: dict[str, float] = {}
        for section in self.sections:
            for figure in section.figures:
                parts = figure.shares() if isinstance(figure, Verdicts | Graded) else {"": figure}
                for name, part in parts.items():
                    if part.percent is not None:
                        found[".".join(filter(None, (section.key, figure.key, name)))] = part.percent
        return found


def _answers(each: Verdicts) -> str:
    """Return how often the answers of a rule were right, as a line."""
    shares = each.shares()
    cells = [f"{percent(shares[name].percent)} ({shares[name].right})" for name in ("right", "wrong")]
    return f"  {each.label:<{NARROW}}{cells[0]:>15}{cells[1]:>14} {between(shares['right'].interval):>14}"
