"""Files appear whole or not at all, and nobody's work is replaced unasked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quotes import files
from quotes.files import FileError


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def refuse(*_args, **_options):
    raise PermissionError(13, "Permission denied")


OURS = files.beginning_with("quotes;")


@pytest.mark.parametrize(
    ("there", "ours", "force", "may"),
    [
        (None, None, False, True),
        (b"", None, False, True),
        (b"quotes;1", None, False, False),
        (b"quotes;1", OURS, False, True),
        (b"Notizen", OURS, False, False),
        (b"Notizen", OURS, True, True),
        (b"<svg><!-- quotes 1.0 -->", files.naming("quotes 1.0"), False, True),
        (b"<svg>" + b" " * 5000 + b"quotes 1.0", files.naming("quotes 1.0"), False, False),
    ],
)
def test_only_ours_is_replaced_unasked(folder, there, ours, force, may):
    if there is not None:
        (folder / "z.csv").write_bytes(there)
    given = {} if ours is None else {"ours": ours}
    if may:
        files.check("--csv", "z.csv", (".csv",), force=force, **given)
    else:
        with pytest.raises(FileError, match=r"^--csv: «z\.csv» gibt es schon; .* --force überschreiben\.$"):
            files.check("--csv", "z.csv", (".csv",), force=force, **given)
    assert names(folder) == ["z.csv"] * (there is not None)


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
    assert files.write("--csv", "z.csv", "ä\r\n") == folder / "da" / "z.csv"
    assert (folder / "da" / "z.csv").read_bytes() == "ä\r\n".encode()
    assert (folder / "z.csv").is_symlink()
    assert names(folder / "da") == ["z.csv"]


def test_a_file_held_open_leaves_the_new_one_beside(folder, monkeypatch):
    (folder / "z.csv").write_text("alt")
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(FileError, match="vielleicht ist die Datei noch geöffnet") as caught:
        files.write("--csv", "z.csv", "neu")
    (kept,) = [path for path in folder.iterdir() if path.name != "z.csv"]
    assert str(kept) in str(caught.value)
    assert (kept.read_text(), (folder / "z.csv").read_text()) == ("neu", "alt")


def test_a_full_disk_leaves_the_old_one(folder, monkeypatch):
    (folder / "z.csv").write_text("alt")
    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(FileError, match=r"--csv: «z\.csv» lässt sich nicht schreiben \(Permission denied\)"):
        files.write("--csv", "z.csv", "neu")
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


def test_drafts_have_names_of_their_own():
    target = Path("t.csv")
    made = {files.draft(target), files.draft(target, "made"), files.draft(target, host=True)}
    assert len(made) == 3
    assert all(draft.name.startswith(".t.csv.") and draft.name.endswith(".tmp") for draft in made)
