"""HTML and XML: parsed safely, and cut into paragraphs as a browser shows them.

No parser here fetches anything, resolves entities of the file's own making, or takes nesting without end.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from html.entities import html5

from lxml import etree
from lxml import html as lxml_html

from quotes.budgets import ITEMS_DEPTH
from quotes.readers import charset
from quotes.readers.errors import ReadError

# What begins and ends a paragraph: HTML, and NITF, which is near to it.
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th "
    "thead title tr ul bq block body.content body.head body.end byline dateline distributor hedline hl1 hl2 media "
    "media-caption media-producer nitf tagline abstract credit".split()
)
_UNSEEN = frozenset(
    "script style noscript template head svg math iframe object embed applet button select textarea input datalist "
    "canvas audio video map progress meter dialog".split()
)
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_WHITE = re.compile(r"[ \t\n\r\f]+")  # what HTML collapses: no no-break spaces
_BREAK = "\0"  # <br>, until white space has been collapsed; no tree holds a NUL
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]*;)")
_XML_ENTITIES = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")
_NO_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BY_CHANCE = re.compile(r"\W+")
_QUOTES = ("„“", "‚‘")  # what a browser puts around <q> in a German page, outside and inside


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: its text, not blank, and the innermost element around it that makes paragraphs."""

    text: str
    element: etree._Element


def name(element: etree._Element) -> str:
    """Return an element's name in lower case, without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def xml(data: bytes, document: str, *, recover: bool = False) -> etree._Element:
    """Parse XML, whatever it says of its encoding.

    Args:
        data: the file.
        document: its name, for messages.
        recover: go on after errors, as far as anything can be made out.

    Raises:
        InputError: it declares entities, or its encoding cannot be told.
        etree.XMLSyntaxError: it is no XML.
    """
    text, _notices = charset.markup(data, document)
    if "<!ENTITY" in text:
        raise ReadError.declares_entities(document)
    text = _ENTITY.sub(_resolved, _NO_XML.sub("", _DECLARATION.sub("", text)))
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover
    )
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if root is None:
        message = "no element"
        raise etree.XMLSyntaxError(message, 0, 0, 0)
    return root


def _resolved(found: re.Match[str]) -> str:
    """Return the character of an entity of HTML, which many feeds use though XML has not got it."""
    return found[0] if found[1] in _XML_ENTITIES else html5.get(found[1], found[0])


def html(text: str) -> etree._Element | None:
    """Parse HTML, also a piece of it; None where there is nothing to parse. Any text is HTML of a sort."""
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    text = _NO_XML.sub("", _DECLARATION.sub("", text))
    try:
        return lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        return None


def items(root: etree._Element, names: Collection[str], document: str) -> list[etree._Element]:
    """Return the elements that are an article each, in order.

    Raises InputError where they stand in one another over and over: each would have the text of all within it.
    """
    found: list[etree._Element] = []
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if name(element) not in names:
            continue
        depth += 1 if event == "start" else -1
        if depth > ITEMS_DEPTH:
            raise ReadError.nested(document, ITEMS_DEPTH)
        if event == "start":
            found.append(element)
    return found


def blocks(root: etree._Element, without: Collection[str] = ()) -> list[Block]:
    """Return the paragraphs below an element, in order, as a browser would show them.

    White space is collapsed, <br> is a line end, <q> gets its marks. What nobody sees is left out (scripts, hidden
    elements, controls), and so are the elements whose names are in ``without``.
    """
    walker = _Walker(without)
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            if walker.opens(element):
                continue
            walk.skip_subtree()
        elif event == "end":
            walker.closes(element)
        if event != "start" and element is not root:
            walker.add(element.tail)
    walker.flush()
    return walker.found


def paragraphs(root: etree._Element, without: Collection[str] = ()) -> list[str]:
    """Return the texts of ``blocks``."""
    return [block.text for block in blocks(root, without)]


def joined(texts: Iterable[str]) -> str:
    """Return an article's text, its paragraphs apart by a blank line."""
    return "\n\n".join(text for text in texts if text)


def squeezed(text: str) -> str:
    """Return letters and digits only, in lower case: what two copies of a text have in common."""
    return _BY_CHANCE.sub("", text.replace("\N{SOFT HYPHEN}", "")).lower()


class _Walker:
    """Collects text between the edges of paragraphs. Not recursive: nesting in files from outside has no limit."""

    def __init__(self, without: Collection[str]) -> None:
        self.found: list[Block] = []
        self._without = without
        self._pieces: list[str] = []
        self._around: list[etree._Element] = []  # the elements that make paragraphs, outermost first
        self._skipped: etree._Element | None = None
        self._depth = 0  # of <q>

    def opens(self, element: etree._Element) -> bool:
        """Take an element's start; return False when nothing in it is wanted."""
        tag = name(element)
        if tag in _UNSEEN or tag in self._without or _is_hidden(element):
            self._skipped = element
            return False
        if tag in _BLOCKS or not self._around:
            self.flush()
            self._around.append(element)
        if tag == "br":
            self._pieces.append(_BREAK)
        if tag == "q":
            self._pieces.append(_QUOTES[self._depth % 2][0])
            self._depth += 1
        self.add(element.text)
        return True

    def closes(self, element: etree._Element) -> None:
        """Take an element's end."""
        if element is self._skipped:
            self._skipped = None
            return
        tag = name(element)
        if tag == "q":
            self._depth -= 1
            self._pieces.append(_QUOTES[self._depth % 2][1])
        if self._around and element is self._around[-1]:
            self.flush()
            self._around.pop()

    def add(self, text: str | None) -> None:
        """Take a piece of text."""
        if text:
            self._pieces.append(text)

    def flush(self) -> None:
        """End a paragraph."""
        if not self._pieces:
            return
        raw = "".join(self._pieces)
        self._pieces.clear()
        if self._around and any(name(element) == "pre" for element in self._around):
            text = raw.replace(_BREAK, "\n").strip("\n")
        else:
            text = "\n".join(_WHITE.sub(" ", line).strip(" ") for line in raw.split(_BREAK)).strip("\n")
        if text.strip():
            self.found.append(Block(text, self._around[-1]))


def _is_hidden(element: etree._Element) -> bool:
    """Tell whether an element is not shown."""
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style and _HIDDEN.search(style))
