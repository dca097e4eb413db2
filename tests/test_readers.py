"""What the user names becomes articles, whatever the encoding, and unusable input one sentence."""

from __future__ import annotations

import codecs
import io
import os
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes import readers
from quotes.errors import InputError
from quotes.readers import hints, plain

TEXT = "„Grüße“, sagte Łukasz Müller.\r\nÄtsch – 5 €!\rEnde\n"
GERMAN = TEXT.replace("Ł", "L")  # cp1252 has no Ł


def read(path):
    (source,) = readers.find([str(path)]).sources
    (result,) = readers.read(source)
    return result


def names(*inputs):
    return [source.name for source in readers.find(inputs).sources]


def failures(*inputs):
    return [str(failure) for failure in readers.find(inputs).failures]


@pytest.mark.parametrize(
    ("data", "text", "notices"),
    [
        (TEXT.encode(), TEXT, ()),
        (codecs.BOM_UTF8 + TEXT.encode(), TEXT, (hints.UTF8_WITH_BOM,)),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), TEXT, (hints.READ_AS.format(encoding="UTF-16"),)),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), TEXT, (hints.READ_AS.format(encoding="UTF-16"),)),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), TEXT, (hints.READ_AS.format(encoding="UTF-32"),)),
        (codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), TEXT, (hints.READ_AS.format(encoding="UTF-32"),)),
        (TEXT.encode("utf-16-le"), TEXT, (hints.READ_AS.format(encoding="UTF-16"),)),
        (TEXT.encode("utf-16-be"), TEXT, (hints.READ_AS.format(encoding="UTF-16"),)),
        (TEXT.encode("utf-32-le"), TEXT, (hints.READ_AS.format(encoding="UTF-32"),)),
        (TEXT.encode("utf-32-be"), TEXT, (hints.READ_AS.format(encoding="UTF-32"),)),
        (GERMAN.encode("cp1252"), GERMAN, (hints.READ_AS_CP1252,)),
        ("ä".encode("cp1252"), "ä", (hints.READ_AS_CP1252,)),
        (b"", "", (hints.EMPTY,)),
        (b" \r\n\t", " \r\n\t", (hints.EMPTY,)),
        (codecs.BOM_UTF8, "", (hints.UTF8_WITH_BOM, hints.EMPTY)),
        (b"<p>Hallo", "<p>Hallo", ()),  # a text about HTML, perhaps; whole pages are told from texts
        # one byte of a long text got lost: the umlauts around it are worth more than a reading as cp1252
        (
            "„Grüße aus Köln“".encode() + b"\xe4!",
            "„Grüße aus Köln“\N{REPLACEMENT CHARACTER}!",
            (hints.DAMAGED_BYTES.format(encoding="UTF-8"),),
        ),
        (
            codecs.BOM_UTF16_LE + "Hallo".encode("utf-16-le") + b"\x41",
            "Hallo\N{REPLACEMENT CHARACTER}",
            (hints.DAMAGED_BYTES.format(encoding="UTF-16"),),
        ),
        # a few stray NULs in a text are an accident, and the text stays as it is
        ("Er sagte: \0„Ja.“".encode(), "Er sagte: \0„Ja.“", (hints.STRAY_CONTROLS,)),
        # what looks odd and is none of our business: NFD, soft hyphen, zero width, right to left, escape
        (
            "Mu\u0308l\u00adler\u200b \u200fשלום \x1b[1m".encode(),
            "Mu\u0308l\u00adler\u200b \u200fשלום \x1b[1m",
            (),
        ),
    ],
)
def test_bytes_become_the_text_as_it_was(tmp_path, data, text, notices):
    path = tmp_path / "artikel.txt"
    path.write_bytes(data)
    result = read(path)
    assert result.article.text == text
    assert result.article.document == str(path)
    assert result.notices == notices


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\xd0\xcf\x11\xe0....", "altes Word"),
        (b"\xd0\xcf\x11\xe0...." + "EncryptedPackage".encode("utf-16-le"), "Passwort"),
        (rb"{\rtf1\ansi Gr\'fc\'dfe}", "RTF"),
        (b"\x89PNG\r\n\x1a\n....", "Bild"),
        (b"\xff\xd8\xff\xe0....", "Bild"),
        (b"\x1f\x8b....", "gepackte Datei"),
        (bytes(range(256)) * 20, "Binärdaten"),
        (b"\0" * 1000, "Binärdaten"),
        (b"\x7fELF\x02\x01\x01" + b"\0" * 9 + b"\x03\0>\0\x01\0\0\0", "Binärdaten"),
        (b"Gr\x81\x84e, M\x81ller", "Zeichensatz"),  # DOS: 0x81 is nothing in cp1252
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(tmp_path, data, told):
    path = tmp_path / "artikel.txt"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read(path)
    message = str(caught.value)
    assert told in message
    assert message.startswith(str(path))
    assert "\n" not in message
    assert message.endswith(".")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_comes_back_letter_for_letter(text):
    if not text.startswith("\ufeff") and not text.lstrip().lower().startswith(("<", "{")):
        assert plain.read(text.encode(), "x")[0].text == text


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    try:
        article, _notices = plain.read(data, "x")
    except InputError:
        return
    assert article.document == "x"
    article.text.encode()  # no lone surrogates: they could not be written


def test_a_large_file_is_read_in_a_moment(tmp_path):
    path = tmp_path / "gross.txt"
    path.write_bytes("„Schön“, sagte Eva Maier am Montag in Köln.\n".encode("cp1252") * 460_000)
    assert path.stat().st_size > 20_000_000
    start = time.process_time()
    result = read(path)
    assert time.process_time() - start < 5
    assert result.article.text.count("„Schön“") == 460_000


def test_too_large_a_file_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(plain, "MAX_MB", 1)
    path = tmp_path / "endlos.txt"
    path.write_bytes(b"a" * 1_000_001)
    with pytest.raises(InputError, match="größer als 1 MB"):
        read(path)


def test_folders_are_searched_to_the_bottom_and_sorted(folder):
    for name in ["b.txt", "a/z.TXT", "a/b/c.txt", "ä.txt", "a.txt", "x.csv", ".versteckt.txt", ".git/y.txt"]:
        path = folder / "artikel" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Text")
    assert names("artikel") == [
        os.path.join("artikel", *name.split("/"))  # noqa: PTH118
        for name in ["a/b/c.txt", "a/z.TXT", "a.txt", "b.txt", "ä.txt"]
    ]


def test_folders_hold_articles_in_many_formats_and_what_is_none(folder):
    for name in (
        "a.docx a.eml a.epub a.htm a.html a.md a.nitf a.odt a.pdf a.rss a.txt a.xml zitate.csv zitate.xlsx "
        "zitate.jsonl zitate.parquet bild.jpg README.md Liesmich.txt ~$a.docx"
    ).split():
        (folder / name).write_text("Text")
    found = [name.removeprefix("a.") for name in names(".")]
    assert found == "docx eml epub htm html md nitf odt pdf rss txt xml".split()
    assert names("zitate.csv", "README.md") == ["zitate.csv", "README.md"]  # by name they can be read


def test_patterns_are_expanded_if_the_shell_has_not_done_it(folder):
    for name in ["2.txt", "1.txt", "x.md"]:
        (folder / name).write_text("Text")
    (folder / "unten").mkdir()
    (folder / "unten" / "3.txt").write_text("Text")
    assert names("*.txt") == ["1.txt", "2.txt"]
    assert names("**/*.txt") == ["1.txt", "2.txt", os.path.join("unten", "3.txt")]  # noqa: PTH118
    assert names("[12].txt") == ["1.txt", "2.txt"]


def test_a_file_with_signs_of_a_pattern_in_its_name_is_itself(folder):
    (folder / "Zitat [1]*.txt").write_text("Text")
    assert names("Zitat [1]*.txt") == ["Zitat [1]*.txt"]


def test_each_file_comes_once_in_the_order_given(folder):
    for name in ["a.txt", "b.txt", "c.md"]:
        (folder / name).write_text("Text")
    (folder / "link.txt").symlink_to("a.txt")
    assert names("c.md", "b.txt", ".", "./b.txt", str(folder / "a.txt"), "-", "-") == [
        "c.md",
        "b.txt",
        "a.txt",
        "stdin",
    ]


def test_what_is_not_there_does_not_stop_the_rest(folder):
    (folder / "a.txt").write_text("Text")
    (folder / "leer").mkdir()
    found = readers.find(["fehlt.txt", "a.txt", "leer", "*.doc", ""])
    assert [source.name for source in found.sources] == ["a.txt"]
    assert [str(failure).split(":")[0] for failure in found.failures] == ["fehlt.txt", "leer", "*.doc", "«»"]


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid"), reason="permissions as Unix has them")
def test_closed_files_and_folders_are_named(folder, monkeypatch):
    (folder / "zu.txt").write_text("Text")
    (folder / "offen.txt").write_text("Text")

    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    (source, *_rest) = readers.find(["zu.txt"]).sources
    monkeypatch.setattr("pathlib.Path.open", refuse)  # chmod does not stop root, as whom tests may run
    with pytest.raises(InputError, match=r"^zu\.txt: lässt sich nicht lesen \(Permission denied\)"):
        list(readers.read(source))
    monkeypatch.setattr(os, "scandir", refuse)
    assert any("lässt sich nicht lesen" in message for message in failures("."))


def test_dangling_links_and_folders_with_link_loops(folder):
    (folder / "weg.txt").symlink_to("nirgends.txt")
    (folder / "kreis").symlink_to(".")
    (folder / "a.txt").write_text("Text")
    found = readers.find(["."])
    assert [source.name for source in found.sources] == ["a.txt", "weg.txt"]
    with pytest.raises(InputError, match="lässt sich nicht lesen"):
        list(readers.read(found.sources[1]))


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    result = read("-")
    assert result.article.text == TEXT
    assert result.article.document == "stdin"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has names that are no text")
def test_a_name_that_is_no_valid_text_can_still_be_written(folder):
    path = os.fsencode(folder) + b"/M\xfcller.txt"
    with open(path, "wb") as file:  # noqa: PTH123 - bytes
        file.write(b"Text")
    (source,) = readers.find(["."]).sources
    assert source.name == "M\N{REPLACEMENT CHARACTER}ller.txt"
    (result,) = readers.read(source)
    assert result.article.text == "Text"
