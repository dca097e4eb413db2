"""Articles as JSON, as crawlers write them: an object, or a list of objects, read as a table of JSONL is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from quotes.errors import InputError
from quotes.readers import charset, columns
from quotes.readers.base import File, Read
from quotes.readers.errors import ReadError

_MAX_MB = 200
_FEW = 5  # words of a name or a keyword; a paragraph has more


def articles(file: File) -> Iterator[Read | InputError]:
    """Yield the articles of a JSON file. See ``base.Reader``."""
    data = file.data(_MAX_MB)
    told = charset.decoding(file.stream, file.name)
    if told.notices:
        yield Read(None, told.notices)
    try:
        found = json.loads(data[told.skip :].decode(told.codec, told.errors))
    except (ValueError, RecursionError) as error:
        raise ReadError.no_json(file.name) from error
    objects = _objects(found)
    if not objects:
        raise ReadError.no_json_articles(file.name)
    rows = (columns.Row(number, {key: _cell(each[key]) for key in each}) for number, each in enumerate(objects, 1))
    yield from columns.articles(file, (), rows)


def _objects(found: object) -> list[Mapping[str, Any]]:
    """Return the articles: the object itself, the objects of a list, or those of the only list within an object."""
    if isinstance(found, dict):
        lists = [each for each in found.values() if isinstance(each, list) and each]
        inner = [each for each in lists if all(isinstance(one, dict) for one in each)]
        texts = any(isinstance(each, str) for each in found.values())
        return inner[0] if len(inner) == 1 and not texts else [found]
    if isinstance(found, list) and all(isinstance(each, dict) for each in found):
        return found
    return []


def _cell(value: object) -> object:
    """Return a value as a cell: of a list of texts its texts, of parts within parts all texts in their order."""
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ("\n\n" if any(len(each.split()) > _FEW for each in value) else ", ").join(value)
    if isinstance(value, dict | list):
        return "\n\n".join(_texts(value))
    return value


def _texts(value: object) -> Iterator[str]:
    """Yield the texts within a value, in their order. Not recursive: files from outside nest without end."""
    waiting = [value]
    while waiting:
        here = waiting.pop()
        if isinstance(here, str):
            if here.strip():
                yield here
        elif isinstance(here, dict):
            waiting += reversed(list(here.values()))
        elif isinstance(here, list):
            waiting += reversed(here)
