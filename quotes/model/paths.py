"""Best paths through a chain of tags (Viterbi 1967), in all sentences at once.

Stanza's own goes word by word through each sentence, which took longer than the network that scores the tags.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.floating[Any]]


def best(scores: Scores, lengths: Sequence[int], moves: Scores) -> list[list[int]]:
    """Return the tags of each sentence whose scores have the highest sum.

    Args:
        scores: words × tags, sentence after sentence.
        lengths: of the sentences, none of them empty.
        moves: tag × following tag, the score of going from one to the other.
    """
    order = sorted(range(len(lengths)), key=lambda number: -lengths[number])  # the longest first
    starts = np.array([0, *accumulate(lengths)])[order]
    ends = np.array([lengths[number] for number in order])
    so_far = scores[starts]
    before: list[npt.NDArray[np.integer[Any]]] = []  # of each word but the first, the tag to come from
    for place in range(1, int(ends[0])):
        going = int((ends > place).sum())
        steps = so_far[:going, :, None] + moves
        before.append(steps.argmax(1))
        so_far[:going] = scores[starts[:going] + place] + steps.max(1)
    tags = so_far.argmax(1)
    found = np.empty(len(scores), dtype=np.intp)
    found[starts + ends - 1] = tags
    for place in range(int(ends[0]) - 2, -1, -1):
        going = len(before[place])
        tags[:going] = np.take_along_axis(before[place], tags[:going, None], 1)[:, 0]
        found[starts[:going] + place] = tags[:going]
    borders = accumulate(lengths, initial=0)
    return [found[start:end].tolist() for start, end in pairwise(borders)]
