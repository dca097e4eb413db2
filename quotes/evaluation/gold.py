"""The gold: what people have annotated, as frozen dataclasses. See ``goldfiles`` for how it is read.

Documents go by their file's name without folder and without ``.txt``, in the gold as in the rows. All spans are
code-point offsets into the article's text, end exclusive, with the quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from types import MappingProxyType

from quotes.data import Span

MARK_CATEGORIES = ("speech", "partial", "title", "name", "term")
"""What stands in marks, in the annotation of marks (its field ``kind``); the first two are speech."""

SPEECH = frozenset(MARK_CATEGORIES[:2])

ROLES = ("speaker", "cue", "addressee", "frame")
"""The roles of an annotation that are places in the text."""


@dataclass(frozen=True, slots=True)
class Who:
    """A speaker as annotated."""

    name: str  # canonical; empty: the text names none
    aliases: tuple[str, ...] = ()  # other accepted forms
    alternatives: tuple[str, ...] = ()  # what another reader may answer; an empty one: nobody


@dataclass(frozen=True, slots=True)
class Text:
    """An article, with the tokens that its annotators saw, if any."""

    text: str
    tokens: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Speech:
    """A stretch with its canonical speaker."""

    document: str
    span: Span
    who: Who
    way: str = ""  # explicit, pronoun, previous-sentence, implicit
    kind: str = ""  # person, organisation, …
    role: str | None = None  # None: not annotated
    is_speech: bool = True
    is_duplicate: bool = False  # annotated twice; counts once


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch in quotation marks and what it is: one of ``MARK_CATEGORIES``."""

    document: str
    span: Span
    category: str


@dataclass(frozen=True, slots=True)
class Press:
    """A stretch in quotation marks of a press article, with what it is and who says it."""

    document: str
    span: Span
    category: str  # one of ``MARK_CATEGORIES``
    who: Who = Who("")
    way: str = ""  # as in ``Speech``, also headline, interview
    sure: int = 3  # the annotator: 3 certain, 2 a careful reader could argue, 1 open: counts for neither side

    @property
    def is_speech(self) -> bool:
        """Tell whether somebody has said it."""
        return self.category in SPEECH


@dataclass(frozen=True, slots=True)
class Indirect:
    """A clause that reports what somebody has said, without marks."""

    document: str
    span: Span
    form: str  # by what it is one: konjunktiv, dass, source-phrase, infinitive, soll
    who: Who
    others: tuple[Span, ...] = ()  # places that another reader may take
    sure: int = 3  # as in ``Press``
    is_optional: bool = False  # not reporting it is no fault


@dataclass(frozen=True, slots=True)
class Row:
    """A whole row of a table as it should be."""

    document: str
    span: Span
    type: str
    who: Who
    way: str = ""
    kind: str = ""
    cue: str | None = None  # None: not annotated
    role: str | None = None
    group: str = ""  # the phenomenon that a case is about
    is_optional: bool = False  # not reporting it is no fault


@dataclass(frozen=True, slots=True)
class Trap:
    """What looks like a quotation or a statement and is none."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Annotation:
    """A quotation of the public data set with its roles; each of them may be in several pieces."""

    document: str
    type: str
    quote: tuple[Span, ...]
    roles: Mapping[str, tuple[Span, ...]] = field(default_factory=lambda: MappingProxyType({}))
    speaker: str = ""  # the words of the speaker's phrase
    cue: str = ""

    @property
    def whole(self) -> Span:
        """From the first piece to the last."""
        return Span(min(span.start for span in self.quote), max(span.end for span in self.quote))


@dataclass(frozen=True, slots=True)
class Gold:
    """All that was read, in the order of the files."""

    texts: Mapping[str, Text] = field(default_factory=lambda: MappingProxyType({}))
    speeches: tuple[Speech, ...] = ()
    marks: tuple[Mark, ...] = ()
    rows: tuple[Row, ...] = ()
    traps: tuple[Trap, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    press: tuple[Press, ...] = ()
    indirect: tuple[Indirect, ...] = ()
    bare: frozenset[str] = frozenset()  # articles read to the end that have nothing in marks
    houses: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))  # of documents, as far as told
    invented: frozenset[str] = frozenset()  # documents that were written to measure by, as far as told
    fingerprint: str = ""  # of the files and texts, whatever they are called and in whichever order they were given

    @property
    def documents(self) -> frozenset[str]:
        """The articles that something is annotated for."""
        parts = (self.speeches, self.marks, self.rows, self.traps, self.annotations, self.press, self.indirect)
        return self.bare.union(item.document for part in parts for item in part)

    def house(self, document: str) -> str:
        """Return who published an article: as the gold tells, else as its name does; else the article itself.

        By the name: what stands before the first «_V» («Abendblatt_V2_1»), or the host of «web_HOST-…» with hyphens
        for its dots («web_wochen-blatt-co-at-glatteis»).
        """
        if document in self.houses:
            return self.houses[document]
        match = _NAMED.match(document)
        return next(filter(None, match.groups())) if match else document


_NAMED = re.compile(r"web_(.+?-(?:(?:ac|co|gv|or)-)?(?:[a-z]{2}|com|info|net|news|org))(?:-|$)|(?!web_)(.+?)_V\d")


def key(name: str) -> str:
    """Return how a document is called in gold and rows: the file's name without folder and without «.txt»."""
    return PurePath(name).name.removesuffix(".txt")
