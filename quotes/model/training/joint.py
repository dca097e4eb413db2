"""Training of encoder and heads together, step by counted step, so that a seed gives the same weights again.

One step is one batch of one source. Sources are drawn in fixed shares; each is gone through in shuffled
batches of sentences of similar length, epoch after epoch, gold sentences varied anew each time (see
:mod:`quotes.model.training.augment`). What is saved in the end is a running average of the weights, which
is steadier than the last step's (Polyak and Juditsky 1992).
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from torch import Tensor, nn

from quotes.model.training.corpora import Sentence
from quotes.model.training.heads import Heads

BATCH_WORDS = 900
ENCODER_RATE, HEADS_RATE = 1e-4, 2e-3  # learning rates at their height
WARM_UP = 0.06  # share of the steps in which the rates rise; then they fall to nothing
LOWEST = 0.02  # of the height
DECAY = 0.998  # of the running average
AVERAGE_EVERY = 4  # steps
CLIP = 1.0
REPORT_EVERY, SAVE_EVERY = 50, 200  # steps


@dataclass(frozen=True)
class Source:
    """Sentences of one kind, and how a batch of them counts."""

    name: str
    sentences: Sequence[Sentence]
    share: float  # of the steps
    weight: float = 1.0  # of the losses from syntax: silver is not gold
    names: float = 0.1  # of the loss from names, which is one of sentences, about ten times that of words
    vary: Callable[[Sentence, random.Random], Sentence] | None = None


@dataclass
class Place:
    """Where in its sources a training stands; a checkpoint keeps it."""

    step: int = 0
    epochs: dict[str, int] = field(default_factory=dict)
    batches: dict[str, int] = field(default_factory=dict)


def tell(line: str) -> None:
    """Print a line at once, also into a file."""
    print(line, flush=True)


def train(
    heads: Heads,
    sources: Sequence[Source],
    steps: int,
    seed: int,
    work: Path,
    *,
    height: float = 1.0,
    say: Callable[[str], None] = tell,
) -> None:
    """Train for ``steps`` steps and leave the averaged weights in ``work``; goes on from a checkpoint there.

    Args:
        heads: what to train; its present weights are the start.
        sources: what to learn from.
        steps: optimizer steps in all.
        seed: of everything random.
        work: folder for ``checkpoint.pt`` while it runs, and for the encoder's and heads' weights at the end.
        height: of the learning rates, as a share of what they are for weights that know nothing yet.
        say: takes a line of progress now and then.
    """
    torch.manual_seed(seed)
    random.seed(seed)
    average = {name: value.detach().clone() for name, value in _state(heads).items()}
    optimizer = _optimizer(heads)
    place = Place()
    work.mkdir(parents=True, exist_ok=True)
    checkpoint = work / "checkpoint.pt"
    if checkpoint.exists():
        place = _restore(checkpoint, heads, optimizer, average)
        say(f"going on from step {place.step}")
    feeds = {source.name: _feed(source, seed, place) for source in sources}
    draw = _shares(sources, seed)
    heads.train()
    seen: dict[str, list[float]] = {}
    began = time.monotonic()
    for step in range(place.step, steps):
        rate = height * _rate(step / steps)
        for group in optimizer.param_groups:
            group["lr"] = group["height"] * rate
        source = draw[step % len(draw)]
        losses = heads.losses(next(feeds[source.name]))
        _backward(heads, optimizer, losses, source)
        optimizer.step()
        place.step = step + 1
        if place.step % AVERAGE_EVERY == 0:
            _average(average, heads, place.step)
        for name, loss in losses.items():
            seen.setdefault(f"{source.name}/{name}", []).append(loss.item())
        if place.step % REPORT_EVERY == 0:
            means = " ".join(f"{name} {sum(v) / len(v):.3f}" for name, v in sorted(seen.items()))
            say(f"{place.step}/{steps} {time.monotonic() - began:.0f} s {means}")
            seen.clear()
        if place.step % SAVE_EVERY == 0:
            _save(checkpoint, heads, optimizer, average, place)
    heads.load_state_dict(average, strict=False)
    heads.eval()
    heads.save(work, average)
    save_file(_encoder_weights(average), work / "encoder.safetensors")


def _backward(heads: Heads, optimizer: torch.optim.Optimizer, losses: Mapping[str, Tensor], source: Source) -> None:
    """Set the gradients of one step, those of each part cut to the same length."""
    total = sum(
        (loss * (source.names if name == "names" else source.weight) for name, loss in losses.items()),
        torch.zeros(()),
    )
    optimizer.zero_grad()
    total.backward()  # type: ignore[no-untyped-call]
    for part in (heads.encoder, heads.parser, heads.tagger, heads.ner):
        nn.utils.clip_grad_norm_([p for p in part.parameters() if p.grad is not None], CLIP)


def _state(heads: Heads) -> dict[str, Tensor]:
    """Return the weights, the encoder's once (each head lists them as its own, too)."""
    return {name: value for name, value in heads.state_dict().items() if ".bert_model." not in name}


def _encoder_weights(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    prefix = "encoder."
    return {key.removeprefix(prefix): value.contiguous() for key, value in state.items() if key.startswith(prefix)}


def _optimizer(heads: Heads) -> torch.optim.Optimizer:
    encoder = list(heads.encoder.parameters())
    known = {id(parameter) for parameter in encoder}
    rest = [p for p in heads.parameters() if id(p) not in known and p.requires_grad]
    return torch.optim.AdamW(
        [
            {"params": encoder, "lr": ENCODER_RATE, "height": ENCODER_RATE, "weight_decay": 0.01},
            {"params": rest, "lr": HEADS_RATE, "height": HEADS_RATE, "weight_decay": 1e-5},
        ],
        betas=(0.9, 0.99),
        eps=1e-6,
        fused=True,
    )


def _rate(done: float) -> float:
    """Return the share of the full learning rate after the share ``done`` of the steps."""
    rising = done / WARM_UP
    falling = (1 - done) / (1 - WARM_UP)
    return max(LOWEST, min(rising, falling))


def _shares(sources: Sequence[Source], seed: int) -> list[Source]:
    """Return a hundred draws of sources in their shares, in a fixed shuffled order."""
    whole = sum(source.share for source in sources)
    draws = [source for source in sources for _ in range(round(100 * source.share / whole))]
    random.Random(seed).shuffle(draws)  # noqa: S311 - a seed, no secret
    return draws


def _feed(source: Source, seed: int, place: Place) -> Iterator[list[Sentence]]:
    """Yield batches of ``source`` for ever, starting where ``place`` says and keeping it up to date."""
    place.epochs.setdefault(source.name, 0)
    place.batches.setdefault(source.name, 0)
    while True:
        epoch = place.epochs[source.name]
        batches = batched(source, random.Random(f"{seed} {source.name} {epoch}"))  # noqa: S311
        while place.batches[source.name] < len(batches):
            place.batches[source.name] += 1
            yield batches[place.batches[source.name] - 1]
        place.epochs[source.name], place.batches[source.name] = epoch + 1, 0


def batched(source: Source, rng: random.Random) -> list[list[Sentence]]:
    """Return an epoch's batches: sentences of similar length together, the batches in any order."""
    sentences = [source.vary(sentence, rng) if source.vary else sentence for sentence in source.sentences]
    sentences.sort(key=lambda sentence: len(sentence.tokens) + 3 * rng.random())
    batches: list[list[Sentence]] = [[]]
    for sentence in sentences:
        if batches[-1] and sum(len(other.tokens) for other in [*batches[-1], sentence]) > BATCH_WORDS:
            batches.append([])
        batches[-1].append(sentence)
    rng.shuffle(batches)
    return batches


@torch.no_grad()
def _average(average: dict[str, Tensor], heads: Heads, step: int) -> None:
    """Move the average towards the present weights; fast in the beginning, when there is nothing to keep."""
    decay = min(DECAY**AVERAGE_EVERY, step / (step + 40))
    present = _state(heads)
    floats = [name for name, value in average.items() if value.is_floating_point()]
    torch._foreach_lerp_([average[name] for name in floats], [present[name] for name in floats], 1 - decay)


def _save(path: Path, heads: Heads, optimizer: torch.optim.Optimizer, average: dict[str, Tensor], place: Place) -> None:
    """Write a checkpoint, whole or not at all."""
    state: dict[str, Any] = {
        "heads": _state(heads),
        "optimizer": optimizer.state_dict(),
        "average": average,
        "torch": torch.get_rng_state(),
        "place": (place.step, place.epochs, place.batches),
    }
    scratch = path.with_suffix(".part")
    torch.save(state, scratch)
    scratch.replace(path)


def _restore(path: Path, heads: Heads, optimizer: torch.optim.Optimizer, average: dict[str, Tensor]) -> Place:
    state = torch.load(path, weights_only=True)
    heads.load_state_dict(state["heads"], strict=False)
    optimizer.load_state_dict(state["optimizer"])
    average.update(state["average"])
    torch.set_rng_state(state["torch"])
    return Place(*state["place"])
