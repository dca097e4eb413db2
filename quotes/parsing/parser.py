"""Syntax by Stanza.

Takes an article's blocks (see :mod:`quotes.parsing.blocks`), runs the tokenizer offline over them, repairs sentence
ends, has names found in all sentences and tags, lemmas and trees in those that a quotation can need
(:mod:`quotes.parsing.reach`), and returns a :class:`Reading` in offsets of the article. Each article is a
batch of its own, so that what is found in it does not depend on the articles around it. How the weights are loaded is
told in :mod:`quotes.model.loading`, how sentences are read in :mod:`quotes.model.reading`.

Traps of Stanza 1.15 that shape this file are told where they bite.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from quotes import lexicon
from quotes.data import Name, Reading, Sentence, Span, Token
from quotes.errors import QuotesError
from quotes.model import embedded_folder, sources
from quotes.parsing import reach
from quotes.parsing.blocks import Block

if TYPE_CHECKING:
    from quotes.model.reading import Found, Reader, Word

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
        self._last: _Last | None = None
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
        from quotes.model.heads import Heads
        from quotes.model.reading import Documents

        self._document = Document
        loaded = loading.load(folder)
        self._tokenizer = loaded.processors["tokenize"]
        self._reader: Reader
        if loaded.encoder is not None and Heads.fits(loaded.processors, loaded.encoder):
            self._reader = Heads(loaded.processors, loaded.encoder)
        else:  # a model of another make, such as the official one
            self._reader = Documents(loaded.processors, loaded.encoder)

    def analyse(self, blocks: Sequence[Block], quoted: Sequence[Span] = ()) -> Reading:
        """Return the syntax of one article's blocks, sentences in the order of the text.

        Args:
            blocks: the copy of the article.
            quoted: the places of its quotations, sorted. Sentences that none of them can need are left out; without
                quotations none is.

        Who asks for the same blocks once more, with other places, gets what was read before without waiting for it.
        """
        if self._last is None or self._last.blocks is not blocks:
            batches = _batches([block for block in blocks if block.text.strip()])
            self._last = _Last(blocks, [self._cut(batch) for batch in batches])
        cut = self._last.cut
        frames = sorted(sentence.span for part in cut for sentence in part if sentence.block.inside is None)
        close = reach.near(frames, quoted) if quoted else range(len(frames))
        wanted = {frames[number] for number in close}
        found = _Collector()
        for part in cut:
            near, far = _parted(part, wanted)
            names = self._read(near, found)
            self._read([sentence for sentence in far if reach.names_one(_texts(sentence.rows), names)], found)
        return found.reading()

    def _cut(self, blocks: Sequence[Block]) -> list[_Cut]:
        """Return the sentences of some blocks, their ends repaired."""
        texts = list(dict.fromkeys(block.text for block in blocks))  # «Ja» a thousand times is read once
        raw = self._tokenizer.bulk_process([self._document([], text=text) for text in texts])
        known = dict(zip(texts, raw, strict=True))
        return [
            _Cut(block, tokens, block.span(tokens[0]["start_char"], tokens[-1]["end_char"]))
            for block, document in ((block, known[block.text]) for block in blocks)
            for tokens in _cut_long(
                _mend([[_row(token) for token in sentence.tokens] for sentence in document.sentences])
            )
        ]

    def _read(self, sentences: Sequence[_Cut], into: _Collector) -> frozenset[str]:
        """Read sentences, and return what the names in them are known by."""
        known = self._last.read if self._last is not None else {}
        keys = [tuple((row["text"], row.get("misc", "")) for row in sentence.rows) for sentence in sentences]
        # What stands twice is read once.
        new = {key: sentence for key, sentence in zip(keys, sentences, strict=True) if key not in known}
        if new:
            names, words = self._reader.read([sentence.rows for sentence in new.values()])
            known.update((key, each) for key, *each in zip(new, names, words, strict=True))
        for sentence, key in zip(sentences, keys, strict=True):
            found, here = known[key]
            into.take(sentence, here, found)
        return reach.stems(
            text
            for key, sentence in dict(zip(keys, sentences, strict=True)).items()
            for name in known[key][0]
            for text in _texts(sentence.rows[name.first : name.last + 1])
        )


def _parted(sentences: Iterable[_Cut], wanted: Container[Span]) -> tuple[list[_Cut], list[_Cut]]:
    """Return the sentences that are read anyway, and those only if they name somebody who is named in one of these."""
    near: list[_Cut] = []
    far: list[_Cut] = []
    for sentence in sentences:
        (near if sentence.block.inside is not None or sentence.span in wanted else far).append(sentence)
    return near, far


def _texts(rows: Iterable[Row]) -> Iterator[str]:
    return (row["text"] for row in rows)


Row = dict[str, Any]
"""A token as Stanza's own reader takes it; the mark of a contraction is kept in MISC."""


@dataclass(frozen=True, slots=True)
class _Last:
    """The article that was read last: its sentences, and what the model said of those read, by their words."""

    blocks: Sequence[Block]
    cut: list[list[_Cut]]
    read: dict[tuple[tuple[Any, Any], ...], Sequence[Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Cut:
    """A sentence of a block, not read yet."""

    block: Block
    rows: list[Row]
    span: Span


def _row(token: Any) -> Row:
    row = {"text": token.text[:LONGEST_WORD], "start_char": token.start_char, "end_char": token.end_char}
    return row | {"misc": token.misc} if token.misc else row


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
        return first.istitle() and first.lower() in lexicon.closed("after_ordinals")
    return (
        last.endswith(".") and last != "..." and f"{stem}." in lexicon.abbreviations() - lexicon.final_abbreviations()
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


class _Collector:
    """Brings what was read back to the article's offsets, sentence by sentence."""

    def __init__(self) -> None:
        self._sentences: list[tuple[Span, int | None, tuple[Token, ...]]] = []
        self._names: list[tuple[Span, str, int]] = []  # the sentence's number before sorting

    def take(self, cut: _Cut, words: Sequence[Word], names: Sequence[Found]) -> None:
        """Take a sentence."""
        block, rows = cut.block, cut.rows
        tokens = tuple(_token(block, index, rows[word.token], word) for index, word in enumerate(words))
        for name in names:
            start, end = rows[name.first]["start_char"], rows[name.last]["end_char"]
            if block.mask_at(start, end) is None:
                self._names.append((block.span(start, end), name.label, len(self._sentences)))
        self._sentences.append((cut.span, block.inside, tokens))

    def reading(self) -> Reading:
        """Return all of it in the order of the text."""
        sentences = self._sentences
        # a frame starts where its mask does, so at the same start the longer one is the frame
        order = sorted(range(len(sentences)), key=lambda i: (sentences[i][0].start, -sentences[i][0].end, i))
        place = {old: new for new, old in enumerate(order)}
        return Reading(
            tuple(
                Sentence(new, sentences[old][0], sentences[old][2], sentences[old][1]) for new, old in enumerate(order)
            ),
            tuple(
                sorted((Name(span, label, place[old]) for span, label, old in self._names), key=lambda name: name.span)
            ),
        )


def _token(block: Block, index: int, row: Row, word: Word) -> Token:
    start, end = row["start_char"], row["end_char"]
    text = block.written(start, end) if block.marks and word.text == block.text[start:end] else word.text
    return Token(
        index=index,
        span=block.span(start, end),
        text=sys.intern(text),
        lemma=sys.intern(word.lemma),
        upos=word.upos,
        deprel=word.deprel,
        head=word.head,
        feats=_feats(word.feats),
        mask=block.mask_at(start, end),
    )


@lru_cache(maxsize=4096)
def _feats(written: str) -> Mapping[str, str]:
    """Return «Case=Nom|Number=Sing» as a mapping, the same one for all words with these features."""
    return MappingProxyType(dict(feat.split("=", 1) for feat in written.split("|") if "=" in feat))
