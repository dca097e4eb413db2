"""Web pages of still further shapes: page builders, scrolling pages, feeds of posts: name → page, and what is to be read."""

# ruff: noqa: E501 - lines of pages

from __future__ import annotations

from pages import BODY, HEAD, KICKER, LEAD, LONG_LINK, SUB, TOP, WHOLE, P, paragraphs
from pages_houses import TEASER

SHORT = "Der Rat schwieg."
NEXT = "Hafen bleibt „bis auf Weiteres“ leer"
Q = [
    "Der Hafen von Süderbrok steht seit dem Herbst leer. Das hat die Verwaltung am Freitag auf Anfrage mitgeteilt.",
    "„Hier kommt keiner mehr“, sagte Wirt Onno Tammen vor dem Fährhaus, das seinem Vater gehört hat.",
    "Die Verwaltung will nun einen Käufer suchen. Wie lange das dauern wird, kann im Rathaus niemand sagen.",
]


def widget(kind: str, inside: str) -> str:
    """Return a part of a page builder."""
    return f'<div class="elementor-element elementor-widget elementor-widget-{kind}"><div class="elementor-widget-container">{inside}</div></div>'


SHAPES: dict[str, tuple[str, list[str]]] = {
    "a page builder whose every part is a widget": (
        (
            f'<div class="elementor"><section class="elementor-section">{widget("heading", f"<h1>{HEAD}</h1>")}{widget("text-editor", f"<p>{LEAD}</p>")}'
            f"{widget('text-editor', f'<p>{P[0]}</p><p>{SHORT}</p>')}{widget('image', '<img src=a>')}{widget('text-editor', f'<p>{P[1]}</p>')}"
            f"{widget('heading', f'<h2>{SUB}</h2>')}{widget('text-editor', paragraphs(P[2:]))}{widget('posts', f'<article><h3><a href=x>{LONG_LINK}</a></h3><p>{TEASER}</p></article>')}</section></div>"
        ),
        [HEAD, LEAD, P[0], SHORT, P[1], SUB, *P[2:]],
    ),
    "TYPO3 with elements of content": (
        (
            f'<div class="news-single"><div class="article"><h1 itemprop="headline">{HEAD}</h1><div class="news-img-wrap"><img src=a><p class="news-img-caption">Der '
            f'Kanal</p></div><div class="teaser-text" itemprop="description"><p>{LEAD}</p></div><div id="c12" class="frame frame-type-textmedia"><div class="ce-textpic '
            f'ce-right"><div class="ce-gallery"><figure class="image"><img src=b><figcaption class="image-caption">Die Schleuse</figcaption></figure></div><div class="ce-bodytext">'
            f'{paragraphs(P[:2])}</div></div></div><div id="c13" class="frame frame-type-text"><header><h2>{SUB}</h2></header>{paragraphs([P[2], SHORT, P[3]], "bodytext")}</div>'
            f'<div class="news-related-wrap"><h4>Verwandte Nachrichten</h4><ul><li><a href=x>{LONG_LINK}</a></li></ul></div></div></div>'
        ),
        [*WHOLE[:6], SHORT, P[3]],
    ),
    "Contao with blocks, the house's name in the heading": (
        (
            f'<div class="mod_newsreader block"><div class="layout_full block"><h1>{HEAD}</h1><p class="info"><time>17.03.2026 14:05</time> von Wiebke Lorenz</p>'
            f'<div class="ce_text block"><p>{LEAD}</p></div><div class="ce_text block">{paragraphs(P[:2])}</div><div class="ce_text block"><h2>{SUB}</h2>{paragraphs(P[2:])}</div>'
            '<p class="back"><a href="javascript:history.go(-1)">Zurück</a></p></div></div>'
        ),
        WHOLE,
    ),
    "two articles, the second loaded by scrolling": (
        (
            f'<main><article data-url="/kanal">{TOP}{BODY}</article><article data-url="/hafen"><h1>{NEXT}</h1>{paragraphs(Q)}</article></main>'
        ),
        [*WHOLE, NEXT, *Q],
    ),
    "a ticker in data for machines and on the page": (
        (
            '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Kanal bei Ostermoor wird „endlich breiter“", "liveBlogUpdate": [{"@type": "BlogPosting", '
            f'"headline": "Stunde", "articleBody": "Nichts."}}]}}</script><main><h1>{HEAD}</h1><p>{LEAD}</p><ol class="liveblog">'
            + "".join(
                f'<li class="liveblog__item"><time>1{n}:05</time><h3><a href="/ticker/kanal/{n}">Die Stunde Nummer {n}</a></h3><p>{P[n]}</p><p>{SHORT[:-1]} zum {n + 1}. Mal.</p></li>'
                for n in range(4)
            )
            + "</ol></main>"
        ),
        [
            HEAD,
            LEAD,
            *(each for n in range(4) for each in (f"Die Stunde Nummer {n}", P[n], f"{SHORT[:-1]} zum {n + 1}. Mal.")),
        ],
    ),
    "answers under linked names": (
        (
            f"<article>{TOP}<p>{P[0]}</p>"
            + "".join(
                f'<div class="person"><h3><a href="/p/{n}">{name}</a></h3><p>„{text}“</p></div>'
                for n, (name, text) in enumerate(
                    [("Telse Ahlers", "Ein guter Tag."), ("Hauke Brodersen", "Nie im Leben!")]
                )
            )
            + f"<p>{P[2]}</p></article>"
        ),
        [HEAD, LEAD, P[0], "Telse Ahlers", "„Ein guter Tag.“", "Hauke Brodersen", "„Nie im Leben!“", P[2]],
    ),
    "a box of facts in a coloured group, a list of dates": (
        (
            f'<article>{TOP}{paragraphs(P[:2])}<div class="box box--gray"><h3>Der Streit</h3><ul><li>2019: Der Rat plant.</li><li>2023: „Baustopp“, sagt das Gericht.</li></ul></div>'
            f"<h2>{SUB}</h2>{paragraphs(P[2:])}</article>"
        ),
        [
            *WHOLE[:4],
            "Der Streit",
            "2019: Der Rat plant.",
            "2023: „Baustopp“, sagt das Gericht.",
            *WHOLE[4:],
        ],
    ),
    "a speaker's portrait beside a pull quote": (
        (
            f'<article>{TOP}{paragraphs(P[:2])}<div class="quote-box"><img src=a alt="Ahlers"><div class="quote-box__text">„Das Wasser gehört allen.“</div><div class="quote-box__name">Telse '
            f"Ahlers</div></div><h2>{SUB}</h2>{paragraphs(P[2:])}</article>"
        ),
        [*WHOLE[:4], "„Das Wasser gehört allen.“", "Telse Ahlers", *WHOLE[4:]],
    ),
    "posts of a network, whole in the page": (
        (
            f'<article>{TOP}{paragraphs(P[:2])}<blockquote class="twitter-tweet"><p lang="de">„Endlich“ wird der Kanal breiter.</p>&mdash; Stadt Ostermoor (@ostermoor) <a '
            f'href="https://x.example/1">17. März 2026</a></blockquote><h2>{SUB}</h2>{paragraphs(P[2:])}</article>'
        ),
        [
            *WHOLE[:4],
            "„Endlich“ wird der Kanal breiter.",
            "— Stadt Ostermoor (@ostermoor) 17. März 2026",
            *WHOLE[4:],
        ],
    ),
    "chapters, each a section with its own header": (
        (
            f'<article><header><p class="overline">{KICKER}</p><h1>{HEAD}</h1></header><section><header><p>{LEAD}</p></header>{paragraphs(P[:2])}</section><section><header><h2>{SUB}</h2>'
            f"</header>{paragraphs(P[2:])}<footer><p>Mitarbeit: Jan Petersen</p></footer></section></article>"
        ),
        WHOLE,
    ),
    "a chat of messages, one a division": (
        (
            f"<article>{TOP}<p>{P[0]}</p>"
            + "".join(
                f'<div class="message"><span class="message__name">{name}:</span> <span class="message__text">„{text}“</span></div>'
                for name, text in (("Ahlers", "Kommst du?"), ("Brodersen", "Nein."), ("Ahlers", "Schade."))
            )
            + f"<p>{P[2]}</p></article>"
        ),
        [HEAD, LEAD, P[0], "Ahlers: „Kommst du?“", "Brodersen: „Nein.“", "Ahlers: „Schade.“", P[2]],
    ),
    "a frame around the page, consent first, the text in columns": (
        (
            '<div id="cmp" role="dialog"><h2>Wir schätzen Ihre Privatsphäre</h2><p>Mit Ihrer Zustimmung verwenden wir Cookies und ähnliche Techniken, um Inhalte zu messen.</p>'
            f'<button>Alle annehmen</button></div><div class="grid"><div class="grid__main">{TOP}{BODY}</div><div class="grid__side"><h3>Meistgelesen</h3><ol><li><a href=x>{LONG_LINK}</a>'
            f'</li></ol><div class="mini"><h4><a href=y>{LONG_LINK}</a></h4><p>{TEASER}</p></div></div></div>'
        ),
        WHOLE,
    ),
}
