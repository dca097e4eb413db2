"""``python -m tests.benchmarks [ARTICLES…]``: how fast `quotes` is, in one run against plain Stanza.

The same articles with the same weights go through

(a) a plain ``stanza.Pipeline``: all processors over every sentence, article by article (see ``plain.py``; needs
    ``pip install transformers``, else it is left out),
(b) ``quotes`` in one process,
(c) ``quotes extract --workers N``, start-up and reading included, against the same in one process; as a user would
    have it: one process with a thread for each core, workers with one thread each,
(d) the marks alone, without a parser.

Every way runs in a process of its own, the ways in turn, as often as ``--rounds`` says. Machines are noisy: the ratio
is the median of the rounds' ratios, by the clock and by processor time (which others on the machine hardly touch), the
speed that of the fastest round. Words are those of Unicode's word borders.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import regex

from quotes import model, readers
from quotes.errors import InputError
from tests.benchmarks import plain

_WORD = regex.compile(r"\b\w\S*?\b", regex.WORD)
PARTS = (  # start-up, each with all before it
    ("interpreter", "pass"),
    ("torch", "import torch"),
    ("torch and stanza", "import torch, stanza"),
    ("quotes.pipeline", "import torch, stanza, quotes.pipeline"),
    ("weights", "import torch, stanza, quotes.pipeline; quotes.pipeline.Extractor()"),
)
ONE = "„Der Deich hält“, sagte Bürgermeisterin Petra Harms am Montag.\n"


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__.split("\n\n")[0])
    parser.add_argument("articles", nargs="*", default=["fixtures/artikel"], help="files or folders, as for extract")
    parser.add_argument("--limit", type=int, default=None, help="at most so many articles")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=1, help="of torch, in each process of (a) and (b)")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="of (c)")
    parser.add_argument("--text-column", default="", help="of a table")
    parser.add_argument("--without", default="", help="letters of what is left out; s is start-up, p the profile")
    parser.add_argument("--json", type=Path, default=None, help="write all figures there")
    asked = parser.parse_args()
    texts = list(_texts(asked.articles, asked.text_column))[: asked.limit]
    if not texts:
        sys.exit("no articles")
    found: dict[str, Any] = {
        "articles": len(texts),
        "words": sum(len(_WORD.findall(text)) for text in texts),
        "threads": asked.threads,
        "cores": os.cpu_count(),
    }
    print(f"{found['articles']} articles, {found['words']} words, {asked.threads} thread(s), {asked.rounds} round(s)")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "articles").mkdir()
        for number, text in enumerate(texts):
            (folder / "articles" / f"{number:06}.txt").write_text(text, "utf-8")
        found |= _run(folder, asked, len(texts), found["words"])
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=1), "utf-8")


def _run(folder: Path, asked: argparse.Namespace, articles: int, words: int) -> dict[str, Any]:
    env = os.environ | {"OMP_NUM_THREADS": str(asked.threads), "TOKENIZERS_PARALLELISM": "false"}
    ways: dict[str, list[str]] = {}
    if "a" not in asked.without and find_spec("transformers"):
        plain.prepare(model.embedded_folder(), folder / "stock")
        ways["a plain Stanza"] = _leg("plain", str(folder / "articles"), str(folder / "stock"))
    if "b" not in asked.without:
        ways["b quotes, one process"] = _leg("quotes", str(folder / "articles"))
    if "c" not in asked.without and asked.workers > 1:
        for workers in (1, asked.workers):
            ways[f"c quotes extract --workers {workers}"] = _extract(folder, "--workers", str(workers))
    if "d" not in asked.without:
        ways["d marks alone"] = _leg("marks", str(folder / "articles"))
    runs: dict[str, list[dict[str, Any]]] = {name: [] for name in ways}
    for _ in range(asked.rounds):
        for name, command in ways.items():
            workers = name.startswith("c")
            runs[name].append(_measure(command, dict(os.environ) if workers else env, parse=not workers))
    _tell(runs, articles, words)
    result: dict[str, Any] = {"runs": runs}
    if "p" not in asked.without:
        result["profile"] = _measure(_leg("profile", str(folder / "articles")), env)
        _tell_profile(result["profile"])
    if "s" not in asked.without:
        result["start"] = _start(folder, env, asked.rounds)
    return result


def _leg(*args: str) -> list[str]:
    return [sys.executable, "-m", "tests.benchmarks.leg", *args]


def _extract(folder: Path, *options: str) -> list[str]:
    call = [sys.executable, "-c", "from quotes.cli import main; main()", "extract", str(folder / "articles")]
    return [*call, "-q", "--force", "--types", "all", "-o", str(folder / "table.csv"), *options]


def _measure(command: Sequence[str], env: dict[str, str], *, parse: bool = True) -> dict[str, Any]:
    """Run a command; return what it prints as JSON, or what can be seen from here."""
    start = time.perf_counter()
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    if done.returncode:
        return {"failed": done.stderr.strip().splitlines()[-1:] or [f"exit code {done.returncode}"]}
    return json.loads(done.stdout.splitlines()[-1]) if parse else {"seconds": seconds}


def _tell(runs: dict[str, list[dict[str, Any]]], articles: int, words: int) -> None:
    print(f"\n{'':32}{'articles/s':>11}{'words/s':>9}{'to (a)':>8}{'by CPU':>8}{'peak MB':>9}{'load s':>8}")
    base = next((rounds for name, rounds in runs.items() if name.startswith("a")), [])
    for name, rounds in runs.items():
        fine = [run for run in rounds if "seconds" in run]
        if not fine:
            print(f"{name:32}  not available: {rounds[0]['failed'][0][:80] if rounds else ''}")
            continue
        best = min(run["seconds"] for run in fine)
        peak = f"{max(run['peak_mb'] for run in fine):.0f}" if "peak_mb" in fine[0] else ""
        load = f"{min(run['load'] for run in fine):.2f}" if "load" in fine[0] else ""
        ratios = f"{_ratio(base, rounds, 'seconds'):>8}{_ratio(base, rounds, 'processor'):>8}"
        print(f"{name:32}{articles / best:>11.2f}{words / best:>9.0f}{ratios}{peak:>9}{load:>8}")
    workers = [rounds for name, rounds in runs.items() if name.startswith("c")]
    if workers:
        print(f"\nworkers to one process: {_ratio(*workers, 'seconds')}")


def _ratio(base: Sequence[dict[str, Any]], rounds: Sequence[dict[str, Any]], unit: str) -> str:
    pairs = [(a[unit], b[unit]) for a, b in zip(base, rounds, strict=False) if unit in a and unit in b]
    return f"{statistics.median(a / b for a, b in pairs):.2f}" if pairs else ""


def _tell_profile(profile: dict[str, Any]) -> None:
    if "stages" not in profile:
        print(f"\nprofile: {profile}")
        return
    print("\nwhere the processor time of (b) goes")
    for name, seconds in sorted(profile["stages"].items(), key=lambda item: -item[1]):
        print(f"  {name:24}{seconds:>8.2f} s{100 * seconds / profile['whole']:>7.1f} %")


def _start(folder: Path, env: dict[str, str], rounds: int) -> dict[str, float]:
    """Measure and tell the start-up by part, and that of the command line with one small article."""
    (folder / "one").mkdir()
    (folder / "one" / "one.txt").write_text(ONE, "utf-8")
    extract = [*_extract(folder, "--quiet")[:4], str(folder / "one"), "-q"]
    commands = {name: [sys.executable, "-c", code] for name, code in PARTS} | {"quotes extract ONE.txt": extract}
    best: dict[str, float] = {}
    for _ in range(rounds):
        for name, command in commands.items():
            seconds = _measure(command, env, parse=False).get("seconds", float("nan"))
            best[name] = min(best.get(name, seconds), seconds)
    print("\nstart-up, seconds (each line with all above it)")
    for name, seconds in best.items():
        print(f"  {name:24}{seconds:>8.2f}")
    print(f"  extract to torch and stanza: {best['quotes extract ONE.txt'] / best['torch and stanza']:.2f}")
    return best


def _texts(paths: Sequence[str], text_column: str) -> Iterator[str]:
    for source in readers.find(paths).sources:
        for read in readers.read(source, readers.Columns(text_column, "")):
            if isinstance(read, InputError):
                sys.exit(str(read))
            if read.article is not None:
                yield read.article.text


if __name__ == "__main__":
    main()
