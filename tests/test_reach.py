"""Only what a quotation can need is read: which sentences those are, and that the rows do not change by it."""

from __future__ import annotations

import pytest
from made import FIXTURES

from quotes import pipeline
from quotes.data import Article, Span
from quotes.marks import paragraphs
from quotes.parsing import blocks, reach

TEN = [Span(10 * number, 10 * number + 9) for number in range(40)]  # forty sentences of nine characters


@pytest.mark.parametrize(
    ("quoted", "numbers"),
    [
        pytest.param([], range(5), id="kein Zitat"),
        pytest.param([Span(201, 205)], [*range(5), *range(12, 23)], id="mitten in einem Satz"),
        pytest.param([Span(200, 209)], [*range(5), *range(12, 23)], id="der ganze Satz"),
        pytest.param([Span(205, 225)], [*range(5), *range(12, 25)], id="über drei Sätze"),
        pytest.param([Span(2, 4)], range(5), id="im ersten Satz"),
        pytest.param([Span(60, 62)], range(9), id="nahe am Anfang"),
        pytest.param([Span(391, 395)], [*range(5), *range(31, 40)], id="im letzten Satz"),
        pytest.param([Span(209, 210)], [*range(5), *range(13, 24)], id="zwischen zwei Sätzen"),
        pytest.param([Span(500, 510)], [*range(5), *range(32, 40)], id="hinter dem letzten"),
        pytest.param([Span(150, 155), Span(300, 305)], [*range(5), *range(7, 18), *range(22, 33)], id="zwei Zitate"),
    ],
)
def test_near_a_quotation(quoted, numbers):
    assert reach.near(TEN, quoted) == set(numbers)


def test_an_article_of_few_sentences_is_all_near():
    assert reach.near(TEN[:3], []) == {0, 1, 2}
    assert reach.near([], [Span(0, 5)]) == frozenset()


@pytest.mark.parametrize(
    ("sentence", "names", "named"),
    [
        ("Petra Harms wohnt in Neuhagen .", "Harms", True),
        ("Der Hut der Ministerin Harms' war rot .", "Petra Harms", True),
        ("Der norlandische Rat tagte .", "Norlandischer Rat", True),
        ("Die Reederei schwieg .", "Petra Harms", False),
        ("harmsen wollte niemand .", "Petra Harms", False),  # a word in small letters is no name
        ("Er ging .", "Er", False),  # too short for one
        ("", "Petra Harms", False),
    ],
)
def test_a_sentence_that_may_name_somebody(sentence, names, named):
    assert reach.names_one(sentence.split(), reach.stems(names.split())) is named


FAR = 30  # sentences


def filler(first=1):
    """Return so many sentences that no quotation needs, each another one, numbered from ``first`` on."""
    return "".join(f"Der Regen fiel {number} Tage auf die Wiesen am Fluss. " for number in range(first, first + FAR))


@pytest.fixture
def read(extractor, monkeypatch):
    """Give what the model was asked to read, in the order of asking."""
    found = []
    reader = extractor._parser._reader

    class Spy:
        def read(self, sentences):
            found.extend(" ".join(row["text"] for row in rows) for rows in sentences)
            return reader.read(sentences)

    monkeypatch.setattr(extractor._parser, "_reader", Spy())
    return found


def test_what_is_far_from_every_quotation_is_not_read(extractor, read):
    text = filler() + "„Der Deich hält“, sagte Petra Harms. " + filler(101)
    assert [q.speaker for q in extractor.extract(text)] == ["Petra Harms"]
    assert len(read) == 5 + 8 + 1 + 2 + 1  # the first, those before, the frame, those after; the inside


def test_a_name_is_completed_from_anywhere(extractor, read):
    far = "Am Abend kam Wirtschaftsministerin Petra Harms aus Neuhagen zurück. "
    text = filler() + "„Der Deich hält“, sagte Harms. " + filler(101) + far + filler(201)
    (quotation,) = extractor.extract(text)
    assert quotation.speaker == "Petra Harms"
    assert quotation.attribution.role == "Wirtschaftsministerin"
    assert [sentence for sentence in read if "Wirtschaft" in sentence]
    assert len(read) == 5 + 8 + 1 + 2 + 1 + 1


def test_without_a_quotation_everything_is_read_that_is_asked_for(extractor, read):
    text = filler()
    extractor._parser.analyse(blocks.build(text, paragraphs.paragraphs(text), ()))
    assert len(read) == FAR


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.txt")), ids=lambda path: path.stem)
@pytest.mark.slow
def test_the_rows_are_those_of_reading_everything(extractor, path, monkeypatch):
    text = path.read_text("utf-8") + "\n\n" + filler()
    found = extractor.extract(text)
    monkeypatch.setattr(reach, "PARSED_BEFORE", 10_000)
    monkeypatch.setattr(reach, "PARSED_AFTER", 10_000)
    assert extractor.extract(text) == found


def test_insides_are_always_read(extractor):
    inside = "Der Deich hält. " * 20
    text = filler() + f"Petra Harms sagte: „{inside}“ " + filler(101)
    spans = paragraphs.paragraphs(text)
    stretches = pipeline.find_stretches(text, spans)
    built = blocks.build(text, spans, stretches)
    analysis = extractor._parser.analyse(built, [stretch.span for stretch in stretches])
    assert sum(sentence.inside is not None for sentence in analysis.sentences) == 20
    assert extractor.extract(Article(text))[0].speaker == "Petra Harms"
