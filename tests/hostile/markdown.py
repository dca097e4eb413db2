"""Markdown whose lists and quotes are in one another, or never end."""

from __future__ import annotations

from hostile.base import Row


def lists(n: int) -> bytes:
    """Make lists within lists."""
    return "".join("  " * depth + f"- „Ja“, sagte Harms {depth}.\n" for depth in range(n)).encode()


def quotes(n: int) -> bytes:
    """Make lines of a thousand block quotes each."""
    return (("> " * 1000 + "Ja.\n") * n).encode()


def brackets(n: int) -> bytes:
    """Make links that nothing closes."""
    return b"[" * n


ROWS = (
    Row("lists in lists (Markdown)", "b.md", lists, 200, "their text was left out from the tenth on"),
    Row("block quotes in one another (Markdown)", "b.md", quotes, 100, "their text was left out from the twentieth on"),
    Row("open links (Markdown)", "b.md", brackets, 500, "each is looked for to the end of the paragraph"),
)
