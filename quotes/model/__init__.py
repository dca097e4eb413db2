"""The embedded German model: where its weights lie and whether they are whole."""

from __future__ import annotations

from pathlib import Path

FILES = (
    "config.json",
    "enc.int8.safetensors",
    "lemma.pt",
    "mwt.pt",
    "ner.pt",
    "parser.pt",
    "resources.json",
    "tagger.pt",
    "tok.pt",
    "tokenizer.json",
)


def embedded_folder() -> Path:
    """Return the folder of the weights that come with the package."""
    return Path(__file__).parent / "embedded"


def missing_files(folder: Path) -> list[Path]:
    """Return the weight files that are not in ``folder``."""
    return [folder / name for name in FILES if not (folder / name).is_file()]
