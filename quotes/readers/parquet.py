"""Parquet tables of articles. Needs pyarrow, which is too large to come with quotes: ``quotes[parquet]``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from quotes.errors import InputError
from quotes.readers import columns
from quotes.readers.base import File, Read, Rows, damage
from quotes.readers.errors import ReadError
from quotes.readers.formats import LABELS

if TYPE_CHECKING:
    import pyarrow.parquet

_AT_ONCE = 64  # rows


def articles(file: File) -> Iterator[Read | InputError]:
    """Yield the articles of a Parquet file, a row each. See ``base.Reader``."""
    table = _opened(file)
    plain = _plain(table)
    yield from columns.articles(file, plain, _rows(file.name, table, plain, Rows(0, table.metadata.num_rows)))


def part(file: File, rows: Rows) -> Iterator[Read | InputError]:
    """Yield the articles of some rows, each exactly as ``articles`` would."""
    table = _opened(file)
    plain = _plain(table)
    begin = list(_rows(file.name, table, plain, Rows(0, columns.SAMPLE)))
    before = _rows(file.name, table, plain, Rows(0, rows.first))
    yield from columns.articles(file, plain, _rows(file.name, table, plain, rows), begin, before)


def size(file: File) -> int:
    """Return the number of rows, which the end of the file tells. Raises InputError."""
    return int(_opened(file).metadata.num_rows)


def _opened(file: File) -> pyarrow.parquet.ParquetFile:
    try:
        import pyarrow.parquet
    except ImportError as error:
        raise ReadError.needs_parquet(file.name) from error
    with damage(file.name, LABELS["parquet"]):
        return pyarrow.parquet.ParquetFile(file.stream)


def _plain(table: pyarrow.parquet.ParquetFile) -> list[str]:
    """Return the columns that hold texts, numbers or dates: embeddings and pictures would only fill the memory."""
    import pyarrow as pa

    texts = (pa.types.is_string, pa.types.is_large_string, pa.types.is_dictionary)
    others = (pa.types.is_integer, pa.types.is_floating, pa.types.is_date, pa.types.is_timestamp)
    return [field.name for field in table.schema_arrow if any(test(field.type) for test in (*texts, *others))]


def _rows(name: str, table: pyarrow.parquet.ParquetFile, plain: list[str], rows: Rows) -> Iterator[columns.Row]:
    """Yield some rows; of the groups of rows in the file, only those are read that hold them."""
    groups = range(table.metadata.num_row_groups)
    ends = list(accumulate(table.metadata.row_group(group).num_rows for group in groups))
    last = min(rows.first + rows.size, ends[-1] if ends else 0)
    needed = [group for group in groups if ends[group] > rows.first and (ends[group - 1] if group else 0) < last]
    if not needed:
        return
    number = ends[needed[0] - 1] if needed[0] else 0  # rows before the one at hand
    with damage(name, LABELS["parquet"]):
        for batch in table.iter_batches(batch_size=_AT_ONCE, row_groups=needed, columns=plain):
            start, number = number, number + batch.num_rows
            if number > rows.first:
                here = enumerate(batch.to_pylist(), start + 1)
                yield from (columns.Row(n, cells) for n, cells in islice(here, last - start) if n > rows.first)
            if number >= last:
                return
