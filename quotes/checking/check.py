"""The quotations of a draft against the texts that they are said to be from: what became of each.

Only what stands there word for word is right. Everything else is told as what it is, with what differs; a source that
could not be read proves nothing, so what is found nowhere is then not called missing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from quotes.checking.comparing import Passage, closest, denials, turns_round
from quotes.checking.finding import Place, verbatim
from quotes.checking.index import Index
from quotes.checking.wanted import Wanted, as_it_stands, wanted
from quotes.checking.words import Words
from quotes.data import Article, Span, SpeakerKind

State = Literal["verändert", "nicht gefunden", "gekürzt", "nicht prüfbar", "wörtlich"]
"""What became of a quotation; the worst first."""

STATES: tuple[State, ...] = ("verändert", "nicht gefunden", "gekürzt", "nicht prüfbar", "wörtlich")
_SWALLOWED = 5  # words that an omission stands for, up to which a «nicht» among them turns the sentence round


@dataclass(frozen=True, slots=True)
class Claim:
    """A quotation of a draft."""

    quote: str  # without its marks
    document: str
    start: int  # with its marks, in the draft; -1: it stands in a headline that is no part of the text
    end: int
    speaker: str = ""
    kind: SpeakerKind = "empty"


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where quotation and source differ."""

    mine: str  # words of the draft, nothing: they are only in the source
    theirs: str
    own: Span  # in the quotation; empty where it has no such words
    source: Span  # in the text of the source


@dataclass(frozen=True, slots=True)
class Found:
    """A place in a source."""

    text: int  # number of the source
    document: str
    span: Span
    quote: str  # what stands there, verbatim


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of a quotation."""

    claim: Claim
    state: State
    found: tuple[Found, ...] = ()  # of a verbatim one all places, each source once; else the passage most like it
    differences: tuple[Difference, ...] = ()
    turned: bool = False  # a denial more or less
    remarks: tuple[str, ...] = ()  # German phrases
    speaker: str = ""  # in the source
    elsewhere: bool = False  # somebody else said it there

    @property
    def holds(self) -> bool:
        """Whether nothing is left to look at."""
        return self.state == "wörtlich" and not self.elsewhere

    @property
    def difference(self) -> str:
        """What a person should know, on one German line."""
        return "; ".join([*map(_told, self.differences), *self.remarks])

    @property
    def rank(self) -> tuple[int, ...]:
        """What sorts findings, the worst first."""
        return (not self.turned, self.holds, STATES.index(self.state), not self.remarks)


def _told(each: Difference) -> str:
    if each.mine and each.theirs:
        return f"Entwurf «{each.mine}», Quelle «{each.theirs}»"
    return f"nur im Entwurf «{each.mine}»" if each.mine else f"nur in der Quelle «{each.theirs}»"


class Checker:
    """Sources, made ready once for any number of quotations."""

    def __init__(self, sources: Sequence[Article], doubtful: Collection[int] = (), unread: Sequence[str] = ()) -> None:
        """Take the sources.

        Args:
            sources: as read.
            doubtful: the numbers of those that were not read to the letter: mojibake, pages without text.
            unread: the names of those that could not be read at all.
        """
        self.sources = sources
        self.index = Index([source.text for source in sources])
        self._doubtful = frozenset(doubtful)
        self._unread = (*unread, *(sources[number].document for number in sorted(self._doubtful)))

    def check(self, claim: Claim) -> Finding:
        """Return what became of a quotation; who says it in the source, is asked later (see quotes.checking.said)."""
        plain, sought = as_it_stands(claim.quote), wanted(claim.quote)
        if not len(sought.words):
            return Finding(claim, "nicht prüfbar", remarks=("ohne Wörter",))
        places = verbatim(plain, self.index)
        if places:
            return self._verbatim(claim, plain, places)
        places = verbatim(sought, self.index)
        honest = [place for place in places if not self._swallows(sought, place)]
        if honest:
            return self._verbatim(claim, sought, honest)
        if places:
            return self._cut_round(claim, sought, places[0])
        passage = closest(sought, self.index)
        if passage is None or passage.text in self._doubtful:
            return self._nowhere(claim, passage)
        return self._changed(claim, sought, passage)

    def _verbatim(self, claim: Claim, sought: Wanted, places: Sequence[Place]) -> Finding:
        first: dict[int, Place] = {}
        for place in places:
            first.setdefault(place.text, place)
        found = tuple(self._found(place.text, place.first, place.end) for place in first.values())
        remarks = [self._elsewhere(found)] if len(found) > 1 else []
        if all(self._denied_after(place) for place in places):
            word = self._denied_after(places[0])
            remarks.append(f"in der Quelle folgt «{word}»")
        if not sought.gaps and _asks(claim.quote) != _asks(self._sentence(places[0])):
            remarks.append(f"in der Quelle {'keine' if _asks(claim.quote) else 'eine'} Frage")
        return Finding(claim, "wörtlich", found, remarks=tuple(remarks))

    def _cut_round(self, claim: Claim, sought: Wanted, place: Place) -> Finding:
        """Return the finding of a quotation whose omissions or brackets deny what the source says, or the reverse."""
        text = self.index.texts[place.text]
        differences = []
        edges = zip(place.runs, place.runs[1:], sought.gaps, sought.cuts, strict=False)
        for (_, end), (first, _), gap, cut in edges:
            if _turns(gap.own, text.forms[end:first]):
                at = sought.words.ends[cut - 1]
                source = text.span(end, first) if end < first else Span(text.ends[end - 1], text.ends[end - 1])
                mine = " ".join(gap.own) if denials(gap.own) else ""
                differences.append(Difference(mine, text.between(end, first), Span(at, at), source))
        remarks = ["die Auslassung oder Klammer kehrt den Sinn um"]
        found = (self._found(place.text, place.first, place.end),)
        return Finding(claim, "verändert", found, tuple(differences), turned=True, remarks=tuple(remarks))

    def _nowhere(self, claim: Claim, passage: Passage | None) -> Finding:
        if not self._unread:
            return Finding(claim, "nicht gefunden")
        found: tuple[Found, ...] = ()
        if passage is not None:
            found = (self._found(passage.text, passage.first, passage.end),)
        names = ", ".join(self._unread[:3]) + (f" und {len(self._unread) - 3} weitere" if len(self._unread) > 3 else "")
        return Finding(claim, "nicht prüfbar", found, remarks=(f"nicht sicher gelesen: {names}",))

    def _changed(self, claim: Claim, sought: Wanted, passage: Passage) -> Finding:
        text = self.index.texts[passage.text]
        differences, turned = [], False
        for change in passage.changes:
            differences.append(
                Difference(
                    sought.words.between(*change.mine),
                    text.between(*change.theirs),
                    _place(sought.words, change.mine),
                    _place(text, change.theirs),
                )
            )
            mine, theirs = slice(*change.mine), slice(*change.theirs)
            turned = turned or turns_round(sought.words.forms[mine], text.forms[theirs])
        turned = turned or bool(denials((*sought.before, *sought.behind)))
        state: State = "gekürzt" if passage.only_shorter and not turned else "verändert"
        found = (self._found(passage.text, passage.first, passage.end),)
        return Finding(claim, state, found, tuple(differences), turned=turned)

    def _found(self, number: int, first: int, end: int) -> Found:
        text, source = self.index.texts[number], self.sources[number]
        span = text.span(first, max(end, first + 1))
        return Found(number, source.document, span, span.of(source.text))

    def _swallows(self, sought: Wanted, place: Place) -> bool:
        """Tell whether an omission or a bracket of the quotation denies what the source says, or the reverse."""
        text = self.index.texts[place.text]
        skipped = place.skipped(text)
        before = text.forms[max(0, place.first - len(sought.before)) : place.first]
        behind = text.forms[place.end : place.end + len(sought.behind)]
        if _adds(sought.before, before) or _adds(sought.behind, behind):
            return True
        edited = any(self._edits_round(sought, place, number) for number in sought.edited)
        return edited or any(_turns(gap.own, forms) for gap, forms in zip(sought.gaps, skipped, strict=True))

    def _edits_round(self, sought: Wanted, place: Place, number: int) -> bool:
        """Tell whether letters in brackets make a denial of a word, or the reverse: «[k]ein»."""
        run = next(at for at, (first, end) in enumerate(sought.runs) if first <= number < end)
        other = place.runs[run][0] + number - sought.runs[run][0]
        return turns_round([sought.words.forms[number]], [self.index.texts[place.text].forms[other]])

    def _denied_after(self, place: Place) -> str:
        """Return the denial that follows in the same sentence: the quotation stops before it; nothing if none does."""
        text = self.index.texts[place.text]
        if place.end >= len(text) or not denials([text.forms[place.end]]):
            return ""
        between = text.text[text.ends[place.end - 1] : text.starts[place.end]]
        return text.between(place.end, place.end + 1) if not between.strip() else ""

    def _sentence(self, place: Place) -> str:
        """Return the quotation in the source with the sign behind it."""
        text = self.index.texts[place.text]
        span = place.span(text)
        after = text.starts[place.end] if place.end < len(text) else len(text.text)
        return text.text[span.start : min(after, span.end + 4)]

    def _elsewhere(self, found: Sequence[Found]) -> str:
        """Say which other sources have it, too."""
        mine = self.sources[found[0].text].text
        names = [f"{each.document}{' (derselbe Text)' * (self.sources[each.text].text == mine)}" for each in found[1:]]
        more = f" und {len(names) - 3} weiteren" if len(names) > 3 else ""
        return f"auch in {', '.join(names[:3])}{more}"


def _turns(own: Sequence[str], skipped: Sequence[str]) -> bool:
    if not own and len(skipped) > _SWALLOWED:
        return False
    return turns_round(own, skipped)


def _adds(own: Sequence[str], there: Sequence[str]) -> bool:
    """Tell whether words in brackets at an edge deny what the source there does not."""
    return len(denials(own)) > len(denials(there))


def _place(text: Words, words: tuple[int, int]) -> Span:
    """Return the place of some words; of none, the place behind the word before them."""
    first, end = words
    if first < end:
        return text.span(first, end)
    at = text.ends[first - 1] if first else 0
    return Span(at, at)


def _asks(text: str) -> bool:
    """Tell whether a text ends with a question mark, whatever closes behind it."""
    return text.rstrip(" \t\r\n\u00a0\u202f“”\"«»‘’'›‹)").endswith("?")


def worst_first(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings in the order in which a person should look at them."""
    return sorted(findings, key=lambda each: each.rank)
