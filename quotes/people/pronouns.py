"""Whom «er», «sie» and «dieser» mean: the nearest fitting entity before, subjects first.

After Lappin and Leass (1994): candidates are scored by how recently and in what function they were mentioned;
gender and number must agree. People named only inside quotations do not count (after Citron).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from quotes.data import Entity, Mention, Token
from quotes.distances import PRONOUN
from quotes.grammar.tree import Tree, base
from quotes.people import agreeing, topics

_POSSESSIVES = frozenset(stem + end for stem in ("sein", "ihr") for end in ("", "e", "en", "em", "er", "es"))
_LAST = frozenset({"dieser", "diese", "letzterer", "letztere"})

# The weights. On what they were tuned is not recorded. What each does was measured by turning it and making the rows
# anew from the same parses: so many of 1,824 rows get another speaker (488 of fixtures, cases and dev, 1,336 of train;
# whether the other one is right was not looked at). None decides more than a handful; that subjects come first decides
# most. How far is looked back stands in quotes.distances.
_INSIDES = 20  # sentences of one quotation in which a person is looked for
_MARGIN = 0.4  # a best candidate that leads by less is no answer: 0 changes 3 rows, 0.2 none, 0.8 five
_FAR = 1.6  # what each sentence of distance costs: 0.8 changes 3, 1.2 two, 2.4 five
_SPOKE = 1.8  # what having spoken in a sentence gives, a little more than its subject has: 0 to 1.5 change 1, 2.7 none
_OWNER = 2.0  # what «ihre» at a subject gives her: a little more than the subject that is hers


@dataclass(frozen=True, slots=True)
class Known:
    """An article's mentions in the order of the text, its entities, the entity of a mention, its sentences."""

    mentions: Sequence[Mention]
    entities: Sequence[Entity]
    of: Mapping[int, int]  # by the mention's index
    trees: Sequence[Tree]
    by_sentence: Mapping[int, Sequence[int]]  # indices of the mentions
    owners: Mapping[int, Sequence[tuple[Mention, int]]]  # by sentence: «sein», «ihr», and the person each means
    topics: topics.Topics = field(default_factory=topics.Topics)


def tie(
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
    of: Mapping[int, int],
    trees: Sequence[Tree],
    paragraphs: Sequence[int] = (),
) -> Known:
    """Return what is known of an article, with its pronouns tied.

    Args:
        mentions: in the order of the text.
        entities: the article's.
        of: the index of the entity of each mention that has one, pronouns apart.
        trees: the sentences.
        paragraphs: the number of the paragraph of each sentence, if they are known.
    """
    by_sentence: dict[int, list[int]] = {}
    for index, mention in enumerate(mentions):
        by_sentence.setdefault(mention.sentence, []).append(index)
    tied = dict(of)
    owners: dict[int, list[tuple[Mention, int]]] = {}
    found = Known(mentions, entities, MappingProxyType(tied), trees, by_sentence, owners, topics.Topics(paragraphs))
    pronouns = [(mention, index) for index, mention in enumerate(mentions) if mention.category == "pronoun"]
    possessives = [(mention, -1) for tree in trees for mention in _possessives(tree)]
    for mention, _ in pronouns:
        if _opens(mention, found):
            found.topics.begin(mention)
    # in the order of the text, so that «er» can go on with «er»
    for mention, index in sorted(pronouns + possessives, key=lambda each: each[0].span.start):
        entity = None if mention.quoted else resolve(mention, found, {})
        if entity is None:
            continue
        if index >= 0:
            tied[index] = entity
            if _opens(mention, found):
                found.topics.note(mention, entity)
        elif entities[entity].kind == "person" and not _is_several(mention, found, entity):
            owners.setdefault(mention.sentence, []).append((mention, entity))
    return found


def is_possessive(token: Token) -> bool:
    """Tell whether a determiner is a possessive: «sein», «ihr»."""
    return token.feats.get("Poss") == "Yes" or token.text.lower().startswith("sein")


def possessor(tree: Tree, sentence: int, token: int) -> Mention:
    """Return «seinen» (Angaben) as the pronoun that it stands for."""
    place = tree[token].span
    if tree[token].text.lower().startswith("sein"):
        return Mention(place, "pronoun", sentence, token, gender="m", number="s", definite=True)
    if tree[token].feats.get("Number[psor]") == "Plur":
        return Mention(place, "pronoun", sentence, token, gender="", number="p", definite=True)
    return Mention(place, "pronoun", sentence, token, gender="f", number="s", definite=True)


def _possessives(tree: Tree) -> list[Mention]:
    """Return the possessives of the third person in a sentence of the reporter, as pronouns."""
    if tree.sentence.inside is not None:
        return []
    words = [token for token in tree.tokens if token.upos == "DET" and token.text.lower() in _POSSESSIVES]
    return [replace(possessor(tree, tree.sentence.index, token.index), number="s") for token in words]


def _is_several(mention: Mention, known: Known, entity: int) -> bool:
    """Tell whether «ihr» may as well be theirs as hers."""
    if mention.gender != "f":
        return False
    several = candidates(replace(mention, gender="", number="p"), known, {})
    return bool(several) and max(several.values()) > candidates(mention, known, {})[entity]


def resolve(pronoun: Mention, known: Known, speakers: Mapping[int, int], speaking: Collection[int] = ()) -> int | None:
    """Return the entity that a pronoun means, or None when it stays open.

    Args:
        pronoun: the mention to resolve.
        known: what is known of the article.
        speakers: entity of the speaker of the quotations in a sentence, by sentence, as far as known.
        speaking: entities that say the quotation or interview line in which the pronoun stands. They cannot be
            meant: of oneself one says «ich».
    """
    scores = candidates(pronoun, known, speakers, speaking)
    ranked = sorted(scores, key=lambda index: (-scores[index], index))
    if topics.is_anybody(known.trees[pronoun.sentence], pronoun):
        return None
    spoken_of = _spoken_of(pronoun, known, ranked[0]) if ranked else None
    if spoken_of is not None:
        return spoken_of
    topic = _topic(pronoun, known, ranked[0] if ranked else None)
    if topic is not None and topic not in speaking:
        return topic
    if not ranked or (len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < _MARGIN):
        return None
    return ranked[0]


def _spoken_of(pronoun: Mention, known: Known, best: int) -> int | None:
    """Return the one person whom the quotation just before names, where the ``best`` has no name and stands before it.

    «Ein Wirt rief an. „Der Herbert war genau“, sagte Resi Ober. Als sie ihn fragte, habe er gelacht»: her report goes
    on with whom she speaks of.
    """
    tree = known.trees[pronoun.sentence]
    if (
        known.entities[best].kind != "unnamed"
        or tree.sentence.inside is not None
        or not topics.is_taken_up(tree, pronoun)
    ):
        return None
    last = max(known.mentions[i].span.start for i in known.entities[best].mentions)
    start = tree.sentence.span.start
    named = {
        known.of[index]
        for sentence in _inside_before(pronoun.sentence, known.trees)
        for index in known.by_sentence.get(sentence, ())
        if index in known.of and last < known.mentions[index].span.start < start
        if known.mentions[index].category == "name" and known.entities[known.of[index]].kind == "person"
    }
    fitting = [entity for entity in named if agreeing.fit(pronoun, None, known.entities[entity]) is not None]
    return fitting[0] if len(fitting) == 1 else None


def _inside_before(number: int, trees: Sequence[Tree]) -> Iterator[int]:
    """Yield the sentences of the quotation that stands in the reporter's sentence before the one given."""
    for other in range(number - 1, max(-1, number - _INSIDES), -1):
        if trees[other].sentence.inside is None:
            return
        yield other


def _opens(pronoun: Mention, known: Known) -> bool:
    """Tell whether a subject «er», «sie» stands before anybody of its gender told in its paragraph."""
    numbers = known.topics.paragraphs
    near = (
        (known.mentions[index], known.entities[known.of[index]] if index in known.of else None)
        for sentence in topics.of_one(numbers, pronoun.sentence)
        for index in known.by_sentence.get(sentence, ())
    )
    return topics.opens(pronoun, numbers, known.trees, near)


def _topic(pronoun: Mention, known: Known, best: int | None) -> int | None:
    """Return with whom a pronoun goes on whose paragraph names nobody else of the gender, if not with the ``best``.

    That is whom the pronoun before it means, else, in a portrait, whom several paragraphs have gone on with, where the
    one named last stands in one paragraph only.
    """
    if not _opens(pronoun, known):
        return None
    here = known.topics.here(pronoun)
    if here is not None:
        return here
    leading = known.topics.protagonist(pronoun, known.mentions, known.entities) if best is not None else None
    if best is None or leading is None or best == leading:
        return None
    if topics.is_reported(known.trees[pronoun.sentence], pronoun):
        return None
    lasting = known.topics.goes_on_with(pronoun, leading)
    by_the_way = known.topics.is_by_the_way(known.entities[best], pronoun, known.mentions)
    return leading if lasting and by_the_way else None


def candidates(
    pronoun: Mention, known: Known, speakers: Mapping[int, int], speaking: Collection[int] = ()
) -> dict[int, float]:
    """Return the entities in reach that agree with a pronoun, with their scores; arguments as for ``resolve``."""
    scores: dict[int, float] = {}
    relative = topics.is_relative(known.trees[pronoun.sentence], pronoun.token)
    for number, distance in _reporter_sentences(pronoun.sentence, known.trees).items():
        if relative and distance:
            break  # whom a relative pronoun means stands in its own sentence
        for entity, score in _told_in(pronoun, number, known, speakers.get(number)):
            scores[entity] = max(scores.get(entity, -99.0), score - _FAR * distance)
    near = _nearest(pronoun, known)
    if near is not None and near in scores:
        scores = {near: scores[near]}
    return {entity: score for entity, score in scores.items() if entity not in speaking}


def _told_in(pronoun: Mention, number: int, known: Known, speaker: int | None) -> Iterator[tuple[int, float]]:
    """Yield who is told in a sentence and may be meant, as often as he is told there, each with how well he serves."""
    for index in known.by_sentence.get(number, ()):
        entity = known.of.get(index, -1)
        score = _score(pronoun, known.mentions[index], known.entities[entity], known.trees) if entity >= 0 else None
        if score is not None:
            yield entity, score
    for owner, entity in known.owners.get(number, ()):
        owned = _owned(pronoun, owner, known.entities[entity], known.trees)
        if owned is not None:
            yield entity, owned
    if speaker is not None and 0 <= speaker < len(known.entities):
        fit = agreeing.fit(pronoun, None, known.entities[speaker])
        if fit is not None:
            yield speaker, fit + _SPOKE


def _nearest(pronoun: Mention, known: Known) -> int | None:
    """Return whom «dieser» and «letzterer» mean: who fits and was named last before, in this sentence or the last.

    Such a pronoun tells the last one from those before, whatever their functions (Duden, Die Grammatik).
    """
    tree = known.trees[pronoun.sentence]
    before = tree[pronoun.token - 1].upos if pronoun.token else ""
    demonstrative = tree[pronoun.token].text.lower() == "der" and before in {"VERB", "AUX"}  # «fragte der»: no relative
    if tree[pronoun.token].text.lower() not in _LAST and not demonstrative:
        return None
    for number, distance in _reporter_sentences(pronoun.sentence, known.trees).items():
        fitting = [
            (known.entities[known.of[index]].kind in {"person", "unnamed"}, known.mentions[index].span.start, index)
            for index in known.by_sentence.get(number, ())
            if index in known.of
            and _score(pronoun, known.mentions[index], known.entities[known.of[index]], known.trees) is not None
        ]
        if fitting and distance <= 1:
            return known.of[max(fitting)[2]]
    return None


def _score(pronoun: Mention, mention: Mention, entity: Entity, trees: Sequence[Tree]) -> float | None:
    """Return how well a mention before a pronoun serves it, distance apart; None when it cannot be meant."""
    if mention.span.start >= pronoun.span.start or mention.quoted:
        return None
    if pronoun.sentence != mention.sentence and agreeing.is_quantified(mention, trees):
        return None
    fit = agreeing.fit(pronoun, None if mention.category == "pronoun" else mention, entity)
    if fit is None or agreeing.bound(pronoun, mention, trees):
        return None
    return fit + agreeing.salience_of(mention, trees) - agreeing.sheltered(pronoun, mention, trees)


def _owned(pronoun: Mention, owner: Mention, entity: Entity, trees: Sequence[Tree]) -> float | None:
    """Return how well the person that a possessive means serves a pronoun behind it; None when it cannot be meant.

    Who is the owner in «Ihre Mutter war krank» stays what is spoken of, before the one owned (centering: Di Eugenio
    1998; Strube and Hahn 1999 for German).
    """
    fit = agreeing.fit(pronoun, None, entity) if owner.span.start < pronoun.span.start else None
    if fit is None:
        return None
    tree = trees[owner.sentence]
    owned = tree[owner.token].head
    named = owned >= 0 and any(tree[i].upos == "PROPN" for i in (owned, *tree.kids(owned, "appos", "flat")))
    leads = owned >= 0 and base(tree[owned].deprel) in {"nsubj", "root"} and not named  # «seine Frau Ida Korff»
    return fit + (_OWNER if leads else agreeing.SALIENCE["nmod"])


def _reporter_sentences(number: int, trees: Sequence[Tree]) -> dict[int, int]:
    """Return the sentences in reach of the one given, with their distance counted in reporter's sentences."""
    inside = trees[number].sentence.inside
    found, distance = {number: 0}, 0
    for other in range(number - 1, max(-1, number - 200), -1):  # a bound: thousands of bare quotations
        if trees[other].sentence.inside not in {None, inside}:
            continue
        if not any(token.upos not in {"PUNCT", "SYM"} and token.mask is None for token in trees[other].tokens):
            continue  # nothing but a quotation: no distance
        distance += 1
        if distance > PRONOUN:
            break
        found[other] = distance
    return found
