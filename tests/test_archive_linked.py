"""An archive ties the same quotation in several articles by itself, on whatever day they come."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotes.cli import run
from quotes.table import reading

LONG = "„Der Deich hält seit vierzig Jahren“, sagte {}.\n"
SHORT = "„Der Deich hält“, sagte {}.\n"
TWO = "„Das geht“, sagte {}.\n"


@pytest.fixture(autouse=True)
def _articles(folder, no_model):
    del folder, no_model
    Path("neu").mkdir()


def extract(**texts):
    for name, text in texts.items():
        Path(f"neu/{name}.txt").write_text(text, encoding="utf-8")
    assert run(["extract", "neu", "-o", "z.db", "--workers", "1", "-q"]) == 0


def ties():
    """Return each document with that of the row to which its row is tied."""
    rows = reading.read("z.db").rows
    documents = {row["id"]: Path(str(row["document"])).stem for row in rows}
    return {documents[row["id"]]: documents.get(row["same_as"], row["same_as"]) for row in rows}


@pytest.mark.parametrize(
    ("one", "other", "tied"),
    [
        (LONG.format("Eva Maier"), "Es regnet. " + LONG.format("Eva Maier"), "a"),
        (LONG.format("Eva Maier"), "Es regnet. " + LONG.format("Jan Mohn"), "a"),  # five words are enough
        (SHORT.format("Eva Maier"), "Es regnet. " + SHORT.format("Eva Maier"), "a"),  # three with the same speaker
        (TWO.format("Eva Maier"), "Es regnet. " + TWO.format("Eva Maier"), ""),
    ],
)
def test_the_day_after(one, other, tied):
    extract(a=one)
    extract(b=other)
    assert ties() == {"a": "", "b": tied}


def test_on_one_day_as_on_two():
    extract(a=LONG.format("Eva Maier"), b="Es regnet. " + LONG.format("Eva Maier"))
    assert ties() == {"a": "", "b": "a"}


def test_a_row_read_anew_is_not_tied_to_what_is_tied_to_it():
    extract(a=LONG.format("Eva Maier"), b="Es regnet. " + LONG.format("Eva Maier"))
    assert run(["extract", "neu", "-o", "z.db", "--workers", "1", "-q", "--types", "all"]) == 0
    assert ties() == {"a": "", "b": "a"}


def test_no_option_is_needed(capsys):
    assert run(["extract", "neu", "-o", "z.db", "--link"]) == 2
    assert "verbindet es von selbst" in capsys.readouterr().err
