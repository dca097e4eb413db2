"""The encoder in plain torch gives the vectors that transformers' BertModel gives."""

from __future__ import annotations

import json

import pytest

from quotes import model

pytestmark = pytest.mark.model

SENTENCES = [
    ("Der", "Deich", "hält", "."),
    ("Die", "norlandische", "Außenministerin", "Ruth", "Kallweit", "schweigt", "beharrlich", "."),
    ("Donaudampfschifffahrtsgesellschaftskapitän", "\U0001f30a", "Nguyễn"),
    ("Ja",),
]


@pytest.fixture(scope="module")
def encoder():
    from quotes.model.encoder import Encoder

    return Encoder(model.embedded_folder())


def plainly(encoder, ids, seen):
    """Return the last four layers' states as BERT is described: padded sentences, ``seen`` false at the padding."""
    import torch
    from torch.nn import functional

    def attend(query, key, value):
        query, key, value = (part.transpose(1, 2) for part in (query, key, value))
        return functional.scaled_dot_product_attention(query, key, value, attn_mask=seen).transpose(1, 2)

    states, kept = encoder._start(ids, torch.arange(ids.shape[1])[None]), []
    for layer in encoder.layers:
        states = layer(states, attend)
        kept.append(states)
    return torch.stack(kept[-4:], -2)


def test_as_transformers(encoder):
    transformers = pytest.importorskip("transformers")
    import torch
    from safetensors.torch import load_file

    folder = model.embedded_folder()
    sizes = json.loads((folder / "config.json").read_text("utf-8"))
    theirs = transformers.BertModel(transformers.BertConfig(**sizes), add_pooling_layer=False).eval()
    stored = load_file(folder / "enc.int8.safetensors")
    scaled = {
        name: tensor.float() * stored[f"{name}.scale"].float() if f"{name}.scale" in stored else tensor.float()
        for name, tensor in stored.items()
        if not name.endswith(".scale")
    }
    theirs.load_state_dict(scaled, strict=False)

    for words in SENTENCES:
        coded = encoder.tokenizer.encode(list(words), is_pretokenized=True)
        ids = torch.tensor([coded.ids])
        with torch.inference_mode():
            hidden = theirs(input_ids=ids, attention_mask=torch.ones_like(ids), output_hidden_states=True).hidden_states
            ours = plainly(encoder, ids, torch.ones(1, 1, 1, ids.shape[1], dtype=torch.bool))
        wanted = torch.stack(hidden[-4:], 2)
        assert torch.allclose(ours, wanted, atol=1e-4), (ours - wanted).abs().max()


def test_packed_as_it_was(encoder):
    from quotes.model.encoder import Encoder

    packed = Encoder(model.embedded_folder())
    packed.pack()
    for ours, wanted in zip(packed.encode(SENTENCES), encoder.encode(SENTENCES), strict=True):
        assert ours.shape == wanted.shape
        assert (ours - wanted).abs().max() < 1e-4


def test_without_padding_as_with_it(encoder):
    import torch

    found = encoder.encode(SENTENCES)
    for words, vectors in zip(SENTENCES, found, strict=True):
        coded = encoder.tokenizer.encode(list(words), is_pretokenized=True)
        ids = torch.ones(1, 60, dtype=torch.long)  # padded
        ids[0, : len(coded.ids)] = torch.tensor(coded.ids)
        with torch.inference_mode():
            padded = plainly(encoder, ids, (torch.arange(60) < len(coded.ids))[None, None, None])[0]
        last = {word: piece for piece, word in enumerate(coded.word_ids) if word is not None}
        assert len(vectors) == len(words) + 2
        assert torch.allclose(vectors[0], padded[0], atol=1e-4)
        for word in range(len(words)):
            assert torch.allclose(vectors[word + 1], padded[last[word]], atol=1e-4)


def test_a_sentence_of_too_many_pieces_loses_its_tail(encoder):
    (vectors,) = encoder.encode([("Deich",) * 700])
    assert vectors.shape[:2] == (702, 4)


def test_a_sentence_has_the_same_vectors_in_any_company(encoder):
    import torch

    together = encoder.vectors(SENTENCES, None, ends=False)
    assert [len(vectors) for vectors in together] == [len(words) for words in SENTENCES]
    for words, vectors in zip(SENTENCES, together, strict=True):
        encoder.forget()
        (alone,) = encoder.vectors([words], None, ends=False)
        assert torch.allclose(alone, vectors, atol=1e-4)


def test_forget_forgets(encoder):
    encoder.vectors(SENTENCES, None, ends=True)
    assert encoder._known
    encoder.forget()
    assert not encoder._known
