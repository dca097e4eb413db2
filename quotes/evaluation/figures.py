"""Figures and how they are shown: shares with the counts behind them, in German, within 80 columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

_LABEL = 36
_NARROW = 26


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    key: str
    label: str
    right: int
    of: int

    @property
    def percent(self) -> float | None:
        """The share, or None of nothing."""
        return 100 * self.right / self.of if self.of else None

    def line(self) -> str:
        """Return it as a line."""
        return f"  {self.label:<{_LABEL}} {percent(self.percent):>8}   ({self.right}/{self.of})"

    def data(self) -> dict[str, object]:
        """Return it for JSON."""
        return {"right": self.right, "of": self.of, "percent": self.percent}


@dataclass(frozen=True, slots=True)
class F1:
    """Precision, recall and their harmonic mean: what was found, what there is, and what is in both."""

    key: str
    label: str
    hits: int
    found: int
    gold: int

    @property
    def percent(self) -> float | None:
        """The F1, or None where there is neither."""
        return 200 * self.hits / (self.found + self.gold) if self.found + self.gold else None

    @property
    def precision(self) -> float | None:
        """The share of what was found."""
        return 100 * self.hits / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of what there is."""
        return 100 * self.hits / self.gold if self.gold else None

    def line(self) -> str:
        """Return it as a line."""
        counts = f"(P {self.hits}/{self.found}, R {self.hits}/{self.gold})"
        return f"  {self.label:<{_LABEL}} {percent(self.percent):>8}   {counts}"

    def data(self) -> dict[str, object]:
        """Return it for JSON."""
        return {
            "hits": self.hits,
            "found": self.found,
            "gold": self.gold,
            "precision": self.precision,
            "recall": self.recall,
            "percent": self.percent,
        }


@dataclass(frozen=True, slots=True)
class Verdicts:
    """How often a speaker was right, wrong, left empty."""

    key: str
    label: str
    right: int
    wrong: int
    empty: int
    open: int = 0  # the gold does not decide

    @property
    def of(self) -> int:
        """How many were judged."""
        return self.right + self.wrong + self.empty + self.open

    @property
    def percent(self) -> float | None:
        """The share of right ones, or None of nothing."""
        return self.shares()["right"].percent

    def shares(self) -> dict[str, Share]:
        """Return each verdict as a share of all."""
        counts = {"right": self.right, "wrong": self.wrong, "empty": self.empty, "open": self.open}
        return {name: Share(f"{self.key}.{name}", name, count, self.of) for name, count in counts.items()}

    def line(self) -> str:
        """Return it as a line of a table with the head ``HEAD``."""
        cells = "".join(
            f"{f'{percent(share.percent)} ({share.right})':>{width}}"
            for share, width in zip(self.shares().values(), (15, 14, 14), strict=False)
        )
        return f"  {self.label:<{_NARROW}}{cells}{self.of:>6}"

    def data(self) -> dict[str, object]:
        """Return it for JSON."""
        return {name: share.data() for name, share in self.shares().items()}


HEAD = f"  {'Sprecher':<{_NARROW}}{'richtig':>15}{'falsch':>14}{'leer':>14}{'von':>6}"
Figure = Share | F1 | Verdicts


@dataclass(frozen=True, slots=True)
class Section:
    """Figures of one kind of gold."""

    key: str
    title: str
    figures: tuple[Figure, ...]
    note: str = ""  # one line, in German

    def shown(self) -> tuple[Figure, ...]:
        """Return the figures that rest on something, the speakers first."""
        some = [figure for figure in self.figures if figure.percent is not None]
        return tuple(sorted(some, key=lambda figure: isinstance(figure, Verdicts)))

    def lines(self) -> Iterator[str]:
        """Yield it as lines."""
        yield self.title
        if self.note:
            yield f"  {self.note}"
        in_table = False
        for figure in self.shown():
            if isinstance(figure, Verdicts) and not in_table:
                in_table = True
                yield HEAD
            yield figure.line()

    def data(self) -> dict[str, object]:
        """Return it for JSON."""
        return {figure.key: figure.data() for figure in self.figures}


@dataclass(frozen=True, slots=True)
class Bin:
    """The rows of a tenth of the scale of certainty."""

    low: int  # percent
    high: int
    rows: int
    right: int
    certainty: float  # mean of the rows, percent; 0 without rows

    def line(self) -> str:
        """Return it as a line."""
        share = percent(100 * self.right / self.rows if self.rows else None)
        mean = percent(self.certainty if self.rows else None)
        scale = f"{self.low:>3} bis {self.high:>3} %"
        return f"  {scale:<18}{mean:>14}{share:>14}   ({self.right}/{self.rows})"


@dataclass(frozen=True, slots=True)
class Report:
    """All that was measured."""

    sections: tuple[Section, ...]
    rules: tuple[Verdicts, ...]  # by sieve
    bins: tuple[Bin, ...]
    error: float | None  # expected calibration error, percentage points
    articles: int
    rows: int
    version: str = ""
    grounds: tuple[Verdicts, ...] = field(default=())  # by what an answer rests on

    def text(self) -> str:
        """Return the report for reading, in German, at most 80 columns wide."""
        return "\n".join(self._lines()) + "\n"

    def _lines(self) -> Iterator[str]:
        yield f"{self.articles} Artikel, {self.rows} Stellen gefunden"
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
                yield f"  {'':<{_NARROW}}{'richtig':>15}{'falsch':>14}"
                for each in verdicts:
                    shares = each.shares()
                    cells = [f"{percent(shares[name].percent)} ({shares[name].right})" for name in ("right", "wrong")]
                    yield f"  {each.label:<{_NARROW}}{cells[0]:>15}{cells[1]:>14}"
        if self.error is not None:
            yield ""
            yield "Sicherheit (certainty) und wie oft der Name stimmt"
            yield f"  {'':<18}{'im Mittel':>14}{'richtig':>14}"
            yield from (each.line() for each in self.bins if each.rows)
            yield f"  Erwarteter Fehler der Sicherheit: {number(self.error)} Punkte"

    def data(self) -> dict[str, object]:
        """Return the report for JSON."""
        return {
            "version": self.version,
            "articles": self.articles,
            "rows": self.rows,
            "figures": {section.key: section.data() for section in self.sections},
            "rules": {each.label: each.data() for each in self.rules},
            "grounds": {each.label: each.data() for each in self.grounds},
            "calibration": {
                "expected_error": self.error,
                "bins": [
                    {"from": b.low, "to": b.high, "rows": b.rows, "right": b.right, "certainty": b.certainty}
                    for b in self.bins
                ],
            },
        }

    def percents(self) -> dict[str, float]:
        """Return every figure by its full name («rows.speaker.right») in percent, where it rests on something."""
        found: dict[str, float] = {}
        for section in self.sections:
            for figure in section.figures:
                parts = figure.shares() if isinstance(figure, Verdicts) else {"": figure}
                for name, part in parts.items():
                    if part.percent is not None:
                        found[".".join(filter(None, (section.key, figure.key, name)))] = part.percent
        return found


def number(value: float) -> str:
    """Return a number with one decimal, in German notation."""
    return f"{value:.1f}".replace(".", ",")


def percent(value: float | None) -> str:
    """Return a share for reading."""
    return "–" if value is None else f"{number(value)} %"
