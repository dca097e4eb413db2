"""The engine that is this very process: nothing has to start, which is what a few articles want."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Sequence

from quotes.batch.base import Extractor, Failure, Finished, Task
from quotes.batch.setup import Setup
from quotes.data import Article
from quotes.errors import QuotesError


class Inline:
    """Does one task after the other, when asked for a result."""

    notes: Sequence[str] = ()

    def __init__(self, setup: Setup) -> None:
        """Load the model. Raises ModelError."""
        from quotes.pipeline import Extractor as Pipeline  # here, because it brings torch

        self._extractor: Extractor = Pipeline(setup.model, setup.min_certainty, setup.lexicon)
        self._types = setup.types
        self._running: Iterator[Finished] = iter(())
        self._left = 0

    @property
    def wants(self) -> bool:
        """Whether all tasks are done."""
        return not self._left

    def give(self, tasks: Sequence[Task]) -> None:
        """Take these tasks, to be done one by one."""
        self._running = finished(self._extractor, tasks, self._types)
        self._left = len(tasks)

    def take(self, *, wait: bool) -> Sequence[Finished]:
        """Do the next task."""
        if not wait or not self._left:
            return ()
        result = next(self._running)
        self._left -= 1
        return (result,)

    def close(self) -> None:
        """Nothing has to be stopped."""


def finished(extractor: Extractor, tasks: Sequence[Task], types: Collection[str]) -> Iterator[Finished]:
    """Yield the result of each task, of these types, in order; what fails is a Failure, and the others go on.

    ``extract_many`` takes articles ahead, in batches, and an exception ends it. The articles it had taken are
    then done one by one, which shows the one to blame, and the rest in batches again. Raises the QuotesErrors of
    the pipeline (without model or word lists no article can be done), and what no article is to blame for.
    """
    todo = deque(tasks)
    taken: deque[Task] = deque()

    def feed() -> Iterator[Article]:
        while todo:
            taken.append(todo.popleft())
            yield taken[-1].article

    while todo:
        try:
            for found in extractor.extract_many(feed(), types):
                yield taken.popleft().number, found
        except QuotesError:
            raise
        except Exception:
            if not taken:
                raise  # no article is to blame
        while taken:
            yield _alone(extractor, taken.popleft(), types)


def _alone(extractor: Extractor, task: Task, types: Collection[str]) -> Finished:
    """Return the result of one task."""
    try:
        return task.number, extractor.extract(task.article, types)
    except QuotesError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the other articles must not suffer from it
        return task.number, Failure.of(task.article, error)
