"""Treebank sentences made to look like a newsroom's: German marks, reported speech, Konjunktiv, headlines.

Two thirds of the treebanks' marks are the typewriter's, hardly a finite verb is in the Konjunktiv, and every
sentence ends in a full stop. Each function takes a sentence and returns one in which that is different,
with the annotation carried along; what cannot be changed without a guess comes back as it was.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from quotes.model.training.corpora import Sentence, Token, Word

STYLES = (("„", "“"), ("»", "«"), ("„", "”"), ("“", "”"), ('"', '"'), ("„", '"'), ("«", "»"), ("‚", "‘"), ("›", "‹"))
MARKS = frozenset("`` '' \" „ “ ” » «".split())
_INDICATIVE, _PRESENT = "Mood=Ind", "Tense=Pres"
# Konjunktiv I of the third person singular, where it is not the infinitive without n; for the plural, whose
# Konjunktiv I is mostly the indicative, what newspapers write instead
_SINGULAR = {"ist": "sei"}
_PLURAL = {
    "sind": ("seien", "Pres"),
    "haben": ("hätten", "Past"),
    "werden": ("würden", "Past"),
    "können": ("könnten", "Past"),
    "müssen": ("müssten", "Past"),
    "sollen": ("sollten", "Past"),
    "dürfen": ("dürften", "Past"),
}
_SAID = (("sagte", "sagen"), ("erklärte", "erklären"), ("betonte", "betonen"), ("meinte", "meinen"),
         ("schrieb", "schreiben"), ("berichtete", "berichten"), ("kritisierte", "kritisieren"))  # fmt: skip
_SAYS = (("sagt", "sagen"), ("erklärt", "erklären"), ("findet", "finden"), ("schreibt", "schreiben"))
_LONGEST_FRAMED = 30  # words


def restyled(sentence: Sentence, rng: random.Random) -> Sentence:
    """Return the sentence with its marks in one German style, each pair replaced together."""
    at = [i for i, token in enumerate(sentence.tokens) if token.text in MARKS]
    if not at or len(at) % 2:  # torn already: which one is missing would be a guess
        return sentence
    style = rng.choice(STYLES)
    return _rewritten(sentence, {i: style[n % 2] for n, i in enumerate(at)})


def subjunctive(sentence: Sentence) -> Sentence:
    """Return the sentence as reported speech: every finite present of the third person in the Konjunktiv."""
    words = list(sentence.words)
    for i, word in enumerate(words):
        if not {_INDICATIVE, _PRESENT, "Person=3", "VerbForm=Fin"} <= set(word.feats.split("|")):
            continue
        if "Number=Sing" in word.feats:
            base = word.lemma.removesuffix("n")
            text, tense = _SINGULAR.get(word.text.lower(), base), "Pres"
            apart = base[0] != word.text[0].lower() and word.text.lower() not in _SINGULAR  # «hört … auf», aufhören
            if base == word.lemma or not base.isalpha() or apart:
                continue
        elif word.text.lower() in _PLURAL:
            text, tense = _PLURAL[word.text.lower()]
        else:
            continue
        feats = word.feats.replace(_INDICATIVE, "Mood=Sub").replace(_PRESENT, f"Tense={tense}")
        words[i] = replace(word, text=text.capitalize() if word.text[0].isupper() else text, feats=feats)
    tokens, at = [], 0
    for token in sentence.tokens:
        tokens.append(replace(token, text=words[at].text) if token.words == 1 else token)
        at += token.words
    return Sentence(sentence.id, tuple(tokens), tuple(words))


def headline(sentence: Sentence) -> Sentence:
    """Return the sentence without its full stop."""
    last = len(sentence.words)
    if last < 3 or sentence.tokens[-1].text != "." or any(word.head == last for word in sentence.words):
        return sentence
    return Sentence(sentence.id, sentence.tokens[:-1], sentence.words[:-1])


@dataclass(frozen=True)
class Frames:
    """Puts „…“, sagte X around sentences. The speakers are subjects of the treebanks, with their annotation."""

    trees: Sequence[Sentence]

    @cached_property
    def _speakers(self) -> list[tuple[Word, ...]]:
        """Names and pronouns that are subjects, each without anything that depends on it but its own names."""
        found = []
        for tree in self.trees:
            for i, word in enumerate(tree.words, 1):
                if word.deprel != "nsubj" or word.upos not in {"PROPN", "PRON"} or "Number=Plur" in word.feats:
                    continue
                below = [n for n, other in enumerate(tree.words, 1) if other.head == i]
                named = word.upos == "PROPN" and below == list(range(i + 1, i + 1 + len(below)))
                if named and below and all(tree.words[n - 1].deprel == "flat" for n in below):
                    found.append(tree.words[i - 1 : i + len(below)])
                elif word.text in {"er", "sie", "Er", "Sie"} and not below:
                    found.append((replace(word, text=word.text.lower()),))
        return found

    def around(self, sentence: Sentence, rng: random.Random) -> Sentence:
        """Return „…“, sagte X or X sagte: „…“ around ``sentence``, or the sentence if it is no simple clause.

        What is said is the complement of the saying verb (``ccomp``), as in both treebanks.
        """
        words = sentence.words
        root = next((i for i, word in enumerate(words, 1) if word.head == 0), 0)
        if not _is_simple(sentence) or not self._speakers:
            return sentence
        speaker = rng.choice(self._speakers)
        said = rng.choice(_SAID + _SAYS)
        tense = "Pres" if said in _SAYS else "Past"
        verb = Word(said[0], said[1], "VERB", f"Mood=Ind|Number=Sing|Person=3|Tense={tense}|VerbForm=Fin", 0, "root")
        style = rng.choice(STYLES)
        build = _after if rng.random() < 0.3 else _before
        return build(sentence, root, verb, speaker, style)


def _is_simple(sentence: Sentence) -> bool:
    """Tell whether a sentence is one clause of moderate length without marks, whose full stop nothing hangs on."""
    words = sentence.words
    return (
        len(words) <= _LONGEST_FRAMED
        and sentence.tokens[-1].text == "."
        and not any(token.text in MARKS for token in sentence.tokens)
        and not any(word.head == len(words) for word in words)
        and any("VerbForm=Fin" in word.feats for word in words)
    )


def _punct(text: str, head: int) -> Word:
    return Word(text, text, "PUNCT", "_", head, "punct")


def _before(sentence: Sentence, root: int, verb: Word, speaker: Sequence[Word], style: tuple[str, str]) -> Sentence:
    """Return „…“, sagte X, with the comma outside."""
    inner = sentence.words[:-1]
    at = len(inner) + 4  # the verb: opening mark, the words, closing mark, comma, then it
    words = [
        _punct(style[0], root + 1),
        *_shifted(inner, 1, at),
        _punct(style[1], root + 1),
        _punct(",", root + 1),
        verb,
        *_subject(speaker, at),
        _punct(".", at),
    ]
    tokens = [
        Token(style[0], space=False),
        *sentence.tokens[:-2],
        replace(sentence.tokens[-2], space=False),
        Token(style[1], space=False),
        Token(","),
        Token(verb.text),
        *_tokens(speaker),
        Token("."),
    ]
    return Sentence(sentence.id, _plain(tokens), tuple(words))


def _after(sentence: Sentence, root: int, verb: Word, speaker: Sequence[Word], style: tuple[str, str]) -> Sentence:
    """Return X sagte: „…“, with the full stop inside."""
    first = speaker[0].text
    speaker = [replace(speaker[0], text=first[0].upper() + first[1:]), *speaker[1:]]
    at = len(speaker) + 1
    before = at + 2  # the verb, the colon, the opening mark
    words = [
        *_subject(speaker, at, 0),
        verb,
        _punct(":", at),
        _punct(style[0], root + before),
        *_shifted(sentence.words[:-1], before, at),
        _punct(".", at),
        _punct(style[1], root + before),
    ]
    tokens = [
        *_tokens(speaker, last=True),
        Token(verb.text, space=False),
        Token(":"),
        Token(style[0], space=False),
        *sentence.tokens[:-1],
        Token(".", space=False),
        Token(style[1]),
    ]
    return Sentence(sentence.id, _plain(tokens), tuple(words))


def _shifted(words: Sequence[Word], by: int, verb: int) -> list[Word]:
    """Return the words of what is said, ``by`` places later, their root below the saying verb."""
    return [
        replace(word, head=verb, deprel="ccomp") if word.head == 0 else replace(word, head=word.head + by)
        for word in words
    ]


def _subject(speaker: Sequence[Word], verb: int, before: int | None = None) -> list[Word]:
    first = verb + 1 if before is None else before + 1
    return [
        replace(word, head=verb, deprel="nsubj") if i == 0 else replace(word, head=first, deprel="flat")
        for i, word in enumerate(speaker)
    ]


def _tokens(speaker: Sequence[Word], *, last: bool = False) -> list[Token]:
    return [Token(word.text, space=last or i < len(speaker) - 1) for i, word in enumerate(speaker)]


def _plain(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens without names: the speaker's are not annotated."""
    return tuple(replace(token, name="") for token in tokens)


def _rewritten(sentence: Sentence, texts: dict[int, str]) -> Sentence:
    """Return the sentence with some tokens (of one word each) written differently."""
    words, tokens, at = list(sentence.words), list(sentence.tokens), 0
    for i, token in enumerate(sentence.tokens):
        if i in texts:
            tokens[i] = replace(token, text=texts[i])
            if words:
                words[at] = replace(words[at], text=texts[i], lemma=texts[i])
        at += token.words
    return Sentence(sentence.id, tuple(tokens), tuple(words))


def varied(sentence: Sentence, frames: Frames, rng: random.Random) -> Sentence:
    """Return the sentence, or what became of it by one or two of the changes above."""
    if sentence.parsed and rng.random() < 0.15:
        sentence = subjunctive(sentence)
    if sentence.parsed and rng.random() < 0.1:
        sentence = frames.around(sentence, rng)
    elif sentence.parsed and rng.random() < 0.1:
        sentence = headline(sentence)
    return restyled(sentence, rng) if rng.random() < 0.8 else sentence


def is_tree(words: Sequence[Word]) -> bool:
    """Whether every word leads to the one root: what all of the above must keep."""
    heads = [word.head for word in words]
    if heads.count(0) != 1:
        return False
    for start in range(1, len(heads) + 1):
        seen, at = set(), start
        while at and at not in seen:
            seen.add(at)
            at = heads[at - 1]
        if at:
            return False
    return True
