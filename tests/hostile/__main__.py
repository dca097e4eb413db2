"""Prints the table of hostile files with what each costs, as Markdown."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from hostile.base import run
from hostile.rows import ROWS

HEAD = ("kind", "why", "n", "KB", "seconds, n", "seconds, 4n", "MB, 4n", "ends with", "says")


def main(wanted: list[str]) -> None:
    """Measure the rows whose kind has one of the ``wanted`` words, or all."""
    print("| " + " | ".join(HEAD) + " |\n|" + "---|" * len(HEAD))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bases = {}
        for number, row in enumerate(ROWS):
            if wanted and not any(word in f"{row.kind} {row.name}" for word in wanted):
                continue
            if row.model not in bases:
                bases[row.model] = run(folder / f"gut{row.model}", "b.txt", b"Nichts.\n", model=row.model)
            files = [row.make(row.n), row.make(4 * row.n)]
            small, large = (
                run(folder / f"{number}-{size}", row.name, data, command=row.command, model=row.model).without(
                    bases[row.model]
                )
                for size, data in enumerate(files)
            )
            said = next((line for line in large.err.splitlines() if line.startswith("Fehler")), "")
            told = [row.kind, row.why, f"{row.n:,}", f"{len(files[1]) / 1000:,.0f}", f"{small.seconds:.1f}"]
            told += [f"{large.seconds:.1f}", f"{large.megabytes:.0f}", str(large.code), said[:160]]
            print("| " + " | ".join(each.replace("|", "\\|") for each in told) + " |", flush=True)


main(sys.argv[1:])
