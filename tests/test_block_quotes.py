"""Block quotations of web pages: whose they are, where the page names somebody at them."""

from __future__ import annotations

import pages
import pytest

from quotes import pipeline
from quotes.marks.paragraphs import paragraphs
from quotes.readers import html

TELSE = "Wir bauen den Kanal breiter als je zuvor."
MORE = "Und wir bauen ihn schnell."
NAMED = "Telse Ahlers, Bürgermeisterin"


def around(quote):
    return pages.page(
        f"<article>{pages.TOP}{pages.paragraphs(pages.P[:2])}{quote}{pages.paragraphs(pages.P[2:])}</article>"
    )


FORMS = {
    "footer": f"<blockquote><p>{TELSE}</p><footer>— {NAMED}</footer></blockquote>",
    "cite": f"<blockquote><p>{TELSE}</p><cite>{NAMED}</cite></blockquote>",
    "cite within the paragraph": f"<blockquote>{TELSE} <cite>{NAMED}</cite></blockquote>",
    "cite behind a break": f"<blockquote><p>{TELSE}<br><cite>{NAMED}</cite></p></blockquote>",
    "cite in a footer": f"<blockquote>{TELSE}<footer><cite>{NAMED}</cite></footer></blockquote>",
    "caption of the figure": f"<figure><blockquote>{TELSE}</blockquote><figcaption>{NAMED}</figcaption></figure>",
    "a figure that is called a quotation": (
        f'<figure class="wp-block-pullquote"><blockquote><p>{TELSE}</p><cite>{NAMED}</cite></blockquote></figure>'
    ),
    "with a portrait": (
        f"<figure><img src=a><blockquote><p>{TELSE}</p></blockquote><figcaption>{NAMED}</figcaption></figure>"
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_signed_block_quotation_is_a_stretch(form):
    article, _sure = html.read(around(FORMS[form]), "x")
    [quote] = article.signed
    assert [span.of(article.text) for span in quote.paragraphs] == [TELSE]
    assert quote.source.of(article.text).endswith(NAMED)
    found = pipeline.find_stretches(article.text, paragraphs(article.text), article.signed)
    [stretch] = [each for each in found if "blockquote" in each.flags]
    assert (stretch.inner.of(article.text), stretch.span) == (TELSE, stretch.inner)


def stretches(quote):
    article, _sure = html.read(around(quote), "x")
    found = pipeline.find_stretches(article.text, paragraphs(article.text), article.signed)
    return [(each.inner.of(article.text), " ".join(each.flags)) for each in found]


REST = [("endlich breiter", ""), ("Wir haben lange genug geredet", ""), ("Dann liegt mein Boot im Schlick", "")]


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        (f"<blockquote><p>„{TELSE}“</p><cite>{NAMED}</cite></blockquote>", [(TELSE, "blockquote")]),
        (
            f"<blockquote><p>{TELSE}</p><p>{MORE}</p><cite>{NAMED}</cite></blockquote>",
            [(TELSE, "blockquote"), (MORE, "blockquote")],
        ),
        (
            f"<blockquote><p>Der Kanal, den sie „Rinne“ nennen, wird breiter.</p><cite>{NAMED}</cite></blockquote>",
            [("Der Kanal, den sie „Rinne“ nennen, wird breiter.", "blockquote"), ("Rinne", "nested")],
        ),
        (f"<blockquote><p>{TELSE}</p></blockquote>", []),
        ("<blockquote><p>Sie las <cite>Der Kanal</cite> vor und schwieg.</p></blockquote>", []),
        (f"<figure><img src=a><figcaption>{NAMED}</figcaption></figure>", []),
    ],
    ids=["in marks", "two paragraphs", "marks inside", "without a name", "a work that is cited", "a photo"],
)
def test_what_of_a_block_quotation_is_an_utterance(quote, expected):
    assert stretches(quote) == [*REST[:2], *expected, REST[2]]


@pytest.mark.parametrize(
    ("named", "speaker", "rule"),
    [
        (NAMED, "Telse Ahlers", "signed-quote"),
        ("– Wiebke Lorenz", "Wiebke Lorenz", "signed-quote"),
    ],
)
def test_who_is_named_has_said_it(extractor, named, speaker, rule):
    article, _sure = html.read(around(f"<blockquote>{TELSE} {MORE}<cite>{named}</cite></blockquote>"), "x")
    [row] = [each for each in extractor.extract(article) if "blockquote" in each.flags]
    assert (row.quote, row.type, row.speaker, row.rule) == (f"{TELSE} {MORE}", "direct", speaker, rule)
    assert article.text[row.start : row.end] == row.quote
