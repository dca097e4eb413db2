"""Which words are a person's name: sentences as a tagger gives them → the persons after each rule's fact."""

from __future__ import annotations

import re

import pytest

from quotes import rules
from quotes.data import Name, Reading, Sentence, Span, Token
from quotes.people import known_names

RULES = known_names.RULES
WORD = re.compile(r"(\[)?([^\s\[\]|~]+)(?:\|([A-Z]+))?(?:\](PER|ORG|LOC))?(~?)")


def reading(notation):
    """Return text and reading of sentences in the notation of ``name_rule.Rule.cases``."""
    text, sentences, names = "", [], []
    for number, part in enumerate(notation.split(" / ")):
        tokens, opened, start = [], None, len(text)
        for bracket, word, tag, label, tie in WORD.findall(part):
            span = Span(len(text), len(text) + len(word))
            upos = tag or ("PUNCT" if not word.isalpha() else "PROPN" if word[0].isupper() else "X")
            tokens.append(Token(len(tokens), span, word, word, upos, "dep", -1))
            opened = span.start if bracket else opened
            if label:
                names.append(Name(Span(opened, span.end), label, number))
            text += word if tie else word + " "
        sentences.append(Sentence(number, Span(start, len(text)), tuple(tokens)))
    return text, Reading(tuple(sentences), tuple(names))


def persons(text, names):
    return ", ".join(name.span.of(text) for name in names if name.label == "PER")


CASES = [(rule.name, *case) for rule in RULES for case in rule.cases]


@pytest.mark.parametrize(("rule", "tagged", "expected"), CASES, ids=[f"{name}-{tagged}" for name, tagged, _ in CASES])
def test_names(rule, tagged, expected):
    text, given = reading(tagged)
    assert persons(text, known_names.mend(given).names) == expected, rule


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_rule_is_needed_for_its_first_case(rule):
    tagged, expected = rule.cases[0]
    text, given = reading(tagged)
    with rules.watched() as fired:
        known_names.mend(given)
    assert fired[rule.name]
    with rules.watched({rule.name}):
        assert persons(text, known_names.mend(given).names) != expected
