"""JSONL tables of articles: an object a line."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

from quotes.errors import InputError
from quotes.readers import charset, columns
from quotes.readers.base import File, Read
from quotes.readers.errors import ReadError

_LONGEST = 50_000_000  # characters of one line


def articles(file: File) -> Iterator[Read | InputError]:
    """Yield the articles of a JSONL file, a line each. See ``base.Reader``."""
    told = charset.decoding(file.stream, file.name)
    if told.notices:
        yield Read(None, told.notices)
    file.stream.seek(told.skip)
    text = io.TextIOWrapper(file.stream, told.codec, told.errors)
    try:
        yield from columns.articles(file, (), _rows(file.name, text))
    finally:
        text.detach()  # the stream is closed by whoever opened it


def _rows(name: str, text: io.TextIOWrapper) -> Iterator[columns.Row | InputError]:
    """Yield the objects of the lines; blank lines are none."""
    number = 0
    while line := text.readline(_LONGEST):
        number += 1
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, dict):
            yield columns.Row(number, found)
        else:
            yield ReadError.bad_line(name, number)
