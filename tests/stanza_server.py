"""A server on this machine that has what Stanza's have: the index, and the embedded weights as if they were official.

It writes down every request, and can be told to fail in several ways.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import signal
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from quotes.model import embedded_folder

PACKAGES = {"tokenize": "tok", "mwt": "mwt", "pos": "tagger", "lemma": "lemma", "depparse": "parser", "ner": "ner"}
INDEX = "/resources_VERSION.json"  # whatever version the Stanza that is installed asks for
WEIGHTS = {f"/de/{part}/klein.pt": embedded_folder() / f"{name}.pt" for part, name in PACKAGES.items()}
EXTRA = "/de/pretrain/vektoren.pt"  # what the tagger rests on in this index; our tagger does not look at it
ALL = [INDEX, *WEIGHTS, EXTRA]


class Server:
    """What is served, what was asked, and what goes wrong."""

    def __init__(self) -> None:
        self.files = {path: source.read_bytes() for path, source in WEIGHTS.items()}
        self.files[EXTRA] = b"Vektoren" * 1000
        self.files[INDEX] = json.dumps(index(self.files)).encode()
        self.asked: list[tuple[str, str]] = []  # path, range
        self.cut: dict[str, int] = {}  # path to the bytes after which the connection is lost
        self.status: dict[str, int] = {}
        self.stopped = threading.Event()
        self.interrupt = ""  # path of which half comes, and then Ctrl-C from the keyboard
        self.url = ""

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        http = _Quiet(("127.0.0.1", 0), type("Handler", (_Handler,), {"served": self}))
        self.url = f"http://127.0.0.1:{http.server_address[1]}"
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield
        finally:
            self.stopped.set()
            http.shutdown()
            thread.join()
            http.server_close()


def index(files: dict[str, bytes]) -> dict[str, object]:
    """Return an index as Stanza's, with little in it."""

    def package(path: str) -> dict[str, object]:
        return {"md5": hashlib.md5(files[path], usedforsecurity=False).hexdigest()}

    german: dict[str, object] = {part: {"klein": package(f"/de/{part}/klein.pt")} for part in PACKAGES}
    german["pos"]["klein"]["dependencies"] = [{"model": "pretrain", "package": "vektoren"}]
    german["pretrain"] = {"vektoren": package(EXTRA)}
    german["packages"] = {"default": {**dict.fromkeys(PACKAGES, "klein"), "optional": {}}}
    german["default_md5"] = "0" * 32
    german["lang_name"] = "German"
    # no host has this name: if anything went there, it would fail
    return {"url": "http://stanza.invalid/{lang}/{filename}", "de": german, "german": {"alias": "de"}}


class _Quiet(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Say nothing about clients that go away."""


class _Handler(BaseHTTPRequestHandler):
    served: Server

    def do_GET(self) -> None:
        self.path = re.sub(r"resources_[\d.]+\.json", "resources_VERSION.json", self.path)
        asked = self.headers.get("Range", "")
        self.served.asked.append((self.path, asked))
        content = self.served.files.get(self.path)
        status = self.served.status.get(self.path, 200 if content is not None else 404)
        content = content if content is not None and status == 200 else b"<html>Fehler</html>"
        if status == 200 and (found := re.fullmatch(r"bytes=(\d+)-", asked)):
            start = int(found[1])
            status, content = (206, content[start:]) if start < len(content) else (416, b"")
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.served.interrupt == self.path:
            self.wfile.write(content[: len(content) // 2])
            time.sleep(0.3)  # until that half is written
            signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)
            self.served.stopped.wait(10)
            return
        self.wfile.write(content[: self.served.cut.get(self.path)])

    def log_message(self, *_: object) -> None:
        """Stay silent."""
