"""Which types of quotations are wanted, told as on the command line or as a collection."""

from __future__ import annotations

from collections.abc import Collection
from typing import get_args

from quotes.data import Type
from quotes.table.errors import UnknownTypeError
from quotes.table.legend import english

TYPES: tuple[Type, ...] = get_args(Type)
DEFAULT = "direct,partial"
"""What somebody has said. The other types are for those who ask for them."""

ALL = "all"


def chosen(types: str | Collection[str]) -> frozenset[str]:
    """Return the types that are wanted.

    Args:
        types: names of types in either language, in one text with commas or one by one; «all» stands for every type.

    Raises:
        UnknownTypeError: a name is none, or there is none at all.
    """
    given = types.split(",") if isinstance(types, str) else types
    names = [english("type", name.strip().lower()) for name in given if name.strip()]
    for name in names or [""]:
        if name not in {*TYPES, ALL}:
            raise UnknownTypeError.of(name, TYPES)
    return frozenset(TYPES if ALL in names else names)
