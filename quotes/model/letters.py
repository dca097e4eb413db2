"""The tokenizer's LSTM over the letters of one paragraph.

Torch runs an LSTM fast by oneDNN, which prepares itself anew for each length that it has not met. So paragraphs are
padded to a few lengths. The way back through a paragraph begins at its last letter, not in the padding, for which
each of the two ways has an LSTM of its own here.
"""

from __future__ import annotations

from typing import Any, TypeGuard

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import PackedSequence

STEP = 64  # letters: lengths are rounded up to a multiple of it


class Letters(nn.Module):
    """Stands in for a bidirectional LSTM that is given one sequence at a time, packed."""

    def __init__(self, lstm: nn.LSTM) -> None:
        """Take the weights of ``lstm``. See ``fits``."""
        super().__init__()
        self._lstm = lstm
        self._forth, self._back = (nn.LSTM(lstm.input_size, lstm.hidden_size) for _ in range(2))
        weights = lstm.state_dict()
        for way, end in ((self._forth, "_l0"), (self._back, "_l0_reverse")):
            here = {name: weights[name.removesuffix("_l0") + end] for name in way.state_dict()}
            way.load_state_dict(here)

    @staticmethod
    def fits(lstm: Any) -> TypeGuard[nn.LSTM]:
        """Tell whether this is an LSTM that ``Letters`` can stand in for."""
        return (
            type(lstm) is nn.LSTM and lstm.bidirectional and lstm.num_layers == 1 and lstm.bias and not lstm.proj_size
        )

    def forward(self, packed: PackedSequence) -> tuple[PackedSequence, None]:
        """Return the states of a sequence's letters, in both directions, as nn.LSTM does."""
        if len(packed.data) != len(packed.batch_sizes):  # several sequences
            return self._lstm(packed)[0], None
        states = torch.cat([_run(self._forth, packed.data), _run(self._back, packed.data.flip(0)).flip(0)], 1)
        return packed._replace(data=states), None


def _run(lstm: nn.LSTM, letters: Tensor) -> Tensor:
    count = len(letters)
    padded = letters.new_zeros(-(-count // STEP) * STEP, 1, letters.shape[1])
    padded[:count, 0] = letters
    states: Tensor = lstm(padded)[0]
    return states[:count, 0]
