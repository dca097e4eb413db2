"""The best dependency tree over scores of heads, by Chu and Liu and Edmonds, as fast as a hostile sentence demands.

Stanza searches in Python with a pass over all words for each cycle that it breaks, and copies the scores each time:
a second for a sentence of 150 words that is made of cycles. Here the scores are contracted in place, one cycle after
the other (Tarjan 1977, Gabow and others 1986, dense): each step costs a few vector operations over the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.floating[Any]]
Heads = npt.NDArray[np.integer[Any]]


def best_tree(scores: Scores) -> Heads:
    """Return the heads of the tree with the highest sum of ``scores`` (dependent × head) in which one word is root."""
    heads: Heads = scores.argmax(1)
    heads[0] = 0
    if is_tree(heads.tolist()):
        return heads
    heads = _Search(scores).tree()
    return heads if is_tree(heads.tolist()) else best_single_root(scores)


def best_single_root(scores: Scores) -> Heads:
    """Return the best tree with one root: what the root costs outweighs all else (Stanojević and Cohen 2021)."""
    dear = scores.astype(np.float64)
    dear[:, 0] += dear[np.isfinite(dear)].min() * len(dear)
    return _Search(dear).tree()


def is_tree(heads: Sequence[int]) -> bool:
    """Tell whether each word comes to the root by its heads, and one alone at once; ``heads[0]`` is the root's own."""
    if sum(head == 0 for head in heads[1:]) != 1:
        return False
    known = {0}
    for start in range(1, len(heads)):
        path: set[int] = set()
        word = start
        while word not in known:
            if word in path:
                return False
            path.add(word)
            word = heads[word]
        known |= path
    return True


class _Search:
    """Goes from each word to its best head until it comes to the root, and makes one word of each cycle on the way."""

    def __init__(self, scores: Scores) -> None:
        count = len(scores)
        self._scores = scores.astype(np.float64)  # a copy: changed as cycles are contracted
        np.fill_diagonal(self._scores, -np.inf)
        self._edges = np.arange(count * count).reshape(count, count)  # word × count + head: what a score is that of
        self._owner = np.arange(count)  # the word that stands for each: itself, or its cycle's
        self._chosen = np.zeros(count, dtype=int)  # the best head of each that was asked
        self._cycles: list[tuple[int, Heads, dict[int, int]]] = []

    def tree(self) -> Heads:
        """Return the head of each word."""
        done = np.zeros(len(self._owner), dtype=bool)
        done[0] = True
        for start in range(1, len(done)):
            path: list[int] = []
            at = int(self._owner[start])
            while not done[at]:
                path.append(at)
                self._chosen[at] = self._scores[at].argmax()
                at = int(self._chosen[at])
                if at in path:
                    cycle = path[path.index(at) :]
                    del path[-len(cycle) :]
                    self._contract(cycle)
            done[path] = True
        return self._expanded()

    def _contract(self, cycle: list[int]) -> None:
        """Let the first word of a cycle stand for all of it."""
        members, first = np.array(cycle), cycle[0]
        chosen = self._chosen[members]
        self._cycles.append((first, self._owner.copy(), self._asked(members)))
        every = np.arange(len(self._owner))
        # an edge into the cycle takes the place of the one there that goes to the same word
        into = self._scores[members] - self._scores[members, chosen][:, None]
        self._edges[first] = self._edges[members[into.argmax(0)], every]
        out = members[self._scores[:, members].argmax(1)]
        self._edges[:, first] = self._edges[every, out]
        self._scores[:, first] = self._scores[every, out]
        self._scores[first] = into.max(0)
        self._scores[first, members] = -np.inf
        self._scores[:, members[1:]] = -np.inf
        inside = np.zeros(len(self._owner), dtype=bool)
        inside[members] = True
        self._owner[inside[self._owner]] = first

    def _expanded(self) -> Heads:
        """Return the tree, each cycle opened at the word that has its head elsewhere."""
        edge = self._asked(np.flatnonzero(self._owner == np.arange(len(self._owner)))[1:])
        for first, owner, edges in reversed(self._cycles):
            entering = edge[first]
            edge |= edges
            edge[int(owner[entering // len(owner)])] = entering
        tree = np.zeros(len(self._owner), dtype=int)
        for found in edge.values():
            word, head = divmod(found, len(tree))
            tree[word] = head
        return tree

    def _asked(self, members: Heads) -> dict[int, int]:
        """Return the edge to its best head of each of some words that were asked."""
        edges = self._edges[members, self._chosen[members]]
        return dict(zip(members.tolist(), edges.tolist(), strict=True))
