"""The data that flows through the house: frozen, no behaviour beyond looking at itself.

Every position is a code-point offset into the article's text as read; a span is half open, so that
``text[span.start:span.end]`` is what it covers. Each stage takes the dataclasses of the stage before
and returns new ones; nothing is changed in place.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields
from typing import Literal

from quotes.doubts import doubt

Type = Literal["direct", "partial", "indirect", "scare", "title"]
"""What a quotation is: see the column ``type`` of the table."""

SPEECH: tuple[Type, ...] = ("direct", "partial", "indirect")
"""The types that somebody has said. Here alone it is decided what is speech; «scare» and «title» are none."""

MARKED_SPEECH: tuple[Type, ...] = ("direct", "partial")
"""Those of them that stand in marks: what gold annotates, and what the table has where nobody asks for more."""

NO_SPEECH: tuple[Type, ...] = ("scare", "title")
"""What stands in marks and nobody has said; a workbook shows it on a sheet of its own."""

SpeakerKind = Literal["person", "organisation", "group", "document", "unnamed", "empty"]
"""What a speaker is: see the column ``kind`` of the table."""

Gender = Literal["m", "f", "n", ""]
"""Of a word."""
Sex = Literal["w", "m", ""]
"""Of a speaker: see the column ``gender`` of the table."""
Number = Literal["s", "p", ""]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of the article's text, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return what the span covers, verbatim."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly within this span (or is the same)."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def __len__(self) -> int:
        """Return the length in code points."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class SignedQuote:
    """A block quotation of a web page that names whose words it is."""

    paragraphs: tuple[Span, ...]  # its text, a span a paragraph
    source: Span  # where it names somebody


@dataclass(frozen=True, slots=True)
class Article:
    """An article as read. ``text`` is never changed, not even its line ends.

    The rest is what its file says about it, empty where that says nothing. ``date`` is YYYY-MM-DD where it
    is a whole date of a known form, else as it stands there.
    """

    text: str
    document: str = ""
    title: str = ""
    date: str = ""
    author: str = ""
    url: str = ""
    outlet: str = ""  # paper, site or agency
    kept: tuple[tuple[str, str], ...] = ()  # columns of the table that it is a row of, by name, as ``--keep`` asks
    signed: tuple[SignedQuote, ...] = ()  # its block quotations that name somebody, in the order of the text


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands between an opening mark and its closing mark, within one paragraph.

    A quotation that runs over several paragraphs (each opened anew, only the last one closed) is one
    stretch a paragraph, tied by ``group``.
    """

    span: Span  # with the marks
    inner: Span  # without them
    paragraph: int  # 1-based number of the paragraph it stands in
    group: int  # the same number in each stretch of one running quotation
    depth: int = 0  # 0: stands in no other stretch
    parent: int | None = None  # index of the stretch around it
    flags: tuple[str, ...] = ()  # sorted: blockquote, continued, glued, mismatched, nested, turn, unclosed, …


@dataclass(frozen=True, slots=True)
class Token:
    """A syntactic word. Both words of a contraction (zum = zu dem) have the span of the contraction."""

    index: int  # in its sentence, from 0
    span: Span
    text: str  # the word as the parser saw it («dem» in «zum»); for a mask, the mask
    lemma: str
    upos: str
    deprel: str
    head: int  # index in the sentence, -1 for the root
    feats: Mapping[str, str] = field(default_factory=dict)
    mask: int | None = None  # index of the stretch that this token stands for


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the reporter's text, with one mask for each quotation in it, or of a quotation's inside."""

    index: int
    span: Span
    tokens: tuple[Token, ...]
    inside: int | None = None  # index of the masked stretch whose inside this is


@dataclass(frozen=True, slots=True)
class Name:
    """A named entity as the tagger found it: PER, ORG, LOC or MISC."""

    span: Span
    label: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Reading:
    """The syntax of an article: sentences in the order of the text, insides after the sentence around them."""

    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]


MentionCategory = Literal["name", "role", "organisation", "group", "document", "pronoun"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the text speaks of somebody (or of an organisation, a group, a document)."""

    span: Span  # the whole phrase: «die deutsche Außenministerin Eva Maier»
    category: MentionCategory
    sentence: int
    token: int  # index of the head token in its sentence
    name: str = ""  # the bare name in the nominative: «Eva Maier»
    role: str = ""  # role, title or apposition in the nominative: «deutsche Außenministerin»
    gender: Gender = ""
    number: Number = "s"
    definite: bool = False  # «der Sprecher», not «ein Sprecher»
    quoted: bool = False  # stands inside a quotation


@dataclass(frozen=True, slots=True)
class Entity:
    """All mentions that are one person, organisation, group or document."""

    index: int
    name: str  # canonical: the fullest form of the name in the article, or the fullest noun phrase
    kind: SpeakerKind
    gender: Gender
    number: Number
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    mentions: tuple[int, ...]  # indices into the article's mentions, in the order of the text


@dataclass(frozen=True, slots=True)
class Meant:
    """Who speaks, and what the frame calls him, her or it."""

    entity: Entity
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class Category:
    """What a stretch is, and why."""

    type: Type
    reasons: tuple[str, ...]  # German phrases, each a reason that counted
    doubtful: bool = False  # speech only if the text tells whose


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said it, who says so, and why. ``speaker`` is empty when the text does not tell."""

    speaker: str = ""
    kind: SpeakerKind = "empty"
    role: str = ""
    cue: str = ""
    mention: str = ""
    mention_span: Span | None = None
    cue_spans: tuple[Span, ...] = ()
    addressee: str = ""
    rule: str = ""
    reason: str = ""
    certainty: int = 0  # percent
    rests_on: str = ""  # what the name rests on, see quotes.attribution.grounds
    signals: tuple[str, ...] = ()  # what tells how far the name can be trusted, see quotes.attribution.signals
    gender: Sex = ""  # of the speaker, see quotes.people.heard
    party: str = ""
    about: str = ""  # by which words the text tells these two, in German


@dataclass(frozen=True, slots=True)
class Answered(Attribution):
    """An attribution on its way to a row: it knows whom it means, which no row says."""

    meant: tuple[Meant, ...] = ()

    @classmethod
    def of(cls, given: Attribution, meant: tuple[Meant, ...]) -> Answered:
        """Return an attribution with whom it means."""
        return cls(**{each.name: getattr(given, each.name) for each in fields(Attribution)}, meant=meant)

    def told(self) -> Attribution:
        """Return it without."""
        return Attribution(*(getattr(self, each.name) for each in fields(Attribution)))


@dataclass(frozen=True, slots=True)
class Quotation:
    """One row of the table: verbatim text, exact place, and what is known of its speaker.

    Each column of the table is an attribute of the same name; ``flags`` is a tuple here and one text there.
    """

    quote: str  # verbatim, without the outer marks
    span: Span  # with the marks
    inner: Span
    type: Type
    context_span: Span  # of the sentence or sentences that hold it and what its speaker rests on
    paragraph: int
    utterance: int
    flags: tuple[str, ...]
    attribution: Attribution
    id: str
    document: str = ""
    title: str = ""
    date: str = ""
    context: str = ""  # what stands in ``context_span``
    type_reasons: tuple[str, ...] = ()
    same_as: str = ""  # id of the same quotation in an earlier document with the same text
    author: str = ""  # of the article, as ``title`` and ``date``
    url: str = ""
    outlet: str = ""

    @property
    def start(self) -> int:
        """Offset of the opening mark, in code points."""
        return self.span.start

    @property
    def end(self) -> int:
        """Offset after the closing mark, in code points."""
        return self.span.end

    @property
    def speaker(self) -> str:
        """The canonical name, or the empty string where the text does not tell."""
        return self.attribution.speaker

    @property
    def kind(self) -> SpeakerKind:
        """What the speaker is: person, organisation, group, document, unnamed or empty."""
        return self.attribution.kind

    @property
    def role(self) -> str:
        """Office, title or apposition that the text gives the speaker."""
        return self.attribution.role

    @property
    def mention(self) -> str:
        """What the speaker is called near the quotation: a name, «er», «die Ministerin»."""
        return self.attribution.mention

    @property
    def cue(self) -> str:
        """The reporting verb or phrase as it stands, an interrupted one with an ellipsis: «räumte … ein»."""
        return self.attribution.cue

    @property
    def addressee(self) -> str:
        """To whom it was said, where the text says it."""
        return self.attribution.addressee

    @property
    def certainty(self) -> int:
        """How far the speaker can be trusted: whole percent."""
        return self.attribution.certainty

    @property
    def rule(self) -> str:
        """The sieve that signed the speaker."""
        return self.attribution.rule

    @property
    def reason(self) -> str:
        """Why this speaker, or why none: a German sentence; behind it what tells gender and party."""
        return " ".join(part for part in (self.attribution.reason, self.attribution.about) if part)

    @property
    def gender(self) -> Sex:
        """Whether the speaker is a woman (w) or a man (m), as far as the text tells."""
        return self.attribution.gender

    @property
    def party(self) -> str:
        """The party that the text gives the speaker, or that the speaker is."""
        return self.attribution.party

    @property
    def check(self) -> str:
        """Why a person should look at the row, see quotes.doubts; empty where nothing speaks against it."""
        return doubt(self.speaker, self.kind, self.certainty) if self.type in SPEECH else ""


def mostly_turns(quotations: Collection[Quotation]) -> bool:
    """Tell whether more than a third of an article's rows are lines of an interview, which have no marks."""
    return sum("turn" in quotation.flags for quotation in quotations) * 3 > len(quotations)
