"""Web pages of further shapes, as the systems of German houses build them: name → page, and what is to be read.

The shapes are those of usage, the sentences and names are invented; those of ``pages`` stand in them.
"""

# ruff: noqa: E501 - lines of pages

from __future__ import annotations

from pages import BODY, HEAD, KICKER, LEAD, LONG_LINK, SUB, TOP, WHOLE, P, paragraphs

TEASER = "Der Hafen von Süderbrok steht leer. „Hier kommt keiner mehr“, sagt der Wirt des Fährhauses."
NO = "„Nein“, sagte Ahlers."

SHAPES: dict[str, tuple[str, list[str]]] = {
    "a ticker whose headings are times": (
        (
            f'<main><h1>{HEAD}</h1><p class="intro">{LEAD}</p><div class="ticker">'
            + "".join(
                f'<div class="ticker-entry"><h2 class="ticker-entry__time">1{n}:05 Uhr</h2><h3>+++ Stunde {n} +++</h3><p>{P[n]}</p></div>'
                for n in range(4)
            )
            + f'<div class="ticker-entry"><h2 class="ticker-entry__time">15:20 Uhr</h2><p>{NO}</p></div></div></main>'
        ),
        [HEAD, LEAD, *(each for n in range(4) for each in (f"+++ Stunde {n} +++", P[n])), NO],
    ),
    "a gallery: pictures with their lines": (
        (
            f'<main><h1>{HEAD}</h1><p class="lead">{LEAD}</p><p>{P[1]}</p><div class="gallery">'
            + "".join(
                f'<figure><img src=a{n}><figcaption><span class="count">{n}/9</span> Der Kanal im Winter, von oben gesehen. <small>Foto: Hein Voss</small></figcaption></figure>'
                for n in range(1, 9)
            )
            + "</div></main>"
        ),
        [HEAD, LEAD, P[1]],
    ),
    "a preview before a wall": (
        (
            f'<article>{TOP}{paragraphs(P[:2])}<p class="fade-out">{P[2]}</p><div class="paywall-overlay"><h2>Jetzt weiterlesen '
            "mit Moorbote Plus</h2><ul><li>Alle Artikel auf moorbote.example</li><li>Jederzeit kündbar</li></ul>"
            '<a class="button" href="/abo">Jetzt testen</a><p>Sie haben schon ein Abo? <a href="/login">Hier anmelden</a></p>'
            "</div></article>"
        ),
        [HEAD, LEAD, *P[:3]],
    ),
    "an accelerated page": (
        (
            '<amp-sidebar id="menu" layout="nodisplay"><ul><li><a href="/">Start</a></li><li>Ressorts</li></ul></amp-sidebar>'
            f'<header class="amp-header"><a href="/"><amp-img src="logo.svg"></amp-img></a></header><article class="amp-article">'
            f'<h1 class="amp-title">{HEAD}</h1><div class="amp-lead">{LEAD}</div><figure class="amp-figure"><amp-img src="a" width="9">'
            "</amp-img><figcaption>Der Kanal im Winter. Foto: Hein Voss</figcaption></figure>"
            f'{paragraphs(P[:2])}<amp-ad width="300" type="doubleclick"><div placeholder>Anzeige wird geladen</div></amp-ad><h2>{SUB}</h2>'
            f'{paragraphs(P[2:])}<amp-social-share type="email">Per Mail</amp-social-share></article>'
            '<amp-consent id="c"><div id="ui">Wir und unsere Partner verwenden Cookies und bitten um Ihre Zustimmung.</div></amp-consent>'
        ),
        WHOLE,
    ),
    "a print view laid out with tables": (
        (
            '<table width="100%"><tr><td><a href="/"><img src="logo.gif"></a></td><td align="right"><font size="1">17.03.2026</font></td></tr>'
            f'<tr><td colspan="2"><font size="2"><b>{KICKER}</b></font><br><h1>{HEAD}</h1><p><b>{LEAD}</b></p><font size="1">Von Wiebke '
            f"Lorenz</font><p>{P[0]}<br><br>{P[1]}<br><br><b>{SUB}</b><br><br>{P[2]}<br><br>{P[3]}</p></td></tr>"
            '<tr><td colspan="2"><font size="1">© Moorbote 2026. Alle Rechte vorbehalten.</font></td></tr></table>'
        ),
        WHOLE,
    ),
    "WordPress with blocks": (
        (
            '<div class="wp-site-blocks"><header class="wp-block-template-part"><p class="wp-block-site-title"><a href="/">Moorbote</a></p>'
            f'</header><main class="wp-block-group is-layout-flow"><h1 class="wp-block-post-title">{HEAD}</h1><div class="wp-block-group">'
            '<div class="wp-block-post-date"><time>17. März 2026</time></div><div class="wp-block-post-author"><p '
            'class="wp-block-post-author__name">Wiebke Lorenz</p></div></div><div class="entry-content wp-block-post-content '
            f'is-layout-constrained"><p class="has-medium-font-size">{LEAD}</p><p>{P[0]}</p><figure class="wp-block-image size-large"><img src=a>'
            f'<figcaption class="wp-element-caption">Der Kanal im Winter</figcaption></figure><p>{P[1]}</p><h2 class="wp-block-heading">{SUB}</h2>'
            f'<p>{P[2]}</p><blockquote class="wp-block-quote"><p>Das Wasser gehört allen.</p><cite>Hauke Brodersen</cite></blockquote><p>{P[3]}</p>'
            f'<div class="wp-block-group has-background"><p>{NO}</p></div></div>'
            '<div class="wp-block-query"><h2 class="wp-block-heading">Weitere Beiträge</h2><ul class="wp-block-post-template"><li class="wp-block-post '
            f'post-12"><h2 class="wp-block-post-title"><a href="x">{LONG_LINK}</a></h2><div class="wp-block-post-excerpt"><p '
            f'class="wp-block-post-excerpt__excerpt">{TEASER}</p></div></li></ul></div><div class="wp-block-comments"><ol><li><p>{TEASER}</p></li></ol></div>'
            "</main></div>"
        ),
        [*WHOLE[:6], "Das Wasser gehört allen.", "Hauke Brodersen", P[3], NO],
    ),
    "Drupal with fields": (
        (
            f'<div id="block-page-title"><h1 class="page-title"><span class="field field--name-title">{HEAD}</span></h1></div>'
            '<article class="node node--type-article node--view-mode-full"><div class="node__content"><div class="field field--name-field-kicker '
            f'field__item">{KICKER}</div><div class="field field--name-field-lead field--label-visually_hidden"><div class="field__label '
            f'visually-hidden">Vorspann</div><div class="field__item">{LEAD}</div></div><div class="field field--name-field-author"><div '
            'class="field__label">Autor</div><div class="field__item"><a href="/wl">Wiebke Lorenz</a></div></div><div class="field '
            'field--name-field-paragraphs field__items"><div class="field__item"><div class="paragraph paragraph--type--text"><div '
            f'class="clearfix text-formatted field field--name-field-text">{paragraphs(P[:2])}</div></div></div><div class="field__item"><div '
            'class="paragraph paragraph--type--image"><div class="field field--name-field-image"><img src=a></div><div class="field '
            'field--name-field-caption">Die alte Schleuse im Sommer, kurz vor der Sperrung.</div></div></div><div class="field__item"><div class="paragraph '
            f'paragraph--type--text"><div class="clearfix text-formatted field"><h3>{SUB}</h3>{paragraphs(P[2:])}</div></div></div></div>'
            '<div class="field field--name-field-tags"><div class="field__label">Schlagwörter</div><div class="field__items"><div class="field__item">'
            '<a href=a>Kanal</a></div></div></div></div></article><div class="views-element-container"><h2>Aus dem Ressort</h2><div class="view '
            f'view-related"><div class="views-row"><h3 class="field-content"><a href=x>{LONG_LINK}</a></h3><div class="field-content">{TEASER}</div></div></div></div>'
        ),
        WHOLE,
    ),
    "a newsletter of nested tables": (
        (
            '<table><tr><td align="center"><table width="600"><tr><td><a href="x">Im Browser ansehen</a></td></tr><tr><td><table><tr><td '
            f'style="font-size:28px"><h1>{HEAD}</h1></td></tr><tr><td>{LEAD}</td></tr><tr><td><p>{P[0]}</p><p>{P[1]}</p></td></tr></table></td></tr>'
            f'<tr><td><table><tr><td style="font-weight:bold">{SUB}</td></tr><tr><td>{P[2]}</td></tr><tr><td>{P[3]}</td></tr><tr><td><a href="y">Weiterlesen'
            "</a></td></tr></table></td></tr><tr><td>Sie erhalten diese E-Mail, weil Sie unseren Newsletter abonniert haben. "
            '<a href="z">Hier abmelden</a></td></tr></table></td></tr></table>'
        ),
        WHOLE,
    ),
    "an interview: the house and the guest by name": (
        (
            f"<article>{TOP}<p><strong>Moorbote: Frau Ahlers, warum jetzt?</strong></p><p><strong>Telse Ahlers:</strong> Weil es eilt. Das Wasser "
            "steigt seit Jahren, und niemand hat gehandelt.</p><p><strong>Und die Fischer?</strong></p><p>Mit denen reden wir. Jeder bekommt seinen Steg "
            "zurück, das habe ich versprochen.</p><p><strong>Danke.</strong></p><p>Gern.</p></article>"
        ),
        [
            HEAD,
            LEAD,
            "Moorbote: Frau Ahlers, warum jetzt?",
            "Telse Ahlers: Weil es eilt. Das Wasser steigt seit Jahren, und niemand hat gehandelt.",
            "Und die Fischer?",
            "Mit denen reden wir. Jeder bekommt seinen Steg zurück, das habe ich versprochen.",
            "Danke.",
            "Gern.",
        ],
    ),
    "voices: short statements behind names": (
        (
            f"<article><h1>{HEAD}</h1><p>{LEAD}</p><ul><li><strong>Telse Ahlers (Bürgermeisterin):</strong> „Ein guter Tag.“</li><li><strong>Hauke "
            "Brodersen:</strong> „Nie im Leben!“</li></ul><p><strong>Jan Petersen (Rat):</strong> „Abwarten.“</p></article>"
        ),
        [
            HEAD,
            LEAD,
            "Telse Ahlers (Bürgermeisterin): „Ein guter Tag.“",
            "Hauke Brodersen: „Nie im Leben!“",
            "Jan Petersen (Rat): „Abwarten.“",
        ],
    ),
    "a portal of press releases": (
        (
            f'<div class="story"><p class="date">17.03.2026 – 14:05</p><p class="customer"><a href="/nr/1">Stadt Ostermoor</a></p><h1>{HEAD}</h1><div '
            f'class="media"><img src=a><p class="media-caption">Der Kanal im Winter / Weiterer Text über moorbote.example</p></div><p><i>Ostermoor (mb) - </i>{P[0]}</p>'
            f'<p>{P[1]}</p><p>{P[2]}</p><p>{P[3]}</p><p class="contact-headline">Pressekontakt:</p><p class="contact-text">Stadt Ostermoor<br>Pressestelle<br>'
            'Telefon: 04000 1234</p><p class="originator">Original-Content von: Stadt Ostermoor, übermittelt durch den Moorboten</p></div>'
            '<div class="more"><h2>Weitere Meldungen: Stadt Ostermoor</h2><ul><li><span>16.03.2026 – 10:00</span><h3><a href="b">Hafen leer</a></h3>'
            f"<p>{TEASER}</p></li></ul></div>"
        ),
        [
            HEAD,
            f"Ostermoor (mb) - {P[0]}",
            *P[1:],
            "Pressekontakt:",
            "Stadt Ostermoor\nPressestelle\nTelefon: 04000 1234",
            "Original-Content von: Stadt Ostermoor, übermittelt durch den Moorboten",
        ],
    ),
    "comments without a word for them in the class": (
        (
            f'<article>{TOP}{BODY}</article><div id="disqus_thread"><ol class="thread"><li><b>Moorfuchs</b><p>{TEASER}</p></li></ol></div>'
            f'<section class="c-discussion"><h3>Diskutieren Sie mit</h3><div class="c-post"><span>Deichgraf</span><p>{TEASER}</p></div></section>'
            f'<div class="leserbriefe"><p>{TEASER}</p></div>'
        ),
        WHOLE,
    ),
    "marks drawn by the browser": (
        (
            f"<article><h1>{HEAD}</h1><p>{LEAD}</p><p>{P[0]}</p><p><q>Wir haben lange genug geredet</q>, sagte Bürgermeisterin Telse Ahlers nach der "
            f"Sitzung im alten Zollhaus.</p><h2>{SUB}</h2><p>{P[2]}</p><p><q>„Dann liegt mein Boot im Schlick“</q>, sagte Brodersen. Er will mit den Nachbarn vor "
            "das Gericht ziehen.</p></article>"
        ),
        WHOLE,
    ),
    "marks as entities, also as numbers of Windows": (
        (
            f"<article><h1>{HEAD.replace('„', '&bdquo;').replace('“', '&ldquo;')}</h1><p>{LEAD}</p><p>{P[0]}</p><p>{P[1].replace('„', '&#132;').replace('“', '&#147;')}"
            f"</p><h2>{SUB}</h2><p>{P[2]}</p><p>{P[3].replace('„', '&#8222;').replace('“', '&#x201c;')}</p></article>"
        ),
        WHOLE,
    ),
    "questions that open": (
        (
            f"<article>{TOP}{paragraphs(P[:2])}<details><summary>{SUB}</summary><p>{P[2]}</p><p>{P[3]}</p></details>"
            f"<details><summary>Was sagt der Rat?</summary>{NO}</details></article>"
        ),
        [*WHOLE, "Was sagt der Rat?", NO],
    ),
    "every paragraph in a row of a grid": (
        (
            f'<main class="page with-sidebar"><h1>{HEAD}</h1><div class="row has-sidebar"><p>{LEAD}</p></div>'
            + "".join(f'<div class="row has-sidebar"><div class="col-8"><p>{text}</p></div></div>' for text in (*P, NO))
            + f'<div class="sidebar"><h3>Meistgelesen</h3><p>{TEASER}</p></div></main>'
        ),
        [HEAD, LEAD, *P, NO],
    ),
    "names of classes that a machine made": (
        (
            f'<div id="__next"><div class="sc-1x"><div class="sc-gA css-8fk"><h1 class="sc-kb">{HEAD}</h1><div class="sc-aa"><span>{LEAD}</span></div>'
            f'<div class="css-av0"><span data-text="true">{P[0]}</span></div><div class="css-av0"><span data-text="true">{P[1]}</span></div>'
            f'<div class="css-h2"><h2>{SUB}</h2></div><div class="css-av0"><span>{P[2]}</span></div><div class="css-av0"><span>{P[3]}</span></div></div>'
            f'<div class="sc-9z"><a href="x"><div><span>{LONG_LINK}</span><p>{TEASER}</p></div></a></div></div></div>'
        ),
        WHOLE,
    ),
    "a teaser in a box between the paragraphs": (
        (
            f'<article>{TOP}{paragraphs(P[:2])}<div class="embed-article"><a href="x"><img src=a></a><div><span>Hafen</span><h4><a href="x">{LONG_LINK}</a></h4>'
            f"<p>{TEASER}</p></div></div><h2>{SUB}</h2>{paragraphs(P[2:])}</article>"
        ),
        WHOLE,
    ),
    "a quotation of the day beside the article": (
        (
            f'<div class="cols"><div class="left"><article>{TOP}{BODY}</article></div><div class="right"><div class="zitat-des-tages"><h4>Zitat des Tages</h4>'
            f"<p>{TEASER}</p></div></div></div>"
        ),
        WHOLE,
    ),
    "the last words are short and stand alone": (
        f'<article>{TOP}{BODY}<div class="text-end"><p>{NO}</p></div><div class="ad"></div><p>„Basta!“</p></article>',
        [*WHOLE, NO, "„Basta!“"],
    ),
}
