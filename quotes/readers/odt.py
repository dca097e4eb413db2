"""OpenDocument texts (ODT), as LibreOffice writes them, with all tracked changes accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from quotes.data import Article
from quotes.readers import hints, markup, package
from quotes.readers.base import File, Read
from quotes.readers.errors import ReadError
from quotes.readers.formats import LABELS
from quotes.readers.markup import name

_LEFT_OUT = frozenset(  # what was deleted, remarks, fields' and pictures' descriptions, footnotes with their numbers
    {"tracked-changes", "annotation", "annotation-end", "note", "title", "desc", "script", "sequence-decls"}
)
_SIGNS = {"tab": "\t", "line-break": "\n"}
_WHITE = re.compile(r"[ \t\r\n]+")  # one blank, as the format has it; more of them are <text:s/>
_MOST_BLANKS = 100


def articles(file: File) -> Iterator[Read]:
    """Yield the one article of a document. See ``base.Reader``."""
    with package.opened(file, LABELS["odt"]) as archive:
        manifest = archive.optional("META-INF/manifest.xml")
        if manifest is not None and next(manifest.iter("{*}encryption-data"), None) is not None:
            raise ReadError.encrypted(file.name, LABELS["odt"])
        texts = list(paragraphs(archive.xml("content.xml")))
        facts = package.facts(archive.optional("meta.xml"))
    text = markup.joined(texts)
    yield Read(Article(text, document=file.name, **facts), () if text.strip() else (hints.EMPTY,))


def paragraphs(root: etree._Element) -> Iterator[str]:
    """Yield the paragraphs and headings of a document in order; one in a frame before the one it is anchored in."""
    open_: list[list[str]] = []  # the paragraphs begun, outermost first
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = name(element)
        skipped = tag in _LEFT_OUT
        if event == "start":
            if skipped:
                walk.skip_subtree()
                continue
            if tag in {"p", "h"}:
                open_.append([])
            if open_:
                open_[-1].append(_sign(element, tag) + _WHITE.sub(" ", element.text or ""))
            continue
        if event == "end" and tag in {"p", "h"} and not skipped and open_:
            text = "".join(open_.pop()).strip(" ")
            if text.strip():
                yield text
        if open_ and element is not root:
            open_[-1].append(_WHITE.sub(" ", element.tail or ""))


def _sign(element: etree._Element, tag: str) -> str:
    """Return the character that an element stands for, if it stands for one."""
    if tag == "s":
        number = next((value for key, value in element.attrib.items() if key.endswith("}c")), "1")
        told = number.isdecimal() and len(number) < 10
        return " " * min(int(number), _MOST_BLANKS) if told else " "
    return _SIGNS.get(tag, "")
