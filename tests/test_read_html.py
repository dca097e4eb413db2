"""What of a page is the article: nothing that is quoted in it may be lost, and little else may come in."""

from __future__ import annotations

import pytest

from quotes.readers import html

P = [
    "Der Gemeinderat von Ahrenswerth hat am Montag nach langer Debatte beschlossen, das alte Freibad zu schließen.",
    "„Wir haben das Geld nicht“, sagte Bürgermeisterin Inken Thoms nach der Sitzung vor der Presse im Rathaus.",
    "Die Opposition kündigte Widerstand an und will in den nächsten Wochen Unterschriften für das Bad sammeln.",
    "Der Badeverein hofft noch. Seine Vorsitzende Ulla Brix sprach von einem „schwarzen Tag für die Kinder“.",
]


def page(body, head=""):
    return f"<!doctype html><html><head><title>Bad zu - Bote</title>{head}</head><body>{body}</body></html>"


def paragraphs(body, head=""):
    return html.read(page(body, head), "x")[0].text.split("\n\n")


ALL = "".join(f"<p>{text}</p>" for text in P)


@pytest.mark.parametrize(
    ("name", "body", "expected"),
    [
        ("paragraphs of an article", f"<article><h1>Bad zu</h1>{ALL}</article>", ["Bad zu", *P]),
        (
            "headline outside of the article's element",
            f"<header><h1>Bad zu</h1></header><div class=x>{ALL}</div>",
            ["Bad zu", *P],
        ),
        (
            "no paragraphs, only line breaks",
            f"<div class=artikel><h1>Bad zu</h1>{'<br><br>'.join(P)}</div>",
            ["Bad zu", *P],
        ),
        ("divisions for paragraphs", "<main>" + "".join(f"<div>{text}</div>" for text in P) + "</main>", P),
        (
            "a block quotation is text, whatever its length",
            f"<article>{ALL}<blockquote>„Nie!“</blockquote><p>{P[0]}</p></article>",
            [*P, "„Nie!“", P[0]],
        ),
        (
            "a short paragraph with a quotation between long ones",
            f"<article><p>{P[0]}</p><p>„Nein.“</p><p>{P[1]}</p><p>{P[2]}</p></article>",
            [P[0], "„Nein.“", P[1], P[2]],
        ),
        (
            "subheads, lists and tables are paragraphs",
            (
                f"<article><p>{P[0]}</p><p>{P[1]}</p><h2>„Aus und vorbei“</h2><ul><li>{P[2]}</li><li>{P[3]}</li></ul>"
                "<table><tr><td>„Eintritt frei“, so das Plakat</td></tr></table></article>"
            ),
            [P[0], P[1], "„Aus und vorbei“", P[2], P[3], "„Eintritt frei“, so das Plakat"],
        ),
        (
            "teasers, captions, asides, the author's box and comments are none",
            (
                f"<article><h1>Bad zu</h1><figure><img><figcaption>„Schade“, sagt ein Gast.</figcaption></figure>{ALL}"
                "<aside><h4>Lesetipps</h4><a href=y>„Aside“, sagte niemand im ganzen Ort</a></aside>"
                '<div class="article-teaser"><a href=x><h3>„Teaser“</h3><p>„So nicht“, sagte er.</p></a></div>'
                '<div class="author-box"><p>„Motto“, sagt der Autor über sein Leben auf dem Land und am Meer.</p></div>'
                '<section id="comments"><p>„Kommentar“, schreibt jemand, der sich über das alles nur wundern kann.</p>'
                "</section></article>"
            ),
            ["Bad zu", *P],
        ),
        (
            "links in the text are text",
            (
                f"<article><p>{P[0]}</p><p>„<a href=x>Wir haben das Geld nicht</a>“, sagte <a href=y>Inken Thoms</a>"
                f" am Abend noch.</p><p>{P[2]}</p><p>{P[3]}</p></article>"
            ),
            [P[0], "„Wir haben das Geld nicht“, sagte Inken Thoms am Abend noch.", P[2], P[3]],
        ),
        (
            "the element for quotations has its marks",
            f"<article>{ALL}<p><q>Wir haben <q>kein</q> Geld</q>, sagte Inken Thoms dem Boten.</p></article>",
            [*P, "„Wir haben ‚kein‘ Geld“, sagte Inken Thoms dem Boten."],
        ),
        (
            "a paragraph in another part of the page's article",
            f"<article><div><p>{P[0]}</p><p>{P[1]}</p></div><div><p>{P[2]}</p><p>{P[3]}</p></div></article>",
            P,
        ),
        (
            "what is hidden is not read",
            f'<article>{ALL}<p style="display: none">„Weg“, sagte er.</p><p hidden>„Auch“, sagte sie.</p></article>',
            P,
        ),
        (
            "white space is the browser's",
            f"<article>{ALL}<p>„Ja\n   doch“,\tsagte&nbsp;sie.</p></article>",
            [*P, "„Ja doch“, sagte\u00a0sie."],
        ),
    ],
)
def test_what_is_the_article(name, body, expected):
    if "<h1>" not in body:  # then the page's title
        expected = ["Bad zu", *expected]
    assert paragraphs(body) == expected, name


def test_no_letter_is_changed():
    odd = "Ver\u00adkehrs\u00administerin Zoe\u0308 O\u2019Dwyer \u200b– „Das kostet 5\u202f€ …“, ﬁnde ich, Łukasz."
    assert odd in paragraphs(f"<article>{ALL}<p>{odd}</p></article>")


@pytest.mark.parametrize(
    ("head", "title", "date", "author", "url"),
    [
        ("", "Bad zu", "", "", ""),
        ('<meta property="og:title" content="„Bad“ zu">', "„Bad“ zu", "", "", ""),
        ('<meta name="author" content="Svea Holmer">', "Bad zu", "", "Svea Holmer", ""),
        (
            '<meta property="article:published_time" content="2026-03-17T23:30:00+01:00">',
            "Bad zu",
            "2026-03-17",
            "",
            "",
        ),
        ('<link rel="canonical" href="https://www.example.org/bad">', "Bad zu", "", "", "https://www.example.org/bad"),
        (
            (
                '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", '
                '"headline": "Bad zu", "datePublished": "2026-03-17", '
                '"author": {"@type": "Person", "name": "Svea Holmer"}}</script>'
            ),
            "Bad zu",
            "2026-03-17",
            "Svea Holmer",
            "",
        ),
    ],
)
def test_what_the_page_says_about_the_article(head, title, date, author, url):
    article, sure = html.read(page(f"<article><h1>Bad zu</h1>{ALL}</article>", head), "x")
    assert sure
    assert (article.title, article.date, article.author, article.url) == (title, date, author, url)


def test_a_date_that_the_page_does_not_give_is_not_guessed():
    article, _sure = html.read(page(f"<article>{ALL}</article><footer>Stand: 3. Mai 2019</footer>"), "x")
    assert article.date == ""


def test_where_trafilatura_stumbles_the_page_remains(monkeypatch):
    def stumble(*_args, **_kwargs):
        raise ValueError

    monkeypatch.setattr("trafilatura.bare_extraction", stumble)
    article, sure = html.read(page(f"<nav><a href=x>„Menü“</a></nav><article><h1>Bad zu</h1>{ALL}</article>"), "x")
    assert not sure
    assert article.text.split("\n\n") == ["Bad zu", *P]


def test_a_page_without_an_article_gives_what_is_no_menu():
    article, sure = html.read(page("<nav><a href=x>Start</a></nav><p>„Ja“, sagte sie.</p><p>Ende.</p>"), "x")
    assert not sure
    assert article.text == "Bad zu\n\n„Ja“, sagte sie.\n\nEnde."
