"""The parts that do not read the encoder: tokenizer, contractions, lemmas. Stanza's own trainers make them."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import torch
from stanza.models import lemmatizer, mwt_expander, tokenizer

from quotes.model.training import segments
from quotes.model.training.augment import Frames, varied
from quotes.model.training.corpora import Sentence, contractions, hyphens_split, read, with_words

# Keys of the trainers' settings that name files of the machine that trained
_PATHS = (
    "txt_file label_file mwt_json_file dev_txt_file dev_label_file dev_conll_gold train_file eval_file gold_file "
    "data_dir save_dir save_name output_file charlm_save_dir load_name wordvec_dir"
).split()
ROUNDS = 3  # how often the text of the tokenizer repeats each sentence, varied anew


def train_tokenizer(work: Path, steps: int, seed: int) -> Path:
    """Train the tokenizer on the treebanks' text; keeps the best of the rounds by the dev part."""
    order = read(work / "order.jsonl")
    train = {sentence.id for sentence in read(work / "train.jsonl")}
    mine = [sentence for sentence in order if sentence.id in train]
    frames = Frames(mine)
    rounds: list[list[Sentence]] = []
    for number in range(ROUNDS):
        rounds += segments.paragraphs(mine, seed + number, frames)
        shuffled = mine[:]
        random.Random(seed + number).shuffle(shuffled)  # noqa: S311 - a seed, no secret
        rounds += segments.paragraphs(shuffled, seed + 10 + number, frames)
    apart = contractions(mine)
    names = [segments.glued(with_words(hyphens_split(sentence), apart)) for sentence in read(work / "ner-train.jsonl")]
    rounds += segments.paragraphs([sentence for sentence in names if sentence], seed)
    folder = work / "tokenizer"
    folder.mkdir(exist_ok=True)
    segments.write(rounds, folder / "train")
    segments.write(segments.paragraphs(read(work / "dev.jsonl"), seed), folder / "dev")
    (folder / "mwt.json").write_text(json.dumps(_contractions(mine)), "utf-8")
    # From the middle on the rate halves each time the dev part gets worse: Stanza's own hardly falls at all.
    tokenizer.main(
        f"--lang de --shorthand de_x --use_mwt --max_seqlen 300 --batch_size 32 --seed {seed} --device cpu "
        f"--steps {steps} --lr0 0.002 --anneal 0.5 --anneal_after {steps // 2} --eval_steps {max(1, steps // 12)} "
        f"--txt_file {folder}/train.txt --label_file {folder}/train.labels --dev_txt_file {folder}/dev.txt "
        f"--dev_label_file {folder}/dev.labels --dev_conll_gold {folder}/dev.conllu "
        f"--mwt_json_file {folder}/mwt.json --save_dir {folder} --save_name best.pt".split()
    )
    return cleaned(folder / "best.pt", work / "tok.pt")


def _contractions(sentences: Sequence[Sentence]) -> list[tuple[tuple[str, tuple[str, ...]], int]]:
    """Return what Stanza wants to know of contractions: ((form, words), count)."""
    counted: Counter[tuple[str, tuple[str, ...]]] = Counter()
    for sentence in sentences:
        at = 0
        for token in sentence.tokens:
            words = tuple(word.text for word in sentence.words[at : at + token.words])
            at += token.words
            if len(words) > 1:
                counted[token.text, words] += 1
    return list(counted.items())


def train_contractions(work: Path) -> Path:
    """Make the dictionary of contractions; German has two dozen, so a dictionary is enough."""
    folder = work / "mwt"
    folder.mkdir(exist_ok=True)
    for name in ("train", "dev"):
        (folder / f"{name}.conllu").write_text(segments.conllu(read(work / f"{name}.jsonl")), "utf-8")
    mwt_expander.main(
        f"--lang de --shorthand de_x --dict_only --device cpu --train_file {folder}/train.conllu "
        f"--eval_file {folder}/dev.conllu --gold_file {folder}/dev.conllu --save_dir {folder} --save_name best.pt "
        "--hidden_dim 8 --emb_dim 8".split()
    )
    return cleaned(folder / "best.pt", work / "mwt.pt")


def train_lemmas(work: Path, epochs: int, seed: int) -> Path:
    """Train the lemmatizer: a dictionary of what the treebanks have, letters to letters for the rest."""
    folder = work / "lemma"
    folder.mkdir(exist_ok=True)
    train = read(work / "train.jsonl")
    frames, rng = Frames(train), random.Random(seed)  # noqa: S311
    varieties = [*train, *(varied(sentence, frames, rng) for sentence in train)]  # for the verbs' Konjunktiv
    (folder / "train.conllu").write_text(segments.conllu(varieties), "utf-8")
    (folder / "dev.conllu").write_text(segments.conllu(read(work / "dev.jsonl")), "utf-8")
    lemmatizer.main(
        f"--shorthand de_x --train_file {folder}/train.conllu --eval_file {folder}/dev.conllu "
        f"--num_epoch {epochs} --hidden_dim 100 --device cpu --seed {seed} --save_dir {folder} "
        f"--save_name best.pt".split()
    )
    return cleaned(folder / "best.pt", work / "lemma.pt")


def cleaned(source: Path, target: Path) -> Path:
    """Write a checkpoint without the paths of the machine that trained it, weights in half precision."""
    checkpoint = torch.load(source, map_location="cpu", weights_only=True)
    for key in _PATHS:
        if checkpoint["config"].get(key):
            checkpoint["config"][key] = None
    checkpoint["model"] = halved(checkpoint["model"])
    for key in ("optimizer_state_dict", "scheduler_state_dict"):
        checkpoint.pop(key, None)
    torch.save(checkpoint, target, _use_new_zipfile_serialization=False)
    return target


def halved(weights: object) -> object:
    """Return nested weights with floats in half precision."""
    if isinstance(weights, torch.Tensor):
        return weights.half() if weights.is_floating_point() else weights
    if isinstance(weights, dict):
        return type(weights)((key, halved(value)) for key, value in weights.items())
    return weights
