"""The names that rows can be signed with: the column ``rule``. Nothing spells one but this list."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from quotes.cues import CueCategory


class Rule(StrEnum):
    """What found the source of a quotation. One sieve signs with several where their precision differs."""

    SIGNED_QUOTE = "signed-quote"
    LABEL = "label"
    CREDIT = "credit"
    IN_BRACKETS = "in-brackets"
    WITH_WORDS = "with-words"
    GAPPING = "gapping"
    VERB_AFTER = "verb-after"
    INVERTED = "inverted"
    VERB_COLON = "verb-colon"
    SAYS = "says"
    CITES = "cites"
    PHRASE = "phrase"
    SO = "so"
    SPEECH_NOUN = "speech-noun"
    OWNED_WORDS = "owned-words"
    GOVERNED = "governed"
    SPLIT = "split"
    RUNNING = "running"
    NEXT_SENTENCE = "next-sentence"
    SOURCE_PHRASE = "source-phrase"
    NEARBY_VERB = "nearby-verb"
    PARENTHESIS = "parenthesis"
    IN_DOCUMENT = "in-document"
    INTENTION = "intention"
    COLON_NOUN = "colon-noun"
    COLON_SUBJECT = "colon-subject"
    COLON_NAME = "colon-name"
    COLON_OBLIQUE = "colon-oblique"
    COLON_WORDS = "colon-words"
    KONJUNKTIV = "konjunktiv"
    KONJUNKTIV_COLON = "konjunktiv-colon"
    KONJUNKTIV_GAP = "konjunktiv-gap"
    FLOATING = "floating"
    FLOATING_REPORT = "floating-report"
    FLOATING_PARAGRAPH = "floating-paragraph"
    FLOATING_CHAIN = "floating-chain"
    TAKEN_UP = "taken-up"
    SUBJECT_BEFORE = "subject-before"
    SAYS_ON = "says-on"
    HEADLINE = "headline"
    HEADLINE_CHANGED = "headline-changed"
    REPEATED = "repeated"
    GESTURE = "gesture"
    ANSWER = "answer"
    SURROUNDED = "surrounded"
    KONJUNKTIV_AFTER = "konjunktiv-after"
    FRAMED_AFTER = "framed-after"
    LEAD_IN = "lead-in"
    KONJUNKTIV_SUBJECT = "konjunktiv-subject"
    WRITTEN = "written"
    NAME_LINE = "name-line"
    BLOCK = "block"
    ONLY_ONE = "only-one"
    TURN = "turn"
    SECTION = "section"
    ONE_VOICE = "one-voice"
    PARAGRAPH_VOICE = "paragraph-voice"
    INTERVIEWEE = "interviewee"
    HEAD_LABEL = "head-label"
    HOUSE = "house"
    PROTAGONIST = "protagonist"

    @property
    def unnamed(self) -> str:
        """What signs where the source is found and stays open: «verb-after:open»."""
        return _OPEN[self]


_OPEN: Mapping[Rule, str] = MappingProxyType({rule: rule.value + ":open" for rule in Rule})

ALL = frozenset([*(rule.value for rule in Rule), *_OPEN.values()])
"""Every value that the column ``rule`` can have, "" apart."""

CARRIED = frozenset(
    {
        Rule.SPLIT,
        Rule.RUNNING,
        Rule.KONJUNKTIV,
        Rule.KONJUNKTIV_COLON,
        Rule.KONJUNKTIV_GAP,
        Rule.FLOATING,
        Rule.FLOATING_REPORT,
        Rule.FLOATING_PARAGRAPH,
        Rule.FLOATING_CHAIN,
        Rule.TAKEN_UP,
        Rule.SAYS_ON,
        Rule.HEADLINE,
        Rule.HEADLINE_CHANGED,
        Rule.REPEATED,
        Rule.ANSWER,
        Rule.SURROUNDED,
        Rule.KONJUNKTIV_AFTER,
        Rule.ONLY_ONE,
        Rule.SECTION,
    }
)
"""The rules by which a quotation has its source from others near it: wrong there, it is likely wrong here too."""

OF_CUE: Mapping[CueCategory, Rule] = MappingProxyType(
    {"says": Rule.SAYS, "cites": Rule.CITES, "phrase": Rule.PHRASE, "so": Rule.SO}
)
"""What a cue that is no verb signs with; how near it stands makes no difference to its precision."""
