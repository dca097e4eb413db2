"""The steps of the recipe, with the numbers that made the weights of the package."""

from __future__ import annotations

import logging
import random
from itertools import islice
from pathlib import Path

import torch

from quotes.model.training import augment, base, corpora, silver
from quotes.model.training.corpora import Sentence, Word
from quotes.model.training.heads import Heads
from quotes.model.training.joint import Source, train

SEED = 1
TOKENIZER_STEPS = 1800
LEMMA_EPOCHS = 5
GOLD_STEPS = 1000  # of the teacher, on gold alone
SILVER_STEPS = 2600  # of the weights of the package, on gold and silver
NEWS_ARTICLES = 300  # of the raw news, parsed as silver
SILVER_WEIGHT = 0.5  # of a silver sentence's syntax, gold having 1
SILVER_NAMES = 0.15  # of its names, which are gold; the teacher had learned them too little with 0.1
HYPHENS_APART = 0.75  # share of GermEval's sentences with «Saudi-Arabien» in three tokens, as the tokenizer has it


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


def parse_silver(work: Path, teacher: Path, news: Path) -> tuple[int, int]:
    """Parse GermEval's sentences and raw news by the weights in ``teacher``. Returns how many there are of each."""
    parser = silver.Teacher(teacher)
    apart = corpora.contractions(corpora.read(work / "train.jsonl"))
    names = parser.of_names(corpora.read(work / "ner-train.jsonl"), apart)
    corpora.write(names, work / "silver-names.jsonl")
    articles = parser.of_text(islice(silver.texts(news), NEWS_ARTICLES))
    corpora.write(articles, work / "silver-news.jsonl")
    return len(names), len(articles)


def with_silver(work: Path, steps: int, seed: int) -> Path:
    """Go on from the teacher with gold and silver together. Returns the folder of the weights."""
    trees, names = (corpora.read(work / f"{part}.jsonl") for part in ("train", "ner-train"))
    heads = _heads(work, trees, names, seed)
    heads.restore(work / "gold")
    frames, named = augment.Frames(trees), corpora.read(work / "silver-names.jsonl")

    def tree_again(sentence: Sentence, rng: random.Random) -> Sentence:
        return augment.varied(sentence, frames, rng)

    sources = [
        Source("trees", trees, 6, vary=tree_again),
        Source("names", named, 3, SILVER_WEIGHT, SILVER_NAMES, augment.restyled),
        Source("news", corpora.read(work / "silver-news.jsonl"), 1, SILVER_WEIGHT, vary=augment.restyled),
    ]
    train(heads, sources, steps, seed + 1, work / "silver")
    return work / "silver"


def _heads(work: Path, trees: list[Sentence], names: list[Sentence], seed: int) -> Heads:
    logging.getLogger("stanza").setLevel(logging.ERROR)
    torch.manual_seed(seed)
    return Heads(base.TrainingEncoder(work / "base"), trees, names)


def _unparsed(tree: Sentence) -> Sentence:
    """Return a tree as a sentence of names only, so that a batch with others has one kind of loss."""
    return Sentence(tree.id, tree.tokens, tuple(Word(word.text) for word in tree.words))
