"""A stand-in for the pipeline: finds „…“ by a regex, needs no model. Run as a script it is the command line with it.

What an article holds decides what happens: ABSTURZ raises, LANGSAM takes half a minute, SCHIEF gives a row that is not
verbatim, TOD kills the process, EINMAL does so the first time (told by a file whose path stands behind it: a replaced
worker may begin in another folder), WEILE takes 20 milliseconds. The model «fehlt» is missing, with «tot» the process
dies before it is loaded, with «kaputt» no article can be done.
"""

from __future__ import annotations

import os
import re
import signal
import sys
import time
import types
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from quotes.attribution import certainty
from quotes.data import Article, Attribution, Quotation, Span
from quotes.model.errors import ModelError
from quotes.table import ids
from quotes.table.chosen import DEFAULT, chosen

_MARKED = re.compile("„([^“]*)(“?)")
_ONCE = re.compile(r"EINMAL (\S+)")


def quotation(article: Article, start: int, end: int, **changes) -> Quotation:
    """Make the row of what stands between two offsets, marks included."""
    closed = article.text[end - 1] == "“"
    inner = Span(start + 1, end - closed)
    context = _line(article.text, start, end)
    fields = {
        "quote": inner.of(article.text),
        "span": Span(start, end),
        "inner": inner,
        "type": "direct",
        "context_span": context,
        "paragraph": 1,
        "utterance": 1,
        "flags": () if closed else ("unclosed",),
        "attribution": Attribution(speaker="Eva Maier", kind="person", cue="sagte", certainty=90, rule="fake"),
        "id": f"q{start}",
        "document": article.document,
        "title": article.title,
        "date": article.date,
        "author": article.author,
        "url": article.url,
        "outlet": article.outlet,
        "context": context.of(article.text),
    }
    return Quotation(**(fields | changes))


def _line(text: str, start: int, end: int) -> Span:
    """Return the line or lines around a quotation: of a long article with many rows, not all of it in each."""
    below = text.find("\n", end)
    return Span(text.rfind("\n", 0, start) + 1, len(text) if below < 0 else below)


class Extractor:
    """Looks like quotes.pipeline.Extractor. Takes two articles ahead, as the real one takes batches."""

    def __init__(self, model: str = "embedded", min_certainty: int = 0, lexicon: object = None) -> None:
        del lexicon
        self._least = min_certainty
        if model == "fehlt":
            raise ModelError.missing(Path("parser.pt"))
        if model == "tot":
            die()
        self._broken = model == "kaputt"

    def extract(self, article: Article | str, types: str = DEFAULT) -> list[Quotation]:
        if isinstance(article, str):
            article = Article(article)
        if "ABSTURZ" in article.text:
            message = "kaputt"
            raise ValueError(message)
        if "LANGSAM" in article.text:
            time.sleep(30)
        if "WEILE" in article.text:
            time.sleep(0.02)
        if "TOD" in article.text:
            die()
        if (once := _ONCE.search(article.text)) and not Path(once[1]).exists():
            Path(once[1]).touch()
            die()
        changes = {"quote": "anders"} if "SCHIEF" in article.text else {}
        found = []
        for match in _MARKED.finditer(article.text):
            kind = "title" if match[1] == "Stern" else "direct"
            ident = f"{ids.of_text(article.text)}-{match.start()}"
            found.append(quotation(article, *match.span(), **({"type": kind, "id": ident} | changes)))
        found = [row for row in found if row.type in chosen(types)]
        return [replace(row, attribution=certainty.withheld(row.attribution, self._least)) for row in found]

    def extract_many(self, articles: Iterable[Article | str], types: str = DEFAULT) -> Iterator[list[Quotation]]:
        if self._broken:
            message = "alles kaputt"
            raise RuntimeError(message)
        batch: list[Article | str] = []
        for article in articles:
            batch.append(article)
            if len(batch) == 2:
                yield from [self.extract(each, types) for each in batch]
                batch = []
        yield from [self.extract(each, types) for each in batch]


def die() -> None:
    """Be killed as the kernel does it when memory is short."""
    os.kill(os.getpid(), signal.SIGKILL)


def install() -> None:
    """Put the stand-in where the command line looks for the pipeline."""
    module = types.ModuleType("quotes.pipeline")
    module.Extractor = Extractor
    sys.modules["quotes.pipeline"] = module


if __name__ == "__mp_main__":  # a worker process of it
    install()

if __name__ == "__main__":
    from quotes.cli import main

    install()
    main()
