"""Where tables go: to a file, which appears only when it is whole, or to standard output.

A format is one file of this folder; ``FORMATS`` names them with the suffixes by which they are chosen.
"""

from __future__ import annotations

import contextlib
import errno
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TextIO

from quotes import files
from quotes.errors import cause
from quotes.files import FileError
from quotes.table.columns import Headers, Row, rechecked
from quotes.writers import formats, workbook
from quotes.writers.base import Form, Run
from quotes.writers.csv import DIALECTS
from quotes.writers.errors import OutputError
from quotes.writers.formats import FORMATS
from quotes.writers.screen import ScreenFormat
from quotes.writers.spool import Spool

__all__ = ["DIALECTS", "FORMATS", "Run", "Table", "on_screen", "open_table"]

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
        temporary: Path | None = None,
        target: Path | None = None,
        over: Path | None = None,
    ) -> None:
        """Write ``form`` to ``file``, which lies at ``temporary`` and shall become ``target``, if it is no stream.

        ``over``: a workbook that somebody has worked in; what is new goes into its sheets.
        """
        self.shows: Callable[[Row], Row] = lambda row: row  # what the form gets of a row
        self._form = form
        self._file = file
        self._temporary = temporary
        self._begun = False
        self._over = over
        self.target = target  # None: standard output
        self.replaces = target is not None and target.exists()
        self.rows = 0

    @property
    def is_on_screen(self) -> bool:
        """Whether it is for the eyes only, and comes at the end."""
        return isinstance(self._form, ScreenFormat)

    @property
    def streams(self) -> bool:
        """Whether rows appear on the terminal while others are still to come, so that no bar must stand there."""
        return self.target is None and sys.stdout.isatty() and not self.is_on_screen

    @property
    def unfinished(self) -> str:
        """Name of the file that the rows go to until ``keep``; empty for standard output."""
        return self._temporary.name if self._temporary is not None else ""

    @property
    def guarded(self) -> int:
        """Number of cells that got an apostrophe, so that a spreadsheet does not run them."""
        return self._form.guarded

    @property
    def shortened(self) -> int:
        """Number of cells cut to what a spreadsheet can hold; in a workbook known after ``keep``."""
        return self._form.shortened

    def write(self, rows: Iterable[Row], aside: Iterable[Row] = ()) -> None:
        """Write the rows of one article (maybe none), the column names before the first.

        ``aside``: rows of the article that are not in the table and that a workbook shows on a sheet of their own.
        Everything of an article goes out in one piece, so that an interruption leaves no half row.
        """
        rows = [self.shows(rechecked(row)) for row in rows]
        aside = [self.shows(row) for row in aside]
        self._put(("" if self._begun else self._form.head()) + self._form.body(rows, aside))
        self._begun = True
        self.rows += len(rows)

    def keep(self, run: Run | None = None) -> None:
        """Finish: put the table in its place. ``run``: what a workbook tells about it.

        Raises FileError when another program holds the old one, or the disk is full.
        """
        if not self._begun:
            self.write([])
        self._put(self._form.foot())
        if self._temporary is None or self.target is None:
            return
        try:
            self._file.close()
        except OSError as error:
            raise FileError.unwritable(_OPTION, self._shown(), cause(error)) from error
        made = self._made(self._temporary, run or Run())
        try:
            files.settle(_OPTION, made, self.target)
        except FileError:  # its message tells where the whole table lies
            self._leave(made)
            raise
        self._leave(made)

    def _leave(self, made: Path) -> None:
        """Let go of a whole table, which is in its place or stays beside it; only a spool is deleted."""
        if made != self._temporary:
            self.drop()
        self._temporary = None

    def drop(self) -> None:
        """Clean up; after ``keep`` there is nothing left to do. What lay there before stays untouched."""
        if self._temporary is not None:
            with contextlib.suppress(OSError):  # on a full disk it tries once more to write what is left
                self._file.close()
            self._temporary.unlink(missing_ok=True)
            self._temporary = None

    def _put(self, text: str) -> None:
        """Write text. Raises FileError when the disk is full or the network drive gone."""
        try:
            self._file.write(text)
            self._file.flush()
        except BrokenPipeError:
            raise  # whoever reads standard output has had enough: no error of the output
        except OSError as error:
            raise FileError.unwritable(_OPTION, self._shown(), cause(error)) from error

    def _made(self, temporary: Path, run: Run) -> Path:
        """Return the path of the whole table, still beside its place."""
        if not isinstance(self._form, Spool):
            return temporary
        made = temporary.with_suffix(f".made{temporary.suffix}")
        try:
            self._form.make(temporary, made, run)
            if self._over is not None:
                workbook.refresh(self._over, made)
        except BaseException as error:
            made.unlink(missing_ok=True)
            if not isinstance(error, OSError):
                raise
            self._temporary = None  # the rows stay where they are
            raise OutputError.unmade(self._shown(), str(temporary), error.strerror or str(error)) from error
        return made

    def _shown(self) -> str:
        return str(self.target or STDOUT)


def open_table(  # noqa: PLR0913 - one for each option of the command line
    output: str | None,
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
        output: the path; its suffix tells the format.
        dialect: of a CSV, a name of ``DIALECTS``; by default excel-de for files, which people open, and rfc4180 for
            standard output, which programs read.
        force: replace whatever is there. Else an existing file is replaced only if it is a table as quotes itself
            left it: one that was edited since, or anything else, is somebody's work.
        form: the format, a name of ``FORMATS``, where the suffix does not tell it; by default CSV.
        headers: the language of column names and words, «en» or «de».
        extra: columns after ours, which all rows have, too.
        over: for a workbook, one whose sheets, colours and notes it shall have (see workbook).

    Raises FileError or OutputError, one sentence, when nothing can be written there; then nothing has been touched.
    """
    path = None if output is None or output == STDOUT else output
    _check_names(dialect, headers)
    target = files.place(_OPTION, path, "zitate.csv") if path is not None else None
    chosen = formats.choose(path, form)
    if dialect is not None and chosen.name != "csv":
        raise OutputError.dialect_is_of_csv(chosen.name)
    language: Headers = "de" if headers == "de" else "en"
    made = formats.form(chosen, dialect or ("rfc4180" if path is None else "excel-de"), language, extra)
    if path is None or target is None:
        table = Table(made, sys.stdout)
    elif not force and target.exists() and not _is_ours(chosen, target, extra):
        raise OutputError.exists(path)
    else:
        table = _begun(made, target, path, over if chosen.name == "xlsx" else None)
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


def _begun(form: Form, target: Path, shown: str, over: Path | None) -> Table:
    """Return a table that will lie at ``target``, with its draft open. Raises FileError."""
    draft = files.draft(target)
    try:
        # open() and not tempfile: the table gets the usual permissions, so that colleagues can read it
        file = draft.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise FileError.unwritable(_OPTION, shown, cause(error)) from error
    return Table(form, file, draft, target, over)


def _is_ours(chosen: formats.Format, path: Path, extra: tuple[str, ...]) -> bool:
    """Tell whether the file is a table as quotes left it. Raises FileError when nobody can tell."""
    try:
        return formats.is_ours(chosen, path, extra)
    except OSError as error:
        if error.errno in {errno.EACCES, errno.EPERM}:
            return False
        raise FileError.unwritable(_OPTION, str(path), cause(error)) from error
