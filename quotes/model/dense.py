"""A linear layer for reading alone, in the order of numbers that the processor multiplies fastest."""

from __future__ import annotations

import platform

import torch
from torch import Tensor, nn
from torch.nn import functional

_ORDER = getattr(torch.ops.mkldnn, "_reorder_linear_weight", None)
_PRODUCT = getattr(torch.ops.mkldnn, "_linear_pointwise", None)
"""torch's own way to oneDNN, by which its compiler goes; it has no public name. Without it all goes on, slower."""


class Dense(nn.Linear):
    """A linear layer whose weights can be packed for oneDNN, whose product takes a sixth less time than torch's own.

    Until then, and on processors for which that was not measured, it is an ordinary one.
    """

    _packed: Tensor | None = None

    def pack(self) -> None:
        """Put the weights in order, for good: they can be neither trained nor stored any more."""
        if _ORDER is not None and _PRODUCT is not None and platform.machine() in {"x86_64", "AMD64"}:
            self._packed = _ORDER(self.weight.detach())
            del self.weight

    def forward(self, states: Tensor) -> Tensor:
        """Return the product."""
        return super().forward(states) if self._packed is None else self._product(states, "none")

    def gelu(self, states: Tensor) -> Tensor:
        """Return the product, bent by GELU."""
        return functional.gelu(super().forward(states)) if self._packed is None else self._product(states, "gelu")

    def _product(self, states: Tensor, then: str) -> Tensor:
        assert _PRODUCT is not None  # noqa: S101 - see pack
        found: Tensor = _PRODUCT(states, self._packed, self.bias, then, [], "none")
        return found
