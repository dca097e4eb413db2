"""The same quotation in several articles: which rows have the same words, and where another article says more.

``Ties`` goes along with a run and ties each row to the first of an earlier article; ``notes`` looks back over all rows
when they are known. Of a row both hold its words as a digest, or its quotation, but never its article.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from quotes.checking.comparing import Passage, like
from quotes.checking.index import Index
from quotes.checking.said import contradict
from quotes.checking.wanted import as_it_stands
from quotes.checking.words import Words, words
from quotes.data import SPEECH, Quotation, SpeakerKind

ENOUGH = 5  # words that two rows must have in common to be one quotation
WITH_SPEAKER = 3  # or so many, said by the same one
_LIKE = 0.6  # from which on a quotation with other words is told as another wording
_NAMED = 2  # other articles that a note names


class Ties:
    """The rows of a run by their words, in the order in which they come."""

    def __init__(self) -> None:
        """Begin without any."""
        self._rows: dict[bytes, list[tuple[str, str, str]]] = {}  # id of the first, document, speaker

    def know(self, ident: str, document: str, quote: str, speaker: str, same_as: str = "") -> str:
        """Take the next row, and return the id of the first one that has its words in another article; or nothing.

        A row that comes again, read anew, is tied to none that is tied to it.
        """
        digest, number = _digest(quote)
        if number < WITH_SPEAKER:
            return same_as
        there = self._rows.setdefault(digest, [])
        found = same_as or next(
            (
                first
                for first, other, who in there
                if ident != first and other != document and (number >= ENOUGH or (speaker and who == speaker))
            ),
            "",
        )
        there.append((found or ident, document, speaker))
        return found

    def tied(self, found: Iterable[Quotation], wanted: Collection[str] = SPEECH) -> list[Quotation]:
        """Return the quotations of the next article; what an earlier one has, too, names the row there.

        ``wanted``: the types that have rows in the table; none is tied to a row that is not there.
        """
        return [
            replace(each, same_as=self.know(each.id, each.document, each.quote, each.speaker, each.same_as))
            if each.type in SPEECH and each.type in wanted
            else each
            for each in found
        ]


def _digest(quote: str) -> tuple[bytes, int]:
    """Return what stands for the words of a quotation, and how many there are; the first letter's case aside."""
    forms = list(words(quote).forms)
    if forms:
        forms[0] = forms[0][:1].casefold() + forms[0][1:]
    return hashlib.blake2b("\0".join(forms).encode("utf-8", "surrogatepass"), digest_size=16).digest(), len(forms)


@dataclass(frozen=True, slots=True)
class Said:
    """What a note must know of a row."""

    quote: str
    document: str
    ident: str
    speaker: str
    kind: SpeakerKind
    certainty: int
    role: str = ""


@dataclass(slots=True)
class Note:
    """What other articles tell about a row."""

    sentences: list[str] = field(default_factory=list)  # for its reason
    name: Said | None = None  # the row that names who said it


def notes(rows: Sequence[Said]) -> Mapping[tuple[str, str], Note]:
    """Return what other articles tell about rows, by their ids and documents."""
    found: dict[tuple[str, str], Note] = {}
    groups: dict[bytes, list[Said]] = {}
    for row in rows:
        digest, number = _digest(row.quote)
        if number >= ENOUGH:
            groups.setdefault(digest, []).append(row)
    for group in groups.values():
        for row, sentence, name in _named(group):
            note = found.setdefault((row.ident, row.document), Note())
            note.sentences.append(sentence)
            note.name = note.name or name
    wordings = list(groups.values())
    for number, sentence in _reworded(wordings):
        for row in wordings[number]:
            found.setdefault((row.ident, row.document), Note()).sentences.append(sentence)
    return found


def _named(group: Sequence[Said]) -> Iterator[tuple[Said, str, Said | None]]:
    """Yield rows of the same words with what others tell of their speaker."""
    named = [row for row in group if row.speaker]
    for row in group:
        others = [each for each in named if each.document != row.document]
        if not row.speaker and others and not any(contradict(others[0], each) for each in others[1:]):
            best = max(others, key=lambda each: each.certainty)
            yield row, f"Name aus {best.document}: {best.speaker}.", best
        elif row.speaker:
            other = next((each for each in others if contradict(row, each)), None)
            if other is not None:
                yield row, f"In {other.document} sagt es {other.speaker}.", None


def _reworded(wordings: Sequence[Sequence[Said]]) -> Iterator[tuple[int, str]]:
    """Yield the numbers of wordings with what differs from others that are like them, in other articles."""
    index = Index([group[0].quote for group in wordings])
    for number, group in enumerate(wordings):
        sought = as_it_stands(group[0].quote)
        documents = {row.document for row in group}
        told = 0
        for other in index.neighbours(number):
            elsewhere = next((row.document for row in wordings[other] if row.document not in documents), None)
            passage = like(sought, index, other) if elsewhere is not None and told < _NAMED else None
            if passage is not None and passage.likeness >= _LIKE:
                told += 1
                yield number, _difference(str(elsewhere), passage, sought.words, index)


def _difference(document: str, passage: Passage, mine: Words, index: Index) -> str:
    """Return in a sentence what differs from the quotation in another article."""
    theirs = index.texts[passage.text]
    if not passage.changes:
        return f"Länger in {document}."
    first = passage.changes[0]
    here, there = mine.between(*first.mine), theirs.between(*first.theirs)
    more = f" und {len(passage.changes) - 1} weitere Stellen" if len(passage.changes) > 1 else ""
    if here and there:
        return f"Anders in {document}: dort «{there}» statt «{here}»{more}."
    return f"Anders in {document}: dort {f'ohne «{here}»' if here else f'auch «{there}»'}{more}."
