"""Articles, mutated by lot, through the whole line with the real model: nothing falls, every row is sound.

In the suite some rounds over the example articles. By hand, over as many articles as one likes:

    python tests/test_fuzz.py --rounds 500 --seed 1 --keep FOLDER fixtures/artikel/*.txt

A round is told by seed and number, and the same two give the same text again (of the same articles).
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parent.parent / "fixtures" / "artikel"
ROUNDS = int(os.environ.get("QUOTES_FUZZ_ROUNDS", "24"))  # in the suite; one of each mutation
LONGEST = 30_000  # characters: what the real parser reads in some seconds
SLOW = 120.0  # seconds for one article

MARKS = "„“”‟\"″＂〝〞〟»«‚‘’‛'′´`‹›"
CONTROLS = (
    "\x00\x01\x07\x08\x0b\x0c\x1b\x1c\x7f\x85\x9f\u00ad\u200b\u200f\u2028\u2029\u202e\u2060\ufeff\ufffe\ud800\udc00"
)
BLANKS = " \t\n\r\u00a0\u2003\u202f\u3000"
GLUE = ["", " ", "\n", "\r\n", "-\n", "\u2028", "\n\n\n"]
OTHER = [
    "שלום",
    "мир",
    "你好",
    "😀👩‍👩‍👧",
    "𝔇𝔢𝔯",
    "ﬁ",
    "İ",
    "u\u0308",
    "a\u0301\u0327" * 20,
    "Donau" * 60,
    "1 000 000",
    "<b>",
    "&quot;",
]

Mutation = Callable[[str, random.Random], str]


def at(text: str, lot: random.Random) -> int:
    return lot.randint(0, len(text))


def insert(text: str, lot: random.Random, part: str) -> str:
    place = at(text, lot)
    return text[:place] + part + text[place:]


def marks_dropped(text, lot):
    share = lot.choice([0.1, 0.5, 1.0])
    return "".join(char for char in text if char not in MARKS or lot.random() >= share)


def marks_doubled(text, lot):
    return "".join(char * lot.randint(1, 3) if char in MARKS else char for char in text)


def marks_changed(text, lot):
    return "".join(lot.choice(MARKS) if char in MARKS and lot.random() < 0.5 else char for char in text)


def marks_inserted(text, lot):
    for _ in range(lot.randint(1, 20)):
        text = insert(text, lot, lot.choice(MARKS))
    return text


def marks_heaped(text, lot):
    return insert(text, lot, lot.choice(MARKS) * lot.choice([10, 300]) + lot.choice(MARKS) * lot.choice([1, 200]))


def one_sort_of_marks(text, lot):
    mark = lot.choice(MARKS)
    return "".join(mark if char in MARKS else char for char in text)


def marks_moved_by_one(text, lot):
    chars = list(text)
    for place in range(1, len(chars)):
        if chars[place] in MARKS and lot.random() < 0.5:
            chars[place - 1], chars[place] = chars[place], chars[place - 1]
    return "".join(chars)


def characters_deleted(text, lot):
    share = lot.choice([0.002, 0.02, 0.2])
    return "".join(char for char in text if lot.random() >= share)


def a_piece_deleted(text, lot):
    start, end = sorted((at(text, lot), at(text, lot)))
    return text[:start] + text[end:]


def a_piece_repeated(text, lot):
    start = at(text, lot)
    piece = text[start : start + lot.choice([1, 5, 80])]
    return text[:start] + piece * min(1000, LONGEST // 2 // max(1, len(piece))) + text[start:]


def paragraphs_shuffled(text, lot):
    parts = re.split(r"(\n\n?)", text)
    lot.shuffle(parts)
    return "".join(parts)


def words_shuffled(text, lot):
    words = text.split(" ")
    start = lot.randrange(len(words))
    some = words[start : start + 40]
    lot.shuffle(some)
    return " ".join([*words[:start], *some, *words[start + 40 :]])


def lines_glued(text, lot):
    return lot.choice(GLUE).join(re.split(r"\n+", text))


def hard_wrapped(text, lot):
    width = lot.choice([1, 20, 72])
    return "\n".join(text[start : start + width] for start in range(0, len(text), width))


def blanks_changed(text, lot):
    blank = lot.choice(BLANKS)
    return "".join(blank if char == " " and lot.random() < 0.5 else char for char in text)


def blanks_dropped(text, lot):
    return "".join(char for char in text if char != " " or lot.random() < 0.5)


def controls_inserted(text, lot):
    for _ in range(lot.randint(1, 30)):
        text = insert(text, lot, lot.choice(CONTROLS))
    return text


def others_inserted(text, lot):
    for _ in range(lot.randint(1, 8)):
        text = insert(text, lot, lot.choice(OTHER))
    return text


def case_changed(text, lot):
    return lot.choice([str.upper, str.lower, str.swapcase, str.title])(text)


def punctuation_dropped(text, lot):
    return "".join(char for char in text if char not in ".,:;!?" or lot.random() < 0.3)


def reversed_(text, lot):
    del lot
    return text[::-1]


def misread_encoding(text, lot):
    return text.encode("utf-8", "surrogatepass").decode(lot.choice(["cp1252", "latin-1", "cp850"]), "replace")


def html_left_in(text, lot):
    return (
        "".join(f'<p class="x">{part}</p>\n' for part in text.split("\n"))
        if lot.random() < 0.5
        else (text.replace("„", "&bdquo;").replace("“", "&ldquo;"))
    )


MUTATIONS: Sequence[Mutation] = (
    marks_dropped,
    marks_doubled,
    marks_changed,
    marks_inserted,
    marks_heaped,
    one_sort_of_marks,
    marks_moved_by_one,
    characters_deleted,
    a_piece_deleted,
    a_piece_repeated,
    paragraphs_shuffled,
    words_shuffled,
    lines_glued,
    hard_wrapped,
    blanks_changed,
    blanks_dropped,
    controls_inserted,
    others_inserted,
    case_changed,
    punctuation_dropped,
    reversed_,
    misread_encoding,
    html_left_in,
)


def mutated(texts: Sequence[str], seed: int, number: int) -> tuple[str, list[str]]:
    """Return the text of a round, and the names of its mutations."""
    lot = random.Random(f"{seed}-{number}")
    text = lot.choice(texts)
    if lot.random() < 0.2:
        text += lot.choice(["", "\n\n"]) + lot.choice(texts)
    chosen = [MUTATIONS[number % len(MUTATIONS)], *lot.choices(MUTATIONS, k=lot.choice([0, 0, 1, 2, 4]))]
    for mutation in chosen:
        text = mutation(text, lot)[:LONGEST]
    return text, [mutation.__name__ for mutation in chosen]


def check_round(extractor, text: str) -> int:
    """Extract, prove all rows, and return their number. Raises whatever is wrong."""
    from test_robustness import check

    from quotes.table import columns

    start = time.monotonic()
    rows = check(extractor, text)
    assert len(columns.rows(rows, text)) == len(rows)
    assert time.monotonic() - start < SLOW
    return len(rows)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(ROUNDS))
def test_a_mutated_article_gives_sound_rows(extractor, number):
    texts = [path.read_text(encoding="utf-8") for path in sorted(FIXTURES.glob("*.txt"))]
    text, names = mutated(texts, 1, number)
    print(names)  # shown when it fails
    assert check_round(extractor, text) >= 0  # and raises whatever does not hold


def main() -> int:
    """Fuzz by hand; return 1 when something was found."""
    options = argparse.ArgumentParser()
    options.add_argument("articles", nargs="*", type=Path, default=sorted(FIXTURES.glob("*.txt")))
    options.add_argument("--rounds", type=int, default=500)
    options.add_argument("--first", type=int, default=0)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--keep", type=Path, help="folder for the texts over which something fell")
    given = options.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in given.articles]

    import torch

    from quotes.pipeline import Extractor

    torch.set_num_threads(1)
    extractor, failed, rows, slowest = Extractor(), 0, 0, (0.0, -1)
    for number in range(given.first, given.first + given.rounds):
        text, names = mutated(texts, given.seed, number)
        start = time.process_time()
        try:
            rows += check_round(extractor, text)
        except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
            failed += 1
            print(f"round {number} of seed {given.seed}: {', '.join(names)}", flush=True)
            traceback.print_exc()
            if given.keep is not None:
                given.keep.mkdir(parents=True, exist_ok=True)
                (given.keep / f"{given.seed}-{number}.txt").write_bytes(text.encode("utf-8", "surrogatepass"))
        slowest = max(slowest, (time.process_time() - start, number))
    print(f"{given.rounds} rounds, {rows} rows, {failed} failed; slowest: {slowest[0]:.1f} s (round {slowest[1]})")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
