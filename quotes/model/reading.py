"""Sentences read by a model: what :mod:`quotes.parsing.parser` asks of one, answered by way of Stanza's documents.

Stanza's documents do for every model of Stanza's. The embedded one, whose heads rest on one encoder alone, is read
faster by :mod:`quotes.model.heads`, to the same result.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from quotes.model.encoder import Encoder

Row = Mapping[str, Any]
"""A token as Stanza's own reader takes it: text, start_char, end_char, and misc, where contractions have a mark."""


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word. Both words of a contraction (zum = zu dem) have the number of its token."""

    text: str
    token: int
    lemma: str
    upos: str
    feats: str  # «Case=Nom|Number=Sing»
    head: int  # index of a word in the sentence, -1 for the root
    deprel: str


@dataclass(frozen=True, slots=True)
class Found:
    """A name: its first and last token, and what it names (PER, ORG, LOC, MISC)."""

    first: int
    last: int
    label: str


class Reader(Protocol):
    """A loaded model."""

    def read(self, sentences: Sequence[Sequence[Row]]) -> tuple[list[list[Found]], list[list[Word]]]:
        """Return the names in each sentence (a sequence of tokens), and its words."""


@contextmanager
def without_remarks() -> Iterator[None]:
    """Silence what Stanza remarks of a sentence with more than five verbs that have two subjects or two objects.

    It mends five of them; nobody who reads an article could do anything about the sixth.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "resolve_head_constraint_violations", UserWarning)
        yield


class Documents:
    """Reads with Stanza's processors, by way of its documents."""

    def __init__(self, processors: Mapping[str, Any], encoder: Encoder | None) -> None:
        """Take the processors by name, and our encoder where a head rests on it."""
        self._processors = processors
        self._encoder = encoder

    def read(self, sentences: Sequence[Sequence[Row]]) -> tuple[list[list[Found]], list[list[Word]]]:
        """Return the names in each sentence (a sequence of tokens), and its words."""
        from stanza.models.common.doc import Document

        rows = [[{"id": (number,), **row} for number, row in enumerate(tokens, start=1)] for tokens in sentences]
        documents = [Document(rows, text="")]  # names want a text to cut theirs from
        try:
            with without_remarks():
                for name in ("mwt", "pos", "lemma", "depparse"):
                    documents = self._processors[name].bulk_process(documents)
            if self._encoder is not None:
                _lend(self._encoder, documents[0].sentences)
            (whole,) = self._processors["ner"].bulk_process(documents)
        finally:
            if self._encoder is not None:
                self._encoder.forget()
        found = [[_found(sentence, entity) for entity in sentence.ents] for sentence in whole.sentences]
        return found, [_words(sentence) for sentence in whole.sentences]


def _lend(encoder: Encoder, sentences: Iterable[Any]) -> None:
    """Let named entities, which see tokens (zum), have the vectors of the words (zu dem) that the others saw."""
    for sentence in sentences:
        encoder.lend(
            tuple(word.text for word in sentence.words),
            tuple(token.text for token in sentence.tokens),
            [len(token.words) for token in sentence.tokens],
        )


def _found(sentence: Any, entity: Any) -> Found:
    numbers = [sentence.tokens.index(token) for token in entity.tokens]
    return Found(numbers[0], numbers[-1], entity.type)


def _words(sentence: Any) -> list[Word]:
    count = len(sentence.words)
    return [
        Word(
            word.text,
            number,
            word.lemma or word.text,
            word.upos or "X",
            word.feats or "",
            word.head - 1 if 0 <= (word.head or 0) <= count else -1,
            word.deprel or "dep",
        )
        for number, token in enumerate(sentence.tokens)
        for word in token.words
    ]
