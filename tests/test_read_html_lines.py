"""Blanks, breaks, titles, dates and headings of web pages: the smallest input that shows each."""

# ruff: noqa: E501 - pieces of pages

from __future__ import annotations

import pages
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from quotes.readers import html, markup


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "<p>„Der Kanal ist alt<br>und wird teurer“,<br>sagte Ahlers.</p>",
            ["„Der Kanal ist alt und wird teurer“, sagte Ahlers."],
        ),
        ("<p>Das sagte<br>Telse Ahlers.</p>", ["Das sagte Telse Ahlers."]),
        ("<p>Ahlers sagte:<br>„Wir bauen.“</p>", ["Ahlers sagte: „Wir bauen.“"]),
        ("<p>Ahlers ging.<br>„Wir bauen“, sagte sie.</p>", ["Ahlers ging.\n„Wir bauen“, sagte sie."]),
        ("<p>Ahlers ging.<br><br>Sie kam.</p>", ["Ahlers ging.", "Sie kam."]),
        ("<p>Ahlers ging.<br>\n<br/>\n <br>Sie kam.</p>", ["Ahlers ging.", "Sie kam."]),
        ("<p><b>Warum jetzt?</b><br>Weil es eilt.</p>", ["Warum jetzt?\nWeil es eilt."]),
        ("<p><b>Der Streit</b><br>Der Rat tagt.</p>", ["Der Streit\nDer Rat tagt."]),
        ("<p>Moorbote<br>Am Kanal 3<br>Ostermoor</p>", ["Moorbote\nAm Kanal 3\nOstermoor"]),
        ("<p><span class=initial>N</span>a endlich.</p>", ["Na endlich."]),
        ("<p><span class=drop-cap>N</span> a endlich.</p>", ["Na endlich."]),
        ("<p><span>N</span><span>a endlich.</span></p>", ["Na endlich."]),
        ("<div>N</div><p>a endlich.</p>", ["Na endlich."]),
        ("<p><span>„N</span>a endlich“, sagte sie.</p>", ["„Na endlich“, sagte sie."]),
        (
            "<p><span style='display:block'>der Kanal</span><span style='display:block'>wird breiter</span></p>",
            ["der Kanal wird breiter"],
        ),
        ("<p><span>Ostermoor.</span><span>Der Rat tagt.</span></p>", ["Ostermoor. Der Rat tagt."]),
        ("<p>Schiff<b>fahrts</b>gesellschaft</p>", ["Schifffahrtsgesellschaft"]),
        ("<p>Mieter<b>Innen</b> und <i>U</i><i>S</i><i>A</i></p>", ["MieterInnen und USA"]),
        ("<p><q>Er rief <q>Land</q> und lief</q>, sagte sie.</p>", ["„Er rief ‚Land‘ und lief“, sagte sie."]),
        ("<p><q>„Land!“</q>, rief er. <q>Nein.</q></p>", ["„Land!“, rief er. „Nein.“"]),
        ("<p><q>„Land!“, rief er</q>, sagte sie.</p>", ["„„Land!“, rief er“, sagte sie."]),
        ("<h2><span class=k>Kanal</span><span class=t>wird breiter</span></h2>", ["Kanal wird breiter"]),
        ("<h2><span>Kanal:</span> <span>Er wird breiter</span></h2>", ["Kanal: Er wird breiter"]),
    ],
)
def test_blanks_and_breaks(body, expected):
    assert markup.paragraphs(markup.html(f"<body>{body}</body>")) == expected


ARTICLE = f"<article><h1>{pages.HEAD}</h1>{pages.paragraphs(pages.P)}</article>"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Kanal wird breiter | Moorbote", "Kanal wird breiter"),
        ("Kanal wird breiter - MOOR", "Kanal wird breiter"),
        ("Kanal wird breiter - moorbote.de", "Kanal wird breiter"),
        ("Kanal wird breiter – MB – 03/17/2026", "Kanal wird breiter"),
        ("Kanal wird breiter - Lokales - Moorbote", "Kanal wird breiter - Lokales"),
        (f"{pages.HEAD} - Lokales - Moorbote", pages.HEAD),
        ("Kanal wird breiter – und die Fischer klagen", "Kanal wird breiter – und die Fischer klagen"),
        ("Kanal: Er wird breiter", "Kanal: Er wird breiter"),
    ],
)
def test_the_site_leaves_the_title(title, expected):
    head = '<meta property="og:site_name" content="Moorbote">'
    assert html.read(pages.page(ARTICLE, head, title), "x")[0].title == expected


@pytest.mark.parametrize(
    ("head", "title", "date"),
    [
        ('<meta property="og:title" content="Der "Fall" Ahlers">', 'Der "Fall" Ahlers', ""),
        ("<meta property='og:title' content='Ahlers' Fall'>", "Ahlers' Fall", ""),
        ('<meta content="Der "Fall" Ahlers" property="og:title" />', 'Der "Fall" Ahlers', ""),
        ('<meta name="date" content="17.3.2026">', pages.HEAD, "2026-03-17"),
        ('<meta name="date" content="17.03.2026, 14:05 Uhr">', pages.HEAD, "2026-03-17"),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "7.3.2026"}</script>',
            pages.HEAD,
            "2026-03-07",
        ),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": ["Article"], "datePublished": "2026-03-07"}]}</script>',
            pages.HEAD,
            "2026-03-07",
        ),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePub</script>', pages.HEAD, ""),
    ],
)
def test_what_the_head_of_a_page_says(head, title, date):
    article, _sure = html.read(pages.page(ARTICLE, head), "x")
    assert (article.title, article.date) == (title, date)


def test_author_and_address():
    head = '<meta name="author" content="Wiebke Lorenz"><link rel="canonical" href="https://moorbote.example/kanal">'
    article, _sure = html.read(pages.page(ARTICLE, head), "x")
    assert (article.author, article.url) == ("Wiebke Lorenz", "https://moorbote.example/kanal")


def test_a_page_without_a_headline_says_so(folder):
    (folder / "a.html").write_text(pages.page(pages.paragraphs(pages.P)), encoding="utf-8")
    (folder / "b.html").write_text(pages.page(ARTICLE), encoding="utf-8")
    from quotes import readers

    told = [
        [notice for read in readers.read(readers.Source(name, folder / name)) for notice in read.notices]
        for name in ("a.html", "b.html")
    ]
    assert told == [["ohne Überschrift auf der Seite; wo sie einen Titel hat, steht der als erste Zeile"], []]


@pytest.mark.parametrize("depth", [10, 300, 5_000])
@pytest.mark.parametrize("tag", ["div", "b", "section", "blockquote", "span"])
def test_nothing_vanishes_in_the_deep(tag, depth):
    deep = f"<{tag}>" * depth + f"<p>{pages.P[1]}</p>" + f"</{tag}>" * depth
    never_closed = f"<p><{tag}>" * depth + f"<p>{pages.P[1]}"
    for body in (f"<p>{pages.P[0]}</p>{deep}<p>{pages.P[3]}</p>", f"<p>{pages.P[0]}</p>{never_closed}<p>{pages.P[3]}"):
        text = html.read(pages.page(f"<article><h1>{pages.HEAD}</h1>{body}</article>"), "x")[0].text
        assert [each in text for each in (pages.P[0], pages.P[1], pages.P[3])] == [True] * 3


SENTENCES = st.sampled_from([*pages.P, "„Nein“, sagte Ahlers.", "Der Rat tagt.", "„Ja!“", "Er ging weg", pages.LEAD])
WRAPPERS = st.lists(
    st.sampled_from(["div", "section", "b", "span", "em", "blockquote", "li", "td", "article", "main"]), max_size=5
)
CLOSED = st.booleans()
BLOCKS = st.lists(st.tuples(SENTENCES, WRAPPERS, CLOSED), min_size=1, max_size=8)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BLOCKS, st.sampled_from(["article", "main", "div", "body"]))
def test_no_order_no_nesting_and_no_missing_tag_loses_a_quotation(blocks, home):
    body = ""
    for number, (text, around, closed) in enumerate(blocks):
        marked = text.replace("„", f"„N{number} ")
        opened = "".join(f"<{tag}>" for tag in around)
        body += f"{opened}<p>{marked}" + ("</p>" + "".join(f"</{tag}>" for tag in reversed(around)) if closed else "")
    found = html.read(pages.page(f"<{home}><h1>{pages.HEAD}</h1>{body}</{home}>"), "x")[0].text
    for number, (text, _around, _closed) in enumerate(blocks):
        if "„" in text:
            assert text.replace("„", f"„N{number} ") in found


TAGS = (
    "<p> </p> <div> </div> <q> <br> <table> <tr> <td> </table> <blockquote> <h1> </h1> <h2> </h2> <li> <section> <b> "
    "<article> <span> </a> Wort „Ja“ „Ja“"
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(TAGS.split()), max_size=10))
@example(["<h1>", "„Ja“", "<h1>", "<article>", "„Ja“"])
@example(["<li>", "<h1>", "„Ja“"])
@example(["„Ja“", "<article>", "Wort", "„Ja“"])
@example(["<h1>", "<div>", "<li>", "„Ja“"])
def test_no_tags_around_a_quotation_lose_it(pieces):
    marked = [piece.replace("Ja", f"Ja{'abcdefghij'[number]}") for number, piece in enumerate(pieces)]
    found = html.read(" ".join(marked), "x")[0].text
    assert [found.count(piece) for piece in marked if "„" in piece] == [1] * pieces.count("„Ja“")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<h1>„Ja“<table>Wort", "„Ja“\n\nWort"),
        ("<h2>„Ja“</h2>Wort", "„Ja“\n\nWort"),
        ("<li><h1>Wort", "Wort"),
    ],
)
def test_a_page_of_next_to_nothing_is_read_as_a_whole(body, text):
    assert html.read(body, "x")[0].text == text
