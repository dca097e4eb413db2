"""Lemmas by Stanza's lemmatizer: its dictionary, and for other words its network, which spells them letter by letter.

The network first says whether the lemma is the word itself, the word in small letters, or one that must be spelled.
Stanza spells in any case and throws most of it away; here only what is needed is spelled. A letter is spoken or copied
from the word (See, Liu and Manning 2017); the two are added as probabilities, where Stanza adds logarithms of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import torch
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

AT_ONCE = 200  # words in one batch: bounds the memory
_SPELL = 0  # what the network says of a word: to be spelled, as it is, in small letters

Tagged = tuple[str, str]
"""A word and its part of speech."""


class Lemmas:
    """Finds the lemmas of tagged words."""

    def __init__(self, trainer: Any) -> None:
        """Take Stanza's trainer, which holds the network and the dictionary. See ``fits``."""
        self._trainer = trainer
        self._model = trainer.model.eval()

    @staticmethod
    def fits(trainer: Any) -> bool:
        """Tell whether a lemmatizer is one that is known here."""
        args = trainer.args
        return (
            all(args.get(name) for name in ("ensemble_dict", "edit", "pos"))
            and not any(args.get(name) for name in ("dict_only", "caseless", "charlm"))
            and args.get("beam_size") == 1
            and args.get("copy")
            and args.get("attn_type") == "soft"
            and not trainer.has_contextual_lemmatizers()
        )

    def of(self, words: Iterable[Tagged]) -> dict[Tagged, str]:
        """Return the lemma of each word."""
        pairs = list(dict.fromkeys(words))
        known = self._trainer.skip_seq2seq(pairs)
        found = dict(zip(pairs, self._trainer.predict_dict(pairs), strict=True))
        # by length: words of one batch take as long as the longest of them
        rest = sorted(
            (pair for pair, skip in zip(pairs, known, strict=True) if not skip), key=lambda p: (-len(p[0]), p)
        )
        for start in range(0, len(rest), AT_ONCE):
            some = rest[start : start + AT_ONCE]
            found.update(zip(some, self._predict(some), strict=True))
        return {pair: lemma or pair[0] for pair, lemma in found.items()}

    def _predict(self, pairs: Sequence[Tagged]) -> list[str]:
        """Return the lemmas of words that are not in the dictionary, the longest first."""
        from stanza.models.common import seq2seq_constant as constant
        from stanza.models.common.vocab import DeltaVocab

        chars = DeltaVocab([[word, tag] for word, tag in pairs], self._trainer.vocab["char"])
        rows = [torch.tensor(chars.map([constant.SOS, *word, constant.EOS])) for word, _ in pairs]
        source = pad_sequence(rows, batch_first=True, padding_value=constant.PAD_ID)
        tags = torch.tensor([self._trainer.vocab["pos"].unit2id(tag) for _, tag in pairs])
        edits = self._edits(source, tags)
        spelled = [number for number, edit in enumerate(edits) if edit == _SPELL]
        lemmas = [""] * len(pairs)
        if spelled:
            there = source[spelled][:, : len(rows[spelled[0]])]  # the first is the longest
            for number, ids in zip(spelled, self._spell(there, tags[spelled]), strict=True):
                lemmas[number] = "".join(chars.unmap(ids))
        return list(self._trainer.postprocess([word for word, _ in pairs], lemmas, edits))

    def _edits(self, source: Tensor, tags: Tensor) -> list[int]:
        """Return for each word what the network says of it."""
        inputs, _, lengths, _ = self._model.embed(source, source == 0, tags, None)  # 0 pads
        _, (state, _) = self._model.encode(inputs, lengths)
        return list(self._model.edit_clf(state).argmax(1).tolist())

    def _spell(self, source: Tensor, tags: Tensor) -> list[list[int]]:
        """Return the letters' numbers of each word's lemma, each the best after those before it."""
        from stanza.models.common import seq2seq_constant as constant

        model = self._model
        cell, attention = model.decoder.lstm_cell, model.decoder.attention_layer
        inputs, count, lengths, mask = model.embed(source, source == constant.PAD_ID, tags, None)
        context, state = model.encode(inputs, lengths)
        keys = context @ attention.linear_in.weight
        unknown = int(source.max()) + 1 - model.vocab_size
        letter = model.embedding(model.SOS_tensor).expand(count, -1)
        ended = torch.zeros(count, dtype=torch.bool)
        spelled: list[Tensor] = []
        while not ended.all() and len(spelled) < model.max_dec_len:
            state = cell(letter, state)
            fits = torch.bmm(keys, state[0][:, :, None])[:, :, 0].masked_fill_(mask, -float("inf"))
            said = torch.cat([torch.bmm(fits.softmax(1)[:, None], context)[:, 0], state[0]], 1)
            said = attention.linear_out(said).tanh_()
            copies = model.copy_gate(said)
            scores = model.dec2vocab(said).softmax(1) * (-copies).sigmoid()
            if unknown > 0:  # such a letter is as probable as an unknown one, and can be copied besides
                scores = torch.cat([scores, scores[:, constant.UNK_ID, None].expand(-1, unknown)], 1)
            copied = fits[:, 1:].softmax(1) * copies.sigmoid()  # the first is the part of speech
            best = scores.scatter_add_(1, source, copied).argmax(1)
            spelled.append(best)
            ended |= best == constant.EOS_ID
            letter = model.embedding(best.masked_fill(best >= model.vocab_size, constant.UNK_ID))
        return [_until(row, constant.EOS_ID) for row in torch.stack(spelled, 1).tolist()]


def _until(numbers: list[int], end: int) -> list[int]:
    return numbers[: numbers.index(end)] if end in numbers else numbers
