"""Whether a speaker is a woman or a man, as far as the text tells, and by which word it does.

Grammar tells it first: a noun for the person («die Ministerin»), Herr and Frau, the article where the noun is one for
both («der Abgeordnete»), then the given name, then «er» and «sie». Where two of them disagree nothing is told: a wrong
gender is worse than none. What is counted here never ties a mention to anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quotes import lexicon
from quotes.data import Entity, Mention, Sex
from quotes.grammar.tree import Tree
from quotes.lexicon.forms import ungendered
from quotes.people.pronouns import Known

_WORD = re.compile(r"[^\W\d_][\w-]*")
_AGED = re.compile(r"(?:[Jj]ährige[rnms]?)$")
_TITLE = re.compile(r"\b(?:Frau|Herrn?)\b")
_OFFICE = re.compile(r"\b(der|dem|den)\s([A-ZÄÖÜ][\w-]+)\s$")
_OF_BODY = re.compile(r"\b(?:vom|von|beim|bei)\s[^,]*$")  # «Ida Korff vom Hersteller Terbeck»: no role of hers
_VOWELS = ("a", "e", "i", "o")
_SEXES: dict[str, Sex] = {"m": "m", "f": "w"}
_WEAK = ("e", "en")  # endings of adjectives behind an article
_ARTICLES = frozenset({"der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines"})
_OF_ONE = frozenset({"dem", "des", "ein", "eine", "einen", "einem", "einer", "eines"})
_OF_MEN = frozenset({"den", "dem", "des", "einem", "einen", "eines"})


@dataclass(frozen=True, slots=True)
class Shown:
    """What the text tells of somebody, and the words that do."""

    value: str = ""
    by: str = ""


_NOTHING = Shown()


def of_speaker(
    text: str, known: Known, entity: Entity, mention: Mention | None, pronouns: Sequence[Mention] = ()
) -> Shown:
    """Return the gender of an entity (w, m or empty).

    Args:
        text: the article's.
        known: who is in it.
        entity: the speaker.
        mention: what the frame calls it; None where no frame does.
        pronouns: those that were tied to it.
    """
    if entity.kind == "person":
        return _Person(text, known, entity, mention, pronouns).gender()
    mentions = [known.mentions[index] for index in entity.mentions] or ([mention] if mention is not None else [])
    if entity.kind == "unnamed":
        return _agreed([_of_role(known.trees[each.sentence], each) for each in mentions if each.category == "role"])
    return _of_group(entity.name) if entity.kind == "group" else _NOTHING


def of_name(name: str) -> Shown:
    """Return the gender that the given name in a whole name tells: «Anna Korff»; of a name alone only a woman's."""
    words = [word for word in name.split() if word not in lexicon.titles()]
    if len(words) > 1 and "-" in words[0] and lexicon.person_gender(words[0]) in _SEXES:
        return Shown(_SEXES[lexicon.person_gender(words[0])], f"„{words[0]}“")  # «Terbeck-Anwältin Korff»
    if len(words) == 1:
        return Shown("w", f"Vorname „{words[0]}“") if _given(words[0]) == "f" else _NOTHING
    for word in words[:-1]:
        kind = lexicon.androgynous().get(word, "")
        found = "mf" if kind == "both" or (kind and words[-1].endswith(_VOWELS)) else _given(word)
        if found in _SEXES:
            return Shown(_SEXES[found], f"Vorname „{word}“")
        if found != "mf" and not word.endswith("."):  # «Kim Anna Korff» and «K. Anna Korff» go on
            return _NOTHING
    return _NOTHING


def _given(word: str) -> str:
    """Return m, f or mf for a given name, of «Hans-Peter» by its first part; "" for any other word."""
    names, first = lexicon.given_names(), word.partition("-")[0]
    return names.get(word) or ("mf" if first in lexicon.androgynous() else names.get(first, ""))


def _agreed(told: Sequence[Shown]) -> Shown:
    """Return what all tell that tell anything, by the first of them; nothing where two disagree."""
    telling = [each for each in told if each.value]
    return telling[0] if len({each.value for each in telling}) == 1 else _NOTHING


@dataclass(frozen=True, slots=True)
class _Person:
    """Somebody with a name."""

    text: str
    known: Known
    entity: Entity
    mention: Mention | None
    pronouns: Sequence[Mention]

    def gender(self) -> Shown:
        """Return the gender by what stands beside the name, by the given name, or by what points back to the person."""
        beside = [shown for mention in self._named() for shown in self._beside(mention)]
        given = next((shown for name in self._names() if (shown := of_name(name)).value), _NOTHING)
        women = [shown for shown in beside if shown.value == "w"]
        if women and given.value == "w":
            return women[0]  # a masculine noun that she has as well may be meant for both («größter Arbeitgeber»)
        if any(each.value for each in beside):
            return _agreed([*beside, given])
        pointing = [shown for shown in self._pointing() if shown.value]
        if given.value:
            against = [shown for shown in pointing if shown.value != given.value]
            return given if len(against) * 2 <= len(pointing) else _NOTHING
        return _agreed(pointing)

    def _names(self) -> list[str]:
        """Return the name, then its other forms."""
        return list(dict.fromkeys([self.entity.name, *self.entity.aliases]))

    def _named(self) -> list[Mention]:
        """Return where the person is called by name."""
        found = [self.known.mentions[index] for index in self.entity.mentions]
        if self.mention is not None and not found:
            found = [self.mention]
        return [mention for mention in found if mention.category == "name"]

    def _beside(self, mention: Mention) -> Iterator[Shown]:
        """Yield what the words in the phrase of a name tell."""
        phrase = mention.span.of(self.text)
        title = _TITLE.search(phrase)
        if title is not None:
            yield Shown("w" if title[0] == "Frau" else "m", f"„{title[0]}“")
        noun = _noun_of(mention.role)
        if (body := _OF_BODY.search(phrase)) is not None and noun in body[0] and noun not in phrase[: body.start()]:
            noun = ""
        if noun and lexicon.is_adjectival(noun):
            yield from self._by_part(phrase, noun.removesuffix("r"))
            return
        found = lexicon.person_gender(noun) if noun and not _is_untelling(noun) else ""
        if found in _SEXES:
            yield Shown(_SEXES[found], f"„{noun}“")
        office = None if noun else _OFFICE.search(self.text[max(0, mention.span.start - 60) : mention.span.start])
        if office is not None and office[2].lower().endswith(tuple(lexicon.closed("political_men"))):
            yield Shown("m", f"„{office[1]} {office[2]}“")  # which a parser may leave out of the phrase
        front = phrase.partition(mention.name.split()[0])[0].split() if mention.name else []
        if front and not (noun and (found in _SEXES or _is_untelling(noun))):
            yield _by_article(front)

    def _by_part(self, phrase: str, stem: str) -> Iterator[Shown]:
        """Yield what an adjective for a person tells by its form and article, where it stands in a phrase."""
        for part in phrase.split(","):
            words = part.split()
            at = next((i for i, word in enumerate(words) if word in {stem, f"{stem}r", f"{stem}n", f"{stem}m"}), None)
            if at is not None:
                yield _by_article(words[: at + 1])

    def _pointing(self) -> Iterator[Shown]:
        """Yield what offices and pronouns tell that were tied to the person."""
        trees, mentions = self.known.trees, self.known.mentions
        for index in self.entity.mentions:
            if mentions[index].category == "role" and not _is_kin(trees[mentions[index].sentence], mentions[index]):
                yield _of_role(trees[mentions[index].sentence], mentions[index])
        framed = [self.mention] if self.mention is not None and self.mention.category == "pronoun" else []
        for pronoun in (*self.pronouns, *framed):
            if pronoun.number == "s" and self._is_near(pronoun):
                yield Shown(_SEXES.get(pronoun.gender, ""), f"„{pronoun.span.of(self.text)}“")

    def _is_near(self, pronoun: Mention) -> bool:
        """Tell whether a pronoun stands in a paragraph that calls the person; further off it may mean another."""
        mentions = (self.known.mentions[index] for index in self.entity.mentions)
        ends = [each.span.end for each in mentions if each.category != "pronoun"]
        before = [end for end in ends if end <= pronoun.span.start]
        return not before or "\n" not in self.text[max(before) : pronoun.span.start].strip()


def _is_kin(tree: Tree, mention: Mention) -> bool:
    """Tell whether somebody is named by what he or she is to another: «seine Mutter», who is not him."""
    return any(tree[i].lemma.lower() in {"sein", "ihr"} or tree[i].text.lower().startswith(("sein", "ihr"))
               for i in tree.kids(mention.token, "det") if i < mention.token)  # fmt: skip


def _noun_of(role: str) -> str:
    """Return the first noun for a person in a role: «Chefin der Bank», «norländischer Minister»."""
    words: list[str] = _WORD.findall(role)
    for word, after in pairwise([*words, ""]):
        origin = word.endswith("er") and after[:1].isupper() and lexicon.is_person(after)  # «Berliner Forscherin»
        if word[:1].isupper() and not origin and lexicon.is_person(word):
            return word
    return ""


def _is_untelling(noun: str) -> bool:
    """Tell whether a noun is of one grammatical gender whomever it means: «der Gast», «das Mitglied»."""
    firms = (firm.lower() for firm in lexicon.tagged("firm_words.txt", "before"))  # «Pumpenhersteller Terbeck»
    ends = (*lexicon.closed("epicene"), *lexicon.closed("untelling"), *firms)
    return noun.rpartition("-")[2].lower().removesuffix("s").endswith(ends)


def _by_article(front: Sequence[str]) -> Shown:
    """Return what an article tells before an adjective or an adjective for a person: «der Abgeordnete», «die junge»."""
    article, last = front[0].lower(), front[-1]
    told = [word for word in front if word[:1].isupper() and lexicon.is_person(word)]
    head = told[-1] if told else last
    if not told and last[:1].isupper():
        return _NOTHING  # «der Partie Korff»
    if told and (not lexicon.is_adjectival(head) or _is_untelling(head) or head.endswith("ize")):
        return _NOTHING
    sex: Sex = ""
    if told and head.endswith("er"):
        sex = "m"  # «Abgeordneter Ole Brandt», «ein Abgeordneter»
    elif len(front) > 1 and article in {"die", "eine"} and head.endswith("e"):
        sex = "w"
    elif len(front) > 1 and article == "der" and head.endswith(_WEAK):
        sex = "m" if head.endswith("e") else "w"  # «der kluge», «der klugen»
    elif len(front) > 1 and article in _OF_MEN and head.endswith("en"):
        sex = "m"
    elif told and article not in _ARTICLES and all(word.endswith(("e", "er", "s")) for word in front):
        sex = "w"  # «Abgeordnete Ida Korff», «frühere Berliner Abgeordnete»
    return Shown(sex, f"„{front[0]} {head}“" if article in _ARTICLES else f"„{head}“") if sex else _NOTHING


def _of_role(tree: Tree, mention: Mention) -> Shown:
    """Return what a description tells of whom it means: «die Sprecherin», «der Angeklagte», «eine der Frauen»."""
    token = tree[mention.token]
    noun = token.text
    if mention.number == "p" or _is_untelling(noun) or _is_several(tree, mention.token):
        return _NOTHING
    if noun.lower() in {"einer", "eine"}:
        others = [tree[i].text for i in tree.kids(mention.token, "nmod")]
        women = bool(others) and _of_group(others[0]).value == "w"
        one_man = noun.lower() == "einer" and not tree.preposition(mention.token) and bool(others)
        return Shown("w" if women else "m", f"„{noun} … {others[0]}“") if women or one_man else _NOTHING
    known = lexicon.person_gender(noun)
    if known in _SEXES:
        return Shown(_SEXES[known], f"„{noun}“")
    if known == "mf" and ungendered(noun) != noun:
        return _NOTHING
    articles = [tree[i].text for i in tree.kids(mention.token, "det") if i < mention.token]
    if articles and (known == "mf" or _AGED.search(noun)):
        sex = _SEXES.get(mention.gender, "")
        called = f"{articles[0]} {mention.name if _AGED.search(noun) else noun}"
        return Shown(sex, f"„{called}“") if sex else _NOTHING
    return _NOTHING


def _is_several(tree: Tree, index: int) -> bool:
    """Tell whether a noun means several: «die Leute», «fordern die Autoren», whatever a parser takes «die» for."""
    token = tree[index]
    if token.text.lower().endswith(tuple(lexicon.closed("always_plural"))):
        return True
    if any(tree[i].text.lower() in _OF_ONE for i in tree.kids(index, "det")):
        return False
    verbs = [token.head, *tree.kids(token.head, "aux")] if token.deprel == "nsubj" and token.head >= 0 else []
    told = [number for verb in verbs if (number := tree[verb].feats.get("Number"))]
    return (told[0] if told else token.feats.get("Number")) == "Plur"


def _of_group(name: str) -> Shown:
    """Return w or m for several who are all women or all men by their noun: «zwei Frauen», «Schülerinnen»."""
    nouns = [word for word in _WORD.findall(name) if word[:1].isupper()]
    if not nouns or re.search(r"\b(?:und|oder|sowie)\b|[/*:·]", name):
        return _NOTHING
    head = nouns[0]
    small = head.lower()
    if small.endswith(tuple(lexicon.closed("women"))) or (
        small.endswith("innen") and head.endswith("innen") and lexicon.person_gender(head) == "f"
    ):
        return Shown("w", f"„{head}“")
    return Shown("m", f"„{head}“") if small.endswith(tuple(lexicon.closed("men"))) else _NOTHING
