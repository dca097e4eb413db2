"""Text that was decoded wrongly before it was saved: told, mended when asked, and found again by verify."""

from __future__ import annotations

import csv

import made
import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotes
from quotes import cli
from quotes.data import Article, SignedQuote, Span
from quotes.readers import mojibake

GOOD = "„Die Brücke ist für alle“, sagte Jürgen Köhler. »Ja«, rief Änne Groß – und ging …"


def garbled(text, times=1):
    """Do what a program does that takes UTF-8 for Windows-1252; bytes that it does not know stay what they are."""
    for _ in range(times):
        text = "".join(
            bytes([byte]).decode("cp1252") if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D} else chr(byte)
            for byte in text.encode()
        )
    return text


@pytest.mark.parametrize("times", [1, 2])
def test_garbled_text_is_told_and_mended(times):
    text = garbled(GOOD, times)
    assert "Ã" in text
    assert mojibake.found(text)
    assert mojibake.mended(text) == GOOD


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        "SÃO PAULO – João kommt aus São Paulo, Ângela aus Âncora.",
        "ÂNGELA, ÃO, Å, Åland, Malmö",
        "10 € ‚Ja‘ “No” ’tis ﬁnden &amp; A\u00adB\r\nC\x85D",
    ],
)
def test_what_is_no_mojibake_stays_as_it_is(text):
    assert not mojibake.found(text)
    assert mojibake.mended(text) == text


@given(st.lists(st.sampled_from(GOOD.split()), max_size=12).map(" ".join))
def test_whatever_was_garbled_is_good_again(text):
    bad = garbled(text)
    assert mojibake.found(bad) == (not text.isascii())
    assert mojibake.mended(bad) == text


@given(st.text(max_size=80))
def test_any_text_can_be_mended(text):
    assert mojibake.found(text) or mojibake.mended(text) == text


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@pytest.mark.usefixtures("no_model")
def test_the_notice_names_the_file_and_the_cure_and_repair_mends(folder, capsys):
    (folder / "alt.txt").write_text(garbled(GOOD), encoding="utf-8")
    assert cli.run(["extract", "alt.txt", "-o", "a.csv"]) == 0
    told = capsys.readouterr().err
    assert "alt.txt" in told
    assert "--repair" in told
    assert cli.run(["extract", "alt.txt", "-o", "b.csv", "--repair", "--save-text", "texte"]) == 0
    assert "repariert" in capsys.readouterr().err
    (first, *_) = rows(folder / "b.csv")
    assert GOOD[int(first["start"]) : int(first["end"])].strip("„“") == first["quote"] == "Die Brücke ist für alle"
    assert (folder / "texte/alt.txt.txt").read_text(encoding="utf-8") == GOOD
    assert cli.run(["verify", "b.csv", "alt.txt"]) == 0  # reads it as the table has it
    capsys.readouterr()


def test_python_mends_too(folder):
    (folder / "alt.txt").write_text(garbled(GOOD), encoding="utf-8")
    assert [article.text for article in quotes.read("alt.txt", repair=True)] == [GOOD]
    assert [article.text for article in quotes.read("alt.txt")] == [garbled(GOOD)]


def test_tables_are_mended_with_what_goes_along(folder):
    (folder / "t.jsonl").write_text(
        made.json.dumps({"id": 1, "text": garbled(GOOD), "title": garbled("Köhler")}, ensure_ascii=False), "utf-8"
    )
    (article,) = quotes.read("t.jsonl", repair=True)
    assert (article.text, article.title) == (GOOD, "Köhler")


def test_a_signed_block_quotation_moves_with_the_mended_text():
    text = f"{garbled('Köln')}\n\n{garbled('Für alle.')}\n\n{garbled('Änne Groß')}"
    parts = [Span(text.index(part), text.index(part) + len(part)) for part in text.split("\n\n")]
    mended = mojibake.of(Article(text, signed=(SignedQuote((parts[1],), parts[2]),)))
    (quote,) = mended.signed
    assert [span.of(mended.text) for span in (*quote.paragraphs, quote.source)] == ["Für alle.", "Änne Groß"]
