"""Web pages as newsrooms build them, one shape each: name → page, and what a person reads on it.

The shapes are those of usage, the sentences and names are invented.
"""

# ruff: noqa: E501 - lines of pages

from __future__ import annotations

KICKER = "Schleusenbau"
HEAD = "Kanal bei Ostermoor wird „endlich breiter“"
LEAD = "Zwanzig Jahre hat die Stadt gewartet. Jetzt kommen die Bagger, und nicht alle freuen sich."
P = [
    "Der Kanal bei Ostermoor wird von April an verbreitert. Das hat der Rat der Stadt am Dienstagabend beschlossen.",
    "„Wir haben lange genug geredet“, sagte Bürgermeisterin Telse Ahlers nach der Sitzung im alten Zollhaus.",
    "Die Anwohner sehen das anders. Fischer Hauke Brodersen fürchtet um seinen Steg und um die Ruhe am Wasser.",
    "„Dann liegt mein Boot im Schlick“, sagte Brodersen. Er will mit den Nachbarn vor das Gericht ziehen.",
]
SUB = "Kritik an den Kosten"
WHOLE = [HEAD, LEAD, P[0], P[1], SUB, P[2], P[3]]
TITLE = "Kanal bei Ostermoor wird „endlich breiter“ | Moorbote"
LONG_LINK = "Warum der Hafen von Süderbrok seit dem Herbst leer steht und wer dafür am Ende bezahlen muss"


def page(body: str, head: str = "", title: str = TITLE) -> str:
    """Return a whole page around a body."""
    return f'<!doctype html><html lang="de"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{body}</body></html>'


def paragraphs(texts: list[str], cls: str = "") -> str:
    """Return paragraphs of HTML."""
    return "".join(f"<p{cls and f' class={cls!r}'}>{text}</p>" for text in texts)


NAV = '<nav><ul><li><a href="/">Startseite</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
FOOTER = "<footer><p>Alle Rechte vorbehalten. Der Moorbote erscheint seit 1874 in Ostermoor.</p></footer>"
BODY = f"{paragraphs(P[:2])}<h2>{SUB}</h2>{paragraphs(P[2:])}"
TOP = f"<h1>{HEAD}</h1><p>{LEAD}</p>"

SHAPES: dict[str, tuple[str, list[str]]] = {
    "kicker and headline are spans of one heading, lead in the header": (
        (
            f'<header class="article-header"><h1><span class="article__kicker">{KICKER}</span>'
            f'<span class="article__title">{HEAD}</span></h1><div class="summary">{LEAD}</div></header>'
            f'<div class="article-body">{BODY}</div>'
        ),
        [f"{KICKER} {HEAD}", *WHOLE[1:]],
    ),
    "a sign for screen readers between kicker and headline": (
        (
            f'<article><h1><span>{KICKER}</span><span class="visually-hidden">: </span><span>{HEAD}</span></h1>'
            f'<p class="intro">{LEAD}</p>{BODY}</article>'
        ),
        [f"{KICKER}: {HEAD}", *WHOLE[1:]],
    ),
    "the headline is an h2, its kicker a block-styled span": (
        (
            f'<article><header><h2><span class="block text-sm">{KICKER}</span><span class="block">{HEAD}</span></h2>'
            f'<div class="leading-loose">{LEAD}</div></header><section><div>{BODY}</div></section></article>'
        ),
        [f"{KICKER} {HEAD}", *WHOLE[1:]],
    ),
    "the first h1 is the house, the second the headline": (
        (
            f'<header><h1 class="logo"><a href="/">Moorbote</a></h1></header><main><h1>{HEAD}</h1>'
            f'<p class="teaser">{LEAD}</p>{BODY}</main>'
        ),
        WHOLE,
    ),
    "the h1 stands in the path, the headline is an h2": (
        (
            "<nav><ul><li><a href='/'>Start</a></li><li><h1>Nachrichten aus Ostermoor</h1></li></ul></nav>"
            f'<article><h2>{HEAD}</h2><p class="article-lead">{LEAD}</p>{BODY}</article>'
        ),
        WHOLE,
    ),
    "the path is a list with a class": (
        (
            "<ul class='c-crumbs'><li><a href='/'>Start</a></li><li><h1>Ostermoor</h1></li></ul>"
            f"<article><h2>{HEAD}</h2><p>{LEAD}</p>{BODY}</article>"
        ),
        WHOLE,
    ),
    "the path is a list without any class": (
        (
            "<ul><li><a href='/'>Start</a></li><li><h1>Ostermoor</h1></li></ul>"
            f"<article><h2>{HEAD}</h2><p>{LEAD}</p>{BODY}</article>"
        ),
        WHOLE,
    ),
    "lead in a teaser class beside the body": (
        f'<main><h1>{HEAD}</h1><div class="teaser-text">{LEAD}</div><div itemprop="articleBody">{BODY}</div></main>',
        WHOLE,
    ),
    "lead as bold paragraph, byline and date between": (
        (
            f'<article><h1>{HEAD}</h1><div class="meta">Von Wiebke Lorenz</div><time>17. März 2026, 14:05 Uhr</time>'
            f"<p><strong>{LEAD}</strong></p>{BODY}</article>"
        ),
        WHOLE,
    ),
    "lead as a second heading": (
        f'<article><h1>{HEAD}</h1><h2 class="subline">{LEAD}</h2>{BODY}</article>',
        WHOLE,
    ),
    "bylines, agencies, reading time and share buttons as lines": (
        (
            f"<article><h1>{HEAD}</h1><p>{LEAD}</p><p>Von Wiebke Lorenz und Jan Petersen</p><p>Stand: 17.03.2026, 14:05 Uhr</p>"
            "<p>Lesezeit: 3 Minuten</p><ul><li>Teilen</li><li>Drucken</li><li>Merken</li></ul>"
            f"{BODY}<p>dpa/lno</p><p>© dpa-infocom, dpa:260317-930-825643/1</p><p>Quelle: dpa</p></article>"
        ),
        WHOLE,
    ),
    "photo captions by figure, by class of div and of span": (
        (
            f'<article>{TOP}<figure><img src="a"><figcaption>Der Kanal im Winter. Foto: Hein Voss</figcaption></figure>'
            f'{paragraphs(P[:2])}<div class="image-wrapper"><img src="b"><div class="text">Die alte Schleuse bei Ostermoor im '
            f"vergangenen Sommer, kurz vor der Sperrung.</div></div><h2>{SUB}</h2><p>{P[2]}</p>"
            '<span class="lightbox__caption">Hauke Brodersen vor seinem Steg, den sein Großvater gebaut hat.</span>'
            f"<p>{P[3]}</p></article>"
        ),
        WHOLE,
    ),
    "a gallery in the text": (
        (
            f'<article>{TOP}{paragraphs(P[:2])}<div class="gallery"><ul><li><img src=a><p>Bild 1: Bagger am Ufer, die seit '
            "Montag dort stehen und warten.</p></li><li><img src=b><p>Bild 2: Die Schleuse von oben, aufgenommen mit einer "
            f"Drohne im März.</p></li></ul></div><h2>{SUB}</h2>{paragraphs(P[2:])}</article>"
        ),
        WHOLE,
    ),
    "related links as a list of kicker and link": (
        (
            f"<article>{TOP}{paragraphs(P[:2])}<ul><li><strong>Hafen</strong> <a href=x>{LONG_LINK}</a></li>"
            f"<li><strong>Der Streit um das Wehr</strong> <a href=y>{LONG_LINK}</a></li></ul><h2>{SUB}</h2>"
            f"{paragraphs(P[2:])}</article>"
        ),
        WHOLE,
    ),
    "related cards as articles within the article": (
        (
            f"<article>{TOP}{paragraphs(P[:2])}<h3>Mehr zum Thema</h3><article><h4><a href=x>Hafen leer</a></h4><p>Der Hafen von "
            "Süderbrok steht seit dem Herbst leer, und niemand weiß, wie es weitergehen soll.</p></article>"
            f"<h2>{SUB}</h2>{paragraphs(P[2:])}</article>"
        ),
        WHOLE,
    ),
    "related links in an aside": (
        (
            f"<article>{TOP}{paragraphs(P[:2])}<aside><h3>Auch interessant</h3><ul><li><a href=x>{LONG_LINK}</a></li><li>"
            f"<a href=y>Neues vom Wehr</a></li></ul></aside><h2>{SUB}</h2>{paragraphs(P[2:])}</article>"
        ),
        WHOLE,
    ),
    "a pointer in the text": (
        (
            f'<article>{TOP}{paragraphs(P[:2])}<p>Lesen Sie auch: <a href="x">{LONG_LINK}</a></p><h2>{SUB}</h2>'
            f"{paragraphs(P[2:])}</article>"
        ),
        WHOLE,
    ),
    "an info box in an aside is text": (
        (
            f"<article>{TOP}{BODY}<aside><h3>Der Kanal in Zahlen</h3><p>Der Kanal ist 98 Kilometer lang. Er wurde im Jahr 1895 "
            "eröffnet und zweimal verbreitert.</p></aside></article>"
        ),
        [
            *WHOLE,
            "Der Kanal in Zahlen",
            "Der Kanal ist 98 Kilometer lang. Er wurde im Jahr 1895 eröffnet und zweimal verbreitert.",
        ],
    ),
    "a newsletter box and a sign-up that ends in a link": (
        (
            f'<article>{TOP}{paragraphs(P[:2])}<div class="c-newsletter"><h3>Moorpost</h3><p>Jeden Morgen um sechs das Neueste '
            "aus Ostermoor in Ihrem Postfach.</p></div><p>Mit unserem Newsletter wissen Sie jeden Morgen, was in der Stadt "
            f'geschieht. <a href="n">Hier kostenlos anmelden</a></p><h2>{SUB}</h2>{paragraphs(P[2:])}</article>'
        ),
        WHOLE,
    ),
    "a subscription box and a support box": (
        (
            f"<article>{TOP}{paragraphs(P[:2])}<div><p>Mit dem Digitalabo lesen Sie alle Artikel vier Wochen lang kostenlos und "
            f"jederzeit kündbar.</p></div><h2>{SUB}</h2>{paragraphs(P[2:])}<div class='support-box'><p>Guter Journalismus kostet "
            "Geld. Schon fünf Euro helfen uns weiter.</p></div></article>"
        ),
        WHOLE,
    ),
    "a placeholder for what comes from elsewhere": (
        (
            f"<article>{TOP}{paragraphs(P[:2])}<div><p>An dieser Stelle finden Sie einen externen Inhalt, der den Artikel ergänzt. "
            "Mit Ihrer Zustimmung werden personenbezogene Daten an Drittanbieter übermittelt. Mehr dazu in unserer "
            f"Datenschutzerklärung.</p></div><h2>{SUB}</h2>{paragraphs(P[2:])}</article>"
        ),
        WHOLE,
    ),
    "an audio player before the text": (
        f'<article>{TOP}<div class="audio-player"><span>Artikel anhören</span><span>4:12</span></div>{BODY}</article>',
        WHOLE,
    ),
    "an author's box and comments below": (
        (
            f'<article>{TOP}{BODY}<div class="author-box"><p>Wiebke Lorenz ist Redakteurin im Ressort Lokales und lebt in '
            'Ostermoor.</p></div></article><section id="comments"><h3>Kommentare</h3><p>Endlich passiert hier etwas, ich warte seit '
            "Jahren darauf, dass der Kanal breiter wird!</p></section>"
        ),
        WHOLE,
    ),
    "teasers of other articles below": (
        (
            f"<main><article>{TOP}{BODY}</article><section><h2>Weitere Nachrichten</h2><div><a href=x><h3>Hafen leer</h3><p>Der "
            "Hafen von Süderbrok steht seit dem Herbst leer, und niemand weiß, wie es nun weitergehen soll.</p></a></div>"
            f"<div><a href=y><h3>{HEAD}</h3></a></div></section></main>"
        ),
        WHOLE,
    ),
    "a share dialog repeats the headline": (
        f'<div role="dialog"><h2>{HEAD}</h2><p>Link kopieren</p></div><article>{TOP}{BODY}</article>',
        WHOLE,
    ),
    "a hidden copy of the headline": (
        f'<article><h1>{HEAD}</h1><div class="sticky d-none"><h2>{HEAD}</h2></div><p>{LEAD}</p>{BODY}</article>',
        WHOLE,
    ),
    "no heading at all": (
        f"<div class=artikel><p>{LEAD}</p>{BODY}</div>",
        [HEAD, *WHOLE[1:]],
    ),
    "the headline is a paragraph": (
        f'<div class=artikel><p class="ueberschrift">{HEAD}</p><p>{LEAD}</p>{BODY}</div>',
        WHOLE,
    ),
    "a wrapper that is called an advert": (
        f'<div class="advert-wrapper"><h1>{HEAD}</h1><p>{LEAD}</p>{BODY}</div>',
        WHOLE,
    ),
    "an info box of one short line": (
        (
            f"<article>{TOP}{paragraphs(P[:2])}<h2>{SUB}</h2>{paragraphs(P[2:])}"
            '<aside class="infobox"><h3>Die Kosten</h3><p>Der Kanal kostet vier Millionen Euro.</p></aside></article>'
        ),
        [*WHOLE, "Die Kosten", "Der Kanal kostet vier Millionen Euro."],
    ),
    "an advert's wrapper around the last words, which quote": (
        f'<article>{TOP}{paragraphs(P[:2])}<h2>{SUB}</h2><p>{P[2]}</p><div class="advert-wrapper"><p>{P[3]}</p></div></article>',
        WHOLE,
    ),
    "text between breaks in one division, with linked lines": (
        (
            f"<h1>{HEAD}</h1><div>{LEAD}<br><br>{P[0]}<br><br>{P[1]}<br><br><a href=a>Zur Startseite</a><br><br><a href=b>"
            f"{LONG_LINK}</a><br><br>{SUB}<br><br>{P[2]}<br><br>{P[3]}<br><br><a href=c>Alle Artikel aus Ostermoor</a></div>"
        ),
        WHOLE,
    ),
    "subheadings with an anchor, short list items": (
        (
            f'<article>{TOP}{paragraphs(P[:2])}<h3><a id="k">{SUB}</a></h3><ul><li>zu laut</li><li>zu teuer</li></ul>'
            f"{paragraphs(P[2:])}</article>"
        ),
        [*WHOLE[:5], "zu laut", "zu teuer", *WHOLE[5:]],
    ),
    "a paywall around the second half": (
        f'<article>{TOP}{paragraphs(P[:2])}<div class="paywall-content"><h2>{SUB}</h2>{paragraphs(P[2:])}</div></article>',
        WHOLE,
    ),
    "a live ticker: entries are articles within the article": (
        f"<main><h1>{HEAD}</h1><p>{LEAD}</p>"
        + "".join(
            f"<article><time>1{n}:05 Uhr</time><h3>Stunde {word}</h3><p>{P[n]}</p></article>"
            for n, word in enumerate(["eins", "zwei", "drei", "vier"])
        )
        + "</main>",
        [HEAD, LEAD, "Stunde eins", P[0], "Stunde zwei", P[1], "Stunde drei", P[2], "Stunde vier", P[3]],
    ),
    "an initial of its own": (
        (
            f'<article><h1>{HEAD}</h1><p>{LEAD}</p><p><span class="dropcap">{P[0][0]}</span>{P[0][1:]}</p><p>{P[1]}</p><h2>{SUB}</h2>'
            f"{paragraphs(P[2:])}</article>"
        ),
        WHOLE,
    ),
    "an initial as a division": (
        (
            f'<article><h1>{HEAD}</h1><p>{LEAD}</p><div class="cap">{P[0][0]}</div><p>{P[0][1:]}</p><p>{P[1]}</p><h2>{SUB}</h2>'
            f"{paragraphs(P[2:])}</article>"
        ),
        WHOLE,
    ),
    "a place line as a span without a blank": (
        (
            f'<article>{TOP}<p><span class="place">Ostermoor.</span><span>{P[0]}</span></p><p>{P[1]}</p><h2>{SUB}</h2>'
            f"{paragraphs(P[2:])}</article>"
        ),
        [HEAD, LEAD, f"Ostermoor. {P[0]}", *WHOLE[3:]],
    ),
    "blocks without a letter": (
        f"<article>{TOP}<p>***</p>{paragraphs(P[:2])}<p>–</p><h2>{SUB}</h2><p>14</p>{paragraphs(P[2:])}</article>",
        WHOLE,
    ),
    "divisions for everything, tags below": (
        f'<div class="page"><div class="h1"><h1>{HEAD}</h1></div><div class="vorspann">{LEAD}</div><div class="copy">'
        + "".join(f"<div>{text}</div>" for text in WHOLE[2:4])
        + f"<h2>{SUB}</h2>"
        + "".join(f"<div>{text}</div>" for text in WHOLE[5:])
        + '</div><div class="tag-list"><a href=a>Kanal</a> <a href=b>Ostermoor</a></div></div>',
        WHOLE,
    ),
    "a text beside its picture in one component": (
        (
            f'<article>{TOP}<div class="text-image"><div class="image"><img src=a><p>Der Kanal im Winter, wie ihn kaum jemand '
            f'kennt.</p></div><div class="bodytext">{paragraphs(P[:2])}</div></div><h2>{SUB}</h2>{paragraphs(P[2:])}</article>'
        ),
        WHOLE,
    ),
}


MORE: dict[str, tuple[str, list[str]]] = {
    "a ticker whose entries link to themselves": (
        (
            f"<main><h1>{HEAD}</h1><p>{LEAD}</p>"
            + "".join(f'<article><h3><a href="#e{n}">Stunde {n + 1}</a></h3><p>{P[n]}</p></article>' for n in range(4))
            + "</main>"
        ),
        [HEAD, LEAD, *(each for n in range(4) for each in (f"Stunde {n + 1}", P[n]))],
    ),
    "the kicker is a line of its own above": (
        (f'<article><p class="kicker">{KICKER}</p><h1>{HEAD}</h1><p>{LEAD}</p>{BODY}</article>'),
        WHOLE,
    ),
    "metadata as a list between headline and lead": (
        (
            f'<article><h1>{HEAD}</h1><ul><li>Wiebke Lorenz</li><li>17.03.2026</li><li>14:05 Uhr</li></ul><p class="lead">{LEAD}'
            f"</p>{BODY}</article>"
        ),
        WHOLE,
    ),
    "the lead is short": (
        (f'<article><h1>{HEAD}</h1><p class="intro">Das reicht.</p>{BODY}</article>'),
        [HEAD, "Das reicht.", *WHOLE[2:]],
    ),
    "an interview: questions in bold": (
        (
            f"<article>{TOP}<p><strong>Frau Ahlers, warum jetzt?</strong></p><p>{P[0]}</p><p><b>Und die Fischer?</b></p>"
            f"<p>{P[2]}</p><p>{P[3]}</p></article>"
        ),
        [HEAD, LEAD, "Frau Ahlers, warum jetzt?", P[0], "Und die Fischer?", P[2], P[3]],
    ),
    "a table of facts and a list of points": (
        (
            f"<article>{TOP}{paragraphs(P[:2])}<table><tr><td>Länge</td><td>98 Kilometer</td></tr></table><h2>{SUB}</h2>"
            f"{paragraphs(P[2:])}</article>"
        ),
        [*WHOLE[:4], "Länge", "98 Kilometer", *WHOLE[4:]],
    ),
    "points before the text": (
        (
            f"<article>{TOP}<ul><li>Der Bau beginnt im April dieses Jahres.</li><li>Die Fischer klagen gegen den Plan.</li>"
            f"</ul>{BODY}</article>"
        ),
        [*WHOLE[:2], "Der Bau beginnt im April dieses Jahres.", "Die Fischer klagen gegen den Plan.", *WHOLE[2:]],
    ),
    "words in the text are links": (
        (
            f'<article>{TOP}<p>{P[0]}</p><p>„<a href="a">Wir haben lange genug geredet</a>“, sagte <a href="b">Bürgermeisterin '
            f"Telse Ahlers</a> nach der Sitzung im alten Zollhaus.</p><h2>{SUB}</h2>{paragraphs(P[2:])}</article>"
        ),
        WHOLE,
    ),
    "advertisements between paragraphs": (
        (
            f'<article>{TOP}<p>{P[0]}</p><div class="ad-slot" id="ad-1"><span>Anzeige</span></div><p>{P[1]}</p><p>Werbung</p>'
            f"<h2>{SUB}</h2>{paragraphs(P[2:])}</article>"
        ),
        WHOLE,
    ),
    "a post from elsewhere is text": (
        (
            f"<article>{TOP}{paragraphs(P[:2])}<blockquote class=post><p>Heute Abend im Rat: Der Kanal wird breiter.</p>"
            f"— Stadt Ostermoor (@ostermoor)</blockquote><h2>{SUB}</h2>{paragraphs(P[2:])}</article>"
        ),
        [*WHOLE[:4], "Heute Abend im Rat: Der Kanal wird breiter.", "— Stadt Ostermoor (@ostermoor)", *WHOLE[4:]],
    ),
    "a pull quote repeats a sentence": (
        (
            f"<article>{TOP}{paragraphs(P[:2])}<figure><blockquote>„Wir haben lange genug geredet“</blockquote><figcaption>Telse "
            f"Ahlers, Bürgermeisterin</figcaption></figure><h2>{SUB}</h2>{paragraphs(P[2:])}</article>"
        ),
        [*WHOLE[:4], "„Wir haben lange genug geredet“", "Telse Ahlers, Bürgermeisterin", *WHOLE[4:]],
    ),
    "a video in the text with its line": (
        (
            f'<article>{TOP}{paragraphs(P[:2])}<div class="video-container"><video src=v></video><p>Die Bagger am Kanal im '
            f"März</p></div><h2>{SUB}</h2>{paragraphs(P[2:])}</article>"
        ),
        WHOLE,
    ),
    "tags, share buttons and the next article at the end": (
        (
            f'<article>{TOP}{BODY}<ul class="tags"><li><a href=a>Kanal</a></li><li><a href=b>Ostermoor</a></li></ul>'
            '<div class="share"><a href=c>Facebook</a><a href=d>E-Mail</a></div><h3>Mehr aus Ostermoor</h3>'
            f"<p><a href=e>{LONG_LINK}</a></p></article>"
        ),
        WHOLE,
    ),
    "an author's line in italics at the end": (
        (f"<article>{TOP}{BODY}<p><em>Von Wiebke Lorenz</em></p><p>(dpa)</p></article>"),
        WHOLE,
    ),
    "a correction at the end is text": (
        (
            f"<article>{TOP}{BODY}<p>In einer früheren Fassung stand, der Kanal sei 89 Kilometer lang. Das war falsch.</p></article>"
        ),
        [*WHOLE, "In einer früheren Fassung stand, der Kanal sei 89 Kilometer lang. Das war falsch."],
    ),
    "a table of contents of the page": (
        (
            f'<article>{TOP}<nav class="toc"><ol><li><a href="#a">{SUB}</a></li><li><a href="#b">Die Klage</a></li></ol></nav>'
            f"{BODY}</article>"
        ),
        WHOLE,
    ),
    "a location line and the text as loose nodes": (
        (f"<div><h1>{HEAD}</h1>{LEAD}<p>{P[0]}</p>{P[1]}<h2>{SUB}</h2>{P[2]}<p>{P[3]}</p></div>"),
        WHOLE,
    ),
    "a bar for subscribers above the text": (
        (
            f'<article><div class="badge"><span>Plus</span></div><h1>{HEAD}</h1><p>{LEAD}</p><div>Jetzt weiterlesen mit dem '
            f'Probeabo: <a href="x">vier Wochen kostenlos testen</a></div>{BODY}</article>'
        ),
        WHOLE,
    ),
}
SHAPES |= MORE
