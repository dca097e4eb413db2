"""What keeps the tool fast, as far as a test can hold it: no work at import, none where nothing is quoted."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from made import FIXTURES

HEAVY = ("torch", "stanza", "pandas", "numpy", "transformers", "trafilatura", "lxml", "openpyxl", "pypdfium2")
HEAVY += ("torch._dynamo", "sympy")  # what torch imports when it is asked for more than reading


def run(code, *args):
    """Run Python code in a process of its own; return what it prints."""
    done = subprocess.run([sys.executable, "-c", code, *args], capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.parametrize(
    "module", ["quotes", "quotes.cli", "quotes.pipeline", "quotes.parsing.parser", "quotes.readers"]
)
def test_an_import_brings_nothing_heavy(module):
    found = run(f"import sys, {module}; print(*(name for name in {HEAVY} if name in sys.modules))")
    assert found.split() == []


@pytest.mark.slow
@pytest.mark.model
def test_one_text_file_brings_no_other_reader_and_no_table_library(tmp_path):
    article = tmp_path / "a.txt"
    article.write_text("„Der Deich hält“, sagte Petra Harms.\n", encoding="utf-8")
    code = (
        "import sys; from quotes.cli import run; run(['extract', sys.argv[1], '-o', sys.argv[2], '-q'])\n"
        f"print(*(name for name in {HEAVY} if name in sys.modules))"
    )
    found = run(code, str(article), str(tmp_path / "t.csv")).split()
    assert "torch" in found
    assert not {"pandas", "trafilatura", "openpyxl", "pypdfium2", "torch._dynamo", "sympy"} & set(found)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Der Deich hält noch lange. " * 37_100, id="ein Absatz"),
        pytest.param("Der Deich hält noch lange.\n\n" * 36_000, id="Absätze"),
        pytest.param("Der Deich, so Harms' Büro, hält sicher noch 5' und 6\". " * 18_500, id="Apostrophe und Zoll"),
    ],
)
def test_a_million_characters_without_marks_take_no_second(extractor, text):
    assert len(text) >= 1_000_000

    def seconds():
        start = time.process_time()
        assert extractor.extract(text) == []
        return time.process_time() - start

    assert min(seconds() for _ in range(3)) < 1  # the best of three: other work on the machine slows each a little


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="asks Linux")
@pytest.mark.model
def test_one_process_stays_below_a_gigabyte():
    code = (
        "import sys; from quotes.cli import run; run(['extract', sys.argv[1], '--workers', '1', '-q'])\n"
        "print(next(line for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    )
    peak = int(run(code, str(FIXTURES)).splitlines()[-2].split()[1])
    assert peak < 1_000_000  # kB
