"""What the parts of a batch hand to each other."""

from __future__ import annotations

import traceback
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, Self

from quotes.data import Article, Quotation
from quotes.errors import InputError


@dataclass(frozen=True, slots=True)
class Task:
    """An article with its number in the input."""

    number: int
    article: Article


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an article could not be done."""

    message: str  # a German sentence that names the article
    trace: str = ""  # for those who want to know more

    @classmethod
    def of(cls, article: Article, error: Exception) -> Self:
        """Tell about an error of the program in one article."""
        return cls(str(InputError.unexpected(article.document, error)), "".join(traceback.format_exception(error)))


Result = list[Quotation] | Failure

Finished = tuple[int, Result]
"""The number of a task with its result."""


class Extractor(Protocol):
    """What quotes.pipeline.Extractor does here."""

    def extract(self, article: Article, types: Collection[str]) -> list[Quotation]:
        """Return the quotations of one article."""
        ...

    def extract_many(self, articles: Iterable[Article], types: Collection[str]) -> Iterator[list[Quotation]]:
        """Yield the quotations of each article, in order."""
        ...


class Engine(Protocol):
    """Does tasks, here or elsewhere."""

    @property
    def wants(self) -> bool:
        """Whether it can begin with more tasks soon."""
        ...

    @property
    def notes(self) -> Sequence[str]:
        """What the user should know about the work, in German, at its end."""
        ...

    def give(self, tasks: Sequence[Task]) -> None:
        """Take over these tasks, at least one."""
        ...

    def take(self, *, wait: bool) -> Sequence[Finished]:
        """Return what is finished; ``wait`` until something is, if there is anything to do.

        Raises QuotesError when nothing can be done at all: no model, no word lists, no worker that would start.
        """
        ...

    def close(self) -> None:
        """Stop at once, whatever is still being done."""
        ...
