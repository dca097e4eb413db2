"""Markdown: a table that GitHub and others show, with every cell's text as it is in the article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from quotes.table.columns import NUMBERS, Row

_BREAK = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Whatever has a meaning within a line, as the number of its character: that is never taken for markup, while a
# backslash would be a second sign to be escaped and would not keep GitHub from typesetting $…$ as a formula.
_MARKUP = re.compile(r"[\\`*_\[\]<>&|~$]|(?<=:)//|(?<=www)\.|@")


class MarkdownFormat:
    """Turns rows into lines of a table."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """Write the columns that are the keys of ``names`` under their names there."""
        self._names = names
        self.guarded = 0  # nobody runs Markdown
        self.shortened = 0

    def head(self) -> str:
        """Return the line of names and the one below it; numbers stand on the right."""
        rule = ["---:" if column in NUMBERS else "---" for column in self._names]
        return _line(map(escape, self._names.values())) + _line(rule)

    def body(self, rows: Iterable[Row], aside: Iterable[Row] = ()) -> str:
        """Return a line for each of the rows."""
        del aside
        return "".join(_line(escape(str(row[column])) for column in self._names) for row in rows)

    def foot(self) -> str:
        """Return nothing."""
        return ""


def escape(text: str) -> str:
    """Return a text that Markdown shows as it is, within one cell; line breaks become ``<br>``."""
    return _BREAK.sub("<br>", _MARKUP.sub(lambda match: "".join(f"&#{ord(char)};" for char in match[0]), text))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
