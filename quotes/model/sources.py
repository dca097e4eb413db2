"""Which models there are, where they lie, and whether they are whole.

A folder is one of two kinds: flat, as the embedded one (the files of :data:`quotes.model.FILES`), or Stanza's
own (``resources.json`` with a German entry, weights in ``de/PROCESSOR/PACKAGE.pt``). A card beside the weights
(``model.json``) tells version, licence, accuracy and the checksums to hold the files against; keys that are not
known here are passed over. Nothing here imports torch or Stanza or asks the network.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import platformdirs

from quotes import files
from quotes.model import CARD, FILES, embedded_folder
from quotes.model.errors import ModelError

EMBEDDED = "embedded"
OFFICIAL = "official"
HOME = "QUOTES_HOME"  # environment variable: another place for what is installed
PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner")
INDEX = "resources.json"  # Stanza's list of packages

State = Literal["whole", "unchecked", "absent", "unfinished", "damaged"]
"""Whole: every checksum fits. Unchecked: all is there, but no card tells checksums."""


@dataclass(frozen=True, slots=True)
class File:
    """What a card tells of a file."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A file that is not as it should be."""

    path: Path
    what: str  # completes the sentence «PATH …»
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """What a folder's ``model.json`` tells."""

    version: str = ""
    built: str = ""  # the day on which the weights were made, or on which they were installed
    licence: str = ""
    url: str = ""  # where they were fetched
    accuracy: Mapping[str, float] = field(default_factory=dict)
    measured_on: str = ""
    files: Mapping[str, File] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Model:
    """A model and its state at the moment of asking."""

    name: str
    folder: Path
    state: State
    card: Card = Card()
    faults: tuple[Fault, ...] = ()

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(file.size for file in self.card.files.values())

    @property
    def checksum(self) -> str:
        """One SHA-256 for all files: that of the lines «SHA-256, two spaces, name» in the order of the names."""
        lines = "".join(f"{file.sha256}  {name}\n" for name, file in sorted(self.card.files.items()))
        return hashlib.sha256(lines.encode()).hexdigest() if lines else ""


def home() -> Path:
    """Return the folder for what the user has installed; it need not exist."""
    return Path(os.environ.get(HOME) or platformdirs.user_data_dir("quotes", appauthor=False))


def official_folder() -> Path:
    """Return the folder of Stanza's own German models; it need not exist."""
    return home() / "models" / OFFICIAL


def locate(model: str) -> Path:
    """Return the folder of a model: «embedded», «official» or a path.

    Raises:
        ModelError: the official one is not installed, or not to the end.
    """
    if model == EMBEDDED:
        return embedded_folder()
    if model != OFFICIAL:
        return Path(model).expanduser()
    folder = official_folder()
    if not (folder / CARD).is_file():  # the card is written last
        raise ModelError.unfinished(folder) if folder.is_dir() else ModelError.not_installed()
    return folder


def inspect(name: str, folder: Path) -> Model:
    """Return the model in ``folder`` with its state, every file read and held against its checksum."""
    if not folder.is_dir():
        return Model(name, folder, "absent")
    if name == OFFICIAL and not (folder / CARD).is_file():
        return Model(name, folder, "unfinished")
    try:
        card = read_card(folder)
        faults = tuple(_faults(folder, card or Card(), needed(folder)))
    except ModelError:
        return Model(name, folder, "damaged", faults=(Fault(folder / CARD, "ist nicht lesbar"),))
    if faults:
        return Model(name, folder, "damaged", card or Card(), faults)
    if card is None:
        return Model(name, folder, "unchecked", Card(files=_sums(folder, needed(folder))))
    return Model(name, folder, "whole", card)


def is_stanza(folder: Path) -> bool:
    """Tell whether a folder is laid out as Stanza's own are."""
    return (folder / "de").is_dir() or "de" in _index(folder)


def needed(folder: Path) -> list[str]:
    """Return the names of the files that loading needs, as far as they can be known without Stanza."""
    if not is_stanza(folder):
        return list(FILES)
    names = [INDEX]
    german = _mapping(_index(folder).get("de"))
    chosen = _mapping(_mapping(german.get("packages")).get("default"))
    for processor in PROCESSORS:
        package = chosen.get(processor)
        if not isinstance(package, str):
            continue  # an index of another kind; Stanza will say so
        names.append(f"de/{processor}/{package}.pt")
        about = _mapping(_mapping(german.get(processor)).get(package))
        parts = about.get("dependencies")
        names += [
            f"de/{part.get('model')}/{part.get('package')}.pt"
            for part in map(_mapping, parts if isinstance(parts, list) else ())
        ]
    return list(dict.fromkeys(names))


def demand(folder: Path) -> None:
    """See that every file of a model is there, without reading them.

    Raises:
        ModelError: one is missing, or the card is damaged; the message names it and the cure.
    """
    for name in needed(folder):
        if not (folder / name).is_file():
            raise ModelError.missing(folder / name, cure(folder))
    read_card(folder)


def diagnose(folder: Path, error: Exception) -> ModelError:
    """Return what to tell when loading has failed with ``error``: the file at fault, if the checksums tell it."""
    faults = inspect("", folder).faults
    return told(faults[0], folder) if faults else ModelError.damaged(folder, error, cure(folder))


def told(fault: Fault, folder: Path) -> ModelError:
    """Return the error for a fault in a model's folder."""
    if fault.missing:
        return ModelError.missing(fault.path, cure(folder))
    return ModelError.file_damaged(fault.path, fault.what, cure(folder))


def cure(folder: Path) -> str:
    """Return what helps against a damaged file there, as the second half of a sentence."""
    if folder == official_folder():
        return "bitte «quotes models install official» noch einmal aufrufen"
    if folder == embedded_folder():
        return "bitte quotes neu installieren"
    return "bitte den Ordner neu besorgen oder --model prüfen"


def read_card(folder: Path) -> Card | None:
    """Return what a folder's card tells, or None where there is none.

    Raises:
        ModelError: it cannot be read; the message names it.
    """
    path = folder / CARD
    if not path.is_file():
        return None
    try:
        written = json.loads(path.read_text("utf-8"))
        return Card(
            version=str(written.get("version", "")),
            built=str(written.get("built", "")),
            licence=str(written.get("licence", "")),
            url=str(written.get("url", "")),
            accuracy={str(name): float(value) for name, value in written.get("accuracy", {}).items()},
            measured_on=str(written.get("measured_on", "")),
            files={
                str(name): File(int(about["bytes"]), str(about["sha256"])) for name, about in written["files"].items()
            },
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise ModelError.file_damaged(path, f"ist nicht lesbar ({type(error).__name__})", cure(folder)) from error


def write_card(folder: Path, about: Mapping[str, object], names: list[str]) -> None:
    """Write a folder's card: what is told and the checksums of the files ``names``. Raises OSError."""
    sums = {name: {"bytes": file.size, "sha256": file.sha256} for name, file in _sums(folder, names).items()}
    with files.whole(folder / CARD) as draft:
        draft.write_text(json.dumps({**about, "files": sums}, ensure_ascii=False, indent=2) + "\n", "utf-8")


def _faults(folder: Path, card: Card, names: list[str]) -> Iterator[Fault]:
    for name in sorted({*names, *card.files}):
        path, file = folder / name, card.files.get(name)
        if not path.is_file():
            yield Fault(path, "fehlt", missing=True)
        elif file is not None and path.stat().st_size != file.size:
            yield Fault(path, f"hat {path.stat().st_size} statt {file.size} Byte")
        elif file is not None and _sha256(path) != file.sha256:
            yield Fault(path, "hat nicht die Prüfsumme, die es haben soll")


def _sums(folder: Path, names: list[str]) -> dict[str, File]:
    return {name: File((folder / name).stat().st_size, _sha256(folder / name)) for name in names}


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _index(folder: Path) -> dict[str, Any]:
    """Return Stanza's list of packages, empty where there is none to read: loading will tell."""
    try:
        return _mapping(json.loads((folder / INDEX).read_text("utf-8")))
    except (OSError, ValueError):
        return {}


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
