"""Markdown: its text as a browser would show it, without the signs for bold, links and headings.

What German uses otherwise stays as it is: the star of «Lehrer*innen», and the number at the start of a line («1. FC»),
which Markdown takes for a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from quotes.budgets import MARKDOWN_DEPTH
from quotes.data import Article
from quotes.readers import dates, hints, markup, plain
from quotes.readers.base import File, Read

_MAX_MB = 10

_FRONT = re.compile(r"---[ \t]*\r?\n(.*?\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)  # YAML, before the text
_FIELD = re.compile(r"(?<!\w)(\w++)[ \t]*+:(.*)")
_FIELDS = {
    "title": "title",
    "titel": "title",
    "date": "date",
    "datum": "date",
    "author": "author",
    "autor": "author",
    "url": "url",
    "link": "url",
    "permalink": "url",
    "outlet": "outlet",
    "medium": "outlet",
    "publisher": "outlet",
}
_DEEP = re.compile(  # a line of text that begins with more signs of lists and quotes than anybody writes
    rf"^(?=[ \t>*+\-.)\d]{{{MARKDOWN_DEPTH + 1}}})(?=.*[^\W\d])"
    r"(?:[ \t]*+(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])))++[ \t]*+",
    re.MULTILINE,
)
_ITEM = re.compile(r"[-*+]|\d[.)]")
_NESTING = {"maxNesting": 3 * MARKDOWN_DEPTH}  # an item of a list counts twice; beyond, the library leaves out text
_STAR = re.compile(r"(?<=[^\W_])\*(?=[^\W_])")
_STANDS_FOR_STAR = "\ue03a"  # private use: what nobody writes, for as long as Markdown is read


def articles(file: File) -> Iterator[Read]:
    """Yield the one article of a Markdown file. See ``base.Reader``."""
    read, notices = plain.read(file.data(_MAX_MB), file.name)
    front = _FRONT.match(read.text)
    facts = _facts(front[1]) if front else {}
    body = read.text[front.end() :] if front else read.text
    text = markup.joined(paragraphs(body))
    if flattened(body) != body:
        notices = (*notices, hints.DEEP_LISTS)
    if not text.strip() and hints.EMPTY not in notices:
        notices = (*notices, hints.EMPTY)
    title, date, author, url, outlet = (facts.get(field, "") for field in ("title", "date", "author", "url", "outlet"))
    yield Read(Article(text, file.name, title, date, author, url, outlet), notices)


def _facts(front: str) -> dict[str, str]:
    """Return what the lines before the text say about the article. YAML has more than that; nothing else is read."""
    found: dict[str, str] = {}
    for key, rest in _FIELD.findall(front):
        field, value = _FIELDS.get(key.lower()), rest.strip(" \t\r")
        if field and value and value[0] not in "[{|>":
            value = value[1:-1] if value[0] == value[-1] and value[0] in "\"'" else value
            found.setdefault(field, dates.of_text(value) if field == "date" else value)
    return found


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a Markdown text."""
    found: list[str] = []
    label = ""  # of a numbered list's item, for its first paragraph
    parser = MarkdownIt("commonmark", _NESTING).enable("table")
    for token in parser.parse(_STAR.sub(_STANDS_FOR_STAR, flattened(text))):
        if token.type == "list_item_open" and token.info:
            label = f"{token.info}{token.markup} "
        if token.type == "inline":
            found.append(label + "".join(_words(token.children or ())).strip())
            label = ""
        elif token.type in {"fence", "code_block"}:
            found.append(token.content.rstrip("\n"))
        elif token.type == "html_block" and (root := markup.html(token.content)) is not None:
            found += markup.paragraphs(root)
    return [paragraph.replace(_STANDS_FOR_STAR, "*") for paragraph in found if paragraph.strip()]


def flattened(text: str) -> str:
    """Return a text in which lines that are nested too deep are paragraphs by themselves."""
    return _DEEP.sub(lambda found: found[0] if _depth(found[0]) <= MARKDOWN_DEPTH else "\n", text)


def _depth(signs: str) -> int:
    """Return how deep the signs at the start of a line put it."""
    within = len(signs.expandtabs(4)) - len(signs.expandtabs(4).lstrip())  # it may go on the lists of the lines above
    return signs.count(">") + len(_ITEM.findall(signs)) + within // 2


def _words(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the text of a paragraph: a line that is only wrapped goes on, pictures and tags are left out."""
    for token in tokens:
        if token.type in {"text", "code_inline", "text_special"}:
            yield token.content
        elif token.type == "softbreak":
            yield " "
        elif token.type == "hardbreak" or (token.type == "html_inline" and token.content.lower().startswith("<br")):
            yield "\n"
