"""How well a mention before a pronoun agrees with it, and how prominent it is there: what its scores are made of.

The weights were measured with those of :mod:`quotes.people.pronouns`: turned, and the rows made anew.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.data import Entity, Gender, Mention
from quotes.grammar.tree import Tree, base
from quotes.people import topics

_QUANTIFIED = frozenset({"jede", "kei", "keine", "niema", "niemand"})  # without the letters of their endings
_HUMAN = 2.0  # what being a person gives, over organisations, groups and documents: 0 changes 3
_NAMED = 0.4  # what being called by a name gives: 0 changes none
_UNSURE = 0.8  # what it costs that nothing tells the gender: 0 changes 2
_SHELTERED = 1.8  # what it costs to stand in the pronoun's own sentence and be no subject: 0 changes 5
# By function: all 0 changes 18, the subject's halved 5, all but the subject's at 0 two.
SALIENCE = {"nsubj": 1.5, "root": 0.8, "obj": 0.5, "iobj": 0.5, "obl": 0.3, "conj": 0.4, "appos": 0.4, "nmod": -0.5}


def fit(pronoun: Mention, mention: Mention | None, entity: Entity) -> float | None:
    """Return how well an entity agrees with the pronoun, None when it cannot be meant."""
    number = mention.number if mention is not None else entity.number
    if entity.kind == "document" or (entity.kind == "person" and pronoun.number == "p"):
        return None
    if pronoun.number != number:
        # «die Polizei … sie sagten» does not happen; «die Regierung … sie sagte» does
        return None
    if pronoun.number == "p":
        return 1.0 if entity.kind in {"group", "organisation", "unnamed"} else None
    sex = gender_of(mention, entity)
    if pronoun.gender and sex and pronoun.gender != sex:
        return None
    fit = _HUMAN if entity.kind in {"person", "unnamed"} else 0.0
    return fit if sex or not pronoun.gender else fit - _UNSURE


def gender_of(mention: Mention | None, entity: Entity) -> Gender:
    """Return the gender of who may be meant: a person's own, else that of the phrase that names it there."""
    own = entity.kind == "person" and entity.gender
    return entity.gender if own or mention is None or not mention.gender else mention.gender


def salience_of(mention: Mention, trees: Sequence[Tree]) -> float:
    """Return how prominent a mention is: subjects lead, complements of nouns hardly count."""
    tree = trees[mention.sentence]
    relation = base(tree[mention.token].deprel)
    if mention.category == "pronoun" and topics.is_relative(tree, mention.token):
        relation = "obl"  # what a relative clause tells is by the way
    return SALIENCE.get(relation, 0.0) + (_NAMED if mention.category == "name" else 0.0)


def is_quantified(mention: Mention, trees: Sequence[Tree]) -> bool:
    """Tell whether a phrase is «jeder Arbeiter», «kein Arzt»: nobody in particular, whom no later sentence calls «er».

    A pronoun in another sentence cannot be bound by such a phrase (Zifonun et al., Grammatik der deutschen Sprache).
    """
    tree = trees[mention.sentence]
    here = (mention.token, *tree.kids(mention.token, "det"))
    return any(tree[index].text.lower().rstrip("mnrs") in _QUANTIFIED for index in here)


def sheltered(pronoun: Mention, mention: Mention, trees: Sequence[Tree]) -> float:
    """Return what a mention in the pronoun's own sentence loses when it is no subject: «unter Müller … er»."""
    if pronoun.sentence != mention.sentence:
        return 0.0
    tree = trees[mention.sentence]
    relation = base(tree[mention.token].deprel)
    if mention.category == "pronoun" and topics.is_relative(tree, mention.token):
        return _SHELTERED
    return 0.0 if relation in {"nsubj", "root"} else _SHELTERED


def bound(pronoun: Mention, mention: Mention, trees: Sequence[Tree]) -> bool:
    """Tell whether both depend on one verb, so that they cannot be one: «Müller fragte, … er ihn»."""
    if pronoun.sentence != mention.sentence:
        return False
    tree = trees[pronoun.sentence]
    return tree[pronoun.token].head == tree[mention.token].head and tree[pronoun.token].head >= 0
