"""``quotes extract … -o zitate.db``: a run into an archive, which reads only what is new or has changed.

What it finds goes in at the end, in one transaction. Until then it lies in the journal that every run has, and here it
is taken up unasked: an archive is made by the same call, day after day, whatever became of the call before.
"""

from __future__ import annotations

import fnmatch
import hashlib
import io
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quotes import archive, batch, files, ours, readers, writers
from quotes.cli.console import count, say
from quotes.cli.job import Job, RunOptions
from quotes.data import SPEECH, Article, Quotation
from quotes.review.originals import files_of, reread
from quotes.table import columns, ids
from quotes.table.database import SUFFIXES, is_archive_name
from quotes.writers.jsontext import JsonlFormat

if TYPE_CHECKING:
    from quotes.checking.linking import Ties

_CHANGED = (
    "der Text ist ein anderer als im Archiv; der frühere bleibt darin, aber seine Zeilen sind nicht mehr in der Tabelle"
)
_RENAMED = "stand unter anderem Namen im Archiv; seine Zeilen heißen jetzt wie die Datei"
_NAMED = 3  # rows named in a notice


def place_of(output: str | None) -> files.Place | None:
    """Return where an archive shall lie; None: the output is none. Raises FileError where no file can lie."""
    if output is None or not is_archive_name(output):
        return None
    return files.look("--output", output, f"zitate{SUFFIXES[0]}", content=False)


def is_asked_for(output: str | None, given: Mapping[str, object]) -> bool:
    """Tell whether the output is an archive. Raises ArchiveError for options about tables, ``given`` by their names."""
    useless = [name for name, value in given.items() if value]
    if is_archive_name(output) and useless:
        raise archive.ArchiveError.useless(useless)
    return is_archive_name(output)


class ArchiveTable(writers.Table):
    """Stands for the archive where a run asks what its table is like; rows go in with their articles."""

    def __init__(self, place: files.Place | None) -> None:
        """Write nothing by itself."""
        super().__init__(JsonlFormat({}), io.StringIO(), None, place)


class ArchiveJob(Job):
    """A run over articles, into an archive."""

    again = "derselbe Aufruf macht dort weiter"

    def __init__(self, found: readers.Found, wanted: frozenset[str], sheet: writers.Table, *, verbose: bool) -> None:
        """Write the quotations of the ``wanted`` types to the archive that ``sheet`` stands for."""
        super().__init__(found, wanted, sheet, verbose=verbose)
        self._path = sheet.target or Path()
        self._started = archive.now()
        self._contents: dict[str, str] = {}  # hashes of the files that are read, by their names
        self._torn: set[str] = set()  # names of files not all of which could be done
        self._begin = ""  # of the ids of the article whose rows come next
        self._lying: dict[str, Collection[tuple[str, str]]] = {}  # what lies in a file now: names and how ids begin
        self._outcome = archive.Outcome()

    def do(self, options: RunOptions) -> int:
        """Do it, see Job."""
        self._recipe = batch.recipe(self.setup)
        named = hashlib.sha256(
            repr(self.persons and self.persons.entries).encode("utf-8", "surrogatepass")
        ).hexdigest()[:16]
        self._settings = self._recipe | {"types": ",".join(sorted(self._wanted))}
        self._settings["persons"] = named if self.persons is not None else ""
        self._update = archive.Update(self._path, self._settings, repr(self.columns), self._lies)
        try:
            self._copies.know(f"{begin}-0" for begin in self._update.begins())
            self.ties = self._tied()
            self._sources = tuple(source for source in self._sources if not self._is_unchanged(source))
            self._expected = len(self._sources)
            return super().do(options)
        finally:
            self._update.close()

    def _tied(self) -> Ties:
        """Return what the archive has said so far, so that the same words in another article are tied to it."""
        from quotes.checking.linking import Ties  # here, because it brings numpy

        ties = Ties()
        for kind, *row in self._update.rows():
            if kind in SPEECH:
                ties.know(*row)
        return ties

    def begin_journal(self, options: RunOptions) -> None:
        """Take up what an earlier call has done, if it fits; also where that was all, and only its journal is left."""
        reserved = self.reserved or batch.Reservation(self._path)
        if not self._sources and not reserved.unfinished:
            return
        self.journal = batch.Journal.begin(reserved, self._recipe, resume=True, force=False, fitting=True)
        if self.journal.results and self._sources and not options.quiet:
            say(f"Es geht weiter: {count(self.journal.results, 'Artikel ist', 'Artikel sind')} schon fertig.")

    def conclude(self) -> None:
        """Tell what was noticed and how it went."""
        for hint in [*self._tally.hints(), *self._hints(), *(f"Hinweis: {note}" for note in self._line.notes)]:
            say(hint)
        if self._tally.articles or self._tally.failures:
            say(self._tally.summary(0, 0))
        if self._kept:
            say(self._told())
            say(f"Archiv: {self._path}")

    def _write_proof(self, options: RunOptions, *, part: bool) -> None:
        """Write the sheet of the articles that this run has read, as they stand in the archive."""
        if self.proof is None or (part and self.proof.place.is_taken):
            return
        articles = {article.document: article for _, article in self.proof.pairs}
        written = self.proof.write_of(self._path, articles) if articles else None
        if not options.quiet:
            say(f"Prüfbogen: {written}" if written else "Hinweis: kein Prüfbogen, denn neue Zitate gibt es nicht.")

    def _is_finished(self, *, quiet: bool) -> bool:
        del quiet
        return False  # nothing new is soon done

    def _is_unchanged(self, source: readers.Source) -> bool:
        """Tell whether a file need not even be read."""
        if source.path is None:
            return False
        content = ours.digest(source.path)
        known = self._update.knows_file(source.name, content)
        if known is None:
            self._contents[source.name] = content
            return False
        self._tally.states["known"] += known
        return True

    def _is_known(self, article: Article) -> bool:
        state = self._update.state(article, self._file_of(article.document))
        self._tally.states[state] += 1
        if state in {"changed", "renamed"}:
            self._tally.note(article.document, [_CHANGED if state == "changed" else _RENAMED])
        return state in {"known", "renamed"}

    def _told_apart(self, article: Article, found: Sequence[Quotation]) -> Sequence[Quotation]:
        self._begin = self._update.begin(article)
        if not self._begin:
            if article in self._copies:
                self._tally.copies.add(article.document)
            self._begin = self._copies.begin(article)
        found = ids.under(self._begin, article.text, found)
        return found if self.ties is None else self.ties.tied(found, self._wanted)

    def _put(self, article: Article, rows: Sequence[columns.Row], aside: Sequence[columns.Row]) -> None:
        del aside  # there is no sheet for them
        self._update.put(article, rows, self._begin, self._file_of(article.document))

    def _unread(self, source: readers.Source, message: str) -> None:
        self._torn.add(source.name)
        super()._unread(source, message)

    def _failed(self, article: Article, failure: batch.Failure) -> None:
        self._torn.add(self._file_of(article.document))
        super()._failed(article, failure)

    def _keep(self, *, part: bool = False) -> None:
        if not self._found.sources:
            return
        whole = {} if part else {name: content for name, content in self._contents.items() if name not in self._torn}
        for name, content in whole.items():
            self._update.file_done(name, content)
        facts = archive.RunFacts(
            self._started,
            " ".join(self.about.inputs),
            self._settings,
            self._tally.failures,
            "\n".join(self._tally.told()),
        )
        self._outcome = self._update.commit(facts, lambda document: not part and self._is_gone(document, whole))
        self._kept = True

    def _keep_interrupted(self) -> None:
        """Put whole articles in, which the next call knows."""
        if self._tally.articles:
            self._keep(part=True)
            self.finish()
        kept = "ihre Zitate stehen im Archiv" if self._kept else "das Archiv bleibt, wie es war"
        say(f"Abgebrochen nach {self._tally.articles} von {self._expected} Artikeln; {kept}, und {self.again}.")

    def _file_of(self, document: str) -> str:
        """Return the name of the file that an article is from; nothing for one of standard input."""
        return next((name for name in reversed(files_of(document)) if name in self._paths), "")

    def _lies(self, document: str, text: str) -> bool:
        """Tell whether a text still lies under a name of the archive."""
        file = next(filter(os.path.isfile, files_of(document)), "")
        if not file:
            return False
        if file not in self._lying:
            self._lying[file] = {(each.document, ids.of_text(each.text)) for each in reread(document, self.columns)}
        return (document, ids.of_text(text)) in self._lying[file]

    def _is_gone(self, document: str, whole: Collection[str]) -> bool:
        """Tell whether an article that was not seen is gone from what this call was to read, and not only not read."""
        names = files_of(document)
        if not any(_covers(given, name) for given in self.about.inputs for name in names):
            return False
        # of a table or feed that lies there and was read to its end, a row can be gone
        return any(name in whole for name in names) or not any(map(os.path.isfile, names))

    def _hints(self) -> Iterable[str]:
        """Yield what became of what persons had decided."""
        told = (
            (self._outcome.kept, "findet diese Fassung nicht mehr; geprüft, wie sie sind, bleiben sie in der Tabelle"),
            (self._outcome.over, "aus einem früheren Text desselben Artikels; was jemand entschieden hat, gilt weiter"),
            (
                self._outcome.left,
                "gehören zu einem früheren Text und passen nicht mehr; sie bleiben im Archiv (withdrawn)",
            ),
        )
        for rows, text in told:
            if rows:
                named = ", ".join(str(held.row["id"]) for held in rows[:_NAMED]) + ", …" * (len(rows) > _NAMED)
                say_of = count(len(rows), "geprüfte Zeile", "geprüfte Zeilen")
                yield f"Hinweis: {say_of} ({named}): {text}."

    def _told(self) -> str:
        """Return what the articles were to the archive."""
        counts = self._outcome.counts
        parts = [f"{count(counts['new'], 'Artikel', 'Artikel')} neu", f"{counts['changed']} geändert"]
        parts += [f"{counts['reread']} neu gelesen"] * bool(counts["reread"])
        parts += [f"{counts['renamed']} umbenannt"] * bool(counts["renamed"])
        parts.append(f"{counts['known']} schon bekannt")
        parts += [f"{counts['gone']} nicht mehr da (sie bleiben)"] * bool(counts["gone"])
        return f"Im Archiv: {', '.join(parts)}."


def _covers(given: str, name: str) -> bool:
    """Tell whether an input of this call would have led to a file, if it were there."""
    given, name = os.path.normpath(given), os.path.normpath(name)
    return name == given or name.startswith(given + os.sep) or given == "." or fnmatch.fnmatch(name, given)
