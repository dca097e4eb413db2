"""The queue in which articles wait for their turn: in order, and never more than a few of them.

An article enters when it has been read and leaves when it is done and all before it have left. What the journal knows
is done at once; the rest goes to the engine in bundles. Which engine, is decided when it is clear whether there are
many: a few are done sooner here than worker processes have begun.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from quotes.batch.base import Engine, Failure, Finished, Result, Task
from quotes.batch.interrupts import deferred
from quotes.batch.journal import Journal
from quotes.batch.setup import Setup
from quotes.data import Article

LONGEST = 512  # articles in the line, read and not yet given back
LARGEST = 32_000_000  # characters of text in it; one article may have more
MANY = 12  # articles for which workers are worth their start: measured, on two cores
MUCH = 40_000  # characters, the same
BUNDLE = 4  # articles that a worker gets at once: few, so that at the end none has much to do while others have nothing
BUNDLE_SIZE = 12_000  # characters in a bundle; one article may have more


@dataclass(slots=True, eq=False)
class _Place:
    """An article in the line."""

    task: Task
    key: str  # in the journal
    result: Result | None = None


class ArticleQueue:
    """Does articles and gives them back with their results, in order."""

    def __init__(self, setup: Setup, journal: Journal | None = None) -> None:
        """Work with this ``setup``, and keep each result in the ``journal`` as soon as it is there."""
        self._setup = setup
        self._journal = journal
        self._engine: Engine | None = None
        self._places: deque[_Place] = deque()  # all that are in the line
        self._waiting: deque[_Place] = deque()  # those that the engine has not got yet
        self._given: dict[int, _Place] = {}  # those that it has, by their numbers
        self._size = 0  # characters in the line
        self._entered = 0
        self._over = False  # no more articles will come

    @property
    def notes(self) -> Sequence[str]:
        """What the user should know about the work, in German, at its end."""
        return self._engine.notes if self._engine is not None else ()

    def results(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Result]]:
        """Yield each article with its quotations, or why there are none.

        ``articles`` must not raise. Raises ModelError and other QuotesErrors when no article can be done, and
        JournalError when the journal cannot be written. May be called again, with more articles for the same engine.
        """
        self._over = False
        coming = iter(articles)
        while True:
            yield from self._ready()
            if self._over and not self._places:
                return
            if self._has_room():
                self._read(coming)
            self._work()

    def leftover(self) -> Iterator[tuple[Article, Result]]:
        """Yield what is done although something before it is not, in order: after an interruption."""
        for place in self._places:
            if place.result is not None:
                yield place.task.article, place.result

    def close(self) -> None:
        """Stop at once."""
        if self._engine is not None:
            self._engine.close()

    def _ready(self) -> Iterator[tuple[Article, Result]]:
        """Let those leave whose turn has come."""
        while self._places and (result := self._places[0].result) is not None:
            place = self._places.popleft()
            self._size -= len(place.task.article.text)
            yield place.task.article, result

    def _has_room(self) -> bool:
        """Tell whether another article may enter. Not, if the engine has enough to do as it is."""
        if self._over:
            return False
        if len(self._places) >= LONGEST or (self._size >= LARGEST and self._places):
            return False
        return self._engine is None or self._engine.wants or not self._bundle_is_full()

    def _read(self, coming: Iterator[Article]) -> None:
        """Let the next article enter."""
        article = next(coming, None)
        if article is None:
            self._over = True
            return
        place = _Place(Task(self._entered, article), "")
        self._entered += 1
        self._size += len(article.text)
        self._places.append(place)
        if self._journal is not None:
            place.key = self._journal.key(article)
            place.result = self._journal.get(place.key, len(article.text))
        if place.result is None:
            self._waiting.append(place)

    def _work(self) -> None:
        """Give the engine what it can take, and take what it has finished."""
        reading = self._has_room()
        if self._engine is None:
            several = self._setup.workers > 1
            if not self._waiting or (several and reading and not self._are_many()):
                return
            self._engine = _engine(self._setup, many=several and self._are_many())
            reading = self._has_room()
        while self._engine.wants and self._waiting and (self._bundle_is_full() or not reading):
            bundle = self._bundle()
            self._given |= {place.task.number: place for place in bundle}
            self._engine.give([place.task for place in bundle])
        done = self._engine.take(wait=not reading)
        with deferred():
            for finished in done:
                self._note(finished)

    def _are_many(self) -> bool:
        """Tell whether so much is waiting that workers are worth their start."""
        much = len(self._waiting) > 1 and sum(len(place.task.article.text) for place in self._waiting) >= MUCH
        return len(self._waiting) >= MANY or much

    def _bundle_is_full(self) -> bool:
        """Tell whether enough is waiting for a bundle."""
        first = islice(self._waiting, BUNDLE)
        return len(self._waiting) >= BUNDLE or sum(len(place.task.article.text) for place in first) >= BUNDLE_SIZE

    def _bundle(self) -> Sequence[_Place]:
        """Take the next articles, at least one."""
        bundle = [self._waiting.popleft()]
        size = len(bundle[0].task.article.text)
        while self._waiting and len(bundle) < BUNDLE:
            size += len(self._waiting[0].task.article.text)
            if size > BUNDLE_SIZE:
                break
            bundle.append(self._waiting.popleft())
        return bundle

    def _note(self, finished: Finished) -> None:
        """Take a result and keep it in the journal; failures are tried again by the next run."""
        number, result = finished
        place = self._given.pop(number)
        place.result = result
        if self._journal is not None and not isinstance(result, Failure):
            self._journal.put(place.key, result)


def _engine(setup: Setup, *, many: bool) -> Engine:
    """Return what does the work; imported only now, because help must come at once."""
    if many:
        from quotes.batch.pool import Pool

        return Pool(setup)
    from quotes.batch.inline import Inline

    return Inline(setup)
