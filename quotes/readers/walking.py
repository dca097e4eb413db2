"""A tree of HTML or XML cut into paragraphs, as a browser shows them.

One pass, not recursive: nesting in files from outside has no limit. Where a browser puts distance between two elements
by their style, which nobody reads here, a blank stands in for it: see ``_SEAM``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

from lxml import etree

# What begins and ends a paragraph: HTML, and NITF, which is near to it.
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th "
    "thead title tr ul bq block body.content body.head body.end byline dateline distributor hedline hl1 hl2 media "
    "media-caption media-producer nitf tagline abstract credit".split()
)
_UNSEEN = frozenset(
    "script style noscript template svg math iframe object embed applet button select textarea input datalist "
    "canvas audio video map progress meter dialog".split()
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_INLINE = frozenset({"span", "b", "strong", "em", "i", "small", "time", "cite", "font", "mark", "u", "a"})
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_BLOCK_STYLE = re.compile(r"(?:^|;)\s*display\s*:\s*(?:block|flex|grid|table)", re.IGNORECASE)
_BLOCK_CLASS = re.compile(r"(?<![\w:-])(?:d-|u-|is-|display-)?block(?![\w-])")
_CAP_CLASS = re.compile(r"drop-?_?cap|initial|first-?_?letter|versal", re.IGNORECASE)
_WHITE = re.compile(r"[ \t\n\r\f]+")  # what HTML collapses: no no-break spaces
_BREAK = "\0"  # <br>, until white space has been collapsed; no tree holds one of these signs
_SEAM, _GAP, _CAP = "\1", "\2", "\3"  # two elements side by side; two apart by their style; behind an initial
_SIGNS = re.compile("[\0-\3]")
_CAPITAL = "A-ZÄÖÜ"
_BEHIND_CAP = re.compile(rf"{_CAP}[{_SEAM}{_GAP}\s]*(?=[a-zäöüß])")  # «N» «a endlich»
_AT_GAP = re.compile(rf"(?<![{_SEAM}{_GAP}{_CAP}\s]){_SEAM}*{_GAP}[{_SEAM}{_GAP}]*(?=[\w„“\"»«‚])")
_AT_SEAM = re.compile(rf"(?<=[\w.!?…“”\"«»)][\w.!?…“”\"«»)]){_SEAM}+(?=[{_CAPITAL}„»‚])|(?<=[.!?:…]){_SEAM}+(?=\w)")
_JOINTS = ((_BEHIND_CAP, ""), (_AT_GAP, " "), (_AT_SEAM, " "))
_SWALLOWED, _LOOKED_AT = 3, 60  # paragraphs that no link has in it, and elements in it that are looked at
_QUOTES = ("„“", "‚‘")  # what a browser puts around <q> in a German page, outside and inside
_MARKED = re.compile(r"\s*[„“”\"»«‚‘›‹].*[“”\"»«‘’›‹]\s*", re.DOTALL)
_LOOKED_INTO = 60  # pieces of text in a <q>
_ENDED = re.compile(r"[.!?…:][“”\"«»‹›‘’')\]]*$")
_IN_MARKS = re.compile(r"[“”\"«»]$")
_OPENS = re.compile(r"[„“\"»«]")
_INITIAL = re.compile(rf"[„“\"»«]?[{_CAPITAL}]")
_SMALL = re.compile(r"[a-zäöüß]{2}|[a-zäöüß] ")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: its text, not blank, and the innermost element around it that makes paragraphs."""

    text: str
    element: etree._Element
    linked: int = 0  # characters of it in links
    behind: str = ""  # what stands behind the last link; all of it, where there is none


class _Piece(NamedTuple):
    text: str
    linked: bool
    bold: bool


Test = Callable[[etree._Element], bool]  # noqa: SLF001 - the only name of the type


def name(element: etree._Element) -> str:
    """Return an element's name in lower case, without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _none(_element: etree._Element) -> bool:
    return False


def blocks(
    root: etree._Element, without: Collection[str] = (), *, unseen: Test = _none, apart: Test = _none
) -> list[Block]:
    """Return the paragraphs below an element, in order, as a browser would show them.

    White space is collapsed; <br> within a sentence is a blank, behind one a line end, two are the end of a paragraph;
    <q> gets its marks. What nobody sees is left out (scripts, hidden elements, controls).

    Args:
        root: where to begin.
        without: names of elements that are left out.
        unseen: tells which others are.
        apart: tells which elements are paragraphs of their own, though their names do not say so.
    """
    walker = _Walker(without, unseen, apart)
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
    return list(_with_initials(walker.found))


def _with_initials(found: list[Block]) -> Iterator[Block]:
    """Yield paragraphs, the large first letter of one, where it stands as one of its own, put back to it."""
    waiting: Block | None = None
    for block in found:
        if waiting is not None and _SMALL.match(block.text):
            yield replace(block, text=waiting.text + block.text, behind=block.behind)
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = block if _INITIAL.fullmatch(block.text) else None
        if waiting is None:
            yield block
    if waiting is not None:
        yield waiting


class _Walker:
    """Collects text between the edges of paragraphs."""

    def __init__(self, without: Collection[str], unseen: Test, apart: Test) -> None:
        self.found: list[Block] = []
        self._without, self._unseen, self._apart = without, unseen, apart
        self._pieces: list[_Piece] = []
        self._around: list[etree._Element] = []  # the elements that make paragraphs, outermost first
        self._skipped: etree._Element | None = None
        self._drawn: list[bool] = []  # of each <q> that is open, whether it gets marks
        self._links = self._bold = self._pre = self._headings = 0  # of each, how many are open

    def opens(self, element: etree._Element) -> bool:
        """Take an element's start; return False when nothing in it is wanted."""
        tag = name(element)
        if tag in _UNSEEN or tag in self._without or _is_head(element) or is_hidden(element) or self._unseen(element):
            self._skipped = element
            return False
        if tag in _BLOCKS or not self._around or self._apart(element):
            self.flush()
            self._around.append(element)
        self._count(element, tag, 1)
        if tag == "br":
            self._put(_BREAK)
        elif tag == "q":
            self._drawn.append(not _MARKED.fullmatch("".join(islice(element.itertext(), _LOOKED_INTO))))
            self._draw(0)
        elif tag in _INLINE:
            self._edge(element)
        self.add(element.text)
        return True

    def closes(self, element: etree._Element) -> None:
        """Take an element's end."""
        if element is self._skipped:
            self._skipped = None
            return
        tag = name(element)
        if tag == "q":
            self._draw(1)
            self._drawn.pop()
        elif tag in _INLINE:
            self._edge(element)
            if _is_initial(element):
                self._put(_CAP)
        if self._around and element is self._around[-1]:
            self.flush()
            self._around.pop()
        self._count(element, tag, -1)

    def _draw(self, side: int) -> None:
        """Put the mark of a <q>, unless the author has written one."""
        if self._drawn[-1]:
            self._put(_QUOTES[(self._drawn.count(True) - 1) % 2][side])

    def _count(self, element: etree._Element, tag: str, one: int) -> None:
        if tag == "a" and is_link(element):
            self._links += one
        elif tag in {"b", "strong"}:
            self._bold += one
        elif tag == "pre":
            self._pre += one
        elif tag in HEADINGS:
            self._headings += one

    def _edge(self, element: etree._Element) -> None:
        """Mark where one element stands beside another, or is put at a distance by its style."""
        apart = _BLOCK_STYLE.search(element.get("style", "")) or _BLOCK_CLASS.search(element.get("class", ""))
        in_heading = self._headings and name(element) == "span" and element.get("class")
        initial = len((element.text or "").strip()) == 1
        self._put(_GAP if (apart or in_heading) and not initial else _SEAM)

    def add(self, text: str | None) -> None:
        """Take a piece of text."""
        if text:
            if text.strip() and self._pieces and not self._headings and self._pieces[-1].text == _SEAM:
                self._one_sided()
            self._put(text)

    def _one_sided(self) -> None:
        """Take back the mark of an edge that has text at its other side: no two elements stand side by side."""
        edges = 0
        for piece in reversed(self._pieces):
            if piece.text != _SEAM:
                break
            edges += 1
        if edges == 1:
            self._pieces.pop()

    def _put(self, text: str) -> None:
        self._pieces.append(_Piece(text, self._links > 0, self._bold > 0))

    def flush(self) -> None:
        """End a paragraph."""
        if not self._pieces:
            return
        pieces, self._pieces = self._pieces, []
        element = self._around[-1]
        if self._pre:
            text = _SIGNS.sub("", "".join(piece.text for piece in pieces).replace(_BREAK, "\n")).strip("\n")
            if text.strip():
                self.found.append(Block(text, element, _linked(pieces), _behind(pieces)))
            return
        for lines in _paragraphs(pieces):
            text = _joined(lines)
            if text.strip():
                here = [piece for line in lines for piece in line]
                self.found.append(Block(text, element, _linked(here), _behind(here)))


def _is_initial(element: etree._Element) -> bool:
    """Tell whether an element is a large first letter."""
    text = "".join(element.itertext()).strip() if len(element) == 0 else ""
    return bool(_INITIAL.fullmatch(text) and _CAP_CLASS.search(element.get("class", "")))


def _linked(pieces: list[_Piece]) -> int:
    return sum(len(_WHITE.sub(" ", _SIGNS.sub("", piece.text)).strip()) for piece in pieces if piece.linked)


def _behind(pieces: list[_Piece]) -> str:
    """Return what stands behind the last link."""
    last = max(
        (at for at, piece in enumerate(pieces) if piece.linked and _SIGNS.sub("", piece.text).strip()), default=-1
    )
    return _WHITE.sub(" ", _SIGNS.sub("", "".join(piece.text for piece in pieces[last + 1 :]))).strip()


def _paragraphs(pieces: list[_Piece]) -> Iterator[list[list[_Piece]]]:
    """Yield the lines of each paragraph: two <br> end one."""
    lines: list[list[_Piece]] = [[]]
    for piece in pieces:
        if piece.text != _BREAK:
            lines[-1].append(piece)
        elif _text(lines[-1]):
            lines.append([])
        elif len(lines) > 1:
            yield lines[:-1]
            lines = [[]]
    yield lines


def _text(line: list[_Piece]) -> str:
    """Return the text of a line, its joints mended and its white space collapsed."""
    text = "".join(piece.text for piece in line)
    if _SIGNS.search(text):
        for pattern, joint in _JOINTS:
            text = pattern.sub(joint, text)
        text = _SIGNS.sub("", text)
    return _WHITE.sub(" ", text).strip(" ")


def _joined(lines: list[list[_Piece]]) -> str:
    """Return the text of a paragraph: its lines with a blank between them where a sentence goes on."""
    texts = [(_text(line), all(piece.bold for piece in line if _SIGNS.sub("", piece.text).strip())) for line in lines]
    texts = [(text, bold) for text, bold in texts if text]
    prose = bool(texts) and bool(_ENDED.search(texts[-1][0]))
    whole = ""
    for at, (text, bold) in enumerate(texts):
        if at:
            goes_on = _goes_on(texts[at - 1][0], text, prose=prose and texts[at - 1][1] == bold)
            whole += " " if goes_on else "\n"
        whole += text
    return whole


def _goes_on(above: str, below: str, *, prose: bool) -> bool:
    """Tell whether a sentence goes on behind a line end; ``prose``: the lines are alike and end as sentences do."""
    if above.endswith(":"):
        return bool(_OPENS.match(below))
    if _ENDED.search(above):
        return False
    if below[0].islower() or below[0] in ",;.!?":
        return True
    return prose and not _IN_MARKS.search(above)


def _is_head(element: etree._Element) -> bool:
    """Tell whether an element is a page's head, or its title; a head that a stray tag broke has the body in it."""
    tag = name(element)
    if tag == "title":
        around = element.getparent()
        if around is None or name(around) != "head":
            return False
    elif tag != "head":
        return False
    return not any(name(each) in {"p", "div", "h1", "body"} for each in element.iterdescendants())


def is_link(element: etree._Element) -> bool:
    """Tell whether an element is a link; one that was never closed has the rest of the page in it, and is none."""
    href = element.get("href") if name(element) == "a" else None
    if href is None:
        return False
    around = element.getparent()
    if href.startswith("#") and around is not None and name(around) in HEADINGS:  # a heading's link to itself
        return False
    inside = islice(element.iterdescendants(), _LOOKED_AT)
    return sum(name(each) == "p" for each in inside) < _SWALLOWED


def is_hidden(element: etree._Element) -> bool:
    """Tell whether an element is not shown."""
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style and _HIDDEN.search(style))
