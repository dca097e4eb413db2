"""E-mails (EML), such as press releases: the text of the mail, its subject as title."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart
from typing import cast

from quotes.budgets import HEADER_CHARS, MAIL_DEPTH
from quotes.data import Article
from quotes.readers import charset, dates, hints, markup
from quotes.readers.base import File, Read, damage
from quotes.readers.errors import ReadError
from quotes.readers.formats import LABELS

_MAX_MB = 50  # with attachments
_FLOWED = re.compile(r"(?<!^--)(?<!\n--) \r?\n(?!>|-- \r?\n)")  # RFC 3676: a line that goes on; no signature's mark
_STUFFED = re.compile(r"^ ", re.MULTILINE)  # what was put before lines that begin with a blank, > or «From»
_NESTING = re.compile(  # a type that says how its parts begin; and a line that may begin one
    rb"""^(?:content-type|[ \t])[^\r\n]*?\bboundary[ \t]*=[ \t]*"?([^"\r\n;]{1,200})|^--([^\r\n]{1,200})""",
    re.IGNORECASE | re.MULTILINE,
)
_CUT = " [...]"
_TIMES = 2  # an HTML part with so many times the text is the mail; the other one says «see HTML»


def articles(file: File) -> Iterator[Read]:
    """Yield the one article of a mail. See ``base.Reader``."""
    data = file.data(_MAX_MB)
    if _depth(data) > MAIL_DEPTH:
        raise ReadError.nested(file.name, MAIL_DEPTH)
    with damage(file.name, LABELS["eml"]):
        mail = cast("EmailMessage", email.message_from_bytes(data, policy=_Bounded()))
        if not mail.keys():  # a text that was called a mail
            raise ReadError.damaged(file.name, LABELS["eml"])
        text = _text(mail, file.name)
        attached = any(part.get_filename() for part in mail.iter_attachments()) if mail.is_multipart() else False
        article = Article(
            text,
            document=file.name,
            title=_header(mail, "subject"),
            date=dates.of_mail(_header(mail, "date")),
            author=_sender(mail),
        )
    notices = [hints.EMPTY] * (not text.strip()) + [hints.ATTACHMENTS] * attached
    notices += [hints.LONG_HEADER] * any(value.endswith(_CUT) for _, value in mail.raw_items())
    yield Read(article, tuple(notices))


class _Bounded(email.policy.EmailPolicy):
    """Leaves out what a header has beyond any real one, before it is decoded."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return a header's name and value."""
        name, value = super().header_source_parse(sourcelines)
        return name, value if len(value) <= HEADER_CHARS else value[:HEADER_CHARS].rpartition(" ")[0] + _CUT


def _depth(data: bytes) -> int:
    """Return how deep the parts of a mail are in one another, before anybody has to look for their ends."""
    open_: list[bytes] = []
    deepest = 0
    for found in _NESTING.finditer(data):
        begins, line = found.groups()
        if begins is not None:
            open_.append(begins.rstrip())
            deepest = max(deepest, len(open_))
            if deepest > MAIL_DEPTH:
                break
            continue
        name = line.rstrip()
        ends = name not in open_ and name.endswith(b"--") and name[:-2] in open_
        name = name[:-2] if ends else name
        if name in open_:
            del open_[open_.index(name) + (not ends) :]
    return deepest


def _text(mail: EmailMessage, name: str) -> str:
    """Return the text of a mail: the plain part, unless that is a mere hint at the other one."""
    plain, rich = mail.get_body(("plain",)), mail.get_body(("html",))
    written = _plain(plain, name) if plain is not None else ""
    root = markup.html(_decoded(rich, name)) if rich is not None else None
    shown = markup.joined(markup.paragraphs(root)) if root is not None else ""
    return shown if len(shown.split()) > _TIMES * len(written.split()) else written


def _plain(part: MIMEPart, name: str) -> str:
    """Return a part of plain text, with lines joined that say of themselves that they go on."""
    text = _decoded(part, name).replace("\r\n", "\n")
    if part.get_param("format", "") == "flowed":
        joint = "" if str(part.get_param("delsp", "")).lower() == "yes" else " "
        text = _STUFFED.sub("", _FLOWED.sub(joint, text))
    return text


def _decoded(part: MIMEPart, name: str) -> str:
    """Return the text of a part, also where it is not in the encoding that it says."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    return charset.declared(data, part.get_content_charset() or "", name)[0]


def _header(mail: EmailMessage, field: str) -> str:
    """Return a header's text, empty where it is missing or broken."""
    try:
        return " ".join(str(mail.get(field, "")).split())
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - the standard library stumbles over some broken headers in its own ways
        return ""


def _sender(mail: EmailMessage) -> str:
    """Return the name of the sender, or the address where there is no name."""
    name, address = email.utils.parseaddr(_header(mail, "from"))
    return name or address
