"""Brings German noun phrases to the nominative without article: «des russischen Amtes» → «russisches Amt».

Only the head and what agrees with it change; complements («des Auswärtigen Amtes») stay as they are. Adjectives
take the strong endings that stand without an article (Duden, Die Grammatik).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from quotes import lexicon
from quotes.data import Gender, Token
from quotes.grammar.tree import Tree, base
from quotes.lexicon.forms import base_forms

_STRONG = {"m": "er", "f": "e", "n": "es", "p": "e"}
_GENDER: dict[str, Gender] = {"Masc": "m", "Fem": "f", "Neut": "n"}
_POINTING = ("zuständige", "besagte", "betreffende", "fragliche")  # point to a body by the text around, do not name it
_ADJECTIVE_ENDINGS = ("en", "em", "er", "es", "e")
# a past participle as a noun: «die Befragten», «die Zurückgelassenen»
_PARTICIPLE = re.compile(
    r"(?!.*(?:schaft|heit|keit|tät|icht|schicht|gestalt|gewalt)en$)"
    r"(?:(?:Ab|An|Auf|Aus|Bei|Ein|Fest|Mit|Nieder|Vor|Zu|Zurück|Über|Um)?[Gg]e|Be|Ver|Er|Zer|Ent|Über|Unter)"
    r"[a-zäöüß]{2,}te[nr]?$"
)
_ADJECTIVAL = re.compile(r".*(?:end|[^s]t|ig|lich|los|krank)e[nmr]?$")
_CONTRACTIONS = {
    ("von", "dem"): "vom",
    ("in", "dem"): "im",
    ("an", "dem"): "am",
    ("zu", "dem"): "zum",
    ("zu", "der"): "zur",
    ("bei", "dem"): "beim",
    ("in", "das"): "ins",
    ("an", "das"): "ans",
    ("für", "das"): "fürs",
}
# ends of masculine and neuter genitives whose -s is no part of the noun
_GENITIVES = tuple("ums ers els ors ens als ats ts fs gs ds ks rs ns ms ls ros ios tos".split())


def gender(token: Token) -> Gender:
    """Return the grammatical gender of a noun: what its form tells first, then what the tagger says."""
    known = (
        lexicon.role_gender(token.text)
        or lexicon.role_gender(token.lemma)
        or lexicon.organisation_gender(token.text)
        or lexicon.document_gender(token.text)
        or (lexicon.person_gender(token.text) if token.upos == "NOUN" else "")
    )
    if known in {"m", "f", "n"}:
        return known  # type: ignore[return-value]
    if token.text.endswith(("ung", "heit", "keit", "schaft", "tion", "tät")):
        return "f"
    return _GENDER.get(token.feats.get("Gender", ""), "")


def phrase_gender(tree: Tree, head: int) -> Gender:
    """Return the gender of a phrase: its article tells it where the noun does not («die Vorsitzende»)."""
    token = tree[head]
    articles = {tree[child].text.lower() for child in tree.kids(head, "det")}
    if _is_one_woman(token, articles):
        return "f"
    if lexicon.person_gender(token.text) in {"", "mf"} and not stands_in_plural(tree, head):
        if articles & lexicon.closed("feminine_articles"):
            return "f"
        if articles & lexicon.closed("masculine_articles") and gender(token) != "n":
            return "m"
        if "der" in articles:
            return "m" if token.feats.get("Case", "Nom") == "Nom" else "f"
    return gender(token)


def is_plural(token: Token) -> bool:
    """Tell whether a noun or pronoun is plural."""
    return token.feats.get("Number") == "Plur"


def stands_in_plural(tree: Tree, head: int) -> bool:
    """Tell whether a phrase is plural: its article and its verb know better than the tagger.

    «eines Beamten» and the subject of «Die Angeklagte schweigt» are singular.
    """
    token = tree[head]
    articles = {tree[child].text.lower() for child in tree.kids(head, "det")}
    if articles & lexicon.closed("singular_articles") or _is_one_woman(token, articles):
        return False
    if not articles and _is_strong_plural(tree, head):
        return True
    if "die" in articles and lexicon.person_gender(token.text) == "m":
        return True  # «die» before a masculine is a plural: «die Verkehrsträger zu besteuern»
    if base(token.deprel) == "nsubj" and token.head >= 0 and not tree.kids(head, "conj"):
        finite = tree.finite(token.head)
        if finite is not None and tree[finite].feats.get("Number"):
            return is_plural(tree[finite])
    return is_plural(token)


def _is_one_woman(token: Token, articles: AbstractSet[str]) -> bool:
    """Tell whether «die» stands before an adjective for a person in -e: «die Angeklagte»; several are in -en."""
    return "die" in articles and token.text.endswith("e") and _is_adjectival(token)


def _is_adjectival(token: Token) -> bool:
    """Tell whether a noun for persons is declined like an adjective: by list, or a participle by its form."""
    text = token.text
    if lexicon.is_adjectival(text):
        return True
    derived = token.upos == "NOUN" and lexicon.person_gender(text) == "mf" and bool(_ADJECTIVAL.match(text))
    other = lexicon.is_organisation(text) or lexicon.is_document(text) or lexicon.person_gender(text) == "m"
    return derived or (token.upos == "NOUN" and bool(_PARTICIPLE.match(text)) and not other)


def _is_strong_plural(tree: Tree, head: int) -> bool:
    """Tell whether an adjective without article shows a plural: «private Unternehmen», of one it is «privates».

    Strong endings in the nominative (Duden, Die Grammatik); only where the noun is surely no feminine.
    """
    token = tree[head]
    endings = [tree[i].text for i in tree.kids(head, "amod") if i < head]
    sure = lexicon.organisation_gender(token.text) == "n" or lexicon.role_gender(token.text) == "m"
    return bool(endings) and sure and all(text.endswith("e") for text in endings) and not token.text.endswith("e")


def nominative(tree: Tree, run: Sequence[int], head: int) -> str:
    """Return the phrase of the tokens ``run`` with head ``head`` in the nominative, without article or possessive.

    Args:
        tree: the sentence.
        run: indices of the phrase's tokens, in order.
        head: index of the head noun.
    """
    words: list[tuple[str, bool]] = []  # text, blank before
    agrees = _agreeing(tree, head)
    last_end = -1
    for index in run:
        token = tree[index]
        if token.span.end <= last_end:  # second word of a contraction: «dem» of «vom»
            continue
        blank = token.span.start > last_end
        last_end = token.span.end
        if not _is_left_out(tree, index, head, agrees=index in agrees, first=not words):
            words.append((_inflected(tree, index, head, agrees=index in agrees), blank and bool(words)))
    return "".join((" " if blank else "") + text for text, blank in words).strip(" ,;")


def lowered(tree: Tree, first: int, name: str) -> str:
    """Return a phrase without the capital that it has only because a sentence begins with it: «mehrere Experten».

    Args:
        tree: the sentence.
        first: the phrase's first token.
        name: the phrase as :func:`nominative` gives it.
    """
    token = tree[first]
    small = token.upos in {"DET", "ADJ", "ADV", "PART", "NUM", "PRON"} and not token.lemma[:1].isupper()
    stem = token.text[: max(3, len(token.text) - 2)]
    begins = first == 0 or not any(char.isalnum() for char in tree[first - 1].text)
    return name[:1].lower() + name[1:] if small and begins and name.startswith(stem) else name


def _is_left_out(tree: Tree, index: int, head: int, *, agrees: bool, first: bool) -> bool:
    """Tell whether a word is no part of a source's name: article, possessive, an adverb that begins the phrase."""
    token = tree[index]
    possessive = token.text.lower() in lexicon.closed("possessives") | {"dessen", "deren"}
    if first and (possessive or (token.upos == "ADV" and index < head)):
        return True
    if agrees and token.upos == "ADJ" and token.text.lower().startswith(_POINTING):
        return True
    return agrees and token.upos == "DET" and not _is_kept(token)


def _is_kept(token: Token) -> bool:
    """Tell whether a determiner tells which or how many: «mehrere», «keine», not «die», «unsere»."""
    kept = lexicon.closed("kept_determiners")
    small = token.text.lower()
    stems = {small.removesuffix(ending) for ending in ("", *_ADJECTIVE_ENDINGS)}
    return token.lemma.lower() in kept or any(stem + ending in kept for stem in stems for ending in ("", "e", "er"))


def _inflected(tree: Tree, index: int, head: int, *, agrees: bool) -> str:
    """Return a word of the phrase in the nominative, if it is the head or agrees with it; else as it stands."""
    token = tree[index]
    if index == head:
        return _noun(token, phrase_gender(tree, head), weak=bool(tree.kids(head, "det")))
    if agrees and token.upos == "ADJ" and token.text[:1].isalpha():
        return _adjective(token, tree[head], phrase_gender(tree, head))
    return _surface(tree, index)


def _surface(tree: Tree, index: int) -> str:
    """Return a word as it stands in the article: «vom» for both «von» and «dem»."""
    token = tree[index]
    partner = tree[index + 1] if index + 1 < len(tree) else None
    if partner is not None and partner.span == token.span:
        merged = _CONTRACTIONS.get((token.text.lower(), partner.text.lower()))
        return merged or token.text
    return token.text


def _agreeing(tree: Tree, head: int) -> set[int]:
    """Return the determiners and adjectives that agree with the noun."""
    found = set(tree.kids(head, "det", "amod"))
    for index in list(found):
        found.update(child for child in tree.kids(index, "conj") if tree[child].upos == "ADJ")
    return found


def _noun(token: Token, sex: Gender, *, weak: bool = False) -> str:
    """Return a noun in the nominative. Adjectives used as nouns take the strong ending (Angeklagter).

    ``weak``: an article stands before it, which is not printed.
    """
    text, case = token.text, token.feats.get("Case", "Nom")
    if token.upos == "PROPN" and not weak and lexicon.parties_of(text):
        return text  # «CDU, Grüne und FDP»: the party, no member of it
    if _is_adjectival(token) and _is_of_one(token, sex, weak=weak):
        stem = text[:-1] if text.endswith("e") else text[:-2]
        return stem + _STRONG["f" if sex == "f" else "m"]
    if is_plural(token):
        return _plural(token, weak=weak)
    if case == "Nom" and not (text.endswith("n") and lexicon.role_gender(text) == "m"):
        return text
    return _singular(token)


def _is_of_one(token: Token, sex: Gender, *, weak: bool) -> bool:
    """Tell whether an adjective as a noun is singular; in -e behind «die» it is, whatever the tagger says."""
    one = not is_plural(token) or (sex == "f" and weak and token.text.endswith("e"))
    return one and token.text.endswith(("e", "en", "er", "em", "es"))


def _plural(token: Token, *, weak: bool) -> str:
    """Return a plural noun in the nominative: «die Älteren» are «Ältere» without the article, «Kreisen» «Kreise»."""
    text, bare = token.text, token.text.removesuffix("n")
    if text.endswith("en") and (_is_adjectival(token) or text.lower().endswith(("ährigen", "beamten"))):
        return bare if weak or token.feats.get("Case") == "Dat" else text
    dative = token.feats.get("Case", "Nom") == "Dat" and bare != text
    if dative and lexicon.document_gender(text) in {"m", "n"} and lexicon.is_document(bare):
        return text if bare.lower().endswith("statute") else bare  # «auf Plakaten»; plurals in -en keep it
    return bare if dative and (text.endswith(("ern", "kreisen")) or lexicon.is_group(bare)) else text


def _singular(token: Token) -> str:
    """Return an oblique singular noun in the nominative: the lemma where it only takes an ending off."""
    text, lemma = token.text, token.lemma
    for form in sorted(base_forms(text), key=len):
        if form != text and text.removeprefix(form) in {"s", "es", "n", "en", "ns"} and _is_known(form):
            return form
    if lemma and lemma != text and text.startswith(lemma) and len(text) - len(lemma) <= 3:
        return lemma
    return text[:-1] if _is_genitive(token) else text


def _is_known(noun: str) -> bool:
    return lexicon.is_organisation(noun) or lexicon.is_document(noun) or lexicon.is_person(noun)


def _is_genitive(token: Token) -> bool:
    """Tell whether the last letter of a noun is the -s of a genitive, by its tag and by what stands before the -s."""
    tagged = token.feats.get("Case") == "Gen" and token.feats.get("Gender") in {"Masc", "Neut"}
    if not tagged or token.upos != "NOUN":
        return False
    return any(token.text.endswith(ending) and len(token.text) > len(ending) + 2 for ending in _GENITIVES)


def _is_of_place(token: Token) -> bool:
    """Tell whether an adjective is one of a place in -er, which has a capital and is never inflected: «Mailänder».

    Any other adjective has a capital at the head of a sentence or in a name alone (Duden, Die Grammatik).
    """
    return token.text[0].isupper() and token.text.endswith("er") and (token.index > 0 or token.lemma[:1].isupper())


def _adjective(token: Token, noun: Token, sex: Gender) -> str:
    """Return an adjective with the strong nominative ending that agrees with ``noun``."""
    text = token.text
    stem = next(
        (
            text.removesuffix(ending)
            for ending in _ADJECTIVE_ENDINGS
            if text.endswith(ending) and len(text) > len(ending) + 1
        ),
        None,
    )
    if stem is None or token.feats.get("Case") is None:
        return text
    if _is_of_place(token):
        return text
    key = "p" if is_plural(noun) else sex
    return stem + _STRONG[key] if key in _STRONG else text
