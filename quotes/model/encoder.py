"""The embedded model's encoder: a six-layer BERT in plain torch, its word pieces by `tokenizers`.

`transformers` would do the same; it is left out because it adds a second to every start and a hundred
megabytes to every installation, while the architecture is 60 lines that have not changed since 2018
(Devlin et al. 2019; checked against `transformers` to be the same vectors, see tests/test_encoder.py).

The encoder runs once a sentence, for all heads: :mod:`quotes.model.heads` takes what :meth:`Encoder.encode` returns.
Where Stanza's own tagger, parser and named-entity tagger each ask for the vectors of the same words, they get the
ones that are kept here until :meth:`Encoder.forget`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import accumulate
from pathlib import Path
from types import SimpleNamespace

import torch
from safetensors.torch import load_file
from tokenizers import Encoding, Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from quotes.model.dense import Dense

LAYERS = 4  # the heads read the mean, or a learned mix, of the last four layers
MAX_PIECES = 512  # positions that the encoder knows; longer sentences lose their tail
BATCH_PIECES = 2500  # words and ends in one forward pass: bounds the memory
MOST_PIECES = 4 * BATCH_PIECES  # pieces in one forward pass; only words of many pieces each come to so many

Words = tuple[str, ...]


ROUND = 16  # pieces: oneDNN prepares itself anew for each count of them that it has not met

Attend = Callable[[Tensor, Tensor, Tensor], Tensor]
"""Attention: queries, keys, values, each … × pieces × heads × size, to what the pieces hear, of the queries' shape."""


class _Layer(nn.Module):
    """One transformer layer, normalised after each half as in BERT."""

    def __init__(self, size: int, inner: int, heads: int, eps: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = Dense(size, size), Dense(size, size), Dense(size, size)
        self.mixed, self.mixed_norm = Dense(size, size), nn.LayerNorm(size, eps)
        self.wide, self.narrow = Dense(size, inner), Dense(inner, size)
        self.norm = nn.LayerNorm(size, eps)

    def forward(self, states: Tensor, attend: Attend, asked: Tensor | None = None) -> Tensor:
        """Return the states after this layer, of the pieces ``asked`` for or all.

        ``attend`` lets pieces hear those of their own sentence.
        """
        key, value = self.key(states), self.value(states)
        if asked is not None:
            states = states[asked]
        heard = attend(*(part.unflatten(-1, (self.heads, -1)) for part in (self.query(states), key, value)))
        states = self.mixed_norm(states + self.mixed(heard.flatten(-2)))
        normed: Tensor = self.norm(states + self.narrow(self.wide.gelu(states)))
        return normed


def _table(count: int, size: int) -> nn.Embedding:
    """Return a table of vectors without drawing any: a normal distribution on «meta» imports torch._dynamo."""
    return nn.Embedding(count, size, _weight=torch.empty(count, size))


# our name of a part -> its name in the weights file (BERT's, since 2018)
_PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "mixed": "attention.output.dense",
    "mixed_norm": "attention.output.LayerNorm",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "norm": "output.LayerNorm",
}


class Encoder(nn.Module):
    """Turns sentences (tuples of words) into one vector a word and layer, and remembers them."""

    def __init__(self, folder: Path) -> None:
        """Load weights, word pieces and sizes from ``folder``.

        Raises:
            OSError, ValueError, RuntimeError: a file is missing or damaged.
        """
        super().__init__()
        sizes = json.loads((folder / "config.json").read_text("utf-8"))
        size, eps = sizes["hidden_size"], sizes["layer_norm_eps"]
        # what Stanza's heads ask of a model
        self.config = SimpleNamespace(hidden_size=size, num_hidden_layers=sizes["num_hidden_layers"])
        with torch.device("meta"):  # no numbers are drawn by lot that the weights replace at once
            self.pieces = _table(sizes["vocab_size"], size)
            self.places = _table(sizes["max_position_embeddings"], size)
            self.kinds = _table(sizes["type_vocab_size"], size)
            self.norm = nn.LayerNorm(size, eps)
            self.layers = nn.ModuleList(
                _Layer(size, sizes["intermediate_size"], sizes["num_attention_heads"], eps)
                for _ in range(sizes["num_hidden_layers"])
            )
        weights = _weights(folder / "enc.int8.safetensors", sizes["num_hidden_layers"])
        self.load_state_dict(weights, assign=True)  # no copy
        self.eval()
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(MAX_PIECES)
        self._known: dict[Words, Tensor] = {}

    def pack(self) -> None:
        """Get ready to do nothing but read, faster: nobody can train or store the weights any more."""
        for module in self.modules():
            if isinstance(module, Dense):
                module.pack()

    def forget(self) -> None:
        """Drop all remembered vectors (after each article, so that memory stays bounded)."""
        self._known.clear()

    def vectors(self, sentences: Iterable[Sequence[str]], mix: Tensor | None, *, ends: bool) -> list[Tensor]:
        """Return for each sentence a tensor of word vectors.

        Args:
            sentences: each a sequence of words.
            mix: weights of the last four layers (their mean is added, as Stanza does), or None for the mean.
            ends: keep the vectors of the sentence's two ends.
        """
        keys = [tuple(words) for words in sentences]
        self._learn(keys)
        found = []
        for key in keys:
            layers = self._known[key]
            mixed = layers.mean(1) if mix is None else (layers * (mix + 1.0 / LAYERS)[None, :, None]).sum(1)
            found.append(mixed if ends else mixed[1:-1])
        return found

    def lend(self, words: Words, tokens: Words, counts: Sequence[int]) -> None:
        """Let ``tokens`` have the vectors of ``words``: each token of ``counts[i]`` words takes its last word's."""
        if tokens == words or tokens in self._known or words not in self._known:
            return
        places, last = [0], 0
        for count in counts:
            last += count
            places.append(last)
        self._known[tokens] = self._known[words][[*places, len(words) + 1]]

    def encode(self, sentences: Sequence[Words]) -> list[Tensor]:
        """Return for each sentence the vectors of its words and two ends × the last four layers × size."""
        with torch.inference_mode():
            found = self._encode(sentences)
        return [found[words] for words in sentences]

    def _learn(self, sentences: Iterable[Words]) -> None:
        """Remember those of ``sentences`` that are not known yet."""
        with torch.inference_mode(not self.training):  # the recipe trains it through this very function
            self._known.update(self._encode(words for words in sentences if words not in self._known))

    def _encode(self, sentences: Iterable[Words]) -> dict[Words, Tensor]:
        """Run over ``sentences``, shortest first, in batches of bounded size."""
        todo = sorted(set(sentences), key=lambda words: (len(words), words))
        codes = self.tokenizer.encode_batch([list(words) for words in todo], is_pretokenized=True)
        found: dict[Words, Tensor] = {}
        at = 0
        while at < len(todo):
            stop, most = at + 1, len(codes[at].ids)
            while stop < len(todo) and (stop + 1 - at) * (len(todo[stop]) + 2) <= BATCH_PIECES:
                most = max(most, len(codes[stop].ids))
                if (stop + 1 - at) * most > MOST_PIECES:
                    break
                stop += 1
            batch, coded, at = todo[at:stop], codes[at:stop], stop
            asked = [_last_pieces(code, len(words)) for code, words in zip(coded, batch, strict=True)]
            found.update(zip(batch, self._states(coded, asked), strict=True))
        return found

    def _states(self, coded: Sequence[Encoding], asked: Sequence[list[int]]) -> Sequence[Tensor]:
        """Return of each sentence the states of the pieces ``asked`` for: pieces × layers × size.

        Without padding, which would be as much again in an article, and in the end only of what is read.
        """
        ids = [code.ids for code in coded]
        counts = [len(places) for places in asked]
        # one more sentence makes the numbers round
        ids = [*ids, [1] * (ROUND - sum(map(len, ids)) % ROUND)]
        asked = [*asked, [0] * (ROUND - sum(counts) % ROUND)]
        lengths = [len(sentence) for sentence in ids]
        starts = accumulate(lengths, initial=0)
        wanted = torch.tensor([start + place for start, places in zip(starts, asked, strict=False) for place in places])
        pieces = torch.tensor([piece for sentence in ids for piece in sentence])
        places = torch.cat([torch.arange(length) for length in lengths])
        every, some = partial(_by_sentence, lengths, lengths), partial(_by_sentence, [*map(len, asked)], lengths)
        states = self._start(pieces, places)
        kept = []
        for layer in self.layers[:-1]:
            states = layer(states, every)
            kept.append(states)
        kept = [states[wanted] for states in kept[1 - LAYERS :]]
        found = torch.stack([*kept, self.layers[-1](states, some, wanted)], -2)
        return torch.split(found, [*counts, len(asked[-1])])[:-1]

    def _start(self, ids: Tensor, places: Tensor) -> Tensor:
        """Return what goes into the first layer."""
        states: Tensor = self.norm(self.pieces(ids) + self.places(places) + self.kinds.weight[0])
        return states


def _last_pieces(code: Encoding, words: int) -> list[int]:
    """Return each word's last piece, and the ends: <s> and the piece after the last word."""
    last = {word: piece for piece, word in enumerate(code.word_ids) if word is not None}
    end = max(last.values(), default=0) + 1
    return [min(place, len(code.ids) - 1) for place in (0, *(last.get(i, end - 1) for i in range(words)), end)]


def _by_sentence(asked: list[int], lengths: list[int], query: Tensor, key: Tensor, value: Tensor) -> Tensor:
    """Attend in sentences that stand one after the other, without padding; ``asked`` are the counts of queries."""
    heard = []
    split = (torch.split(part, sizes) for part, sizes in ((query, asked), (key, lengths), (value, lengths)))
    for parts in zip(*split, strict=True):
        q, k, v = (part.transpose(0, 1)[None] for part in parts)
        heard.append(functional.scaled_dot_product_attention(q, k, v)[0].transpose(0, 1))
    return torch.cat(heard)


def _weights(path: Path, layers: int) -> dict[str, Tensor]:
    """Read the int8 file (one scale a row) back as floats, under our names."""
    stored = load_file(path)
    full = {
        # in place: half the time of a product that makes a copy
        name: tensor.float().mul_(stored[f"{name}.scale"].float()) if f"{name}.scale" in stored else tensor.float()
        for name, tensor in stored.items()
        if not name.endswith(".scale")
    }
    return {ours: full[name] for ours, name in stored_names(layers).items()}


def stored_names(layers: int) -> dict[str, str]:
    """Return our name of each weight -> its name in the weights file, for an encoder of ``layers`` layers."""
    theirs = {
        "pieces.weight": "embeddings.word_embeddings.weight",
        "places.weight": "embeddings.position_embeddings.weight",
        "kinds.weight": "embeddings.token_type_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    for i in range(layers):
        for ours, name in _PARTS.items():
            for part in ("weight", "bias"):
                theirs[f"layers.{i}.{ours}.{part}"] = f"encoder.layer.{i}.{name}.{part}"
    return theirs
