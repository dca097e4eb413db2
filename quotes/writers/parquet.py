"""Parquet, for data journalists: text as strings, numbers as int64, nothing missing. Needs pyarrow, an extra."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from quotes._version import __version__
from quotes.table.columns import NUMBERS, Row
from quotes.writers.base import Run
from quotes.writers.spool import Entry

_GROUP = 10_000  # rows in memory at once, and in one row group of the file
_MARK = b"quotes"  # in the metadata of the file: tells that quotes has written it


class ParquetMaker:
    """Makes a Parquet file of the table; what belongs beside it is left out."""

    def __init__(self, names: Mapping[str, str], about: Mapping[bytes, bytes] = MappingProxyType({})) -> None:
        """Write the columns that are the keys of ``names`` under their names there. ``about``: metadata of the file."""
        self._names = names
        self._about = about
        self.shortened = 0

    def make(self, path: Path, entries: Iterable[Entry], run: Run) -> None:
        """Write the file, group by group. Raises OSError."""
        del run
        import pyarrow as pa
        from pyarrow import parquet

        fields = [(name, pa.int64() if column in NUMBERS else pa.string()) for column, name in self._names.items()]
        schema = pa.schema(fields, metadata={**self._about, _MARK: __version__.encode()})
        with parquet.ParquetWriter(path, schema) as writer:
            for group in _groups(row for row, is_aside in entries if not is_aside):
                columns = {name: [row[column] for row in group] for column, name in self._names.items()}
                writer.write_table(pa.table(columns, schema=schema))


def _groups(rows: Iterator[Row]) -> Iterator[Sequence[Row]]:
    """Yield the rows in groups of bounded size."""
    while group := list(islice(rows, _GROUP)):
        yield group
