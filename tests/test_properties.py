"""What holds of any text at all, for the marks alone and for the whole line: sound rows, and work that grows linearly.

The texts are worse than those of ``test_marks_properties.py`` and ``test_robustness.py``: any code point, halves of
surrogate pairs too, tallies of thousands of marks, words and paragraphs without end. Work is counted in calls of
functions, which no busy machine can change; time is measured in the other two files.
"""

from __future__ import annotations

import sys

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from test_marks_properties import GROWING
from test_robustness import HOSTILE, check, invented  # noqa: F401 - a fixture is used by its name

from quotes.data import Article, Span
from quotes.marks import paragraphs, stretches

MARKS = "„“”‟\"″＂〝〞〟»«‚‘’‛'′´`‹›"
ODD = (
    "\x00\x07\x1b\x7f\x85\t\u00a0\u00ad\u034f\u061c\u180e\u200b\u200d\u200e\u200f\u2028\u2029\u202d\u202e\u2066\u2069"
    "\ufe0f\ufeff\ufff9\ufffc\ufffd\uffff\ud800\udbff\udc00\udfff\U000e0001\U0010ffff\u0301\u0308\u0345\u20dd\u05b0"
    "\u05d0\u0634\u0e01\u0e33\u1100\u1161\u4f60\U0001d50e\U0001f469\U0001f1e9\ufb01\u0130\u1e9e\u01c5\u2126"
)
WORDS = [
    *["Das geht nicht", ", sagte Anna Kern", "Ministerin Eva von der Heide", "Er habe ", "laut Polizei ", "SPIEGEL: "],
    *["sogenannte ", "hieß es", "geht's", "3. Mai", "z. B.", "www.beispiel.de", "so Kern", "Sie", "A", "ß", "10"],
    *[
        " ",
        " ",
        ". ",
        ", ",
        ": ",
        "! ",
        "?",
        "…",
        " – ",
        "-",
        "(",
        ")",
        "/",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "<b>",
        "&amp;",
    ],
]
any_character = st.characters(codec=None, min_codepoint=0, max_codepoint=sys.maxunicode, categories=None)
PIECE = st.one_of(
    st.sampled_from(MARKS),
    st.sampled_from(WORDS),
    st.sampled_from(ODD),
    st.text(any_character, min_size=1, max_size=4),
)
HEAP = st.builds(  # the same few pieces over and over: thousands of marks, a word or a paragraph without end
    lambda pieces, times: "".join(pieces) * times,
    st.lists(PIECE, min_size=1, max_size=4),
    st.one_of(st.integers(1, 12), st.sampled_from([100, 700])),
)
TEXTS = st.lists(st.one_of(PIECE, PIECE, PIECE, HEAP), max_size=25).map("".join)
THOROUGH = settings(deadline=None, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow])


# sound rows ------------------------------------------------------------------------------------------


@given(text=TEXTS)
@settings(THOROUGH, max_examples=400)
@example(text="„\ud800“ \udc00„")
@example(text="„" * 3000 + "“" * 3000)
@example(text="„a" + "\u0308" * 3000 + "“")
@example(text="\u202e„Ja“\u202c \u200f„Nein\u200f“")
def test_marks_of_any_text(text):
    found = stretches.find(text)
    blocks = paragraphs.paragraphs(text)
    open_: list[int] = []
    for index, stretch in enumerate(found):
        assert 0 <= stretch.span.start < stretch.span.end <= len(text)
        assert text[stretch.span.start : stretch.span.end] == stretch.span.of(text)
        assert stretch.span.holds(stretch.inner)
        assert stretch.inner.of(text).strip()
        assert blocks[stretch.paragraph - 1].holds(stretch.span)
        while open_ and found[open_[-1]].span.end <= stretch.span.start:
            open_.pop()
        assert stretch.parent == (open_[-1] if open_ else None)
        assert stretch.parent is None or found[stretch.parent].inner.holds(stretch.span)
        open_.append(index)


@given(text=TEXTS)
@settings(THOROUGH, max_examples=250)
@example(text="„\ud800“, sagte \udc00 Anna Kern.")
@example(text="„Das geht nicht“, sagte Anna " + "Kern" * 3000)
@pytest.mark.slow
def test_the_whole_line_over_any_text(invented, text):  # noqa: F811 - pytest's way
    rows = check(invented, text)  # verbatim, in order, nested or disjoint, the same stretches as the marks alone
    assert len({row.id for row in rows}) == len(rows)
    for row in rows:
        assert row.context_span.holds(row.span)
        assert text[row.context_span.start : row.context_span.end] == row.context
        assert row.quote in row.context
        assert row.utterance >= 1
        assert row.attribution.mention_span is None or row.attribution.mention_span.of(text).strip()
        assert all(Span(0, len(text)).holds(span) for span in row.attribution.cue_spans)


@given(text=TEXTS)
@settings(THOROUGH, max_examples=20)
def test_the_same_text_gives_the_same_rows_and_explanations(invented, text):  # noqa: F811
    rows = invented.extract(Article(text), "all")
    assert rows == invented.extract(Article(text), "all")
    assert rows == [explained.quotation for explained in invented.explain(Article(text))]


# work ------------------------------------------------------------------------------------------------


def calls(work, *arguments) -> int:
    """Return how many functions a piece of work calls, those written in C among them."""
    count = 0

    def watch(_frame, event, _argument):
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        work(*arguments)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("sort", GROWING)
def test_the_work_of_the_marks_is_linear(sort):
    small, large = (calls(stretches.find, GROWING[sort](size)) for size in (250, 2000))
    assert large < 16 * small  # linear: 8 times; quadratic: 64 times


@pytest.mark.parametrize("sort", HOSTILE)
@pytest.mark.slow
def test_the_work_of_the_whole_line_is_linear(invented, sort):  # noqa: F811
    invented.extract(HOSTILE[sort](10), "all")  # word lists are read
    small, large = (calls(invented.extract, HOSTILE[sort](size)) for size in (100, 800))
    assert large < 20 * small


@given(pieces=st.lists(PIECE, min_size=1, max_size=4))
@settings(THOROUGH, max_examples=60)
def test_the_work_of_the_marks_is_linear_whatever_is_heaped_up(pieces):
    tally = "".join(pieces)
    small, large = (calls(stretches.find, tally * size) for size in (100, 800))
    assert large < 16 * small + 200


@given(pieces=st.lists(PIECE, min_size=1, max_size=4))
@settings(THOROUGH, max_examples=10)
@example(pieces=["“", "\u05d0"])
@pytest.mark.slow
def test_the_work_of_the_whole_line_is_linear_whatever_is_heaped_up(invented, pieces):  # noqa: F811
    tally = "".join(pieces)
    small, large = (calls(invented.extract, tally * size) for size in (200, 1600))
    # a sentence grows to 150 words before it is cut, and the work within one with the square of its length
    assert large < 40 * small + 20_000  # quadratic: 64 times
