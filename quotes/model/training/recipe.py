"""The steps of the recipe, with the numbers that made the weights of the package."""

from __future__ import annotations

import logging
import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import torch

from quotes.model.training import augment, base, corpora, pack, silver
from quotes.model.training.corpora import Sentence, Word
from quotes.model.training.heads import Heads
from quotes.model.training.joint import Source, train

SEED = 1
TOKENIZER_STEPS = 1800
LEMMA_EPOCHS = 5
GOLD_STEPS = 1000  # of the teacher, on gold alone
SILVER_STEPS = 2600  # of the first set with silver
NEWS_ARTICLES = 300  # of the raw news, parsed as its silver
ALL_ARTICLES = 700  # parsed for a course
SILVER_WEIGHT = 0.5  # of a silver sentence's syntax, gold having 1
SILVER_NAMES = 0.15  # of its names, which are gold; the teacher had learned them too little with 0.1
HYPHENS_APART = 0.75  # share of GermEval's sentences with «Saudi-Arabien» in three tokens, as the tokenizer has it


@dataclass(frozen=True)
class Course:
    """One training of the last rounds, on gold and on what earlier weights, its teachers, say together."""

    name: str  # of the folder for its weights
    teachers: tuple[str, ...]  # folders
    silver: str  # what the teachers have said is kept under this name; courses can share it
    start: str  # whose weights it goes on from; none: the untrained encoder
    steps: int
    seed: int
    names: float  # what the loss from names counts (see joint.Source)
    height: float = 1.0  # of the learning rates
    shares: tuple[int, int, int] = (6, 3, 2)  # of trees, names, raw news in the steps
    names_in_news: bool = False  # whether the teachers tell those of the raw news, too


# Weights that began from different seeds fail at different places, those that come of one another at the same: so
# two begin anew, and what all three hold likely together (Kuncoro et al. 2016) teaches two that go on from one of
# them, on different ways, whose mean is steadier than either (Wortsman et al. 2022, «Model soups»); and so again.
_ALL = "silver", "member-1", "member-2"
_BETTER = "third", "member-1", "member-2", "silver"
COURSES = (
    Course("member-1", ("silver",), "again", "", 1750, 11, 0.15),
    Course("member-2", ("silver",), "again", "", 1750, 12, 0.2),
    Course("student-1", _ALL, "committee", "member-1", 1250, 21, 0.25, 0.7, (6, 5, 3), names_in_news=True),
    Course("student-2", _ALL, "committee", "member-1", 1250, 22, 0.25, 0.7, (6, 5, 3), names_in_news=True),
    Course("second-1", _ALL, "committee", "students", 420, 31, 0.25, 0.5, (5, 5, 4), names_in_news=True),
    Course("second-2", _ALL, "committee", "students", 420, 32, 0.25, 0.5, (5, 5, 4), names_in_news=True),
    Course("third-1", _ALL, "committee", "second", 420, 41, 0.25, 0.5, (5, 5, 4), names_in_news=True),
    Course("third-2", _ALL, "committee", "second", 420, 42, 0.25, 0.5, (5, 5, 4), names_in_news=True),
    Course("fourth-1", _BETTER, "better", "third", 840, 51, 0.25, 0.6, (5, 5, 4), names_in_news=True),
    Course("fourth-2", _BETTER, "better", "third", 840, 52, 0.25, 0.6, (5, 5, 4), names_in_news=True),
    Course("fifth-1", _BETTER, "better", "fourth", 420, 61, 0.25, 0.4, (7, 5, 3), names_in_news=True),
    Course("fifth-2", _BETTER, "better", "fourth", 420, 62, 0.25, 0.4, (7, 5, 3), names_in_news=True),
)
MEANS = {"students": ("student-1", "student-2")} | {
    name: (f"{name}-1", f"{name}-2") for name in ("second", "third", "fourth", "fifth")
}


def encoder(work: Path, news: Path) -> int:
    """Make the untrained encoder, with the pieces of the corpora and of the raw news. Returns their number."""
    texts = list(silver.texts(news))
    for part in ("train", "dev", "ner-train"):
        texts += [token.text for sentence in corpora.read(work / f"{part}.jsonl") for token in sentence.tokens]
    return base.build(texts, work / "base")


def gold(work: Path, steps: int, seed: int) -> Path:
    """Train encoder and heads on gold alone; this is the teacher of the silver. Returns its folder."""
    trees, names = (corpora.read(work / f"{part}.jsonl") for part in ("train", "ner-train"))
    heads = _heads(work, trees, names, seed)
    named = [*names, *(_unparsed(tree) for tree in trees if tree.named)]
    frames, apart = augment.Frames(trees), corpora.contractions(trees)

    def tree_again(sentence: Sentence, rng: random.Random) -> Sentence:
        return augment.varied(sentence, frames, rng)

    def names_again(sentence: Sentence, rng: random.Random) -> Sentence:
        if not sentence.words:
            if rng.random() < HYPHENS_APART:
                sentence = corpora.hyphens_split(sentence)
            sentence = corpora.with_words(sentence, apart)
        return augment.restyled(sentence, rng)

    sources = [Source("trees", trees, 3, vary=tree_again), Source("names", named, 1, vary=names_again)]
    train(heads, sources, steps, seed, work / "gold")
    return work / "gold"


def parse_silver(
    work: Path, teachers: Sequence[Path], news: Path, articles: int, name: str, *, names_in_news: bool = False
) -> tuple[int, int]:
    """Parse GermEval's sentences and raw news by the weights in ``teachers``, as a committee where there are several.

    Writes ``name``-names.jsonl and ``name``-news.jsonl. Returns how many sentences of each.
    """
    parser = silver.Teacher(*teachers)
    apart = corpora.contractions(corpora.read(work / "train.jsonl"))
    names = parser.of_names(corpora.read(work / "ner-train.jsonl"), apart)
    corpora.write(names, work / f"{name}-names.jsonl")
    found = parser.of_text(islice(silver.texts(news), articles), names=names_in_news)
    corpora.write(found, work / f"{name}-news.jsonl")
    return len(names), len(found)


def with_silver(work: Path, steps: int, seed: int) -> Path:
    """Go on from the teacher with gold and silver together. Returns the folder of the weights."""
    heads, trees = _start(work, seed)
    heads.restore(work / "gold")
    named = corpora.read(work / "silver-names.jsonl")
    sources = _sources(work, trees, named, "silver", SILVER_NAMES, (6, 3, 1))
    train(heads, sources, steps, seed + 1, work / "silver")
    return work / "silver"


def take(course: Course, work: Path, steps: int) -> Path:
    """Train ``course`` for ``steps`` steps, on the silver that :func:`parse_silver` left. Returns its folder."""
    heads, trees = _start(work, course.seed)
    if course.start:
        heads.restore(work / course.start)
    named = [*corpora.read(work / f"{course.silver}-names.jsonl"), *(2 * with_names(trees))]
    sources = _sources(work, trees, named, course.silver, course.names, course.shares)
    train(heads, sources, steps, course.seed, work / course.name, height=course.height)
    return work / course.name


def mean(work: Path, name: str) -> Path:
    """Make the weights ``name``, the mean of two courses'. Returns their folder."""
    folder = work / name
    folder.mkdir(exist_ok=True)
    pack.mean([work / course for course in MEANS[name]], folder)
    return folder


def _start(work: Path, seed: int) -> tuple[Heads, list[Sentence]]:
    """Return untrained heads, and the trees."""
    trees, names = (corpora.read(work / f"{part}.jsonl") for part in ("train", "ner-train"))
    return _heads(work, trees, names, seed), trees


def _sources(
    work: Path, trees: list[Sentence], named: list[Sentence], parsed: str, names: float, shares: tuple[int, int, int]
) -> list[Source]:
    """Return gold and silver, ``parsed``, in their ``shares``; ``names`` is what a batch's names count."""
    frames = augment.Frames(trees)

    def tree_again(sentence: Sentence, rng: random.Random) -> Sentence:
        return augment.varied(sentence, frames, rng)

    return [
        Source("trees", trees, shares[0], vary=tree_again),
        Source("names", named, shares[1], SILVER_WEIGHT, names, augment.restyled),
        Source("news", corpora.read(work / f"{parsed}-news.jsonl"), shares[2], SILVER_WEIGHT, vary=augment.restyled),
    ]


def with_names(trees: Sequence[Sentence]) -> list[Sentence]:
    """Return those trees that carry names.

    Among the other trees their names would never be learned: a batch teaches only what all of its sentences have.
    """
    return [tree for tree in trees if tree.named]


def _heads(work: Path, trees: list[Sentence], names: list[Sentence], seed: int) -> Heads:
    logging.getLogger("stanza").setLevel(logging.ERROR)
    torch.manual_seed(seed)
    return Heads(base.TrainingEncoder(work / "base"), trees, names)


def _unparsed(tree: Sentence) -> Sentence:
    """Return a tree as a sentence of names only, so that a batch with others has one kind of loss."""
    return Sentence(tree.id, tree.tokens, tuple(Word(word.text) for word in tree.words))
