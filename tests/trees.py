"""Sentences as a parser may give them, written as tables, so that tests can ask what becomes of their links."""

from __future__ import annotations

from quotes.data import Span, Token


def tokens(table):
    """Make a sentence: a line is word, part of speech, relation, number of the head (from 1), features."""
    found, at = [], 0
    for index, line in enumerate(table.strip().splitlines()):
        text, upos, deprel, head, *feats = line.split()
        features = dict(feat.split("=") for feat in (feats[0].split("|") if feats else []))
        found.append(Token(index, Span(at, at + len(text)), text, text.lower(), upos, deprel, int(head) - 1, features))
        at += len(text) + 1
    return found


def link(sentence, word):
    """Return the relation of a word and the word it hangs on."""
    token = next(token for token in sentence if token.text == word)
    return token.deprel, sentence[token.head].text
