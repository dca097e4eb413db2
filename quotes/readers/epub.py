"""E-books (EPUB), such as a newspaper's edition: a chapter an article."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from quotes.data import Article
from quotes.readers import charset, hints, markup, package
from quotes.readers.base import File, Read, damage
from quotes.readers.errors import ReadError
from quotes.readers.formats import LABELS
from quotes.readers.markup import name

_FONTS = ("obfuscation", "font")  # encryption that only keeps fonts from being copied


def articles(file: File) -> Iterator[Read]:
    """Yield the chapters of a book that have text. See ``base.Reader``."""
    with package.opened(file, LABELS["epub"]) as archive:
        if _is_protected(archive):
            raise ReadError.encrypted(file.name, LABELS["epub"])
        with damage(file.name, LABELS["epub"]):
            opf = _opf(archive)
            root = archive.xml(opf)
            chapters = _chapters(root, posixpath.dirname(opf))
        facts = package.facts(root)
        found = False
        for number, part in enumerate(chapters, 1):
            heading, text = _chapter(archive, part, file.name)
            if text:
                found = True
                title = heading or facts["title"]
                yield Read(Article(text, f"{file.name}#{number}", title, facts["date"], facts["author"]))
        if not found:
            yield Read(None, (hints.NO_ITEMS,))


def _is_protected(archive: package.Package) -> bool:
    """Tell whether the text itself is encrypted."""
    encryption = archive.optional("META-INF/encryption.xml")
    if encryption is None:
        return False
    methods = [element.get("Algorithm", "") for element in encryption.iter("{*}EncryptionMethod")]
    return not all(any(word in method.lower() for word in _FONTS) for method in methods)


def _opf(archive: package.Package) -> str:
    """Return the part that lists the others. Raises KeyError when none is named."""
    container = archive.xml("META-INF/container.xml")
    return next(element.attrib["full-path"] for element in container.iter("{*}rootfile"))


def _chapters(root: etree._Element, folder: str) -> list[str]:
    """Return the parts that are read, in order and each once; the table of contents is none."""
    items = {element.get("id"): element for element in root.iter() if name(element) == "item"}
    order = [items.get(element.get("idref")) for element in root.iter() if name(element) == "itemref"]
    parts = (
        posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))
        for item in order
        if item is not None and "nav" not in item.get("properties", "").split()
    )
    return list(dict.fromkeys(parts))


def _chapter(archive: package.Package, part: str, document: str) -> tuple[str, str]:
    """Return heading and text of a chapter, empty where it is missing or has none."""
    if part not in archive.names:
        return "", ""
    root = markup.html(charset.markup(archive.data(part), document)[0])
    if root is None:
        return "", ""
    blocks = markup.blocks(root, {"nav", "figcaption"})
    heading = next((block.text for block in blocks if markup.name(block.element) in {"h1", "h2", "h3"}), "")
    return heading, markup.joined(block.text for block in blocks)
