"""Whether a part still holds what quotes has written into it: it tells the hash of its own rows.

So it can be moved, copied and looked at anywhere. Whoever writes it anew, with pandas, pyarrow or DuckDB, loses that
record or has other rows.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

RECORD = b"quotes-part"  # in the metadata of a part: what it was made from and how it went
CONTENT = "content"  # in there, the hash


def hashed(columns: Mapping[str, Sequence[object]]) -> str:
    """Return the hash of a table, given by columns."""
    found = hashlib.sha256()
    for name, cells in columns.items():
        found.update(json.dumps([name, cells]).encode())
    return found.hexdigest()


def record(path: Path) -> Mapping[str, object]:
    """Return what a part says of itself; nothing, if there is no part or it is damaged."""
    from pyarrow import ArrowException, parquet

    try:
        metadata = parquet.read_schema(path).metadata or {}
        told = json.loads(metadata[RECORD])
    except (ArrowException, OSError, ValueError, KeyError):
        return {}
    return told if isinstance(told, dict) else {}


def is_edited(path: Path) -> bool:
    """Tell whether somebody has written a part anew. One that is not there is not edited, nor one that is damaged."""
    from pyarrow import ArrowException, parquet

    try:
        columns = parquet.read_table(path, partitioning=None).to_pydict()
    except (ArrowException, OSError):
        return False
    told = record(path)
    try:
        return not told or (CONTENT in told and told[CONTENT] != hashed(columns))
    except TypeError:  # cells of other kinds
        return True
