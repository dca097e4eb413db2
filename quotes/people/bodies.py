"""What belongs to the name of a body: its topic, «Bündnis Bahn für alle», not its seat, «Landgericht in Seestadt».

Associations bear phrases for names, with a preposition inside. Before the finite verb of a German clause stands one
phrase alone (Duden, Die Grammatik, Vorfeld): what stands between an association that begins a sentence and the verb
is its name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes import lexicon
from quotes.data import Mention, Token
from quotes.grammar.tree import Tree
from quotes.people.matching import parts
from quotes.people.person_phrases import Labels

# where a «Landgericht in Seestadt» sits is not its name
_SEAT = re.compile(r"(?<!\s)\s+(?:in|im|aus|bei|beim|mit|am)\s+")
_TOPICS = frozenset("zu zur zum über gegen wegen nach um vor".split())  # «BVerfG zur Maut» is BVerfG
_COURTS = ("Bundes", "Landes", "Ober")  # beginnings of names of bodies that need no seat
_GERMAN = re.compile(r"deutsche[rs]? (\w*(?:ministerium|regierung|amt))$")
_IN_NAMES = frozenset({"ADP", "DET", "ADJ", "NOUN", "PROPN", "PRON", "CCONJ"})
_ANY = frozenset(
    "ein eine einen einem einer eines seine seinem seiner seinen ihre ihrem ihrer ihren".split()
)  # no topic
_LONGEST = 7  # words of a topic
_SHORTEST = 2  # letters of a word that is no sign


def is_association(noun: str) -> bool:
    """Tell whether a noun stands for an association, initiative or alliance."""
    return noun[:1].isupper() and noun.lower().endswith(tuple(lexicon.closed("associations")))


def with_topic(tree: Tree, labels: Labels, index: int, run: list[int]) -> list[int]:
    """Return the phrase of an association with the rest of the name that is a phrase itself.

    Args:
        tree: the sentence.
        labels: its named entities.
        index: the phrase's head.
        run: the phrase's tokens.
    """
    if not _is_named(tree, index) or run[-1] < index:
        return run
    last = run[-1]
    while labels.get(last) == "ORG" and labels.get(last + 1) == "ORG":
        last += 1
    at = max(last, index + 1) + 1
    first = at
    opens = all(tree[i].upos in {"DET", "CCONJ"} for i in range(run[0])) and at < len(tree) and tree[at].upos == "ADP"
    while opens and at < len(tree) and at - first < _LONGEST and _may_be_topic(tree[at]):
        at += 1
    if opens and at < len(tree) and tree.is_finite(at):
        last = at - 1
    return [*run, *range(run[-1] + 1, last + 1)]


def _is_named(tree: Tree, index: int) -> bool:
    """Tell whether an association has a name that is no acronym right behind it."""
    after = tree[index + 1] if index + 1 < len(tree) else None
    return after is not None and is_association(tree[index].text) and _is_word(after)


def _is_word(token: Token) -> bool:
    """Tell whether a token is a word with a capital, and no acronym."""
    text = token.text
    return token.mask is None and len(text) > _SHORTEST and text[:1].isupper() and not text.isupper()


def _may_be_topic(token: Token) -> bool:
    return token.mask is None and token.upos in _IN_NAMES


def is_whole(tree: Tree, mention: Mention) -> bool:
    """Tell whether what stands behind «in», «am» in an association's name is a thing, no place: «Leben am Fluss»."""
    if mention.category != "organisation" or not _is_named(tree, mention.token):
        return False
    behind = [t for t in tree.tokens[mention.token + 2 :] if t.span.meets(mention.span)]
    while behind and behind[0].upos != "ADP":
        behind.pop(0)
    return _is_of_thing(behind)


def _is_of_thing(phrase: Sequence[Token]) -> bool:
    """Tell whether the first noun of a phrase with a preposition is one for a thing that its hearers know."""
    for token in phrase:
        if token.text.lower() in _ANY:
            return False
        if token.text[:1].isupper():
            return token.upos == "NOUN" and token.text.lower() not in lexicon.closed("district_nouns")
    return False


def federal(name: str) -> str:
    """Return one name for «deutsches Innenministerium» and «Bundesinnenministerium», in small letters.

    Bodies of the Federal Republic bear «Bundes-» in their names, for which papers write «deutsch» as for any country.
    """
    found = _GERMAN.match(name)
    return f"bundes{found[1]}" if found else name


def without_seat(name: str) -> str:
    """Return the name of a body without its seat, if it is a name without it: «Bundesgerichtshof in Seestadt»."""
    seat = _SEAT.search(name)
    first, *rest = parts(name) or [""]
    if rest and rest[0] in _TOPICS and sum(map(str.isupper, first)) > 1:
        return first
    if seat is None:
        return name
    front = name[: seat.start()]
    enough = name.startswith(_COURTS) or len([part for part in parts(front) if part[:1].isupper()]) > 1
    return front if enough else name


def begun(names: Sequence[str]) -> dict[str, str]:
    """Return the short forms of the associations' names that go on elsewhere: «Bündnis Bahn», of «… für alle»."""
    short = {}
    for name in set(names):
        longer = {other for other in names if other.startswith(name + " ")}
        if len(longer) == 1 and len(parts(name)) > 1 and is_association(parts(name)[0]):
            short[name] = longer.pop()
    return short
