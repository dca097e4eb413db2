"""``python -m tests.benchmarks.archive``: what adding a day's articles to an archive takes, by how many it holds.

Invented articles, the real model for those that are timed. The archive is filled by the command itself, with the tests'
stand-in for the model (tests/fake.py), which finds „…“: it is the archive that is measured, and what lies in it is as
large. Each line says what the same call took with so many articles lying there before, and 50 new ones among them.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
STAND_IN = (sys.executable, str(HERE / "fake.py"))
REAL = (sys.executable, "-m", "quotes")
NAMES = ("Eva Maier", "Ole Brandt", "Ida Korff", "Jörg Müller", "Petra Harms")
OFFICES = ("Ministerin", "Bürgermeister", "Landrätin", "Förster", "Sprecherin")


def text(number: int) -> str:
    """Return an invented article of some 250 words with eight quotations."""
    name, office = NAMES[number % 5], OFFICES[number % 5]
    said = [
        f"„Punkt {each} der Liste {number} ist noch offen“, sagte {name}. Die {office if each % 2 else 'Gemeinde'} "
        f"prüft das seit {each + 2} Wochen, und am Deich von Neustadt wurde weiter gearbeitet, auch am Sonntag."
        for each in range(8)
    ]
    return f"Der Deich von Neustadt, Teil {number}.\n\n" + "\n\n".join(said) + "\n"


def lay(folder: Path, first: int, many: int) -> None:
    """Write so many articles into a folder."""
    for number in range(first, first + many):
        place = folder / f"{number // 1000:03}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number:06}.txt").write_text(text(number), encoding="utf-8")


def timed(program: tuple[str, ...], folder: Path, *arguments: str) -> str:
    """Run the command in a folder; tell what it took by the clock, and of the processors."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(HERE.parent), str(HERE)]), "QUOTES_LEXICON": ""}
    start, before = time.perf_counter(), os.times()
    subprocess.run([*program, "extract", *arguments, "-q"], cwd=folder, env=environment, check=True)
    after = os.times()
    busy = after.children_user + after.children_system - before.children_user - before.children_system
    return f"{time.perf_counter() - start:.1f} s ({busy:.1f} s of processors)"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.archive", description=__doc__.split("\n", 1)[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[0, 1000, 10_000], help="in the archive before")
    parser.add_argument("--new", type=int, default=50, help="articles of the day")
    asked = parser.parse_args()
    for many in asked.articles:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "neu").mkdir()
            lay(folder / "neu", 0, many)
            filled = timed(STAND_IN, folder, "neu", "-o", "z.db") if many else "no time"
            lay(folder / "neu", many, asked.new)
            added = timed(REAL, folder, "neu", "-o", "z.db")
            again = timed(REAL, folder, "neu", "-o", "z.db")
            size = (folder / "z.db").stat().st_size / 1e6
        print(
            f"{many:>6} articles there (filled in {filled}), {asked.new} new ones: {added}; "
            f"none new: {again}; {size:.0f} MB",
            flush=True,
        )


if __name__ == "__main__":
    main()
