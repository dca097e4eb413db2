"""Proves that each row of a table still stands in its article letter for letter, or finds where it went.

A table and its articles live apart: the table is edited in Excel, the article in the CMS. The check of a row is
one function from row and article to :class:`Check`; nothing here reads a file or needs the language model.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from quotes.data import Span, Stretch
from quotes.review.passages import MARKS, Passages, plain
from quotes.table.cells import EXCEL_CELL, fold, guard, unguard
from quotes.table.columns import Row

_Same = Literal["moved", "typography"]  # all its words still stand there
Outcome = Literal["same", "moved", "typography", "shortened", "altered", "lost", "no_article"]
"""What became of a row. All but «same» are failures: the row does not stand at its place as it says."""

GERMAN: dict[Outcome, str] = {
    "same": "stimmt",
    "moved": "verschoben",
    "typography": "Zeichen anders",
    "shortened": "gekürzt",
    "altered": "verändert",
    "lost": "nicht gefunden",
    "no_article": "Artikel fehlt",
}
_TOKEN = re.compile(r"\w+|[^\w\s]")  # what differences are counted in
_FRAME = "".join(sorted(MARKS)) + ",<> \t\r\n\u00a0\u202f"  # marks, also as ,, and <<, and blanks beside them
_CONTROL = re.compile("[\0-\x08\x0b-\x1f]")
_SHOWN = 4  # differences named in a line
_WORDS = 60  # letters of a difference shown


@dataclass(frozen=True, slots=True)
class Check:
    """What became of a row in its article."""

    outcome: Outcome
    span: Span | None = None  # where it stands now, with its marks; None: nowhere
    difference: str = ""  # between table and article, one German line

    @property
    def holds(self) -> bool:
        """Tell whether the row stands at its place letter for letter."""
        return self.outcome == "same"


def check(row: Row, passages: Passages) -> Check:
    """Return what became of a row's quotation in its article.

    Blanks that the CSV for Excel has folded and cells that it has cut count as letter for letter: the writer, not
    somebody's edit, has made them so.
    """
    quote = str(row["quote"])
    span = Span(int(row["start"]), int(row["end"]))
    piece = span.of(passages.text) if 0 <= span.start < span.end <= len(passages.text) else ""
    if piece and any(_stands(each, piece) for each in spellings(quote)):
        return Check("same", span)
    if not words_of(quote):
        return Check("lost", None, "die Zelle des Zitats ist leer" if not quote.strip() else "")
    if piece and _without_marks(piece) == _without_marks(quote):
        return Check("typography", _whole(passages, span), difference(quote, _core(piece)))
    return _elsewhere(row, passages, span if piece else None)


def spellings(quote: str) -> Iterator[str]:
    """Yield what a cell may stand for: itself, and itself without or with the apostrophe before a formula's sign."""
    yield quote
    if unguard(quote) != quote:
        yield unguard(quote)
    if guard(quote) != quote:
        yield guard(quote)


def words_of(quote: str) -> str:
    """Return the quote without anything but letters and digits."""
    return "".join(filter(str.isalnum, quote))


def _stands(quote: str, piece: str) -> bool:
    """Tell whether a piece of an article is the quote and marks around it."""
    if _framed(quote, piece):
        return True
    folded = fold(piece)
    if len(quote.encode("utf-16-le", "surrogatepass")) >= 2 * EXCEL_CELL - 2 and quote.endswith("…"):
        at = folded.find(quote[:-1])
        return at >= 0 and not folded[:at].strip(_FRAME)
    if _framed(fold(quote), folded):
        return True
    return _CONTROL.search(piece) is not None and _framed(_blanked(quote), _blanked(piece))


def _blanked(text: str) -> str:
    """Return a text as a workbook may hold it, in which control characters are blanks, each run of them one."""
    return " ".join(_CONTROL.sub(" ", text).split())


def _framed(quote: str, piece: str) -> bool:
    """Tell whether a piece of an article is the quote with nothing but marks around it."""
    at = piece.find(quote)
    while at >= 0 and not piece[:at].strip(_FRAME):
        if not piece[at + len(quote) :].strip(_FRAME):
            return True
        at = piece.find(quote, at + 1)
    return False


def _without_marks(text: str) -> str:
    return plain(text).text.strip(" '")


def _core(piece: str) -> str:
    """Return a piece of an article without the marks and blanks around it."""
    return piece.strip(_FRAME)


def _whole(passages: Passages, place: Span) -> Span:
    """Return what stands in marks at a place that the row's offsets may have cut."""
    core = _trimmed(passages, place)
    here = passages.around(core) if core is not None else None
    return here.span if core is not None and here is not None and _is_whole(passages, here, core) else place


def _elsewhere(row: Row, passages: Passages, place: Span | None) -> Check:
    """Return where a quotation has gone that does not stand at its ``place`` (None: its offsets are no place)."""
    quote = str(row["quote"])
    at = place.start if place else int(row["start"])
    exact = [span for each in spellings(quote) for span in passages.exact(each)]
    if exact:
        return _found(row, passages, _nearest(passages, exact, at, place), place, "moved")
    alike = passages.alike(quote)
    if alike:
        return _found(row, passages, _nearest(passages, alike, at, place), place, "typography")
    like = passages.similar(quote, _trimmed(passages, place))
    if like is None:
        return Check("lost")
    here = passages.around(like)
    span = here.span if here is not None and here.inner == like else like
    shorter = is_shortened(quote, like.of(passages.text))
    return Check("shortened" if shorter else "altered", span, difference(quote, like.of(passages.text)))


def _found(row: Row, passages: Passages, found: Span, place: Span | None, outcome: _Same) -> Check:
    """Return the check of a quotation whose words all stand at ``found``."""
    quote, here = str(row["quote"]), passages.around(found)
    text = found.of(passages.text)
    note = difference(quote, text) if outcome == "typography" else ""
    if here is None:
        bare = row["type"] == "indirect" or not {"turn", "blockquote"}.isdisjoint(str(row["flags"]).split())
        if bare or outcome == "typography":
            return Check(outcome, found, note)
        return Check("altered", found, "im Artikel ohne Anführungszeichen")
    if _is_whole(passages, here, found):
        return Check(outcome, here.span, note or _moved(place, here.span))
    return Check("shortened", here.span, difference(quote, here.inner.of(passages.text)))


def _moved(place: Span | None, now: Span) -> str:
    return f"{now.start - place.start:+} Zeichen" if place is not None else ""


def _is_whole(passages: Passages, stretch: Stretch, found: Span) -> bool:
    """Tell whether the words found are all that stands in the marks."""
    inner = stretch.inner
    rest = passages.text[inner.start : max(inner.start, found.start)] + passages.text[found.end : inner.end]
    return not any(map(str.isalnum, rest))


def _nearest(passages: Passages, spans: list[Span], at: int, place: Span | None) -> Span:
    """Return the place that lies within the old one, or else is all of what stands in marks, and nearest."""

    def rank(span: Span) -> tuple[int, int]:
        here = passages.around(span)
        if here is None:
            return 3, abs(span.start - at)
        within = place is not None and place.holds(span)
        return 0 if within else 1 if _is_whole(passages, here, span) else 2, abs(span.start - at)

    return min(sorted(spans, key=lambda span: abs(span.start - at))[:50], key=rank)


def _trimmed(passages: Passages, place: Span | None) -> Span | None:
    """Return the words of a place, without the marks at its edges."""
    if place is None:
        return None
    core = _core(place.of(passages.text))
    start = passages.text.find(core, place.start)
    return Span(start, start + len(core)) if core else None


def is_shortened(quote: str, found: str) -> bool:
    """Tell whether one of the two is the other with words left out, nothing altered."""
    changes = list(_changes(quote, found))
    less, more = any(after for _, after in changes), any(before for before, _ in changes)
    return less != more and any(words_of(before + after) for before, after in changes)


def difference(quote: str, found: str) -> str:
    """Return what differs between table and article, word by word, on one German line."""
    parts = []
    for before, after in _changes(quote, found):
        if before and after:
            parts.append(f"Tabelle «{_cut(before)}», Artikel «{_cut(after)}»")
        else:
            parts.append(f"nur in der Tabelle «{_cut(before)}»" if before else f"nur im Artikel «{_cut(after)}»")
    more = f"; und {len(parts) - _SHOWN} weitere Stellen" if len(parts) > _SHOWN else ""
    return "; ".join(parts[:_SHOWN]) + more if parts else "nur Leerzeichen und Zeilenenden"


def _changes(quote: str, found: str) -> Iterator[tuple[str, str]]:
    """Yield what stands only in the quote or only in what was found, each on one line, in the order of the text."""
    mine, theirs = list(_TOKEN.finditer(quote)), list(_TOKEN.finditer(found))
    matcher = SequenceMatcher(None, [each[0] for each in mine], [each[0] for each in theirs], autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind != "equal":
            before = quote[mine[i].start() : mine[j - 1].end()] if j > i else ""
            after = found[theirs[k].start() : theirs[m - 1].end()] if m > k else ""
            yield " ".join(before.split()), " ".join(after.split())


def _cut(text: str) -> str:
    return text if len(text) <= _WORDS else text[: _WORDS // 2 - 1] + " … " + text[1 - _WORDS // 2 :]
