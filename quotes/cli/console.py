"""What the user is told on standard error: messages, a progress bar, and the summary at the end."""

from __future__ import annotations

import contextlib
import datetime as dt
import sys
import threading
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Self

from quotes.cli import streams
from quotes.data import SPEECH, Quotation
from quotes.table import ids
from quotes.table.columns import Row
from quotes.table.groups import Spoken, told
from quotes.table.groups import Tally as Counted
from quotes.visible import visible

if TYPE_CHECKING:
    from rich.progress import Progress

_PATIENCE = 2.0  # seconds of work without a progress bar
_NAMED = 3  # inputs named in a notice, the others are counted
_KEPT = 1000  # failures that a workbook tells; of those beyond, only the number


def say(message: str) -> None:
    """Write one line on standard error; what would steer the terminal, as file names may hold it, is only shown."""
    streams.tell(visible(message.replace("\n", "\N{SYMBOL FOR NEWLINE}")) + "\n")


def today() -> str:
    """Return the date, for what a workbook tells of its history."""
    return f"{dt.datetime.now(tz=dt.UTC).astimezone():%Y-%m-%d}"


def count(number: int, one: str, many: str) -> str:
    """Return «1 Artikel», «1.204 Zitate»: the number in German notation with its noun."""
    return f"{number:,}".replace(",", ".") + " " + (one if number == 1 else many)


@dataclass(slots=True)
class Inputs:
    """The inputs that a notice is about: the first by name, all by number."""

    named: list[str] = field(default_factory=list)
    number: int = 0

    def add(self, name: str) -> None:
        """Add an input."""
        self.number += 1
        if len(self.named) < _NAMED:
            self.named.append(name)

    def __str__(self) -> str:
        """Return «a.txt, b.txt, c.txt und 4 weitere»."""
        more = self.number - len(self.named)
        return ", ".join(self.named) + (f" und {count(more, 'weitere', 'weitere')}" if more else "")


ROWS, SAID, WITH_SPEAKER = "Zeilen in der Tabelle", "davon Rede", "davon Rede mit Sprecher"
DOUBLE = "davon Rede, die in einem früheren Artikel schon steht (same_as) und unten nicht zählt"
UTTERANCES, WORDS = (
    "Zitate (ein unterbrochenes hat mehrere Zeilen und zählt einmal)",
    "Wörter in den Zitaten (ohne indirekte Rede)",
)
INDIRECT = "davon indirekte Rede, ohne Anführungszeichen"
"""Names of numbers that change when a table is corrected."""


def recounted(facts: Iterable[tuple[str, str | int]], rows: Sequence[Row]) -> list[tuple[str, str | int]]:
    """Return the numbers of a run with those that depend on the rows as these are now."""
    said = [row for row in rows if row["type"] in SPEECH]
    spoken = Counted("")
    for row, first in ids.once(rows):
        if first and row["type"] in SPEECH:
            spoken.add(row)
    group = spoken.group()
    now = {ROWS: len(rows), SAID: len(said), WITH_SPEAKER: sum(bool(row["speaker"]) for row in said)}
    now[INDIRECT] = sum(row["type"] == "indirect" for row in said)
    now |= {DOUBLE: len(said) - group.rows, UTTERANCES: group.utterances, WORDS: group.words}
    return list((dict(facts) | now).items())


@dataclass(slots=True)
class Tally:
    """What has happened so far, in numbers and a few names: it does not grow with the number of articles."""

    articles: int = 0
    quotations: int = 0  # rows of the table
    said: int = 0  # of the rows, those that are speech
    indirect: int = 0  # of these, those without marks
    with_speaker: int = 0  # of those that are speech, those whose speaker is known
    double: int = 0  # of the rows that are speech, those that an earlier article has, too; not in what follows
    utterances: int = 0  # as told: one that its frame interrupts has several rows
    named: int = 0  # of the utterances, those whose speaker is known
    words: int = 0  # quoted in them, those of indirect speech left out
    unpaired: int = 0  # opening marks without a closing one, whatever their type
    failures: int = 0
    notices: dict[str, Inputs] = field(default_factory=dict)  # by text
    copies: Inputs = field(default_factory=Inputs)  # articles with the text of an earlier one
    failed: list[str] = field(default_factory=list)  # messages about the first inputs that failed
    skipped: str = ""  # what folders hold that is not read, by kind
    states: Counter[str] = field(default_factory=Counter)  # new, known and changed articles, where a table grows

    def note(self, name: str, notices: Iterable[str]) -> None:
        """Keep the notices about one input."""
        for notice in notices:
            self.notices.setdefault(notice, Inputs()).add(name)

    def fail(self, message: str) -> None:
        """Count an input that failed, and name it at once."""
        self.failures += 1
        if len(self.failed) < _KEPT:
            self.failed.append(message)
        say(f"Fehler: {message}")

    def add(self, found: Iterable[Quotation], written: Iterable[Quotation]) -> None:
        """Count an article, what was ``found`` in it, and what of that was ``written``."""
        self.articles += 1
        self.unpaired += sum("unclosed" in quotation.flags for quotation in found)
        written = list(written)
        spoken = Spoken.of(written)
        self.utterances += spoken.utterances
        self.named += spoken.named
        self.words += spoken.words
        for quotation in written:
            self.quotations += 1
            if quotation.type in SPEECH:
                self.said += 1
                self.indirect += quotation.type == "indirect"
                self.with_speaker += bool(quotation.speaker)
                self.double += bool(quotation.same_as)

    def hints(self) -> list[str]:
        """Return the notices, each once, with the inputs it is about."""
        hints = [f"Hinweis: {self.skipped}"] * bool(self.skipped)
        hints += [f"Hinweis: {text}: {inputs}" for text, inputs in self.notices.items()]
        if self.copies.number:
            what = count(self.copies.number, "Artikel hat", "Artikel haben") + " denselben Text wie ein früherer"
            hints.append(f"Hinweis: {what} (Spalte same_as; gezählt wird er einmal): {self.copies}")
        return hints

    def told(self) -> list[str]:
        """Return all that was told about single inputs: failures, then notices."""
        more = self.failures - len(self.failed)
        rest = [f"Fehler: {count(more, 'weitere Eingabe', 'weitere Eingaben')} nicht gelesen"] if more else []
        return [*(f"Fehler: {message}" for message in self.failed), *rest, *self.hints()]

    def facts(self) -> list[tuple[str, str | int]]:
        """Return the numbers with their names, for the sheet about the run."""
        return [
            ("Artikel gelesen", self.articles),
            ("Eingaben nicht gelesen", self.failures),
            (ROWS, self.quotations),
            (SAID, self.said),
            (INDIRECT, self.indirect),
            (WITH_SPEAKER, self.with_speaker),
            (DOUBLE, self.double),
            (UTTERANCES, self.utterances),
            (WORDS, self.words),
            ("Anführungen ohne Schlusszeichen", self.unpaired),
        ]

    def appended(self) -> str:
        """Return what the articles were to the table that is appended to."""
        new, known, renamed, changed = (self.states[state] for state in ("new", "known", "renamed", "changed"))
        other = f" ({renamed} unter anderem Namen)" * bool(renamed)
        articles = count(new, "Artikel", "Artikel")
        return f"Angefügt: {articles} neu, {known + renamed} schon bekannt{other}, {changed} geändert."

    def summary(self, guarded: int, shortened: int) -> str:
        """Return the line at the end. ``guarded``, ``shortened``: cells the writer had to change."""
        parts = [count(self.articles, "Artikel", "Artikel"), told(self.utterances, self.said - self.double, self.words)]
        if self.utterances:
            parts.append(f"{100 * self.named // self.utterances} % mit Sprecher")
        if self.double:
            parts.append(count(self.double, "weitere Zeile", "weitere Zeilen") + " doppelt (same_as)")
        if self.quotations > self.said:
            others = count(self.quotations - self.said, "weitere Zeile", "weitere Zeilen")
            parts.append(f"{others} ohne Rede (Begriff, Titel)")
        parts.append(count(self.unpaired, "Anführung", "Anführungen") + " ohne Schlusszeichen")
        if guarded:
            parts.append(count(guarded, "Zelle", "Zellen") + " mit Apostroph vor Formelzeichen")
        if shortened:
            parts.append(count(shortened, "Zelle", "Zellen") + " für Excel gekürzt (ganz mit --dialect rfc4180)")
        if self.failures:
            parts.append(count(self.failures, "Eingabe", "Eingaben") + " nicht gelesen")
        return ", ".join(parts) + "."


class Bar:
    """A progress bar on standard error, shown only on a terminal and only once the work takes two seconds."""

    def __init__(self, total: int, *, wanted: bool) -> None:
        """Count to ``total`` articles; stay silent unless ``wanted``."""
        self._total = total
        self._wanted = wanted and sys.stderr.isatty()
        self._done = 0
        self._lock = threading.Lock()
        self._closed = False
        self._bar: Progress | None = None
        self._timer = threading.Timer(_PATIENCE, self._show)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        """Start waiting. The timer shows the bar also while the model loads or a long article is read."""
        if self._wanted:
            self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the bar away."""
        self._timer.cancel()
        with self._lock:
            self._closed = True
            if self._bar is not None:
                with contextlib.suppress(OSError):  # nobody sees it any more, but the work is done
                    self._bar.stop()

    def expect(self, total: int) -> None:
        """Say how many articles there are, as far as is known by now."""
        with self._lock:
            self._total = total
            if self._bar is not None:
                with contextlib.suppress(OSError):
                    self._bar.update(self._bar.task_ids[0], total=total)

    def step(self) -> None:
        """Say that one more article is done."""
        self._done += 1
        with self._lock:
            if self._bar is not None:
                with contextlib.suppress(OSError):
                    self._bar.update(self._bar.task_ids[0], completed=self._done)

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        with self._lock:
            if self._closed:
                return
            self._bar = Progress(
                TextColumn("Artikel"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeRemainingColumn(),
                console=Console(stderr=True),
                transient=True,
                redirect_stdout=False,  # else rich would send the table to standard error
                # redirect_stderr stays on: messages appear above the bar instead of tearing it
            )
            self._bar.add_task("", total=self._total, completed=self._done)
            with contextlib.suppress(OSError):
                self._bar.start()
