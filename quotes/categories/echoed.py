"""What a stretch in a heading is, by what the same words are in the text: a headline quotes the text below it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from quotes import echoes
from quotes.categories.look import Look
from quotes.categories.rule import Rule
from quotes.data import NO_SPEECH, SPEECH, Category, Stretch, Type

_REACH = 60  # stretches on both sides of a heading that are looked through
_CONTENT = 2  # words with content that are no chance where they stand in a longer quotation


def echo_of(
    text: str, stretches: Sequence[Stretch], found: Sequence[Category], heads: Collection[int]
) -> Mapping[int, Type]:
    """Return what the words of each stretch in a heading are in the text, where they stand there in marks.

    Args:
        text: the article's.
        stretches: what stands in marks, in the order of the text.
        found: what each is by itself.
        heads: the indices of those in headings.
    """
    known: dict[int, echoes.Words] = {}

    def words(index: int) -> echoes.Words:
        if index not in known:
            known[index] = echoes.words(stretches[index].inner.of(text))
        return known[index]

    told: dict[int, Type] = {}
    for index in sorted(heads):
        near = range(max(0, index - _REACH), min(len(stretches), index + _REACH))
        others = [other for other in near if other not in heads and "turn" not in stretches[other].flags]
        here = words(index)
        same = [found[other].type for other in others if here.exact and words(other).exact == here.exact]
        spoken = any(kind in SPEECH for kind in same)
        if same and not spoken:
            told[index] = same[0]
        elif spoken or (here.content >= _CONTENT and any(_says(words(o), here, found[o]) for o in others)):
            told[index] = "direct"
    return told


def _says(long: echoes.Words, short: echoes.Words, category: Category) -> bool:
    """Tell whether a quotation of the text holds the words of a heading."""
    return category.type in SPEECH and echoes.holds(long, short)


def _words_of_the_text(look: Look) -> Category | None:
    if look.echo is None:
        return None
    if look.echo in NO_SPEECH:
        return Category(look.echo, ("wie dieselben Worte im Text",))
    whole = look.inside_finite or look.ends_sentence() or len(look.words) > _CONTENT + 1
    return Category("direct" if whole and not look.begins_small() else "partial", ("Worte eines Zitats im Text",))


def _heading_of_quoted_words(look: Look) -> Category | None:
    alone = look.head and not look.frame.before and not look.frame.after
    found = alone and look.inside_finite and not look.begins_small()
    return Category("direct", ("Satz, der als Überschrift steht",)) if found else None


RULES = (
    Rule(
        "category:words-of-the-text",
        ("direct", "partial", "scare", "title"),
        "A heading quotes the text below it: the same words in marks are the same thing there and here (La Roche, "
        "Einführung in den praktischen Journalismus: nothing in the headline that is not in the text).",
        (
            "„Ein Schlag für Neuhagen“\n\nDer Deich fällt. „Das ist ein Schlag für Neuhagen“, sagte Petra Harms.",
            ("direct", "direct"),
        ),
        "„Ein Schlag für Neuhagen“\n\nDer Deich fällt. „Das ist bitter“, sagte Petra Harms.",
        _words_of_the_text,
    ),
    Rule(
        "category:heading-of-quoted-words",
        ("direct",),
        "A heading that consists of marks and a sentence in them is what somebody said; titles of works hardly ever "
        "have a finite verb (Burger and Luginbühl, Mediensprache).",
        ("„Der Deich hält noch lange“\n\nIn Neuhagen wird gebaut.", ("direct",)),
        "„Ein langer Tag am Deich“\n\nIn Neuhagen wird gebaut.",
        _heading_of_quoted_words,
    ),
)
