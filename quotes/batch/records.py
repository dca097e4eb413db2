"""Frozen dataclasses as JSON and back, exactly. Reading makes nothing but these types: no code comes out of a file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from quotes.data import Quotation, Span


def dump(found: Sequence[Quotation]) -> str:
    """Return the quotations of an article on one line."""
    return json.dumps(_flat(tuple(found)), ensure_ascii=False, separators=(",", ":"))


def load(line: str, size: int) -> list[Quotation]:
    """Return what ``dump`` was given, of an article of ``size`` characters.

    Raises ValueError, TypeError, IndexError and RecursionError for anything else.
    """
    return [_made(Quotation, each, size) for each in _list(json.loads(line))]


def _flat(value: object) -> object:
    """Return a dataclass as the list of its fields' values, so that their names do not stand in every line."""
    if is_dataclass(value):
        return [_flat(getattr(value, field.name)) for field in fields(value)]
    return [_flat(each) for each in value] if isinstance(value, tuple) else value


def _list(value: object) -> list[Any]:
    """Return a value that must be a list: an object or a text would do for an empty one."""
    if not isinstance(value, list):
        message = f"no list: {value!r:.40}"
        raise TypeError(message)
    return value


def _made(hint: Any, value: Any, size: int) -> Any:  # noqa: ANN401 - it makes whatever the hint says
    """Return the value as what its type hint says."""
    if isinstance(hint, UnionType):  # «Span | None»
        return None if value is None else _made(next(arg for arg in get_args(hint) if arg is not NoneType), value, size)
    if isinstance(hint, type) and is_dataclass(hint):
        made = hint(*(_made(each, part, size) for each, part in zip(_hints(hint), _list(value), strict=True)))
        if isinstance(made, Span) and not 0 <= made.start <= made.end <= size:
            message = f"no place in the article: {made!r:.60}"
            raise ValueError(message)
        return made
    if get_origin(hint) is tuple:
        return tuple(_made(get_args(hint)[0], each, size) for each in _list(value))
    kinds = get_args(hint) if get_origin(hint) is Literal else ()
    if value not in kinds if kinds else not isinstance(value, hint) or isinstance(value, bool):
        message = f"no {hint}: {value!r:.40}"
        raise TypeError(message)
    return value


@lru_cache
def _hints(kind: type) -> tuple[Any, ...]:
    hints = get_type_hints(kind)
    return tuple(hints[field.name] for field in fields(kind))
