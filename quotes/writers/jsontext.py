"""JSON and JSONL: one object a row, with the names of the columns, numbers as numbers, text verbatim.

What is not known is "" and never null, as in CSV and in the DataFrame: so every column has one type.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from quotes.table.columns import Row

# Some programs part lines at these too, so they are written as \uXXXX; JSON's own line breaks are always escaped.
_LINE_BREAKS = str.maketrans({char: f"\\u{ord(char):04x}" for char in "\x7f\x85\u2028\u2029"})


class JsonlFormat:
    """Turns rows into an object a line."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """Write the columns that are the keys of ``names`` under their names there."""
        self._names = names
        self.guarded = 0  # nobody runs JSON
        self.shortened = 0

    def head(self) -> str:
        """Return nothing: the columns are named in each row."""
        return ""

    def body(self, rows: Iterable[Row], aside: Iterable[Row] = ()) -> str:
        """Return a line for each of the rows."""
        del aside
        return "".join(f"{self._object(row)}\n" for row in rows)

    def foot(self) -> str:
        """Return nothing."""
        return ""

    def _object(self, row: Row) -> str:
        return to_json({name: row[column] for column, name in self._names.items()})


class JsonFormat(JsonlFormat):
    """Turns rows into one list of objects, which can be read while it grows: an object a line."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """Write the columns that are the keys of ``names`` under their names there."""
        super().__init__(names)
        self._begun = False

    def head(self) -> str:
        """Return the beginning of the list."""
        return "["

    def body(self, rows: Iterable[Row], aside: Iterable[Row] = ()) -> str:
        """Return the objects of the rows, each after the comma that parts it from the one before."""
        del aside
        text = ""
        for row in rows:
            text += (",\n" if self._begun else "\n") + self._object(row)
            self._begun = True
        return text

    def foot(self) -> str:
        """Return the end of the list."""
        return "\n]\n"


def to_json(value: object) -> str:
    """Return a value as JSON on one line, readable: umlauts and marks stay as they are."""
    return json.dumps(value, ensure_ascii=False).translate(_LINE_BREAKS)
