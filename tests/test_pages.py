"""Whole pages in the shapes that newsrooms give them: each is read as a person reads it, no more and no less."""

from __future__ import annotations

import pages
import pages_houses
import pages_systems
import pytest

from quotes.readers import hints, html

SHAPES = pages.SHAPES | pages_houses.SHAPES | pages_systems.SHAPES


@pytest.mark.parametrize("name", SHAPES)
def test_a_page_is_read_as_a_person_reads_it(name):
    body, expected = SHAPES[name]
    article, _sure = html.read(pages.page(pages.NAV + body + pages.FOOTER), "x")
    assert article.text.split("\n\n") == expected
    assert article.title == pages.HEAD


@pytest.mark.parametrize("name", SHAPES)
def test_only_a_page_of_several_articles_says_so(name):
    read = html.of_data(pages.page(SHAPES[name][0]).encode(), "x")
    assert (hints.SEVERAL in read.notices) == (name == "two articles, the second loaded by scrolling")
