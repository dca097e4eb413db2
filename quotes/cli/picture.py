"""How an explanation looks: the article with what counts in it marked, and below it what each sieve said.

In colours on a terminal, else as plain text with brackets; NO_COLOR and TERM=dumb ask for brackets, too.
"""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from quotes.cli.output import put
from quotes.data import SPEECH, Article, Span
from quotes.marks import paragraphs
from quotes.table.legend import german, meaning
from quotes.visible import masked

if TYPE_CHECKING:
    from rich.text import Text

    from quotes.attribution.tracing import Step
    from quotes.pipeline import Explained

WIDTH = 80  # columns, where the terminal does not say
_STYLES: Mapping[str, str] = MappingProxyType(
    {"Zitat": "green", "Redewort": "bold yellow", "Sprecher": "bold magenta", "Name": "bold cyan"}
)
_LEGEND: Mapping[str, str] = MappingProxyType({"Name": "erste volle Nennung"})
_WIDEST = 100  # columns of an explanation, however wide the terminal is
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Mark:
    """A place of the article that counts, and for which rows."""

    span: Span
    sort: str  # a key of _STYLES
    rows: tuple[int, ...]  # numbers in the table; 0: not in it

    @property
    def label(self) -> str:
        """«Zitat 3», «Sprecher 3, 4»."""
        return " ".join(filter(None, (self.sort, ", ".join(str(row) for row in self.rows if row))))


def is_coloured() -> bool:
    """Tell whether standard output is a terminal that shall show colours."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def show(article: Article, chosen: Sequence[tuple[int, Explained]], *, whole: bool) -> None:
    """Show the article and the explanation of rows of it on standard output.

    Args:
        article: the article.
        chosen: the rows with their numbers in the table.
        whole: show the whole article, not only the paragraphs that count.
    """
    marks = marks_of(chosen)
    spans = [Span(0, len(article.text))] if whole else _paragraphs(article.text, [mark.span for mark in marks])
    width = shutil.get_terminal_size((WIDTH, 24)).columns if sys.stdout.isatty() else WIDTH
    lines = [line for number, each in chosen for line in explained(number, each, min(width, _WIDEST))]
    if not is_coloured():
        text = plain(article.text, marks, spans)
        if sys.stdout.isatty():  # a terminal would cut words at its edge
            text = "\n".join(textwrap.fill(line, width, break_on_hyphens=False) for line in text.split("\n"))
        put(text + "\n" + "".join(line + "\n" for line, _ in lines))
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, markup=False)
    console.print(coloured(article.text, marks, spans))
    for line, style in lines:
        console.print(Text(line, style=style))


def marks_of(chosen: Iterable[tuple[int, Explained]]) -> list[Mark]:
    """Return what counts for the rows, in the order of the text; what counts for several of them is one mark."""
    rows: dict[tuple[Span, str], list[int]] = {}
    for number, each in chosen:
        said = each.quotation.attribution
        places = [(each.quotation.span, "Zitat"), *((span, "Redewort") for span in said.cue_spans)]
        if said.mention_span is not None:
            places.append((said.mention_span, "Sprecher"))
        if each.full is not None and each.full != said.mention_span:
            places.append((each.full, "Name"))
        for place in places:
            rows.setdefault(place, []).append(number)
    marks = [Mark(span, sort, tuple(numbers)) for (span, sort), numbers in rows.items()]
    return sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end))


def _paragraphs(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return the paragraphs that something of interest stands in."""
    return [paragraph for paragraph in paragraphs.paragraphs(text) if any(paragraph.meets(span) for span in spans)]


# the article -------------------------------------------------------------------------------------------


def weave(text: str, marks: Iterable[Mark], within: Span) -> Iterator[str | Mark | None]:
    """Yield a stretch of text in pieces: text, a mark where it begins, None where the innermost one ends.

    A mark that reaches out of the one around it, or out of the stretch, is cut off there.
    """
    at, ends = within.start, [within.end]
    for mark in sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end)):
        start, end = max(mark.span.start, within.start), min(mark.span.end, within.end)
        if start >= end:
            continue
        while len(ends) > 1 and ends[-1] <= start:
            yield text[at : ends[-1]]
            at = ends.pop()
            yield None
        yield text[at:start]
        yield mark
        at = start
        ends.append(min(end, ends[-1]))
    while ends:
        yield text[at : ends[-1]]
        at = ends.pop()
        if ends:
            yield None


def plain(text: str, marks: Sequence[Mark], spans: Iterable[Span]) -> str:
    """Return stretches of a text with marks as brackets: «[Zitat 3: „…“], [Redewort 3: sagte] [Sprecher 3: er]»."""
    drawn = []
    for span in _with_gaps(text, spans):
        if span is None:
            drawn.append("[…]\n")
            continue
        pieces = weave(_clean(text), marks, span)
        words = (
            "]" if piece is None else f"[{piece.label}: " if isinstance(piece, Mark) else piece for piece in pieces
        )
        drawn.append("".join(words).strip("\n") + "\n")
    return "\n".join(drawn)


def coloured(text: str, marks: Sequence[Mark], spans: Iterable[Span]) -> Text:
    """Return stretches of a text with marks in colour, and raised the numbers of the rows where there are several."""
    from rich.text import Text

    several = len({row for mark in marks for row in mark.rows}) > 1
    drawn = Text()
    for sort, style in _STYLES.items():
        if any(mark.sort == sort for mark in marks):
            drawn.append(f" {_LEGEND.get(sort, sort)} ", f"reverse {style}").append(" ")
    drawn.append("\n\n")
    for span in _with_gaps(text, spans):
        if span is None:
            drawn.append("[…]\n\n", "dim")
            continue
        within: list[Mark] = []
        for piece in weave(_clean(text), marks, span):
            if isinstance(piece, Mark):
                within.append(piece)
            elif piece is not None:
                drawn.append(piece, " ".join(_STYLES[mark.sort] for mark in within))
            elif several:
                mark = within.pop()
                drawn.append(",".join(str(row).translate(_RAISED) for row in mark.rows if row), _STYLES[mark.sort])
            else:
                within.pop()
        drawn.append("\n\n")
    drawn.rstrip()
    return drawn.append("\n")


def _with_gaps(text: str, spans: Iterable[Span]) -> Iterator[Span | None]:
    """Yield the stretches to show, and None where text between them is left out."""
    end = 0
    for span in spans:
        if text[end : span.start].strip():
            yield None
        yield span
        end = span.end
    if text[end:].strip():
        yield None


def _clean(text: str) -> str:
    """Return a text of the same length that is safe to show: of control characters only line ends."""
    return masked(text.replace("\r\n", " \n").replace("\r", "\n").replace("\t", " "))


# the explanation ---------------------------------------------------------------------------------------


def explained(number: int, each: Explained, width: int) -> Iterator[tuple[str, str]]:
    """Yield the lines that explain a row, each with its style.

    Args:
        number: of the row in the table; 0: not in it.
        each: the row.
        width: columns that a line may have.
    """
    row = each.quotation
    said = row.attribution
    title = f"Zitat {number}" if number else "Nicht in der Tabelle"
    yield f"── {title} ".ljust(width, "─"), "bold"
    yield textwrap.shorten(_clean(row.quote), width, placeholder=" …"), _STYLES["Zitat"]
    named = said.speaker + (f", {said.role}" if said.role else "") if said.speaker else "–"
    facts = [
        ("Art", "; ".join([german("type", row.type), *row.type_reasons])),
        ("Stelle", f"Absatz {row.paragraph}, Zeichen {row.start} bis {row.end}, id {row.id}"),
    ]
    if row.type in SPEECH:
        sure = f" (Sicherheit {said.certainty} %)" if said.speaker else ""
        facts += [("Sprecher", named + sure), ("Grund", said.reason)]
    if row.type == "indirect":  # no sieve is asked: the form of the clause signs
        facts.append(("Regel", f"{german('rule', said.rule)} ({said.rule}): {meaning('rule', said.rule)}"))
    for label, fact in facts:
        yield from ((line, "") for line in _hanging(f"{label:<10}", fact, width))
    if each.steps:
        yield "", ""
        yield "Regeln in der Reihenfolge, in der sie gefragt werden; die erste Antwort gilt:", ""
        yield from _steps(each.steps, said.rule, width)
    yield "", ""


def _steps(steps: Sequence[Step], rule: str, width: int) -> Iterator[tuple[str, str]]:
    """Yield what each sieve said; the one that signed is marked by an arrow."""
    signed = next((number for number, step in enumerate(steps) if step.reason and step.rule == rule), None)
    for number, step in enumerate(steps):
        arrow = "→" if number == signed else " "
        head = f"{arrow} {number + 1:>2} {step.sieve.removeprefix('sieve:'):<16} {step.shows}"
        yield head if step.reason else f"{head}  –", "bold" if number == signed else "" if step.reason else "dim"
        if step.reason:
            answer = f"{step.speaker or 'offen'}: {step.reason}"
            yield from ((line, "") for line in _hanging(" " * 5, answer, width))
    if signed is None and rule:
        yield f"→    {rule}: nachgetragen aus einem späteren Teil desselben Zitats", "bold"


def _hanging(label: str, text: str, width: int) -> list[str]:
    """Return a text in lines behind its label."""
    return textwrap.wrap(_clean(text), width, initial_indent=label, subsequent_indent=" " * len(label)) or [
        label.rstrip()
    ]
