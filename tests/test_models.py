"""The models that are there: list, check, and install from a server on this machine. No model is loaded here."""

from __future__ import annotations

import errno
import json
import os
import pty
import shutil
import socket
import subprocess
import sys

import pytest
from stanza_server import ALL, EXTRA, INDEX, WEIGHTS, Server

from quotes import model
from quotes.cli import run
from quotes.model import official, sources
from quotes.model.errors import ModelError

MAIN = "from quotes.cli import main; main()"
PARSER = "/de/depparse/klein.pt"


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Give an empty data folder, and a machine without proxies."""
    for name in [*os.environ]:
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("QUOTES_HOME", str(tmp_path / "daten"))
    monkeypatch.delenv("QUOTES_STANZA_URL", raising=False)
    return tmp_path / "daten"


@pytest.fixture
def server():
    served = Server()
    with served.running():
        yield served


@pytest.fixture
def say(home, capsys):
    """Run ``quotes ARGUMENTS``; give code, standard output, standard error."""
    del home

    def call(*arguments):
        code = run(arguments)
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return code, out, err

    return call


@pytest.fixture
def install(say, server):
    """Install from the server; give code and the one line of standard error."""

    def call():
        code, out, err = say("models", "install", "official", "--url", server.url)
        assert out == ""
        (line,) = err.splitlines()
        return code, line

    return call


def found(say, name):
    """Give what ``quotes models --json`` tells of a model."""
    _, out, _ = say("models", "--json")
    return next(entry for entry in json.loads(out) if entry["name"] == name)


# the list


def test_the_embedded_model_is_whole_and_tells_what_it_is(say):
    code, out, err = say("models")
    assert (code, err) == (0, "")
    embedded, other = out.split("\n\n")
    for line in ("Modell: embedded\n", "Zustand: vollständig, alle Prüfsummen stimmen\n", "Lizenz: CC BY-SA 4.0"):
        assert line in embedded
    assert "Genauigkeit: UPOS 9" in embedded
    assert "SHA-256: " in embedded
    assert "Zustand: nicht installiert\nHolen mit: quotes models install official\n" in other
    entry = found(say, "embedded")
    assert entry["files"].keys() >= set(model.FILES) - {model.CARD}
    assert entry["bytes"] == sum((model.embedded_folder() / name).stat().st_size for name in entry["files"])


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="the other tool is not there")
def test_the_checksum_is_the_one_that_other_tools_make(say):
    entry = found(say, "embedded")
    lines = "".join(f"{about['sha256']}  {name}\n" for name, about in sorted(entry["files"].items()))
    made = subprocess.run(["sha256sum"], input=lines, capture_output=True, text=True, check=True).stdout
    assert made.split()[0] == entry["sha256"]


def flat(folder, **card):
    """Make a folder like the embedded one, with files of a few bytes."""
    folder.mkdir()
    for name in model.FILES:
        (folder / name).write_text("{}" if name == sources.INDEX else name, "utf-8")
    names = [name for name in model.FILES if name != model.CARD]
    sources.write_card(folder, {"version": "7", "licence": "frei", **card}, names)
    return folder


@pytest.mark.parametrize(
    ("damage", "row", "told"),
    [
        (lambda path: path.unlink(), "Es fehlt: ner.pt\n", "es fehlt «{path}»"),
        (lambda path: path.write_text("x"), "Beschädigt: ner.pt hat 1 statt 6 Byte\n", "«{path}» hat 1 statt 6 Byte"),
        (lambda path: path.write_text("ner.px"), "Beschädigt: ner.pt hat nicht die Prüf", "«{path}» hat nicht die"),
    ],
)
def test_a_damaged_file_is_named_with_its_cure(say, tmp_path, damage, row, told):
    folder = flat(tmp_path / "modell")
    assert say("models", "--path", str(folder))[0] == 0
    damage(folder / "ner.pt")
    code, out, err = say("models", "--path", str(folder))
    assert code == 3
    assert row in out
    assert told.format(path=folder / "ner.pt") in err
    assert err.endswith("; bitte den Ordner neu besorgen oder --model prüfen.\n")


def test_a_card_may_tell_more_than_is_known_and_less(say, tmp_path):
    folder = flat(tmp_path / "modell", accuracy={"LAS": 84}, later={"x": [1]}, built="2026-11-23")
    out = say("models", "--path", str(folder))[1]
    assert "Version: 7 vom 2026-11-23\nLizenz: frei\n" in out
    assert "Genauigkeit: LAS 84,0\n" in out


@pytest.mark.parametrize("card", ["", "[]", "{}", '{"files": {"a": 1}}', '{"files": {}, "accuracy": {"LAS": "gut"}}'])
def test_a_card_that_is_none(say, tmp_path, card):
    folder = flat(tmp_path / "modell")
    (folder / model.CARD).write_text(card, "utf-8")
    code, _, err = say("models", "--path", str(folder))
    assert code == 3
    assert f"«{folder / model.CARD}» ist nicht lesbar" in err


def test_a_folder_of_stanzas_without_a_card_is_listed_unchecked(say, server, tmp_path):
    for path, content in server.files.items():
        place = tmp_path / "stanza" / path.replace(INDEX, "/resources.json")[1:]
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    code, out, _ = say("models", "--path", str(tmp_path / "stanza"))
    assert code == 0
    assert "Zustand: vollständig, aber ohne Angabe von Prüfsummen\n" in out
    assert f"in {len(ALL)} Dateien\n" in out
    place.unlink()
    assert say("models", "--path", str(tmp_path / "stanza"))[0] == 3


def test_a_folder_that_is_not_there(say):
    assert say("models", "--path", "nirgends") == (
        3,
        "",
        "Fehler: Das Sprachmodell ist unvollständig, es fehlt «nirgends»; bitte --path prüfen.\n",
    )


def test_the_table_fits_a_terminal(home):
    del home
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", MAIN, "models"],
        stdout=theirs,
        stdin=subprocess.DEVNULL,
        env=os.environ | {"TERM": "dumb", "COLUMNS": "80"},
    ) as running:
        os.close(theirs)
        seen = b""
        while True:
            try:
                seen += os.read(ours, 65536)
            except OSError:  # Linux: the other side is closed
                break
    os.close(ours)
    assert running.returncode == 0
    lines = seen.decode().splitlines()
    assert max(map(len, lines)) <= 80
    assert any(line.split() == ["Modell", "embedded"] for line in lines)
    assert any(len(line.split()[-1]) == 64 for line in lines if "SHA-256" in line)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["install"], "Es fehlt der Name des Modells; installieren lässt sich official."),
        (["install", "embedded"], "«embedded» gibt es nicht; installieren lässt sich official."),
        (["instal"], "Den Befehl «instal» gibt es nicht; gemeint ist vielleicht install."),
        (["install", "official", "--url", "server.example"], "--url: «server.example» ist keine Adresse"),
        (["install", "official", "--url", "ftp://server.example"], "beginnt mit https:// oder http://."),
    ],
)
def test_wrong_use(say, home, arguments, told):
    code, out, err = say("models", *arguments)
    assert (code, out) == (2, "")
    assert told in err
    assert not home.exists()


@pytest.mark.parametrize("arguments", [["models", "--help"], ["models", "install", "--help"]])
def test_help_is_german_and_fits_the_terminal(arguments, say, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    code, out, _ = say(*arguments)
    assert code == 0
    assert out.strip().startswith("Aufruf: quotes models")
    for english in ("Usage", "Options", "Arguments", "Commands", "required", "default", "env var"):
        assert english not in out
    assert max(map(len, out.splitlines())) <= 80


# installing


def test_install_fetches_each_file_once_and_writes_the_card(install, say, server, home):
    code, line = install()
    assert code == 0, line
    folder = home / "models" / "official"
    assert line.startswith("Modell official, Version 1.15")
    assert line.endswith(f"alle Prüfsummen stimmen: {folder}")
    assert sorted(server.paths) == sorted(ALL)
    for path in [*WEIGHTS, EXTRA]:
        assert (folder / path[1:]).read_bytes() == server.files[path]
    assert sorted(path.name for path in folder.iterdir()) == ["de", "model.json", "resources.json"]
    entry = found(say, "official")
    assert (entry["state"], entry["url"]) == ("whole", server.url)
    assert set(entry["files"]) == {"resources.json", *(path[1:] for path in [*WEIGHTS, EXTRA])}
    assert sources.locate("official") == folder


def test_a_second_install_fetches_the_index_only(install, server):
    install()
    server.asked.clear()
    code, line = install()
    assert code == 0
    assert "war schon vollständig" in line
    assert server.paths == [INDEX]


def test_the_address_may_come_from_the_environment(say, server, monkeypatch):
    monkeypatch.setenv("QUOTES_STANZA_URL", server.url + "/")
    assert say("models", "install", "official", "-q") == (0, "", "")
    assert sorted(server.paths) == sorted(ALL)


def test_without_an_address_the_index_tells_where_the_weights_are(say, server, monkeypatch):
    from stanza.resources import common  # noqa: TID251 - its address is what is tested

    monkeypatch.setattr(common, "DEFAULT_RESOURCES_URL", server.url)
    listed = json.loads(server.files[INDEX])
    listed["url"] = server.url + "/{lang}/{filename}"
    server.files[INDEX] = json.dumps(listed).encode()
    assert say("models", "install", "official")[0] == 0
    assert sorted(server.paths) == sorted(ALL)


def test_a_lost_connection_is_told_and_the_next_call_goes_on(install, say, server, home):
    server.cut[PARSER] = 1_000_000
    code, line = install()
    assert code == 3
    assert line == (
        f"Fehler: Die Verbindung ist bei {server.url}{PARSER} abgerissen; bitte den Befehl noch einmal aufrufen, "
        "er macht mit dem weiter, was schon geladen ist."
    )
    done = [path for path in WEIGHTS if (home / "models" / "official" / path[1:]).exists()]
    assert done
    assert found(say, "official")["state"] == "unfinished"
    with pytest.raises(ModelError, match="nicht fertig installiert; «quotes models install official» macht dort"):
        sources.locate("official")

    server.cut.clear()
    server.asked.clear()
    code, line = install()
    assert code == 0, line
    assert sorted(server.paths) == sorted(set(ALL) - set(done))
    whole = 1_000_000 // official._PIECE * official._PIECE
    assert dict(server.asked)[PARSER] == f"bytes={whole}-"
    assert found(say, "official")["state"] == "whole"


@pytest.mark.parametrize("had", ["all", "more"])
def test_a_rest_that_is_none(install, server, home, had):
    """The call before ended between the last byte and the file's place, or the file was another one."""
    server.cut[PARSER] = 1000
    install()
    (part,) = (home / "models" / "official" / "unfertig").iterdir()
    part.write_bytes(server.files[PARSER] + (b"x" if had == "more" else b""))
    server.cut.clear()
    assert install()[0] == 0
    assert (home / "models" / "official" / PARSER[1:]).read_bytes() == server.files[PARSER]


def test_a_wrong_file_is_refused_and_named(install, say, server, home):
    right = server.files[PARSER]
    server.files[PARSER] = right[:-1] + b"x"
    code, line = install()
    assert code == 3
    assert f"{server.url}{PARSER} hat nicht die Prüfsumme aus dem Verzeichnis und wurde verworfen" in line
    assert not (home / "models" / "official" / PARSER[1:]).exists()
    assert found(say, "official")["state"] == "unfinished"
    server.files[PARSER] = right
    assert install()[0] == 0


def test_a_damaged_installation_is_named_and_mended(install, say, server, home):
    install()
    (home / "models" / "official" / PARSER[1:]).write_bytes(b"kaputt")
    code, _, err = say("models")
    assert code == 3
    assert f"«{home / 'models' / 'official' / PARSER[1:]}» hat 6 statt" in err
    assert "bitte «quotes models install official» noch einmal aufrufen" in err
    server.asked.clear()
    assert install()[0] == 0
    assert server.paths == [INDEX, PARSER]
    assert found(say, "official")["state"] == "whole"


@pytest.mark.parametrize(
    ("path", "status", "cure"),
    [(INDEX, 404, "bitte --url prüfen"), (PARSER, 404, "bitte --url prüfen"), (PARSER, 503, "bitte später")],
)
def test_a_server_that_refuses(install, server, path, status, cure):
    server.status[path] = status
    code, line = install()
    assert code == 3
    assert line.startswith(f"Fehler: {server.url}/")
    assert f"(Antwort {status} des Servers); {cure}" in line


@pytest.mark.parametrize(
    "page",
    [
        b"<html>Bitte anmelden</html>",
        b"[]",
        b"{}",
        b'{"de": {"packages": {"default": {}}}}',
        b'{"de": {"alias": "xx"}}',
    ],
)
def test_what_is_no_index_replaces_none(install, say, server, page):
    install()
    server.files[INDEX] = page
    code, line = install()
    assert code == 3
    assert "ist kein Verzeichnis von Stanza mit einem deutschen Modell; bitte --url prüfen" in line
    assert found(say, "official")["state"] == "whole"


def test_an_index_cannot_write_elsewhere(install, server, home):
    listed = json.loads(server.files[INDEX])
    listed["de"]["pos"]["../../../../boese"] = listed["de"]["pos"].pop("klein")
    listed["de"]["packages"]["default"]["pos"] = "../../../../boese"
    server.files[INDEX] = json.dumps(listed).encode()
    assert install()[0] == 3
    assert not list(home.parent.rglob("boese*"))


def test_no_network(say, server):
    with socket.create_server(("127.0.0.1", 0)) as free:
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    code, _, err = say("models", "install", "official", "--url", url)
    assert code == 3
    (line,) = err.splitlines()
    assert line.startswith(f"Fehler: Keine Verbindung zu {url}/resources_")
    assert "auf einem Rechner mit Netz" in line
    assert "mit --model PFAD angeben" in line
    assert "Das eingebaute Modell braucht kein Netz." in line
    assert server.asked == []


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "ist kein Platz mehr auf dem Datenträger; bitte Platz"),
        (PermissionError(errno.EACCES, "Permission denied", "/da"), "«/da» lässt sich nicht schreiben (Permission"),
        (OSError(errno.EROFS, "Read-only file system", "/da"), "mit der Umgebungsvariablen QUOTES_HOME einen anderen"),
    ],
)
def test_a_disk_that_does_not_take_it(install, monkeypatch, error, told):
    def take(*_args):
        raise error

    monkeypatch.setattr(official._Fetcher, "_take", take)
    code, line = install()
    assert code == 3
    assert told in line


def test_a_data_folder_that_is_a_file(install, home):
    home.write_text("schon da")
    code, line = install()
    assert code == 3
    assert "lässt sich nicht schreiben" in line


@pytest.mark.skipif(os.name == "nt", reason="signals as Unix has them")
def test_interrupted(install, server, home):
    server.interrupt = PARSER
    code, line = install()
    assert code == 130
    assert line == "Abgebrochen; was schon geladen ist, bleibt, und derselbe Befehl macht dort weiter."
    assert not (home / "models" / "official" / model.CARD).exists()
    server.interrupt = ""
    assert install()[0] == 0
    assert server.paths.count("/de/tokenize/klein.pt") == 1


@pytest.mark.skipif(os.name == "nt", reason="terminals as Unix has them")
@pytest.mark.slow
def test_the_bar_shows_on_a_terminal(server, home):
    del home
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", MAIN, "models", "install", "official", "--url", server.url],
        stderr=theirs,
        stdin=subprocess.DEVNULL,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "80"},
    ) as running:
        os.close(theirs)
        seen = b""
        while True:
            try:
                seen += os.read(ours, 65536)
            except OSError:  # Linux: the other side is closed
                break
    os.close(ours)
    assert running.returncode == 0
    assert "depparse/klein.pt" in seen.decode()
    size = f"{(model.embedded_folder() / 'parser.pt').stat().st_size / 1e6:.1f}"
    assert f"{size}/{size} MB" in seen.decode()
    assert "Downloading" not in seen.decode()
