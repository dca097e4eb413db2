"""What the parser is given: which quotations are one word to it, and which parts of an article are read together."""

from __future__ import annotations

import pytest

from quotes import pipeline
from quotes.data import Span
from quotes.marks.paragraphs import paragraphs
from quotes.parsing import parts
from quotes.parsing.blocks import build
from quotes.parsing.masks import masked


def masks(text):
    """Return what stands in the marks that are one word to the parser."""
    stretches = pipeline.find_stretches(text, paragraphs(text))
    return [stretches[index].inner.of(text) for index in sorted(masked(text, stretches))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # clauses of their own
        ("„Der Deich hält“, sagte Petra Harms.", ["Der Deich hält"]),
        ("Petra Harms sagte: „Nein.“", ["Nein."]),
        ("Petra Harms sagte: „Nein“", ["Nein"]),
        ("„Nein“, antwortete Petra Harms.", ["Nein"]),
        ("Dann rief sie „Der Deich hält!“ und ging.", ["Der Deich hält!"]),
        ("„Der Deich hält. Noch“, sagte sie.", ["Der Deich hält. Noch"]),
        # words that the reporter's sentence needs
        ("Petra Harms sprach von „großem Glück“.", []),
        ("Der Deich habe „ganz andere Sorgen“, sagte sie.", []),
        ("Das sei „Der reine Wahnsinn auf zwei Beinen und mehr“, sagte sie.", []),
        ("Er las den „Elbkurier“.", []),
        ("„Elbkurier“ meldet Sturm.", []),
        # what goes on after its frame
        ("„Der Deich hält“, sagte Harms, „noch eine Weile.“", ["Der Deich hält", "noch eine Weile."]),
        ("Er las den „Elbkurier“, sagte Harms, „noch eine Weile“.", []),
        # one within the other
        ("„Sie rief: ‚Komm her!‘ und lief“, sagte er.", ["Sie rief: ‚Komm her!‘ und lief", "Komm her!"]),
        ("“”", []),
        ("„ “", []),
    ],
)
def test_which_quotations_are_one_word(text, expected):
    assert masks(text) == expected


@pytest.mark.parametrize(
    ("text", "word", "mask"),
    [
        ("„Der Deich hält“, sagte Harms.", "Dies", 0),
        ("„Der Deich hält“, sagte Harms.", "sagte", None),
        ("„Ja, gut“, sagte Harms, „so ist es.“", "Dies,", 0),
    ],
)
def test_a_word_of_the_copy_knows_its_mask(text, word, mask):
    spans = paragraphs(text)
    block = build(text, spans, pipeline.find_stretches(text, spans))[0]
    at = block.text.index(word)
    assert block.mask_at(at, at + len(word)) == mask


SENTENCE = "Der Deich hält noch lange. "


@pytest.mark.parametrize(
    ("text", "size", "cut"),
    [
        (SENTENCE * 100, 0, None),  # a block is not full
        (SENTENCE * 200, 0, len(SENTENCE) * 112),  # after the first sentence beyond three quarters of a block
        ("wort " * 1000, 0, parts.LONGEST_BLOCK),  # else after the last word
        ("w" * 5000, 0, parts.LONGEST_BLOCK),  # else in a word
        (SENTENCE * 100, 3000, len(SENTENCE) * 1),  # as many characters are there before it
    ],
)
def test_where_a_long_paragraph_is_cut(text, size, cut):
    assert parts.cut_at(text, 0, len(text), size) == cut


def spans_of(pieces):
    """Return the spans of texts that follow one another."""
    ends = [sum(map(len, pieces[: number + 1])) for number in range(len(pieces))]
    return [Span(end - len(piece), end) for end, piece in zip(ends, pieces, strict=True)]


@pytest.mark.parametrize(
    ("quoted", "head", "expected"),
    [
        ([5], 0, [3, 4, 5, 6]),  # two paragraphs before a quotation, and one after it
        ([0], 0, [0, 1]),
        ([9], 0, [7, 8, 9]),
        ([2, 8], 0, [0, 1, 2, 3, 6, 7, 8, 9]),
        ([9], 15, [0, 1, 7, 8, 9]),  # and where people are introduced
        ([], 0, []),
    ],
)
def test_what_is_near_a_quotation(quoted, head, expected):
    spans = spans_of(["Ein Absatz"] * 10)
    stretches = [Span(spans[number].start + 1, spans[number].end - 1) for number in quoted]
    found = parts.near("Ein Absatz" * 10, spans, stretches, head)
    assert [spans.index(span) for span in found] == expected
