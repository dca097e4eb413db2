"""Dependency trees from a graph parser's states, with less work than Stanza's for the same trees.

Stanza scores every label for every pair of words, and searches each tree in Python, in a way that always runs into
cycles. Here a label is scored for the pairs of the tree alone, and there is no search where every word's best head
makes a tree at once: no other tree can have a higher sum then (:mod:`quotes.model.arborescence`). Nine sentences in
ten are such. Only a tree with two subjects or two objects of one word, about one in fifteen, needs all labels, to look
for the next best (:mod:`quotes.model.single`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from quotes.model.arborescence import Heads, best_tree
from quotes.model.dense import Dense
from quotes.model.single import Single

PAIRS = 256  # words whose labels are scored at once: bounds the memory


class Labels:
    """Scores the labels of pairs of words."""

    def __init__(self, scorer: Any) -> None:
        """Take Stanza's deep biaffine scorer (Dozat and Manning 2017)."""
        self._scorer = scorer
        weight = scorer.scorer.W_bilin.weight.detach()  # dependent × head × label
        self._size, heads, self._count = weight.shape
        self._bias = scorer.scorer.W_bilin.bias.detach()[:, None]
        # what is the same for all words of a head comes first: there are half as many heads as words
        with torch.device("meta"):
            self._half = Dense(heads, self._count * self._size, bias=False)
        whole = weight.permute(2, 0, 1).reshape(self._count * self._size, heads)
        self._half.load_state_dict({"weight": whole}, assign=True)
        self._half.pack()

    def best(self, states: Tensor, words: Tensor, heads: Tensor) -> list[int]:
        """Return the number of the best label of each pair of word and head."""
        left, right = _sides(self._scorer, states)
        best = torch.empty_like(words)
        for some in torch.split(torch.argsort(heads, stable=True), PAIRS):
            each, which, counts = torch.unique_consecutive(heads[some], return_inverse=True, return_counts=True)
            half = self._half(right[each]).view(len(each), self._count, self._size)
            slot = torch.arange(len(some)) - (counts.cumsum(0) - counts)[which]  # a head's first word, second word …
            theirs = left.new_zeros(len(each), int(counts.max()), self._size)
            theirs[which, slot] = left[words[some]]
            best[some] = (half @ theirs.transpose(1, 2) + self._bias).argmax(1)[which, slot]
        return list(best.tolist())

    def likely(self, states: Tensor) -> npt.NDArray[np.float32]:
        """Return the log probability of each label of each pair of one sentence's words (dependent × head × label)."""
        left, right = _sides(self._scorer, states)
        half = self._half(right).view(len(states), self._count, self._size)
        scores = (half @ left.T + self._bias).permute(2, 0, 1)
        return np.asarray(functional.log_softmax(scores, 2).numpy())


def parse(
    model: Any, labels: Labels, states: Tensor, lengths: Sequence[int], single: Single | None
) -> tuple[list[Heads], list[int]]:
    """Return the heads of each sentence, and the numbers of all words' labels.

    Args:
        model: Stanza's GraphParser.
        labels: made of its scorer of labels.
        states: what its LSTM says of the root and the words of each sentence, sentence after sentence.
        lengths: of the sentences, the root counted.
        single: what no word may have twice, if it matters.

    Returns:
        Of each sentence an array with the head of each word, 0 for the root, which itself stands first; and for all
        words but the roots the number of their label.
    """
    arcs = [scores.numpy() for scores in _arcs(model, states, lengths)]
    trees = [best_tree(scores) for scores in arcs]
    starts = np.cumsum([0, *lengths[:-1]])
    heads = np.concatenate([tree[1:] + start for tree, start in zip(trees, starts, strict=True)])
    words = np.concatenate([np.arange(1, n) + start for n, start in zip(lengths, starts, strict=True)])
    best = labels.best(states, torch.from_numpy(words), torch.from_numpy(heads))
    if single is None:
        return trees, best
    for number, (start, length) in enumerate(zip(starts.tolist(), lengths, strict=True)):
        here = slice(start - number, start - number + length - 1)  # the roots before have no label
        if single.broken(trees[number], best[here]):
            likely = labels.likely(states[start : start + length])
            trees[number], best[here] = single.mend(arcs[number], likely, trees[number])
    return trees, best


def _sides(scorer: Any, states: Tensor) -> tuple[Tensor, Tensor]:
    """Return what a scorer of Stanza's makes of words as dependents and as heads, with a one for the bias."""
    one = states.new_ones(len(states), 1)
    left, right = (torch.cat([scorer.hidden_func(part(states)), one], 1) for part in (scorer.W1, scorer.W2))
    return left, right


def _pairs(scorer: Any, states: Tensor, lengths: Sequence[int]) -> list[Tensor]:
    """Return the score of each pair of words (dependent × head) within each sentence."""
    left, right = _sides(scorer, states)
    half = left @ scorer.scorer.W_bilin.weight[:, :, 0]
    sizes = list(lengths)
    return [
        a @ b.T + scorer.scorer.W_bilin.bias
        for a, b in zip(torch.split(half, sizes), torch.split(right, sizes), strict=True)
    ]


def _arcs(model: Any, states: Tensor, lengths: Sequence[int]) -> list[Tensor]:
    """Return the log probability of each head (dependent × head) in each sentence, as Stanza adds it up."""
    found = _pairs(model.unlabeled, states, lengths)
    order = _pairs(model.linearization, states, lengths) if model.args["linearization"] else None
    far = _pairs(model.distance, states, lengths) if model.args["distance"] else None
    for number in range(len(found)):
        scores = found[number]
        places = torch.arange(len(scores))
        offset = (places[None] - places[:, None]).float()
        if order is not None:
            scores += functional.logsigmoid(order[number] * offset.sign())
        if far is not None:
            scores -= torch.log((offset.abs() - 1 - functional.softplus(far[number])) ** 2 / 2 + 1)
        scores.fill_diagonal_(-float("inf"))
    return [functional.log_softmax(scores, 1) for scores in found]
