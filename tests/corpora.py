"""What the tests of ``quotes corpus`` begin with: tables of articles, their rows, and a cluster of two workers."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from quotes.cli import run

WORKER = str(Path(__file__).with_name("fake_worker.py"))
CLUSTER = {
    "n_workers": 2,
    "threads_per_worker": 1,
    "scheduler_kwargs": {"dashboard": False, "dashboard_address": "127.0.0.1:0"},
    "host": "127.0.0.1",
    "silence_logs": 60,
}


def table(path, articles, **options):
    """Write a Parquet table of articles, in small groups of rows."""
    Path(path).parent.mkdir(exist_ok=True)
    ids = [f"n{number}" for number in range(len(articles))]
    pd.DataFrame({"id": ids, "text": articles}).to_parquet(path, row_group_size=7, **options)
    return str(path)


def rows_of(path):
    return pd.read_parquet(path).to_dict("records")


def extract(given, *arguments, code=0):
    """Return the rows that ``quotes extract`` makes of it."""
    assert run(["extract", given, "-o", "plain.parquet", "--workers", "1", "--force", *arguments]) == code
    return rows_of("plain.parquet")
