"""What a cue is: a place in a sentence that reports speech."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quotes.grammar.tree import Tree

CueCategory = Literal["verb", "says", "phrase", "so", "cites"]
"""verb: sagte X · says: heißt es / steht im Bericht · phrase: laut X, X zufolge, nach Angaben von X ·
so: so X · cites: zitiert X (the object speaks)"""


@dataclass(frozen=True, slots=True)
class Cue:
    """A place that reports speech. ``source`` is the head token of who speaks, None when it is unsaid."""

    category: CueCategory
    head: int  # the verb, preposition or adverb
    tokens: tuple[int, ...]  # the words of the cue, in order
    source: int | None
    lemma: str
    cls: str = "neutral"
    strong: bool = True

    def text(self, tree: Tree) -> str:
        """Return the cue as it stands, with «…» where other words come between: «räumte … ein»."""
        parts: list[str] = []
        last = None
        for index in self.tokens:
            if last is not None and index > last + 1 and tree[index].span.start != tree[last].span.start:
                parts.append("…")
            if last is None or tree[index].span != tree[last].span:
                parts.append(tree[index].text)
            last = index
        return " ".join(parts)
