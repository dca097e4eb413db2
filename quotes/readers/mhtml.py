"""Pages that a browser saved as one file (MHTML): the page in it, read as the page it is."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import Message

from quotes.readers import html
from quotes.readers.base import File, Read, damage
from quotes.readers.errors import ReadError
from quotes.readers.formats import LABELS

_MAX_MB = 100  # with pictures
_HTML = frozenset({"text/html", "application/xhtml+xml"})


def articles(file: File) -> Iterator[Read]:
    """Yield the one article of a saved page. See ``base.Reader``."""
    data = file.data(_MAX_MB)
    with damage(file.name, LABELS["mhtml"]):
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        part = _page(message)
        found = part.get_payload(decode=True) if part is not None else None
        if part is None or not isinstance(found, bytes):
            raise ReadError.damaged(file.name, LABELS["mhtml"])
        url = str(message.get("Snapshot-Content-Location") or part.get("Content-Location") or "").strip()
        encoding = part.get_content_charset() or ""
    yield html.of_data(found, file.name, encoding=encoding, url=url if url.startswith(("http:", "https:")) else "")


def _page(message: Message) -> Message | None:
    """Return the part that is the page: the first of HTML; those of frames and advertisements come after it."""
    return next((part for part in message.walk() if part.get_content_type() in _HTML), None)
