"""Parquet tables of articles. Needs pyarrow, which is too large to come with quotes: ``quotes[parquet]``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quotes.errors import InputError
from quotes.readers import columns
from quotes.readers.base import File, Read, damage
from quotes.readers.formats import LABELS

if TYPE_CHECKING:
    import pyarrow.parquet

_AT_ONCE = 64  # rows


def articles(file: File) -> Iterator[Read | InputError]:
    """Yield the articles of a Parquet file, a row each. See ``base.Reader``."""
    try:
        import pyarrow.parquet
    except ImportError as error:
        raise InputError.needs_parquet(file.name) from error
    with damage(file.name, LABELS["parquet"]):
        table = pyarrow.parquet.ParquetFile(file.stream)
        plain = _plain(table)
    yield from columns.articles(file, plain, _rows(file.name, table, plain))


def _plain(table: pyarrow.parquet.ParquetFile) -> list[str]:
    """Return the columns that hold texts, numbers or dates: embeddings and pictures would only fill the memory."""
    import pyarrow as pa

    texts = (pa.types.is_string, pa.types.is_large_string, pa.types.is_dictionary)
    others = (pa.types.is_integer, pa.types.is_floating, pa.types.is_date, pa.types.is_timestamp)
    return [field.name for field in table.schema_arrow if any(test(field.type) for test in (*texts, *others))]


def _rows(name: str, table: pyarrow.parquet.ParquetFile, plain: list[str]) -> Iterator[columns.Row]:
    number = 0
    with damage(name, LABELS["parquet"]):
        for batch in table.iter_batches(batch_size=_AT_ONCE, columns=plain):
            for cells in batch.to_pylist():
                number += 1
                yield columns.Row(number, cells)
