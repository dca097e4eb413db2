"""The proof sheet as a file: what it holds, what it lets through, its colours. How it works: test_proof_browser."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import get_args

import fake
import proof_sheets
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.cli import run
from quotes.data import Article, Type
from quotes.marks import paragraphs
from quotes.review import proof
from quotes.review.originals import Originals
from quotes.review.passages import Passages
from quotes.review.proof import colours, page, places, sheet

TEXT = "Lage 😀: „Das reicht „so“ nicht“, räumte Maier am Montag ein. „Nein“, sagte sie.\n\nEnde."


def pieces(text, *rows):
    """Return the pieces of an article, marks as (sort, rows, text)."""

    def flat(found):
        for piece in found:
            if isinstance(piece, str):
                yield piece
            else:
                yield (piece[0], piece[1], "".join(words(piece[2])))
                yield from (inner for inner in flat(piece[2]) if not isinstance(inner, str))

    def words(found):
        for piece in found:
            yield piece if isinstance(piece, str) else "".join(words(piece[2]))

    placed = {number: places.of_row(row, Passages(text)) for number, row in enumerate(rows)}
    return [list(flat(paragraph)) for paragraph in sheet.paragraphs_of(text, placed)]


def test_an_article_comes_in_nested_pieces():
    rows = [
        proof_sheets.row_at(TEXT, "„Das reicht „so“ nicht“", cue="räumte … ein", mention="Maier"),
        proof_sheets.row_at(TEXT, "„so“", type="scare"),
        proof_sheets.row_at(TEXT, "„Nein“", cue="sagte", mention="sie"),
    ]
    assert pieces(TEXT, *rows) == [
        [
            "Lage 😀: ",
            ("q", [0], "„Das reicht „so“ nicht“"),
            ("q", [1], "„so“"),
            ", ",
            ("c", [0], "räumte"),
            " ",
            ("m", [0], "Maier"),
            " am Montag ",
            ("c", [0], "ein"),
            ". ",
            ("q", [2], "„Nein“"),
            ", ",
            ("c", [2], "sagte"),
            " ",
            ("m", [2], "sie"),
            ".",
        ],
        ["Ende."],
    ]


def test_what_stands_for_several_rows_is_one_place():
    text = "„Das“, sagte Maier, „reicht nicht“."
    found = pieces(
        text,
        *(proof_sheets.row_at(text, marked, cue="sagte", mention="Maier") for marked in ("„Das“", "„reicht nicht“")),
    )
    assert [piece[:2] for piece in found[0] if isinstance(piece, tuple)] == [
        ("q", [0]),
        ("c", [0, 1]),
        ("m", [0, 1]),
        ("q", [1]),
    ]


@pytest.mark.parametrize(
    ("text", "marked", "cue", "mention", "found"),
    [
        ("Er sagte viel. „Nein“, sagte Eva.", "„Nein“", "sagte", "Eva", ["sagte:23", "Eva:29"]),
        ("„Er sagte Eva“. „Nein“, rief Jan. Eva sagte es.", "„Nein“", "sagte", "Eva", ["Eva:34", "sagte:38"]),
        ("„Eva sagte: ‚Nein‘“", "‚Nein‘", "sagte", "Eva", ["Eva:1", "sagte:5"]),
        ("„Nein“, vorsagte Evas Vater.", "„Nein“", "sagte", "Eva", []),
        ("„Nein“, so\ndie Frau.", "„Nein“", "so", "die  Frau", ["so:8", "die Frau:11"]),
        ("„Nein“, a.*b (c", "„Nein“", "a.*b", "(c", ["a.*b:8", "(c:13"]),
        ("„Nein“", "„Nein“", " … ", "", []),
    ],
)
def test_cue_and_mention_are_looked_up_near_the_quotation(text, marked, cue, mention, found):
    row = proof_sheets.row_at(text, marked, cue=cue, mention=mention) | {"quote": marked[1:-1]}
    placed = places.of_row(row, Passages(text))
    spans = [*placed.cues, *([placed.mention] if placed.mention else [])]
    assert (
        sorted(
            (f"{' '.join(span.of(text).split())}:{span.start}" for span in spans),
            key=lambda each: int(each.split(":")[1]),
        )
        == found
    )


def test_a_quotation_just_extracted_brings_its_places():
    quotation = fake.Extractor().extract(Article(TEXT))[0]
    assert proof.of_quotation(quotation).span == quotation.span


def test_every_place_of_the_fixtures_is_found():
    rows, articles = proof_sheets.fixture_rows(), proof_sheets.fixture_articles()
    made = sheet.Sheet.of_table("t.csv", rows, Originals(articles))
    assert [placed.check.holds for placed in made.placed] == [True] * 283
    assert sum(bool(placed.row["cue"]) for placed in made.placed) > 80
    assert sum(bool(placed.row["mention"]) for placed in made.placed) > 80
    assert all(placed.cues for placed in made.placed if placed.row["cue"])
    assert all(placed.mention for placed in made.placed if placed.row["mention"])


@settings(deadline=None)
@given(st.text(), st.data())
def test_the_pieces_are_the_article(text, data):
    limits = st.integers(0, len(text))
    rows = []
    for _ in range(data.draw(st.integers(0, 4))):
        start, end = sorted((data.draw(limits), data.draw(limits)))
        rows.append(proof_sheets.row(text[start:end], start, end, cue=text[:2], mention=text[-2:]))

    def words(found):
        return "".join(piece if isinstance(piece, str) else words(piece[2]) for piece in found)

    placed = {number: places.of_row(row, Passages(text)) for number, row in enumerate(rows)}
    assert list(map(words, sheet.paragraphs_of(text, placed))) == [
        span.of(text) for span in paragraphs.paragraphs(text)
    ]


# the file


class _Reader(HTMLParser):
    """Reads a page as a browser does, as far as scripts are concerned."""

    def __init__(self, text):
        super().__init__()
        self.blocks, self.tags = [], [""]
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        if tag == "script":
            self.blocks.append([dict(attributes).get("type"), ""])

    def handle_data(self, data):
        if self.tags[-1] == "script" and data.strip():
            self.blocks[-1][1] += data


EVIL = (
    "</script><script>alert(1)</script><!--<script> ]]> & \u2028\u2029 {{script}} \ud800 \0 <img src=x onerror=run()>"
)


@settings(deadline=None)
@given(st.text() | st.sampled_from([EVIL]))
def test_nothing_leaves_the_block_of_data(text):
    made = page.embedded({"a": [text], text: 1})
    assert not re.search("[<>&\u2028\u2029\ud800-\udfff]", made)
    made.encode()
    assert json.loads(made) == {"a": [text], text: 1}


def test_a_page_has_one_block_of_data_and_one_script():
    made = proof.as_html({"name": EVIL})
    reader = _Reader(made)
    assert [kind for kind, _ in reader.blocks] == ["application/json", None]
    assert json.loads(reader.blocks[0][1]) == {"name": EVIL}
    assert reader.tags.count("style") == 1
    assert made.startswith(proof.MARK)


def test_a_page_asks_for_nothing_outside():
    made = proof.as_html({})
    assert not re.search(
        r"https?:|//\w|\bsrc=|@import|url\(", re.sub(r"//? .*|sha256-[^']+", "", made)
    )  # a digest may hold anything
    assert "innerHTML" not in made
    assert "default-src 'none'" in made


def test_the_parts_of_the_page_are_in_the_package():
    names = {entry.name for entry in files("quotes.review.proof").iterdir()}
    assert {"sheet.html", "sheet.css", *page.SCRIPTS} <= names
    assert {name for name in names if name.endswith(".js")} == set(page.SCRIPTS)


# colours


def luminance(colour):
    def linear(part):
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, two):
    brighter, darker = sorted((luminance(one), luminance(two)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def palettes():
    """Return the colours of the page in light and dark: names to values."""
    style = files("quotes.review.proof").joinpath("sheet.css").read_text(encoding="utf-8")
    light, dark = style.split("@media screen and (prefers-color-scheme: dark)")
    found = []
    for part in (light, dark.split("* { box-sizing")[0]):
        named = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", part))
        for number, tint, line in re.findall(r"\.c(\d+) \{ --tint: (#\w{6}); --line: (#\w{6}); \}", part):
            named |= {f"tint{number}": tint, f"line{number}": line}
        found.append(named)
    return found


@pytest.mark.parametrize("palette", palettes(), ids=["light", "dark"])
def test_contrast_is_enough_for_text_and_lines(palette):
    backgrounds = ["page", "panel", "chosen", "none", *(f"tint{number}" for number in range(colours.COLOURS))]
    for background in backgrounds:  # WCAG AA: 4.5 for text, 3 for what is drawn
        assert contrast(palette["text"], palette[background]) >= 7, background
    for background in ("page", "panel", "chosen"):
        for text in ("soft", "good", "bad", "accent"):
            assert contrast(palette[text], palette[background]) >= 4.5, (text, background)
        for number in range(colours.COLOURS):
            assert contrast(palette[f"line{number}"], palette[background]) >= 3, (number, background)
        assert contrast(palette["field"], palette["page"]) >= 3
    assert contrast(palette["on-accent"], palette["accent"]) >= 4.5


def test_speakers_of_one_article_differ_as_long_as_there_are_colours():
    appearances = [
        (f"Sprecher {number}", document) for document in range(3) for number in range(document * 8, document * 8 + 12)
    ]
    looks = colours.looks([*appearances, ("", 0)])
    assert "" not in looks
    for document in range(3):
        here = [looks[name] for name, where in appearances if where == document]
        assert len({look.colour for look in here}) == len(here) == 12
    assert len(set(looks.values())) == len(looks)  # those who share a colour have another line


# the command


@pytest.fixture
def table(folder):
    Path(folder, "a.txt").write_text(TEXT, encoding="utf-8", newline="")
    return proof_sheets.save("t.csv", [proof_sheets.row_at(TEXT, "„Nein“", document="a.txt")])


def test_the_command(table, folder, capsys):
    assert run(["report", table, "a.txt"]) == 0
    assert capsys.readouterr().err == f"1 Zeile.\nPrüfbogen: {folder.resolve() / 'pruefen.html'}\n"
    assert run(["report", table, "a.txt"]) == 0  # its own file may be replaced
    assert run(["report", table, "a.txt", "-o", "a.txt"]) == 2
    assert Path("a.txt").read_bytes() == TEXT.encode()
    Path("fremd.html").write_text("<!doctype html>", encoding="utf-8")
    assert run(["report", table, "a.txt", "-o", "fremd.html"]) == 2
    assert "«fremd.html» gibt es schon" in capsys.readouterr().err
    assert run(["report", table, "a.txt", "-o", "fremd.html", "--force"]) == 0


def test_articles_that_are_missing_are_named_and_the_rest_is_shown(table, capsys):
    rows = [proof_sheets.row_at(TEXT, "„Nein“", document="a.txt"), proof_sheets.row("weg", 3, 8, document="b.txt")]
    proof_sheets.save("t.csv", rows)
    Path("a.txt").write_text("Neu: " + TEXT, encoding="utf-8", newline="")
    assert run(["report", table, "a.txt", "fehlt.txt"]) == 1
    err = capsys.readouterr().err
    assert "Fehler: fehlt.txt: nicht gefunden" in err
    assert "Fehler: Die Tabelle will auch «b.txt»; bitte auch diese Artikel angeben.\n" in err
    assert "2 Zeilen, 2 davon stehen nicht genau an ihrer Stelle (siehe quotes verify)." in err
    assert Path("pruefen.html").exists()


def test_without_articles_or_table(table, capsys):
    assert run(["report", table]) == 2
    assert "report: Es fehlen die Artikel der Tabelle, «a.txt»; bitte" in capsys.readouterr().err
    Path("b.txt").write_text("anderes", encoding="utf-8")
    rows = [proof_sheets.row("x", 0, 1, document=f"artikel/{number}.txt") for number in range(8)]
    proof_sheets.save("t.csv", rows)
    assert run(["report", table, "b.txt", "a.txt"]) == 2
    assert capsys.readouterr().err == (
        "Fehler: report: Die Tabelle will die Artikel «artikel/0.txt», «artikel/1.txt», «artikel/2.txt», "
        "«artikel/3.txt», «artikel/4.txt» und 3 weitere, gelesen wurden «b.txt» und «a.txt»; bitte die ihren "
        "angeben.\n"
    )
    assert not Path("pruefen.html").exists()
    assert run(["report"]) == 0
    assert capsys.readouterr().out.strip().startswith("Aufruf: quotes report")


def test_python_and_the_page_spell_nothing_twice():
    """What both must agree on comes with the data; the script itself holds none of it."""
    told = sheet.payload(sheet.Sheet("t", (), ()))["shared"]
    assert {type_ for type_, _ in told["types"]} == set(get_args(Type))
    assert told["head"] == ("id", "field", "old", "new", "verdict", "date", "document", "quote")
    script = "".join(files("quotes.review.proof").joinpath(name).read_text(encoding="utf-8") for name in page.SCRIPTS)
    code = re.sub(r"//.*|/\*\*.*?\*/", "", script)
    labels = [label for label in told["places"].values() if label != "Zitat"]  # a word of other sentences too
    words = [*dict(told["types"]), *dict(told["types"]).values(), *labels, told["right"], told["wrong"], told["file"]]
    assert [word for word in words if re.search(rf"""["'`]{word}["'`]""", code)] == []
