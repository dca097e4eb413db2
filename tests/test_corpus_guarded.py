"""Who may have a say in a corpus: nobody but the call at hand, neither a neighbour nor a call that came before."""

from __future__ import annotations

import json
import socket
import ssl
import subprocess
import sys
import time
from pathlib import Path

import fake
import pandas as pd
import pytest

from quotes.batch import Setup, recipe
from quotes.cli import run
from quotes.corpus import Folder, Order, Settings, look, part
from quotes.corpus.cluster import connected
from quotes.readers import Columns

distributed = pytest.importorskip("distributed")


def answer(address, context=None):
    """Say hello at an address, and return what comes back: nothing, if one is shown the door."""
    host, port = address.partition("://")[2].rsplit(":", 1)
    with socket.create_connection((host, int(port)), timeout=20) as plain:
        try:
            with context.wrap_socket(plain) if context else plain as line:
                line.sendall(b"GET / HTTP/1.0\r\n\r\n")
                return line.recv(100)
        except OSError:  # also those of ssl
            return b""


def stranger(security=None):
    """Return how somebody speaks TLS who believes all that he is told, perhaps with a certificate of his own."""
    context = ssl.create_default_context()
    if security is not None:
        context = security.get_connection_args("client")["ssl_context"]
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


@pytest.mark.slow
def test_nobody_else_speaks_to_the_scheduler_and_its_workers(no_model):
    del no_model
    with connected("", 1, verbose=False) as client:
        ((worker, about),) = client.scheduler_info()["workers"].items()
        addresses = [client.scheduler.address, worker, about["nanny"]]
        assert [address.partition("://")[0] for address in addresses] == ["tls"] * 3
        for address in addresses:
            assert answer(address) == b""
            assert answer(address, stranger()) == b""
            assert answer(address, stranger(distributed.Security.temporary())) == b""
            assert answer(address, stranger(client.security)) != b""  # so it was not for another reason
        assert client.submit(len, "abc").result() == 3


@pytest.mark.parametrize(
    ("address", "configuration"),
    [
        ("tls://127.0.0.1:9", {}),
        ("tls://127.0.0.1:9", {"distributed.comm.tls.ca-file": "fehlt.pem"}),
        ("tcp://127.0.0.1:9", {"distributed.comm.require-encryption": True}),
    ],
)
def test_a_cluster_of_ones_own_whose_certificate_is_missing(folder, no_model, capsys, address, configuration):
    import dask

    del folder, no_model
    articles()
    with dask.config.set(configuration):
        assert run(["corpus", "in.parquet", "out", "--scheduler", address]) == 2
    assert capsys.readouterr().err == (
        f"Fehler: --scheduler: «{address}» und die Zertifikate von Dask passen nicht zusammen; bitte "
        "distributed.comm.tls in dessen Konfiguration prüfen.\n"
    )


# calls that came before


def articles(text="„Satz {n}“, sagte Eva Maier."):
    pd.DataFrame({"text": [text.format(n=n) for n in range(6)]}).to_parquet("in.parquet")


def begun(folder, types, *, force=False):
    """Begin a call; return its one partition, and the order that its workers have."""
    setup = Setup()
    (piece,) = look("in.parquet", folder.path).cut(10)
    folder.begin(Settings(recipe(setup), "in.parquet", types, "", "", 10), force=force)
    return piece, Order(str(folder.path), setup, recipe(setup), frozenset({types}), Columns(), call=folder.call)


def quoted(path):
    return list(pd.read_parquet(path)["quote"])


@pytest.mark.parametrize("moment", ["before it begins", "at work", "when all is written"])
def test_a_late_worker_of_a_call_with_other_settings_changes_nothing(folder, no_model, monkeypatch, moment):
    """Its call was killed, and somebody began anew."""
    del folder, no_model
    articles("„Satz {n}“ im „Stern“")
    newer = []

    def begin_anew(of_which):
        if of_which == moment and not newer:
            newer.append(begun(Folder("out"), "title", force=True))

    safe, bundles = part.files.safe, part.Attempts.bundles
    monkeypatch.setattr(part.files, "safe", lambda path: (safe(path), begin_anew("when all is written")))
    monkeypatch.setattr(part.Attempts, "bundles", lambda *given: (begin_anew("at work"), bundles(*given))[1])
    Path("out").mkdir()
    late = begun(Folder("out"), "direct")
    begin_anew("before it begins")
    assert "out/" in str(part.do(*late).stop)
    assert [path.name for path in Path("out").iterdir() if path.is_file()] == ["_quotes.json"]
    assert part.do(*newer[0]).stop is None
    assert part.do(*late).stop is not None
    assert quoted("out") == ["Stern"] * 6
    assert not list(Path("out").glob(".call-*/.*"))  # no trail either, which would make articles suspect


def test_drafts_are_nobodys_rows(folder, no_model):
    """Who reads the folder meanwhile, or after a kill, gets the parts alone."""
    del folder, no_model
    articles()
    Path("out").mkdir()
    piece, order = begun(Folder("out"), "direct")
    part.do(piece, order)
    order.draft(3).write_bytes(Path("out/part-0000000.parquet").read_bytes())
    assert quoted("out") == [f"Satz {n}" for n in range(6)]


LATE = """
import distributed, fake, sys
fake.install()
from quotes.cli import run
if __name__ == "__main__":
    sys.exit(run(["corpus", "in.parquet", "out", "--partition", "3", "--scheduler", sys.argv[1]]))
"""


@pytest.mark.slow
def test_a_call_is_killed_and_another_with_other_settings_takes_its_place(folder, no_model, capsys):
    del folder, no_model
    articles("„Satz {n}“ im „Stern“ WEILE")
    Path("late.py").write_text(LATE)
    preload = str(Path(fake.__file__).with_name("fake_worker.py"))
    options = {"dashboard": False, "dashboard_address": "127.0.0.1:0"}
    with distributed.LocalCluster(
        1, threads_per_worker=1, host="127.0.0.1", scheduler_kwargs=options, silence_logs=60, preload=[preload]
    ) as cluster:
        address = cluster.scheduler_address
        path = {"PYTHONPATH": ":".join(sys.path)}
        with subprocess.Popen([sys.executable, "late.py", address], env=path, stderr=subprocess.DEVNULL) as killed:
            deadline = time.monotonic() + 120
            while not list(Path("out").glob(".call-*/.part-*.doing")):
                assert time.monotonic() < deadline
                time.sleep(0.005)
            killed.kill()
        assert run(["corpus", "in.parquet", "out", "--types", "title", "--force", "--scheduler", address]) == 0
    assert "Fehler" not in capsys.readouterr().err
    assert json.loads(Path("out/_quotes.json").read_text())["types"] == "title"
    assert quoted("out") == ["Stern"] * 6
    assert sorted(path.name for path in Path("out").iterdir()) == ["_quotes.json", "part-0000000.parquet"]
