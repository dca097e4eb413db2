"""The rules for indirect speech by name, each with its fact, to be counted and left out: see :mod:`quotes.rules`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from quotes import rules

_T = TypeVar("_T")
_P = ParamSpec("_P")


@dataclass(frozen=True, slots=True)
class Named:
    """A rule: its name, unique among all rules, and the fact that it states."""

    name: str
    fact: str

    def of(self, find: Callable[_P, _T | None], *arguments: _P.args, **named: _P.kwargs) -> _T | None:
        """Return what a function that puts the rule into effect finds; None where the rule is left out."""
        found = find(*arguments, **named) if rules.active([self]) else None
        if found is not None:
            rules.fired(self.name)
        return found

    def among(self, found: Iterable[_T]) -> Iterator[_T]:
        """Yield what the rule finds, nothing where it is left out."""
        for each in found if rules.active([self]) else ():
            rules.fired(self.name)
            yield each


# which clauses report
ASIDE = Named(
    "indirect:aside",
    "A frame with its verb first, or with «wie», between or behind commas frames what stands around it.",
)
BEHIND = Named(
    "indirect:behind",
    "Behind a verb of saying and its comma or colon stands what was said: with «dass», «zu», or as a main clause.",
)
FRONT = Named(
    "indirect:front",
    "A clause with «dass», «ob» or a word with w- may take the front field of the verb that governs it.",
)
SO = Named(
    "indirect:so",
    "«So X» between commas says whose the sentence is.",
)
PHRASE = Named(
    "indirect:phrase",
    "A source phrase holds for its clause, whatever its mood: «laut X», «nach Angaben von X».",
)
NOUN = Named(
    "indirect:noun",
    "A noun of speech has a clause with it that says what was said: «die Forderung, dass …».",
)
SOLL = Named(
    "indirect:soll",
    "«Sollen» with an infinitive of the perfect or of a state tells what others say, «wollen» what the subject does.",
)
TAKEN_UP = Named(
    "indirect:taken-up",
    "«Das» and a verb of telling take up the sentence before: «Das teilte X mit».",
)
MOOD = Named(
    "indirect:mood",
    "A main clause in Konjunktiv I reports; in Konjunktiv II where the sentence before does.",
)
QUESTION = Named(
    "indirect:question",
    "A question in Konjunktiv I that begins a sentence is somebody's: «Wie teuer das sei, …».",
)
SUBORDINATE = Named(
    "indirect:subordinate",
    "A clause with «dass» or a reason in Konjunktiv I is somebody's words beneath a verb that is none of saying.",
)
# whose a clause is that says nothing of it
PAPER = Named(
    "indirect:paper",
    "A pronoun takes up the text that was the subject before: «Der Bericht liegt vor. Er empfiehlt, …».",
)
WITHIN = Named(
    "indirect:within",
    "A clause around quoted words is the same speech.",
)
COLON = Named(
    "indirect:colon",
    "Before a clause and its colon the subject says it: «X ist skeptisch: Das sei teuer».",
)
REPORT = Named(
    "indirect:report",
    "A report goes on with the source of the report or quotation before.",
)
TOLD = Named(
    "indirect:told",
    "Whoever speaks in the sentence before says what follows in the Konjunktiv: «X warnte vor dem Bau».",
)
SUBJECT = Named(
    "indirect:subject",
    "The subject of the sentence before, no passive's, says what follows in the Konjunktiv.",
)
AFTER = Named(
    "indirect:after",
    "A report may name its source at its end.",
)
NEXT = Named(
    "indirect:next",
    "«Davon erzählt X» says who tells what stands in the sentence before.",
)

NAMED = (
    *(ASIDE, BEHIND, FRONT, SO, PHRASE, NOUN, SOLL, TAKEN_UP, MOOD, QUESTION, SUBORDINATE),
    *(PAPER, WITHIN, COLON, REPORT, TOLD, SUBJECT, AFTER, NEXT),
)
