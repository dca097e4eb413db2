"""Word documents (DOCX): the text as it would be printed with all changes accepted.

Read from the XML itself, not through python-docx: that leaves out what stands in tracked insertions, content
controls and text boxes, and with it whole quotations of a text that an editor has been over.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from quotes.data import Article
from quotes.readers import hints, markup, package
from quotes.readers.base import File, Read
from quotes.readers.errors import ReadError
from quotes.readers.formats import LABELS
from quotes.readers.markup import name

_DOCUMENT = "word/document.xml"
_LEFT_OUT = frozenset(  # «Fallback» repeats what stands before it; the others are no text of the article
    {"del", "movefrom", "fallback", "instrtext", "deltext", "rpr", "ppr"}
)
_ROOMS = frozenset({"tc", "txbxcontent", "body"})  # no paragraph goes on beyond their ends
_SIGNS = {  # elements that stand for a character
    "tab": "\t",
    "br": "\n",
    "cr": "\n",
    "nobreakhyphen": "\N{NON-BREAKING HYPHEN}",
    "softhyphen": "\N{SOFT HYPHEN}",
}


def articles(file: File) -> Iterator[Read]:
    """Yield the one article of a document. See ``base.Reader``."""
    with package.opened(file, LABELS["docx"]) as archive:
        main = _main_part(archive)
        if main not in archive.names:
            raise ReadError.damaged(file.name, LABELS["docx"])
        texts = list(paragraphs(archive.xml(main)))
        facts = package.facts(archive.optional("docProps/core.xml"))
    text = markup.joined(texts)
    yield Read(Article(text, document=file.name, **facts), () if text.strip() else (hints.EMPTY,))


def _main_part(archive: package.Package) -> str:
    """Return the part that holds the text; programs other than Word call it otherwise."""
    relations = archive.optional("_rels/.rels")
    for relation in () if relations is None else relations.iter("{*}Relationship"):
        if relation.get("Type", "").endswith("/officeDocument"):
            return posixpath.normpath(relation.get("Target", "")).lstrip("/")
    return _DOCUMENT


def paragraphs(root: etree._Element) -> Iterator[str]:
    """Yield the paragraphs of a document's body in order; one in a text box comes before the one it is anchored in.

    One whose end was deleted, as a tracked change, goes on in the next one.
    """
    open_ = _Open()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = name(element)
        if event == "start" and tag in _LEFT_OUT:
            walk.skip_subtree()
        elif "wordprocessingml" not in str(element.tag):  # drawings have paragraphs of their own
            continue
        elif event == "start":
            open_.begin(element, tag)
        elif (text := open_.end(element, tag)).strip():
            yield text


class _Open:
    """The paragraphs that are begun, outermost first."""

    def __init__(self) -> None:
        self._open: list[list[str]] = []
        self._going_on: dict[int, str] = {}  # what waits for the next paragraph, by the number of those around it

    def begin(self, element: etree._Element, tag: str) -> None:
        """Take an element's start."""
        if tag == "p":
            self._open.append([self._going_on.pop(len(self._open), "")])
        elif self._open:
            self._open[-1].append(_written(element, tag))

    def end(self, element: etree._Element, tag: str) -> str:
        """Take an element's end; return the text of the paragraph that ends there, if one does."""
        if tag == "p":
            text = "".join(self._open.pop())
            if not _has_no_end(element):
                return text
            self._going_on[len(self._open)] = text
        return self._going_on.pop(len(self._open), "") if tag in _ROOMS else ""


def _has_no_end(paragraph: etree._Element) -> bool:
    """Tell whether a paragraph's mark is deleted, or moved away."""
    properties = next(paragraph.iterchildren("{*}pPr"), None)
    marks = () if properties is None else properties.iterchildren("{*}rPr")
    return any(name(change) in {"del", "movefrom"} for mark in marks for change in mark)


def _written(element: etree._Element, tag: str) -> str:
    """Return what an element writes by itself: its text, or a sign."""
    if tag == "t":
        return element.text or ""
    return "" if tag == "br" and _breaks_page(element) else _SIGNS.get(tag, "")


def _breaks_page(element: etree._Element) -> bool:
    return any(key.endswith("type") and value in {"page", "column"} for key, value in element.attrib.items())
