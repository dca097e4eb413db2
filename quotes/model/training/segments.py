"""Running text with known borders of tokens and sentences, for Stanza's tokenizer.

The treebanks' sentences are put into paragraphs again and made to look like real copy: German marks of every
style, a closing mark to which the next sentence sticks, headlines without a full stop, datelines, ordinals
and abbreviations in the middle of a sentence. What is written and where it ends are made together, so the
labels are right by construction.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from quotes.model.training.augment import MARKS, STYLES, Frames, headline, restyled
from quotes.model.training.corpora import Sentence, Token, Word

MOST = 5  # sentences of a paragraph
CLOSING = frozenset(mark for _, mark in STYLES)
_CLOSE = frozenset(". , ; : ? ! ) ] …".split())
_DOUBTFUL = frozenset("'’`*/=†#|<>[]_")  # signs that the corpora cut differently
_PLACES = "Neustadt Burghausen Hamburg Wien Zürich Bad_Salzungen Frankfurt_(Oder) St._Gallen".split()
_AGENCIES = "dpa AP epd Reuters AFP KNA".split()
_MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
# Sentences whose full stops are no ends. {d} an ordinal, {m} a month, {n} a number; a space is a border of tokens.
_STOPS = (
    "Am {d} {m} tagte der Rat zum {d} Mal .",
    "Der Antrag Nr. {n} wurde am {d} {m} von Dr. Harms gestellt .",
    "Prof. Dr. Insa Harms sprach am {d} {m} in der Kirche St. Marien .",
    "Das kostet ca. {n} Euro , z. B. für neue Bänke , Tische usw. und mehr .",
    "Laut § {n} Abs. {d} bzw. Art. {n} ist das u. a. im {d} Jahrhundert verboten worden .",
    "Im {d} Stock der Hauptstr. {n} brannte es gegen {n}.30 Uhr .",
    "Heinrich IV. und Elisabeth II. trafen sich nie , d. h. höchstens im Film .",
    "Der FC siegte mit {n}:{n} , in der {d} Minute fiel das {d} Tor .",
    "Die Fa. Brandt & Co. KG hat i. d. R. {n} Mio. Euro Umsatz , sog. Spenden inkl. Steuern .",
)


def paragraphs(
    sentences: Sequence[Sentence], seed: int, frames: Frames | None = None, *, rough: bool = True, invent: bool = True
) -> list[list[Sentence]]:
    """Return the sentences, in their order, in paragraphs of one to five.

    Args:
        sentences: neighbours are taken for neighbours of a text.
        seed: of the random choices.
        frames: puts „…“, sagte X around some.
        rough: also make headlines and stuck sentences; otherwise only the marks become German.
        invent: also add datelines and sentences full of abbreviations, which carry no syntax.
    """
    rng = random.Random(seed)  # noqa: S311 - a seed, no secret
    found: list[list[Sentence]] = []
    left = 0
    for plain in sentences:
        sentence = restyled(plain, rng)
        if frames and rng.random() < 0.15:
            sentence = frames.around(sentence, rng)
        kind = rng.random() if rough else 1.0
        if kind < 0.06:
            found.append([headline(sentence)])
            left = 0
            continue
        if invent and kind < 0.1:
            found.append([_stops(rng)])
            left = rng.randint(0, 2)
        if left == 0:
            found.append([])
            left = rng.randint(1, MOST)
            if invent and rough and kind > 0.97:
                sentence = _dateline(sentence, rng)
        found[-1].append(sentence)
        left -= 1
    return [_stuck(paragraph, rng) if rough else paragraph for paragraph in found]


def _stuck(paragraph: list[Sentence], rng: random.Random) -> list[Sentence]:
    """Take away the space between a closing mark and the next sentence, as copy that lost its line ends has it."""
    return [
        replace(sentence, tokens=(*sentence.tokens[:-1], replace(sentence.tokens[-1], space=False)))
        if sentence.tokens[-1].text in CLOSING and rng.random() < 0.3
        else sentence
        for sentence in paragraph
    ]


def _dateline(sentence: Sentence, rng: random.Random) -> Sentence:
    """Return «Neustadt (dpa) – » before the sentence."""
    place = [Token(part) for part in rng.choice(_PLACES).split("_")]
    agency = [Token("(", space=False), Token(rng.choice(_AGENCIES), space=False), Token(")"), Token(rng.choice("–-"))]
    return _text(sentence.id, [*place, *agency, *sentence.tokens])


def _stops(rng: random.Random) -> Sentence:
    """Return a sentence full of full stops that are no ends."""
    tokens: list[Token] = []
    for part in rng.choice(_STOPS).split():
        text = part.replace("{d}", f"{rng.randint(1, 31)}.").replace("{m}", rng.choice(_MONTHS))
        while "{n}" in text:
            text = text.replace("{n}", str(rng.randint(2, 59)), 1)
        if text in {".", ","}:
            tokens[-1] = replace(tokens[-1], space=False)
        parts = text.split(":") if ":" in text else [text]
        tokens += [Token(parts[0], space=len(parts) == 1)]
        if len(parts) > 1:  # «3:1»
            tokens += [Token(":", space=False), Token(parts[1])]
    return _text("stops", tokens)


def _text(name: str, tokens: Sequence[Token]) -> Sentence:
    """Return a sentence of which only the tokens matter."""
    return Sentence(name, tuple(tokens), tuple(Word(token.text) for token in tokens for _ in range(token.words)))


def glued(sentence: Sentence) -> Sentence | None:
    """Return a sentence of GermEval, which tells no spaces, with the spaces that German sets, or None if in doubt."""
    marks = [i for i, token in enumerate(sentence.tokens) if token.text in MARKS]
    texts = [token.text for token in sentence.tokens]
    if len(marks) % 2 or texts[-1] not in {".", "!", "?", *MARKS} or any(_DOUBTFUL & set(text) for text in texts):
        return None
    opening, closing = set(marks[::2]), set(marks[1::2])
    tokens = [
        replace(token, space=token.space and i not in opening and text not in {"(", "["})
        for i, (token, text) in enumerate(zip(sentence.tokens, texts, strict=True))
    ]
    for i, text in enumerate(texts[1:], 1):
        if text in _CLOSE or i in closing:
            tokens[i - 1] = replace(tokens[i - 1], space=False)
    return Sentence(sentence.id, tuple(tokens), sentence.words)


def labelled(paragraph: Iterable[Sentence]) -> tuple[str, str]:
    """Return a paragraph's text and, character by character, Stanza's labels.

    1 ends a token, 2 a sentence, 3 a contraction, 4 a contraction and with it a sentence, 0 is all else.
    """
    text: list[str] = []
    labels: list[str] = []
    for sentence in paragraph:
        for i, token in enumerate(sentence.tokens):
            last = i == len(sentence.tokens) - 1
            end = (2 if last else 1) + (2 if token.words > 1 else 0)
            text.append(token.text)
            labels.append("0" * (len(token.text) - 1) + str(end))
            if token.space:
                text.append(" ")
                labels.append("0")
    return "".join(text).rstrip(" "), "".join(labels)[: len("".join(text).rstrip(" "))]


def write(parts: Sequence[Sequence[Sentence]], stem: Path) -> None:
    """Write paragraphs as ``stem.txt``, ``stem.labels`` and ``stem.conllu``."""
    pairs = [labelled(paragraph) for paragraph in parts]
    stem.with_suffix(".txt").write_text("\n\n".join(text for text, _ in pairs) + "\n\n", "utf-8")
    stem.with_suffix(".labels").write_text("\n\n".join(labels for _, labels in pairs) + "\n\n", "utf-8")
    stem.with_suffix(".conllu").write_text(conllu([s for paragraph in parts for s in paragraph]), "utf-8")


def conllu(sentences: Iterable[Sentence]) -> str:
    """Return sentences in CoNLL-U, as Stanza's trainers read it."""
    lines: list[str] = []
    for sentence in sentences:
        text = "".join(token.text + " " * token.space for token in sentence.tokens)
        lines += [f"# sent_id = {sentence.id}", f"# text = {text.rstrip()}"]
        at = 0
        for token in sentence.tokens:
            misc = "_" if token.space else "SpaceAfter=No"
            if token.words > 1:
                lines.append(_row(f"{at + 1}-{at + token.words}", token.text, misc=misc))
            for word in sentence.words[at : at + token.words]:
                at += 1
                lines.append(_row(str(at), word.text, word, misc if token.words == 1 else "_"))
        lines.append("")
    return "\n".join(lines) + "\n"


def _row(number: str, form: str, word: Word | None = None, misc: str = "_") -> str:
    if word is None:
        return "\t".join([number, form, *["_"] * 7, misc])
    return "\t".join([number, form, word.lemma, word.upos, "_", word.feats, str(word.head), word.deprel, "_", misc])
