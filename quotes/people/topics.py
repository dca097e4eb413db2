"""Whom the paragraphs of a portrait go on with: «er», «sie» before anybody else of that gender is named there.

What a text is about is taken up by a pronoun, also at the beginning of a paragraph; who is named once as somebody's
pupil, find or witness is not (centering: Grosz, Joshi and Weinstein 1995; Strube and Hahn 1999 for German).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from quotes.data import Entity, Mention
from quotes.grammar.tree import Tree, base

_LASTING, _MANY = 2, 3  # paragraphs that begin with a pronoun before anybody is named: a portrait, an obituary
_REPORTS = frozenset("sei habe werde könne müsse wolle solle dürfe wisse".split())
_LEAD = 3  # paragraphs at the top, with the headings, that name whom a text is about
_RELATIVES = frozenset("der die den dem deren dessen denen welcher welche welchen welchem".split())
_IF = frozenset({"wenn", "falls", "sobald", "sooft"})
_ANYBODY = frozenset("einer jemand irgendeiner irgendjemand keiner niemand jeder".split())
_HIM = frozenset({"ihn", "ihm"})
_HER = frozenset({"ihr"})
_CHILDREN = frozenset({"Tochter", "Sohn"})
_PARENTS = frozenset({"Vater", "Mutter", "Eltern"})


@dataclass(frozen=True, slots=True)
class Topics:
    """The paragraph of each sentence, and with whom each paragraph goes on; grows while the pronouns are tied."""

    paragraphs: Sequence[int] = ()  # by sentence; (): not known, then there are no topics
    opening: dict[str, set[int]] = field(default_factory=dict)  # paragraphs that so begin, by gender
    _of: dict[tuple[int, str], int] = field(default_factory=dict)  # by paragraph and gender

    def begin(self, pronoun: Mention) -> None:
        """Keep that a paragraph begins with a pronoun before anybody of its gender."""
        self.opening.setdefault(pronoun.gender, set()).add(self.paragraphs[pronoun.sentence])

    def note(self, pronoun: Mention, entity: int) -> None:
        """Keep whom the first pronoun of a paragraph means that nobody is named before."""
        self._of.setdefault((self.paragraphs[pronoun.sentence], pronoun.gender), entity)

    def here(self, pronoun: Mention) -> int | None:
        """Return with whom a paragraph has gone on so far, for a pronoun in it."""
        return self._of.get((self.paragraphs[pronoun.sentence], pronoun.gender))

    def goes_on_with(self, pronoun: Mention, entity: int) -> bool:
        """Tell whether a paragraph before a pronoun's has gone on with somebody, or most begin with such pronouns."""
        here = self.paragraphs[pronoun.sentence]
        before = any(number < here and other == entity for (number, _), other in self._of.items())
        return before or len(self.opening[pronoun.gender]) >= _MANY

    def protagonist(self, pronoun: Mention, mentions: Sequence[Mention], entities: Sequence[Entity]) -> int | None:
        """Return the one person of a pronoun's gender whom the top names, where many paragraphs begin with pronouns."""
        if len(self.opening.get(pronoun.gender, ())) < _LASTING:
            return None
        persons = (entity for entity in entities if entity.kind == "person" and entity.gender == pronoun.gender)
        named = [entity.index for entity in persons if self._leads(entity, mentions)]
        return named[0] if len(named) == 1 else None

    def _leads(self, entity: Entity, mentions: Sequence[Mention]) -> bool:
        """Tell whether somebody is named at the top, and in another paragraph, too: no author or photographer."""
        places = (mentions[place] for place in entity.mentions)
        named = {self.paragraphs[each.sentence] for each in places if each.category == "name" and not each.quoted}
        return len(named) > 1 and min(named) < _LEAD

    def is_by_the_way(self, entity: Entity, pronoun: Mention, mentions: Sequence[Mention]) -> bool:
        """Tell whether somebody has no name, or is told before a pronoun in one paragraph only."""
        places = [mentions[i] for i in entity.mentions if mentions[i].span.start < pronoun.span.start]
        told = {self.paragraphs[place.sentence] for place in places if not place.quoted}
        return entity.kind == "unnamed" or (entity.kind == "person" and len(told) == 1)


def paragraphs(text: str, trees: Sequence[Tree]) -> tuple[int, ...]:
    """Return the number of the paragraph of each sentence; breaks of line part paragraphs."""
    found, number, end = [], 0, 0
    for tree in trees:
        start = tree.sentence.span.start
        if tree.sentence.inside is None and "\n" in text[end:start]:
            number += 1
        if tree.sentence.inside is None:
            end = tree.sentence.span.end
        found.append(number)
    return tuple(found)


def of_one(numbers: Sequence[int], sentence: int) -> Iterable[int]:
    """Return the sentences of the paragraph of one, from that one back; none where paragraphs are not known."""
    back = range(sentence, -1, -1) if numbers else range(0)
    return takewhile(lambda other: numbers[other] == numbers[sentence], back)


def opens(
    pronoun: Mention,
    numbers: Sequence[int],
    trees: Sequence[Tree],
    before: Iterable[tuple[Mention, Entity | None]],
) -> bool:
    """Tell whether a subject «er», «sie» of the reporter stands before anybody of its gender told in its paragraph.

    Args:
        pronoun: the mention.
        numbers: the paragraph of each sentence; empty where they are not known.
        trees: the sentences.
        before: the mentions of the text, each with its entity.
    """
    tree = trees[pronoun.sentence]
    if not numbers or tree.sentence.inside is not None or pronoun.gender not in {"m", "f"} or pronoun.number == "p":
        return False
    if tree[pronoun.token].text.lower() not in {"er", "sie"} or base(tree[pronoun.token].deprel) != "nsubj":
        return False
    here = numbers[pronoun.sentence]
    before = [each for each in before if not each[0].quoted and each[0].span.start < pronoun.span.start]
    # «kam sie mit der Mutter … Der Vater fand sie wieder … Die Tochter lernte Setzerin»: she is the daughter
    family = all(any(mention.name.partition(",")[0] in kin for mention, _ in before) for kin in (_PARENTS, _CHILDREN))
    return not any(
        entity is not None
        and mention.category in {"name", "role"}
        and not (family and (mention.name in _CHILDREN | _PARENTS or not mention.definite))
        and numbers[mention.sentence] == here
        and entity.kind in {"person", "unnamed"}
        and entity.gender in {"", pronoun.gender}
        for mention, entity in before
    )


def is_anybody(tree: Tree, pronoun: Mention) -> bool:
    """Tell whether «er» is the anybody of a clause before it: «Wenn hier einer gefragt wird, sagt er».

    An indefinite pronoun binds it, unless the clause has somebody else for it: «Wenn ihn jemand fragt, sagt er».
    """
    words = [token.text.lower() for token in tree.tokens[: pronoun.token]]
    starts = [place for place, word in enumerate(words) if word in _IF]
    if not starts or words[-1:] == [","] or tree[pronoun.token].text.lower() != "er":
        return False
    clause = words[starts[-1] + 1 :]
    return "," in clause and bool(_ANYBODY & set(clause)) and not _HIM & set(clause)


def is_reported(tree: Tree, pronoun: Mention) -> bool:
    """Tell whether a subject stands in the Konjunktiv: «Er habe gehofft» goes on with the report of who spoke."""
    head = tree[pronoun.token].head
    return head >= 0 and any(tree[i].text.lower() in _REPORTS for i in (head, *tree.kids(head, "aux", "cop")))


def is_taken_up(tree: Tree, pronoun: Mention) -> bool:
    """Tell whether an object of the clause before a subject pronoun is the same one: «Als sie ihn fragte, habe er»."""
    words = {token.text.lower() for token in tree.tokens[: pronoun.token]}
    same, other = (_HIM, "sie") if pronoun.gender == "m" else (_HER, "er")
    return bool(words & same) and other in words


def is_relative(tree: Tree, token: int) -> bool:
    """Tell whether a pronoun begins a relative clause: behind a comma, or a comma and a preposition."""
    before = token - 1 if token and tree[token - 1].upos != "ADP" else token - 2
    return tree[token].text.lower() in _RELATIVES and before >= 0 and tree[before].text == ","
