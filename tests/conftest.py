"""Fixtures for all tests. Nothing here imports torch before a test asks for the model: most do without."""

from __future__ import annotations

import contextlib
import secrets
import signal
import sys
import types

import fake
import pytest
from hypothesis import settings

from quotes.data import Article

# A busy machine must not fail a test: what takes too long is measured in time of the processor, where it is measured.
settings.register_profile("quotes", deadline=None)
settings.load_profile("quotes")

RULES = frozenset(
    "attribution attribution_further attribution_who cases categories categories_further certainty cues entities "
    "fixtures frames headlines kinds lexicon lexicon_nouns marks mentions parsing people pronouns_and_posts repairs "
    "sieves signals speaking_frames speaking_frames_further unframed who_is_meant".split()
)
"""The files (test_….py) that tell what the rules make of a text: ``pytest -m rules`` for whoever edits one."""


SLOW = frozenset(
    "corpus corpus_columns encoder faults fuzz heads hostile isolation journal models_loading patterns proof_browser "
    "properties robustness speed training week workers".split()
)
"""Files that start processes, a browser or a training, or feed hostile texts by the hundred: ``slow`` as a whole."""


def pytest_ignore_collect(collection_path, config):
    """Do not even import the other files where only the rules are asked for: that takes as long as their tests."""
    other = collection_path.suffix == ".py" and collection_path.stem.removeprefix("test_") not in RULES
    return True if other and config.option.markexpr == "rules" else None


@pytest.hookimpl(tryfirst=True)  # before -m chooses
def pytest_collection_modifyitems(items):
    """Mark what a test needs: ``model`` where it asks for the extractor, ``rules`` and ``slow`` by its file."""
    for item in items:
        if "extractor" in item.fixturenames:
            item.add_marker("model")
        if item.path.stem.removeprefix("test_") in SLOW:
            item.add_marker("slow")
        if item.path.stem.removeprefix("test_") in RULES and item.get_closest_marker("slow") is None:
            item.add_marker("rules")


# Started in the background (nohup … &, some CI runners) a shell hands down Ctrl-C as ignored, and so would every
# process that a test interrupts: none of them would stop. A test's processes hear Ctrl-C as in a terminal.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True, scope="session")
def _no_own_words():
    """Leave out the word lists that whoever runs the tests has of their own, in this process and those it begins."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QUOTES_LEXICON", "")
        yield


@pytest.fixture(autouse=True)
def _own_state(tmp_path_factory, monkeypatch):
    """Let no test know the files that another has left, nor write where whoever runs the tests keeps such records."""
    monkeypatch.setenv("QUOTES_STATE", str(tmp_path_factory.getbasetemp() / f"state-{secrets.token_hex(8)}"))


@pytest.fixture
def no_model(monkeypatch):
    """Put a regex in the place of the pipeline (see fake.py), within this process."""
    module = types.ModuleType("quotes.pipeline")
    module.Extractor = fake.Extractor
    monkeypatch.setitem(sys.modules, "quotes.pipeline", module)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Stand in an empty folder, so that paths in tests are as short as a user's."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def extractor():
    """Load the embedded model, once for all tests that need it; one thread, which is faster for short texts."""
    import torch

    from quotes.pipeline import Extractor

    torch.set_num_threads(1)
    return Extractor()


@pytest.fixture(scope="session")
def look(extractor):
    """Read a text without attributing anything: its mentions, entities, kinds, syntax, also where nothing is quoted."""
    from quotes import pipeline
    from quotes.marks import paragraphs
    from quotes.parsing import blocks

    def scene(text):
        spans = paragraphs.paragraphs(text)
        stretches = pipeline.find_stretches(text, spans)
        analysis = extractor._parser.analyse(blocks.build(text, spans, stretches))
        return pipeline.read(Article(text), spans, stretches, analysis)

    return scene


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """Start two workers with the stand-in pipeline, for all tests of a file; some are killed and replaced."""
    distributed = pytest.importorskip("distributed")
    from corpora import CLUSTER, WORKER

    place = tmp_path_factory.mktemp("workers")
    with (
        contextlib.chdir(place),
        distributed.LocalCluster(**CLUSTER, preload=[WORKER]) as started,
    ):
        yield started


@pytest.fixture
def corpus(cluster, folder, no_model, capsys):
    """Run ``quotes corpus ARGUMENTS`` on that cluster in an empty folder; give the exit code and standard error."""
    from quotes.cli import run

    del folder, no_model

    def call(*arguments, address=cluster.scheduler_address):
        code = run(["corpus", *arguments, *(["--scheduler", address] if address else [])])
        out, err = capsys.readouterr()
        assert out == ""
        assert "Traceback" not in err
        return code, err

    return call
