"""An article's sentences as the rules above ask for them: a tree each, and the tagger's labels by token."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quotes.data import Reading
from quotes.grammar.tree import Tree


@dataclass(frozen=True, slots=True)
class Parsed:
    """The sentences of one article, in the order of its reading."""

    trees: Sequence[Tree]
    labels: Sequence[Mapping[int, str]]  # named entities (PER, ORG, LOC, MISC) of each sentence, by token


def parsed(reading: Reading) -> Parsed:
    """Return the trees of a reading, its names laid on their tokens."""
    trees = tuple(Tree(sentence) for sentence in reading.sentences)
    labels: list[dict[int, str]] = [{} for _ in trees]
    for name in reading.names:
        tokens = trees[name.sentence].tokens
        labels[name.sentence].update({token.index: name.label for token in tokens if token.span.meets(name.span)})
    return Parsed(trees, tuple(labels))
