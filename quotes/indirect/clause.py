"""What a reported clause is, and where clauses begin and end in a sentence: by its finite verbs and its punctuation.

The small parser often hangs a clause wrongly, but hardly ever takes a finite verb for something else; and German sets
commas around every clause (Duden, Rechtschreibung). So borders are those of punctuation; the tree only tells what
belongs to what where they leave it open.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quotes import lexicon
from quotes.attribution.names import Rule
from quotes.cues import Cue
from quotes.grammar.tree import Tree, base
from quotes.indirect.moods import is_finite

DASHES = frozenset({"–", "—", "-"})
BORDERS = frozenset({",", ":", ";"}) | DASHES
ENDS = frozenset({".", "!", "?", "…", "..."})
_CLOSING = frozenset('“”«»"’‘)]')


class Form(StrEnum):
    """What marks a clause as reported. Signs the row, in the column ``rule``."""

    KONJUNKTIV = "konjunktiv"
    DASS = "dass"
    SOURCE_PHRASE = "source-phrase"
    INFINITIVE = "infinitive"
    SOLL = "soll"


@dataclass(frozen=True, slots=True)
class Clause:
    """A reported clause: tokens ``first`` to ``last`` of a sentence, and what frames it there."""

    form: Form
    sentence: int
    first: int
    last: int
    cue: Cue | None = None  # None: the clause goes on with a report
    source: int | None = None  # head of the phrase that says whose it is
    how: str = ""  # the first half of the reason, in German
    measured: Rule = Rule.KONJUNKTIV  # the sieve for quotations that finds a source the same way: its precision
    unsaid: bool = False  # the sentence itself leaves open who says it: «es heißt», «wird vermutet»
    elsewhere: int | None = None  # the sentence in which the source stands, if it is another one

    def __len__(self) -> int:
        """Return the number of tokens."""
        return self.last - self.first + 1

    def holds(self, index: int) -> bool:
        """Tell whether a token stands in the clause."""
        return self.first <= index <= self.last


def last_word(tree: Tree) -> int:
    """Return the last token of a sentence before its full stop and the marks that close there."""
    last = len(tree) - 1
    while last > 0 and tree[last].mask is None and (tree[last].text in ENDS or tree[last].text in _CLOSING):
        if tree[last].text == ")" and any(tree[i].text == "(" for i in range(last)):
            break
        last -= 1
    return last


def trimmed(tree: Tree, first: int, last: int) -> tuple[int, int]:
    """Return a run of tokens without punctuation at its ends."""
    last = min(last, last_word(tree))
    while first <= last and tree[first].mask is None and tree[first].upos == "PUNCT" and tree[first].text != "(":
        first += 1
    while last > first and tree[last].mask is None and tree[last].upos == "PUNCT" and tree[last].text not in {")", "]"}:
        last -= 1
    return first, last


def finites(tree: Tree, first: int, last: int) -> list[int]:
    """Return the finite verbs from ``first`` to ``last``."""
    return [i for i in range(first, last + 1) if is_finite(tree[i])]


def closing_verb(tree: Tree, first: int, last: int) -> list[int]:
    """Return the verb that ends a clause with «dass», where the tagger takes it for an infinitive: «werden», «haben».

    Such a clause has a finite verb, and its last verb is it (Duden, Die Grammatik: Verbletztstellung).
    """
    last = min(last, last_word(tree))
    ends = first < last and tree[last].mask is None and tree[last].upos in {"VERB", "AUX"}
    return [last] if ends and tree[last].text.lower().endswith(("n", "t")) and tree[last - 1].text != "zu" else []


def border_before(tree: Tree, index: int) -> int:
    """Return the border before a token, -1 where its sentence begins."""
    return next((i for i in range(index - 1, -1, -1) if is_border(tree, i)), -1)


def border_after(tree: Tree, index: int) -> int:
    """Return the border behind a token, the sentence's end where there is none."""
    return next((i for i in range(index + 1, len(tree)) if is_border(tree, i)), last_word(tree) + 1)


def is_border(tree: Tree, index: int) -> bool:
    """Tell whether a token parts clauses: a comma, colon, semicolon or dash that stands free."""
    token = tree[index]
    if token.mask is not None or token.text not in BORDERS:
        return False
    if token.text in DASHES:  # «CDU-Chef» is one token; a free dash has blanks around it
        glued = index and tree[index - 1].span.end == token.span.start
        return not glued
    return True


def opener(tree: Tree, index: int) -> str:
    """Return the word that makes the clause from ``index`` on subordinate, in small letters, or nothing.

    A conjunction, a relative pronoun or a word with w-, behind a preposition or a small word, too: «mit der», «auch
    wenn».
    """
    for at in range(index, min(len(tree), index + 3)):
        word, token = tree[at].text.lower(), tree[at]
        if token.mask is not None or token.upos == "PUNCT" or is_finite(token):
            return ""
        if word in lexicon.closed("subordinating") or word in lexicon.closed("question_words"):
            return word
        if word in _RELATIVES and _is_relative(tree, at):
            return word
        if token.upos not in {"ADP", "ADV", "CCONJ", "PART"}:
            return ""
    return ""


_RELATIVES = frozenset("der die das den dem denen deren dessen welcher welche welches welchen welchem".split())


def _is_relative(tree: Tree, index: int) -> bool:
    """Tell whether «der», «die», «das» begin a relative clause: no article, and the finite verb ends the clause."""
    token = tree[index]
    if not index or (base(token.deprel) == "det" and token.text.lower() not in {"deren", "dessen"}):
        return False
    end = border_after(tree, index)
    verbs = finites(tree, index + 1, end - 1)
    return bool(verbs) and verbs[0] > index + 1 and ends_clause(tree, verbs[0])


def ends_clause(tree: Tree, verb: int) -> bool:
    """Tell whether a finite verb stands last in its clause, as in every subordinate one (Duden: Verbletztstellung)."""
    behind = tree[verb + 1] if verb + 1 < len(tree) else None
    if behind is None or behind.upos in {"PUNCT", "CCONJ"} or is_finite(behind) or behind.mask is not None:
        return True
    infinitives = behind.upos in {"VERB", "AUX"}  # «hat kommen müssen»
    return infinitives and (verb + 2 >= len(tree) or tree[verb + 2].upos in {"PUNCT", "VERB", "AUX"})


def is_subordinate(tree: Tree, verb: int) -> bool:
    """Tell whether a finite verb stands in a subordinate clause, by what opens its clause."""
    start = border_before(tree, verb) + 1
    while start < verb and tree[start].text.lower() in {"und", "oder", "aber", "sondern", "doch"}:
        start += 1
    if tree[start].text.lower() == "als" and verb == start + 1:  # «als sei nichts gewesen»
        return True
    word = opener(tree, start)
    if word:
        first = not finites(
            tree, start, verb - 1
        )  # «wenn das stimmt müsse …»: the second verb is that of the main clause
        return first and (word in lexicon.closed("only_subordinating") or ends_clause(tree, verb))
    return _hangs(tree, verb)


def _hangs(tree: Tree, verb: int) -> bool:
    """Tell whether the tree says that a verb at its clause's end is subordinate: a conjunction or relative pronoun."""
    above = tree[verb].head if base(tree[verb].deprel) in {"aux", "cop"} else verb
    marks = [i for i in tree.kids(above, "mark") if i < verb and tree[i].upos == "SCONJ"]
    relative = base(tree[above].deprel) == "acl" and any(
        "Rel" in tree[i].feats.get("PronType", "") for i in tree.children[above] if i < verb
    )
    ends = verb + 1 >= len(tree) or tree[verb + 1].upos in {"PUNCT", "CCONJ"} or is_finite(tree[verb + 1])
    return (bool(marks) or relative) and ends


def main_verbs(tree: Tree, first: int, last: int) -> list[int]:
    """Return the finite verbs of main clauses from ``first`` to ``last``."""
    return [i for i in finites(tree, first, last) if not is_subordinate(tree, i)]


def section_start(tree: Tree, index: int) -> int:
    """Return where the section of a token begins: behind a colon or semicolon, else where the sentence does."""
    return next((i + 1 for i in range(index - 1, -1, -1) if is_border(tree, i) and tree[i].text in {":", ";"}), 0)


def section_end(tree: Tree, index: int) -> int:
    """Return where the section ends that a token stands in."""
    marks = (i - 1 for i in range(index + 1, len(tree)) if is_border(tree, i) and tree[i].text in {":", ";"})
    return next(marks, last_word(tree))
