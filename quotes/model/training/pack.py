"""From trained weights to the files of the package: small, with checksums, and without a trace of the machine."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from quotes.model import CARD, FILES
from quotes.model.encoder import stored_names
from quotes.model.sources import write_card

HEADS = ("parser.pt", "tagger.pt", "ner.pt")
SMALL = ("tok.pt", "mwt.pt", "lemma.pt")
ENCODER = ("config.json", "tokenizer.json")
LICENCE = "CC BY-SA 4.0 (Encoder: MIT; Einzelheiten in quotes/model/NOTICE.md)"
STEPS = 127  # of a signed byte


def pack(work: Path, trained: Path, folder: Path) -> int:
    """Write the package's files to ``folder``, all but the card (see :func:`describe`).

    Args:
        work: has the tokenizer, contractions and lemmas, and in ``base`` the encoder's pieces.
        trained: has the encoder and the heads.
        folder: where the files go.

    Returns:
        their size in bytes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for source, names in ((trained, HEADS), (work, SMALL), (work / "base", ENCODER)):
        for name in names:
            shutil.copyfile(source / name, folder / name)
    layers = json.loads((folder / "config.json").read_text("utf-8"))["num_hidden_layers"]
    weights = load_file(trained / "encoder.safetensors")
    save_file(small(weights, stored_names(layers)), folder / "enc.int8.safetensors")
    (folder / "resources.json").write_text("{}\n", "utf-8")  # Stanza insists on the file
    return sum((folder / name).stat().st_size for name in FILES if (folder / name).exists())


def small(weights: Mapping[str, Tensor], names: Mapping[str, str]) -> dict[str, Tensor]:
    """Return matrices as bytes with a scale a row, the rest in half precision. Loading gives floats again.

    Measured on the first set of weights: the figures stay the same to the decimal, at a quarter of the size.
    """
    packed: dict[str, Tensor] = {}
    for ours, theirs in names.items():
        value = weights[ours].float()
        if value.dim() == 2:
            scale = (value.abs().amax(1, keepdim=True) / STEPS).clamp(min=1e-8).half()
            packed[theirs] = (value / scale.float()).round().clamp(-STEPS, STEPS).to(torch.int8)
            packed[f"{theirs}.scale"] = scale
        else:
            packed[theirs] = value.half()
    return packed


def mean(trained: Sequence[Path], folder: Path) -> None:
    """Write encoder and heads to ``folder``, each weight the mean of those in the folders ``trained``.

    It means something only where these have gone on from the same weights.
    """
    encoders = [load_file(each / "encoder.safetensors") for each in trained]
    save_file(_mean(encoders), folder / "encoder.safetensors")
    for name in HEADS:
        heads = [torch.load(each / name, weights_only=True) for each in trained]
        made = heads[0] | {"model": _mean([head["model"] for head in heads])}
        torch.save(made, folder / name, _use_new_zipfile_serialization=False)


def _mean(states: Sequence[Mapping[str, Tensor]]) -> dict[str, Tensor]:
    """Return the mean of the floats; what else a state has is the same in all."""
    return {
        name: torch.stack([state[name].float() for state in states]).mean(0).to(value.dtype)
        if value.is_floating_point()
        else value
        for name, value in states[0].items()
    }


def describe(folder: Path, version: str, built: str, accuracy: Mapping[str, float], measured_on: str) -> None:
    """Write the card: version, licence, figures, and size and checksum of each file."""
    about = {
        "name": "embedded",
        "version": version,
        "built": built,
        "stanza": "1.15",
        "licence": LICENCE,
        "accuracy": {name: round(value, 1) for name, value in accuracy.items()},
        "measured_on": measured_on,
    }
    write_card(folder, about, [name for name in FILES if name != CARD])
