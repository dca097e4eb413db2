"""The sheet of ``quotes check``: draft and source side by side, one HTML file that opens by a double click.

There is no script in it. Every text is escaped, and the page's content security policy lets nothing run and nothing
load, whatever an article holds. What differs is told by words and by lines, not by colour alone.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from types import MappingProxyType

from quotes.checking import STATES, Finding, Found, State
from quotes.data import Article, Span
from quotes.marks import paragraphs
from quotes.review.proof.page import MARK, basics, digest

_AROUND = 280  # characters around a place that are shown
_SIGNS: Mapping[State, str] = MappingProxyType(
    {"wörtlich": "✓", "verändert": "✗", "gekürzt": "✂", "nicht gefunden": "?", "nicht prüfbar": "!"}
)
_HEAD = """{mark}
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>Prüfbogen: {title}</title>
<style>{style}</style>
</head>
<body>
"""
_LEGEND = (
    "Gelb hinterlegt ist das Zitat. <ins>Fett und unterstrichen</ins>: nur im Entwurf. "
    '<del>Durchgestrichen</del>: nur in der Quelle; im Entwurf steht dort <span class="gone">⌃</span>.'
)
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")
_Marked = tuple[Span, str, str]
"""A place in a text, and what stands before and behind it as HTML."""


def as_html(findings: Sequence[Finding], drafts: Sequence[Article], sources: Sequence[Article]) -> str:
    """Return the sheet. ``findings``: in the order in which they shall stand there, the worst first."""
    style = basics() + files("quotes.review").joinpath("check_sheet.css").read_text(encoding="utf-8")
    rules = ("default-src 'none'", f"style-src {digest(style)}", "base-uri 'none'", "form-action 'none'")
    names = list(dict.fromkeys(article.document for article in drafts))
    title = ", ".join(names[:3]) + ("" if len(names) <= 3 else " …")
    head = _HEAD.format(mark=MARK, policy="; ".join(rules), title=_text(title), style=style)
    texts = {article.document: article for article in reversed(drafts)}
    cards = [_card(number, each, texts, sources) for number, each in enumerate(findings, 1)]
    left = [card for card, each in zip(cards, findings, strict=True) if not each.holds]
    done = [card for card, each in zip(cards, findings, strict=True) if each.holds]
    parts = [
        _header(findings, title),
        "<main>",
        _section("left", "Anzusehen", left),
        _section("done", "Wörtlich in den Quellen", done),
        *(_draft(article, findings) for article in drafts),
        "</main>\n</body>\n</html>\n",
    ]
    return head + "".join(parts)


def _header(findings: Sequence[Finding], title: str) -> str:
    first: dict[State, int] = {}
    for number, each in enumerate(findings, 1):
        first.setdefault(each.state, number)
    sums = Counter(each.state for each in findings)
    links = "".join(
        f'<li><a href="#f{first[state]}"><span aria-hidden="true">{_SIGNS[state]}</span> {sums[state]} {state}</a></li>'
        for state in STATES
        if sums[state]
    )
    told = f'<nav aria-label="Befunde"><ul>{links}</ul></nav>' if findings else "<p>Der Entwurf hat kein Zitat.</p>"
    return (
        f"<header><h1>Prüfbogen <span>Zitate in {_text(title)} und ihre Quellen</span></h1>"
        f"{told}<p>{_LEGEND}</p></header>\n"
    )


def _section(name: str, title: str, cards: Sequence[str]) -> str:
    if not cards:
        return ""
    return (
        f'<section aria-labelledby="{name}"><h2 id="{name}">{title} ({len(cards)})</h2>\n{"".join(cards)}</section>\n'
    )


def _card(number: int, finding: Finding, drafts: Mapping[str, Article], sources: Sequence[Article]) -> str:
    claim = finding.claim
    flags = '<span class="flag">Verneinung</span>' * finding.turned
    flags += '<span class="flag">anderer Sprecher</span>' * finding.elsewhere
    where = f"Zeichen {claim.start} bis {claim.end}" if claim.start >= 0 else "Überschrift"
    told = f'<p class="told">{_text(finding.difference)}</p>' if finding.difference else ""
    return (
        f'<article class="card {_look(finding)}" id="f{number}" aria-labelledby="t{number}">'
        f'<div class="top"><h3 id="t{number}">{number}. <span class="state">'
        f'<span aria-hidden="true">{_SIGNS[finding.state]}</span> {finding.state}</span></h3>{flags}'
        f'<span class="where">{_text(claim.document)}, {where}</span></div>'
        f'<div class="sides"><div class="side"><h4>Entwurf{_who(claim.speaker)}</h4>'
        f'<p class="text">{_of_draft(finding, drafts.get(claim.document))}</p></div>'
        f'<div class="side">{_of_source(finding, sources)}</div></div>{told}</article>\n'
    )


def _look(finding: Finding) -> str:
    wrong = finding.state in {"verändert", "nicht gefunden"} or finding.elsewhere
    return ("right" if finding.holds else "wrong" if wrong else "open") + " turned" * finding.turned


def _who(speaker: str) -> str:
    return f" · <b>{_text(speaker)}</b>" if speaker else ""


def _of_draft(finding: Finding, article: Article | None) -> str:
    """Return the quotation of the draft in its surroundings."""
    claim = finding.claim
    text = article.text if article is not None and claim.start >= 0 else claim.quote
    start = max(0, text.find(claim.quote, max(0, claim.start))) if claim.start >= 0 else 0
    marks: list[_Marked] = [(Span(start, start + len(claim.quote)), "<mark>", "</mark>")]
    for each in finding.differences:
        own = Span(each.own.start + start, each.own.end + start)
        if len(own):
            marks.append((own, '<ins><span class="unseen">nur im Entwurf: </span>', "</ins>"))
        else:
            missing = f'<span class="unseen"> hier fehlt: {_text(each.theirs)} </span>'
            marks.append((own, f'<span class="gone"><span aria-hidden="true">⌃</span>{missing}', "</span>"))
    return _around(text, marks)


def _of_source(finding: Finding, sources: Sequence[Article]) -> str:
    if not finding.found:
        return '<h4>Quelle</h4><p class="none">In keiner Quelle steht etwas Ähnliches.</p>'
    found = finding.found[0]
    marks: list[_Marked] = [(found.span, "<mark>", "</mark>")]
    marks += [
        (each.source, '<del><span class="unseen">nur in der Quelle: </span>', "</del>")
        for each in finding.differences
        if len(each.source)
    ]
    text = _around(sources[found.text].text, marks)
    return f'<h4>Quelle: {_text(_named(found))}{_who(finding.speaker)}</h4><p class="text">{text}</p>'


def _named(found: Found) -> str:
    return found.document or "ohne Namen"


def _around(text: str, marks: Sequence[_Marked]) -> str:
    """Return a place in its paragraph with its marks, the first of which holds all others."""
    place = marks[0][0]
    start, end = max(0, place.start - _AROUND), min(len(text), place.end + _AROUND)
    line = max(text.rfind("\n\n", start, place.start), -1)
    start = line + 2 if line >= 0 else start
    line = text.find("\n\n", place.end, end)
    end = line if line >= 0 else end
    before = "… " if start > 0 and text[start - 1 : start] != "\n" else ""
    after = " …" if end < len(text) and text[end : end + 1] != "\n" else ""
    return before + "".join(_woven(text, marks, Span(start, end))) + after


def _woven(text: str, marks: Sequence[_Marked], within: Span) -> Iterator[str]:
    """Yield a stretch of text as HTML with its marks: the first around all, the others one after the other."""
    (outer, opening, closing), *inner = marks
    yield _text(text[within.start : outer.start])
    yield opening
    at = outer.start
    for span, before, behind in sorted(inner, key=lambda mark: (mark[0].start, mark[0].end)):
        first, end = max(at, min(span.start, outer.end)), max(at, min(span.end, outer.end))
        yield _text(text[at:first]) + before + _text(text[first:end]) + behind
        at = end
    yield _text(text[at : outer.end])
    yield closing
    yield _text(text[outer.end : within.end])


def _draft(article: Article, findings: Iterable[Finding]) -> str:
    """Return a whole draft, each quotation leading to its finding."""
    here = [
        (Span(each.claim.start, each.claim.end), number, each)
        for number, each in enumerate(findings, 1)
        if each.claim.document == article.document and each.claim.start >= 0
    ]
    here.sort(key=lambda each: (each[0].start, -each[0].end))
    lines = []
    for paragraph in paragraphs.paragraphs(article.text):
        at, made = paragraph.start, ""
        for span, number, each in here:
            if not (at <= span.start and span.end <= paragraph.end):
                continue  # a quotation within another one has its card, but no link of its own
            sign = f'<span class="unseen"> ({each.state})</span><sup>{number}</sup>'
            link = f'<a class="{_look(each)}" href="#f{number}">{_text(span.of(article.text))}{sign}</a>'
            made += _text(article.text[at : span.start]) + link
            at = span.end
        lines.append(f"<p>{made}{_text(article.text[at : paragraph.end])}</p>")
    name = _text(article.document)
    whole = f'<div class="draft">{"".join(lines)}</div>'
    return f'<section aria-label="Entwurf {name}"><h2>Der Entwurf: {name}</h2>{whole}</section>\n'


def _text(text: str) -> str:
    """Return a text so that a page shows it and reads nothing in it; what no file may hold, as a sign for it."""
    return html.escape(_UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text))
