"""Where tables go: to a file, which appears only when it is whole, or to standard output.

A format is one file of this folder; ``FORMATS`` names the suffixes by which it is chosen.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from quotes.errors import UsageError
from quotes.table import Row
from quotes.writers.csv import DIALECTS, CsvFormat

__all__ = ["DIALECTS", "FORMATS", "Table", "open_table"]

FORMATS = (".csv",)
STDOUT = "-"


class Table:
    """A table that is being written, article by article.

    To a file: rows go to a temporary file in the same folder, which ``keep`` puts in the place of the old
    one; without ``keep`` the old one stays and the new one is gone. To standard output: rows go out at once.
    """

    def __init__(
        self,
        form: CsvFormat,
        file: TextIO,
        temporary: Path | None = None,
        target: Path | None = None,
    ) -> None:
        """Write ``form`` to ``file``, which lies at ``temporary`` and shall become ``target``, if it is no stream."""
        self._form = form
        self._file = file
        self._temporary = temporary
        self._begun = False
        self.target = target  # None: standard output
        self.replaces = target is not None and target.exists()
        self.rows = 0

    @property
    def guarded(self) -> int:
        """Number of cells that got an apostrophe, so that a spreadsheet does not run them."""
        return self._form.guarded

    @property
    def shortened(self) -> int:
        """Number of cells cut to what a spreadsheet can hold."""
        return self._form.shortened

    def write(self, rows: Iterable[Row]) -> None:
        """Write the rows of one article (maybe none), the column names before the first.

        Everything of an article goes out in one piece, so that an interruption leaves no half row.
        """
        rows = list(rows)
        text = ("" if self._begun else self._form.head()) + self._form.body(rows)
        try:
            self._file.write(text)
            self._file.flush()
        except BrokenPipeError:
            raise  # whoever reads standard output has had enough: no error of the output
        except OSError as error:  # the disk is full, the network drive gone
            raise UsageError.output_unwritable(self._shown(), error.strerror or "") from error
        self._begun = True
        self.rows += len(rows)

    def keep(self) -> None:
        """Finish: put the table in its place. Raises UsageError when another program holds the old one."""
        if self._temporary is None or self.target is None:
            return
        if not self._begun:
            self.write([])
        try:
            self._file.close()
            self._temporary.replace(self.target)
        except OSError as error:
            kept, self._temporary = self._temporary, None
            raise UsageError.output_locked(self._shown(), str(kept), error.strerror or "") from error
        self._temporary = None

    def drop(self) -> None:
        """Clean up; after ``keep`` there is nothing left to do. What lay there before stays untouched."""
        if self._temporary is not None:
            self._file.close()
            self._temporary.unlink(missing_ok=True)
            self._temporary = None

    def _shown(self) -> str:
        return str(self.target or STDOUT)


def open_table(output: str | None, dialect: str | None = None, *, force: bool = False) -> Table:
    """Begin a table at ``output`` (None or «-»: standard output).

    ``dialect`` is a name of ``DIALECTS``; by default excel-de for files, which people open, and rfc4180 for
    standard output, which programs read. An existing file is replaced only if it is a table as quotes itself
    left it, or with ``force``: one that was edited since, or anything else, is somebody's work.

    Raises UsageError, one sentence, when nothing can be written there; then nothing has been touched.
    """
    to_stdout = output is None or output == STDOUT
    dialect = dialect or ("rfc4180" if to_stdout else "excel-de")
    if dialect not in DIALECTS:
        raise UsageError.unknown_dialect(dialect, tuple(DIALECTS))
    form = CsvFormat(DIALECTS[dialect])
    if output is None or to_stdout:
        return Table(form, sys.stdout)
    target = Path(os.path.realpath(output))  # write through a link, do not put a file in its place
    _check(output, target, force=force)
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        # open() and not tempfile: the table gets the usual permissions, so that colleagues can read it
        file = temporary.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise UsageError.output_unwritable(output, error.strerror or "") from error
    return Table(form, file, temporary, target)


def _check(output: str, target: Path, *, force: bool) -> None:
    """Raise UsageError unless a table may be written to ``target``."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        mode = 0
    except OSError as error:
        raise UsageError.output_unwritable(output, error.strerror or "") from error
    if stat.S_ISDIR(mode) or output.endswith(("/", os.sep)):
        raise UsageError.output_is_folder(output)
    if mode and not stat.S_ISREG(mode):
        raise UsageError.output_is_special(output)
    if target.suffix.lower() not in FORMATS:
        raise UsageError.unknown_format(output, FORMATS)
    if not target.parent.is_dir():
        raise UsageError.no_output_folder(str(Path(output).parent))
    if mode and not force and not _is_ours(target):
        raise UsageError.output_exists(output)


def _is_ours(path: Path) -> bool:
    """Tell whether the file begins byte for byte as quotes begins a table; Excel writes the first line otherwise.

    An empty file holds nobody's work, so it counts as ours.
    """
    heads = [CsvFormat(dialect).head().encode() for dialect in DIALECTS.values()]
    try:
        with path.open("rb") as file:
            begin = file.read(max(map(len, heads)))
    except OSError as error:
        if error.errno in {errno.EACCES, errno.EPERM}:
            return False
        raise UsageError.output_unwritable(str(path), error.strerror or "") from error
    return not begin or any(begin.startswith(head) for head in heads)
