"""Loading: a model as Stanza lays it out gives what the embedded one gives, and no weight file runs code."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import pickle
import shutil
import socket

import pytest
from stanza_server import ALL, INDEX, PACKAGES, Server

from quotes import model
from quotes.cli import run
from quotes.data import Article
from quotes.model import sources
from quotes.model.errors import ModelError
from quotes.table import columns

pytestmark = pytest.mark.model

TEXT = (
    "Der Deich bei Neuhagen wird höher. „Das reicht nicht“, sagte Ministerin Eva Maier am Montag. "
    "Zum Sommer fehle das Geld, meint Ole Brandt von der Opposition: „Wir brauchen einen ‚großen Wurf‘.“\n"
)


@pytest.fixture(scope="module")
def server():
    served = Server()
    with served.running():
        yield served


@pytest.fixture(scope="module")
def home(server, tmp_path_factory):
    """Install the official model from the server; give the data folder."""
    folder = tmp_path_factory.mktemp("daten")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QUOTES_HOME", str(folder))
        patch.setenv("NO_PROXY", "127.0.0.1")
        assert run(["models", "install", "official", "--url", server.url, "-q"]) == 0
    server.asked.clear()
    return folder


@pytest.fixture
def installed(home, monkeypatch):
    monkeypatch.setenv("QUOTES_HOME", str(home))
    return home / "models" / "official"


@pytest.fixture
def stanzas(installed, tmp_path):
    """Give a folder of Stanza's that a test may break, without our card."""
    return shutil.copytree(installed, tmp_path / "stanza", ignore=shutil.ignore_patterns(model.CARD))


@pytest.fixture
def alone(monkeypatch):
    """Let every attempt to reach another machine fail the test."""

    def refuse(_self, address):
        pytest.fail(f"a connection to {address}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *address, **_: refuse(None, address))


def parser(folder):
    from quotes.parsing.parser import Parser

    return Parser(folder)


@pytest.mark.usefixtures("alone", "installed")
def test_the_official_model_gives_the_same_rows_offline(folder, extractor, server, capsys, monkeypatch):
    import torch

    calls = []
    theirs = torch.load

    def load(*arguments, **options):
        calls.append(options.get("weights_only"))
        return theirs(*arguments, **options)

    monkeypatch.setattr(torch, "load", load)
    (folder / "a.txt").write_text(TEXT, "utf-8")
    assert run(["extract", "a.txt", "--model", "official", "--types", "all", "-q"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    expected = columns.rows(extractor.extract(Article(TEXT, document="a.txt"), "all"), TEXT)
    assert rows == [{name: str(value) for name, value in row.items()} for row in expected]
    assert [row["speaker"] for row in rows][:2] == ["Eva Maier", "Ole Brandt"]
    assert calls
    assert set(calls) == {True}  # never through pickle
    assert server.asked == []  # and nothing is fetched without being asked for


def test_without_an_installation_the_cure_is_told(folder, server, capsys, monkeypatch):
    monkeypatch.setenv("QUOTES_HOME", str(folder / "leer"))
    monkeypatch.setenv("QUOTES_STANZA_URL", server.url)
    (folder / "a.txt").write_text(TEXT, "utf-8")
    assert run(["extract", "a.txt", "--model", "official"]) == 3
    assert capsys.readouterr().err == (
        "Fehler: Das Sprachmodell official ist nicht installiert; bitte einmal mit Netz «quotes models install "
        "official» aufrufen oder ohne --model das eingebaute nehmen.\n"
    )
    assert server.asked == []
    assert not (folder / "leer").exists()


@pytest.mark.parametrize("name", ["resources.json", "de/lemma/klein.pt", "de/pretrain/vektoren.pt"])
def test_a_missing_file_of_stanzas_is_named(stanzas, name):
    (stanzas / name).unlink()
    with pytest.raises(ModelError, match=f"es fehlt «.*{name}»"):
        parser(stanzas)


def test_a_damaged_file_is_named_only_when_loading_fails(installed):
    path = installed / "de" / "tokenize" / "klein.pt"
    whole = path.read_bytes()
    path.write_bytes(whole[:1000])
    try:
        with pytest.raises(ModelError) as told:
            parser(installed)
    finally:
        path.write_bytes(whole)
    assert str(told.value) == (
        f"Das Sprachmodell ist beschädigt: «{path}» hat 1000 statt {len(whole)} Byte; "
        "bitte «quotes models install official» noch einmal aufrufen."
    )


@pytest.mark.parametrize("name", ["config.json", "mwt.pt", "tokenizer.json"])
def test_a_damaged_file_of_a_flat_folder_is_named(tmp_path, name):
    weights = shutil.copytree(model.embedded_folder(), tmp_path / "modell")
    (weights / name).write_bytes(b"kaputt")
    with pytest.raises(ModelError, match=f"beschädigt: «.*{name}» hat 6 statt .* bitte den Ordner neu besorgen oder"):
        parser(weights)


class Evil:
    """Makes a file when it is unpickled."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return os.mkdir, (str(self.path),)


@pytest.mark.parametrize("part", PACKAGES)
@pytest.mark.parametrize("form", ["plain", "zip"])
def test_code_in_a_weight_file_does_not_run(part, form, tmp_path, alone):
    """Each part is loaded by the very processor that the pipeline would make of it."""
    del alone
    import torch
    from stanza.pipeline.core import Pipeline  # noqa: TID251 - its processors are what is tested

    path, trace = tmp_path / "boese.pt", tmp_path / "spur"
    if form == "plain":
        path.write_bytes(pickle.dumps(Evil(trace)))
    else:
        torch.save({"model": Evil(trace)}, path)
    (tmp_path / "resources.json").write_text("{}")
    with pytest.raises(Exception, match=r"(?i)weights.only|unpickl|unsupported"):
        Pipeline(
            "de",
            dir=str(tmp_path),
            processors=part,
            package=None,
            allow_unknown_language=True,
            download_method=None,
            use_gpu=False,
            logging_level="CRITICAL",
            check_requirements=False,
            **{f"{part}_model_path": str(path), f"{part}_check_requirements": False},
        )
    assert not trace.exists()
    pickle.loads(path.read_bytes()) if form == "plain" else torch.load(path, weights_only=False)  # noqa: S301
    assert trace.exists()  # else the test would show nothing


def test_code_in_a_model_on_a_path_does_not_run(stanzas, folder, capsys):
    trace = folder / "spur"
    (stanzas / "de" / "tokenize" / "klein.pt").write_bytes(pickle.dumps(Evil(trace)))
    (folder / "a.txt").write_text(TEXT, "utf-8")
    assert run(["extract", "a.txt", "--model", str(stanzas)]) == 3
    assert f"Das Sprachmodell in «{stanzas}» ist beschädigt" in capsys.readouterr().err
    assert not trace.exists()


def test_a_transformer_that_is_not_there_is_not_fetched(stanzas, alone):
    del alone
    import torch

    path = stanzas / "de" / "pos" / "klein.pt"
    saved = torch.load(path, weights_only=True)
    saved["config"]["bert_model"] = "irgendwer/irgendein-bert"
    torch.save(saved, path)
    with pytest.raises(ModelError, match="braucht den Encoder «irgendwer/irgendein-bert», der nicht dabei ist"):
        parser(stanzas)


def test_the_card_fits_what_stanza_checks(installed, server):
    """The same files under two sums: Stanza's MD5 in the index, our SHA-256 on the card."""
    listed = json.loads(server.files[INDEX])["de"]
    card = sources.read_card(installed)
    assert len(card.files) == len(ALL)
    for part in PACKAGES:
        content = (installed / "de" / part / "klein.pt").read_bytes()
        assert hashlib.md5(content, usedforsecurity=False).hexdigest() == listed[part]["klein"]["md5"]
        assert hashlib.sha256(content).hexdigest() == card.files[f"de/{part}/klein.pt"].sha256
