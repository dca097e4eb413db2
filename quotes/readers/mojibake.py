"""Text that was UTF-8, was taken for Windows-1252 and saved as UTF-8 once more: «BrÃ¼cke», «â€žJaâ€œ».

Nothing of it can be told from the bytes, which are valid. The signs that it leaves are told by their shape, so that
nobody needs ftfy to learn that he needs it; what they were, ftfy finds out: it knows the ways in which it happens, also
twice over and with bytes lost, and leaves alone what could be meant.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from quotes.data import Article, SignedQuote, Span

# The second byte of a character, as Windows-1252 shows it: 80 to BF.
_SECOND = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_SIGN = re.compile(f"Ã[{_SECOND}]|â€[{_SECOND}]?|Â[\xa0-\xbf]|Å[¡¾’“¸]")
_FIELDS = ("text", "title", "author", "outlet")


def found(text: str) -> bool:
    """Tell whether a text looks so."""
    return _SIGN.search(text) is not None


def mended(text: str) -> str:
    """Return a text as it was before, line by line; what does not look so stays as it is, to the last blank."""
    if not found(text):
        return text
    import ftfy  # here, because few files need it

    return "\n".join(ftfy.fix_encoding(line) if found(line) else line for line in text.split("\n"))


def of(article: Article) -> Article:
    """Return an article whose text and facts are mended, its block quotations where they stand then."""

    def moved(span: Span) -> Span:
        return Span(len(mended(article.text[: span.start])), len(mended(article.text[: span.end])))  # whole lines

    told: dict[str, Any] = {field: mended(getattr(article, field)) for field in _FIELDS}
    kept = tuple((mended(name), mended(cell)) for name, cell in article.kept)
    signed = tuple(SignedQuote(tuple(map(moved, each.paragraphs)), moved(each.source)) for each in article.signed)
    return replace(article, **told, kept=kept, signed=signed)
