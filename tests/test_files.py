"""Files appear whole or not at all, and nobody's work is replaced unasked."""

from __future__ import annotations

import os
import re
import secrets
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes import files, ours
from quotes.files import FileError


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def refuse(*_args, **_options):
    raise PermissionError(13, "Permission denied")


def left(name, data, kind="whole"):
    """Write a file as a command does."""
    return files.write(files.look("--csv", name, "z.csv"), data, kind)


def edited(path):
    path.write_bytes(path.read_bytes() + b"\nmeine Notiz")


@pytest.mark.parametrize(
    ("there", "change", "force", "may"),
    [
        (None, None, False, True),
        (b"", None, False, True),
        (b"quotes;1", None, False, True),
        (b"quotes;1", edited, False, False),
        (b"quotes;1", edited, True, True),
        (b"x" * 10_000, edited, False, False),
        (b"quotes;1", lambda path: os.utime(path, (0, 0)), False, True),
    ],
)
def test_only_what_quotes_left_so_is_replaced_unasked(folder, there, change, force, may):
    path = folder / "z.csv"
    if there is not None:
        left("z.csv", there)
    if change is not None:
        change(path)
    if may:
        files.check("--csv", "z.csv", (".csv",), force=force)
    else:
        with pytest.raises(FileError, match=r"^--csv: «z\.csv» gibt es schon, .* --force überschreiben\.$"):
            files.check("--csv", "z.csv", (".csv",), force=force)
    assert names(folder) == ["z.csv"] * (there is not None)


def test_without_a_record_a_file_is_somebodys(folder, monkeypatch):
    left("z.csv", "a")
    monkeypatch.setenv("QUOTES_STATE", "")
    with pytest.raises(FileError, match="gibt es schon"):
        files.check("--csv", "z.csv", (".csv",), force=False)
    left("z.csv", "b")  # and nothing is kept, nor said about it
    with pytest.raises(FileError, match="gibt es schon"):
        files.check("--csv", "z.csv", (".csv",), force=False)
    assert names(folder) == ["z.csv"]


def test_an_input_is_never_replaced(folder):
    left("z.csv", "a")
    (folder / "auch.csv").symlink_to("z.csv")
    for name in ("z.csv", str(folder / "z.csv"), "auch.csv"):
        with pytest.raises(FileError, match="ist eine der Eingaben"):
            files.check("--csv", name, (".csv",), force=True, inputs=["fehlt.csv", "z.csv"])


@pytest.mark.parametrize("force", [True, False])
def test_what_changes_between_the_look_and_the_writing_stays(folder, force):
    left("z.csv", "alt")
    (folder / "z-neu.csv").write_text("auch meins")
    place = files.check("--csv", "z.csv", (".csv",), force=force)
    (folder / "z.csv").write_text("von Hand")
    with pytest.raises(FileError, match=r"hat sich während des Laufs geändert .* liegt in «.*/z-neu-2\.csv»\.$"):
        files.write(place, "neu")
    assert names(folder) == ["z-neu-2.csv", "z-neu.csv", "z.csv"]
    assert [path.read_text() for path in sorted(folder.iterdir())] == ["neu", "auch meins", "von Hand"]


def test_what_is_gone_meanwhile_is_no_reason_to_step_aside(folder):
    left("z.csv", "alt")
    place = files.check("--csv", "z.csv", (".csv",), force=False)
    (folder / "z.csv").unlink()
    files.write(place, "neu")
    assert names(folder) == ["z.csv"]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("z.txt", "muss auf .csv oder .tsv enden"),
        ("z", "muss auf .csv oder .tsv enden"),
        ("ordner.csv", "ist ein Ordner; bitte einen Dateinamen angeben, etwa ordner.csv/datei.csv"),
        ("fehlt/z.csv", "Den Ordner «fehlt» gibt es nicht; bitte zuerst anlegen"),
        ("datei/z.csv", "lässt sich nicht schreiben (Not a directory)"),
        ("rohr.csv", "ist keine gewöhnliche Datei"),
        ("x" * 300 + ".csv", "lässt sich nicht schreiben (File name too long)"),
    ],
)
def test_places_that_cannot_be(folder, path, told):
    (folder / "ordner.csv").mkdir()
    (folder / "datei").write_text("Text")
    os.mkfifo("rohr.csv")
    with pytest.raises(FileError) as caught:
        files.check("--csv", path, (".csv", ".tsv"), force=True)
    assert told in str(caught.value)
    assert str(caught.value).startswith("--csv: ")
    assert caught.value.exit_code == 2


def test_a_file_goes_through_a_link_and_replaces_the_old_one(folder):
    (folder / "da").mkdir()
    (folder / "da" / "z.csv").write_text("alt")
    (folder / "z.csv").symlink_to("da/z.csv")
    assert left("z.csv", "ä\r\n") == folder / "da" / "z.csv"
    assert (folder / "da" / "z.csv").read_bytes() == "ä\r\n".encode()
    assert (folder / "z.csv").is_symlink()
    assert names(folder / "da") == ["z.csv"]


def test_a_file_held_open_leaves_the_new_one_beside(folder, monkeypatch):
    (folder / "z.csv").write_text("alt")
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(FileError, match="vielleicht ist die Datei noch geöffnet") as caught:
        left("z.csv", "neu")
    (kept,) = [path for path in folder.iterdir() if path.name != "z.csv"]
    assert kept.name == "z-neu.csv"
    assert str(kept) in str(caught.value)
    assert (kept.read_text(), (folder / "z.csv").read_text()) == ("neu", "alt")


def test_a_full_disk_leaves_the_old_one(folder, monkeypatch):
    (folder / "z.csv").write_text("alt")
    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(FileError, match=r"--csv: «z\.csv» lässt sich nicht schreiben \(Permission denied\)"):
        left("z.csv", "neu")
    monkeypatch.undo()
    assert [path.read_text() for path in folder.iterdir()] == ["alt"]


@pytest.mark.parametrize("sync", [True, False])
def test_whole_puts_what_was_written_in_its_place(folder, sync):
    with files.whole(folder / "a.json", sync=sync) as draft:
        draft.write_text("{}")
        assert names(folder) == [draft.name]
    assert names(folder) == ["a.json"]


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_whole_leaves_nothing_of_what_failed(folder, error):
    def fail():
        with files.whole(folder / "a.json") as draft:
            draft.write_text("halb")
            raise error

    (folder / "a.json").write_text("alt")
    with pytest.raises(error):
        fail()
    assert names(folder) == ["a.json"]
    assert (folder / "a.json").read_text() == "alt"


def test_drafts_have_names_that_nobody_can_guess_and_follow_no_link(folder, monkeypatch):
    target = folder / "t.csv"
    drafts = [files.Draft(target) for _ in range(3)]
    assert len({draft.path for draft in drafts}) == 3
    assert all(re.fullmatch(r"\.t\.csv\.[0-9a-f]{16}\.tmp", draft.path.name) for draft in drafts)
    tokens = iter(["0" * 16, "0" * 16, "1" * 16])
    monkeypatch.setattr(secrets, "token_hex", lambda _: next(tokens))
    (folder / "fremd").write_text("meins")
    (folder / f".t.csv.{'0' * 16}.tmp").symlink_to("fremd")  # somebody has guessed it
    draft = files.Draft(target)
    assert draft.path.name == f".t.csv.{'1' * 16}.tmp"
    for each in [draft, *drafts]:
        each.drop()
    assert (folder / "fremd").read_text() == "meins"


def test_drafts_of_killed_processes_go_and_those_of_running_ones_stay(folder):
    running = files.Draft(folder / "t.csv")
    dead = [f".t.csv.{token * 16}.tmp" for token in "ab"]
    others = [f".u.csv.{'a' * 16}.tmp", ".t.csv.tmp", f"t.csv.{'a' * 16}.tmp", f".t.csv.{'a' * 15}.tmp"]
    for name in (*dead, *others):
        (folder / name).touch()
    left("t.csv", "neu")
    assert set(names(folder)) == {"t.csv", running.path.name, *others}
    running.drop()
    files.clear(folder)
    assert set(names(folder)) == {"t.csv", *others[1:]}


def test_a_folder_that_went_away_is_made_anew(folder):
    (folder / "weg").mkdir()
    draft = files.Draft(folder / "weg" / "t.csv")
    draft.path.write_text("halb und ganz")
    shutil.rmtree(folder / "weg")
    draft.recover()
    files.settle(files.Place("--csv", "weg/t.csv", folder / "weg" / "t.csv"), draft)
    assert (folder / "weg" / "t.csv").read_text() == "halb und ganz"
    assert names(folder / "weg") == ["t.csv"]


# the records


@given(st.binary(max_size=300), st.sampled_from(["files", "texts"]))
def test_damaged_records_count_for_nothing(tmp_path_factory, data, name):
    state = tmp_path_factory.mktemp("state")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QUOTES_STATE", str(state))
        ours.remember("a" * 64, "part")
        (state / name).write_bytes((state / "files").read_bytes()[:40] + data)  # torn, and whatever came then
        ours.remember("b" * 64, "whole")
        assert ours.kind("b" * 64) == "whole"
        assert ours.kind("c" * 64) is None
        assert ours.Texts().origins(state / name) == ()


def test_records_are_bounded_and_the_latest_count(monkeypatch, tmp_path):
    monkeypatch.setenv("QUOTES_STATE", str(tmp_path / "neu"))
    monkeypatch.setattr(ours, "RECORDS", 10)
    for number in range(50):
        ours.remember(f"{number:064x}", "whole")
    ours.remember(f"{49:064x}", "corrected")
    assert ours.kind(f"{49:064x}") == "corrected"
    assert ours.kind(f"{45:064x}") == "whole"
    assert ours.kind(f"{3:064x}") is None
    assert len((tmp_path / "neu" / "files").read_text().splitlines()) <= 2 * 10 + 1
    assert names(tmp_path / "neu") == ["files"]


@pytest.mark.parametrize("made", [lambda path: path.write_text("x"), lambda path: (path / "files").mkdir(parents=True)])
def test_where_records_cannot_be_kept_the_work_goes_on(folder, monkeypatch, made):
    made(folder / "zustand")
    monkeypatch.setenv("QUOTES_STATE", str(folder / "zustand"))
    left("z.csv", "a")
    with pytest.raises(FileError, match="gibt es schon"):
        files.check("--csv", "z.csv", (".csv",), force=False)
