"""Markdown, however deep its lists and quotes are in one another: nothing of the text vanishes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.readers import markdown

DEEP = {
    "lists": lambda depth: "  " * depth + "- ",
    "lists by tabs": lambda depth: "\t" * depth + "* ",
    "numbered lists": lambda depth: "   " * depth + "1. ",
    "lists within numbered lists": lambda depth: "   " * depth + "1. - ",
    "block quotes": lambda depth: "> " * depth,
    "block quotes without blanks": lambda depth: ">" * depth,
    "quotes within lists": lambda depth: "  " * depth + "- > ",
    "lists in a line": lambda depth: "- " * depth,
    "lists in lines within lists": lambda depth: "  " * depth + "- " * depth,
    "blanks": lambda depth: " " * depth,
}


def lost(text):
    """Return the sentences of a text that are not read."""
    read = "\n".join(markdown.paragraphs(text))
    return sorted(set(re.findall(r"Satz\d+", text)) - set(re.findall(r"Satz\d+", read)))


@pytest.mark.parametrize("kind", DEEP)
def test_of_a_thousand_levels_none_is_lost(kind):
    assert not lost("".join(f"{DEEP[kind](depth)}Satz{depth:04} steht.\n" for depth in range(1000)))


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.lists(st.tuples(st.sampled_from(["  ", "\t", "> ", ">", "- ", "1. "]), st.integers(1, 70)), max_size=4),
        min_size=1,
        max_size=20,
    ),
    st.sampled_from(["\n", "\n\n"]),
)
def test_of_signs_in_any_order_none_takes_text_along(lines, between):
    signs = ("".join(sign * times for sign, times in line) for line in lines)
    assert not lost(between.join(f"{each}Satz{number:04} steht." for number, each in enumerate(signs)))
