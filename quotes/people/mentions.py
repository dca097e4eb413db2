"""Who is in the text: names, roles, organisations, groups, documents, pronouns, each where it stands.

A mention is a noun phrase (or a pronoun) whose head can be the source of words. Nothing here decides which
mentions are one person (see :mod:`quotes.people.entities`) or who speaks (see :mod:`quotes.attribution`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotes import lexicon, patterns
from quotes.data import SPEECH, Category, Gender, Mention, MentionCategory, Number, Span, Stretch
from quotes.grammar.nominative import is_plural, lowered, nominative, stands_in_plural
from quotes.grammar.parsed import Parsed
from quotes.grammar.tree import VERBAL, Tree, base
from quotes.people import bodies, noun_phrases, person_phrases
from quotes.people.person_phrases import Labels
from quotes.people.spans import Spans
from quotes.people.surnames import surnames

_PRONOUNS: dict[str, Gender] = {
    "er": "m", "ihm": "m", "ihn": "m", "sie": "f", "ihr": "f", "ihnen": "",
    "dieser": "m", "diese": "f", "jener": "m", "jene": "f", "letzterer": "m", "letztere": "f",
    "ersterer": "m", "erstere": "f", "beide": "", "derselbe": "m", "dieselbe": "f",
}  # fmt: skip
_RELATIVES: dict[str, Gender] = {
    "der": "m", "die": "f", "welcher": "m", "welche": "f", "den": "m", "dem": "m", "deren": "f", "dessen": "m",
}  # fmt: skip
_ARGUMENTS = frozenset({"nsubj", "nmod", "obj", "obl"})  # what «der», «die» are where they are no articles
_ALWAYS_SINGULAR = frozenset({"er", "ihm", "ihn", "ihr", "dieser", "jener", "letzterer"})
_ALWAYS_PLURAL = frozenset({"ihnen", "beide"})
_DEFINITE = frozenset({"der", "dies", "dieser", "jener", "sein", "ihr"})  # lemmas of determiners
_INDEFINITE = frozenset({"einer", "eine", "eines", "viele", "einige", "mehrere", "manche", "beide"})
_AGED = ("Jährige", "Jähriger", "Jährigen", "jährige", "jähriger", "jährigen")
_ACRONYM = re.compile(r"[ \u00a0]\((?:kurz:? )?[A-ZÄÖÜ][\w.&-]{1,11}\)")


@dataclass(frozen=True, slots=True)
class Marked:
    """What the stretches of an article are to its mentions."""

    speech: Spans  # places of quoted speech, interview lines apart
    turns: frozenset[int]  # stretches that are interview lines: speech without marks, in which others are quoted
    titled: Sequence[noun_phrases.Titled]  # titles and names, in the order of the text


def in_marks(stretches: Sequence[Stretch], categories: Sequence[Category]) -> Marked:
    """Return what mentions have to know of stretches, given the category of each."""
    turns = frozenset(index for index, stretch in enumerate(stretches) if "turn" in stretch.flags)
    typed = [
        (index, each, category.type) for index, (each, category) in enumerate(zip(stretches, categories, strict=True))
    ]
    return Marked(
        Spans(stretch.span for index, stretch, type_ in typed if type_ in SPEECH and index not in turns),
        turns,
        tuple((stretch.span, stretch.inner) for _, stretch, type_ in typed if type_ == "title"),
    )


class Mentions:
    """Finds the mentions of one article."""

    def __init__(self, text: str, parsed: Parsed, marked: Marked) -> None:
        """Take an article's text, its sentences, and what its stretches are."""
        self.text = text
        self.trees, self.labels = parsed.trees, parsed.labels
        self._surnames = surnames(parsed.trees, parsed.labels)
        self.turns, self.titled, self._speech = marked.turns, marked.titled, marked.speech

    def all(self) -> tuple[Mention, ...]:
        """Return every mention, in the order of the text."""
        places = ((number, index) for number, tree in enumerate(self.trees) for index in range(len(tree)))
        found = [mention for place in places if (mention := self.at(*place)) is not None]
        found.sort(key=lambda mention: (mention.span.start, -mention.span.end))
        return tuple(found)

    def at(self, number: int, index: int, *, source: bool = False) -> Mention | None:
        """Return the mention with head token ``index`` of sentence ``number``, if it is one.

        Args:
            number: the sentence.
            index: the head token.
            source: the grammar says that it is the source of words, so any noun will do.
        """
        tree, labels = self.trees[number], self.labels[number]
        token = tree[index]
        if token.mask is not None or not token.text[:1].isalnum():
            return None
        if source and token.text.lower() in _INDEFINITE and tree.kids(index, "nmod"):
            return self._one_of(number, index)
        if token.upos == "PRON" or (token.upos == "DET" and source):
            return self._pronoun(number, index)
        if not source and not _heads(tree, index, labels):
            return None
        run, named = person_phrases.with_name(tree, labels, index)
        category = _category(tree, index, labels, named=bool(named), source=source)
        return None if category is None else self._mention(number, index, run, named, category)

    def _one_of(self, number: int, index: int) -> Mention:
        """Return «einer der Männer», «viele der Betroffenen»."""
        tree = self.trees[number]
        run = tree.phrase(index)
        one = tree[index].text.lower().startswith("ein")
        name = patterns.shown(tree.span(run).of(self.text))
        name = name[:1].lower() + name[1:]
        return Mention(tree.span(run), "role" if one else "group", number, index, name, number="s" if one else "p")

    def _pronoun(self, number: int, index: int) -> Mention | None:
        """Return a personal, demonstrative or relative pronoun of the third person."""
        tree = self.trees[number]
        token = tree[index]
        word = token.text.lower()
        if word in _PRONOUNS:
            sex = _PRONOUNS[word]
        elif word in _RELATIVES and (base(token.deprel) in _ARGUMENTS or word in {"deren", "dessen"}):
            sex = _RELATIVES[word]
        else:
            return None
        if token.feats.get("Reflex") == "Yes" or token.feats.get("Person") in {"1", "2"}:
            return None
        plural = _is_plural_pronoun(tree, index)
        return Mention(
            token.span,
            "pronoun",
            number,
            index,
            gender="" if plural and sex == "f" else sex,
            number="p" if plural else "s",
            definite=True,
            quoted=self._is_quoted(token.span, number),
        )

    def _is_quoted(self, span: Span, number: int) -> bool:
        """Tell whether a place stands inside a quotation (not merely holds one)."""
        inside = self.trees[number].sentence.inside
        return (inside is not None and inside not in self.turns) or self._speech.hold(span)

    def _mention(self, number: int, index: int, run: list[int], named: list[int], category: MentionCategory) -> Mention:
        """Return the mention of a noun phrase.

        Args:
            number: the sentence.
            index: the head token.
            run: the phrase's tokens.
            named: those of a person's name in it.
            category: what it is.
        """
        tree = self.trees[number]
        run = (
            noun_phrases.with_label(tree, self.labels[number], run) if category == "organisation" and not named else run
        )
        if named:
            run = noun_phrases.without_open_mark(self.text, tree, index, run)
        run = noun_phrases.without_speech(tree, index, run, self._speech)
        run = noun_phrases.without_addressee(tree, index, run)
        if not named:
            run = noun_phrases.without_direction(
                tree, index, noun_phrases.without_breaks(tree, self.labels[number], index, run)
            )
            if category == "role":
                run = noun_phrases.without_occasion(tree, index, run)
            run = noun_phrases.without_participle(tree, index, noun_phrases.without_additions(tree, index, run))
            run = noun_phrases.without_front(tree, index, run)
            if category == "organisation":
                run = bodies.with_topic(tree, self.labels[number], index, run)
        named = [i for i in named if i in run]
        if category == "name" and not named:
            named = [index]
        span, role = tree.span(run), ""
        if named:
            name = noun_phrases.name_text(self.text, tree, named, self._surnames)
            role = noun_phrases.role_text(tree, run, named) or noun_phrases.predicate(tree, index)
        else:
            span, name, category = self._called(number, index, run, category)
        amount: Number = "p" if stands_in_plural(tree, index) and category != "name" else "s"
        sex = noun_phrases.gender(tree, index, run, named if category == "name" else (), name)
        definite = _is_definite(tree, index, singular=category in {"role", "organisation"} and amount == "s")
        return Mention(span, category, number, index, name, role, sex, amount, definite, self._is_quoted(span, number))

    def _called(
        self, number: int, index: int, run: list[int], category: MentionCategory
    ) -> tuple[Span, str, MentionCategory]:
        """Return place, name, category of a phrase without a person; a name in marks makes it an organisation."""
        tree = self.trees[number]
        span, name = tree.span(run), nominative(tree, run, index)
        if self.labels[number].get(run[0]) is None:  # «Deutsche Bank» keeps its capital
            name = lowered(tree, run[0], name)
        if category == "organisation":
            name = noun_phrases.proper(self.text, tree, self.labels[number], index, run) or name
            if found := _ACRONYM.match(self.text, span.end):
                name += f" {found[0].strip()}"
                span = Span(span.start, found.end())
        titled = noun_phrases.called(tree, index, span, self.titled)
        if titled is None:
            return span, name, category
        whole, inner = titled
        return Span(span.start, max(span.end, whole.end)), patterns.shown(inner.of(self.text)), "organisation"


def _heads(tree: Tree, index: int, labels: Labels) -> bool:
    """Tell whether a token heads a phrase of its own (is no surname, no part of a compound)."""
    token = tree[index]
    if token.upos not in {"NOUN", "PROPN"}:
        return token.upos in {"ADJ", "NUM", "X"} and token.text[:1].isupper() and bool(tree.kids(index, "det"))
    named = any(labels.get(child) == "PER" for child in tree.kids(index, "appos", "flat"))
    if token.upos == "NOUN" and not named and _is_predicate(tree, index):
        return False  # «ist Koordinator», «als Zeuge»: says what somebody is, not who: «ist die Ärztin Ida Korff»
    return not _is_part(tree, index, labels)


def _is_part(tree: Tree, index: int, labels: Labels) -> bool:
    """Tell whether a noun belongs to the phrase of the noun that it hangs on: a surname, a compound, a second title."""
    token = tree[index]
    relation = base(token.deprel)
    if relation in {"flat", "compound", "name"}:
        return True
    if relation == "conj":  # «Werk und Technik»
        return labels.get(index) == "ORG" and labels.get(index - 1) == "ORG"
    if relation == "nmod":
        return token.head >= 0 and person_phrases.is_second_title(tree, token.head, index)
    # «Ministerin Maier»: the name belongs to the noun's phrase; «Maier, Chefin der Bank,» too
    return relation == "appos" and token.head >= 0 and tree[token.head].upos in {"NOUN", "PROPN"}


def _is_predicate(tree: Tree, index: int) -> bool:
    """Tell whether a noun says what somebody is: «ist Koordinator und Sprecher», «als Zeuge»."""
    at = index
    while base(tree[at].deprel) == "conj" and tree[at].head >= 0:
        at = tree[at].head
    return bool(tree.kids(at, "cop")) or tree.preposition(index) == "als" or _is_als(tree, index)


def _is_als(tree: Tree, index: int) -> bool:
    """Tell whether «als» stands before a noun without article: what somebody is, not who."""
    first = tree.phrase(index)[0]
    return first > 0 and tree[first - 1].text.lower() == "als"


def _is_plural_pronoun(tree: Tree, index: int) -> bool:
    """Tell whether «sie» is plural: its verb says so («sie sagten»), else the tagger."""
    token = tree[index]
    word = token.text.lower()
    if word in _ALWAYS_SINGULAR or word in _ALWAYS_PLURAL:
        return word in _ALWAYS_PLURAL
    if base(token.deprel) == "nsubj" and token.head >= 0:
        finite = tree.finite(token.head)
        if finite is None and tree[token.head].upos in VERBAL:
            finite = token.head
        if finite is not None and tree[finite].feats.get("Number"):
            return is_plural(tree[finite])
    return stands_in_plural(tree, index)


def _is_definite(tree: Tree, index: int, *, singular: bool) -> bool:
    """Tell whether a phrase is definite; so is a subject of a headline, which leaves the article out.

    ``singular`` says that it is a role or an organisation in the singular.
    """
    bare = singular and not tree.kids(index, "det", "nummod", "amod")
    if bare and base(tree[index].deprel) == "nsubj":
        return True
    return any(tree[i].lemma.lower() in _DEFINITE for i in tree.kids(index, "det"))


def _category(tree: Tree, index: int, labels: Labels, *, named: bool, source: bool) -> MentionCategory | None:
    """Return what a phrase is, None for nothing that speaks.

    Args:
        tree: the sentence.
        index: the phrase's head.
        labels: the sentence's named entities.
        named: it holds a person's name.
        source: the grammar says that it is the source of words.
    """
    token, label = tree[index], labels.get(index, "")
    if named or (label == "PER" and token.upos == "PROPN"):
        return "group" if named_plural(tree, index) else "name"
    known = _category_of_noun(tree, index, labels)
    if known is not None or not source:
        return known
    if token.upos != "PROPN":
        return "group" if stands_in_plural(tree, index) else "role"
    return "name" if label not in {"LOC", "MISC"} and token.text in lexicon.given_names() else "organisation"


def _category_of_noun(tree: Tree, index: int, labels: Labels) -> MentionCategory | None:
    """Return what a noun is by the word lists and the tagger."""
    noun = tree[index].text
    forms = (noun, tree[index].lemma)
    plural = stands_in_plural(tree, index)
    if noun.endswith(_AGED) and not plural:
        return None if _is_attribute(tree, index) else "role"
    person = any(labels.get(i, "PER") == "PER" for i in tree.kids(index, "appos", "flat"))
    body = lexicon.is_organisation(noun) and not person  # a word of both lists that no name makes a person
    if (any(map(lexicon.is_role, forms)) or noun_phrases.is_person(tree[index])) and not body:
        return "group" if plural else "role"
    if any(map(lexicon.is_document, forms)):
        return "document"
    if _is_party_people(noun, plural=plural):
        return "group"
    if labels.get(index) == "ORG" or any(map(lexicon.is_organisation, forms)):
        return "organisation"
    return "group" if any(map(lexicon.is_group, forms)) else None


def _is_party_people(noun: str, *, plural: bool) -> bool:
    """Tell whether a noun names a party by its people or colour, «die Blauen», and is no party's own name."""
    names = lexicon.parties_of(noun) if plural and noun[:1].isupper() else frozenset()
    return bool(names) and not names & {noun, noun.removesuffix("n")}


def _is_attribute(tree: Tree, index: int) -> bool:
    """Tell whether an adjective of age stands before its noun: «die 34-jährige Ida Korff», not «die 34-jährige»."""
    after = tree[index + 1] if index + 1 < len(tree) else None
    return "J" not in tree[index].text and after is not None and after.text[:1].isupper() and after.mask is None


def named_plural(tree: Tree, index: int) -> bool:
    """Tell whether a single proper noun is a people or a family: the only subject of a plural verb."""
    token = tree[index]
    if base(token.deprel) != "nsubj" or tree.kids(index, "conj", "flat", "appos") or token.head < 0:
        return False
    finite = tree.finite(token.head)
    return finite is not None and is_plural(tree[finite])
