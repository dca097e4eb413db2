"""Tagger, parser and names of the embedded model, straight from the encoder's vectors.

Stanza's networks are used as they are; what is left out is everything around them (documents, data sets, batches
padded to the longest sentence) and what they compute for training alone. The result is that of Stanza's processors
(tests/test_heads.py compares the two), in half the time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Any

import torch
from torch import Tensor
from torch.nn.utils.rnn import pack_sequence, pad_packed_sequence

from quotes.model import paths, trees
from quotes.model.encoder import LAYERS, Encoder
from quotes.model.lemmas import Lemmas
from quotes.model.reading import Found, Row, Word
from quotes.model.single import Single

TOKENS = 2000  # read at once: bounds the memory, a dozen kilobytes a word
CONTRACTION = "MWT=Yes"  # the tokenizer's mark


class Heads:
    """Reads with the heads of one folder, all of which rest on one encoder of ours and on nothing else."""

    def __init__(self, processors: Mapping[str, Any], encoder: Encoder) -> None:
        """Take Stanza's processors by name. See ``fits``."""
        encoder.pack()
        self._encoder = encoder
        self._expand = processors["mwt"].trainer.predict_dict
        self._tagger = _Tagger(processors["pos"].trainer)
        # Stanza, too, takes care of subjects and objects unless told otherwise
        single: bool = processors["depparse"].config.get("resolve_head_constraints", True)
        self._parser = _Parser(processors["depparse"].trainer, single=single)
        self._namer = _Namer(processors["ner"].trainer)
        self._lemmas = Lemmas(processors["lemma"].trainer)

    @staticmethod
    def fits(processors: Mapping[str, Any], encoder: Encoder) -> bool:
        """Tell whether processors are such as are known here."""
        models = [processors[name].trainer.model for name in ("pos", "depparse", "ner")]
        tagger, parser, namer = models
        return (
            all(model.bert_model is encoder and _on_vectors_alone(model.args) for model in models)
            and _is_known_tagger(tagger)
            and _is_known_parser(parser)
            and namer.num_output_layers == 1
            and not namer.input_transform
            and len(processors["ner"].trainers) == 1
            and processors["mwt"].trainer.args["dict_only"]
            and Lemmas.fits(processors["lemma"].trainer)
        )

    def read(self, sentences: Sequence[Sequence[Row]]) -> tuple[list[list[Found]], list[list[Word]]]:
        """Return the names in each sentence (a sequence of tokens), and its words."""
        names: list[list[Found]] = []
        words: list[list[Word]] = []
        for some in _parts(sentences):
            found, here = self._read(some)
            names += found
            words += here
        return names, words

    @torch.inference_mode()
    def _read(self, sentences: Sequence[Sequence[Row]]) -> tuple[list[list[Found]], list[list[Word]]]:
        tokens = [[self._split(row) for row in rows] for rows in sentences]
        texts = [tuple(word for words in rows for word in words) for rows in tokens]
        layers = self._encoder.encode(texts)
        # a contraction has the vector of its last word
        places = [torch.tensor(list(accumulate(map(len, rows)))) for rows in tokens]
        names = self._namer.names([vectors[at] for vectors, at in zip(layers, places, strict=True)])
        flat = self._words([text for words in texts for text in words], tokens, layers)
        borders = accumulate((len(words) for words in texts), initial=0)
        return names, [flat[start:end] for start, end in pairwise(borders)]

    def _split(self, row: Row) -> list[str]:
        """Return the words of a token: two or more of a contraction."""
        text: str = row["text"]
        if CONTRACTION not in row.get("misc", ""):
            return [text]
        words = self._expand([text])[0].split()
        return words if len(words) > 1 else [text]

    def _words(self, texts: Sequence[str], tokens: Sequence[Sequence[list[str]]], layers: list[Tensor]) -> list[Word]:
        """Return the words of all sentences, one after the other."""
        tags, arcs = self._tagger.tags(layers), self._parser.arcs(layers)
        pairs = [(text, upos) for text, (upos, _) in zip(texts, tags, strict=True)]
        lemmas = self._lemmas.of(pairs)
        numbers = [number for rows in tokens for number, words in enumerate(rows) for _ in words]
        return [
            Word(text, number, lemmas[text, upos], upos, feats, head, deprel)
            for (text, upos), number, (_, feats), (head, deprel) in zip(pairs, numbers, tags, arcs, strict=True)
        ]


def _parts(sentences: Sequence[Sequence[Row]]) -> Iterator[Sequence[Sequence[Row]]]:
    """Cut into parts of about `TOKENS`: most articles are one."""
    start = size = 0
    for number, rows in enumerate(sentences):
        if size and size + len(rows) > TOKENS:
            yield sentences[start:number]
            start, size = number, 0
        size += len(rows)
    if size:
        yield sentences[start:]


def _is_known_tagger(tagger: Any) -> bool:
    """Tell whether a tagger's layers are those that are done here."""
    from stanza.models.common.vocab import CompositeVocab

    return (
        not tagger.share_hid
        and tagger.link_mode == "tag_emb"
        and tagger.column_parents["feats"] == ("upos",)
        and isinstance(tagger.vocab["feats"], CompositeVocab)
    )


def _is_known_parser(parser: Any) -> bool:
    """Tell whether a parser's layers are those that are done here."""
    from stanza.models.depparse.model import GraphParser

    return type(parser) is GraphParser and not any(
        parser.args.get(name) for name in ("tag_emb_dim", "use_arc_embedding", "reversed")
    )


def _on_vectors_alone(args: Mapping[str, Any]) -> bool:
    """Tell whether a head takes nothing but the encoder's vectors in."""
    return (
        not args.get("word_emb_dim")
        and not args.get("pretrain")
        and not (args.get("char") and args["char_emb_dim"] > 0)
    )


class _Lstm:
    """A head's LSTM over sentences of different lengths, without padding."""

    def __init__(self, model: Any, name: str) -> None:
        self._lstm = getattr(model.eval(), f"{name}lstm")
        self._start = getattr(model, f"{name}lstm_h_init"), getattr(model, f"{name}lstm_c_init")
        self._mix = None if model.bert_layer_mix is None else model.bert_layer_mix.weight[0].detach() + 1.0 / LAYERS

    def states(self, layers: Sequence[Tensor]) -> Tensor:
        """Return the states of the words of all sentences, one after the other."""
        flat = torch.cat(list(layers))
        mixed = flat.mean(1) if self._mix is None else (flat * self._mix[None, :, None]).sum(1)
        lengths = [len(sentence) for sentence in layers]
        packed = pack_sequence(list(torch.split(mixed, lengths)), enforce_sorted=False)
        start = tuple(part.expand(-1, len(lengths), -1).contiguous() for part in self._start)
        states, _ = pad_packed_sequence(self._lstm(packed, lengths, start)[0], batch_first=True)
        return torch.cat([states[row, :length] for row, length in enumerate(lengths)])


class _Tagger:
    """Parts of speech and features."""

    def __init__(self, trainer: Any) -> None:
        model = trainer.model
        self._model, self._lstm = model, _Lstm(model, "tagger")
        self._upos = trainer.vocab["upos"]
        scorers = [scorer.W_bilin for scorer in model.tag_clf["feats"]]
        # features depend on the part of speech by a bilinear form: for each of the few parts, one matrix
        tags = torch.cat([model.upos_emb.weight, model.upos_emb.weight.new_ones(len(model.upos_emb.weight), 1)], 1)
        self._weights = torch.cat([torch.einsum("oij,uj->uio", part.weight, tags) for part in scorers], 2).detach()
        self._bias = torch.cat([part.bias for part in scorers]).detach()
        self._sizes = [len(part.bias) for part in scorers]
        self._feats = lru_cache(maxsize=4096)(trainer.vocab["feats"].id2unit)

    def tags(self, layers: Sequence[Tensor]) -> list[tuple[str, str]]:
        """Return part of speech and features of the words of all sentences, one after the other."""
        model = self._model
        states = self._lstm.states([sentence[1:-1] for sentence in layers])
        upos = model.upos_clf(torch.relu(model.upos_hid(states))).argmax(1)
        hidden = torch.relu(model.tag_hid["feats"](states))
        hidden = torch.cat([hidden, hidden.new_ones(len(hidden), 1)], 1)
        scores = hidden.new_empty(len(hidden), len(self._bias))
        for tag in upos.unique().tolist():
            here = (upos == tag).nonzero()[:, 0]
            scores[here] = hidden[here] @ self._weights[tag]
        best = torch.stack([part.argmax(1) for part in torch.split(scores + self._bias, self._sizes, 1)], 1)
        names = self._upos.unmap(upos.tolist())
        feats = [self._feats(tuple(row)) for row in best.tolist()]
        return [(name, "" if feat == "_" else feat) for name, feat in zip(names, feats, strict=True)]


class _Parser:
    """Dependency trees."""

    def __init__(self, trainer: Any, *, single: bool) -> None:
        from stanza.models.common.vocab import VOCAB_PREFIX_SIZE

        self._model, self._lstm = trainer.model, _Lstm(trainer.model, "parser")
        self._single = Single(trainer.vocab["deprel"]) if single else None
        self._labels = trees.Labels(trainer.model.deprel)
        names = trainer.vocab["deprel"]
        self._names = [names.id2unit(number) for number in range(VOCAB_PREFIX_SIZE, len(names))]

    def arcs(self, layers: Sequence[Tensor]) -> list[tuple[int, str]]:
        """Return the head (index in its sentence, -1 for the root) and the label of all words, one after the other."""
        with_root = [sentence[:-1] for sentence in layers]  # the vector of a sentence's start is the root's
        lengths = [len(part) for part in with_root]
        found, labels = trees.parse(self._model, self._labels, self._lstm.states(with_root), lengths, self._single)
        heads = [head - 1 for tree in found for head in tree[1:].tolist()]
        return [(head, self._names[label]) for head, label in zip(heads, labels, strict=True)]


class _Namer:
    """Named entities."""

    def __init__(self, trainer: Any) -> None:
        self._model, self._lstm = trainer.model, _Lstm(trainer.model, "tagger")
        self._tags = trainer.vocab["tag"]
        self._moves = trainer.model.crits[0].state_dict()["_transitions"].numpy()

    def names(self, layers: Sequence[Tensor]) -> list[list[Found]]:
        """Return the names in each sentence."""
        from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
        from stanza.models.ner.trainer import fix_singleton_tags
        from stanza.models.ner.utils import decode_from_bioes

        scores = self._model.tag_clfs[0](self._lstm.states(layers)).numpy()
        found = []
        for path in paths.best(scores, [len(sentence) for sentence in layers], self._moves):
            best = [(max(tag, VOCAB_PREFIX_SIZE),) for tag in path]
            tags = fix_singleton_tags([tag[0] if isinstance(tag, list) else tag for tag in self._tags.unmap(best)])
            found.append([Found(name["start"], name["end"], name["type"]) for name in decode_from_bioes(tags)])
        return found
