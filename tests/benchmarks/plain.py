"""A plain ``stanza.Pipeline`` with the embedded model's weights, as a user of Stanza would write it.

The embedded model keeps its encoder apart from its heads and shares it among them. Here each head gets a folder with
an encoder of its own, in the form that Stanza fetches from a model hub (`transformers`, single precision), and its
checkpoint names that folder. The rest is Stanza's: nothing of it is changed, nothing of this project runs, and each
of the three processors runs its own encoder over every sentence.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

FILES = {"tokenize": "tok", "mwt": "mwt", "pos": "tagger", "lemma": "lemma", "depparse": "parser", "ner": "ner"}
_SIGNS = {"bos_token": "<s>", "eos_token": "</s>", "pad_token": "<pad>", "unk_token": "<unk>"}


def prepare(model: Path, folder: Path) -> None:
    """Write the weights of ``model``, the embedded one's folder, to ``folder`` as stock Stanza takes them."""
    import torch
    from safetensors.torch import load_file, save_file
    from transformers import PreTrainedTokenizerFast

    folder.mkdir(parents=True)
    stored = load_file(model / "enc.int8.safetensors")
    weights = {
        name: tensor.float() * stored[f"{name}.scale"].float() if f"{name}.scale" in stored else tensor.float()
        for name, tensor in stored.items()
        if not name.endswith(".scale")
    }
    pieces = PreTrainedTokenizerFast(
        tokenizer_file=str(model / "tokenizer.json"),
        model_max_length=json.loads((model / "config.json").read_text("utf-8"))["max_position_embeddings"],
        add_prefix_space=True,
        **_SIGNS,
    )
    for name, file in FILES.items():
        checkpoint = torch.load(model / f"{file}.pt", weights_only=True)
        if checkpoint["config"].get("bert_model"):
            encoder = folder / name
            encoder.mkdir()
            shutil.copy(model / "config.json", encoder)
            save_file(weights, encoder / "model.safetensors", metadata={"format": "pt"})
            pieces.save_pretrained(encoder)
            checkpoint["config"]["bert_model"] = str(encoder)
        torch.save(checkpoint, folder / f"{file}.pt")
    (folder / "resources.json").write_text("{}", "utf-8")  # Stanza insists on it, though every path is given


def load(folder: Path) -> Any:
    """Return the pipeline of a folder that ``prepare`` has written."""
    import stanza  # noqa: TID251 - the other side of the comparison
    from transformers.utils import logging

    logging.set_verbosity_error()
    logging.disable_progress_bar()
    return stanza.Pipeline(
        "de",
        dir=str(folder),
        processors=",".join(FILES),
        package=None,
        allow_unknown_language=True,
        download_method=None,
        use_gpu=False,
        logging_level="ERROR",
        **{f"{part}_model_path": str(folder / f"{file}.pt") for part, file in FILES.items()},
    )
