"""A whole press archive: cut into partitions that several processes or machines do, each of which becomes a file.

The way: input → :mod:`partitions` → :mod:`cluster` (Dask: who does what, and again if a worker is lost) →
:mod:`part` (what a worker does: read, extract, write one Parquet file) → :mod:`folder` (what is there already, and
under which settings it came to be). Input and output lie where every worker sees them under the same path; articles
and tables never go through the scheduler. Dask is imported when the work begins, by :mod:`cluster` alone.
"""

from __future__ import annotations

from quotes.corpus.folder import Folder, Settings
from quotes.corpus.part import Order, Outcome
from quotes.corpus.partitions import Input, Partition, look

__all__ = ["Folder", "Input", "Order", "Outcome", "Partition", "Settings", "look"]
