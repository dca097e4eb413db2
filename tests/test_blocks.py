"""The parser's copy: every character has its place, every masked quotation its one mask."""

from __future__ import annotations

import random
import unicodedata
from itertools import pairwise

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.data import Span
from quotes.marks.paragraphs import paragraphs
from quotes.parsing import parts
from quotes.parsing.blocks import MASK, Block, build
from quotes.parsing.masks import masked
from quotes.parsing.parts import LONGEST_BLOCK
from quotes.pipeline import find_stretches

INVISIBLE = regex.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f]")


def copy(text: str) -> tuple[Block, ...]:
    """Copy an article as the pipeline does."""
    spans = paragraphs(text)
    return build(text, spans, find_stretches(text, spans))


def looks(text: str) -> list[str]:
    """Show the copy: one line a block, insides indented."""
    return [("  " if block.inside is not None else "") + block.text for block in copy(text)]


def place(text: str, block: Block, word: str) -> str:
    """Return what stands in the article where the copy has ``word``."""
    at = block.text.index(word)
    return block.span(at, at + len(word)).of(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„Ja, das stimmt“, sagte er.", ["Dies, sagte er.", "  Ja, das stimmt"]),
        ("Er sprach von „großem Glück“.", ["Er sprach von großem Glück."]),
        ("Er sagte: „Komm.“ Dann ging er.", ["Er sagte: Dies", "  Komm.", " Dann ging er."]),
        ("Er sagte: „Komm!“Die Ministerin schwieg.", ["Er sagte: Dies", "  Komm!", "Die Ministerin schwieg."]),
        ("Er ging weiter.Nato-Soldaten „jubelten“.", ["Er ging weiter.", "Nato-Soldaten jubelten."]),
        ("Siehe www.beispiel.de und „mehr“.", ["Siehe www.beispiel.de und mehr."]),
        ("„Ja, gut“, sagte er, „so ist es.“", ["Dies, sagte er, Dies", "  Ja, gut", "  so ist es."]),
        (
            "„Sie rief: ‚Komm sofort her!‘ und lief“, sagte er.",
            ["Dies, sagte er.", "  Sie rief: Dies und lief", "  Komm sofort her!"],
        ),
        ("Eins.\n\n„Zwei ist gut.“", ["Eins.", "Dies", "  Zwei ist gut."]),
        ("Eins\u00a0zwei\tdrei „vier“", ["Eins zwei drei vier"]),
    ],
)
def test_what_the_parser_sees(text, expected):
    assert looks(text) == expected


@pytest.mark.parametrize(
    ("text", "word", "stands"),
    [
        ("Der Mi\u00adnis\u00adter nannte es „gut“.", "Minister", "Mi\u00adnis\u00adter"),
        ("Der\u200b Mi\u200bnister nannte es „gut“.", "Minister", "Mi\u200bnister"),
        ("Die Mu\u0308ller nannte es „gut“.", "Müller", "Mu\u0308ller"),
        ("Die Mu\u00ad\u0308ller nannte es „gut“.", "Müller", "Mu\u00ad\u0308ller"),
        ("\u202bDer Kanzler\u202c nannte es „gut“.", "Kanzler", "Kanzler"),
        ("Der\r\nKanzler nannte es „gut“.", "nannte", "nannte"),
        ("Der Kanz\x00ler nannte es „gut“.", "Kanzler", "Kanz\x00ler"),
        ("👩‍👩‍👧 Der Kanzler nannte es „gut“.", "Kanzler", "Kanzler"),
        ("𝔇er 𝔎anzler nannte es „gut“.", "𝔎anzler", "𝔎anzler"),
        ("Eins.\rDer Kanzler nannte es „gut“.", "Kanzler", "Kanzler"),
    ],
    ids=[
        "soft-hyphen",
        "zero-width",
        "nfd",
        "nfd-over-soft-hyphen",
        "right-to-left",
        "crlf",
        "nul",
        "emoji",
        "astral",
        "cr",
    ],
)
def test_a_word_of_the_copy_has_its_place_in_the_article(text, word, stands):
    block = next(block for block in copy(text) if word in block.text)
    assert place(text, block, word) == stands


def test_a_combining_letter_changes_neither_a_mask_nor_a_word_beyond_a_mark():
    for text in ("„Ja, das ist gut“\u030c, sagte er.", "Er nannte es „gut“\u0308."):
        (block, *_) = copy(text)
        assert MASK in block.text or "gut" in block.text


def check_places(text: str) -> None:
    """Assert all that holds for the copy of any article."""
    spans = paragraphs(text)
    stretches = find_stretches(text, spans)
    made = build(text, spans, stretches)
    expected = masked(text, stretches)
    seen = [index for block in made for _, _, index in block.masks]
    assert sorted(seen) == sorted(expected)
    for block in made:
        assert len(block.text) == len(block.starts) == len(block.ends)
        assert all(a <= b for a, b in pairwise(block.starts))
        assert all(a <= b for a, b in pairwise(block.ends))
        hidden = {at for first, last, _ in block.masks for at in range(first, last)}
        for first, last, index in block.masks:
            assert block.text[first:last] == MASK
            assert block.span(first, last) == stretches[index].span
        around = Span(0, len(text)) if block.inside is None else stretches[block.inside].inner
        for at, char in enumerate(block.text):
            here = block.span(at, at + 1)
            assert around.holds(here)
            if at in hidden:
                continue
            stands = INVISIBLE.sub("", here.of(text))
            if char == " ":
                assert not stands.strip() or not any(map(str.isalnum, stands))  # white space, or a mark left out
            else:
                assert unicodedata.normalize("NFC", stands) == unicodedata.normalize("NFC", char)


def covered(text: str) -> None:
    """Assert that no letter is lost: each is in the copy, except those hidden by a mask, whose insides have them."""
    spans = paragraphs(text)
    stretches = find_stretches(text, spans)
    have: set[int] = set()
    for block in build(text, spans, stretches):
        hidden = {at for first, last, _ in block.masks for at in range(first, last)}
        for at in range(len(block.text)):
            if at not in hidden:
                have.update(range(block.starts[at], block.ends[at]))
    inside = {at for span in spans for at in range(span.start, span.end)}
    lost = {at for at in inside - have if text[at].isalnum()}
    assert not lost


PIECES = st.sampled_from(
    ["„", "“", "”", '"', "»", "«", "‚", "‘", "›", "‹", "'", ",,", "''"] * 2
    + ["Ja", "er kommt", "Sie sagte", "sagte Anna Müller", ".", ",", ": ", "! ", ". ", " ", "\n", "\n\n", "\r\n", "\r"]
    + [
        "u\u0308",
        "\u00ad",
        "\u200b",
        "\u202e",
        "\x00",
        "\u0308",
        "👩‍👩‍👧",
        "𝔎",
        "e\u0301\u0323",
        "\u00a0",
        "\u2028",
        "SPIEGEL: ",
        "x" * 50,
    ]
)
ARTICLES = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=60).map("".join))


@given(ARTICLES)
@settings(max_examples=400, deadline=None)
def test_every_character_has_its_place(text):
    check_places(text)


@given(ARTICLES)
@settings(max_examples=400, deadline=None)
def test_no_letter_is_lost(text):
    covered(text)


def test_a_long_paragraph_is_cut_into_blocks():
    text = "Das ist ein Satz über das „große Glück“ und mehr. " * 2000
    made = copy(text)
    assert max(len(block.text) for block in made) <= LONGEST_BLOCK
    assert len(made) > len(text) // LONGEST_BLOCK
    assert all(block.text.startswith("Das ist ein Satz") for block in made)
    covered(text)


@pytest.mark.parametrize("text", ["„Ja“, sagte er. " + "a" * 30_000, "„" + "a " * 20_000 + "“", "„Er kommt " * 3000])
def test_blocks_stay_short_where_nothing_ends(text):
    assert max(len(block.text) for block in copy(text)) <= LONGEST_BLOCK + len(MASK) + 1
    check_places(text)
    covered(text)


def long_article(paragraph_count: int, every: int) -> str:
    """Make an article of some 100 characters a paragraph, with a quotation in each ``every``th."""
    plain = (
        "Der Tag war lang, und niemand sagte etwas dazu, denn alle waren müde und wollten nach Hause gehen. Absatz {}."
    )
    quoted = "„Wir kommen morgen“, sagte Anna Müller. „Das ist sicher.“ Absatz {}."
    return "\n\n".join((quoted if n % every == 0 else plain).format(n) for n in range(paragraph_count))


def test_a_long_article_is_parsed_near_its_quotations_only():
    text = long_article(4000, 100)
    spans = paragraphs(text)
    stretches = find_stretches(text, spans)
    pieces = list(parts.split(text, spans, stretches))
    assert sum(len(section) for sections, _ in pieces for section in sections) < len(text) / 8
    kept = {section.start for sections, _ in pieces for section in sections}
    for stretch in stretches:
        number = stretch.paragraph - 1
        assert {spans[n].start for n in range(max(0, number - 2), min(len(spans), number + 2))} <= kept


@pytest.mark.parametrize("make", ["paragraphs", "one paragraph", "nested"])
def test_each_stretch_of_a_long_article_is_in_one_part(make):
    text = long_article(4000, 2)
    if make != "paragraphs":
        text = text.replace("\n\n", " ")
    if make == "nested":
        text = text.replace("Wir kommen", "‚Wir‘ kommen")
    spans = paragraphs(text)
    stretches = find_stretches(text, spans)
    pieces = list(parts.split(text, spans, stretches))
    assert len(pieces) > 2
    assert [stretch.span for _, here in pieces for stretch in here] == [stretch.span for stretch in stretches]
    for sections, here in pieces:
        made = build(text, sections, here)
        assert sorted(index for block in made for _, _, index in block.masks) == sorted(masked(text, here))
        for stretch in here:
            assert stretch.parent is None or here[stretch.parent].span.holds(stretch.span)
            assert any(section.holds(stretch.span) for section in sections)


def test_a_short_article_is_one_part():
    text = long_article(100, 3)
    spans = paragraphs(text)
    stretches = find_stretches(text, spans)
    assert list(parts.split(text, spans, stretches)) == [(spans, stretches)]


def test_words_are_cut_in_linear_time():
    generator = random.Random(1)
    text = "weiter.A" + "".join(generator.choice("abc") for _ in range(200_000)) + ".com „Ja“"
    assert copy(text)
