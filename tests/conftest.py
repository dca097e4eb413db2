"""Fixtures for all tests. Nothing here imports torch: most tests do without the model."""

from __future__ import annotations

import sys
import types

import fake
import pytest


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
