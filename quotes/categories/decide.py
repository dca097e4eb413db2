"""What a stretch in marks is: an utterance, quoted words, a title or name, or a word held at a distance.

Almost half of what stands in „…“ in news is no speech. The signs, strongest first: its own form and line, what
introduces it (die Zeitung „…“, sogenannte „…“), how it stands to a cue (colon, inversion, government), at last its
length and capitals. Each sign is a rule with a name; the first that answers decides, and gives its reason.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from quotes import patterns, rules
from quotes.categories import (
    by_form,
    by_place,
    by_words,
    called,
    discussed,
    echoed,
    embedded,
    introduced,
    judged,
    usage,
    works,
)
from quotes.categories.look import Look, Looks
from quotes.categories.rule import Rule
from quotes.cues import Cue
from quotes.data import Attribution, Category, Stretch
from quotes.frames import Frame
from quotes.grammar.tree import Tree

RULES = (
    *echoed.RULES,
    *by_form.RULES,
    *works.RULES,
    *usage.RULES,
    discussed.CHARGE,
    judged.CALLED,
    judged.SEEN,
    *introduced.RULES,
    *discussed.RULES,
    *called.RULES,
    *judged.RULES,
    *by_place.RULES,
    *embedded.RULES,
    *by_words.RULES,
)
"""All rules, in the order in which they are asked."""

_NAMED = 3  # words of a name that is told by its being a title elsewhere

_LISTED = patterns.compile(
    r"\s*+(?:\([^()]{0,30}\)\s*+)?(?:,|und|oder|sowie|bzw\.|/|–|, gefolgt von)\s*+"
    r"(?:(?:der|die|das|den|dem|in|im|auch)\s+)?"
)

_JOINED = patterns.compile(
    r"\s*+(?:,|und|oder|sowie|bzw\.|/|noch|als auch|, aber(?: auch)?|, sondern(?: auch)?)\s++"
    r"(?:(?:auch|nicht|der|die|das|den|dem|des|eine?[nmrs]?)\s++|(?:\p{Lu}\p{L}+\s++)?+keine?[nmrs]?\s++)*+"
)
"""Between two members of a list; a second subject before «kein» shares the verb: «sei „…“ und Neuhagen kein „…“»."""


def classify(  # noqa: PLR0913, PLR0917 - all that is known of the article
    text: str,
    stretches: Sequence[Stretch],
    frames: Sequence[Frame],
    trees: Sequence[Tree],
    cues: Sequence[tuple[Cue, ...]],
    labels: Sequence[Mapping[int, str]],
    heads: Collection[int] = (),
) -> tuple[Category, ...]:
    """Return the category of each stretch, in their order.

    Args:
        text: the article's.
        stretches: what stands in marks, in the order of the text.
        frames: their places in the sentences.
        trees: the sentences.
        cues: those of each sentence.
        labels: the named entities of each sentence, by token.
        heads: the stretches that stand in headings; they quote the others.
    """
    looks = Looks(text, stretches, frames, trees, cues, labels)
    asked = rules.active(RULES)
    parts = {masked: [rule for rule in asked if rule.masked in {None, masked}] for masked in (True, False)}
    found: list[Category] = []
    weak: set[int] = set()
    for index, stretch in enumerate(stretches):
        listed = (
            index > 0
            and found[-1].type == "title"
            and _LISTED.fullmatch(text, stretches[index - 1].span.end, stretch.span.start) is not None
        )
        joined = found[-1].type if index > 0 and _is_joined(text, stretches[index - 1], stretch) else None
        look = looks.at(index, listed=listed, joined=joined)
        category, name = _decide(look, parts[look.frame.masked])
        found.append(category)
        if name in echoed.WEAK:
            weak.add(index)
    echoes = echoed.Echoes(text, stretches, tuple(found), frozenset(heads), trees, cues)
    told = {index: echoes.of(index, weak=index in weak) for index in heads}
    for index, kind in told.items():
        look = replace(looks.at(index, listed=False), head=True, echo=kind)
        found[index] = (_asked(look, rules.active(echoed.RULES)) or (found[index], ""))[0]
    return _named_elsewhere(text, stretches, found)


def _named_elsewhere(text: str, stretches: Sequence[Stretch], found: Sequence[Category]) -> tuple[Category, ...]:
    """Return the categories; a few words with a capital that are a title elsewhere in the article are it everywhere.

    A name is a rigid label, it means the same thing wherever it stands: «des „Extrablatts“», then «am „Extrablatt“».
    """
    inner = [stretch.inner.of(text).strip() for stretch in stretches]
    titles = {words: kind for words, kind in zip(inner, found, strict=True) if kind.type == "title"}
    return tuple(
        titles[words]
        if kind.type == "partial" and words in titles and words[:1].isupper() and len(words.split()) <= _NAMED
        else kind
        for words, kind in zip(inner, found, strict=True)
    )


def settled(category: Category, attribution: Attribution, *, head: bool) -> Category:
    """Return what a stretch is now that its speaker is known: a known thing of which nobody speaks is a term.

    «Auf dem „heißen Stuhl“» and «die „fossilen Energien“» look like quoted words; where no sieve finds whose they are,
    they are the reporter's, by the definite article something known. Headings are left alone: they name nobody.

    Args:
        category: what it is by itself.
        attribution: who says it.
        head: whether it stands in a heading.
    """
    if not category.doubtful or attribution.rule or head:
        return category
    return Category("scare", ("bekannt vorausgesetzt, und niemand sagt es",))


def _is_joined(text: str, before: Stretch, stretch: Stretch) -> bool:
    """Tell whether two stretches are members of one list: «„…“ und „…“», «weder „…“ noch ein „…“»."""
    return _JOINED.fullmatch(text, before.span.end, stretch.span.start) is not None


def _decide(look: Look, asked: Sequence[Rule]) -> tuple[Category, str]:
    """Return what the first rule says that answers, else what a stretch is that nothing tells of; and its name."""
    rest = by_place.rest if look.frame.masked else by_words.rest
    return _asked(look, asked) or (rest(look), "category:")


def _asked(look: Look, asked: Sequence[Rule]) -> tuple[Category, str] | None:
    """Return what the first rule says that answers, and its name."""
    for rule in asked:
        category = rule.decide(look)
        if category is not None:
            rules.fired(rule.name)
            return category, rule.name
    return None
