"""The parser's side: sentence ends around marks, offsets into the article, and models that are not whole."""

from __future__ import annotations

import shutil
import subprocess
import sys
import unicodedata

import pytest

from quotes import model
from quotes.marks import paragraphs, stretches
from quotes.model.errors import ModelError
from quotes.parsing import blocks
from quotes.parsing.parser import Parser


@pytest.fixture(scope="session")
def parse(extractor):
    """Give the syntax of a text, its quotations masked as in an article."""

    def analyse(text):
        return extractor._parser.analyse(blocks.build(text, paragraphs.paragraphs(text), stretches.find(text)))

    return analyse


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "Es ging weiter.Nato-Generalsekretär Ulf Kerner kam.",
            ["Es ging weiter.", "Nato-Generalsekretär Ulf Kerner kam."],
        ),
        (
            "Kerner sagte: „Hier gilt nur Danke.“Die Außenminister kamen.",
            ["Kerner sagte: „Hier gilt nur Danke.“", "Die Außenminister kamen."],
        ),
        (
            "Kerner sagte: „Hier gilt nur Danke.“ Die Außenminister kamen.",
            ["Kerner sagte: „Hier gilt nur Danke.“", "Die Außenminister kamen."],
        ),
        ("„Der Deich hält“, meint sie. Ole Brandt lacht.", ["„Der Deich hält“, meint sie.", "Ole Brandt lacht."]),
        ("Am 7. September kam Dr. Hedda Lenz an.", ["Am 7. September kam Dr. Hedda Lenz an."]),
        ("Das war 2019. Danach kam Ole Brandt.", ["Das war 2019.", "Danach kam Ole Brandt."]),
        ("Er zahlte z. B. zehn Mio. Kronen.", ["Er zahlte z. B. zehn Mio. Kronen."]),
        ("„Kommst du?“, fragte sie.", ["„Kommst du?“, fragte sie."]),
        ("„Kommst du?“ fragte sie.", ["„Kommst du?“ fragte sie."]),
        ("Das Portal www.neuhagen.example ist offline.", ["Das Portal www.neuhagen.example ist offline."]),
    ],
)
def test_sentence_ends(parse, text, sentences):
    frames = [sentence.span for sentence in parse(text).sentences if sentence.inside is None]
    found = []
    for span in frames:
        end = span.end + (text[span.end : span.end + 1] in {"“", "."})
        found.append(text[span.start : end])
    assert found == sentences


PLAIN = "Die Bürgermeisterin Jördis Böhm prüfte am Dienstag im Rathaus die Pläne für den Deich. Sie nannte sie mutig."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(PLAIN, id="wie sie ist"),
        pytest.param(PLAIN.replace("meister", "\u00admeis\u00adter"), id="weiche Trennstriche"),
        pytest.param(PLAIN.replace("Deich", "De\u200bich").replace("im ", "im\u200c "), id="Nullbreite"),
        pytest.param("\ufeff" + PLAIN, id="BOM"),
        pytest.param(unicodedata.normalize("NFD", PLAIN), id="NFD"),
        pytest.param(PLAIN.replace(" am ", "\r\nam ").replace(". Sie", ".\r\nSie"), id="CRLF"),
        pytest.param(PLAIN.replace(" ", "\u00a0"), id="geschützte Leerzeichen"),
        pytest.param(PLAIN.replace("Dienstag", "\u202aDienstag\u202c"), id="Richtungszeichen"),
    ],
)
def test_every_token_stands_where_it_says(parse, text):
    invisible = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\ufeff\u202a\u202c"))
    seen = -1
    for sentence in parse(text).sentences:
        for token in sentence.tokens:
            verbatim = unicodedata.normalize("NFC", token.span.of(text).translate(invisible))
            assert token.text == verbatim or verbatim in {"am", "im"}, token  # the two of a contraction share its place
            assert token.span.start >= seen
            seen = token.span.start
    words = [token.text for sentence in parse(text).sentences for token in sentence.tokens]
    assert words == [token.text for sentence in parse(PLAIN).sentences for token in sentence.tokens]


def test_a_mask_covers_its_quotation(parse):
    text = "„Der Deich hält noch lange“, sagte Petra Harms."
    frame, inside = parse(text).sentences
    assert [token.span.of(text) for token in frame.tokens if token.mask == 0] == ["„Der Deich hält noch lange“"]
    assert inside.inside == 0
    assert inside.span.of(text) == "Der Deich hält noch lange"


def test_a_sentence_of_a_thousand_words_is_cut(parse):
    analysis = parse("Der Deich, " * 600 + "er hält.")
    assert max(len(sentence.tokens) for sentence in analysis.sentences) <= 160
    assert sum(len(sentence.tokens) for sentence in analysis.sentences) >= 1800


@pytest.mark.parametrize("other", ["Ja.", "Der Deich hält noch lange. " * 60, "Zum Sommer hin, am 3. Mai, fehlt Geld"])
def test_a_paragraph_is_cut_the_same_beside_any_other(extractor, other):
    def cut(text):
        found = extractor._parser._cut(blocks.build(text, paragraphs.paragraphs(text), ()))
        return [[row["text"] for row in sentence.rows] for sentence in found]

    alone = cut(PLAIN)
    assert len(alone) == 2
    assert cut(f"{PLAIN}\n\n{other}")[:2] == alone
    assert cut(f"{other}\n\n{PLAIN}")[-2:] == alone


# a model that is not whole


@pytest.fixture
def weights(tmp_path):
    """Give a copy of the embedded weights that a test may break."""
    return shutil.copytree(model.embedded_folder(), tmp_path / "modell")


@pytest.mark.parametrize("name", model.FILES)
def test_a_missing_file_is_named(weights, name):
    (weights / name).unlink()
    with pytest.raises(ModelError, match=f"es fehlt «.*{name}»"):
        Parser(weights)


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(ModelError, match="nirgends"):
        Parser(tmp_path / "nirgends")


DAMAGED = [(name, damage) for damage in ("cut", "junk") for name in model.FILES if name != "resources.json"]


@pytest.mark.parametrize(("name", "damage"), DAMAGED)
@pytest.mark.slow
def test_a_damaged_file_is_told(weights, name, damage):
    path = weights / name
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2] if damage == "cut" else b"kaputt" * 50)
    with pytest.raises(ModelError, match="beschädigt"):
        Parser(weights)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        ("missing", "es fehlt"),
        ("cut", "beschädigt"),
    ],
)
@pytest.mark.slow
def test_the_command_line_ends_with_3(weights, tmp_path, damage, words):
    path = weights / "parser.pt"
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:1000])
    article = tmp_path / "a.txt"
    article.write_text("„Der Deich hält“, sagte Petra Harms.\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", "from quotes.cli import main; main()", "extract", str(article), "--model", str(weights)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stdout == ""
