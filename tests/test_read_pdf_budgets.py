"""What a PDF may cost: each bound, set low, stops the smallest file beyond it; ``hostile`` has the large ones."""

from __future__ import annotations

import io
import random
import zlib

import made
import pytest
from hostile import pdfs
from hypothesis import given
from hypothesis import strategies as st

from quotes import budgets
from quotes.errors import InputError
from quotes.readers import File, pdf, pdf_streams

LINE = b"BT /F1 9 Tf 72 720 Td (Ja, sagte sie.) Tj ET"


def read(data):
    (found,) = pdf.articles(File("x.pdf", ".pdf", io.BytesIO(data)))
    return found.article.text


def packed(content, times):
    for _ in range(times):
        content = zlib.compress(content)
    return content


@pytest.mark.parametrize(
    ("budget", "value", "data", "told"),
    [
        ("PDF_STREAM_MB", 1, pdfs.pages(packed(LINE + b" " * 2_000_000, 1), b"/Filter/FlateDecode"), "mehr als 1 MB"),
        ("PDF_STREAM_MB", 1, pdfs.pages(packed(LINE + b" " * 2_000_000, 3), b"/Filter[/Fl/Fl/Fl]"), "mehr als 1 MB"),
        ("PDF_STREAM_MB", 1, pdfs.pages(packed(LINE, 12), b"/Filter[" + b"/Fl" * 12 + b"]"), "mehr als 1 MB"),
        # said to be a picture, and packed as none is
        ("PDF_STREAM_MB", 1, pdfs.pages(packed(b" " * 2_000_000, 2), b"/Subtype/Image/Filter[/Fl/Fl]"), "als 1 MB"),
        ("PDF_UNPACKED_MB", 0, pdfs.pages(packed(LINE, 1), b"/Filter/FlateDecode"), "mehr als 0 MB"),
        ("PDF_PAGES", 2, pdfs.pages(LINE, times=3), "mehr als 2 Seiten"),
        ("PDF_LETTERS", 40, pdfs.pages(LINE, times=3), "mehr als 40 Buchstaben"),  # 14 a page
        ("PDF_S", -1, pdfs.pages(LINE), "nach -1 Sekunden"),
    ],
)
def test_what_is_beyond_a_bound_gets_a_sentence(monkeypatch, budget, value, data, told):
    monkeypatch.setattr(budgets, budget, value)
    with pytest.raises(InputError, match=told):
        read(data)


def test_pages_that_share_a_stream_are_read_each_time():
    assert read(pdfs.pages(packed(LINE, 1), b"/Filter/FlateDecode", times=2)) == "Ja, sagte sie.\n\nJa, sagte sie."


def test_pictures_are_not_unpacked(monkeypatch):
    monkeypatch.setattr(budgets, "PDF_STREAM_MB", 1)
    picture = b"<</Type/XObject/Subtype/Image/Filter/FlateDecode>>"
    pdf_streams.check(b"1 0 obj\n" + picture + b"stream\n" + packed(b" " * 2_000_000, 1) + b"endstream", "x.pdf")


@given(st.binary(max_size=300))
def test_any_bytes_can_be_looked_at(data):
    pdf_streams.check(data, "x.pdf")
    pdf_streams.check(b"<<>>stream\n" + data, "x.pdf")
    pdf_streams.check(b"<<>>stream\n" + zlib.compress(data)[: random.Random(len(data)).randrange(1, 99)], "x.pdf")


def test_a_real_page_is_within_the_bounds():
    pdf_streams.check(made.pdf(made.paragraphs()), "x.pdf")
