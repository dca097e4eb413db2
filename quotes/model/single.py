"""What a word has once at most: a subject, an object. Two of one word are one too many, and another tree is sought.

The way is Stanza's (``stanza.models.depparse.head_constraints``): each of the offenders may stay in turn, the others
get the best label that is left to them wherever they go, and of the trees so found the best is taken. Here all labels
are looked up at once, and a word with a crowd of offenders (``_FEW``), which is a list or nonsense and no sentence of
a report, keeps the likeliest of them without trying each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from quotes.model.arborescence import Heads, Scores, best_single_root

_FEW = 3  # offenders each of which is tried
_ROUNDS = 5  # as Stanza: one violation is mended in each


class Single:
    """Tells trees with two subjects or two objects of one word, and mends them."""

    def __init__(self, vocab: Any) -> None:
        """Take Stanza's vocabulary of labels."""
        from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
        from stanza.models.depparse.head_constraints import DEPREL_TO_GROUP

        names = [vocab.id2unit(number) for number in range(VOCAB_PREFIX_SIZE, len(vocab))]
        self._groups = [DEPREL_TO_GROUP.get(name) for name in names]
        self._within = {
            group: np.array([group == other for other in self._groups]) for group in self._groups if group is not None
        }

    def broken(self, tree: Heads, labels: Sequence[int]) -> bool:
        """Tell whether a word has two of them; ``labels`` are those of all words but the root."""
        return self._offence(tree.tolist(), labels) is not None

    def _offence(self, tree: Sequence[int], labels: Iterable[int]) -> tuple[int, str, list[int]] | None:
        """Return the first word that has two of a group, the group, and which they are."""
        found: dict[int, dict[str, list[int]]] = {}
        for word, label in enumerate(labels, start=1):
            group = self._groups[label]
            if group is not None:
                found.setdefault(tree[word], {}).setdefault(group, []).append(word)
        return next(
            ((head, group, words) for head, of in found.items() for group, words in of.items() if len(words) > 1), None
        )

    def mend(self, scores: Scores, likely: Scores, tree: Heads) -> tuple[Heads, list[int]]:
        """Return the best tree, and the labels of its words, in which no word has two of them.

        Args:
            scores: log probability of each head (dependent × head).
            likely: of each label (dependent × head × label).
            tree: the best one by ``scores`` alone.
        """
        mending = _Mending(scores, likely, self._within)
        labels = mending.labels(tree)
        for _ in range(_ROUNDS):
            offence = self._offence(tree.tolist(), labels)
            if offence is None:
                break
            tree, labels = mending.without(*offence)
        return tree, labels


class _Mending:
    """One sentence: what its words may no longer be, and the best tree then."""

    def __init__(self, scores: Scores, likely: Scores, within: dict[str, npt.NDArray[np.bool_]]) -> None:
        self._scores, self._likely, self._within = scores, likely, within
        self._best = likely.max(2)
        self._barred: dict[tuple[int, int], set[str]] = defaultdict(set)  # groups of a dependent at a head

    def labels(self, tree: Heads) -> list[int]:
        """Return the best label that each word of a tree may have."""
        every = np.arange(1, len(tree))
        found: list[int] = self._likely[every, tree[1:]].argmax(1).tolist()
        for word, head in self._barred:
            if tree[word] == head:
                found[word - 1] = int(self._left(word, head, set()).argmax())
        return found

    def _left(self, word: int, head: int, barred: set[str]) -> npt.NDArray[np.floating[Any]]:
        """Return the log probabilities of the labels at a head, those that are barred at nothing."""
        row: npt.NDArray[np.floating[Any]] = self._likely[word, head].copy()
        for group in self._barred.get((word, head), set()) | barred:
            row[self._within[group]] = -np.inf
        return row

    def without(self, head: int, group: str, words: list[int]) -> tuple[Heads, list[int]]:
        """Return the best tree, and its labels, in which one of the words alone stays in the group at the head."""
        likeliest = sorted(words, key=lambda word: self._likely[word, head][self._within[group]].max(), reverse=True)
        staying = words if len(words) <= _FEW else likeliest[:1]
        rows = {word: self._row(word, head, group) for word in words}
        tried = [(self._try(word, head, group, rows), word) for word in staying]
        (_, tree, labels), stays = max(tried, key=lambda found: found[0][0])
        for word in words:
            if word != stays:
                self._barred[word, head].add(group)
        return tree, labels

    def _row(self, word: int, head: int, group: str) -> npt.NDArray[np.floating[Any]]:
        """Return the score of each head of a word that leaves a group at one head, the best label there counted."""
        best = self._best[word].copy()
        for other in {head, *(at for one, at in self._barred if one == word)}:
            best[other] = self._left(word, other, {group} if other == head else set()).max()
        return np.asarray(self._scores[word] + best)

    def _try(
        self, stays: int, head: int, group: str, rows: dict[int, npt.NDArray[np.floating[Any]]]
    ) -> tuple[float, Heads, list[int]]:
        """Return the best tree in which one word stays, its score, and its labels."""
        scores = self._scores.copy()
        for word, row in rows.items():
            if word != stays:
                scores[word] = row
        tree = best_single_root(scores)
        labels = self.labels(tree)
        for word in rows:
            if word != stays and tree[word] == head:
                labels[word - 1] = int(self._left(word, head, {group}).argmax())
        every = np.arange(1, len(tree))
        total = self._scores[every, tree[1:]] + self._likely[every, tree[1:], labels]
        return float(total.sum(dtype=np.float64)), tree, labels
