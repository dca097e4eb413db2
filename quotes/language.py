"""Syntax by Stanza.

Takes an article's blocks (see :mod:`quotes.copytext`), runs tokenizer, contractions, tagger, lemmatizer,
parser and named entities offline over them, repairs sentence ends, and returns an :class:`Analysis` in
offsets of the article. Each article is a batch of its own, so that what is found in it does not depend on
the articles around it. How the weights are loaded is told in :mod:`quotes.model.loading`.

Traps of Stanza 1.15 that shape this file are told where they bite.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from quotes import lexicon
from quotes.copytext import Block
from quotes.errors import QuotesError
from quotes.model import embedded_folder, sources
from quotes.types import Analysis, Name, Sentence, Span, Token

LONGEST_SENTENCE = 150  # words; longer ones are cut at a comma, because the parser's memory is quadratic
LONGEST_WORD = 100  # characters; the heads need not see more of a word, and its memory is that of all in its batch
BATCH = 100_000  # characters parsed at once; a longer article is parsed in parts, which bounds the memory
_FINAL = re.compile(r"[.!?…:;)\]]$")
_STUCK = re.compile(r"^(?:[^\W\d_]{2,}|\d{4})[.!?]$")  # «sie.», «2019.»
_SHORT_ORDINAL = re.compile(r"^\d{1,2}$")  # «am 3. Oktober»; four figures are a year: «Das war 2019. Danach …»
_ORDINAL = re.compile(r"^\d{1,4}$")


class Parser:
    """The German pipeline on one shared encoder. Loading takes about two seconds and 500 MB of memory."""

    def __init__(self, folder: Path | None = None) -> None:
        """Load the weights of ``folder`` (default: those in the package).

        A folder is one like the embedded model's or one of Stanza's own (see :mod:`quotes.model.sources`).

        Raises:
            ModelError: a file is missing or damaged; the message names it and the cure.
        """
        folder = folder or embedded_folder()
        sources.demand(folder)
        try:
            self._load(folder)
        except QuotesError:
            raise
        except Exception as error:  # a damaged file makes torch, tokenizers and Stanza raise anything
            raise sources.diagnose(folder, error) from error

    def _load(self, folder: Path) -> None:
        from stanza.models.common.doc import Document

        from quotes.model import loading

        self._document = Document
        loaded = loading.load(folder)
        self._encoder = loaded.encoder  # None: an official model, whose heads rest on none
        self._processors = loaded.processors

    def analyse(self, blocks: Sequence[Block]) -> Analysis:
        """Return the syntax of one article's blocks, sentences in the order of the text."""
        found = _Found()
        for batch in _batches([block for block in blocks if block.text.strip()]):
            found.take(batch, self._parse(batch))
        return found.analysis()

    def _parse(self, blocks: Sequence[Block]) -> list[Any]:
        """Return one Stanza document a block, with everything in it."""
        documents = self._tokenize(blocks)
        try:
            for name in ("mwt", "pos", "lemma", "depparse"):
                documents = self._processors[name].bulk_process(documents)
            if self._encoder is not None:
                _lend(self._encoder, documents)
            return list(self._processors["ner"].bulk_process(documents))
        finally:
            if self._encoder is not None:
                self._encoder.forget()

    def _tokenize(self, blocks: Sequence[Block]) -> list[Any]:
        """Return one Stanza document a block, its sentence ends repaired."""
        raw = self._processors["tokenize"].bulk_process([self._document([], text=block.text) for block in blocks])
        mended = []
        for block, document in zip(blocks, raw, strict=True):
            rows = [[_row(token) for token in sentence.tokens] for sentence in document.sentences]
            whole = [
                [{"id": (number,), **row} for number, row in enumerate(sentence, start=1)]
                for sentence in _cut_long(_mend(rows))
            ]
            mended.append(self._document(whole, text=block.text))
        return mended


def _lend(encoder: Any, documents: Sequence[Any]) -> None:
    """Let named entities, which see tokens (zum), have the vectors of the words (zu dem) that the others saw."""
    for document in documents:
        for parsed in document.sentences:
            encoder.lend(
                tuple(word.text for word in parsed.words),
                tuple(token.text for token in parsed.tokens),
                [len(token.words) for token in parsed.tokens],
            )


Row = dict[str, Any]
"""A token as Stanza's own reader takes it; the mark of a contraction is kept in MISC."""


def _row(token: Any) -> Row:
    row = {key: value for key, value in token.to_dict()[0].items() if key in {"text", "misc", "start_char", "end_char"}}
    return {**row, "text": row["text"][:LONGEST_WORD]}


def _batches(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Cut the blocks into batches of at most `BATCH` characters (or of one block)."""
    batch: list[Block] = []
    size = 0
    for block in blocks:
        if batch and size + len(block.text) > BATCH:
            yield batch
            batch, size = [], 0
        batch.append(block)
        size += len(block.text)
    if batch:
        yield batch


def _mend(sentences: list[list[Row]]) -> list[list[Row]]:
    """Mend sentence ends: split where a full stop stuck to its word or was overlooked, join what was torn."""
    parts = [part for rows in sentences for part in _split(rows)]
    whole: list[list[Row]] = []
    for rows in parts:
        if whole and rows and _torn(whole[-1], rows):
            whole[-1].extend(rows)
        elif rows:
            whole.append(rows)
    return whole


def _split(rows: list[Row]) -> Iterator[list[Row]]:
    """Split a sentence after a full stop that the tokenizer overlooked: «… meint sie. Tjarks denkt …»."""
    part: list[Row] = []
    for number, row in enumerate(rows):
        after = rows[number + 1]["text"] if number + 1 < len(rows) else ""
        text = row["text"]
        if _STUCK.match(text) and text not in lexicon.abbreviations() and (not after or after[0].isupper()):
            middle = row["end_char"] - 1
            stop = {"text": text[-1], "start_char": middle, "end_char": row["end_char"]}
            yield [*part, {**row, "text": text[:-1], "end_char": middle}, stop]
            part = []
            continue
        part.append(row)
        overlooked = text in {".", "!", "?"} and after[:1].isupper() and len(part) > 2 and len(part[-2]["text"]) > 1
        if (
            overlooked
            and not _SHORT_ORDINAL.match(part[-2]["text"])
            and f"{part[-2]['text']}." not in lexicon.abbreviations()
        ):
            yield part
            part = []
    if part:
        yield part


def _torn(left: list[Row], right: list[Row]) -> bool:
    """Tell whether two sentences are one: the tokenizer took an abbreviation, ordinal or mark for an end."""
    last, first = left[-1]["text"], right[0]["text"]
    if first[0].islower() or first[0] in ",;)":  # no German sentence begins so
        return True
    if not _FINAL.search(last):  # the block goes on: only a mark stood between
        return True
    stem = left[-2]["text"] if last == "." and len(left) > 1 else last.removesuffix(".")
    if _ORDINAL.match(stem):  # «am 7. September»: a date; «… im Jahr 2019. Danach»: an end
        return first in _months()
    return (
        last.endswith(".") and last != "..." and f"{stem}." in lexicon.abbreviations() - lexicon.final_abbreviations()
    )


def _months() -> frozenset[str]:
    return frozenset(
        "Januar Jänner Februar Feber März April Mai Juni Juli August September Oktober November Dezember "
        "Jahrhundert".split()
    )


def _cut_long(sentences: list[list[Row]]) -> Iterator[list[Row]]:
    """Cut sentences of more than LONGEST_SENTENCE words, at a comma or semicolon where there is one."""
    for sentence in sentences:
        tokens = sentence
        while len(tokens) > LONGEST_SENTENCE:
            half = LONGEST_SENTENCE // 2
            at = max(
                (i + 1 for i in range(half, LONGEST_SENTENCE) if tokens[i]["text"] in {";", ",", ":", "."}),
                default=LONGEST_SENTENCE,
            )
            yield tokens[:at]
            tokens = tokens[at:]
        if tokens:
            yield tokens


class _Found:
    """Brings Stanza's results back to the article's offsets, batch by batch."""

    def __init__(self) -> None:
        self._sentences: list[tuple[Span, int | None, tuple[Token, ...]]] = []
        self._names: list[tuple[Span, str, int]] = []  # the sentence's number before sorting

    def take(self, blocks: Sequence[Block], documents: Sequence[Any]) -> None:
        """Take the results of a batch."""
        for block, document in zip(blocks, documents, strict=True):
            for parsed in document.sentences:
                tokens = tuple(_token(block, index, word, parsed.words) for index, word in enumerate(parsed.words))
                span = Span(tokens[0].span.start, max(token.span.end for token in tokens))
                self._names.extend(
                    (block.span(entity.start_char, entity.end_char), entity.type, len(self._sentences))
                    for entity in parsed.ents
                    if block.mask_at(entity.start_char, entity.end_char) is None
                )
                self._sentences.append((span, block.inside, tokens))

    def analysis(self) -> Analysis:
        """Return all of it in the order of the text."""
        sentences = self._sentences
        # a frame starts where its mask does, so at the same start the longer one is the frame
        order = sorted(range(len(sentences)), key=lambda i: (sentences[i][0].start, -sentences[i][0].end, i))
        place = {old: new for new, old in enumerate(order)}
        return Analysis(
            tuple(
                Sentence(new, sentences[old][0], sentences[old][2], sentences[old][1]) for new, old in enumerate(order)
            ),
            tuple(
                sorted((Name(span, label, place[old]) for span, label, old in self._names), key=lambda name: name.span)
            ),
        )


def _token(block: Block, index: int, word: Any, words: Sequence[Any]) -> Token:
    parent = word.parent  # the token, which alone has a place when it is a contraction
    start, end = parent.start_char, parent.end_char
    head = word.head - 1 if 0 <= (word.head or 0) <= len(words) else -1
    return Token(
        index=index,
        span=block.span(start, end),
        text=sys.intern(word.text),
        lemma=sys.intern(word.lemma or word.text),
        upos=word.upos or "X",
        deprel=word.deprel or "dep",
        head=head,
        feats=_feats(word.feats or ""),
        mask=block.mask_at(start, end),
    )


@lru_cache(maxsize=4096)
def _feats(written: str) -> Mapping[str, str]:
    """Return «Case=Nom|Number=Sing» as a mapping, the same one for all words with these features."""
    return MappingProxyType(dict(feat.split("=", 1) for feat in written.split("|") if "=" in feat))
