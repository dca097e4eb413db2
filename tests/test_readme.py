"""The README's shell lines: each is called as it stands, on a folder that has what it names."""

from __future__ import annotations

import io
import re
import shlex
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import made
import pytest

from quotes import cli, library, pipeline
from quotes.stats import sheets

README = Path(__file__).parent.parent / "README.md"
FIXTURES = README.parent / "fixtures"
LINES = re.findall(r"^ {4}((?:cat .*\| )?quotes .*)$", README.read_text(encoding="utf-8"), re.MULTILINE)
ELSEWHERE = {  # what asks the network, a cluster, files of others; their options are looked up
    "quotes corpus archiv.parquet zitate/",  # minutes of many processes: test_corpus.py
    "quotes corpus archiv.parquet zitate/ --keep Ressort,Seite",
    "quotes corpus archiv.parquet zitate/ --scheduler tcp://10.0.0.5:8786",
    "quotes models install official",
    "quotes extract artikel.txt --model official",
    "quotes evaluate dev.jsonl.gz sprecher.jsonl stellen.jsonl --errors fehler.csv --json zahlen.json",
}


def commands(line):
    """Return the arguments of the commands of a line, comments aside, one list a part of its pipe."""
    words = shlex.split(line, comments=True)
    parts = " ".join(shlex.quote(word) if word != "|" else "|" for word in words).split(" | ")
    return [shlex.split(part) for part in parts]


def plain(line):
    return " | ".join(shlex.join(command) for command in commands(line))


HERE = [line for line in map(plain, LINES) if line not in ELSEWHERE]


def test_the_lines_are_found():
    assert len(LINES) > 20
    assert set(map(plain, LINES)) >= ELSEWHERE
    assert {command[1] for line in LINES for command in commands(line) if command[0] == "quotes"} == {
        *"apply check corpus evaluate explain extract find models persons report stats verify".split()
    }


@pytest.fixture(scope="module")
def files(extractor, tmp_path_factory):
    """Make a folder with everything that the lines name."""
    del extractor
    folder = tmp_path_factory.mktemp("readme")
    for name in ("artikel", "archiv", "zehn", "quellen"):
        (folder / name).mkdir()
    (folder / "fixtures").symlink_to(FIXTURES)
    text = "„Der Deich hält“, sagte Petra Harms. „Noch“, rief sie. „Nein“, sagte Ole Brandt.\n"
    for path in ("artikel.txt", "artikel/a.txt", "archiv/2026-01.txt", "zehn/a.txt", "entwurf.txt", "quellen/a.txt"):
        (folder / path).write_text(text, encoding="utf-8")
    (folder / "archiv.xlsx").write_bytes(made.xlsx([["Nr", "Volltext"], [1, text]]))
    (folder / "seite.html").write_bytes((made.DATA / "faehre.html").read_bytes())
    (folder / "blatt.pdf").write_bytes(made.pdf(made.paragraphs()))
    return folder


@pytest.fixture
def place(files, extractor, tmp_path, monkeypatch):
    """Stand in a copy of that folder, with tables made of its articles; the model is the one that is loaded."""
    shutil.copytree(files, tmp_path, symlinks=True, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "Extractor", lambda *_given, **_options: extractor)
    own = re.search(r"printf '(.+)' > (woerter/\S+)", README.read_text(encoding="utf-8"))  # «Words of your own»
    Path(own[2]).parent.mkdir()
    Path(own[2]).write_text(own[1].encode().decode("unicode_escape"), encoding="utf-8")
    for output in ("zitate.csv", "zitate.xlsx", "zitate.db", "korrekturen.csv"):
        assert cli.run(["extract", "artikel/", "-o", output, "-q"]) == 0
    assert cli.run(["persons", "zitate.csv", "-o", "persons.toml"]) == 0
    assert cli.run(["extract", "zehn/", "--types", "direct,partial,scare,title", "-o", "gold.csv", "-q"]) == 0
    table = Path("gold.csv").read_text(encoding="utf-8-sig").splitlines()  # and a person has gone through it
    judged = [f'{line};"{mark}"' for line, mark in zip(table, ["sure", *"333"], strict=True)]
    Path("gold.csv").write_text("\n".join(judged), encoding="utf-8-sig")
    assert cli.run(["evaluate", "gold.csv", "--articles", "zehn/", "--json", "heute.json"]) == 0


@pytest.mark.slow
@pytest.mark.parametrize("line", HERE)
@pytest.mark.usefixtures("place")
def test_a_line_does_what_it_says(line, monkeypatch, capfd):
    given = b""
    if line.startswith("quotes persons"):
        Path("persons.toml").unlink()
    for table in ("gold.csv", "zitate.csv"):  # of other articles, which nobody may throw away
        if line.startswith("quotes extract") and f"-o {table}" in line:
            Path(table).unlink()
    for command in commands(line):
        if command[0] == "cat":
            given = Path(command[1]).read_bytes()
            continue
        stdin = SimpleNamespace(buffer=io.BytesIO(given), isatty=lambda: False)
        monkeypatch.setattr(sys, "stdin", stdin)
        capfd.readouterr()
        assert cli.run(command[1:]) == 0
        given = capfd.readouterr().out.encode()
    written = re.findall(r"(?:-o|--plot|--report|--save-text) (\S+)", line)
    written += re.findall(r"^quotes apply (\S+\.db) ", line)  # an archive is corrected where it lies
    for path in re.findall(r"--csv (\S+)", line):  # stats writes a file a table
        written += sheets.places(path).values() if " stats " in line else [path]
    assert [path for path in written if not Path(path).exists()] == []
    assert given or written


@pytest.mark.parametrize("line", sorted(ELSEWHERE))
def test_the_options_of_the_others_are_there(line, capsys):
    (command,) = commands(line)
    names = [command[1], *(["install"] if "install" in command else [])]
    assert cli.run([*names, "--help"]) == 0
    options = set(re.findall(r"--[a-z-]+", capsys.readouterr().out))
    assert {word for word in command if word.startswith("--")} <= options


def test_the_two_commands_install_this_folder():
    text = README.read_text(encoding="utf-8")
    both = re.findall(r"^ {4}python3 -m venv \.venv && \.venv/bin/pip install (.*)$", text, re.MULTILINE)
    first = ". && .venv/bin/quotes extract fixtures/ -o zitate.xlsx --headers de"
    assert both == [first, "-e '.[dev]' && .venv/bin/pytest"]


@pytest.mark.slow
def test_the_first_screen_is_proved_by_the_commands_beside_it(place, capfd):
    """Make the workbook of the first command, and then what the table below it names, as far as it needs no network."""
    del place
    screen = README.read_text(encoding="utf-8").partition("\n## ")[0]
    shown = [line for line in re.findall(r"`(quotes [^`…]+)`", screen) if line.count(" ") > 1]
    assert {line.split()[1] for line in shown} == {"verify", "explain", "evaluate"}
    Path("zitate.xlsx").unlink()
    assert cli.run(shlex.split("extract fixtures/ -o zitate.xlsx --headers de")) == 0
    for line in shown:
        assert cli.run(shlex.split(line)[1:]) == 0, line
    told = "".join(capfd.readouterr())
    assert re.search(r"100,0 %.*\(283/283\)", told)
    assert re.search(r"247 Zeilen: 247 stimmen", told)


@pytest.mark.slow
def test_what_find_prints_is_what_it_prints(place, capfd, monkeypatch):
    del place
    monkeypatch.setenv("COLUMNS", "80")
    shown = re.search(r"^ {4}\$ (quotes find .*)\n((?: {4}.*\n)+)", README.read_text(encoding="utf-8"), re.MULTILINE)
    Path("zitate.db").unlink()
    assert cli.run(["extract", "fixtures/artikel", "-o", "zitate.db", "-q"]) == 0
    capfd.readouterr()
    assert cli.run(shlex.split(shown[1])[1:]) == 0
    assert capfd.readouterr().out.rstrip("\n") == re.sub("^ {4}", "", shown[2], flags=re.MULTILINE).rstrip("\n")


def test_the_python_lines_do_what_they_say(place, capsys):
    del place
    text = README.read_text(encoding="utf-8").partition("### From Python")[2].partition("\n## ")[0]
    code = "\n".join(line[4:] for line in text.splitlines() if line.startswith("    "))
    library._extractor.cache_clear()
    names = {}
    exec(compile(code, "README.md", "exec"), names)  # noqa: S102 - our own text
    library._extractor.cache_clear()
    assert capsys.readouterr().out == "Petra Harms Der Deich hält\n"
    assert list(names["table"]["speaker"]) == ["Petra Harms", "Petra Harms", "Ole Brandt"]
