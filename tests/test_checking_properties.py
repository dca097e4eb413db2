"""What holds for every source: a quotation cut from it is verbatim, and one with another word is not."""

from __future__ import annotations

import string
import unicodedata

from hypothesis import assume, given
from hypothesis import strategies as st

from quotes.checking import Checker, Claim, words
from quotes.data import Article

LETTERS = "abcdefghijklmnoprstuvwyäöüß"
FOREIGN = "xqz"  # letters of words that no source has
WORD = st.text(LETTERS, min_size=1, max_size=8).filter(lambda word: not word.startswith("un"))
SENTENCE = st.lists(WORD, min_size=6, max_size=30, unique=True)
PART = st.tuples(st.integers(0, 29), st.integers(3, 30))
OTHER = st.text(FOREIGN, min_size=3, max_size=6)


def check(quote, *texts):
    return Checker([Article(text, f"{number}.txt") for number, text in enumerate(texts)]).check(
        Claim(quote, "e.txt", 0, len(quote))
    )


def cut(sentence, part):
    """Return a run of at least three words of a sentence."""
    first = min(part[0], len(sentence) - 3)
    return sentence[first : first + part[1]]


@given(st.text(max_size=200), st.integers(0, 80), st.integers(1, 80))
def test_whatever_is_cut_from_a_text_is_verbatim(text, first, size):
    found = words(text)
    assume(len(found))
    first %= len(found)
    end = min(len(found), first + size)
    assume(found.forms[end - 1] != "−")  # a minus is none without its number
    span = found.span(first, end)
    state = check(span.of(text), "Davor stand etwas.", text).state
    assert state == "wörtlich"


@given(
    st.text(string.punctuation + "…[]„“»« \n\u00ad-–abcABCß1,.5%", max_size=120), st.integers(0, 40), st.integers(1, 40)
)
def test_also_among_brackets_dots_and_dashes(text, first, size):
    test_whatever_is_cut_from_a_text_is_verbatim.hypothesis.inner_test(text, first, size)


@given(SENTENCE, PART, st.integers(0, 29), OTHER)
def test_with_one_word_changed_it_is_not(sentence, part, at, other):
    quote = cut(sentence, part)
    quote[at % len(quote)] = other
    assert check(" ".join(quote), " ".join(sentence)).state in {"verändert", "nicht gefunden"}


@given(SENTENCE, PART, st.integers(0, 29))
def test_with_one_word_dropped_it_is_not(sentence, part, at):
    quote = cut(sentence, part)
    del quote[1 + at % (len(quote) - 2)]
    assert check(" ".join(quote), " ".join(sentence)).state in {"gekürzt", "verändert", "nicht gefunden"}


@given(SENTENCE, PART, st.integers(0, 29), OTHER)
def test_with_one_word_added_it_is_not(sentence, part, at, other):
    quote = cut(sentence, part)
    quote.insert(at % (len(quote) + 1), other)
    assert check(" ".join(quote), " ".join(sentence)).state in {"verändert", "nicht gefunden"}


@given(SENTENCE, PART, st.data())
def test_with_two_words_in_the_place_of_each_other_it_is_not(sentence, part, data):
    quote = cut(sentence, part)
    at = data.draw(st.integers(0, len(quote) - 2))
    quote[at], quote[at + 1] = quote[at + 1], quote[at]
    assume(quote != cut(sentence, part))
    assert check(" ".join(quote), " ".join(sentence)).state != "wörtlich"


BETWEEN = st.sampled_from(
    [" ", "  ", "\u00a0", "\n", "\r\n", "\t", " – ", " - ", ", ", ". ", " „", "“ ", " »", "« ", " … "]
)
WITHIN = st.sampled_from(["", "", "", "-", "\u2011", "\u00ad", "\u200b", "\u00ad\n", "-\n"])


@given(SENTENCE, PART, st.data())
def test_with_other_marks_blanks_and_hyphens_it_still_is(sentence, part, data):
    quote = ""
    for number, word in enumerate(cut(sentence, part)):
        at = data.draw(st.integers(1, max(1, len(word) - 1)))
        joint = data.draw(WITHIN) if len(word) > 1 else ""
        if joint.endswith("\n") and word[at:] in {"und", "oder", "bis", "sowie", "bzw"}:
            joint = ""  # «Ein-⏎und Ausgang» is no word in two parts
        quote += (data.draw(BETWEEN) if number else "") + word[:at] + joint + word[at:]
    if data.draw(st.booleans()) and quote[0] != "ß":
        quote = quote[0].upper() + quote[1:]
    form = data.draw(st.sampled_from(["NFC", "NFD"]))
    found = check(unicodedata.normalize(form, quote), " ".join(sentence))
    assert found.state == "wörtlich", quote


@given(SENTENCE, st.data())
def test_an_omission_that_is_shown_may_be_any_words(sentence, data):
    first = data.draw(st.integers(1, len(sentence) - 2))
    last = data.draw(st.integers(first, len(sentence) - 1))
    sign = data.draw(st.sampled_from([" … ", " […] ", " (…) ", " [...] ", " ... "]))
    quote = " ".join(sentence[:first]) + sign + " ".join(sentence[last:])
    small = {"nicht", "nie", "kaum", "ohne", "nein", "nix", "nee", "ned", "nich"}
    assume(small.isdisjoint(sentence))
    assert check(quote, " ".join(sentence)).state == "wörtlich"


@given(st.text(max_size=80), st.lists(st.text(max_size=80), max_size=3))
def test_nothing_breaks_it(quote, texts):
    found = check(quote, *texts)
    assert found.state in {"wörtlich", "gekürzt", "verändert", "nicht gefunden", "nicht prüfbar"}
    for each in found.found:
        assert each.span.of(texts[each.text]) == each.quote
    for each in found.differences:
        assert each.own.end <= len(quote)
        assert each.source.end <= len(texts[found.found[0].text])
