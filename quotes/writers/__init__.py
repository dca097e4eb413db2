"""Where tables go: to a file, which appears only when it is whole, or to standard output.

A format is one file of this folder; ``FORMATS`` names them with the suffixes by which they are chosen.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TextIO

from quotes import files
from quotes.errors import cause
from quotes.files import FileError
from quotes.ours import Kind
from quotes.table.columns import Headers, Row, rechecked
from quotes.table.errors import TableError
from quotes.visible import visible
from quotes.writers import formats, workbook
from quotes.writers.base import Form, Run
from quotes.writers.csv import DIALECTS
from quotes.writers.errors import OutputError
from quotes.writers.formats import FORMATS
from quotes.writers.linking import Linked
from quotes.writers.screen import ScreenFormat
from quotes.writers.spool import Spool

__all__ = ["DIALECTS", "FORMATS", "Linked", "Run", "Table", "on_screen", "open_table", "place_of"]

STDOUT = "-"
_OPTION = "--output"


class Table:
    """A table that is being written, article by article.

    To a file: rows go to a temporary file in the same folder, which ``keep`` puts in the place of the old
    one; without ``keep`` the old one stays and the new one is gone. To standard output: rows go out at once.

    A workbook or Parquet file is made by ``keep`` from the temporary file, which then holds JSON lines: so these
    formats keep the articles done so far as well, and none needs more memory than an article has (see spool).
    """

    def __init__(
        self,
        form: Form,
        file: TextIO,
        draft: files.Draft | None = None,
        place: files.Place | None = None,
        over: Path | None = None,
    ) -> None:
        """Write ``form`` to ``file``, which lies at ``draft`` and shall come to its ``place``, if it is no stream.

        ``over``: a workbook that somebody has worked in; what is new goes into its sheets.
        """
        self.shows: Callable[[Row], Row] = lambda row: row  # what the form gets of a row
        self._form = form
        self._file = file
        self._draft = draft
        self._place = place
        self._begun = False
        self._over = over
        self.later: Linked | None = None  # where rows wait until all are known
        self.target = place.path if place is not None else None  # None: standard output
        self.replaces = place is not None and place.before != ""
        self.rows = 0

    @property
    def replaces_finished(self) -> bool:
        """Whether a table lies there that is more than what an interrupted run had done."""
        return self._place is not None and self._place.is_taken and self._place.kind != "part"

    def kind(self, new: Kind) -> Kind | None:
        """Return as what a table is left that holds the one there, and what is ``new``; None: it is somebody's."""
        if self._place is None or not self._place.is_taken:
            return new
        before = self._place.kind
        return "corrected" if "corrected" in {before, new} and before is not None else before and new

    @property
    def is_on_screen(self) -> bool:
        """Whether it is for the eyes only, and comes at the end."""
        return isinstance(self._form, ScreenFormat)

    @property
    def streams(self) -> bool:
        """Whether rows appear on the terminal while others are still to come, so that no bar must stand there."""
        return self.target is None and sys.stdout.isatty() and not self.is_on_screen

    @property
    def guarded(self) -> int:
        """Number of cells that got an apostrophe, so that a spreadsheet does not run them."""
        return self._form.guarded

    @property
    def shortened(self) -> int:
        """Number of cells cut to what a spreadsheet can hold; in a workbook known after ``keep``."""
        return self._form.shortened

    def write(self, rows: Iterable[Row], aside: Iterable[Row] = (), *, fixed: bool = False) -> None:
        """Write the rows of one article (maybe none), the column names before the first.

        ``aside``: rows of the article that are not in the table and that a workbook shows on a sheet of their own.
        Everything of an article goes out in one piece, so that an interruption leaves no half row.
        ``fixed``: rows that stay as they are, also where those of other articles tell more about them (``later``).
        """
        if self.later is not None:
            self.later.hold(list(rows), list(aside), fixed=fixed)
        else:
            self._write(rows, aside)

    def _write(self, rows: Iterable[Row], aside: Iterable[Row]) -> None:
        """Write rows that are as they shall be."""
        rows = [self.shows(rechecked(row)) for row in rows]
        aside = [self.shows(row) for row in aside]
        self._put(("" if self._begun else self._form.head()) + self._form.body(rows, aside))
        self._begun = True
        self.rows += len(rows)

    def keep(self, run: Run | None = None, kind: Kind | None = "whole") -> None:
        """Finish: put the table in its place. ``run``: what a workbook tells about it. ``kind``: as what it is left.

        Raises FileError when another program holds the old one or has changed it meanwhile, or the disk is full.
        """
        for rows, aside in self.later.release() if self.later is not None else ():
            self._write(rows, aside)
        if not self._begun:
            self._write([], [])
        self._put(self._form.foot())
        if self._draft is None or self._place is None:
            return
        try:
            self._file.close()
            self._draft.recover()
        except OSError as error:
            raise FileError.unwritable(_OPTION, self._shown(), cause(error)) from error
        if isinstance(self._form, Spool):
            self._make(self._form, self._draft, self._place, run or Run(), kind)
        else:
            files.settle(self._place, self._draft, kind)
        self.drop()

    def drop(self) -> None:
        """Clean up; after ``keep`` there is nothing left to do. What lay there before stays untouched."""
        if self.later is not None:
            self.later.drop()
        if self._draft is not None:
            with contextlib.suppress(OSError):  # on a full disk it tries once more to write what is left
                self._file.close()
            self._draft.drop()
            self._draft = None

    def _put(self, text: str) -> None:
        """Write text. Raises FileError when the disk is full or the network drive gone."""
        if self.streams:  # nothing of an article steers the terminal
            text = visible(text.replace("\r\n", "\n"))
        try:
            self._file.write(text)
            self._file.flush()
        except BrokenPipeError:
            raise  # whoever reads standard output has had enough: no error of the output
        except (OSError, ValueError) as error:  # ValueError: it was closed
            if self.target is None:
                raise FileError.no_output(error) from error
            if isinstance(error, ValueError):
                raise
            raise FileError.unwritable(_OPTION, self._shown(), cause(error)) from error

    def _make(self, form: Spool, spool: files.Draft, place: files.Place, run: Run, kind: Kind | None) -> None:
        """Make the whole table from the rows, and put it in its place. Where that fails, the rows stay beside it."""
        made = None
        try:
            made = files.Draft(place.path)
            form.make(spool.path, made.path, run)
            if self._over is not None:
                workbook.refresh(self._over, made.path)
            files.settle(place, made, kind if self._over is None else None)  # else it has somebody's sheets
        except (OSError, TableError) as error:  # the latter of a workbook that takes more than it may
            kept = spool.beside(place.path.with_suffix(".jsonl"))
            reason = cause(error) if isinstance(error, OSError) else str(error).removesuffix(".")
            raise OutputError.unmade(self._shown(), str(kept), reason) from error
        finally:
            if made is not None:
                made.drop()

    def _shown(self) -> str:
        return str(self.target or STDOUT)


def open_table(  # noqa: PLR0913 - one for each option of the command line
    output: str | files.Place | None,
    dialect: str | None = None,
    *,
    force: bool = False,
    form: str | None = None,
    headers: str = "en",
    extra: tuple[str, ...] = (),
    over: Path | None = None,
) -> Table:
    """Begin a table at ``output`` (None or «-»: standard output).

    Args:
        output: the path, or the place where the caller has looked before; its suffix tells the format.
        dialect: of a CSV, a name of ``DIALECTS``; by default excel-de for files, which people open, and rfc4180 for
            standard output, which programs read.
        force: replace whatever is there. Else an existing file is replaced only if it is as quotes itself left it: one
            that was edited since, or anything else, is somebody's work.
        form: the format, a name of ``FORMATS``, where the suffix does not tell it; by default CSV.
        headers: the language of column names and words, «en» or «de».
        extra: columns after ours, which all rows have, too.
        over: for a workbook, one whose sheets, colours and notes it shall have (see workbook).

    Raises FileError or OutputError, one sentence, when nothing can be written there; then nothing has been touched.
    """
    place = place_of(output) if output is None or isinstance(output, str) else output
    path = place.given if place is not None else None
    _check_names(dialect, headers)
    chosen = formats.choose(path, form)
    if dialect is not None and chosen.name != "csv":
        raise OutputError.dialect_is_of_csv(chosen.name)
    language: Headers = "de" if headers == "de" else "en"
    made = formats.form(chosen, dialect or ("rfc4180" if path is None else "excel-de"), language, extra)
    if place is None:
        table = Table(made, sys.stdout)
    else:
        files.allow(place, force=force)
        table = _begun(made, place, over if chosen.name == "xlsx" else None)
    table.shows = formats.shown(chosen, language)
    return table


def on_screen() -> Table:
    """Begin a table for the eyes, on standard output, which must be a terminal."""
    return Table(ScreenFormat(), sys.stdout)


def _check_names(dialect: str | None, headers: str) -> None:
    """Raise OutputError for a dialect or a language that is none."""
    if dialect is not None and dialect not in DIALECTS:
        raise OutputError.unknown_dialect(dialect, tuple(DIALECTS))
    if headers not in {"en", "de"}:
        raise OutputError.unknown_headers(headers)


def place_of(output: str | None) -> files.Place | None:
    """Return where a table shall lie; None: standard output. Raises FileError where no file can lie."""
    return None if output is None or output == STDOUT else files.look(_OPTION, output, "zitate.csv")


def _begun(form: Form, place: files.Place, over: Path | None) -> Table:
    """Return a table that will lie there, with its draft open. Raises FileError."""
    try:
        draft = files.Draft(place.path)
        file = draft.path.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise FileError.unwritable(_OPTION, place.given, cause(error)) from error
    return Table(form, file, draft, place, over)
