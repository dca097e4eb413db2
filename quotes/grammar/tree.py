"""Looks at one sentence's dependency tree: children, noun phrases, subjects, clauses, moods.

Universal Dependencies as in UD German GSD (McDonald et al. 2013; https://universaldependencies.org/de/).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from quotes import lexicon
from quotes.data import Sentence, Span, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
VERBAL = frozenset({"VERB", "AUX"})
# what belongs to a noun phrase itself; relative clauses, coordination and parentheses of verbs do not
_CORE = frozenset({"det", "amod", "nummod", "compound", "flat", "appos", "nmod", "case", "name", "advmod", "punct"})
_CLOSE = ")]"
_ASKED = ("Anfrage", "Anfragen", "Nachfrage", "Nachfragen", "Rückfrage")  # tell how somebody came to speak


def base(deprel: str) -> str:
    """Return a relation without its subtype: nsubj for nsubj:pass."""
    return deprel.partition(":")[0]


def is_time(token: Token) -> bool:
    """Tell whether a noun is one of time: a day, a month, «Uhr»."""
    return not lexicon.closed("time_nouns").isdisjoint({token.lemma.lower(), token.text.lower()})


class Tree:
    """One sentence with its children looked up once. Indices are those of the sentence's tokens."""

    def __init__(self, sentence: Sentence) -> None:
        """Look up the children of each token of a sentence."""
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head >= 0:
                self.children[token.head].append(token.index)
        self._subtrees: dict[int, list[int]] = {}

    @cached_property  # asked for again and again by the sieves, for every word of the sentence
    def _finite(self) -> list[int | None]:
        """The finite verb of the clause of each token."""
        return [self._finite_of(index) for index in range(len(self.tokens))]

    @cached_property
    def _depths(self) -> list[int]:
        return [sum(1 for _ in self.up(index)) for index in range(len(self.tokens))]

    @cached_property
    def _predicates(self) -> list[int]:
        return [
            token.index
            for token in self.tokens
            if base(token.deprel) not in {"aux", "cop"} and token.mask is None and self._finite[token.index] is not None
        ]

    def __getitem__(self, index: int) -> Token:
        """Return a token by its index."""
        return self.tokens[index]

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.tokens)

    def kids(self, index: int, *relations: str) -> list[int]:
        """Return the children of ``index`` with one of the relations (all when none is given)."""
        return [
            child for child in self.children[index] if not relations or base(self.tokens[child].deprel) in relations
        ]

    def up(self, index: int) -> Iterator[int]:
        """Yield the ancestors of ``index``, nearest first. A parser's circle ends it."""
        seen = {index}
        head = self.tokens[index].head
        while head >= 0 and head not in seen:
            seen.add(head)
            yield head
            head = self.tokens[head].head

    def is_within(self, index: int, above: int) -> bool:
        """Tell whether a token is another or stands below it; a link from there to here would make a circle."""
        return index == above or above in self.up(index)

    def depth(self, index: int) -> int:
        """Return how many tokens stand above ``index``: 0 for the root."""
        return self._depths[index]

    def subtree(self, index: int) -> list[int]:
        """Return ``index`` and all below it, in the order of the sentence."""
        known = self._subtrees.get(index)
        if known is None:
            found, todo = {index}, [index]
            while todo:
                for child in self.children[todo.pop()]:
                    if child not in found:
                        found.add(child)
                        todo.append(child)
            known = self._subtrees[index] = sorted(found)
        return list(known)

    def phrase(self, index: int) -> list[int]:
        """Return the tokens of the noun phrase with head ``index``: contiguous, without relative clauses.

        Its own preposition is left out («nach Angaben *der Polizei*»), as are commas at its ends.
        """
        found = {index}
        todo = [index]
        while todo:
            at = todo.pop()
            for child in self.children[at]:
                token = self.tokens[child]
                if token.deprel == "compound:prt":  # «so Maier weiter»: the adverb is the verb's
                    continue
                inner = at != index and base(token.deprel) in {"conj", "cc"}  # «Ministerium für Bau und Verkehr»
                if (base(token.deprel) not in _CORE and not inner) or token.mask is not None or child in found:
                    continue
                if at == index and base(token.deprel) in {"case", "advmod"}:
                    continue
                if base(token.deprel) == "nmod" and at == index and self._is_adjunct(child):
                    continue
                found.add(child)
                todo.append(child)
        return self._trim(self._without_half(index, self._contiguous(index, found)))

    def _without_half(self, index: int, run: list[int]) -> list[int]:
        """Cut an adjective off the front whose own complement lies outside: «ein mit dem Fall vertrauter Diplomat».

        Half of it tells something else (Duden, Die Grammatik: Erweiterung des Adjektivs).
        """
        while run[0] != index and any(child < run[0] for child in self.kids(run[0], "obl", "obj", "iobj", "nmod")):
            run = run[1:]
        return run

    def _is_adjunct(self, index: int) -> bool:
        """Tell whether a prepositional phrase at a noun is a time or addressee that belongs to the clause."""
        case = next((self.tokens[child].lemma.lower() for child in self.kids(index, "case")), "")
        if case == "von":  # «das Memorandum vom August» tells which one
            return False
        asked = case == "auf" and self.tokens[index].text.endswith(_ASKED)  # «das Ministerium auf Nachfrage»
        return asked or case in lexicon.closed("clause_prepositions") or is_time(self.tokens[index])

    def _contiguous(self, index: int, found: set[int]) -> list[int]:
        """Return the run of ``found`` around ``index``; punctuation and contraction partners may fill gaps."""
        first = last = index
        while first - 1 >= 0 and (
            first - 1 in found or (first - 2 in found and self.tokens[first - 1].upos == "PUNCT")
        ):
            first -= 1
        while last + 1 < len(self.tokens) and (
            last + 1 in found or (last + 2 in found and self.tokens[last + 1].upos == "PUNCT")
        ):
            last += 1
        return list(range(first, last + 1))

    def _trim(self, run: list[int]) -> list[int]:
        """Cut punctuation off both ends of a run, close a bracket that it leaves open."""
        while len(run) > 1 and self.tokens[run[-1]].upos == "PUNCT" and self.tokens[run[-1]].text not in _CLOSE:
            run.pop()
        while len(run) > 1 and (self.tokens[run[0]].upos == "PUNCT" or self.tokens[run[0]].text in _CLOSE):
            run.pop(0)
        texts = "".join(self.tokens[i].text for i in run)
        if (
            texts.count("(") > texts.count(")")
            and run[-1] + 1 < len(self.tokens)
            and self.tokens[run[-1] + 1].text == ")"
        ):
            run.append(run[-1] + 1)
        return run

    def span(self, run: list[int]) -> Span:
        """Return the place of the tokens ``run`` in the article."""
        return Span(min(self.tokens[i].span.start for i in run), max(self.tokens[i].span.end for i in run))

    def is_finite(self, index: int) -> bool:
        """Tell whether the token is a finite verb."""
        token = self.tokens[index]
        return token.upos in VERBAL and token.feats.get("VerbForm") == "Fin"

    def finite(self, index: int) -> int | None:
        """Return the finite verb of the clause whose predicate is ``index`` (itself, or its auxiliary)."""
        return self._finite[index]

    def _finite_of(self, index: int) -> int | None:
        if self.is_finite(index):
            return index
        return next(
            (
                child
                for child in self.children[index]
                if base(self.tokens[child].deprel) in {"aux", "cop"} and self.is_finite(child)
            ),
            None,
        )

    def subjunctive(self, index: int) -> bool:
        """Tell whether the clause with predicate ``index`` stands in the Konjunktiv.

        «Möchte» does by its form alone: it is the present of a verb of its own and reports nothing (Duden, Grammatik).
        """
        finite = self.finite(index)
        if finite is None or self.tokens[finite].text.lower().startswith("möcht"):
            return False
        return self.tokens[finite].feats.get("Mood") == "Sub"

    def predicates(self) -> list[int]:
        """Return the predicates that have a finite verb, in the order of the sentence."""
        return list(self._predicates)

    def highest(self, predicates: Sequence[int]) -> int:
        """Return the predicate that stands highest in the tree, the first of equals."""
        return min(predicates, key=self.depth)

    def preposition(self, index: int) -> str:
        """Return the preposition of a noun in small letters, or the empty string."""
        return next(
            (self.tokens[child].text.lower() for child in self.kids(index, "case") if self.tokens[child].upos == "ADP"),
            "",
        )
