"""Journals that somebody has made up, each line of them whole: what they cannot mean is done again."""

from __future__ import annotations

import re
from pathlib import Path

import fake
import pytest

from quotes.batch.journal_lines import line, parse
from quotes.cli import run


def numbers(to):
    """Return what replaces every number of a result."""
    return lambda value: re.sub(rb"(?<=[\[,])\d+(?=[\],])", to, value)


CRAFTED = {
    "nothing": lambda _: b"",
    "an object": lambda _: b"{}",
    "an empty text": lambda _: b'""',
    "a number": lambda _: b"7",
    "not one quotation": lambda _: b"[]x",
    "a quotation of nothing": lambda _: b"[[]]",
    "a quotation of too much": lambda value: value[:-2] + b",1]]",
    "texts for numbers": numbers(b'"1"'),
    "truth for numbers": numbers(b"true"),
    "nothing for numbers": numbers(b"null"),
    "places before the text": numbers(b"-5"),
    "places behind the text": numbers(b"1%018d" % 0),
    "numbers of five thousand digits": numbers(b"9" * 5000),
    "numbers without end": numbers(b"1e999"),
    "no numbers": numbers(b"NaN"),
    "lists in lists": lambda _: b"[" * 200_000,
    "lists in lists, closed": lambda _: b"[" * 200_000 + b"]" * 200_000,
    "a text of five megabytes": lambda _: b'"' + b"x" * 5_000_000 + b'"',
    "no UTF-8": lambda _: b'["\xff"]',
}


@pytest.fixture
def resumed(folder, no_model, monkeypatch, capsys):
    """Stop a run, craft the lines of its journal, go on; return code, table and what was said."""
    del no_model
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"„Satz {number}“, sagte Eva Maier.", encoding="utf-8")
    plain = fake.Extractor.extract

    def stopped(self, article, types):
        if "Satz 2" in article.text:
            raise KeyboardInterrupt
        return plain(self, article, types)

    def go_on(craft):
        monkeypatch.setattr(fake.Extractor, "extract", stopped)
        assert run(["extract", ".", "-o", "t.csv"]) == 130
        path = Path("t.csv.journal")
        first, *others = path.read_bytes().splitlines(keepends=True)
        path.write_bytes(craft(first, others))
        monkeypatch.setattr(fake.Extractor, "extract", plain)
        capsys.readouterr()
        code = run(["extract", ".", "-o", "t.csv", "--resume"])
        return code, re.findall(r"Satz \d", Path("t.csv").read_text("utf-8-sig")), capsys.readouterr().err

    return go_on


@pytest.mark.parametrize("what", CRAFTED)
def test_results_that_nobody_found_are_found_anew(resumed, what):
    def craft(first, others):
        lines = [line(parse(each).key, CRAFTED[what](parse(each).value)) for each in others]
        assert lines != others
        return b"".join([first, *lines])

    code, found, err = resumed(craft)
    assert (code, sorted(set(found))) == (0, ["Satz 0", "Satz 1", "Satz 2"]), err
    assert not re.search("Traceback|Programmfehler|gescheitert", err)


@pytest.mark.parametrize(
    "recipe", [b"[]", b"7", b'{"version":[[[[1]]]]}', b"[" * 200_000, b'{"version":' + b"9" * 5000 + b"}", b"\xff"]
)
def test_a_recipe_that_nobody_followed_is_refused_in_a_sentence(resumed, recipe):
    code, _, err = resumed(lambda first, others: b"".join([line(parse(first).key, recipe), *others]))
    assert code in {0, 2}
    assert not re.search("Traceback|Programmfehler|gescheitert", err)
