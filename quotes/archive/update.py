"""Brings an archive to the state of today, in one transaction: a kill at any moment leaves yesterday's or today's.

While articles are read, nothing is written to the archive; what was found in each goes to a nameless file beside it, so
that memory does not grow, and what is done of the work itself lies in the journal that every table has. At the end all
goes in at once. So whoever looks in the meantime, Datasette or a colleague, sees whole days.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, Literal, NamedTuple

from quotes.archive import schema
from quotes.archive.commit import Commit, Outcome, Plan, RunFacts
from quotes.archive.errors import told
from quotes.data import Article
from quotes.table import database
from quotes.table.columns import Row, rechecked

State = Literal["new", "known", "renamed", "changed", "reread"]
"""What an article is to an archive. «renamed»: it has the text under a name at which this text does not lie any more;
«changed»: it has another text under this name; «reread»: it has the text, read by another version or word list."""

_OF_ARTICLE = ("document", "title", "date", "author", "url", "outlet", "text")
_DIGITS = 32  # of a hash


class _Version(NamedTuple):
    """A text of an article, as the archive has it."""

    key: int
    document: str
    recipe: str
    state: str
    begin: str  # of its ids


class Update:
    """A run of ``quotes extract`` into an archive: asks what is known, collects what is found, and puts it in."""

    def __init__(self, path: Path, settings: Mapping[str, str], reading: str, lies: Callable[[str, str], bool]) -> None:
        """Look at the archive at ``path``, where there may be none yet. Raises ArchiveError.

        Args:
            path: of the archive.
            settings: all that decides on the rows of an article besides the article.
            reading: what decides on how files are read.
            lies: tells whether a text still lies under the name of a document.
        """
        self.path = path
        self.counts = Counter[str]()
        self._settings = repr(sorted(settings.items())).encode()
        self._lies = lies
        self._plan = Plan(self._recipe() + _hash(reading))
        self._begins: dict[tuple[str, str], str] = {}  # of ids, by document and hash
        self._states: dict[tuple[str, str], State] = {}
        with told(path):
            schema.checked(path)
            is_new = not path.exists() or not path.stat().st_size
            self._reader = None if is_new else database.connect(path)
            self._spool = tempfile.TemporaryFile(  # noqa: SIM115 - open for as long as the run lasts
                "w+", dir=path.parent, encoding="utf-8", newline="\n"
            )

    def begins(self) -> Iterator[str]:
        """Yield how the ids of each text begin that the archive has."""
        yield from (str(begin) for (begin,) in self._ask("SELECT ids FROM articles"))

    def rows(self) -> Iterator[tuple[str, str, str, str, str, str]]:
        """Yield type, id, document, quotation, speaker and ``same_as`` of each row of the archive."""
        yield from self._ask(
            "SELECT type, id, document, quote, speaker, same_as FROM quotations WHERE state = 'current' ORDER BY key"
        )

    def knows_file(self, name: str, content: str) -> int | None:
        """Return how many articles of a file are in the archive, if it is as it was when they were read; else None."""
        if self._ask("SELECT hash, recipe FROM files WHERE name = ?", name) != [(content, self._plan.recipe)]:
            return None
        there = self._ask("SELECT document, hash FROM articles WHERE file = ? AND state = 'current'", name)
        for document, digest in there:
            self._plan.seen.setdefault(document, set()).add(digest)
            self.counts["known"] += 1
        return len(there) or None  # by another way to the same place, its articles are called otherwise

    def file_done(self, name: str, content: str) -> None:
        """Note that a file was read to its end, and all its articles are done, or will be."""
        self._plan.files[name] = content

    def state(self, article: Article, file: str) -> State:
        """Tell what an article is to the archive, and remember that it is there.

        ``file``: which it is from; nothing for one of standard input, which takes the place of no other.
        """
        state = self._state(article, file)
        self._states[article.document, _hash(article.text)] = state
        self.counts[state] += state in {"known", "renamed"}
        return state

    def begin(self, article: Article) -> str:
        """Return how the ids of an article begin that the archive has; nothing, if they are still to be made."""
        return self._begins.get((article.document, _hash(article.text)), "")

    def put(self, article: Article, rows: Iterable[Row], begin: str, file: str) -> None:
        """Take what was found in an article. ``begin``: of its ids. Raises ArchiveError when the disk is full."""
        told_of = {name: getattr(article, name) for name in _OF_ARTICLE}
        told_of |= {"hash": _hash(article.text), "recipe": self._recipe(article), "ids": begin, "file": file}
        with told(self.path):
            json.dump((told_of, [rechecked(row) for row in rows]), self._spool, ensure_ascii=False)
            self._spool.write("\n")
            self._spool.flush()
        self.counts[self._states[article.document, _hash(article.text)]] += 1
        if file:
            self._plan.whole.add(article.document)

    def commit(self, facts: RunFacts, gone: Callable[[str], bool]) -> Outcome:
        """Put all of it in. Raises ArchiveError; then the archive is as it was.

        ``gone``: tells of a document that was not seen in this run whether it is gone.
        """
        outcome = Outcome(Counter[str](self.counts))
        with told(self.path):
            if self._reader is None and not (self.path.exists() and self.path.stat().st_size):
                schema.create(self.path)
            with closing(database.connect(self.path, write=True)) as connection:
                database.check(connection)  # hours may lie between
                connection.execute("BEGIN IMMEDIATE")
                try:
                    Commit(connection, self._plan, outcome).all(self._collected(), facts, gone)
                    connection.execute("COMMIT")
                except BaseException:
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")
                    raise
        return outcome

    def close(self) -> None:
        """Let go of everything; what was not committed is gone."""
        if self._reader is not None:
            self._reader.close()
        self._spool.close()

    def _collected(self) -> Iterator[tuple[dict[str, str], list[Row]]]:
        """Yield each article that was read, with its rows."""
        self._spool.seek(0)
        for line in self._spool:
            article, rows = json.loads(line)
            yield article, rows

    def _state(self, article: Article, file: str) -> State:
        digest, recipe = _hash(article.text), self._recipe(article)
        again = digest in self._plan.seen.get(article.document, ())
        self._plan.seen.setdefault(article.document, set()).add(digest)
        if again:
            return "known"
        there = next(self._versions("document = ? AND hash = ?", article.document, digest), None)
        moved = self._moved_to(article, digest) if there is None else None
        found = there or moved
        if found is None:
            return "changed" if file and any(self._versions("document = ?", article.document)) else "new"
        if moved is not None:
            self._plan.moved[found.key] = (article.document, file)
        self._begins[article.document, digest] = found.begin
        if found.recipe != recipe:
            return "reread"
        self._plan.back += [found.key] * (found.state != "current")
        if file:
            self._plan.whole.add(article.document)
        return "renamed" if moved is not None else "known"

    def _moved_to(self, article: Article, digest: str) -> _Version | None:
        """Return the text of another document that has come under the name of this one."""
        place = os.path.realpath(article.document)
        for each in self._versions("hash = ?", digest):
            if each.key in self._plan.moved or digest in self._plan.seen.get(each.document, ()):
                continue
            if os.path.realpath(each.document) == place or not self._lies(each.document, article.text):
                return each
        return None

    def _versions(self, where: str, *values: str) -> Iterator[_Version]:
        asked = f"SELECT key, document, recipe, state, ids FROM articles WHERE {where}"
        yield from map(_Version._make, self._ask(asked, *values))

    def _ask(self, sql: str, *values: str) -> list[tuple[Any, ...]]:
        """Return what the archive answers; nothing where there is none yet. Raises ArchiveError."""
        if self._reader is None:
            return []
        with told(self.path):
            return self._reader.execute(sql, values).fetchall()

    def _recipe(self, article: Article | None = None) -> str:
        """Return a digest of all that decides on the rows of an article besides its text and name; None: on all."""
        parts = [self._settings]
        if article is not None:
            told_of = [getattr(article, name) for name in _OF_ARTICLE[1:-1]]
            parts.append(repr((told_of, article.kept, article.signed)).encode("utf-8", "surrogatepass"))
        return hashlib.sha256(b"\0".join(parts)).hexdigest()[:_DIGITS]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
