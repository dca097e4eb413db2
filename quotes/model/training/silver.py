"""Silver: what the model trained so far says of sentences that nobody annotated.

Two kinds: the sentences of GermEval, which keep their gold names and get syntax, so that one pass of the
encoder serves all three heads; and raw news text, which brings German marks, reported speech and headlines
as newsrooms write them. Only the text of the news is read; annotations under a non-commercial licence are
never opened (:func:`texts` takes the field ``originalText`` and nothing else).
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from stanza.models.common.doc import Document

from quotes.model.loading import Loaded, load
from quotes.model.training.corpora import Sentence, Token, Word, hyphens_split, with_words

SHORTEST, LONGEST = 5, 60  # words; what is shorter teaches nothing, what is longer is mostly cut wrongly
BATCH = 100  # sentences or articles parsed at once


def texts(path: Path) -> Iterator[str]:
    """Yield the articles of a corpus of news, one JSON object a line, by their text alone."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)["originalText"]


class Teacher:
    """Weights that say how sentences are built."""

    def __init__(self, weights: Path) -> None:
        """Load the weights of a folder."""
        self._loaded: Loaded = load(weights)

    def of_names(self, sentences: Sequence[Sentence], apart: Mapping[str, tuple[str, ...]]) -> list[Sentence]:
        """Return sentences of names with words and their syntax."""
        worded = [with_words(hyphens_split(sentence), apart) for sentence in sentences]
        found = []
        for at in range(0, len(worded), BATCH):
            batch = worded[at : at + BATCH]
            document = Document(
                [[{"id": i, "text": word.text} for i, word in enumerate(sentence.words, 1)] for sentence in batch]
            )
            parsed = self._run(document, "pos", "lemma", "depparse")
            found += [
                Sentence(sentence.id, sentence.tokens, _words(tree))
                for sentence, tree in zip(batch, parsed.sentences, strict=True)
            ]
        return found

    def of_text(self, articles: Iterable[str]) -> list[Sentence]:
        """Return the sentences of raw text, with syntax."""
        found: list[Sentence] = []
        for number, article in enumerate(articles):
            text = re.sub(r"\n+", "\n\n", article)  # a line is a paragraph
            document = self._run(Document([], text=text), "tokenize", "mwt", "pos", "lemma", "depparse")
            for tree in document.sentences:
                if not SHORTEST <= len(tree.words) <= LONGEST:
                    continue
                tokens = tuple(
                    Token(token.text, len(token.words), text[token.end_char : token.end_char + 1].isspace())
                    for token in tree.tokens
                )
                found.append(Sentence(f"news-{number}-{len(found)}", tokens, _words(tree)))
        return found

    @torch.inference_mode()
    def _run(self, document: Any, *parts: str) -> Any:
        for part in parts:
            document = self._loaded.processors[part].process(document)
        if self._loaded.encoder:
            self._loaded.encoder.forget()
        return document


def _words(tree: Any) -> tuple[Word, ...]:
    return tuple(
        Word(word.text, word.lemma or "_", word.upos, word.feats or "_", word.head, word.deprel) for word in tree.words
    )
