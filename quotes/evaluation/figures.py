"""Figures and how they are shown: shares with the counts behind them, in German, within 80 columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from quotes.evaluation import intervals
from quotes.evaluation.intervals import Counts, Interval

_LABEL = 36
NARROW = 26
_WIDTH = 80
_RANGE = 13  # «[99,9–100,0]», and a little air


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

    @property
    def interval(self) -> Interval | None:
        """Where the share lies with 95 %."""
        return intervals.wilson(self.right, self.of)

    def line(self) -> str:
        """Return it as a line."""
        return f"{_begin(self.label, self.percent, self.interval)}  ({self.right}/{self.of})"

    def data(self) -> dict[str, object]:
        """Return it for JSON."""
        return {"right": self.right, "of": self.of, "percent": self.percent, "interval": self.interval}


@dataclass(frozen=True, slots=True)
class F1:
    """Precision, recall and their harmonic mean: what was found, what there is, and what is in both."""

    key: str
    label: str
    hits: int
    found: int
    gold: int
    documents: tuple[Counts, ...] = ()  # the same counts of each document; without them there is no interval

    @classmethod
    def over(cls, key: str, label: str, documents: Iterable[Counts]) -> Self:
        """Return it from the counts of each document."""
        parts = tuple(documents)
        hits, found, gold = (sum(part[number] for part in parts) for number in range(3))
        return cls(key, label, hits, found, gold, parts)

    @property
    def interval(self) -> Interval | None:
        """Where the F1 lies with 95 %."""
        return intervals.bootstrap(self.documents)

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
        counts = f"  (P {self.hits}/{self.found}, R {self.hits}/{self.gold})"
        line = _begin(self.label, self.percent, self.interval)
        if len(line + counts) > _WIDTH:
            counts = f"  (P {number(self.precision or 0)} R {number(self.recall or 0)})"
        return line + counts

    def data(self) -> dict[str, object]:
        """Return it for JSON."""
        return {
            "hits": self.hits,
            "found": self.found,
            "gold": self.gold,
            "precision": self.precision,
            "recall": self.recall,
            "percent": self.percent,
            "interval": self.interval,
        }


@dataclass(frozen=True, slots=True)
class Graded:
    """How often a speaker was right, defensible, wrong or left empty."""

    key: str
    label: str
    right: int
    defensible: int
    wrong: int
    empty: int

    @property
    def of(self) -> int:
        """How many were judged."""
        return self.right + self.defensible + self.wrong + self.empty

    @property
    def good(self) -> Share:
        """The share that no reader would call wrong."""
        return Share(f"{self.key}.good", "good", self.right + self.defensible, self.of)

    @property
    def percent(self) -> float | None:
        """The same in percent, or None of nothing."""
        return self.good.percent

    def shares(self) -> dict[str, Share]:
        """Return each verdict as a share of all, and that of right and defensible ones together."""
        counts = {"right": self.right, "defensible": self.defensible, "wrong": self.wrong, "empty": self.empty}
        shares = {name: Share(f"{self.key}.{name}", name, count, self.of) for name, count in counts.items()}
        return {**shares, "good": self.good}

    def line(self) -> str:
        """Return it as a line of a table with the head ``GRADES``."""
        counts = "".join(f"{count:>7}" for count in (self.right, self.defensible, self.wrong, self.empty, self.of))
        share = self.good
        return f"  {self.label:<21} {percent(share.percent):>7} {between(share.interval):>{_RANGE}}{counts}"

    def data(self) -> dict[str, object]:
        """Return it for JSON."""
        return {name: share.data() for name, share in self.shares().items()}


@dataclass(frozen=True, slots=True)
class Spread:
    """What became of things of one kind: how often each."""

    key: str
    label: str
    counts: Mapping[str, int]
    labels: Mapping[str, str]  # German names for some of the keys

    @property
    def percent(self) -> None:
        """Nothing: it is no share."""

    def line(self) -> str:
        """Return it as a line."""
        counts = ", ".join(f"{self.labels.get(name, name)} {count}" for name, count in self.counts.items())
        return f"  {self.label + ':':<15} {counts}"

    def data(self) -> dict[str, object]:
        """Return it for JSON."""
        return dict(self.counts)


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
        return f"  {self.label:<{NARROW}}{cells}{self.of:>6}"

    def data(self) -> dict[str, object]:
        """Return it for JSON."""
        return {name: share.data() for name, share in self.shares().items()}


HEAD = f"  {'Sprecher':<{NARROW}}{'richtig':>15}{'falsch':>14}{'leer':>14}{'von':>6}"
GRADES = (
    f"  {'Sprecher':<21} {'gut':>7} {'95 % von–bis':>{_RANGE}}"
    f"{'richt.':>7}{'vertr.':>7}{'falsch':>7}{'leer':>7}{'von':>7}"
)
Figure = Share | F1 | Verdicts | Graded | Spread
_TABLES = {Verdicts: HEAD, Graded: GRADES}  # figures that are lines of a table


@dataclass(frozen=True, slots=True)
class Section:
    """Figures of one kind of gold."""

    key: str
    title: str
    figures: tuple[Figure, ...]
    note: str = ""  # one line, in German

    def shown(self) -> tuple[Figure, ...]:
        """Return the figures that rest on something, the speakers first."""
        some = [figure for figure in self.figures if figure.percent is not None or isinstance(figure, Spread)]
        return tuple(sorted(some, key=lambda figure: type(figure) in _TABLES))

    def lines(self) -> Iterator[str]:
        """Yield it as lines."""
        yield self.title
        if self.note:
            yield f"  {self.note}"
        kind: type | None = None
        for figure in self.shown():
            if type(figure) is not kind and type(figure) in _TABLES:
                yield _TABLES[type(figure)]
            kind = type(figure)
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
        scale, around = f"{self.low:>3} bis {self.high:>3} %", between(self.interval)
        return f"  {scale:<18}{mean:>14}{share:>14} {around:>{_RANGE}}  ({self.right}/{self.rows})"

    @property
    def interval(self) -> Interval | None:
        """Where the share of right ones lies with 95 %."""
        return intervals.wilson(self.right, self.rows)

    def data(self) -> dict[str, object]:
        """Return it for JSON."""
        return {
            "from": self.low,
            "to": self.high,
            "rows": self.rows,
            "right": self.right,
            "certainty": self.certainty,
            "interval": self.interval,
        }


def number(value: float) -> str:
    """Return a number with one decimal, in German notation."""
    return f"{value:.1f}".replace(".", ",")


def between(interval: Interval | None) -> str:
    """Return an interval for reading, nothing where there is none."""
    return "" if interval is None else f"[{number(interval[0])}–{number(interval[1])}]"


def _begin(label: str, value: float | None, interval: Interval | None) -> str:
    """Return the begin of a line: what it is, its percent, the interval around it."""
    return f"  {label:<{_LABEL}} {percent(value):>8} {between(interval):>{_RANGE}}"


def percent(value: float | None) -> str:
    """Return a share for reading."""
    return "–" if value is None else f"{number(value)} %"
