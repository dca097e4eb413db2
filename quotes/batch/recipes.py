"""What the quotations of an article depend on, apart from the article."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from quotes._version import __version__
from quotes.batch.setup import Setup
from quotes.lexicon import fingerprint as fingerprint_of_lists
from quotes.lexicon import own_lists
from quotes.model import sources
from quotes.model.errors import ModelError

_LIBRARIES = ("torch", "stanza")
_TOLD = {
    "version": "quotes {then} statt {now}",
    "libraries": "{then} statt {now}",
    "model": "anderes Sprachmodell",
    "lexicon": "andere Wortlisten",
    "certainty": "--min-certainty {then} statt {now}",
    "indirect": "{then} statt {now} indirekter Rede",
}


def recipe(setup: Setup) -> dict[str, str]:
    """Return all that decides on the quotations found in an article, by name. The same recipe, the same quotations.

    What only decides on the table (types in marks, persons, format, names of columns) is not in it. Raises ModelError.
    """
    from importlib.metadata import version  # here, as all that only extract needs: help must come at once

    return {
        "version": __version__,
        "libraries": ", ".join(f"{name} {version(name)}" for name in _LIBRARIES),
        "model": _model(setup.model),
        "lexicon": fingerprint_of_lists(own_lists() if setup.lexicon is None else setup.lexicon),
        "certainty": str(setup.min_certainty),
        "indirect": "mit" if setup.indirect else "ohne",
    }


def differences(then: Mapping[str, str], now: Mapping[str, str]) -> Sequence[str]:
    """Return in German what distinguishes two recipes."""
    return [
        text.format(then=then.get(name, "ohne Angabe"), now=now[name])
        for name, text in _TOLD.items()
        if then.get(name) != now[name]
    ]


def fingerprint(ingredients: Mapping[str, str]) -> bytes:
    """Return a digest of a recipe."""
    return hashlib.sha256(repr(sorted(ingredients.items())).encode()).digest()


def _model(name: str) -> str:
    """Return a digest of the weights, by the checksums on their card where there is one: reading them takes a while."""
    folder = sources.locate(name)
    try:
        card = sources.read_card(folder)
    except ModelError:  # loading will tell
        card = None
    digest = hashlib.sha256()
    for file in sorted(sources.needed(folder)):
        told = card.files.get(file) if card else None
        digest.update(f"{file} {_mark(folder / file, told)}\n".encode())
    return digest.hexdigest()[:16]


def _mark(path: Path, told: sources.File | None) -> str:
    """Return what tells a file from any other."""
    try:
        if told is not None and told.size == path.stat().st_size:
            return told.sha256
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:  # the same
        return ""
