"""One way through the articles, in a process of its own: ``python -m tests.benchmarks.leg NAME FOLDER …``.

Prints one line of JSON: seconds, processor seconds, peak memory, and what the way has to tell besides.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

STAGES = {  # module, class (or none), function -> what it is called in the profile
    ("quotes.parsing.parser", "Parser", "_cut"): "tokens and sentences",
    ("quotes.model.encoder", "Encoder", "encode"): "encoder",
    ("quotes.model.heads", "_Tagger", "tags"): "tagger",
    ("quotes.model.heads", "_Parser", "arcs"): "parser",
    ("quotes.model.heads", "_Namer", "names"): "names",
    ("quotes.model.lemmas", "Lemmas", "of"): "lemmas",
    ("quotes.pipeline", "", "find_stretches"): "marks",
    ("quotes.pipeline", "", "read"): "kinds and mentions",
    ("quotes.pipeline", "", "attribute"): "attribution",
}


def texts(folder: str) -> list[str]:
    """Return the articles of a folder."""
    return [path.read_text("utf-8") for path in sorted(Path(folder).glob("*.txt"))]


def plain(folder: str, weights: str) -> dict[str, Any]:
    """(a) Stanza's pipeline, every processor over every sentence, article by article."""
    from tests.benchmarks.plain import load

    start = time.perf_counter()
    pipeline = load(Path(weights))
    loaded = time.perf_counter() - start
    articles = texts(folder)
    pipeline(articles[0])  # what is done once
    with _timed() as spent:
        for text in articles:
            pipeline(text)
    return {"load": loaded} | spent


def quotes(folder: str) -> dict[str, Any]:
    """(b) This project, one process."""
    start = time.perf_counter()
    from quotes.pipeline import Extractor

    extractor = Extractor()
    loaded = time.perf_counter() - start
    articles = texts(folder)
    extractor.extract(articles[0])
    gc.freeze()  # as in quotes.batch.worker
    with _timed() as spent:
        rows = sum(len(extractor.extract(text, "all")) for text in articles)
    return {"load": loaded, "rows": rows} | spent


def profile(folder: str) -> dict[str, Any]:
    """Return where the time of (b) goes, in processor seconds by stage."""
    from quotes.pipeline import Extractor

    extractor = Extractor()
    articles = texts(folder)
    extractor.extract(articles[0])
    stages: Counter[str] = Counter()
    for (module, kind, name), called in STAGES.items():
        _watch(module, kind, name, partial(_add, stages, called))
    start = time.process_time()
    for text in articles:
        extractor.extract(text)
    whole = time.process_time() - start
    return {"stages": dict(stages) | {"the rest": whole - stages.total()}, "whole": whole}


def marks(folder: str) -> dict[str, Any]:
    """(d) Only what stands in marks."""
    from quotes.marks import paragraphs
    from quotes.pipeline import find_stretches

    articles = texts(folder)
    find_stretches(articles[0], paragraphs.paragraphs(articles[0]))
    with _timed() as spent:
        for text in articles:
            find_stretches(text, paragraphs.paragraphs(text))
    return dict(spent)


def _add(stages: Counter[str], called: str, seconds: float) -> None:
    stages[called] += seconds


def _watch(module: str, kind: str, name: str, spent: Callable[[float], None]) -> None:
    """Let a function tell the processor seconds that it takes."""
    from importlib import import_module

    owner = import_module(module)
    owner = getattr(owner, kind) if kind else owner
    plain_function = getattr(owner, name)

    def watched(*args: Any, **options: Any) -> Any:
        start = time.process_time()
        try:
            return plain_function(*args, **options)
        finally:
            spent(time.process_time() - start)

    setattr(owner, name, watched)


@contextmanager
def _timed() -> Iterator[dict[str, float]]:
    found: dict[str, float] = {}
    wall, processor = time.perf_counter(), time.process_time()
    yield found
    found["seconds"] = time.perf_counter() - wall
    found["processor"] = time.process_time() - processor


def _peak_mb() -> float:
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage says on Linux counts the process before this one, too
        line = next(line for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / (1 << 10)
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def main() -> None:
    """Run the way that the command line names."""
    name, *rest = sys.argv[1:]
    import warnings

    warnings.simplefilter("ignore")
    if name != "marks":
        import torch

        torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))
    found = {"plain": plain, "quotes": quotes, "profile": profile, "marks": marks}[name](*rest)
    print(json.dumps(found | {"peak_mb": _peak_mb()}))


if __name__ == "__main__":
    main()
