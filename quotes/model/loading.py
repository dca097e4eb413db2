"""Stanza's pipeline out of a folder of weights: offline, with one shared encoder.

Stanza 1.15 reads every weight file with ``torch.load(weights_only=True)``, so a file cannot bring code along
(tests/test_models_loading.py holds it to that). What it would still do on its own is ask a model hub for a
transformer whose name it finds in a weight file, even with ``download_method=None``; that is shut here.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quotes.model import embedded_folder, sources
from quotes.model.errors import ModelError

if TYPE_CHECKING:
    from quotes.model.encoder import Encoder

ENCODER_NAME = "de-enc"  # the name of our encoder in the heads' checkpoints
_HEADS = ("pos", "depparse", "ner")  # Stanza's modules that ask for the encoder's vectors
_FILES = {"tokenize": "tok", "mwt": "mwt", "pos": "tagger", "lemma": "lemma", "depparse": "parser", "ner": "ner"}


@dataclass(frozen=True, slots=True)
class Loaded:
    """A pipeline's processors by name, and our encoder where a head rests on it."""

    processors: dict[str, Any]
    encoder: Encoder | None


def load(folder: Path) -> Loaded:
    """Load the German pipeline of a flat folder or of a folder of Stanza's (see :mod:`quotes.model.sources`).

    Heads that name our encoder get the one of their flat folder; in Stanza's folder, which has no place for it,
    the embedded one.

    Raises:
        ModelError: a transformer is wanted that is not there.
        Exception: anything that torch, tokenizers or Stanza raise for a damaged file.
    """
    import stanza

    stanzas = sources.is_stanza(folder)
    settings: dict[str, Any] = {}
    if not stanzas:
        settings = {
            # Stanza insists on a resources.json there, though every path is given
            "package": None,
            "allow_unknown_language": True,
            **{f"{part}_model_path": str(folder / f"{file}.pt") for part, file in _FILES.items()},
        }
    lender = _Lender(embedded_folder() if stanzas else folder)
    _share_vectors()
    with _no_optimizers(), _no_hub(lender):
        pipeline = stanza.Pipeline(
            "de",
            dir=str(folder),
            processors=",".join(sources.PROCESSORS),
            download_method=None,
            use_gpu=False,
            logging_level="CRITICAL",  # what goes wrong is said by us, in one sentence
            **settings,
        )
    _quicken(pipeline.processors["tokenize"].trainer)
    return Loaded(pipeline.processors, lender.encoder)


def _quicken(tokenizer: Any) -> None:
    """Let Stanza's tokenizer take one paragraph at a time, in the way that is fastest for it.

    A batch is padded to its longest paragraph, and Stanza reads the padding as if it were text: how a paragraph is
    cut would depend on those around it.
    """
    from quotes.model.letters import Letters

    tokenizer.args["batch_size"] = 1
    for name in ("rnn", "rnn2"):
        lstm = getattr(tokenizer.model, name, None)
        if Letters.fits(lstm):
            setattr(tokenizer.model, name, Letters(lstm))


class _Lender:
    """Stands in for Stanza's function that loads a transformer by its name."""

    def __init__(self, folder: Path) -> None:
        self.encoder: Encoder | None = None
        self._folder = folder

    def lend(self, name: str, theirs: Any) -> tuple[Any, Any]:
        """Return a transformer and its tokenizer: ours, loaded once, or by ``theirs`` one from a local folder.

        Raises:
            ModelError: it would have to be fetched.
        """
        if name == ENCODER_NAME:
            if self.encoder is None:
                self.encoder = self._load()
            return self.encoder, self.encoder.tokenizer
        if not Path(name).is_dir():
            raise ModelError.foreign_encoder(name)
        model, tokenizer = theirs()
        return model, tokenizer

    def _load(self) -> Encoder:
        from quotes.model.encoder import Encoder

        try:
            return Encoder(self._folder)
        except Exception as error:  # safetensors and tokenizers raise anything for a damaged file
            raise sources.diagnose(self._folder, error) from error


@contextmanager
def _no_hub(lender: _Lender) -> Iterator[None]:
    """Let nothing that Stanza does meanwhile reach a model hub."""
    from huggingface_hub import constants
    from stanza.models.common import bert_embedding

    theirs, offline = bert_embedding.load_bert, constants.HF_HUB_OFFLINE

    def ours(model_name: str | None, *rest: Any, **options: Any) -> tuple[Any, Any]:
        if not model_name:
            return None, None
        return lender.lend(model_name, lambda: theirs(model_name, *rest, **options))

    bert_embedding.load_bert = ours
    constants.HF_HUB_OFFLINE = True  # for what goes there directly, as a lemmatizer on a transformer would
    try:
        yield
    finally:
        bert_embedding.load_bert = theirs
        constants.HF_HUB_OFFLINE = offline


@contextmanager
def _no_optimizers() -> Iterator[None]:
    """Keep Stanza from making an optimizer for each model that it loads: only training needs one.

    The first one that torch makes imports torch._dynamo, sympy and 800 more modules, a second of every start.
    """
    from stanza.models.common import utils

    kept = {name: getattr(utils, name) for name in ("get_optimizer", "get_split_optimizer") if hasattr(utils, name)}
    for name in kept:
        setattr(utils, name, lambda *_, **__: {})
    try:
        yield
    finally:
        for name, function in kept.items():
            setattr(utils, name, function)


def _share_vectors() -> None:
    """Let Stanza's heads take their vectors from our encoder, once a sentence.

    Stanza's own function wants a `transformers` model and runs it anew for each head. Models that are not
    ours (one on a path) still go to Stanza's function.
    """
    from quotes.model.encoder import Encoder

    for name in _HEADS:
        module = importlib.import_module(f"stanza.models.{name}.model")
        theirs = module.extract_bert_embeddings
        if getattr(theirs, "shares_vectors", False):
            continue

        def ours(
            model_name: str,
            tokenizer: Any,
            model: Any,
            sentences: Any,
            device: Any,
            keep_endpoints: bool,
            *rest: Any,
            theirs: Any = theirs,
            bert_layer_mix: Any = None,
            **options: Any,
        ) -> Any:
            if not isinstance(model, Encoder):
                return theirs(
                    model_name,
                    tokenizer,
                    model,
                    sentences,
                    device,
                    keep_endpoints,
                    *rest,
                    bert_layer_mix=bert_layer_mix,
                    **options,
                )
            mix = None if bert_layer_mix is None else bert_layer_mix.weight[0].detach()
            return model.vectors(sentences, mix, ends=keep_endpoints)

        ours.shares_vectors = True  # type: ignore[attr-defined]
        module.extract_bert_embeddings = ours  # type: ignore[attr-defined]
