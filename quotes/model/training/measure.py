"""Figures of a folder of weights on sentences that no step of the recipe trains on.

On gold tokens: UPOS, UFeats, UAS, LAS, F1 of subjects and of the Konjunktiv, lemmas, named entities. From raw
text with German marks: tokens, sentences and everything after them. Relations are compared without their
subtypes, as both treebanks subdivide differently.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import torch
from stanza.models.common.doc import Document

from quotes.model.loading import load
from quotes.model.reading import without_remarks
from quotes.model.training import segments
from quotes.model.training.base import lend
from quotes.model.training.corpora import Sentence, bio, hyphens_split, read

Figures = dict[str, float]
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
SEED = 5  # of the paragraphs that the sentences of ``eval`` are put into


def measure(weights: Path, work: Path, say: Callable[[str], None] = print) -> dict[str, Figures]:
    """Return the figures, in percent, of the ``weights`` on the held-out parts in ``work``, by part."""
    gold = read(work / "eval.jsonl")
    names = read(work / "ner-eval.jsonl")
    nlp = _Pipeline(weights)
    found = {
        "gold tokens": nlp.on_gold(gold),
        "gold tokens, PUD": nlp.on_gold(gold[:250]),
        "gold tokens, GSD": nlp.on_gold(gold[250:]),
        "raw text": nlp.on_text(segments.paragraphs(gold, SEED, rough=False, invent=False)),
        "raw text, rough": nlp.on_text(segments.paragraphs(gold, SEED, invent=False)),
        "names, GermEval": nlp.on_names(names),
        "names, GermEval, hyphens apart": nlp.on_names([hyphens_split(sentence) for sentence in names]),
        "names, PUD": nlp.on_names([sentence for sentence in gold if sentence.named]),
    }
    for part, figures in found.items():
        say(f"{part:32}" + " ".join(f"{name} {value:.1f}" for name, value in figures.items()))
    return found


class _Pipeline:
    """Stanza's processors on the encoder of a folder."""

    def __init__(self, weights: Path) -> None:
        loaded = load(weights)
        if loaded.encoder is None:
            message = f"{weights} has no encoder of ours."
            raise ValueError(message)
        self.encoder, self.steps = loaded.encoder, loaded.processors

    @torch.inference_mode()
    def run(self, document: Any, *parts: str) -> Any:
        for part in parts:
            if part == "ner":
                lend(self.encoder, document)
            with without_remarks():
                document = self.steps[part].process(document)
        self.encoder.forget()
        return document

    def on_gold(self, gold: Sequence[Sentence]) -> Figures:
        """Figures where tokens and words are given."""
        document = Document(
            [[{"id": i, "text": word.text} for i, word in enumerate(sentence.words, 1)] for sentence in gold]
        )
        document = self.run(document, "pos", "lemma", "depparse")
        pairs = [
            (word, _fields(guess))
            for sentence, parsed in zip(gold, document.sentences, strict=True)
            for word, guess in zip(sentence.words, parsed.words, strict=True)
        ]
        truth = [(w.text, w.lemma, w.upos, w.feats, w.head, w.deprel) for w, _ in pairs]
        return _scores(truth, [guess for _, guess in pairs])

    def on_text(self, paragraphs: Sequence[Sequence[Sentence]]) -> Figures:
        """Figures from running text: F1 over tokens, sentences, and words that stand at the same place."""
        truth, guess = _Places(), _Places()
        texts, start = [], 0
        for paragraph in paragraphs:
            text, _ = segments.labelled(paragraph)
            truth.add(_gold_spans(paragraph, start))
            texts.append(text)
            start += len(text) + 2
        document = self.run(Document([], text="\n\n".join(texts)), "tokenize", "mwt", "pos", "lemma", "depparse")
        guess.add(_found_spans(document))
        return {
            "tokens": _f1(truth.tokens, guess.tokens),
            "sentences": _f1(truth.sentences, guess.sentences),
            "UPOS": _f1(truth.tags, guess.tags),
            "UAS": _f1(truth.heads, guess.heads),
            "LAS": _f1(truth.arcs, guess.arcs),
        }

    def on_names(self, gold: Sequence[Sentence]) -> Figures:
        """Strict F1 of named entities on given tokens, as GermEval tokenises: contractions stay whole."""
        document = Document(
            [[{"id": i, "text": token.text} for i, token in enumerate(sentence.tokens, 1)] for sentence in gold]
        )
        document = self.run(document, "ner")
        truth = {(n, *span) for n, sentence in enumerate(gold) for span in _spans([t.name for t in sentence.tokens])}
        guess = {
            (n, *span)
            for n, sentence in enumerate(document.sentences)
            for span in _spans([bio(token.ner) for token in sentence.tokens])
        }
        kinds = ("PER", "LOC", "ORG", "MISC")
        of = {kind: [{s for s in side if s[-1] == kind} for side in (truth, guess)] for kind in kinds}
        return {"NER": _f1(truth, guess)} | {kind: _f1(*sides) for kind, sides in of.items() if sides[0]}


Row = tuple[str, str, str, str, int, str]


def _fields(word: Any) -> Row:
    return word.text, word.lemma or "_", word.upos, word.feats or "_", word.head, word.deprel


def _plain(relation: str) -> str:
    return relation.split(":", maxsplit=1)[0]


def _scores(truth: Sequence[Row], guess: Sequence[Row]) -> Figures:
    both = list(zip(truth, guess, strict=True))
    verbs = [(t, g) for t, g in both if t[2] == "VERB"]

    def share(test: Callable[[Row, Row], bool], pairs: Sequence[tuple[Row, Row]] = both) -> float:
        return 100 * sum(test(t, g) for t, g in pairs) / max(1, len(pairs))

    def f1(test: Callable[[Row], bool], same: Callable[[Row, Row], bool]) -> float:
        hits = sum(test(t) and test(g) and same(t, g) for t, g in both)
        whole = sum(test(t) for t in truth) + sum(test(g) for g in guess)
        return 200 * hits / max(1, whole)

    return {
        "UPOS": share(lambda t, g: t[2] == g[2]),
        "UFeats": share(lambda t, g: t[3] == g[3]),
        "UAS": share(lambda t, g: t[4] == g[4]),
        "LAS": share(lambda t, g: t[4] == g[4] and _plain(t[5]) == _plain(g[5])),
        "nsubj": f1(lambda row: row[5] in SUBJECTS, lambda t, g: t[4] == g[4]),
        "Mood=Sub": f1(lambda row: "Mood=Sub" in row[3], lambda _t, _g: True),
        "lemmas": share(lambda t, g: t[1] == g[1]),
        "verbs' lemmas": share(lambda t, g: t[1] == g[1], verbs),
    }


class _Places:
    """Things with their places in the text, so that two tokenisations can be compared."""

    def __init__(self) -> None:
        self.tokens: set[tuple[object, ...]] = set()
        self.sentences: set[tuple[object, ...]] = set()
        self.tags: set[tuple[object, ...]] = set()
        self.heads: set[tuple[object, ...]] = set()
        self.arcs: set[tuple[object, ...]] = set()

    def add(self, sentences: Iterable[Sequence[tuple[int, int, int, Row]]]) -> None:
        """Take sentences, each its words with start, end, number inside the token, fields."""
        for words in sentences:
            self.sentences.add((words[0][0], words[-1][1]))
            places = [(start, end, part) for start, end, part, _ in words]
            for place, (_, _, _, row) in zip(places, words, strict=True):
                head = places[row[4] - 1] if row[4] else None
                self.tokens.add(place)
                self.tags.add((*place, row[2]))
                self.heads.add((*place, head))
                self.arcs.add((*place, head, _plain(row[5])))


def _gold_spans(paragraph: Sequence[Sentence], at: int) -> Iterator[list[tuple[int, int, int, Row]]]:
    for sentence in paragraph:
        words, number = [], 0
        for token in sentence.tokens:
            for part, word in enumerate(sentence.words[number : number + token.words]):
                row = (word.text, word.lemma, word.upos, word.feats, word.head, word.deprel)
                words.append((at, at + len(token.text), part, row))
            number += token.words
            at += len(token.text) + token.space
        yield words


def _found_spans(document: Any) -> Iterator[list[tuple[int, int, int, Row]]]:
    for sentence in document.sentences:
        yield [
            (token.start_char, token.end_char, part, _fields(word))
            for token in sentence.tokens
            for part, word in enumerate(token.words)
        ]


def _f1(truth: set[tuple[object, ...]], guess: set[tuple[object, ...]]) -> float:
    return 200 * len(truth & guess) / max(1, len(truth) + len(guess))


def _spans(tags: Sequence[str]) -> Iterator[tuple[object, ...]]:
    """Yield start, end and class of each entity in BIO."""
    start: int | None = None
    for at, (before, tag) in enumerate(pairwise(["O", *tags, "O"])):
        if start is not None and not (tag.startswith("I-") and tag[2:] == before[2:]):
            yield start, at, before[2:]
            start = None
        if tag.startswith("B-") or (tag.startswith("I-") and start is None):
            start = at
