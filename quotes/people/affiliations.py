"""To which party a text says that somebody belongs: «Egon Struck (CDU)», «die SPD-Abgeordnete», «von der FDP»."""

from __future__ import annotations

from quotes import lexicon
from quotes.data import Mention
from quotes.grammar.tree import Tree

_OPENS = frozenset({"(", ",", "/"})
_FROM = frozenset({"von", "vom"})
_ARTICLES = frozenset({"der", "den"})


def party(tree: Tree, mention: Mention) -> str:
    """Return the party of a person's mention, "" where its sentence tells none there."""
    if mention.category != "name":
        return ""
    before = party_of_noun(mention.role.partition(" ")[0]) if mention.role else ""
    if before:
        return before
    at = next((t.index for t in tree.tokens if t.span.start >= mention.span.end), len(tree))
    inside = [t.index for t in tree.tokens if t.span.meets(mention.span) and t.index > mention.token]
    opens = next((i for i in inside if tree[i].text == "("), None)
    at = opens if opens is not None else at
    words = [token.text for token in tree.tokens[at : at + 3]]
    if words[:1] and words[0] in _OPENS:
        return _party(words[1]) if len(words) > 1 else ""
    if len(words) == 3 and words[0] in _FROM and words[1] in _ARTICLES:
        return _party(words[2])
    return ""


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
