"""The proof sheet as one HTML file: page, style, script and data put together so that nothing else can run.

Two walls stand between an article and the browser. The data lies in a block of JSON without the characters that
HTML reads, and the script makes text nodes of it, never markup. And should either fail, the page's content security
policy runs only the one script and the one style whose digests it names, asks no network for anything, and lets no
string become markup (trusted types).
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from importlib.resources import files

SCRIPTS = ("base.js", "article.js", "missed.js", "table.js", "edits.js", "saved.js", "figures.js", "main.js")
"""The script in parts, in the order in which they are put together."""
MARK = '<!doctype html>\n<html lang="de" data-generator="quotes-pruefbogen">'
"""How every proof sheet begins, so that an old one can be told from other people's files."""

_UNSAFE = re.compile(
    "[<>&\u2028\u2029\ud800-\udfff]"
)  # what HTML reads, what ends a line in JavaScript, half characters
_FIELD = re.compile(r"\{\{(\w+)\}\}")


def as_html(payload: Mapping[str, object]) -> str:
    """Return the proof sheet of what quotes.review.proof.payload gives; always the same for the same payload."""
    style = _part("sheet.css")
    script = '"use strict";\n(() => {\n' + "\n".join(_part(name) for name in SCRIPTS) + "})();\n"
    fields = {
        "policy": _policy(script, style),
        "style": style,
        "data": embedded(payload),
        "script": script,
    }
    # one pass, so that an article with «{{script}}» in it stays what it is
    return _FIELD.sub(lambda field: fields[field[1]], _part("sheet.html"))


def embedded(payload: object) -> str:
    """Return the payload as JSON that can stand in an HTML page: without < > & and line separators."""
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda char: f"\\u{ord(char[0]):04x}", text)


def _policy(script: str, style: str) -> str:
    rules = {
        "default-src": "'none'",
        "script-src": digest(script),
        "style-src": digest(style),
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def digest(text: str) -> str:
    """Return the source of a policy that allows exactly this text between its tags."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def basics() -> str:
    """Return what every sheet's style begins with: colours, letters, buttons."""
    return _part("sheet.css").partition("/* Up to here")[0]


def _part(name: str) -> str:
    return files("quotes.review.proof").joinpath(name).read_text(encoding="utf-8")
