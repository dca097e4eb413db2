"""Brings German noun phrases to the nominative without article: «des russischen Außenministeriums» → «russisches Außenministerium».

Only the head and what agrees with it change; complements («des Auswärtigen Amtes») stay as they are. Adjectives
take the strong endings that stand without an article (Duden 4, Die Grammatik, § 369 ff.).
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes import lexicon
from quotes.lexicon.forms import base_forms
from quotes.syntax import Tree, base
from quotes.types import Gender, Token

_STRONG = {"m": "er", "f": "e", "n": "es", "p": "e"}
_GENDER: dict[str, Gender] = {"Masc": "m", "Fem": "f", "Neut": "n"}
_ADJECTIVE_ENDINGS = ("en", "em", "er", "es", "e")
_DETERMINERS = frozenset({"DET"})


def gender(token: Token) -> Gender:
    """Return the grammatical gender of a noun: what its form tells first, then what the tagger says."""
    known = (
        lexicon.role_gender(token.text) or lexicon.role_gender(token.lemma) or lexicon.organisation_gender(token.text)
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
    if lexicon.role_gender(token.text) in {"", "mf"} and not is_plural(token):
        if articles & {"die", "eine", "diese", "seine", "ihre"}:
            return "f"
        if articles & {"ein", "des", "dem", "den", "einem", "einen", "dieser"} and gender(token) != "n":
            return "m"
        if "der" in articles:
            return "m" if token.feats.get("Case", "Nom") == "Nom" else "f"
    return gender(token)


def is_plural(token: Token) -> bool:
    """Tell whether a noun or pronoun is plural."""
    return token.feats.get("Number") == "Plur"


def stands_in_plural(tree: Tree, head: int) -> bool:
    """Tell whether a phrase is plural: its article and its verb know better than the tagger («eines Beamten», «Die Angeklagte schweigt»)."""
    token = tree[head]
    articles = {tree[child].text.lower() for child in tree.kids(head, "det")}
    if articles & {"ein", "eine", "eines", "einem", "einen", "einer", "des", "dem", "das", "dieses", "diesem", "jeder", "jede"}:
        return False
    if base(token.deprel) == "nsubj" and token.head >= 0 and not tree.kids(head, "conj"):
        finite = tree.finite(token.head)
        if finite is not None and tree[finite].feats.get("Number"):
            return is_plural(tree[finite])
    return is_plural(token)


def nominative(tree: Tree, run: Sequence[int], head: int) -> str:
    """Return the phrase of the tokens ``run`` with head ``head`` in the nominative, without article or possessive.

    Args:
        tree: the sentence.
        run: indices of the phrase's tokens, in order.
        head: index of the head noun.
    """
    words: list[tuple[str, bool]] = []  # text, blank before
    noun = tree[head]
    agrees = _agreeing(tree, head)
    last_end = -1
    for index in run:
        token = tree[index]
        if token.span.end <= last_end:  # second word of a contraction: «dem» of «vom»
            continue
        blank = token.span.start > last_end
        possessive = not words and token.text.lower() in {
            "dessen",
            "deren",
            "seiner",
            "ihrer",
            "seinem",
            "seinen",
            "ihrem",
            "ihren",
            "sein",
            "ihr",
            "seine",
            "ihre",
        }
        if possessive or (index in agrees and token.upos in _DETERMINERS and not _is_kept(token)):
            last_end = token.span.end
            continue
        if not words and token.upos == "ADV" and index < head:
            last_end = token.span.end
            continue
        text = _surface(tree, index)
        if index == head:
            text = _noun(token, phrase_gender(tree, head))
        elif index in agrees and token.upos == "ADJ" and token.text[:1].isalpha():
            text = _adjective(token, noun, phrase_gender(tree, head))
        words.append((text, blank and bool(words)))
        last_end = token.span.end
    return "".join((" " if blank else "") + text for text, blank in words).strip(" ,;")


def _surface(tree: Tree, index: int) -> str:
    """Return a word as it stands in the article: «vom» for both «von» and «dem»."""
    token = tree[index]
    partner = tree[index + 1] if index + 1 < len(tree) else None
    if partner is not None and partner.span == token.span:
        merged = _CONTRACTIONS.get((token.text.lower(), partner.text.lower()))
        return merged or token.text
    return token.text


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


def _agreeing(tree: Tree, head: int) -> set[int]:
    """Return the determiners and adjectives that agree with the noun."""
    found = set(tree.kids(head, "det", "amod"))
    for index in list(found):
        found.update(child for child in tree.kids(index, "conj") if tree[child].upos == "ADJ")
    return found


def _is_kept(token: Token) -> bool:
    """Tell whether a determiner belongs to the name of a source: «mehrere Experten», «zwei …», not «ein», «unser»."""
    return token.lemma.lower() in {
        "mehrer",
        "mehrere",
        "ander",
        "anderer",
        "andere",
        "einig",
        "viel",
        "all",
        "einige",
        "viele",
        "alle",
        "beide",
        "zahlreiche",
        "manche",
        "wenige",
    }


def _noun(token: Token, sex: Gender) -> str:
    """Return a noun in the nominative. Adjectives used as nouns take the strong ending (Angeklagter)."""
    text, case = token.text, token.feats.get("Case", "Nom")
    if lexicon.is_adjectival(text) and text.endswith(("e", "en", "er", "em", "es")) and not is_plural(token):
        stem = text[:-1] if text.endswith("e") else text[:-2]
        return stem + _STRONG["f" if sex == "f" else "m"]
    if is_plural(token):
        bare = text.removesuffix("n")
        return (
            bare
            if case == "Dat" and bare != text and (text.endswith(("ern", "kreisen")) or lexicon.is_group(bare))
            else text
        )
    if case == "Nom" and not (text.endswith("n") and lexicon.role_gender(text) == "m"):
        return text
    return _singular(token)


def _singular(token: Token) -> str:
    """Return an oblique singular noun in the nominative: the lemma where it only takes an ending off."""
    text, lemma = token.text, token.lemma
    for form in sorted(base_forms(text), key=len):
        known = lexicon.is_organisation(form) or lexicon.is_document(form) or lexicon.is_role(form)
        if known and form != text and text.removeprefix(form) in {"s", "es", "n", "en", "ns"}:
            return form
    if lemma and lemma != text and text.startswith(lemma) and len(text) - len(lemma) <= 3:
        return lemma
    if token.feats.get("Case") == "Gen" and token.feats.get("Gender") in {"Masc", "Neut"} and token.upos == "NOUN":
        for ending in (
            "ums",
            "ers",
            "els",
            "ors",
            "ens",
            "als",
            "ats",
            "ts",
            "fs",
            "gs",
            "ds",
            "ks",
            "rs",
            "ns",
            "ms",
            "ls",
        ):
            if text.endswith(ending) and len(text) > len(ending) + 2:
                return text[:-1]
    return text


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
    if stem is None or token.feats.get("Case") is None or text.endswith(("Berliner", "Wiener", "Kölner")):
        return text
    if text[0].isupper() and text.endswith("er") and token.lemma[:1].isupper():  # «Münchner», never inflected
        return text
    key = "p" if is_plural(noun) else sex
    return stem + _STRONG[key] if key in _STRONG else text


def base_relation(token: Token) -> str:
    """Return the token's relation without subtype."""
    return base(token.deprel)
