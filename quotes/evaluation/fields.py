"""Fields of gold as they are read: each function returns a value or raises what tells that it is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from quotes.data import Span
from quotes.evaluation.gold import MARK_CATEGORIES, Who

Item = Mapping[str, Any]


def text(value: object) -> str:
    """Return a field that must be text."""
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def maybe(item: Item, name: str) -> str | None:
    """Return a field that may lack, or be null where there is none in the text; then it counts as empty."""
    return text(item[name] or "") if name in item else None


def who(item: Item) -> Who:
    """Return the speaker of an object."""
    aliases, others = (
        tuple(text(name or "") for name in item.get(names) or ()) for names in ("aliases", "alternatives")
    )
    return Who(text(item["speaker"] or ""), aliases, others)


def category(value: object) -> str:
    """Return what stands in marks. Raises ValueError for what is no category."""
    if value not in MARK_CATEGORIES:
        message = f"kind: {value}"
        raise ValueError(message)
    return str(value)


def sure(value: object) -> int:
    """Return how sure an annotator was, 3 (also where nothing is told) to 1. Raises ValueError."""
    if value is None:
        return 3
    if not isinstance(value, int) or not 1 <= value <= 3:
        message = f"sure: {value}"
        raise ValueError(message)
    return int(value)


def parted(cell: str | None) -> tuple[str, ...]:
    """Return the names in a cell of a table, parted by «|»; «–» alone is nobody."""
    names = [name.strip() for name in (cell or "").split("|")]
    return tuple("" if name in {"-", "–"} else name for name in names if name)


def pieces(items: Iterable[Item]) -> Iterator[Span]:
    """Yield the spans of the data set."""
    for item in items:
        yield span(item["charBegin"], item["charEnd"])


def span(start: object, end: object) -> Span:
    """Return a span. Raises ValueError for one that cannot be."""
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start <= end:
        message = f"{start} bis {end}"
        raise ValueError(message)
    return Span(start, end)
