"""What a repair is: a fact of German with its source, examples of it, and a function that proposes changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from quotes.grammar.tree import Tree

Layer = Literal["words", "names", "persons", "links", "functions"]
LAYERS: tuple[Layer, ...] = ("words", "names", "persons", "links", "functions")
"""In the order in which they are mended; a repair sees what the layers before its own have left.

words: part of speech, lemma, number and gender, from the form of words · names: a person's name is one phrase ·
persons: what a name is to the words around it, which can be asked only once it is one phrase · links: what hangs on
what · functions: which of a verb's nouns is the subject, in which mood the verb stands.
"""


@dataclass(frozen=True, slots=True)
class Change:
    """What a token should be instead. None: as it is. Text, place and mask of a token cannot be changed."""

    index: int
    head: int | None = None
    deprel: str | None = None
    upos: str | None = None
    lemma: str | None = None
    feats: Mapping[str, str] | None = None  # features to set, others stay; an empty value takes one away


Proposal = tuple[Change, ...]
"""Changes that make sense together only: all are made or none."""


@dataclass(frozen=True, slots=True)
class Parse:
    """What a repair looks at: a sentence as the layers before have left it."""

    tree: Tree
    persons: Sequence[Sequence[int]] = ()  # the tokens of each person's name in it


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence in the notation of :mod:`quotes.grammar.notation`, and those of its words that are mended, after.

    No word after: the repair leaves the sentence alone.
    """

    before: str
    after: str = ""
    persons: tuple[str, ...] = ()  # the names of persons in it, words with blanks between


@dataclass(frozen=True, slots=True)
class Repair:
    """A fact of German against what a small parser gets wrong."""

    name: str  # «repair:…»
    layer: Layer
    fact: str
    source: str
    propose: Callable[[Parse], Iterator[Proposal]]
    examples: tuple[Example, ...]
    strength: int = 0  # of two proposals of a layer that contradict each other the stronger one is taken


GRAMMAR = "Duden, Die Grammatik"
ZIFONUN = "Zifonun et al. 1997, Grammatik der deutschen Sprache"
