"""Which words of an article are names of persons: the tagger's spans, mended by German grammar and by each other.

A tagger sees one sentence; an article names its people again and again. So a surname that is known from one place
is a name everywhere, an office right before makes a person of what follows, and particles belong to the name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotes import lexicon, rules
from quotes.data import Name, Reading, Sentence, Span, Token
from quotes.people.name_edges import APART, EDGES
from quotes.people.name_rule import Known, Names, Rule, words_of
from quotes.people.sentence_names import ALONE, is_firm

_SOURCES = frozenset({"in", "nach", "aus"})  # «in Hessen», «aus Polen»: a place, also where somebody is called so


def mend(analysis: Reading) -> Reading:
    """Return the analysis with its names of persons complete."""
    names: Names = {sentence.index: [] for sentence in analysis.sentences}
    for name in analysis.names:
        names.setdefault(name.sentence, []).append(name)
    _run((*EDGES, *ALONE), analysis.sentences, names, Known())
    _run(APART, analysis.sentences, names, _known_of(analysis.sentences, names))
    _run(TOGETHER, analysis.sentences, names, _known_of(analysis.sentences, names))
    flat = [name for here in names.values() for name in here]
    return Reading(analysis.sentences, tuple(sorted(flat, key=lambda name: (name.span, name.label))))


def _known_of(sentences: Sequence[Sentence], names: Names) -> Known:
    """Return what an article's names tell of each other."""
    return Known(_surnames(sentences, names), _families(sentences, names), _full(sentences, names))


def _full(sentences: Sequence[Sentence], names: Names) -> frozenset[tuple[str, ...]]:
    """Return the persons' names of two words and more."""
    persons = [(sentence, name) for sentence in sentences for name in names[sentence.index] if name.label == "PER"]
    found = (tuple(token.text for token in words_of(sentence, name.span)) for sentence, name in persons)
    return frozenset(words for words in found if len(words) > 1)


def _run(asked: Sequence[Rule], sentences: Sequence[Sentence], names: Names, known: Known) -> None:
    """Put the names of each sentence through the rules, in their order."""
    asked = rules.active(asked)
    for sentence in sentences:
        here = names[sentence.index]
        for rule in asked:
            mended = rule.mend(sentence, here, known)
            if mended != here:
                rules.fired(rule.name)
            here = mended
        names[sentence.index] = here


def _surnames(sentences: Sequence[Sentence], names: Names) -> frozenset[str]:
    """Return the last words of all persons' names, without bare given names."""
    found = set()
    for sentence in sentences:
        for name in names[sentence.index]:
            words = words_of(sentence, name.span) if name.label == "PER" else []
            last = words[-1].text if words else ""
            if last[:1].isupper() and len(last) > 2 and (len(words) > 1 or last not in lexicon.given_names()):
                found.add(last)
    return frozenset(found)


def _spoken_of(sentence: Sentence, name: Name, surnames: frozenset[str]) -> Name:
    """Make a person of a given name before what is a person's surname elsewhere, whatever the tagger took it for."""
    words = words_of(sentence, name.span)
    person = len(words) == 2 and words[0].text in lexicon.given_names() and words[1].text in surnames
    return replace(name, label="PER") if person else name


def _joined(sentence: Sentence, here: list[Name], surnames: frozenset[str]) -> list[Name]:
    """Join a given name with the surname right after it that the tagger left out or took for a second person."""
    for name in list(here):
        words = words_of(sentence, name.span)
        if name.label != "PER" or len(words) != 1 or words[0].index + 1 >= len(sentence.tokens):
            continue
        after = sentence.tokens[words[0].index + 1]
        apart = after.span.start > words[0].span.end
        if apart and after.mask is None and after.text in surnames and words[0].text not in surnames:
            span = Span(words[0].span.start, after.span.end)
            here = [other for other in here if not other.span.meets(span)] + [Name(span, "PER", sentence.index)]
    return here


def _known(sentence: Sentence, here: list[Name], surnames: frozenset[str]) -> list[Name]:
    """Return the names of a sentence, with each word that elsewhere in the article is a person's surname."""
    for token in sentence.tokens:
        over = [name for name in here if name.span.meets(token.span)]
        if _is_surname(token, surnames) and not _is_other(sentence, token, over):
            here = [name for name in here if name not in over] + [Name(token.span, "PER", sentence.index)]
    return here


def _is_surname(token: Token, surnames: frozenset[str]) -> bool:
    """Tell whether a word is a person's surname elsewhere, perhaps in the genitive, and not an office."""
    known = token.text in surnames or (token.text.endswith("s") and token.text[:-1] in surnames)
    if not known or token.mask is not None:
        return False
    return not lexicon.is_role(token.text) or lexicon.is_also_surname(token.text)


def _is_other(sentence: Sentence, token: Token, over: Sequence[Name]) -> bool:
    """Tell whether a surname is part of a name already (``over`` it), or the name of a place or a firm here."""
    if any(name.label == "PER" or (name.label == "ORG" and name.span != token.span) for name in over):
        return True
    before = sentence.tokens[token.index - 1] if token.index else None
    if before is None:
        return False
    return (bool(over) and before.text.lower() in _SOURCES) or is_firm(sentence, Name(token.span, "PER", 0))


def _families(sentences: Sequence[Sentence], names: Names) -> frozenset[tuple[str, ...]]:
    """Return the family names with particles that stand in full names: («von», «der», «weyde»)."""
    found = set()
    for sentence in sentences:
        for name in names[sentence.index]:
            words = [token.text for token in words_of(sentence, name.span)] if name.label == "PER" else []
            at = next((i for i, word in enumerate(words) if i and word in lexicon.closed("name_particles")), None)
            if at is not None and at + 1 < len(words):
                found.add(tuple(word.lower() for word in words[at:]))
    return frozenset(found)


def _alone(sentence: Sentence, here: list[Name], families: frozenset[tuple[str, ...]]) -> list[Name]:
    """Return the names with each family name that stands without a given name: «Von der Weyde betonte»."""
    small = [token.text.lower() for token in sentence.tokens]
    for family in families:
        for at in range(len(small) - len(family) + 1):
            last = at + len(family) - 1
            if tuple(small[at : last + 1]) != family or not sentence.tokens[last].text[:1].isupper():
                continue
            span = Span(sentence.tokens[at].span.start, sentence.tokens[last].span.end)
            if not any(name.label == "PER" and name.span.holds(span) for name in here):
                here = [name for name in here if not name.span.meets(span)] + [Name(span, "PER", sentence.index)]
    return here


def _doubles(sentence: Sentence, here: list[Name], known: Known) -> list[Name]:
    """Make a person of a double surname that somebody bears in the article, whatever the tagger took it for."""
    tokens = sentence.tokens
    for at in range(len(tokens) - 2):
        three = tokens[at : at + 3]
        tied = three[0].span.end == three[1].span.start and three[1].span.end == three[2].span.start
        if three[1].text != "-" or not tied or not _is_double(tuple(token.text for token in three), known.doubles):
            continue
        name = _whole(Name(Span(three[0].span.start, three[2].span.end), "PER", sentence.index), here)
        if name is None or name in here or is_firm(sentence, name):
            continue
        here = [other for other in here if not other.span.meets(name.span)] + [name]
    return here


def _whole(double: Name, here: Sequence[Name]) -> Name | None:
    """Return the name that a double surname is or ends, None where it is part of something else."""
    wider = [other for other in here if other.span.holds(double.span) and other.span != double.span]
    if not wider:
        return double
    ends = wider[0].label in {"MISC", "LOC"} and wider[0].span.end == double.span.end
    return replace(wider[0], label="PER") if ends else None


def _is_double(words: tuple[str, ...], doubles: frozenset[tuple[str, ...]]) -> bool:
    """Tell whether three tokens are a known double surname, perhaps in the genitive."""
    return words in doubles or (*words[:2], words[2].removesuffix("s")) in doubles


TOGETHER = (
    Rule(
        "name:spoken-of",
        "A given name before a person's surname is a person's name, whatever the tagger took it for.",
        (("[Ole Brandt]PER kam / [Petra Brandt]ORG kam", "Ole Brandt, Petra Brandt"),),
        lambda sentence, here, known: [_spoken_of(sentence, name, known.surnames) for name in here],
    ),
    Rule(
        "name:joined",
        "A name of one word right before a person's surname is the given name to it.",
        (
            ("[Ole Brandt]PER kam / [Petra]PER Brandt|NOUN kam", "Ole Brandt, Petra Brandt"),
            ("[Ole Brandt]PER kam / [Petra]PER Weyde|NOUN kam", "Ole Brandt, Petra"),
        ),
        lambda sentence, here, known: _joined(sentence, here, known.surnames),
    ),
    Rule(
        "name:double",
        "Who is called by given name and double surname once is called by the double surname afterwards.",
        (
            ("[Ole Brandt~-~Weyde]PER kam / [Brandt~-~Weyde]ORG schwieg", "Ole Brandt-Weyde, Brandt-Weyde"),
            ("[Ole Brandt~-~Weyde]PER kam / Brandt~-~Weyde schwieg", "Ole Brandt-Weyde, Brandt-Weyde"),
            ("[Ole Brandt~-~Weyde]PER kam / [Ole Brandt~-~Weyde]PER schwieg", "Ole Brandt-Weyde, Ole Brandt-Weyde"),
            ("[Ole Brandt~-~Weyde]PER kam / Reederei|NOUN [Brandt~-~Weyde]ORG", "Ole Brandt-Weyde"),
        ),
        _doubles,
    ),
    Rule(
        "name:known",
        "Who is called by the full name once is called by the surname afterwards; «in», «aus», «nach» take a place.",
        (
            ("[Ole Brandt]PER kam / Brandt schwieg", "Ole Brandt, Brandt"),
            ("[Ole Brandt]PER kam / aus [Brandt]LOC", "Ole Brandt"),
        ),
        lambda sentence, here, known: _known(sentence, here, known.surnames),
    ),
    Rule(
        "name:families",
        "A family name keeps its particle where it stands alone, with a capital at the head of a sentence.",
        (("[Ulrike von der Weyde]PER kam / Von der [Weyde]LOC schwieg", "Ulrike von der Weyde, Von der Weyde"),),
        lambda sentence, here, known: _alone(sentence, here, known.families),
    ),
)
"""What the names of the whole article tell, in order."""

RULES = (*EDGES, *ALONE, *APART, *TOGETHER)
