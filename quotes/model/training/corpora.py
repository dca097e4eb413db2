"""Treebanks and named-entity corpora as one kind of sentence, split once and for all.

UD German GSD (dev and test; its train part is not used) and PUD give syntax, GermEval 2014 and Universal
NER give names. Universal NER annotates the very sentences of PUD, so these carry both.

Held out and never trained on: ``eval`` (250 sentences of PUD, whole documents, and 250 news sentences of
GSD test; the split of the first set of weights, made by the same shuffles), ``ner-eval`` (a fifth of
GermEval test), and the names of the PUD sentences in ``eval``.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import conllu  # a well-kept reader of the format; ours would be no better
from conllu.models import Token as Row
from conllu.models import TokenList

EVAL_HALF = 250  # sentences of each treebank that are held out
DEV_HALVES = 90, 60  # sentences of GSD and of PUD for a look in between
FIRST_NEWS = 302  # in GSD test the reviews come first, news from this sentence on
# Relations that one treebank subdivides and the other does not
_PLAIN_RELATIONS = {
    "flat:name": "flat",
    "nmod:poss": "nmod",
    "acl:relcl": "acl",
    "obl:tmod": "obl",
    "cc:preconj": "cc",
    "det:predet": "det",
}
_ONE_SIDED_FEATURES = ("Foreign", "Typo", "ExtPos", "Voice", "Abbr", "Hyph")  # annotated in one treebank only


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word. ``head`` counts from 1, 0 is the root, as in CoNLL-U."""

    text: str
    lemma: str = "_"
    upos: str = "_"
    feats: str = "_"
    head: int = 0
    deprel: str = "_"


@dataclass(frozen=True, slots=True)
class Token:
    """What is written: one word, or a contraction («zum») of several. ``name`` is its tag in BIO, if known."""

    text: str
    words: int = 1
    space: bool = True
    name: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens and words in step: the first token has the first ``words`` words, and so on."""

    id: str
    tokens: tuple[Token, ...]
    words: tuple[Word, ...] = ()

    @property
    def parsed(self) -> bool:
        """Whether the words carry syntax."""
        return bool(self.words) and self.words[0].deprel != "_"

    @property
    def named(self) -> bool:
        """Whether the tokens carry names."""
        return bool(self.tokens) and all(token.name for token in self.tokens)


def build(ud: Path, ner: Path, work: Path) -> dict[str, int]:
    """Read the corpora in the folders ``ud`` and ``ner``, split them and write them to ``work``.

    Returns:
        the number of sentences of each part.

    Raises:
        FileNotFoundError: a corpus is not there.
    """
    parts = _split_treebanks(ud, _read_names(_open(ner, "uner-pud.iob2")))
    dev = _read_names(_open(ner, "germeval-dev.tsv"))
    test = _read_names(_open(ner, "germeval-test.tsv"))
    rng = random.Random(3)  # noqa: S311 - a seed, no secret
    rng.shuffle(test)
    kept = int(0.8 * len(test))
    parts["ner-train"] = test[:kept] + dev[150:]
    parts["ner-dev"], parts["ner-eval"] = dev[:150], test[kept:]
    work.mkdir(parents=True, exist_ok=True)
    for name, sentences in parts.items():
        write(sentences, work / f"{name}.jsonl")
    return {name: len(sentences) for name, sentences in parts.items()}


def _split_treebanks(ud: Path, names: Sequence[Sentence]) -> dict[str, list[Sentence]]:
    dev, test, pud = (
        [harmonised(tree) for tree in conllu.parse(_open(ud, f"de_{part}.conllu"))]
        for part in ("gsd-ud-dev", "gsd-ud-test", "pud-ud-test")
    )
    tags = {tuple(token.text for token in sentence.tokens): sentence for sentence in names}
    pud = [_with_names(tree, tags.get(tuple(word.text for word in tree.words))) for tree in pud]
    rng = random.Random(7)  # noqa: S311
    number = {tree.id: int(tree.id.split("-s")[-1]) for tree in test}
    news = [tree for tree in test if number[tree.id] >= FIRST_NEWS]
    reviews = [tree for tree in test if number[tree.id] < FIRST_NEWS]
    rng.shuffle(news)
    documents: dict[str, list[Sentence]] = {}
    for tree in pud:
        documents.setdefault(tree.id[:6], []).append(tree)
    order = sorted(documents)
    rng.shuffle(order)
    held: list[Sentence] = []
    rest_pud: list[Sentence] = []
    for document in order:
        (held if len(held) < EVAL_HALF else rest_pud).extend(documents[document])
    rest = news[EVAL_HALF:] + reviews + dev
    rng.shuffle(rest)
    rng.shuffle(rest_pud)
    gsd, pud_part = DEV_HALVES
    train = rest[gsd:] + rest_pud[pud_part:]
    rng.shuffle(train)
    return {
        "train": train,
        "dev": rest[:gsd] + rest_pud[:pud_part],
        "eval": held[:EVAL_HALF] + news[:EVAL_HALF],
        "order": dev + test + pud,  # for the tokenizer: neighbours are neighbours
    }


def harmonised(tree: TokenList) -> Sentence:
    """Return a treebank's sentence with the two treebanks' conventions brought together.

    Subtypes of relations and features that only one of them has are dropped, and PUD's verbs get the
    ``VerbForm`` that GSD gives them.
    """
    pud = "parallel_id" in tree.metadata
    rows = [row for row in tree if isinstance(row["id"], int)]
    spans = {row["id"][0]: row for row in tree if not isinstance(row["id"], int) and row["id"][1] == "-"}
    tokens: list[Token] = []
    covered = 0
    for row in rows:
        if row["id"] <= covered:
            continue
        span = spans.get(row["id"])
        covered = span["id"][2] if span else row["id"]
        written = span or row
        space = (written["misc"] or {}).get("SpaceAfter") != "No"
        tokens.append(Token(written["form"], covered - row["id"] + 1, space))
    return Sentence(tree.metadata["sent_id"], tuple(tokens), tuple(_word(row, pud=pud) for row in rows))


def _word(row: Row, *, pud: bool) -> Word:
    feats: dict[str, str] = dict(row["feats"] or {})
    if pud and row["upos"] in {"VERB", "AUX"}:
        if "Mood" in feats:
            feats["VerbForm"] = "Fin"
        elif "VerbForm" not in feats and "Tense" in feats:
            feats["VerbForm"] = "Part"
            del feats["Tense"]
        elif not feats:
            feats["VerbForm"] = "Inf"
    if pud and row["upos"] in {"ADV", "PART"}:
        feats.pop("Degree", None)
    for name in _ONE_SIDED_FEATURES:
        feats.pop(name, None)
    return Word(
        row["form"],
        row["lemma"] or "_",
        row["upos"],
        "|".join(f"{name}={feats[name]}" for name in sorted(feats, key=str.lower)) or "_",
        row["head"],
        _PLAIN_RELATIONS.get(row["deprel"], row["deprel"]),
    )


def _with_names(tree: Sentence, names: Sentence | None) -> Sentence:
    """Return a PUD sentence with Universal NER's tags, which stand on words: a contraction takes its first's.

    The two corpora order their sentences differently, so they are matched by their words; the few sentences
    that are cut differently stay without names.
    """
    if names is None:
        return tree
    at, tokens = 0, []
    for token in tree.tokens:
        tokens.append(Token(token.text, token.words, token.space, names.tokens[at].name))
        at += token.words
    return Sentence(tree.id, tuple(tokens), tree.words)


def _read_names(text: str) -> list[Sentence]:
    """Return the sentences of a corpus of names: lines «number token tag …», empty lines between sentences."""
    found: list[Sentence] = []
    tokens: list[Token] = []
    for line in [*text.splitlines(), ""]:
        if re.match(r"\d+\t", line):
            _, form, tag, *_ = line.split("\t")
            name = _tag(tag)
            before = tokens[-1].name if tokens else "O"
            if name.startswith("I-") and before[2:] != name[2:]:  # an inside without a beginning
                name = f"B-{name[2:]}"
            tokens.append(Token(form, name=name))
        elif not line.strip() and tokens:
            found.append(Sentence(f"ner-{len(found) + 1}", tuple(tokens)))
            tokens = []
    return found


def _tag(tag: str) -> str:
    """Return GermEval's tag in the four classes of the others; «Berliner» (derived) and parts are no names."""
    if tag == "O" or tag.endswith(("deriv", "part")):
        return "O"
    return tag.replace("-OTH", "-MISC")


def bio(tag: str) -> str:
    """Return a tag of BIOES, which Stanza predicts, in BIO."""
    return {"S": "B", "E": "I"}.get(tag[0], tag[0]) + tag[1:]


def contractions(trees: Iterable[Sentence]) -> dict[str, tuple[str, ...]]:
    """Return what the treebanks always take apart: «zum» → («zu», «dem»), by the lower-case form."""
    apart: dict[str, tuple[str, ...]] = {}
    whole: set[str] = set()
    for tree in trees:
        at = 0
        for token in tree.tokens:
            words = tuple(word.text for word in tree.words[at : at + token.words])
            at += token.words
            if token.words == 1:
                whole.add(token.text.lower())
            else:
                apart[token.text.lower()] = tuple(word.lower() for word in words)
    return {form: words for form, words in apart.items() if form not in whole}


def with_words(sentence: Sentence, apart: Mapping[str, tuple[str, ...]]) -> Sentence:
    """Return a sentence of names with the words that the parser would see: contractions taken apart."""
    words: list[Word] = []
    tokens: list[Token] = []
    for token in sentence.tokens:
        parts = apart.get(token.text.lower(), (token.text,))
        if token.text[0].isupper() and len(parts) > 1:
            parts = (parts[0].capitalize(), *parts[1:])
        words += [Word(part) for part in parts]
        tokens.append(replace(token, words=len(parts)))
    return Sentence(sentence.id, tuple(tokens), tuple(words))


def hyphens_split(sentence: Sentence) -> Sentence:
    """Return a sentence of names with «Saudi-Arabien» in three tokens, as the treebanks and so the tokenizer do."""
    tokens: list[Token] = []
    for token in sentence.tokens:
        parts = re.findall(r"-|[^-]+", token.text) if re.search(r"\w-\w", token.text) else [token.text]
        inside = f"I{token.name[1:]}" if token.name.startswith("B-") else token.name
        tokens += [
            Token(part, space=token.space and index == len(parts) - 1, name=token.name if index == 0 else inside)
            for index, part in enumerate(parts)
        ]
    return Sentence(sentence.id, tuple(tokens))


def write(sentences: Iterable[Sentence], path: Path) -> None:
    """Write one sentence a line, whole or not at all."""
    scratch = path.with_suffix(".part")
    with scratch.open("w", encoding="utf-8") as file:
        for sentence in sentences:
            print(json.dumps(asdict(sentence), ensure_ascii=False), file=file)
    scratch.replace(path)


def read(path: Path) -> list[Sentence]:
    """Read what :func:`write` wrote.

    Raises:
        FileNotFoundError: the step that writes it has not run.
    """
    found = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        found.append(
            Sentence(
                row["id"],
                tuple(Token(**token) for token in row["tokens"]),
                tuple(Word(**word) for word in row["words"]),
            )
        )
    return found


def _open(folder: Path, name: str) -> str:
    """Return the text of ``name`` or ``name.gz`` in ``folder``."""
    plain, packed = folder / name, folder / f"{name}.gz"
    if plain.is_file():
        return plain.read_text("utf-8")
    with gzip.open(packed, "rt", encoding="utf-8") as file:
        return file.read()
