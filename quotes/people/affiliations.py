"""Which party and age a text gives somebody: «Egon Struck (CDU)», «die SPD-Abgeordnete», «Rosa Meinl (81)»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotes import lexicon
from quotes.data import Gender, Mention, Token
from quotes.grammar.tree import Tree, base
from quotes.people.bodies import is_whole

_AGED = re.compile(r"\b(\d{1,3}) ?(?:- ?[Jj]ährige|[Jj]ährige|Jahre alte)")
_BRACKET = re.compile(r"[(,] (\d{1,3})(?: [),]|$)")
_OPENS = frozenset({"(", ",", "/"})
_ARTICLES = frozenset({"der", "den"})


@dataclass(frozen=True, slots=True)
class Told:
    """What its sentence tells of a mention besides its name."""

    party: str = ""
    age: str = ""
    subject: bool = False
    owned: bool = False  # «ihr neuer Arbeitgeber»
    owner: Gender = ""  # «Treber … über seine Anwältin»
    whole: bool = False  # a body whose name goes on behind «am»: «Verein Leben am Fluss»


def told(tree: Tree, mention: Mention) -> Told:
    """Return what a sentence tells of a mention in it."""
    return Told(
        party(tree, mention),
        age(tree, mention),
        base(tree[mention.token].deprel) == "nsubj",
        _is_owned(tree, mention),
        owner(tree, mention),
        is_whole(tree, mention),
    )


def owner(tree: Tree, mention: Mention) -> Gender:
    """Return the gender that the first possessive behind a subject tells of it: «Treber ließ über seine Anwältin …».

    A possessive in the clause of a subject is mostly the subject's own (Zifonun et al. 1997); behind another subject
    or a comma it may be anybody's.
    """
    head = tree[mention.token].head
    if mention.category != "name" or base(tree[mention.token].deprel) != "nsubj" or head < 0:
        return ""
    for token in tree.tokens[mention.token + 1 :]:
        if token.text == "," or (base(token.deprel) == "nsubj" and token.span.start >= mention.span.end):
            return ""
        if token.text.lower() in lexicon.closed("possessives"):
            return "m" if token.text.lower().startswith("sein") else "f"
    return ""


def _is_owned(tree: Tree, mention: Mention) -> bool:
    """Tell whether a phrase has a possessive or a genitive for its article: somebody's, not the one told before."""
    own = lexicon.closed("possessives") | {"dessen", "deren"}
    return any(token.text.lower() in own for token in tree.tokens if token.span.meets(mention.span))


def party(tree: Tree, mention: Mention) -> str:
    """Return the party of a person's mention, "" where its sentence tells none there."""
    if mention.category != "name":
        return ""
    before = party_of_noun(mention.role.partition(" ")[0]) if mention.role else ""
    if before:
        return before
    return _party_behind([token.text for token in _behind(tree, mention)])


def _behind(tree: Tree, mention: Mention) -> tuple[Token, ...]:
    """Return the three tokens behind a mention, or from the bracket on that it holds."""
    opens = (t for t in tree.tokens if t.text == "(" and t.index > mention.token and t.span.meets(mention.span))
    after = (t for t in tree.tokens if t.span.start >= mention.span.end)
    first = next(opens, None) or next(after, None)
    return tree.tokens[first.index : first.index + 3] if first is not None else ()


def _party_behind(words: Sequence[str]) -> str:
    """Return the party that three words behind a name tell: «(CDU)», «, SPD,», «von der FDP»."""
    if len(words) > 1 and words[0] in _OPENS:
        return _party(words[1])
    of = len(words) == 3 and words[0] in lexicon.closed("prepositions_of_agents") and words[1] in _ARTICLES
    return _party(words[2]) if of else ""


def age(tree: Tree, mention: Mention) -> str:
    """Return the years that a person's mention, its role or the bracket behind it tells, "" for none."""
    tokens = [token for token in tree.tokens if token.span.meets(mention.span)]
    if not tokens or mention.category not in {"name", "role"}:
        return ""
    last = tokens[-1].index
    behind = [token.text for token in tree.tokens[last + 1 : last + 4]]
    here = " ".join(token.text for token in tokens)
    found = _AGED.search(here) or _BRACKET.search(here + " " + " ".join(behind))
    return found[1] if found else ""


def party_of_noun(noun: str) -> str:
    """Return the party that a noun for a person tells: «CDU-Mann», «Sozialdemokratin»; else ""."""
    front, hyphen, head = noun.partition("-")
    if hyphen:
        return _party(front) if lexicon.is_role(head) else ""
    return lexicon.parties().get(noun.removesuffix("in").removesuffix("r"), "")


def _party(word: str) -> str:
    """Return the party with this name, in whatever form it stands («Grünen»)."""
    names = frozenset(lexicon.parties().values())
    return next((form for form in (word, word.removesuffix("n")) if form in names), "")
