r"""A parsed sentence on one line, for examples of repairs: «Ida/PROPN:nsubj>sagt sagt/VERB+Fin+Sing:root».

A word is ``text~lemma#mask/UPOS+feature:relation>head``. The lemma is left out where it is the word itself, the mask
where the word is none. A feature is written as its value where the value tells which it is (``Sing`` is
``Number=Sing``), else whole. The head is a word of the sentence, or its number (from 1) where the word stands there
twice or is a number; the root has none. Signs of the notation inside a word have a backslash before them: ``\:``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from quotes.data import Span, Token

_FEATURES = {
    "VerbForm": ("Fin", "Inf", "Part"),
    "Number": ("Sing", "Plur"),
    "Gender": ("Masc", "Fem", "Neut"),
    "Case": ("Nom", "Gen", "Dat", "Acc"),
    "Mood": ("Ind", "Sub", "Imp"),
    "Person": ("1", "2", "3"),
}
_FEATURE_OF = {value: feature for feature, values in _FEATURES.items() for value in values}
_SIGNS = re.compile(r"([\\~#/+:>])")
_ESCAPED = re.compile(r"\\(.)")
_TEXT = r"(?:[^\s\\~#/+:>]|\\.)+"
_WORD = re.compile(
    rf"(?P<text>{_TEXT})(?:~(?P<lemma>{_TEXT}))?(?:\#(?P<mask>\d+))?/(?P<upos>[A-Z]+)"
    rf"(?P<feats>(?:\+{_TEXT})*):(?P<deprel>[a-z:]+)(?:>(?P<head>{_TEXT}))?"
)


def parse(line: str) -> tuple[Token, ...]:
    """Return the tokens of a sentence in the notation.

    Raises:
        ValueError: a word is not in the notation, or its head is not in the sentence (or twice).
    """
    found = []
    for word in line.split():
        match = _WORD.fullmatch(word)
        if match is None:
            message = f"«{word}» is not text/UPOS:relation>head"
            raise ValueError(message)
        found.append(match)
    texts = [_plain(match["text"]) for match in found]
    tokens, at = [], 0
    for index, (match, text) in enumerate(zip(found, texts, strict=True)):
        lemma = text if match["lemma"] is None else _plain(match["lemma"])
        mask = None if match["mask"] is None else int(match["mask"])
        head = _head(match["head"], texts)
        feats = dict(_feature(part) for part in match["feats"].split("+")[1:])
        span = Span(at, at + len(text))
        tokens.append(Token(index, span, text, lemma, match["upos"], match["deprel"], head, feats, mask))
        at += len(text) + 1
    return tuple(tokens)


def write(tokens: Sequence[Token]) -> list[str]:
    """Return the words of a sentence in the notation, features in the order of the alphabet."""
    count = Counter(token.text for token in tokens)
    return [_written(token, tokens, count) for token in tokens]


def _written(token: Token, tokens: Sequence[Token], count: Counter[str]) -> str:
    lemma = "" if token.lemma == token.text else f"~{_escaped(token.lemma)}"
    mask = "" if token.mask is None else f"#{token.mask}"
    feats = "".join(
        f"+{value if _FEATURE_OF.get(value) == feature else f'{feature}={value}'}"
        for feature, value in sorted(token.feats.items())
    )
    head = ""
    if token.head >= 0:
        above = tokens[token.head].text
        alone = count[above] == 1 and not above.isdecimal()
        head = ">" + (_escaped(above) if alone else str(token.head + 1))
    return f"{_escaped(token.text)}{lemma}{mask}/{token.upos}{feats}:{token.deprel}{head}"


def _head(written: str | None, texts: Sequence[str]) -> int:
    """Return the index of a head that is written as a word or a number."""
    if written is None:
        return -1
    text = _plain(written)
    if text.isdecimal() and 0 < int(text) <= len(texts):
        return int(text) - 1
    if texts.count(text) != 1:
        message = f"«{text}» is not one word of the sentence"
        raise ValueError(message)
    return texts.index(text)


def _feature(written: str) -> tuple[str, str]:
    """Return a feature and its value: «Sing» is Number, Sing."""
    feature, sign, value = written.partition("=")
    if sign:
        return feature, value
    if written not in _FEATURE_OF:
        message = f"«{written}» is the value of no feature that is known by it"
        raise ValueError(message)
    return _FEATURE_OF[written], written


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)


def _plain(written: str) -> str:
    return _ESCAPED.sub(r"\1", written)
