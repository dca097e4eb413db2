"""Stanza's tagger, parser and named-entity tagger on one encoder, as one thing that has a loss.

Stanza trains each of them alone, each with its own pass through the encoder. Here a batch goes through the
encoder once and all heads read the same vectors, which makes a step of three heads hardly dearer than one
of one. The heads are Stanza's own classes and are saved as Stanza's own checkpoints.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from stanza.models import ner_tagger, parser, tagger
from stanza.models.common.doc import Document
from stanza.models.depparse.data import DataLoader as TreeData
from stanza.models.depparse.data import Dataset as TreeSet
from stanza.models.depparse.model import GraphParser
from stanza.models.ner.data import DataLoader as NameData
from stanza.models.ner.model import NERTagger
from stanza.models.pos.data import Dataset as TagSet
from stanza.models.pos.model import Tagger
from stanza.models.pos.tag_columns import tag_columns_from_args, tag_columns_to_config
from stanza.models.pos.vocab import WordVocab
from torch import Tensor, nn

from quotes.model.encoder import Encoder
from quotes.model.loading import ENCODER_NAME
from quotes.model.training.corpora import Sentence

# No words, characters or tags go in beside the vectors: with so little gold they only overfit, and tags that
# the tagger gets wrong would mislead the parser.
_ALL = (
    f"--bert_model {ENCODER_NAME} --bert_hidden_layers 4 --no_pretrain --shorthand de_x --optim adam "
    "--word_emb_dim 0 --no_char --num_layers 1 --dropout 0.33"
).split()
_TREE = (
    "--lang de --tag_emb_dim 0 --no_xpos --no_upos --no_ufeats --hidden_dim 200 --deep_biaff_hidden_dim 200 "
    "--word_dropout 0.1 --augment_nopunct 0 --no_second_optim --resolve_head_constraints"  # one subject a verb
).split()
_TAGS = (
    "--lang de --hidden_dim 200 --deep_biaff_hidden_dim 150 --composite_deep_biaff_hidden_dim 60 "
    "--word_dropout 0.1 --augment_nopunct 0"
).split()
_NAMES = ["--hidden_dim", "128", "--no_input_transform"]


class Heads(nn.Module):
    """The encoder and its three heads."""

    def __init__(self, encoder: Encoder, trees: Sequence[Sentence], names: Sequence[Sentence]) -> None:
        """Make heads with the tags and relations of ``trees`` and the classes of ``names``."""
        super().__init__()
        self.encoder = encoder
        self._configs: dict[str, dict[str, Any]] = {
            "parser": parser.parse_args([*_ALL, *_TREE]),
            "tagger": tagger.parse_args([*_ALL, *_TAGS]),
            "ner": ner_tagger.parse_args([*_ALL, *_NAMES]),
        }
        for config in self._configs.values():
            config |= {"word_cutoff": 1000, "bert_finetune": False}  # no word is an input, so none need be listed
        self._configs["ner"]["predict_tagset"] = 0
        syntax, entities = _words(trees), _tokens(names)
        self._vocabs: dict[str, Any] = {
            "parser": TreeSet(syntax, self._configs["parser"], None).vocab,
            "tagger": TagSet.init_vocab([syntax], self._configs["tagger"]),
            "ner": NameData(entities, 1, self._configs["ner"]).vocab,
        }
        # the names' words are no input either, but Stanza lists them all: a megabyte to load at every start
        self._vocabs["ner"]["delta"] = WordVocab([], "de_x", cutoff=1, lower=True)
        for vocab in (self._vocabs["parser"]["feats"], self._vocabs["tagger"]["feats"]):
            vocab.unit2id = cache(vocab.unit2id)  # taken apart anew for each word, it is a third of a step
        tokenizer = encoder.tokenizer
        self.parser = GraphParser(
            self._configs["parser"], self._vocabs["parser"], bert_model=encoder, bert_tokenizer=tokenizer
        )
        self.tagger = Tagger(
            self._configs["tagger"], self._vocabs["tagger"], bert_model=encoder, bert_tokenizer=tokenizer
        )
        self.ner = NERTagger(self._configs["ner"], self._vocabs["ner"], bert_model=encoder, bert_tokenizer=tokenizer)
        for parameter in encoder.parameters():
            parameter.requires_grad = True  # Stanza froze it
        for part in self.modules():
            if isinstance(part, nn.Bilinear):
                part.forward = partial(_bilinear, part)  # type: ignore[method-assign]
        _share_vectors()

    def losses(self, sentences: Sequence[Sentence]) -> dict[str, Tensor]:
        """Return the loss of each head for which all of ``sentences`` are annotated."""
        self.encoder.forget()
        found: dict[str, Tensor] = {}
        if all(sentence.words for sentence in sentences):
            self.encoder.vectors([[word.text for word in sentence.words] for sentence in sentences], None, ends=True)
            for sentence in sentences:
                self.encoder.lend(
                    tuple(word.text for word in sentence.words),
                    tuple(token.text for token in sentence.tokens),
                    [token.words for token in sentence.tokens],
                )
        if all(sentence.parsed for sentence in sentences):
            syntax = _words(sentences)
            with torch.autocast("cpu", dtype=torch.bfloat16):  # a tenth less time; losses stay in single
                found["tags"] = self._tags(syntax)
                found["tree"] = self._tree(syntax)
        if all(sentence.named for sentence in sentences):
            found["names"] = self._names(_tokens(sentences))
        self.encoder.forget()
        return found

    def _tree(self, document: Any) -> Tensor:
        data = TreeSet(document, self._configs["parser"], None, vocab=self._vocabs["parser"], evaluation=True)
        batch = TreeData.collate([data[i] for i in range(len(data))])
        *inputs, _order, word_order, lengths, word_lengths, text = batch
        loss: Tensor = self.parser.loss(*inputs, word_order, lengths, word_lengths, text)[0]
        return loss

    def _tags(self, document: Any) -> Tensor:
        config = self._configs["tagger"]
        data = TagSet(document, config, None, vocab=self._vocabs["tagger"], evaluation=True)
        batch = data.collate_fn([data[i] for i in range(len(data))])
        loss: Tensor = self.tagger(
            batch.words,
            batch.words_mask,
            batch.wordchars,
            batch.wordchars_mask,
            batch.tags,
            batch.pretrained,
            batch.word_orig_idx,
            batch.lens,
            batch.word_lens,
            batch.text,
        )[0]
        return loss

    def _names(self, document: Any) -> Tensor:
        data = NameData(
            document, len(document.sentences), self._configs["ner"], vocab=self._vocabs["ner"], evaluation=True
        )
        words, chars, mask, lines, tags, _order, word_order, line_order, lengths, sizes, widths, places = data[0]
        loss: Tensor = self.ner(
            words, chars, mask, tags, word_order, lengths, sizes, lines, places, widths, line_order
        )[0]
        return loss

    def restore(self, folder: Path) -> None:
        """Take the weights that a training left in ``folder`` (see :func:`quotes.model.training.joint.train`)."""
        self.encoder.load_state_dict(load_file(folder / "encoder.safetensors"))
        for name, head in (("parser", self.parser), ("tagger", self.tagger), ("ner", self.ner)):
            weights = torch.load(folder / f"{name}.pt", weights_only=True)["model"]
            head.load_state_dict({key: value.float() for key, value in weights.items()}, strict=False)

    def save(self, folder: Path, state: Mapping[str, Tensor]) -> None:
        """Write the heads of ``state`` (this module's state or an average of it) as Stanza's checkpoints.

        Half precision costs nothing and halves the files. No path of the machine that trained goes in.
        """
        for name in ("parser", "tagger", "ner"):
            config = {key: value for key, value in self._configs[name].items() if _plain(value)}
            if name == "tagger":
                config["tag_columns"] = tag_columns_to_config(tag_columns_from_args(self._configs[name]))
            prefix = f"{name}."
            weights = {
                key.removeprefix(prefix): value.half() if value.is_floating_point() else value
                for key, value in state.items()
                if key.startswith(prefix)
            }
            checkpoint: dict[str, Any] = {
                "model": weights,
                "vocab": self._vocabs[name].state_dict(),
                "config": config,
            }
            if name == "parser":
                checkpoint |= {"model_type": "graph", "global_step": 0, "last_best_step": 0, "dev_score_history": []}
            torch.save(checkpoint, folder / f"{name}.pt", _use_new_zipfile_serialization=False)


def _bilinear(part: nn.Bilinear, first: Tensor, second: Tensor) -> Tensor:
    """Do what ``part`` does, in products of matrices, with which a step takes a tenth less time on a processor."""
    outs, ins, _ = part.weight.shape
    rows = second.flatten(0, -2)
    turned = (rows @ part.weight.flatten(0, 1).t()).view(-1, outs, ins)
    product = (turned @ first.flatten(0, -2).unsqueeze(-1)).squeeze(-1)
    found: Tensor = (product + part.bias).view(*second.shape[:-1], outs)
    return found


def _plain(value: object) -> bool:
    """Whether a setting may go into a file that is read without pickle."""
    return value is None or isinstance(value, (bool, int, float, str, list))


def _words(sentences: Sequence[Sentence]) -> Any:
    """Return Stanza's document of words with syntax."""
    return Document(
        [
            [
                {
                    "id": index,
                    "text": word.text,
                    "lemma": word.lemma,
                    "upos": word.upos,
                    "xpos": "_",
                    "feats": word.feats,
                    "head": word.head,
                    "deprel": word.deprel,
                }
                for index, word in enumerate(sentence.words, 1)
            ]
            for sentence in sentences
        ]
    )


def _tokens(sentences: Sequence[Sentence]) -> Any:
    """Return Stanza's document of tokens with names."""
    return Document(
        [
            [{"id": index, "text": token.text, "ner": token.name} for index, token in enumerate(sentence.tokens, 1)]
            for sentence in sentences
        ]
    )


def _share_vectors() -> None:
    """Let the heads take their vectors from our encoder, with the gradient, and learn their mix of its layers."""

    def ours(
        _name: str,
        _tokenizer: Any,
        model: Encoder,
        sentences: Any,
        _device: Any,
        keep_endpoints: bool,  # noqa: FBT001 - Stanza's signature
        *,
        bert_layer_mix: Any = None,
        **_options: Any,
    ) -> list[Tensor]:
        mix = None if bert_layer_mix is None else bert_layer_mix.weight[0]
        return model.vectors(sentences, mix, ends=keep_endpoints)

    for name in ("pos", "depparse", "ner"):
        importlib.import_module(f"stanza.models.{name}.model").extract_bert_embeddings = ours  # type: ignore[attr-defined]
