"""The embedded German model: where its weights lie and which files they are."""

from __future__ import annotations

from pathlib import Path

CARD = "model.json"  # what a folder says of itself: version, licence, checksums, accuracy; see quotes.model.sources
FILES = (
    "config.json",
    "enc.int8.safetensors",
    "lemma.pt",
    CARD,
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
