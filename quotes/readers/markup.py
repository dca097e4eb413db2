"""HTML and XML: parsed safely, and cut into paragraphs (``walking``).

No parser here fetches anything, resolves entities of the file's own making, or takes nesting without end.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from html.entities import html5

from lxml import etree
from lxml import html as lxml_html

from quotes.budgets import ITEMS_DEPTH, XML_DEPTH
from quotes.readers import charset
from quotes.readers.errors import ReadError
from quotes.readers.walking import Block, blocks, name

__all__ = ["Block", "blocks", "html", "items", "joined", "name", "paragraphs", "squeezed", "xml"]

_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]*;)")
_XML_ENTITIES = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")
_NO_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BY_CHANCE = re.compile(r"\W+")


def xml(data: bytes, document: str, *, recover: bool = False) -> etree._Element:
    """Parse XML, whatever it says of its encoding.

    Args:
        data: the file.
        document: its name, for messages.
        recover: go on after errors, as far as anything can be made out.

    Raises:
        InputError: it declares entities, its encoding cannot be told, or its elements stand too deep in one another.
        etree.XMLSyntaxError: it is no XML.
    """
    text, _notices = charset.markup(data, document)
    if "<!ENTITY" in text:
        raise ReadError.declares_entities(document)
    text = _ENTITY.sub(_resolved, _NO_XML.sub("", _DECLARATION.sub("", text)))
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        _refuse_cut(parser, document)
        raise
    _refuse_cut(parser, document)  # recovering, it drops what lies deeper without a word
    if root is None:
        message = "no element"
        raise etree.XMLSyntaxError(message, 0, 0, 0)
    return root


def _resolved(found: re.Match[str]) -> str:
    """Return the character of an entity of HTML, which many feeds use though XML has not got it."""
    return found[0] if found[1] in _XML_ENTITIES else html5.get(found[1], found[0])


def html(text: str) -> etree._Element | None:
    """Parse HTML, also a piece of it; None where there is nothing to parse. Any text is HTML of a sort."""
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)  # else text ends at a depth of 255
    data = _NO_XML.sub("", _DECLARATION.sub("", text)).encode("utf-8", "replace")
    try:
        root = lxml_html.document_fromstring(data, parser=parser)
        return _deep(data) if _is_cut(parser) else root
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        return None


def _deep(data: bytes) -> etree._Element:
    """Parse HTML of any depth: libxml2 ends its own tree at 2,048 elements within one another, lxml's has no bound.

    It takes four times as long, so the usual page is parsed the usual way.
    """
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, target=etree.TreeBuilder())
    return etree.fromstring(data, parser)


def _is_cut(parser: etree.XMLParser | etree.HTMLParser) -> bool:
    """Tell whether a parser has left out what lay deeper than it goes."""
    return any(
        error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT and "depth" in error.message
        for error in parser.error_log.filter_from_fatals()
    )


def _refuse_cut(parser: etree.XMLParser, document: str) -> None:
    if _is_cut(parser):
        raise ReadError.nested(document, XML_DEPTH)


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


def paragraphs(root: etree._Element, without: Collection[str] = ()) -> list[str]:
    """Return the texts of ``blocks``."""
    return [block.text for block in blocks(root, without)]


def joined(texts: Iterable[str]) -> str:
    """Return an article's text, its paragraphs apart by a blank line."""
    return "\n\n".join(text for text in texts if text)


def squeezed(text: str) -> str:
    """Return letters and digits only, in lower case: what two copies of a text have in common."""
    return _BY_CHANCE.sub("", text.replace("\N{SOFT HYPHEN}", "")).lower()
