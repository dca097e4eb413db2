"""Silver: what the model trained so far says of sentences that nobody annotated.

Two kinds: the sentences of GermEval, which keep their gold names and get syntax, so that one pass of the
encoder serves all three heads; and raw news text, which brings German marks, reported speech and headlines
as newsrooms write them. Only the text of the news is read; annotations under a non-commercial licence are
never opened (:func:`texts` takes the field ``originalText`` and nothing else).

What one set of weights says of them teaches the next one its faults as well; what several say together, each
trained from another seed, has fewer (Kuncoro et al. 2016, «Distilling an ensemble of greedy dependency parsers
into one MST parser»).
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from stanza.models.common.doc import Document
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE

from quotes.model.loading import Loaded, load
from quotes.model.reading import without_remarks
from quotes.model.training.base import lend
from quotes.model.training.corpora import Sentence, Token, Word, bio, hyphens_split, with_words

SHORTEST, LONGEST = 5, 60  # words; what is shorter teaches nothing, what is longer is mostly cut wrongly
BATCH = 100  # sentences or articles parsed at once


def texts(path: Path) -> Iterator[str]:
    """Yield the articles of a corpus of news, one JSON object a line, by their text alone."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)["originalText"]


class Teacher:
    """Weights that say how sentences are built: one set, or a committee whose parsers decide by their mean."""

    def __init__(self, weights: Path, *others: Path) -> None:
        """Load the weights of a folder; ``others`` have a voice in its trees, not in tokens, tags and lemmas."""
        self._loaded: Loaded = load(weights)
        self._all = [self._loaded, *map(load, others)]
        if others:
            # Stanza tells only the one that it asks that it is not being trained
            _confer([loaded.processors["depparse"].trainer.model.eval() for loaded in self._all])
            _confer_on_names([loaded.processors["ner"].trainers[0].model.eval() for loaded in self._all])

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

    def of_text(self, articles: Iterable[str], *, names: bool = False) -> list[Sentence]:
        """Return the sentences of raw text, with syntax, and on demand with names."""
        parts = ("tokenize", "mwt", "pos", "lemma", "depparse", *(["ner"] if names else []))
        found: list[Sentence] = []
        for number, article in enumerate(articles):
            text = re.sub(r"\n+", "\n\n", article)  # a line is a paragraph
            document = self._run(Document([], text=text), *parts)
            for tree in document.sentences:
                if not SHORTEST <= len(tree.words) <= LONGEST:
                    continue
                tokens = tuple(
                    Token(
                        token.text,
                        len(token.words),
                        text[token.end_char : token.end_char + 1].isspace(),
                        bio(token.ner) if names else "",
                    )
                    for token in tree.tokens
                )
                found.append(Sentence(f"news-{number}-{len(found)}", tokens, _words(tree)))
        return found

    @torch.inference_mode()
    def _run(self, document: Any, *parts: str) -> Any:
        encoders = [loaded.encoder for loaded in self._all if loaded.encoder]
        for part in parts:
            if part == "ner":
                for encoder in encoders:
                    lend(encoder, document)
            with without_remarks():
                document = self._loaded.processors[part].process(document)
        for encoder in encoders:
            encoder.forget()
        return document


def _confer(parsers: Sequence[Any]) -> None:
    """Let the first of ``parsers``, Stanza's GraphParsers, predict by the mean of what all of them hold likely.

    Raises:
        ValueError: their relations are not the same, so that a number means another one.
    """
    first, *others = parsers
    alone = first.forward
    if any(parser.vocab["deprel"].state_dict() != first.vocab["deprel"].state_dict() for parser in others):
        message = "a committee's parsers have to know the same relations"
        raise ValueError(message)

    def together(*batch: Any) -> tuple[Any, list[Any]]:
        heads, labels = zip(*((likely[0], likely[2]) for _, likely in (ask(*batch) for ask in voices)), strict=True)
        label = _mean(labels)
        return 0, [_mean(heads), label.argmax(3) + VOCAB_PREFIX_SIZE, label]

    voices = [alone, *(parser.forward for parser in others)]
    first.forward = together


def _confer_on_names(taggers: Sequence[Any]) -> None:
    """Let the first of ``taggers``, Stanza's NERTaggers, predict by the mean of all their scores.

    Raises:
        ValueError: their classes are not the same.
    """
    first, *others = taggers
    alone = first.forward
    if any(tagger.vocab["tag"].state_dict() != first.vocab["tag"].state_dict() for tagger in others):
        message = "a committee has to know the same classes of names"
        raise ValueError(message)

    def together(*batch: Any) -> tuple[Any, list[Any], list[Any]]:
        _, logits, moves = zip(*(ask(*batch) for ask in voices), strict=True)
        return (
            0,
            [torch.stack(each).mean(0) for each in zip(*logits, strict=True)],
            [torch.stack([move.detach() for move in each]).mean(0) for each in zip(*moves, strict=True)],
        )

    voices = [alone, *(tagger.forward for tagger in others)]
    first.forward = together


def _mean(logs: Sequence[Any]) -> Any:
    """Return the logarithm of the mean of probabilities given by their logarithms (NumPy's arrays)."""
    return np.logaddexp.reduce(np.stack(logs)) - np.log(len(logs))


def _words(tree: Any) -> tuple[Word, ...]:
    return tuple(
        Word(word.text, word.lemma or "_", word.upos, word.feats or "_", word.head, word.deprel) for word in tree.words
    )
